"""Lines that a short head and what stands behind its colon tell: keywords («مفاتيح: …، …، …») and a teaser («من أخبارنا: …»)."""

import re
from typing import Literal

from musnad.arabic import folded
from musnad.extract import furniture
from musnad.extract.units import HEADLINE_WORDS, Unit, ends_sentence

HEAD_WORDS, HEAD_CHARS = 6, 50
ITEMS, ITEM_WORDS = 3, 4  # so many keywords at least, so long at most
PARTLY, WHOLLY = 0.4, 0.85  # shares of a line that is a link
TEASER_WORDS = 4  # of the shortest headline behind a colon
_SIGN = re.compile(r"[:：»›|=]")
_HEAD = re.compile(r"\s*[:：»›|=]\s*")
_ITEMS = re.compile(r"\s*[،,/|·•؛;»›#]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"\w+")


def told(unit: Unit, below: Unit | None, tail: bool) -> Literal["tags", "related"] | None:
    """What a line's head and the rest of it make of it; None where they say nothing.

    below: the next line. tail: whether an article's text stands above, so that running text below would be its own.
    """
    cut = _HEAD.search(unit.text[:HEAD_CHARS]) if _SIGN.search(unit.text, 0, HEAD_CHARS) else None
    if cut is None or (unit.prose and ends_sentence(unit.text)):
        return None
    head, rest = _WORD.findall(folded(unit.text[: cut.start()])), unit.text[cut.end() :]
    if not head or len(head) > HEAD_WORDS or ends_sentence(rest) or "؟" in rest:
        return None
    if furniture.is_keyword_head(head) and _are_items(rest):
        return None if tail and below is not None and below.prose else "tags"
    size = len(_WORD.findall(rest))
    teaser = furniture.is_teaser_head(head) and TEASER_WORDS <= size <= HEADLINE_WORDS and not unit.prose
    return "related" if teaser and rest.count("،") < ITEMS - 1 else None


def _are_items(text: str) -> bool:
    """Whether a text is several short items and nothing else."""
    items = [item for item in _ITEMS.split(text) if item.strip()]
    return len(items) >= ITEMS and all(len(item.split()) <= ITEM_WORDS and not item.rstrip().endswith((".", ":")) for item in items)


def leads_over(unit: Unit, below: Unit | None) -> bool:
    """Whether a line leads over to another article: to the link that fills the rest of it, or to the one on the next line."""
    if unit.prose or unit.heading_tag or unit.size > HEADLINE_WORDS + HEAD_WORDS or not furniture.may_lead_over(unit.words):
        return False
    if unit.share < PARTLY:
        return below is not None and below.linked and not below.prose and furniture.leads_over(unit.words)
    head = (
        unit.text[: round((1 - unit.share) * len(unit.text))]
        if unit.share < WHOLLY
        else _HEAD.split(unit.text[:HEAD_CHARS], maxsplit=1)[0]
    )
    words = _WORD.findall(folded(head))
    return len(words) < unit.size - 1 and furniture.leads_over(words)
