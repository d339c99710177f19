"""Bytes → text: which character set a page is really in, whatever it declares."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from musnad.arabic import LETTER

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ARABIC_PAGE = 0x06  # high byte of nearly every Arabic letter in UTF-16
WIDE, LEAST_WIDE = 0.9, 0.01  # share of 00 and 06 among the high bytes of Arabic markup in UTF-16, and of 06 alone
LEGACY = ("windows-1256", "iso-8859-6", "x-mac-arabic")
APART = "cp1256"  # no other one has ل and م where it has them: what gives words in it gives none in the others
# Codecs that a declaration may choose: all that have Arabic letters. Others cannot be right, and some are no character sets.
TAKEN = frozenset(
    {
        "cp1256", "cp720", "cp864", "iso8859-6", "mac-arabic", "mac-farsi",
        "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le",
    }
)  # fmt: skip
DAMAGED = 0.02  # share of unreadable characters up to which a page is damaged UTF-8 and not something else
SAMPLE = 200_000  # bytes that are enough to tell one character set from another

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_TOLD = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CODECS = {
    "x-mac-arabic": "mac_arabic", "iso-8859-6-i": "iso-8859-6", "iso-8859-6-e": "iso-8859-6", "unicode": "utf-16",
    "x-cp1256": "cp1256", "dos-720": "cp720",
}  # fmt: skip
_LEADS = "ØÙÃ"  # the first bytes of the Arabic letters in windows-1252, and of these signs themselves
MISREAD = 0.2  # their share of the letters beyond ASCII from which a text is taken for misread Arabic
_TO_BYTES = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(0x80, 0xA0)}
_MISREAD_RUN = re.compile("[\x80-\xff" + "".join(map(chr, _TO_BYTES)) + "]+")
_PARTICLES = frozenset({"في", "من", "على", "إلى", "أن", "ان", "عن", "مع", "هذا", "بعد", "لا", "ما"})
_WORD = re.compile(f"{LETTER.pattern}+")
_ASCII_BLANK = bytes([*b" " * 0x80, *range(0x80, 0x100)])


class Decoded(NamedTuple):
    text: str
    encoding: str  # «utf-8 read as windows-1252» where a program before us had read it so and saved that


def decode(raw: bytes, declared: str | None = None) -> Decoded | None:
    """The text of a page, exactly as stored, and its character set; None where it is neither valid UTF-8 nor Arabic in another.

    declared: what stands beside the page, as in the head of an HTTP answer; it is believed no more than the page's own word.
    Text that was UTF-8, was read as windows-1252 and saved again («Ø§Ù„») is put right; its offsets are those of the
    mended text.
    """
    found = _decoded(raw, declared)
    return _mended(found) if found else None


def told(media: str) -> str | None:
    """The character set that a Content-Type names."""
    found = _TOLD.search(media[:1000])
    return found[1] if found else None


def _decoded(raw: bytes, declared: str | None) -> Decoded | None:
    """The text as its bytes are.

    Bytes that are valid UTF-8 are UTF-8 whatever is declared. Otherwise the declared character sets and those
    once usual for Arabic are tried, and the one that gives the most Arabic wins. A mark of UTF-8 at the start stays
    in the text as U+FEFF, so that offsets equal those of the file read as UTF-8.
    """
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _strict(raw, encoding) or Decoded(raw.decode(encoding, "replace"), encoding)
    wide = _utf16_without_mark(raw)
    if wide:
        return Decoded(raw.decode(wide, "replace"), wide)
    return _strict(raw, "utf-8") or _damaged_utf8(raw) or _legacy(raw, declared)


def _mended(found: Decoded, times: int = 2) -> Decoded:
    """The text that was meant where Arabic was read as windows-1252, also where that happened twice."""
    head = found.text[:SAMPLE]
    leads = sum(head.count(lead) for lead in _LEADS)
    if not times or not leads or leads < MISREAD * _foreign(head):
        return found
    meant = _MISREAD_RUN.sub(_meant, found.text)
    if meant == found.text or (_likeness(meant[:SAMPLE]) <= 0 and not any(lead in meant[:SAMPLE] for lead in _LEADS)):
        return found
    return _mended(Decoded(meant, "utf-8 read as windows-1252"), times - 1)


def _meant(run: re.Match[str]) -> str:
    """What a run of misread signs was in UTF-8; the run itself where it was none, so that no letter is lost."""
    try:
        return run[0].translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return run[0]


def _strict(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeError:
        return None


def _utf16_without_mark(raw: bytes) -> str | None:
    """Arabic in UTF-16 has the byte 06 at every second place, which no other character set has; its markup has 00 there."""
    head = raw[:SAMPLE]
    if ARABIC_PAGE not in head:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = head[offset::2], head[1 - offset :: 2]
        arabic, plain = high.count(ARABIC_PAGE), high.count(0)
        if arabic > 0.2 * len(high) and low.count(ARABIC_PAGE) < 0.1 * len(low):
            return encoding
        if arabic > LEAST_WIDE * len(high) and arabic + plain > WIDE * len(high) and low.count(0) < (1 - WIDE) * len(low):
            return encoding
    return None


def _damaged_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, as a cut download leaves it."""
    head = raw[:SAMPLE].decode("utf-8", "replace")
    if head.count("\ufffd") > DAMAGED * len(head) + 2:  # a film is not decoded to its end
        return None
    text = raw.decode("utf-8", "replace")
    foreign = _foreign(text)
    broken = text.count("\ufffd")
    return Decoded(text, "utf-8") if broken <= max(2, DAMAGED * foreign) and broken < foreign - broken else None


def _legacy(raw: bytes, declared: str | None) -> Decoded | None:
    head = raw[:SAMPLE]
    signs = b" ".join(head.translate(_ASCII_BLANK).split())  # all that the character sets of one byte a letter differ in
    scores: dict[str, float] = {}
    for encoding in dict.fromkeys(_candidates(head, declared)):
        scores[encoding] = _likeness((head if encoding.startswith("utf") else signs).decode(encoding, "replace"))
        if encoding == APART and scores[encoding] > 0:
            break
    best = max(scores, key=lambda encoding: scores[encoding])
    return Decoded(raw.decode(best, "replace"), best) if scores[best] > 0 else None


def _candidates(head: bytes, declared: str | None) -> Iterator[str]:
    """The declared character sets first: they win where two give the same text."""
    inside = _DECLARED.search(head[:4096])
    names = (declared or "", inside[1].decode("ascii") if inside else "", *LEGACY)
    for name in dict.fromkeys(name.strip("\"' ").lower() for name in names):
        try:
            codec = codecs.lookup(_CODECS.get(name, name)).name
        except (LookupError, ValueError):  # a name may hold a NUL
            continue
        if codec in TAKEN:
            yield codec


def _foreign(text: str) -> int:
    """How many signs beyond ASCII a text has."""
    return 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))


def _likeness(text: str) -> float:
    """How much a text looks like Arabic: by the Arabic letters among its non-ASCII signs and the particles among its words.

    Greek or French read as an Arabic character set gives Arabic letters too, but no particles.
    """
    foreign = _foreign(text)
    words = _WORD.findall(text)
    if not foreign or not words:
        return 0.0
    letters = sum(map(len, words)) / foreign
    articles = (sum(map(_PARTICLES.__contains__, words)) + " ".join(["", *words]).count(" ال")) / len(words)
    return letters * articles if letters > 0.5 and articles > 0.05 else 0.0
