#!/usr/bin/env python3
"""Speed and memory of the annotating layers on one core, over real articles: a table, never a test.

    python eval/bench.py [--articles 2000]

The articles are those of ../shared/corpora/saudinewsnet; each becomes a plain-text page of its title and text. Where a
peer that finds the article in a page's markup is installed (trafilatura; resiliparse is), both read the same pages as HTML.
"""

import argparse
import html
import json
import lzma
import resource
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
from musnad.export import pagejson
from musnad.model import Hints, Page, PageMarks
from musnad.read import paths as reading

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
    words, total = sum(len(one.text.split()) for one in pages), sum(each)
    print(f"{len(pages)} pages, {words / len(pages):.0f} words each; processor time on one core")
    print(f"{'stage':32} {'ms a page':>10} {'share':>7}")
    for name, seconds in spent.items():
        print(f"{name:32} {1000 * seconds / len(pages):10.2f} {'' if name.startswith('(') else f'{seconds / total:7.0%}'}")
    print(f"{'annotate':32} {1000 * total / len(pages):10.2f}   {len(pages) / total:.0f} pages/s, {words / total:,.0f} words/s")
    each = sorted(each)
    print(f"slowest 1% of pages: {1000 * each[int(len(each) * 0.99)]:.0f} ms and more; slowest: {1000 * each[-1]:.0f} ms")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (all pages in memory)")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    count = parser.parse_args().articles
    if not CORPUS.is_dir():
        print("bench: no corpus beside the repository; nothing was measured")
        return 0
    rows = list(islice(articles(CORPUS), count))
    known = tables.load()
    pages = [one for one in (page(n, row) for n, row in enumerate(rows)) if one]
    print(f"{len(rows) - len(pages)} of {len(rows)} articles are refused as pages")
    by_stage(pages[:20], known)  # tables are read at first use
    show(pages, *by_stage(pages, known))
    documents = [document(row) for row in rows[:500]]
    print(f"\n{f'article out of HTML, {len(documents)} pages':48} pages/s")
    for name, seconds in peers(documents).items():
        print(f"{name:48} {len(documents) / seconds:7.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
