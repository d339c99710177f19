"""Fetching from a real server with every fault that a server can have: polite, bounded, and never an exception."""

import gzip
import ipaddress
import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.model import Page, Rejected
from musnad.read import paths
from musnad.read.found import Link
from musnad.read.web import address, client
from musnad.read.web.client import Client, Fetched, Validators
from musnad.read.web.crawl import Crawler
from musnad.read.web.http import Limits
from serving import Site, html_page

SENTENCE = "قالت المديرة إن المرفأ يفتح أبوابه صباح السبت، وأضافت أن السفن تعود إليه في الربيع. "
LIMITS = Limits(size=300_000, seconds=0.6, redirects=3, delay=0.0, private=True)


def page(title: str) -> str:
    return html_page(title, SENTENCE)


def fetch(url: str, limits: Limits = LIMITS) -> Fetched | Rejected:
    return Client(limits).fetch(url)


def reason(url: str, limits: Limits = LIMITS) -> str:
    found = fetch(url, limits)
    assert isinstance(found, Rejected), found
    assert found.stage == "fetch"
    assert url in found.detail
    return found.reason


def crawl(url: str, limits: Limits = LIMITS) -> list[Page | Rejected]:
    return list(paths.pages([Link(url)], None, Crawler(Client(limits)).follow))


def told(found: list[Page | Rejected]) -> list[str]:
    return [one.reason if isinstance(one, Rejected) else one.text.partition("\n")[0] for one in found]


def raw_answer(head: bytes, *parts: bytes, pause: float = 0.0) -> client.Callable[[BaseHTTPRequestHandler], None]:
    """An answer written byte for byte, with a pause before each part."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n")
        for part in parts:
            request.wfile.flush()
            time.sleep(pause)
            request.wfile.write(part)

    return answer


def test_a_page_is_fetched_under_our_name(site: Site) -> None:
    url = site.put("/a/خبر", page("عنوان أول")).replace("خبر", "%D8%AE%D8%A8%D8%B1")
    site.answers["/a/%D8%AE%D8%A8%D8%B1"] = site.answers.pop("/a/خبر")
    found = crawl(url.replace("%D8%AE%D8%A8%D8%B1", "خبر"))
    assert told(found) == ["عنوان أول"]
    assert isinstance(found[0], Page)
    assert found[0].hints.url == found[0].path == site.base + "/a/خبر"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a/%D8%AE%D8%A8%D8%B1"]
    assert all(headers["User-Agent"].startswith("musnad/") for _, headers in site.asked)


@pytest.mark.parametrize(
    ("head", "parts", "pause", "expected"),
    [
        (b"Content-Type: text/html", [b"x"] * 40, 0.05, "timeout"),
        (b"Content-Length: 5000", [b"<p>", b"</p>"], 0.0, "cut-off"),
        (b"Transfer-Encoding: chunked", [b"5\r\nabc"], 0.0, "cut-off"),
        (b"Transfer-Encoding: chunked", [b"zz\r\nabc"], 0.0, "cut-off"),
        (b"Content-Encoding: gzip", [gzip.compress(b"a" * 1000)[:-9]], 0.0, "cut-off"),
        (b"Content-Encoding: gzip", [b"no gzip at all"], 0.0, "bad-answer"),
        (b"Content-Encoding: gzip", [gzip.compress(bytes(30_000_000))], 0.0, "too-large"),
        (b"Content-Encoding: br", [b"abc"], 0.0, "bad-answer"),
        (b"Content-Type: text/html", [b"x" * 400_000], 0.0, "too-large"),
        (b"Content-Length: 400000", [b"x" * 400_000], 0.0, "too-large"),
        (b"Content-Type: image/png", [b"x"], 0.0, "no-page"),
        (b"Content-Length: many", [b"x"], 0.0, ""),
        (b"X: " + b"y" * 70_000, [b"x"], 0.0, "bad-answer"),
        (b"\r\n".join(b"X%d: y" % number for number in range(200)), [b"x"], 0.0, "bad-answer"),
    ],
    ids=[
        "slow", "short", "chunk-cut", "chunk-broken", "gzip-cut", "gzip-none", "bomb", "brotli", "endless", "big", "picture",
        "length-no-number", "long-header", "many-headers",
    ],
)  # fmt: skip
def test_faults_of_an_answer(site: Site, head: bytes, parts: list[bytes], pause: float, expected: str) -> None:
    url = site.on("/fault", raw_answer(head, *parts, pause=pause))
    started = time.perf_counter()
    if expected:
        assert reason(url) == expected
    else:
        assert isinstance(fetch(url), Fetched)
    assert time.perf_counter() - started < 2


def test_headers_that_trickle_end_at_the_deadline(site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(60):
            time.sleep(0.05)
            request.wfile.write(b"y")

    assert reason(site.on("/trickle", answer)) == "timeout"


def test_what_is_no_http(site: Site) -> None:
    assert reason(site.on("/junk", lambda request: request.wfile.write(b"\x00\x01 what\r\n\r\n") and None)) == "bad-answer"
    assert reason(site.on("/none", lambda request: request.connection.shutdown(socket.SHUT_RDWR))) in {"bad-answer", "unreachable"}


@pytest.mark.parametrize(
    ("status", "expected"), [(404, "status-404"), (410, "status-410"), (500, "status-500"), (503, "status-503")]
)
def test_a_status_of_failure(site: Site, status: int, expected: str) -> None:
    assert reason(site.put("/x", page("خطأ"), status=status)) == expected


def test_a_host_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert reason(f"http://127.0.0.1:{port}/x") == "robots-unreachable"


def test_redirects_are_followed_and_bounded(site: Site) -> None:
    site.put("/1", "", status=302, Location="/2")
    site.put("/2", "", status=301, Location=site.base + "/3")
    site.put("/3", page("الوجهة"))
    found = fetch(site.base + "/1")
    assert isinstance(found, Fetched)
    assert found.url == site.base + "/3"
    assert reason(site.put("/loop", "", status=302, Location="/loop")) == "redirects"
    for place in ("ftp://a.test/x", "file:///etc/passwd", "//[broken", "javascript:alert(1)", "http://user:pass@127.0.0.1/"):
        assert reason(site.put("/out", "", status=302, Location=place)) == "bad-address"


def test_private_addresses_are_refused_unless_asked_for(site: Site) -> None:
    url = site.put("/a", page("داخلي"))
    strict = LIMITS._replace(private=False)
    assert reason(url, strict) == "private-address"
    for host in (
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.1",
        "0",
    ):
        assert reason(f"http://{host}:1/x", strict) == "private-address"
    assert not site.asked


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "is_public", lambda ip: ip == ipaddress.ip_address("127.0.0.1"))
    strict = LIMITS._replace(private=False)
    for host in ("127.0.0.2", "10.1.2.3", "192.168.0.1", "169.254.169.254"):
        assert reason(site.put("/go", "", status=302, Location=f"http://{host}:9/x"), strict) == "private-address"
    assert isinstance(fetch(site.put("/stay", page("هنا")), strict), Fetched)


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that gives a public address first and a private one after that (DNS rebinding) is asked for once a connection."""
    url = site.put("/a", page("داخلي")).replace("127.0.0.1", "rebind.test")
    port = int(site.base.rpartition(":")[2])
    given = iter(["203.0.113.7"] + ["127.0.0.1"] * 9)  # a range for documentation: no host
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 1, 6, "", (next(given), port))])
    monkeypatch.setattr(address, "is_public", lambda ip: str(ip).startswith("203."))
    assert reason(url, LIMITS._replace(private=False, seconds=0.3)) in {"robots-unreachable", "private-address"}
    assert not site.asked


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("::ffff:8.8.8.8", True), ("64:ff9b::808:808", True),
        ("127.0.0.1", False), ("10.0.0.1", False), ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False), ("240.0.0.1", False),
        ("::1", False), ("::", False), ("fe80::1", False), ("fc00::1", False), ("ff02::1", False), ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(ip: str, public: bool) -> None:
    assert address.is_public(ipaddress.ip_address(ip)) is public


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60).map("http://".__add__) | st.text(max_size=40))
def test_no_address_breaks_the_parser(url: str) -> None:
    try:
        found = address.parse(url)
    except address.Refused:
        return
    assert (found.host + found.target).isascii()
    assert not set(" \r\n\0") & set(found.host + found.target)
    assert found.target[0] in "/?"


def test_robots_txt_is_obeyed(site: Site) -> None:
    site.put(
        "/robots.txt",
        "User-agent: *\nDisallow: /private/\n\nUser-agent: musnad\nDisallow: /closed\nCrawl-delay: 0.2\n",
        "text/plain",
    )
    for path in ("/closed/1", "/private/1", "/open"):
        site.put(path, page("خبر"))
    waits: list[float] = []
    reader = Client(LIMITS, sleep=waits.append)
    assert isinstance(closed := reader.fetch(site.base + "/closed/1"), Rejected)
    assert closed.reason == "robots"
    assert isinstance(reader.fetch(site.base + "/private/1"), Fetched)
    assert isinstance(reader.fetch(site.base + "/open"), Fetched)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/private/1", "/open"]
    assert max(waits) == pytest.approx(0.2, abs=0.1)


def test_a_redirect_into_what_robots_txt_closes(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\n", "text/plain")
    site.put("/closed", page("مغلق"))
    assert reason(site.put("/a", "", status=302, Location="/closed")) == "robots"
    assert site.paths() == ["/a"]


def test_a_robots_txt_that_fails_closes_the_host_for_now(site: Site) -> None:
    site.put("/robots.txt", "", status=500)
    assert reason(site.put("/a", page("خبر"))) == "robots-unreachable"
    assert site.paths() == []


def test_there_is_a_pause_between_two_requests_to_a_host(site: Site) -> None:
    waits: list[float] = []
    reader = Client(LIMITS._replace(delay=5.0), sleep=waits.append)
    for path in ("/a", "/b"):
        reader.fetch(site.put(path, page("خبر")))
    assert len(waits) == 2  # after robots.txt, and after /a
    assert min(waits) > 4


def test_conditional_requests(site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(304 if request.headers["If-None-Match"] == '"v1"' else 500)
        request.end_headers()

    found = Client(LIMITS).fetch(site.on("/feed", answer), Validators('"v1"', "Mon, 01 Jan 2024 00:00:00 GMT"))
    assert isinstance(found, Fetched)
    assert found.unchanged
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_a_wrong_character_set_is_seen_through(site: Site) -> None:
    source = page("ترميز قديم").encode("windows-1256")
    assert told(crawl(site.put("/old", source, "text/html; charset=utf-8"))) == ["ترميز قديم"]


FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>مرسى</title>{}</channel></rss>'


def item(url: str) -> str:
    return f"<item><title>خبر</title><link>{url}</link><pubDate>Tue, 05 Mar 2024 10:00:00 +0300</pubDate></item>"


def test_a_feed_of_an_opml_file_leads_to_its_pages(site: Site) -> None:
    for number in (1, 2):
        site.put(f"/{number}", page(f"خبر رقم {number}"))
    site.put("/feed", FEED.format("".join(map(item, ("/1", "/2", "/gone", "/1#again")))), "application/rss+xml")
    found = crawl(site.put("/list.opml", f'<opml><body><outline xmlUrl="{site.base}/feed"/></body></opml>', "text/xml"))
    assert told(found) == ["خبر رقم 1", "خبر رقم 2", "status-404"]
    assert isinstance(found[0], Page)
    assert str(found[0].hints.published) == "2024-03-05"
    assert site.paths() == ["/list.opml", "/feed", "/1", "/2", "/gone"]


def test_lists_in_lists_come_to_an_end(site: Site) -> None:
    site.put("/self", FEED.format(item("/self")), "text/xml")
    assert told(crawl(site.base + "/self")) == []

    def deeper(request: BaseHTTPRequestHandler) -> None:
        site.put(request.path + "x", "")
        site.on(request.path + "x", deeper)
        body = FEED.format(item(request.path + "x")).encode()
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    assert told(crawl(site.on("/d", deeper))) == ["too-deep"]
    assert len(site.paths()) == 5


def test_a_sitemap_index(site: Site) -> None:
    site.put("/1", page("من الخريطة"))
    site.put("/news.xml.gz", gzip.compress(f"<urlset><url><loc>{site.base}/1</loc></url></urlset>".encode()), "application/gzip")
    index = f"<sitemapindex><sitemap><loc>{site.base}/news.xml.gz</loc></sitemap></sitemapindex>"
    assert told(crawl(site.put("/sitemap.xml", index, "text/xml"))) == ["من الخريطة"]


def test_no_more_than_a_bounded_number_is_fetched(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.read.web.crawl.MOST", 3)
    for number in range(9):
        site.put(f"/{number}", page(f"خبر {number}"))
    found = crawl(site.put("/feed", FEED.format("".join(item(f"/{number}") for number in range(9))), "text/xml"))
    assert told(found) == ["خبر 0", "خبر 1", "too-many"]
    assert isinstance(found[-1], Rejected)
    assert "7 are left" in found[-1].detail


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "Protego", None)
    found = Client(LIMITS).fetch("http://a.test/")
    assert isinstance(found, Rejected)
    assert "pip install 'musnad[web]'" in found.detail
