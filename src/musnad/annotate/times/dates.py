"""Reading the parts of a date off folded words: years, months, days. A reader answers (index after it, value) or None."""

from collections.abc import Sequence
from typing import Any

from musnad.annotate.times.values import When
from musnad.annotate.times.words import Toward, digits, months, ordinal, role

Words = Sequence[str]
Point = tuple[int, When]

UNITS = {"اليوم": "days", "الاسبوع": "weeks", "الشهر": "months", "العام": "years", "السنه": "years"}
BARE_YEAR_NOUNS = frozenset({"عام", "العام", "سنه", "السنه", "عامي", "اعوام", "الاعوام", "سنتي", "سنوات", "موسمي"})
YEAR_NOUNS = BARE_YEAR_NOUNS | {"لعام", "للعام", "بعام", "لسنه"}
STEPS = {"past": -1, "past2": -2, "now": 0, "future": 1}
DASHES = frozenset({"-", "–", "_"})
UNTIL = frozenset({"الي", "حتي", "والي", "وحتي", "لغايه", "ولغايه"}) | DASHES
FIRST_HIJRI, LAST_HIJRI = 1340, 1460
FIRST_YEAR, LAST_YEAR = 1800, 2100


def word_at(words: Words, index: int) -> str:
    """The word at an index, empty after the end."""
    return words[index] if index < len(words) else ""


def connector(words: Sequence[str], index: int, between_words: bool) -> list[str] | None:
    """The words after «إلى», «حتى», a dash or, after «بين», «و»."""
    word = word_at(words, index)
    if word.startswith("و") and between_words:
        rest = [word[1:], *words[index + 1 :]] if len(word) > 1 else list(words[index + 1 :])
    elif word in UNTIL:
        skip = 2 if word_at(words, index + 1) == "غايه" else 1
        rest = list(words[index + skip :])
    elif word == "/" and year_number(words, index + 1):
        rest = list(words[index + 1 :])
    else:
        return None
    return rest[1:] if rest[:1] == ["يوم"] and len(rest) > 1 and rest[1][:1].isdecimal() else rest


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
    step = unit(words, start)
    if step and (step[1].years is not None or step[1].year is not None):
        return step
    if start == index and (turn := turned(words, index)):
        return turn[0], When(toward=toward(turn[1]))
    return None


def toward(value: str) -> Toward:
    """The side of the present on which a turn puts its unit."""
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
        return _numbered_month(words, index)
    end, number, hijri, bare = name
    year = _year_phrase(words, end)
    if year is None:
        free = bare == "yes" or noun is not None or (licensed and bare == "no")
        return (end, When(month=number, hijri=hijri)) if free else None
    return year[0], year[1]._replace(month=number, hijri=hijri)


def _numbered_month(words: Words, index: int) -> Point | None:
    """«الشهر التاسع سنة 2014»; without its year it may be a month of anything."""
    number = ordinal(words, index + 1) if word_at(words, index) == "الشهر" else None
    year = _year_phrase(words, number[0]) if number and number[1] <= 12 else None
    if number is None or year is None or (year[1].year is None and year[1].years is None):
        return None
    return year[0], year[1]._replace(month=number[1])


def day_number(words: Words, index: int) -> tuple[int, int] | None:
    """«22», «الـ 22», «الثامن», «الثالث والعشرين»: a day of a month."""
    first = word_at(words, index) in {"اول", "غره"} and (months().holds(words, index + 1) or word_at(words, index + 1) == "شهر")
    found = (index + 1, 1) if first else ordinal(words, index)
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
    step = unit(words, end)
    if step and step[1].months is not None:
        return step[0], step[1]._replace(day=number[1])
    turn = turned(words, end)
    if turn and turn[1] != "past2" and word_at(words, end) in {"الجاري", "الحالي", "الماضي", "المقبل"} and start + 1 == number[0]:
        return turn[0], When(day=number[1], toward=toward(turn[1]))
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


def steps(noun: str, count: int) -> When:
    """So many of a unit from the present one."""
    named: dict[str, Any] = {UNITS[noun]: count}
    return When(**named)


def unit(words: Words, index: int) -> Point | None:
    """«الشهر الماضي», «هذا العام», «عام 2022», «السنة الماضية», «الأسبوع قبل الماضي»."""
    word = word_at(words, index)
    if word in {"هذا", "هذه"} and word_at(words, index + 1) in UNITS:
        return index + 2, steps(words[index + 1], 0)
    if word in YEAR_NOUNS:
        adjective = word_at(words, index + 1) in {"الدراسي", "المالي", "الميلادي", "الهجري", "الجامعي", "الدراسيه", "الماليه"}
        year = year_number(words, index + 1 + adjective)
        if year:
            return year[0], When(year=year[1], hijri=year[2])
    if word in UNITS and word != "اليوم" and (turn := turned(words, index + 1)):
        again = year_number(words, turn[0]) if UNITS[word] == "years" else None
        if again and modern(again[1], again[2]):
            return again[0], When(year=again[1], hijri=again[2])
        return turn[0], steps(word, STEPS[turn[1]])
    return None


def month_step(words: Words, index: int) -> Point | None:
    """«الشهر المقبل», «هذا الشهر»."""
    found = unit(words, index)
    return found if found and found[1].months is not None else None
