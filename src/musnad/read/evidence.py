"""Lines that the page's own data repeat: the text, the description and the author that JSON-LD and meta elements give."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from musnad.read import markup
from musnad.read.markup import Data

LARGEST = 60_000  # characters of a text that is compared
SAMPLE = 60  # letters of a line that have to stand in it
LEAST = 25  # letters of the shortest line that is looked for
LONG = 200  # letters of the shortest text of an article in a page's state
TEXTS = ("articleBody", "body", "content", "text", "html")
NAME_WORDS = 12  # of a line with an author
BODY, DESCRIPTION, AUTHOR = "ld-body", "ld-description", "ld-author"
_TAGS = re.compile(r"<[^<>]{1,500}>")
_LETTERS = re.compile(r"[^\W_]+")


class Known(NamedTuple):
    """Squeezed to letters and digits; empty where the page's data are silent."""

    body: str
    descriptions: tuple[str, ...]
    authors: tuple[str, ...]


def of(page: Data) -> Known:
    """What a page's data tell of its article."""
    meta, linked, *_ = page
    texts = max((one for thing in linked for one in _strings(thing, "articleBody")), key=len, default="") or _of_state(page)
    descriptions = [meta[name] for name in ("description", "og:description", "twitter:description") if name in meta]
    descriptions.extend(one for thing in linked for one in _strings(thing, "description"))
    return Known(
        _squeezed(_TAGS.sub(" ", html.unescape(texts[:LARGEST]))),
        tuple(one for text in descriptions[:6] if len(one := _squeezed(html.unescape(text[:1000]))) >= LEAST),
        tuple(one for name in _authors(meta, linked) if len(one := _squeezed(name[:100])) >= 4),
    )


def _of_state(page: Data) -> str:
    """The text that the state of a page's scripts holds beside the page's own title."""
    title = _squeezed(markup.page_title(page))
    for thing in markup.state(page):
        named = [_squeezed(one) for key in ("title", "headline") for one in _strings(thing, key)]
        texts = [one for key in TEXTS for one in _strings(thing, key) if len(one) >= LONG]
        if texts and any(len(one) >= LEAST // 2 and one in title for one in named):
            return texts[0]
    return ""


def told(known: Known, lines: Sequence[str]) -> list[str | None]:
    """For each line a name for what the data say it is."""
    if not any(known):
        return [None] * len(lines)
    return [_told(known, line) for line in lines]


def _told(known: Known, line: str) -> str | None:
    if len(line) < LEAST and not known.authors:
        return None
    text = _squeezed(line[:400])
    if known.body and len(text) >= LEAST and text[:SAMPLE] in known.body:
        return BODY
    if len(text) >= LEAST and any(text[:SAMPLE] in one or one[:SAMPLE] in text for one in known.descriptions):
        return DESCRIPTION
    if line.count(" ") < NAME_WORDS and any(name in text for name in known.authors):
        return AUTHOR
    return None


def _squeezed(text: str) -> str:
    return "".join(_LETTERS.findall(text.replace(" ", "")))  # the pattern is slow in each new word


def _strings(thing: Mapping[str, Any], key: str) -> Iterator[str]:
    value = thing.get(key)
    if isinstance(value, str):
        yield value


def _authors(meta: Mapping[str, str], linked: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from (meta[name] for name in ("author", "article:author", "dc.creator") if name in meta and "/" not in meta[name])
    for thing in linked:
        if thing.get("@type") == "Person":
            yield from _strings(thing, "name")
        yield from _strings(thing, "author")
