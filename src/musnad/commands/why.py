"""`musnad why`: what made the marks at one place of a page."""

from pathlib import Path
from typing import Annotated

import typer

from musnad import pipeline
from musnad.commands import common
from musnad.export.safe import plain
from musnad.model import Rejected
from musnad.why import reasons

LONG = 160  # longer words are cut in their middle


def command(
    page: Annotated[Path, typer.Argument(help="The page, as given to annotate.", show_default=False)],
    offset: Annotated[int, typer.Argument(help="A code point of the page's text, as in its JSON; counted from 0.")],
    manifest: common.Manifest = None,
    names: common.Names = None,
    fast: common.Fast = False,
) -> None:
    """Show the marks that cover one place of a page, each with the rule, list row or model that made it.

    \b
    Examples:
      musnad why pages/a.txt 312
      musnad why pages/a.txt 312 --manifest crawl.jsonl --names mine.tsv
    """
    tables = common.load_tables(names, fast)
    for read in common.pages([page], manifest):
        if isinstance(read, Rejected):
            common.tell(read)
            continue
        marks = pipeline.annotate(read, tables)
        if isinstance(marks, Rejected):
            common.tell(marks)
            continue
        try:
            found = reasons(marks, offset)
        except IndexError as error:
            raise typer.BadParameter(str(error), param_hint="OFFSET") from error
        for reason in found:
            typer.echo(f"{reason.what:10}{reason.start}-{reason.end}  {plain(reason.says)}")
            typer.echo(f"{'':10}{_short(reason.words)}\n{'':10}{reason.why}")
        if not found:
            typer.echo(f"no mark covers {offset} ({read.text[offset]!r})")
        return
    raise typer.Exit(1)


def _short(words: str) -> str:
    line = plain(" ".join(words.split()))
    return line if len(line) <= LONG else f"{line[: LONG // 2]} … {line[-LONG // 2 :]}"
