"""`musnad brief`: pages in, the story out."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from musnad import pipeline
from musnad.commands import common
from musnad.export import briefjson, report, terminal
from musnad.gather import briefs
from musnad.model import Brief

Lang = Annotated[terminal.Language, typer.Option(help="Language of the headings; what pages say stays Arabic.")]


def command(
    paths: common.Paths,
    manifest: common.Manifest = None,
    names: common.Names = None,
    fast: common.Fast = False,
    html: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Also write the report as one HTML file; - for standard output.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the brief as JSON (musnad-brief/1) instead of text.")] = False,
    lang: Lang = "ar",
    fetch: common.Fetch = False,
    allow_private: common.AllowPrivate = False,
    jobs: common.Jobs = None,
) -> None:
    """Tell what happened, who said it and through whom, what is disputed: every line with its citation.

    \b
    Examples:
      musnad brief pages/ --manifest crawl.jsonl
      musnad brief pages/ --html story.html
      musnad brief pages/ --json | jq '.stories[].headline'
    """
    tables = common.load_tables(names, fast)
    marks, rejected = common.read_pages(paths, manifest, tables, jobs, common.Web(fetch, allow_private))
    marks, stories = pipeline.gather(marks, tables)
    doubtful = sum(said.doubtful for page in marks for said in page.statements)
    brief = Brief(tuple(briefs.tell(marks, stories, tables)), rejected, doubtful)
    if html is not None:
        text = report.html(brief, marks)
        if str(html) == "-":
            sys.stdout.write(text)
        else:
            html.write_text(text, encoding="utf-8")
    if as_json:
        sys.stdout.write(json.dumps(briefjson.dump(brief), ensure_ascii=False, indent=1) + "\n")
    elif str(html) != "-":
        terminal.show(brief, Console(), lang)
    common.status(len(marks), len(rejected))
