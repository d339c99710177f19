"""Files, folders and addresses → pages, or the reason why not. One bad file never stops the others."""

import io
import os
import re
import string
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from musnad.model import Hints, Page, Rejected
from musnad.read import bounds, charset, containers, html, manifest, script
from musnad.read.found import Found, Link, Media, address_name, whole

SUFFIXES: dict[str, Media] = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
Follow = Callable[[Link], Iterable[Found | Rejected]]
LIMIT = bounds.MOST_BYTES
_BLANK = "\ufeff" + string.whitespace + "\u00a0\u200b\u200e\u200f"
_MARKUP = re.compile(r"\ufeff?\s{0,200}(?:<\?xml|<!doctype|<!--|<html|<head|<body)", re.IGNORECASE)


def pages(paths: Sequence[Path | Link], manifest_file: Path | None, follow: Follow | None = None) -> Iterator[Page | Rejected]:
    """Every page of the files, folders and addresses given, in their order; folders with their subfolders, sorted by name.

    A file may hold many pages (JSON lines, WARC, feeds); - is standard input. manifest_file: what a crawler knew of the pages,
    matched by name; where it is None, a folder's own `manifest.jsonl` is used for the pages of that folder. follow: fetches what
    is behind an address; without it nothing is fetched. Rows, files and addresses that cannot be used come as `Rejected`.
    """
    shared = manifest.load(manifest_file) if manifest_file else None
    if shared:
        yield from shared.rejected
    seen: dict[str, str] = {}
    files = [path for path in paths if isinstance(path, Path)]
    for path in paths:
        known = shared or (_own_manifest(path) if isinstance(path, Path) else manifest.EMPTY)
        if not shared:
            yield from known.rejected
        for item in _files(path) if isinstance(path, Path) else (path,):
            if isinstance(item, Path) and item.suffix.lower() in SUFFIXES:
                yield _read_once(item, known, seen)
            else:
                members = _members(item) if isinstance(item, Path) else (item,)
                yield from (_taken(one, known, seen) for one in _followed(members, follow))
        if not shared and isinstance(path, Path):
            yield from _without_page(known, seen, (path,))
    if shared and manifest_file:
        yield from _without_page(shared, seen, (manifest_file.parent, *files))


def page(name: str, raw: bytes, media: Media | None, path: str, hints: Hints) -> Page | Rejected:
    """A page from its bytes, or the reason why it cannot be used.

    name: unique in one run. media: None to tell it from the text. path: where it came from, for messages.
    hints: what the crawler knew; where it is silent, the markup is asked.
    """
    return of(Found(name, raw, media, path, hints))


def of(found: Found) -> Page | Rejected:
    """The page of some bytes, or the reason why it cannot be used. Nothing that a page may hold takes it long."""
    name, raw, media, path, hints, declared = found
    if len(raw) > LIMIT:
        return _too_large(name, path, len(raw))
    decoded = charset.decode(raw, declared)
    if decoded is None:
        return _undecodable(name, path, raw)
    refused = _without_text(name, path, decoded.text)
    if refused:
        return refused
    kind = media or ("text/html" if _MARKUP.match(decoded.text) else "text/plain")
    if kind == "text/html" and (excess := bounds.excess(decoded.text)):
        return _too_many(name, path, excess)
    read = html.parse(decoded.text, hints) if kind == "text/html" else html.Read(decoded.text, (), hints)
    if read is None:
        return _too_many(name, path, "elements")
    told = read.hints
    told = replace(told, url=_whole(told.url), outlet=_whole(told.outlet), title=_whole(told.title))
    return _refused(name, path, read.text) or Page(name, path, kind, raw, read.text, told, read.blocks, decoded.encoding)


def _whole(text: str | None) -> str | None:
    """A hint that every output can hold: JSON, in a manifest or in markup, may name half a letter."""
    return text and whole(text)


def _undecodable(name: str, path: str, raw: bytes) -> Rejected:
    if bounds.is_binary(raw[: bounds.SAMPLE].decode("latin-1")):
        return _binary(name, path)
    detail = f"{path} is no valid UTF-8, and in no other character set is it Arabic; save it as UTF-8."
    return Rejected(name, "read", "undecodable", detail)


def _without_text(name: str, path: str, source: str) -> Rejected | None:
    """Why what a file holds is no text, known before its markup is read."""
    if not source.strip(_BLANK):
        return Rejected(name, "read", "empty", f"{path} holds no text; crawl the page again.")
    return _binary(name, path) if bounds.is_binary(source) else None


def _refused(name: str, path: str, text: str) -> Rejected | None:
    """Why the text of a page, its markup read, cannot be used."""
    if not text.strip(_BLANK):
        return Rejected(name, "read", "no-text", f"{path} is markup without text; save the page after its scripts have run.")
    if len(text) > bounds.MOST_TEXT:
        detail = f"{path} has {len(text):,} characters of text and the limit is {bounds.MOST_TEXT:,}; cut it into single pages."
        return Rejected(name, "read", "too-long", detail)
    if text.count("\n") > bounds.MOST_LINES:
        return _too_many(name, path, "lines")
    refusal = script.refusal(text)
    return Rejected(name, "read", "not-arabic", f"{path}: {refusal}") if refusal else None


def _binary(name: str, path: str) -> Rejected:
    return Rejected(name, "read", "binary", f"{path} is no text but a binary file; give the page as text or HTML.")


def _too_many(name: str, path: str, what: str) -> Rejected:
    detail = f"{path} has more {what} than a page of news; cut it into single pages."
    return Rejected(name, "read", f"too-many-{what}", detail)


def _too_large(name: str, path: str, size: int) -> Rejected:
    detail = f"{path} has {size:,} bytes and the limit is {LIMIT:,}; cut it into single pages."
    return Rejected(name, "read", "too-large", detail)


def _read_once(file: Path, known: manifest.Manifest, seen: dict[str, str]) -> Page | Rejected:
    """A file that is one page."""
    if file.stem in seen:
        return _twice(file.stem, str(file), seen)
    try:
        size = file.stat().st_size
        if size > LIMIT:  # before the bytes are read
            seen[file.stem] = str(file)
            return _too_large(file.stem, str(file), size)
        raw = file.read_bytes()
    except OSError as error:
        return _unreadable(file, error)
    return _taken(Found(file.stem, raw, SUFFIXES.get(file.suffix.lower()), str(file)), known, seen)


def _members(file: Path) -> Iterator[Found | Link | Rejected]:
    """What a file of many pages holds, or standard input; any other file is one page."""
    if str(file) == "-":
        yield from containers.members(cast("io.BufferedReader", sys.stdin.buffer), "stdin", "-")
        return
    try:
        with file.open("rb") as stream:
            yield from containers.members(stream, file.name, str(file))
    except OSError as error:
        yield _unreadable(file, error)


def _followed(items: Iterable[Found | Link | Rejected], follow: Follow | None) -> Iterator[Found | Rejected]:
    """The items, and in the place of an address what is behind it."""
    for item in items:
        if not isinstance(item, Link):
            yield item
        elif follow:
            yield from follow(item)
        else:
            yield only_named(item)


def only_named(link: Link) -> Rejected:
    """What stands for an address where nothing is to be fetched."""
    detail = f"{link.source} only names {link.url}; add --fetch to have it fetched."
    return Rejected(address_name(link.url), "read", "only-named", detail)


def _taken(item: Found | Rejected, known: manifest.Manifest, seen: dict[str, str]) -> Page | Rejected:
    """The page of some bytes; the first of a name. What the manifest knows of it wins."""
    if isinstance(item, Rejected):
        return item
    name, own, given = item.name, item.hints, known.hints.get(item.name, Hints())
    if name in seen:
        return _twice(name, item.path, seen)
    seen[name] = item.path
    hints = Hints(given.url or own.url, given.outlet or own.outlet, given.published or own.published, given.title or own.title)
    return of(item._replace(hints=hints))


def _twice(name: str, path: str, seen: Mapping[str, str]) -> Rejected:
    return Rejected(name, "read", "duplicate-name", f"{path} has the name of {seen[name]}, read before; rename one of them.")


def _unreadable(file: Path, error: OSError) -> Rejected:
    return Rejected(file.stem, "read", "unreadable", f"{file}: {error.strerror}; check its permissions.")


def _files(path: Path) -> Iterator[Path | Rejected]:
    if str(path) == "-":
        yield path
    elif path.is_dir():
        errors: list[OSError] = []
        found = [
            Path(folder, name)
            for folder, _, names in os.walk(path, onerror=errors.append)
            for name in names
            if Path(name).suffix.lower() in SUFFIXES
        ]
        for error in errors:
            yield Rejected(str(error.filename), "read", "unreadable", f"{error.filename}: {error.strerror}; check its permissions.")
        yield from sorted(found)
    elif path.is_file():
        yield path
    elif path.exists():
        yield Rejected(path.name, "read", "unreadable", f"{path} is neither a file nor a folder; save the page to a file first.")
    else:
        yield Rejected(path.name, "read", "missing", f"{path} does not exist; check its spelling.")


def _own_manifest(path: Path) -> manifest.Manifest:
    file = path / manifest.NAME
    return manifest.load(file) if path.is_dir() and file.is_file() else manifest.EMPTY


def _without_page(known: manifest.Manifest, seen: Mapping[str, str], places: Sequence[Path]) -> Iterator[Rejected]:
    """Rows whose page was neither read nor stands beside what was read (a run over some files of a folder is no error)."""
    for name in known.hints:
        if name not in seen and not any(_stands_in(place, name) for place in places):
            place = f"{known.file}, line {known.lines[name]}"
            detail = f"{place}: no page file is called {name}; remove the row or crawl the page again."
            yield Rejected(name, "manifest", "no-page", detail)


def _stands_in(place: Path, name: str) -> bool:
    folder = place if place.is_dir() else place.parent
    try:
        return any((folder / (name + suffix)).is_file() for suffix in SUFFIXES)
    except (OSError, ValueError):  # a name with a NUL, or longer than a file name can be
        return False
