"""Files that hold or name several pages: told apart by suffix and first bytes, opened, and read one page at a time."""

import gzip
import lzma
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Literal, Protocol, cast

from musnad.model import Rejected
from musnad.read import feeds, rows, warc
from musnad.read.found import LIMIT, Found, Link

Kind = Literal["page", "rows", "list", "warc"]
SUFFIXES: dict[str, Kind] = {".jsonl": "rows", ".ndjson": "rows", ".warc": "warc"}
PAGES = (".txt", ".html", ".htm")
PACKED = (".gz", ".xz")
HEAD = 4096  # bytes that tell a kind
MOST_MEMORY = 200_000_000  # bytes that an .xz file may ask for
_GZIP, _XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"
Item = Found | Link | Rejected


class Peekable(Protocol):
    """A stream of bytes whose head can be looked at, as every file opened for reading."""

    def peek(self, size: int = 0, /) -> bytes:
        """Bytes that come next; at least one, but at the end."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next bytes up to the end of the line."""


def kind(name: str, head: bytes) -> Kind:
    """What a file is, from its name and its first bytes (unpacked)."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    while suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    suffix = suffixes[-1] if suffixes else ""
    if suffix in PAGES:
        return "page"
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if head.startswith(b"WARC/"):
        return "warc"
    if feeds.root(head):
        return "list"
    return "rows" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"') else "page"


def members(stream: Peekable, name: str, where: str, base: str | None = None, charset: str | None = None) -> Iterator[Item]:
    """The pages of a file, or the file as one page; and the addresses that it names.

    name: the file's, with its suffix. where: for messages. base: the address that it came from. charset: the character set that
    its host told. A file that is damaged ends with a `Rejected`; what stood before the damage is kept.
    """
    try:
        yield from _members(stream, name, where, (base, charset))
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
        detail = f"{where} is damaged or cut off ({error}); what stood before that was read."
        yield Rejected(stem(name), "read", "damaged", detail)


def _members(stream: Peekable, name: str, where: str, host: tuple[str | None, str | None]) -> Iterator[Item]:
    base, charset = host
    packed = stream.peek(HEAD)[:HEAD]
    what = kind(name, _unpacked(packed))
    if what == "warc":
        yield from warc.members(cast("BinaryIO", stream), stem(name), where)  # it unpacks for itself, and faster
        return
    plain = _opened(stream, packed)
    if what == "rows":
        yield from rows.members(plain, stem(name), where)
        return
    raw = plain.read(LIMIT + 1)
    if len(raw) > LIMIT:
        yield Rejected(stem(name), "read", "too-large", f"{where} has more than {LIMIT:,} bytes; cut it into several files.")
    elif what == "page":
        yield Found(stem(name), raw, "text/plain" if ".txt" in PurePath(name).suffixes else None, where, charset=charset)
    else:
        yield from feeds.members(raw, stem(name), where, base, charset)


def stem(name: str) -> str:
    """A file's name without its suffix, and without that of its packing."""
    path = PurePath(name)
    while path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    return path.stem or "page"


def _unpacked(head: bytes) -> bytes:
    """The first bytes inside a packed file. Raises zlib.error or LZMAError where they cannot be unpacked."""
    if head.startswith(_GZIP):
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    if head.startswith(_XZ):
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_MEMORY).decompress(head, HEAD)
    return head


def _opened(stream: Peekable, head: bytes) -> BinaryIO:
    if head.startswith(_GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=cast("BinaryIO", stream)))
    if head.startswith(_XZ):
        return cast("BinaryIO", lzma.LZMAFile(cast("BinaryIO", stream)))
    return cast("BinaryIO", stream)
