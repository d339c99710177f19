"""Lists below the last paragraph that no known words head: teasers and keywords, told by their shape and by the article's words."""

from typing import Literal

from musnad.extract.likeness import keys, share
from musnad.extract.units import Unit, is_headline
from musnad.extract.walk import MENU_WORDS, Walk

KEYWORD_WORDS = 3
KEYWORDS = 3  # so many lines make a list of keywords
TEASER_WORDS = 18
REPEATED = 0.7  # share of the keywords' words that the article has
FOREIGN = 0.3  # share of the teasers' words that the article has


def unmarked(walk: Walk, start: int, end: int) -> Literal["related", "tags"] | None:
    """What the short lines from `start` to `end`, which no running text follows, are a list of; None for lines of the body.

    A list of the article's own has a colon above it.
    """
    units = walk.scene.units[start:end]
    if len(units) < KEYWORDS or start == 0 or walk.scene.units[start - 1].text.endswith(":") or not _is_head(units[0]):
        return None
    words = keys(tuple(word for unit in units[1:] for word in unit.words))
    alike = share(words, walk.known)
    if all(unit.size <= KEYWORD_WORDS for unit in units) and alike >= REPEATED:
        return "tags"
    teasers = all(MENU_WORDS - 1 <= unit.size <= TEASER_WORDS and is_headline(unit) for unit in units[1:])
    longer = min(unit.size for unit in units[1:]) > units[0].size
    return "related" if teasers and longer and words and alike < FOREIGN else None


def _is_head(unit: Unit) -> bool:
    return (
        unit.size <= MENU_WORDS
        and not unit.bullet
        and unit.text[0] != "*"
        and unit.text[-1:] not in ":؟?!.،"
        and not unit.heading_tag
    )
