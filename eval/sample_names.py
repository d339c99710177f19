#!/usr/bin/env python3
"""A random sample of the names that Musnad finds, one an article, for a reader to judge: `reading-names.md` holds the verdicts.

    python eval/sample_names.py [--corpora ../shared/corpora] > build/names.tsv

The articles are the same whatever version of Musnad runs: they are put in an order by their ids alone, outlet by outlet,
and only an article in which no name is found gives way to the next. Of an article's names the one is taken whose place
has the smallest digest, so that a version that finds the same names is read on the same names.
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
from musnad.model import Mention, PageMarks

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"
SHARE = 0.05  # of the articles are candidates: about 100 and more of each outlet
OUTLETS = (  # the eleven with the most articles
    "Jawhara FM", "alriyadh", "aljazirah", "alyaum", "aawsat", "aleqtisadiya", "okaz", "alwatan", "almadina", "alweeam", "3alyoum",
)  # fmt: skip
COLUMNS = ("id", "start", "end", "type", "entity", "context")


def digest(*parts: object) -> float:
    """A number from 0 to 1 that depends on the parts alone."""
    text = " ".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) / 2**48


def candidates(corpora: Path, seed: int) -> dict[str, list[dict[str, Any]]]:
    """Some of the articles of each outlet, in the order in which they are tried."""
    found = defaultdict(list)
    for path in (*sorted(corpora.glob("saudinewsnet/*.jsonl.xz")), corpora / "antcorpus" / "articles.jsonl.xz"):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if digest(seed, row["id"]) < SHARE and row["text"].strip():
                    found[row["outlet"]].append(row)
    return {outlet: sorted(found[outlet], key=lambda row: digest(seed, row["id"])) for outlet in OUTLETS}


def iso(time: str) -> str:
    """A moment whose day may be written day/month/year."""
    return "-".join(reversed(time[:10].split("/")))


def annotated(row: dict[str, Any], known: tables.Tables) -> PageMarks | None:
    """The marks of an article as a page of its title and text."""
    one = page(0, row | {"crawled": row.get("crawled") or iso(row["time"])})
    marks = pipeline.annotate(one, known) if one else None
    return marks if isinstance(marks, PageMarks) else None


def choice(rows: list[dict[str, Any]], count: int, seed: int) -> Iterator[tuple[str, PageMarks, Mention]]:
    """One name of each of the first `count` articles in which there is a name."""
    known = tables.load()
    named = ((row["id"], marks) for row in rows if (marks := annotated(row, known)) and marks.mentions)
    for name, marks in islice(named, count):
        drawn = {digest(seed, name, mention.start): mention for mention in marks.mentions}
        yield name, marks, drawn[min(drawn)]


def context(text: str, mention: Mention, width: int = 60) -> str:
    """The name in brackets between the words around it, on one line."""
    before, after = text[max(0, mention.start - width) : mention.start], text[mention.end : mention.end + width]
    return f"{before}⟦{text[mention.start : mention.end]}⟧{after}".replace("\n", "¶").replace("\t", " ")


def main() -> int:
    """Print the sample as tab-separated lines under a header."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="the folder that holds saudinewsnet and antcorpus")
    parser.add_argument("--names", type=int, default=300)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    if not all((options.corpora / name).is_dir() for name in ("saudinewsnet", "antcorpus")):
        print(f"sample_names: {options.corpora} does not hold saudinewsnet and antcorpus; nothing was read", file=sys.stderr)
        return 1
    rows = candidates(options.corpora, options.seed)
    print(*COLUMNS, sep="\t")
    for number, outlet in enumerate(OUTLETS):
        share = (options.names + len(OUTLETS) - 1 - number) // len(OUTLETS)
        for name, marks, mention in choice(rows[outlet], share, options.seed):
            around = context(marks.page.text, mention)
            print(name, mention.start, mention.end, mention.type, mention.entity, around, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
