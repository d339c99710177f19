"""A page's elements and texts in their order, as browsers parse them.

The parser's tree is written out as markup again, which has one regular form whatever the page was like. To read that is several
times as quick as to ask the tree for each of its nodes.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resiliparse.parse.html import HTMLTree

# Elements that have no end, and those that hold nothing but text: as it is, or with its signs written as in all markup.
VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
RAW = frozenset({"iframe", "noembed", "noframes", "plaintext", "script", "style", "xmp"})
MOST = 100_000  # tags of a page; one of news has some thousands
PLAIN = frozenset({"textarea", "title"})
HOLDING = RAW | PLAIN
# A tag and the text behind it. The quantifiers are possessive: no sign is looked at twice.
_TAG = re.compile(
    r'<(?:(/?)([a-zA-Z][^ />]*+)((?: [^ />][^ />=]*+="[^"]*+")*+)>|!--.*?-->|[!?][^>]*>)((?:[^<]++|<(?![a-zA-Z/!?]))*+)', re.DOTALL
)
_ATTRIBUTE = re.compile(' ([^ />][^ />=]*+)="([^"]*+)"')


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page."""

    tag: str
    written: str  # its attributes as markup: where these are the same, so is all that they say
    attributes: Mapping[str, str]
    parent: "Element | None"
    at: int  # its place among the events
    text: str  # of one that holds nothing else

    def get(self, name: str) -> str:
        """The value of an attribute; empty where the element has none of that name."""
        return self.attributes.get(name, "")


Event = str | Element | None  # a text, the beginning of an element, the end of the innermost one


def events(source: str) -> list[Event]:
    """What a page consists of, in its order; comments are left out. Nothing is raised on broken markup.

    Empty where it has more than MOST tags: browsers open an element that is not closed anew in each paragraph.
    """
    markup = _written(source)
    if markup.count("<") > MOST:
        return []
    known: dict[str, Mapping[str, str]] = {}
    found: list[Event] = []
    open_: list[Element] = []
    tags = _TAG.finditer(markup)
    while tag := next(tags, None):
        closing, name, written, text = tag.groups()
        if closing:
            if open_ and open_[-1].tag == name:
                open_.pop()
                found.append(None)
        elif name is not None:
            attributes = known.get(written)
            if attributes is None:
                attributes = known[written] = _attributes(written)
            one = Element(name, written, attributes, open_[-1] if open_ else None, len(found), "")
            found.append(one)
            if name in VOID:
                found.append(None)
            else:
                open_.append(one)
            if name in HOLDING:
                text, end = _held(markup, name, tag.start(4))
                one.text = text if name in RAW else _decoded(text)
                found.append(one.text)
                text, tags = "", _TAG.finditer(markup, end)
        if text:
            found.append(_decoded(text))
    found += [None] * len(open_)
    return found


def _written(source: str) -> str:
    """A page as its parser writes it; the tree, ten times as large, is gone then."""
    document = HTMLTree.parse(source).document
    return (document.html or "") if document is not None else ""


def _held(markup: str, name: str, at: int) -> tuple[str, int]:
    """The text of an element that holds nothing else, as it is written, and where its end stands."""
    end = markup.find(f"</{name}>", at)
    end = end if end >= 0 else len(markup)
    return markup[at:end], end


def _attributes(written: str) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(written)
    return {name: html.unescape(value) for name, value in pairs} if "&" in written else dict(pairs)


def _decoded(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def head(page: Sequence[Event]) -> Iterator[Element]:
    """The elements right inside the page's head."""
    for event in page:
        if isinstance(event, Element):
            if event.tag == "body":
                return
            if event.parent is not None and event.parent.tag == "head":
                yield event


def text_in(page: Sequence[Event], element: Element, most: int) -> str:
    """The text inside an element and the words for its pictures. most: of texts, beginnings and ends that are looked at."""
    found, depth = [], 1
    for event in page[element.at + 1 : element.at + 1 + most]:
        if isinstance(event, str):
            found.append(event)
        elif event is not None:
            depth += 1
            found.append(event.get("alt") if event.tag == "img" else "")
        elif depth > 1:
            depth -= 1
        else:
            break
    return "".join(found)


def text_before(page: Sequence[Event], element: Element, most: int) -> str:
    """The text that stands right before an element, or that of the element there. most: see `text_in`."""
    found, depth = [], 0
    for event in reversed(page[max(0, element.at - most) : element.at]):
        if isinstance(event, str):
            found.append(event)
        else:
            depth += 1 if event is None else -1
        if depth <= 0:
            break
    return "".join(reversed(found))
