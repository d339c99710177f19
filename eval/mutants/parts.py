"""What mutants are made of: good pages, words and signs, and sizes."""

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from designs import render
from designs.articles import Article

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WORDS: Mapping[str, list[str]] = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))
LONG = 60  # letters from which on a line of an example is taken for a paragraph
LENDERS = 60  # headlines that a design needs around its article
GIANT = 20_000_000  # bytes of the largest page
NEAR = (30_000, 59_000, 61_000, 99_000)  # about as much text as a page may have


class Seeds(NamedTuple):
    """Good pages, to be damaged."""

    html: Sequence[bytes]
    text: Sequence[bytes]


class Mutant(NamedTuple):
    suffix: str  # of the file
    raw: bytes


Kind = Callable[[random.Random, Seeds], Mutant]


def seeds() -> Seeds:
    """The pages of the examples, and one page of each seen design around their articles."""
    files = sorted(EXAMPLES.glob("p*.*"))
    text = [file.read_bytes() for file in files if file.suffix == ".txt"]
    html = [file.read_bytes() for file in files if file.suffix == ".html"]
    own = [_article(raw.decode(), number) for number, raw in enumerate(text)]
    lenders = [own[number % len(own)]._replace(title=f"عنوان آخر رقم {number}") for number in range(LENDERS)]
    for number, design in enumerate(render.names("seen")):
        pair = (own[number % len(own)], own[(number + 1) % len(own)])
        html.append(render.render("seen", design, pair, lenders, number).raw)
    return Seeds(html, text)


def _article(text: str, number: int) -> Article:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    paragraphs = tuple(dict.fromkeys(line for line in lines if len(line) > LONG))
    return Article(f"خبر المضيق رقم {number} كما روته الصحف", paragraphs, None, date(2025, 3, 11), "مرسى", "news.example")


def size(chance: random.Random, most: int) -> int:
    """A size of any order, and often enough the largest, or near what a page may have."""
    if chance.random() < 0.4:
        return min(most, chance.choice(NEAR))
    return most if chance.random() < 0.1 else int(most ** chance.uniform(0.3, 1))


def page(chance: random.Random, pages: Seeds) -> Mutant:
    """A good page."""
    suffix = chance.choice([".html", ".html", ".txt"])
    return Mutant(suffix, chance.choice(pages.html if suffix == ".html" else pages.text))


def within(chance: random.Random, pages: Seeds, put: str) -> Mutant:
    """Something put behind a tag of a good page, or before its body, or before all."""
    whole = chance.choice(pages.html)
    place = chance.choice([*(one.end() for one in re.finditer(rb">", whole)), 0, max(0, whole.find(b"<body"))])
    return Mutant(".html", whole[:place] + put.encode("utf-8", "surrogatepass") + whole[place:])


def repeated(unit: str, most: int) -> str:
    """A unit again and again, up to so many bytes."""
    return unit * (most // max(1, len(unit.encode("utf-8", "surrogatepass"))) + 1)
