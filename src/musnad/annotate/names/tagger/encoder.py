"""The exact tagger: an encoder that reads whole sentences with their neighbours."""

from collections.abc import Container, Iterator, Sequence
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np
import onnxruntime

from musnad.annotate.names.tagger.labels import LABELS, Floats, normal
from musnad.annotate.names.tagger.pieces import Pieces
from musnad.arabic import SENTENCE_ENDS

ROOM = 128  # pieces read together: beyond, attention costs more than the neighbours help
LONGEST = 384  # pieces of one sentence; a longer one is cut
HEADS = 2  # scores come twice: for the first piece of a word, and for its last


class Read(NamedTuple):
    """What the encoder tells of a passage: log probabilities (words x labels), and a vector for each word (words x 384).

    The mean of some words' vectors is the sentence vector of these words.
    """

    scores: Floats
    vectors: Floats


class Encoder:
    """The encoder with its pieces, on one thread: pages run side by side in processes."""

    def __init__(self) -> None:
        models = files("musnad").joinpath("data", "models")
        self._pieces = Pieces(models.joinpath("pieces.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # The full optimiser joins each sum with the norm after it, in a kernel that takes six times as long.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        with as_file(models.joinpath("encoder.onnx")) as path:
            self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def read(self, passages: Sequence[Sequence[str]]) -> list[Read]:
        """Reads the passages of a text, words as the page writes them, in one pass; a passage is seen with its neighbours."""
        words = [word for passage in passages for word in passage]
        lasts = np.cumsum([len(passage) for passage in passages])
        pieces = [self._pieces.of(word) for word in words]
        ends = {int(last) - 1 for last in lasts} | {place for place, word in enumerate(words) if word in SENTENCE_ENDS}
        parts = [self._chunk(pieces[first:last]) for first, last in _cuts([len(one) for one in pieces], ends)]
        if not parts:
            empty = np.zeros((0, len(LABELS)), np.float32)
            return [Read(empty, empty) for _ in passages]
        whole = [np.concatenate(rows) for rows in zip(*parts, strict=True)]
        split = [np.split(rows, lasts[:-1]) for rows in whole]
        return [Read(*rows) for rows in zip(*split, strict=True)]

    def _chunk(self, words: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
        sizes = [len(word) for word in words]
        last = np.cumsum(sizes)
        first = last - sizes + 1
        ids = np.array([[self._pieces.start, *(piece for word in words for piece in word), self._pieces.end]], np.int32)
        places = np.arange(ids.shape[1], dtype=np.int32)[None, :]
        tags, vectors = self._session.run(None, {"pieces": ids, "places": places, "mask": np.ones_like(ids)})
        size = tags.shape[2] // HEADS
        scores = tags[0, first, :size] + tags[0, last, size:]
        return normal(scores), vectors[0, first]


def _cuts(sizes: Sequence[int], ends: Container[int]) -> Iterator[tuple[int, int]]:
    """Stretches of whole sentences that fill the room: pairs of first word and the word after the last.

    sizes: pieces of each word. ends: the words with which a sentence ends.
    """
    first = end = held = kept = 0  # words from `first` on hold `held` pieces, those up to `end`, where a sentence ended, `kept`
    for place, size in enumerate(sizes):
        if held + size > (ROOM if end > first else LONGEST):
            cut = end if end > first else place
            yield first, cut
            held -= kept if cut == end else held
            first, end, kept = cut, cut, 0
        held += size
        if place in ends:
            end, kept = place + 1, held
    if first < len(sizes):
        yield first, len(sizes)
