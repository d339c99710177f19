"""A design and an article → the bytes of a page, and the truth about it.

A template is Jinja. What it shows of an article it must take through `article` and `second`, which write down what was shown: so
the truth is what stands on the page, and a design that cuts the article short (a paywall) has a shorter truth.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import jinja2

from designs.articles import Article
from designs.days import Day
from designs.furniture import Furniture

FOLDER = Path(__file__).resolve().parent
_OPTIONS = re.compile(r"\{#-?((?: [a-z0-9]+=[a-z0-9-]+)+) -?#\}")  # of a template's first line
_BETWEEN_TAGS = re.compile(r">\s+<")
_STYLED = re.compile('[“”«»"–…]')
_NAMED = {"“": "&ldquo;", "”": "&rdquo;", "«": "&laquo;", "»": "&raquo;", '"': "&quot;", "–": "&ndash;", "…": "&hellip;"}


@dataclass(frozen=True, slots=True)
class Truth:
    design: str
    title: str
    segments: tuple[str, ...]
    second: tuple[str, ...]  # headline first; empty where the page has no second article
    day: str | None  # ISO; None where the page does not tell it
    author: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Rendered:
    raw: bytes
    truth: Truth


@dataclass(slots=True)
class Shown:
    """An article in a template, with the ledger of what the template has shown of it."""

    _article: Article
    _day: Day
    _author: str
    entities: str = "plain"
    segments: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The headline, as HTML."""
        self.told["title"] = self._article.title
        return escape(self._article.title, quote=True)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, not yet shown: give each to `show`."""
        return self._article.paragraphs

    @property
    def opening(self) -> str:
        """A standfirst or description: the first sentence, or its first half where it is the whole paragraph; not yet shown."""
        paragraph = self._article.paragraphs[0]
        first = re.split(r"(?<=[.!؟])\s", paragraph)[0]
        words = first.split()
        return first if len(first) < len(paragraph) and len(words) > 4 else " ".join(words[: 1 + len(words) // 2])

    @property
    def day(self) -> Day:
        """The day of publication; a template that uses it tells it."""
        self.told["day"] = self._day.iso
        return self._day

    @property
    def author(self) -> str:
        """The person of the byline, as HTML."""
        self.told["author"] = self._author
        return escape(self._author)

    def show(self, text: str, entities: str | None = None) -> str:
        """A segment of the article's text as HTML; it becomes part of the truth.

        entities: how signs are written: plain, named, numeric, double or shy.
        """
        self.segments.append(text)
        return written(text, entities or self.entities)

    def all(self, before: str, after: str) -> str:
        """Every paragraph between two pieces of markup."""
        return "\n".join(f"{before}{self.show(paragraph)}{after}" for paragraph in self.paragraphs)


def written(text: str, entities: str) -> str:
    """Text as HTML in one of the ways that sites have with signs."""
    safe = escape(text, quote=False)
    if entities == "named":
        return _STYLED.sub(lambda sign: _NAMED[sign[0]], safe).replace(" و", "&nbsp;و", 2)
    if entities == "numeric":
        return re.sub(r"[ء-ي]{6,}", lambda word: "".join(f"&#{ord(sign)};" for sign in word[0]), safe, count=5)
    if entities == "double":
        return _STYLED.sub(lambda sign: f"&amp;#{ord(sign[0])};", safe)
    if entities == "shy":
        return re.sub(r"[ء-ي]{8,}", lambda word: f"{word[0][:4]}&shy;{word[0][4:]}", safe)
    return safe


@cache
def _environment() -> jinja2.Environment:
    # What the templates print is escaped by `Shown` and `Furniture`, which know in which of several ways.
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["json"] = lambda thing: json.dumps(thing, ensure_ascii=False).replace("</", "<\\/")
    environment.filters["codes"] = lambda thing: json.dumps(thing, ensure_ascii=True)
    return environment


@cache
def _words(kind: str) -> Mapping[str, Sequence[str]]:
    shared: dict[str, Sequence[str]] = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    own: dict[str, Sequence[str]] = json.loads((FOLDER / kind / "words.json").read_text(encoding="utf-8"))
    return shared | own


def names(kind: str) -> list[str]:
    """The designs of `seen` or `unseen`."""
    return sorted(path.name.removesuffix(".html") for path in (FOLDER / kind).glob("*.html"))


def render(kind: str, design: str, articles: tuple[Article, Article], others: Sequence[Article], seed: int) -> Rendered:
    """One page. articles: its own, and one that a design may show as a second. others: lend their headlines."""
    chance = random.Random(f"{seed} {design}")  # noqa: S311 - draws words, no secret
    draw = Furniture(chance, _words(kind), others)
    shown = [Shown(article, Day(article.day), article.author or draw.name()) for article in articles]
    outlet = _Outlet(chance, _words(kind), articles[0])
    name = f"{kind}/{design}.html"
    found = _OPTIONS.match((FOLDER / name).read_text(encoding="utf-8"))
    options = dict(one.split("=") for one in found[1].split()) if found else {}
    shown[0].entities = shown[1].entities = options.get("entities", "plain")
    source = _environment().get_template(name).render(article=shown[0], second=shown[1], draw=draw, outlet=outlet)
    told = shown[0].told
    truth = Truth(
        design=design,
        title=told["title"],
        segments=tuple(shown[0].segments),
        second=tuple(_second(shown[1])),
        day=told.get("day"),
        author=told.get("author"),
        outlet=outlet.shown,
    )
    return Rendered(_bytes(source, options), truth)


def _second(shown: Shown) -> Iterator[str]:
    if shown.segments:
        yield shown.told["title"]
        yield from shown.segments


class _Outlet:
    """The site's name and address: the article's own, or one made up, so that no list of outlets can know them all."""

    def __init__(self, chance: random.Random, words: Mapping[str, Any], article: Article):
        made_up = chance.random() < 0.5 or not article.host
        self._name = chance.choice(words["outlets"]) if made_up else article.outlet
        self.host = f"www.{chance.choice(words['hosts'])}.example" if made_up else article.host
        self.id = chance.randint(20_000, 990_000)
        self.shown: str | None = None

    @property
    def name(self) -> str:
        """The outlet's name; a template that uses it tells it."""
        self.shown = self._name
        return escape(self._name)


def _bytes(source: str, options: Mapping[str, str]) -> bytes:
    if options.get("post") == "minify":
        source = _BETWEEN_TAGS.sub("><", source).replace("\n", " ")
    return source.strip().encode(options.get("charset", "utf-8"), "xmlcharrefreplace")
