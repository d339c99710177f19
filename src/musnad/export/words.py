"""The tool's own words, in Arabic and English: labels, counts, days and times (from `interface.tsv`)."""

import re
from datetime import date
from functools import cache, reduce
from typing import NamedTuple

from musnad.tables import alternatives, lexicon


class Words(NamedTuple):
    """One thing said in the two languages of the interface."""

    ar: str
    en: str


@cache
def _table() -> dict[str, Words]:
    return {row["key"]: Words(row["ar"], row["en"]) for row in lexicon("interface")}


def word(key: str) -> Words:
    """The interface's words for `key`. Raises KeyError where the table has no such row."""
    return _table()[key]


def known(key: str) -> Words | None:
    """The interface's words for `key`, None where the table has no such row."""
    return _table().get(key)


def count(key: str, number: int) -> Words:
    """`number` of the things that `key` names, each language in the form its grammar asks for."""
    arabic, english = (tuple(alternatives(cell)) for cell in _table()[key])
    return Words(
        arabic[_arabic_form(number)].format(n=number),
        english[0 if number == 1 else 1].format(n=number),
    )


def _arabic_form(number: int) -> int:
    """Which of the five forms stands after a number: one, two, 3-10, 11-99, the rest (nought, whole hundreds, 101, 102)."""
    if number in {1, 2}:
        return number - 1
    rest = number % 100
    return 2 if 3 <= rest <= 10 else 3 if rest >= 11 else 4


_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|\+00:00)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_DURATION = re.compile(
    r"P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?"
)
_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")


def when(value: str) -> Words:
    """An ISO 8601 value of a time expression in words; a value of no known shape is given back as it is."""
    if reference := known(f"when.{value}"):
        return reference
    if "/" in value:
        return _interval(*value.split("/", 1))
    if clock := _CLOCK.fullmatch(value):
        return _clock(clock[1], clock[2], utc=bool(clock[3]))
    return _duration(value) or _point(value, weekday=True)


def _point(value: str, *, weekday: bool) -> Words:
    """A day, a month or a year."""
    if _DAY.fullmatch(value):
        return _day(value, weekday=weekday)
    if month := _MONTH.fullmatch(value):
        return _joined(_month(int(month[2])), Words(month[1], month[1]))
    if _YEAR.fullmatch(value):
        return _filled("when.year", y=Words(value, value))
    return Words(value, value)


def _day(value: str, *, weekday: bool) -> Words:
    try:
        day = date.fromisoformat(value)
    except ValueError:  # 30 February has the shape of a day
        return Words(value, value)
    words = _joined(Words(str(day.day), str(day.day)), _month(day.month), Words(str(day.year), str(day.year)))
    return _joined(word(f"weekday.{day.weekday()}"), words) if weekday else words


def _month(number: int) -> Words:
    return word(f"month.{number}")


def _joined(*parts: Words) -> Words:
    return Words(" ".join(part.ar for part in parts), " ".join(part.en for part in parts))


def _filled(key: str, **parts: Words) -> Words:
    frame = word(key)
    return Words(
        frame.ar.format(**{name: part.ar for name, part in parts.items()}),
        frame.en.format(**{name: part.en for name, part in parts.items()}),
    )


def _interval(first: str, last: str) -> Words:
    """From one point to another; what both share (year, month) is said once, at the end."""
    ending = _point(last, weekday=False)
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        return _filled("when.interval", a=Words(first, first), b=Words(last, last))
    beginning = _point(first, weekday=False)
    if len(first) == len(last) and first[:4] == last[:4] and beginning != ending:
        kept = 1 if first[:7] == last[:7] or len(first) == 7 else 2
        beginning = Words(*(" ".join(words.split(" ")[:kept]) for words in beginning))
    return _filled("when.interval", a=beginning, b=ending)


def _clock(day: str, time: str, *, utc: bool) -> Words:
    said = Words(time, time)
    return _filled("when.clock", day=_day(day, weekday=True), time=_filled("when.utc", time=said) if utc else said)


def _duration(value: str) -> Words | None:
    found = _DURATION.fullmatch(value)
    numbers = found.groups() if found else ()
    parts = [count(unit, int(number)) for unit, number in zip(_UNITS, numbers, strict=False) if number]
    return reduce(lambda a, b: _filled("when.and", a=a, b=b), parts) if parts else None
