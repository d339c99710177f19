"""Damage on the way, and text of strange signs."""

import random
import re
import struct

from mutants.parts import GIANT, WORDS, Mutant, Seeds, page, repeated, size, within

HEADS = (
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff",
    b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM",
    struct.pack("<I", 0x184D2204), b"<?xml version='1.0'?>", b"WARC/1.1\r\n", b'{"', b"\xfd7zXZ\x00", b"\x1f\x8b\x08", b"RIFF",
)  # fmt: skip
BEFORE = ("", "", "", "<p>", "<a href=x>", "<td>", "<h1>", "<b>", "<pre>", "<li>")


def cut(chance: random.Random, pages: Seeds) -> Mutant:
    """The end is missing, or the beginning."""
    suffix, raw = page(chance, pages)
    at = chance.randrange(len(raw))
    return Mutant(suffix, raw[:at] if chance.random() < 0.7 else raw[at:])


def bytes_changed(chance: random.Random, pages: Seeds) -> Mutant:
    """Random bytes in random places."""
    suffix, raw = page(chance, pages)
    changed = bytearray(raw)
    for _ in range(size(chance, 3000)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return Mutant(suffix, bytes(changed))


def bytes_put(chance: random.Random, pages: Seeds) -> Mutant:
    """A run of random bytes in the middle, or nothing but such."""
    suffix, raw = page(chance, pages)
    at = chance.randrange(len(raw))
    put = chance.randbytes(size(chance, 5_000_000))
    return Mutant(chance.choice([suffix, ""]), put if chance.random() < 0.3 else raw[:at] + put + raw[at:])


def slices(chance: random.Random, pages: Seeds) -> Mutant:
    """Pieces of several pages in disorder."""
    whole: list[bytes] = []
    for _ in range(chance.randrange(2, 40)):
        one = chance.choice([*pages.html, *pages.text])
        at = chance.randrange(len(one))
        whole.append(one[at : at + size(chance, 20_000)])
    return Mutant(chance.choice([".html", ".txt", ""]), b"".join(whole))


def headers(chance: random.Random, pages: Seeds) -> Mutant:
    """First bytes that promise another format than what follows."""
    suffix, raw = page(chance, pages)
    rest = chance.choice([raw, chance.randbytes(size(chance, 5_000_000))])
    return Mutant(chance.choice([suffix, suffix, ""]), chance.choice(HEADS) + rest)


def charset_declared(chance: random.Random, pages: Seeds) -> Mutant:
    """A declaration that is not true."""
    text = chance.choice(pages.html).decode("utf-8", "replace")
    text = re.sub(r"charset=[\"']?[\w-]+", f"charset={chance.choice(WORDS['declared sets'])}", text)
    return Mutant(
        ".html", text.encode(chance.choice(WORDS["real sets"]), chance.choice(["ignore", "replace", "xmlcharrefreplace"]))
    )


def halves(chance: random.Random, pages: Seeds) -> Mutant:
    """UTF-16 or UTF-32 that begins or ends in the middle of a letter."""
    suffix, raw = page(chance, pages)
    encoded = raw.decode("utf-8", "replace").encode(chance.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]))
    return Mutant(suffix, encoded[chance.randrange(4) : len(encoded) - chance.randrange(4)])


def surrogates(chance: random.Random, pages: Seeds) -> Mutant:
    """Letters that are half a letter: as bytes, as entities, or in UTF-16."""
    suffix, raw = page(chance, pages)
    half = chr(chance.randrange(0xD800, 0xE000))
    put = chance.choice([half.encode("utf-8", "surrogatepass"), f"&#{ord(half)};".encode(), f"\\u{ord(half):04x}".encode()])
    if chance.random() < 0.2:
        return Mutant(suffix, (raw.decode("utf-8", "replace") + half).encode("utf-16", "surrogatepass"))
    return Mutant(suffix, raw.replace(b" ", b" " + put, size(chance, 1000)))


def misread(chance: random.Random, pages: Seeds) -> Mutant:
    """UTF-8 that was read as another character set and saved, once or several times, and then cut."""
    suffix, raw = page(chance, pages)
    for _ in range(chance.randrange(1, 4)):
        raw = raw.decode(chance.choice(["cp1252", "latin-1", "cp1256"]), "replace").encode()
    return Mutant(suffix, raw[: chance.randrange(len(raw))])


def controls(chance: random.Random, pages: Seeds) -> Mutant:
    """NULs and other controls, bidirectional ones too, all over a page."""
    suffix, raw = page(chance, pages)
    text, put = raw.decode("utf-8", "replace"), chance.choice([*WORDS["bidi"], *WORDS["strange"]])
    where = chance.choice([" ", "ا", "<", ">", "\n", '"'])
    return Mutant(suffix, text.replace(where, where + put, size(chance, len(text))).encode("utf-8", "replace"))


def line(chance: random.Random, pages: Seeds) -> Mutant:
    """A text of one unit again and again, up to 20 MB, plain or in markup."""
    parts = [*WORDS["words"], *WORDS["words"], *WORDS["signs"], *WORDS["bidi"], *WORDS["strange"]]
    unit = chance.choice(["", " ", " ", "\n"]).join(chance.choices(parts, k=chance.choice([1, 1, 2, 3, 4, 6, 9])))
    flood = repeated(unit + chance.choice(["", " ", " ", "\n"]), size(chance, GIANT)).encode("utf-8", "replace")
    if before := chance.choice(BEFORE):
        return Mutant(".html", f"<html><body><p>نص</p>{before}".encode() + flood)
    return Mutant(".txt", (chance.choice(pages.text) if chance.random() < 0.5 else b"") + flood)


def soup(chance: random.Random, pages: Seeds) -> Mutant:
    """Words and signs in any order."""
    rare = chance.sample([*WORDS["bidi"], *WORDS["strange"], *WORDS["digits"]], 3)
    parts = [*WORDS["words"], *WORDS["words"], *WORDS["words"], *WORDS["signs"], *rare]
    text = chance.choice(["", " ", " "]).join(chance.choices(parts, k=size(chance, 30_000)))
    return Mutant(".txt", text.encode("utf-8", "replace")) if chance.random() < 0.5 else within(chance, pages, text)


def numbers(chance: random.Random, pages: Seeds) -> Mutant:
    """Days and numbers that no calendar has."""
    suffix, raw = page(chance, pages)
    huge = "".join(chance.choices(WORDS["digits"], k=chance.choice([2, 5, 20, 400, 5000])))
    found = re.compile(chance.choice([r"\d+", r"[٠-٩\d]{4}", r"\d{1,2}/\d", r"\b\w{5}\b"]))
    return Mutant(suffix, found.sub(lambda _: huge, raw.decode("utf-8", "replace"), count=chance.randrange(1, 30)).encode())


KINDS = (
    cut, bytes_changed, bytes_put, slices, headers, charset_declared, halves, surrogates, misread, controls,
    line, line, soup, soup, numbers,
)  # fmt: skip
