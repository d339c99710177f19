"""What stands around a name in a text: its bearer's office before it, another name for it in brackets behind it."""

import re
from collections.abc import Iterable

from musnad.arabic import folded, forms
from musnad.merging.names import Nisba, role
from musnad.model import Mention

BEFORE, BEHIND = 90, 60  # characters looked at
_BRACKET = re.compile('[ \u00a0]{0,2}[(\\[«"“„‹][ \u00a0]?([^()\\[\\]«»"“”„‹›\n]{2,40})[)\\]»"”“›]')


def roles(text: str, mentions: Iterable[Mention], of: Nisba) -> dict[tuple[int, int], frozenset[str]]:
    """The office that the words before each personal name tell, back to the name before it; those without any are left out."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    last = 0
    for mention in sorted(mentions, key=lambda one: one.start):
        if mention.type != "PER":
            continue
        office = role(_before(text, max(last, mention.start - BEFORE), mention.start), of)
        if office:
            found[mention.start, mention.end] = office
        last = mention.end
    return found


def _before(text: str, start: int, end: int) -> list[str]:
    """The folded words right before a place, back to the nearest punctuation or line."""
    found = forms(text, max(start, text.rfind("\n", start, end) + 1), end)
    last = next((place for place in range(len(found) - 1, -1, -1) if not found[place][0].isalnum()), -1)
    return found[last + 1 :]


def alias(text: str, end: int) -> str | None:
    """The folded words in brackets or quotation marks right behind a name."""
    match = _BRACKET.match(text, end, end + BEHIND)
    return " ".join(folded(match[1]).split()) if match else None
