"""Calendar arithmetic: what an expression says, resolved against the day of its article into an ISO 8601 value."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from musnad.annotate.times.words import Toward

PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
FIRST_GREGORIAN = 1800  # no Hijri year of the text is so late


class When(NamedTuple):
    """A calendar expression as it is written; what it leaves open is None."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    weekday: int | None = None  # 0 is Monday
    days: int | None = None  # from today: أمس is -1
    weeks: int | None = None  # from this week
    months: int | None = None  # from this month
    years: int | None = None  # from this year
    toward: Toward = ""
    scene: int | None = None  # days from the day that the text last spoke of: «اليوم التالي» is 1


class Moment(NamedTuple):
    """What an expression is resolved against."""

    today: date | None  # the article's day, as its own words correct it
    tense: Toward = ""  # of the clause
    scene: date | None = None  # the day that the text last spoke of
    beside: date | None = None  # the same, where it was named just before, in the same line


class Stretch(NamedTuple):
    """Days from `first` to `last`, both in it. `grain` is how it is written: day, month, year or days."""

    first: date
    last: date
    grain: str

    def iso(self) -> str:
        """The days as ISO 8601 writes them."""
        if self.grain == "days":
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.grain]]


def value(when: When, moment: Moment) -> str | None:
    """The ISO value; a reference where the article's day is needed and unknown; None for a day that no calendar has."""
    found = stretch(when, moment)
    if found is not None:
        return found.iso()
    if moment.today is not None or (when.year is not None and when.years is None):
        return None
    return reference(when, moment)


def reference(when: When, moment: Moment) -> str | None:
    """PAST_REF, PRESENT_REF or FUTURE_REF for an expression whose calendar value is unknown."""
    steps = [step for step in (when.days, when.weeks, when.months, when.years, when.scene) if step is not None]
    if steps:
        return PRESENT if steps[0] == 0 else PAST if steps[0] < 0 else FUTURE
    if when.toward:
        return {"past": PAST, "now": PRESENT, "future": FUTURE}[when.toward]
    if when.weekday is not None:
        return FUTURE if moment.tense == "future" else PAST
    return None


def stretch(when: When, moment: Moment) -> Stretch | None:
    """The days that an expression means, None where that cannot be said."""
    try:
        return _stretch(when, moment)
    except (OverflowError, ValueError):  # 31 فبراير, or before year 1 and after 9999
        return None


def _stretch(when: When, moment: Moment) -> Stretch | None:
    if when.year is not None:
        return _of_year(when, when.year)
    if when.scene is not None:
        scene = moment.scene or moment.today
        return None if scene is None else _one_day(scene + timedelta(when.scene))
    if moment.today is None:
        return None
    return _relative(when, moment, moment.today)


def _relative(when: When, moment: Moment, today: date) -> Stretch | None:
    if when.month is not None and when.years is None:
        planned = not when.toward and moment.tense == "future"
        return nearest(_years_of(when, today), today, "future" if planned else when.toward, strict=bool(when.toward))
    if when.days is not None:
        return _one_day(today + timedelta(when.days))
    if when.weeks is not None:
        monday = today - timedelta(today.weekday()) + timedelta(7 * when.weeks)
        return (
            Stretch(monday, monday + timedelta(6), "days") if when.weekday is None else _one_day(monday + timedelta(when.weekday))
        )
    if when.weekday is not None and when.day is None:
        return _one_day(_weekday(when, moment, today))
    return _by_steps(when, today)


def _by_steps(when: When, today: date) -> Stretch | None:
    """Years and months counted from today's, and the day of a month that is named by a turn: «26 الجاري»."""
    if when.years is not None:
        return _of_year(when, (_hijri_year(today) if when.hijri else today.year) + when.years)
    if when.months is not None:
        count = today.year * 12 + today.month - 1 + when.months
        return _of_year(When(day=when.day, month=count % 12 + 1), count // 12)
    return None if when.day is None else nearest(_months_of(when, when.day, today), today, when.toward, strict=True)


def _one_day(day: date) -> Stretch:
    return Stretch(day, day, "day")


def _weekday(when: When, moment: Moment, today: date) -> date:
    back = (today.weekday() - (when.weekday or 0)) % 7
    if when.toward == "now":
        return today - timedelta(today.weekday()) + timedelta(when.weekday or 0)
    if when.toward == "past":
        return today - timedelta(back or 7)
    if when.toward == "future":
        return today + timedelta(7 - back)
    return today + timedelta((7 - back) % 7) if moment.tense == "future" else today - timedelta(back)


def _of_year(when: When, year: int) -> Stretch:
    """Raises ValueError or OverflowError where the calendar has no such day."""
    if when.hijri:
        return _of_hijri_year(when, year)
    if when.month is None:
        return Stretch(date(year, 1, 1), date(year, 12, 31), "year")
    if when.day is not None:
        return _one_day(date(year, when.month, when.day))
    return Stretch(date(year, when.month, 1), date(year, when.month, monthrange(year, when.month)[1]), "month")


def _of_hijri_year(when: When, year: int) -> Stretch:
    if year >= FIRST_GREGORIAN:  # «رمضان 2019»
        begun = _hijri_year(date(year, 1, 1))
        found = (_of_hijri_year(when, one) for one in (begun, begun + 1))
        return next(one for one in found if one.first.year == year)
    first = Hijri(year, when.month or 1, when.day or 1)
    if when.day is not None:
        return _one_day(_plain(first))
    last_month = Hijri(year, when.month or 12, 1)
    return Stretch(_plain(first), _plain(Hijri(year, last_month.month, last_month.month_length())), "days")


def _plain(day: Hijri) -> date:
    return date(*day.to_gregorian().datetuple())


def _hijri_year(day: date) -> int:
    return Gregorian(day.year, day.month, day.day).to_hijri().year


def _years_of(when: When, today: date) -> list[Stretch]:
    """The expression in the years around today's; a weekday written beside a day decides for the years that have it so."""
    this = _hijri_year(today) if when.hijri else today.year
    found = []
    for year in range(this - 4, this + 5):
        try:
            found.append(_of_year(when, year))
        except (OverflowError, ValueError):
            continue
    named = [one for one in found if when.day is not None and one.first.weekday() == when.weekday and _distance(one, today) < 400]
    return named or found


def _months_of(when: When, day: int, today: date) -> list[Stretch]:
    """A day in the months around today's; a weekday beside it decides for the months that have it so."""
    found = []
    for step in (0,) if when.toward == "now" else range(-2, 3):
        count = today.year * 12 + today.month - 1 + step
        try:
            found.append(_one_day(date(count // 12, count % 12 + 1, day)))
        except (OverflowError, ValueError):
            continue
    return [one for one in found if one.first.weekday() == when.weekday] or found


def nearest(choices: Iterable[Stretch], today: date, toward: Toward, *, strict: bool) -> Stretch | None:
    """The choice nearest to today on the side asked for; where it is not `strict`, one that holds today is on every side."""
    fitting = [one for one in choices if _on_side(one, today, toward, strict)]
    return min(fitting, key=lambda one: _distance(one, today), default=None)


def _on_side(one: Stretch, today: date, toward: Toward, strict: bool) -> bool:
    if toward == "past":
        return one.last < today if strict else one.first <= today
    if toward == "future":
        return one.first > today if strict else one.last >= today
    return True


def _distance(one: Stretch, today: date) -> int:
    return max((one.first - today).days, (today - one.last).days, 0)


def between(first: When, last: When, moment: Moment) -> str | None:
    """The interval between two expressions: the later one is placed first, the other before it and as near as can be."""
    end = stretch(last, moment)
    if end is None:
        return None
    open_year = first.year is None and first.years is None and first.month is not None
    if open_year:
        start = nearest(_years_of(first, end.first), end.first, "past", strict=False)
    elif first.weekday is not None and first.day is None:
        start = _one_day(end.first - timedelta((end.first.weekday() - first.weekday) % 7))
    else:
        start = stretch(first, moment)
    if start is None or start.first > end.last:
        return None
    low = start.first.isoformat() if start.grain == "days" else start.iso()
    high = end.last.isoformat() if end.grain == "days" else end.iso()
    return f"{low}/{high}"


def months_between(year: When, first: int, count: int, moment: Moment) -> str | None:
    """An interval of `count` months from month number `first` of a year: quarters, halves, seasons."""
    found = stretch(year, moment)
    if found is None or found.grain != "year":
        return None
    last = first + count - 2
    return f"{found.iso()}-{first:02d}/{found.first.year + last // 12:04d}-{last % 12 + 1:02d}"


def duration(parts: list[tuple[str, float]]) -> str:
    """ISO 8601 duration of pairs of unit code (see `words.Unit`) and count."""
    days = "".join(f"{count:g}{code}" for code, count in parts if len(code) == 1)
    clock = "".join(f"{count:g}{code[1]}" for code, count in parts if len(code) == 2)
    return f"P{days}" + (f"T{clock}" if clock else "")
