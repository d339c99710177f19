"""Durations: «20 عاما», «ثلاثة أشهر», «ساعتين ونصف», «لمدة ساعة», «السنوات الخمس الماضية»."""

from collections.abc import Sequence

from musnad.annotate.times.dates import LAST_YEAR, word_at, year_number
from musnad.annotate.times.values import duration
from musnad.annotate.times.words import Unit, bare_ordinal, cardinal, months, role, units

Words = Sequence[str]
Read = tuple[int, str]  # the index after it, ISO value
FRACTIONS = {"نصف": 0.5, "ربع": 0.25, "ثلث": 1 / 3}
NOT_A_WHILE = frozenset({"بعد", "ما", "تلو", "متاخره", "مبكره", "مبكر", "متاخر"})
ONE = frozenset({"واحد", "واحده", "واحدا", "كامل", "كامله", "كاملا"})
SMALLER = {"Y": ("M", 12), "M": ("D", 30), "TH": ("TM", 60), "TM": ("TS", 60)}


def numbered(words: Words, before: Words) -> Read | None:
    """A number and its unit: «515 يوما», «الـ 24 ساعة الماضية», «3 أشهر و10 أيام»."""
    number = cardinal(words, 0)
    if number is None or before[before[:1] == ("(",) :][:1] in (("كل",), ("تحت",), ("دون",)):
        return None
    end, count = _decimal(words, *number)
    unit = units().at(words, end)
    if unit is None or not _agrees(unit[1], count) or year_number(words, unit[0]):
        return None
    if unit[1].times == 10 and not about(before):  # «ثلاثة عقود» are also three contracts
        return None
    end, parts = unit[0], _times(unit[1], count)
    end, parts = _more(words, end, unit[1], parts)
    if words[0].startswith("ال"):
        end = _turned(words, end)
    return end, duration(parts)


def _decimal(words: Words, end: int, count: float) -> tuple[int, float]:
    mark, rest = word_at(words, end), word_at(words, end + 1)
    if mark in {".", ","} and rest.isascii() and rest.isdecimal() and len(rest) <= 2:
        return end + 2, float(f"{count}.{rest}")
    return end, count


def _agrees(unit: Unit, count: float) -> bool:
    """A plural goes with 3 to 10, the singular with the rest; «2015 عام» is a year and no count."""
    if unit.form == "many":
        return True if count != int(count) else 2 <= count % 100 <= 10 or count % 100 == 0
    if unit.form == "one" and unit.code in {"Y", "D"} and 1900 <= count <= LAST_YEAR:
        return False
    return unit.form in {"one", "acc"} and count > 0


def _times(unit: Unit, count: float) -> list[tuple[str, float]]:
    whole = int(count)
    if count != whole and unit.code in SMALLER and (count - whole) * SMALLER[unit.code][1] % 1 == 0:
        code, size = SMALLER[unit.code]
        smaller = [(code, (count - whole) * size)]
        return [(unit.code, whole * unit.times), *smaller] if whole else smaller
    return [(unit.code, count * unit.times)]


def _more(words: Words, end: int, unit: Unit, parts: list[tuple[str, float]]) -> tuple[int, list[tuple[str, float]]]:
    """«ونصف (الساعة)», «و20 دقيقة» after a first duration."""
    word = word_at(words, end)
    if not word.startswith("و"):
        return end, parts
    if (fraction := FRACTIONS.get(word[1:].removeprefix("ال"))) and unit.code in SMALLER:
        code, size = SMALLER[unit.code]
        after = word_at(words, end + 1)
        noun = units().at([after[2:]], 0) if after.startswith("ال") else None
        again = noun is not None and noun[1].code == unit.code
        return end + 1 + again, [*parts, (code, round(fraction * size * unit.times))]
    rest = [word[1:], *words[end + 1 : end + 6]] if len(word) > 1 else list(words[end + 1 : end + 7])
    number = cardinal(rest, 0)
    if number and (second := units().at(rest, number[0])) and _smaller(unit, second[1]) and _agrees(second[1], number[1]):
        return end + second[0] + (len(word) == 1), [*parts, *_times(second[1], number[1])]
    single = units().at(rest, 0)
    if single and single[1].form == "two" and _smaller(unit, single[1]):
        return end + single[0] + (len(word) == 1), [*parts, *_times(single[1], single[1].times if single[1].times > 1 else 2)]
    return end, parts


def _smaller(first: Unit, second: Unit) -> bool:
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    return order.index(second.code) > order.index(first.code)


def _turned(words: Words, end: int) -> int:
    """«الماضية», «الأخيرة» after a definite duration belong to it."""
    found = role("toward").at(words, end) or role("last").at(words, end)
    return found[0] if found else end


def bare(words: Words, before: Words, clitic: str) -> Read | None:
    """A unit without a number: «ساعتين», «لمدة عام», «عاما واحدا», «شهرا», «السنوات الخمس الماضية»."""
    found = units().at(words, 0)
    if found is None or before[:1] == ("كل",) or found[1].form == "many":
        return None
    end, unit = found
    if unit.form == "the":
        return _definite(words, end, unit)
    if unit.form == "two":
        return _dual(words, end, unit, clitic == "ل" or about(before))
    if word_at(words, end) in ONE or (word_at(words, end) in {"اخر", "اخري", "اضافي"} and (clitic == "ل" or about(before))):
        return end + 1, duration(_times(unit, 1))
    if unit.needs == "number" or not _stands(words, end, unit, before, clitic):
        return None
    end, parts = _more(words, end, unit, _times(unit, 1))
    return end, duration(parts)


def _stands(words: Words, end: int, unit: Unit, before: Words, clitic: str) -> bool:
    """Whether a unit noun without a number is a duration there."""
    after = word_at(words, end)
    if after.startswith("و") and after[1:] in FRACTIONS:
        return True
    again = units().at(before, 1) if before[:1] == ("بعد",) else None
    if after in NOT_A_WHILE or (again is not None and again[1].code == unit.code):  # «يوما بعد يوم»
        return False
    if unit.needs == "apart":
        return bool(before) and not before[0][0].isalnum() and before[0] not in {".", "،", "؛"}
    if unit.form == "acc":
        return True
    asked = about(before) if clitic == "" else clitic == "ل" and unit.code in {"Y", "TH"}
    return asked and _alone(unit, after)


def _alone(unit: Unit, after: str) -> bool:
    """Whether the word after leaves the noun a duration: «بعد يوم من» does, «بعد يوم طويل» and «نحو ساعة الصفر» do not."""
    if unit.code == "D":
        return after in {"", "من", "على", "فقط", "او", ".", "،", "واحد", "وليله"}
    counted = after.isdecimal() or bare_ordinal(after) is not None  # «لعام رابع»
    return not (after.startswith("ال") and unit.code != "Y") and not counted


def about(before: Words) -> bool:
    """Whether the words before, nearest first, ask for a duration: «نحو», «أكثر من», «منذ»."""
    for size in (1, 2, 3):
        found = role("about").at(tuple(reversed(before[:size])), 0)
        if found is not None and found[0] == size:
            return True
    return False


def _dual(words: Words, end: int, unit: Unit, asked: bool) -> Read | None:
    if unit.needs == "prep" and not asked:
        return None
    count = unit.times if unit.times > 1 else 2
    end, parts = _more(words, end, unit, [(unit.code, count)])
    return end, duration(parts)


def _definite(words: Words, end: int, unit: Unit) -> Read | None:
    if unit.needs == "toward":
        after = _turned(words, end)
        count = unit.times if unit.times > 1 else 2
        return (after, duration([(unit.code, count)])) if after > end else None
    number = cardinal(words, end)
    if number is None or not word_at(words, end).startswith("ال"):
        return None
    after = _turned(words, number[0])
    return (after, duration(_times(unit, number[1]))) if after > number[0] else None


def fraction(words: Words, before: Words) -> Read | None:
    """«نصف ساعة», «ربع قرن»."""
    part, unit = FRACTIONS.get(words[0]), units().at(words, 1)
    if part is None or unit is None or unit[1].form != "one" or before[:1] == ("كل",) or months().holds(words, unit[0]):
        return None
    count = part * unit[1].times
    if count == int(count):
        return unit[0], duration([(unit[1].code, int(count))])
    if unit[1].code not in SMALLER:
        return None
    code, size = SMALLER[unit[1].code]
    return unit[0], duration([(code, round(count * size))])
