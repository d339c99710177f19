"""A small network of two layers: rows of numbers → how likely each label is."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SMALL = 262_143  # multiplications up to which a product stays on one core; sharing out so little work costs more than it saves
ROWS = 16  # of such a product: each costs a copy of its part of the weights
FAR = 6.0  # a number farther from its mean counts as one so far away: no odd page leads out of what was learned


class Net(NamedTuple):
    """Numbers are brought to mean 0 and variance 1 by the first two."""

    mean: Floats
    scale: Floats
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats


def probabilities(net: Net, rows: Floats) -> Floats:
    """The share of each label, a row for each row."""
    inputs = rows - net.mean
    inputs *= net.scale
    np.minimum(np.maximum(inputs, -FAR, out=inputs), FAR, out=inputs)  # quicker than np.clip
    hidden = np.tile(net.first_bias, (len(inputs), 1))
    step = max(1, SMALL // (ROWS * hidden.shape[1]))
    for at in range(0, len(inputs), ROWS):
        for column in range(0, len(net.first), step):
            hidden[at : at + ROWS] += inputs[at : at + ROWS, column : column + step] @ net.first[column : column + step]
    scores = np.maximum(0, hidden) @ net.second + net.second_bias
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = scores / scores.sum(axis=1, keepdims=True)
    return found


class Pair(NamedTuple):
    one: Net  # reads each line
    two: Net  # also what the first made of the lines around


@cache
def load() -> Pair:
    """The networks of the lines."""
    with files("musnad").joinpath("data", "models", "lines.npz").open("rb") as file:
        stored: Mapping[str, Any] = np.load(file)
        return Pair(*(_net(stored, name) for name in Pair._fields))


def _net(stored: Mapping[str, Any], name: str) -> Net:
    return Net(*(stored[f"{name}_{field}"].astype(np.float32) for field in Net._fields))
