"""`musnad names` and `musnad statements --lines`: plain text in, a sentence a line; JSON lines out, one for each line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from musnad import pipeline
from musnad.commands import common
from musnad.export import pagejson
from musnad.model import Page, PageMarks, Rejected
from musnad.tables import Tables

Source = Annotated[
    Path,
    typer.Argument(metavar="[FILE|-]", dir_okay=False, allow_dash=True, help="A sentence a line, UTF-8; - for standard input."),
]


def names(file: Source = Path("-"), own: common.Names = None, fast: common.Fast = False) -> None:
    """Find the names in each line: {"mentions": [{"start", "end", "type"}]}.

    \b
    Examples:
      echo "وصل ليونار ديغوري إلى جنيف" | musnad names
      musnad names sentences.txt > names.jsonl
      musnad names sentences.txt --names mine.tsv
      musnad names millions.txt --fast > names.jsonl
    """
    for marks in _each(file, common.load_tables(own, fast), "names"):
        _print({"mentions": [{"start": m.start, "end": m.end, "type": m.type} for m in marks.mentions]})


def statements(file: Path, own: Path | None, fast: bool) -> None:
    """Find who says what in each line: `musnad statements --lines`."""
    for marks in _each(file, common.load_tables(own, fast), "statements"):
        rows = pagejson.dump(marks)["statements"]
        for row in rows:
            del row["id"], row["why"], row["trust"]
        _print({"statements": rows})


def _each(file: Path, tables: Tables, last: str) -> Iterator[PageMarks]:
    """The marks of each line; none where the line fails, so that output and input stay in step."""
    pipeline.settle(tables, last)
    for number, text in enumerate(_lines(file), 1):
        marks = pipeline.annotate_sentence(text, tables, last)
        if isinstance(marks, Rejected):
            common.warn(f"{file}:{number}: {marks.stage}: {marks.detail}")
            yield PageMarks(Page("sentence", "-", "text/plain", b"", ""))
        else:
            yield marks


def _print(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _lines(file: Path) -> Iterator[str]:
    """Lines as a byte reader counts them: only a line feed ends one, whatever Unicode says."""
    try:
        opened = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    except OSError as error:
        raise typer.BadParameter(f"{file}: {error.strerror}", param_hint="FILE") from error
    with opened as source:
        for number, raw in enumerate(source, 1):
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                common.warn(f"{file}:{number}: charset: {error.reason}; such bytes are read as �")
                text = raw.decode("utf-8", "replace")
            yield text.removesuffix("\n").removesuffix("\r")
