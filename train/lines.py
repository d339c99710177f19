"""Trains the classifier of lines of pages with markup, on pages in layouts drawn at random."""

import json
import random
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.extract import context, lines, network, openings, signals, topics, zones
from musnad.model import Hints, Page
from musnad.read import html
from musnad.tables import Tables, load
from train import mlp
from train.layouts import corpus, page
from train.layouts.pen import Pen, Piece, bare, told

WORDS = Path(__file__).parent / "layouts" / "words.json"
DROPPED = 0.12  # share of the lines whose own clue is hidden, so that the model learns to do without
STRANGE = 0.08  # share of the lines that speak in the voice of another one
DRAWN = (100_000, 3500)  # first seed and number of the pages
HELD = 250  # seeds up to this are only measured on
HIDDEN, EPOCHS = 128, 4
# A page is read right only with its headline and all of its text, and headings are few.
WORTH = np.array([{"title": 2, "summary": 1.5, "heading": 3, "body": 1.5}.get(label, 1) for label in signals.LABELS], np.float32)
TEXT = [signals.LABELS.index(label) for label in ("summary", "heading", "body")]


class Sample(NamedTuple):
    """A page as the model sees it."""

    rows: NDArray[np.float16]
    groups: NDArray[np.int64]
    labels: NDArray[np.int64]
    articles: NDArray[np.int64]


def pages(first: int, count: int) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Sources of pages, and label and article of each of their lines."""
    texts = corpus.load()
    near = corpus.neighbours(texts)
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    for seed in range(first, first + count):
        chance = random.Random(seed)  # noqa: S311 - draws layouts, no secret
        pen = Pen(seed, words, partial(chance.choice, texts))
        others = chance.choice((0, 0, 0, 1, 1, 1, 1, 2, 2, 3))
        pieces = [Piece(n, *corpus.drawn(chance, texts, near), corpus.day(chance), pen.person()) for n in range(1 + others)]
        source = page.write(pen, pieces, pen.word("sites"))
        read = html.parse(source, Hints())
        if read is not None:
            yield bare(source), list(_truth(read.text.split("\n")))


def _truth(read: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Label and article of each line; the second half of a text that reading cut has those of the first."""
    last = ("footer", 0)
    for line in read:
        last = told(line) if bare(line) != line else last
        yield last


def samples(first: int, count: int, tables: Tables, hide: bool) -> Iterator[Sample]:
    """What the model is shown. hide: whether some lines lose what their words say."""
    chance = random.Random(first)  # noqa: S311
    for source, truth in pages(first, count):
        read = html.parse(source, Hints())
        if read is None or len(read.blocks) != len(truth):
            continue
        scene = lines.scene(Page("p", "p", "text/html", b"", read.text, read.hints, read.blocks), tables)
        if len(scene.units) != len(truth):
            continue
        if hide:
            clues = tuple(None if chance.random() < DROPPED else clue for clue in scene.clues)
            scene = openings.scene(scene.units, clues, scene.titles, scene.bylines, scene.named)
        seen = signals.of(scene, [signals.Read(label, article) for label, article, _ in zones.read(scene)])
        labels = np.array([signals.LABELS.index(label) for label, _ in truth])
        yield Sample(
            (_hushed(seen.rows, chance) if hide else seen.rows).astype(np.float16),
            seen.groups,
            labels,
            np.array([article for _, article in truth]),
        )


def _hushed(rows: NDArray[np.float32], chance: random.Random) -> NDArray[np.float32]:
    """Some lines speak in no voice, some in that of another line, so that the place tells: text quotes, too."""
    changed = rows.copy()
    voiced = np.flatnonzero(rows[:, -topics.SPOKEN :].any(axis=1)).tolist()
    for index in range(len(rows)):
        drawn = chance.random()
        if drawn < DROPPED:
            changed[index, -topics.SPOKEN :] = 0
        elif drawn < DROPPED + STRANGE and voiced:
            changed[index, -topics.SPOKEN :] = rows[chance.choice(voiced), -topics.SPOKEN :]
    return changed


def train(shown: Sequence[Sample]) -> network.Pair:
    """A pair of networks. The second learns from what a first one made of pages that it had not seen."""
    halves = (shown[::2], shown[1::2])
    rows: list[NDArray[np.float16]] = []
    labels: list[NDArray[np.int64]] = []
    for half, others in (halves, halves[::-1]):
        net = _fit([sample.rows for sample in others], [sample.labels for sample in others])
        rows.extend(_second(sample, net) for sample in half)
        labels.extend(sample.labels for sample in half)
    first = _fit([sample.rows for sample in shown], [sample.labels for sample in shown])
    return network.Pair(first, _fit(rows, labels))


def _fit(rows: Sequence[NDArray[np.float16]], labels: Sequence[NDArray[np.int64]]) -> network.Net:
    return mlp.fit(np.concatenate(rows), np.concatenate(labels), len(signals.LABELS), HIDDEN, mlp.Plan(EPOCHS, 0, WORTH))


def _second(sample: Sample, net: network.Net) -> NDArray[np.float16]:
    shares = network.probabilities(net, sample.rows.astype(np.float32))
    return np.concatenate([sample.rows, context.of(shares, sample.groups).astype(np.float16)], axis=1)


def measure(pair: network.Pair, held: Sequence[Sample]) -> dict[str, float]:
    """Share of the lines with their label, and of the pages whose text is told from the rest without a mistake."""
    right = total = exact = 0
    for sample in held:
        read = network.probabilities(pair.two, _second(sample, pair.one).astype(np.float32)).argmax(axis=1)
        right, total = right + int((read == sample.labels).sum()), total + len(read)
        exact += bool((np.isin(read, TEXT) == np.isin(sample.labels, TEXT)).all())
    return {"lines": right / total, "pages": exact / len(held)}


def make(path: Path) -> None:
    """Draw the pages, train, print the figures on pages held back, and write the networks to `path` (.npz)."""
    tables = load()
    held = list(samples(1, HELD, tables, hide=False))
    pair = train(list(samples(*DRAWN, tables, hide=True)))
    print(measure(pair, held))
    stored = {f"{stage}_{name}": one for stage, net in pair._asdict().items() for name, one in net._asdict().items()}
    np.savez_compressed(path, **{name: one.astype(np.float16) if one.ndim == 2 else one for name, one in stored.items()})
