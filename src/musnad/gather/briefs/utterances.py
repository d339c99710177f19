"""Who said what: the versions of each statement side by side, counted by outlets and by sources."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from musnad.arabic import LETTER, folded
from musnad.gather import origins
from musnad.gather.briefs.citing import cite, one_line
from musnad.gather.briefs.clauses import segments, words
from musnad.gather.briefs.material import Material, Piece, frame, party_name, sentence_at, told_apart
from musnad.model import PageMarks, Span, Statement, Utterance, Version

_POINTING = frozenset({"ما", "ذلك", "هذا", "هذه", "تلك", "به", "بذلك"})


class Told(NamedTuple):
    """A statement and the article that it stands in."""

    piece: Piece
    statement: Statement

    @property
    def key(self) -> str:
        """The statement's key in the layers across pages."""
        return f"{self.piece.marks.page.name}#{self.statement.id}"


def by_utterance(material: Material) -> dict[str, list[Told]]:
    """The statements of the story's articles by the utterance that they report, in reading order."""
    found: dict[str, list[Told]] = {}
    for piece in material.pieces:
        for statement in (s for s in piece.statements if not s.doubtful):
            told = Told(piece, statement)
            found.setdefault(material.stories.same.get(told.key, told.key), []).append(told)
    return found


class Ranked(NamedTuple):
    """An utterance before its versions are cited: where it stands, and what stands behind it."""

    id: str
    told: list[Told]
    outlets: int
    sources: int
    why: tuple[str, ...]


def ranked(material: Material, told: Mapping[str, list[Told]]) -> list[Ranked]:
    """The utterances: those with most sources first, then most outlets, then those that stand earlier on their pages."""
    found = []
    for key, versions in told.items():
        sources, why = origins.count([(t.piece.marks, t.statement) for t in versions], material.copies)
        told_why = tuple(_named(reason, material.names) for reason in why)
        found.append(Ranked(key, versions, len(told_apart(t.piece for t in versions)), sources, told_why))
    return sorted(found, key=lambda r: (-r.sources, -r.outlets, _place(r.told)))


def _named(reason: str, names: Mapping[str, str]) -> str:
    """The reason «ORIGIN: PAGES» with the origin's name where it is the id of an entity."""
    origin, colon, pages = reason.partition(": ")
    name = one_line(names.get(origin, origin))
    return f"{name}{colon}{pages}" if ": " not in name else reason


def _place(told: list[Told]) -> float:
    """How far into its article the statement stands, at its earliest, 0 to 1."""
    return min((t.statement.start - t.piece.lines[0].start) / (t.piece.lines[-1].end - t.piece.lines[0].start + 1) for t in told)


def tell(material: Material, found: Sequence[Ranked]) -> tuple[Utterance, ...]:
    """The utterances with their versions cited, in the order given."""
    return tuple(_utterance(material, one) for one in found)


def _utterance(material: Material, one: Ranked) -> Utterance:
    speakers = Counter(speaker(t.statement, material.names) for t in one.told)
    acts = Counter(t.statement.act for t in one.told)
    return Utterance(
        one.id,
        max(speakers, key=lambda name: (speakers[name], len(name))),
        acts.most_common(1)[0][0],
        tuple(_version(t, material) for t in one.told),
        one.outlets,
        one.sources,
        one.why,
    )


def _version(told: Told, material: Material) -> Version:
    piece, statement = told
    span = told_span(told)
    number = cite(material.ledger, piece.marks.page, span)
    text = one_line(piece.text[span.start : span.end])
    chain = chain_of(told, material.names)
    return Version(piece.marks.page.name, piece.outlet, statement.id, text, statement.kind, statement.act, chain, number)


def told_span(told: Told) -> Span:
    """The words to show for a statement: its content, or the clause around a content that only points («وهو ما تنفيه طهران»)."""
    piece, statement = told
    content = Span(statement.start, statement.end)
    said = words(piece.text, content)
    if statement.cue is None or len(said) > 2 or not any(t.form in _POINTING for t in said):
        return content
    both = Span(min(statement.cue.start, content.start), max(statement.cue.end, content.end))
    sentence = sentence_at(piece, both)
    parts = [part for part in segments(piece.text, sentence) if part.start < both.end and part.end > both.start]
    return Span(parts[0].start, parts[-1].end) if parts and parts[0].start <= both.start and both.end <= parts[-1].end else content


def speaker(statement: Statement, names: Mapping[str, str]) -> str:
    """The names of those who speak, joined with «و»."""
    return f" {frame('join')}".join(dict.fromkeys(filter(None, (party_name(party, names) for party in statement.speaker))))


def chain_of(told: Told, names: Mapping[str, str]) -> tuple[str, ...]:
    """Through whom the words came: speaker, carriers from the nearest outward, the agency of the whole article, outlet."""
    piece, statement = told
    way = [speaker(statement, names), *(party_name(carrier, names) for carrier in statement.carriers)]
    credited = [
        name for c in piece.article.credit if (name := credit_name(c, piece.marks, names)) and not alike(name, piece.outlet)
    ]
    if len(credited) == 1:
        way += credited
    way.append(piece.outlet)
    return tuple(name for at, name in enumerate(way) if name and (at == 0 or not alike(name, way[at - 1])))


def credit_name(credit: str, marks: PageMarks, names: Mapping[str, str]) -> str:
    """The name of whom a credit line names: an entity's name, or the words themselves; empty for an id that nothing names."""
    known = marks.entities.get(credit)
    return names.get(credit) or (known.name if known else one_line(credit) if LETTER.search(credit) else "")


def alike(one: str, other: str) -> bool:
    """Whether two names are one, or one stands inside the other («الوئام», «صحيفة الوئام»)."""
    a, b = folded(one).strip(), folded(other).strip()
    return bool(a and b) and (a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} ")
