"""Which inline elements a page shows as blocks: by their own style, by classes of style frameworks, by the page's style sheets."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from musnad.read.dom import Element

STYLED = frozenset({
    "a", "abbr", "b", "big", "cite", "em", "font", "i", "label", "mark", "s", "small", "span", "strong", "time", "u",
})  # fmt: skip
LARGEST = 300_000  # characters of style sheets that are read
_BLOCK = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_SIMPLE = re.compile(r"[a-z]{0,10}\.[\w-]+|[a-z]{1,10}")
# Tailwind, Bootstrap, Bulma, Tachyons and their like; a prefix such as `md:` is cut.
_UTILITIES = frozenset({
    "block", "flex", "grid", "d-block", "d-flex", "d-grid", "d-table", "db", "is-block", "is-flex", "is-grid", "u-block", "u-flex",
    "display-block", "display-flex", "uk-display-block", "list-item",
})  # fmt: skip


def blocks(facts: Iterable[Element]) -> frozenset[str]:
    """Tags and classes (`span`, `.x`, `span.x`) that the style sheets in a page's head make blocks. facts: its elements."""
    found: set[str] = set()
    left = LARGEST
    for node in facts:
        if node.tag != "style" or left <= 0:
            continue
        text = node.text[:left]
        left -= len(text)
        if "display" not in text:
            continue
        for rule in text.split("}"):  # a pattern for rules would look at each sign many times where none comes
            before, _, declarations = rule.rpartition("{")
            if _BLOCK.search(declarations):
                selectors = (one.split()[-1:] for one in before.rpartition("{")[2].split(","))
                found.update(last for one in selectors for last in one if _SIMPLE.fullmatch(last))
    return frozenset(found)


def is_block(element: Element, tag: str, sheet: AbstractSet[str]) -> bool:
    """Whether an inline element is shown as a block. tag: what it is shown as. sheet: see `blocks`."""
    classes = element.get("class").split()
    if any(one.rpartition(":")[2] in _UTILITIES for one in classes):
        return True
    if sheet and (tag in sheet or any(f".{one}" in sheet or f"{tag}.{one}" in sheet for one in classes)):
        return True
    return "style" in element.attributes and bool(_BLOCK.search(element.attributes["style"]))
