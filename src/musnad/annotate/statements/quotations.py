"""Quotation marks of a passage, paired: nested, mixed, doubled, wrongly turned and missing ones."""

from itertools import pairwise
from typing import NamedTuple

from musnad.model import Token

_CLOSERS = {
    "(": ")",
    "{": "}",
    "«": "»",
    "“": "”″‟",
    "„": "”“‟",
    '"': '"',
    "»": "»«",
    "”": "”″‟“",
    "‹": "›",
    "‘": "’",
    "'": "'’",
    "<": ">",
}
CLOSING = frozenset('"»”')  # signs that mostly close
_TURNED = frozenset("«“„‹{(")  # signs whose shape says that they open
SIGNS = frozenset(_CLOSERS) | frozenset("".join(_CLOSERS.values()))
_ALIKE = frozenset("\"'")  # signs that open and close alike
_MIXED = frozenset('"”»″“')  # close what another sign opened, where its own is missing
_STOPS = frozenset(".،,؛؟!")  # no quotation begins with one
_NEED_BOTH = frozenset("'‘<")  # an apostrophe, a sign for «less»: a quotation only where the other one follows
_AHEAD = 6  # signs looked at to find the proper partner
_INNER = 12  # signs looked at for the end of a quotation that holds several others
_UNCLOSED = 80  # a straight sign that nothing closes opens a quotation only near the end of its passage


class _Sign(NamedTuple):
    """A quotation mark: its token, its shape, what it can do where it stands."""

    at: int
    form: str
    opens: bool
    closes: bool


def pair(text: str, tokens: tuple[Token, ...]) -> dict[int, int]:
    """Quotations as pairs of token indices, the outermost only; a closing sign without an opening one is no quotation.

    Straight signs and wrongly turned ones open where a blank or a clitic stands before and a word after. Where a
    quotation is not closed, the number of tokens stands for its end.
    """
    signs = _signs(text, tokens)
    closed: dict[int, int] = {}
    open_: list[int] = []
    straight = False  # a straight pair is open inside another quotation
    for order, sign in enumerate(signs):
        if not open_:
            if sign.form in _CLOSERS and sign.opens and _begins(tokens, signs, order):
                open_.append(order)
                straight = False
            continue
        outer = signs[open_[-1]]
        if straight and sign.form == outer.form == '"' and _closed_next(signs, order):
            straight = False  # «"مشروع "كذا" يمثل فرصة"»
        elif sign.form in _CLOSERS[outer.form] and sign.closes and not (sign.form == outer.form and sign.form in _TURNED):
            closed[signs[open_.pop()].at] = _doubled(tokens, sign.at)
        elif sign.form == outer.form and sign.form in _TURNED and not _adjacent(tokens, sign.at - 1):
            if _stray(text, tokens[sign.at]) and not _partner(tokens, signs, order - 1, outer.form):
                closed[signs[open_.pop()].at] = sign.at  # «سريع « »: the same sign again, turned the wrong way
            else:
                open_.append(order)
        elif sign.form == '"' and not sign.closes:
            straight = True
        elif sign.form in _MIXED and not sign.opens:
            if straight and sign.form == '"':
                straight = False
            elif not _partner(tokens, signs, order, outer.form):
                closed[signs[open_.pop()].at] = sign.at
    return _outermost(closed, [signs[order].at for order in open_], tokens)


def _closed_next(signs: list[_Sign], order: int) -> bool:
    """Whether a later straight sign closes the outer quotation; more inner ones may open and close before it."""
    open_ = 1
    for sign in [sign for sign in signs[order + 1 : order + 1 + 2 * _INNER] if sign.form == '"'][:_INNER]:
        if sign.opens and sign.closes:
            return False
        open_ += 1 if sign.opens else -1
        if open_ == 0:
            return True
    return False


def _signs(text: str, tokens: tuple[Token, ...]) -> list[_Sign]:
    """The signs of a passage; where all its guillemets stand the wrong way round, they are read as turned: «ل» الحياة «»."""
    indices = [index for index, token in enumerate(tokens) if token.form in SIGNS]
    angles = [tokens[index].form for index in indices if tokens[index].form in "«»"]
    turned = len(angles) > 1 and angles == (["»", "«"] * len(angles))[: len(angles)]
    if turned and len(angles) % 2:  # the last one opens; the first must not close what an earlier line opened
        first = next(tokens[index] for index in indices if tokens[index].form == "»")
        turned = first.start > 0 and not text[first.start - 1].isalnum()
    flipped = frozenset(indices) if turned else _flipped(text, tokens, [i for i in indices if tokens[i].form in "«»"])
    return [_sign(text, tokens, index, turned=index in flipped) for index in indices]


def _flipped(text: str, tokens: tuple[Token, ...], angles: list[int]) -> frozenset[int]:
    """Pairs that alone stand the wrong way round: «وأضاف: »سنعود غدا«»."""
    pairs: set[int] = set()
    for first, second in pairwise(angles):
        wrong = tokens[first].form == "»" and tokens[second].form == "«" and first > 0 and tokens[first - 1].form == ":"
        if wrong and not text[tokens[second].end : tokens[second].end + 1].isalnum():
            pairs.update((first, second))
    return frozenset(pairs)


def _sign(text: str, tokens: tuple[Token, ...], index: int, *, turned: bool) -> _Sign:
    token = tokens[index]
    if turned and token.form in "«»":
        return _Sign(index, "«", True, False) if token.form == "»" else _Sign(index, "»", False, True)
    opens = _opens(text, token)
    closes = not opens or token.form not in _ALIKE or _closes(text, token)
    return _Sign(index, token.form, opens, closes and not (opens and index > 0 and tokens[index - 1].form == ":"))


def closes_for(text: str, token: Token, opening: str) -> bool:
    """Whether a token can close a quotation that the sign `opening` began on an earlier line."""
    return token.form in _CLOSERS[opening] and not _opens(text, token) and _closes(text, token)


def _begins(tokens: tuple[Token, ...], signs: list[_Sign], order: int) -> bool:
    """Whether a sign that opens begins a quotation: a bracket after a colon only, an apostrophe only with its partner."""
    sign = signs[order]
    if sign.form == "(":
        return sign.at > 0 and tokens[sign.at - 1].form == ":"
    if sign.form == "<" and not _adjacent(tokens, sign.at):
        return False
    return sign.form not in _NEED_BOTH or _partner(tokens, signs, order, sign.form)


def _adjacent(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a sign is doubled: «''»، «<<»، «{{»."""
    return (
        0 <= index < len(tokens) - 1
        and tokens[index].form == tokens[index + 1].form
        and tokens[index].end == tokens[index + 1].start
    )


def _doubled(tokens: tuple[Token, ...], index: int) -> int:
    return index + 1 if tokens[index].form in "'’>}" and _adjacent(tokens, index) else index


def _partner(tokens: tuple[Token, ...], signs: list[_Sign], order: int, outer: str) -> bool:
    """Whether a sign's own closing one comes before another quotation of its kind opens."""
    for sign in signs[order + 1 : order + 1 + _AHEAD]:
        if sign.form in _CLOSERS[outer] and not sign.opens:
            return True
        if sign.form == outer and sign.opens and not _adjacent(tokens, sign.at - 1):
            return False
    return False


def _outermost(closed: dict[int, int], open_: list[int], tokens: tuple[Token, ...]) -> dict[int, int]:
    """The pairs that lie in no other; one left open takes the end of the first that closes inside it, else runs on."""
    pairs: dict[int, int] = {}
    left = frozenset(open_)
    last = -1
    waiting: int | None = None
    for index in sorted((*closed, *left)):
        if index <= last:
            continue
        if index in left:
            waiting = index if waiting is None else waiting
            continue
        pairs[index if waiting is None else waiting] = last = closed[index]
        waiting = None
    if waiting is not None and (tokens[waiting].form != '"' or len(tokens) - waiting < _UNCLOSED):
        pairs[waiting] = len(tokens)
    return pairs


def _stray(text: str, token: Token) -> bool:
    """Whether a sign that should open has a blank or nothing after it."""
    return not text[token.end : token.end + 1].strip()


def _opens(text: str, token: Token) -> bool:
    after = text[token.end : token.end + 1]
    if token.form in _TURNED:
        return True
    before = text[max(token.start - 2, 0) : token.start] or " "
    if before[-1].isspace():
        return True
    clitic = before[-1] in "وفبلكـ" and (len(before) == 1 or not before[0].isalnum() or before[-1] == "ـ")
    return bool(after.strip()) and after not in _STOPS and (clitic or not before[-1].isalnum())


def _closes(text: str, token: Token) -> bool:
    after = text[token.end : token.end + 1]
    return not after.strip() or not after.isalnum()
