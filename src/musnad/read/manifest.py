"""The crawler's manifest: JSON lines `{"page", "url", "outlet", "published"}` → hints by page."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from musnad.model import Hints, Rejected

NAME = "manifest.jsonl"


class Manifest(NamedTuple):
    hints: Mapping[str, Hints]
    lines: Mapping[str, int]  # line of each page's row
    rejected: tuple[Rejected, ...]
    file: str


EMPTY = Manifest({}, {}, (), "")


def load(path: Path) -> Manifest:
    """What a manifest says of each page; rows that cannot be used are `rejected`, and nothing is raised."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        detail = f"{path} cannot be read as UTF-8 ({error}); the pages are read without it."
        return Manifest({}, {}, (Rejected(path.name, "manifest", "bad-manifest", detail),), str(path))
    hints: dict[str, Hints] = {}
    lines: dict[str, int] = {}
    rejected: list[Rejected] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        row = _row(line)
        if isinstance(row, str):
            rejected.append(Rejected(path.name, "manifest", "bad-manifest", f"{place}: {row}"))
        elif row["page"] in hints:
            detail = f"{place}: the page has a row already in line {lines[row['page']]}; keep one of them."
            rejected.append(Rejected(row["page"], "manifest", "bad-manifest", detail))
        else:
            hints[row["page"]], lines[row["page"]] = _hints(row), number
            rejected.extend(_complaints(row, place))
    return Manifest(hints, lines, tuple(rejected), str(path))


def _row(line: str) -> dict[str, Any] | str:
    """The row, or a sentence that says what is wrong with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"no valid JSON ({error}); write one JSON object a line."
    if not isinstance(row, dict) or not isinstance(row.get("page"), str) or not row["page"].strip():
        return 'a row needs "page", the name of the page\'s file without its suffix.'
    wrong = [key for key in ("url", "outlet") if not isinstance(row.get(key), str | None)]
    return f'"{wrong[0]}" has to be a text or null.' if wrong else row


def _hints(row: Mapping[str, Any]) -> Hints:
    day = row.get("published")
    return Hints(row.get("url") or None, row.get("outlet") or None, iso_day(day) if isinstance(day, str) else None)


def _complaints(row: Mapping[str, Any], place: str) -> Iterator[Rejected]:
    day = row.get("published")
    if day not in (None, "") and not (isinstance(day, str) and iso_day(day)):
        detail = f'{place}: "published" is {day!r}; write a day as YYYY-MM-DD, or null. The page is read without it.'
        yield Rejected(row["page"], "manifest", "bad-date", detail)


def iso_day(value: str) -> date | None:
    """The day at the head of an ISO 8601 date or time; None where there is none."""
    value = value.strip()
    if value[10:11] not in ("", "T", "t", " "):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
