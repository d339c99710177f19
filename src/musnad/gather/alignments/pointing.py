"""Contents that only point to what others say («هذا الادعاء»), and those that call it false («مزاعم بلا أساس»)."""

from collections.abc import Mapping, Sequence
from functools import cache

from musnad.arabic import folded, readings, without_article
from musnad.model import Token
from musnad.tables import lexicon

POINTING = 6  # a content that only points back has at most so many words
REJECTING = 16  # and one that only calls what was said false
NOUN, GROUND = 8, 5  # words before the noun that names what was said; between a negation and its ground


@cache
def _pointing() -> Mapping[str, str]:
    return {folded(row["word"]): row["kind"] for row in lexicon("pointing")}


@cache
def _rejections() -> Mapping[str, str]:
    return {folded(row["word"]): row["kind"] for row in lexicon("rejections")}


@cache
def _particles() -> frozenset[str]:
    return frozenset(folded(row["word"]) for row in lexicon("polarity") if row["kind"] == "particle")


def points(content: Sequence[Token]) -> bool:
    """Whether a short content only points back, or begins by it: «صحة هذه الأنباء جملة وتفصيلا»."""
    if not 0 < len(content) <= POINTING:
        return False
    kinds = [_pointing().get(token.form) or _pointing().get(token.form[1:]) for token in content]
    return all(kinds) or (kinds[0] is not None and "claim" in kinds[:3] and "pointer" in kinds[:3])


def rejects(content: Sequence[Token]) -> bool:
    """Whether a content calls what others say false: «ادعاءات لا أساس لها من الصحة», «الأنباء كاذبة», «مختلقة»."""
    kinds = [_kind(token.form) for token in content[: NOUN + REJECTING]]
    if kinds[1:2] == ["ground"] and is_particle(content[0].form):  # «لا صحة لما نشر»
        return True
    noun = next((place for place, kind in enumerate(kinds[:NOUN]) if kind == "noun"), None)
    if noun is None:
        return len(content) <= POINTING and any(_false(content, kinds, place) for place in range(len(kinds)))
    return any(_false(content, kinds, place) for place in range(noun + 1, len(kinds)))


def names_claim(content: Sequence[Token]) -> bool:
    """Whether words hold a noun for what others say («اتهامات»), or point to it («هذا», «ما»)."""
    return any(_kind(token.form) == "noun" or token.form in _pointing() or token.form[1:] in _pointing() for token in content)


def holds_rejection(text: Sequence[Token]) -> bool:
    """Whether any words of a text call something false, whatever it is: «لا صحة لها», «كاذبة»."""
    kinds = [_kind(token.form) for token in text]
    return any(_false(text, kinds, place) for place in range(len(kinds)))


def _false(content: Sequence[Token], kinds: Sequence[str], place: int) -> bool:
    if kinds[place] == "ground":
        return any(is_particle(token.form) for token in content[max(0, place - GROUND) : place])
    return kinds[place] == "false"


def is_particle(form: str) -> bool:
    """Whether a folded word negates what follows it, alone or with a joined و, ف or ب."""
    return form in _particles() or (form[0] in "وفب" and form[1:] in _particles())


def _kind(form: str) -> str:
    for _, rest in readings(form):
        if kind := _rejections().get(rest) or _rejections().get(without_article(rest)):
            return kind
    return ""
