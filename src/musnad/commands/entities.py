"""`musnad entities`: who and what is named on the pages, under which spellings, and why these are one."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from musnad.commands import common
from musnad.export.safe import plain
from musnad.export.terminal import ISOLATE, RELEASE
from musnad.gather.roster import Listed, Spelling, roster
from musnad.model import EntityType
from musnad.tables import Tables

COLUMNS = ("name", "type", "id", "english", "wikidata", "of", "mentions", "pages", "outlets", "spellings")


def command(
    paths: common.Paths,
    manifest: common.Manifest = None,
    names: common.Names = None,
    fast: common.Fast = False,
    kind: Annotated[EntityType | None, typer.Option("--type", help="Only persons, organisations or places.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line for each entity instead of a table.")] = False,
    fetch: common.Fetch = False,
    allow_private: common.AllowPrivate = False,
    jobs: common.Jobs = None,
) -> None:
    """List the persons, organisations and places of the pages, each once, with its spellings and the reasons that made them one.

    A reason is a feature of two names with what it weighs; above 0 in sum they are one. Names of our lists and yours have
    their row instead. Into a pipe goes a line for each entity, its columns apart by tabs.

    \b
    Examples:
      musnad entities pages/ --manifest crawl.jsonl
      musnad entities pages/ --type PER --names mine.tsv
      musnad entities pages/ --json | jq 'select(.spellings | length > 1) | .name'
    """
    tables = common.load_tables(names, fast)
    marks, rejected = common.read_pages(paths, manifest, tables, jobs, common.Web(fetch, allow_private))
    found = [one for one in roster(marks, tables) if kind in (None, one.type)]
    console = Console()
    if as_json:
        for one in found:
            sys.stdout.write(json.dumps(document(one, tables), ensure_ascii=False) + "\n")
    elif console.is_terminal:
        console.print(_table(found, tables))
    else:
        sys.stdout.write("".join("\t".join(row) + "\n" for row in _rows(found, tables)))
    common.status(len(marks), len(rejected))


def document(one: Listed, tables: Tables) -> dict[str, Any]:
    """An entity as JSON; `of` is the state that it belongs to, with its name."""
    return {
        "id": one.id,
        "type": one.type,
        "name": one.name,
        "english": (one.known.english if one.known else "") or None,
        "wikidata": (one.known.wikidata if one.known else "") or None,
        "of": {"id": one.of, "name": _name(one.of, tables)} if one.of else None,
        "mentions": one.mentions,
        "pages": list(one.pages),
        "outlets": list(one.outlets),
        "spellings": [_spelling(spelling) for spelling in one.spellings],
    }


def _spelling(spelling: Spelling) -> Mapping[str, Any]:
    found: dict[str, Any] = {"text": spelling.text, "count": spelling.times}
    if spelling.why:
        found["why"] = spelling.why
    if spelling.into:
        found["into"] = spelling.into
        found["score"] = round(sum(reason.weight for reason in spelling.reasons), 2)
        found["reasons"] = [
            {"feature": reason.feature, "value": round(reason.value, 3), "weight": round(reason.weight, 2)}
            for reason in spelling.reasons
        ]
    return found


def _name(id_: str, tables: Tables) -> str:
    return tables.known[id_].name if id_ in tables.known else id_


def _clean(text: str) -> str:
    return plain(" ".join(text.split()))


def _rows(found: Iterable[Listed], tables: Tables) -> Iterable[Sequence[str]]:
    yield COLUMNS
    for one in found:
        english, item = (one.known.english, one.known.wikidata) if one.known else ("", "")
        counts = str(one.mentions), str(len(one.pages)), str(len(one.outlets))
        spellings = "|".join(f"{_clean(spelling.text)} ×{spelling.times}" for spelling in one.spellings)
        yield _clean(one.name), one.type, _clean(one.id), english, item, _name(one.of, tables), *counts, spellings


def _table(found: Iterable[Listed], tables: Tables) -> Table:
    """For a terminal: each piece of a page between isolates, so that it cannot disturb its line."""
    table = Table(show_lines=True)
    for heading in ("Name", "Type", "Label, item, state", "Mentions", "Pages", "Outlets", "Spellings, and why they are one"):
        table.add_column(heading, justify="right" if heading in {"Mentions", "Pages", "Outlets"} else "left")
    for one in found:
        known = (one.known.english, one.known.wikidata) if one.known else ()
        label = "\n".join(filter(None, (*known, f"of {_apart(_name(one.of, tables))}" if one.of else "")))
        name = Text(_apart(one.name), style="bold").append(f"\n{_clean(one.id)}", style="not bold dim")
        counts = str(one.mentions), str(len(one.pages)), str(len(one.outlets))
        table.add_row(name, one.type, Text(label), *counts, Text("\n").join(map(_line, one.spellings)))
    return table


def _apart(text: str) -> str:
    return f"{ISOLATE}{_clean(text)}{RELEASE}"


def _line(spelling: Spelling) -> Text:
    line = Text(f"{_apart(spelling.text)} ×{spelling.times}")
    if spelling.into:
        reasons = ", ".join(f"{reason.feature} {reason.weight:+.1f}" for reason in spelling.reasons)
        line.append(f"  = {_apart(spelling.into)}: {reasons}", style="dim")
    elif spelling.why:
        line.append(f"  {_clean(spelling.why)}", style="dim")
    return line
