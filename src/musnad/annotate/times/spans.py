"""Expressions of several days, months or years: intervals, lists of days, quarters, seasons, decades, centuries."""

from collections.abc import Sequence
from datetime import date, timedelta

from musnad.annotate.times.dates import (
    BARE_YEAR_NOUNS,
    DASHES,
    FIRST_HIJRI,
    Point,
    connector,
    day_number,
    month,
    toward,
    word_at,
    year_number,
)
from musnad.annotate.times.points import is_day, point
from musnad.annotate.times.values import Moment, Stretch, When, between, months_between, nearest, reference, value
from musnad.annotate.times.window import Found, Window
from musnad.annotate.times.words import ordinal, role

SEASON = 88  # days from its first day that are in a season of three months whatever the year


def several_days(window: Window) -> Found | None:
    """The first day of «22 و23 مارس», of «يومي 22 و23 مارس»."""
    words = window.words
    start = 1 if words[0] in {"يومي", "يوم", "ايام"} else 0
    first = day_number(words, start)
    if first is None:
        return None
    rest = list(words[first[0] :])
    if not rest or not (rest[0].startswith("و") or rest[0] == "او"):
        return None
    rest = rest[1:] if rest[0] in {"و", "او"} else [rest[0][1:], *rest[1:]]
    second = point(rest, 0, True)
    if second is None or second[1].day is None or second[1].day <= first[1] or second[1].weekday is not None:
        return None
    when = second[1]._replace(day=first[1])
    return Found(first[0], lambda moment: value(when, moment), "several-days", when)


def days_after_month(window: Window) -> Found | None:
    """«يوليو 13-15», «أغسطس 27 إلى 29»."""
    words = window.words
    named = month(words, 0, True)
    first = day_number(words, named[0]) if named and named[1].month is not None and named[1].day is None else None
    rest = connector(words, first[0], False) if first else None
    last = day_number(rest, 0) if rest else None
    if named is None or first is None or rest is None or last is None or last[1] <= first[1]:
        return None
    after = word_at(rest, last[0])
    if after[:1].isalpha() and after not in {"في", "من", "علي", "بين", "حيث"}:
        return None  # «يوليو 13 إلى 15 قتيلا»
    start, close = named[1]._replace(day=first[1]), named[1]._replace(day=last[1])
    return Found(len(words) - len(rest) + last[0], lambda moment: between(start, close, moment), "stretch", close)


def stretch(window: Window) -> Found | None:
    """An interval: «22 إلى 24 أكتوبر», «سبتمبر ويناير الماضيين» after «بين»."""
    words, before = window.words, window.before
    first = _first_end(window)
    if first is None:
        return None
    end, start = first
    joined = connector(words, end, _after_between(before))
    if joined is None:
        return None
    last = point(joined, 0, True)
    if last is None:
        return None
    close = last[1]
    if start.day is not None and start.month is None and start.months is None and start.weekday is None:
        if close.day is None or (close.month is None and close.months is None and not close.toward) or start.day >= close.day:
            return None
        start = close._replace(day=start.day, weekday=None)
    elif _grain(start) != _grain(close):
        return None
    length = len(words) - len(joined) + last[0]
    return Found(length, lambda moment: between(start, close, moment), "stretch", close)


def _first_end(window: Window) -> Point | None:
    words = window.words
    asked = window.before[:1] in (("من",), ("بين",)) or window.clitic == "ب"
    found = point(words, 0, asked)
    if found:
        return found
    number = day_number(words, 1 if words[0] in {"يوم"} else 0)
    if number:
        return number[0], When(day=number[1])
    if words[0] in BARE_YEAR_NOUNS:
        return None
    year = year_number(words, 0)
    return (year[0], When(year=year[1], hijri=year[2])) if year and asked else _season_years(words)


def _season_years(words: Sequence[str]) -> Point | None:
    first, second = year_number(words, 0), year_number(words, 2)
    if first is None or second is None or word_at(words, 1) not in {"/", *DASHES}:
        return None
    near = 0 < second[1] - first[1] <= (1 if words[1] == "/" else 99)
    sound = 1900 <= first[1] <= 2100 or (second[2] and first[1] >= FIRST_HIJRI)
    return (1, When(year=first[1], hijri=second[2])) if near and sound else None


def _after_between(before: Sequence[str]) -> bool:
    return before[:1] == ("بين",) or (before[1:2] == ("بين",))


def _grain(when: When) -> str:
    if is_day(when):
        return "day"
    return "month" if when.month is not None or when.months is not None else "year"


def part_of_year(window: Window) -> Found | None:
    """«الربع الثاني من 2015», «النصف الأول من العام الجاري», «صيف 2014», «الصيف الماضي»."""
    words = window.words
    if words[0] == "هذا":
        season = role("season").at(words, 1) if word_at(words, 1).startswith("ال") else None
        return _turned_season(season[0], int(season[1]), "now") if season else None
    season = role("season").at(words, 0)
    if season:
        return _season(words, season[0], int(season[1]))
    portion = role("portion").at(words, 0)
    number = ordinal(words, 1) if portion else None
    if portion is None or number is None or number[1] * int(portion[1]) > 12:
        return None
    size = int(portion[1])
    at = number[0] + (word_at(words, number[0]) == "من")
    year = point(words, at, True)
    if year is None and size == 3 and at == number[0] and _ends(words, at):
        year = at, When(years=0)  # «في الربع الأول»: of the article's year
    if year is None or (year[1].year is None and year[1].years is None) or year[1].month is not None:
        return None
    first = (number[1] - 1) * size + 1
    return Found(year[0], lambda moment: months_between(year[1], first, size, moment), "part-of-year")


def _ends(words: Sequence[str], index: int) -> bool:
    """Whether nothing follows that a part could be of: «الربع الأول من المباراة»."""
    return word_at(words, index) not in {"من", "ل"} and not word_at(words, index).startswith(("لل", "ال", "بال"))


def _season(words: Sequence[str], end: int, first: int) -> Found | None:
    """«صيف 2014», «الصيف الماضي»."""
    if words[0].startswith("ال"):
        turn = role("toward").at(words, end)
        return _turned_season(turn[0], first, turn[1]) if turn else None
    year = point(words, end + (word_at(words, end) == "من"), True)
    if year is None or (year[1].year is None and year[1].years is None) or year[1].month is not None or is_day(year[1]):
        return None
    return Found(year[0], lambda moment: months_between(year[1], first, 3, moment), "season")


def _turned_season(end: int, first: int, turn: str) -> Found | None:
    side = toward(turn)

    def months(moment: Moment) -> str | None:
        if moment.today is None:
            return reference(When(toward=side), moment)
        begins = [date(moment.today.year + step, first, 1) for step in (-2, -1, 0, 1) if 1 < moment.today.year + step < 9999]
        seasons = [Stretch(day, day + timedelta(SEASON), "days") for day in begins]
        found = nearest(seasons, moment.today, "" if side == "now" else side, strict=True)
        return months_between(When(year=found.first.year), first, 3, moment) if found else None

    return Found(end, months, "season")


def decade(window: Window) -> Found | None:
    """«ثمانينيات القرن الماضي», «القرن التاسع عشر»."""
    words = window.words
    if edge := role("edge").at(words, 0):
        at = edge[0] + (word_at(words, edge[0]) == "من")
        inner = decade(Window(words[at:], ("في",), "")) if word_at(words, at).startswith("ال") else None
        return inner._replace(length=inner.length + at) if inner else None
    if words[0] != "القرن":
        return _decade(window)
    if word_at(words, 1) == "الماضي":
        return Found(2, lambda _: "1901/2000", "century")
    number = ordinal(words, 1)
    if number is None or number[1] > 21 or word_at(words, number[0]) in {"قبل", "الهجري"}:
        return None
    end = number[0] + (word_at(words, number[0]) == "الميلادي")
    text = f"{number[1] * 100 - 99:04d}/{number[1] * 100:04d}"
    return Found(end, lambda _: text, "century")


def _decade(window: Window) -> Found | None:
    """«ثمانينيات القرن الماضي», «منذ السبعينات»; not somebody's age."""
    words = window.words
    tens = role("decade").at(words, 0)
    if tens is None:
        return None
    end, text = tens[0], f"19{tens[1]}/19{int(tens[1]) + 9}"
    linked = end + (word_at(words, end) == "من")
    if word_at(words, linked) == "القرن" and word_at(words, linked + 1) in {"الماضي", "العشرين"}:
        return Found(linked + 2, lambda _: text, "decade")
    older = {"من", "عمره", "عمرها", "العمر"}
    plain = words[0].startswith("ال") and role("licence").holds(window.before, 0) and word_at(words, end) not in older
    return Found(end, lambda _: text, "decade") if plain else None


def last_ten(window: Window) -> Found | None:
    """«العشر الأواخر من شهر رمضان»: the days from the 21st on."""
    words = window.words
    if words[0] != "العشر" or word_at(words, 1) not in {"الاواخر", "الاخيره"}:
        return None
    found = month(words, 2 + (word_at(words, 2) == "من"), True)
    if found is None or not found[1].hijri:
        return None

    def days(moment: Moment) -> str | None:
        whole = value(found[1], moment)
        first = value(found[1]._replace(day=21, year=found[1].year), moment)
        return f"{first}/{whole.split('/')[1]}" if whole and first and "/" in whole else None

    return Found(found[0], days, "last-ten")
