"""A run of text and inline elements between two borders of blocks: one line, or several that only their style sets apart."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, pairwise
from typing import NamedTuple

from musnad.arabic import folded
from musnad.tables import alternatives, lexicon

DEEPEST = 8  # inline elements around a text that are told apart; keeps hostile nesting linear
MOST = 400  # pieces of a run that is still cut
LONG = 8  # words of a piece that may be a paragraph
BRIEF = 30  # words of a run of author, day and the like
BESIDE = 12  # words of a heading or a link between two paragraphs
KICKER = 3  # words that stand before a headline and are none of it
WHOLE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "pre"})  # blocks that hold one thing
PROSE = frozenset({"p", "li", "dd", "td", "figcaption", "blockquote", "caption"})  # where pieces are words of one sentence mostly
DAY_LETTERS, DAY_WORDS, NAME_WORDS = 400, 20, 8  # of a run with a day, of the name beside it
_DAY = re.compile(
    r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|\d{1,2}\s[^\W\d]{2,12}(?:\s|/|،){1,3}(?:[^\W\d]{2,12}\s){0,2}\d{4}"
)
_YEAR = re.compile(r"\d{4}")
_RULING = re.compile(r"\s[-–—|•·/،ـ]\s|[|•·،]\s?|\s(?=(?:في|بتاريخ)[\s:]{1,3}\d)|\s(?=(?:بواسطة|بقلم)[\s:])")
_STOP = re.compile(r"[.!?؟…]['\"”»)\]\s]*$")
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"\w")
_RULED = re.compile(r"[|•·/\\–—»›<>-]")


class Opened(NamedTuple):
    """An element that is being read."""

    number: int
    tag: str
    name: str  # `tag#id.class.class`
    block: bool


class Piece(NamedTuple):
    text: str
    linked: bool
    inside: tuple[Opened, ...]  # inline elements since the last block, outermost first


# a third of the time of Opened(…) and Piece(…)
opened: Callable[[tuple[int, str, str, bool]], Opened] = partial(tuple.__new__, Opened)
piece_of: Callable[[tuple[str, bool, tuple[Opened, ...]]], Piece] = partial(tuple.__new__, Piece)


class _Group(NamedTuple):
    """Pieces inside one inline element; `within` is None for those directly in the run."""

    within: Opened | None
    pieces: list[Piece]
    text: str


def cut(pieces: Sequence[Piece], tag: str) -> Iterable[Sequence[Piece]]:
    """The run whole, or cut at borders of inline elements where these are paragraphs, or author beside day beside section.

    tag: of the block around it.
    """
    if len(pieces) > MOST or (len(pieces) == 1 and tag in WHOLE):
        return (pieces,)
    if len(pieces) == 1:
        return _beside_day(pieces)
    depth = len(shared(pieces))
    if tag in WHOLE:
        groups = _groups(pieces, depth)
        return _joined(groups) if _has_kicker(groups) else (pieces,)
    if any(len(piece.inside) <= depth and _SIGN.search(piece.text) for piece in pieces):  # words that no element holds
        return _beside_day(pieces)
    groups = _groups(pieces, depth)
    held = [group for group in groups if group.within is not None]
    if len(held) > 1 and (_are_paragraphs(held, tag) or _are_details(groups, held, tag)):
        return chain.from_iterable(map(_beside_day, _joined(held)))
    return _beside_day(pieces)


def shared(pieces: Sequence[Piece]) -> tuple[Opened, ...]:
    """The inline elements that hold all of some pieces."""
    if len(pieces) == 1:
        return pieces[0].inside
    inside = [piece.inside for piece in pieces if piece.text and not piece.text.isspace()]
    if not inside:
        return ()
    first, least = inside[0], min(map(len, inside))
    for depth in range(least):
        if any(one[depth].number != first[depth].number for one in inside):
            return first[:depth]
    return first[:least]


def _groups(pieces: Sequence[Piece], depth: int) -> list[_Group]:
    """The pieces by the elements at some depth of inline elements."""
    found: list[_Group] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        within = piece.inside[depth] if len(piece.inside) > depth else None
        if found and found[-1].within is not None and within is not None and found[-1].within.number == within.number:
            found[-1].pieces.append(piece)
        else:
            found.append(_Group(within, [piece], ""))
    return [group._replace(text=" ".join("".join([piece.text for piece in group.pieces]).split())) for group in found]


def _are_paragraphs(held: Sequence[_Group], tag: str) -> bool:
    """Whether the pieces are whole paragraphs, with headings or links between them."""
    if tag in PROSE:
        return False
    sizes = [group.text.count(" ") + 1 for group in held]
    stopped = [bool(_STOP.search(group.text)) for group in held]
    long = sum(size >= LONG and stop for size, stop in zip(sizes, stopped, strict=True))
    ended = all(stop or 2 <= size <= BESIDE for size, stop in zip(sizes, stopped, strict=True))
    return long >= 2 and ended


def _are_details(groups: Sequence[_Group], held: Sequence[_Group], tag: str) -> bool:
    """Whether the pieces are short things of several kinds: an author, a day, a section, a count."""
    whole = " ".join(group.text for group in groups)
    if whole.count(" ") >= BRIEF or _STOP.search(whole) or any(len(group.text) < 2 and group.text.isalpha() for group in held):
        return False
    tops = [group.within for group in held if group.within is not None]
    if all(top.tag == "a" for top in tops):  # a menu, keywords
        return False
    named = all(len(top.name) > len(top.tag) or top.tag in {"a", "time", "abbr"} for top in tops)
    if tag in PROSE:
        return named
    ruled = any(group.within is None and _RULED.search(group.text) for group in groups)
    return named or ruled or any(char.isdigit() for char in whole)


def _has_kicker(groups: Sequence[_Group]) -> bool:
    """Whether a headline has a section's name or a word such as «عاجل» in an element of its own before it."""
    if len(groups) != 2 or groups[0].within is None or len(groups[0].within.name) <= len(groups[0].within.tag):
        return False
    before, headline = (len(_WORD.findall(group.text)) for group in groups)
    return 1 <= before <= KICKER and headline > KICKER


def _joined(held: Sequence[_Group]) -> Iterator[Sequence[Piece]]:
    """The pieces of each group; a word with a colon stays with what it announces."""
    parts: list[list[Piece]] = []
    open_ended = False
    for group in held:
        if parts and (open_ended or not _SIGN.search(group.text)):
            parts[-1].append(Piece(" ", False, ()))
            parts[-1].extend(group.pieces)
        else:
            parts.append(list(group.pieces))
        open_ended = group.text.endswith(":")
    return iter(parts)


def _beside_day(pieces: Sequence[Piece]) -> Iterable[Sequence[Piece]]:
    """A short run cut where a day stands on one side, and on the other some words without a number: an author, an outlet."""
    whole = "".join([piece.text for piece in pieces]) if len(pieces) > 1 else pieces[0].text
    if len(whole) > DAY_LETTERS or not _YEAR.search(whole) or not _DAY.search(whole) or _STOP.search(whole):
        return (pieces,)
    for place in _borders(pieces, whole):
        left, right = whole[:place], whole[place:]
        if bool(_DAY.search(left)) != bool(_DAY.search(right)) and _is_name(right if _DAY.search(left) else left):
            return _halves(pieces, place)
    return (pieces,)


def _borders(pieces: Sequence[Piece], whole: str) -> Iterator[int]:
    """Where a short run may be cut: behind a ruling sign, and where an inline element begins or ends."""
    if len(whole.split()) > DAY_WORDS:
        return
    yield from (match.end() for match in _RULING.finditer(whole))
    at = 0
    for piece, after in pairwise(pieces):
        at += len(piece.text)
        if piece.inside != after.inside:
            yield at


def _is_name(text: str) -> bool:
    """Whether some words could be a person's or an outlet's name with what stands before it."""
    words = [word for word in _WORD.findall(folded(text)) if word not in _of_days()]
    return 2 <= len(words) <= NAME_WORDS and not any(char.isdigit() for char in text)


@cache
def _of_days() -> frozenset[str]:
    """Words that stand beside a day and belong to it: weekdays, «نُشر في»."""
    cells = [row["words"] for row in lexicon("date_signs")] + [row["names"] for row in lexicon("weekdays")]
    return frozenset(word for cell in cells for form in alternatives(cell) for word in folded(form).split())


def _halves(pieces: Sequence[Piece], place: int) -> Iterator[Sequence[Piece]]:
    left: list[Piece] = []
    right: list[Piece] = []
    at = 0
    for piece in pieces:
        cut_at = min(max(place - at, 0), len(piece.text))
        at += len(piece.text)
        if cut_at:
            left.append(piece._replace(text=piece.text[:cut_at]))
        if cut_at < len(piece.text):
            right.append(piece._replace(text=piece.text[cut_at:]))
    yield left
    yield right
