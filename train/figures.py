"""Figures of a tagger on marked sentences."""

from collections import Counter
from collections.abc import Sequence

from musnad.annotate.names.tagger.labels import LABELS, TYPES, Floats, best, spans
from train.examples import Sentence


def figures(sentences: Sequence[Sentence], scores: Sequence[Floats]) -> dict[str, float]:
    """F1 of exact spans over all four types, and of each."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for sentence, rows in zip(sentences, scores, strict=True):
        gold = set(spans([LABELS.index(label) for label in sentence.labels]))
        found = set(spans(best(rows)))
        right.update(kind for *_, kind in gold & found)
        wanted.update(kind for *_, kind in gold)
        given.update(kind for *_, kind in found)

    def f1(kinds: Sequence[str]) -> float:
        total = sum(wanted[kind] + given[kind] for kind in kinds)
        return 2 * sum(right[kind] for kind in kinds) / max(total, 1)

    return {"4 types": f1(TYPES), "3 types": f1(TYPES[:3])} | {kind: f1([kind]) for kind in TYPES}


def told(figure: dict[str, float]) -> str:
    """Figures as one line."""
    return " · ".join(f"{name} {value:.3f}" for name, value in figure.items())
