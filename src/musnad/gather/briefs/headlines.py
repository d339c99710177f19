"""What a story is called, when and where it happened."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from musnad.arabic import folded, tokens, without_article
from musnad.gather.briefs.citing import cite, one_line
from musnad.gather.briefs.clauses import length, segments, trim, words
from musnad.gather.briefs.material import Material, Piece, about, sentences_of
from musnad.model import Cited, Line, Mention, Span
from musnad.tables import lexicon

DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|T)")
HEAD = 3  # lines of the body that tell the news
FAR = 10  # days between a report and the happening that its head tells of, at most
_WHICH = frozenset({"الذي", "التي", "الذين", "حيث"})


def heads(piece: Piece) -> tuple[Line, ...]:
    """The lines at the head of an article that tell its news: the standfirst and the first lines of its body."""
    summaries = [line for line in piece.lines if line.label == "summary"]
    return tuple(summaries + [line for line in piece.lines if line.label == "body"][:HEAD])


def headline(material: Material) -> Cited | None:
    """The title that says most of what all articles are about, in its own words; None where no article has a title.

    A question says less than a sentence, and so does a title that is all quotation.
    """
    best: tuple[float, Piece, Span] | None = None
    for piece in material.pieces:
        for line in piece.lines:
            if line.label != "title":
                continue
            span = trim(piece.text, Span(line.start, line.end))
            score = _worth(material, piece, span) if span.start < span.end else 0.0
            if score and (best is None or score > best[0]):
                best = (score, piece, span)
    if best is None:
        return None
    _, piece, span = best
    return Cited(one_line(piece.text[span.start : span.end]), (cite(material.ledger, piece.marks.page, span),))


def _worth(material: Material, piece: Piece, span: Span) -> float:
    title = piece.text[span.start : span.end]
    many = length(piece.text, span)
    said = sum(material.profile.get(item, 0.0) for item in about(piece, span))
    vague = 0.6 if "؟" in title or "?" in title or ".." in title else 1.0
    return 0.01 + said * vague / (6 + max(many, 6))


def day(pieces: Sequence[Piece]) -> str | None:
    """The day that most articles' heads name, where it lies shortly before their publication; else the first day of publication."""
    votes: dict[str, float] = {}
    for piece in pieces:
        for value, vote in _days(piece).items():
            votes[value] = votes.get(value, 0.0) + vote
    published = sorted(p.article.published.isoformat() for p in pieces if p.article.published)
    if votes:
        best, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
        if count * 4 >= len(pieces):
            return best
    return published[0] if published else None


def _days(piece: Piece) -> dict[str, float]:
    """The days shortly before the article's own that its head names; an earlier line tells more."""
    here: dict[str, float] = {}
    for index, line in enumerate(heads(piece)):
        named = [m[0] for t in piece.times if line.start <= t.start < line.end and (m := DAY.match(t.value))]
        for value in named:
            if near(value, piece.article.published, FAR):
                here.setdefault(value, 1 / (1 + index))
    return here


def near(value: str, published: date | None, most: int) -> bool:
    """Whether a day is the day of publication or at most so many days before it; any day where that is unknown."""
    try:
        told = date.fromisoformat(value)
    except ValueError:
        return False
    return published is None or 0 <= (published - told).days <= most


def places(material: Material, when: str | None) -> tuple[str, ...]:
    """Up to three places where most articles say that it happened: at the head of a title, or behind «في», «إلى», «قرب» or ب."""
    votes: dict[str, float] = {}
    for piece in material.pieces:
        for entity, vote in _votes(material, piece, when).items():
            votes[entity] = votes.get(entity, 0.0) + vote
    top = max(votes.values(), default=0.0)
    best = sorted((entity for entity in votes if votes[entity] >= max(top * 0.5, 0.2)), key=lambda entity: -votes[entity])
    return tuple(dict.fromkeys(material.names.get(entity, entity) for entity in best))[:3]


def _votes(material: Material, piece: Piece, when: str | None) -> dict[str, float]:
    """What an article says for each place: more where the clause also names the day, less inside a relative clause."""
    here: dict[str, float] = {}
    for line in piece.lines:
        if line.label == "title":
            here.update({m.entity: 1.5 for m in piece.mentions if m.type == "LOC" and _heads_title(piece, line, m)})
    for index, line in enumerate(heads(piece)):
        parts = [part for sentence in sentences_of(piece, line)[:2] for part in segments(piece.text, sentence)]
        for part in parts:
            dated = any(part.start <= t.start < part.end and when and t.value.startswith(when) for t in piece.times)
            for mention in _located(piece, part):
                vote = _sharp(material, mention) * (1.0 + dated) * _aside(piece, part, mention) / (1 + index)
                here[mention.entity] = max(here.get(mention.entity, 0.0), vote)
    return here


def _aside(piece: Piece, part: Span, mention: Mention) -> float:
    """A place in a relative clause or in somebody's words tells less where the news happened."""
    behind = {t.form.removeprefix("و") for t in words(piece.text, Span(part.start, mention.start))}
    quoted = any(s.start <= mention.start < s.end for s in piece.statements)
    bound = _before(piece.text, mention.start) == "الي"  # where somebody goes, or only where a road leads
    return (0.3 if _WHICH & behind else 1.0) * (0.5 if quoted else 1.0) * (0.4 if bound else 1.0)


def _heads_title(piece: Piece, line: Line, mention: Mention) -> bool:
    speaks = any(line.start <= s.start < line.end and mention.entity in {p.entity for p in s.speaker} for s in piece.statements)
    return mention.start == line.start and not speaks and piece.text[mention.end : mention.end + 3].lstrip().startswith((":", ".."))


def _sharp(material: Material, mention: Mention) -> float:
    known = material.tables.known.get(mention.entity)
    return {"city": 1.5, "capital": 1.5, "region": 0.4}.get(known.kind if known else "", 1.0)


def _located(piece: Piece, part: Span) -> list[Mention]:
    """The places of a clause behind such a word or ب, a word like «مدينة» between or not, and the place right after such a one."""
    found: list[Mention] = []
    for mention in piece.mentions:
        if mention.type != "LOC" or not part.start <= mention.start < part.end:
            continue
        beside = bool(found) and not piece.text[found[-1].end : mention.start].strip(" ،,(-")
        if beside or _behind_in(piece.text, mention.start):
            found.append(mention)
    return found


def _behind_in(text: str, start: int) -> bool:
    return bool(start and text[start - 1] == "ب") or _before(text, start) in {"في", "ب", "الي", "قرب"}


@cache
def _nouns() -> frozenset[str]:
    return frozenset(folded(row["head"]) for row in lexicon("loc_heads"))


def _before(text: str, start: int) -> str:
    """The preposition before a place's name, nouns like «مدينة» between them left out; any other word as it is."""
    before = [t.form for t in tokens(text, max(0, start - 60), start) if t.form[0].isalnum()]
    for form in reversed(before):
        if form[:1] == "ب" and form[1:] in _nouns():
            return "ب"
        if without_article(form) not in _nouns():
            return form
    return ""
