"""The stages of a page in their order, and how they run: one bad page is `Rejected`, the rest go on.

A new layer is one row of STAGES: what it reads has to be written by a row above it.
"""

import gc
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, NamedTuple

from musnad.annotate import entities, names, passages, statements, times
from musnad.annotate.names import tagger
from musnad.extract import articles, lines
from musnad.gather import alignments, answers, speakers, stories
from musnad.gather import entities as across
from musnad.model import Article, Line, Page, PageMarks, Rejected, Stories
from musnad.tables import Known, Tables

FEW = 16  # up to so many pages, starting processes costs more than it saves
CHUNK = 4  # pages sent to a process at a time
WINDOW = 512  # pages given to one pool of processes
SAMPLE = "قال الوزير أمس إن الطريق إلى موسكو مفتوح."  # each layer of a sentence finds something in it


class Stage(NamedTuple):
    """One layer: `function(marks, tables)` gives the field `writes` of the marks, looking only at the fields `reads`."""

    name: str
    function: Callable[[PageMarks, Tables], tuple[Any, ...]]
    reads: tuple[str, ...]
    writes: str


STAGES = (
    Stage("lines", lines.find, ("page",), "lines"),
    Stage("articles", articles.find, ("page", "lines"), "articles"),
    Stage("passages", passages.find, ("page", "lines"), "passages"),
    Stage("readings", tagger.find, ("page", "passages"), "readings"),
    Stage("names", names.find, ("page", "articles", "passages", "readings"), "mentions"),
    Stage("entities", entities.find, ("page", "passages", "mentions"), "entities"),
    Stage("times", times.find, ("page", "articles", "passages", "mentions"), "times"),
    Stage("statements", statements.find, ("page", "articles", "passages", "mentions", "entities", "times"), "statements"),
)


def run(stage: Stage, marks: PageMarks, tables: Tables) -> PageMarks:
    """The marks with what one stage found. Entities are kept by their id."""
    found: Any = stage.function(marks, tables)
    if stage.writes == "entities":
        found = {entity.id: entity for entity in found}
    return replace(marks, **{stage.writes: found})


def annotate(page: Page, tables: Tables) -> PageMarks | Rejected:
    """All marks of one page; where a stage fails, the page is rejected with the stage's name and the place of the error."""
    return _through(STAGES, PageMarks(page), tables)


def annotate_sentence(text: str, tables: Tables, last: str = "statements") -> PageMarks | Rejected:
    """The marks of a plain sentence, taken as the body of an article without analysing it as a page.

    last: the stage to stop after.
    """
    page = Page("sentence", "-", "text/plain", text.encode("utf-8", "replace"), text)
    if not text.strip():
        return PageMarks(page)
    line = Line(0, len(text), "body", 0, "rule:given")
    marks = PageMarks(page, lines=(line,), articles=(Article(0, None, None, None, (), None, "rule:given"),))
    names = [stage.name for stage in STAGES]
    return _through(STAGES[names.index("passages") : names.index(last) + 1], marks, tables)


def _through(stages: Iterable[Stage], marks: PageMarks, tables: Tables) -> PageMarks | Rejected:
    for stage in stages:
        try:
            marks = run(stage, marks, tables)
        except Exception as error:  # noqa: BLE001 - a page that trips a stage must not stop the run; it is reported with its place
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{PurePath(place.filename).name}:{place.lineno}"
            detail = (
                f"{marks.page.path}: {type(error).__name__} at {where}: {error}; report it as a fault of musnad, with the page."
            )
            return Rejected(marks.page.name, stage.name, "failed", detail)
    return marks


def settle(tables: Tables, last: str = "statements") -> None:
    """Prepare a process that does nothing but annotate: what the stages look things up in is read, and kept for good.

    The lists live as long as the process, but each full round of the garbage collector walks over all of them, a tenth of the
    time of annotating. Frozen they are left out, and processes forked from this one share their memory.

    last: the last stage that will be run.
    """
    annotate_sentence(SAMPLE, tables, last)
    gc.freeze()


def annotate_all(pages: Iterable[Page | Rejected], tables: Tables, jobs: int | None = None) -> Iterator[PageMarks | Rejected]:
    """All marks of many pages, in their order; what is rejected already is passed on.

    jobs: how many processes; all processors where it is None. A process that dies takes only the page that killed it.
    """
    workers = jobs or os.cpu_count() or 1
    waiting = iter(pages)
    first = list(islice(waiting, FEW + 1))
    if workers == 1 or len(first) <= FEW:
        yield from (_annotate(page, tables) for page in chain(first, waiting))
    else:
        yield from _in_processes(chain(first, waiting), tables, workers)


def _annotate(page: Page | Rejected, tables: Tables) -> PageMarks | Rejected:
    return page if isinstance(page, Rejected) else annotate(page, tables)


_worker_tables: list[Tables] = []


def _start_worker(known: dict[str, Known], fast: bool) -> None:
    tables = Tables(MappingProxyType(known), fast)
    settle(tables)
    _worker_tables[:] = [tables]


def _work(page: Page | Rejected) -> PageMarks | Rejected:
    return _annotate(page, _worker_tables[0])


def _pool(tables: Tables, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(dict(tables.known), tables.fast))


def _in_processes(pages: Iterator[Page | Rejected], tables: Tables, workers: int) -> Iterator[PageMarks | Rejected]:
    """A window of pages at a time, so that memory does not grow with their number."""
    while window := list(islice(pages, WINDOW)):
        done = 0
        try:
            with _pool(tables, workers) as pool:
                for result in pool.map(_work, window, chunksize=CHUNK):
                    yield result
                    done += 1
        except BrokenProcessPool:
            yield from (_alone(page, tables) for page in window[done:])


def _alone(page: Page | Rejected, tables: Tables) -> PageMarks | Rejected:
    """One page in a process of its own, after a process died that had several."""
    if isinstance(page, Rejected):
        return page
    with _pool(tables, 1) as pool:
        try:
            return pool.submit(_work, page).result()
        except BrokenProcessPool:
            return Rejected(page.name, "annotate", "crashed", f"{page.path}: its process died; read it alone to see why.")


def gather(pages: Sequence[PageMarks], tables: Tables) -> tuple[tuple[PageMarks, ...], Stories]:
    """What holds across pages: one id for one entity, stories, speakers told by office, the same statements, and denials."""
    linked = tuple(across.link(pages, tables))
    story, saga, why = stories.group(linked, tables)
    linked = speakers.name(linked, story, tables)
    same = alignments.align(linked, story, saga, tables)
    return linked, Stories(story, saga, same, tuple(answers.pair(linked, same, story, tables)), why)
