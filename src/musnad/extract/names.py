"""The name of a page's outlet: from the crawler, the markup, the address or the copyright line."""

import re

from musnad.arabic import folded
from musnad.extract.sources import Sources
from musnad.model import Page

NAME_WORDS = 5  # of the longest name of an outlet
LONGEST = 120  # characters of a copyright line
_RESERVED = "محفوظ"
_SIGNS = re.compile(r"©|\(c\)|copyright|all rights reserved|\d{4}|[-–—|.,،:]", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:جميع|كافه|كل)?\s?(?:الحقوق|حقوق\s(?:النشر|الطبع)(?:\sو\w+)?)\s?(?:محفوظه)?")


def of_page(page: Page, known: Sources) -> str | None:
    """The outlet that a page belongs to; None where nothing tells."""
    return page.hints.outlet or known.host_outlet(page.hints.url) or _rights_holder(page.text)


def _rights_holder(text: str) -> str | None:
    """The name in the last copyright line."""
    for line in reversed(text.split("\n")):
        if len(line) <= LONGEST and ("©" in line or _RESERVED in line):
            name = _without_notice(line)
            if 1 <= len(name.split()) <= NAME_WORDS:
                return name
    return None


def _without_notice(line: str) -> str:
    """A copyright line without sign, year and formula; the preposition before the name is cut."""
    words = _SIGNS.sub(" ", line).split()
    formula = {word for match in _RIGHTS.finditer(folded(line)) for word in match[0].split()}
    name = [word for word in words if folded(word) not in formula]
    if name and name[0].startswith("ل") and len(name) < len(words) and len(name[0]) > 4:
        name[0] = "ال" + name[0][2:] if name[0].startswith("لل") else name[0][1:]
    return " ".join(name)
