"""The page read from top to bottom: head, body, lists of links, what stands below; each line gets its label and its article."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from musnad.extract import dates, openings
from musnad.extract.clutter import Clue
from musnad.extract.likeness import begins, keys, sample, share
from musnad.extract.openings import Opening, Scene, is_open, is_text
from musnad.extract.units import Unit, is_headline
from musnad.model import Label

SUMMARY_WORDS = 5  # a shorter line between headline and text is a name, not a standfirst
SUMMARY_MOST = 80
LEAD_WORDS = 12  # a line without full stop that begins like an article is its first paragraph from so many words on
DATE_WORDS = 12
HEADING_WORDS = 14
TAG_WORDS = 6
MASTHEAD_WORDS = 3  # of an outlet's name at the head of a page
MENU_WORDS = 4  # shorter lines outside of articles belong to the site, longer ones are teasers
RETOLD = 0.45  # share of a standfirst's words that the text below repeats
ALIKE = 0.3  # share of a paragraph's words in the article above from which on it goes on with it
NO_ARTICLE = frozenset({"related", "tags", "footer"})


@dataclass(slots=True)
class Walk:
    """Where the reading stands."""

    scene: Scene
    article: int = -1  # number of the article being read; none yet
    inside: bool = False  # in its body
    headline: str = ""  # its words
    closed: bool = False  # something stood below its text that ends an article
    known: set[str] = field(default_factory=set)  # the keys of its paragraphs
    found: dict[int, tuple[Label, int | None, str]] = field(default_factory=dict)

    def put(self, index: int, label: Label, why: str) -> None:
        """Label a line."""
        self.found[index] = (label, None if label in NO_ARTICLE else max(self.article, 0), why)
        if label == "body":
            self.known |= keys(self.scene.units[index].words)


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
    if walk.inside and (clue is None or clue.label != "related"):
        return _inside(walk, index)
    return _below(walk, index)


def _first(walk: Walk) -> int:
    """The page's own article: its head, up to its first paragraph."""
    scene, start = walk.scene, 0
    while True:
        opening = openings.find(scene, start, listed=False)
        if opening:
            return _begin(walk, 0, opening, "rule:above-the-headline")
        start = scene.borders[start] + 1
        if start >= len(scene.units):
            return _without_text(walk)


def _without_text(walk: Walk) -> int:
    """A page that has no line of running text: its first headline, and what is left is its body."""
    scene = walk.scene
    walk.article = 0
    able = [i for i, unit in enumerate(scene.units) if scene.clues[i] is None and (i in scene.titles or is_headline(unit))]
    for index, clue in enumerate(scene.clues):
        if clue is not None:
            walk.put(index, clue.label, clue.why)
        elif able and index <= able[0]:
            walk.put(index, "title" if index == able[0] else "footer", "rule:no-running-text")
        else:
            walk.put(index, "body", "rule:no-running-text")
    return len(scene.units)


def _begin(walk: Walk, start: int, opening: Opening, why: str) -> int:
    """Label what stands above an article as `why` says, its headline, its head and its first paragraphs; the index after them."""
    top = opening.body if opening.title is None else opening.title
    walk.headline = "" if opening.title is None else " ".join(walk.scene.units[top].words)
    walk.article, walk.inside, walk.closed, walk.known = walk.article + 1, True, False, set()
    for index in range(start, top):
        _above(walk, index, why)
    if opening.title is not None:
        walk.put(opening.title, "title", "rule:named-headline" if opening.title in walk.scene.titles else "rule:headline")
    for index in range(top + (opening.title is not None), opening.body):
        if _is_first_paragraph(walk, index):
            return index
        _head(walk, index)
    return _summary(walk, opening)


def _in_menu(scene: Scene, index: int) -> bool:
    """Whether the lines above or below are names of sections as well: a menu with an entry a line."""
    near = (scene.clues[i] for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(scene.clues))
    return sum(clue is not None and clue.label == "section" for clue in near) >= 2


def _above(walk: Walk, index: int, why: str) -> None:
    """A line above a headline: of the page's head, or of the list that the article stands below."""
    unit, clue = walk.scene.units[index], walk.scene.clues[index]
    listed = why == "rule:in-a-list"
    if walk.headline and " ".join(unit.words) == walk.headline:
        walk.put(index, "title", "rule:repeated-headline")
    elif clue is not None and not (listed and clue.label in {"date", "section", "byline"}):
        walk.put(index, "footer" if clue.label == "section" and _in_menu(walk.scene, index) else clue.label, clue.why)
    elif listed or unit.bullet:
        walk.put(index, "related", why)
    elif index == 0 and unit.size <= MASTHEAD_WORDS:
        walk.put(index, "byline", "rule:masthead")
    else:
        walk.put(index, "footer" if unit.size <= MENU_WORDS else "related", why)


def _is_first_paragraph(walk: Walk, index: int) -> bool:
    unit = walk.scene.units[index]
    return walk.scene.clues[index] is None and unit.size >= LEAD_WORDS and begins(unit) > 0.9


def _head(walk: Walk, index: int) -> None:
    """A line between headline and first paragraph."""
    unit, clue = walk.scene.units[index], walk.scene.clues[index]
    if walk.headline and " ".join(unit.words) == walk.headline:
        walk.put(index, "title", "rule:repeated-headline")
    elif clue is not None:
        walk.put(index, clue.label, clue.why)
    elif unit.size <= DATE_WORDS and not unit.prose and dates.stated_day(unit.text):
        walk.put(index, "date", "rule:date-below-the-headline")
    elif index in walk.scene.bylines:
        walk.put(index, "byline", "rule:byline-below-the-headline")
    elif unit.heading_tag and any(label == "summary" for label, *_ in walk.found.values()):
        walk.put(index, "heading", "rule:heading-tag")
    elif unit.size >= SUMMARY_WORDS:
        walk.put(index, "summary", "rule:below-the-headline")
    else:
        walk.put(index, "byline", "rule:name-below-the-headline")


def _summary(walk: Walk, opening: Opening) -> int:
    """A first paragraph that is a standfirst; the index to read on from."""
    scene, index = walk.scene, opening.body
    clue = scene.clues[index]
    if opening.title is None:
        return index
    if clue is not None and clue.label == "summary":
        walk.put(index, "summary", clue.why)
        return index + 1
    if _is_retold(scene, index):
        walk.put(index, "summary", "rule:retold-below")
        return index + 1
    return index


def _is_retold(scene: Scene, index: int) -> bool:
    """Whether a heading follows, and below it a text that begins anew and repeats this paragraph."""
    below = index + 2
    if below >= len(scene.units) or not is_open(scene, index + 1) or not is_headline(scene.units[index + 1]):
        return False
    unit, text = scene.units[index], [scene.units[i] for i in range(below, min(below + 3, len(scene.units))) if is_text(scene, i)]
    if not is_text(scene, below) or unit.size > SUMMARY_MOST or begins(scene.units[below]) < 0:
        return False
    return share(keys(unit.words), sample(text)) >= RETOLD


def _inside(walk: Walk, index: int) -> int:
    """A line of the body, or short lines between its paragraphs."""
    scene = walk.scene
    if scene.units[index].prose:
        walk.put(index, "body", "rule:running-text")
        return index + 1
    end = index
    while end < len(scene.units) and not scene.units[end].prose and is_open(scene, end) and not _is_teaser(scene, end):
        end += 1
    text_below = end < len(scene.units) and is_text(scene, end)
    if text_below and openings.is_new(scene, Opening(end - 1, end), walk.known, _prior(walk, openings.UNMARKED)):
        for short in range(index, end - 1):
            _short(walk, short, heading=False)
        return _begin(walk, end - 1, Opening(end - 1, end), "rule:between-articles")
    listed = end - index > 1 and index > 0 and scene.units[index - 1].text.endswith(":")
    for short in range(index, end):
        _short(walk, short, heading=text_below and short == end - 1 and not listed)
    return end


def _prior(walk: Walk, otherwise: float) -> float:
    return openings.CLOSED if walk.closed else otherwise


def _is_teaser(scene: Scene, index: int) -> bool:
    clue = scene.clues[index]
    return clue is not None and clue.label == "related"


def _short(walk: Walk, index: int, heading: bool) -> None:
    """A short line in the body. heading: running text follows directly."""
    unit = walk.scene.units[index]
    above = walk.found.get(index - 1)
    if above and above[0] == "related" and unit.bullet:
        walk.put(index, "related", "rule:in-a-list")
    elif not heading and index in walk.scene.bylines:
        walk.put(index, "byline", "rule:byline-below-the-text")
        walk.closed = True
    elif unit.heading_tag or (heading and not unit.bullet and unit.size <= HEADING_WORDS and is_headline(unit)):
        walk.put(index, "heading", "rule:heading")
    else:
        walk.put(index, "body", "rule:within-the-body")


def _single(walk: Walk, index: int, clue: Clue) -> int:
    """A line that says itself what it is."""
    label: Label = "footer" if clue.label == "section" and not walk.inside else clue.label
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
    while index < len(scene.units) and is_open(scene, index) and _is_keyword(scene.units[index]):
        walk.put(index, "tags", "rule:below-keywords")
        index += 1
    return index


def _is_keyword(unit: Unit) -> bool:
    return unit.size <= TAG_WORDS and not unit.prose


def _list(walk: Walk, start: int) -> int:
    """What stands below a heading of links: links, and below them an article of its own, or the one above going on."""
    scene = walk.scene
    opening = openings.find(scene, start, listed=True)
    if opening and openings.is_new(scene, opening, walk.known, _prior(walk, openings.LISTED)):
        return _begin(walk, start, opening, "rule:in-a-list")
    end = opening.body if opening and walk.inside else scene.borders[start]
    for index in range(start, end):
        clue = scene.clues[index]
        if clue is not None and (clue.label in NO_ARTICLE or _is_source_line(clue)):
            walk.put(index, clue.label, clue.why)
        else:
            walk.put(index, "related", "rule:in-a-list")
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
        return _begin(walk, index, opening, "rule:in-a-list")
    if is_text(scene, index):
        if begins(unit) < 0 or share(sample([unit]), walk.known) >= ALIKE:
            walk.inside = True
            return index
        walk.put(index, "footer", "rule:below-the-article")
        return index + 1
    while index < len(scene.units) and is_open(scene, index) and not is_text(scene, index) and scene.borders[index] != index:
        unit = scene.units[index]
        walk.put(index, "footer" if unit.size <= MENU_WORDS and not unit.bullet else "related", "rule:below-the-article")
        index += 1
    return index
