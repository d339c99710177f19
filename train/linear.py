"""Trains a linear tagger, and stores it as the program reads it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite
import wordfreq

from musnad.annotate.names.tagger import features
from musnad.annotate.names.tagger.labels import ALLOWED, LABELS
from musnad.annotate.names.tagger.linear import EDGE, Word, key
from musnad.arabic import folded
from train import examples
from train.examples import Sentence

PARAMETERS = {"c1": 0.05, "c2": 0.02, "max_iterations": 100, "feature.minfreq": 2}
LEAST = 2.0  # Zipf value from which a word's frequency is kept
Bands = dict[str, int]


def bands() -> Bands:
    """How frequent the folded words of wordfreq's Arabic list are: their Zipf values rounded, from 2 up."""
    sums: dict[str, float] = {}
    for word, share in wordfreq.get_frequency_dict("ar", "large").items():
        form = folded(word)
        sums[form] = sums.get(form, 0.0) + share
    zipf = {form: np.log10(share * 1e9) for form, share in sums.items() if form}
    return {form: round(value) for form, value in zipf.items() if value >= LEAST}


class _Attributes:
    """The attributes of words under the names that the trainer sees: «-1|given» is said of the word after a given name."""

    def __init__(self, known: Bands) -> None:
        self._known = known
        self.at = lru_cache(maxsize=None)(self._at)

    def _at(self, word: Word, step: int) -> tuple[str, ...]:
        if word == EDGE:
            return (f"{step}|edge",)
        look = features.context if abs(step) > 1 else features.of
        return tuple(f"{step}|{name}" for name in look(*word, lambda form: self._known.get(form, 0)))

    def of(self, words: Sequence[Word]) -> list[list[str]]:
        """The attributes of each word of a sentence."""
        padded = [EDGE, EDGE, *words, EDGE, EDGE]
        return [
            [name for step in features.WINDOW for name in self.at(padded[place + step], step)]
            for place in range(2, len(padded) - 2)
        ]


def train(sentences: Iterable[Sentence], known: Bands, path: Path, **parameters: float) -> None:
    """Trains on sentences and writes keys, weights, steps and the words' frequencies to `path` (.npz)."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS | parameters)
    attributes = _Attributes(known)
    for sentence in sentences:
        trainer.append(attributes.of(examples.words_of(sentence.words)), sentence.labels)
    with TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.crfsuite")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    _store(info.state_features, info.transitions, known, path)


def _store(weights: dict[tuple[str, str], float], transitions: dict[tuple[str, str], float], known: Bands, path: Path) -> None:
    number = {label: n for n, label in enumerate(LABELS)}
    rows: dict[int, np.ndarray] = {}  # type: ignore[type-arg]
    for (attribute, label), weight in weights.items():
        step, _, name = attribute.partition("|")
        row = rows.setdefault(key(name), np.zeros((len(features.WINDOW), len(LABELS))))
        row[features.WINDOW.index(int(step)), number[label]] += weight
    steps = np.zeros((len(LABELS), len(LABELS)))
    for (before, after), weight in transitions.items():
        steps[number[before], number[after]] = weight
    steps = np.where(ALLOWED, steps, -30)
    keys = np.array(sorted(rows), np.uint32)
    frequent = {key(form): band for form, band in known.items()}
    words = np.array(sorted(frequent), np.uint32)
    np.savez_compressed(
        path,
        keys=keys,
        weights=np.array([rows[int(n)].ravel() for n in keys], np.float16),
        steps=steps.astype(np.float32),
        words=words,
        bands=np.array([frequent[int(n)] for n in words], np.uint8),
    )
