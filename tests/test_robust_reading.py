"""Bounds of a page, and character sets as the web has them: read exactly, or refused with a reason, in time."""

import gzip
import io
import json
import time
from pathlib import Path

import pytest

from musnad import pipeline
from musnad.model import Page, PageMarks, Rejected
from musnad.read import bounds, charset, containers, feeds, html, paths, rows
from musnad.read.found import Found, Media
from musnad.tables import load

ARABIC = "قال رئيس البلدية إن العمل في السوق ينتهي في الربيع، وأضاف أن التجار راضون عن ذلك.\n"
LETTERS = "تجدد القصف علي المدينه"


def read(raw: bytes, media: Media | None = "text/plain", told: str | None = None) -> Page | Rejected:
    return paths.of(Found("page", raw, media, "page", charset=told))


def text_of(raw: bytes, media: Media | None = "text/plain", told: str | None = None) -> str:
    found = read(raw, media, told)
    assert isinstance(found, Page), found
    return found.text


def reason(raw: bytes, media: Media | None) -> str:
    """Why a page is refused; that takes a second at most."""
    started = time.process_time()
    found = read(raw, media)
    assert time.process_time() - started < 1
    assert isinstance(found, Rejected), "it was read"
    assert (found.page, found.stage) == ("page", "read")
    assert found.detail.endswith(".")
    return found.reason


def around(body: str) -> bytes:
    return f"<html><body><p>{ARABIC}</p>{body}</body></html>".encode()


# Bounds


def test_the_longest_page_that_is_read_and_the_shortest_that_is_not() -> None:
    longest = (ARABIC * bounds.MOST_TEXT)[: bounds.MOST_TEXT]
    assert text_of(longest.encode()) == longest
    assert reason((longest + "x").encode(), "text/plain") == "too-long"
    assert reason(around(f"<p>{longest}</p>"), "text/html") == "too-long"


def test_the_reason_names_the_size_and_the_limit() -> None:
    found = read((ARABIC * 2000).encode())
    assert isinstance(found, Rejected)
    assert found.detail == f"page has {2000 * len(ARABIC):,} characters of text and the limit is 60,000; cut it into single pages."


@pytest.mark.parametrize(
    ("raw", "media", "expected"),
    [
        ((ARABIC.strip() + " ").encode() * 60_000, "text/plain", "too-long"),
        (around("ا" * 4_900_000), "text/html", "too-long"),
        ("ا".encode() * 10_000_000, None, "too-large"),
        (bytes(range(256)) * 20_000, None, "binary"),
        (bytes(range(256)) * 20_000, "text/html", "binary"),
        (bytes(9_000_000), "text/plain", "binary"),
        ("نص\n".encode() * 8_001, "text/plain", "too-many-lines"),
        (around("<b>" * 26_000), "text/html", "too-many-elements"),
        (around("<b></b>" * 26_000), "text/html", "too-many-elements"),
        (around("<p>س</p>" * 9_000), "text/html", "too-many-elements"),
        (around(f"<p{''.join(f' a{number}=x' for number in range(20_000))}>"), "text/html", "too-many-attributes"),
        (around("<p" + " a b c d e f" * 700_000 + ">"), "text/html", "too-many-attributes"),
        (around(f"<p {' '.join(map(str, range(90)))}>" * 9_000), "text/html", "too-many-attributes"),
        (around("<p>" + "&amp;#x627;" * 310_000), "text/html", "too-many-references"),
        (around("<table>" + "<tbody class=a>نص هنا" * 12_000), "text/html", "too-many-pieces"),
        (around("<table>" + "<!---->" + "سسسس<!---->" * 14_000), "text/html", "too-many-pieces"),
        (around("<table>" + "<td>س</td>صصصص" * 11_000), "text/html", "too-many-pieces"),
        (around("<select>" + "<p class=a>نص هنا" * 12_000), "text/html", "too-many-pieces"),
        (around("</b a=b>نص هنا" * 12_000), "text/html", "too-many-pieces"),
    ],
    ids=[
        "line", "line in markup", "20 MB", "bytes", "bytes as markup", "NULs", "plain lines",
        "opened", "closed", "lines", "attributes of one",
        "the same ones", "attributes of many", "references", "table", "comments", "cells", "choices", "closing tags",
    ],
)  # fmt: skip
def test_what_no_page_of_news_has_is_refused_at_once(raw: bytes, media: Media | None, expected: str) -> None:
    assert reason(raw, media) == expected


@pytest.mark.parametrize(
    "body",
    [
        f"<img src='data:image/png;base64,{'A' * 3_000_000}'>",
        f"<script>var a = {json.dumps(['if (a<b && c) d'] * 1_500)};</script>",
        f"<script>{'for(i=0;i<n;i++){if(a<b||c>d)e=f(g)}' * 3_000}</script>",
        "<table>" + "<tr class=x><td class=y>1</td><td>2</td></tr>" * 2_000 + "</table>",
        "<!-- a --><span class='a b c' data-x=\"{&quot;a&quot;:1}\" title='>'> </span>" * 3_000,
        "<select><option value=1 selected>1</option></select>" * 2_000,
        "<div>" * 9_000 + "</div>" * 9_000,
    ],
    ids=["picture", "texts in a script", "script", "figures", "comments", "choices", "depth"],
)
def test_what_real_pages_have_much_of_is_read(body: str) -> None:
    assert text_of(around(body), "text/html").startswith(ARABIC.strip())


def test_formatting_that_nobody_closes_and_every_paragraph_opens_anew_is_refused() -> None:
    opened = "<p>" + "".join(f"<{name} class=a{number}>" for number in range(150) for name in ("b", "font"))
    assert reason(around(opened + "<p>نص هنا" * 3_000), "text/html") == "too-many-elements"
    assert reason(around(opened + "<p>نص هنا</p>" * 3_000), "text/html") == "too-many-elements"
    closed = "</b></font>" * 150  # before they are opened, or where it is too late
    assert reason(around(closed + opened + "<p>نص هنا" * 3_000 + closed), "text/html") == "too-many-elements"
    few = "<p>" + "".join(f"<b {' '.join(f'a{other}={number}' for other in range(20))}>" for number in range(50))
    assert reason(around(few + "<p>نص هنا" * 3_000), "text/html") == "too-many-elements"
    assert reason(around(f"<p><b title={'س' * 100_000}>" + "<p>نص هنا" * 3_000), "text/html") == "too-many-elements"


def test_sloppy_formatting_of_a_page_of_usual_size_is_read() -> None:
    sloppy = "".join(f"<p><font size={number % 7}><b>{ARABIC}<i>{number}</i>" for number in range(120))
    shown = text_of(around(sloppy), "text/html")
    assert shown.count(ARABIC.strip()) == 121
    alike = "<p>" + "<b>" * 300 + f"<p>{ARABIC}" * 150  # of those that are written alike a parser opens three
    assert text_of(around(alike), "text/html").count(ARABIC.strip()) == 151


def test_attributes_are_told_from_what_looks_like_them() -> None:
    quoted = "<a title='<b " + "x " * 20_000 + "' href=\"> y=z " + "w " * 20_000 + '">'
    assert bounds.excess(around(quoted * 3).decode()) is None
    assert bounds.excess(around(quoted.replace("'", "")).decode()) == "attributes"


def test_a_page_near_the_bounds_is_annotated_in_time() -> None:
    tables = load(fast=True)
    pipeline.settle(tables)
    for unit in (ARABIC.strip() + " ", "قال: ", "قال إنه\n", "قال » "):
        page = read((unit * (bounds.MOST_TEXT // len(unit))).encode())
        assert isinstance(page, Page)
        started = time.process_time()
        assert isinstance(pipeline.annotate(page, tables), PageMarks)
        assert time.process_time() - started < 2


def members(raw: bytes, name: str) -> list[str]:
    found = containers.members(io.BufferedReader(io.BytesIO(raw)), name, name)
    return [one.reason if isinstance(one, Rejected) else "page" for one in found]


def test_a_file_without_rows_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_UNUSABLE", 3)
    good = json.dumps({"text": ARABIC})
    assert members(f"{{}}\n\n{good}\n\n\n{good}\nx\n\n\n{good}\n".encode(), "a.jsonl") == [
        "bad-row",
        "page",
        "page",
        "bad-row",
        "no-pages",
    ]
    started = time.process_time()
    assert members(gzip.compress(b"\n" * 30_000_000), "a.jsonl.gz") == ["no-pages"]
    assert time.process_time() - started < 1


def test_a_list_of_very_many_pages_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST", 2)
    items = "<url><loc>https://m.test/1</loc></url>"
    assert members(f"<urlset>{items * 2}</urlset>".encode(), "a.xml") == ["page", "page"]
    assert members(f"<urlset>{items * 9}</urlset>".encode(), "a.xml") == ["page", "page", "too-many"]


def test_blanks_before_a_feed_take_no_time() -> None:
    started = time.process_time()
    members(b"<rss>" + b"\n" * 9_000_000, "a.xml")
    members(b"\n" * 3_000 + b"<rss>" + b"\n" * 9_000_000, "a.xml")
    assert time.process_time() - started < 2


def test_linked_data_and_style_sheets_of_any_size_take_little_time() -> None:
    data = '<script type="application/ld+json">[[]' + ",[]" * 90_000 + "]</script>"
    sheet = "<style>display" + "x - " * 90_000 + "</style>"
    started = time.process_time()
    html.parse(f"<html><head>{data * 40}{sheet}</head><body><p>نص", paths.Hints())
    assert time.process_time() - started < 1


# Character sets


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "utf-16", "utf-8"])
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1256"])
def test_markup_in_any_character_set_whatever_it_declares(encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    markup = '<div class="container"><div class="row"><span itemprop="x"></span></div></div>\n' * 20
    source = f"<html><head>{meta}</head><body>{markup}<p>{ARABIC}</p></body></html>"
    assert text_of(source.encode(encoding), "text/html") == ARABIC.strip()
    assert text_of(source.encode(encoding), None) == ARABIC.strip()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_cut_in_the_middle_of_a_letter(encoding: str) -> None:
    raw = (ARABIC * 3).encode(encoding)
    assert text_of(raw[:-1]).startswith(ARABIC)
    assert text_of((ARABIC * 3).encode("utf-16")[:-1]).startswith(ARABIC)


@pytest.mark.parametrize(
    "name", ["rot13", "idna", "undefined", "zlib", "unicode_escape", "utf-7", "x" * 40, "..", "a\0b", "é", "cp037"]
)
def test_a_declaration_that_names_no_character_set_of_arabic_is_passed_over(name: str) -> None:
    assert text_of((ARABIC * 3).encode("windows-1256"), told=name) == ARABIC * 3
    source = f'<html><head><meta charset="{name}"></head><body><p>{ARABIC}</p></body></html>'
    assert text_of(source.encode("windows-1256"), "text/html") == ARABIC.strip()


def test_what_the_host_tells_decides_where_the_bytes_do_not() -> None:
    letters = "".join(chr(0x621 + number) for number in range(10))
    raw = f"<p>{LETTERS} {letters} في المدينه</p>".encode("iso-8859-6")
    assert text_of(raw, "text/html", "ISO-8859-6") == f"{LETTERS} {letters} في المدينه"
    assert charset.told('text/html; Charset = "Windows-1256" ; x=y') == "Windows-1256"
    assert charset.told("text/html") is None
    assert charset.told("charset=" + "x" * 9_000_000) == "x" * 40


@pytest.mark.parametrize(
    "text",
    [
        "ﻗﺎﻝ ﺍﻟﺮﺋﻴﺲ ﺇﻥ ﺍﻻﺗﻔﺎﻕ ﻗﺮﻳﺐ، ﻭﺃﺿﺎﻑ ﺃﻥ ﺍﻟﻄﺮﻳﻖ ﻣﻔﺘﻮﺡ.",
        "قال الرئیس إن الاتفاق قریب، وأضاف أن الطریق إلى کرکوك مفتوح.",
        "قــال الرئـــيس إن الاتفاق قريب، وأضـــاف أن الطـــريق مفتــوح.",
        "قَالَ الرَّئِيسُ إِنَّ الِاتِّفَاقَ قَرِيبٌ، وَأَضَافَ أَنَّ الطَّرِيقَ مَفْتُوحٌ.",
    ],
    ids=["presentation forms", "Persian letters", "tatweel", "vowel signs"],
)
def test_other_ways_to_write_arabic_are_kept_and_understood(text: str) -> None:
    assert text_of(text.encode()) == text
    page = read(text.encode())
    assert isinstance(page, Page)
    found = pipeline.annotate_sentence(text, load(fast=True))
    assert isinstance(found, PageMarks)
    assert found.statements, "no statement was found"


def test_a_file_and_its_packed_copy_are_read_alike(tmp_path: Path) -> None:
    raw = (ARABIC * 3).encode("windows-1256")
    (tmp_path / "a.txt").write_bytes(raw)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(raw))
    found = list(paths.pages([tmp_path / "a.txt", tmp_path / "b.txt.gz"], None))
    assert [one.text for one in found if isinstance(one, Page)] == [ARABIC * 3] * 2


def test_an_archive_tells_the_character_set_of_its_hosts() -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=DOS-720\r\n\r\n" + f"<p>{LETTERS}</p>".encode("cp720")
    fields = "WARC-Type: response\r\nContent-Type: application/http; msgtype=response"
    head = f"WARC/1.0\r\n{fields}\r\nContent-Length: {len(http)}\r\n\r\n"
    [found] = containers.members(io.BufferedReader(io.BytesIO(head.encode() + http + b"\r\n\r\n")), "a.warc", "a.warc")
    assert isinstance(found, Found)
    page = paths.of(found)
    assert isinstance(page, Page)
    assert (page.text, page.encoding) == (LETTERS, "cp720")


def test_half_a_letter_in_what_a_page_tells_of_itself_can_be_written(tmp_path: Path) -> None:
    data = '{"@type": "NewsArticle", "headline": "\\ud800", "publisher": {"name": "\\udfffمرسى"}}'
    source = f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{ARABIC}</p></body></html>'
    (tmp_path / "a.html").write_text(source, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARABIC, encoding="utf-8")
    row = '{"page": "b", "outlet": "\\ud800نبأ", "url": "https://m.test/\\udc00"}\n'
    (tmp_path / "manifest.jsonl").write_text(row, encoding="utf-8")
    for page in paths.pages([tmp_path], None):
        assert isinstance(page, Page)
        assert page.hints.outlet in {"\ufffdمرسى", "\ufffdنبأ"}
        "".join(filter(None, (page.hints.url, page.hints.title))).encode()
