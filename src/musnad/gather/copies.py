"""Text that articles share word for word: one took it from the other, or both from a common wire.

Runs of words are indexed, so that many articles cost little more than their length. What a speaker said in quotation marks is left
out: two outlets that quote one sentence have not copied one another.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from musnad.model import PageMarks, Span, Token

RUN = 6  # words in a row that count as one shared run
FEWEST = 12  # runs that a copy shares with its source
SHARE = 0.35  # of the runs of the shorter text
COMMON = 60  # a run in more articles than this is a stock phrase of a site, not a copy


class Copy(NamedTuple):
    """An article that shares text with an earlier one; the spans are those of the shared words on its own page."""

    article: str
    source: str
    share: float
    spans: tuple[Span, ...]


class _Text(NamedTuple):
    key: str
    day: date | None
    words: list[Token]
    runs: list[tuple[str, ...]]


def find(pages: Sequence[PageMarks]) -> dict[str, str]:
    """For each article (PAGE#number) that copies, the article that it shares most text with among the earlier ones."""
    return {copy.article: copy.source for copy in measure(pages)}


def measure(pages: Sequence[PageMarks]) -> tuple[Copy, ...]:
    """Every copy with how much it shares and where. Articles of one page are not compared.

    The earlier article is the one with the earlier day; on one day, or where a day is not known, the one that was given first.
    """
    texts = [text for marks in pages for text in _texts(marks)]
    shared = _shared(texts)
    best: dict[int, tuple[float, int]] = {}
    for (i, j), count in shared.items():
        least = min(len(texts[i].runs), len(texts[j].runs))
        if count < FEWEST or count < SHARE * least or texts[i].key.rsplit("#", 1)[0] == texts[j].key.rsplit("#", 1)[0]:
            continue
        source, copy = sorted((i, j), key=lambda n: (texts[n].day or date.max, n))
        best[copy] = max(best.get(copy, (0.0, 0)), (count / least, -source))
    return tuple(
        Copy(texts[copy].key, texts[-source].key, share, tuple(_spans(texts[copy], texts[-source])))
        for copy, (share, source) in sorted(best.items())
    )


def _texts(marks: PageMarks) -> Iterator[_Text]:
    quoted = [(s.start, s.end) for s in marks.statements if s.kind == "direct"]
    for article in marks.articles:
        words = [
            token
            for passage in marks.passages
            if passage.line.article == article.number and passage.line.label == "body"
            for token in passage.tokens
            if token.form[0].isalnum() and not any(start <= token.start < end for start, end in quoted)
        ]
        runs = [tuple(word.form for word in words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
        yield _Text(f"{marks.page.name}#{article.number}", article.published, words, runs)


def _shared(texts: Sequence[_Text]) -> Counter[tuple[int, int]]:
    """How many different runs each pair of articles shares."""
    index: dict[tuple[str, ...], list[int]] = {}
    for number, text in enumerate(texts):
        for run in set(text.runs):
            index.setdefault(run, []).append(number)
    return Counter(pair for numbers in index.values() if 1 < len(numbers) <= COMMON for pair in combinations(numbers, 2))


def _spans(copy: _Text, source: _Text) -> Iterator[Span]:
    """Where the shared runs stand in the copy, those that overlap joined."""
    held = set(source.runs)
    open_: tuple[int, int] | None = None
    for place, run in enumerate(copy.runs):
        if run not in held:
            continue
        if open_ and place <= open_[1] + 1:
            open_ = (open_[0], place + RUN - 1)
            continue
        if open_:
            yield Span(copy.words[open_[0]].start, copy.words[open_[1]].end)
        open_ = (place, place + RUN - 1)
    if open_:
        yield Span(copy.words[open_[0]].start, copy.words[open_[1]].end)
