"""`musnad why`: what made the marks at one place of a page."""

from collections.abc import Iterable
from typing import Annotated

import typer

from musnad import pipeline
from musnad.commands import common
from musnad.export.safe import plain
from musnad.model import Page, PageMarks, Rejected
from musnad.why import reasons

LONG = 160  # longer words are cut in their middle


def command(
    page: Annotated[str, typer.Argument(help="The page, as given to annotate: a file or an address.", show_default=False)],
    offset: Annotated[int, typer.Argument(help="A code point of the page's text, as in its JSON; counted from 0.")],
    manifest: common.Manifest = None,
    names: common.Names = None,
    fast: common.Fast = False,
    allow_private: common.AllowPrivate = False,
) -> None:
    """Show the marks that cover one place of a page, each with the rule, list row or model that made it.

    \b
    Examples:
      musnad why pages/a.txt 312
      musnad why pages/a.txt 312 --manifest crawl.jsonl --names mine.tsv
    """
    tables = common.load_tables(names, fast)
    read = _only(page, common.pages([page], manifest, common.Web(private=allow_private)))
    marks = pipeline.annotate(read, tables) if read else None
    if isinstance(marks, Rejected):
        common.tell(marks)
    if read is None or not isinstance(marks, PageMarks):
        raise typer.Exit(1)
    try:
        found = reasons(marks, offset)
    except IndexError as error:
        raise typer.BadParameter(str(error), param_hint="OFFSET") from error
    for reason in found:
        typer.echo(f"{reason.what:10}{reason.start}-{reason.end}  {plain(reason.says)}")
        typer.echo(f"{'':10}{_short(reason.words)}\n{'':10}{reason.why}")
    if not found:
        typer.echo(f"no mark covers {offset} ({read.text[offset]!r})")


def _only(path: str, pages: Iterable[Page | Rejected]) -> Page | None:
    """The one page of a path; none where it cannot be used. A path of several is wrong usage."""
    found: Page | None = None
    for one in pages:
        if isinstance(one, Rejected):
            common.tell(one)
        elif found:
            raise typer.BadParameter(f"{path} holds several pages; annotate it, and name one page's file in OUT", param_hint="PAGE")
        else:
            found = one
    return found


def _short(words: str) -> str:
    line = plain(" ".join(words.split()))
    return line if len(line) <= LONG else f"{line[: LONG // 2]} … {line[-LONG // 2 :]}"
