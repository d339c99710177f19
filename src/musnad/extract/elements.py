"""The elements of a page with markup: which lines each holds, and what can be counted of them."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
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
    held_by = [unit.nodes[::-1] for unit in units]  # of each line in turn, the innermost first
    sizes = np.array([len(nodes) for nodes in held_by], np.int64)
    lines = np.repeat(np.arange(len(units)), sizes)
    _, place, nodes = np.unique(np.fromiter(chain.from_iterable(held_by), np.int64), return_index=True, return_inverse=True)
    nodes += 1
    called = list(chain.from_iterable([unit.path.split(" ")[::-1] for unit in units if unit.nodes]))
    names = ["page", *[called[at] for at in place.tolist()]]
    outer = np.append(nodes, 0)  # of each element the one around it, as its first line has it
    outer[np.cumsum(sizes)[sizes > 0]] = 0
    parents = [0, *outer[place + 1].tolist()]
    first = np.append(0, lines[place])
    size = np.array([len(unit.text) for unit in units], np.float64)
    linked_share = np.array([unit.share for unit in units], np.float64)
    is_text = np.array([unit.prose and not unit.linked for unit in units], np.float64)
    words = np.array([unit.size for unit in units], np.float64)
    per_line = np.stack([size, size * linked_share, size * is_text, words, is_text], axis=1)
    counted = sums(per_line[lines], nodes, len(names))
    counted[0] = per_line.sum(axis=0)
    held = np.bincount(nodes, minlength=len(names))
    held[0] = len(units)
    chars, linked, prose, words, texts = counted.T.astype(np.float32)
    alike, (around, wrapping) = _alike(names, parents), _levels(lines, nodes, held)
    return Elements(names, first, held, chars, linked, prose, words, texts, alike, around, wrapping)


def sums(rows: NDArray[np.floating], group: Ints, count: int) -> NDArray[np.float64]:
    """The sum of the rows of each group. group: the number of each row's. count: of groups."""
    width = rows.shape[1]
    places = group[:, None] * width + np.arange(width)
    return np.bincount(places.ravel(), rows.ravel(), count * width).astype(np.float64, copy=False).reshape(count, width)


def begins(numbers: Ints) -> Ints:
    """Where runs of one number begin."""
    is_first = np.ones(len(numbers), np.bool_)
    is_first[1:] = numbers[1:] != numbers[:-1]
    return np.flatnonzero(is_first)


def _alike(names: Sequence[str], parents: Sequence[int]) -> Floats:
    siblings = list(zip(parents, names, strict=True))
    counted = Counter(siblings)
    return np.array([counted[key] for key in siblings], np.float32)


def _levels(lines: Ints, nodes: Ints, held: Ints) -> tuple[Ints, Ints]:
    """For each line the elements around it by growing extent; the outermost element of each extent stands for it.

    nodes: the elements around the lines in turn, the innermost first. lines: of each of them. held: how many lines each holds.
    """
    around = np.zeros((int(held[0]), LEVELS), np.int64)
    size = held[nodes]
    starts = begins(lines)
    inner = np.concatenate([np.ones(1, np.int64), size])[:-1]
    inner[starts] = 1
    grown = np.cumsum(size > inner)
    level: Ints = grown - np.repeat((grown - (size > inner))[starts], np.append(starts[1:], len(lines))[: len(starts)] - starts)
    kept = level <= LEVELS
    wrapping = np.stack([lines, level, nodes], axis=1)[kept]
    first = begins(wrapping[:, 0] * (LEVELS + 1) + wrapping[:, 1])
    last = np.append(first[1:], len(wrapping))[: len(first)] - 1
    line, extent, node = wrapping[last[wrapping[last, 1] > 0]].T
    around[line, extent - 1] = node
    return around, wrapping
