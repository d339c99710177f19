#!/usr/bin/env python3
"""Speed and memory of the annotating layers on one core, over real articles: a table, never a test.

    python eval/bench.py [--articles 2000]

The articles are those of ../shared/corpora/saudinewsnet; each becomes a plain-text page of its title and text. The exact and
the fast way are measured apart, each in a process of its own. Where a peer that finds the article in a page's markup is installed
(trafilatura; resiliparse is), both read the same pages as HTML.
"""

import argparse
import html
import json
import lzma
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from musnad import pipeline, tables
from musnad.annotate.names import tagger
from musnad.export import pagejson
from musnad.model import Hints, Page, PageMarks
from musnad.read import paths as reading

WAYS = {"exact": (), "fast": ("--fast",)}  # the options of a command
STARTS = 5  # of a command on one line, of which the quickest counts
CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "saudinewsnet"


def articles(folder: Path) -> Iterator[dict[str, Any]]:
    """The corpus's articles that hold text, file by file."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (row for row in map(json.loads, lines) if row["text"].strip())


def page(number: int, row: dict[str, Any]) -> Page | None:
    """An article as a page of its title and text."""
    raw = f"{row['title']}\n\n{row['text']}\n".encode()
    day = date.fromisoformat(row["crawled"][:10])
    found = reading.page(f"a{number}", raw, "text/plain", f"a{number}.txt", Hints(outlet=row["outlet"], published=day))
    return found if isinstance(found, Page) else None


def by_stage(pages: list[Page], known: tables.Tables) -> tuple[dict[str, float], list[float]]:
    """Seconds that each stage took, and the seconds of each page."""
    spent: dict[str, float] = defaultdict(float)
    each = []
    for one in pages:
        marks, begun = PageMarks(one), time.process_time()
        for stage in pipeline.STAGES:
            start = time.process_time()
            marks = pipeline.run(stage, marks, known)
            spent[stage.name] += time.process_time() - start
        each.append(time.process_time() - begun)
        start = time.process_time()
        json.dumps(pagejson.dump(marks), ensure_ascii=False)
        spent["(JSON of the page)"] += time.process_time() - start
    return spent, each


def document(row: dict[str, Any]) -> str:
    """The article as a small HTML page."""
    title, paragraphs = html.escape(row["title"]), (html.escape(line) for line in row["text"].splitlines())
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "<nav><a href='/'>الرئيسية</a></nav>"
    return f"<html><head><title>{title}</title></head><body>{menu}<article><h1>{title}</h1>{body}</article></body></html>"


def peers(documents: list[str]) -> dict[str, float]:
    """Seconds to find the article in HTML pages: ours (reading, lines, articles) and those of installed peers."""
    known = tables.load()

    def ours(markup: str) -> None:
        read = reading.page("page", markup.encode(), "text/html", "page.html", Hints())
        if isinstance(read, Page):
            marks = PageMarks(read)
            for stage in pipeline.STAGES[:2]:
                marks = pipeline.run(stage, marks, known)

    tools: dict[str, Callable[[str], Any]] = {"musnad: read, lines, articles": ours}
    for module, function in (("resiliparse.extract.html2text", "extract_plain_text"), ("trafilatura", "extract")):
        try:
            tools[f"{module}.{function}"] = getattr(import_module(module), function)
        except ImportError as error:
            print(f"{module}: not measured: {error}")
    spent = {}
    for name, tool in tools.items():
        tool(documents[0])
        start = time.process_time()
        for markup in documents:
            tool(markup)
        spent[name] = time.process_time() - start
    return spent


def show(pages: list[Page], spent: dict[str, float], each: list[float]) -> None:
    """Print the table of the stages."""
    total = sum(each)
    print(f"{'stage':32} {'ms a page':>10} {'share':>7}")
    for name, seconds in spent.items():
        print(f"{name:32} {1000 * seconds / len(pages):10.2f} {'' if name.startswith('(') else f'{seconds / total:7.0%}'}")
    each = sorted(each)
    print(f"slowest 1% of pages: {1000 * each[int(len(each) * 0.99)]:.0f} ms and more; slowest: {1000 * each[-1]:.0f} ms")


def measure(way: str, count: int) -> None:
    """In a process of its own: print the stages of one way, and as the last line what `row` wants, as JSON."""
    known = tables.load(fast=way == "fast")
    tagger.ready(fast=known.fast)  # else a model that is absent would be taken for a fault of each page
    pages = [one for one in (page(n, row) for n, row in enumerate(islice(articles(CORPUS), count))) if one]
    pipeline.settle(known)
    by_stage(pages[:20], known)  # what is read at first use
    spent, each = by_stage(pages, known)
    words = sum(len(one.text.split()) for one in pages)
    print(
        f"\n{way}: {len(pages)} pages ({count - len(pages)} refused), {words / len(pages):.0f} words each; processor time, one core"
    )
    show(pages, spent, each)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pages": len(pages) / sum(each), "words": words / sum(each), "memory": memory}))


def start(way: str) -> float:
    """Seconds from starting `musnad names` to its answer to one line, and its end."""
    command = [sys.executable, "-m", "musnad", "names", *WAYS[way]]
    seconds = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run(command, input="وصل الوزير إلى المدينة\n".encode(), stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def row(way: str, count: int) -> str:
    """One way's line of the table: its speed over whole pages, its start, its memory; or why there is none."""
    command = [sys.executable, __file__, "--way", way, "--articles", str(count)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    name = " ".join(("musnad annotate", *WAYS[way]))
    if done.returncode:
        return f"{name:24} not measured: {done.stderr.splitlines()[-1]}"
    stages, _, last = done.stdout.rstrip().rpartition("\n")
    print(stages)
    found = json.loads(last)
    return f"{name:24} {found['pages']:10.1f} {found['words']:10,.0f} {start(way):8.2f} {found['memory']:8.0f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not CORPUS.is_dir():
        print("bench: no corpus beside the repository; nothing was measured")
        return 0
    if given.way:
        measure(given.way, given.articles)
        return 0
    rows = [row(way, given.articles) for way in WAYS]
    print(f"\n{'':24} {'articles/s':>10} {'words/s':>10} {'start s':>8} {'peak MB':>8}  (one core; all pages in memory)")
    print(*rows, sep="\n")
    documents = [document(row) for row in islice(articles(CORPUS), min(500, given.articles))]
    print(f"\n{f'article out of HTML, {len(documents)} pages':48} pages/s")
    for name, seconds in peers(documents).items():
        print(f"{name:48} {len(documents) / seconds:7.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
