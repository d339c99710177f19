#!/usr/bin/env python3
"""Damaged and hostile pages: each must end as marks or as `Rejected`, in time and within memory.

    python eval/mutations.py [--count 10000] [--seed 6] [--only NUMBER] [--keep FOLDER]

Every page is a file of `mutants`: made from a seed and its number, and read as `musnad annotate --fast` reads it. That happens in a
process of its own, which is killed where a page hangs, and whose memory is bounded, so that neither a hang nor an explosion goes by
unseen. No articles from outside are needed.

What is counted, for each kind of mutation:
  files marks rejected   Files; pages in them that end as marks, or with a reason.
  s MB                   The slowest page, in processor seconds of reading, extracting and annotating it; the highest memory of the
                         process that did it (its lists included).
  faults                 Pages that raised something, whose stage failed, that hung, killed their process, had marks outside their
                         text, or cost more than the limits.
Each fault is printed with its number: `--only NUMBER --keep FOLDER` writes its file there and reads it alone.
"""

import argparse
import json
import multiprocessing
import re
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import mutants
from musnad import pipeline, tables
from musnad.export import pagejson
from musnad.model import Page, PageMarks, Rejected
from musnad.read import paths
from musnad.tables import Tables
from musnad.verify import check_page
from mutants import parts

SECONDS, MEGABYTES = 2.0, 500.0  # what a page may cost
HANG = 30.0  # seconds on the clock after which a page is given up
ADDRESS_SPACE = 4_000_000_000  # bytes; more is refused to the process, which raises MemoryError
SLOWEST, SHOWN = 10, 5  # printed; of one fault
_STATUS = Path("/proc/self/status")


class Cost(NamedTuple):
    """How one page ended, and what it cost."""

    end: str  # "marks", the reason of a `Rejected`, or "fault: …"
    seconds: float


class Result(NamedTuple):
    number: int
    kind: str
    pages: tuple[Cost, ...]
    megabytes: float

    @property
    def seconds(self) -> float:
        """What the slowest of its pages took."""
        return max((page.seconds for page in self.pages), default=0.0)

    @property
    def faults(self) -> list[str]:
        """What is wrong with the pages of the file."""
        found = [page.end for page in self.pages if page.end.startswith("fault")]
        found += [f"{page.seconds:.1f} seconds" for page in self.pages if page.seconds > SECONDS]
        return found + ([f"{self.megabytes:.0f} MB"] if self.megabytes > MEGABYTES else [])


def costs(file: Path, known: Tables) -> Iterator[Cost]:
    """Each page of a file, read and annotated."""
    started = time.process_time()
    found = paths.pages([file], None)
    while True:
        try:
            page = next(found)
            marks = pipeline.annotate(page, known) if isinstance(page, Page) else page
            seconds = time.process_time() - started
            yield Cost(_end(marks), seconds)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 - finding these is what the run is for
            place = traceback.extract_tb(error.__traceback__)[-1]
            yield Cost(f"fault: {type(error).__name__} at {place.filename}:{place.lineno}: {error}"[:300], 0.0)
            return
        started = time.process_time()


def _end(marks: PageMarks | Rejected) -> str:
    """How a page ended; a fault where its marks do not lie in its text, or cannot be written. Raises what they raise."""
    if isinstance(marks, Rejected):
        json.dumps(marks.detail, ensure_ascii=False).encode()
        return f"fault: {marks.detail}" if marks.reason in {"failed", "crashed"} else marks.reason
    check_page(marks, "page.json")
    json.dumps(pagejson.dump(marks), ensure_ascii=False).encode()
    return "marks"


def _serve(jobs: Connection) -> None:
    """Read files until told to stop: the process that a page may hang or kill."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    known = tables.load(fast=True)
    pipeline.settle(known)
    jobs.send(None)
    while (file := jobs.recv()) is not None:
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is that of this page
        found = tuple(costs(file, known))
        jobs.send((found, _peak()))


def _peak() -> float:
    """The most memory the process had, in MB."""
    with suppress(OSError):
        if found := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text(encoding="ascii")):
            return int(found[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


@dataclass
class Reader:
    """The process that reads, started again where a page took it down."""

    process: multiprocessing.process.BaseProcess | None = None
    jobs: Connection | None = None

    def read(self, file: Path) -> tuple[tuple[Cost, ...], float]:
        """The pages of a file, and the memory it took."""
        jobs = self.jobs or self._start()
        jobs.send(file)
        try:
            if jobs.poll(HANG):
                found: tuple[tuple[Cost, ...], float] = jobs.recv()
                return found
            end = f"fault: hangs for more than {HANG:g} seconds"
        except (EOFError, OSError):
            end = "fault: killed its process"
        self.stop()
        return (Cost(end, 0.0),), 0.0

    def _start(self) -> Connection:
        context = multiprocessing.get_context("fork")
        self.jobs, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other,), daemon=True)
        self.process.start()
        other.close()
        self.jobs.recv()
        return self.jobs

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
        self.process = self.jobs = None


def run(numbers: Sequence[int], seed: int, folder: Path) -> Iterator[Result]:
    """What became of the mutants with these numbers. folder: where the file that is being read stands."""
    good, reader = parts.seeds(), Reader()
    try:
        for number in numbers:
            kind, made = mutants.mutant(seed, number, good)
            file = folder / f"m{number}{made.suffix}"
            file.write_bytes(made.raw)
            pages, megabytes = reader.read(file)
            yield Result(number, kind, pages, megabytes)
            file.unlink()
    finally:
        reader.stop()


@dataclass
class Tally:
    """The row of a kind."""

    files: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    megabytes: float = 0.0
    faults: int = 0

    def add(self, result: Result) -> None:
        """Count a file."""
        self.files += 1
        self.ends.update("fault" if page.end.startswith("fault") else page.end for page in result.pages)
        self.seconds = max(self.seconds, result.seconds)
        self.megabytes = max(self.megabytes, result.megabytes)
        self.faults += len(result.faults)

    def row(self, name: str) -> str:
        """A line of the table."""
        rejected = self.ends.total() - self.ends["marks"] - self.ends["fault"]
        reasons = " ".join(f"{end} {count}" for end, count in self.ends.most_common() if end not in {"marks", "fault"})
        figures = f"{self.files:6} {self.ends['marks']:6} {rejected:6} {self.seconds:6.2f} {self.megabytes:5.0f} {self.faults:5}"
        return f"{name:17} {figures}  {reasons}"


def report(results: Sequence[Result]) -> None:
    """The table, the slowest pages and the faults, on standard output."""
    every, kinds = Tally(), {result.kind: Tally() for result in results}
    for result in results:
        every.add(result)
        kinds[result.kind].add(result)
    print(f"{'kind':17} {'files':>6} {'marks':>6} {'reject':>6} {'s':>6} {'MB':>5} {'fault':>5}  reasons")
    for name in sorted(kinds):
        print(kinds[name].row(name))
    print(every.row("all"))
    slow = sorted(results, key=lambda result: -result.seconds)[:SLOWEST]
    print("slowest: " + ", ".join(f"{one.number} {one.kind} {one.seconds:.2f}" for one in slow))
    faults: dict[str, list[str]] = defaultdict(list)
    for result in results:
        for fault in result.faults:
            faults[fault].append(f"{result.number} {result.kind}")
    for fault, where in faults.items():
        print(f"FAULT ({len(where)}) {fault}: {', '.join(where[:SHOWN])}")


def main() -> int:
    """0 where no page is at fault, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="files to make and read")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--only", type=int, action="append", help="the number of one file; may be given several times")
    parser.add_argument("--keep", type=Path, help="a folder for the files of --only")
    options = parser.parse_args()
    numbers = options.only or range(options.count)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        for number in options.only or ():
            made = mutants.mutant(options.seed, number, parts.seeds())[1]
            (options.keep / f"m{number}{made.suffix}").write_bytes(made.raw)
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        for result in run(numbers, options.seed, Path(folder)):
            results.append(result)
            for fault in result.faults:
                print(f"\r{result.number} {result.kind}: {fault}", file=sys.stderr)
            if len(results) % 50 == 0:
                print(f"\r{len(results):,} of {len(numbers):,}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    report(results)
    return 1 if any(result.faults for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
