"""Pages written with their marks inside, for tests of what reads several layers at once.

⟦PER id|words⟧ (also ORG, LOC) a name · ⟦T value|words⟧ a time · ⟦s1⟧ … ⟦/s1⟧ a statement · ⟦c1|word⟧ its cue. A line of the
text is a line of the page; one that begins with `title: ` or `related: ` is that, any other is body.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from musnad.model import Article, Entity, Line, Mention, Page, PageMarks, Party, Span, Statement, Stories, Time

_MARK = re.compile(r"⟦(?:(PER|ORG|LOC|T) ([^|]+)\|([^⟧]*)|(/?)(s\d+)|c(\d+)\|([^⟧]*))⟧")


def page(name: str, text: str, statements: Mapping[str, Mapping[str, Any]] | None = None, **article: Any) -> PageMarks:
    """A page with one article.

    statements: per id its `speaker` (entity ids joined by +, or ~words), and where given `act`, `kind`, `carriers` (a list).
    article: `outlet`, `published` (ISO), `credit`, `dateline`.
    """
    plain, mentions, times, spans, cues = _read(text)
    entities = {
        m.entity: Entity(m.entity, m.type, plain[m.start : m.end]) for m in sorted(mentions, key=lambda m: m.start - m.end)[::-1]
    }
    lines, at = [], 0
    for raw in plain.split("\n"):
        label = next((label for label in ("title", "related", "summary") if raw.startswith(f"{label}: ")), "body")
        start = at + (len(label) + 2 if label != "body" else 0)
        if raw.strip():
            lines.append(Line(start, at + len(raw), label, None if label == "related" else 0, "case"))  # type: ignore[arg-type]
        at += len(raw) + 1
    day = article.get("published", "2025-03-12")
    one = Article(
        0,
        article.get("outlet", name),
        date.fromisoformat(day) if day else None,
        "given",
        tuple(article.get("credit", ())),
        article.get("dateline"),
        "case",
    )
    said = tuple(_statement(id_, spans[id_], cues.get(id_[1:]), row) for id_, row in (statements or {}).items())
    return PageMarks(
        Page(name, "-", "text/plain", plain.encode(), plain),
        tuple(lines),
        (one,),
        (),
        tuple(mentions),
        entities,
        tuple(times),
        said,
    )


def _read(text: str) -> tuple[str, list[Mention], list[Time], dict[str, Span], dict[str, Span]]:
    plain, done = "", 0
    mentions: list[Mention] = []
    times: list[Time] = []
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    cues: dict[str, Span] = {}
    for mark in _MARK.finditer(text):
        plain += text[done : mark.start()]
        done = mark.end()
        kind, value, words, closing, statement, cue, cue_words = mark.groups()
        start = len(plain)
        plain += words or cue_words or ""
        if kind == "T":
            times.append(Time(start, len(plain), value, "case"))
        elif kind:
            mentions.append(Mention(start, len(plain), kind, value, "case"))
        elif cue:
            cues[cue] = Span(start, len(plain))
        elif closing:
            spans[statement] = Span(opened[statement], start)
        else:
            opened[statement] = start
    return plain + text[done:], mentions, times, spans, cues


def _statement(id_: str, span: Span, cue: Span | None, row: Mapping[str, Any]) -> Statement:
    speaker = tuple(map(_party, row["speaker"].split("+")))
    carriers = tuple(map(_party, row.get("carriers", ())))
    return Statement(id_, span.start, span.end, row.get("kind", "indirect"), row.get("act", "say"), cue, speaker, carriers, "case")


def _party(words: str) -> Party:
    return Party(None, words[1:]) if words.startswith("~") else Party(words, words)


def stories(pages: list[PageMarks], same: Mapping[str, str] | None = None, answers: tuple[tuple[str, str], ...] = ()) -> Stories:
    """All pages as one story; statements are the same where `same` says so."""
    keys = [f"{marks.page.name}#{s.id}" for marks in pages for s in marks.statements]
    return Stories(
        {f"{marks.page.name}#0": "story" for marks in pages},
        {"story": "saga"},
        {key: (same or {}).get(key, key) for key in keys},
        answers,
    )
