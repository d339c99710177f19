"""How the versions of one utterance differ: who used the same words, and which words of another wording are its own."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from musnad.arabic import is_word, tokens
from musnad.model import Kind, Token, Version

# Comparing grows with the product of the lengths; no statement that a person reads is longer.
LONGEST = 400
# Below this share of common words another translation would be underlined from end to end, which tells nothing.
COMMON = 0.3

_RANK: dict[Kind, int] = {"direct": 0, "mixed": 1, "indirect": 2}


class Piece(NamedTuple):
    text: str
    differs: bool


class Wording(NamedTuple):
    """Versions that say the same words, and how these differ from the leading wording."""

    versions: tuple[Version, ...]
    pieces: tuple[Piece, ...]


def nearest(versions: Sequence[Version]) -> Version:
    """The version closest to the speaker's own words: quoted before partly quoted before told; then the first."""
    return min(versions, key=lambda version: _RANK[version.kind])


def wordings(versions: Sequence[Version]) -> tuple[Wording, ...]:
    """The different wordings of an utterance, the one nearest to the speaker's words first."""
    if not versions:
        return ()
    leading = nearest(versions)
    groups: dict[tuple[str, ...], list[Version]] = {}
    for version in (leading, *(version for version in versions if version is not leading)):
        groups.setdefault(tuple(token.form for token in tokens(version.text) if is_word(token)), []).append(version)
    return tuple(
        Wording(tuple(same), _pieces(nearest(same).text, leading.text if number else nearest(same).text))
        for number, same in enumerate(groups.values())
    )


def _pieces(text: str, leading: str) -> tuple[Piece, ...]:
    """`text` cut into what stands in `leading` too and what does not."""
    own, other = tokens(text), tokens(leading)
    if text == leading or len(own) > LONGEST or len(other) > LONGEST:
        return (Piece(text, differs=False),)
    matcher = SequenceMatcher(None, [token.form for token in other], [token.form for token in own], autojunk=False)
    if matcher.ratio() < COMMON:
        return (Piece(text, differs=False),)
    changed = [own[j1:j2] for tag, _, _, j1, j2 in matcher.get_opcodes() if tag in {"insert", "replace"}]
    return tuple(_cut(text, changed))


def _cut(text: str, changed: Sequence[Sequence[Token]]) -> Iterator[Piece]:
    done = 0
    for run in changed:
        words = [token for token in run if is_word(token)]
        if not words:
            continue
        if words[0].start > done:
            yield Piece(text[done : words[0].start], differs=False)
        yield Piece(text[words[0].start : words[-1].end], differs=True)
        done = words[-1].end
    if done < len(text):
        yield Piece(text[done:], differs=False)
