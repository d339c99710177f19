"""Files of many pages, and files that unpack to very much."""

import gzip
import json
import lzma
import random

from mutants.parts import Mutant, Seeds, page, size

UNITS = (bytes(1), "ا ".encode(), b"<p>", b"\n", b'{"text": "', b"<item>", b"WARC/1.0\r\n")
STARTS = (b"", b"<rss><channel>", b'{"id": 1}\n', b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n")
SIZES = (1_000_000, 30_000_000, 90_000_000)
CELLS: tuple[object, ...] = (
    None, 5, True, [], {}, "", "\ud800", "x" * 70_000, "2025-99-99", "https://[", "https://m.test/خبر", "..", "a/b\0", 1e308, -0.0,
)  # fmt: skip
KEYS = ("id", "url", "outlet", "title", "byline", "published", "crawled")
TYPES = ("text/html", "text/html; charset=cp037", "text/html;charset=\xff", "text/html; charset=" + "x" * 999)
LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
FLOODS = (
    "<item>" * 60_000, "&a11;", "<!--", "<item><title>" + "&lt;" * 90_000, "<outline xmlUrl='x'>" * 30_000, "<loc>x</loc>" * 30_000,
    "<url><loc>https://[</loc></url>" * 9, "</channel>", "<entry>", "<outline xmlUrl='x'/>" * 90_000,
)  # fmt: skip


def damaged(chance: random.Random, raw: bytes) -> bytes:
    """A few bytes put in the place of a few others."""
    at = chance.randrange(len(raw))
    return raw[:at] + chance.randbytes(chance.randrange(20)) + raw[at + chance.randrange(20) :]


def _packed(chance: random.Random, suffix: str, raw: bytes) -> Mutant:
    """Packed, and perhaps damaged then."""
    gz = chance.random() < 0.7
    packed = gzip.compress(raw, 1) if gz else lzma.compress(raw, preset=0)
    return Mutant(suffix + (".gz" if gz else ".xz"), damaged(chance, packed) if chance.random() < 0.4 else packed)


def bombs(chance: random.Random, _: Seeds) -> Mutant:
    """Little that unpacks to very much; some packed twice."""
    unit = chance.choice(UNITS)
    suffix = chance.choice(["", ".html", ".txt", ".jsonl", ".warc", ".xml"])
    made = _packed(chance, suffix, chance.choice(STARTS) + unit * (chance.choice(SIZES) // len(unit)))
    return made if chance.random() < 0.8 else Mutant(made.suffix, gzip.compress(made.raw))


def rows(chance: random.Random, pages: Seeds) -> Mutant:
    """JSON lines with rows of every shape."""
    lines: list[bytes] = []
    for _ in range(chance.randrange(1, 8)):
        row: dict[str, object] = {key: chance.choice(CELLS) for key in KEYS if chance.random() < 0.3}
        row[chance.choice(["text", "html", "text", "other"])] = page(chance, pages).raw.decode("utf-8", "replace")[
            : size(chance, 60_000)
        ]
        written = json.dumps(row, ensure_ascii=chance.random() < 0.5).replace("1e+308", "1" * 5000)
        lines.append(written.encode("utf-8", "surrogatepass"))
    raw = b"\n".join(lines)
    if chance.random() < 0.4:
        raw = raw.replace(chance.choice([b'"', b"{", b"}", b":", b"\\"]), chance.randbytes(2), 3)
    return Mutant(".jsonl", raw) if chance.random() < 0.8 else _packed(chance, ".jsonl", raw)


def archive(chance: random.Random, pages: Seeds) -> Mutant:
    """WARC whose lengths, heads and bodies are wrong."""
    raw = b"".join(_record(chance, pages) for _ in range(chance.randrange(1, 6)))
    return Mutant(".warc" + chance.choice(["", ".gz"]), damaged(chance, raw) if chance.random() < 0.4 else raw)


def _record(chance: random.Random, pages: Seeds) -> bytes:
    body = chance.choice(pages.html)
    packing = chance.choice(["", "", "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n"])
    if "gzip" in packing and chance.random() < 0.6:
        body = gzip.compress(chance.choice([body, bytes(30_000_000)]), 1)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {chance.choice(TYPES)}\r\n{packing}\r\n".encode("latin-1") + body
    length = chance.choice([len(http)] * 5 + [0, -1, 10**12, len(http) + 7, len(http) // 2])
    fields = (
        "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: https://m.test/{chance.random()}",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {length}",
    )  # fmt: skip
    record = "\r\n".join(fields).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"
    return gzip.compress(record, 1) if chance.random() < 0.3 else record


def feed(chance: random.Random, pages: Seeds) -> Mutant:
    """Feeds, OPML and sitemaps with broken and hostile XML."""
    body = chance.choice(pages.html).decode("utf-8", "replace")[: size(chance, 20_000)]
    item = f"<item><title>خبر</title><link>/{chance.random()}</link><content:encoded><![CDATA[{body}]]></content:encoded></item>"
    parts = [
        chance.choice(["", "<?xml version='1.0' encoding='utf-16'?>", LAUGHS]),
        chance.choice(["<rss>", "<feed>", "<urlset>", "<opml>"]),
        *chance.choices([item, item, item, *FLOODS], k=chance.randrange(1, 4)),
    ]
    raw = "".join(parts).encode(chance.choice(["utf-8", "utf-8", "cp1256", "utf-16"]), "replace")
    return Mutant(chance.choice([".xml", ".rss", "", ".opml"]), raw)


KINDS = (bombs, rows, archive, feed)
