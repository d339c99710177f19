"""The grammar of time expressions: which rules are tried at a word, and what each makes of it. Works on folded words only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from musnad.annotate.times import clock as clocks
from musnad.annotate.times import durations
from musnad.annotate.times.dates import BARE_YEAR_NOUNS, Point, word_at
from musnad.annotate.times.points import point, prefixed
from musnad.annotate.times.spans import days_after_month, decade, last_ten, part_of_year, several_days, stretch
from musnad.annotate.times.turns import feast, turn
from musnad.annotate.times.values import FUTURE, PAST, When, value
from musnad.annotate.times.window import Found, Rule, Window, licensed
from musnad.annotate.times.words import begins_number, feasts, months, ordinals, role, units, weekdays
from musnad.arabic import Kept, readings

AHEAD = 24  # no expression is longer, in words
BEHIND = 4


def calendar(window: Window) -> Found | None:
    """A day, week, month or year."""
    found = prefixed(window.words, 0, licensed(window))
    if found is None:
        return None
    if _is_thing(window, *found):
        return Found(found[0], lambda _: None, "thing")  # its words are taken, so that «أكتوبر» of «مدينة 6 أكتوبر» is not read
    end, when = _shared(window.words, *found)
    return Found(end, lambda moment: value(when, moment), "calendar", when)


def _is_thing(window: Window, end: int, when: When) -> bool:
    """Words before or after make it a name, a frequency or a count: «روسيا اليوم», «صلاة الجمعة», «ثورة 25 يناير»."""
    words, before = window.words, window.before
    if before[:1] == ("كل",) or (words[0] == "امس" and word_at(words, 1).startswith("الحاج")):
        return True
    if end == 1 and words[0] == "اليوم":
        return role("paper").holds(before, 0) or window.clitic == "ب" or before[:1] == ("في",)
    if end == 1 and when.weekday is not None:
        return role("weekday-thing").holds(before, 0) or (words[0] == "الاثنين" and before[:1] == ("بين",))
    if when.month is not None and when.year is None and when.years is None and not when.toward:
        return role("event").holds(before, 0)
    return when.year is not None and when.month is None and words[0][0].isdecimal() and _counts(words, end)


def _counts(words: Sequence[str], end: int) -> bool:
    """Whether a number after «في» or «منذ» counts the noun after it, or is part of a larger number, and so is no year."""
    after, further = word_at(words, end), word_at(words, end + 1)
    if after in {"/", "%", "\\"} or (after in {":", ".", ","} and further.isdecimal()):
        return True
    return after[:1].isalnum() and after.endswith(("ا", "ه")) and not role("conjunction").holds((after,), 0)


def _shared(words: Sequence[str], end: int, when: When) -> Point:
    """«مايو ويونيو الماضيين», «22 و23 مارس»: what stands after the second belongs to the first too."""
    after = word_at(words, end)
    if not after.startswith("و") or len(after) < 2 or when.year is not None or when.toward:
        return end, when
    second = point((after[1:], *words[end + 1 : end + 8]), 0, True)
    if second is None or not words[end + second[0] - 1].endswith("ين"):
        return end, when
    same = (when.month is None) == (second[1].month is None) and (when.weekday is None) == (second[1].weekday is None)
    return end, when._replace(toward=second[1].toward) if same and second[1].toward else when


def reference(window: Window) -> Found | None:
    """«الآن», «مؤخرا», «وقت سابق» without a calendar value."""
    found = role("ref").at(window.words, 0)
    if found:
        return Found(found[0], lambda _: found[1], "reference")
    later = role("later").at(window.words, 0)
    return Found(later[0], lambda moment: PAST if moment.tense == "past" else FUTURE, "reference") if later else None


def scene(window: Window) -> Found | None:
    """«منتصف النهار», «اليوم نفسه», «اليوم التالي»: on the day that the text last spoke of, or the next."""
    words = window.words
    found = role("scene").at(words, 0)
    if found:
        when = When(scene=0)
        return Found(found[0], lambda moment: value(when, moment), "scene")
    steps = {"نفسه": 0, "ذاته": 0, "عينه": 0, "التالي": 1, "الموالي": 1}
    steps |= dict.fromkeys(("السابق", "المنصرم", "الفايت", "الماضي"), -1)
    if words[0] == "اليوم" and word_at(words, 1) in steps:
        when = When(scene=steps[words[1]])
        return Found(2, lambda moment: value(when, moment), "scene")
    return None


def hours_ago(window: Window) -> Found | None:
    """«قبل ساعات», «بعد دقائق على»: a while that is not counted."""
    unit = units().at(window.words, 0)
    if unit is None or unit[1].form != "many":
        return None
    after = word_at(window.words, unit[0])
    if window.before[:1] == ("قبل",) or (window.before[:1] == ("بعد",) and after in {"من", "علي"}):
        return Found(unit[0], lambda _: PAST, "hours-ago")
    return None


def duration(window: Window) -> Found | None:
    """How long: see `durations.py`."""
    words, before = window.words, window.before
    read = durations.numbered(words, before) or durations.fraction(words, before) or durations.bare(words, before, window.clitic)
    if read is None:
        return None
    if _is_age(window, *read):
        return Found(read[0], lambda _: None, "age")
    return Found(read[0], lambda _: read[1], "duration")


def _is_age(window: Window, end: int, value: str) -> bool:
    """«فلان (28 عاما)», «البالغ من العمر 31 سنة»: nothing lasted so long."""
    if "T" in value or not {"Y", "M"} & set(value):
        return False
    before = window.before[1:] if role("about").holds(window.before, 0) or window.before[:1] == ("نحو",) else window.before
    if any(role("age").holds(before, step) for step in (0, 1)) or not {"سن", "السن"}.isdisjoint(before):
        return True
    after = word_at(window.words, end)
    return window.before[:1] == ("(",) and after in {")", "،", "-"}


def clock(window: Window) -> Found | None:
    """A clock time: see `clock.py`."""
    read = clocks.clock(window.words)
    if read is None:
        return None
    return Found(read[0], lambda moment: clocks.value(read[1], moment), "clock")


def hours(window: Window) -> Found | None:
    """From one clock time to another: see `clock.py`."""
    read = clocks.hours(window.words, window.before)
    if read is None:
        return None
    end, first, last = read
    return Found(end, lambda moment: clocks.interval(first, last, moment), "hours")


RULES: tuple[Rule, ...] = (
    hours, clock, turn, stretch, days_after_month, several_days, feast, calendar, part_of_year, decade, last_ten, duration,
    scene, hours_ago, reference,
)  # fmt: skip


@cache
def _heads() -> Mapping[str, tuple[Rule, ...]]:
    """The rules to try at a first word, by that word; numerals come in with `starts`."""
    of: dict[str, list[Rule]] = {}
    tables: list[tuple[Rule, list[str]]] = [
        (calendar, [word for name in ("day", "part", "early", "edge", "month") for word in role(name).by_first]),
        (calendar, [*months().by_first, *weekdays().by_first, *BARE_YEAR_NOUNS]),
        (calendar, [day.removeprefix("ال") for day in weekdays().by_first]),
        (turn, [*ordinals(), "اخر", *weekdays().by_first, "الاسبوع", "اليوم"]),
        (feast, list(feasts().by_first)),
        (calendar, ["يوم", "يومي", "نهار", "غره", "هذا", "هذه", "الشهر", "الاسبوع", "العام", "السنه"]),
        (stretch, [*months().by_first, *weekdays().by_first, *BARE_YEAR_NOUNS, "يوم"]),
        (days_after_month, list(months().by_first)),
        (several_days, ["يومي", "ايام"]),
        (part_of_year, [*role("season").by_first, *role("portion").by_first, "هذا"]),
        (decade, ["القرن", *role("decade").by_first, *role("edge").by_first]),
        (last_ten, ["العشر"]),
        (duration, [*units().by_first, *durations.FRACTIONS]),
        (hours_ago, list(units().by_first)),
        (scene, [*role("scene").by_first, "اليوم"]),
        (reference, [*role("ref").by_first, *role("later").by_first]),
        (hours, list(clocks.NOUNS)),
        (clock, list(clocks.NOUNS)),
    ]
    for rule, words in tables:
        for word in words:
            if rule not in of.setdefault(word, []):
                of[word].append(rule)
    return MappingProxyType({word: tuple(sorted(rules, key=RULES.index)) for word, rules in of.items()})


_DIGIT = re.compile("[0-9]")
NUMERAL: tuple[Rule, ...] = (hours, clock, stretch, several_days, calendar, duration)


def _starts(form: str) -> tuple[tuple[int, tuple[Rule, ...]], ...]:
    """Where an expression may begin in a word: letters cut off before it, and the rules to try there."""
    if digit := _DIGIT.search(form):
        cut = digit.start()
        head = form[:cut]
        if head.endswith("ال"):
            cut, head = cut - 2, head[:-2]
        return ((cut, NUMERAL),) if head in {"", "و", "ف", "ب", "ل", "ك", "وب", "ول"} else ()
    found = []
    for cut, rest in readings(form):
        rules = _heads().get(rest, ())
        if (rest == form[cut:] or rest.startswith("ال")) and begins_number(rest):
            rules = tuple(sorted({*rules, *NUMERAL}, key=RULES.index))
        if rules:
            found.append((cut, rules))
    return tuple(found)


starts = Kept(_starts)


def scan(forms: Sequence[str]) -> Iterator[tuple[int, int, Found]]:
    """Every expression in a passage's folded words: index of its first word, letters cut off that word, what was found."""
    free = 0
    for index, ways in [(index, ways) for index, form in enumerate(forms) if (ways := starts[form])]:
        best: tuple[int, Found] | None = None
        for cut, rules in ways if index >= free else ():
            found = _try(rules, forms, index, cut)
            if found and (best is None or found.length > best[1].length):
                best = (cut, found)
        if best:
            yield index, best[0], best[1]
            free = index + best[1].length


@lru_cache(maxsize=4096)
def _plain(form: str) -> str:
    """A preposition or the like without و or ف before it: «وبعد», «فمنذ»."""
    known = (role("licence"), role("about"), role("weekday-thing"))
    return form[1:] if form[0] in "وف" and any(form[1:] in phrases.by_first for phrases in known) else form


def _try(rules: tuple[Rule, ...], forms: Sequence[str], index: int, cut: int) -> Found | None:
    form = forms[index]
    rest = form[cut:]
    if cut and form[cut - 1] == "ل" and rest.startswith("ل"):
        rest = "ا" + rest
    before = tuple([_plain(form) for form in forms[max(0, index - BEHIND) : index][::-1]])
    window = Window((rest, *forms[index + 1 : index + AHEAD]), before, form[:cut])
    longest: Found | None = None
    for rule in rules:
        found = rule(window)
        if found and (longest is None or found.length > longest.length):
            longest = found
    return longest
