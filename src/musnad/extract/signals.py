"""What a line of a page with markup looks like, as numbers: its words, its element, what surrounds it, what it repeats."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from musnad.extract import blocks, elements, topics
from musnad.extract.elements import LEVELS, Elements, Floats, Ints
from musnad.extract.likeness import begins, keys
from musnad.extract.openings import Scene
from musnad.extract.units import Unit, ends_sentence, is_headline
from musnad.model import Label

LABELS: tuple[Label, ...] = ("title", "summary", "heading", "body", "date", "byline", "section", "related", "tags", "footer")
NAMED = (*LABELS[:2], *LABELS[3:])  # what names of elements say
_PLACE = {label: number for number, label in enumerate(LABELS)}
_TAGS = {
    **dict.fromkeys(("h1",), 0), **dict.fromkeys(("h2",), 1), **dict.fromkeys(("h3", "h4", "h5", "h6"), 2), "p": 3, "div": 4,
    "li": 5, "td": 6, "th": 6, "a": 7, "b": 8, "strong": 8, "small": 9, "em": 9, "i": 9, "figcaption": 10, "caption": 10,
    "button": 11, "label": 11, "time": 12, "span": 13, "font": 13, "blockquote": 14, "article": 15, "section": 15,
    "ld-body": 16, "ld-description": 17, "ld-author": 18,
}  # fmt: skip
TAGS = 19
OWN = 20  # numbers of a line alone
_DIGIT = re.compile(r"\d")
BEFORE, NEAR = 3, 3  # paragraphs above and below whose words are compared


class Read(NamedTuple):
    """What the page's text alone says of a line: see `zones.read`."""

    label: Label
    article: int | None


class Signals(NamedTuple):
    """A row of numbers for each line, and what lines go together."""

    rows: Floats
    groups: Ints  # lines x kinds of groups: the elements around the line, and the lines whose elements have the same names
    around: Ints  # see Elements


def of(scene: Scene, plain: Sequence[Read]) -> Signals:
    """What each line looks like. plain: how the lines read without their markup."""
    units = scene.units
    found = elements.count(units)
    own = _own(scene, plain)
    title = _title(scene, plain)
    shapes: dict[str, int] = {}
    shape = np.array([shapes.setdefault(unit.path, len(shapes)) for unit in units], np.int64)
    core, alike = _core(units, found, shape)
    held = [keys(unit.words[:80]) for unit in units]
    columns = [
        own,
        _neighbours(scene, found, own),
        _names(found, len(units)),
        _surroundings(found, scene, title, core),
        alike,
        _words(units, title, core, held),
        _given(units),
        topics.of(scene, found, title, shape, held),
    ]
    groups = np.concatenate([found.around[:, :3], shape[:, None]], axis=1)
    return Signals(np.concatenate(columns, axis=1, dtype=np.float32), groups, found.around)


def _given(units: Sequence[Unit]) -> Floats:
    """Where a line stands to those that the page's own data give as the article's text; and whether it stands on the page twice."""
    ends = [unit.path.endswith(" ld-body") for unit in units]
    count = Counter(unit.text for unit in units)
    rows = np.zeros((len(units), 5), np.float32)
    rows[:, 4] = [count[unit.text] > 1 for unit in units]
    told = np.flatnonzero(ends)
    if len(told):
        lines = np.arange(len(units))
        rows[:, 0] = 1
        rows[:, 1] = lines < told[0]
        rows[:, 2] = lines > told[-1]
        rows[:, 3] = min(1, len(told) / max(1, sum(unit.prose for unit in units)))
    return rows


def _own(scene: Scene, plain: Sequence[Read]) -> Floats:
    """The line alone."""
    units = scene.units
    width = 3 * len(LABELS) + TAGS
    ones: list[int] = []  # the places of all numbers that are 1, counted through the rows
    soft: list[int] = []
    for at, unit, clue, (label, article) in zip(range(0, width * len(units), width), units, scene.clues, plain, strict=True):
        ones.append(at + len(LABELS) + _PLACE[label])
        if article is None or article > 0:
            ones.append(at + 2 * len(LABELS) + (article is not None))
        if clue is not None:
            (soft if clue.soft else ones).append(at + _PLACE[clue.label])
            if clue.opens:
                ones.append(at + 2 * len(LABELS) + (2 if clue.opens == "list" else 3))
            if clue.closes:
                ones.append(at + 2 * len(LABELS) + 4)
        if unit.tag in _TAGS:
            ones.append(at + 3 * len(LABELS) + _TAGS[unit.tag])
    said = np.zeros(len(units) * width, np.float32)
    said[ones] = 1
    said[soft] = 0.5
    return np.concatenate([_seen(scene), said.reshape(len(units), width)], axis=1)


def _seen(scene: Scene) -> Floats:
    """What can be seen of the line alone."""
    units, lines = scene.units, np.arange(len(scene.units))
    texts = [unit.text for unit in units]
    size, chars = np.array([unit.size for unit in units]), np.array([len(text) for text in texts])
    rows = np.zeros((OWN, len(units)), np.float32)
    rows[0], rows[1], rows[2] = np.log1p(size), np.minimum(size, 60) / 60, chars > 150
    rows[3] = [unit.prose for unit in units]
    rows[4] = [ends_sentence(text) for text in texts]
    rows[5] = [text[-1] in ":：" for text in texts]
    rows[6] = [text[-1] in "؟?!" for text in texts]
    rows[7] = [text.endswith(("…", "..", "]")) for text in texts]
    rows[8], rows[9] = [unit.share for unit in units], [unit.linked for unit in units]
    rows[10] = [unit.bullet for unit in units]
    rows[11] = np.array([len(_DIGIT.findall(text, 0, 80)) for text in texts]) / np.minimum(chars, 80)
    rows[12] = [is_headline(unit) for unit in units]
    rows[13, list(scene.titles)] = 1
    rows[14, list(scene.bylines)] = 1
    rows[15] = [unit.picture for unit in units]
    rows[16], rows[17] = lines / max(1, len(units)), np.minimum(lines, 20) / 20
    rows[18] = [text[0].isdigit() for text in texts]
    rows[19] = ["،" in text for text in texts]
    return rows.T


def _neighbours(scene: Scene, found: Elements, own: Floats) -> Floats:
    """The lines above and below, and whether they stand in the same element. own: see `_own`."""
    units, clues = scene.units, scene.clues
    count = len(units)
    near = np.zeros((count + 4, 11), np.float32)
    near[2:-2, (0, 1, 2, 9, 10)] = own[:, (1, 3, 9, 18, 14)]
    near[2:-2, 3] = [unit.heading_tag for unit in units]
    near[2:-2, 4:7] = _CLUED[[_PLACE[clue.label] if clue is not None else -1 for clue in clues]]
    near[2:-2, 7] = [clue is not None and clue.opens != "" for clue in clues]
    near[2:-2, 8] = 1
    around = found.around[:, 0]
    same = np.zeros((count, 2), np.float32)
    same[1:, 0] = around[1:] == around[:-1]
    same[:-1, 1] = around[1:] == around[:-1]
    return np.concatenate([near[at : at + count] for at in (0, 1, 3, 4)] + [same], axis=1)


_CLUED = np.array([(label == "related", label in {"tags", "footer"}, label in {"date", "byline"}) for label in (*LABELS, None)])


@lru_cache(maxsize=16384)
def _of_name(name: str) -> bytes:
    """What one name says, as the bytes of its numbers: those of many are joined much quicker than arrays."""
    said = [0.0] * (len(NAMED) + TAGS)
    for row in blocks.rows(name):
        if row["label"] in NAMED:
            place = NAMED.index(row["label"])
            said[place] = max(said[place], 1.0 if row["weight"] == "strong" else 0.5)
    tag = name.partition("#")[0].partition(".")[0]
    if tag in _TAGS:
        said[len(NAMED) + _TAGS[tag]] = 1.0
    return np.array(said, np.float32).tobytes()


def _names(found: Elements, count: int) -> Floats:
    """What the names of the elements around say, by level; the tags of those that hold the line alone."""
    said = np.frombuffer(b"".join(map(_of_name, found.names)), np.float32).reshape(len(found.names), -1)
    wide = np.zeros((count, LEVELS + 1, said.shape[1]), np.float32)
    line, level, node = found.wrapping.T
    telling = said[:, : len(NAMED)].max(axis=1) > 0  # most names of elements say nothing
    kept = (level == 0) | telling[node]
    line, level, node = line[kept], level[kept], node[kept]
    if len(line):  # those of a line and level stand one after the other
        first = elements.begins(line * (LEVELS + 1) + level)
        wide[line[first], level[first]] = np.maximum.reduceat(said[node], first)
    return np.concatenate([wide[:, 0], wide[:, 1:, : len(NAMED)].reshape(count, -1)], axis=1)


def _title(scene: Scene, plain: Sequence[Read]) -> int:
    """The line that is likeliest the page's headline."""
    named = sorted(scene.titles)
    if named:
        return named[0]
    return next((index for index, read in enumerate(plain) if read.label == "title"), 0)


def _core(units: Sequence[Unit], found: Elements, shape: Ints) -> tuple[Ints, Floats]:
    """The lines that are alike and hold most running text; and for each line, what lines of its shape hold."""
    prose = np.array([len(unit.text) if unit.prose and not unit.linked else 0 for unit in units], np.float64)
    linked = np.array([unit.linked for unit in units], np.float64)
    size = np.array([unit.size for unit in units], np.float64)
    count = np.bincount(shape)
    total = max(1.0, prose.sum())
    of_shape = np.stack(
        [
            np.log1p(count),
            np.bincount(shape, prose) / total,
            np.bincount(shape, linked) / count,
            np.minimum(60, np.bincount(shape, size) / count) / 60,
            np.bincount(shape, prose > 0) / count,
        ],
        axis=1,
    )
    pairs: dict[tuple[int, int], int] = {}
    key = np.array([pairs.setdefault(one, len(pairs)) for one in zip(shape.tolist(), found.around[:, 0].tolist(), strict=True)])
    per_run = np.bincount(key, prose)
    best = int(per_run.argmax()) if len(units) else 0
    run = np.stack([per_run[key] / total, np.log1p(np.bincount(key))[key], key == best], axis=1)
    largest = shape == int(np.bincount(shape, prose).argmax())
    wide = np.concatenate([of_shape[shape], run, largest[:, None]], axis=1).astype(np.float32)
    return np.flatnonzero(largest & (prose > 0)), wide


def _surroundings(found: Elements, scene: Scene, title: int, core: Ints) -> Floats:
    """The elements around each line, from the smallest outwards."""
    count = len(scene.units)
    groups = [
        _GROUP[clue.label] if clue is not None else 6 if unit.prose else 4
        for unit, clue in zip(scene.units, scene.clues, strict=True)
    ]
    said = np.eye(7, 6, dtype=np.float32)[groups]
    total, chars = max(1.0, found.prose[0]), np.maximum(1, found.chars)
    first, last = found.first, found.first + found.lines - 1
    middle = int(core[len(core) // 2]) if len(core) else -1
    top = int(core[0]) if len(core) else -1
    of_node = np.stack(
        [
            np.log1p(found.lines),
            found.linked / chars,
            found.prose / total,
            found.prose / chars,
            np.minimum(60, found.words / np.maximum(1, found.lines)) / 60,
            found.texts / np.maximum(1, found.lines),
            np.log1p(found.alike),
            (first <= title) & (title <= last),
            (first <= middle) & (middle <= last),
            (first <= top) & (top <= last),
        ],
        axis=1,
    )
    of_node = np.concatenate([of_node, said[np.minimum(first, count - 1)]], axis=1).astype(np.float32)
    around = found.around
    lines = np.arange(count)[:, None]
    place = (lines - first[around]) / np.maximum(1, found.lines[around])
    leads = lines == first[around]
    where = np.sign(lines - title) * np.log1p(np.abs(lines - title))
    runs = np.concatenate([lines < top, lines > (core[-1] if len(core) else -1)], axis=1)
    named = [unit.path.rpartition(" ")[2] for unit in scene.units]
    like = np.array([one == named[title] for one in named])[:, None]
    wide = [of_node[around].reshape(count, -1), place, leads, where / 4, runs, lines == title, like]
    return np.concatenate(wide, axis=1).astype(np.float32)


_GROUP: Mapping[Label, int] = {
    "related": 0, "tags": 1, "footer": 2, "date": 3, "byline": 3, "section": 3, "title": 5, "summary": 5, "heading": 5, "body": 5,
}  # fmt: skip


def _words(units: Sequence[Unit], title: int, core: Ints, held: topics.Keys) -> Floats:
    """How much of a line's words the headline, the text, the paragraphs above and below have; how text below begins."""
    once, twice = set[str](), set[str]()
    for index in core.tolist():
        twice |= once & held[index]
        once |= held[index]
    of_title = held[title] if units else frozenset()
    is_core = frozenset(core.tolist())
    lines = np.arange(len(units))
    is_text = np.array([unit.prose and not unit.linked for unit in units], np.bool_)
    texts = np.flatnonzero(is_text)
    at = np.searchsorted(texts, lines)  # so many texts stand above each line
    after = at + is_text
    near = [_near(held, texts.tolist(), place) for place in range(len(texts) + 1)]  # a menu's lines have the same texts around them
    places = zip(held, at.tolist(), after.tolist(), strict=True)
    shared = [
        (
            len(own & (twice if index in is_core else once)), len(own & of_title),
            len(own & near[below][1]), len(own & near[above][0]),
        )
        for index, (own, above, below) in enumerate(places)
    ]  # fmt: skip
    begun = np.array([*(begins(units[index]) for index in texts.tolist()), -1.0])
    rows = np.zeros((len(units), 8), np.float32)
    rows[:, :4] = np.array(shared).reshape(len(units), 4) / np.array([max(1, len(own)) for own in held])[:, None]
    rows[:, 4] = np.where(is_text, begun[at], 0)
    rows[:, 5] = begun[after]
    rows[:, 6] = np.minimum(10, np.append(texts, len(units) + 10)[after] - lines) / 10
    rows[:, 7] = np.minimum(10, lines - np.insert(texts, 0, -10)[at]) / 10
    return rows


def _near(held: topics.Keys, texts: Sequence[int], at: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the last texts in front of the one at a place, and of the first from there on."""
    above, below = texts[max(0, at - BEFORE) : at], texts[at : at + NEAR]
    return frozenset().union(*[held[other] for other in above]), frozenset().union(*[held[other] for other in below])
