"""Re-reads every span and citation of an output folder against the pages that it was made from."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from musnad.export import pagejson
from musnad.model import Page, PageMarks, Party
from musnad.read import paths as reading
from musnad.read.found import Found


class Differs(ValueError):
    """An output does not say what its pages say; the message names file, place and difference."""


def verify(folder: Path) -> Iterator[str]:
    """Check the folder file by file; gives a line on each that holds.

    Raises Differs at the first place that does not, OSError where a file cannot be read.
    """
    run = _json(folder / "run.json", "musnad-run/1")
    pages: dict[str, PageMarks] = {}
    for name, row in run["pages"].items():
        page = _page(folder, name, row)
        pages[name] = marks = _marks(folder / f"{name}.json", page)
        yield f"{name}.json: {check_page(marks, f'{name}.json')} spans"
    if (folder / "stories.json").exists():
        yield f"stories.json: {_check_stories(_json(folder / 'stories.json', None), pages)} keys"
    for path in sorted(folder.glob("*.json")):
        document = _json(path, None)
        if document.get("format") == "musnad-brief/1":
            yield f"{path.name}: {_check_brief(document, path.name, pages)} citations"


def check_page(marks: PageMarks, place: str) -> int:
    """How many spans of a page were checked: each lies in the text and holds words, ids are known, quoted parties stand there.

    Raises Differs at the first that does not.
    """
    text, count = marks.page.text, 0
    for what, start, end in _spans(marks):
        count += 1
        if not 0 <= start < end <= len(text):
            raise Differs(f"{place}: {what} {start}-{end} is not inside the text of {len(text)} characters")
        if what != "line" and not text[start:end].strip():
            raise Differs(f"{place}: {what} {start}-{end} holds no words")
    for mention in marks.mentions:
        if mention.entity not in marks.entities:
            raise Differs(f"{place}: name {mention.start}-{mention.end} is of an entity that is not listed: {mention.entity}")
    for statement in marks.statements:
        for party in (*statement.speaker, *statement.carriers):
            _check_party(party, marks, f"{place}: {statement.id}")
    return count


def _spans(marks: PageMarks) -> Iterator[tuple[str, int, int]]:
    yield from (("line", x.start, x.end) for x in marks.lines)
    yield from (("name", x.start, x.end) for x in marks.mentions)
    yield from (("time", x.start, x.end) for x in marks.times)
    for x in marks.statements:
        yield x.id, x.start, x.end
        if x.cue:
            yield f"cue of {x.id}", x.cue.start, x.cue.end
        yield from ((f"party of {x.id}", p.span.start, p.span.end) for p in (*x.speaker, *x.carriers) if p.span)


def _check_party(party: Party, marks: PageMarks, place: str) -> None:
    if party.entity is not None and party.entity not in marks.entities:
        raise Differs(f"{place}: an entity that is not listed: {party.entity}")
    if not party.span:
        return
    found = marks.page.text[party.span.start : party.span.end]
    if party.text not in {found, "ا" + found}:  # «للوزارة» holds ل and «الوزارة», whose alef is not written
        raise Differs(f"{place}: {party.span.start}-{party.span.end} is «{found}» on the page, «{party.text}» in the output")


def _json(path: Path, wanted: str | None) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Differs(f"{path.name}: is missing") from error
    except ValueError as error:
        raise Differs(f"{path.name}: is no JSON: {error}") from error
    if not isinstance(document, dict) or (wanted and document.get("format") != wanted):
        raise Differs(f"{path.name}: is no {wanted or 'JSON object'}")
    return document


def _page(folder: Path, name: str, row: Mapping[str, Any]) -> Page:
    path = folder / row["path"]
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != row["sha256"]:
        raise Differs(f"{name}: the page has changed since it was read: {row['path']}")
    page = reading.of(Found(name, raw, row["media"], str(path), charset=row.get("encoding")))
    if not isinstance(page, Page):
        raise Differs(f"{name}: the page is no longer read: {page.reason}: {page.detail}")
    return page


def _marks(path: Path, page: Page) -> PageMarks:
    document = _json(path, pagejson.FORMAT)
    if "text" in document and document["text"] != page.text:
        raise Differs(f"{path.name}: the text in the output is not that of the page")
    try:
        return pagejson.load(document, page)
    except pagejson.BadPageJson as error:
        raise Differs(str(error)) from error


def _check_stories(stories: Mapping[str, Any], pages: Mapping[str, PageMarks]) -> int:
    articles = {f"{name}#{article.number}" for name, marks in pages.items() for article in marks.articles}
    statements = {f"{name}#{statement.id}" for name, marks in pages.items() for statement in marks.statements}
    answers = {key for pair in stories["answers"] for key in pair}
    for layer, keys, known in (
        ("story", set(stories["story"]), articles),
        ("saga", set(stories["saga"]), set(stories["story"].values())),
        ("same", set(stories["same"]), statements),
        ("answers", answers, statements),
    ):
        if keys - known:
            raise Differs(f"stories.json: {layer} names what no page holds: {min(keys - known)}")
    return len(stories["story"]) + len(stories["same"]) + len(answers)


def _check_brief(brief: Mapping[str, Any], place: str, pages: Mapping[str, PageMarks]) -> int:
    count = 0
    for story in brief["stories"]:
        for cited in story["citations"]:
            count += 1
            marks = pages.get(cited["page"])
            if marks is None:
                raise Differs(f"{place}: citation {cited['number']} is of a page that the folder does not hold: {cited['page']}")
            found = marks.page.text[cited["start"] : cited["end"]]
            if found != cited["words"]:
                raise Differs(f"{place}: citation {cited['number']}: «{found}» on {cited['page']}, «{cited['words']}» in the brief")
    return count
