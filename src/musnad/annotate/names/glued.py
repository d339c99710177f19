"""Words run together where the page has lost a blank («ترامبرجب», «السعوديةتعلن») or writes _ for it (hashtags)."""

import re
from collections.abc import Iterator, Sequence

from musnad.annotate.names.lexicon import END, Lexicon, is_listed, is_part, is_unknown
from musnad.arabic import LETTER, fold, folded
from musnad.model import Token

SHORTEST = 4  # letters of a known name in a run of words
SHORTEST_WORD = 6  # of a definite noun in one
WHOLE = 2 * SHORTEST - 1
PIECES = 3
LONGEST = 40  # letters of a run that is searched for names
CERTAIN = frozenset({"state", "capital", "city", "person"})  # kinds of known names that a run is searched for
_END_OF_WORD = re.compile("ة(?=[\u0621-\u064a]{4})")


def apart(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Token]:
    """The tokens of a passage, those that are several words cut into these."""
    joined = bool(tokens) and "_" in text[tokens[0].start : tokens[-1].end]
    for index, token in enumerate(tokens):
        if len(token.form) < WHOLE and not joined:
            yield token  # most words
            continue
        raw = text[token.start : token.end]
        if "_" in raw:
            yield from _at_underscores(raw, token)
        elif len(token.form) < WHOLE or not LETTER.match(token.form) or not (is_unknown(token.form) or "ة" in raw[:-1]):
            yield token  # nearly all others
        else:
            following = tokens[index + 1].form if index + 1 < len(tokens) else ""
            yield from _words(raw, token, following, lexicon)


def _at_underscores(raw: str, token: Token) -> Iterator[Token]:
    """The words of a hashtag."""
    for word in re.finditer("[^_]+", raw):
        if form := folded(word[0]):
            yield Token(token.start + word.start(), token.start + word.end(), form)


def _words(raw: str, token: Token, following: str, lexicon: Lexicon) -> Iterator[Token]:
    """The words of a run: ة ends a word, and so may a known name with nothing but another, or a definite noun, beside it."""
    start = 0
    for stop in (*(end.end() for end in _END_OF_WORD.finditer(raw)), len(raw)):
        piece = raw[start:stop]
        form = folded(piece)
        cuts = _cuts(form, following if stop == len(raw) else "", lexicon)
        if not cuts and start == 0 and stop == len(raw):
            yield token
            return
        view = fold(piece)
        for first, last in zip((0, *cuts), (*cuts, len(form)), strict=True):
            span = view.span(first, last)
            yield Token(token.start + start + span.start, token.start + start + span.end, form[first:last])
        start = stop


def _cuts(form: str, following: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Where a folded word that is no word splits into known names and definite nouns; nowhere for most words."""
    if (
        not WHOLE <= len(form) <= LONGEST
        or not is_unknown(form)
        or is_part(form)
        or lexicon.openings[form]
        or form in lexicon.nisba
    ):
        return ()
    return _split(form, 0, following, lexicon, PIECES) or ()


def _split(form: str, start: int, following: str, lexicon: Lexicon, pieces: int) -> tuple[int, ...] | None:
    """Where `form[start:]` splits into at most so many pieces, one of any two neighbours a known name."""
    whole = form[start:]
    if start and (_is_known(whole, lexicon) or _is_noun(whole) or following in lexicon.trie.get(whole, ())):
        return ()
    if pieces == 1:
        return None
    for place in range(start + SHORTEST, len(form) - 2):
        piece = form[start:place]
        known = _is_known(piece, lexicon)
        if not known and not _is_noun(piece):
            continue
        rest = _split(form, place, following, lexicon, pieces - 1)
        if rest is not None and (known or _is_known(form[place : (*rest, len(form))[0]], lexicon)):
            return (place, *rest)
    return None


def _is_known(form: str, lexicon: Lexicon) -> bool:
    """Whether a word by itself is the name of a listed state, city or person."""
    ids: tuple[str, ...] = lexicon.trie.get(form, {}).get(END, ()) if len(form) >= SHORTEST else ()
    return any(known.kind in CERTAIN for key in ids if (known := lexicon.known.get(key)))


def _is_noun(form: str) -> bool:
    return len(form) >= SHORTEST_WORD and form.startswith("ال") and is_listed(form)
