"""What a piece of text is about: the keys of its telling words, weighed by how much each tells."""

from collections.abc import Iterable, Set

from musnad.gather.stems import keys, tells
from musnad.model import Token

LEAST = 2.4  # a word that tells less is grammar, or in every second article of the news


def content(tokens: Iterable[Token]) -> frozenset[str]:
    """The keys of the words that tell something."""
    return frozenset(key for key in keys(tokens) if tells(key) >= LEAST)


def weight(words: Iterable[str]) -> float:
    """How much keys tell together."""
    return sum(map(tells, words))


def told_in(new: Set[str], old: Set[str]) -> float:
    """Which share of the weight of the new words stands in the old ones, 0 to 1."""
    return weight(new & old) / weight(new) if new else 1.0


def overlap(one: Set[str], other: Set[str]) -> float:
    """Which share of the smaller set's weight stands in the other, 0 to 1."""
    smaller = min(weight(one), weight(other))
    return weight(one & other) / smaller if smaller else 0.0
