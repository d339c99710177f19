"""`musnad watch`: read feeds again and again, and keep a folder of what is new in them."""

import json
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from musnad import pipeline
from musnad.commands import annotate, common
from musnad.model import Hints, Page, PageMarks, Rejected
from musnad.read import paths as reading
from musnad.read.found import Found, Link, web_address
from musnad.read.manifest import iso_day
from musnad.read.web.client import Client, Validators
from musnad.read.web.crawl import Crawler, Memory
from musnad.read.web.http import Limits
from musnad.tables import Tables

FORMAT = "musnad-watch/1"
STATE = "watch.json"
MOST_PAGES = 2_000  # pages of a folder that are held in memory and told in stories; half a megabyte each
KEPT_DAYS = 60  # for which a page is remembered after it left its feed


@dataclass
class Watched:
    """All that a folder holds, and what was fetched for it."""

    marks: dict[str, PageMarks] = field(default_factory=dict)
    rejected: dict[tuple[str, str], Rejected] = field(default_factory=dict)  # by page and reason, so that each stands there once
    memory: Memory = field(default_factory=Memory)


def command(
    sources: Annotated[
        list[str], typer.Argument(metavar="FEED…", help="OPML files, or addresses (http, https) of feeds, OPML files or sitemaps.")
    ],
    out: Annotated[Path, typer.Option(file_okay=False, help="Folder to write to; what it holds already is kept.")],
    every: Annotated[float, typer.Option(min=1, metavar="MINUTES", help="Pause between two rounds.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="Stop after one round, for use with cron.")] = False,
    names: common.Names = None,
    fast: common.Fast = False,
    allow_private: common.AllowPrivate = False,
) -> None:
    """Read feeds every few minutes and write the marks of what is new into OUT, as `musnad annotate` does.

    OUT/watch.json keeps what was seen, so that a page is fetched once and a feed only when it has changed, also after a new
    start. Several hosts are asked at the same time, each for one page after the other. The newest 2,000 pages stay in the
    stories. Files of feeds are read again in each round. Ctrl-C ends it after what was fetched is written. With --once the
    status is 1 when no feed could be read.

    \b
    Examples:
      musnad watch feeds.opml --out news/
      musnad watch https://news.example/feed.xml --every 5 --fast --out news/
      musnad watch feeds.opml --once --out news/ && musnad verify news/
    """
    tables = common.load_tables(names, fast)
    client = Client(Limits(private=allow_private))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    read = False
    try:
        watched = load(out, tables)
        while True:
            read = round_(sources, out, watched, Crawler(client, watched.memory, common.warn), tables)
            if once:
                break
            common.warn(f"next round in {every:g} minutes; Ctrl-C ends the watch")
            time.sleep(every * 60)
    except KeyboardInterrupt:
        common.warn("stopped")
        return
    except OSError as error:
        common.warn(f"{out}: cannot be written: {error.strerror}")
        raise typer.Exit(1) from error
    if not read:
        raise typer.Exit(1)


def round_(sources: Sequence[str], out: Path, watched: Watched, crawler: Crawler, tables: Tables) -> bool:
    """Fetch, annotate and write what is new; whether any address answered.

    Raises KeyboardInterrupt where it was interrupted, after all that was fetched is written; OSError where it cannot be.
    """
    new = rejected = 0
    interrupt: KeyboardInterrupt | None = None
    try:
        for page in _pages(sources, crawler):
            if isinstance(page, Page) and page.name in watched.marks:
                continue
            found = page if isinstance(page, Rejected) else pipeline.annotate(page, tables)
            if isinstance(found, Rejected):
                rejected += 1
                common.tell(found)
                watched.rejected[found.page, found.reason] = found
            else:
                new += 1
                watched.marks[found.page.name] = found
    except KeyboardInterrupt as error:
        interrupt = error
    _leave_out(watched, out)
    with _undisturbed():
        _write(out, watched, tables, changed=new > 0)
    common.warn(f"{new} new pages, {rejected} rejected; {len(watched.marks)} pages in {out}")
    if interrupt:
        raise interrupt
    return crawler.answered > 0


def _pages(sources: Sequence[str], crawler: Crawler) -> Iterator[Page | Rejected]:
    """The pages in files of feeds, and what is behind the addresses in all sources, several hosts at a time."""
    given = [Link(address) if (address := web_address(source)) else Path(source) for source in sources]
    named: list[Link] = []

    def later(link: Link) -> tuple[Rejected, ...]:
        named.append(link)
        return ()

    yield from reading.pages(given, None, later)
    for found in crawler.follow(*named):
        yield found if isinstance(found, Rejected) else reading.of(found)


def _leave_out(watched: Watched, out: Path) -> None:
    """Of very many pages only the newest stay in memory, and in what holds across pages."""
    oldest = list(watched.marks)[: max(0, len(watched.marks) - MOST_PAGES)]
    for name in oldest:
        del watched.marks[name]
    if oldest:
        common.warn(
            f"{out} keeps the files of the oldest {len(oldest)} pages; run.json and stories.json hold the newest {MOST_PAGES:,}"
        )


def load(out: Path, tables: Tables) -> Watched:
    """What a folder holds from earlier runs, its pages annotated anew. A damaged file is told, and done without."""
    watched = Watched()
    run = _json(out / "run.json").get("pages", {})
    if run:
        common.warn(f"reading the {len(run)} pages in {out}")
    for name, row in run.items():
        try:
            page = _page(out, name, row)
        except (OSError, KeyError, TypeError, ValueError) as error:
            common.warn(f"{out}/run.json: {name} cannot be read again ({error}); it is left out.")
            continue
        found = page if isinstance(page, Rejected) else pipeline.annotate(page, tables)
        if isinstance(found, Rejected):
            common.tell(found)
        else:
            watched.marks[name] = found
    watched.rejected = {(row.page, row.reason): row for row in _rejected(out / "rejected.jsonl")}
    state = _json(out / STATE)
    watched.memory = Memory(_validators(state.get("lists")), _texts(state.get("seen")))
    return watched


def _page(out: Path, name: str, row: Mapping[str, Any]) -> Page | Rejected:
    path = out / row["path"]
    hints = Hints(row.get("url"), row.get("outlet"), iso_day(row.get("published", "")), row.get("title"))
    return reading.of(Found(name, path.read_bytes(), row["media"], str(path), hints, _texts(row).get("encoding")))


def _rejected(path: Path) -> Iterator[Rejected]:
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Rejected(**_texts(json.loads(line)))
    except FileNotFoundError:
        return
    except (OSError, TypeError, ValueError, RecursionError) as error:
        common.warn(f"{path} cannot be read ({error}); what it told is lost.")


def _json(path: Path) -> dict[str, Any]:
    """A JSON object of ours; an empty one where the file does not exist or is damaged."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        common.warn(f"{path} cannot be read ({error}); what it told is lost.")
        return {}
    return document if isinstance(document, dict) else {}


def _texts(found: object) -> dict[str, str]:
    return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}


def _validators(found: object) -> dict[str, Validators]:
    rows = {url: _texts(row) for url, row in found.items()} if isinstance(found, dict) else {}
    return {url: Validators(row.get("etag", ""), row.get("modified", "")) for url, row in rows.items()}


def _write(out: Path, watched: Watched, tables: Tables, *, changed: bool) -> None:
    """The folder as `annotate` writes it, and last what was seen: what is not written is fetched again."""
    for key in [key for key in watched.rejected if key[0] in watched.marks]:
        del watched.rejected[key]  # it failed at first only
    rejected = tuple(watched.rejected.values())
    if changed:
        marks, stories = pipeline.gather(tuple(watched.marks.values()), tables)
        annotate.write(out, marks, stories, rejected)
    else:
        out.mkdir(parents=True, exist_ok=True)
        annotate.write_rejected(out, rejected)
    oldest = (datetime.now(UTC).date() - timedelta(days=KEPT_DAYS)).isoformat()
    lists = {url: known._asdict() for url, known in watched.memory.validators.items()}
    seen = {name: day for name, day in watched.memory.seen.items() if day >= oldest}
    annotate.write_json(out / STATE, {"format": FORMAT, "lists": lists, "seen": seen})


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Writing is not interrupted by Ctrl-C: a folder half written could not be verified."""
    before = {one: signal.signal(one, signal.SIG_IGN) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
