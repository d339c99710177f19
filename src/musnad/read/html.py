"""HTML → lines of text, one block element a line, and what the markup says of each."""

import re
from collections.abc import Iterator
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
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})
# fmt: on
DEEPEST = 40  # ancestors that a path names, counted from the block outwards; keeps hostile nesting linear
_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)


class Read(NamedTuple):
    text: str
    blocks: tuple[Block, ...]
    hints: Hints


class _Piece(NamedTuple):
    text: str
    linked: bool


def parse(source: str, hints: Hints) -> Read:
    """The visible text of a page, a line for each block element or `br`, with white space collapsed and entities decoded.

    hints: what the crawler knew; it wins over the markup. Nothing is raised on broken markup.
    """
    tree = HTMLTree.parse(source)
    document = tree.document
    if document is None:
        return Read("", (), hints)
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    facts = list(_children(tree.head))
    for pieces, tag, path in _lines(document, facts):
        line = " ".join("".join(piece.text for piece in pieces).split())
        if line:
            blocks.append(Block(at, at + len(line), tag, path, _linked(pieces)))
            lines.append(line)
            at += len(line) + 1
    return Read("\n".join(lines), tuple(blocks), markup.complete(hints, facts))


def _linked(pieces: list[_Piece]) -> float:
    sizes = [(len("".join(piece.text.split())), piece.linked) for piece in pieces]
    return round(sum(size for size, linked in sizes if linked) / max(1, sum(size for size, _ in sizes)), 3)


def _children(node: Node | None) -> Iterator[ElementNode]:
    child = node.first_child if node is not None else None
    while child is not None:
        if isinstance(child, ElementNode):
            yield child
        child = child.next_sibling


def _lines(root: Node, facts: list[ElementNode]) -> Iterator[tuple[list[_Piece], str, str]]:
    """The text between two borders of blocks, with the tag of the block it stands in and the path to it.

    facts: gets the elements that may hold a day, a name or a title for `markup`.
    """
    open_blocks: list[tuple[str, str]] = []
    links = 0
    pieces: list[_Piece] = []
    for node, entering in _walk(root):
        if not isinstance(node, ElementNode):
            if entering and node.node_name == "#text":
                pieces.append(_Piece(node.value or "", links > 0))
            continue
        if entering and node.tag in markup.FACTS:
            facts.append(node)
        if node.tag in BLOCKS or node.tag == "br":
            if pieces:
                yield pieces, *_place(open_blocks)
                pieces = []
            if node.tag != "br" and entering:
                open_blocks.append((node.tag, _signature(node)))
            elif node.tag != "br":
                open_blocks.pop()
        elif node.tag == "a":
            links += 1 if entering else -1
            if not entering and _beside_link(node):
                pieces.append(_Piece(" ", False))
    if pieces:
        yield pieces, *_place(open_blocks)


def _beside_link(node: Node) -> bool:
    """Whether another link follows directly: menus set them apart by style, not by a blank."""
    after = node.next_sibling
    return isinstance(after, ElementNode) and after.tag == "a"


def _place(open_blocks: list[tuple[str, str]]) -> tuple[str, str]:
    tag = open_blocks[-1][0] if open_blocks else ""
    return tag, " ".join(signature for _, signature in open_blocks[-DEEPEST:])


def _signature(node: ElementNode) -> str:
    """`tag#id.class.class`, cut short where a page is hostile."""
    name = "".join((node.getattr("id") or "").split())
    classes = (node.getattr("class") or "").split()
    return "".join([node.tag or "", "#" + name if name else "", *("." + one for one in classes)])[:200]


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
    return node.tag in DROPPED or node.hasattr("hidden") or bool(_HIDDEN.search(node.getattr("style") or ""))
