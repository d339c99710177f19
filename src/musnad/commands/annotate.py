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
from musnad.model import PageMarks, Rejected, Stories

RESERVED = {"run", "stories"}  # our own files in the folder
KEPT = ".page"  # suffix of a page that came from standard input


def command(
    paths: common.Paths,
    out: Annotated[Path, typer.Option(file_okay=False, help="Folder to write to; made where it does not exist.")],
    manifest: common.Manifest = None,
    names: common.Names = None,
    fast: common.Fast = False,
    jobs: common.Jobs = None,
) -> None:
    """Write all marks of each page to OUT/NAME.json, and what holds across pages to OUT/stories.json.

    OUT/run.json records which file each page was, for `musnad verify`; OUT/rejected.jsonl names what could not be used.

    \b
    Examples:
      musnad annotate pages/ --out marks/
      musnad annotate archive/ --fast --out marks/
      musnad annotate a.txt b.html --manifest crawl.jsonl --names mine.tsv --out marks/
    """
    tables = common.load_tables(names, fast)
    marks, rejected = common.read_pages(paths, manifest, tables, jobs)
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
        _write_json(out / f"{page.page.name}.json", pagejson.dump(page))
        if page.page.path == "-":  # nowhere else to read it again
            (out / f"{page.page.name}{KEPT}").write_bytes(page.page.raw)
    _write_json(out / "stories.json", asdict(stories))
    _write_json(out / "run.json", _run(out, marks))
    rejects = out / "rejected.jsonl"
    rejects.unlink(missing_ok=True)
    if rejected:
        rows = (json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rejected)
        rejects.write_text("".join(rows), encoding="utf-8")


def _run(out: Path, marks: Sequence[PageMarks]) -> dict[str, Any]:
    """Which file each page was: paths from the folder on, so that both can be moved together."""
    pages = {
        page.page.name: {
            "path": page.page.name + KEPT if page.page.path == "-" else Path(os.path.relpath(page.page.path, out)).as_posix(),
            "media": page.page.media,
            "sha256": hashlib.sha256(page.page.raw).hexdigest(),
        }
        for page in marks
    }
    return {"format": "musnad-run/1", "version": version("musnad"), "pages": pages}


def _write_json(path: Path, document: object) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
