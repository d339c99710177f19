"""`musnad outlet check`: is a file about an outlet right, and what would it change?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from musnad import outlets, tables
from musnad.annotate.names import lexicon
from musnad.arabic import folded, without_article
from musnad.export.safe import plain
from musnad.extract import bylines, sources
from musnad.extract.sources import Sources
from musnad.outlets import BadOutlet, Outlet, compact
from musnad.tables import Known, Tables

app = typer.Typer(help="Check files about outlets and agencies.", no_args_is_help=True, rich_markup_mode=None)


class Finding(NamedTuple):
    """What a file would change, or what speaks against it. A file with a `mend` is not right yet."""

    level: Literal["adds", "drops", "note", "mend"]
    says: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What an outlet is compared with."""

    ours: Sequence[Outlet]
    given: Sequence[Outlet]  # every file of this run
    known: Tables
    named: Mapping[str, Sequence[Known]]  # entities by each of their names, compact
    sources: Sources


@app.callback()
def _group() -> None:
    """Check files about outlets and agencies."""


@app.command("check")
def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", exists=True, dir_okay=False, help="Outlets in TOML, each a table [[outlet]].")
    ],
) -> None:
    """Check files about outlets or agencies, and show what they would change.

    A file named as one of ours is compared with that one, any other stands beside ours. A line says adds or drops (a host, a name),
    note (what to look at: a host under another's, a name that is a place, a person or an ordinary word too), or mend (what has to
    be put right). Exit status: 0 when nothing has, 1 when something has, 2 for wrong usage.

    \b
    Examples:
      musnad outlet check almarsa.toml
      musnad outlet check src/musnad/data/outlets/*.toml
      musnad outlet check new/*.toml | grep mend
    """
    read: list[Outlet] = []
    right = True
    for file in files:
        try:
            read.extend(outlets.read(file.read_text(encoding="utf-8"), file.name))
        except UnicodeDecodeError as error:
            right = _tell(file.name, [Finding("mend", f"is no UTF-8 ({error}); save it as UTF-8.")])
        except (BadOutlet, OSError) as error:
            right = _tell(file.name, [Finding("mend", line.removeprefix(f"{file.name}: ")) for line in str(error).split("\n")])
    beside = compared_with(read)
    for outlet in read:
        head = f"{outlet.file}: {outlet.name} ({', '.join(filter(None, (outlet.kind, outlet.country)))})"
        right = _tell(head, tuple(findings(outlet, beside))) and right
    for gone in _gone(beside):
        _tell(f"{gone.file}: {gone.name}", [Finding("drops", "the outlet: your file of this name has it no more")])
    if not right:
        raise typer.Exit(1)


def _gone(beside: Beside) -> Iterator[Outlet]:
    """Outlets of ours that the file of the same name leaves out."""
    given = {(one.file, one.name) for one in beside.given}
    files = {file for file, _ in given}
    return (one for one in beside.ours if one.file in files and (one.file, one.name) not in given)


def _tell(head: str, found: Sequence[Finding]) -> bool:
    """Print what was found of one file; whether it is right."""
    typer.echo(plain(" ".join(head.split())))
    for finding in found or (Finding("note", "changes nothing"),):
        typer.echo(plain(f"  {finding.level:5} {finding.says}"))
    return all(finding.level != "mend" for finding in found)


def compared_with(given: Sequence[Outlet]) -> Beside:
    """Our outlets and entities, for files read together."""
    known = tables.load()
    named: dict[str, list[Known]] = {}
    for entity in known.known.values():
        for key in {compact(name) for name in (entity.name, *entity.variants)}:
            named.setdefault(key, []).append(entity)
    return Beside(outlets.known(), given, known, named, sources.build(known))


def findings(outlet: Outlet, beside: Beside) -> Iterator[Finding]:
    """What one outlet would change, and what speaks against it."""
    now = next((one for one in beside.ours if (one.file, one.name) == (outlet.file, outlet.name)), None)
    replaced = {one.file for one in beside.given}
    stay = [one for one in beside.ours if one.file not in replaced]
    yield from _changes(now, outlet)
    for clash in outlets.clashes([*stay, *beside.given]):
        if clash.outlet is outlet:
            yield Finding("mend", str(clash).removeprefix(f"{outlet.file}: {outlet.name}: "))
    yield from _hosts_near(outlet, stay)
    yield from _entity(outlet, beside)
    yield from _other_senses(outlet, beside)


def _changes(now: Outlet | None, outlet: Outlet) -> Iterator[Finding]:
    for noun, old, new in (
        ("host", now.hosts if now else (), outlet.hosts),
        ("name", now.names if now else (), outlet.names),
        ("clutter", now.clutter if now else (), outlet.clutter),
    ):
        yield from (Finding("adds", f"{noun} {value}") for value in new if value not in old)
        yield from (Finding("drops", f"{noun} {value}") for value in old if value not in new)
    for key in ("english", "country", "kind", "entity", "agency") if now else ():
        before, after = getattr(now, key), getattr(outlet, key)
        if before != after:
            yield Finding("adds", f"{key} {after or 'none'} instead of {before or 'none'}")


def _hosts_near(outlet: Outlet, ours: Iterable[Outlet]) -> Iterator[Finding]:
    """Hosts under or above a host of another outlet: of those that fit a page's address the longest wins."""
    for other in ours:
        for theirs in other.hosts:
            for host in outlet.hosts:
                if host.endswith(f".{theirs}"):
                    yield Finding("note", f"host {host}: its pages were those of {other.name} ({theirs}) till now")
                elif theirs.endswith(f".{host}"):
                    yield Finding("note", f"host {host}: pages under {theirs} stay those of {other.name}")


def _entity(outlet: Outlet, beside: Beside) -> Iterator[Finding]:
    entity = beside.known.known.get(outlet.entity)
    if outlet.entity and entity is None:
        yield Finding("mend", f"entity: entities.tsv has no id {outlet.entity}; leave the key out, or write an id from there.")
    elif entity and entity.kind not in {"agency", "outlet"}:
        yield Finding("mend", f"entity: {entity.id} is {entity.name}, a {entity.kind}; leave the key out, or write another id.")
    elif entity and (entity.kind == "agency") != outlet.agency:
        remedy = "write agency = true" if entity.kind == "agency" else "take agency out"
        yield Finding("mend", f"agency: {entity.name} is of kind {entity.kind} in entities.tsv; {remedy}, or mend that row.")


def _other_senses(outlet: Outlet, beside: Beside) -> Iterator[Finding]:
    """Names that mean something else too. A line that holds nothing else is read as the place, or else as the outlet."""
    for name in outlet.names:
        others = [entity for entity in beside.named.get(compact(name), ()) if entity.id != outlet.entity]
        for entity in others:
            same = f'; write entity = "{entity.id}" if they are one' if entity.kind in {"agency", "outlet"} else ""
            yield Finding("note", f"name {name}: also {_NOUNS[entity.type]} {entity.name} ({entity.id}){same}")
        form = folded(name)
        if beside.sources.is_place(name):
            yield from () if any(entity.type == "LOC" for entity in others) else (Finding("note", f"name {name}: also a place"),)
        elif bylines.is_person(name) or lexicon.is_given(form) or lexicon.is_weak(form):
            yield Finding("note", f"name {name}: also a person's name")
        elif lexicon.is_listed(form) or lexicon.is_listed(without_article(form)):
            yield Finding("note", f"name {name}: also an ordinary word; better with a noun before it (صحيفة …)")


_NOUNS = {"PER": "the person", "ORG": "the organisation", "LOC": "the place"}
