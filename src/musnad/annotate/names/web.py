"""Web addresses, mail addresses and handles in a text: no names are read in them."""

import re

_ASCII = re.compile("[!-~]+")
_BLANK = re.compile(r"\s")
_SITE = re.compile(r"\.(?:com|net|org|info|gov|edu)\b", re.IGNORECASE)
_ANY = re.compile(rf"@|://|www\.|{_SITE.pattern}", re.IGNORECASE)


def addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of `text[start:end]` that are addresses or handles: «https://…», «www…», «name.com», «@name»."""
    found: list[tuple[int, int]] = []
    if not _ANY.search(text, start, end):
        return found
    last = start
    for run in _ASCII.finditer(text, start, end):
        if run.start() < last:
            continue
        word = run[0]
        if "://" in word or "www." in word or word.endswith("@"):  # what follows may be in other letters
            blank = _BLANK.search(text, run.end(), end)
            last = blank.start() if blank else end
            found.append((_begin(word, run.start()), last))
        elif "@" in word or _SITE.search(word):
            found.append(run.span())
    return found


def _begin(word: str, start: int) -> int:
    """Where the address in a word begins: a bracket or quotation mark may stand before it."""
    return start + min(place for sign in ("http", "www.", "@", "://") if (place := word.find(sign)) >= 0)
