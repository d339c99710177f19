"""Whether a line goes on with the text below the page's headline or is of another matter: words, voice, order and place."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from musnad.extract import voice
from musnad.extract.elements import Elements, Floats, Ints, sums
from musnad.extract.openings import Scene
from musnad.extract.units import Unit

# kinds of site_voice.tsv; one that is not among them counts as the newsroom's own voice
VOICES = ("reader", "site", "ours", "legal", "embed", "offer", "comment", "news")
SPOKEN = len(VOICES) + 1
FIRST = 3  # paragraphs below the headline among which the first of its text is looked for
LEAD = 12  # words of the shortest such paragraph
HEADED = 4  # lines below a headline whose words may repeat it
FAR = 60.0  # lines
Keys = Sequence[frozenset[str]]
Bools = NDArray[np.bool_]


def of(scene: Scene, found: Elements, title: int, shape: Ints, held: Keys) -> Floats:
    """A row of numbers for each line, the last SPOKEN of them for the voices.

    title: the line that is likeliest the headline. held: the keys of each line's words.
    """
    units = scene.units
    text = np.array([unit.prose and not unit.linked for unit in units], np.bool_)
    anchor = _anchor(scene, title, held)
    alike = _likeness(units, title, anchor, held)
    pattern = _pattern(units, text, shape, np.concatenate([alike, _headed(units, title, found, held)], axis=1), found)
    return np.concatenate([pattern, _place(anchor, text, shape, found), _opened(scene, found), _spoken(units)], axis=1)


def _spoken(units: Sequence[Unit]) -> Floats:
    """How much the words of a line say for each voice."""
    rows = np.zeros((len(units), SPOKEN), np.float32)
    for index, unit in enumerate(units):
        if unit.size >= voice.LEAST and not unit.linked:
            for kind, weight in voice.weights(unit.words).items():
                rows[index, VOICES.index(kind if kind in VOICES else "ours")] = weight / voice.CAP
    rows[:, -1] = rows[:, :-2].sum(axis=1) - rows[:, -2]
    return rows


def _anchor(scene: Scene, title: int, held: Keys) -> int:
    """The first paragraph below the headline, of the first few the one that shares a word with it; -1 where there is none."""
    units, clues = scene.units, scene.clues
    able: list[int] = []
    for index in range(title + 1, len(units)):
        unit, clue = units[index], clues[index]
        if unit.prose and unit.size >= LEAD and not unit.linked and (clue is None or (clue.soft and clue.label != "related")):
            able.append(index)
            if len(able) == FIRST:
                break
    return next((index for index in able if held[index] & held[title]), able[0] if able else -1)


def _likeness(units: Sequence[Unit], title: int, anchor: int, held: Keys) -> Floats:
    """Which share of a line's words headline and first paragraph have, and which of the headline's words the line has."""
    heading = held[title] if units else frozenset()
    own = heading | held[anchor] if anchor >= 0 else heading
    size = max(1, len(heading))
    rows = [(len(some & own) / max(1, len(some)), len(some & heading) / size) for some in held]
    return np.array(rows, np.float32).reshape(len(units), 2)


def _headed(units: Sequence[Unit], title: int, found: Elements, held: Keys) -> Floats:
    """What the nearest line like a headline above is to a line: its words, whether it is a link, how far, in the same element."""
    above = np.maximum.accumulate([-1] + [index if not unit.prose and unit.size >= 3 else -1 for index, unit in enumerate(units)])
    lines = np.arange(len(units))
    below = np.flatnonzero((above[:-1] >= 0) & (lines - above[:-1] <= HEADED))
    heads = above[below]
    rows = np.zeros((len(units), 5), np.float32)
    pairs = list(zip(heads.tolist(), below.tolist(), strict=True))
    rows[below, 0] = [len(held[head] & held[index]) / max(1, len(held[head])) for head, index in pairs]
    rows[below, 1] = [units[head].linked for head in heads.tolist()]
    rows[below, 2] = 1 - (below - heads) / (HEADED + 1)
    rows[below, 3] = found.around[below, 0] == found.around[heads, 0]
    rows[below, 4] = heads == title
    return rows


def _pattern(units: Sequence[Unit], text: Bools, shape: Ints, seen: Floats, found: Elements) -> Floats:
    """What is seen of a line, and on the mean of the texts of its shape and of its element: what they repeat, and between what."""
    count = len(units)
    near = np.zeros((count + 2, 3), np.float32)
    near[1:-1] = [(unit.prose and not unit.linked, unit.linked, unit.size < 5) for unit in units]
    seen = np.concatenate([seen, near[:-2], near[2:]], axis=1)
    told = seen * text[:, None]
    columns: list[Floats] = [seen[:, :7]]
    for group in (shape, found.around[:, 0], found.around[:, 1]):
        total = np.bincount(group, text)
        means = sums(told, group, len(total)) / np.maximum(1, total)[:, None]
        columns += [means[group].astype(np.float32), np.log1p(total)[group][:, None].astype(np.float32)]
    return np.concatenate(columns, axis=1)


def _place(anchor: int, text: Bools, shape: Ints, found: Elements) -> Floats:
    """Where a line stands to the first paragraph: how far, in the same elements, of the same shape, and what stands between."""
    count = len(text)
    rows = np.zeros((count, 9), np.float32)
    if anchor < 0:
        return rows
    lines = np.arange(count)
    around = found.around
    other = ~text | (shape != shape[anchor])
    passed = np.cumsum(other)
    strange = np.cumsum(text & (shape != shape[anchor]))
    rows[:, 0] = np.sign(lines - anchor) * np.log1p(np.abs(lines - anchor)) / 4
    rows[:, 1] = shape == shape[anchor]
    rows[:, 2:5] = around[:, :3] == around[anchor, :3]
    rows[:, 5] = np.log1p(np.abs(passed - passed[anchor]))
    rows[:, 6] = np.log1p(np.abs(strange - strange[anchor]))
    rows[:, 7] = lines == anchor
    rows[:, 8] = (passed == passed[anchor]) & (lines >= anchor)
    return rows


def _opened(scene: Scene, found: Elements) -> Floats:
    """What the last head of a list or of comments above a line is of, how far above, and in the same elements."""
    rows = np.zeros((len(scene.units), 7), np.float32)
    heads = [(index, clue.label) for index, clue in enumerate(scene.clues) if clue is not None and clue.opens]
    if not heads:
        return rows
    places = np.array([index for index, _ in heads])
    passed = np.searchsorted(places, np.arange(len(rows)))  # so many heads stand above each line
    below = np.flatnonzero(passed)
    last = places[passed[below] - 1]
    rows[:, 6] = np.minimum(passed, 5) / 5
    rows[below, :2] = np.array([(label == "related", label == "footer") for _, label in heads])[passed[below] - 1]
    rows[below, 2] = np.log1p(np.minimum(FAR, below - last)) / 4
    rows[below, 3:6] = found.around[below, :3] == found.around[last, :3]
    return rows
