"""The statement layer: case tables, each a form of attribution, and that no input breaks it or slows it down."""

import dataclasses
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import tables
from musnad.annotate import passages, statements
from musnad.model import Article, Line, Mention, Page, PageMarks, Party, Statement
from musnad.tables import Tables, read_rows

CASES = Path(__file__).parent / "cases"
TABLES: Tables = tables.load()
LEXICONS = (
    "cues",
    "feelings",
    "speaker_nouns",
    "act_phrases",
    "stance_nouns",
    "cue_particles",
    "initial_clitics",
    "release_verbs",
    "issue_verbs",
    "statement_particles",
    "role_kinds",
    "women_names",
)
_NAME = re.compile(r"\[(PER|ORG|LOC) ([^\]=]*)(?:=([^\]]*))?\]")


def named(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The text of a case without its brackets, and the names in them: [ORG تاس=tass]; without an id the name is the id."""
    plain, done = "", 0
    mentions = []
    for name in _NAME.finditer(marked):
        plain += marked[done : name.start()]
        mentions.append(Mention(len(plain), len(plain) + len(name[2]), name[1], name[3] or name[2], "case"))  # type: ignore[arg-type]
        plain += name[2]
        done = name.end()
    return plain + marked[done:], tuple(mentions)


def read(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Statement, ...]:
    """The statements of a text; its lines are body lines, and one that is marked so a title."""
    lines, start = [], 0
    for line in text.split("\n"):
        cut = len("title: ") if line.startswith("title: ") else 0
        if line.strip():
            lines.append(Line(start + cut, start + len(line), "title" if cut else "body", 0, "case"))
        start += len(line) + 1
    page = Page("case", "", "text/plain", text.encode("utf-8", "replace"), text)
    marks = PageMarks(page, tuple(lines), (Article(0, None, None, None, (), None, "case"),), mentions=mentions)
    return statements.find(dataclasses.replace(marks, passages=passages.find(marks, TABLES)), TABLES)


def told(parties: tuple[Party, ...]) -> str:
    return " + ".join(party.entity or f"~{party.text}" for party in parties) or "-"


def rows(text: str, found: tuple[Statement, ...]) -> tuple[str, ...]:
    """The cells of a case: content, speaker, carriers, act and kind of each statement, separated by |."""
    cells = [(text[s.start : s.end], told(s.speaker), told(s.carriers), s.act, s.kind) for s in found]
    return tuple(" | ".join(column) for column in zip(*cells, strict=True)) or ("-",) * 5


def cases() -> list[tuple[str, str, tuple[str, ...]]]:
    listed = []
    for path in sorted(CASES.glob("statements_*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        listed += [(path.stem, cells[0], tuple(cells[1:])) for cells in (line.split("\t") for line in lines[1:])]
    return listed


@pytest.mark.parametrize(("table", "marked", "wanted"), cases())
def test_case(table: str, marked: str, wanted: tuple[str, ...]) -> None:
    text, mentions = named(marked.replace("\\n", "\n"))
    assert rows(text, read(text, mentions)) == tuple(cell.replace("\\n", "\n") for cell in wanted)


def test_every_form_has_its_table() -> None:
    counted: dict[str, list[bool]] = {}
    for table, _, wanted in cases():
        counted.setdefault(table, []).append(wanted[0] == "-")
    assert len(counted) >= 20
    assert min(len(empty) for empty in counted.values()) >= 8


@pytest.mark.parametrize("name", LEXICONS)
def test_lexicon_is_sound(name: str) -> None:
    text = (Path(tables.__file__).parent / "data" / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    assert read_rows(text, name)


def test_every_statement_says_why() -> None:
    found = read("قال المدير إن العمل بدأ، بحسب الوزارة.\nتأخرت الرحلة، وفق مصدر في المطار.\ntitle: وزير الصحة: لا إصابات")
    assert [s.why for s in found] == ["row:cues.tsv:قال/that", "row:cue_particles.tsv:source", "rule:headline-colon"]
    assert [s.id for s in found] == ["s1", "s2", "s3"]


@pytest.mark.parametrize(
    ("outlet", "name", "carried"),
    [("الوطن", "الوطن", False), ("aleqtisadiya", "الاقتصادية", False), ("almadina", "المدينة", False), ("okaz", "المدينة", True)],
)
def test_the_outlet_itself_is_no_carrier(outlet: str, name: str, carried: bool) -> None:
    text, mentions = named(f"قال المدير لـ«[ORG {name}]» إن العمل بدأ.")
    page = Page("case", "", "text/plain", b"", text)
    marks = PageMarks(
        page, (Line(0, len(text), "body", 0, ""),), (Article(0, outlet, None, None, (), None, ""),), mentions=mentions
    )
    (statement,) = statements.find(dataclasses.replace(marks, passages=passages.find(marks, TABLES)), TABLES)
    assert bool(statement.carriers) == carried


PARTS = """قال إن «كلام طويل هنا وهناك» : ، . وأضاف أن الوزير بحسب المصدر وفقا لـ نقلت وكالة عن قوله مضيفا اتهم فلان بكذا ( ) "
نفى وهو ما تنفيه دعا إلى أعرب عن أمله في جاء في بيان الرئيسان عده يصفه بأنه على حد قوله { } [ ]"""
WORDS = st.sampled_from(PARTS.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=40), st.booleans())
def test_spans_lie_in_the_text_in_order(words: list[str], title: bool) -> None:
    text = ("title: " if title else "") + " ".join(words)
    last = 0
    for found in read(text):
        assert last <= found.start < found.end <= len(text)
        assert found.speaker
        assert text[found.start : found.end].strip()
        last = found.end
        for party in (*found.speaker, *found.carriers):
            assert party.span is None or text[party.span.start : party.span.end] == party.text


UNITS = ["قال ", "قال الوزير إن كذا. ", "« ", '"نص" ', "( ", "كذا، ", "بحسب الوزارة ", "قال: ", "نقلت وكالة عن مصدر "]
UNITS += ["مضيفا أن ", "[PER أحمد] قال "]


def seconds(text: str, mentions: tuple[Mention, ...]) -> float:
    start = time.process_time()
    read(text, mentions)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_less_than_eight_times_as_long(unit: str) -> None:
    once, more = (named(unit * number) for number in (600, 2400))
    assert min(seconds(*more) for _ in range(2)) < 8 * max(min(seconds(*once) for _ in range(3)), 0.004)


GIANT = ["كلمة قال الوزير إن العمل بدأ، مضيفا أن كذا بحسب المصدر. ", "كلمة «نص طويل من كلام» قال الوزير، "]


@pytest.mark.parametrize("unit", GIANT)
def test_a_giant_line_is_read(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert seconds(text, ()) < 3


def test_many_short_lines_with_names_are_read() -> None:
    once, more = (named("[PER أحمد] قال إن كذا\n" * number) for number in (500, 3000))
    assert min(seconds(*more) for _ in range(2)) < 10 * max(min(seconds(*once) for _ in range(3)), 0.004)


def test_a_carrier_may_be_told_by_the_first_word_of_a_line() -> None:
    assert [s.speaker[0].text for s in read("بثه التلفزيون وقال الوزير إن كذا")] == ["الوزير"]


EMPTY = ["", " \n ", "\u202e\u200f", "قال", "قال:", "«", "قال إن", "بحسب", "ق\u0651\u0627ل إ\u0646", "قال «»", "و قال"]


@pytest.mark.parametrize("text", EMPTY)
def test_nothing_is_made_of_nothing(text: str) -> None:
    assert read(text) == ()
