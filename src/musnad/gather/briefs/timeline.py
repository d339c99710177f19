"""Dated facts of an affair: each date with the clause that it stands in, told once however many outlets tell it."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

from musnad.arabic import folded
from musnad.gather.briefs import utterances
from musnad.gather.briefs.citing import CUT, cite, one_line
from musnad.gather.briefs.clauses import closed, cut, length, segments, words
from musnad.gather.briefs.facts import Fact, best, is_planned, order, rank, still_open, together, value_of
from musnad.gather.briefs.headlines import DAY, near
from musnad.gather.briefs.material import Material, Piece, about, sentence_at, standing, statements_at, times_at
from musnad.model import Cited, Span, Statement, Time
from musnad.tables import lexicon

CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:]+Z?)?)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
LONGEST = 25  # words of a line that is a part of its sentence
WHOLE = 30  # words of a sentence that is shown whole
A_DAY = 3  # facts shown on one date
SPOKEN = 1  # that many where they only tell that somebody spoke
MOST = 16  # facts shown in all
LEAST = 0.25  # a fact of one outlet that is so much less about the story than the best is left out
DATES = 60  # dates of one article
_FUTURE = re.compile(r"[وف]?س[يتن]\w{3,}")
_PLANS = frozenset({"hope", "commit", "demand"})
_BORN = frozenset({"مواليد", "ولد", "المولود", "المولوده", "المولودين", "ولدت"})

_WHICH = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "والذي", "والتي"})


def facts(material: Material) -> list[list[Fact]]:
    """The dated facts of the affair in the order of their dates, each with the clauses that tell it."""
    found = [fact for piece in material.saga for fact in _facts(material, piece)]
    groups = together(sorted(found, key=lambda f: (len(f.value), f.weight), reverse=True))
    return sorted(_keep(still_open(groups)), key=lambda g: (order(value_of(g)), is_planned(g)))


def _facts(material: Material, piece: Piece) -> list[Fact]:
    """The dated clauses of an article; one of its headline is left out where its text has the date too.

    A clause with several dates is told once: under what it tells before when it was said, under a date before a stretch of time,
    else under the first.
    """
    dated = [fact for time in _dates(piece) if (fact := _fact(material, piece, time))]
    first: dict[Span, Fact] = {}
    for fact in dated:
        first[fact.span] = min(first.get(fact.span, fact), fact, key=lambda f: (f.speech, "/" in f.value))
    found = list(first.values())
    told = {fact.value for fact in found if not fact.titled}
    return [fact for fact in found if not fact.titled or fact.value not in told]


def _dates(piece: Piece) -> Iterator[Time]:
    """The calendar dates of an article; one with a great many is a calendar itself, and its first ones do."""
    return islice((time for time in piece.times if CALENDAR.fullmatch(time.value)), DATES)


def plan(groups: Sequence[list[Fact]], own: Collection[Piece], after: str | None) -> list[Fact] | None:
    """What is still to come after a day, as most outlets tell it in the story's own articles."""
    keys = {piece.key for piece in own}
    ahead = [g for g in groups if is_planned(g) and (after is None or order(value_of(g))[0] > after)]
    told = [found for g in ahead if (found := [fact for fact in g if fact.piece.key in keys])]
    return max(told, key=rank, default=None)


def _fact(material: Material, piece: Piece, time: Time) -> Fact | None:
    mark = Span(time.start, time.end)
    sentence = sentence_at(piece, mark)
    asked = piece.text[sentence.start : sentence.end].endswith(("؟", "?"))
    if asked or not sentence.start <= mark.start < mark.end <= sentence.end or _background(piece, time, sentence):
        return None
    inside = next((s for s in statements_at(piece, mark) if s.start <= time.start and time.end <= s.end), None)
    if inside and inside.doubtful:
        return None
    others = (t for t in times_at(piece, sentence) if t.value != time.value and CALENDAR.fullmatch(t.value))
    fences = [Span(t.start, t.end) for t in others]
    whole, speaker = standing(piece, sentence), ""
    span = whole if length(piece.text, whole) <= WHOLE else standing(piece, cut(piece.text, whole, mark, LONGEST, fences))
    ragged = length(piece.text, whole) > WHOLE and (span.start > whole.start + 1 or span.end < whole.end - 2)
    if inside and (ragged or not _attributed(inside, span)):
        whole = Span(max(sentence.start, inside.start), min(sentence.end, inside.end))
        fits = length(piece.text, whole) <= WHOLE
        span = whole if fits else closed(piece.text, cut(piece.text, whole, mark, LONGEST, fences), inside.end)
        speaker = utterances.speaker(inside, material.names)
    if length(piece.text, span) < 4:
        return None
    short = (span.start > whole.start + 1, span.end < whole.end - 2)
    items = about(piece, span) - about(piece, mark)
    spoken = _spoken(piece, time.value, inside, span)
    ahead = planned(piece, time, inside, spoken)
    weight = sum(material.profile.get(item, 0.0) for item in items) / (10 + length(piece.text, span))
    weight *= (0.5 if short[0] else 1.0) * (0.8 if speaker else 1.0) * (0.8 if short[1] else 1.0)
    titled = any(line.start <= mark.start < line.end for line in piece.lines if line.label == "title")
    said = frozenset(_saying(material, piece, mark))
    return Fact(piece, time.value, span, items, ahead, speaker, short, spoken and not ahead, weight, said, titled)


def _saying(material: Material, piece: Piece, mark: Span) -> Iterator[str]:
    for statement in statements_at(piece, mark):
        if statement.start <= mark.start and mark.end <= statement.end:
            key = f"{piece.marks.page.name}#{statement.id}"
            yield material.stories.same.get(key, key)


def _spoken(piece: Piece, value: str, inside: Statement | None, span: Span) -> bool:
    """Whether the date only says when somebody spoke: it stands beside a cue, or is the «today» of the words themselves."""
    if inside is None:
        return any(s.cue and span.start - 1 <= s.cue.start for s in statements_at(piece, span))
    day = DAY.match(value)
    return day is not None and near(day[0], piece.article.published, 1)


def _attributed(statement: Statement, span: Span) -> bool:
    """Whether the clause holds the words that say whose statement it is."""
    return statement.cue is not None and span.start <= statement.cue.start and statement.cue.end <= span.end


def _background(piece: Piece, time: Time, sentence: Span) -> bool:
    """A year of birth, «since» a year, the year of the article itself, or a year in a relative clause dates no happening.

    So does a month in a relative clause, where the sentence has a date of its own.
    """
    if len(time.value) > len("2024-10"):
        return False
    day = piece.article.published
    if day and time.value == str(day.year) and not any(is_future(t.form) for t in words(piece.text, sentence)):
        return True  # «هذا العام» dates nothing
    part = next((p for p in segments(piece.text, sentence) if p.start <= time.start < p.end), sentence)
    before = [t.form for t in words(piece.text, Span(part.start, time.start))]
    if len(time.value) > len("2024"):
        dated = any(CALENDAR.fullmatch(t.value) and t.start < time.start for t in times_at(piece, sentence))
        return dated and bool(_WHICH & set(before))
    return bool(before) and (before[-1] in _BORN or before[-1].removeprefix("و") == "منذ" or bool(_WHICH & set(before)))


@cache
def _foreseen(kind: str) -> frozenset[str]:
    return frozenset(folded(row["word"]) for row in lexicon("brief_foreseen") if row["kind"] == kind)


def planned(piece: Piece, time: Time, inside: Statement | None, speech: bool) -> bool:
    """Whether the page foresees what it dates: the date lies after the article's day, or the words around it speak of the future.

    inside: the statement whose content holds the date; a hope, a commitment or a demand foresees, unless its date is past.
    speech: the date says when somebody spoke, so that his words tell nothing about it where it stands outside them.
    """
    day, until = piece.article.published, time.value.rpartition("/")[2][:10]
    now = day.isoformat()[: len(until)] if day else until
    if until > now:
        return True
    if speech and inside is None:
        return False
    sentence = sentence_at(piece, Span(time.start, time.end))
    part = next((s for s in segments(piece.text, sentence) if s.start <= time.start < s.end), sentence)
    if inside:
        part = Span(max(part.start, inside.start), min(part.end, inside.end))
    forms = [t.form for t in words(piece.text, part)]
    if any(_scheduled(form) for form in forms):
        return True
    return until == now and ((inside is not None and inside.act in _PLANS) or any(is_future(form) for form in forms))


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(sorted(_foreseen("beginning")))


def _scheduled(form: str) -> bool:
    return any(bare in _foreseen("marker") for bare in (form, form[1:] if form[:1] in "وفبل" else form))


def is_future(form: str) -> bool:
    """Whether a folded word is a verb with the س of the future."""
    bare = form[1:] if form[:1] in "وف" else form
    return bool(_FUTURE.fullmatch(form)) and bare not in _foreseen("not") and not bare.startswith(_beginnings())


def _keep(groups: Sequence[list[Fact]]) -> list[list[Fact]]:
    """The facts worth a line: of each date the best told, and of all dates those that most outlets tell.

    That somebody spoke on a day is told where nothing else is dated so: his words stand among the statements.
    """
    shown: dict[str, int] = {}
    kept: list[list[Fact]] = []
    spans: set[tuple[str, int]] = set()
    least = LEAST * max((best(group).weight for group in groups), default=0.0)
    for group in sorted(groups, key=rank, reverse=True):
        value, fact = value_of(group), best(group)
        most = SPOKEN if all(f.speech for f in group) else A_DAY
        ragged = fact.short[0] and bool(fact.speaker)
        weak = (ragged or (fact.weight < least and not fact.planned)) and len({f.piece.outlet for f in group}) == 1
        place = (fact.piece.key, fact.span.start)
        if not weak and place not in spans and shown.get(value, 0) < most and len(kept) < MOST:
            spans.add(place)
            shown[value] = shown.get(value, 0) + 1
            kept.append(group)
    return kept


def line(material: Material, group: Sequence[Fact]) -> Cited:
    """The best told clause first; then one citation for each other outlet."""
    told = best(group)
    said = one_line(told.piece.text[told.span.start : told.span.end])
    said = f"{CUT} " * told.short[0] + said + f" {CUT}" * told.short[1]
    text = f"{told.speaker}: «{said}»" if told.speaker else said
    first = {told.piece.outlet: told}
    for fact in sorted(group, key=lambda f: (f.value != value_of(group), -f.weight)):
        first.setdefault(fact.piece.outlet, fact)
    numbers = tuple(cite(material.ledger, fact.piece.marks.page, fact.span) for fact in first.values())
    return Cited(text, numbers, told.value, is_planned(group))
