"""JSON lines → pages: rows with `id`, `outlet`, `url`, `title`, `byline`, `text` or `html`, as crawlers and corpora write them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from musnad.model import Hints, Rejected
from musnad.read.found import LIMIT, Found, address_name, safe_name, whole
from musnad.read.manifest import iso_day

LONGEST = 2 * LIMIT  # bytes of a line: JSON may need two for one
MOST_UNUSABLE = 1000  # lines in succession after which the file is no JSON lines
TEXTS = ("id", "url", "outlet", "title", "byline", "text", "html", "published", "crawled")


def members(stream: BinaryIO, name: str, where: str) -> Iterator[Found | Rejected]:
    """A page for each row, one at a time; one that cannot be used is `Rejected` with its line; very many end the file.

    The page is `html` where the row has it, else title, byline and text, each from a new line on. Such a page of plain text has
    no day but `published`, or else the day it was `crawled`.
    """
    unusable = 0
    for number, line in enumerate(_lines(stream), 1):
        unusable += 1
        if line is None or line.strip():
            found = _found(line, name, number, where)
            unusable = 0 if isinstance(found, Found) else unusable
            yield found
        if unusable == MOST_UNUSABLE:
            detail = f"{where}: the {MOST_UNUSABLE:,} lines up to line {number} hold no page; the rest was left unread."
            yield Rejected(safe_name(name), "read", "no-pages", detail)
            return


def _found(line: bytes | None, name: str, number: int, where: str) -> Found | Rejected:
    own, place = safe_name(f"{name}-{number}"), f"{where}, line {number}"
    if line is None:
        return Rejected(own, "read", "too-large", f"{place} has more than {LONGEST:,} bytes; leave the row out.")
    row = _row(line)
    return Rejected(own, "read", "bad-row", f"{place}: {row}") if isinstance(row, str) else _page(row, own, where)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is longer than memory should hold."""
    while line := stream.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line
            continue
        while (more := stream.readline(LONGEST)) and not more.endswith(b"\n"):
            pass
        yield None


def _row(line: bytes) -> dict[str, str] | str:
    """The texts of a row, or a sentence that says what is wrong with it."""
    try:
        row: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return f"no valid JSON ({error}); write one JSON object a line."
    if not isinstance(row, dict):
        return "no JSON object; write one a line."
    if isinstance(row.get("id"), int):
        row["id"] = str(row["id"])
    wrong = next((key for key in TEXTS if not isinstance(row.get(key), str | None)), None)
    if wrong:
        return f'"{wrong}" has to be a text or null.'
    texts = {key: whole(row[key]) for key in TEXTS if row.get(key)}
    return texts if texts.get("html") or texts.get("text") else 'a row needs "text" or "html".'


def _page(row: Mapping[str, str], own: str, where: str) -> Found:
    url = row.get("url")
    name = safe_name(row["id"]) if row.get("id", "").strip() else address_name(url) if url else own
    day = iso_day(row.get("published", ""))
    if "html" in row:
        return Found(name, row["html"].encode(), "text/html", f"{where}#{name}", Hints(url, row.get("outlet"), day))
    text = "\n".join(row[key].strip() for key in ("title", "byline", "text") if key in row) + "\n"
    hints = Hints(url, row.get("outlet"), day or iso_day(row.get("crawled", "")), row.get("title"))
    return Found(name, text.encode(), "text/plain", f"{where}#{name}", hints)
