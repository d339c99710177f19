"""`musnad-page/1`: the JSON of a page, written and read back (the contract with those who measure us)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from musnad.model import Article, Entity, Line, Mention, Page, PageMarks, Party, Span, Statement, Time

FORMAT = "musnad-page/1"


class BadPageJson(ValueError):
    """A file is no musnad-page/1 document."""


def dump(marks: PageMarks) -> dict[str, Any]:
    """The JSON document of a page; where its file is not the text itself in UTF-8, also the text that the offsets run over."""
    document: dict[str, Any] = {"format": FORMAT, "page": marks.page.name}
    if marks.page.encoding != "utf-8":
        document["encoding"] = marks.page.encoding
    if marks.page.media == "text/html" or marks.page.encoding != "utf-8":
        document["text"] = marks.page.text
    document["lines"] = [
        {"start": line.start, "end": line.end, "label": line.label, "article": line.article, "why": line.why}
        for line in marks.lines
    ]
    document["articles"] = [_article(article) for article in marks.articles]
    document["entities"] = {
        entity.id: {"type": entity.type, "name": entity.name, "variants": list(entity.variants)}
        for entity in marks.entities.values()
    }
    document["mentions"] = [
        {"start": m.start, "end": m.end, "type": m.type, "entity": m.entity, "why": m.why} for m in marks.mentions
    ]
    document["times"] = [{"start": t.start, "end": t.end, "value": t.value, "why": t.why} for t in marks.times]
    document["statements"] = [_statement(statement) for statement in marks.statements]
    return document


def _article(article: Article) -> dict[str, Any]:
    return {
        "number": article.number,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "credit": list(article.credit),
        "dateline": article.dateline,
        "why": article.why,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "start": statement.start,
        "end": statement.end,
        "kind": statement.kind,
        "act": statement.act,
        "cue": {"start": statement.cue.start, "end": statement.cue.end} if statement.cue else None,
        "speaker": [_party(party) for party in statement.speaker],
        "carriers": [_party(party) for party in statement.carriers],
        "why": statement.why,
        "trust": statement.trust,
    }


def _party(party: Party) -> dict[str, Any]:
    span = {"start": party.span.start, "end": party.span.end} if party.span else {}
    return {"entity": party.entity, "text": party.text, **span}


def load(document: Mapping[str, Any], page: Page) -> PageMarks:
    """The marks that a document holds, on `page`.

    Raises BadPageJson where the format's name is another or a needed field is absent.
    """
    if document.get("format") != FORMAT:
        raise BadPageJson(f"{page.name}: the format is {document.get('format')!r}, not {FORMAT}")
    try:
        return PageMarks(
            page=page,
            lines=tuple(Line(x["start"], x["end"], x["label"], x.get("article"), x.get("why", "")) for x in document["lines"]),
            articles=tuple(_load_article(x) for x in document["articles"]),
            mentions=tuple(Mention(x["start"], x["end"], x["type"], x["entity"], x.get("why", "")) for x in document["mentions"]),
            entities={
                key: Entity(key, x.get("type", "PER"), x["name"], tuple(x.get("variants", ())))
                for key, x in document["entities"].items()
            },
            times=tuple(Time(x["start"], x["end"], x["value"], x.get("why", "")) for x in document["times"]),
            statements=tuple(_load_statement(x) for x in document["statements"]),
        )
    except (KeyError, TypeError) as error:
        raise BadPageJson(f"{page.name}: a field is absent or of another kind: {error}") from error


def _load_article(x: Mapping[str, Any]) -> Article:
    published = date.fromisoformat(x["published"]) if x["published"] else None
    return Article(
        x["number"],
        x["outlet"],
        published,
        x.get("published_from"),
        tuple(x.get("credit", ())),
        x.get("dateline"),
        x.get("why", ""),
    )


def _load_statement(x: Mapping[str, Any]) -> Statement:
    cue = Span(x["cue"]["start"], x["cue"]["end"]) if x.get("cue") else None
    speaker, carriers = (tuple(map(_load_party, x[key])) for key in ("speaker", "carriers"))
    return Statement(
        x["id"], x["start"], x["end"], x["kind"], x["act"], cue, speaker, carriers, x.get("why", ""), x.get("trust", 1.0)
    )


def _load_party(x: Mapping[str, Any]) -> Party:
    return Party(x["entity"], x["text"], Span(x["start"], x["end"]) if "start" in x else None)
