"""Bytes to pages: character sets, markup, manifests, and a name for everything that cannot be used."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.export import pagejson
from musnad.model import Hints, Page, PageMarks, Rejected
from musnad.read import charset, html, paths

ARABIC = "قال رئيس البلدية إن العمل في السوق ينتهي في الربيع، وأضاف أن التجار راضون عن ذلك.\n"
PERSIAN = "رئیس جمهور ایران گفت که گفتگوها با کشورهای همسایه ادامه دارد و پیشرفت خوبی داشته است."
URDU = "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے اقدامات کر رہی ہے اور یہ سلسلہ جاری رہے گا۔"


def read(raw: bytes, media: paths.Media | None = "text/plain") -> Page | Rejected:
    return paths.page("page", raw, media, "page", Hints())


_SLOPPY = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def text_of(raw: bytes, media: paths.Media | None = "text/plain") -> str:
    found = read(raw, media)
    assert isinstance(found, Page), found
    return found.text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "windows-1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_the_character_set_is_found_without_being_declared(encoding: str) -> None:
    text = ARABIC * 3
    assert text_of(text.encode(encoding)).removeprefix("\ufeff") == text


@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1", "no-such-set", "iso-8859-6"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_a_wrong_declaration_is_seen_through(declared: str, encoding: str) -> None:
    source = f'<html><head><meta charset="{declared}"></head><body><p>{ARABIC}</p></body></html>'
    assert text_of(source.encode(encoding), "text/html") == ARABIC.strip()


@pytest.mark.parametrize("times", [1, 2])
def test_utf8_that_was_read_as_windows_1252_is_mended_and_told(times: int) -> None:
    text = raw = ARABIC * 3
    for _ in range(times):
        raw = "".join(_SLOPPY.get(byte, chr(byte)) for byte in raw.encode())
    found = read(raw.encode(), "text/plain")
    assert isinstance(found, Page)
    assert (found.text, found.encoding) == (text, "utf-8 read as windows-1252")
    assert pagejson.dump(PageMarks(found))["text"] == text


def test_what_is_right_on_a_half_misread_page_stays() -> None:
    misread = "".join(_SLOPPY.get(byte, chr(byte)) for byte in (ARABIC * 3).encode())
    assert text_of((misread + ARABIC + "🌊 €5").encode()) == ARABIC * 4 + "🌊 €5"


def test_a_page_about_misread_text_is_left_as_it_is() -> None:
    text = ARABIC * 3 + "وظهرت على الشاشة حروف مثل Ø§Ù„ بدل العربية."
    assert text_of(text.encode()) == text


def test_a_danish_page_is_no_misread_arabic() -> None:
    assert charset.decode("Ørsted åbner Ø-havnen på Øen".encode()) == charset.Decoded("Ørsted åbner Ø-havnen på Øen", "utf-8")


def test_plain_text_is_exactly_the_file() -> None:
    text = "\ufeffعنوان\r\n\r\n  نص الخبر هنا\u200f\tوهنا e\u0301\x0b\r\n\r"
    assert text_of(text.encode()) == text


def test_utf8_cut_in_the_middle_of_a_letter_is_still_read() -> None:
    raw = (ARABIC * 5).encode()[:-3]
    assert text_of(raw).startswith(ARABIC)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(raw: bytes) -> None:
    for media in ("text/plain", "text/html", None):
        found = read(raw, media)  # type: ignore[arg-type]
        assert isinstance(found, Page) or found.detail.endswith(".")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_valid_utf8_is_never_read_as_anything_else(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    found = charset.decode(raw)
    if found and found.encoding == "utf-8":
        assert found.text == raw.decode()


@pytest.mark.parametrize(
    ("raw", "media", "reason"),
    [
        (b"", None, "empty"),
        (b" \r\n\t ", None, "empty"),
        (b"\xef\xbb\xbf", None, "empty"),
        (bytes(range(256)) * 20, None, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), None, "binary"),
        (ARABIC.encode() + bytes(20), None, "binary"),
        ("Привет, это новость дня и больше ничего здесь нет. ".encode("cp1251") * 5, None, "undecodable"),
        (b"The minister said that the talks would go on.", None, "not-arabic"),
        ("Здравствуйте, это новости дня.".encode(), None, "not-arabic"),
        (PERSIAN.encode(), None, "not-arabic"),
        (URDU.encode(), None, "not-arabic"),
        (b"<html><body><script>var a = 1</script><img></body></html>", "text/html", "no-text"),
        (b"x" * (paths.LIMIT + 1), None, "too-large"),
    ],
)
def test_what_cannot_be_used_has_a_reason(raw: bytes, media: paths.Media | None, reason: str) -> None:
    found = read(raw, media)
    assert isinstance(found, Rejected)
    assert (found.page, found.stage, found.reason) == ("page", "read", reason)
    assert found.detail.endswith(".")


def test_arabic_with_persian_letters_in_names_is_arabic() -> None:
    assert text_of((ARABIC + "الرئيس پزشکیان زار چين وگرجستان والتقى ڤلاديمير.\n").encode())


PAGE = """<!DOCTYPE html><html><head><title>خبر اليوم | مرسى</title><style>p{}</style>
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-02-03T10:00:00Z",
"publisher": {"@type": "Organization", "name": "مرسى"}}]}</script><link rel="canonical" href="https://marsa.test/1"></head>
<body><div id="top" class="nav main">قائمة</div>
<p>نص &amp; <b>غامق</b>   وراء&nbsp;ذلك <a href="x">رابط</a><a>آخر</a><br>سطر ثان<br/></p>
<noscript>لا يظهر</noscript><p hidden>مخفي</p><div style="display: none">مستور</div><template>قالب</template>
<svg><title>رسم</title></svg>
<table><tr><td>خلية</td><td>أخرى</td></tr></table><pre>أ
ب</pre>ذيل<script>alert("سر")</script></body></html>"""


def test_markup_becomes_lines_with_their_blocks() -> None:
    page = read(PAGE.encode(), None)
    assert isinstance(page, Page)
    assert page.media == "text/html"
    assert page.text.split("\n") == ["قائمة", "نص & غامق وراء ذلك رابط آخر", "سطر ثان", "خلية", "أخرى", "أ ب", "ذيل"]
    assert [page.text[block.start : block.end] for block in page.blocks] == page.text.split("\n")
    assert (page.blocks[0].tag, page.blocks[0].path) == ("div", "html body div#top.nav.main")
    assert 0.3 < page.blocks[1].linked < 0.5
    assert page.hints == Hints("https://marsa.test/1", "مرسى", date(2024, 2, 3), "خبر اليوم")


@pytest.mark.parametrize(
    ("head", "hints"),
    [
        ('<meta property="og:site_name" content="نبأ">', Hints(outlet="نبأ")),
        ('<meta property="article:published_time" content="2020-01-02T03:04:05+03:00">', Hints(published=date(2020, 1, 2))),
        ('<meta name="date" content="yesterday">', Hints()),
        (
            '<meta property="og:title" content="عنوان - نبأ"><meta property="og:site_name" content="نبأ">',
            Hints(outlet="نبأ", title="عنوان"),
        ),
        ('<script type="application/ld+json">{broken</script>', Hints()),
        (f'<script type="application/ld+json">{"[" * 5000}</script>', Hints()),
    ],
)
def test_hints_in_the_markup(head: str, hints: Hints) -> None:
    assert html.parse(f"<html><head>{head}</head><body><p>نص</p></body></html>", Hints()).hints == hints


def test_the_manifest_wins_over_the_markup() -> None:
    given = Hints("https://other.test", "أخرى", date(1999, 1, 1), "عنوان")
    assert html.parse(PAGE, given).hints == given


def test_a_day_in_a_time_element() -> None:
    source = '<p>نص</p><time datetime="2011-05-06">أمس</time><time pubdate datetime="2011-05-04T10:00">قبله</time>'
    assert html.parse(source, Hints()).hints.published == date(2011, 5, 4)


def test_a_time_element_that_the_page_calls_an_update_is_no_day_of_publication() -> None:
    source = '<p>نص</p><div>آخر تحديث: <time datetime="2011-05-06">6/5/2011</time></div>'
    assert html.parse(source, Hints()).hints.published is None


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + "نص" + "</div>" * 50_000,
        "<p><b><i>نص" * 20_000,
        '<svg><title><g class="x">' * 20_000 + "نص",
        "<table><tr>" * 10_000 + "نص",
        "</p></div>" * 50_000 + "نص",
        "<p class='" + "x " * 200_000 + "'>نص",
        "<ul><li>نص" * 20_000,
        "<!--" * 100_000 + "نص",
        '<meta name="a" content="b"><time datetime="x">' * 20_000,
    ],
    ids=["nested", "unclosed", "drawing", "tables", "closed", "classes", "lists", "comments", "facts"],
)
def test_hostile_markup_takes_little_time(source: str) -> None:
    for size in (len(source), len(source) // 3):  # the whole may be refused at once
        started = time.process_time()
        read(source[:size].encode(), "text/html")
        assert time.process_time() - started < 2


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<script>", "</script>", "<!--", "-->", "<td", ">", "نص", "&#x0;", "&nbsp;", "<br>", '"'])
    ).map("".join)
)
def test_blocks_lie_in_the_text_whatever_the_markup(source: str) -> None:
    found = html.parse(source, Hints())
    assert [found.text[block.start : block.end] for block in found.blocks] == [line for line in found.text.split("\n") if line]


def write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")


def reasons(found: list[Page | Rejected]) -> list[str]:
    return [item.reason if isinstance(item, Rejected) else item.name for item in found]


def test_folders_are_read_with_their_subfolders_in_order(tmp_path: Path) -> None:
    write(tmp_path / "a", b__txt=ARABIC, a__html=f"<p>{ARABIC}", names__tsv="x")
    write(tmp_path / "a" / "deep", c__htm=f"<p>{ARABIC}")
    assert reasons(list(paths.pages([tmp_path / "a"], None))) == ["a", "b", "c"]


def test_the_second_file_of_a_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a__txt=ARABIC, a__html=f"<p>{ARABIC}")
    found = list(paths.pages([tmp_path], None))
    assert reasons(found) == ["a", "duplicate-name"]


def test_files_that_are_missing_or_too_large(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(paths.LIMIT + 1)
    write(tmp_path, good__txt=ARABIC)
    given = [tmp_path / "gone.txt", tmp_path / "huge.txt", tmp_path / "good.txt"]
    found = list(paths.pages(given, None))
    assert reasons(found) == ["missing", "too-large", "good"]
    assert isinstance(found[1], Rejected)
    assert f"{paths.LIMIT:,}" in found[1].detail


def test_a_manifest_gives_hints_and_bad_rows_are_told(tmp_path: Path) -> None:
    rows = [
        json.dumps({"page": "a", "url": "https://x.test/a", "outlet": "مرسى", "published": "2020-02-03"}),
        "{broken",
        json.dumps({"page": "b", "published": "2020-13-45"}),
        json.dumps({"outlet": "بلا صفحة"}),
        json.dumps({"page": "a", "outlet": "مكرر"}),
        json.dumps({"page": "ghost"}),
        json.dumps({"page": "c", "outlet": 7}),
        "[1]",
    ]
    write(tmp_path, a__txt=ARABIC, b__txt=ARABIC, manifest__jsonl="\n".join(rows) + "\n")
    found = list(paths.pages([tmp_path], None))
    pages = {item.name: item.hints for item in found if isinstance(item, Page)}
    assert pages == {"a": Hints("https://x.test/a", "مرسى", date(2020, 2, 3)), "b": Hints()}
    told = [(item.page, item.reason) for item in found if isinstance(item, Rejected)]
    assert sorted(told) == sorted(
        [
            ("manifest.jsonl", "bad-manifest"),
            ("b", "bad-date"),
            ("manifest.jsonl", "bad-manifest"),
            ("a", "bad-manifest"),
            ("ghost", "no-page"),
            ("manifest.jsonl", "bad-manifest"),
            ("manifest.jsonl", "bad-manifest"),
        ]
    )
    assert all("line" in item.detail for item in found if isinstance(item, Rejected))


def test_a_manifest_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, a__txt=ARABIC)
    (tmp_path / "manifest.jsonl").write_bytes(b"\xff\xfe\xff")
    assert reasons(list(paths.pages([tmp_path], None))) == ["bad-manifest", "a"]


def test_rows_of_pages_that_were_not_asked_for_are_no_error(tmp_path: Path) -> None:
    write(tmp_path, a__txt=ARABIC, b__txt=ARABIC, m__jsonl='{"page": "a"}\n{"page": "b"}\n')
    assert reasons(list(paths.pages([tmp_path / "a.txt"], tmp_path / "m.jsonl"))) == ["a"]
