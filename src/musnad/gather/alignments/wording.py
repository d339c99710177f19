"""The words of a content made comparable: fixed phrases as one word, numbers in words as figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from musnad.arabic import folded, tokens
from musnad.model import Token
from musnad.tables import alternatives, lexicon

YEARS = range(1900, 2101)
LEAST = 3  # «أحد» and «اثنين» are more often a pronoun and a day than a number
SHORT = 4  # letters of a number's word from which a joined و or ب is cut: «لست» is no six
MAIN = 4  # words at least before another speech
DIGITS = 12  # of a number that is read
_NONE = "-"
_JOINED = "وبف"


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """For each first word the phrases that begin by it, the longest first, with the word that stands for each."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in lexicon("phrases"):
        for phrase in alternatives(row["phrase"]):
            forms = tuple(token.form for token in tokens(phrase))
            found.setdefault(forms[0], []).append((forms, folded(row["as"])))
    return {first: tuple(sorted(of, key=lambda one: -len(one[0]))) for first, of in found.items()}


def read(content: Sequence[Token]) -> list[Token]:
    """The words of a content, fixed phrases as the one word that stands for them; it keeps the place of the first."""
    found: list[Token] = []
    place = 0
    while place < len(content):
        phrase = _phrase_at(content, place)
        if phrase is None:
            found.append(content[place])
            place += 1
            continue
        forms, stands = phrase
        if stands != _NONE:
            found.append(Token(content[place].start, content[place + len(forms) - 1].end, stands))
        place += len(forms)
    return found


def _phrase_at(content: Sequence[Token], place: int) -> tuple[tuple[str, ...], str] | None:
    for forms, stands in _phrases().get(content[place].form, ()):
        if forms == tuple(word.form for word in content[place : place + len(forms)]):
            return forms, stands
    return None


@cache
def _participles() -> frozenset[str]:
    stems = [folded(stem) for row in lexicon("cues") for stem in alternatives(row["participle"])]
    return frozenset(stem + ending for stem in stems for ending in ("ا", "ه", "ين"))


def own(content: Sequence[Token]) -> Sequence[Token]:
    """The words before another speech that is joined to them: «…، متحدثا عن صور», «…، مشيرة إلى»."""
    for place in range(MAIN, len(content)):
        if content[place].form == "،" and place + 1 < len(content) and content[place + 1].form in _participles():
            return content[:place]
    return content


@cache
def _numbers() -> Mapping[str, int]:
    rows = [row for row in lexicon("numbers") if row["kind"] == "cardinal" and int(row["value"]) >= LEAST]
    return {folded(word): int(row["value"]) for row in rows for word in alternatives(row["word"])}


@cache
def _scales() -> Mapping[str, int]:
    return {folded(word): int(row["factor"]) for row in lexicon("number_scales") for word in alternatives(row["word"])}


def number(form: str) -> int | None:
    """The value of a folded word or figure that counts, with a joined و, ب, ف, ل or ك or without; None for any other word."""
    figure = form.lstrip("وبلفك")
    if figure.isdecimal():
        return int(figure[:DIGITS])
    bare = form[1:] if form[:1] in _JOINED and len(form) > SHORT and form not in _numbers() else form
    return _numbers().get(bare.removeprefix("ال") if len(bare) > SHORT else bare)


def figures(content: Iterable[Token], dated: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The numbers that count something, in figures: «أربعة مليارات» is 4000000000. No years, none inside a time.

    dated: where the times stand.
    """
    whole: int | None = None
    for token in content:
        value = None if any(start <= token.start < end for start, end in dated) else number(token.form)
        if value is not None and whole is not None and _goes_on(token.form, value, whole):
            whole += value
        elif whole is not None and token.form in _scales():
            whole *= _scales()[token.form]
        else:
            if whole is not None and whole not in YEARS:
                yield str(whole)
            whole = value
    if whole is not None and whole not in YEARS:
        yield str(whole)


def _goes_on(form: str, value: int, before: int) -> bool:
    """Whether a number's word adds to the one before it: «ثلاثة وعشرين», «ثلاثة عشر»."""
    return not form[1:].isdecimal() and (form[0] == "و" or (value == 10 and before < 10))
