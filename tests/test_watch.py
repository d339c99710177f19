"""`musnad watch`: new items once, feeds only when they changed, all of it over a new start and over Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from conftest import ROOT
from musnad.cli import app
from musnad.commands import watch
from musnad.read.web.client import Client
from musnad.read.web.crawl import Crawler
from musnad.read.web.http import Limits
from musnad.tables import Tables, load
from serving import Site, html_page

SENTENCE = "قالت المديرة سلمى الحداد إن المرفأ يفتح أبوابه صباح السبت، وأضافت أن السفن تعود إليه في الربيع. "


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load(fast=True)


def page(title: str) -> str:
    return html_page(title, SENTENCE)


def feed(*items: str) -> bytes:
    rows = "".join(f"<item><title>خبر</title><link>{one}</link></item>" for one in items)
    return f'<rss version="2.0"><channel><title>مرسى</title>{rows}</channel></rss>'.encode()


def tagged(body: bytes) -> Any:
    """A feed that knows conditional requests."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        etag = f'"{hash(body)}"'
        same = request.headers["If-None-Match"] == etag
        request.send_response(304 if same else 200)
        request.send_header("ETag", etag)
        request.send_header("Content-Length", "0" if same else str(len(body)))
        request.end_headers()
        request.wfile.write(b"" if same else body)

    return answer


def watched(site: Site, out: Path, tables: Tables) -> tuple[list[str], int]:
    """One round as after a new start: what was asked for, and how many pages the folder holds."""
    site.asked.clear()
    before = watch.load(out, tables)
    client = Client(Limits(seconds=0.5, delay=0.0, private=True))
    watch.round_([site.base + "/feed"], out, before, Crawler(client, before.memory), tables)
    return site.paths(), len(before.marks)


def test_each_item_is_fetched_once(site: Site, tmp_path: Path, tables: Tables) -> None:
    for name in ("/1", "/2", "/3"):
        site.put(name, page(f"خبر {name}"))
    site.put("/english", "<html><body><p>Not an Arabic page at all, but a long one.</p></body></html>")
    site.on("/feed", tagged(feed("/1", "/2", "/english", "/gone")))
    assert watched(site, tmp_path, tables) == (["/feed", "/1", "/2", "/english", "/gone"], 2)
    assert watched(site, tmp_path, tables) == (["/feed"], 2)
    site.on("/feed", tagged(feed("/3", "/1", "/english", "/gone")))
    assert watched(site, tmp_path, tables) == (["/feed", "/3"], 3)
    reasons = [json.loads(line)["reason"] for line in (tmp_path / "rejected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(reasons) == ["not-arabic", "status-404"]
    stories = json.loads((tmp_path / "stories.json").read_text(encoding="utf-8"))
    assert len(stories["story"]) == 3
    done = CliRunner().invoke(app, ["verify", str(tmp_path)])
    assert done.exit_code == 0, done.output


def test_what_failed_for_now_is_tried_again(site: Site, tmp_path: Path, tables: Tables) -> None:
    site.put("/1", "", status=503)
    site.on("/feed", tagged(feed("/1")))
    assert watched(site, tmp_path, tables) == (["/feed", "/1"], 0)
    assert "status-503" in (tmp_path / "rejected.jsonl").read_text(encoding="utf-8")
    site.put("/1", page("عاد"))
    assert watched(site, tmp_path, tables) == (["/feed", "/1"], 1)
    assert not (tmp_path / "rejected.jsonl").exists()


def test_a_feed_that_fails_is_asked_again(site: Site, tmp_path: Path, tables: Tables) -> None:
    site.put("/feed", "", status=404)
    assert watched(site, tmp_path, tables) == (["/feed"], 0)
    site.put("/1", page("خبر"))
    site.on("/feed", tagged(feed("/1")))
    assert watched(site, tmp_path, tables) == (["/feed", "/1"], 1)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"lists": 5, "seen": [1]}', b'{"lists": {"a": {"etag": 5}}}', b"\xff"])
def test_a_damaged_state_is_done_without(site: Site, tmp_path: Path, tables: Tables, damage: bytes) -> None:
    site.on("/feed", tagged(feed()))
    for name in ("watch.json", "run.json", "rejected.jsonl"):
        (tmp_path / name).write_bytes(damage)
    assert watched(site, tmp_path, tables) == (["/feed"], 0)


def test_the_command(site: Site, tmp_path: Path) -> None:
    site.put("/1", page("خبر"))
    site.on("/feed", tagged(feed("/1")))
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.base}/feed"/></body></opml>', encoding="utf-8")
    arguments = ["watch", str(tmp_path / "feeds.opml"), "--out", str(tmp_path / "out"), "--once", "--fast"]
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 1
    assert "--allow-private" in refused.output
    assert not site.asked
    done = CliRunner().invoke(app, [*arguments, "--allow-private"])
    assert done.exit_code == 0, done.output
    assert "1 new pages, 0 rejected" in done.output


def test_annotate_fetches_what_a_file_names_only_when_told(site: Site, tmp_path: Path) -> None:
    site.put("/1", page("خبر"))
    (tmp_path / "feed.xml").write_bytes(feed(site.base + "/1"))
    arguments = ["annotate", str(tmp_path / "feed.xml"), "--fast", "--allow-private", "--out", str(tmp_path / "out")]
    offline = CliRunner().invoke(app, arguments)
    assert offline.exit_code == 1
    assert "only-named" in offline.output
    assert not site.asked
    assert CliRunner().invoke(app, [*arguments, "--fetch"]).exit_code == 0
    assert site.paths() == ["/1"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_keeps_what_was_fetched(site: Site, tmp_path: Path) -> None:
    site.put("/1", page("خبر"))

    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(3)

    site.on("/slow", slow)
    site.put("/feed", feed("/1", "/slow"), "text/xml")
    command = [sys.executable, "-m", "musnad", "watch", site.base + "/feed", "--out", str(tmp_path), "--fast", "--allow-private"]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    try:
        until = time.monotonic() + 20
        while "/slow" not in site.paths() and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=15)
    finally:
        running.kill()
    assert running.returncode == 0, errors.decode()
    assert "stopped" in errors.decode()
    assert "Traceback" not in errors.decode()
    assert len(json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["pages"]) == 1
