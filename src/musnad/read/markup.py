"""What the markup of a page knows beside its text: outlet, day, title and address."""

import html
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from musnad.arabic import folded, words
from musnad.model import Hints
from musnad.read import dom
from musnad.read.dom import Element, Event
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
LOOKED = 12  # texts and elements inside or before an element that are looked at
LONGEST = 1000  # letters of a line that is compared
LONGER = 3  # so many times as long as a title a line with its headline may be, for its blanks and signs
_LETTERS = re.compile(r"[^\W_]+")
HEADLINE_LEAST, NAME_MOST = 3, 5  # words of a headline, of an outlet's name
TIMES = 300  # time elements of a page that are looked at
LARGEST = 500_000  # characters of a page's JSON-LD that are parsed
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", ": ")


class Data(NamedTuple):
    """What a page holds beside its text."""

    meta: Mapping[str, str]  # names in small letters
    linked: tuple[Mapping[str, Any], ...]  # every object of the JSON-LD, outer ones first
    facts: Sequence[Element]
    page: Sequence[Event]


def data(facts: Sequence[Element], page: Sequence[Event]) -> Data:
    """The page's data. facts: its elements with one of the tags FACTS, in page order."""
    return Data(dict(_metas(facts)), tuple(_linked_data(facts)), facts, page)


def complete(hints: Hints, known: Data, lines: Collection[str]) -> Hints:
    """The crawler's hints, and the markup's where the crawler is silent. lines: what the page shows."""
    meta, linked, facts, _ = known
    outlet = hints.outlet or _first(meta, OUTLET) or next(_texts(linked, "publisher"), None) or _organization(linked)
    title = _title(meta, linked, facts, outlet)
    headline, beside = _sides(title or "", lines) or _sides(_document_title(facts), lines) or (title, None)
    return Hints(
        url=hints.url or _canonical(facts) or _first(meta, URL),
        outlet=outlet or beside or next(_of_front(known), None),
        published=hints.published or _day(known),
        title=hints.title or headline,
    )


def _metas(facts: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta elements; of several with one name the first comes last, so that it wins in a dict."""
    for node in reversed(facts):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = " ".join(node.get("content").split())
        if node.tag == "meta" and name and content:
            yield name.strip().lower(), content


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def is_front(node: Element) -> bool:
    """Whether a link leads to the site's front page."""
    href = node.get("href").strip().lower()
    if href in FRONT or "home" in node.get("rel").lower().split():
        return True
    scheme, found, rest = href.partition("://")
    return bool(found) and scheme in {"http", "https"} and "/" not in rest[:-1] and len(rest) < 60


def _of_front(known: Data) -> Iterator[str]:
    """The names that links to the front page show, as words or as those for a picture."""
    names = [(" ".join(dom.text_in(known.page, node, LOOKED).split()), node) for node in known.facts if node.tag == "a"]
    able = [(name, node) for name, node in names if 1 <= len(name.split()) <= NAME_MOST and len(name) > 2]
    able = [(name, node) for name, node in able if folded(name) not in _front_names()]
    yield from (name for name, _ in able if folded(name) not in _sections())
    # An outlet may be called as a section is, but no entry of a menu is an outlet.
    yield from (name for name, node in able if node.parent is not None and node.parent.tag not in {"li", "nav", "td"})


@cache
def _front_names() -> frozenset[str]:
    """What sites call their front page, folded: the row of its commonest name."""
    rows = [{folded(name) for name in alternatives(row["names"])} for row in lexicon("sections")]
    return frozenset(next(row for row in rows if folded("الرئيسية") in row))


@cache
def _sections() -> frozenset[str]:
    """Names of sections and of the front page itself, folded."""
    return frozenset(folded(name) for row in lexicon("sections") for name in alternatives(row["names"]))


def _linked_data(facts: Sequence[Element]) -> Iterator[Mapping[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first."""
    left = LARGEST  # for all of them: a hostile page has many
    for node in facts:
        if node.tag == "script" and node.get("type").strip().lower() == "application/ld+json":
            text = node.text[:left]
            left -= len(text)
            yield from objects(text)


def state(known: Data) -> Iterator[Mapping[str, Any]]:
    """Every object of the state that frameworks of JavaScript leave in a page for its scripts."""
    for node in known.facts:
        if node.tag == "script" and node.get("id") in STATES:
            yield from objects(node.text)


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


def _day(known: Data) -> date | None:
    meta, linked, facts, page = known
    stated = [meta[name] for name in DAY if name in meta]
    stated.extend(_texts(linked, "datePublished"))
    elements = [node for node in facts if node.tag == "time"][:TIMES]
    times = [(rank, node) for node in elements if (rank := _rank(node, page)) is not None]
    stated.extend(node.get("datetime") for _, node in sorted(times, key=lambda one: one[0]))
    return next((day for value in stated if (day := iso_day(value))), None)


def _rank(node: Element, page: Sequence[Event]) -> int | None:
    """How likely a time element tells the article's day, 0 the likeliest.

    None where it is a teaser's or a comment's, and where the page's words call it an update: its line tells that day.
    """
    said = f"{node.get('itemprop')} {node.get('class')}"[:200].lower()
    if "pubdate" in node.attributes or "datepublished" in said:
        return 0
    before, own = dom.text_before(page, node, LOOKED)[-BESIDE:], dom.text_in(page, node, LOOKED)[:BESIDE]
    if not _updates().isdisjoint(words(f"{before} {own}")):
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
    meta: Mapping[str, str], linked: tuple[Mapping[str, Any], ...], facts: Sequence[Element], outlet: str | None
) -> str | None:
    """The title, without the outlet's name that sites put behind it."""
    title = " ".join((_first(meta, TITLE) or next(_texts(linked, "headline"), None) or _document_title(facts)).split())
    head, separator, tail = max((title.rpartition(one) for one in _SEPARATORS), key=lambda parts: len(parts[0]))
    if separator and outlet and set(tail.split()) & set(outlet.split()):
        title = head
    return title.strip() or None


def _document_title(facts: Sequence[Element]) -> str:
    return " ".join(next((node.text for node in facts if node.tag == "title"), "").split())


def _letters(text: str) -> str:
    """The letters and digits of a text, entities that were escaped twice decoded."""
    return "".join(_LETTERS.findall(html.unescape(text[:LONGEST]).replace(" ", "")))


def _sides(title: str, lines: Collection[str]) -> tuple[str, str] | None:
    """A title's headline, which the page shows as a line, and the outlet's name beside it; None where it has no such two sides."""
    able = [(_letters(one), one, other) for one, other in _cut_in_two(title)]
    if not able:
        return None
    least = min(len(letters) for letters, _, _ in able)
    near = [line for line in lines if least <= len(line) <= LONGER * len(title)]
    first = {letters[:1] for letters, _, _ in able}
    shown = {_letters(line) for line in near if line[0] in first or not line[0].isalnum()}
    return next(((one, other) for letters, one, other in able if letters in shown), None)


def _cut_in_two(title: str) -> Iterator[tuple[str, str]]:
    """What may be a headline and the name beside it, for each sign that may part them."""
    for sign in _SEPARATORS:
        for head, found, tail in (title.partition(sign), title.rpartition(sign)) if sign in title else ():
            for one, other in ((head.strip(), tail.strip()), (tail.strip(), head.strip())):
                if found and len(other) > 1 and len(one.split()) >= HEADLINE_LEAST and 1 <= len(other.split()) <= NAME_MOST:
                    yield one, other


def _canonical(facts: Sequence[Element]) -> str | None:
    for node in facts:
        if node.tag == "link" and "canonical" in node.get("rel").lower().split():
            return node.get("href").strip() or None
    return None
