"""Whether a stretch of running text begins an article or goes on with one: its first words, and whose words it repeats."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from musnad.arabic import ARTICLES, Kept, folded
from musnad.extract.units import Unit
from musnad.tables import alternatives, lexicon

_PREFIXES = frozenset(ARTICLES)
_SUFFIXES = frozenset(("يين", "ات", "ون", "ين", "ان", "ها", "هم", "نا", "يه", "ه", "ي", "ا", "ت"))
_LAST = frozenset(suffix[-1] for suffix in _SUFFIXES)
_WEIGHTS = {"lead": 1.0, "keep": 0.5, "conjunction": -0.8, "follow": -1.0}
LEAST = 3  # letters of a word that is compared
SAMPLE = 60  # words of running text that are compared


def key(form: str) -> str:
    """A folded word without article and ending, so that سوريا, السورية and سوري meet; empty for a short word."""
    if form.startswith(ARTICLES):
        for size in (4, 3, 2):
            if form[:size] in _PREFIXES and len(form) >= size + LEAST:
                return _without_ending(form[size:])
    return _without_ending(form[1:] if form[0] in "وفبلك" and len(form) > 4 else form)


def _without_ending(form: str) -> str:
    """The rest of a word without its ending; empty where it is too short or says nothing."""
    if form[-1] in _LAST:
        for size in (3, 2, 1):
            if form[-size:] in _SUFFIXES and len(form) >= size + LEAST:
                form = form[:-size]
                break
    return form if len(form) >= LEAST and form not in _particles() else ""


@cache
def _particles() -> frozenset[str]:
    rows = (row for row in lexicon("openers") if row["kind"] == "particle")
    return frozenset(folded(form) for row in rows for form in alternatives(row["phrase"]))


_keys = Kept(key)


@lru_cache(maxsize=512)  # a page's lines are compared more than once
def keys(words: tuple[str, ...]) -> frozenset[str]:
    """What the words of a text are compared by."""
    return frozenset(filter(None, map(_keys.__getitem__, words)))


def share(part: AbstractSet[str], whole: AbstractSet[str]) -> float:
    """How much of `part` stands in `whole`, from 0 to 1."""
    return len(part & whole) / len(part) if part else 0.0


def begins(unit: Unit) -> float:
    """How much a paragraph's first words look like those of an article (1) or like those of a paragraph further down (-1)."""
    kinds = _openers()
    words = unit.words[:3]
    for size in range(len(words), 0, -1):
        kind = kinds.get(" ".join(words[:size]))
        if kind:
            return _WEIGHTS[kind]
    return _WEIGHTS["conjunction"] if words and words[0][0] in "وف" and len(words[0]) > 3 else 0.0


@cache
def _openers() -> dict[str, str]:
    rows = ((form, row["kind"]) for row in lexicon("openers") for form in alternatives(row["phrase"]))
    return {folded(form): kind for form, kind in rows if kind != "particle"}


def sample(units: Sequence[Unit]) -> frozenset[str]:
    """The keys of the first words of some paragraphs."""
    words: list[str] = []
    for unit in units:
        words.extend(unit.words)
        if len(words) >= SAMPLE:
            break
    return keys(tuple(words[:SAMPLE]))
