"""Whether a stretch of running text begins an article or goes on with one: its first words, and whose words it repeats."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from musnad.arabic import ARTICLES, Kept, folded
from musnad.extract.units import Unit
from musnad.tables import alternatives, lexicon

_SUFFIXES = ("يين", "ات", "ون", "ين", "ان", "ها", "هم", "نا", "يه", "ه", "ي", "ا", "ت")
_WEIGHTS = {"lead": 1.0, "keep": 0.5, "conjunction": -0.8, "follow": -1.0}
SAMPLE = 60  # words of running text that are compared


def key(form: str) -> str:
    """A folded word without article and ending, so that سوريا, السورية and سوري meet; empty for a short word."""
    prefix = ""
    if form.startswith(ARTICLES):
        prefix = next((p for p in ARTICLES if form.startswith(p) and len(form) - len(p) >= 3), "")
    form = form[len(prefix) :]
    if not prefix and form[0] in "وفبلك" and len(form) > 4:
        form = form[1:]
    if form.endswith(_SUFFIXES):
        suffix = next((s for s in _SUFFIXES if form.endswith(s) and len(form) - len(s) >= 3), "")
        form = form[: len(form) - len(suffix)]
    return form if len(form) >= 3 and form not in _particles() else ""


@cache
def _particles() -> frozenset[str]:
    rows = (row for row in lexicon("openers") if row["kind"] == "particle")
    return frozenset(folded(form) for row in rows for form in alternatives(row["phrase"]))


_keys = Kept(key)
_NONE = frozenset({""})


@lru_cache(maxsize=512)  # a page's lines are compared more than once
def keys(words: tuple[str, ...]) -> frozenset[str]:
    """What the words of a text are compared by."""
    return frozenset(map(_keys.__getitem__, words)) - _NONE


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
