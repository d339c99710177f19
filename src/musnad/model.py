"""The nouns of Musnad. Everything is frozen; offsets are code points into `Page.text`, half-open.

`why` on a mark names what made it: `rule:NAME`, `row:FILE:KEY` (a lexicon row) or `model:NAME`; `musnad why` prints it.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Label = Literal["title", "summary", "heading", "body", "date", "byline", "section", "related", "tags", "footer"]
EntityType = Literal["PER", "ORG", "LOC"]
Kind = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "accuse", "deny", "demand", "commit", "hope", "praise", "condemn"]

DOUBTFUL = 0.55  # of statements whose trust is lower, readers called more than half wrong

ARTICLE_TEXT: frozenset[Label] = frozenset({"title", "summary", "heading", "body"})


class Token(NamedTuple):
    """A word or a single punctuation sign. `form` is folded (see `arabic.fold`); clitics stay attached."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What a crawler or the markup knew beside the text; each may be wrong or absent."""

    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    title: str | None = None


class Block(NamedTuple):
    """One block element of an HTML page: where its text stands and what the markup said of it."""

    start: int
    end: int
    tag: str  # h1, p, li, td, figcaption, …; nearest block element
    path: str  # tags, classes and ids of its ancestors, outermost first, for clutter rules
    linked: float  # share of its characters that are inside links, 0 to 1
    nodes: tuple[int, ...] = ()  # a number for each element of `path`: the same where two blocks stand in the same element
    picture: bool = False  # an image or a film stands between it and the block before


@dataclass(frozen=True, slots=True)
class Page:
    name: str  # file stem; unique in one run
    path: str
    media: Literal["text/plain", "text/html"]
    raw: bytes
    text: str
    hints: Hints = Hints()
    blocks: tuple[Block, ...] = ()  # empty for plain text
    encoding: str = "utf-8"  # the character set that the bytes are in, as `read.charset` names it


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page, a manifest row or a file that could not be used; the run goes on."""

    page: str
    stage: str
    reason: str  # a short key: empty, binary, too-large, not-arabic, bad-manifest, …
    detail: str


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    label: Label
    article: int | None  # None for related, tags, footer
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    number: int
    outlet: str | None
    published: date | None
    published_from: Literal["stated", "given"] | None
    credit: tuple[str, ...]
    dateline: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of article text, cut into tokens: what the annotating layers read."""

    line: Line
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the learned tagger read in a passage."""

    scores: NDArray[np.float32]  # words x labels: log probabilities
    sentences: tuple[tuple[int, int], ...]  # those read by the encoder: first token, the one after the last
    vectors: NDArray[np.float16]  # sentences x 384, of length 1: near where sentences say the like


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    type: EntityType
    entity: str
    why: str


@dataclass(frozen=True, slots=True)
class Entity:
    id: str
    type: EntityType
    name: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    start: int
    end: int
    value: str  # ISO 8601 day, month, year, interval, duration, clock time, or PAST_REF PRESENT_REF FUTURE_REF
    why: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or carries: a known entity, or the words that describe somebody unnamed (`entity` None)."""

    entity: str | None
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    start: int
    end: int
    kind: Kind
    act: Act
    cue: Span | None
    speaker: tuple[Party, ...]
    carriers: tuple[Party, ...]  # nearest to the speaker first
    why: str
    trust: float = 1.0  # how likely it is read rightly, speaker and all, whether true or not; 1 where nobody weighed it

    @property
    def doubtful(self) -> bool:
        """Whether who said what is too unsure: no line to cite, and shown only to who asks for it."""
        return self.trust < DOUBTFUL


@dataclass(frozen=True, slots=True)
class PageMarks:
    """All that was found on one page."""

    page: Page
    lines: tuple[Line, ...] = ()
    articles: tuple[Article, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: dict[str, Entity] = field(default_factory=dict)
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    readings: tuple[Reading, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stories:
    """The layers across pages; keys are `PAGE#number` for articles and `PAGE#id` for statements."""

    story: dict[str, str]
    saga: dict[str, str]
    same: dict[str, str]
    answers: tuple[tuple[str, str], ...]
    why: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words on a page that back a line. `words == page.text[start:end]`, checked when a brief is built."""

    number: int
    page: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Cited:
    """One line of a brief or timeline: its words and the numbers of the citations that back it."""

    text: str
    citations: tuple[int, ...]
    when: str | None = None  # ISO value, for timeline lines
    planned: bool = False  # timeline: foreseen on the page, not reported as happened


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an utterance on one page."""

    page: str
    outlet: str
    statement: str  # id on the page
    text: str
    kind: Kind
    act: Act
    chain: tuple[str, ...]  # names, speaker first, outlet last
    citation: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same statement wherever it stands."""

    id: str
    speaker: str
    act: Act
    versions: tuple[Version, ...]
    outlets: int
    sources: int  # independent origins
    sources_why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    claim: str  # utterance id
    denial: str
    told_both: tuple[str, ...]  # outlets
    claim_only: tuple[str, ...]
    neither: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameVariants:
    entity: str
    type: EntityType
    name: str
    variants: tuple[tuple[str, int], ...]  # spelling, count; most frequent first


@dataclass(frozen=True, slots=True)
class Story:
    """One happening, told with citations."""

    id: str
    saga: str
    headline: Cited
    day: str | None
    places: tuple[str, ...]
    articles: tuple[str, ...]  # PAGE#number
    outlets: tuple[str, ...]
    sources: int
    brief: tuple[Cited, ...]
    utterances: tuple[Utterance, ...]
    disputes: tuple[Dispute, ...]
    timeline: tuple[Cited, ...]
    names: tuple[NameVariants, ...]
    citations: tuple[Citation, ...]
    related: tuple[str, ...] = ()  # ids of the other stories of the saga


@dataclass(frozen=True, slots=True)
class Brief:
    stories: tuple[Story, ...]
    rejected: tuple[Rejected, ...] = ()
    doubtful: int = 0  # statements of the pages that are not cited, because who said what is too unsure
