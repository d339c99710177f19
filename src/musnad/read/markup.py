"""What the markup of a page knows beside its text: outlet, day, title and address."""

import html
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from resiliparse.parse.html import ElementNode

from musnad.arabic import folded, words
from musnad.model import Hints
from musnad.read.manifest import iso_day
from musnad.tables import alternatives, lexicon

OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
DAY = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
TITLE = ("og:title", "twitter:title", "dc.title", "headline")
URL = ("og:url", "twitter:url")
FACTS = frozenset({"a", "link", "meta", "script", "time", "title"})
FRONT = frozenset(
    {
        "/",
        "./",
        "../",
        "/ar",
        "/ar/",
        "/index.html",
        "index.html",
        "/index.php",
        "index.php",
        "default.aspx",
        "/default.aspx",
        "/home",
    }
)
STATES = frozenset({"__NEXT_DATA__", "__NUXT_DATA__", "ng-state", "serverApp-state"})
OUTSIDE = frozenset({"a", "aside", "footer", "li", "nav"})
AROUND = 12  # elements around a time element that are looked at
BESIDE = 40  # letters of a time element, and before it, that may say what its day is of
LOOKED = 12  # nodes inside a link to the front page that are looked at
LONGEST = 1000  # letters of a line that is compared
_SIGNS = re.compile(r"[\W_]+")
HEADLINE_LEAST, NAME_MOST = 3, 5  # words of a headline, of an outlet's name
TIMES = 300  # time elements of a page that are looked at
LARGEST = 500_000  # characters of a page's JSON-LD that are parsed
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", ": ")


class Data(NamedTuple):
    """What a page holds beside its text."""

    meta: Mapping[str, str]  # names in small letters
    linked: tuple[Mapping[str, Any], ...]  # every object of the JSON-LD, outer ones first
    facts: Sequence[ElementNode]


def data(facts: Sequence[ElementNode]) -> Data:
    """The page's data. facts: its elements with one of the tags FACTS, in page order."""
    return Data(dict(_metas(facts)), tuple(_linked_data(facts)), facts)


def complete(hints: Hints, known: Data, lines: Collection[str]) -> Hints:
    """The crawler's hints, and the markup's where the crawler is silent. lines: what the page shows."""
    meta, linked, facts = known
    outlet = hints.outlet or _first(meta, OUTLET) or next(_texts(linked, "publisher"), None) or _organization(linked)
    title = _title(meta, linked, facts, outlet)
    shown = frozenset(map(_letters, lines))
    headline, beside = _sides(title or "", shown) or _sides(_document_title(facts), shown) or (title, None)
    return Hints(
        url=hints.url or _canonical(facts) or _first(meta, URL),
        outlet=outlet or beside or next(_of_front(facts), None),
        published=hints.published or _day(meta, linked, facts),
        title=hints.title or headline,
    )


def _metas(facts: Sequence[ElementNode]) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta elements; of several with one name the first comes last, so that it wins in a dict."""
    for node in reversed(facts):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        content = " ".join((node.getattr("content") or "").split())
        if node.tag == "meta" and name and content:
            yield name.strip().lower(), content


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def is_front(node: ElementNode) -> bool:
    """Whether a link leads to the site's front page."""
    href = (node.getattr("href") or "").strip().lower()
    if href in FRONT or "home" in (node.getattr("rel") or "").lower().split():
        return True
    scheme, found, rest = href.partition("://")
    return bool(found) and scheme in {"http", "https"} and "/" not in rest[:-1] and len(rest) < 60


def _of_front(facts: Sequence[ElementNode]) -> Iterator[str]:
    """The names that links to the front page show, as words or as those for a picture."""
    names = [(" ".join("".join(_shown(node)).split()), node) for node in facts if node.tag == "a"]
    able = [(name, node) for name, node in names if 1 <= len(name.split()) <= NAME_MOST and len(name) > 2]
    able = [(name, node) for name, node in able if folded(name) not in _front_names()]
    yield from (name for name, _ in able if folded(name) not in _sections())
    # An outlet may be called as a section is, but no entry of a menu is an outlet.
    yield from (name for name, node in able if node.parent is not None and node.parent.tag not in {"li", "nav", "td"})


def _shown(link: ElementNode) -> Iterator[str]:
    """The text of a link, or the words for the pictures in it."""
    waiting, left = [link.first_child], LOOKED
    while waiting and left:
        node = waiting.pop()
        left -= 1
        if node is None:
            continue
        waiting.append(node.next_sibling)
        if isinstance(node, ElementNode):
            yield (node.getattr("alt") or "") if node.tag == "img" else ""
            waiting.append(node.first_child)
        elif node.node_name == "#text":
            yield node.value or ""


@cache
def _front_names() -> frozenset[str]:
    """What sites call their front page, folded: the row of its commonest name."""
    rows = [{folded(name) for name in alternatives(row["names"])} for row in lexicon("sections")]
    return frozenset(next(row for row in rows if folded("الرئيسية") in row))


@cache
def _sections() -> frozenset[str]:
    """Names of sections and of the front page itself, folded."""
    return frozenset(folded(name) for row in lexicon("sections") for name in alternatives(row["names"]))


def _written(node: ElementNode) -> str:
    """The text of a title or script element, which can hold nothing else (`text` would recurse into what a hostile page nests)."""
    return node.first_child.value or "" if node.first_child is not None else ""


def _linked_data(facts: Sequence[ElementNode]) -> Iterator[Mapping[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first."""
    left = LARGEST  # for all of them: a hostile page has many
    for node in facts:
        if node.tag == "script" and (node.getattr("type") or "").strip().lower() == "application/ld+json":
            text = _written(node)[:left]
            left -= len(text)
            yield from objects(text)


def state(known: Data) -> Iterator[Mapping[str, Any]]:
    """Every object of the state that frameworks of JavaScript leave in a page for its scripts."""
    for node in known.facts:
        if node.tag == "script" and (node.getattr("id") or "") in STATES:
            yield from objects(_written(node))


def objects(source: str) -> Iterator[Mapping[str, Any]]:
    """Every object in some JSON, outer ones first; what is no JSON is passed over, as browsers do."""
    try:
        waiting = [json.loads(source[:LARGEST])]
    except (ValueError, RecursionError):
        return
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            yield thing
            waiting.extend(reversed(list(thing.values())))
        elif isinstance(thing, list):
            waiting.extend(reversed(thing))


def page_title(known: Data) -> str:
    """What the page's head calls it, with whatever else stands there."""
    return _first(known.meta, TITLE) or _document_title(known.facts)


def _texts(linked: tuple[Mapping[str, Any], ...], key: str) -> Iterator[str]:
    for thing in linked:
        value = thing.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            yield " ".join(value.split())


def _organization(linked: tuple[Mapping[str, Any], ...]) -> str | None:
    named = (thing for thing in linked if _is_a(thing, "Organization", "NewsMediaOrganization", "WebSite"))
    return next(_texts(tuple(named), "name"), None)


def _is_a(thing: Mapping[str, Any], *types: str) -> bool:
    told = thing.get("@type")
    return any(one in types for one in (told if isinstance(told, list) else [told]) if isinstance(one, str))


def _day(meta: Mapping[str, str], linked: tuple[Mapping[str, Any], ...], facts: Sequence[ElementNode]) -> date | None:
    stated = [meta[name] for name in DAY if name in meta]
    stated.extend(_texts(linked, "datePublished"))
    elements = [node for node in facts if node.tag == "time"][:TIMES]
    times = [(rank, node) for node in elements if (rank := _rank(node)) is not None]
    stated.extend(node.getattr("datetime") or "" for _, node in sorted(times, key=lambda one: one[0]))
    return next((day for value in stated if (day := iso_day(value))), None)


def _rank(node: ElementNode) -> int | None:
    """How likely a time element tells the article's day, 0 the likeliest.

    None where it is a teaser's or a comment's, and where the page's words call it an update: its line tells that day.
    """
    said = f"{node.getattr('itemprop') or ''} {node.getattr('class') or ''}"[:200].lower()
    if node.hasattr("pubdate") or "datepublished" in said:
        return 0
    before = (node.prev.text or "")[-BESIDE:] if node.prev is not None else ""
    if not _updates().isdisjoint(words(f"{before} {(node.text or '')[:BESIDE]}")):
        return None
    above = node.parent
    for _ in range(AROUND):
        if above is None or above.tag in {"article", "main", "body"}:
            break
        if above.tag in OUTSIDE:
            return None
        above = above.parent
    return 2 if "modified" in said or "updated" in said else 1


@cache
def _updates() -> frozenset[str]:
    rows = (row for row in lexicon("date_signs") if row["kind"] == "update")
    return frozenset(folded(word) for row in rows for word in alternatives(row["words"]))


def _title(
    meta: Mapping[str, str], linked: tuple[Mapping[str, Any], ...], facts: Sequence[ElementNode], outlet: str | None
) -> str | None:
    """The title, without the outlet's name that sites put behind it."""
    title = " ".join((_first(meta, TITLE) or next(_texts(linked, "headline"), None) or _document_title(facts)).split())
    head, separator, tail = max((title.rpartition(one) for one in _SEPARATORS), key=lambda parts: len(parts[0]))
    if separator and outlet and set(tail.split()) & set(outlet.split()):
        title = head
    return title.strip() or None


def _document_title(facts: Sequence[ElementNode]) -> str:
    return " ".join(next((_written(node) for node in facts if node.tag == "title"), "").split())


def _letters(text: str) -> str:
    """The letters and digits of a text, entities that were escaped twice decoded."""
    return _SIGNS.sub("", html.unescape(text[:LONGEST]))


def _sides(title: str, lines: AbstractSet[str]) -> tuple[str, str] | None:
    """A title's headline, which the page shows as a line, and the outlet's name beside it; None where it has no such two sides."""
    for sign in _SEPARATORS:
        for head, found, tail in (title.partition(sign), title.rpartition(sign)):
            for one, other in ((head.strip(), tail.strip()), (tail.strip(), head.strip())):
                if (
                    found
                    and len(other) > 1
                    and _letters(one) in lines
                    and len(one.split()) >= HEADLINE_LEAST
                    and 1 <= len(other.split()) <= NAME_MOST
                ):
                    return one, other
    return None


def _canonical(facts: Sequence[ElementNode]) -> str | None:
    for node in facts:
        if node.tag == "link" and "canonical" in (node.getattr("rel") or "").lower().split():
            return (node.getattr("href") or "").strip() or None
    return None
