"""A page cut into its lines, each with what can be seen of it alone: its words, its end, whether it reads like running text."""

import re
import string
from collections.abc import Iterator
from typing import NamedTuple

from musnad.arabic import words
from musnad.model import Block, Page

HEAD = 600  # characters of a line whose words are read; enough to tell what a line is
GIANT = 100_000
_LINE = re.compile("[^\n\r\u2028\u2029]+")
_BLANK = string.whitespace + "\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u3000\ufeff"
_BULLETS = "•·●▪■◾◼►▶‣⁃○◦*✔✅➤»›-–—●"
_BULLET = re.compile(rf"(?:[{re.escape(_BULLETS)}]\s|[•●▪■►▶‣◦○]|\d{{1,2}}\s?[-.)]\s)")
_CLOSING = "»”\"'’)]›“ \u200f\u200e"

LONG_WORDS, LONG_CHARS = 25, 150  # no headline is so long
SENTENCE_WORDS = 6  # a line that ends with a full stop is running text from so many words on
HEADLINE_WORDS = 24
LINKED = 0.85  # share of a line inside links from which on it is one


class Unit(NamedTuple):
    """A non-blank line: first where it stands, then what it is."""

    start: int
    end: int
    path: str  # the names of the elements that hold it, outermost first; empty in plain text
    nodes: tuple[int, ...]  # the numbers of these elements
    picture: bool  # an image or a film stands above it
    text: str
    words: tuple[str, ...]  # of its first HEAD characters, folded
    size: int  # words of the whole line
    bullet: bool
    prose: bool  # reads like running text
    tag: str  # of the nearest block element; empty in plain text
    share: float  # of it that is inside links
    linked: bool  # nearly all of it is

    @property
    def heading_tag(self) -> bool:
        """Whether the markup calls it a heading."""
        return self.tag in _HEADINGS


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLAIN = Block(0, 0, "", "", 0.0)


def cut(page: Page) -> tuple[Unit, ...]:
    """Every non-blank line of a page, without the white space around it."""
    blocks = iter(page.blocks)
    block = next(blocks, _PLAIN)
    found = []
    for start, text in _lines(page.text):
        while block.end <= start and block is not _PLAIN:
            block = next(blocks, _PLAIN)
        found.append(_unit(text, start, block if block.start <= start else _PLAIN))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Where each line begins, and the line."""
    for line in _LINE.finditer(text):
        whole = line[0]
        stripped = whole.strip(_BLANK)
        if stripped:
            yield line.start() + (0 if stripped == whole else whole.index(stripped)), stripped


def _unit(text: str, start: int, block: Block) -> Unit:
    found = words(text, 0, HEAD)
    size = len(found) if len(text) <= HEAD else _size(text)
    bullet = block.tag == "li" or bool(_BULLET.match(text))
    place = start, start + len(text), block.path, block.nodes, block.picture
    return Unit(*place, text, found, size, bullet, _is_prose(text, size, bullet), block.tag, block.linked, block.linked > LINKED)


def _size(text: str) -> int:
    """How many words a long line has; of a giant one how many blanks, since a list of its words would take much memory."""
    return text.count(" ") + 1 if len(text) > GIANT else len(text.split())


def _is_prose(text: str, size: int, bullet: bool) -> bool:
    if size >= LONG_WORDS or len(text) >= LONG_CHARS:
        return True
    return not bullet and size >= SENTENCE_WORDS and ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop (no ellipsis), before closing quotation marks or brackets or after them."""
    bare = text.rstrip(_CLOSING)
    return bare.endswith(".") and not bare.endswith("..")


def is_headline(unit: Unit) -> bool:
    """Whether a line could be a headline: a few words that end like no sentence."""
    if unit.prose or not 2 <= unit.size <= HEADLINE_WORDS:
        return False
    return not unit.text.rstrip(_CLOSING).endswith((":", "،", ",", "؛")) and not ends_sentence(unit.text)
