"""HTML → lines of text, one block element a line, and what the markup says of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from resiliparse.parse.html import ElementNode, HTMLTree, Node

from musnad.model import Block, Hints
from musnad.read import bounds, evidence, markup, naming, runs, styles
from musnad.read.runs import Opened, Piece

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
DEEPEST = 40  # ancestors that a path names, counted from the block outwards; keeps hostile nesting linear
MOST_ELEMENTS = 50_000  # a page of news has some thousands
GIANT = 100_000  # characters of a line that no page of news has
_BLANKS = re.compile(r"\s+")
_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)


class Read(NamedTuple):
    text: str
    blocks: tuple[Block, ...]
    hints: Hints


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

    sheet: frozenset[str]  # classes and tags that the page's style sheets make blocks
    open: list[Opened] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)  # places of the open block elements in `open`
    seen: int = 0  # elements so far
    links: int = 0
    pieces: list[Piece] = field(default_factory=list)
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
    shown: list[_Shown] = []
    facts = list(_children(tree.head))
    for line, one in _lines(document, facts):
        lines.append(line)
        shown.append(one)
        if len(lines) > bounds.MOST_LINES:
            return None
    known = markup.data(facts)
    told = evidence.told(evidence.of(known), lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    blocks = [
        Block(end - len(line) - 1, end - 1, *_with(one, name, index))
        for index, (line, one, name, end) in enumerate(zip(lines, shown, told, ends, strict=True))
    ]
    return Read("\n".join(lines), tuple(blocks), markup.complete(hints, known, lines))


def _with(one: _Shown, name: str | None, index: int) -> _Shown:
    """A line's element inside one more that says what the page's data call its text. index: of the line."""
    if name is None:
        return one
    return one._replace(path=f"{one.path} {name}", nodes=(*one.nodes, MOST_ELEMENTS * 2 + index))


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
    now = _Reading(styles.blocks(facts))
    for node, entering in _walk(root):
        if not isinstance(node, ElementNode):
            if entering and node.node_name == "#text" and (text := node.value) and (now.pieces or not text.isspace()):
                now.pieces.append(Piece(text, now.links > 0, now.open[-1].inline if now.open else ()))
            continue
        opened = _opened(now, node) if entering else now.open[-1]
        if entering:
            now.seen += 1
            if opened.tag in markup.FACTS and (opened.tag != "a" or markup.is_front(node)):
                facts.append(node)
        if opened.block and now.pieces:
            yield from _run(now)
        if entering:
            _open(now, opened)
        else:
            _close(now, node)
    yield from _run(now)


def _opened(now: _Reading, node: ElementNode) -> Opened:
    tag = node.tag or ""
    name, classes, heading = naming.signature(node, tag)
    tag = heading or tag
    block = tag in BLOCKS or "-" in tag or (tag in styles.STYLED and styles.is_block(node, tag, classes, now.sheet))
    before = now.open[-1].inline if now.open and not block else ()
    one = Opened(now.seen, tag, name, block, before)
    return one if block or len(before) >= runs.DEEPEST else one._replace(inline=(*before, one))


def _open(now: _Reading, opened: Opened) -> None:
    """Enter an element."""
    if opened.block:
        now.blocks.append(len(now.open))
    now.open.append(opened)
    now.links += opened.tag == "a"
    now.picture = now.picture or opened.tag in PICTURES


def _close(now: _Reading, node: ElementNode) -> None:
    """Leave the innermost element."""
    closed = now.open.pop()
    if closed.block:
        now.blocks.pop()
    if closed.tag == "a":
        now.links -= 1
        if _beside_link(node):
            now.pieces.append(Piece(" ", False, ()))


def _run(now: _Reading) -> Iterator[tuple[str, _Shown]]:
    """The line that ends here, if it has a sign; several where what stands beside one another belongs to different things."""
    innermost = now.blocks[-1] if now.blocks else -1
    tag = now.open[innermost].tag if now.blocks else ""
    around = now.open[max(0, innermost + 1 - DEEPEST) : innermost + 1]
    for pieces in runs.cut(now.pieces, tag):
        line = _collapsed("".join([piece.text for piece in pieces]))
        if line:
            near = (*around, *runs.shared(pieces))[-DEEPEST:]
            path = " ".join([one.name for one in near])
            yield line, _Shown(tag, path, _linked(pieces), tuple([one.number for one in near]), now.picture)
            now.picture = False
    now.pieces = []


def _collapsed(text: str) -> str:
    """Text with white space as browsers show it."""
    if len(text) > GIANT:  # a list of its words would take several times its memory
        return _BLANKS.sub(" ", text).strip()
    return " ".join(text.split())


def _linked(pieces: Sequence[Piece]) -> float:
    if not any(piece.linked for piece in pieces):
        return 0.0
    sizes = [(len(piece.text) - piece.text.count(" ") - piece.text.count("\n"), piece.linked) for piece in pieces]
    return round(sum(size for size, linked in sizes if linked) / max(1, sum(size for size, _ in sizes)), 3)


def _beside_link(node: Node) -> bool:
    """Whether another link follows directly: menus set them apart by style, not by a blank."""
    after = node.next_sibling
    return isinstance(after, ElementNode) and after.tag == "a"


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
