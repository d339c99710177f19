"""Clock times: «الساعة 14:30», «الثالثة بعد الظهر», «الساعة 11:30 بتوقيت غرينتش»."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from musnad.annotate.times.dates import connector, word_at
from musnad.annotate.times.points import is_day, prefixed_once
from musnad.annotate.times.values import Moment, When, stretch
from musnad.annotate.times.words import cardinal, digits, ordinal, role

Words = Sequence[str]
NOUNS = frozenset({"الساعه", "ساعه"})
NIGHT = 5  # «الثانية ليلا» is after midnight
HALVES = {"صباح": "am", "فجر": "am", "ضحي": "am", "قبل": "am", "ظهر": "noon", "ليل": "night", "ليله": "night", "مساء": "evening"}
_LATER = frozenset({"pm", "evening", "night"})
MINUTES = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}


class Clock(NamedTuple):
    hour: int
    minute: int
    zone: str
    day: When | None  # where the expression names its day: «الثالثة من مساء أمس»
    half: str = ""  # am, noon, pm where the text says so


def clock(words: Words) -> tuple[int, Clock] | None:
    """A clock time at the first word; without «الساعة» it needs a part of the day or a zone."""
    read = _read(words)
    if read is None:
        return None
    named = words[0] in NOUNS
    return read if named or read[1].half or read[1].zone else None


def hours(words: Words, before: Words) -> tuple[int, Clock, Clock] | None:
    """«الساعة 9 صباحا حتى 12 ظهرا», after «من» or «بين» also with a bare first hour: the index after it, and both ends."""
    first = _read(words)
    if first is None or not (words[0] in NOUNS or first[1].half or before[:1] in (("من",), ("بين",))):
        return None
    rest = connector(words, first[0], before[:1] == ("بين",))
    if rest is not None and rest[:1] == ["حدود"]:
        rest = rest[1:]
    last = _read(rest) if rest else None
    if rest is None or last is None or not (words[0] in NOUNS or first[1].half or last[1].half or last[1].zone):
        return None
    if not (rest[0] in NOUNS or last[1].half or last[1].zone or not rest[0][0].isdecimal() or _over(rest, last[0])):
        return None
    return len(words) - len(rest) + last[0], *_paired(first[1], last[1])


def _over(words: Words, index: int) -> bool:
    """Whether no noun follows that a number could count."""
    return not word_at(words, index)[:1].isalpha()


def _paired(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    """A half of the day or a zone that only one end names holds for both where the order of the hours allows it."""
    if not first.half and last.half in _LATER and first.hour <= last.hour - 12:
        first = first._replace(hour=first.hour + 12)
    if not last.half and first.half and last.hour < first.hour <= last.hour + 12 and last.hour < 12:
        last = last._replace(hour=last.hour + 12)
    zone = first.zone or last.zone
    return first._replace(zone=zone, day=first.day or last.day), last._replace(zone=last.zone or zone)


def _read(words: Words) -> tuple[int, Clock] | None:
    """An hour with all that belongs to it."""
    hour = _hour(words, 1 if words[0] in NOUNS else 0)
    if hour is None:
        return None
    end, value, minute = hour
    half, end, day = _half(words, end)
    zone = role("zone").at(words, end + (word_at(words, end) == "("))
    if zone is not None:
        opened = word_at(words, end) == "("
        end = zone[0] + (opened and word_at(words, zone[0]) == ")")
    if words[0] == "ساعه" and minute is None:
        return None
    value = _of_day(value, half)
    return (end, Clock(value, minute or 0, zone[1] if zone else "", day, half)) if value < 24 else None


def _hour(words: Words, index: int) -> tuple[int, int, int | None] | None:
    """The index after an hour, the hour, and its minute if there is one."""
    at = index + 1 if word_at(words, index) == "ال" else index
    value = digits(word_at(words, at).removeprefix("ال"))
    if value is not None:
        if len(word_at(words, at)) == 4 and at == index and value % 100 < 60 and role("zone").holds(words, at + 1):
            return at + 1, value // 100, value % 100
        if value > 24:
            return None
        minute = digits(word_at(words, at + 2)) if word_at(words, at + 1) in {":", ".", ","} else None
        if minute is not None and minute < 60 and len(word_at(words, at + 2)) == 2:
            return at + 3, value, minute
        return _fraction(words, at + 1, value)
    spelled = ordinal(words, index)
    if spelled is None or spelled[1] > 12 or not words[index].endswith(("ه", "ي")):
        return None
    return _fraction(words, spelled[0], spelled[1])


def _fraction(words: Words, index: int, hour: int) -> tuple[int, int, int | None]:
    """«والنصف», «إلا ربعا», «و45 دقيقة» after an hour."""
    word = word_at(words, index)
    if word == "و" and "و" + word_at(words, index + 1) in MINUTES:
        return index + 2, hour, MINUTES["و" + words[index + 1]]
    if word in MINUTES:
        return index + 1, hour, MINUTES[word]
    if word == "الا" and word_at(words, index + 1) in {"ربعا", "ربع", "الربع"}:
        return index + 2, (hour - 1) % 24, 45
    if word == "الا" and word_at(words, index + 1) in {"ثلثا", "ثلث", "الثلث"}:
        return index + 2, (hour - 1) % 24, 40
    if word.startswith("و"):
        rest = [word[1:], *words[index + 1 : index + 5]] if len(word) > 1 else list(words[index + 1 : index + 6])
        minute = cardinal(rest, 0)
        if minute and minute[1] < 60 and word_at(rest, minute[0]).startswith("دق"):
            return index + minute[0] + 1 + (len(word) == 1), hour, minute[1]
    return index, hour, None


def _half(words: Words, index: int) -> tuple[str, int, When | None]:
    """The part of the day after an hour, the index after it, and the day where one is named with it."""
    start = index + (word_at(words, index) == "من")
    part = role("part").at(words, start)
    if part is not None:
        found = prefixed_once(words, start, False)
        if found is not None and is_day(found[1]) and found[0] > part[0]:
            return HALVES.get(words[start], "pm"), found[0], found[1]
    half = role("clock").at(words, start) or role("clock").at(words, index)
    if half:
        return half[1], half[0], None
    this = role("clock-today").at(words, start)
    return (this[1], this[0], When(days=0)) if this else ("", index, None)


def _of_day(hour: int, half: str) -> int:
    if half in {"evening", "night"} and hour == 12:
        return 0
    if half == "night" and hour < NIGHT:
        return hour
    if half in {"pm", "evening", "night"} and hour < 12:
        return hour + 12
    if half == "am" and hour == 12:
        return 0
    if half == "noon" and hour < 4:
        return hour + 12
    return hour % 24 if hour == 24 else hour


def value(clock_time: Clock, moment: Moment) -> str:
    """The ISO value of a clock time on its own day, else on the day that the text last spoke of; without any, the time alone."""
    return _iso(clock_time, _day(clock_time, moment))


def interval(first: Clock, last: Clock, moment: Moment) -> str:
    """From one clock time to another; one that is not later than the first is on the next day."""
    day = _day(first, moment)
    after = day
    if last.day is not None:
        after = _day(last, moment)
    elif day is not None and day < date.max and (last.hour, last.minute) <= (first.hour, first.minute):
        after = day + timedelta(1)
    return f"{_iso(first, day)}/{_iso(last, after)}"


def _iso(clock_time: Clock, day: date | None) -> str:
    return f"{day.isoformat() if day else ''}T{clock_time.hour:02d}:{clock_time.minute:02d}{clock_time.zone}"


def _day(clock_time: Clock, moment: Moment) -> date | None:
    day = moment.beside or moment.today
    if moment.scene and day and moment.beside is None and abs((moment.scene - day).days) <= 3:
        day = moment.scene  # a day told of, not a plan far ahead
    if clock_time.day is not None:
        found = stretch(clock_time.day, moment)
        day = found.first if found else day
    return day
