"""A small network of two layers, trained with Adam; numpy is enough for it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.extract.network import FAR, Floats, Net

RATE, DECAY, BATCH, DROPOUT = 2e-3, 1e-4, 512, 0.15


class Plan(NamedTuple):
    epochs: int
    seed: int
    worth: Floats  # of each label: how much a row of it counts


def fit(rows: Floats, labels: NDArray[np.int64], count: int, hidden: int, plan: Plan) -> Net:
    """A network for so many labels. Rows are dropped from memory by the caller; the same input gives the same network."""
    epochs, random = plan.epochs, np.random.default_rng(plan.seed)
    mean, spread = rows.mean(axis=0, dtype=np.float64), rows.std(axis=0, dtype=np.float64)
    mean, scale = mean.astype(np.float32), (1 / np.maximum(spread, 0.05)).astype(np.float32)
    size = rows.shape[1]
    weights = [
        random.normal(0, np.sqrt(2 / size), (size, hidden)).astype(np.float32),
        np.zeros(hidden, np.float32),
        random.normal(0, np.sqrt(1 / hidden), (hidden, count)).astype(np.float32),
        np.zeros(count, np.float32),
    ]
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in weights]
    steps, total = 0, epochs * (len(rows) // BATCH)
    for _ in range(epochs):
        order = random.permutation(len(rows))
        for at in range(0, len(rows) - BATCH + 1, BATCH):
            some = order[at : at + BATCH]
            inputs = np.clip((rows[some].astype(np.float32) - mean) * scale, -FAR, FAR)
            inputs *= random.random(inputs.shape, np.float32) > 0.05
            steps += 1
            slopes = _slopes(weights, inputs, (labels[some], plan.worth[labels[some]]), random)
            _step(weights, moments, slopes, steps, RATE * (1 - steps / total) + 1e-5)
    return Net(mean, scale, *weights)


def _slopes(
    weights: list[Floats], inputs: Floats, told: tuple[NDArray[np.int64], Floats], random: np.random.Generator
) -> list[Floats]:
    """told: the label of each row, and how much the row counts."""
    labels, worth = told
    first, first_bias, second, second_bias = weights
    hidden = np.maximum(0, inputs @ first + first_bias)
    kept = (random.random(hidden.shape, np.float32) > DROPOUT) / np.float32(1 - DROPOUT)
    hidden *= kept
    scores = hidden @ second + second_bias
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    scores /= scores.sum(axis=1, keepdims=True)
    scores[np.arange(len(labels)), labels] -= 1
    scores *= (worth / len(labels))[:, None]
    back = (scores @ second.T) * (hidden > 0) * kept
    return [inputs.T @ back, back.sum(axis=0), hidden.T @ scores, scores.sum(axis=0)]


def _step(weights: list[Floats], moments: list[tuple[Floats, Floats]], slopes: list[Floats], steps: int, rate: float) -> None:
    for weight, (mean, square), slope in zip(weights, moments, slopes, strict=True):
        np.add(mean, 0.1 * (slope - mean), out=mean)
        np.add(square, 0.001 * (slope * slope - square), out=square)
        step = mean / (1 - 0.9**steps) / (np.sqrt(square / (1 - 0.999**steps)) + 1e-8)
        np.subtract(weight, rate * (step + DECAY * weight), out=weight)
