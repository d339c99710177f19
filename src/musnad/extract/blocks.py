"""What the markup around a line says of it: words in tags, classes and ids, and how much of it is a link."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import cast

from musnad.extract.clutter import Clue
from musnad.extract.units import Unit
from musnad.model import ARTICLE_TEXT, Label
from musnad.tables import Row, lexicon

WRAPPER = 0.5  # an element that holds so much of the page's running text says nothing of one line
LEAST = 6  # letters of a word that another may begin with
SHORT = 14  # words of a line that a weak word may decide on
_TEXT = ARTICLE_TEXT - {"summary"}
_CUT = re.compile(r"[#._\-:]+|(?<=[a-z])(?=[A-Z])")


@cache
def _words() -> Mapping[str, Row]:
    return {row["word"]: row for row in lexicon("clutter_markup")}


@lru_cache(maxsize=8192)
def rows(signature: str) -> tuple[Row, ...]:
    """The lexicon's rows for the words of one `tag#id.class`."""
    table = _words()
    return tuple(table[word] for part in _CUT.split(signature) if (word := _known(part.lower())))


def _known(part: str) -> str:
    """The lexicon's word that a part of a name is or begins with: «relatedposts»; empty where there is none."""
    table = _words()
    if part in table:
        return part
    return next((part[:size] for size in range(min(len(part) - 1, 14), LEAST - 1, -1) if part[:size] in table), "")


def wrappers(units: Iterable[Unit]) -> frozenset[str]:
    """Elements that hold most of the running text: the page's frame, whatever their classes are called."""
    sizes: Counter[str] = Counter()
    total = 0
    for unit in units:
        if unit.path and unit.prose and not unit.linked:
            total += unit.size
            for signature in set(unit.path.split(" ")):
                sizes[signature] += unit.size
    return frozenset(signature for signature, size in sizes.items() if size >= WRAPPER * total)


def clue(unit: Unit, frame: frozenset[str]) -> Clue | None:
    """What the nearest telling element around a line says of it. frame: the page's wrappers."""
    if unit.tag in {"", "h1"}:
        return None
    for signature, row in _around(unit.path):
        if signature not in frame and (told := _clue(unit, row)):
            return told
    return None


@lru_cache(maxsize=2048)  # the pages of a site have the same paths
def _around(path: str) -> tuple[tuple[str, Row], ...]:
    """The rows of the elements around a line with their names, of the nearest first."""
    return tuple((signature, row) for signature in reversed(path.split(" ")) for row in rows(signature))


def _clue(unit: Unit, row: Row) -> Clue | None:
    label = cast("Label", row["label"])
    if label in _TEXT:
        return None
    if row["weight"] == "weak" and unit.size > (80 if label == "summary" else SHORT):
        return None
    why = f"row:clutter_markup.tsv:{row['word']}"
    if label == "related":
        return None if unit.prose and not unit.linked else Clue(label, why, soft=True)
    return Clue(label, why, soft=label in {"section", "summary"})


def bare_link(unit: Unit) -> Clue | None:
    """A line that is a link from end to end, and no headline: a teaser, or an entry of a menu."""
    if not unit.linked or unit.heading_tag or unit.prose:
        return None
    return Clue("related" if unit.size >= 4 else "footer", "rule:link-only", soft=unit.size >= 4)


def tag_titles(units: Sequence[Unit]) -> frozenset[int]:
    """Lines that the markup calls the page's headline."""
    return frozenset(index for index, unit in enumerate(units) if unit.tag == "h1")
