"""A passage as the statement layer sees it: words, names and times by token, quotations paired, sentence ends found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from musnad.annotate.statements.cues import Cue, find
from musnad.annotate.statements.quotations import SIGNS, pair
from musnad.annotate.statements.unclosed import before_new_speech
from musnad.annotate.statements.words import attributing, group, indices_of
from musnad.arabic import is_word
from musnad.model import Kind, Mention, PageMarks, Passage, Time, Token

M = TypeVar("M", Mention, Time)
_ENDS = frozenset(".!?؟؛")
_ON_CONDITION = frozenset({"شريطه", "بشرط"})
_ASIDE = 7  # tokens of a clause by which a source stays unnamed
WINDOW = 240  # tokens; longer sentences are lists or hostile


class _Sorted(NamedTuple, Generic[M]):
    """Marks by where they start, and for each the furthest end of all up to it: what stands near a passage is looked up."""

    ordered: list[M]
    reach: list[int]


@dataclass(frozen=True)
class Scene:
    """One passage. Lists run by token index; `None` in `mention` and `time` where the token belongs to none."""

    text: str
    passage: Passage
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    mention: Sequence[Mention | None]
    time: Sequence[Time | None]
    quotes: dict[int, int]  # opening token → closing token; len(tokens) where the passage ends first

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Words that can attribute, in order."""
        return tuple(
            cue
            for cue in find(self.words)
            if cue.index not in self.aside
            and (self.words[cue.index] not in group("hamza") or self._written(cue.index, "أ"))
            and not (cue.form.pronoun and self.text[self.tokens[cue.index].end - 1] == "ة")  # «طالبة» is no «طالبه»
            and not (cue.form.plural and self._written(cue.index, "ً"))  # «وتمسكاً» is no dual
            and not (self.words[cue.index] in group("called") and self._named(cue.index + 1))
        )

    @cached_property
    def aside(self) -> frozenset[int]:
        """The tokens of clauses by which a source stays unnamed («رفض ذكر اسمه»، «طلب عدم الكشف عن هويته»): they tell nothing."""
        inside: set[int] = set()
        names, withholds = group("own-name"), group("withholds")
        for end in indices_of(self.words, names):
            near = range(end - 1, max(-1, end - _ASIDE), -1)
            start = next((i for i in near if self.words[i].removeprefix("و") in withholds), None)
            if start and self.words[start] in _ON_CONDITION and self.words[start - 1].startswith("تحدث"):
                start -= 1  # «تحدث شريطة عدم نشر اسمه»
            inside.update(range(start, end + 1) if start is not None else ())
        return frozenset(inside)

    def _named(self, index: int) -> bool:
        """«شاب يدعى فلان»: whether a person's name stands at a token."""
        return self.names_person(index, index + 1)

    def names_person(self, start: int, end: int) -> bool:
        """Whether a person is named among the tokens `start` to `end` (half-open)."""
        return any(mention is not None and mention.type == "PER" for mention in self.mention[start:end])

    def _written(self, index: int, letter: str) -> bool:
        return letter in self.text[self.tokens[index].start : self.tokens[index].end]

    @cached_property
    def cue_at(self) -> dict[int, Cue]:
        """The same by token."""
        return {cue.index: cue for cue in self.cues}

    @cached_property
    def openers(self) -> tuple[int, ...]:
        """The tokens at which an attribution can begin: cues, «بحسب», «كما»."""
        return tuple(sorted({*self.cue_at, *indices_of(self.words, attributing())}))

    def first_cue(self, start: int, end: int) -> Cue | None:
        """The first cue among the tokens `start` to `end` (half-open)."""
        return next((self.cue_at[i] for i in range(start, end) if i in self.cue_at), None)

    @cached_property
    def names(self) -> list[tuple[int, Mention]]:
        """The first token of each name, with the name."""
        found: list[tuple[int, Mention]] = []
        last = None
        for index, mention in enumerate(self.mention):
            if mention is not last and mention is not None:
                found.append((index, mention))
                last = mention
        return found

    @cached_property
    def quote_of(self) -> Sequence[int | None]:
        """For each token the opening sign of the quotation that it stands in (signs themselves included)."""
        inside: list[int | None] = [None] * len(self.tokens)
        for start, end in self.quotes.items():
            inside[start : end + 1] = [start] * (min(end + 1, len(self.tokens)) - start)
        return inside

    @cached_property
    def kinds(self) -> dict[tuple[int, int], tuple[Kind, int, int]]:
        """What was found of contents by where they start and end, filled while the passage is read."""
        return {}

    @cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        """Indices of signs that end a sentence outside quotations, and the length of the passage at the end."""
        ends = [i for i in indices_of(self.words, _ENDS) if self.quote_of[i] is None and self._ends(i)]
        return (*ends, len(self.tokens))

    def _ends(self, index: int) -> bool:
        """Whether a sign ends its sentence: no dot of an abbreviation, a number or an ellipsis."""
        if self.words[index] != ".":
            return True
        before = self.tokens[index - 1] if index else None
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        letter = before is not None and is_word(before) and before.end - before.start == 1 and not before.form.isdigit()
        if before is None or letter or self.mention[index] is not None:
            return False  # «د.»، «سي.إن.إن»
        if after is None:
            return True
        listed = after.form.isdigit() and index + 2 < len(self.tokens) and self.words[index + 2] in {"-", "–", ")"}
        if "." in {before.form, after.form} or listed:
            return False
        glued = after.start == self.tokens[index].end and after.form[0].isalnum()
        if glued and before.form[-1].isdigit() and after.form[0].isdigit():
            return False  # «و6.5كغ»
        return not glued or not (before.form.isascii() or after.form.isascii() or before.form.isdigit() or after.form.isdigit())

    def sentence(self, index: int) -> tuple[int, int]:
        """The tokens of the sentence around a token, as a half-open range without the closing sign.

        No further than WINDOW tokens to either side: text without full stops must not cost more than other text.
        """
        ends = self.sentence_ends
        at = bisect_left(ends, index)
        start = ends[at - 1] + 1 if at else 0
        end = ends[at] if at < len(ends) else len(self.tokens)
        if end - start <= WINDOW:
            return start, end
        return max(start, index - WINDOW), min(end, index + WINDOW)


def scenes(marks: PageMarks) -> list[Scene]:
    """The scenes of a page, in order."""
    mentions, times = _sorted(marks.mentions), _sorted(marks.times)
    return [_scene(marks.page.text, passage, mentions, times) for passage in marks.passages]


def _sorted(marks: Iterable[M]) -> _Sorted[M]:
    ordered = sorted(marks, key=lambda mark: mark.start)
    return _Sorted(ordered, list(accumulate((mark.end for mark in ordered), max)))


def _scene(text: str, passage: Passage, mentions: _Sorted[Mention], times: _Sorted[Time]) -> Scene:
    tokens = passage.tokens
    words, ends = tuple([token.form for token in tokens]), [token.end for token in tokens]
    quotes = before_new_speech(pair(text, tokens), words) if not SIGNS.isdisjoint(words) else {}
    return Scene(text, passage, tokens, words, _spread(tokens, ends, mentions), _spread(tokens, ends, times), quotes)


def _spread(tokens: tuple[Token, ...], ends: list[int], marks: _Sorted[M]) -> list[M | None]:
    """For each token the mark that covers its end (a mark may begin after a proclitic)."""
    spread: list[M | None] = [None] * len(tokens)
    if not tokens:
        return spread
    done = 0
    first_near = bisect_right(marks.reach, tokens[0].start)
    past = bisect_left(marks.ordered, tokens[-1].end, key=lambda mark: mark.start)
    for mark in marks.ordered[first_near:past]:
        if mark.end <= tokens[0].start:
            continue
        first = bisect_right(ends, mark.start, done)
        done = bisect_right(ends, mark.end, done)
        spread[first:done] = [mark] * (done - first)
    return spread
