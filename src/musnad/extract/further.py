"""Headlines of further articles on a page that do not look like headlines, but stand where the ones known stand."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from musnad.extract import dates
from musnad.extract.likeness import keys
from musnad.extract.openings import Opening, Scene, is_new
from musnad.extract.units import Unit
from musnad.extract.walk import SIGNS
from musnad.model import Label

NEAR = 4  # lines between a headline, the line that signs its article, and its text
WORDS = 3  # of the shortest line that may be a headline without markup
LIST = 4  # lines between two texts that may be a list
OUTSIDE, SIGNED, LISTED, NONE = 1.0, 1.0, 0.5, -1.0  # evidence of what stands between two texts
HEADS = frozenset({"heading", "related", "footer"})


def headlines(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """Lines that head an article each beside those known.

    labels: of all lines. titles: the headlines known, the page's own first.
    """
    yield from _likewise(scene, labels, titles)
    yield from _signed_again(scene, labels, titles)
    yield from _new_words(scene, labels, titles)


def _likewise(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """Headings in an element of their own that is named as that of a further headline."""
    units = scene.units
    known = {_around(units[title]): title for title in titles[1:] if units[title].heading_tag}
    for index, label in enumerate(labels):
        like = known.get(_around(units[index])) if label == "heading" and units[index].heading_tag else None
        if like is not None and like < index and units[index].nodes[:-1] != units[like].nodes[:-1]:
            yield index


def _signed_again(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """The line above an author or a day between two texts that has the markup of those below the page's own headline."""
    units, start = scene.units, titles[0] if titles else len(labels)
    text = next((index for index in range(start, len(labels)) if labels[index] == "body"), len(labels))
    signs = {unit.path for unit, label in zip(units[start:text], labels[start:text], strict=True) if label in SIGNS and unit.path}
    for index in range(text, len(labels)):
        if labels[index] not in SIGNS or units[index].path not in signs or labels[index - 1] in SIGNS:
            continue
        above = range(index - 1, max(text, index - 1 - NEAR), -1)
        head = next((i for i in above if not units[i].prose and units[i].size >= WORDS), None)
        below = "body" in labels[index : index + NEAR]
        if head is not None and below and "body" not in labels[head:index] and not set(range(head, index)) & set(titles):
            yield head


def _new_words(scene: Scene, labels: Sequence[Label], titles: Sequence[int]) -> Iterator[int]:
    """The line above a text of new words, where what stands between it and the own text speaks for another article."""
    units = scene.units
    end = titles[1] if len(titles) > 1 else len(labels)
    texts = [index for index in range(titles[0] if titles else end, end) if labels[index] == "body"]
    held = _holding(units[titles[0]], units[texts[0]]) if texts else None
    known = set[str]()
    for above, text in pairwise(texts):
        known |= keys(units[above].words)
        head = _head(scene, labels, above, text) if text > above + 1 else None
        if head is None:
            continue
        prior = max(
            OUTSIDE if held is not None and held not in units[text].nodes else NONE,
            SIGNED if any(_signs(scene, labels, index) for index in range(head + 1, text)) else NONE,
            LISTED if head > above + LIST and units[text].nodes[:-1] != units[above].nodes[:-1] else NONE,
        )
        if prior > NONE and is_new(scene, Opening(head, text), known, prior):
            yield head
            return


def _holding(title: Unit, text: Unit) -> int | None:
    """The innermost element that holds two lines."""
    both = [one for one, other in zip(title.nodes, text.nodes, strict=False) if one == other]
    return both[-1] if both else None


def _head(scene: Scene, labels: Sequence[Label], above: int, text: int) -> int | None:
    """The line between two texts that may be the headline of the lower one: only author and day stand below it."""
    head = next((index for index in range(text - 1, above, -1) if labels[index] not in SIGNS), above)
    unit = scene.units[head]
    return head if head > above and labels[head] in HEADS and not unit.prose and unit.size >= WORDS else None


def _signs(scene: Scene, labels: Sequence[Label], index: int) -> bool:
    """Whether a line is an author's or tells a day; hours alone stand above each entry of a running report."""
    return labels[index] == "byline" or dates.stated_day(scene.units[index].text) is not None


def _around(unit: Unit) -> str:
    """The names of the elements around the one that a line stands in."""
    return unit.path.rpartition(" ")[0]
