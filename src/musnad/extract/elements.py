"""The elements of a page with markup: which lines each holds, and what can be counted of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.extract.units import Unit

LEVELS = 5  # elements of growing extent around a line that are looked at

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Elements(NamedTuple):
    """Counts by element. An element's number is its place in these arrays; 0 stands for the whole page."""

    names: Sequence[str]
    first: Ints  # its first line
    lines: Ints  # how many it holds
    chars: Floats
    linked: Floats  # characters inside links
    prose: Floats  # characters of running text outside links
    words: Floats
    texts: Floats  # lines of running text
    alike: Floats  # siblings of its name, itself included
    around: Ints  # lines x levels: the elements around a line, the smallest with a second line first, each larger than the last
    wrapping: Ints  # rows of line, level, element: level 0 are the elements that hold the line alone, then as in `around`


def count(units: Sequence[Unit]) -> Elements:
    """The elements around the lines of a page."""
    numbers: dict[int, int] = {}
    names: list[str] = ["page"]
    parents: list[int] = [0]
    paths: list[list[int]] = []
    for unit in units:
        above, path = 0, []
        block = unit.block
        for node, name in zip(block.nodes, block.path.split(" "), strict=True) if block is not None and block.nodes else ():
            found = numbers.get(node)
            if found is None:
                found = numbers[node] = len(names)
                names.append(name)
                parents.append(above)
            path.append(found)
            above = found
        paths.append(path)
    lines = np.fromiter((n for n, path in enumerate(paths) for _ in range(len(path) + 1)), np.int64)
    nodes = np.fromiter((node for path in paths for node in (0, *path)), np.int64)
    per_line = np.array(
        [
            (
                len(unit.text),
                len(unit.text) * unit.block.linked if unit.block else 0,
                len(unit.text) if unit.prose and not unit.linked else 0,
                unit.size,
                unit.prose and not unit.linked,
            )
            for unit in units
        ],
        np.float64,
    ).reshape(len(units), 5)
    chars, linked, prose, words, texts = (
        np.bincount(nodes, per_line[lines, column], len(names)).astype(np.float32) for column in range(5)
    )
    held = np.bincount(nodes, minlength=len(names))
    first = np.full(len(names), len(units), np.int64)
    np.minimum.at(first, nodes, lines)
    around, wrapping = _levels(paths, held.tolist())
    return Elements(names, first, held, chars, linked, prose, words, texts, _alike(names, parents), around, wrapping)


def _alike(names: Sequence[str], parents: Sequence[int]) -> Floats:
    counted: dict[tuple[int, str], int] = {}
    for key in zip(parents, names, strict=True):
        counted[key] = counted.get(key, 0) + 1
    return np.array([counted[key] for key in zip(parents, names, strict=True)], np.float32)


def _levels(paths: Sequence[Sequence[int]], held: Sequence[int]) -> tuple[Ints, Ints]:
    """For each line the elements around it by growing extent; the outermost element of each extent stands for it."""
    around = np.zeros((len(paths), LEVELS), np.int64)
    wrapping: list[tuple[int, int, int]] = []
    for line, path in enumerate(paths):
        level, size = 0, 1
        for node in reversed(path):
            if held[node] > size:
                if level == LEVELS:
                    break
                level, size = level + 1, held[node]
            if level:
                around[line, level - 1] = node
            wrapping.append((line, level, node))
    return around, np.array(wrapping, np.int64).reshape(-1, 3)
