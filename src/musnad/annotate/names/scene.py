"""A passage as the names layer sees it, and what the layer finds in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from musnad.annotate.names.forms import NO_ROLE, Roles, roles
from musnad.annotate.names.lexicon import Lexicon, classes
from musnad.annotate.names.tagger.labels import Floats
from musnad.annotate.names.web import addresses
from musnad.arabic import CLOSING, OPENING, QUOTES, fold, readings
from musnad.model import EntityType, Passage, Token

QUOTE_MARKS = QUOTES | set(OPENING + CLOSING) | {"'", "″", "(", ")", "‘", "’", "["}


OPENERS = frozenset({*OPENING, '"', "”", "(", "‹", "'", "‘", "″"})
CLOSERS = frozenset({*CLOSING, '"', "“", ")", "'", "’", "″"})
_CONTROLS = "\u00ad\u061c\ufeff" + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))))
_BLANK = re.compile(f"[ \t\u00a0_{_CONTROLS}]*")  # words of a hashtag have _ between them
_VOWELS = "\u0640" + "".join(map(chr, range(0x064B, 0x0660)))  # at the end of a name they belong to its last letter


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
    telling: tuple[int, ...]  # the words that have a role
    joined: tuple[bool, ...]  # whether only blanks stand between a token and the one before it
    lexicon: Lexicon
    sport: bool  # whether the page is on sport
    scores: Floats  # log probabilities of the learned tagger's labels (words x labels)

    def follows(self, index: int) -> bool:
        """Whether `index` is a word that follows the token before it directly."""
        return 0 < index < len(self.forms) and self.joined[index] and self.forms[index][0].isalnum()

    def raw(self, index: int) -> str:
        """A token as the page writes it."""
        token = self.tokens[index]
        return self.text[token.start : token.end]


def scene(text: str, passage: Passage, lexicon: Lexicon, sport: bool, scores: Floats) -> Scene:
    """A passage of a text with its words' neighbourhood told."""
    tokens = _readable(text, passage)
    between = [text[before.end : token.start] for before, token in pairwise(tokens)]
    joined = [False, *[gap == " " or not gap or _BLANK.fullmatch(gap) is not None for gap in between]]
    forms = tuple([token.form for token in tokens])
    told = tuple([roles[form] for form in forms])
    telling = tuple([index for index, role in enumerate(told) if role is not NO_ROLE])
    return Scene(text, tokens, forms, told, telling, tuple(joined[: len(tokens)]), lexicon, sport, scores)


def _readable(text: str, passage: Passage) -> tuple[Token, ...]:
    """The tokens of a passage; those of web addresses and handles are mere signs, so that no rule reads a name in them."""
    hidden = {place for start, end in addresses(text, passage.line.start, passage.line.end) for place in range(start, end)}
    if not hidden:
        return passage.tokens
    return tuple([Token(token.start, token.end, "@") if token.start in hidden else token for token in passage.tokens])


def span(view: Scene, found: Found) -> tuple[int, int]:
    """Where a name stands in the page's text.

    Its proclitic letters are left out with the signs upon them, and so are joiners and bidi controls before and after it.
    """
    token = view.tokens[found.first]
    start, end = token.start, view.tokens[found.last - 1].end
    if found.cut:
        start += fold(view.text[token.start : token.end]).span(found.cut, found.cut + 1).start
    text = view.text[start:end]
    return start + len(text) - len(text.lstrip(_CONTROLS + _VOWELS)), start + len(text.rstrip(_CONTROLS))


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


def is_hyphen(view: Scene, index: int) -> bool:
    """Whether a sign joins the words beside it, with no blank on either side: «جان-لوك»."""
    if view.forms[index] != "-" or not 0 < index < len(view.tokens) - 1:
        return False
    before, sign, after = view.tokens[index - 1 : index + 2]
    return before.end == sign.start and sign.end == after.start


def is_then(scene: Scene, index: int) -> bool:
    """Whether a word is «فإن», which folding makes equal to the «فان» of Dutch names."""
    return scene.forms[index] == "فان" and scene.raw(index).startswith(("فإ", "فأ"))
