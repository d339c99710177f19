"""The linear taggers: conditional random fields whose features are those of single words near by.

The part of a word in the scores of the words around it is computed once and kept, so known words cost one look-up.
"""

import zlib
from bisect import bisect_right
from collections.abc import Sequence
from importlib.resources import as_file, files
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from musnad.annotate.names.tagger import features
from musnad.annotate.names.tagger.labels import LABELS, Floats

Word = tuple[str, str]  # as the page writes it, folded
MOST = 131_072  # words whose parts are kept
FEW = 4  # steps after which sums are scaled to one again, long before they leave the range of their numbers
EDGE: Word = ("\n", "\n")


def key(feature: str) -> int:
    """The number under which the weights of a feature are kept."""
    return zlib.crc32(feature.encode("utf-8", "replace"))


class Linear:
    """The weights of the tagger; `name`: a file of `data/models`."""

    def __init__(self, name: str = "linear.npz") -> None:
        with as_file(files("musnad").joinpath("data", "models", name)) as path, np.load(path) as stored:
            self._keys = np.append(stored["keys"], np.uint32(0xFFFFFFFF))  # the last for all that lies beyond
            self._weights = np.vstack([stored["weights"], np.zeros_like(stored["weights"][:1])]).astype(np.float32)
            self._steps: Floats = np.exp(stored["steps"].astype(np.float32))
            self._words: NDArray[np.uint32] = stored["words"]
            self._bands: NDArray[np.uint8] = stored["bands"]
        self._places: dict[Word, int] = {}  # where in `_parts` a word's part is kept
        self._parts = np.zeros((MOST, len(features.WINDOW), len(LABELS)), np.float32)

    def band(self, form: str) -> int:
        """How frequent a folded word is in the language: 0 unknown, then up by tens."""
        number = key(form)
        place = int(self._words.searchsorted(np.uint32(number)))
        return int(self._bands[place]) if place < len(self._words) and self._words[place] == number else 0

    def _part(self, word: Word) -> Floats:
        """What a word adds to the scores of the labels of the words at distances 2, 1, 0, -1, -2 from it."""
        names = ["edge"] if word == EDGE else features.of(*word, self.band)
        wanted = np.array([key(name) for name in names], np.uint32)
        rows = self._keys.searchsorted(wanted)
        found: Floats = self._weights[rows[self._keys[rows] == wanted]].sum(axis=0)
        return found.reshape(len(features.WINDOW), len(LABELS))

    def _known(self, words: Sequence[Word]) -> NDArray[np.int64]:
        """Where the parts of some words are kept; those of new words are made."""
        new = {word for word in words if word not in self._places}
        if len(self._places) + len(new) > MOST:
            self._places.clear()
            new = set(words)
        if len(new) > len(self._parts):
            self._parts = np.zeros((len(new), *self._parts.shape[1:]), np.float32)
        for word in new:
            place = self._places[word] = len(self._places)
            self._parts[place] = self._part(word)
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
        starts = np.cumsum([0, *(len(passage) + 2 for passage in passages)])
        return [total[start : start + len(passage)] for start, passage in zip(starts, passages, strict=False)]


def _marginals(raw: Sequence[Floats], steps: Floats) -> list[Floats]:
    """Log marginals by forward and backward sums over all passages at once, the longest first."""
    lengths = [len(rows) for rows in raw]
    padded = np.zeros((lengths[0], len(raw), len(LABELS)), np.float32)
    for n, rows in enumerate(raw):
        padded[: lengths[n], n] = rows
    potential = np.exp(padded - padded.max(axis=2, keepdims=True))
    live = [len(lengths) - bisect_right(lengths[::-1], place) for place in range(lengths[0])]
    ahead = np.ones_like(potential)
    state = potential[0]
    for place, count in enumerate(live):
        if place:
            state = (state[:count] @ steps) * potential[place, :count]
        if place % FEW == 0:
            state = state / state.sum(axis=1, keepdims=True)
        ahead[place, :count] = state
    behind = np.ones_like(potential)
    state = np.ones((0, len(LABELS)), np.float32)
    for place in range(lengths[0] - 2, -1, -1):
        count = live[place + 1]
        state = (behind[place + 1, :count] * potential[place + 1, :count]) @ steps.T
        behind[place, :count] = state / state.sum(axis=1, keepdims=True) if place % FEW == 0 else state
    joint = ahead * behind
    logs = np.log(joint / joint.sum(axis=2, keepdims=True) + 1e-6)
    return [logs[:length, n].copy() for n, length in enumerate(lengths)]
