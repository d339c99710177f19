"""Reading a calendar point off folded words: a day, a week, a month, a year. Each reader answers (index after it, When) or None."""

from collections.abc import Sequence
from typing import Any

from musnad.annotate.times.values import When
from musnad.annotate.times.words import Toward, digits, months, ordinal, role, weekdays

Words = Sequence[str]
Point = tuple[int, When]

UNITS = {"اليوم": "days", "الاسبوع": "weeks", "الشهر": "months", "العام": "years", "السنه": "years"}
BARE_YEAR_NOUNS = frozenset({"عام", "العام", "سنه", "السنه", "عامي", "اعوام", "الاعوام", "سنتي", "سنوات", "موسمي"})
YEAR_NOUNS = BARE_YEAR_NOUNS | {"لعام", "للعام", "بعام", "لسنه"}
STEPS = {"past": -1, "past2": -2, "now": 0, "future": 1}
FIRST_HIJRI, LAST_HIJRI = 1340, 1460
FIRST_YEAR, LAST_YEAR = 1800, 2100


def word_at(words: Words, index: int) -> str:
    """The word at an index, empty after the end."""
    return words[index] if index < len(words) else ""


def turned(words: Words, index: int) -> tuple[int, str] | None:
    """A word such as الماضي or المقبل: the index after it, and past, past2, now or future."""
    return role("toward").at(words, index)


def year_number(words: Words, index: int) -> tuple[int, int, bool] | None:
    """A year in digits: the index after it and its era sign, the year, whether it is a Hijri year."""
    word = word_at(words, index)
    suffix = word[4:]
    value = digits(word[:4])
    if value is None or len(word) < 4 or value < 600 or suffix not in {"", "م", "ه"}:
        return None
    end, era = index + 1, {"م": "gregorian", "ه": "hijri"}.get(suffix, "")
    if not suffix and (sign := role("era").at(words, end)) and (words[end], word_at(words, sign[0])) != ("م", "."):
        end, era = sign
    hijri = era == "hijri" or (not era and FIRST_HIJRI <= value <= LAST_HIJRI)
    return end, value, hijri


def modern(value: int, hijri: bool) -> bool:
    """Whether a bare number may be a year."""
    return hijri or FIRST_YEAR <= value <= LAST_YEAR


def _year_phrase(words: Words, index: int) -> Point | None:
    """What follows a month: «2014», «من عام 2014», «من العام الماضي», «الماضي»."""
    start = index + 1 if word_at(words, index) in {"من", "في"} else index
    if (year := year_number(words, start)) and modern(year[1], year[2]) and start == index:
        return year[0], When(year=year[1], hijri=year[2])
    unit = _unit(words, start)
    if unit and (unit[1].years is not None or unit[1].year is not None):
        return unit
    if start == index and (turn := turned(words, index)):
        return turn[0], When(toward=_toward(turn[1]))
    return None


def _toward(value: str) -> Toward:
    return "now" if value == "now" else "future" if value == "future" else "past"


def _month_name(words: Words, index: int) -> tuple[int, int, bool, str] | None:
    """A month, in one or two systems: the index after it, its number, whether Hijri, whether it needs no licence."""
    found = months().at(words, index)
    if found is None:
        return None
    end, month = found
    second = end + 1 if word_at(words, end) in {"/", "(", "-", "\\", "ـ", "–", "،"} else end
    other = months().at(words, second)
    if other is None or other[1].number != month.number or other[1].hijri != month.hijri:
        return end, month.number, month.hijri, month.bare
    closed = other[0] + (word_at(words, other[0]) == ")")
    if word_at(words, end) == "(" and closed == other[0]:
        return end, month.number, month.hijri, month.bare
    return closed, month.number, month.hijri, "yes"


def month(words: Words, index: int, licensed: bool) -> Point | None:
    """«شهر ديسمبر المقبل», «كانون الثاني/ يناير 2022», «مارس من العام الماضي»."""
    noun = role("month").at(words, index)
    start = noun[0] if noun else index
    name = _month_name(words, start)
    if name is None:
        return None
    end, number, hijri, bare = name
    year = _year_phrase(words, end)
    if year is None:
        free = bare == "yes" or noun is not None or (licensed and bare == "no")
        return (end, When(month=number, hijri=hijri)) if free else None
    return year[0], year[1]._replace(month=number, hijri=hijri)


def day_number(words: Words, index: int) -> tuple[int, int] | None:
    """«22», «الـ 22», «الثامن», «الثالث والعشرين»: a day of a month."""
    found = (index + 1, 1) if word_at(words, index) == "اول" and months().holds(words, index + 1) else ordinal(words, index)
    if found is None and (word_at(words, index)[-1:].isdecimal() or word_at(words, index) == "ال"):
        word = word_at(words, index)
        at = index + 1 if word == "ال" else index
        value = digits(word_at(words, at).removeprefix("ال"))
        found = None if value is None else (at + 1, value)
    return found if found and 1 <= found[1] <= 31 else None


def day_of_month(words: Words, index: int) -> Point | None:
    """«8 مارس 2014», «الثامن من مارس», «26 من الشهر الماضي», «26 الجاري», «مارس 8»."""
    start = index + 1 if word_at(words, index) in {"يوم", "اليوم", "يومي", "نهار"} else index
    number = day_number(words, start)
    if number is None:
        return numeric(words, start)
    end = number[0] + (word_at(words, number[0]) in {"من", "-", "لشهر"})
    found = month(words, end, True)
    if found:
        return found[0], found[1]._replace(day=number[1])
    unit = _unit(words, end)
    if unit and unit[1].months is not None:
        return unit[0], unit[1]._replace(day=number[1])
    turn = turned(words, end)
    if turn and turn[1] != "past2" and word_at(words, end) in {"الجاري", "الحالي", "الماضي", "المقبل"} and start + 1 == number[0]:
        return turn[0], When(day=number[1], toward=_toward(turn[1]))
    return numeric(words, start)


def numeric(words: Words, index: int) -> Point | None:
    """«21/7/2015», «2015-07-21», «7/10/1436هـ»."""
    parts = [word_at(words, index + step) for step in range(5)]
    if parts[1] not in {"/", "-", ".", "\\"} or parts[3] != parts[1]:
        return None
    first, second = digits(parts[0]), digits(parts[2])
    if first is None or second is None:
        return None
    if len(parts[0]) == 4:
        third = digits(parts[4])
        end, year, hijri = index + 5, first, FIRST_HIJRI <= first <= LAST_HIJRI
        if third is None and parts[4][-1:] in {"ه", "م"}:
            third, hijri = digits(parts[4][:-1]), parts[4][-1] == "ه"
        day = third or 0
    else:
        last = year_number(words, index + 4)
        if last is None:
            return None
        end, year, hijri = last
        day = first
    if second > 12 >= day:
        day, second = second, day
    sound = 1 <= day <= 31 and 1 <= second <= 12 and modern(year, hijri)
    return (end, When(day=day, month=second, year=year, hijri=hijri)) if sound else None


def _steps(unit: str, count: int) -> When:
    """So many of a unit from the present one."""
    steps: dict[str, Any] = {UNITS[unit]: count}
    return When(**steps)


def _unit(words: Words, index: int) -> Point | None:
    """«الشهر الماضي», «هذا العام», «عام 2022», «السنة الماضية», «الأسبوع قبل الماضي»."""
    word = word_at(words, index)
    if word in {"هذا", "هذه"} and word_at(words, index + 1) in UNITS:
        return index + 2, _steps(words[index + 1], 0)
    if word in YEAR_NOUNS:
        adjective = word_at(words, index + 1) in {"الدراسي", "المالي", "الميلادي", "الهجري", "الجامعي", "الدراسيه", "الماليه"}
        year = year_number(words, index + 1 + adjective)
        if year:
            return year[0], When(year=year[1], hijri=year[2])
    if word in UNITS and word != "اليوم" and (turn := turned(words, index + 1)):
        again = year_number(words, turn[0]) if UNITS[word] == "years" else None
        if again and modern(again[1], again[2]):
            return again[0], When(year=again[1], hijri=again[2])
        return turn[0], _steps(word, STEPS[turn[1]])
    return None


def deictic(words: Words, index: int) -> Point | None:
    """«أمس», «اليوم الجمعة», «ظهر أمس (الاثنين)» without the part of the day."""
    found = role("day").at(words, index)
    if found is None:
        return None
    end, days = found
    at = end + 1 if word_at(words, end) in {"(", "،", "-", "–"} else end
    at += word_at(words, at) == "يوم"
    named = weekday(words, at)
    opened = word_at(words, end) == "("
    if words[end - 1] in {"اليوم", "الليله"} and named is None and (role("not-day").holds(words, end) or ordinal(words, end)):
        return None
    if named is None or named[1].toward or (word_at(words, end) in {"،", "-", "–"} and words[end - 1] == "غد"):
        return end, When(days=int(days))
    if opened and word_at(words, named[0]) != ")":
        return end, When(days=int(days))
    return named[0] + opened, named[1]._replace(days=int(days))


def weekday(words: Words, index: int) -> Point | None:
    """«الجمعة», «يوم الأربعاء المقبل», «الخميس 30 يوليو», «الأحد من الأسبوع الماضي»."""
    start = index + 1 if word_at(words, index) in {"يوم", "يومي", "نهار", "ايام"} else index
    found = weekdays().at(words, start)
    if found is None or role("after-weekday").holds(words, found[0]):
        return None
    end, number = found
    if turn := turned(words, end):
        dated = _dated(words, turn[0])
        return (dated[0], dated[1]._replace(weekday=number)) if dated else (turn[0], When(weekday=number, toward=_toward(turn[1])))
    week = _unit(words, end + (word_at(words, end) == "من"))
    if week and week[1].weeks is not None:
        return week[0], week[1]._replace(weekday=number)
    dated = _dated(words, end)
    if dated:
        return dated[0], dated[1]._replace(weekday=number)
    return end, When(weekday=number)


def _dated(words: Words, index: int) -> Point | None:
    """The date that follows a weekday: «31 يوليو», «(31 تموز 2015)», «الموافق 31 يوليو»."""
    same = role("same-day").at(words, index)
    opened = word_at(words, index) == "("
    start = same[0] if same else index + 1 if opened or word_at(words, index) in {"،", ","} else index
    found = day_of_month(words, start)
    if found is None or found[1].month is None:
        return None
    if opened:
        return (found[0] + 1, found[1]) if word_at(words, found[0]) == ")" else None
    return found


def is_day(when: When) -> bool:
    """Whether an expression means one day."""
    return when.day is not None or when.weekday is not None or when.days is not None or when.scene is not None


def point(words: Words, index: int, licensed: bool) -> Point | None:
    """Any calendar point without a prefix. `licensed`: an ambiguous month or a bare year may be read."""
    for read in (deictic, weekday, day_of_month, _unit):
        if found := read(words, index):
            return found
    if found := month(words, index, licensed):
        return found
    year = year_number(words, index) if licensed else None
    return (year[0], When(year=year[1], hijri=year[2])) if year and modern(year[1], year[2]) else None


def prefixed(words: Words, index: int, licensed: bool) -> Point | None:
    """A calendar point with what may stand before it: «وقت مبكر من صباح يوم الخميس», «مساء أمس», «نهاية عام 2016»."""
    if early := role("early").at(words, index):
        linked = word_at(words, early[0]) == "من"
        return prefixed_once(words, early[0] + linked, linked)
    return prefixed_once(words, index, licensed)


def prefixed_once(words: Words, index: int, licensed: bool) -> Point | None:
    """A point after a part of the day or an edge, or a bare point."""
    if part := role("part").at(words, index):
        found = point(words, part[0] + (word_at(words, part[0]) == "من"), False)
        if found and is_day(found[1]):
            return _night_of_two(words, part[0] - 1, found)
    if edge := role("edge").at(words, index):
        at = edge[0] + (word_at(words, edge[0]) == "من")
        found = point(words, at, True)
        if found and (not is_day(found[1])):
            return found
        if word_at(words, at) in UNITS and word_at(words, at) != "اليوم" and not _continued(words, at + 1):
            return at + 1, _steps(words[at], 0)
        return None
    return point(words, index, licensed)


def _night_of_two(words: Words, index: int, found: Point) -> Point:
    """«ليل الاثنين الثلاثاء», «ليلة الخميس - الجمعة»: the night belongs to the first day."""
    if words[index] in {"ليل", "ليله"} and found[1].weekday is not None and found[1].days is None:
        at = found[0] + (word_at(words, found[0]) in {"-", "–", "/"})
        second = weekdays().at(words, at)
        if second and second[1] == ((found[1].weekday or 0) + 1) % 7:
            return second[0], found[1]
    return found


def _continued(words: Words, index: int) -> bool:
    """Whether an adjective follows: «نهاية العام الدراسي» is no end of a year."""
    word = word_at(words, index)
    return len(word) > 4 and word.startswith("ال") and word.endswith(("ي", "يه"))
