"""What the ways in hand over: pages not read yet, and addresses not fetched yet."""

import hashlib
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from musnad.model import Hints

Media = Literal["text/plain", "text/html"]
LIMIT = 20_000_000  # bytes that are read at once: of an answer, of a record, of a list of pages
LONGEST = 60  # characters of a name: with four bytes each and a suffix it is still a file name
_UNSAFE = re.compile(r"[^\w.#-]+")


class Found(NamedTuple):
    """The bytes of a page, and what is known of it beside them."""

    name: str
    raw: bytes
    media: Media | None  # None: tell it from the text
    path: str  # a file, an address, or FILE#NAME for one of several in a file
    hints: Hints = Hints()
    charset: str | None = None  # the character set that the host told


class Link(NamedTuple):
    """An address of a page, or of something that lists pages."""

    url: str
    source: str = "the command line"  # what names it
    hints: Hints = Hints()
    page: bool = False  # whether what names it says that it is a page


def safe_name(text: str) -> str:
    """A name of a page for any text: the text itself where a file can be called so; else what is left of it, and a digest."""
    name = _UNSAFE.sub("-", text).strip("-.")[:LONGEST]
    return name if name == text and name else f"{name}-{_digest(text)}".lstrip("-")


def address_name(url: str) -> str:
    """A name for an address: host and path as far as there is room, and a digest that tells it from any other."""
    try:
        parts = urlsplit(url)
        words = f"{(parts.hostname or '').removeprefix('www.')}-{unquote(parts.path)}"
    except ValueError:  # a broken IPv6 host
        words = ""
    return f"{_UNSAFE.sub('-', words).strip('-.')[: LONGEST - 10]}-{_digest(url)}".lstrip("-")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def whole(text: str) -> str:
    """The text with pairs of surrogates joined and single halves, which no output can hold, shown as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def web_address(text: str) -> str | None:
    """An http or https address without its fragment; None for all else."""
    text = text.strip()
    return text.partition("#")[0] if text[:8].lower().startswith(("http://", "https://")) else None
