"""The head of an article: what stands above its headline, between headline and text, and a standfirst."""

from musnad.extract import dates
from musnad.extract.furniture import is_ruled
from musnad.extract.likeness import begins, keys, sample, share
from musnad.extract.openings import Opening, Scene, is_open, is_text
from musnad.extract.units import is_headline
from musnad.extract.walk import MENU_WORDS, Walk

SUMMARY_WORDS = 5  # a shorter line between headline and text is a name, not a standfirst
SUMMARY_MOST = 80
LEAD_WORDS = 12  # a line without full stop that begins like an article is its first paragraph from so many words on
LINE_WORDS = 6  # the same, for one that stands below the byline and on the text
DATE_WORDS = 12  # of the longest line of author, day and number of comments
MASTHEAD_WORDS = 3  # of an outlet's name at the head of a page
RETOLD = 0.45  # share of a standfirst's words that the text below repeats
IN_LIST, ABOVE, BETWEEN = "rule:in-a-list", "rule:above-the-headline", "rule:between-articles"


def begin(walk: Walk, start: int, opening: Opening, why: str) -> int:
    """Label what stands above an article as `why` says, its headline, its head and its first paragraphs; the index after them."""
    top = opening.body if opening.title is None else opening.title
    walk.headline = "" if opening.title is None else " ".join(walk.scene.units[top].words)
    walk.article, walk.inside, walk.closed, walk.known = walk.article + 1, True, False, set()
    for index in range(start, top):
        why = IN_LIST if _heads_list(walk.scene, index - 1) else why
        _above(walk, index, why)
    if opening.title is not None:
        walk.put(opening.title, "title", "rule:named-headline" if opening.title in walk.scene.titles else "rule:headline")
    listed = False
    for index in range(top + (opening.title is not None), opening.body):
        listed = listed or _heads_list(walk.scene, index)
        if listed and walk.scene.clues[index] is None:
            walk.put(index, "related", IN_LIST)
        elif _is_first_paragraph(walk, index, opening):
            return index
        else:
            _head(walk, index)
    return _summary(walk, opening)


def _heads_list(scene: Scene, index: int) -> bool:
    clue = scene.clues[index] if index >= 0 else None
    return clue is not None and clue.opens == "list" and clue.label == "related"


def _above(walk: Walk, index: int, why: str) -> None:
    """A line above a headline: of the page's head, or of the list that the article stands below."""
    unit, clue = walk.scene.units[index], walk.scene.clues[index]
    listed = why == IN_LIST
    if walk.headline and " ".join(unit.words) == walk.headline:
        walk.put(index, "title", "rule:repeated-headline")
    elif clue is not None and not (listed and clue.label in {"date", "section", "byline"}):
        walk.put(index, "footer" if clue.label == "section" and _in_menu(walk.scene, index) else clue.label, clue.why)
    elif listed or unit.bullet:
        walk.put(index, "related", why)
    elif index == 0 and unit.size <= MASTHEAD_WORDS and not walk.scene.named:
        walk.put(index, "byline", "rule:masthead")
    elif unit.size <= MASTHEAD_WORDS and _stands_on_headline(walk, index):
        walk.put(index, "section", "rule:above-the-headline")
    else:
        walk.put(index, "footer" if unit.size <= MENU_WORDS else "related", why)


def _stands_on_headline(walk: Walk, index: int) -> bool:
    """Whether the article's headline is the next line that says nothing else of itself."""
    scene = walk.scene
    if is_ruled(scene.units[index]) or any(char.isdigit() or char.isascii() for char in scene.units[index].text if char.isalnum()):
        return False
    below = next((i for i in range(index + 1, len(scene.units)) if scene.clues[i] is None), None)
    return below is not None and " ".join(scene.units[below].words) == walk.headline


def _in_menu(scene: Scene, index: int) -> bool:
    """Whether the lines above or below are names of sections as well: a menu with an entry a line."""
    near = (scene.clues[i] for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(scene.clues))
    return sum(clue is not None and clue.label == "section" for clue in near) >= 2


def _is_first_paragraph(walk: Walk, index: int, opening: Opening) -> bool:
    """Whether a line without full stop is text already: it begins like an article, or stands below the byline and on the text."""
    unit, clues = walk.scene.units[index], walk.scene.clues
    if clues[index] is not None or opening.title is None or unit.heading_tag or index in walk.scene.bylines:
        return False
    if (unit.size >= LEAD_WORDS and begins(unit) > 0.9) or (unit.size >= LINE_WORDS and unit.text.endswith(":")):
        return True
    meta_above = any(clue is not None for clue in clues[opening.title + 1 : index])
    return unit.size >= LINE_WORDS and meta_above and all(clue is None for clue in clues[index : opening.body])


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
    if opening.title is None or not is_text(scene, index):
        return index
    clue = scene.clues[index]
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
