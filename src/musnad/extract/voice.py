"""Sentences in which a site speaks to its readers or readers to one another, told by the weight of their words."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from musnad.arabic import Kept, folded
from musnad.extract.units import Unit
from musnad.tables import alternatives, lexicon

Voice = Literal["site", "reader"]

LEAST = 4  # words of the shortest sentence that is weighed
FREE = 25  # words that need no more weight than a sentence of few
EACH = 30.0  # further words that ask for one more weight
CAP = 4.5  # of the phrases of one kind
HARD, SOFT = 3.3, 2.0
SECOND = 0.7  # weight of the second kind that speaks for it
COMMON = frozenset({"reader", "site"})  # kinds that essays, and news of sites and services, have too
HEADED = 1.5  # what a word of news at the head of a line speaks against it
EXCLAIMED = 0.7  # what an exclamation mark speaks for a reader's remark
QUOTED = 1.0  # what a quotation mark speaks against it
_QUOTE = frozenset('«»"“”')
_PREFIXES = frozenset(("ال", "لل", "بال", "وال", "ل", "ب", "ك"))
_FIRST = frozenset(prefix[0] for prefix in _PREFIXES)


class _Phrase(NamedTuple):
    after: tuple[frozenset[str], ...]  # the words that may stand at each place behind its first word
    kind: str
    weight: float
    number: int


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """The lexicon's phrases by each of their first words."""
    found: dict[str, list[_Phrase]] = {}
    for number, row in enumerate(lexicon("site_voice")):
        slots = tuple(frozenset(folded(word) for word in alternatives(slot)) for slot in row["phrase"].split(" "))
        phrase = _Phrase(slots[1:], row["kind"], float(row["weight"]), number)
        for word in slots[0]:
            found.setdefault(word, []).append(phrase)
    return {word: tuple(some) for word, some in found.items()}


def _forms(word: str) -> tuple[str, ...]:
    """A folded word as it stands, and without what may be joined to its head."""
    forms = [word]
    if word[0] in "وف" and len(word) > 3:
        forms.append(word[1:])
    for form in tuple(forms):
        if form[0] in _FIRST:
            forms += [form[size:] for size in (3, 2, 1) if form[:size] in _PREFIXES and len(form) > size + 2]
    return tuple(forms)


_forms_of = Kept(_forms)


def _starting(word: str) -> tuple[_Phrase, ...]:
    """The phrases that may begin with a word; none for most words."""
    table = _phrases()
    return tuple([phrase for form in _forms_of[word] if form in table for phrase in table[form]])


_starting_with = Kept(_starting)


def _found(words: tuple[str, ...]) -> Iterator[_Phrase]:
    starting = list(map(_starting_with.__getitem__, words))
    if not any(starting):  # so it is with most lines
        return
    for at, phrases in enumerate(starting, 1):
        for phrase in phrases:
            if not phrase.after or _goes_on(phrase.after, words, at):
                yield phrase


def _goes_on(after: tuple[frozenset[str], ...], words: tuple[str, ...], at: int) -> bool:
    """Whether the words from `at` on are those of a phrase behind its first."""
    if at + len(after) > len(words):
        return False
    for slot in after:
        if slot.isdisjoint(_forms_of[words[at]]):
            return False
        at += 1
    return True


@lru_cache(maxsize=512)  # a page's lines are weighed more than once, and menus are repeated
def weights(words: tuple[str, ...]) -> Mapping[str, float]:
    """How much the words say for each kind of the lexicon. words: folded."""
    said: dict[str, float] = {}
    for phrase in {phrase.number: phrase for phrase in _found(words)}.values():
        said[phrase.kind] = min(CAP, said.get(phrase.kind, 0.0) + phrase.weight)
    return said


def _is_told_twice(said: Mapping[str, float]) -> bool:
    """Whether two kinds speak for a site's voice, or one does all it can that news hardly has."""
    return sum(weight >= SECOND for weight in said.values()) > 1 or any(
        weight >= CAP for kind, weight in said.items() if kind not in COMMON
    )


def told(unit: Unit) -> tuple[Voice, bool] | None:
    """Whose voice a line is in, the site's or a reader's, and whether surely; None for news and for what says too little."""
    if unit.size < LEAST or unit.linked:
        return None
    weighed = weights(unit.words)
    if not weighed:
        return None
    said = dict(weighed)
    against = said.pop("news", 0.0) + QUOTED * (not _QUOTE.isdisjoint(unit.text))
    against += HEADED * any(one.kind == "news" and not one.after for one in _starting_with[unit.words[0]])
    against += max(0, len(unit.words) - FREE) / EACH
    comment, bio = said.pop("comment", 0.0) + EXCLAIMED * ("!" in unit.text), said.pop("bio", 0.0)
    site = sum(said.values())
    if site - against >= HARD and _is_told_twice(said):
        return "site", True
    if max(site, bio) - against >= SOFT:
        return "site", False
    return ("reader", False) if comment - against >= SOFT else None
