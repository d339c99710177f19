"""What the commands share: their options, reading pages with progress, and lines on standard error."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from musnad import pipeline, tables
from musnad.annotate.names import tagger
from musnad.export.safe import plain
from musnad.model import Page, PageMarks, Rejected
from musnad.read import paths as reading
from musnad.read.found import Found, Link, web_address
from musnad.read.paths import SUFFIXES
from musnad.read.web.client import Client
from musnad.read.web.crawl import Crawler
from musnad.read.web.http import Limits

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Pages (.txt, .html), folders of them, JSON lines, WARC, feeds, - for standard input, or addresses (http, https).",
    ),
]
Manifest = Annotated[
    Path | None,
    typer.Option(
        exists=True, dir_okay=False, help='What the crawler knew, a JSON line a page: {"page", "url", "outlet", "published"}.'
    ),
]
Names = Annotated[
    Path | None,
    typer.Option(
        "--names",
        exists=True,
        dir_okay=False,
        help="Your own names: a TSV whose header names the columns; name and type are needed.",
    ),
]
Fast = Annotated[
    bool,
    typer.Option(
        "--fast",
        help="Find names by single words near by, without the encoder that reads whole sentences: several times as quick, "
        "and more names that no list holds are missed or cut wrongly.",
    ),
]
Fetch = Annotated[
    bool,
    typer.Option("--fetch", help="Fetch what files of feeds, OPML and sitemaps only name. Else only addresses given are fetched."),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from this machine and private networks too.")]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes. Default: one for each processor.", show_default=False)]


class Web(NamedTuple):
    """What may be fetched, beside addresses that were given."""

    fetch: bool = False  # what files name
    private: bool = False  # hosts of this machine and its network


def load_tables(names: Path | None, fast: bool) -> tables.Tables:
    """Our tables with the user's names, and the tagger in memory.

    A bad file of names ends the command as wrong usage. A model that cannot be read ends it with status 1, once and before any
    page: it is no fault of a page.
    """
    try:
        known = tables.load(names, fast=fast)
    except (tables.BadTable, OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(str(error), param_hint="--names") from error
    try:
        tagger.ready(fast=fast)
    except Exception as error:
        remedy = "install musnad again, or run `make model` in its folder" + ("" if fast else ", or say --fast, which needs less")
        warn(f"the model that finds names cannot be read: {type(error).__name__}: {error}; {remedy}.")
        raise typer.Exit(1) from error
    return known


def read_pages(
    paths: Sequence[str], manifest: Path | None, known: tables.Tables, jobs: int | None, web: Web
) -> tuple[tuple[PageMarks, ...], tuple[Rejected, ...]]:
    """The marks of every page, and what was rejected, each told on standard error as it comes."""
    marks: list[PageMarks] = []
    rejected: list[Rejected] = []
    pipeline.settle(known)
    with _progress() as step:
        for result in pipeline.annotate_all(pages(paths, manifest, web), known, jobs):
            if isinstance(result, Rejected):
                rejected.append(result)
                tell(result)
            else:
                marks.append(result)
            step()
    return tuple(marks), tuple(rejected)


def pages(paths: Sequence[str], manifest: Path | None, web: Web) -> Iterator[Page | Rejected]:
    """The pages of files, folders and addresses; - is standard input."""
    given = [Link(address) if (address := web_address(path)) else Path(path) for path in paths]
    for path in given:
        if isinstance(path, Path) and path.is_dir() and not any(file.suffix.lower() in SUFFIXES for file in path.rglob("*")):
            kinds = " ".join(SUFFIXES)
            yield Rejected(path.name, "read", "no-pages", f"{path} holds no page ({kinds}); name the folder that does.")
    crawler = Crawler(Client(Limits(private=web.private)), tell=warn)

    def follow(link: Link) -> Iterator[Found | Rejected]:
        if web.fetch or link in given:
            yield from crawler.follow(link)
        else:
            yield reading.only_named(link)

    yield from map(_named, reading.pages(given, manifest, follow))


def _named(page: Page | Rejected) -> Page | Rejected:
    """A file whose name is no text (stray bytes) cannot be written of in any output."""
    if isinstance(page, Page) and any("\ud800" <= letter <= "\udfff" for letter in page.path):
        name, path = (text.encode("ascii", "backslashreplace").decode() for text in (page.name, page.path))
        return Rejected(name, "read", "bad-name", f"{path}: the name is no UTF-8; rename the file or its folder.")
    return page


def tell(rejected: Rejected) -> None:
    """One line on standard error: which file, why, and what to do."""
    warn(" ".join(f"{rejected.reason}: {rejected.detail}".split()))


def warn(line: str) -> None:
    """A line on standard error; what a file's name or a page hides in it is shown, not sent."""
    typer.echo(f"musnad: {plain(line)}", err=True)


def status(read: int, rejected: int) -> None:
    """End the command: status 1 where nothing was read, 0 otherwise; with rejects, a closing count."""
    if rejected:
        warn(f"{read} read, {rejected} rejected")
    if not read:
        raise typer.Exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """A counter on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} pages"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda: progress.advance(task)
