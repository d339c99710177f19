"""The page read from top to bottom: head, body, lists of links, what stands below; each line gets its label and its article."""

from collections.abc import Iterator

from musnad.extract import openings, seconds, tails
from musnad.extract.clutter import Clue
from musnad.extract.heads import ABOVE, BETWEEN, IN_LIST, begin
from musnad.extract.likeness import begins, sample, share
from musnad.extract.openings import Opening, Scene, is_open, is_text
from musnad.extract.units import ends_sentence, is_headline
from musnad.extract.walk import MENU_WORDS, NO_ARTICLE, Walk
from musnad.model import Label

BREADCRUMB = "rule:breadcrumb"  # below a paragraph it is the way back to the site
HEADING_WORDS = 14
SHORT_LINES = 4  # at the end of an article, above the head of another one
TAG_WORDS = 6
ALIKE = 0.3  # share of a paragraph's words in the article above from which on it goes on with it


def read(scene: Scene) -> Iterator[tuple[Label, int | None, str]]:
    """Label, article and reason of each line, in page order."""
    walk = Walk(scene)
    index = _first(walk)
    while index < len(scene.units):
        index = _step(walk, index)
    return (walk.found[index] for index in range(len(scene.units)))


def _step(walk: Walk, index: int) -> int:
    """Label the line at `index` and those that go with it; the index after them."""
    clue = walk.scene.clues[index]
    if clue is not None and clue.opens == "rest":
        return _rest(walk, index, clue)
    if clue is not None and clue.opens == "list":
        walk.put(index, clue.label, clue.why)
        return _tags(walk, index + 1) if clue.label == "tags" else _list(walk, index + 1)
    if clue is not None and not clue.soft:
        return _single(walk, index, clue)
    if walk.inside:
        return _link(walk, index, clue) if clue is not None and clue.label == "related" else _inside(walk, index)
    return _below(walk, index)


def _first(walk: Walk) -> int:
    """The page's own article: its head, up to its first paragraph."""
    opening = openings.first(walk.scene)
    return begin(walk, 0, opening, ABOVE) if opening else _without_text(walk)


def _without_text(walk: Walk) -> int:
    """A page without a line of running text: its first headline, and what stands below is its body."""
    scene = walk.scene
    able = (i for i, unit in enumerate(scene.units) if scene.clues[i] is None and (i in scene.titles or is_headline(unit)))
    title = next(able, None)
    return begin(walk, 0, Opening(title, 0 if title is None else title + 1), ABOVE)


def _inside(walk: Walk, index: int) -> int:
    """A line of the body, or short lines between its paragraphs."""
    scene = walk.scene
    if scene.units[index].prose:
        walk.put(index, "body", "rule:running-text")
        return index + 1
    return _second(walk, index) or _between(walk, index)


def _second(walk: Walk, index: int) -> int | None:
    """Another article that a line heads, below short sentences and an author's name perhaps; the index after its head, or None."""
    scene, head = walk.scene, index
    while head + 1 < min(len(scene.units), index + SHORT_LINES) and _may_end(scene, head):
        head += 1
    second = seconds.below(walk, head) if is_open(scene, head) else None
    if second is None:
        return None
    for short in range(index, head):
        _short(walk, short, heading=False)
    walk.put(head, "related", "rule:heads-another-article")
    return begin(walk, head + 1, second, BETWEEN)


def _may_end(scene: Scene, index: int) -> bool:
    """Whether a short line may be the last of an article: a sentence, or its author's name."""
    unit = scene.units[index]
    return is_open(scene, index) and not unit.prose and (index in scene.bylines or ends_sentence(unit.text))


def _between(walk: Walk, index: int) -> int:
    """Short lines of the body from `index` on, up to its next paragraph or its end."""
    scene = walk.scene
    end = index
    while end < len(scene.units) and not scene.units[end].prose and is_open(scene, end) and not _is_teaser(scene, end):
        end += 1
    text_below = end < len(scene.units) and is_text(scene, end)
    head = next((i for i in range(index, end) if not ends_sentence(scene.units[i].text)), end)
    unmarked = None if text_below else tails.unmarked(walk, head, end)
    if unmarked:
        for short in range(index, head):
            _short(walk, short, heading=False)
        walk.put(head, unmarked, f"rule:{unmarked}-at-the-end")
        return _tags(walk, head + 1) if unmarked == "tags" else _list(walk, head + 1)
    if text_below and openings.is_new(scene, Opening(end - 1, end), walk.known, _prior(walk, openings.UNMARKED)):
        for short in range(index, end - 1):
            _short(walk, short, heading=False)
        return begin(walk, end - 1, Opening(end - 1, end), BETWEEN)
    listed = index > 0 and scene.units[index - 1].text.endswith(":")
    for short in range(index, end):
        if listed:
            walk.put(short, "body", "rule:below-a-colon")
        else:
            _short(walk, short, heading=text_below and short == end - 1)
            listed = scene.units[short].text.endswith(":")
    return end


def _prior(walk: Walk, otherwise: float) -> float:
    return openings.CLOSED if walk.closed else otherwise


def _is_teaser(scene: Scene, index: int) -> bool:
    clue = scene.clues[index]
    return clue is not None and clue.label == "related"


def _goes_on_with_teasers(walk: Walk, index: int) -> bool:
    """Whether a bulleted headline stands below a teaser, and not in a list of the article's that the teaser cut in two."""
    unit, above = walk.scene.units[index], walk.found.get(index - 1)
    if not above or above[0] != "related" or not unit.bullet or not is_headline(unit) or unit.size > HEADING_WORDS:
        return False
    return index < 2 or not walk.scene.units[index - 2].bullet or walk.found[index - 2][0] == "related"


def _short(walk: Walk, index: int, heading: bool) -> None:
    """A short line in the body. heading: running text follows directly."""
    unit = walk.scene.units[index]
    if _goes_on_with_teasers(walk, index):
        walk.put(index, "related", IN_LIST)
    elif not heading and index in walk.scene.bylines:
        walk.put(index, "byline", "rule:byline-below-the-text")
        walk.closed = True
    elif unit.heading_tag or (heading and not unit.bullet and unit.size <= HEADING_WORDS and is_headline(unit)):
        walk.put(index, "heading", "rule:heading")
    else:
        walk.put(index, "body", "rule:within-the-body")


def _link(walk: Walk, index: int, clue: Clue) -> int:
    """A link between the paragraphs: the headline of another article below it, or a teaser."""
    opening = Opening(index, index + 1)
    if is_text(walk.scene, index + 1) and openings.is_new(walk.scene, opening, walk.known, _prior(walk, openings.LISTED)):
        return begin(walk, index, opening, BETWEEN)
    walk.put(index, clue.label, clue.why)
    return index + 1


def _single(walk: Walk, index: int, clue: Clue) -> int:
    """A line that says itself what it is."""
    label: Label = "footer" if clue.label == "section" and (not walk.inside or clue.why == BREADCRUMB) else clue.label
    walk.put(index, label, clue.why)
    walk.closed = walk.closed or clue.closes or label == "byline"
    walk.inside = walk.inside and not clue.closes
    return index + 1


def _rest(walk: Walk, index: int, clue: Clue) -> int:
    """Comments and the like: everything down to the next list or end."""
    walk.put(index, clue.label, clue.why)
    walk.inside, walk.closed = False, True
    for below in range(index + 1, len(walk.scene.units)):
        other = walk.scene.clues[below]
        if other is not None and (other.opens or other.closes):
            return below
        walk.put(below, clue.label, clue.why)
    return len(walk.scene.units)


def _tags(walk: Walk, start: int) -> int:
    """The keywords below a heading of keywords."""
    scene, index = walk.scene, start
    walk.inside, walk.closed = False, True
    while index < len(scene.units) and _is_keyword(scene, index) and not is_text(scene, index + 1):
        walk.put(index, "tags", "rule:below-keywords")
        index += 1
    return index


def _is_keyword(scene: Scene, index: int) -> bool:
    """Whether a line is short and says nothing else; a place or an outlet is a keyword there."""
    unit, clue = scene.units[index], scene.clues[index]
    named = (
        clue is not None
        and not clue.opens
        and (clue.label == "section" or (clue.label == "byline" and clue.why.startswith("rule:")))
    )
    return unit.size <= TAG_WORDS and not unit.prose and (named or is_open(scene, index))


def _list(walk: Walk, start: int) -> int:
    """What stands below a heading of links: links, and below them an article of its own, or the one above going on."""
    scene = walk.scene
    opening = openings.find(scene, start, listed=True)
    if opening and openings.is_new(scene, opening, walk.known, _prior(walk, openings.LISTED)):
        return begin(walk, start, opening, IN_LIST)
    end = opening.body if opening and walk.inside else scene.borders[start]
    for index in range(start, end):
        clue = scene.clues[index]
        if clue is not None and (clue.label in NO_ARTICLE or _is_source_line(clue)):
            walk.put(index, clue.label, clue.why)
        else:
            walk.put(index, "related", IN_LIST)
    walk.inside = walk.inside and opening is not None
    return end


def _is_source_line(clue: Clue) -> bool:
    """Whether a byline names itself one («المصدر: …»), as those of teasers do not."""
    return clue.label == "byline" and clue.why.startswith("row:")


def _below(walk: Walk, index: int) -> int:
    """Unmarked lines below an article that has ended: another article, the same going on, or the site's."""
    scene, unit = walk.scene, walk.scene.units[index]
    opening = openings.find(scene, index, listed=True)
    if opening and opening.title is not None and openings.is_new(scene, opening, walk.known, openings.CLOSED):
        return begin(walk, index, opening, IN_LIST)
    if is_text(scene, index):
        if begins(unit) < 0 or share(sample([unit]), walk.known) >= ALIKE:
            walk.inside = True
            return index
        walk.put(index, "footer", "rule:below-the-article")
        return index + 1
    while index < len(scene.units) and is_open(scene, index) and not is_text(scene, index) and scene.borders[index] != index:
        label: Label = "footer" if scene.units[index].size <= MENU_WORDS and not _may_be_entry(scene, index) else "related"
        walk.put(index, label, "rule:below-the-article")
        index += 1
    return index


def _may_be_entry(scene: Scene, index: int) -> bool:
    """Whether a short line has a bullet, or heads teasers: two longer lines or bulleted ones stand below it."""
    below = scene.units[index + 1 : index + 3]
    teasers = len(below) == 2 and all(unit.bullet or unit.size > MENU_WORDS for unit in below)
    return scene.units[index].bullet or (teasers and all(is_open(scene, i) for i in (index + 1, index + 2)))
