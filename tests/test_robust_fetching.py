"""Fetching from many hosts: at the same time, each over one connection, and on through every fault that a server can have."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from musnad.commands import watch
from musnad.model import Page, Rejected
from musnad.read import paths
from musnad.read.found import Found, Link
from musnad.read.web.client import Client
from musnad.read.web.crawl import Crawler
from musnad.read.web.http import Limits
from musnad.tables import Tables, load
from serving import Answer, Site, html_page, serving

SENTENCE = "قالت المديرة سلمى الحداد إن المرفأ يفتح أبوابه صباح السبت، وأضافت أن السفن تعود إليه في الربيع. "
LIMITS = Limits(size=300_000, seconds=0.6, redirects=3, delay=0.0, private=True)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load(fast=True)


@pytest.fixture
def other() -> Iterator[Site]:
    """A second host."""
    with serving() as found:
        found.base = found.base.replace("127.0.0.1", "localhost")
        yield found


def page(title: str) -> str:
    return html_page(title, SENTENCE)


def feed(*items: str) -> str:
    rows = "".join(f"<item><title>خبر</title><link>{one}</link></item>" for one in items)
    return f'<rss version="2.0"><channel><title>مرسى</title>{rows}</channel></rss>'


def told(found: Iterator[Found | Rejected]) -> list[str]:
    return [one.reason if isinstance(one, Rejected) else one.path.rpartition("/")[2] for one in found]


def sending(head: bytes, body: bytes, pause: float = 0.0) -> Answer:
    """An answer written byte for byte."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n")
        for at in range(0, len(body), 1 + len(body) // 20):
            request.wfile.flush()
            time.sleep(pause / 20)
            request.wfile.write(body[at : at + 1 + len(body) // 20])

    return answer


class Gauge:
    """Answers slowly, and knows how many requests ran at the same time."""

    def __init__(self) -> None:
        self.lock, self.now, self.most = threading.Lock(), 0, 0

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.1)
        with self.lock:
            self.now -= 1
        sending(b"Content-Type: text/html", page(request.path).encode())(request)


def test_hosts_are_asked_at_the_same_time_each_over_one_connection(site: Site, other: Site) -> None:
    own, both = [Gauge(), Gauge()], Gauge()
    links: list[Link] = []
    for host, gauge in zip((site, other), own, strict=True):
        for number in range(4):

            def answer(request: BaseHTTPRequestHandler, gauge: Gauge = gauge) -> None:
                with both.lock:
                    both.now += 1
                    both.most = max(both.most, both.now)
                gauge.answer(request)
                with both.lock:
                    both.now -= 1

            links.append(Link(host.on(f"/{number}", answer)))
    found = told(Crawler(Client(LIMITS)).follow(*links))
    assert sorted(found) == sorted("01230123")
    assert [gauge.most for gauge in own] == [1, 1]
    assert both.most == 2
    assert site.paths() == other.paths() == ["/0", "/1", "/2", "/3"]


def test_a_slow_host_does_not_keep_the_others_waiting(site: Site, other: Site) -> None:
    slow = site.on("/slow", sending(b"Content-Type: text/html", b"x" * 40, pause=9))
    found = Crawler(Client(LIMITS)).follow(Link(slow), *(Link(other.put(f"/{number}", page("خبر"))) for number in range(3)))
    assert told(found) == ["0", "1", "2", "timeout"]


def test_the_pause_of_a_host_holds_for_all_threads(site: Site) -> None:
    waits: list[float] = []
    client = Client(LIMITS._replace(delay=5.0), sleep=waits.append)
    url = site.put("/a", page("خبر"))
    threads = [threading.Thread(target=client.fetch, args=(url,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == len(site.asked) - 1
    assert all(4 < wait <= 5 for wait in waits)


def test_what_a_fetch_raises_ends_that_address_only(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = site.put("/good", page("خبر")), site.put("/bad", page("خبر"))
    fetch = Client.fetch
    monkeypatch.setattr(Client, "fetch", lambda self, url, known: 1 / 0 if url == bad else fetch(self, url, known))
    assert told(Crawler(Client(LIMITS)).follow(Link(bad), Link(good))) == ["failed", "good"]


def test_a_second_address_goes_on_where_a_first_leads_too_far(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.read.web.crawl.MOST", 2)
    for number in range(5):
        site.put(f"/{number}", page("خبر"))
    links = [Link(site.put("/feed", feed(*(f"/{number}" for number in range(4))), "text/xml")), Link(site.base + "/4")]
    assert told(Crawler(Client(LIMITS)).follow(*links)) == ["4", "0", "too-many"]


FAULTS: dict[str, tuple[Answer, str]] = {
    "/slow": (sending(b"Content-Type: text/html", page("بطيء").encode(), pause=9), "timeout"),
    "/cut": (sending(b"Transfer-Encoding: chunked", b"5\r\nabc"), "cut-off"),
    "/wrong-length": (sending(b"Content-Length: 99999", page("قصير").encode()), "cut-off"),
    "/bomb": (sending(b"Content-Encoding: gzip", gzip.compress(bytes(30_000_000))), "too-large"),
    "/endless": (sending(b"Content-Type: text/html", b"x" * 500_000), "too-large"),
    "/junk": (lambda request: request.wfile.write(b"\x00\x01\r\n\r\n") and None, "bad-answer"),
    "/picture": (sending(b"Content-Type: image/png", b"x"), "no-page"),
    "/binary": (sending(b"Content-Type: text/html", bytes(range(256)) * 99), "binary"),
}


def test_a_round_of_the_watch_goes_on_through_every_fault(site: Site, tmp_path: Path, tables: Tables) -> None:
    for path, (answer, _) in FAULTS.items():
        site.on(path, answer)
    site.put("/loop", "", status=302, Location="/loop")
    site.put("/500", "", status=500)
    site.put("/old", page("ترميز قديم").encode("windows-1256"), "text/html; charset=utf-8")
    site.put("/last", page("خبر أخير"))
    items = [*FAULTS, "/loop", "/404", "/500", "/old", "/last"]
    broken = site.put("/broken", "<rss><channel><item><link>", "text/xml")
    sources = [site.put("/feed", feed(*items), "text/xml"), site.base + "/gone", broken, str(tmp_path / "missing.opml")]
    watched = watch.load(tmp_path / "out", tables)
    assert watch.round_(sources, tmp_path / "out", watched, Crawler(Client(LIMITS), watched.memory), tables)
    assert sorted(marks.page.text.split("\n")[0] for marks in watched.marks.values()) == ["ترميز قديم", "خبر أخير"]
    reasons = sorted(reason for _, reason in watched.rejected)
    expected = [reason for _, reason in FAULTS.values()]
    assert reasons == sorted([*expected, "redirects", "status-404", "status-404", "status-500", "missing", "bad-address"])


def test_only_the_newest_of_very_many_pages_are_held(
    site: Site, tmp_path: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(watch, "MOST_PAGES", 2)
    for number in range(3):
        site.put(f"/{number}", page(f"خبر {number}"))
    watched = watch.load(tmp_path, tables)
    source = site.put("/feed", feed("/0", "/1", "/2"), "text/xml")
    watch.round_([source], tmp_path, watched, Crawler(Client(LIMITS), watched.memory), tables)
    assert [marks.page.text.split("\n")[0] for marks in watched.marks.values()] == ["خبر 1", "خبر 2"]
    assert "the oldest 1 pages" in capsys.readouterr().err
    assert list(watch.load(tmp_path, tables).marks) == list(watched.marks)


# What the host says of the character set

SHORT = "تجدد القصف على المدينة"


def test_the_character_set_that_a_host_tells_is_believed_where_it_fits(site: Site) -> None:
    for declared, encoding in (
        ("iso-8859-6", "iso-8859-6"),
        ("dos-720", "cp720"),
        ("UTF-16LE", "utf-16-le"),
        ("rot13", "windows-1256"),
    ):
        url = site.put(f"/{declared}", f"<p>{SHORT}</p>".encode(encoding), f'text/html; charset="{declared}"')
        [found] = paths.pages([Link(url)], None, Crawler(Client(LIMITS)).follow)
        assert isinstance(found, Page), found
        assert found.text == SHORT


def test_a_page_is_read_again_as_its_host_told(site: Site, tmp_path: Path, tables: Tables) -> None:
    raw = html_page("عنوان الخبر", SENTENCE.replace("،", ",")).encode("cp720")
    source = site.put("/page", raw, "text/html; charset=dos-720")
    watched = watch.load(tmp_path, tables)
    watch.round_([source], tmp_path, watched, Crawler(Client(LIMITS), watched.memory), tables)
    [marks] = watched.marks.values()
    [again] = watch.load(tmp_path, tables).marks.values()
    assert (again.page.text, again.page.encoding) == (marks.page.text, "cp720")
