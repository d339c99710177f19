"""Days that a page states, and lines whose business that is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from hijridate import Hijri

from musnad.arabic import folded
from musnad.extract.units import Unit
from musnad.tables import alternatives, lexicon

LONGEST = 25  # words of a date line
_SIGNS = ("publication", "", "update")  # what a day is of, the best first
_LATIN = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)")
_LUNAR = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(1[34]\d\d)(?!\d)\s?ه?")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?(?!\d)")
_HAS_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W_]+")


class Stated(NamedTuple):
    """A day that stands in a line. `day` is None for what is no day of the calendar."""

    start: int  # in the folded line
    end: int
    day: date | None
    lunar: bool = False  # written in the Hijri calendar, which a country may begin a month in a day sooner


class _Months(NamedTuple):
    numbers: Mapping[str, int]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    hijri: re.Pattern[str]
    lunar: Mapping[str, int]


@cache
def _months() -> _Months:
    """Patterns over all names of months. Every repetition in them is bounded."""
    rows = [(folded(name), row) for row in lexicon("months") for name in alternatives(row["names"])]
    numbers = {name: int(row["month"]) for name, row in rows if row["calendar"] == "gregorian"}
    numbers.update({name[:size]: number for number, name in enumerate(_LATIN, 1) for size in (3, len(name))})
    name = "|".join(re.escape(one) for one in sorted(numbers, key=len, reverse=True))
    moons = {name: int(row["month"]) for name, row in rows if row["calendar"] == "hijri"}
    lunar = "|".join(re.escape(one) for one in sorted(moons, key=len, reverse=True))
    second = rf"(?:\s?[/(\-،]\s?(?:{name})\s?\)?)?"
    return _Months(
        numbers,
        re.compile(rf"(?<!\w)(\d{{1,2}})\s?[-/.(،]?\s?(?:من\s|شهر\s)?({name})(?!\w){second}\s?[-/.،,]?\s?(\d{{4}})(?!\d)م?"),
        re.compile(rf"(?<!\w)({name})(?!\w){second}\s(\d{{1,2}})\s?[،,]?\s(\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\w)(\d{{1,2}})\s?[-/.]?\s?(?:من\s|شهر\s)?({lunar})(?!\w)\s?[-/.،,]?\s?(1[34]\d\d)(?!\d)\s?ه?"),
        moons,
    )


def find(text: str) -> Iterator[Stated]:
    """Every day with its year in a line, in the order of the forms tried: the first is the safest.

    text: folded. A day before its month is assumed where both readings are possible, as all Arabic outlets write.
    """
    return iter(_found(text) if _HAS_YEAR.search(text) else ())


@lru_cache(maxsize=256)  # a line is asked more than once
def _found(text: str) -> tuple[Stated, ...]:
    return tuple(_days(text))


def _days(text: str) -> Iterator[Stated]:
    months = _months()
    for match in _YEAR_FIRST.finditer(text):
        yield Stated(*match.span(), _day(int(match[1]), int(match[2]), int(match[3])))
    for match in months.day_first.finditer(text):
        yield Stated(*match.span(), _day(int(match[3]), months.numbers[match[2]], int(match[1])))
    for match in months.month_first.finditer(text):
        yield Stated(*match.span(), _day(int(match[3]), months.numbers[match[1]], int(match[2])))
    for match in _YEAR_LAST.finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        yield Stated(*match.span(), _day(year, second, first) or _day(year, first, second))
    for match in months.hijri.finditer(text):
        yield Stated(*match.span(), _lunar_day(int(match[3]), months.lunar[match[2]], int(match[1])), lunar=True)
    for match in _LUNAR.finditer(text):
        year, month, day = int(match[3]), int(match[2]), int(match[1])
        yield Stated(*match.span(), _lunar_day(year, month, day) or _lunar_day(year, day, month), lunar=True)


def _lunar_day(year: int, month: int, day: int) -> date | None:
    """A day of the Hijri calendar of Umm al-Qura in ours."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None
    return date(found.year, found.month, found.day)


def _day(year: int, month: int, day: int) -> date | None:
    """A day of the Gregorian calendar; None for what is none, Hijri years among it."""
    try:
        return date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None


@cache
def _signs() -> Mapping[str, str]:
    """Words that stand beside a date and the kind of each: word, publication, update, weekday."""
    found = {folded(word): "weekday" for row in lexicon("weekdays") for word in alternatives(row["names"])}
    found.update({name[:size]: "weekday" for name in _WEEKDAYS for size in (3, len(name))})
    for row in lexicon("date_signs"):
        found.update({folded(word): row["kind"] for word in alternatives(row["words"])})
    return found


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@cache
def _spans() -> frozenset[str]:
    return frozenset(folded(word) for row in lexicon("time_units") for word in alternatives(row["words"]))


def signs() -> frozenset[str]:
    """The folded words that date lines without a year begin with."""
    return _AGO.union(_signs())


def is_date_line(unit: Unit) -> bool:
    """Whether a line's business is a date: a day or a time ago, and hardly a word beside it that does not belong to one."""
    if unit.size > LONGEST or (unit.prose and unit.size > 12):
        return False
    signs = _signs()
    if all(map(signs.get, unit.words)) and any(signs[word] in {"publication", "update"} for word in unit.words):
        return True
    if unit.words[:1] and unit.words[0] in _AGO and unit.size <= 4 and tells_ago(unit.words):
        return True
    if not _HAS_YEAR.search(unit.text):
        return False
    rest = _without_days(folded(unit.text))
    if rest is None:
        return False
    strange = sum(1 for word in _WORD.findall(rest) if word not in signs and not word.isdigit())
    told = any(signs.get(word) in {"publication", "update", "weekday"} for word in unit.words)
    signed = told or bool(_CLOCK.search(unit.text))
    return strange == 0 or ((signed or in_two_calendars(unit)) and strange < 0.4 * unit.size)


def in_two_calendars(unit: Unit) -> bool:
    """Whether a line gives a Hijri day and ours: the dateline of an agency («الدمام 12 شوال 1436 هـ الموافق 28 يوليو 2015 م»)."""
    return unit.size <= LONGEST and len({stated.lunar for stated in find(folded(unit.text)) if stated.day}) == 2


def tells_ago(words: Sequence[str]) -> bool:
    """Whether folded words say how long ago something was: «منذ يومين», «قبل 20 دقيقة»."""
    return any(word in _AGO and any(one in _spans() for one in words[at + 1 : at + 3]) for at, word in enumerate(words))


def tells_publication(unit: Unit) -> bool:
    """Whether a line begins with a word of publication and holds a day: «تاريخ النشر: 3 مايو 2015 القسم: محليات»."""
    signs = [_signs().get(word, "") for word in unit.words[:2]]
    return unit.size <= LONGEST and "publication" in signs and signs[0] != "" and stated_day(unit.text) is not None


_AGO = frozenset({"منذ", "قبل"})


def _without_days(text: str) -> str | None:
    """What stays of a line when its days and clock times are cut out; None where it has no day."""
    spans = sorted((stated.start, stated.end) for stated in find(text))
    if not spans:
        return None
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = max(at, end)
    return _CLOCK.sub(" ", " ".join([*kept, text[at:]]))


def stated_day(text: str) -> tuple[date, bool] | None:
    """The day that a line states in our calendar, that of publication before others, and whether it is that of an update."""
    plain = folded(text)
    days = sorted((stated.start, stated.day, stated.lunar) for stated in find(plain) if stated.day)
    signed = [(_SIGNS.index(_sign(plain[:start])), lunar, day) for start, day, lunar in days]
    if not signed:
        return None
    sign, _, day = min(signed, key=lambda one: one[:2])
    return day, _SIGNS[sign] == "update"


def _sign(before: str) -> str:
    """What the last sign before a day says the day is of."""
    kinds = (_signs().get(word, "") for word in reversed(_WORD.findall(before)))
    return next((kind for kind in kinds if kind in _SIGNS), "")
