"""What several lines one after the other tell that none of them tells alone: timed headlines, readers' comments, a poll."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from musnad.arabic import folded
from musnad.extract import dates, furniture
from musnad.extract.clutter import Clue
from musnad.extract.units import Unit, ends_sentence, is_headline

TIMED = 3  # so many headlines with a clock time each are a list
HEADLINE_WORDS = 3  # of the shortest of them
HEADS = 2  # so many lines that each begin a comment, and no other line between them, are comments
HEAD_WORDS = 12
BETWEEN = 4  # lines of the longest comment
HEAD, COMMENT, POLL, TIMES = "rule:comment-head", "rule:comment", "rule:poll", "rule:timed-headlines"
SURE = frozenset({HEAD, COMMENT, POLL, TIMES})
CHOICES = 2  # so many answers below a question are a poll
_CLOCK = re.compile(r"\s*[\[(]?(\d{1,2}):(\d{2})(?::\d{2})?\s*(?:ص|م|صباحا|مساء|ظهرا|am|pm)?[\])]?\s*[-–—|:]?\s*")
_NUMBER = re.compile(r"\W{0,3}(\d{1,3})\s?[-–—.):#/]\s?\D")

Heard = dict[int, Clue]


def read(units: Sequence[Unit], clues: Sequence[Clue | None]) -> tuple[Clue | None, ...]:
    """The clues of a page's lines, with what the lines around tell put in where nothing else does."""
    found: Heard = {}
    for told in (_timed, _comments, _polls):
        found.update(told(units, clues))
    return tuple(found.get(index, clue) for index, clue in enumerate(clues))


def _runs(units: Sequence[Unit], fits: Callable[[int], int], least: int) -> Iterator[list[int]]:
    """Starts of neighbouring groups of lines, at least so many. fits: how many lines the group at an index has; 0 for none."""
    index, run = 0, list[int]()
    while index < len(units):
        size = fits(index)
        if size:
            run.append(index)
        elif len(run) >= least:
            yield run
        run = run if size else []
        index += size or 1
    if len(run) >= least:
        yield run


def _timed(units: Sequence[Unit], clues: Sequence[Clue | None]) -> Heard:
    """Headlines with a clock time in front of each, on its own line or the same."""

    def fits(index: int) -> int:
        clock = _CLOCK.match(units[index].text[:40])
        if clock is None:
            return 0
        if clock.end() < len(units[index].text):
            return int(_is_entry(units[index]))
        return 2 * int(index + 1 < len(units) and _is_entry(units[index + 1]) and not _CLOCK.match(units[index + 1].text[:40]))

    lines = [at + fits(at) - 1 for run in _runs(units, fits, TIMED) if not _goes_by_the_clock(units, run) for at in run]
    return {index: Clue("related", TIMES) for index in lines if clues[index] is None or _is_soft(clues[index])}


def _goes_by_the_clock(units: Sequence[Unit], run: Sequence[int]) -> bool:
    """Whether each time is later than the one above it, as in a programme; news has the newest first."""
    times = [(int(clock[1]), int(clock[2])) for at in run if (clock := _CLOCK.match(units[at].text[:40]))]
    return all(above < below for above, below in pairwise(times))


def _is_soft(clue: Clue | None) -> bool:
    return clue is not None and clue.soft


def _is_entry(unit: Unit) -> bool:
    words = sum(not word.isdigit() for word in unit.words)
    return not unit.prose and words >= HEADLINE_WORDS and not ends_sentence(unit.text) and is_headline(unit)


def _comments(units: Sequence[Unit], clues: Sequence[Clue | None]) -> Heard:
    """Numbered lines that name who comments, and what stands below each: «3 - فلان من …», «1. تعقيب (من … في …)»."""
    opener = [index for index, clue in enumerate(clues) if clue is not None and clue.opens == "rest"]
    found: Heard = {}
    for chain in _chains(units):
        told = any(_names_act(units[head]) or _dated(clues, head + 1) for head in chain)
        if not told and not any(0 < chain[0] - index <= HEADS for index in opener):
            continue
        for head, after in zip(chain, (*chain[1:], _after(clues, chain[-1])), strict=True):
            found[head] = Clue("footer", HEAD, closes=True)
            free = (at for at in range(head + 1, min(after, len(units))) if clues[at] is None or _is_soft(clues[at]))
            found.update({index: Clue("footer", COMMENT) for index in free})
    return found


def _chains(units: Sequence[Unit]) -> Iterator[list[int]]:
    """Short lines with a number, each one more than that above or one less, and a few lines between two of them."""
    chain, last = list[int](), 0
    for index, unit in enumerate(units):
        number = _number(unit)
        if number is None:
            continue
        if chain and abs(number - last) == 1 and 1 < index - chain[-1] <= BETWEEN + 1:
            chain.append(index)
        else:
            if len(chain) >= HEADS:
                yield chain
            chain = [index]
        last = number
    if len(chain) >= HEADS:
        yield chain


def _number(unit: Unit) -> int | None:
    """The number that a short line which is no sentence begins with."""
    found = _NUMBER.match(unit.text[:12])
    if found is None or unit.prose or unit.linked or not 2 <= unit.size <= HEAD_WORDS or ends_sentence(unit.text):
        return None
    return int(found[1])


def _names_act(unit: Unit) -> bool:
    """Whether a line begins with a word for a remark and tells when it was made."""
    words = [word for word in unit.words[:4] if not word.isdigit()]
    return bool(words) and furniture.is_remark(words[0]) and _has_time(unit)


def _dated(clues: Sequence[Clue | None], index: int) -> bool:
    clue = clues[index] if index < len(clues) else None
    return clue is not None and clue.label == "date"


def _after(clues: Sequence[Clue | None], head: int) -> int:
    """The line behind the last comment: that has one paragraph, below its day perhaps."""
    return head + 2 + _dated(clues, head + 1)


def _has_time(unit: Unit) -> bool:
    return dates.tells_ago(unit.words) or next(dates.find(folded(unit.text)), None) is not None


def _polls(units: Sequence[Unit], clues: Sequence[Clue | None]) -> Heard:
    """A question and the answers to choose from below it."""
    found: Heard = {}
    for index, unit in enumerate(units):
        if not unit.text.endswith("؟") or unit.prose:
            continue
        end = index + 1
        while end < len(units) and furniture.is_choice(units[end]):
            end += 1
        if end - index > CHOICES:
            found.update({line: Clue("footer", POLL) for line in range(index, end)})
    return found
