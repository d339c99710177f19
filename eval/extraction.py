#!/usr/bin/env python3
"""The article out of a page, side by side: ours and the public tools, over page designs of ours around real articles.

    python eval/extraction.py [--articles 300] [--designs seen|unseen|all] [--tools musnad,trafilatura] [--errors 20]

The articles come from ../shared/corpora at run time; each is set into one of the designs of `eval/designs`. The tools are
installed by `pip install -r requirements-peers.txt`; one that is absent is left out, and said so. Nobody who builds the extractor
reads `eval/designs/unseen`, so of those no errors are printed.

What is counted, for each set of designs:
  seg P R F1  A segment is a paragraph, a heading or a standfirst of the page's own article, compared without white space, invisible
              signs and escaped entities. It is right where it stands whole in what the tool gives, whether the tool ends lines
              where the page does or not. What remains between the segments found is wrong, one for each line. All pages are pooled.
              The headline counts neither for nor against: some tools give it with the text, some apart.
  exact       Pages with every segment and nothing else.
  cut         Of the pages with a second full article, those where no segment of it is given as the page's own, and one
              of the page's own is.
  title day author outlet   Of the pages that tell it, those where it is right; «-» where the tool tells none. A name is right where
              it stands in what is given, with little beside it («كتب: …»).
  pages/s     From bytes to text on one core, processor time, all tools over the same pages.
"""

import argparse
import gc
import html
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from designs import articles, render
from designs.render import Rendered, Truth
from extraction_tools import FIELDS, TOOLS, Given, Tool

SEED = 5
LENDERS = 400  # further articles, which lend their headlines as teasers
WARM = 10  # pages that a tool reads before it is timed
BESIDE = 30  # letters beside a name that is still right
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


class Compared(NamedTuple):
    """A tool's text beside the truth."""

    right: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def squeezed(text: str) -> str:
    """Text as it is compared: composed, entities decoded once more, without white space and invisible signs."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", html.unescape(text)))


def compare(text: str, truth: Truth) -> Compared:
    """Which segments stand in a tool's text, and what else stands there."""
    lines = [line for line in map(squeezed, text.splitlines()) if line]
    title = squeezed(truth.title)
    if title in lines:
        lines.remove(title)
    whole = "".join(lines)
    taken = bytearray(len(whole))
    missing = []
    # longest first: a standfirst repeats words of a paragraph, and must not be found inside it
    for segment in sorted(truth.segments, key=len, reverse=True):
        wanted = squeezed(segment)
        at = whole.find(wanted)
        while at >= 0 and any(taken[at : at + len(wanted)]):
            at = whole.find(wanted, at + 1)
        if at < 0:
            missing.append(segment)
        else:
            taken[at : at + len(wanted)] = b"\1" * len(wanted)
    return Compared(len(truth.segments) - len(missing), tuple(missing), tuple(_left(lines, taken)))


def _left(lines: Sequence[str], taken: bytearray) -> Iterator[str]:
    """What no segment took, line by line; signs alone do not count."""
    start = 0
    for line in lines:
        left = "".join(sign if not taken[start + n] else "\n" for n, sign in enumerate(line))
        start += len(line)
        yield from (piece for piece in left.split("\n") if any(sign.isalnum() for sign in piece))


def is_second_cut(text: str, truth: Truth) -> bool:
    """Whether nothing of the page's second article is given as its first."""
    given = squeezed(text)
    return not any(squeezed(segment) in given for segment in truth.second)


def metadata(given: Given, truth: Truth) -> dict[str, bool]:
    """Which fields are right, of those that the page tells."""
    told = {
        "title": squeezed(given.title or "") == squeezed(truth.title),
        "day": given.day == truth.day,
        "author": truth.author is not None and any(_names(one, truth.author) for one in given.authors),
        "outlet": truth.outlet is not None and _names(given.outlet or "", truth.outlet),
    }
    return {name: right for name, right in told.items() if getattr(truth, name) is not None}


def _names(given: str, name: str) -> bool:
    return squeezed(name) in squeezed(given) and len(squeezed(given)) <= len(squeezed(name)) + BESIDE


class Figures(NamedTuple):
    counts: Counter[str]
    seconds: float
    wrong: list[tuple[Truth, Compared]]


def measure(tool: Tool, pages: Sequence[Rendered]) -> Figures:
    """All figures of one tool. A page on which a tool fails has no text."""
    for page in pages[:WARM]:
        _given(tool, page.raw)
    counts: Counter[str] = Counter()
    wrong = []
    start = time.process_time()
    given = [_given(tool, page.raw) for page in pages]
    seconds = time.process_time() - start
    for page, answer in zip(pages, given, strict=True):
        counts["failed"] += answer is None
        found = answer or Given("")
        compared = compare(found.text, page.truth)
        counts.update(right=compared.right, missing=len(compared.missing), extra=len(compared.extra))
        if compared.missing or compared.extra:
            wrong.append((page.truth, compared))
        if page.truth.second:
            counts.update(second=1, cut=compared.right > 0 and is_second_cut(found.text, page.truth))
        for name, is_right in metadata(found, page.truth).items():
            counts.update({f"{name} told": 1, name: is_right})
    return Figures(counts, seconds, wrong)


def _given(tool: Tool, raw: bytes) -> Given | None:
    try:
        return tool.run(raw)
    except Exception as error:  # noqa: BLE001 - a tool that fails on a page has lost it; how often is printed
        print(f"{tool.name}: {type(error).__name__}: {str(error)[:80]}", file=sys.stderr)
        return None


def pages(kind: str, count: int) -> list[Rendered]:
    """So many articles, each in one of the designs, which take turns."""
    drawn = articles.load(count + LENDERS, SEED)
    own, lenders = drawn[: max(0, len(drawn) - LENDERS)], drawn[-LENDERS:]
    names = render.names(kind)
    return [
        render.render(kind, names[n % len(names)], (article, own[(n + 1) % len(own)]), lenders, SEED + n)
        for n, article in enumerate(own)
    ]


def row(tool: Tool, found: Figures, count: int) -> str:
    """A tool's line of the table."""
    counts = found.counts
    precision = counts["right"] / max(1, counts["right"] + counts["extra"])
    recall = counts["right"] / max(1, counts["right"] + counts["missing"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    exact = 1 - len(found.wrong) / count
    cut = f"{counts['cut'] / counts['second']:7.3f}" if counts["second"] else f"{'-':>7}"
    fields = [f"{counts[one] / max(1, counts[f'{one} told']):7.3f}" if one in tool.fields else f"{'-':>7}" for one in FIELDS]
    failed = f"  failed on {counts['failed']}" if counts["failed"] else ""
    speed = count / max(1e-9, found.seconds)
    return f"{tool.name:18}{precision:7.3f}{recall:7.3f}{f1:7.3f}{exact:7.3f}{cut}{''.join(fields)}{speed:9.0f}{failed}"


def show_errors(found: Figures, most: int) -> None:
    """Our pages that are not exact: how many by design, then the first ones with what is missing and what is too much."""
    print("\nnot exact:", *(f"{name} {n}" for name, n in Counter(truth.design for truth, _ in found.wrong).most_common()), sep="  ")
    for truth, compared in found.wrong[:most]:
        print(f"\n{truth.design}: {truth.title}")
        for sign, segments in (("-", compared.missing), ("+", compared.extra)):
            for segment in segments[:6]:
                print(f"  {sign} {segment[:110]}")


def ready(names: Sequence[str]) -> Iterator[Tool]:
    """The tools that are installed."""
    for name in names:
        try:
            yield TOOLS[name]()
        except ImportError as error:
            print(f"{name}: not measured: {error} (pip install -r requirements-peers.txt)")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="pages of each set of designs")
    parser.add_argument("--designs", choices=("seen", "unseen", "all"), default="all")
    parser.add_argument("--tools", type=lambda names: names.split(","), default=list(TOOLS), help=",".join(TOOLS))
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show our first N pages of the seen designs not exact")
    given = parser.parse_args()
    if unknown := set(given.tools) - set(TOOLS):
        parser.error(f"no such tool: {', '.join(sorted(unknown))}; there are {', '.join(TOOLS)}")
    if not articles.CORPORA.is_dir():
        print("extraction: no corpora beside the repository; nothing was measured")
        return 0
    tools = list(ready(given.tools))
    for kind in ("seen", "unseen") if given.designs == "all" else (given.designs,):
        made = pages(kind, given.articles)
        gc.collect()
        gc.freeze()  # what was loaded before the pages is walked over for none of the tools
        two = sum(bool(page.truth.second) for page in made)
        print(f"\n{kind}: {len(made)} pages, {len(render.names(kind))} designs, {two} pages with a second article")
        heads = ("seg P", "R", "F1", "exact", "cut", *FIELDS)
        print(f"{'':18}{''.join(f'{head:>7}' for head in heads)}{'pages/s':>9}")
        for tool in tools:
            found = measure(tool, made)
            print(row(tool, found, len(made)), flush=True)
            if given.errors and kind == "seen" and tool.name == "musnad":
                show_errors(found, given.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
