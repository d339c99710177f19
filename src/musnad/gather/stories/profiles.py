"""What an article is compared by: the keys of its headline, lead and text, its names, its figures and days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import fsum, log, sqrt

from musnad.gather.stems import key, weights
from musnad.model import PageMarks, Passage, Token

LEAD = 45  # words of the text that count as its lead
LONGEST = 700  # words of an article that are read; news tells its news first
TITLE_COUNT, LEAD_COUNT = 3.0, 2.0  # how often a word of the headline or lead counts
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as it is compared with others."""

    key: str  # PAGE#number
    page: str
    day: date | None  # of publication
    happened: str | None  # the first day that headline or lead names
    title: Mapping[str, float]  # keys of the headline with what they tell, in sum 1; of the first words where there is none
    news: Mapping[str, float]  # keys of headline and lead, likewise
    words: frozenset[str]  # all keys
    vector: Mapping[str, float]  # of unit length
    figures: frozenset[str]  # numbers in the headline
    names: frozenset[str]  # entities in headline and lead
    tells: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Draft:
    key: str
    page: str
    day: date | None
    happened: str | None
    title: list[str]
    body: list[str]
    names: frozenset[str]


def profiles(pages: Sequence[PageMarks]) -> list[Profile]:
    """The profile of every article, in the order of the pages."""
    drafts = [draft for marks in pages for draft in _drafts(marks)]
    tells = weights(chain(draft.title, draft.body) for draft in drafts)
    return [_profile(draft, tells) for draft in drafts]


def _drafts(marks: PageMarks) -> Iterator[_Draft]:
    parts: dict[int | None, list[Passage]] = {}
    for passage in marks.passages:
        parts.setdefault(passage.line.article, []).append(passage)
    for article in marks.articles:
        mine = parts.get(article.number, [])
        title = _words(passage for passage in mine if passage.line.label in {"title", "summary"})
        body = _words(passage for passage in mine if passage.line.label == "body")
        starts = _front(title, body)
        yield _Draft(
            key=f"{marks.page.name}#{article.number}",
            page=marks.page.name,
            day=article.published,
            happened=_happened(marks, starts, article.published),
            title=[key(token.form) for token in title],
            body=[key(token.form) for token in body],
            names=frozenset(m.entity for m in marks.mentions if _in(starts, m.start)),
        )


def _words(passages: Iterable[Passage]) -> list[Token]:
    words: list[Token] = []
    for passage in passages:
        words += [token for token in passage.tokens[:LONGEST] if token.form[0].isalnum()]
        if len(words) >= LONGEST:
            break
    return words[:LONGEST]


def _front(title: Sequence[Token], body: Sequence[Token]) -> list[tuple[int, int]]:
    """Where headline and lead stand on the page."""
    return [(part[0].start, part[-1].end) for part in (title, body[:LEAD]) if part]


def _in(spans: Iterable[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _happened(marks: PageMarks, front: Sequence[tuple[int, int]], published: date | None) -> str | None:
    """The first day in headline or lead that is not long past and not planned."""
    for time in marks.times:
        if len(time.value) >= 10 and time.value[4] == "-" and _in(front, time.start):
            day = _day(time.value[:10])
            if day and (published is None or -1 <= (published - day).days <= 10):
                return day.isoformat()
    return None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:  # a value that is no day, from a layer that erred: no evidence
        return None


def _profile(draft: _Draft, tells: Mapping[str, float]) -> Profile:
    lead = draft.body[:LEAD]
    counts: dict[str, float] = {}
    for part, count in ((draft.title, TITLE_COUNT), (lead, LEAD_COUNT), (draft.body[LEAD:], 1.0)):
        for word in part:
            counts[word] = counts.get(word, 0.0) + count
    vector = {word: (1 + log(count)) * tells[word] for word, count in counts.items() if tells[word] > 1}
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return Profile(
        key=draft.key,
        page=draft.page,
        day=draft.day,
        happened=draft.happened,
        title=_parts(draft.title or lead[:12], tells),
        news=_parts(draft.title + lead[:30], tells),
        words=frozenset(counts),
        vector={word: value / length for word, value in vector.items()},
        figures=frozenset(word for word in draft.title if word.isdecimal() and len(word) < 5 and int(word) not in YEARS),
        names=draft.names,
        tells=tells,
    )


def _parts(words: Iterable[str], tells: Mapping[str, float]) -> dict[str, float]:
    found = {word: tells[word] for word in words}
    whole = sum(found.values())
    return {word: told / whole for word, told in found.items()}


def share(parts: Mapping[str, float], others: Set[str]) -> float:
    """How much of what some words tell others hold, 0 to 1."""
    return fsum(map(parts.__getitem__, parts.keys() & others))
