"""What stands in a byline or before the first words of an article: places, agencies, outlets, people."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from musnad.arabic import folded
from musnad.extract.sources import Source, Sources, same_outlet
from musnad.extract.units import Unit
from musnad.outlets import compact
from musnad.tables import alternatives, lexicon

Kind = Literal["source", "place", "person", "agencies", "other"]
LONGEST_WORDS, LONGEST_CHARS = 12, 90
_CUT = re.compile(r"\s*[|/،,؛+•·()\[\]:ـ]+\s*|\s*[-–—]\s*|\s+من\s+|\s+و(?=وكالات)")
_MAY_CUT = re.compile(r"[|/،,؛+•·()\[\]:ـ–—-]|\sمن\s|\sوكالات")  # quicker: most lines have nothing of it
_QUOTES = "«»\"“”'‹› .*\u200f\u200e"
UNKNOWN_WORDS = 3  # of a name that no list knows, beside two that one knows
DOUBTFUL_WORDS = 8
CAPTION_WORDS = 5
_PHOTO = re.compile(r"(?:\s?[-–—]\s?|[(\[])([^-–—()\[\]]{2,25})[)\]]?\s*$")
DATELINE_PARTS = 4


class Part(NamedTuple):
    kind: Kind
    text: str
    source: Source | None


@lru_cache(maxsize=512)  # a page's lines are asked more than once, and menus are repeated
def parts(text: str, sources: Sources, outlet: str | None) -> tuple[Part, ...]:
    """A byline cut at its dashes, colons and brackets. outlet: the page's own, which outweighs a place of that name."""
    pieces = _CUT.split(text) if _MAY_CUT.search(text) else (text,)
    return tuple([_part(piece, sources, outlet) for whole in pieces if (piece := whole.strip(_QUOTES))])


def _part(text: str, sources: Sources, outlet: str | None) -> Part:
    key = compact(text)
    source = sources.by_key.get(key)
    if outlet and same_outlet(text, outlet):
        return Part("source", text, source or Source(folded(outlet).replace(" ", "_"), outlet, False))
    if key in sources.places:
        return Part("place", text, None)
    if source:
        return Part("source", text, source)
    if key in _generic():
        return Part("agencies", text, None)
    return Part("person" if is_person(text) else "other", text, None)


@cache
def _generic() -> frozenset[str]:
    """Words that credit no one by name: وكالات, متابعات."""
    rows = (row for row in lexicon("clutter") if row["label"] == "byline" and row["where"] == "line")
    return frozenset(compact(word) for row in rows if " " not in row["phrase"] for word in alternatives(row["phrase"]))


@cache
def _given() -> frozenset[str]:
    cells = (row[column] for row in lexicon("name_units") for column in ("given", "weak"))
    return frozenset(name for cell in cells for name in alternatives(cell))


@cache
def _names() -> frozenset[str]:
    """All parts of names: given, family, and what joins them."""
    family = (name for row in lexicon("name_units") for name in alternatives(row["family"]))
    return _given() | frozenset(family) | frozenset(("بن", "بنت", "ال", "ابو", "عبد", "الله", "ابن", "ام"))


@cache
def _titles() -> frozenset[str]:
    return frozenset(folded(word) for row in lexicon("byline_words") for word in alternatives(row["words"]))


@cache
def _first_words() -> frozenset[str]:
    """What a person's name may begin with; also a word of signs alone, which folding drops."""
    return _given() | _titles() | {""}


def is_person(text: str) -> bool:
    """Whether words could be a person's name: two to five, the first a given name."""
    words = text.replace(".", " ").split()
    if len(words) < 2 or folded(words[0]) not in _first_words():
        return False
    words = folded(text).replace(".", " ").split()
    while words and words[0] in _titles():
        words = words[1:]
    if not 2 <= len(words) <= 5 or words[0] not in _given():
        return False
    return all(word in _names() or (word.startswith("ال") and word.endswith("ي")) for word in words[1:])


def is_byline(unit: Unit, sources: Sources, outlet: str | None) -> bool:
    """Whether a short line is nothing but a place, an agency, an outlet or a person, at least one of them sure."""
    if unit.size > LONGEST_WORDS or len(unit.text) > LONGEST_CHARS or unit.prose:
        return False
    found = parts(unit.text, sources, outlet)
    kinds = [part.kind for part in found]
    sure = sum(kind != "other" for kind in kinds) - ("place" not in kinds and "source" not in kinds)
    strange = [part for part in found if part.kind == "other"]
    if not found or len(strange) > 1 or (strange and (sure < 2 or len(strange[0].text.split()) > UNKNOWN_WORDS)):
        return False
    if "source" in kinds or "agencies" in kinds:
        return True
    ended = unit.text.rstrip().endswith(":")
    return ("place" in kinds and ("person" in kinds or ended or len(found) == 1)) or (ended and "person" in kinds)


def may_be_byline(unit: Unit, sources: Sources, outlet: str | None) -> bool:
    """Whether a short line would be a byline at a place for one: it has a place or an outlet, or is a person's name."""
    if unit.size > DOUBTFUL_WORDS or len(unit.text) > LONGEST_CHARS or unit.prose:
        return False
    found = parts(unit.text, sources, outlet)
    kinds = {part.kind for part in found}
    short = all(len(part.text.split()) <= UNKNOWN_WORDS for part in found if part.kind == "other")
    return (len(found) > 1 and bool(kinds & {"place", "source"}) and short) or kinds == {"person"}


def is_photo_credit(unit: Unit, sources: Sources) -> bool:
    """Whether a line is a caption: a few words, and behind a dash or in brackets who took the picture."""
    match = None if unit.prose or unit.size < CAPTION_WORDS else _PHOTO.search(unit.text[-40:])
    if not match:
        return False
    source = sources.source(match[1])
    return (source is not None and source.agency) or compact(match[1]) in _photographers()


@cache
def _photographers() -> frozenset[str]:
    return frozenset(compact(word) for row in lexicon("photo_credits") for word in alternatives(row["words"]))


def place(text: str, sources: Sources, outlet: str | None) -> str | None:
    """The first place that a line names."""
    return next((part.text for part in parts(text, sources, outlet) if part.kind == "place"), None)


def dateline(text: str, sources: Sources, outlet: str | None) -> tuple[Part, ...]:
    """The parts of the dateline that running text begins with («موسكو:», «أنقرة (زمان التركية) –»); empty where it has none."""
    for match in _endings(text):
        found = parts(text[:match], sources, outlet)
        kinds = {part.kind for part in found}
        if found and len(found) <= DATELINE_PARTS and kinds & {"place", "source"} and "other" not in kinds:
            return found
    return ()


def _endings(text: str) -> Iterator[int]:
    """Where a dateline may end: behind the last colon, bracket or dash near the head of the text, the farthest first."""
    head = text[:70]
    return reversed([match.end() for match in re.finditer(r":|\)\s?[-–—:]|\)|\s?[-–—]\s", head)])


def is_generic(text: str) -> bool:
    """Whether words credit no one by name: وكالات, متابعات."""
    return compact(text) in _generic()
