"""`musnad annotate`: pages in, a folder of JSON out."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from musnad import pipeline
from musnad.commands import common
from musnad.export import pagejson
from musnad.model import Page, PageMarks, Rejected, Stories

RESERVED = {"run", "stories", "watch"}  # our own files in the folder
KEPT = ".page"  # suffix of a page without a file of its own: from standard input, from the web, one of many in a file


def command(
    paths: common.Paths,
    out: Annotated[Path, typer.Option(file_okay=False, help="Folder to write to; made where it does not exist.")],
    manifest: common.Manifest = None,
    names: common.Names = None,
    fast: common.Fast = False,
    fetch: common.Fetch = False,
    allow_private: common.AllowPrivate = False,
    jobs: common.Jobs = None,
) -> None:
    """Write all marks of each page to OUT/NAME.json, and what holds across pages to OUT/stories.json.

    OUT/run.json records which file each page was, for `musnad verify`; OUT/rejected.jsonl names what could not be used.

    \b
    Examples:
      musnad annotate pages/ --out marks/
      musnad annotate archive/ --fast --out marks/
      musnad annotate crawl.warc.gz articles.jsonl.xz --out marks/
      musnad annotate https://news.example/feed.xml --out marks/
      musnad annotate a.txt b.html --manifest crawl.jsonl --names mine.tsv --out marks/
    """
    tables = common.load_tables(names, fast)
    marks, rejected = common.read_pages(paths, manifest, tables, jobs, common.Web(fetch, allow_private))
    reserved = tuple(
        Rejected(page.page.name, "write", "reserved-name", f"{page.page.path}: musnad's own file has this name; rename the page.")
        for page in marks
        if page.page.name in RESERVED
    )
    for row in reserved:
        common.tell(row)
    marks, stories = pipeline.gather([page for page in marks if page.page.name not in RESERVED], tables)
    try:
        write(out, marks, stories, rejected + reserved)
    except OSError as error:
        common.warn(f"{out}: cannot be written: {error.strerror}")
        raise typer.Exit(1) from error
    common.status(len(marks), len(rejected + reserved))


def write(out: Path, marks: Sequence[PageMarks], stories: Stories, rejected: Sequence[Rejected]) -> None:
    """Fill the folder. Raises OSError where it cannot be written."""
    out.mkdir(parents=True, exist_ok=True)
    for page in marks:
        write_json(out / f"{page.page.name}.json", pagejson.dump(page))
        if not _has_file(page.page):  # nowhere else to read it again
            _replace(out / f"{page.page.name}{KEPT}", page.page.raw)
    write_json(out / "stories.json", asdict(stories))
    write_json(out / "run.json", _run(out, marks))
    write_rejected(out, rejected)


def write_rejected(out: Path, rejected: Sequence[Rejected]) -> None:
    """A line in OUT/rejected.jsonl for each; no file where there is none. Raises OSError where it cannot be written."""
    rejects = out / "rejected.jsonl"
    rejects.unlink(missing_ok=True)
    if rejected:
        rows = (json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rejected)
        rejects.write_text("".join(rows), encoding="utf-8")


def _run(out: Path, marks: Sequence[PageMarks]) -> dict[str, Any]:
    """Which file each page was: paths from the folder on, so that both can be moved together."""
    pages = {
        page.page.name: {
            "path": Path(os.path.relpath(page.page.path, out)).as_posix() if _has_file(page.page) else page.page.name + KEPT,
            "media": page.page.media,
            "sha256": hashlib.sha256(page.page.raw).hexdigest(),
            "encoding": page.page.encoding,
            **{key: str(value) for key, value in asdict(page.page.hints).items() if value},
        }
        for page in marks
    }
    return {"format": "musnad-run/1", "version": version("musnad"), "pages": pages}


def write_json(path: Path, document: object) -> None:
    """The document in a file, as a whole or not at all. Raises OSError where it cannot be written."""
    _replace(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def _replace(path: Path, raw: bytes) -> None:
    new = path.with_name(path.name + ".new")
    new.write_bytes(raw)
    new.replace(path)


def _has_file(page: Page) -> bool:
    """Whether the page is a file of its own."""
    try:
        return page.path != "-" and Path(page.path).is_file()
    except (OSError, ValueError):  # an address, longer than a file name can be
        return False
