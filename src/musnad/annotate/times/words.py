"""What the time grammar looks up: months, weekdays, numbers, units and phrases, from the lexicons, as folded word sequences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Generic, Literal, NamedTuple, TypeVar

from musnad.arabic import folded, readings, without_article
from musnad.tables import alternatives, lexicon

Toward = Literal["", "past", "now", "future"]
T = TypeVar("T")


class Month(NamedTuple):
    number: int
    hijri: bool
    bare: str  # yes: may stand alone; no: needs a number or a preposition before it; never: needs شهر or a year


class Feast(NamedTuple):
    month: int
    day: int
    hijri: bool


class Unit(NamedTuple):
    code: str  # ISO 8601: Y M W D, and TH TM TS for the clock
    times: int
    form: str
    needs: str


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases by their first word, the longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]

    def at(self, words: Sequence[str], index: int) -> tuple[int, T] | None:
        """The longest phrase that stands at `index`: the index after it, and what it means."""
        if index >= len(words):
            return None
        for phrase, meaning in self.by_first.get(words[index], ()):
            end = index + len(phrase)
            if tuple(words[index:end]) == phrase:
                return end, meaning
        return None

    def holds(self, words: Sequence[str], index: int) -> bool:
        """Whether any phrase stands at `index`."""
        return self.at(words, index) is not None


def phrases(rows: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Phrases from pairs of a cell of alternatives and a meaning."""
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for cell, meaning in rows:
        for spelling in alternatives(cell):
            words = tuple(folded(spelling).split())
            found.setdefault(words[0], []).append((words, meaning))
    ordered = {first: tuple(sorted(some, key=lambda pair: -len(pair[0]))) for first, some in found.items()}
    return Phrases(MappingProxyType(ordered))


@cache
def months() -> Phrases[Month]:
    """The months of all calendars and systems."""
    rows = lexicon("months")
    return phrases((row["names"], Month(int(row["month"]), row["calendar"] == "hijri", row["bare"])) for row in rows)


@cache
def weekdays() -> Phrases[int]:
    """The days of the week, 0 for Monday."""
    return phrases((row["names"], int(row["weekday"])) for row in lexicon("weekdays"))


@cache
def feasts() -> Phrases[Feast]:
    """Feasts and the first day of each."""
    rows = lexicon("feasts")
    return phrases((row["names"], Feast(int(row["month"]), int(row["day"]), row["calendar"] == "hijri")) for row in rows)


@cache
def units() -> Phrases[Unit]:
    """The nouns of duration in all their forms."""
    rows = lexicon("time_units")
    return phrases((row["words"], Unit(row["unit"], int(row["times"]), row["form"], row["needs"])) for row in rows)


@cache
def role(name: str) -> Phrases[str]:
    """The phrases of one role of `time_words.tsv` with their values."""
    return phrases((row["words"], row["value"]) for row in lexicon("time_words") if row["role"] == name)


@cache
def _numerals(kind: str) -> Mapping[str, int]:
    rows = [row for row in lexicon("numbers") if row["kind"] == kind]
    return MappingProxyType({folded(word): int(row["value"]) for row in rows for word in alternatives(row["word"])})


def digits(word: str) -> int | None:
    """The value of a word of a few ASCII digits."""
    return int(word) if len(word) <= 6 and word.isascii() and word.isdecimal() else None


def _joined(word: str) -> int | None:
    """The value of the later part of a numeral: «وعشرين»."""
    return _numerals("cardinal").get(without_article(word[1:])) if word.startswith("و") else None


def cardinal(words: Sequence[str], index: int) -> tuple[int, int] | None:
    """A whole number in digits or words at `index`, with or without ال: the index after it, and the number."""
    if index >= len(words):
        return None
    word = words[index]
    if word == "ال" and index + 1 < len(words) and (value := digits(words[index + 1])) is not None:
        return index + 2, value
    value = digits(without_article(word) if word.startswith("ال") else word)
    if value is not None:
        sign, last = (*words[index + 1 : index + 3], "", "")[:2]
        if value < 1000 and sign in {",", "."} and len(last) == 3 and (low := digits(last)) is not None:
            return index + 3, value * 1000 + low
        scale = role("scale").at(words, index + 1)
        return (scale[0], value * int(scale[1])) if scale else (index + 1, value)
    value = _numerals("cardinal").get(without_article(word))
    return None if value is None else _rest_of_numeral(words, index + 1, value)


def _rest_of_numeral(words: Sequence[str], index: int, value: int) -> tuple[int, int]:
    if value < 10 and index < len(words) and words[index] in {"عشر", "عشره"}:
        return index + 1, value + 10
    total, last = value, value
    while index < len(words) and (more := _joined(words[index])) is not None:
        fits = 20 <= more < 100 if last < 10 else more < last and last >= 100
        if not fits:
            break
        total, last, index = total + more, more, index + 1
    return index, total


def ordinal(words: Sequence[str], index: int) -> tuple[int, int] | None:
    """A definite ordinal at `index` («الثامن», «الحادي والعشرين»): the index after it, and the number."""
    word = words[index] if index < len(words) else ""
    if not word.startswith("ال") or len(word) < 5:
        return None
    after = words[index + 1] if index + 1 < len(words) else ""
    base = _numerals("ordinal").get(word[2:])
    if base is None:
        tens = _numerals("cardinal").get(word[2:])
        return (index + 1, tens) if tens is not None and 20 <= tens < 100 else None
    if base < 10 and after in {"عشر", "عشره"}:
        return index + 2, base + 10
    tens = _joined(after)
    if base < 10 and tens is not None and 20 <= tens < 100 and after.startswith("وال"):
        return index + 2, base + tens
    return index + 1, base


def ordinals() -> Iterable[str]:
    """All ordinals as they are without ال."""
    return _numerals("ordinal")


def bare_ordinal(word: str) -> int | None:
    """An ordinal without ال: «ثالث»."""
    return _numerals("ordinal").get(word)


def begins_number(word: str) -> bool:
    """Whether a word without digits begins a number: a cardinal, with or without ال, a definite ordinal, ال of its own."""
    bare = without_article(word)
    return bare in _numerals("cardinal") or word == "ال" or (bare != word and len(word) > 4 and bare in _numerals("ordinal"))


@lru_cache(maxsize=65536)
def tense(form: str) -> Toward:
    """What a word tells of the time of the clause that it stands in: a verb with س, «المقرر», «قال»."""
    for _, rest in readings(form):
        cue = role("cue").by_first.get(rest)
        if cue:
            return "future" if cue[0][1] == "future" else "past"
    for _, rest in ((0, form), (1, form[1:])) if form[:1] in {"و", "ف"} else ((0, form),):
        if len(rest) >= 5 and rest[0] == "س" and rest[1] in "يتن" and rest not in role("like-future").by_first:
            return "future"
    return ""
