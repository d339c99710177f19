"""The labels of the taggers, and the best sequence of them."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
TYPES: Final = ("PER", "LOC", "ORG", "MISC")
LABELS: Final = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BI"))
_FORBIDDEN: Final = -1e4
ALLOWED: Final = np.array([[not to.startswith("I-") or before[2:] == to[2:] for to in LABELS] for before in LABELS])
_STEPS: Final = np.where(ALLOWED, 0, _FORBIDDEN).astype(np.float32)


def normal(scores: Floats) -> Floats:
    """Scores (words x labels) as log probabilities."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


def best(scores: Floats) -> list[int]:
    """The sequence of labels with the highest sum in which no name begins with its inside (Viterbi).

    scores: words x labels, log probabilities.
    """
    if not len(scores):
        return []
    greedy = scores.argmax(axis=1)
    if ALLOWED[0, greedy[0]] and ALLOWED[greedy[:-1], greedy[1:]].all():
        most_likely: list[int] = greedy.tolist()
        return most_likely  # most often; nothing can be better
    back = np.zeros(scores.shape, np.int64)
    state = scores[0] + _STEPS[0]
    for place in range(1, len(scores)):
        paths = state[:, None] + _STEPS
        back[place] = paths.argmax(axis=0)
        state = paths.max(axis=0) + scores[place]
    found = [int(state.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        found.append(int(back[place, found[-1]]))
    return found[::-1]


def spans(labels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The names in an allowed sequence of labels: first word, the word after the last, type."""
    first = None
    for place, number in enumerate([*labels, 0]):
        if first is not None and not LABELS[number].startswith("I"):
            yield first, place, LABELS[labels[first]][2:]
            first = None
        if number and LABELS[number].startswith("B"):
            first = place
