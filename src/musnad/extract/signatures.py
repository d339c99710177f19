"""Who wrote an article and when, where its lines hide that: a linked name, counts beside the day, a box below the text."""

import re
from collections.abc import Callable, Iterable, Sequence

from musnad.extract import dates
from musnad.extract.bylines import is_person
from musnad.extract.openings import Scene
from musnad.extract.units import Unit
from musnad.extract.walk import NO_ARTICLE, SIGNS, Reading

NEAR = 6  # lines below a text among which its author and its day stand
DAY_WORDS = 14  # of a line that tells a day beside counts of readers and comments
NAME_LETTERS = 60
_BEHIND = re.compile(r"\s(?:منذ|قبل)\s|[-–—|•·]")  # what may stand between a name and the rest of its line


def read(found: Scene, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of a page's lines; what signs an article that has no author, or no day below its headline, is given to it.

    readings: label, article and reason of each line, in page order.
    """
    told = list(readings)
    for number in sorted({article for _, article, _ in told if article is not None}):
        _give(found, told, number)
    return tuple(told)


def _give(found: Scene, told: list[Reading], number: int) -> None:
    """Label the author's name and the day of one article, where none of its lines is labelled so yet."""
    head, tail = _places(told, number)
    units = found.units
    signs = {index: told[index][0] for index in (*head, *tail) if told[index][0] in SIGNS}
    if not any(label == "byline" and _begins_with_name(units[index]) for index, label in signs.items()):
        name = _first(told, head, lambda index: _begins_with_name(units[index]))
        name = _first(told, tail, lambda index: _is_author_box(found, index)) if name is None else name
        if name is not None:
            told[name] = ("byline", number, "rule:name-of-an-author")
    if not any(_tells_day(units[index]) for index in signs):
        day = _first(told, head, lambda index: _tells_day(units[index]))
        day = _first(told, tail, lambda i: told[i - 1][0] == "byline" and dates.is_date_line(units[i])) if day is None else day
        if day is not None:
            told[day] = ("date", number, "rule:day-of-an-article")


def _places(told: Sequence[Reading], number: int) -> tuple[range, range]:
    """The lines between an article's headline and its text, and the first ones below the text, up to another article."""
    texts = [index for index, (label, article, _) in enumerate(told) if article == number and label == "body"]
    title = next((index for index, (label, article, _) in enumerate(told) if article == number and label == "title"), None)
    if title is None or not texts:
        return range(0), range(0)
    below = range(texts[-1] + 1, min(len(told), texts[-1] + 1 + NEAR))
    return range(title + 1, texts[0]), range(below.start, next((i for i in below if told[i][1] not in {None, number}), below.stop))


def _first(told: Sequence[Reading], places: Iterable[int], fits: Callable[[int], bool]) -> int | None:
    """The first line that no article holds as text, or as a day or section only, and that fits."""
    return next((i for i in places if (told[i][0] in NO_ARTICLE or told[i][0] in {"date", "section"}) and fits(i)), None)


def _begins_with_name(unit: Unit) -> bool:
    """Whether a short line is a person's name, with a rule or «منذ يومين» behind it at most."""
    return not unit.prose and len(unit.text) <= NAME_LETTERS and is_person(_BEHIND.split(unit.text, maxsplit=1)[0])


def _is_author_box(found: Scene, index: int) -> bool:
    """Whether the markup calls a line the author's, and it is a name."""
    clue = found.clues[index]
    return clue is not None and clue.label == "byline" and _begins_with_name(found.units[index])


def _tells_day(unit: Unit) -> bool:
    return not unit.prose and unit.size <= DAY_WORDS and dates.stated_day(unit.text) is not None
