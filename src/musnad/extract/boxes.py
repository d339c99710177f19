"""Teasers between the paragraphs of an article, and the article going on below them: what the markup around several lines tells."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, takewhile

from musnad.extract import openings
from musnad.extract.likeness import begins, keys, sample, share
from musnad.extract.openings import Opening, Scene
from musnad.extract.units import Unit
from musnad.extract.walk import NO_ARTICLE, SIGNS, Reading
from musnad.model import Label

BOX_LINES = 4  # of the longest box
FEW, MOST = 3, 0.34  # boxes of an article, or share of the page's running text in them; entries of a live report look like them
LABEL = 4  # words of a line above a box's first that names the box
LINKED = 0.5  # share of a box's first line that is a link
NEAR = 6  # lines between a paragraph and the one that it goes on with
LEAST = 12  # words of the shortest paragraph that is given back
CLOSE = 3  # elements around a paragraph alone
KNOWN, ALIKE = 0.2, 0.1  # so many of a paragraph's words stand in the article above; so many more than in the headline between
AMONG = -0.5  # the evidence for another article of a link among paragraphs in one element: see `openings.is_new`
ABOVE = 40  # paragraphs above whose words are compared
TEXT = frozenset({"title", "body", "heading", "summary"})
BOX, GOES_ON = "rule:box-between-paragraphs", "rule:goes-on-below-a-link"


class _Page:
    """The lines of a page as they were read, and for each line the next paragraphs around it."""

    def __init__(self, scene: Scene, told: Sequence[Reading]):
        self.scene, self.told = scene, told
        self.texts = [index for index, (label, _, _) in enumerate(told) if label == "body"]

    def around(self, first: int, last: int) -> tuple[int, int] | None:
        """The nearest paragraphs above and below some lines; None where one is missing."""
        above, below = bisect_right(self.texts, first - 1) - 1, bisect_right(self.texts, last)
        return (self.texts[above], self.texts[below]) if above >= 0 and below < len(self.texts) else None

    def known(self, last: int) -> frozenset[str]:
        """The keys of the paragraphs of one article up to line `last`, one of them."""
        place = bisect_right(self.texts, last)
        near = (index for index in self.texts[max(0, place - ABOVE) : place] if self.told[index][1] == self.told[last][1])
        return frozenset().union(*(keys(self.scene.units[index].words) for index in near))


def read(scene: Scene, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of a page's lines, with boxes of teasers cut out, and paragraphs below links given back to their article.

    readings: label, article and reason of each line, in page order.
    """
    page = _Page(scene, readings)
    out = dict(_false_titles(page)) | dict.fromkeys(_boxes(page), ("related", BOX))
    told = list(_without(readings, out))
    _lost(_Page(scene, told), told)
    return tuple(told)


def _without(readings: Sequence[Reading], out: Mapping[int, tuple[Label, str]]) -> Iterator[Reading]:
    """The readings with some lines taken out. Were they headlines, the text below them is that of the article above."""
    gone = sorted(article for index in out for label, article, _ in (readings[index],) if label == "title" and article)
    for index, (label, article, why) in enumerate(readings):
        if index in out:
            instead, reason = out[index]
            yield instead, None, reason
        else:
            yield label, None if article is None else article - bisect_right(gone, article), why


def _false_titles(page: _Page) -> Iterator[tuple[int, tuple[Label, str]]]:
    """Lines that were taken for headlines of further articles, though they are links or say themselves that they are the site's."""
    for index, (label, _, _) in enumerate(page.told):
        unit, clue = page.scene.units[index], page.scene.clues[index]
        if label != "title" or unit.heading_tag:
            continue
        own = clue if clue is not None and not clue.soft and clue.label in NO_ARTICLE else None
        if (own or unit.linked) and _heads_nothing(page, index, index):
            yield index, (own.label, own.why) if own else ("related", GOES_ON)


def _boxes(page: _Page) -> list[int]:
    """The lines of the boxes that stand between two paragraphs."""
    units, told = page.scene.units, page.told
    found: list[list[int]] = []
    for first, last in _elements(units):
        head = first + (units[first].size <= LABEL and not _is_teaser(page.scene, first))
        near = page.around(first, last) if _is_teaser(page.scene, head) else None
        if near is None or not _is_around(units, *near, first):
            continue
        inside = range(first, last + 1)
        if all(_heads_nothing(page, index, last) for index in inside if told[index][0] == "title"):
            found.append([index for index in inside if told[index][0] in TEXT])
    lines = sorted({index for box in found for index in box})
    text = sum(unit.size for unit in units if unit.prose)
    boxed = sum(units[index].size for index in lines if units[index].prose)
    return lines if len(found) <= FEW or boxed <= MOST * text else []


def _elements(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """First and last line of each element that holds a few lines."""
    held = Counter(chain.from_iterable([unit.nodes for unit in units]))
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, unit in enumerate(units):
        last.update(dict.fromkeys(unit.nodes, index))
    for index in range(len(units) - 1, -1, -1):
        first.update(dict.fromkeys(units[index].nodes, index))
    yield from dict.fromkeys((first[node], last[node]) for node, lines in held.items() if 2 <= lines <= BOX_LINES)


def _is_teaser(scene: Scene, index: int) -> bool:
    """Whether a line leads to another page: mostly a link, or a head of such."""
    unit, clue = scene.units[index], scene.clues[index]
    if unit.prose and not unit.linked:
        return False
    named = clue is not None and not clue.soft and clue.label == "related"
    return named or (unit.share >= LINKED and unit.size > 1)


def _heads_nothing(page: _Page, index: int, last: int) -> bool:
    """Whether a line taken for a further headline stands between two paragraphs of one article. last: of its box."""
    near = page.around(index, last)
    if not page.told[index][1] or near is None or not _is_around(page.scene.units, *near, index):
        return False
    above, below = near
    if below - index > NEAR or any(label in SIGNS for label, *_ in page.told[index:below]):
        return False
    if page.scene.units[index].linked and page.scene.units[index].prose:
        return True  # an excerpt
    return not openings.is_new(page.scene, Opening(index, below), page.known(above), AMONG)


def _is_around(units: Sequence[Unit], above: int, below: int, index: int) -> bool:
    """Whether the smallest element of two lines is close around them and holds a third one."""
    one, two, three = (units[line].nodes for line in (above, below, index))
    common = [left for left, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))]
    return bool(common) and len(common) >= min(len(one), len(two)) - CLOSE and three[: len(common)] == tuple(common)


def _lost(page: _Page, told: list[Reading]) -> None:
    """Give paragraphs below links back to the article whose markup they have and whose words they repeat."""
    last, like = None, set[str]()
    for index, unit in enumerate(page.scene.units):
        label = told[index][0]
        if label == "title":
            last, like = None, set()
        elif last is not None and index - last <= NEAR and unit.path in like and _goes_on(page, last, index):
            told[index] = ("body", told[last][1], GOES_ON)
            last = index
        elif label == "body":
            last = index
            like.add(unit.path)


def _goes_on(page: _Page, last: int, index: int) -> bool:
    """Whether a paragraph below links goes on with the one above them."""
    units, clue = page.scene.units, page.scene.clues[index]
    unit = units[index]
    if page.told[index][0] not in {"related", "footer"} or unit.size < LEAST or not unit.prose or unit.linked:
        return False
    ended = any(other is not None and (other.opens == "rest" or other.closes) for other in page.scene.clues[last + 1 : index])
    if ended or (clue is not None and not clue.soft) or begins(unit) > 0 or not _is_around(units, last, index, index - 1):
        return False
    between = reversed(range(last + 1, index))
    headline = next((line for line in between if not units[line].prose and units[line].size > 3), None)
    head = frozenset[str]() if headline is None else keys(units[headline].words)
    text = sample([unit])
    alike = share(text, page.known(last))
    if begins(unit) < 0:
        return alike > share(text, head)
    return alike >= KNOWN and alike > share(text, head) + ALIKE
