"""The three to seven lines of a brief: sentences of the pages and quoted contents, none said twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from musnad.gather.briefs import timeline
from musnad.gather.briefs.citing import CUT, cite, one_line
from musnad.gather.briefs.clauses import closed, cut, length, words
from musnad.gather.briefs.facts import Fact, best
from musnad.gather.briefs.headlines import heads
from musnad.gather.briefs.keywords import overlap, told_in
from musnad.gather.briefs.material import (
    Material,
    Piece,
    about,
    doubted,
    entities_in,
    frame,
    matter,
    sentence_at,
    sentences_of,
    standing,
    statements_at,
    times_at,
)
from musnad.gather.briefs.utterances import Ranked, Told, speaker, told_span
from musnad.model import Cited, Dispute, Party, Span, Statement

MOST, LEAST = 7, 3
SHORTEST, LONGEST = 4, 42  # words of a line
HEADLINE = 14  # words of a headline made from a lead
SAME = 0.55  # two lines that share so much say the same
HEAD = 3  # sentences of a line that may be the lead
ENOUGH = 200  # sentences looked at to fill a brief
SAME_OF_OTHERS = 0.8  # where different speakers say it


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before it is numbered: a span of an article, what it is about, the utterances it tells."""

    piece: Piece
    span: Span
    about: frozenset[str]
    utterances: frozenset[str]
    speaker: str = ""  # set where the span is a content that needs its speaker before it
    short: bool = False  # a part of its sentence


def lead(material: Material, when: str | None) -> Draft | None:
    """The sentence at an article's head that says most of what all articles tell, for its length.

    when: the story's day; a sentence that names it, and one that tells a fact and no opinion, is preferred.
    """
    best: tuple[float, Draft] | None = None
    later = 0.12 if len(material.pieces) > 1 else 0.25  # one article alone is best told by its beginning
    for piece in material.pieces:
        for place, line in enumerate(heads(piece)):
            for number, sentence in enumerate(sentences_of(piece, line)[:HEAD]):
                if doubted(piece, sentence):
                    continue
                draft = draft_of(material, piece, standing(piece, sentence))
                score = _worth(material, draft) * _telling(draft, when) / (1 + later * (place + number))
                if best is None or score > best[0]:
                    best = (score, draft)
    return best[1] if best else None


def _worth(material: Material, draft: Draft) -> float:
    many = length(draft.piece.text, draft.span)
    said = sum(material.profile.get(item, 0.0) for item in draft.about)
    unfinished = 0.7 if draft.short else 1.0
    asking = 0.3 if draft.piece.text[draft.span.start : draft.span.end].rstrip().endswith(("؟", "?")) else 1.0
    return said * unfinished * asking / (20 + many)


def _telling(draft: Draft, when: str | None) -> float:
    """How much a sentence tells what happened, rather than what somebody thinks of it."""
    span, piece = draft.span, draft.piece
    dated = when and any(t.value.startswith(when) for t in times_at(piece, span))
    inside = [s for s in statements_at(piece, span) if span.start <= s.start]
    reported = sum(min(s.end, span.end) - s.start for s in inside) > (span.end - span.start) / 2
    judging = any(s.act not in {"say", "commit"} for s in inside)
    foreseen = any(timeline.is_future(t.form) for t in words(piece.text, span))
    opinion = 0.75 if judging and reported else 0.9 if judging else 1.0
    return opinion * (0.85 if foreseen else 1.0) * (1.3 if dated else 1.0) * (0.75 if reported else 1.0)


def draft_of(material: Material, piece: Piece, span: Span) -> Draft:
    """A draft of a sentence, cut where it is too long."""
    part = span
    if length(piece.text, span) > LONGEST:
        part = cut(piece.text, span, Span(span.start, min(span.end, span.start + 40)), LONGEST)
    told = frozenset(
        material.stories.same.get(key, key)
        for s in statements_at(piece, part)
        if (key := Told(piece, s).key)
        if min(s.end, part.end) - max(s.start, part.start) > (s.end - s.start) / 2
    )
    return Draft(piece, part, about(piece, part), told, short=part.end < span.end - 1)


def clause(material: Material, draft: Draft | None) -> Cited:
    """A headline out of the lead: its first clause."""
    first = material.pieces[0]
    piece, whole = (draft.piece, draft.span) if draft else (first, first.sentences[0])
    part = cut(piece.text, whole, Span(whole.start, whole.start + 1), HEADLINE)
    text = one_line(piece.text[part.start : part.end]) + f" {CUT}" * (part.end < whole.end)
    return Cited(text, (cite(material.ledger, piece.marks.page, part),))


def lines(material: Material, first: Draft | None, ranked: Sequence[Ranked], disputes: Sequence[Dispute]) -> list[Draft]:
    """The brief: what happened, what most outlets carry, what is disputed."""
    told = {one.id: one.told for one in ranked}
    chosen = [first] if first else []
    disputed = [draft for dispute in disputes if (draft := _dispute(material, told, dispute))][:1]
    if chosen and disputed and disputed[0].utterances <= chosen[0].utterances:
        disputed = []
    chosen += disputed
    wordings = [(found, one.outlets > 1) for one in ranked if (found := _wordings(material, one.told))]
    for found, well in sorted(wordings, key=lambda pair: (not pair[1], pair[0][0].short)):
        if len(chosen) >= (LEAST + 1 if found[0].short else MOST - 1 if well else LEAST + _long(material)):
            continue
        new = next((draft for draft in found if _new(draft, chosen) and _spread(draft, chosen, well)), None)
        if new:
            chosen.append(new)
    _fill(material, chosen)
    return [draft for draft in chosen if draft not in disputed] + disputed


def _long(material: Material) -> int:
    """How many lines more than the least a story deserves that one outlet alone carries most of."""
    return (len(material.pieces) > 1) + any(len(piece.statements) > 4 for piece in material.pieces)


def cited(material: Material, chosen: Sequence[Draft], ranked: Sequence[Ranked], plan: Sequence[Fact] | None) -> tuple[Cited, ...]:
    """The lines with their numbers; what is still to come stands last, where no line has told it."""
    told = {one.id: one.told for one in ranked}
    found = [line(material, draft, told, at == 0) for at, draft in enumerate(chosen)]
    if plan and not _told(plan, chosen):
        found.append(timeline.line(material, plan))
    return tuple(found)


def _told(plan: Sequence[Fact], chosen: Sequence[Draft]) -> bool:
    """Whether a line holds one of the plan's clauses, the utterance in one, or nearly all of its words."""
    held = any(
        fact.piece is draft.piece and draft.span.start <= fact.span.start and fact.span.end <= draft.span.end
        for fact in plan
        for draft in chosen
    )
    if held or any(fact.said & draft.utterances for fact in plan for draft in chosen):
        return True
    return any(told_in(best(plan).about, draft.about) >= SAME_OF_OTHERS for draft in chosen)


def _new(draft: Draft, chosen: Iterable[Draft]) -> bool:
    """Whether no chosen line tells one of its utterances, or says the same in other words; two speakers may say nearly the same."""
    for other in chosen:
        who, whose = _speakers(draft), _speakers(other)
        same = SAME_OF_OTHERS if who and whose and not who & whose else SAME
        new, old = (matter(one.piece, one.span) for one in (draft, other))
        if draft.utterances & other.utterances or told_in(new, old) >= same or told_in(old, new) >= SAME_OF_OTHERS:
            return False
    return True


def _spread(draft: Draft, chosen: Sequence[Draft], well: bool) -> bool:
    """Whether its speaker has not had the word twice already; what several outlets carry may come a third time."""
    who = _speakers(draft)
    return sum(bool(who & _speakers(other)) for other in chosen[1:]) < (3 if well else 2)


def _speakers(draft: Draft) -> frozenset[str]:
    inside = (s for s in statements_at(draft.piece, draft.span) if draft.span.start <= s.start)
    return frozenset(p.entity or p.text for s in inside for p in s.speaker)


def _fill(material: Material, chosen: list[Draft]) -> None:
    """Sentences of the articles, those most about the story first, until the brief has its least number of lines."""
    if len(chosen) >= LEAST:
        return
    drafts = (
        draft_of(material, piece, standing(piece, sentence))
        for piece in material.pieces
        for line_ in piece.lines
        if line_.label == "body"
        for sentence in sentences_of(piece, line_)
        if length(piece.text, sentence) >= 7 and not doubted(piece, sentence)
    )
    for draft in sorted(islice(drafts, ENOUGH), key=lambda d: -_worth(material, d)):
        if len(chosen) >= LEAST:
            return
        if _new(draft, chosen):
            chosen.append(draft)


def _wordings(material: Material, told: Sequence[Told]) -> list[Draft]:
    """The versions of an utterance as lines, the best readable first."""
    return sorted((draft for t in told if (draft := statement_draft(material, t))), key=_form, reverse=True)


def _form(draft: Draft) -> float:
    many = length(draft.piece.text, draft.span)
    known = 0.2 * bool(draft.piece.article.outlet)
    title = any(line.start <= draft.span.start < line.end for line in draft.piece.lines if line.label == "title")
    return (not draft.speaker) + known - title + 0.7 * (10 <= many <= 36) - 0.8 * draft.short - abs(many - 22) / 40


def statement_draft(material: Material, told: Told) -> Draft | None:
    """A statement as a line: its sentence where that names the speaker and is short enough, else its content after his name.

    None where the content is no more than a pointing word, so that the line would say nothing.
    """
    piece, statement = told
    content = closed(piece.text, Span(statement.start, statement.end), len(piece.text))
    if length(piece.text, content) < SHORTEST:
        return None
    sentence = sentence_at(piece, statement.cue or content)
    if sentence.start <= statement.start and statement.end <= sentence.end + 2 and _names(piece, statement, sentence):
        whole = standing(piece, sentence)
        for span in (whole, closed(piece.text, Span(whole.start, statement.end), piece.lines[-1].end)):
            if span.start < span.end and length(piece.text, span) <= LONGEST:
                return draft_of(material, piece, span)
    part = cut(piece.text, Span(statement.start, statement.end), Span(statement.start, statement.start + 1), LONGEST - 6)
    utterance = frozenset({material.stories.same.get(told.key, told.key)})
    who = speaker(statement, material.names)
    if not who:
        return None
    act = frame(f"act.{statement.act}")
    return Draft(piece, part, about(piece, part), utterance, f"{who} ({act})" if act else who, part.end < statement.end)


def _names(piece: Piece, statement: Statement, sentence: Span) -> bool:
    """Whether the sentence names every speaker outside the content."""
    outside = (Span(sentence.start, statement.start), Span(statement.end, sentence.end))
    return bool(statement.speaker) and all(
        any(_stands(piece, party, part) for part in outside if part.start < part.end) for party in statement.speaker
    )


def _stands(piece: Piece, party: Party, part: Span) -> bool:
    return party.entity in entities_in(piece, part) if party.entity else party.text in piece.text[part.start : part.end]


def _dispute(material: Material, told: dict[str, list[Told]], dispute: Dispute) -> Draft | None:
    """Claim and denial in one piece of one article, where they stand close; the shortest such piece."""
    found = []
    for claim in told.get(dispute.claim, []):
        for denial in told.get(dispute.denial, []):
            if claim.piece is not denial.piece:
                continue
            first, last = sorted((claim.statement, denial.statement), key=lambda s: s.start)
            begin = sentence_at(claim.piece, first.cue or Span(first.start, first.end))
            until = sentence_at(denial.piece, last.cue or Span(last.start, last.end))
            span = standing(claim.piece, Span(begin.start, max(until.end, last.end)))
            if SHORTEST <= length(claim.piece.text, span) <= LONGEST + 10:
                keys = frozenset({dispute.claim, dispute.denial})
                found.append(Draft(claim.piece, span, about(claim.piece, span), keys))
    return min(found, key=lambda d: d.span.end - d.span.start, default=None)


def line(material: Material, draft: Draft, told: dict[str, list[Told]], leading: bool) -> Cited:
    """The draft with its numbers: its own words first, then a citation for each other outlet that tells the same.

    leading: it tells what happened; the head of another article that tells so too is cited.
    """
    said = one_line(draft.piece.text[draft.span.start : draft.span.end]) + f" {CUT}" * draft.short
    text = f"{draft.speaker}: «{said}»" if draft.speaker else said
    numbers = [cite(material.ledger, draft.piece.marks.page, draft.span)]
    outlets = {draft.piece.outlet}
    for key in sorted(draft.utterances):
        for other in told.get(key, []):
            if other.piece.outlet not in outlets:
                outlets.add(other.piece.outlet)
                numbers.append(cite(material.ledger, other.piece.marks.page, told_span(other)))
    for piece in material.pieces if leading else ():
        if piece.outlet not in outlets and (span := _echo(piece, draft)):
            outlets.add(piece.outlet)
            numbers.append(cite(material.ledger, piece.marks.page, span))
    return Cited(text, tuple(numbers))


def _echo(piece: Piece, draft: Draft) -> Span | None:
    """The sentence at another article's head that says what the draft says."""
    best: tuple[float, Span] | None = None
    for line_ in heads(piece):
        for sentence in sentences_of(piece, line_)[:HEAD]:
            share = overlap(about(piece, sentence), draft.about)
            if share >= SAME and (best is None or share > best[0]):
                best = (share, sentence)
    return best[1] if best else None
