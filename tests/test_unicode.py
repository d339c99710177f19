"""Spans survive any Unicode, and time grows with the input's length, not faster."""

import io
import json
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.console import Console

from musnad.export import briefjson, pagejson, report, terminal
from musnad.gather import briefs
from musnad.model import Brief, Hints, Page, PageMarks
from musnad.pipeline import annotate, gather
from musnad.tables import load
from musnad.verify import check_page

TABLES = load()
NEWS = (
    "قال أكد نفى أضاف وأضاف نقلت اتهم وفقا حسبما إن أن بأن عن الرئيس الوزير سامر الدوري وكالة سرمدا العراق روسيا موسكو رويترز"
    " يوم الأحد المقبل الماضي أمس 12 مارس آذار/مارس 2025 ٣ أشهر ساعات لم لن لا اقرأ أيضا المصدر: (رويترز) فيما لكن الذي و"
)
WORDS = NEWS.split()
SIGNS = ["«", "»", '"', "“", "”", "(", ")", "،", "؛", ".", "؟", ":", "…", "-", "•", "|", "/", "'", "\n", "\n\n", "\u2028", "\r\n"]
INVISIBLE = [
    "\u200f",
    "\u200e",
    "\u202b",
    "\u202c",
    "\u2067",
    "\u2069",
    "\u200c",
    "\u200d",
    "\ufeff",
    "\u0640",
    "\u064e",
    "\u0651",
    "\u061c",
]
STRANGE = ["😀", "👨‍👩‍👧", "\ufefb", "\ufee3\ufebc\ufeae", "\u0654", "e\u0301", "中", "\x00", "\U0010ffff", "ﷺ", "\u0600", "İ", "ß"]


@st.composite
def news(draw: st.DrawFn) -> str:
    """Arabic that looks like news, with marks inside words, foreign letters and every kind of normalisation."""
    words = draw(st.lists(st.sampled_from(WORDS + WORDS + SIGNS + STRANGE), max_size=60))
    out = []
    for word in words:
        where = draw(st.integers(0, 3 * len(word)))
        out.append(word[:where] + draw(st.sampled_from(INVISIBLE)) + word[where:] if where < len(word) else word)
    form = draw(st.sampled_from(["NFC", "NFD", None]))
    text = draw(st.sampled_from([" ", " ", "", "\u00a0"])).join(out)
    return unicodedata.normalize(form, text) if form else text


def marks_of(text: str) -> PageMarks:
    marks = annotate(Page("page", "page.txt", "text/plain", text.encode("utf-8", "replace"), text, Hints()), TABLES)
    assert isinstance(marks, PageMarks), marks
    return marks


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=news())
def test_every_span_of_generated_news_lies_in_its_text(text: str) -> None:
    check(marks_of(text))


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_string_is_annotated(text: str) -> None:
    check(marks_of(text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(texts=["", "\u200fقال …"])
@given(texts=st.lists(news(), min_size=2, max_size=4))
def test_generated_pages_go_the_whole_way(texts: list[str]) -> None:
    read = [Page(f"p{n}", f"p{n}.txt", "text/plain", b"", text, Hints(outlet=f"منبر {n}")) for n, text in enumerate(texts)]
    marks, stories = gather([m for page in read if isinstance(m := annotate(page, TABLES), PageMarks)], TABLES)
    assert len(marks) == len(texts)
    for page in marks:
        check(page)
    brief = Brief(tuple(briefs.tell(marks, stories, TABLES)))
    for story in brief.stories:
        for cited in story.citations:
            page = next(m.page for m in marks if m.page.name == cited.page)
            assert page.text[cited.start : cited.end] == cited.words
    assert briefjson.load(json.loads(json.dumps(briefjson.dump(brief)))) == brief
    assert report.html(brief, marks).rstrip().endswith("</html>")
    terminal.show(brief, Console(file=io.StringIO()))


def check(marks: PageMarks) -> None:
    check_page(marks, "page.json")
    document = json.loads(json.dumps(pagejson.dump(marks), ensure_ascii=True))
    back = pagejson.load(document, marks.page)
    for layer in ("lines", "articles", "mentions", "times", "statements", "entities"):
        assert getattr(back, layer) == getattr(marks, layer)
    starts = [line.start for line in marks.lines]
    assert starts == sorted(starts)
    assert len({statement.id for statement in marks.statements}) == len(marks.statements)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_do_not_depend_on_the_normal_form(form: str) -> None:
    text = "أكد الرئيس فلاديمير بوتين، يوم الأحد 12 مارس 2025، أن «المفاوضات مع إيران» ستستأنف.\n"
    plain, other = marks_of(text), marks_of(unicodedata.normalize(form, text))
    for layer in ("mentions", "times", "statements"):
        assert [words(m, plain) for m in getattr(plain, layer)] == [words(m, other) for m in getattr(other, layer)]


def words(mark: object, marks: PageMarks) -> str:
    return unicodedata.normalize("NFC", marks.page.text[mark.start : mark.end])  # type: ignore[attr-defined]


HOSTILE = {
    "one giant word": "ا",
    "one giant line": "قال الوزير إن الاتفاق قريب، وأضاف أن ",
    "open quotes": "قال «",
    "closed quotes": "قال » ",
    "straight quotes": 'قال "',
    "nested brackets": "((",
    "short lines": "قال إن\n",
    "blank lines": "\n",
    "commas": "،",
    "that, that": "إن أن ",
    "who, who": "الذي قال إن ",
    "names": "الرئيس سامر الدوري ",
    "and, and": "وكالة رويترز و",
    "days": "يوم الأحد 12 ",
    "numbers": "12/3/",
    "digits": "1",
    "said about": "نقلت رويترز عن ",
    "marks": "\u200f\u0640",
    "links": "اقرأ أيضا: ",
    "bars": "سياسة | ",
    "blanks": " ",
    "blanks of all kinds": "\t\u00a0\u2003",
    "addresses": "a@a.",
    "web addresses": "http://a/",
    "dashes": "- ",
    "dots": ".",
    "colons": "قال: ",
    "slashes": "آذار/",
    "letters apart": "ا ",
    "Latin": "a",
    "emoji": "👨‍👩‍👧",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_and_not_faster(name: str) -> None:
    unit = HOSTILE[name]

    def seconds(size: int) -> float:
        text = "عنوان الخبر\n\n" + unit * (size // len(unit))
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            marks_of(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(4_000), seconds(16_000)
    assert large < 8 * max(small, 0.01), f"{small:.3f} s for 4,000 characters, {large:.3f} s for 16,000"
