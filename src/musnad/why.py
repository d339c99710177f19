"""What made the marks at one place of a page: the rule, list row or model behind each."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.model import PageMarks, Party, Statement


class Reason(NamedTuple):
    """One mark that covers the place: what it is, its words, what was decided, and what decided it."""

    what: str
    start: int
    end: int
    words: str
    says: str
    why: str


def reasons(marks: PageMarks, offset: int) -> tuple[Reason, ...]:
    """The marks that cover a code point of the page's text, from the line inwards.

    Raises IndexError where the offset is not inside the text.
    """
    text = marks.page.text
    if not 0 <= offset < len(text):
        raise IndexError(f"{offset} is not inside the page's text of {len(text)} characters")
    found = (*_line(marks), *_mentions(marks), *_times(marks), *_statements(marks))
    return tuple(
        Reason(what, start, end, text[start:end], says, why) for what, start, end, says, why in found if start <= offset < end
    )


Found = Iterator[tuple[str, int, int, str, str]]


def _line(marks: PageMarks) -> Found:
    articles = {article.number: article for article in marks.articles}
    for line in marks.lines:
        yield "line", line.start, line.end, line.label, line.why
        if line.article in articles:
            article = articles[line.article]
            day = f"{article.published} ({article.published_from})" if article.published else "no day"
            credit = f", credit {' + '.join(article.credit)}" if article.credit else ""
            says = f"number {article.number}, {article.outlet or 'no outlet'}, {day}{credit}"
            yield "article", line.start, line.end, says, article.why


def _mentions(marks: PageMarks) -> Found:
    for mention in marks.mentions:
        entity = marks.entities.get(mention.entity)
        name = f" «{entity.name}»" if entity else ""
        yield "name", mention.start, mention.end, f"{mention.type} {mention.entity}{name}", mention.why


def _times(marks: PageMarks) -> Found:
    for time in marks.times:
        yield "time", time.start, time.end, time.value, time.why


def _statements(marks: PageMarks) -> Found:
    for statement in marks.statements:
        says = _told(statement)
        if statement.cue:
            yield "cue", statement.cue.start, statement.cue.end, f"of {statement.id}: {says}", statement.why
        for role, parties in (("speaker", statement.speaker), ("carrier", statement.carriers)):
            for party in parties:
                if party.span:
                    yield role, party.span.start, party.span.end, f"of {statement.id}: {_party(party)}", statement.why
        sure = f", trust {statement.trust:.2f}"
        yield "statement", statement.start, statement.end, f"{statement.id} {says}{sure}", statement.why


def _told(statement: Statement) -> str:
    speaker = " + ".join(map(_party, statement.speaker)) or "nobody named"
    through = "".join(f", through {_party(party)}" for party in statement.carriers)
    return f"{statement.kind} {statement.act} by {speaker}{through}"


def _party(party: Party) -> str:
    return f"«{party.text}»" + (f" ({party.entity})" if party.entity else "")
