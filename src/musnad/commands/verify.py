"""`musnad verify`: does an output folder say what its pages say?"""

from pathlib import Path
from typing import Annotated

import typer

from musnad.commands import common
from musnad.verify import Differs, verify


def command(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A folder that `musnad annotate` wrote.")],
) -> None:
    """Re-read every span and citation of an output folder against its pages; stop at the first that differs.

    A brief saved into the folder (`musnad brief … --json > DIR/brief.json`) is checked with it.

    \b
    Examples:
      musnad verify marks/
    """
    try:
        for line in verify(folder):
            typer.echo(line)
    except Differs as error:
        common.warn(str(error))
        raise typer.Exit(1) from error
    except OSError as error:
        common.warn(f"{error.filename}: cannot be read: {error.strerror}")
        raise typer.Exit(1) from error
