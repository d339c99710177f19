from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad import arabic
from musnad.tables import Row

CASES = Path(__file__).parent / "cases"
LETTERS = st.text(
    alphabet=st.sampled_from('ابجدهوأإآةىئؤء ـًٌَُّْ\u0654\u0653\u200f\u200c\u2067\ufefb\ufee3٣۴ .،؟«»"A😀\u0327'), max_size=60
)


def cases(name: str) -> list[Row]:
    """Rows as they stand; the reader of lexicons would refuse the signs that these cases are about."""
    lines = [x for x in (CASES / name).read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def unescaped(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode("unicode_escape")


@pytest.mark.parametrize("row", cases("folding.tsv"), ids=lambda row: row["about"])
def test_folding(row: Row) -> None:
    assert arabic.folded(unescaped(row["text"])) == row["folded"]


@pytest.mark.parametrize("row", cases("proclitics.tsv"), ids=lambda row: row["word"])
def test_readings(row: Row) -> None:
    found = {f"{cut}:{rest}" for cut, rest in arabic.readings(row["word"])}
    assert row["has"] in found
    assert row["lacks"] not in found
    assert arabic.readings(row["word"])[0] == (0, row["word"])


@given(LETTERS)
def test_a_view_folds_like_the_plain_function_and_points_back(text: str) -> None:
    view = arabic.fold(text)
    assert view.text == arabic.folded(text)
    for i in range(len(view.text)):
        span = view.span(i, i + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert view.text[i] in arabic.folded(text[span.start : span.end])


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert arabic.folded(arabic.folded(text)) == arabic.folded(text)


@given(LETTERS)
def test_tokens_cover_every_word_in_order(text: str) -> None:
    found = arabic.tokens(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(token.form == arabic.folded(text[token.start : token.end]) for token in found)
    covered = {i for token in found for i in range(token.start, token.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum() and arabic.folded(c))


def test_tokens_of_a_part_carry_offsets_of_the_whole() -> None:
    text = "قال: «نعم»."
    assert [text[t.start : t.end] for t in arabic.tokens(text, 3)] == [":", "«", "نعم", "»", "."]
    assert [t.form for t in arabic.tokens(text, 6, 9)] == ["نعم"]


def test_a_stray_mark_is_no_token() -> None:
    assert arabic.tokens("\u200f \u200e") == ()


def test_words_and_signs() -> None:
    assert [arabic.is_word(t) for t in arabic.tokens("قال 12 ،")] == [True, True, False]


def test_the_article_is_cut_where_a_word_stays() -> None:
    assert arabic.without_article("الرييس") == "رييس"
    assert arabic.without_article("اله") == "اله"


@pytest.mark.parametrize("word", ["الرياض", "بوتين", "لبنان", "عمر"])
@pytest.mark.parametrize("head", ["", "و", "ب", "ول", "ل", "وب"])
def test_attached_is_what_readings_leads_back(word: str, head: str) -> None:
    for form in (head + word, head + word[1:]):
        reads = word in {rest for _, rest in arabic.readings(form)}
        assert not reads or form in arabic.attached(word)
