"""How likely a statement is right: its signs, weighed by what readers said of thousands.

The rules tell what a passage can mean; how often they are right depends on what they had to go by: the frame, how far the speaker
stands, what lies between. No sign is a word. `trust_weights.tsv` holds the weights of a logistic regression on the verdicts that
eval/reading-statements.tsv lists (eval/fit_trust.py fits them).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import exp, fsum

from musnad.annotate.statements.words import COMMAS, speaker_noun
from musnad.arabic import QUOTES, folded
from musnad.model import PageMarks, Party, Passage, Statement, Token
from musnad.tables import lexicon

_STOPS = frozenset(".؟?!")
_SENTENCE = 64  # tokens that are looked through for the beginning of a sentence
_INSIDE = 120  # tokens of a content that are looked at
_BETWEEN = 16  # tokens from a cue to its content
_TO_SPEAKER = 40  # tokens between a cue and who speaks
_MOST_SPEAKERS = 2  # that are looked at


@dataclass(frozen=True, slots=True)
class _Read:
    """The tokens of an article's passages in one row, with the passage of each, and where names stand."""

    marks: PageMarks
    statements: tuple[Statement, ...]
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    passage: tuple[int, ...]
    cues: tuple[int, ...]  # tokens, in order
    named: dict[str, list[int]]  # offsets, by entity

    def word(self, index: int) -> str:
        """A token, folded."""
        return self.tokens[index].form

    def at(self, offset: int) -> int:
        """The token that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def until(self, offset: int) -> int:
        """The first token that begins at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def beside(self, index: int, passage: int) -> str:
        """What stands at a token next to something in a passage: the sign itself, a word, or nothing."""
        if not 0 <= index < len(self.tokens) or self.passage[index] != passage:
            return "edge"
        word = self.word(index)
        return "word" if word[:1].isalnum() else word


def weighed(marks: PageMarks, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements of a page, each with how likely it is right."""
    return tuple(
        replace(statement, trust=round(likelihood(found), 2))
        for statement, found in zip(statements, signs(marks, statements), strict=True)
    )


def likelihood(found: frozenset[str]) -> float:
    """How likely a statement with these signs is right, 0 to 1: the share of such that readers called right.

    Of a frame that they met too seldom to weigh, it is the share of all such: relative clauses, interviews, films that tell.
    """
    weights = _weights()
    if not any(sign in weights for sign in found if sign.startswith("frame ")):
        return weights["rare"]
    return 1 / (1 + exp(-fsum((weights["base"], *(weights[sign] for sign in found if sign in weights)))))


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in lexicon("trust_weights")}


def signs(marks: PageMarks, statements: tuple[Statement, ...]) -> Iterator[frozenset[str]]:
    """For each statement of a page, in their order, by what it is judged; what another article on the page tells does not count."""
    if not statements:
        return
    article, reads = _articles(marks), _reads(marks, statements)
    found = {number: _signs(read) for number, read in reads.items()}
    for statement in statements:
        yield next(found[article(statement.start)])


def _articles(marks: PageMarks) -> Callable[[int], int | None]:
    """Which article an offset of a page belongs to."""
    starts = [passage.line.start for passage in marks.passages]
    return lambda offset: marks.passages[max(0, bisect_right(starts, offset) - 1)].line.article


def _reads(marks: PageMarks, statements: tuple[Statement, ...]) -> dict[int | None, _Read]:
    """The articles of a page that have statements."""
    article = _articles(marks)
    told: dict[int | None, list[Statement]] = defaultdict(list)
    passages: dict[int | None, list[Passage]] = defaultdict(list)
    named: dict[int | None, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        told[article(statement.start)].append(statement)
    for passage in marks.passages:
        passages[passage.line.article].append(passage)
    for mention in sorted(marks.mentions, key=lambda mention: mention.start):
        named[article(mention.start)][mention.entity].append(mention.start)
    return {number: _read(marks, passages[number], tuple(found), named[number]) for number, found in told.items()}


def _read(marks: PageMarks, passages: list[Passage], statements: tuple[Statement, ...], named: dict[str, list[int]]) -> _Read:
    tokens = tuple(token for passage in passages for token in passage.tokens)
    starts = tuple(token.start for token in tokens)
    cues = sorted(bisect_right(starts, statement.cue.start) - 1 for statement in statements if statement.cue)
    passage = tuple(number for number, passage in enumerate(passages) for _ in passage.tokens)
    return _Read(marks, statements, tokens, starts, passage, tuple(cues), named)


def _signs(read: _Read) -> Iterator[frozenset[str]]:
    for index, statement in enumerate(read.statements):
        about = (*_of_content(read, statement), *_of_neighbours(read, index), *_of_cue(read, statement))
        yield frozenset((*about, *_of_speakers(read, statement)))


def _frame(statement: Statement) -> str:
    """The frame of a statement's verb, or the rule that found it."""
    return statement.why.rpartition(":")[2].rpartition("/")[2]


def _size(count: int) -> int:
    """A count by its power of two, so that few sizes stand for all; below 0 where the count is."""
    size = min(abs(count).bit_length(), 7)
    return size if count >= 0 else -size


def _of_content(read: _Read, statement: Statement) -> Iterator[str]:
    frame = _frame(statement)
    start, end = read.at(statement.start), read.until(statement.end)
    words = {read.word(i) for i in range(start, min(end, start + _INSIDE))}
    commas = sum(read.word(i) in COMMAS for i in range(start, min(end, start + _INSIDE)))
    yield f"frame {frame}"
    yield f"frame {frame} {statement.kind}"
    yield f"words {end - start}" if end - start < 4 else f"words 2^{_size(end - start) - 1}"
    yield "one line" if read.passage[end - 1] == read.passage[start] else "lines"
    yield f"commas {min(5, commas)}"
    yield f"then {read.beside(end, read.passage[start])}"
    if ":" in words:
        yield "colon inside"
    if not QUOTES.isdisjoint(words):
        yield "quotation inside"
    yield f"carriers {min(2, len(statement.carriers))}"


def _of_neighbours(read: _Read, index: int) -> Iterator[str]:
    """What the statements before and after it tell."""
    found = read.statements
    statement = found[index]
    if index:
        before = found[index - 1]
        yield f"gap before {_size(max(0, statement.start - before.end) // 8)}"
        if before.speaker == statement.speaker:
            yield "goes on"
        if statement.start < before.end:
            yield "nested"
    if index + 1 < len(found):
        yield f"gap after {_size(max(0, found[index + 1].start - statement.end) // 8)}"


def _of_cue(read: _Read, statement: Statement) -> Iterator[str]:
    start, at = read.at(statement.start), _anchor(read, statement)
    yield f"into sentence {_size(at - _sentence(read, at))}"
    if statement.cue is None:
        yield "no cue"
        return
    between = [read.word(i) for i in range(at + 1, min(start, at + _BETWEEN))]
    yield f"cue to content {_size(start - at)}"
    yield f"before cue {read.beside(at - 1, read.passage[at])}"
    yield f"between {min(6, len(between))}"
    if not COMMAS.isdisjoint(between):
        yield "comma between"


def _anchor(read: _Read, statement: Statement) -> int:
    """The token that a statement hangs on: its cue, or else where the content begins."""
    return read.at(statement.cue.start if statement.cue else statement.start)


def _sentence(read: _Read, at: int) -> int:
    """The token where the sentence of a token begins."""
    first = at
    while first > 0 and at - first < _SENTENCE and read.passage[first - 1] == read.passage[at]:
        if read.word(first - 1) in _STOPS:
            break
        first -= 1
    return first


def _of_speakers(read: _Read, statement: Statement) -> Iterator[str]:
    yield f"speakers {min(3, len(statement.speaker))}"
    for party in statement.speaker[:_MOST_SPEAKERS]:
        kind = _kind(read, party)
        yield f"who {kind}"
        yield f"who {kind} {_frame(statement)}"
        yield from _of_words(party) if party.entity is None else _of_named(read, statement, party.entity)
        yield f"who words {min(6, len(party.text.split()))}"
        if party.span is not None:
            yield from _of_place(read, statement, party.span.start, party.span.end)


def _kind(read: _Read, party: Party) -> str:
    if party.entity is None:
        return "unnamed"
    entity = read.marks.entities.get(party.entity)
    known = "page" if ":" in party.entity else "known"  # ids of the knowledge base have no prefix
    return f"{entity.type if entity else 'other'} {known}"


def _of_words(party: Party) -> Iterator[str]:
    """Of a speaker without a name: the noun, whether it is definite, and how much is told."""
    words = folded(party.text).split() or [""]
    yield f"unnamed words {min(8, len(words))}"
    yield "definite" if words[0].startswith("ال") else "indefinite"
    yield f"noun {speaker_noun(words[0]) or 'none'}"


def _of_named(read: _Read, statement: Statement, entity: str) -> Iterator[str]:
    places = read.named.get(entity, [])
    nearest = bisect_right(places, statement.start)
    yield f"named {_size((statement.start - places[nearest - 1]) // 8)} away" if nearest else "named only behind"


def _of_place(read: _Read, statement: Statement, start: int, end: int) -> Iterator[str]:
    """Where the words for the speaker stand to cue and content. start, end: their offsets."""
    who, anchor = read.at(start), _anchor(read, statement)
    inside = statement.start <= start < statement.end
    yield "who inside" if inside else "who behind" if start >= statement.end else "who before"
    yield "who after cue" if who > anchor else "who before cue"
    yield f"who away {_size(who - anchor)}"
    yield f"who lines away {min(3, abs(read.passage[who] - read.passage[anchor]))}"
    yield "who in sentence" if _sentence(read, anchor) <= who else "who in another sentence"
    near, far = min(who, anchor), max(who, anchor)
    yield f"cues to who {min(3, max(0, bisect_left(read.cues, far) - bisect_right(read.cues, near)))}"
    first, last = (read.until(end), anchor) if who < anchor else (anchor + 1, who)
    if last - first < _TO_SPEAKER and any(read.word(i) in COMMAS for i in range(first, last)):
        yield "comma to who"
