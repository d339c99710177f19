"""Teasers between the paragraphs of an article, and the article going on below them: what the markup around several lines tells."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from musnad.extract import openings
from musnad.extract.likeness import begins, keys, sample, share
from musnad.extract.openings import Opening, Scene
from musnad.extract.units import Unit
from musnad.model import Label

Reading = tuple[Label, int | None, str]

BOX_LINES = 4  # of the longest box
FEW, MOST = 3, 0.34  # boxes of an article, or share of the page's running text in them; entries of a live report look like them
LINKED = 0.5  # share of a box's first line that is a link
LEAST = 12  # words of the shortest paragraph that is given back
NEAR = 6  # lines between a paragraph and the one that it goes on with
CLOSE = 3  # elements around a paragraph alone
KNOWN, ALIKE = 0.2, 0.1  # so many of a paragraph's words stand in the article above; so many more than in the headline between
TEXT = frozenset({"title", "body", "heading", "summary"})
BOX, GOES_ON = "rule:box-between-paragraphs", "rule:goes-on-below-a-link"


def read(scene: Scene, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of a page's lines, with boxes of teasers cut out, and paragraphs below links given back to their article.

    readings: label, article and reason of each line, in page order.
    """
    told = list(readings)
    for index in _boxes(scene, told):
        _take_out(told, index, BOX)
    for index, unit in enumerate(scene.units):
        if told[index][0] == "title" and unit.linked and not unit.heading_tag and _heads_nothing(scene, told, index, index):
            _take_out(told, index, GOES_ON)
    _lost(scene, told)
    return tuple(told)


def _take_out(told: list[Reading], index: int, why: str) -> None:
    """Make a line a teaser; were it an article's headline, the text below is that of the article above."""
    label, number, _ = told[index]
    told[index] = ("related", None, why)
    for below in range(index + 1, len(told) if label == "title" else 0):
        other, article, reason = told[below]
        if article is not None and number and article >= number:
            told[below] = (other, article - 1, reason)


def _boxes(scene: Scene, told: Sequence[Reading]) -> list[int]:
    """The lines of the boxes that stand between two paragraphs."""
    units = scene.units
    found: list[list[int]] = []
    for first, last in _elements(units):
        inside = range(first, last + 1)
        if not _is_teaser(scene, first) or not _is_between(scene, told, first, last):
            continue
        if all(_heads_nothing(scene, told, index, last) for index in inside if told[index][0] == "title"):
            found.append([index for index in inside if told[index][0] in TEXT])
    lines = sorted({index for box in found for index in box})
    all_words = sum(unit.size for unit in units if unit.prose)
    boxed = sum(units[index].size for index in lines if units[index].prose)
    return lines if len(found) <= FEW or boxed <= MOST * all_words else []


def _elements(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """First and last line of each element that holds a few lines."""
    held: dict[int, list[int]] = {}
    for index, unit in enumerate(units):
        for node in unit.block.nodes if unit.block else ():
            held.setdefault(node, []).append(index)
    yield from dict.fromkeys((lines[0], lines[-1]) for lines in held.values() if 2 <= len(lines) <= BOX_LINES)


def _is_teaser(scene: Scene, index: int) -> bool:
    """Whether a line leads to another page: mostly a link, or a head of such."""
    unit, clue = scene.units[index], scene.clues[index]
    if unit.prose and not unit.linked:
        return False
    named = clue is not None and not clue.soft and clue.label == "related"
    return named or (unit.block is not None and unit.block.linked >= LINKED and unit.size > 1)


def _next_text(told: Sequence[Reading], lines: range) -> int | None:
    return next((index for index in lines if told[index][0] == "body"), None)


def _path(unit: Unit) -> str:
    return unit.block.path if unit.block else ""


def _is_between(scene: Scene, told: Sequence[Reading], first: int, last: int) -> bool:
    """Whether the nearest paragraphs above and below some lines stand in one element that holds the lines too."""
    above, below = _next_text(told, range(first - 1, -1, -1)), _next_text(told, range(last + 1, len(told)))
    return above is not None and below is not None and _is_around(scene.units, above, below, first)


def _heads_nothing(scene: Scene, told: Sequence[Reading], index: int, last: int) -> bool:
    """Whether a line taken for a further headline stands between two paragraphs of one article. last: of its box."""
    above, below = _next_text(told, range(index - 1, -1, -1)), _next_text(told, range(last + 1, len(told)))
    if not told[index][1] or above is None or below is None or not _is_around(scene.units, above, below, index):
        return False
    if any(label in {"byline", "date"} for label, *_ in told[index:below]):
        return False
    return not openings.is_new(scene, Opening(index, below), _known(scene, told, above), openings.LISTED)


def _is_around(units: Sequence[Unit], above: int, below: int, index: int) -> bool:
    """Whether the smallest element of two lines is close around them and holds a third one."""
    one, two, three = (units[line].block for line in (above, below, index))
    if one is None or two is None or three is None:
        return False
    common = [left for left, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.nodes, two.nodes, strict=False))]
    return len(common) >= min(len(one.nodes), len(two.nodes)) - CLOSE and three.nodes[: len(common)] == tuple(common)


def _known(scene: Scene, told: Sequence[Reading], above: int) -> frozenset[str]:
    """The keys of the article's text up to a line."""
    number = told[above][1]
    lines = (index for index in range(above + 1) if told[index][0] == "body" and told[index][1] == number)
    return frozenset().union(*(keys(scene.units[index].words) for index in lines))


def _lost(scene: Scene, told: list[Reading]) -> None:
    """Give paragraphs below links back to the article whose markup they have and whose words they repeat."""
    last = None
    for index in range(len(told)):
        if told[index][0] == "body":
            last = index
        elif told[index][0] == "title":
            last = None
        elif last is not None and index - last <= NEAR and _goes_on(scene, told, last, index):
            told[index] = ("body", told[last][1], GOES_ON)
            last = index


def _goes_on(scene: Scene, told: Sequence[Reading], last: int, index: int) -> bool:
    """Whether a paragraph below links goes on with the one above them."""
    unit, clue = scene.units[index], scene.clues[index]
    if (
        told[index][0] not in {"related", "footer"}
        or unit.size < LEAST
        or not unit.prose
        or unit.linked
        or (clue is not None and not clue.soft)
    ):
        return False
    like = {_path(scene.units[other]) for other in range(last + 1) if told[other][:2] == ("body", told[last][1])}
    if _path(unit) not in like or not _is_around(scene.units, last, index, index - 1):
        return False
    between = range(last + 1, index)
    if any(other is not None and (other.opens == "rest" or other.closes) for other in scene.clues[last + 1 : index]):
        return False
    headline = next((line for line in reversed(between) if not scene.units[line].prose and scene.units[line].size > 3), None)
    head = frozenset[str]() if headline is None else keys(scene.units[headline].words)
    text = sample([unit])
    alike = share(text, _known(scene, told, last))
    return begins(unit) <= 0 and alike >= KNOWN and alike > share(text, head) + ALIKE
