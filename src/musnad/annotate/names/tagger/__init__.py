"""The learned taggers of names: an exact one, an encoder and a linear model together, and a fast one, a linear model alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from musnad.annotate.names.tagger.encoder import Encoder, Read
from musnad.annotate.names.tagger.labels import Floats, normal
from musnad.annotate.names.tagger.linear import Linear, Word
from musnad.arabic import SENTENCE_ENDS
from musnad.model import PageMarks, Reading
from musnad.tables import Tables

LINEAR = ("linear.npz", "fast.npz")  # learnt from marked sentences alone, and from what an earlier exact tagger read too
WEIGHT = 0.4  # of each linear model beside the encoder; `python -m train mix` prints the figures of others
SURE = 0.9  # so sure of every word of a sentence the linear models have to be that the encoder need not read it
MOST = 20_000  # words of a page that the encoder reads: some seconds; the rest of a longer one is left to the linear models
PAGE = 0.2  # weight of what the tagger says of a word elsewhere on the page
_NO_VECTORS = np.zeros((0, 0), np.float16)


@cache
def linear_model(name: str = LINEAR[0]) -> Linear:
    """A linear model of `data/models`, read once."""
    return Linear(name)


@cache
def _encoder() -> Encoder:
    return Encoder()


def ready(*, fast: bool) -> None:
    """Loads what a tagger needs. Raises OSError or ValueError where a model file is missing or damaged."""
    linear_model("fast.npz")
    if not fast:
        linear_model()
        _encoder()


def find(marks: PageMarks, tables: Tables) -> tuple[Reading, ...]:
    """What the tagger reads in each passage of a page."""
    text = marks.page.text
    words = [[(text[token.start : token.end], token.form) for token in passage.tokens] for passage in marks.passages]
    return tuple(read(words, fast=tables.fast))


def read(passages: Sequence[Sequence[Word]], *, fast: bool) -> list[Reading]:
    """For each passage of a page the log probabilities of the labels of its words, and vectors of its sentences.

    fast: take the fast tagger, which has no vectors. The exact one gives to the encoder only the sentences of which its linear
    model is not sure.
    """
    if fast:
        return [Reading(scores, (), _NO_VECTORS) for scores in linear_model("fast.npz").scores(passages)]
    linear = [one + other for one, other in zip(*(linear_model(name).scores(passages) for name in LINEAR), strict=True)]
    places = _doubtful(passages, linear)
    sentences = [
        [word for word, _ in words[start:end]] for words, spans in zip(passages, places, strict=True) for start, end in spans
    ]
    found = iter(_encoder().read(sentences))
    mixed = [_mixed(rows, spans, [next(found) for _ in spans]) for rows, spans in zip(linear, places, strict=True)]
    scores = _agreed(passages, [reading.scores for reading in mixed])
    return [replace(reading, scores=rows) for reading, rows in zip(mixed, scores, strict=True)]


def _agreed(passages: Sequence[Sequence[Word]], scores: Sequence[Floats]) -> list[Floats]:
    """The scores of each word moved towards the mean of those of the same word all over the page."""
    numbers: dict[str, int] = {}
    words = np.array([numbers.setdefault(form, len(numbers)) for passage in passages for _, form in passage], np.int64)
    if not len(words):
        return list(scores)
    whole = np.concatenate(scores)
    counts = np.bincount(words)
    sums = np.zeros((len(counts), whole.shape[1]), np.float32)
    np.add.at(sums, words, whole)
    often = np.array([counts[number] > 1 and len(form) > 2 for form, number in numbers.items()])[words]
    whole[often] += PAGE * (sums / counts[:, None])[words[often]]
    return np.split(normal(whole), np.cumsum([len(passage) for passage in passages])[:-1])


def _doubtful(passages: Sequence[Sequence[Word]], linear: Sequence[Floats]) -> list[list[tuple[int, int]]]:
    """The sentences of each passage that the encoder is to read, up to as many words as a page of news can have."""
    room = MOST
    found: list[list[tuple[int, int]]] = []
    for words, rows in zip(passages, linear, strict=True):
        found.append([])
        for start, end in _sentences(words):
            if rows[start:end].max(axis=1).min() < 2 * np.log(SURE) and end - start <= room:
                found[-1].append((start, end))
                room -= end - start
    return found


def _sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    start = 0
    for place, (word, _) in enumerate(words):
        if word in SENTENCE_ENDS:
            yield start, place + 1
            start = place + 1
    if start < len(words):
        yield start, len(words)


def _mixed(rows: Floats, spans: Sequence[tuple[int, int]], found: Sequence[Read]) -> Reading:
    """The sum of the linear models' scores, with the encoder's added in the sentences that it has read."""
    vectors = []
    for (start, end), read_one in zip(spans, found, strict=True):
        rows[start:end] = WEIGHT * rows[start:end] + read_one.scores
        mean = read_one.vectors.mean(axis=0)
        vectors.append(mean / np.linalg.norm(mean))
    scores = normal(rows) if len(rows) else rows
    return Reading(scores, tuple(spans), np.array(vectors, np.float16) if vectors else _NO_VECTORS)
