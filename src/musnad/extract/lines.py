"""The lines layer: which line is article, of which article, and which is the site's."""

from collections.abc import Iterator, Sequence

from musnad.arabic import folded, words
from musnad.extract import (
    between,
    blocks,
    boxes,
    bylines,
    clutter,
    dates,
    furniture,
    marked,
    names,
    openings,
    sequences,
    signatures,
    sources,
    units,
    voice,
    zones,
)
from musnad.extract.clutter import Clue
from musnad.extract.openings import Scene
from musnad.extract.sources import Sources
from musnad.extract.units import Unit
from musnad.extract.walk import NO_ARTICLE, Reading
from musnad.model import ARTICLE_TEXT, Line, Page, PageMarks
from musnad.tables import Tables

WHOLE_PAGE = 12  # lines from which on markup is a page with furniture, as the classifier knows them, and no fragment
HEAD_LINES = 12  # lines among which the headline named by an address is looked for
OWN_WORDS = 15  # of a line with which an outlet furnishes its pages
FAR = 4  # lines between a line and the next paragraph
BELOW = 3  # lines between a headline and the day of its publication
NAMED = 0.75  # share of a line's words that an address has to hold
VOICE = "rule:voice-of-a-site"
BETWEEN = frozenset({"rule:ad-mark", "rule:appeal", "rule:leads-over"})  # what stands between the paragraphs of an article
SURE = frozenset({VOICE, "rule:end-mark", *BETWEEN, *sequences.SURE})  # what outweighs the classifier
ACTS = frozenset({"rule:site-actions", "rule:menu"})
_WEIGHED = ARTICLE_TEXT - {"title"}  # labels of the classifier that a line's own words may outweigh
ROW = "row:clutter.tsv:"
SOURCE_WORDS = 8  # of the longest line that names the text's source


def find(marks: PageMarks, tables: Tables) -> tuple[Line, ...]:
    """Every non-blank line of the page with its label and, where it belongs to one, its article; in page order."""
    found = scene(marks.page, tables)
    read = tuple(zones.read(found))
    if marks.page.blocks and len(read) >= WHOLE_PAGE:
        read = tuple(marked.read(found, read, marks.page.hints.title))
        sure = signatures.read(found, boxes.read(found, tuple(_overruled(found, read))))
        read = sure if any(label == "body" for label, _, _ in sure) else read  # a notice can be the page's only text
    return tuple(
        Line(unit.start, unit.end, label, article, why) for unit, (label, article, why) in zip(found.units, read, strict=True)
    )


def _overruled(found: Scene, read: Sequence[Reading]) -> Iterator[Reading]:
    """The classifier's reading, but for what surely is no text and for the day below a headline."""
    first = next((index for index, (label, _, _) in enumerate(read) if label == "title"), 0)
    last, number = -BELOW - 1, 0
    for index, (unit, reading) in enumerate(zip(found.units, read, strict=True)):
        label, article, _ = reading
        last, number = (index, article or 0) if label == "title" else (last, number)
        sure = _outweighs(found, read, index) if label in _WEIGHED else None
        if sure:
            yield sure.label, None if sure.label in NO_ARTICLE else article, sure.why
        elif label == "heading" and index < first:
            yield "footer", None, "rule:above-the-headline"
        elif article is None and index - last <= BELOW and _dates_it(unit, read[last + 1 : index]):
            yield "date", number, "rule:date-line"
        else:
            yield reading


def _outweighs(found: Scene, read: Sequence[Reading], index: int) -> Clue | None:
    """What outweighs the classifier's reading of a line as text: its own words, or where it stands."""
    unit, clue = found.units[index], found.clues[index]
    own = _sure(unit, clue) if clue is not None else None
    return own or between.told(unit, clue, read[index][0], _near(found.units, read, index))


def _near(units: Sequence[Unit], read: Sequence[Reading], index: int) -> tuple[Unit | None, Unit | None]:
    """The next paragraphs above and below a line."""
    above = next((units[i] for i in range(index - 1, max(-1, index - 1 - FAR), -1) if read[i][0] == "body"), None)
    return above, next((units[i] for i in range(index + 1, min(len(units), index + 1 + FAR)) if read[i][0] == "body"), None)


def _dates_it(unit: Unit, between: Sequence[Reading]) -> bool:
    """Whether a line tells the day of the headline above: a word of publication and a day, or a day alone before any text."""
    if dates.tells_publication(unit):
        return True
    alone = not any(label == "body" for label, _, _ in between) and dates.is_date_line(unit)
    return alone and dates.stated_day(unit.text) is not None


def _sure(unit: Unit, clue: Clue) -> Clue | None:
    """A line's own words, where they outweigh the classifier: the site's voice, its actions, a source, a day of publication."""
    if not clue.soft and clue.why in SURE:
        return clue
    if clue.soft or unit.prose or unit.size > OWN_WORDS:
        return None
    told = clue.why.startswith(ROW)
    if clue.sure and not unit.heading_tag:
        return clue
    if clue.label == "footer" and (told or clue.why in ACTS) and furniture.is_ruled(unit):
        return clue
    if clue.label == "byline" and told and unit.size <= SOURCE_WORDS:
        return clue
    return clue if clue.label == "date" and (dates.tells_publication(unit) or dates.in_two_calendars(unit)) else None


def scene(page: Page, tables: Tables) -> Scene:
    """The lines of a page with what each says of itself."""
    known = sources.build(tables)
    found = units.cut(page)
    outlet = names.of_page(page, known)
    doubtful = frozenset(
        index for index, unit in enumerate(found) if not unit.linked and bylines.may_be_byline(unit, known, outlet)
    )
    clues = sequences.read(found, tuple(_clues(found, known, outlet)))
    return openings.scene(found, clues, frozenset(_titles(page, found)), doubtful, bool(outlet))


def _clues(found: Sequence[Unit], known: Sources, outlet: str | None) -> Iterator[Clue | None]:
    """What each line says of itself: its own words first, then the markup around it."""
    frame = blocks.wrappers(found)
    headed = tail = False
    for index, unit in enumerate(found):
        below = found[index + 1] if index + 1 < len(found) else None
        own = _of_outlet(unit, known, outlet) or clutter.clue(unit, below, headed, tail)
        if own is None or (own.label == "section" and headed):  # below a headline, a country's name is where the text was written
            own = _byline(unit, known, outlet) or own
        around = blocks.clue(unit, frame)
        if around and (own is None or (own.soft and not around.soft)):
            own = around
        clue = own or blocks.bare_link(unit) or clutter.foreign(unit) or _photo(unit, known, headed)
        headed = headed or (clue is None and unit.size > 2 and not furniture.is_ruled(unit))
        tail = (clue is None and unit.prose) or (tail and clue is not None and not clue.opens)
        heard = _voice(unit) if clue is None or clue.soft else None
        yield heard if heard and (clue is None or not heard.soft) else clue


def _voice(unit: Unit) -> Clue | None:
    """What the voice of a line's sentences says; a soft clue where it is only likely."""
    told = voice.told(unit)
    return Clue("footer", VOICE if told[0] == "site" else "rule:voice-of-a-reader", soft=not told[1]) if told else None


def _of_outlet(unit: Unit, known: Sources, outlet: str | None) -> Clue | None:
    """What furnishes the pages of this outlet, by its own file."""
    why = None if unit.prose or unit.size > OWN_WORDS else known.own_phrase(outlet, unit.words)
    return Clue("footer", why) if why else None


def _byline(unit: Unit, known: Sources, outlet: str | None) -> Clue | None:
    """Places, agencies, outlets and people, with nothing else on the line."""
    if outlet and not unit.prose and unit.size <= 6 and sources.same_outlet(unit.text, outlet):
        return Clue("byline", "rule:outlet-name")
    return Clue("byline", "rule:byline") if bylines.is_byline(unit, known, outlet) else None


def _photo(unit: Unit, known: Sources, headed: bool) -> Clue | None:
    return Clue("footer", "rule:photo-credit") if headed and bylines.is_photo_credit(unit, known) else None


def _titles(page: Page, found: Sequence[Unit]) -> Iterator[int]:
    """Lines that the markup, the manifest or the address call the headline."""
    yield from blocks.tag_titles(found)
    title = " ".join(folded(page.hints.title or "").split())
    first = words(title)[:1]
    slug = sources.slug_words(page.hints.url)
    for index, unit in enumerate(found[:HEAD_LINES]):
        if title and unit.words[:1] == first and len(unit.text) <= 3 * len(title) and " ".join(folded(unit.text).split()) == title:
            yield index
        held = {word for word in unit.words if len(word) > 1}
        if len(held) >= 3 and len(slug) >= 3 and len(held & slug) >= NAMED * max(len(held), 1):
            yield index
