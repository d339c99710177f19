"""Numbered citations of one story, and the check that they stand on their pages word for word."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from musnad.model import Citation, Cited, Page, Span, Story

CUT = "…"  # shown where a line is only a part of its sentence


class BrokenCitation(ValueError):
    """A citation's words are not what the page holds at its offsets; the message names page and offsets."""


@dataclass(slots=True)
class Ledger:
    """The citations of one story in the order of first use; the same span has the same number."""

    numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    found: list[Citation] = field(default_factory=list)


def cite(ledger: Ledger, page: Page, span: Span) -> int:
    """The number of the citation of a span.

    Raises BrokenCitation where the span is empty or not inside the page.
    """
    key = (page.name, span.start, span.end)
    if key not in ledger.numbers:
        words = page.text[span.start : span.end] if span.start >= 0 else ""
        if not words or len(words) != span.end - span.start:
            raise BrokenCitation(f"{page.name}:{span.start}-{span.end}: no such words on the page of {len(page.text)} characters")
        ledger.numbers[key] = len(ledger.found) + 1
        ledger.found.append(Citation(len(ledger.found) + 1, page.name, span.start, span.end, words))
    return ledger.numbers[key]


def one_line(words: str) -> str:
    """Words of a page on one line, runs of blanks as one."""
    return " ".join(words.split())


def check(story: Story, texts: Mapping[str, str]) -> None:
    """Re-reads every citation from the stored texts, and compares every line with the words that it cites.

    texts: the page's text by page name.
    Raises BrokenCitation at the first citation or line that does not hold.
    """
    for citation in story.citations:
        text = texts.get(citation.page)
        if text is None or text[citation.start : citation.end] != citation.words:
            place = f"{citation.page}:{citation.start}-{citation.end}"
            raise BrokenCitation(f"{place}: the page does not say «{one_line(citation.words)}»")
    words = {citation.number: one_line(citation.words) for citation in story.citations}
    for line in (story.headline, *story.brief, *story.timeline):
        _check_line(story.id, line, words)
    for utterance in story.utterances:
        for version in utterance.versions:
            _check_line(story.id, Cited(version.text, (version.citation,)), words)


def _check_line(story: str, line: Cited, words: Mapping[int, str]) -> None:
    if not line.citations or any(number not in words for number in line.citations):
        raise BrokenCitation(f"{story}: a line without citation: {line.text}")
    said = words[line.citations[0]]
    if line.text == said:
        return
    bare = line.text.removeprefix(f"{CUT} ").removesuffix(f" {CUT}")
    quoted = bare.endswith(tuple(f": «{before}{said}{after}»" for before in ("", f"{CUT} ") for after in ("", f" {CUT}")))
    if bare != said and not quoted:
        raise BrokenCitation(f"{story}: the line «{line.text}» is not in the words of citation {line.citations[0]}: «{said}»")
