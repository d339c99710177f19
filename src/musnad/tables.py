"""The only reader of `data/`: reads a lexicon, checks it, freezes it."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from musnad.arabic import folded

Row = Mapping[str, str]


class BadTable(ValueError):
    """A lexicon breaks one of its rules; the message names file, line and rule."""


def lexicon(name: str) -> tuple[Row, ...]:
    """The rows of `data/lexicons/NAME.tsv`, in file order.

    Raises BadTable where a row breaks the rules of `read_rows`.
    """
    return _lexicon(name)


@cache
def _lexicon(name: str) -> tuple[Row, ...]:
    source = files("musnad").joinpath("data", "lexicons", f"{name}.tsv")
    return read_rows(source.read_text(encoding="utf-8"), f"{name}.tsv")


def read_rows(text: str, name: str) -> tuple[Row, ...]:
    """Rows of a tab-separated table whose first line names the columns; lines that begin with # are notes.

    Raises BadTable where a cell is not NFC, holds a presentation form or a tatweel, where a row has more or
    fewer cells than the header, and where two rows have the same key (the whole first column) after folding.
    """
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise BadTable(f"{name}: no header line")
    header = lines[0][1].split("\t")
    seen: dict[str, int] = {}
    rows = []
    for number, line in lines[1:]:
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(cells) != len(header):
            raise BadTable(f"{name}:{number}: {len(cells)} cells, the header has {len(header)}")
        for cell in cells:
            _check_cell(cell, f"{name}:{number}")
        key = folded(cells[0])
        if key in seen:
            raise BadTable(f"{name}:{number}: the same key as line {seen[key]}: {cells[0]}")
        seen[key] = number
        rows.append(MappingProxyType(dict(zip(header, (cell.strip() for cell in cells), strict=True))))
    return tuple(rows)


def _check_cell(cell: str, place: str) -> None:
    if not unicodedata.is_normalized("NFC", cell):
        raise BadTable(f"{place}: not NFC: {cell}")
    if "\u0640" in cell or any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" for c in cell):
        raise BadTable(f"{place}: tatweel or presentation form: {cell}")


def alternatives(cell: str) -> Iterator[str]:
    """The parts of a cell that are separated by |, without blanks around them."""
    return (part.strip() for part in cell.split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class Known:
    """An entity that a list knows: a row of `entities.tsv` or of a user's `--names` file."""

    id: str
    type: str  # PER ORG LOC
    kind: str  # person state capital city region agency outlet body party army group company club …
    name: str
    variants: tuple[str, ...]
    nisba: tuple[str, ...]  # adjectives, masculine, without ال: روسي
    of: str  # id of the state that a capital, an office holder or a body belongs to
    source: str  # file it came from
    english: str = ""  # a label
    wikidata: str = ""  # the item, Q and digits


@dataclass(frozen=True, slots=True)
class Tables:
    """What the layers look things up in. `known` holds our entities and then the user's, who win on equal ids."""

    known: Mapping[str, Known]
    fast: bool = False  # whether names are read with the fast tagger rather than the exact one


def load(names: Path | None = None, *, fast: bool = False) -> Tables:
    """Our tables, with a user's own names.

    names: a TSV with a header; columns `name` and `type` are needed, `id kind variants nisba of` are optional.
    fast: read names with the fast tagger: some less right, many times as quick.
    Raises BadTable where a table breaks the rules, OSError where the file cannot be read.
    """
    known = {row.id: row for row in _known(lexicon("entities"), "entities.tsv")}
    if names is not None:
        rows = read_rows(names.read_text(encoding="utf-8-sig"), names.name)
        known.update((row.id, row) for row in _known(rows, names.name))
    return Tables(MappingProxyType(known), fast)


def _known(rows: tuple[Row, ...], source: str) -> Iterator[Known]:
    for row in rows:
        name, kind_of = row.get("name", ""), row.get("type", "")
        if not name or kind_of not in {"PER", "ORG", "LOC"}:
            raise BadTable(f"{source}: a row needs a name and a type PER, ORG or LOC: {dict(row)}")
        yield Known(
            id=row.get("id") or folded(name).replace(" ", "_"),
            type=kind_of,
            kind=row.get("kind", ""),
            name=name,
            variants=tuple(alternatives(row.get("variants", ""))),
            nisba=tuple(alternatives(row.get("nisba", ""))),
            of=row.get("of", ""),
            source=source,
            english=row.get("english", ""),
            wikidata=row.get("wikidata", ""),
        )
