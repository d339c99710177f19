"""The articles layer: outlet, day, credit and dateline of each article on a page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from musnad.extract import bylines, dates, names, sources
from musnad.extract.bylines import Part
from musnad.extract.sources import Source, Sources
from musnad.model import ARTICLE_TEXT, Article, Line, Page, PageMarks
from musnad.tables import Tables

ABOVE = 3  # so many times as far counts what stands above a headline
NAME_WORDS = 5  # of the longest name of an outlet
_LABELLED = re.compile(r"(?:^|\s)(?:المصدر|المصادر|نقلا عن|source)\s*[:：]?\s*", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:[+|/،,؛]|\s[-–—]\s|\sو(?=وكالات))\s*")
_URL_DAY = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?=/|$)")


class _Credit(NamedTuple):
    source: Source
    words: str  # as the page writes it


class _Told(NamedTuple):
    """What an article's own lines tell of it."""

    day: date | None
    credit: tuple[_Credit, ...]
    place: str | None
    outlet: str | None


def find(marks: PageMarks, tables: Tables) -> tuple[Article, ...]:
    """Every article of the page, by number. A further article has the page's outlet and day where its own lines tell none."""
    page, known = marks.page, sources.build(tables)
    outlet = names.of_page(page, known)
    numbers = sorted({line.article for line in marks.lines if line.article is not None})
    told = {number: _told(page, _of(marks.lines, number), known, outlet) for number in numbers}
    given = page.hints.published or _url_day(page.hints.url)
    own = told[0].day if 0 in told else None
    if page.blocks and page.hints.published:  # the markup's day is the page's own, where its text may tell others too
        told = {number: one._replace(day=None) if number == 0 and one.day != given else one for number, one in told.items()}
        own = given
    return tuple(_article(number, told[number], outlet, own or given) for number in numbers)


def _of(lines: Iterable[Line], number: int) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.article == number)


def _article(number: int, told: _Told, outlet: str | None, day: date | None) -> Article:
    """number: 0 for the page's own article, whose outlet is the page's; others name their own first."""
    given: Literal["stated", "given"] | None = "given" if day else None
    return Article(
        number=number,
        outlet=(outlet or told.outlet) if number == 0 else (told.outlet or outlet),
        published=told.day or day,
        published_from="stated" if told.day else given,
        credit=tuple(dict.fromkeys(one.source.id for one in sorted(told.credit, key=lambda one: not one.source.agency))),
        dateline=told.place,
        why="rule:lines-and-hints",
    )


def _told(page: Page, lines: Sequence[Line], known: Sources, outlet: str | None) -> _Told:
    texts = [page.text[line.start : line.end] for line in lines if line.label == "byline"]
    head = _dateline(page, lines, known, outlet)
    credit = [one for text in texts for one in _credit(text, known, outlet)]
    credit.extend(one for line in lines if line.label == "date" for one in _behind(page.text[line.start : line.end], known))
    credit.extend(_Credit(part.source, part.text) for part in head if part.source)
    places = (place for text in texts if not _LABELLED.match(text) and (place := bylines.place(text, known, outlet)))
    place = next((part.text for part in head if part.kind == "place"), None)
    named = next((one.words for one in credit if not one.source.agency), None)
    return _Told(_day(page, lines), tuple(credit), next(places, place), named)


def _day(page: Page, lines: Sequence[Line]) -> date | None:
    """The day of publication that date lines state; that of an update where they state no other."""
    title = next((line.start for line in lines if line.label == "title"), None) if page.blocks else None
    told = ((page.text[line.start : line.end], _far(lines, line, title)) for line in lines if line.label in {"date", "byline"})
    days = [(found[1], far, found[0]) for text, far in told if (found := dates.stated_day(text))]
    return min(days, key=lambda one: one[:2])[2] if days else None


def _far(lines: Iterable[Line], line: Line, title: int | None) -> int:
    """How far a line stands from the headline, without the article's text between them; far above it pages tell today's date."""
    if title is None:
        return 0
    if line.start < title:
        return ABOVE * (title - line.start)
    text = (one.end - one.start for one in lines if one.label in ARTICLE_TEXT and title <= one.start < line.start)
    return line.start - title - sum(text)


def _credit(text: str, known: Sources, outlet: str | None) -> Iterator[_Credit]:
    """Whom a byline credits with the text. The outlet's bare name says only where we are."""
    labelled = _LABELLED.match(text)
    if labelled:
        yield from _named(text[labelled.end() :], known)
    elif text.strip().startswith("(") or not (outlet and sources.same_outlet(text, outlet)):
        yield from (_Credit(part.source, part.text) for part in bylines.parts(text, known, outlet) if part.source)


def _behind(text: str, known: Sources) -> Iterator[_Credit]:
    """The sources that a date line names behind its day («2020-03-02 - المصدر: …»)."""
    labelled = _LABELLED.search(text)
    if labelled and labelled.start() > 0:
        yield from _named(text[labelled.end() :], known)


def _named(text: str, known: Sources) -> Iterator[_Credit]:
    """The sources after «المصدر:», known or not."""
    for piece in _JOINED.split(text):
        name = piece.strip(" .()«»\"“”'*")
        source = known.source(name)
        if source:
            yield _Credit(source, name)
        elif 1 <= len(name.split()) <= NAME_WORDS and not bylines.is_generic(name):
            yield _Credit(Source(sources.id_of(name), name, agency=name.startswith("وكالة")), name)


def _dateline(page: Page, lines: Sequence[Line], known: Sources, outlet: str | None) -> tuple[Part, ...]:
    first = next((line for line in lines if line.label == "body"), None)
    return bylines.dateline(page.text[first.start : min(first.end, first.start + 200)], known, outlet) if first else ()


def _url_day(url: str | None) -> date | None:
    found = _URL_DAY.search(url or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
