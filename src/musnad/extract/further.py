"""Headlines of further articles on a page that do not look like headlines, but stand where the ones known stand."""

from collections.abc import Iterator, Sequence

from musnad.extract.likeness import keys
from musnad.extract.openings import Opening, Scene, is_new
from musnad.extract.units import Unit
from musnad.model import Label

NEAR = 4  # lines between a headline, the line that signs its article, and its text
WORDS = 3  # of the shortest line that may be a headline without markup
OUTSIDE = 1.0  # evidence of standing outside of the page's own text
SIGNS = frozenset({"byline", "date"})
HEADS = frozenset({"heading", "related", "footer"})


def headlines(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """Lines that head an article each beside those known.

    labels: of all lines. titles: the headlines known, the page's own first.
    """
    yield from _likewise(scene, labels, titles)
    yield from _signed_again(scene, labels, titles)
    yield from _elsewhere(scene, labels, titles)


def _likewise(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """Headings in an element of their own that is named as that of a further headline."""
    units = scene.units
    known = {_around(units[title]): title for title in titles[1:] if units[title].heading_tag}
    for index, label in enumerate(labels):
        like = known.get(_around(units[index])) if label == "heading" and units[index].heading_tag else None
        if like is not None and like < index and _element(units[index]) != _element(units[like]):
            yield index


def _signed_again(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """The line above an author or a day between two texts that has the markup of those below the page's own headline."""
    units, start = scene.units, titles[0] if titles else len(labels)
    text = next((index for index in range(start, len(labels)) if labels[index] == "body"), len(labels))
    signs = {
        unit.block.path for unit, label in zip(units[start:text], labels[start:text], strict=True) if label in SIGNS and unit.block
    }
    for index in range(text, len(labels)):
        block = units[index].block
        if labels[index] not in SIGNS or block is None or block.path not in signs or labels[index - 1] in SIGNS:
            continue
        above = range(index - 1, max(text, index - 1 - NEAR), -1)
        head = next((i for i in above if not units[i].prose and units[i].size >= WORDS), None)
        below = "body" in labels[index : index + NEAR]
        if head is not None and below and "body" not in labels[head:index] and not set(range(head, index)) & set(titles):
            yield head


def _elsewhere(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """The line above the first text outside of the element that holds the page's own headline and text, where its words are new."""
    units = scene.units
    end = titles[1] if len(titles) > 1 else len(labels)
    texts = [index for index in range(titles[0] if titles else end, end) if labels[index] == "body"]
    held = _holding(units[titles[0]], units[texts[0]]) if texts else None
    outside = next((index for index in texts if held is not None and held not in _nodes(units[index])), None)
    head = _head(scene, labels, outside) if outside is not None else None
    if outside is not None and head is not None:
        own = (word for index in texts[: texts.index(outside)] for word in units[index].words)
        if is_new(scene, Opening(head, outside), keys(own), OUTSIDE):
            yield head


def _holding(title: Unit, text: Unit) -> int | None:
    """The innermost element that holds two lines."""
    both = [one for one, other in zip(_nodes(title), _nodes(text), strict=False) if one == other]
    return both[-1] if both else None


def _nodes(unit: Unit) -> tuple[int, ...]:
    return unit.block.nodes if unit.block else ()


def _head(scene: Scene, labels: Sequence[Label], text: int) -> int | None:
    """The line that may be the headline of a text: no text itself, and nothing but author and day between them."""
    for index in range(text - 1, max(0, text - 1 - NEAR), -1):
        if labels[index] not in SIGNS:
            return index if labels[index] in HEADS and not scene.units[index].prose and scene.units[index].size >= WORDS else None
    return None


def _around(unit: Unit) -> str:
    """The names of the elements around the one that a line stands in."""
    return unit.block.path.rpartition(" ")[0] if unit.block else ""


def _element(unit: Unit) -> tuple[int, ...]:
    """The elements around the one that a line stands in."""
    return _nodes(unit)[:-1]
