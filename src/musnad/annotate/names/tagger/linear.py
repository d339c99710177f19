"""The linear taggers: conditional random fields whose features are those of single words near by.

The part of a word in the scores of the words around it is computed once and kept, so known words cost one look-up.
"""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from itertools import accumulate, chain, groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from musnad.annotate.names.tagger import features
from musnad.annotate.names.tagger.labels import LABELS, Floats

Word = tuple[str, str]  # as the page writes it, folded
MOST = 131_072  # words whose parts are kept
TOGETHER = 1024  # words whose parts are made at once
FEW = 4  # steps after which sums are scaled to one again, long before they leave the range of their numbers
SHARED = 16  # bits that the numbers of one beginning, under which a word is looked up, need not share
EDGE: Word = ("\n", "\n")


def key(feature: str) -> int:
    """The number under which the weights of a feature are kept."""
    return zlib.crc32(feature.encode("utf-8", "replace"))


def keys(features_of: Iterable[str]) -> list[int]:
    """The numbers of many features, which hold no line break."""
    return list(map(zlib.crc32, "\n".join(features_of).encode("utf-8", "replace").split(b"\n")))


class Linear:
    """The weights of the tagger; `name`: a file of `data/models`."""

    def __init__(self, name: str = "linear.npz") -> None:
        with as_file(files("musnad").joinpath("data", "models", name)) as path, np.load(path) as stored:
            self._keys = np.append(stored["keys"], np.uint32(0xFFFFFFFF))  # the last for all that lies beyond
            self._weights = np.vstack([stored["weights"], np.zeros_like(stored["weights"][:1])]).astype(np.float32)
            self._steps: Floats = np.exp(stored["steps"].astype(np.float32))
            self._words, self._bands = memoryview(stored["words"]), stored["bands"].tobytes()
            first = np.arange(0, 2**32 + 1, 2**SHARED, dtype=np.uint64)
            self._starts = memoryview(stored["words"].searchsorted(first))  # where in `_words` the numbers of one beginning start
        self._places: dict[Word, int] = {}  # where in `_parts` a word's part is kept
        self._parts = np.zeros((MOST, len(features.WINDOW), len(LABELS)), np.float32)

    def band(self, form: str) -> int:
        """How frequent a folded word is in the language: 0 unknown, then up by tens."""
        number = key(form)
        begin = number >> SHARED
        end = self._starts[begin + 1]
        place = bisect_left(self._words, number, self._starts[begin], end)
        return self._bands[place] if place < end and self._words[place] == number else 0

    def _made(self, words: Sequence[Word]) -> Floats:
        """What words add to the scores of the labels of the words at distances 2, 1, 0, -1, -2 from them."""
        names = [["edge"] if word == EDGE else features.of(*word, self.band) for word in words]
        wanted = np.array(keys(chain.from_iterable(names)), np.uint32)
        rows = self._keys.searchsorted(wanted)
        rows[self._keys[rows] != wanted] = len(self._keys) - 1  # the last weights are zero
        starts = np.cumsum([0, *map(len, names[:-1])])
        found: Floats = np.add.reduceat(self._weights[rows], starts)
        return found.reshape(len(words), len(features.WINDOW), len(LABELS))

    def _known(self, words: Sequence[Word]) -> NDArray[np.int64]:
        """Where the parts of some words are kept; those of new words are made."""
        places = list(map(self._places.get, words))
        new = list({word for word, place in zip(words, places, strict=True) if place is None})
        if not new:
            return np.array(places, np.int64)
        if len(self._places) + len(new) > MOST:
            self._places.clear()
            new = list(set(words))
        if len(new) > len(self._parts):
            self._parts = np.zeros((len(new), *self._parts.shape[1:]), np.float32)
        for start in range(0, len(new), TOGETHER):
            some, place = new[start : start + TOGETHER], len(self._places)
            self._parts[place : place + len(some)] = self._made(some)
            self._places.update(zip(some, range(place, place + len(some)), strict=True))
        return np.array([self._places[word] for word in words], np.int64)

    def scores(self, passages: Sequence[Sequence[Word]]) -> list[Floats]:
        """For each passage the log probabilities of the labels of its words (words x labels)."""
        order = sorted((n for n, words in enumerate(passages) if words), key=lambda n: -len(passages[n]))
        found = [np.zeros((0, len(LABELS)), np.float32) for _ in passages]
        for _, like in groupby(order, key=lambda n: max(len(passages[n]), 255).bit_length()):
            group = list(like)  # one giant line must not widen the rows of all the others
            for n, rows in zip(group, _marginals(self._emissions([passages[n] for n in group]), self._steps), strict=True):
                found[n] = rows
        return found

    def _emissions(self, passages: Sequence[Sequence[Word]]) -> list[Floats]:
        """What the words and their neighbours say of the labels of each word, before neighbouring labels are weighed."""
        margin = [EDGE] * 2
        words = margin + [word for passage in passages for word in (*passage, *margin)]
        places = self._known(words)
        size = len(words) - 4
        # Index i of the sum stands for word i + 2; the features of the word p words on were learnt as those at p.
        total = np.zeros((size, len(LABELS)), np.float32)
        for number, step in enumerate(features.WINDOW):
            total += self._parts[places[2 + step : 2 + step + size], number]
        total -= total.max(axis=1, keepdims=True)  # the likeliest label of each word at 0
        starts = accumulate((len(passage) + 2 for passage in passages), initial=0)
        return [total[start : start + len(passage)] for start, passage in zip(starts, passages, strict=False)]


def _marginals(raw: Sequence[Floats], steps: Floats) -> list[Floats]:
    """Log marginals by forward and backward sums over all passages at once, the longest first.

    Both sums go in one round: the backward one is a forward one over the passage read from its end, its labels behind those of the
    forward one in each row.
    """
    labels, lengths = len(LABELS), [len(rows) for rows in raw]
    padded = np.zeros((lengths[0], len(raw), 2 * labels), np.float32)
    for n, rows in enumerate(raw):
        padded[: lengths[n], n, :labels] = rows
        padded[: lengths[n], n, labels:] = rows[::-1]
    potential = np.exp(padded)
    both = np.zeros((2 * labels, 2 * labels), np.float32)
    both[:labels, :labels], both[labels:, labels:] = steps, steps.T
    live = [len(lengths) - bisect_right(lengths[::-1], place) for place in range(lengths[0])]
    before = np.ones_like(potential)  # the sums up to each word, without what is said of the word
    state = potential[0]
    for place, count in enumerate(live[1:], 1):
        if place % FEW == 0:
            halves = state.reshape(-1, 2, labels)
            state = (halves / np.add.reduce(halves, axis=2, keepdims=True)).reshape(-1, 2 * labels)
        state = np.matmul(state[:count], both, out=before[place, :count]) * potential[place, :count]
    ends = list(accumulate(lengths, initial=0))
    joint = np.empty((ends[-1], labels), np.float32)
    for n, (start, end) in enumerate(pairwise(ends)):
        rows, length = joint[start:end], end - start
        np.multiply(before[:length, n, :labels], potential[:length, n, :labels], out=rows)
        rows *= before[length - 1 :: -1, n, labels:][:length]
    logs: Floats = np.log(joint / joint.sum(axis=1, keepdims=True) + 1e-6)
    return [logs[start:end] for start, end in pairwise(ends)]
