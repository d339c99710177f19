"""Statements as rows: JSON documents, a spreadsheet, a table for the terminal. Every row is one document of `document`."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from musnad.export import words
from musnad.export.safe import plain
from musnad.export.terminal import ISOLATE, RELEASE, WAY, Language, heading
from musnad.model import Time

Row = Mapping[str, Any]

COLUMNS = (
    *("page", "article", "outlet", "published", "start", "end", "speaker", "speaker_id", "cue", "act", "kind", "trust"),
    *("carriers", "carrier_ids", "origin", "said", "times", "content"),
)
APART = "|"  # between several values of one cell
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a spreadsheet takes for a formula's beginning


def time_document(time: Time, text: str) -> dict[str, Any]:
    """A time as JSON; text: of its page."""
    return {"start": time.start, "end": time.end, "value": time.value, "text": text[time.start : time.end]}


def clean(text: str) -> str:
    """Foreign text on one line, what it hides named."""
    return plain(" ".join(text.split()))


def cells(row: Row) -> tuple[str, ...]:
    """A row's values in the order of COLUMNS, each harmless and on one line."""
    speaker, carriers = row["speaker"], row["carriers"]
    values = {
        **row,
        "speaker": _joined(party["name"] for party in speaker),
        "speaker_id": _joined(party["entity"] or "" for party in speaker),
        "carriers": _joined(party["name"] for party in carriers),
        "carrier_ids": _joined(party["entity"] or "" for party in carriers),
        "cue": row["cue"]["text"] if row["cue"] else None,
        "origin": row["origin"]["name"],
        "said": row["said"]["value"] if row["said"] else None,
        "times": _joined(f"{time['text']} = {time['value']}" for time in row["times"]),
    }
    return tuple(clean("" if values[column] is None else str(values[column])) for column in COLUMNS)


def _joined(parts: Iterable[str]) -> str:
    found = list(parts)
    return APART.join(part.replace(APART, "¦") for part in found) if any(found) else ""


def spreadsheet(rows: Iterable[Row]) -> str:
    """The rows as CSV with a header. No cell is a formula: an apostrophe stands before what would begin one."""
    out = StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(COLUMNS)
    write.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells(row)] for row in rows)
    return out.getvalue()


def lines(rows: Iterable[Row]) -> str:
    """The rows for a pipe: a line each, the cells apart by tabs."""
    return "".join("\t".join(line) + "\n" for line in (COLUMNS, *map(cells, rows)))


class _Said:
    """Foreign text in a cell. A terminal ends an isolate with the line, and so would turn the frame: each line has its own."""

    def __init__(self, text: str, justify: str) -> None:
        self.text = text
        self.justify = justify

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        for line in Text(self.text).wrap(console, width):
            line.rstrip()
            gap = " " * max(0, width - line.cell_len)
            isolated = f"{ISOLATE}{line.plain}{RELEASE}" if line.plain else ""
            yield Text(gap + isolated if self.justify == "right" else isolated + gap, no_wrap=True, overflow="ignore", end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, Text(self.text))


def table(rows: Iterable[Row], language: Language) -> Table:
    """The rows for a terminal, headings in `language`; in Arabic the first column stands on the right."""
    side: Any = "right" if language == "ar" else "left"
    drawn = Table(show_lines=True, expand=True)
    columns: Sequence[tuple[str, int]] = (("where", 3), ("speaker", 3), ("act", 2), ("content", 8), ("way", 4))
    ordered = columns[::-1] if language == "ar" else columns
    for key, ratio in ordered:
        drawn.add_column(heading(f"column.{key}", language), justify=side, ratio=ratio, min_width=7)
    for row in rows:
        shown = [_Said("\n".join(filter(None, map(clean, cell))), side) for cell in _shown(row, language)]
        drawn.add_row(*(shown[::-1] if language == "ar" else shown))
    return drawn


def _shown(row: Row, language: Language) -> tuple[list[str], ...]:
    """The lines of each cell."""

    def say(found: words.Words) -> str:
        return found.ar if language == "ar" else found.en

    day = say(words.when(row["published"])) if row["published"] else heading("undated", language)
    where = [row["outlet"] or "", day, row["page"], f"{row['start']}-{row['end']}"]
    ids = APART.join(party["entity"] for party in row["speaker"] if party["entity"])
    act = [say(words.word(f"act.{row['act']}")), say(words.word(f"kind.{row['kind']}"))]
    trust = f"{heading('trust', language)} {row['trust']:.0%}"
    times = [f"{time['text']} = {say(words.when(time['value']))}" for time in row["times"]]
    carriers = [party["name"] for party in row["carriers"]]
    way = [WAY.join((row["speaker"][0]["name"] if row["speaker"] else "", *carriers)) if carriers else ""]
    origin = f"{heading('origin', language)}: {row['origin']['name']}"
    said = f"{heading('said', language)}: {say(words.when(row['said']['value']))}" if row["said"] else ""
    speaker = [*(party["name"] for party in row["speaker"]), ids]
    act = [*act, f"«{row['cue']['text']}»" if row["cue"] else "", trust]
    return where, speaker, act, [row["content"], *times], [*way, origin, said]
