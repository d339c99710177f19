"""What the markup of a page knows beside its text: outlet, day, title and address."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from resiliparse.parse.html import ElementNode

from musnad.model import Hints
from musnad.read.manifest import iso_day

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
FACTS = frozenset({"link", "meta", "script", "time", "title"})
HEADLINE_LEAST, NAME_MOST = 3, 5  # words of a headline, of an outlet's name
LARGEST = 500_000  # characters of JSON-LD that are still parsed
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " » ")


def complete(hints: Hints, facts: Sequence[ElementNode], lines: Collection[str]) -> Hints:
    """The crawler's hints, and the markup's where the crawler is silent.

    facts: the elements of the page with one of the tags FACTS, in page order. lines: what the page shows.
    """
    meta = dict(_metas(facts))
    linked = tuple(_linked_data(facts))
    outlet = hints.outlet or _first(meta, OUTLET) or next(_texts(linked, "publisher"), None) or _organization(linked)
    title = _title(meta, linked, facts, outlet)
    headline, beside = _sides(title or "", frozenset(lines)) or _sides(_document_title(facts), frozenset(lines)) or (title, None)
    return Hints(
        url=hints.url or _canonical(facts) or _first(meta, URL),
        outlet=outlet or beside,
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


def _written(node: ElementNode) -> str:
    """The text of a title or script element, which can hold nothing else (`text` would recurse into what a hostile page nests)."""
    return node.first_child.value or "" if node.first_child is not None else ""


def _linked_data(facts: Sequence[ElementNode]) -> Iterator[Mapping[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first; what is no JSON is passed over, as browsers do."""
    for node in facts:
        if node.tag != "script" or (node.getattr("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(_written(node)[:LARGEST])]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, dict):
                yield thing
                waiting.extend(reversed(list(thing.values())))
            elif isinstance(thing, list):
                waiting.extend(reversed(thing))


def _texts(linked: tuple[Mapping[str, Any], ...], key: str) -> Iterator[str]:
    for thing in linked:
        value = thing.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            yield " ".join(value.split())


def _organization(linked: tuple[Mapping[str, Any], ...]) -> str | None:
    named = (thing for thing in linked if thing.get("@type") in {"Organization", "NewsMediaOrganization", "WebSite"})
    return next(_texts(tuple(named), "name"), None)


def _day(meta: Mapping[str, str], linked: tuple[Mapping[str, Any], ...], facts: Sequence[ElementNode]) -> date | None:
    stated = [meta[name] for name in DAY if name in meta]
    stated.extend(_texts(linked, "datePublished"))
    times = [node for node in facts if node.tag == "time"]
    stated.extend(node.getattr("datetime") or "" for node in sorted(times, key=lambda node: not _is_publication(node)))
    return next((day for value in stated if (day := iso_day(value))), None)


def _is_publication(node: ElementNode) -> bool:
    return node.hasattr("pubdate") or (node.getattr("itemprop") or "").lower() == "datepublished"


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


def _sides(title: str, lines: AbstractSet[str]) -> tuple[str, str] | None:
    """A title's headline, which the page shows as a line, and the outlet's name beside it; None where it has no such two sides."""
    for sign in _SEPARATORS:
        for head, found, tail in (title.partition(sign), title.rpartition(sign)):
            for one, other in ((head.strip(), tail.strip()), (tail.strip(), head.strip())):
                if found and one in lines and len(one.split()) >= HEADLINE_LEAST and 1 <= len(other.split()) <= NAME_MOST:
                    return one, other
    return None


def _canonical(facts: Sequence[ElementNode]) -> str | None:
    for node in facts:
        if node.tag == "link" and "canonical" in (node.getattr("rel") or "").lower().split():
            return (node.getattr("href") or "").strip() or None
    return None
