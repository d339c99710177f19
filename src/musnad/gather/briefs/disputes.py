"""What is said and denied in a story, and which outlets told both sides, the claim alone, or neither.

That an outlet left something out is said only where its articles surely do not hold it: one that may hold it stands in no list.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache

from musnad.arabic import folded, readings, without_article
from musnad.gather.alignments.pointing import holds_rejection
from musnad.gather.briefs.clauses import words
from musnad.gather.briefs.material import Material, Piece, entities_in, told_apart
from musnad.gather.briefs.utterances import Told
from musnad.gather.stems import keys, tells
from musnad.model import Dispute, Span
from musnad.tables import alternatives, lexicon

NEAR = timedelta(days=3)  # an outlet's articles of the affair so near to the story's are looked through too
LIKE = 0.35  # of the telling words of a claim's wording: a sentence with so many may tell it
NAME, LEAST = 3.0, 1.2  # what a name tells; a word that tells less is grammar
COMMON = 0.3  # of the story's other sentences: a word in more of them tells nothing of the claim
_PRONOUNS = ("ها", "هم", "هما", "ه", "ا")


def tell(material: Material, told: Mapping[str, list[Told]]) -> tuple[Dispute, ...]:
    """Each claim with each denial of it. Who tells the denial tells by it what is denied, and counts among those who told both."""
    outlets = told_apart(material.pieces)
    found: list[Dispute] = []
    for claim, denials in material.denials.items():
        here = [denial for denial in denials if denial in told]
        if claim not in told or not here:
            continue
        claiming, denying = _outlets(told[claim]), {o for denial in here for o in _outlets(told[denial])}
        silent = {outlet for outlet in outlets if outlet not in denying and not _may_deny(material, outlet)}
        sides = [*told[claim], *(version for denial in here for version in told[denial])]
        unheard = {o for o in silent - claiming if not _may_tell(material, o, sides)}
        found += [
            Dispute(
                claim,
                denial,
                tuple(o for o in outlets if o in _outlets(told[denial])),
                tuple(o for o in outlets if o in claiming & silent),
                tuple(o for o in outlets if o in unheard),
            )
            for denial in here
        ]
    return tuple(found)


def _outlets(versions: Iterable[Told]) -> set[str]:
    return {version.piece.outlet for version in versions}


def _articles(material: Material, outlet: str) -> Iterator[Piece]:
    """The outlet's articles of the story, and those of the affair of about the same days."""
    days = [piece.article.published for piece in material.pieces if piece.article.published]
    for piece in material.saga:
        day = piece.article.published
        near = day is None or not days or min(days) - NEAR <= day <= max(days) + NEAR
        if piece.outlet == outlet and (near or piece in material.pieces):
            yield piece


def _may_deny(material: Material, outlet: str) -> bool:
    """Whether an article may tell a denial: it holds a statement that denies, or words of denying anywhere."""
    return any(
        any(statement.act == "deny" for statement in piece.statements) or any(_denied_in(piece, one) for one in piece.sentences)
        for piece in _articles(material, outlet)
    )


def _denied_in(piece: Piece, sentence: Span) -> bool:
    found = words(piece.text, sentence)
    return holds_rejection(found) or any(_denies(token.form) for token in found)


@cache
def _denying() -> frozenset[str]:
    return frozenset(folded(form) for row in lexicon("denying") for form in (row["word"], *alternatives(row["forms"])))


def _denies(form: str) -> bool:
    for _, rest in readings(form):
        bare = without_article(rest)
        if bare in _denying() or any(bare.endswith(p) and bare.removesuffix(p) in _denying() for p in _PRONOUNS):
            return True
    return False


def _may_tell(material: Material, outlet: str, sides: Sequence[Told]) -> bool:
    """Whether an article may tell the claim: a sentence holds much of a wording, or one of its speakers accuses."""
    common = _common(material, sides)
    wordings = [_telling(t.piece, Span(t.statement.start, t.statement.end), common) for t in sides]
    accusers = {party.entity or party.text for told in sides for party in told.statement.speaker}
    for piece in _articles(material, outlet):
        if any(s.act == "accuse" and accusers & {p.entity or p.text for p in s.speaker} for s in piece.statements):
            return True
        sentences = [_telling(piece, sentence, common) for sentence in piece.sentences]
        if any(_alike(wording, sentence) for wording in wordings for sentence in sentences):
            return True
    return False


def _telling(piece: Piece, span: Span, common: Collection[str]) -> frozenset[str]:
    """The words and names of a span that tell more than what the whole story is about."""
    named = (f"@{entity}" for entity in entities_in(piece, span))
    plain = (word for word in keys(words(piece.text, span)) if tells(word) >= LEAST)
    return frozenset(item for item in (*named, *plain) if item not in common)


def _common(material: Material, sides: Sequence[Told]) -> frozenset[str]:
    """What many of the story's sentences hold that tell neither side."""
    taken = {(t.piece.key, sentence) for t in sides for sentence in t.piece.sentences if _meet(sentence, t)}
    others = [
        _telling(piece, sentence, ())
        for piece in material.pieces
        for sentence in piece.sentences
        if (piece.key, sentence) not in taken
    ]
    counts = Counter(item for items in others for item in items)
    return frozenset(item for item, count in counts.items() if count > max(1, COMMON * len(others)))


def _meet(sentence: Span, told: Told) -> bool:
    return sentence.start < told.statement.end and told.statement.start < sentence.end


def _alike(wording: frozenset[str], sentence: frozenset[str]) -> bool:
    """Whether a sentence holds enough of a wording to tell it too; one word in common is chance."""
    both = wording & sentence
    return len(both) > 1 and sum(map(_weight, both)) >= LIKE * sum(map(_weight, wording))


def _weight(item: str) -> float:
    return NAME if item.startswith("@") else tells(item)
