"""Articles of opinion: which they are, and which statements are left in them."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.annotate import passages
from musnad.annotate.statements import genre
from musnad.annotate.statements.dialogue import talked
from musnad.annotate.statements.scene import Scene, scenes
from musnad.model import Article, Line, Page, PageMarks
from musnad.tables import lexicon, read_rows
from test_statements import TABLES, named, read, rows

CASES = Path(__file__).parent / "cases"
GENRES = read_rows((CASES / "genres.tsv").read_text(encoding="utf-8"), "genres.tsv")
ESSAY = next(row["text"] for row in GENRES if row["genre"] == "opinion").replace("\\n", "\n")
SENTENCES = read_rows((CASES / "genre_statements.tsv").read_text(encoding="utf-8"), "genre_statements.tsv")


def seen(text: str) -> list[Scene]:
    """The passages of a text whose lines are all body lines."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.extend([Line(start, start + len(line), "body", 0, "case")] if line.strip() else [])
        start += len(line) + 1
    page = Page("case", "", "text/plain", text.encode("utf-8", "replace"), text)
    marks = PageMarks(page, tuple(lines), (Article(0, None, None, None, (), None, "case"),))
    return scenes(PageMarks(page, marks.lines, marks.articles, passages=passages.find(marks, TABLES)))


@pytest.mark.parametrize("row", GENRES, ids=lambda row: row["text"][:30])
def test_genre(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    found = seen(text)
    opinion = not talked(found) and genre.weighed(found, len(read(text))) > 0
    assert ("opinion" if opinion else "report") == row["genre"]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"][:40])
def test_in_opinion(row: dict[str, str]) -> None:
    first, rest = ESSAY.split("\n", 1)
    text, mentions = named(f"{first}\n{row['text']}\n{rest}")
    content, speaker, *_ = rows(text, read(text, mentions))
    assert (content, speaker) == (row["content"], row["speaker"])


def test_elsewhere_they_stay() -> None:
    for row in SENTENCES[:9]:
        text, mentions = named(row["text"])
        assert rows(text, read(text, mentions))[0] == row["content"]


def test_every_sign_is_weighed() -> None:
    weighed = {row["sign"] for row in lexicon("genre_weights")}
    listed = {sign for row in lexicon("essay_words") for sign in row["groups"].split()}
    assert listed <= weighed


def test_short_texts_are_not_judged() -> None:
    assert genre.weighed(seen("لماذا لا نحلم؟ أليس هذا حقنا! لعلنا نسينا."), 0) == float("-inf")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="لا هل؟!قال«»:\n .أننحن", max_size=200))
def test_any_text_is_weighed(text: str) -> None:
    assert isinstance(genre.weighed(seen(text), 0), float)


def test_long_text_takes_linear_time() -> None:
    text = (ESSAY + "\n") * 60
    began = time.perf_counter()
    genre.weighed(seen(text), 0)
    assert time.perf_counter() - began < 2


def test_verse_tells_nothing() -> None:
    poem = "يا ليل قل لي أين أحبابي\nوأسر إلى قلبي بما تخفي\nقال النسيم إن الهوى عاب\nويظن أن الشوق لا يكفي"
    assert genre.verses(seen(poem)) == {scene.passage.line.start for scene in seen(poem)}
    assert read(poem) == ()
    assert not genre.verses(seen("\n".join(line + "." for line in poem.split("\n"))))


def test_author_above_and_below_the_headline() -> None:
    page = "ليلى الصيرفي: {} من جديد\nليلى الصيرفي\n" + ESSAY
    column = genre.weighed(_titled(page.format("البحر")), 0)
    assert column == pytest.approx(genre.weighed(_titled(page.replace(":", "").format("البحر")), 0) + 4)


def _titled(text: str) -> list[Scene]:
    """The passages of a text whose first line is its title."""
    found = seen(text)
    title = replace(found[0].passage, line=replace(found[0].passage.line, label="title"))
    return [replace(found[0], passage=title), *found[1:]]
