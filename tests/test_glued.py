"""Words run together, hashtags, web addresses and signs beside names: what the names layer does before it looks for names."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.annotate.names import glued, lexicon, web
from musnad.arabic import tokens
from test_names import TABLES, annotated

LEXICON = lexicon.build(TABLES)


def words(text: str) -> list[str]:
    return [text[token.start : token.end] for token in glued.apart(text, tokens(text), LEXICON)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ترامبرجب طيب أردوغان", ["ترامب", "رجب", "طيب", "أردوغان"]),
        ("بوتينإيران", ["بوتين", "إيران"]),
        ("غزةلبنانسوريا", ["غزة", "لبنان", "سوريا"]),
        ("السعوديةتستضيف", ["السعودية", "تستضيف"]),
        ("#القدس_عاصمة", ["#", "القدس", "عاصمة"]),
        ("#_القدس_", ["#", "القدس"]),
    ],
)
def test_a_run_of_words_is_cut(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["المستثمرون", "لمصرلاحات", "أفغانستان", "البوسنيون", "بنغلاديش", "مدرسةً", "هيئةة", "باكستانيون", "سوريالية", "إيرانيات"],
)
def test_a_word_is_left_whole(text: str) -> None:
    assert words(text) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("انظر (https://example.com/الرياض/1) الآن", ["https://example.com/الرياض/1)"]),
        ("www.example.org مفيد", ["www.example.org"]),
        ("كتب @محمد_صلاح أمس", ["@محمد_صلاح"]),
        ("إلى info@example.com فورا", ["info@example.com"]),
        ("لا عنوان هنا. ولا هنا", []),
    ],
)
def test_addresses_and_handles_are_told(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in web.addresses(text, 0, len(text))] == wanted


@pytest.mark.parametrize("sign", ["\u200f", "\u202b", "\u2066", "\u200c", "\ufeff"])
def test_signs_that_cannot_be_seen_are_no_part_of_a_name(sign: str) -> None:
    text = f"قال الملك {sign}سلمان{sign} بن عبدالعزيز{sign} ذلك في {sign}القاهرة{sign}."
    found = [text[mention.start : mention.end] for mention in annotated(text).mentions]
    assert found == [f"سلمان{sign} بن عبدالعزيز", "القاهرة"]


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(alphabet="ترامبوينةس_ #@\u0640\u200f\ufefb", max_size=80), st.text(max_size=80)))
def test_pieces_lie_in_their_words_in_order(text: str) -> None:
    end = 0
    for token in glued.apart(text, tokens(text), LEXICON):
        assert end <= token.start < token.end <= len(text)
        assert token.form
        end = token.end


def test_giant_runs_take_linear_time() -> None:
    began = time.process_time()
    assert len(words("بوتين" * 200_000)) == 1
    assert words("ة" * 20000)
    assert len(words("مدينةسعيدة" * 20000)) > 20000
    assert words("_" * 20000) == []
    assert len(web.addresses("@ا" * 20000, 0, 40000)) >= 1
    assert time.process_time() - began < 20  # many minutes if each letter looked at all the others
