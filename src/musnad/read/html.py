"""HTML → lines of text, one block element a line, and what the markup says of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from musnad.model import Block, Hints
from musnad.read import bounds, dom, evidence, markup, naming, runs, styles
from musnad.read.dom import Element, Event
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
_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


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


class _Named(NamedTuple):
    """What an element is by its tag and attributes."""

    tag: str  # `h1` to `h6` also where its role is a heading's
    name: str  # `tag#id.class.class`
    block: bool
    dropped: bool  # it is not shown
    fact: bool  # it may hold a day, a name or a title


@dataclass(slots=True)
class _Reading:
    """Where the reading of a page stands."""

    sheet: frozenset[str]  # classes and tags that the page's style sheets make blocks
    named: dict[tuple[str, str], _Named] = field(default_factory=dict)  # by tag and written attributes
    open: list[Opened] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of the open elements
    numbers: list[int] = field(default_factory=list)  # of the open elements
    # of the page and of each open element: those since the last block, itself too
    inline: list[tuple[Opened, ...]] = field(default_factory=lambda: [()])
    blocks: list[int] = field(default_factory=list)  # places of the open block elements in `open`
    seen: int = 0  # elements so far
    links: int = 0
    pieces: list[Piece] = field(default_factory=list)
    picture: bool = False


def parse(source: str, hints: Hints) -> Read | None:
    """The visible text of a page, a line for each block element or `br`, with white space collapsed and entities decoded.

    hints: what the crawler knew; it wins over the markup. Reading ends where the text is too long for a page. None where the
    page has more elements or lines than any page of news; nothing is raised on broken markup.
    """
    if source.count("<") > 2 * MOST_ELEMENTS:
        return None
    page = dom.events(source)
    if not page:
        return None
    lines: list[str] = []
    shown: list[_Shown] = []
    size = 0
    facts = list(dom.head(page))
    for line, one in _lines(page, facts):
        lines.append(line)
        shown.append(one)
        size += len(line)
        if size > bounds.MOST_TEXT:
            return Read("\n".join(lines), (), hints)  # too long already, whatever stands below
        if len(lines) > bounds.MOST_LINES:
            return None
    known = markup.data(facts, page)
    told = evidence.told(evidence.of(known), lines)
    blocks: list[Block] = []
    start = 0
    for index, (line, one, name) in enumerate(zip(lines, shown, told, strict=True)):
        end = start + len(line)
        blocks.append(Block(start, end, *(_with(one, name, index) if name else one)))
        start = end + 1
    return Read("\n".join(lines), tuple(blocks), markup.complete(hints, known, lines))


def _with(one: _Shown, name: str, index: int) -> _Shown:
    """A line's element inside one more that says what the page's data call its text. index: of the line."""
    return one._replace(path=f"{one.path} {name}", nodes=(*one.nodes, MOST_ELEMENTS * 2 + index))


def _lines(page: Sequence[Event], facts: list[Element]) -> Iterator[tuple[str, _Shown]]:
    """The text between two borders of blocks, and what the markup says of it.

    facts: those of the head; gets the other elements that may hold a day, a name or a title for `markup`.
    """
    now = _Reading(styles.blocks(facts))
    dropped = 0  # elements open since the beginning of one that is not shown
    for at, event in enumerate(page):
        if dropped and (dropped > 1 or event is not None):
            dropped += isinstance(event, Element) - (event is None)
        elif isinstance(event, str):
            if event and (now.pieces or not event.isspace()):
                now.pieces.append(runs.piece_of((event, now.links > 0, now.inline[-1])))
        elif event is None:
            if now.open[-1].block and now.pieces:
                yield from _run(now)
            dropped = 0
            _close(now, page[at + 1] if at + 1 < len(page) else None)
        else:
            named = now.named.get((event.tag, event.written)) or _named(now, event)
            if named.block and now.pieces:
                yield from _run(now)
            dropped = int(named.dropped)
            _open(now, named)
            if named.fact:
                facts.append(event)
    if now.pieces:
        yield from _run(now)


def _named(now: _Reading, element: Element) -> _Named:
    """What an element is; kept, since menus and lists have many of the same attributes."""
    name, heading = naming.signature(element)
    tag = heading or element.tag
    block = tag in BLOCKS or "-" in tag or (tag in styles.STYLED and styles.is_block(element, tag, now.sheet))
    fact = tag in markup.FACTS and (tag != "a" or markup.is_front(element))
    named = now.named[element.tag, element.written] = _Named(tag, name, block, _is_dropped(element), fact)
    return named


def _is_dropped(element: Element) -> bool:
    if element.tag in DROPPED or "hidden" in element.attributes:
        return True
    return "style" in element.attributes and bool(_HIDDEN.search(element.attributes["style"]))


def _open(now: _Reading, named: _Named) -> None:
    """Enter an element."""
    opened = runs.opened((now.seen, named.tag, named.name, named.block))
    inline: tuple[Opened, ...] = ()
    if named.block:
        now.blocks.append(len(now.open))
    else:
        inline = now.inline[-1]
        if len(inline) < runs.DEEPEST:
            inline = (*inline, opened)
    now.open.append(opened)
    now.names.append(named.name)
    now.numbers.append(now.seen)
    now.inline.append(inline)
    now.seen += 1
    now.links += named.tag == "a"
    now.picture = now.picture or named.tag in PICTURES


def _close(now: _Reading, after: Event) -> None:
    """Leave the innermost element. after: what follows it."""
    closed = now.open.pop()
    now.names.pop()
    now.numbers.pop()
    now.inline.pop()
    if closed.block:
        now.blocks.pop()
    if closed.tag == "a":
        now.links -= 1
        if isinstance(after, Element) and after.tag == "a":  # menus set links apart by style, not by a blank
            now.pieces.append(Piece(" ", False, ()))


def _run(now: _Reading) -> Iterator[tuple[str, _Shown]]:
    """The line that ends here, if it has a sign; several where what stands beside one another belongs to different things."""
    innermost = now.blocks[-1] if now.blocks else -1
    tag = now.open[innermost].tag if now.blocks else ""
    run, now.pieces = now.pieces, []
    around = slice(max(0, innermost + 1 - DEEPEST), innermost + 1)
    for pieces in runs.cut(run, tag):
        line = _collapsed("".join([piece.text for piece in pieces]) if len(pieces) > 1 else pieces[0].text)
        if line:
            names, numbers = now.names[around], now.numbers[around]
            for one in runs.shared(pieces):
                names.append(one.name)
                numbers.append(one.number)
            path = " ".join(names[-DEEPEST:])
            yield line, _Shown(tag, path, _linked(pieces), tuple(numbers[-DEEPEST:]), now.picture)
            now.picture = False


def _collapsed(text: str) -> str:
    """Text with white space as browsers show it."""
    if len(text) <= GIANT:
        return " ".join(text.split())
    # part by part: a list of all its words would take thirty times its memory
    whole = "".join([_BLANKS.sub(" ", text[start : start + GIANT]) for start in range(0, len(text), GIANT)])
    while "  " in whole:
        whole = whole.replace("  ", " ")
    return whole.strip()


def _linked(pieces: Sequence[Piece]) -> float:
    """The share of a line's signs that stand in links."""
    if len(pieces) == 1:
        return float(pieces[0].linked)
    if not any(piece.linked for piece in pieces):
        return 0.0
    sizes = [(len(piece.text) - piece.text.count(" ") - piece.text.count("\n"), piece.linked) for piece in pieces]
    return round(sum(size for size, linked in sizes if linked) / max(1, sum(size for size, _ in sizes)), 3)
