"""`musnad statements`: who said what, through whom and when; of pages, or of plain text a sentence a line."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer
from rich.console import Console

from musnad import pipeline
from musnad.commands import common, sentences
from musnad.export import spoken, statementrows
from musnad.export.terminal import Language
from musnad.gather import sayings
from musnad.gather.sayings import Saying
from musnad.model import DOUBTFUL, Act, PageMarks, Party, Time
from musnad.tables import Tables

Format = Literal["table", "csv", "jsonl"]
ACTS: tuple[Act, ...] = get_args(Act)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2025-03-11") from error


def _act(text: str) -> str:
    if text not in ACTS:
        raise typer.BadParameter(f"{text!r} is none of {' '.join(ACTS)}")
    return text


Pages = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH…",
        help="Pages (.txt, .html), folders of them, JSON lines, WARC, feeds, - for standard input, or addresses (http, https); "
        "with --lines one file of sentences.",
    ),
]
Who = "its id, a name as any page spells it, a part of one (whole words), or words of an unnamed one"
Speaker = Annotated[list[str] | None, typer.Option(metavar="WHO", help=f"Only what WHO says: {Who}. May be repeated.")]
Carrier = Annotated[list[str] | None, typer.Option(metavar="WHO", help="Only what came through WHO. May be repeated.")]
Acts = Annotated[
    list[str] | None, typer.Option(parser=_act, metavar="ACT", help=f"Only such statements: {' '.join(ACTS)}. May be repeated.")
]
Since = Annotated[
    date | None, typer.Option(parser=_day, metavar="DAY", help="Only of articles from this day on: 2025-03-11. No day, left out.")
]
Until = Annotated[date | None, typer.Option(parser=_day, metavar="DAY", help="Only of articles up to this day. No day, left out.")]
Formatted = Annotated[Format, typer.Option("--format", help="table (into a pipe: tabs), csv, or jsonl with every span.")]
Lang = Annotated[Language, typer.Option(help="Language of the headings; what pages say stays Arabic.")]
Doubtful = Annotated[
    bool, typer.Option("--doubtful", help=f"Also those too unsure of who said what (trust below {DOUBTFUL}), else left out.")
]
Lines = Annotated[bool, typer.Option("--lines", help="Take each line of FILE as one sentence; JSON lines come out.")]
LINES = {"paths", "names", "fast", "lines"}  # what goes with --lines


def command(
    context: typer.Context,
    paths: Pages = None,
    manifest: common.Manifest = None,
    names: common.Names = None,
    fast: common.Fast = False,
    speaker: Speaker = None,
    act: Acts = None,
    carrier: Carrier = None,
    since: Since = None,
    until: Until = None,
    format_: Formatted = "table",
    lang: Lang = "ar",
    doubtful: Doubtful = False,
    lines: Lines = False,
    fetch: common.Fetch = False,
    allow_private: common.AllowPrivate = False,
    jobs: common.Jobs = None,
) -> None:
    """Tell who said what, through whom and when: every statement of the pages with its speaker, act, carriers and origin.

    A line each, by day, page and place. Carriers stand from the one nearest to the speaker outward; the origin is whom the words
    are led back to. With --lines nothing but plain sentences is read, one a line:
    {"statements": [{"start", "end", "kind", "act", "cue", "speaker", "carriers"}]}.

    \b
    Examples:
      musnad statements pages/ --manifest crawl.jsonl
      musnad statements pages/ --speaker بوتين --act deny --since 2024-10-01
      musnad statements pages/ --carrier تاس --carrier رويترز --format csv > said.csv
      musnad statements pages/ --format jsonl | jq -r '.speaker[].name'
      echo "قال ديغوري إن المحادثات مفيدة" | musnad statements --lines
      musnad statements --lines sentences.txt > statements.jsonl
    """
    if lines:
        sentences.statements(_file(context, paths or []), names, fast)
        return
    if not paths:
        raise typer.BadParameter("name a page or a folder; for plain text, a sentence a line, say --lines", param_hint="PATH")
    acts = tuple(one for one in ACTS if one in (act or ()))
    _check(wanted := sayings.Wanted(tuple(speaker or ()), acts, tuple(carrier or ()), since, until, doubtful))
    tables = common.load_tables(names, fast)
    marks, rejected = common.read_pages(paths, manifest, tables, jobs, common.Web(fetch, allow_private))
    _show(marks, wanted, tables, format_, lang)
    common.status(len(marks), len(rejected))


def _file(context: typer.Context, paths: Sequence[str]) -> Path:
    """The one file of sentences; - where none is named."""
    given = [name for name in context.params if getattr(context.get_parameter_source(name), "name", "") == "COMMANDLINE"]
    if unfit := [f"--{name.rstrip('_').replace('_', '-')}" for name in given if name not in LINES]:
        raise typer.BadParameter(f"{', '.join(unfit)}: for pages, not for --lines, which has one file of sentences")
    if len(paths) > 1:
        raise typer.BadParameter(f"--lines reads one file; {len(paths)} are named", param_hint="FILE")
    file = Path(paths[0] if paths else "-")
    if file.is_dir():
        raise typer.BadParameter(f"{file} is a folder; --lines reads one file of sentences", param_hint="FILE")
    return file


def _check(wanted: sayings.Wanted) -> None:
    for option, names in (("--speaker", wanted.speaker), ("--carrier", wanted.carrier)):
        for who in names:
            if not sayings.form(who):
                raise typer.BadParameter(f"{who!r} holds no word", param_hint=option)
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise typer.BadParameter(f"{wanted.until} is before --since {wanted.since}", param_hint="--until")


def document(one: Saying, said: Time | None) -> dict[str, Any]:
    """A statement as JSON: exact words and spans of the page. said: when it was said, as `spoken.when` tells."""
    marks, statement = one.marks, one.statement
    text, cue = marks.page.text, statement.cue
    return {
        "page": marks.page.name,
        "article": one.article.number if one.article else None,
        "outlet": one.article.outlet if one.article else None,
        "published": one.day.isoformat() if one.day else None,
        "id": statement.id,
        "start": statement.start,
        "end": statement.end,
        "speaker": [_party(*both) for both in zip(statement.speaker, one.speaker, strict=True)],
        "cue": {"start": cue.start, "end": cue.end, "text": text[cue.start : cue.end]} if cue else None,
        "act": statement.act,
        "kind": statement.kind,
        "trust": statement.trust,
        "carriers": [_party(*both) for both in zip(statement.carriers, one.carriers, strict=True)],
        "origin": {"entity": one.origin, "name": one.origin_name},
        "said": statementrows.time_document(said, text) if said else None,
        "times": [statementrows.time_document(time, text) for time in one.times],
        "content": text[statement.start : statement.end],
        "why": statement.why,
    }


def _party(party: Party, name: str) -> dict[str, Any]:
    span = {"start": party.span.start, "end": party.span.end} if party.span else {}
    return {"entity": party.entity, "name": name, "text": party.text, **span}


def _show(marks: Sequence[PageMarks], wanted: sayings.Wanted, tables: Tables, format_: Format, lang: Language) -> None:
    """The statements that are asked for; on standard error how many are too unsure or have no day to go by, and the count."""
    linked, stories = pipeline.gather(marks, tables)
    found = sayings.find(linked, stories, tables)
    named = sayings.namer(linked, tables)
    kept = sayings.keep(found, wanted, named)
    said = {page.page.name: spoken.when(page) for page in linked}
    _write([document(one, said[one.marks.page.name].get(one.statement.id)) for one in kept], format_, lang)
    unsure = len(sayings.keep(found, wanted._replace(doubtful=True), named)) - len(kept)
    if unsure:
        common.warn(f"{unsure} left out: too unsure who said what (--doubtful lists them too)")
    undated = sum(one.day is None for one in found)
    if undated and (wanted.since or wanted.until):
        common.warn(f"{undated} left out: the day of the article is not known (a manifest can give it)")
    common.warn(f"{len(kept)} of {len(found)} statements")


def _write(rows: Sequence[Mapping[str, Any]], format_: Format, lang: Language) -> None:
    console = Console()
    if format_ == "jsonl":
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif format_ == "csv":
        sys.stdout.write(statementrows.spreadsheet(rows))
    elif console.is_terminal:
        console.print(statementrows.table(rows, lang))
    else:
        sys.stdout.write(statementrows.lines(rows))
