#!/usr/bin/env python3
"""A random sample of the names or statements that Musnad finds, one an article, for a reader to judge.

    python eval/sample.py names > build/names.tsv
    python eval/sample.py statements --count 200 --seed 4 > build/statements.tsv

`reading-names.md` and `reading-statements.md` hold the verdicts. The articles are the same whatever version of Musnad runs:
they are put in an order by their ids alone, outlet by outlet, and only an article in which nothing is found gives way to
the next. Of an article's marks the one is taken whose place has the smallest digest, so that a version that finds the same
marks is read on the same marks. Statements are drawn from those that are not doubtful: what the listing shows and a brief cites.
The texts are not ours: what is printed is for reading, and only ids and offsets may be kept in the repository.
"""

import argparse
import hashlib
import json
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench import page
from musnad import pipeline, tables
from musnad.model import Mention, Page, PageMarks, Party, Statement

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"
SHARE = 0.05  # of the articles are candidates: about 100 and more of each outlet
OUTLETS = (  # the eleven with the most articles
    "Jawhara FM", "alriyadh", "aljazirah", "alyaum", "aawsat", "aleqtisadiya", "okaz", "alwatan", "almadina", "alweeam", "3alyoum",
)  # fmt: skip
COLUMNS = {
    "names": ("id", "start", "end", "type", "entity", "context"),
    "statements": ("id", "start", "end", "kind", "act", "cue", "speaker", "carriers", "why", "context"),
}
WIDTH = {"names": 60, "statements": 200}  # characters of context on either side
Mark = Mention | Statement


def digest(*parts: object) -> float:
    """A number from 0 to 1 that depends on the parts alone."""
    text = " ".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) / 2**48


def articles(corpora: Path) -> Iterator[dict[str, Any]]:
    """The rows of the corpora, file by file."""
    for path in (*sorted(corpora.glob("saudinewsnet/*.jsonl.xz")), corpora / "antcorpus" / "articles.jsonl.xz"):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def candidates(corpora: Path, seed: int) -> dict[str, list[dict[str, Any]]]:
    """Some of the articles of each outlet, in the order in which they are tried."""
    found = defaultdict(list)
    for row in articles(corpora):
        if digest(seed, row["id"]) < SHARE and row["text"].strip():
            found[row["outlet"]].append(row)
    return {outlet: sorted(found[outlet], key=lambda row: digest(seed, row["id"])) for outlet in OUTLETS}


def iso(time: str) -> str:
    """A moment whose day may be written day/month/year."""
    return "-".join(reversed(time[:10].split("/")))


def page_of(row: dict[str, Any]) -> Page | None:
    """An article as a page of its title and text."""
    return page(0, row | {"crawled": row.get("crawled") or iso(row["time"])})


def annotated(row: dict[str, Any], known: tables.Tables) -> PageMarks | None:
    """The marks of an article as a page of its title and text."""
    one = page_of(row)
    marks = pipeline.annotate(one, known) if one else None
    return marks if isinstance(marks, PageMarks) else None


def choice(rows: list[dict[str, Any]], count: int, seed: int, layer: str) -> Iterator[tuple[str, PageMarks, Mark]]:
    """One mark of each of the first `count` articles in which there is one."""
    known = tables.load()
    pages = ((row["id"], marks) for row in rows if (marks := annotated(row, known)))
    found = ((name, marks, _marks(marks, layer)) for name, marks in pages)
    for name, marks, those in islice((one for one in found if one[2]), count):
        drawn = {digest(seed, name, mark.start): mark for mark in those}
        yield name, marks, drawn[min(drawn)]


def _marks(marks: PageMarks, layer: str) -> tuple[Mark, ...]:
    return marks.mentions if layer == "names" else tuple(said for said in marks.statements if not said.doubtful)


def cells(text: str, mark: Mark) -> tuple[str, ...]:
    """What is judged besides the span."""
    if isinstance(mark, Mention):
        return mark.type, mark.entity
    cue = text[mark.cue.start : mark.cue.end] if mark.cue else ""
    return mark.kind, mark.act, cue, _told(mark.speaker), _told(mark.carriers), mark.why


def _told(parties: tuple[Party, ...]) -> str:
    return " + ".join(f"{party.text} ({party.entity or '~'})" for party in parties)


def context(text: str, mark: Mark, width: int) -> str:
    """The mark in brackets between the words around it, on one line."""
    before, after = text[max(0, mark.start - width) : mark.start], text[mark.end : mark.end + width]
    return f"{before}⟦{text[mark.start : mark.end]}⟧{after}"


def line(values: tuple[object, ...]) -> str:
    """A row of the table: no value breaks it."""
    return "\t".join(str(value).replace("\n", "¶").replace("\t", " ") for value in values)


def main() -> int:
    """Print the sample as tab-separated lines under a header."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer", choices=tuple(COLUMNS))
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="the folder that holds saudinewsnet and antcorpus")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    if not all((options.corpora / name).is_dir() for name in ("saudinewsnet", "antcorpus")):
        print(f"sample: {options.corpora} does not hold saudinewsnet and antcorpus; nothing was read", file=sys.stderr)
        return 1
    rows = candidates(options.corpora, options.seed)
    print(line(COLUMNS[options.layer]))
    for number, outlet in enumerate(OUTLETS):
        share = (options.count + len(OUTLETS) - 1 - number) // len(OUTLETS)
        for name, marks, mark in choice(rows[outlet], share, options.seed, options.layer):
            text = marks.page.text
            print(line((name, mark.start, mark.end, *cells(text, mark), context(text, mark, WIDTH[options.layer]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
