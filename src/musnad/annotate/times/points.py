"""Reading a calendar point off folded words: a day, a week, a month, a year. Each reader answers (index after it, When) or None."""

from musnad.annotate.times.dates import (
    UNITS,
    Point,
    Words,
    day_of_month,
    modern,
    month,
    steps,
    toward,
    turned,
    unit,
    word_at,
    year_number,
)
from musnad.annotate.times.values import When
from musnad.annotate.times.words import digits, ordinal, role, weekdays


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
    start = index + 1 if word_at(words, index) in {"يوم", "يومي", "نهار", "ايام", "هذا"} else index
    found = weekdays().at(words, start)
    if found is None and word_at(words, start + 1) == "الاسبوع":
        found = weekdays().at(("ال" + word_at(words, start),), 0)
        return _of_week(words, (start + 1, found[1])) if found else None
    if found is None or role("after-weekday").holds(words, found[0]):
        return None
    end, number = found
    if turn := turned(words, end):
        dated = _dated(words, turn[0])
        return (dated[0], dated[1]._replace(weekday=number)) if dated else (turn[0], When(weekday=number, toward=toward(turn[1])))
    if week := _of_week(words, found):
        return week
    dated = _dated(words, end)
    if dated:
        return dated[0], dated[1]._replace(weekday=number)
    return end, When(weekday=number, toward="now" if word_at(words, index) == "هذا" else "")


def _of_week(words: Words, day: tuple[int, int]) -> Point | None:
    """«الأحد من الأسبوع الماضي», «ثلاثاء الأسبوع المقبل», for a weekday that ends at an index."""
    end, number = day
    week = unit(words, end + (word_at(words, end) == "من"))
    return (week[0], week[1]._replace(weekday=number)) if week and week[1].weeks is not None else None


def _dated(words: Words, index: int) -> Point | None:
    """The date that follows a weekday: «31 يوليو», «(31 تموز 2015)», «الموافق 31 يوليو», «السادس عشر», «21/9»."""
    same = role("same-day").at(words, index)
    opened = word_at(words, index) == "("
    start = same[0] if same else index + 1 if opened or word_at(words, index) in {"،", ",", "في"} else index
    found = day_of_month(words, start)
    if found is None or (found[1].month is None and found[1].months is None):
        found = _day_alone(words, start) if start == index or opened else None
    if found is None:
        return None
    if opened:
        return (found[0] + 1, found[1]) if word_at(words, found[0]) == ")" else None
    return found


def _day_alone(words: Words, index: int) -> Point | None:
    """«السادس عشر» without its month, «21/9»: only a weekday before makes it a date."""
    first, second = digits(word_at(words, index)), digits(word_at(words, index + 2))
    if word_at(words, index + 1) == "/" and first and second and first <= 31 and second <= 12 and word_at(words, index + 3) != "/":
        return index + 3, When(day=first, month=second)
    number = ordinal(words, index)
    return (number[0], When(day=number[1])) if number and 11 <= number[1] <= 31 else None


def is_day(when: When) -> bool:
    """Whether an expression means one day."""
    return when.day is not None or when.weekday is not None or when.days is not None or when.scene is not None


def point(words: Words, index: int, licensed: bool) -> Point | None:
    """Any calendar point without a prefix. `licensed`: an ambiguous month or a bare year may be read."""
    for read in (deictic, weekday, day_of_month, unit):
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
            return at + 1, steps(words[at], 0)
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
