"""What a rule of the time grammar sees and what it answers."""

from collections.abc import Callable
from typing import NamedTuple

from musnad.annotate.times.dates import word_at, year_number
from musnad.annotate.times.values import Moment, When
from musnad.annotate.times.words import role


class Window(NamedTuple):
    """The words from a possible first word on, its proclitic cut off."""

    words: tuple[str, ...]
    before: tuple[str, ...]  # nearest first
    clitic: str


class Found(NamedTuple):
    """An expression: how many words it takes, how its value comes about, the rule's name."""

    length: int
    resolve: Callable[[Moment], str | None]
    rule: str
    when: When | None = None


Rule = Callable[[Window], Found | None]


def licensed(window: Window) -> bool:
    """Whether what stands before lets an ambiguous month or a bare number be a time."""
    if window.clitic.endswith(("ب", "ل", "ك")):
        return window.clitic.endswith("ب") and len(window.words[0]) > 3
    if role("licence").holds(window.before, 0):
        return True
    year = year_number(window.words, 0)
    if year is None or not (1900 <= year[1] <= 2050):
        return False
    if window.before[:1] == ("(",) and word_at(window.words, year[0]) == ")":
        return True
    return any(role("dated").holds((word.removeprefix("ال"),), 0) for word in window.before[:3])
