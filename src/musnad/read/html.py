"""HTML → lines of text, one block element a line, and what the markup says of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from resiliparse.parse.html import ElementNode, HTMLTree, Node

from musnad.model import Block, Hints
from musnad.read import markup

# fmt: off
DROPPED = frozenset({
    "audio", "canvas", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "video",
})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})
# fmt: on
PICTURES = frozenset({"amp-iframe", "amp-img", "amp-video", "embed", "iframe", "img", "object", "picture", "svg", "video"})
NAMING = ("itemprop", "role", "data-testid", "data-component", "data-qa", "data-type", "data-name")  # beside class and id
DEEPEST = 40  # ancestors that a path names, counted from the block outwards; keeps hostile nesting linear
LONGEST_NAME = 200
MOST_ELEMENTS, MOST_LINES = 50_000, 8_000  # a page of news has some thousands of either
GIANT = 100_000  # characters of a line that no page of news has
_BLANKS = re.compile(r"\s+")
_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_STYLED = frozenset({"a", "b", "font", "i", "label", "small", "span", "strong", "time"})  # blocks where their style says so
_BLOCK = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)", re.IGNORECASE)


class Read(NamedTuple):
    text: str
    blocks: tuple[Block, ...]
    hints: Hints


class _Piece(NamedTuple):
    text: str
    linked: bool


class _Open(NamedTuple):
    """An element that is being read."""

    number: int
    tag: str
    name: str  # `tag#id.class.class`
    block: bool


class _Shown(NamedTuple):
    """What the markup says of a line: the last fields of a Block."""

    tag: str
    path: str
    linked: float
    nodes: tuple[int, ...]
    picture: bool


@dataclass(slots=True)
class _Reading:
    """Where the reading of a page stands."""

    open: list[_Open] = field(default_factory=list)
    seen: int = 0  # elements so far
    links: int = 0
    pieces: list[_Piece] = field(default_factory=list)
    shared: int | None = None  # how many of the open elements hold all of the line; none yet before its first sign
    picture: bool = False


def parse(source: str, hints: Hints) -> Read | None:
    """The visible text of a page, a line for each block element or `br`, with white space collapsed and entities decoded.

    hints: what the crawler knew; it wins over the markup. None where the page has more elements or lines than any page of news;
    nothing is raised on broken markup.
    """
    if source.count("<") > 2 * MOST_ELEMENTS:
        return None
    tree = HTMLTree.parse(source)
    document = tree.document
    if document is None:
        return Read("", (), hints)
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    facts = list(_children(tree.head))
    for line, shown in _lines(document, facts):
        blocks.append(Block(at, at + len(line), *shown))
        lines.append(line)
        at += len(line) + 1
        if len(lines) > MOST_LINES:
            return None
    return Read("\n".join(lines), tuple(blocks), markup.complete(hints, facts, lines))


def _children(node: Node | None) -> Iterator[ElementNode]:
    child = node.first_child if node is not None else None
    while child is not None:
        if isinstance(child, ElementNode):
            yield child
        child = child.next_sibling


def _lines(root: Node, facts: list[ElementNode]) -> Iterator[tuple[str, _Shown]]:
    """The text between two borders of blocks, and what the markup says of it.

    facts: gets the elements that may hold a day, a name or a title for `markup`.
    """
    now = _Reading()
    for node, entering in _walk(root):
        if not isinstance(node, ElementNode):
            if entering and node.node_name == "#text":
                _add(now, node.value or "")
            continue
        if entering:
            opened = _opened(node, now.seen)
            now.seen += 1
            if opened.tag in markup.FACTS:
                facts.append(node)
        else:
            opened = now.open[-1]
        if opened.block and now.pieces:
            yield from _line(now)
        if entering:
            now.open.append(opened)
            now.links += opened.tag == "a"
            now.picture = now.picture or opened.tag in PICTURES
        else:
            _close(now, node)
    yield from _line(now)


def _opened(node: ElementNode, number: int) -> _Open:
    tag = node.tag or ""
    block = tag in BLOCKS or "-" in tag or (tag in _STYLED and bool(_BLOCK.search(node.getattr("style") or "")))
    return _Open(number, tag, _signature(node, tag), block)


def _add(now: _Reading, text: str) -> None:
    """More text for the line."""
    now.pieces.append(_Piece(text, now.links > 0))
    if not text.isspace():
        depth = len(now.open)
        now.shared = depth if now.shared is None else min(now.shared, depth)


def _close(now: _Reading, node: ElementNode) -> None:
    """Leave the innermost element."""
    closed = now.open.pop()
    if now.shared is not None:
        now.shared = min(now.shared, len(now.open))
    if closed.tag == "a":
        now.links -= 1
        if _beside_link(node):
            now.pieces.append(_Piece(" ", False))


def _line(now: _Reading) -> Iterator[tuple[str, _Shown]]:
    """The line that ends here, if it has a sign."""
    line = _collapsed("".join([piece.text for piece in now.pieces]))
    if line:
        around = now.open[: now.shared]
        tag = next((one.tag for one in reversed(around) if one.block), "")
        near = around[-DEEPEST:]
        path = " ".join([one.name for one in near])
        yield line, _Shown(tag, path, _linked(now.pieces), tuple([one.number for one in near]), now.picture)
        now.picture = False
    now.pieces, now.shared = [], None


def _collapsed(text: str) -> str:
    """Text with white space as browsers show it."""
    if len(text) > GIANT:  # a list of its words would take several times its memory
        return _BLANKS.sub(" ", text).strip()
    return " ".join(text.split())


def _linked(pieces: list[_Piece]) -> float:
    if not any(piece.linked for piece in pieces):
        return 0.0
    sizes = [(len(piece.text) - piece.text.count(" ") - piece.text.count("\n"), piece.linked) for piece in pieces]
    return round(sum(size for size, linked in sizes if linked) / max(1, sum(size for size, _ in sizes)), 3)


def _beside_link(node: Node) -> bool:
    """Whether another link follows directly: menus set them apart by style, not by a blank."""
    after = node.next_sibling
    return isinstance(after, ElementNode) and after.tag == "a"


def _signature(node: ElementNode, tag: str) -> str:
    """`tag#id.class.class`, with what else names the element as classes; cut short where a page is hostile."""
    attributes = node.attrs
    if not attributes:
        return tag
    name = "".join((node.getattr("id") or "").split())
    classes = (node.getattr("class") or "").split()
    for other in NAMING:
        if other in attributes:
            classes.extend((node.getattr(other) or "").split())
    return "".join([tag, "#" + name if name else "", *("." + one for one in classes)])[:LONGEST_NAME]


def _walk(root: Node) -> Iterator[tuple[Node, bool]]:
    """Every node on entering and elements on leaving, without what is not shown; no recursion, so that depth is no limit."""
    node, depth = root, 0
    while True:
        yield node, True
        if isinstance(node, ElementNode):
            child = None if _is_dropped(node) else node.first_child
            if child is None:
                yield node, False
        else:
            child = None if depth else node.first_child
        if child is not None:
            node, depth = child, depth + 1
            continue
        after = node.next_sibling
        while after is None and depth > 1 and (parent := node.parent) is not None:
            node, depth = parent, depth - 1
            yield node, False
            after = node.next_sibling
        if after is None:
            return
        node = after


def _is_dropped(node: ElementNode) -> bool:
    if node.tag in DROPPED:
        return True
    attributes = node.attrs
    return bool(attributes) and (
        "hidden" in attributes or ("style" in attributes and bool(_HIDDEN.search(node.getattr("style") or "")))
    )
