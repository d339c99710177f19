"""Where sentences and clauses stand in a line, and how a long one is cut to a readable piece. Spans only: no word is made."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from musnad.arabic import SIGNS, folded, tokens
from musnad.model import Span, Token
from musnad.tables import lexicon

_WORD = re.compile(rf"[\w{SIGNS}]+")
_END = re.compile("[.!?؟…]+[»”›\"')\\]]*")
_PAIRS = {"«": "»", "“": "”", "‹": "›", "(": ")", "[": "]"}
_CLOSERS = frozenset(_PAIRS.values())
_STRAIGHT = '"'
_EDGE = " \t\r\n\u00a0\u200e\u200f\u202a-\u202e،,؛;:.-–—•*●▪·"
_SHORT = frozenset({"من", "في", "عن", "مع", "لم", "لا", "لن", "ما", "هو", "هي", "هم", "كل"})
LONGEST = 1200  # characters of a sentence
_LONGEST_QUOTE = 700  # an opening quotation mark with no close within so many characters is a slip of the page


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`. A full stop in a quotation, in brackets, in a number or after one letter ends none."""
    inside = _quoted(text, start, end)
    found: list[Span] = []
    begin, quote = start, 0
    for match in _END.finditer(text, start, end):
        while quote < len(inside) and inside[quote].end <= match.start():
            quote += 1
        shut = quote < len(inside) and inside[quote].start < match.start() < inside[quote].end - 1
        if shut or not _ends_sentence(text, match, end):
            continue
        found.append(Span(begin, match.end()))
        begin = match.end()
    found.append(Span(begin, end))
    pieces = (piece for whole in found for piece in _bearable(text, whole))
    return tuple(span for raw in pieces if (span := trim(text, raw)).start < span.end)


def _bearable(text: str, span: Span) -> Iterator[Span]:
    """The span in pieces of at most LONGEST characters: what never ends must not cost its length for each mark in it."""
    start = span.start
    while span.end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        end = blank if blank > 0 else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    after = text[match.end() : match.end() + 1] if match.end() < end else " "
    if match[0] != ".":
        return after.isspace()
    before = text[max(0, match.start() - 2) : match.start()]
    if len(before) == 2 and before[0] in " .(«\u200f" and before[1].isalpha():
        return False
    return after.isspace() or (after.isalpha() and not before[-1:].isascii())


def _quoted(text: str, start: int, end: int) -> list[Span]:
    """Outermost pairs of quotation marks or brackets, in order."""
    found: list[Span] = []
    opened, closer = -1, ""
    for index in range(start, end):
        letter = text[index]
        if opened >= 0 and index - opened > _LONGEST_QUOTE:
            opened = -1
        if opened < 0:
            closer = _STRAIGHT if letter == _STRAIGHT else _PAIRS.get(letter, "")
            opened = index if closer else -1
        elif letter == closer:
            found.append(Span(opened, index + 1))
            opened = -1
    return found


def trim(text: str, span: Span) -> Span:
    """The span without blanks, joining punctuation and unpaired quotation marks at its edges."""
    start, end = span.start, span.end
    while True:
        before = start, end
        while start < end and (text[start] in _EDGE or text[start].isspace() or text[start] in _CLOSERS):
            start += 1
        while end > start and (text[end - 1] in _EDGE or text[end - 1].isspace() or text[end - 1] in _PAIRS):
            end -= 1
        start, end = _pair(text, start, end)
        if (start, end) == before:
            return Span(start, end)


def _pair(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops a quotation mark at an edge whose partner is not inside."""
    piece = text[start:end]
    if not piece or len(piece) > LONGEST:
        return start, end
    first, last = piece[0], piece[-1]
    if first in _PAIRS and _PAIRS[first] not in piece:
        return start + 1, end
    opener = next((left for left, right in _PAIRS.items() if right == last), "")
    if opener and opener not in piece:
        return start, end - 1
    if _STRAIGHT in {first, last} and piece.count(_STRAIGHT) % 2:
        return (start + 1, end) if first == _STRAIGHT else (start, end - 1)
    return start, end


def closed(text: str, span: Span, limit: int) -> Span:
    """The span with the closing quotation marks that belong to it and stand right after it, not beyond `limit`."""
    end = span.end
    while end < limit and end - span.start < LONGEST and (text[end] in _CLOSERS or text[end] == _STRAIGHT):
        piece, letter = text[span.start : end], text[end]
        opener = next((left for left, right in _PAIRS.items() if right == letter), _STRAIGHT)
        missing = piece.count(opener) > piece.count(letter) if opener != letter else piece.count(letter) % 2 == 1
        if not missing:
            break
        end += 1
    return Span(span.start, end)


def words(text: str, span: Span) -> tuple[Token, ...]:
    """The words of a span, punctuation left out."""
    return _words(text, span.start, span.end)


@lru_cache(maxsize=4096)
def _words(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Kept for a while, since a sentence is looked at from several sides."""
    return tuple(token for token in tokens(text, start, end) if token.form[0].isalnum())


def length(text: str, span: Span) -> int:
    """About how many words a span has."""
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end))


@cache
def _openers() -> tuple[tuple[str, ...], ...]:
    rows = [tuple(token.form for token in tokens(row["words"])) for row in lexicon("brief_openers")]
    return tuple(sorted(rows, key=len, reverse=True))


def opened(text: str, span: Span, names: Collection[int] = ()) -> Span:
    """The span without what only joins it to the sentence before: «من جهته،», «كما», a leading و.

    names: where names begin; a و inside a name, and one in front of a name, are told apart by it.
    """
    while True:
        parts = words(text, Span(span.start, min(span.end, span.start + 120)))
        forms = tuple(token.form for token in parts)
        length = next((len(row) for row in _openers() if _begins(forms, row)), 0)
        if not length or length >= len(forms):
            break
        span = trim(text, Span(parts[length - 1].end, span.end))
    if not parts or parts[0].start != span.start or not _joined(parts[0], names):
        return span
    return Span(span.start + 1, span.end)


@cache
def _waws() -> frozenset[str]:
    return frozenset(folded(row["word"]) for row in lexicon("brief_waw"))


def _joined(word: Token, names: Collection[int]) -> bool:
    """Whether a word begins with the و that joins sentences."""
    if not word.form.startswith("و") or word.start in names:
        return False
    if len(word.form) < 4:
        return word.form[1:] in _SHORT
    return word.start + 1 in names or word.form not in _waws()


def _begins(forms: tuple[str, ...], row: tuple[str, ...]) -> bool:
    if forms[1 : len(row)] != row[1:] or not forms:
        return False
    return forms[0] == row[0] or (forms[0][0] in "وف" and forms[0][1:] == row[0])


def segments(text: str, span: Span) -> tuple[Span, ...]:
    """The parts of a sentence between its commas and dashes, those inside quotation marks and brackets left alone."""
    inside = _quoted(text, span.start, span.end)
    cuts = [m.end() for m in re.finditer("[،؛]|,(?=\\s)|\\s[-–—]\\s", text[span.start : span.end])]
    edges = [span.start]
    edges += [span.start + cut for cut in cuts if not any(q.start < span.start + cut < q.end for q in inside)]
    edges.append(span.end)
    found = (trim(text, Span(a, b)) for a, b in pairwise(edges))
    return tuple(part for part in found if part.start < part.end)


def cut(text: str, sentence: Span, around: Span, most: int, fences: Sequence[Span] = ()) -> Span:
    """The clause of a sentence that holds `around`, of at most about `most` words: whole segments where they fit.

    Segments before it are taken first, since an Arabic clause names its subject early. A segment that is too long
    by itself is cut at its own words, so that `around` stays inside.
    fences: spans that belong to another matter; a segment with one is not taken along.
    """
    if length(text, sentence) <= most:
        return sentence
    parts = segments(text, sentence)
    first = next((i for i, part in enumerate(parts) if part.end > around.start), len(parts) - 1)
    last = next((i for i, part in enumerate(parts) if part.end >= around.end), len(parts) - 1)
    open_ = [not any(part.start <= fence.start < part.end for fence in fences) for part in parts]
    while first > 0 and open_[first - 1] and _count(text, parts[first - 1].start, parts[last].end) <= most:
        first -= 1
    while first == 0 and last + 1 < len(parts) and open_[last + 1] and _count(text, parts[0].start, parts[last + 1].end) <= most:
        last += 1
    piece = Span(min(parts[first].start, around.start), max(parts[last].end, around.end))
    if _count(text, piece.start, piece.end) < most // 2 and last + 1 < len(parts):
        piece = Span(piece.start, parts[last + 1].end)
    return closed(text, _window(text, piece, around, most), sentence.end)


def _count(text: str, start: int, end: int) -> int:
    return length(text, Span(start, end))


def _window(text: str, piece: Span, around: Span, most: int) -> Span:
    parts = words(text, piece)
    if len(parts) <= most + 3:
        return piece
    at = next((i for i, token in enumerate(parts) if token.end > around.start), 0)
    to = next((i for i, token in enumerate(parts) if token.end >= around.end), at)
    begin = 0 if to < most + 5 else max(0, min(at, to - most + 4))
    until = min(len(parts), max(begin + most, to + 1))
    return trim(text, Span(parts[begin].start, parts[until - 1].end))
