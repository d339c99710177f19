"""Contents made comparable: fixed phrases, numbers in words, words that call something false."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gathering import case_rows
from musnad.arabic import tokens
from musnad.gather.alignments.pointing import holds_rejection, points, rejects
from musnad.gather.alignments.wording import figures, own, read
from musnad.model import Token


def words(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.form[0].isalnum()]


@pytest.mark.parametrize("row", case_rows("figures"), ids=lambda row: row["text"])
def test_figures(row: Mapping[str, str]) -> None:
    assert " ".join(figures(words(row["text"]), [])) == row["figures"].replace("-", "")


@pytest.mark.parametrize("row", case_rows("rejections"), ids=lambda row: row["text"])
def test_rejections(row: Mapping[str, str]) -> None:
    assert rejects(words(row["text"])) == (row["rejects"] == "yes")


def test_a_number_inside_a_time_counts_nothing() -> None:
    text = "قبل ثلاثين يوما"
    assert list(figures(words(text), [(4, len(text))])) == []


def test_a_fixed_phrase_is_one_word() -> None:
    assert [token.form for token in read(words("20 طائرة من دون طيار"))] == ["20", "طايره", "مسيره"]
    assert [token.form for token in read(words("ما لا يقل عن 20"))] == ["20"]
    assert [token.form for token in read(words("من دون"))] == ["من", "دون"]


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    found = words(text)
    assert all(0 <= token.start < token.end <= len(text) for token in read(found))
    assert all(figure.isdecimal() for figure in figures(found, []))
    assert points(found) in {True, False}
    assert not rejects(found) or holds_rejection(found)


def test_another_speech_joined_to_a_content_is_no_part_of_it() -> None:
    whole = tokens("الشركة أغلقت المصنع في الشتاء، متحدثا عن صور للمكان")
    assert [token.form for token in own(whole)][-1] == "الشتاء"
    kept = tokens("الشركة أغلقت المصنع في الشتاء، وسرحت العمال")
    assert own(kept) == kept
