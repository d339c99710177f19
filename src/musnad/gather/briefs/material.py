"""What a story is told from: its articles with their marks sorted out, and what most of them are about."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from musnad.arabic import folded
from musnad.gather.briefs.citing import Ledger, one_line
from musnad.gather.briefs.clauses import LONGEST, opened, sentences, trim, words
from musnad.gather.briefs.keywords import content
from musnad.gather.stems import tells
from musnad.model import ARTICLE_TEXT, Article, Line, Mention, PageMarks, Party, Span, Statement, Stories, Time
from musnad.tables import Tables, lexicon

AGENCY = 4  # words of an agency's name and of signs between a dateline's place and its colon


@dataclass(frozen=True, slots=True)
class Piece:
    """One article: the lines of its text and the marks in them."""

    key: str  # PAGE#number
    marks: PageMarks
    article: Article
    outlet: str
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text of the article's page."""
        return self.marks.page.text


@dataclass(frozen=True, slots=True)
class Material:
    """All that one story is told from. `profile` says how much each word and entity belongs to the story."""

    story: str
    pieces: tuple[Piece, ...]
    saga: tuple[Piece, ...]  # of all stories of the affair, this one's included
    profile: Mapping[str, float]
    names: Mapping[str, str]  # entity → its fullest name
    stories: Stories
    tables: Tables
    copies: Mapping[str, str]
    denials: Mapping[str, tuple[str, ...]]  # utterance → utterances that deny it
    ledger: Ledger


def frame(key: str) -> str:
    """A word of the tool's own (`brief_frame.tsv`); empty where there is none."""
    return next((row["ar"] for row in lexicon("brief_frame") if row["key"] == key), "")


def pieces(pages: Sequence[PageMarks], stories: Stories) -> dict[str, Piece]:
    """Every article that belongs to a story, by key, in the order of the pages."""
    told = {
        key: (marks, article)
        for marks in pages
        for article in marks.articles
        if (key := f"{marks.page.name}#{article.number}") in stories.story
    }
    nameless = {marks.page.name for marks, article in told.values() if not article.outlet}
    return {key: _piece(key, marks, article, len(nameless) > 1) for key, (marks, article) in told.items()}


def _outlet(marks: PageMarks, article: Article, several: bool) -> str:
    """The outlet's name; where nobody knows it the address's host, or words that say so (and the page, if several are unknown)."""
    if article.outlet:
        return one_line(article.outlet)
    host = urlsplit(marks.page.hints.url or "").hostname
    return host or frame("outlet.unknown") + (f" ({marks.page.name})" if several else "")


def _piece(key: str, marks: PageMarks, article: Article, several: bool) -> Piece:
    own = (line for line in marks.lines if line.label in ARTICLE_TEXT and line.article == article.number)
    lines = tuple(line for line in own if _has_words(marks.page.text, line))
    return Piece(
        key,
        marks,
        article,
        _outlet(marks, article, several),
        lines,
        tuple(sorted((m for m in marks.mentions if _inside(lines, m.start)), key=lambda m: m.start)),
        tuple(sorted((t for t in marks.times if _inside(lines, t.start)), key=lambda t: t.start)),
        tuple(sorted((s for s in marks.statements if _inside(lines, s.start)), key=lambda s: s.start)),
        tuple(span for line in lines for span in _sentences(marks.page.text, line, article)),
    )


def _has_words(text: str, line: Line) -> bool:
    return any(letter.isalnum() for letter in text[line.start : line.end])


def _inside(lines: Sequence[Line], offset: int) -> bool:
    at = bisect_right(lines, offset, key=lambda line: line.start) - 1
    return at >= 0 and offset < lines[at].end


def told_apart(found: Iterable[Piece]) -> tuple[str, ...]:
    """The outlets of articles in order, each once."""
    return tuple(dict.fromkeys(piece.outlet for piece in found))


def entities_in(piece: Piece, span: Span) -> frozenset[str]:
    """The entities named inside a span."""
    return frozenset(m.entity for m in _mentions(piece, span))


def _mentions(piece: Piece, span: Span) -> tuple[Mention, ...]:
    first, last = (bisect_left(piece.mentions, at, key=lambda m: m.start) for at in (span.start, span.end))
    return tuple(m for m in piece.mentions[first:last] if m.end <= span.end)


def about(piece: Piece, span: Span) -> frozenset[str]:
    """The telling words and the entities of a span; an entity is `@id`."""
    return content(words(piece.text, span)) | {f"@{entity}" for entity in entities_in(piece, span)}


def matter(piece: Piece, span: Span) -> frozenset[str]:
    """The telling words of a span without those of names: two people may say two things about one."""
    named = {offset for m in _mentions(piece, span) for offset in range(m.start, m.end)}
    return content(token for token in words(piece.text, span) if token.end - 1 not in named)


def profile(of: Sequence[Piece]) -> dict[str, float]:
    """How much each word or entity belongs to the story: in how many outlets' articles it stands, more where at their head."""
    outlets: dict[str, Counter[str]] = {}
    for piece in of:
        here = outlets.setdefault(piece.outlet, Counter())
        for index, line in enumerate(piece.lines):
            place = 2 if line.label in {"title", "summary"} or index < 2 else 1
            for item in about(piece, Span(line.start, line.end)):
                here[item] = max(here[item], place)
    total = Counter[str]()
    for here in outlets.values():
        total.update(here)
    many = max(1, len(outlets))
    return {item: (count / many) * _tells(item) for item, count in total.items() if many == 1 or count > 1}


def _tells(item: str) -> float:
    return 6.0 if item.startswith("@") else min(tells(item), 7.0)


def fullest_names(pages: Sequence[PageMarks], tables: Tables) -> dict[str, str]:
    """The name to show for each entity: that of our tables, else the fullest on the pages, and among those the most frequent."""
    counts: dict[str, Counter[str]] = {}
    for marks in pages:
        for entity in marks.entities.values():
            counts.setdefault(entity.id, Counter())[one_line(entity.name)] += 1
    found = {key: max(names, key=lambda name: (len(name.split()), names[name], name)) for key, names in counts.items()}
    return found | {key: known.name for key, known in tables.known.items()}


def party_name(party: Party, names: Mapping[str, str]) -> str:
    """The name of who speaks or carries; the describing words where the text names nobody."""
    return names.get(party.entity or "", "") or one_line(party.text)


def _sentences(text: str, line: Line, article: Article) -> tuple[Span, ...]:
    span = head(text, line, article)
    return sentences(text, span.start, span.end)


def head(text: str, line: Line, article: Article) -> Span:
    """A line without the dateline before its first sentence: «موسكو (رويترز) –»."""
    place, span = article.dateline, trim(text, Span(line.start, line.end))
    if not place or not folded(text[span.start : span.start + len(place) + 8]).startswith(folded(place)):
        return span
    near = text[span.start : min(span.end, span.start + len(place) + 60)]
    colon = near.find(":")
    if colon > 0 and len(near[:colon].split()) <= len(place.split()) + AGENCY:
        return trim(text, Span(span.start + colon + 1, span.end))
    ends = [at for at in (near.find(sign) for sign in (" - ", " – ", "ـ ", " — ")) if at > 0]
    return trim(text, Span(span.start + min(ends) + 1, span.end)) if ends else span


def sentences_of(piece: Piece, line: Line) -> tuple[Span, ...]:
    """The sentences of a line, its dateline left out."""
    first, last = (bisect_left(piece.sentences, at, key=lambda span: span.start) for at in (line.start, line.end))
    return piece.sentences[first:last]


def sentence_at(piece: Piece, span: Span) -> Span:
    """The sentence that holds the start of a span; the span itself where none does."""
    at = bisect_right(piece.sentences, span.start, key=lambda one: one.start) - 1
    return piece.sentences[at] if at >= 0 and span.start < piece.sentences[at].end else span


def statements_at(piece: Piece, span: Span) -> tuple[Statement, ...]:
    """The statements that share a part with a span, of those that begin at most a long sentence before it."""
    first = bisect_left(piece.statements, span.start - LONGEST, key=lambda s: s.start)
    last = bisect_left(piece.statements, span.end, key=lambda s: s.start)
    return tuple(s for s in piece.statements[first:last] if s.end > span.start)


def doubted(piece: Piece, span: Span) -> bool:
    """Whether a span lies mostly in the content of a doubtful statement: without its speaker it would be told as a fact."""
    inside = (min(s.end, span.end) - max(s.start, span.start) for s in statements_at(piece, span) if s.doubtful)
    return max(inside, default=0) > (span.end - span.start) / 2


def times_at(piece: Piece, span: Span) -> tuple[Time, ...]:
    """The times that begin inside a span."""
    first, last = (bisect_left(piece.times, at, key=lambda t: t.start) for at in (span.start, span.end))
    return piece.times[first:last]


def standing(piece: Piece, span: Span) -> Span:
    """The span as a line that stands alone: without what joins it to the sentence before."""
    at = bisect_left(piece.mentions, span.start, key=lambda m: m.start)
    return opened(piece.text, span, frozenset(m.start for m in piece.mentions[at : at + 5]))
