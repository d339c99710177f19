"""The steps of making the models."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # spinning threads are slow beside any other process

import numpy as np
import onnx
import torch

from musnad.annotate.names import tagger
from musnad.annotate.names.tagger.encoder import Encoder
from musnad.annotate.names.tagger.labels import LABELS, Floats, best
from musnad.annotate.names.tagger.linear import Linear
from musnad.annotate.names.tagger.pieces import Pieces
from train import encoder, examples, figures, graph, linear, lines, measure, weights

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
MODELS = ROOT / "src" / "musnad" / "data" / "models"
OTHERS = 0.5  # share of AQMAR seen in an epoch: it is no news
TEACHER = 0.7  # weight of the linear tagger beside the encoder when they label plain text
PLAIN = 300_000  # words of plain text that the fast tagger learns from
LOUD = 300  # sentences on which the peaks of the activations are taken
FILLINGS = 2  # of our sentences in an epoch


def tune() -> None:
    """Fine-tune the encoder; about 25 minutes on two cores."""
    BUILD.mkdir(exist_ok=True)
    torch.manual_seed(1)
    base = weights.cut(weights.read())
    pieces = Pieces(weights.stored(base))
    news, kept = examples.anercorp()
    others = examples.aqmar()
    model = encoder.Encoder(base, len(LABELS)).eval()
    vectors = measure.mean_states(model, news + others, pieces)

    def chunks(generator: np.random.Generator) -> list[examples.Chunk]:
        ours = [sentence for n in range(FILLINGS) for sentence in examples.own(generator, (2 + n) * 10**6)]
        some = [chunk for chunk in examples.chunks(others, pieces, generator) if generator.random() < OTHERS]
        return examples.chunks(news, pieces, generator) + some + examples.chunks(ours, pieces, generator)

    encoder.train(model, chunks, vectors, encoder.Plan())
    torch.save(model.state_dict(), BUILD / "encoder.pt")
    print("  kept tenth of ANERcorp:", figures.told(figures.figures(kept, measure.log_scores(model, kept, pieces))))


def finish() -> None:
    """Go on with news and our own sentences alone, at half the rate; about 8 minutes on two cores."""
    base = weights.cut(weights.read())
    pieces = Pieces(weights.stored(base))
    news, kept = examples.anercorp()
    model = encoder.Encoder(base, len(LABELS)).eval()
    vectors = measure.mean_states(model, news, pieces)
    model.load_state_dict(torch.load(BUILD / "encoder.pt"))

    def chunks(generator: np.random.Generator) -> list[examples.Chunk]:
        return examples.chunks(news, pieces, generator) + examples.chunks(examples.own(generator, 10**6), pieces, generator)

    encoder.train(model, chunks, vectors, encoder.Plan(rate=1e-4, head_rate=5e-4, epochs=3, seed=2))
    torch.save(model.state_dict(), BUILD / "finished.pt")
    print("  kept tenth of ANERcorp:", figures.told(figures.figures(kept, measure.log_scores(model, kept, pieces))))


def export() -> None:
    """Write the encoder as the program reads it."""
    base = weights.cut(weights.read())
    model = encoder.Encoder(base, len(LABELS))
    model.load_state_dict(torch.load(BUILD / "finished.pt"))
    news, kept = examples.anercorp()
    loud = measure.peaks(model.eval(), news[:LOUD], Pieces(weights.stored(base)))
    MODELS.mkdir(exist_ok=True)
    onnx.save(graph.build(encoder.tensors(model) | loud, base.layers, base.heads), MODELS / "encoder.onnx")
    (MODELS / "pieces.json").write_text(weights.stored(base), encoding="utf-8")
    print("  8-bit, kept tenth of ANERcorp:", figures.told(figures.figures(kept, _read(kept))))


def _read(sentences: Sequence[examples.Sentence]) -> list[Floats]:
    """The encoder's log probabilities, each run of ten sentences read together, as a page would be."""
    reader = Encoder()
    groups = [sentences[n : n + 10] for n in range(0, len(sentences), 10)]
    return [read.scores for group in groups for read in reader.read([sentence.words for sentence in group])]


def partner() -> None:
    """Train the linear tagger on what people marked: it errs elsewhere than the encoder."""
    news, kept = examples.anercorp()
    ours = examples.own(np.random.default_rng(1), 0)
    linear.train([*news, *ours], linear.bands(), MODELS / "linear.npz")
    scores = Linear("linear.npz").scores([examples.words_of(sentence.words) for sentence in kept])
    print("  kept tenth of ANERcorp:", figures.told(figures.figures(kept, scores)))


def distil() -> None:
    """Train the fast tagger on marked sentences, and on plain ones as the exact tagger reads them."""
    news, kept = examples.anercorp()
    generator = np.random.default_rng(1)
    ours = [sentence for _ in range(4) for sentence in examples.own(generator, 0)]
    plain = examples.plain(generator, PLAIN)
    labelled = []
    reader, beside = Encoder(), Linear("linear.npz")
    for article in plain:
        reads = zip(reader.read(article), beside.scores([examples.words_of(words) for words in article]), strict=True)
        labels = [tuple(LABELS[n] for n in best(read.scores + TEACHER * rows)) for read, rows in reads]
        labelled += [examples.Sentence(0, *one) for one in zip(article, labels, strict=True)]
    linear.train([*news, *news, *ours, *labelled], linear.bands(), MODELS / "fast.npz", max_iterations=80)
    scores = Linear("fast.npz").scores([examples.words_of(sentence.words) for sentence in kept])
    print("  kept tenth of ANERcorp:", figures.told(figures.figures(kept, scores)))


def mix() -> None:
    """Print what each weight of the linear taggers beside the encoder gives."""
    _, kept = examples.anercorp()
    exact = _read(kept)
    words = [examples.words_of(sentence.words) for sentence in kept]
    one, other = (Linear(name).scores(words) for name in tagger.LINEAR)
    for weight in (0.0, 0.2, 0.3, 0.4, 0.5, 0.7):
        mixed = [rows + weight * (left + right) for rows, left, right in zip(exact, one, other, strict=True)]
        print(f"  weight {weight}:", figures.told(figures.figures(kept, mixed)))


def line_classifier() -> None:
    """Train the classifier of lines of pages with markup."""
    lines.make(MODELS / "lines.npz")


STEPS: dict[str, Callable[[], None]] = {
    "encoder": tune,
    "finish": finish,
    "export": export,
    "linear": partner,
    "fast": distil,
    "mix": mix,
    "lines": line_classifier,
}
