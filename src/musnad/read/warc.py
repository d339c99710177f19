"""WARC → pages: the HTML that a web archive answered with, a record at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from musnad.model import Hints, Rejected
from musnad.read import charset
from musnad.read.found import LIMIT, Found, address_name

HTML = frozenset({"text/html", "application/xhtml+xml"})
OK = 200


def members(stream: BinaryIO, name: str, where: str) -> Iterator[Found | Rejected]:
    """A page for each HTML answer with status 200; all other records (requests, pictures, redirects) are no pages.

    stream: plain or compressed. Raises OSError or ValueError where the archive itself breaks off.
    """
    records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False, fsspec_args=False)
    for number, record in enumerate(records, 1):
        own, place = f"{name}-{number}", f"{where}, record at byte {record.stream_pos:,}"
        if not record.is_http:
            continue
        if record.content_length > LIMIT:
            detail = f"{place} has {record.content_length:,} bytes and the limit is {LIMIT:,}; leave the record out."
            yield Rejected(own, "read", "too-large", detail)
            continue
        try:
            found = _page(record, own, where)
        except (OSError, ValueError) as error:
            yield Rejected(own, "read", "damaged", f"{place}: {error}; crawl the page again.")
            continue
        if found:
            yield found


def _page(record: WarcRecord, own: str, where: str) -> Found | None:
    size = record.content_length
    block = record.reader.read()
    if len(block) < size:
        raise ValueError(f"{size - len(block):,} of its {size:,} bytes are missing")
    answer = WarcRecord()  # apart from the archive: where unpacking it fails, the next record is still found
    answer.set_bytes_content(block)
    answer.is_http = True
    answer.parse_http(auto_decode="all")
    if answer.http_headers.status_code != OK or answer.http_content_type not in HTML:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    name = address_name(url) if url else own
    told = charset.told(answer.http_headers.get("Content-Type") or "")
    return Found(name, answer.reader.read(LIMIT + 1), "text/html", f"{where}#{name}", Hints(url or None), told)
