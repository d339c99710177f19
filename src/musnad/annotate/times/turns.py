"""Days and weeks counted within a month or a feast: «ثاني أربعاء من أكتوبر», «الأسبوع الأول من مايو», «ثالث أيام عيد الفطر»."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from musnad.annotate.times.dates import Point, month, month_step, word_at, year_number
from musnad.annotate.times.values import Moment, Stretch, When, stretch
from musnad.annotate.times.window import Found, Window
from musnad.annotate.times.words import bare_ordinal, feasts, ordinal, weekdays

Words = Sequence[str]
LAST = -1
_LAST = frozenset({"اخر", "الاخير", "الاخيره"})
_WEEK, _DAY = 7, 8  # beside the weekdays 0 to 6
_UNITS = {"اسبوع": _WEEK, "يوم": _DAY, "ايام": _DAY}
_LINKS = frozenset({"من", "في"})


class Turn(NamedTuple):
    """Which of the days or weeks of a stretch: a weekday 0 to 6, 7 for weeks, 8 for days."""

    number: int
    unit: int


def turn(window: Window) -> Found | None:
    """A day or week of a month or a feast by its number."""
    words = window.words
    read = _number_first(words) or _unit_first(words)
    if read is None:
        return None
    end, which = read
    whole = _whole(words, end + (word_at(words, end) in _LINKS))
    if whole is None or (which.unit == _DAY and which.number != LAST and whole[1].day is None and words[0] == "اليوم"):
        return None  # «اليوم الثالث من أكتوبر» is a date
    return Found(whole[0], _resolver(which, whole[1]), "turn")


def feast(window: Window) -> Found | None:
    """A feast with its year: «عيد الأضحى 2013». Without one its name tells an occasion rather than a day."""
    named = feasts().at(window.words, 0)
    year = year_number(window.words, named[0]) if named else None
    if named is None or year is None:
        return None
    when = When(named[1].day, named[1].month, year[1], named[1].hijri)
    return Found(year[0], _resolver(Turn(1, _DAY), when), "feast")


def _number_first(words: Words) -> tuple[int, Turn] | None:
    """«ثالث ثلاثاء», «آخر أسبوع», «أول أيام», «ثالث يوم ثلاثاء»."""
    number = LAST if words[0] in _LAST and not words[0].startswith("ال") else bare_ordinal(words[0])
    if number is None:
        return None
    at = 2 if word_at(words, 1) == "يوم" and _bare_weekday(words, 2) is not None else 1
    unit = _bare_weekday(words, at)
    if unit is None:
        unit = _UNITS.get(word_at(words, at))
    return None if unit is None else (at + 1, Turn(number, unit))


def _bare_weekday(words: Words, index: int) -> int | None:
    found = weekdays().at(("ال" + word_at(words, index),), 0)
    return found[1] if found else None


def _unit_first(words: Words) -> tuple[int, Turn] | None:
    """«الثلاثاء الثالث», «الأسبوع الأخير», «اليوم الأول»."""
    named = weekdays().at(words, 0)
    unit = named[1] if named else _UNITS.get(words[0].removeprefix("ال")) if words[0].startswith("ال") else None
    if unit is None:
        return None
    if word_at(words, 1) in _LAST:
        return 2, Turn(LAST, unit)
    number = ordinal(words, 1)
    return (number[0], Turn(number[1], unit)) if number and (number[1] <= 5 or unit == _DAY) else None


def _whole(words: Words, index: int) -> Point | None:
    """The month or feast that is counted in; «بأكتوبر» with its preposition attached too."""
    rest = [word_at(words, index), *words[index + 1 :]]
    if rest[0].startswith("ب") and month(rest, 0, True) is None:
        rest[0] = rest[0][1:]
    if not rest[0]:
        return None
    if named := feasts().at(rest, 0):
        year = year_number(rest, named[0])
        when = When(named[1].day, named[1].month, year[1] if year else None, named[1].hijri)
        return index + (year[0] if year else named[0]), when
    found = month(rest, 0, True) or month_step(rest, 0)
    return (index + found[0], found[1]) if found and found[1].day is None else None


def _resolver(which: Turn, whole: When) -> Callable[[Moment], str | None]:
    def resolve(moment: Moment) -> str | None:
        days = stretch(whole, moment if whole.day is None else moment._replace(tense=""))  # the nearest feast
        found = _within(which, days) if days else None
        return found.iso() if found else None

    return resolve


def _within(which: Turn, whole: Stretch) -> Stretch | None:
    """The day or week of a month; of a feast, which is known by its first day, the days from that one on."""
    if which.unit == _WEEK:
        return _week(which.number, whole)
    step = 1 if which.unit == _DAY else 7
    if which.number == LAST:
        back = 0 if which.unit == _DAY else (whole.last.weekday() - which.unit) % 7
        day = whole.last - timedelta(back)
        return None if whole.grain == "day" else Stretch(day, day, "day")
    dated = _dated(which, whole)
    if dated is not None:
        return Stretch(dated, dated, "day")
    ahead = 0 if which.unit == _DAY else (which.unit - whole.first.weekday()) % 7
    day = whole.first + timedelta(ahead + step * (which.number - 1))
    return Stretch(day, day, "day") if whole.grain == "day" or day <= whole.last else None


def _dated(which: Turn, whole: Stretch) -> date | None:
    """«الخميس الثاني من أغسطس» where the 2nd is a Thursday: a weekday with its date."""
    day = whole.first + timedelta(which.number - 1)
    return day if day.weekday() == which.unit and whole.grain != "day" else None


def _week(number: int, whole: Stretch) -> Stretch | None:
    """The weeks from Monday to Sunday that lie wholly in a month."""
    first = whole.first + timedelta(-whole.first.weekday() % 7)
    if number == LAST:
        number = ((whole.last - first).days + 1) // 7
    monday = first + timedelta(7 * (number - 1))
    sunday = monday + timedelta(6)
    return Stretch(monday, sunday, "days") if sunday <= whole.last and whole.grain != "day" else None
