"""A passage as the names layer sees it, and what the layer finds in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from musnad.annotate.names.forms import Roles, roles
from musnad.annotate.names.lexicon import Lexicon, classes
from musnad.arabic import CLOSING, OPENING, QUOTES, fold, readings
from musnad.model import EntityType, Passage, Token

QUOTE_MARKS = QUOTES | set(OPENING + CLOSING) | {"'", "″", "(", ")", "‘", "’", "["}


OPENERS = frozenset({*OPENING, '"', "”", "(", "‹", "'", "‘", "″"})
CLOSERS = frozenset({*CLOSING, '"', "“", ")", "'", "’", "″"})


class Found(NamedTuple):
    """A name in a passage: tokens `first` up to, not with, `last`, less `cut` folded letters of the first."""

    first: int
    last: int
    cut: int
    type: EntityType
    known: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Scene:
    text: str
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    roles: tuple[Roles, ...]
    joined: tuple[bool, ...]  # whether only blanks stand between a token and the one before it
    lexicon: Lexicon
    sport: bool  # whether the page is on sport

    def follows(self, index: int) -> bool:
        """Whether `index` is a word that follows the token before it directly."""
        return 0 < index < len(self.forms) and self.joined[index] and self.forms[index][0].isalnum()

    def raw(self, index: int) -> str:
        """A token as the page writes it."""
        token = self.tokens[index]
        return self.text[token.start : token.end]


def scene(text: str, passage: Passage, lexicon: Lexicon, sport: bool) -> Scene:
    """A passage of a text with its words' neighbourhood told."""
    tokens = passage.tokens
    between = [text[before.end : token.start] for before, token in pairwise(tokens)]
    joined = [False, *(gap in {" ", ""} or not gap.strip(" \t\u00a0") for gap in between)]
    forms = tuple([token.form for token in tokens])
    return Scene(text, tokens, forms, tuple(map(roles, forms)), tuple(joined[: len(tokens)]), lexicon, sport)


def span(view: Scene, found: Found) -> tuple[int, int]:
    """Where a name stands in the page's text: its proclitic letters, with the signs upon them, are left out."""
    token = view.tokens[found.first]
    start = token.start
    if found.cut:
        start += fold(view.text[token.start : token.end]).span(found.cut, found.cut + 1).start
    return start, view.tokens[found.last - 1].end


def quoted(view: Scene, first: int, last: int) -> bool:
    """Whether quotation marks or brackets stand on both sides of some tokens."""
    return opened(view, first) and last < len(view.forms) and view.forms[last] in QUOTE_MARKS


def opened(view: Scene, index: int) -> bool:
    """Whether a quotation mark or bracket stands before a token."""
    return index > 0 and view.forms[index - 1] in QUOTE_MARKS


def kind(form: str, table: str) -> str | None:
    """The class that a two-column lexicon gives a word, proclitics aside."""
    found = classes(table)
    for _, rest in readings(form):
        if rest in found:
            return found[rest]
    return None


def settle(candidates: Iterable[Found]) -> list[Found]:
    """The candidates that stand when names may not overlap: the longest first, of equal ones the first given."""
    taken: set[int] = set()
    kept = []
    for found in sorted(candidates, key=lambda one: one.first - one.last):
        places = range(found.first, found.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(found)
    return sorted(kept)
