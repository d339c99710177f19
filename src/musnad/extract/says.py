"""What the words of a line may make of it, as bits of one number for each word: most lines hold no word that a rule asks for."""

from collections.abc import Mapping, Sequence
from functools import cache, reduce
from operator import and_, or_

from musnad.arabic import Kept
from musnad.extract import appeals, dates, furniture, phrases

BEGINS, INSIDE, ENTRY, HEADS, OVER, PAID, CALLS = (1 << place for place in range(7))
DATED, NUMBER, LISTED, ACTS, NAMES, OUTLET, ENDS = (1 << place for place in range(7, 14))
END = frozenset({"انتهي", "النهايه", "انتهت"})  # with which agencies end what they send


def of(words: Sequence[str]) -> tuple[int, int, int]:
    """The bits of a line's first word, of any, and of every one. words: folded, at least one."""
    told = list(map(_bits_of, words))
    kinds = set(told)
    return told[0], reduce(or_, kinds), reduce(and_, kinds)


def _bits(word: str) -> int:
    bits = _of_words().get(word, 0)
    if word[0] == "و" and word[1:] in phrases.table():
        bits |= BEGINS
    if not word.isalpha() and any(map(str.isdigit, word)):
        bits |= NUMBER | LISTED | ACTS  # a number may stand among words of any kind
    for kind in furniture.kinds_of(word):
        bits |= _of_kinds().get(kind, 0)
    return bits


_bits_of = Kept(_bits).__getitem__


@cache
def _of_words() -> Mapping[str, int]:
    """The bits of words that count in one form only."""
    told = {
        BEGINS: phrases.table(), INSIDE: phrases.inside(), ENTRY: phrases.entry_words(), DATED: dates.signs(),
        OUTLET: furniture.outlets(), ENDS: END,
    }  # fmt: skip
    return _joined({bit: frozenset(words) for bit, words in told.items()})


@cache
def _of_kinds() -> Mapping[str, int]:
    """The bits of the kinds of words of furniture."""
    return _joined(
        {
            HEADS: furniture.HEADING, OVER: furniture.OVER, PAID: frozenset({appeals.AD}), CALLS: appeals.CALLS,
            LISTED: furniture.LIST, ACTS: furniture.ACTION, NAMES: furniture.SECTION,
        }
    )  # fmt: skip


def _joined(told: Mapping[int, frozenset[str]]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for bit, words in told.items():
        found.update((word, found.get(word, 0) | bit) for word in words)
    return found
