"""The command line. Each command is a filter: results on standard output or in files, everything else on standard error."""

from importlib.metadata import version
from typing import Annotated

import typer

from musnad.commands import annotate, brief, entities, outlet, sentences, statements, verify, watch, why

app = typer.Typer(
    name="musnad",
    help="Read crawled Arabic news pages and tell the story, every line with its source.",
    epilog="Exit status: 0 when something was read, 1 when nothing was or a check failed, 2 for wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"musnad {version('musnad')}")
        raise typer.Exit


@app.callback()
def _options(
    show: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Options of `musnad` itself; without a docstring for users, who read the help above."""


for command, name in (
    (brief.command, "brief"),
    (annotate.command, "annotate"),
    (watch.command, "watch"),
    (why.command, "why"),
    (verify.command, "verify"),
    (entities.command, "entities"),
    (sentences.names, "names"),
    (statements.command, "statements"),
):
    app.command(name)(command)
app.add_typer(outlet.app, name="outlet")


def main() -> None:
    """Run the command line; a reader that closes our standard output early ends it quietly."""
    app()
