"""When something was said: the time that stands with a statement's cue, outside of what is said."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from musnad.arabic import folded, words
from musnad.model import PageMarks, Span, Statement, Time
from musnad.tables import alternatives, lexicon

HEAD = 4  # words before a time that opens its sentence: «وفي برانهولم أمس الثلاثاء، قال …»
BEFORE, AFTER = 3, 12  # words between the time and the cue: «أمس الثلاثاء، قال …», «قال … في تصريحات بثها التلفزيون مساء أمس»
FARTHEST = 400  # characters; no clause of speech is longer

_END = re.compile(r"[.!?؟؛](?=\s|$)|\n")


@cache
def _elsewhere() -> frozenset[str]:
    """A time behind one of these is of something else: «قال بعد إدانته عام 2011 إن …», «قالت الوزيرة التي عُينت أمس»."""
    rows = [row for row in lexicon("time_words") if row["role"] == "elsewhere"]
    return frozenset(folded(word) for row in rows for word in alternatives(row["words"]))


def when(marks: PageMarks) -> dict[str, Time]:
    """For each statement, by id, the time that the page gives for the speaking itself, where one stands with its cue.

    Durations, vague references and times inside any statement's content say nothing of it.
    """
    free = _outside(marks)
    found = {}
    for statement in marks.statements:
        cue = statement.cue
        if cue is None or statement.start <= cue.start < statement.end:
            continue
        if time := _nearest(marks.page.text, cue, statement, free):
            found[statement.id] = time
    return found


def _outside(marks: PageMarks) -> list[Time]:
    """The times that name a place on the calendar and stand in no content, in their order."""
    contents = sorted((said.start, said.end) for said in marks.statements)
    found: list[Time] = []
    at = reached = 0
    for time in sorted(marks.times, key=lambda time: time.start):
        while at < len(contents) and contents[at][0] <= time.start:
            reached = max(reached, contents[at][1])
            at += 1
        if time.start >= reached and _points(time.value):
            found.append(time)
    return found


def _nearest(text: str, cue: Span, statement: Statement, times: Sequence[Time]) -> Time | None:
    first, last = (bisect_left(times, at, key=lambda t: t.start) for at in (cue.start - FARTHEST, cue.end + FARTHEST))
    near = [(_words_between(text, cue, statement, time), time) for time in times[first:last]]
    found = [(len(between), time) for between, time in near if between is not None and not _elsewhere().intersection(between)]
    return min(found, key=lambda one: one[0])[1] if found else None


def _points(value: str) -> bool:
    """Whether a value names a place on the calendar."""
    return value[:1].isdigit()


def _words_between(text: str, cue: Span, statement: Statement, time: Time) -> tuple[str, ...] | None:
    """The words between cue and time, what is said left out; None where these do not belong together."""
    later = cue.start < time.start
    first, last = (cue.end, time.start) if later else (time.end, cue.start)
    if last - first > FARTHEST or (later and cue.start < statement.start < time.start):
        return None  # after the content a new clause may have begun
    if not later and not _opens(text, time):
        return None
    between = text[first:last]
    if statement.start < last and statement.end > first:
        between = f"{text[first : statement.start]} {text[statement.end : last]}"
    found = words(between)
    return None if len(found) > (AFTER if later else BEFORE) or _END.search(between) else found


def _opens(text: str, time: Time) -> bool:
    """Whether a time stands at the beginning of its sentence."""
    before = text[max(0, time.start - FARTHEST) : time.start]
    ends = [found.end() for found in _END.finditer(before)]
    return len(words(before[ends[-1] if ends else 0 :])) <= HEAD
