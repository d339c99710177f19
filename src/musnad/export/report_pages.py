"""The cited pages as data for the report's script: each text once, as lines with their label, offsets and names."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from musnad.arabic import words as forms
from musnad.export import safe, spoken, words
from musnad.model import Article, Citation, Line, PageMarks, Span, Statement, Story, Time, Version


class BadReport(ValueError):
    """A brief and its pages do not fit together; the message names page or story."""


class Evidence:
    """Numbers the citations of all stories and collects the pages they stand on, each page once."""

    def __init__(self, pages: Iterable[PageMarks]) -> None:
        self._marks: Mapping[str, PageMarks] = {marks.page.name: marks for marks in pages}
        self._said = {(marks.page.name, said.id): said for marks in self._marks.values() for said in marks.statements}
        self._spoken: dict[str, Mapping[str, Time]] = {}
        self._forms: dict[str, set[str]] = {}  # entity → words of its names
        for marks in self._marks.values():
            for entity in marks.entities.values():
                names = self._forms.setdefault(entity.id, set())
                names.update(form for name in (entity.name, *entity.variants) for form in forms(name))
        self._place: dict[str, int] = {}
        self._pages: list[dict[str, Any]] = []
        self._citations: list[list[Any]] = []

    def add(self, story: Story) -> dict[int, dict[str, Any]]:
        """The story's citations by their number, each with what the template shows of it.

        Raises BadReport where a citation's page is not there or does not hold the citation's words.
        """
        versions = {version.citation: version for said in story.utterances for version in said.versions}
        return {citation.number: self._cite(citation, versions.get(citation.number)) for citation in story.citations}

    def links(self, version: Version) -> tuple[Span | None, ...]:
        """Where on its page each name of a version's chain stands, None for one without a place there (a credit, the outlet)."""
        said = self._said.get((version.page, version.statement))
        if said is None:
            return (None,) * len(version.chain)
        found: list[Span | None] = [next((party.span for party in said.speaker if party.span), None)][: len(version.chain)]
        waiting = list(said.carriers)
        for name in version.chain[1:]:
            words_ = set(forms(name))
            carrier = next((c for c in waiting if words_ & self._forms.get(c.entity or "", set()).union(forms(c.text))), None)
            if carrier:
                waiting = waiting[waiting.index(carrier) + 1 :]
            found.append(carrier.span if carrier else None)
        return tuple(found)

    def spoken(self, version: Version) -> tuple[str, Span] | None:
        """When the page says that it was said, and where."""
        time = self._when(version.page).get(version.statement)
        return (time.value, Span(time.start, time.end)) if time else None

    def _when(self, page: str) -> Mapping[str, Time]:
        if page not in self._spoken:
            self._spoken[page] = spoken.when(self._marks[page]) if page in self._marks else {}
        return self._spoken[page]

    def name(self, page: str, entity: str) -> str:
        """The name of an entity of a page; an id that the page does not know is given back."""
        marks = self._marks.get(page)
        return marks.entities[entity].name if marks and entity in marks.entities else entity

    def data(self) -> dict[str, Any]:
        """What the script reads: the pages and the citations, each a row as short as may be."""
        return {"pages": self._pages, "citations": self._citations}

    def _cite(self, citation: Citation, version: Version | None) -> dict[str, Any]:
        marks = self._marks.get(citation.page)
        if marks is None:
            raise BadReport(f"the page {citation.page} is cited and was not given")
        if not citation.words or marks.page.text[citation.start : citation.end] != citation.words:
            raise BadReport(f"{citation.page}:{citation.start}-{citation.end}: the page does not hold the words cited")
        article = _article(marks, citation.start)
        said = self._said.get((version.page, version.statement)) if version else None
        shown = (version and version.outlet) or (article and article.outlet) or outlet_of(marks)
        published = (article and article.published) or marks.page.hints.published
        day = words.when(published.isoformat()) if published else None
        line = marks.page.text.count("\n", 0, citation.start) + 1
        index = len(self._citations)
        self._citations.append(
            [
                *(citation.number, self._page(marks), citation.start, citation.end, line, safe.plain(shown)),
                list(day) if day else None,
                _parts(said, self._when(citation.page).get(said.id)) if said else [],
            ]
        )
        return {"number": citation.number, "index": index, "outlet": shown, "day": day, "line": line, "words": citation.words}

    def _page(self, marks: PageMarks) -> int:
        name = marks.page.name
        if name not in self._place:
            self._place[name] = len(self._pages)
            self._pages.append(_page(marks))
        return self._place[name]


def _parts(said: Statement, when: Time | None) -> list[tuple[int, int]]:
    """The words beside a content that say who, how, through whom and when, each once."""
    spans = [said.cue, *(party.span for party in (*said.speaker, *said.carriers)), Span(when.start, when.end) if when else None]
    return sorted({(span.start, span.end) for span in spans if span})


def outlet_of(marks: PageMarks) -> str:
    """Who published a page, as far as is known: its outlet, else its address's host, else its name."""
    known = (article.outlet for article in marks.articles if article.outlet)
    address = safe.link(marks.page.hints.url)
    return next(known, None) or marks.page.hints.outlet or (address[1] if address else marks.page.name)


def _article(marks: PageMarks, offset: int) -> Article | None:
    starts = [line.start for line in marks.lines]
    at = bisect_right(starts, offset) - 1
    number = marks.lines[at].article if at >= 0 else None
    return next((article for article in marks.articles if article.number == number), None)


def _page(marks: PageMarks) -> dict[str, Any]:
    """One page: lines as [start, label, text, direction, hidden signs], names as [start, end, which entity]."""
    entities = {id_: number for number, id_ in enumerate(marks.entities)}
    return {
        "link": safe.link(marks.page.hints.url),
        "lines": [_line(marks.page.text[line.start : line.end], line) for line in marks.lines],
        "names": sorted((m.start, m.end, entities.get(m.entity, -1)) for m in marks.mentions),
        "entities": [safe.plain(entity.name) for entity in marks.entities.values()],
    }


def _line(text: str, line: Line) -> list[Any]:
    signs = [(found.start(), safe.sign(found[0])) for found in safe.SIGN.finditer(text)]
    return [line.start, line.label, text, safe.direction(text), *([signs] if signs else [])]
