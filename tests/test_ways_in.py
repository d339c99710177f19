"""Files of many pages: JSON lines, WARC, feeds, OPML, sitemaps; each page has its name, and nothing raises."""

import gzip
import io
import json
import lzma
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from conftest import Run
from musnad.cli import app
from musnad.model import Hints, Page, Rejected
from musnad.read import containers, feeds, paths, rows
from musnad.read.found import Found, Link, address_name, safe_name

SENTENCE = "قال العمدة إن السوق يفتح أبوابه صباح السبت، وأضاف أن التجار يعودون إليه في الربيع. "
BODY = f"<p>{SENTENCE}</p>" * 10


def members(raw: bytes, name: str, base: str | None = None) -> list[Found | Link | Rejected]:
    return list(containers.members(io.BufferedReader(io.BytesIO(raw)), name, name, base))


def read(path: Path) -> dict[str, Page | str]:
    """Pages by their name, and reasons of what was rejected."""
    found = paths.pages([path], None)
    return dict((one.page, one.reason) if isinstance(one, Rejected) else (one.name, one) for one in found)


# JSON lines

ROWS = [
    {
        "id": "m-1#a",
        "outlet": "مرسى",
        "url": "https://m.test/1",
        "crawled": "2024-03-05 10:00:00",
        "title": "عنوان",
        "text": SENTENCE,
    },
    {"id": 7, "title": "عنوان ثان", "byline": "كتبت: سلمى", "text": SENTENCE, "published": "2024-03-04", "crawled": "2024-03-05"},
    {"url": "https://m.test/خبر", "html": f"<html><body><h1>ثالث</h1>{BODY}</body></html>", "crawled": "2024-03-05"},
    {"text": SENTENCE + "\ud800"},
]
BAD_ROWS = ['{"id": "x"}', "[1]", "{", '{"text": 5}', "[" * 5000, "1" * 5000, "\x00", '{"id": true, "text": []}']


@pytest.mark.parametrize("pack", [lambda raw: raw, gzip.compress, lzma.compress], ids=["plain", "gz", "xz"])
def test_rows_become_pages(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    lines = [json.dumps(row) for row in ROWS]
    suffix = {b"\x1f\x8b": ".gz", b"\xfd7": ".xz"}.get(pack(b"")[:2], "")
    file = tmp_path / f"crawl.jsonl{suffix}"
    file.write_bytes(pack("\n".join([*lines, "", *BAD_ROWS]).encode()))
    found = read(file)
    first, second, third, last = (found.pop(name) for name in ("m-1#a", "7", address_name("https://m.test/خبر"), "crawl-4"))
    assert isinstance(first, Page)
    assert (first.text, first.hints) == (
        f"عنوان\n{SENTENCE.strip()}\n",
        Hints("https://m.test/1", "مرسى", date(2024, 3, 5), "عنوان"),
    )
    assert first.path == f"{file}#m-1#a"
    assert isinstance(second, Page)
    assert second.text.split("\n")[:2] == ["عنوان ثان", "كتبت: سلمى"]
    assert second.hints.published == date(2024, 3, 4)
    assert isinstance(third, Page)
    assert (third.media, third.hints.published) == ("text/html", None)
    assert isinstance(last, Page)
    assert "\ufffd" in last.text
    assert found == {f"crawl-{number}": "bad-row" for number in range(6, 14)}


def test_a_row_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONGEST", 500)
    long = json.dumps({"id": "long", "text": "x" * 3000})
    good = json.dumps({"id": "good", "text": SENTENCE}, ensure_ascii=False)
    found = members(f"{long}\n{good}\n{long}".encode(), "a.jsonl")
    assert [one.reason if isinstance(one, Rejected) else one.name for one in found if not isinstance(one, Link)] == [
        "too-large", "good", "too-large",
    ]  # fmt: skip


def test_two_rows_of_one_id(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(2 * (json.dumps({"id": "x", "text": SENTENCE}) + "\n"), encoding="utf-8")
    assert [getattr(one, "reason", "page") for one in paths.pages([file], None)] == ["page", "duplicate-name"]


def test_a_packed_file_that_is_cut(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress((json.dumps({"id": "x", "text": SENTENCE}) + "\n").encode() * 1000)[:-20])
    found = list(paths.pages([file], None))
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Rejected)
    assert found[-1].reason == "damaged"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.html.gz", "a.xml.gz", "a.warc.gz", "a.gz"])
def test_a_bomb_is_cut(name: str) -> None:
    started = time.perf_counter()
    found = members(gzip.compress(bytes(60_000_000), 1), name)
    assert [one.reason for one in found if isinstance(one, Rejected)]
    assert time.perf_counter() - started < 3


@given(st.text(max_size=200))
def test_a_name_is_always_a_file_name(text: str) -> None:
    for name in (safe_name(text), address_name(text)):
        assert 0 < len(name.encode()) < 250
        assert not set('/\\\0:*?"<>|\n') & set(name)
        assert name not in {".", ".."}


# WARC


def record(url: str, payload: bytes, status: str = "200 OK", *headers: str, kind: str = "response") -> bytes:
    fields = "".join(f"{header}\r\n" for header in ("Content-Type: text/html; charset=utf-8", *headers))
    http = f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


HTML = f"<html><body>{BODY}</body></html>".encode()
RECORDS = [
    record("https://m.test/1", HTML),
    record("https://m.test/asked", b"", kind="request"),
    record("dns:m.test", b"").replace(b"application/http; msgtype=response", b"text/dns"),
    record("https://m.test/gone", HTML, "404 Not Found"),
    record("https://m.test/2", gzip.compress(HTML), "200 OK", "Content-Encoding: gzip"),
    record("https://m.test/3", b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), "200 OK", "Transfer-Encoding: chunked"),
    record("https://m.test/broken", b"no gzip", "200 OK", "Content-Encoding: gzip"),
    record("https://m.test/bomb", gzip.compress(bytes(30_000_000)), "200 OK", "Content-Encoding: gzip"),
    record("https://m.test/4", HTML),
]


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_html_answers(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    file.write_bytes(b"".join(map(gzip.compress, RECORDS) if packed else RECORDS))
    found = list(paths.pages([file], None))
    pages = [one for one in found if isinstance(one, Page)]
    assert [one.hints.url for one in pages] == [f"https://m.test/{number}" for number in (1, 2, 3, 4)]
    assert {one.raw for one in pages} == {HTML}
    assert [one.reason for one in found if isinstance(one, Rejected)] == ["damaged", "too-large"]


def test_an_archive_that_is_cut() -> None:
    raw = b"".join(RECORDS[:1] * 3)
    found = members(raw[:-700], "a.warc")
    assert [type(one) for one in found] == [Found, Found, Rejected]
    assert members(b"junk" * 1000, "a.warc")[0].reason == "damaged"  # type: ignore[union-attr]


# Feeds and other lists

RSS = f"""\ufeff<?xml version="1.0" encoding="windows-1256"?><!DOCTYPE rss [<!ENTITY lol "ha"><!ENTITY out SYSTEM "file:///etc/hosts">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>مرسى &amp; الميناء</title>
<image><url>https://m.test/i.png</url><title>صورة</title></image>
<item><title>خبر &amp;#8220;كامل&amp;#8221;</title><link>/full</link><pubDate>Tue, 05 Mar 2024 23:30:00 +0300</pubDate>
<description>مقدمة</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>خبر &nbsp; مبتور & ناقص &lol; &out;</title><guid>https://m.test/teaser</guid>
<description>{SENTENCE * 20} [...]</description></item>
<item><title>بلا عنوان</title><guid isPermaLink="false">tag:7</guid><description>قصير</description></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>ميناء</title>
<entry><title type="html">كامل</title><link rel="self" href="https://m.test/self"/><link href="https://m.test/a"/>
<published>2024-03-05T10:00:00Z</published><updated>2024-03-09T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry>
<entry><title>نص</title><id>https://m.test/b</id><content type="text">{SENTENCE * 10}
1 &lt; 2</content></entry>
<entry><title>موجز</title><link href="https://m.test/c"/><summary>{SENTENCE}</summary></entry></feed>"""


def test_rss() -> None:
    full, teaser, *bad = members(RSS.encode(), "feed.xml", "https://m.test/rss")
    assert isinstance(full, Found)
    assert full.hints == Hints("https://m.test/full", "مرسى & الميناء", date(2024, 3, 5), "خبر “كامل”")
    page = paths.page(full.name, full.raw, full.media, full.path, full.hints)
    assert isinstance(page, Page)
    assert page.text.split("\n") == ["خبر “كامل”", *[SENTENCE.strip()] * 10]
    assert teaser == Link("https://m.test/teaser", "feed.xml", Hints(), page=True)
    assert [one.reason for one in bad if isinstance(one, Rejected)] == ["bad-address", "bad-address"]


def test_atom() -> None:
    full, text, link = members(ATOM.encode(), "feed.atom")
    assert isinstance(full, Found)
    assert (full.hints.url, full.hints.published) == ("https://m.test/a", date(2024, 3, 5))
    assert isinstance(text, Found)
    page = paths.page(text.name, text.raw, text.media, text.path, text.hints)
    assert isinstance(page, Page)
    assert page.text.endswith("1 < 2")
    assert link == Link("https://m.test/c", "feed.atom", Hints(), page=True)


def test_opml_and_sitemaps() -> None:
    opml = '<opml version="2.0"><body><outline text="م"><outline type="rss" xmlUrl="https://m.test/rss"/></outline></body></opml>'
    assert members(opml.encode(), "feeds.opml") == [Link("https://m.test/rss", "feeds.opml")]
    sitemap = """<?xml version="1.0"?><!-- a --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><image:image><image:loc>https://m.test/i.png</image:loc></image:image><loc> https://m.test/1 </loc>
        <news:news><news:publication_date>2024-03-05T10:00:00+03:00</news:publication_date></news:news></url></urlset>"""
    assert members(sitemap.encode("utf-16"), "x") == [Link("https://m.test/1", "x", Hints(published=date(2024, 3, 5)), page=True)]
    index = "<sitemapindex><sitemap><loc>https://m.test/s.xml</loc></sitemap></sitemapindex>"
    assert members(index.encode(), "s.xml") == [Link("https://m.test/s.xml", "s.xml")]


def test_what_is_only_named_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(ATOM, encoding="utf-8")
    found = list(paths.pages([tmp_path / "feed.xml"], None))
    assert [getattr(one, "reason", "page") for one in found] == ["page", "page", "only-named"]


@pytest.mark.parametrize(
    "raw",
    [
        b'<!DOCTYPE rss [<!ENTITY a "ha">' + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
        + b"]><rss><channel><item><title>&a11;</title><link>http://a.test/1</link></item></channel></rss>",
        b"<rss><channel>" + b"<item>" * 200_000,
        b"<rss><channel><item><title>" + b"<" * 500_000,
        b"<rss><channel><item><title>" + b"&amp;" * 300_000 + b"</title></item></channel></rss>",
        b"<rss><channel><item><description>" + b"&lt;" * 300_000 + b"</description></item></channel></rss>",
        b"<rss>" + b"<!--" * 200_000,
        b"<?xml?>" * 100_000 + b"<rss>",
        b"<opml><body>" + b"<outline xmlUrl='x'>" * 100_000,
        b"<urlset><url>" + b"<loc>x</loc>" * 100_000 + b"</url></urlset>",
        b"<rss " + b"a='1' " * 100_000 + b">",
    ],
    ids=["laughs", "nested", "angles", "amps", "tags", "comments", "prologs", "outlines", "locs", "attributes"],
)  # fmt: skip
def test_hostile_xml_takes_little_time(raw: bytes) -> None:
    started = time.perf_counter()
    members(raw, "feed.xml")
    assert time.perf_counter() - started < 2


def test_no_entity_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("سر", encoding="utf-8")
    raw = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss><channel><item><title>&s;</title>'
    raw += f"<link>http://a.test/</link><description>{SENTENCE * 12}&s;</description></item></channel></rss>"
    [found] = members(raw.encode(), "feed.xml")
    assert isinstance(found, Found)
    assert "سر</" not in found.raw.decode()


def test_without_lxml_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "etree", None)
    [found] = members(RSS.encode(), "feed.xml")
    assert isinstance(found, Rejected)
    assert "pip install 'musnad[web]'" in found.detail


# Whatever the bytes

SEEDS = [
    RSS.encode(),
    ATOM.encode(),
    b"".join(RECORDS[:3]),
    b"".join(map(gzip.compress, RECORDS[:3])),
    json.dumps(ROWS[0]).encode(),
]
NAMES = ["a.jsonl", "a.warc", "a.warc.gz", "a.xml", "a.opml", "a", "-", "a.jsonl.xz", "a.html.gz"]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.binary(max_size=300),
    st.sampled_from([b"", b"<rss>", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b'{"', b"\xfd7zXZ\x00"]),
)
def test_no_bytes_raise(name: str, raw: bytes, head: bytes) -> None:
    for one in members(head + raw, name):
        assert not isinstance(one, Rejected) or one.detail


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.sampled_from(NAMES), st.integers(0, 4000), st.binary(max_size=6), st.integers(0, 30))
def test_no_damage_raises(seed: bytes, name: str, at: int, put: bytes, gone: int) -> None:
    at %= len(seed)
    for one in members(seed[:at] + put + seed[at + gone :], name, "https://m.test/feed"):
        if isinstance(one, Found):
            paths.page(one.name, one.raw, one.media, one.path, one.hints)


# The commands


def test_the_commands_read_them(musnad: Run, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(RECORDS[0]))
    (tmp_path / "feed.xml").write_text(ATOM, encoding="utf-8")
    stdin = "\n".join(json.dumps(row) for row in ROWS[:2])
    out = tmp_path / "out"
    done = musnad("annotate", tmp_path / "crawl.warc.gz", tmp_path / "feed.xml", "-", "--fast", "--out", out, stdin=stdin)
    assert done.returncode == 0, done.stderr
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))["pages"]
    assert len(run) == 5
    assert (run["m-1#a"]["path"], run["m-1#a"]["outlet"]) == ("m-1#a.page", "مرسى")
    assert "only-named" in done.stderr
    assert "--fetch" in done.stderr
    within = CliRunner()
    checked = within.invoke(app, ["verify", str(out)])
    assert checked.exit_code == 0, checked.output
    several = within.invoke(app, ["why", str(tmp_path / "feed.xml"), "3", "--fast"])
    assert several.exit_code == 2
    assert "several pages" in several.output
    assert within.invoke(app, ["why", str(out / "m-1#a.page"), "8", "--fast"]).exit_code == 0
