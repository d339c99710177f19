"""The time layer: case tables, the day's correction, and that no input breaks it."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import tables
from musnad.annotate import passages, times
from musnad.annotate.times.values import duration
from musnad.model import Article, Line, Mention, Page, PageMarks, Time
from musnad.tables import Tables, read_rows

CASES = Path(__file__).parent / "cases"
TABLES: Tables = tables.load()


def marked(text: str, published: date | None, mentions: tuple[Mention, ...] = ()) -> PageMarks:
    page = Page("case", "", "text/plain", text.encode("utf-8", "replace"), text)
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start, start + len(line), "body", 0, "rule:test"))
        start += len(line) + 1
    article = Article(0, None, published, None, (), None, "rule:test")
    marks = PageMarks(page, tuple(lines), (article,), mentions=mentions)
    return PageMarks(page, marks.lines, marks.articles, passages.find(marks, TABLES), mentions)


def found(text: str, published: date | None = date(2023, 3, 15)) -> list[tuple[str, str]]:
    return [(text[time.start : time.end], time.value) for time in times.find(marked(text, published), TABLES)]


def cases() -> list[tuple[str, str, str, str]]:
    listed = []
    for path in sorted(CASES.glob("times_*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        listed += [(path.stem, *line.split("\t")) for line in lines[1:]]
    return listed


@pytest.mark.parametrize(("table", "published", "text", "wanted"), cases())
def test_case(table: str, published: str, text: str, wanted: str) -> None:
    pairs = [] if wanted == "-" else [tuple(pair.strip().split("=")) for pair in wanted.split(";")]
    assert found(text, None if published == "-" else date.fromisoformat(published)) == pairs


def test_every_phenomenon_has_its_table() -> None:
    counted: dict[str, int] = {}
    for table, *_ in cases():
        counted[table] = counted.get(table, 0) + 1
    assert len(counted) == 11
    assert min(counted.values()) >= 18


@pytest.mark.parametrize("name", ["months", "weekdays", "numbers", "time_units", "time_words"])
def test_lexicon_is_sound(name: str) -> None:
    text = (Path(tables.__file__).parent / "data" / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    assert read_rows(text, name)


def test_each_article_has_its_own_day() -> None:
    text = "وصل الوفد أمس\nغادر الوفد أمس"
    page = Page("two", "", "text/plain", b"", text)
    lines = (Line(0, 13, "body", 0, ""), Line(14, len(text), "body", 1, ""))
    articles = tuple(Article(n, None, date(2023, 3, 15 + n), None, (), None, "") for n in (0, 1))
    marks = PageMarks(page, lines, articles)
    marks = PageMarks(page, lines, articles, passages.find(marks, TABLES))
    assert [time.value for time in times.find(marks, TABLES)] == ["2023-03-14", "2023-03-15"]


def test_a_name_is_no_time() -> None:
    text = "قال محمد الخميس إن المصنع يعمل"
    name = Mention(4, 15, "PER", "x", "")
    assert times.find(marked(text, date(2023, 3, 15)), TABLES)
    assert times.find(marked(text, date(2023, 3, 15), (name,)), TABLES) == ()


def test_every_time_says_why() -> None:
    text = "من 3 إلى 5 مارس، وأمس لمدة ساعة عند الساعة 14:30، وحاليا في صيف 2014"
    some: tuple[Time, ...] = times.find(marked(text, date(2023, 3, 15)), TABLES)
    assert [time.why for time in some] == [
        "rule:stretch", "rule:calendar", "rule:duration", "rule:clock", "rule:reference", "rule:season",
    ]  # fmt: skip


@pytest.mark.parametrize("day", [date.min, date.max, date(1900, 1, 1), date(2100, 2, 28)])
def test_days_at_the_ends_of_the_calendar(day: date) -> None:
    text = "أمس الاثنين وغدا والأسبوع المقبل والشهر الماضي و8 شوال ورمضان الماضي وعام 9999 والعام المقبل ومنذ 600"
    assert isinstance(found(text, day), list)


def test_duration_letters() -> None:
    assert duration([("Y", 1), ("TH", 2.5), ("M", 3)]) == "P1Y3MT2.5H"


@pytest.mark.parametrize(
    "text",
    [
        "1" * 50_000,
        "و" * 50_000,
        "من 1 إلى " * 3_000,
        "٢٠١٥/" * 5_000,
        "«" * 5_000 + " اليوم",
        "أمس «" + " اليوم" * 20_000,
        "1ا" * 30_000,
    ],
)
def test_long_lines_take_linear_time(text: str) -> None:
    part, whole = (min(seconds(some) for _ in range(2)) for some in (text[: len(text) // 4], text))
    assert whole < 8 * max(part, 0.02)


def seconds(text: str) -> float:
    start = process_time()
    found(text)
    return process_time() - start


PARTS = """يوم اليوم أمس الجمعة 22 2015 إلى من بين و / - ( ) . الساعة 14 : 30 مساء مارس آذار شوال عام العام الماضي المقبل
ساعة ساعتين ثلاثة أشهر ونصف لـ20 الـ و5 وقت سابق لاحق نهاية الأسبوع الربع الثاني 1436هـ 31 الثالث والعشرين 28جانفي"""
WORDS = st.sampled_from(PARTS.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=30), st.one_of(st.none(), st.dates()))
def test_spans_lie_in_the_text_in_order(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    last = 0
    for time in times.find(marked(text, published), TABLES):
        assert last <= time.start < time.end <= len(text)
        assert not text[time.start].isspace()
        assert time.value
        last = time.end
