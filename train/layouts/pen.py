"""Writes markup whose text carries its label as an invisible sign, so that the lines read from it are known."""

import random
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, NamedTuple, TypeVar

from train.layouts.naming import Names

LABELS = ("title", "summary", "heading", "body", "date", "byline", "section", "related", "tags", "footer")
_SIGNS = 0xE000  # private use: no text of news holds them
_ARTICLES = 0xE010
STRANGE = 0.22  # share of the kinds of furniture whose words on a page are any words, so that the place has to tell them
BRIEF = frozenset(
    {
        "breaking",
        "related",
        "inline",
        "most",
        "tags",
        "comments",
        "ads",
        "more",
        "next",
        "menu",
        "sections",
        "share",
        "live",
        "points",
    }
)
LENGTHY = frozenset(
    {
        "comment",
        "captions",
        "cookie",
        "newsletter",
        "disclaimer",
        "app",
        "wall",
        "heads",
        "bio",
        "pitch",
        "embed",
        "sale",
        "rules",
        "advice",
        "watch",
    }
)


T = TypeVar("T")


class Piece(NamedTuple):
    """An article as it is written into a page."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    day: str
    author: str = ""


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
        self._words = dict(words)
        self._kept: dict[str, Any] = {}
        self.entities = self.chance.choice(("plain", "plain", "plain", "named", "double"))
        self.joint = self.chance.choice(("", "", "\n", "\n  "))
        self.addresses = self.chance.choice(("telling", "telling", "plain", "none", "none"))
        self.block_style = self.pick(  # what makes an inline element a block
            'style="display:block"', 'class="block mb-5"', 'class="d-block"', 'class="xq"', 'class="my-4 block text-center"',
        )  # fmt: skip
        self._words.update((kind, self._any(kind)) for kind in sorted(BRIEF | LENGTHY) if self.odds(STRANGE))

    def _any(self, kind: str) -> list[str]:
        """Words that have nothing to do with what they are for."""
        least, most = (1, 4) if kind in BRIEF else (2, 8) if kind in {"captions", "heads"} else (4, 25)
        found = []
        for _ in range(max(3, len(self._words[kind]) // 2)):
            title, paragraphs = self.lend()
            words = self.chance.choice((title, self.chance.choice(paragraphs))).split()
            at = self.chance.randint(0, max(0, len(words) - most))
            cut = " ".join(words[at : at + self.chance.randint(least, most)]).rstrip(".،:؛")
            found.append(cut + (self.pick("", "", ":", "؟") if kind in BRIEF else self.pick("", ".", ".")))
        return [*found, *self.chance.sample(self._words[kind], 2)]

    def kept(self, name: str, drawn: T, share: float = 0.7) -> T:
        """What the page's first article was drawn for this, in that share of the draws; else, and for the first, what is drawn."""
        if name not in self._kept:
            self._kept[name] = drawn
        kept: T = self._kept[name]
        return kept if self.odds(share) else drawn

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
        middle = f" {self.word('given')}" if self.odds(0.1) else ""
        return f"{self.word('given')}{middle} {self.word('family')}"

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
            content = f"<{one}{self.names.attributes(kind + ' inner') if self.names.deep else ''}>{content}</{one}>"
        return f"<{first}{self.names.attributes(kind) if kind else ''}>{content}</{first}>"

    def link(self, inner: str, kind: str = "") -> str:
        """A link. kind: what it leads to, which addresses of many sites tell."""
        number = self.chance.randint(1, 99999)
        address = f"/{number}" if self.addresses != "none" else "#"
        if self.addresses == "telling" and kind in _ADDRESSES:
            address = self.pick(*_ADDRESSES[kind]).format(number)
        rel = f" rel={kind}" if kind in {"tag", "author"} and self.odds(0.2) else ""
        target = ' target="_blank"' if self.odds(0.05) else ""
        return f'<a href="{address}"{rel}{target}>{inner}</a>'

    def front(self, inner: str) -> str:
        """A link to the front page."""
        return f'<a href="{self.pick("/", "/", "#", "index.html", "https://www.example.org/")}">{inner}</a>'

    def mixed(self, pieces: Sequence[str]) -> str:
        """Pieces in any order."""
        shuffled = list(pieces)
        self.chance.shuffle(shuffled)
        return self.joint.join(shuffled)


def foreign(pen: Pen, least: int, most: int) -> str:
    """Words of some other article."""
    cut = " ".join(pen.chance.choice(pen.lend()[1]).split()[: pen.chance.randint(least, most)])
    return cut + pen.pick("", ".", ".")


_ADDRESSES = {
    "tag": ("/tag/{}", "/tags/x{}", "/topic/{}", "/keywords/{}"),
    "author": ("/author/{}", "/writers/{}", "/Authors/{}"),
    "section": ("/category/x", "/section/{}", "/{}"),
    "share": (
        "https://www.facebook.com/sharer/sharer.php?u={}",
        "https://twitter.com/intent/tweet?u={}",
        "whatsapp://send?t={}",
        "#",
    ),
    "social": ("https://www.facebook.com/x{}", "https://t.me/x{}", "https://x.com/x{}"),
}
