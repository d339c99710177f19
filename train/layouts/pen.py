"""Writes markup whose text carries its label as an invisible sign, so that the lines read from it are known."""

import random
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from train.layouts.naming import Names

LABELS = ("title", "summary", "heading", "body", "date", "byline", "section", "related", "tags", "footer")
_SIGNS = 0xE000  # private use: no text of news holds them
_ARTICLES = 0xE010


class Piece(NamedTuple):
    """An article as it is written into a page."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    day: str


def sign(label: str, article: int = 0) -> str:
    """The signs in front of a piece of text."""
    return chr(_SIGNS + LABELS.index(label)) + chr(_ARTICLES + article)


def told(line: str) -> tuple[str, int]:
    """Label and article of a line read from a page: those of the longest of its pieces."""
    best, size, label, article = ("footer", 0), -1, "footer", 0
    count = 0
    for letter in line + chr(_SIGNS):
        code = ord(letter)
        if _SIGNS <= code < _ARTICLES:
            if count > size:
                best, size = (label, article), count
            label, count = LABELS[min(code - _SIGNS, len(LABELS) - 1)], 0
        elif _ARTICLES <= code < _ARTICLES + 10:
            article = code - _ARTICLES
        else:
            count += 1
    return best


def bare(source: str) -> str:
    """A page without the signs."""
    return source.translate(dict.fromkeys(range(_SIGNS, _ARTICLES + 10)))


class Pen:
    """Draws and writes for one page."""

    def __init__(self, seed: int, words: dict[str, list[str]], lend: Callable[[], tuple[str, tuple[str, ...]]]) -> None:
        """lend: the title and the paragraphs of some other article."""
        self.chance = random.Random(seed)  # noqa: S311 - draws layouts, no secret
        self.names = Names(self.chance)
        self.lend = lend
        self._words = words
        self.entities = self.chance.choice(("plain", "plain", "plain", "named", "double"))
        self.joint = self.chance.choice(("", "", "\n", "\n  "))

    def odds(self, share: float) -> bool:
        """True in that share of the draws."""
        return self.chance.random() < share

    def pick(self, *choices: str) -> str:
        """One of the choices."""
        return self.chance.choice(choices)

    def word(self, kind: str) -> str:
        """One of the words of a kind."""
        return self.chance.choice(self._words[kind])

    def some(self, kind: str, least: int, most: int) -> list[str]:
        """Several different words of a kind."""
        count = min(self.chance.randint(least, most), len(self._words[kind]))
        return self.chance.sample(self._words[kind], count)

    def person(self) -> str:
        """A name."""
        return f"{self.word('given')} {self.word('family')}"

    def text(self, label: str, words: str, article: int = 0) -> str:
        """A piece of text with its label."""
        safe = escape(words, quote=False)
        if self.entities == "named":
            safe = safe.replace("«", "&laquo;").replace("»", "&raquo;").replace('"', "&quot;").replace(" و", "&nbsp;و", 1)
        elif self.entities == "double":
            safe = safe.replace("«", "&amp;#171;").replace("»", "&amp;#187;")
        return sign(label, article) + safe if safe else ""

    def el(self, tag: str, kind: str, *inner: str) -> str:
        """An element of a kind; `tag` may be several from outside in: «div>div>p»."""
        tags = tag.split(">")
        first, *rest = tags
        content = self.joint.join(inner)
        for one in reversed(rest):
            content = f"<{one}>{content}</{one}>"
        return f"<{first}{self.names.attributes(kind) if kind else ''}>{content}</{first}>"

    def link(self, inner: str) -> str:
        """A link."""
        return f'<a href="/{self.chance.randint(1, 99999)}">{inner}</a>'

    def mixed(self, pieces: Sequence[str]) -> str:
        """Pieces in any order."""
        shuffled = list(pieces)
        self.chance.shuffle(shuffled)
        return self.joint.join(shuffled)
