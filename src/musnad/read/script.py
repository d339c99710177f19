"""Whether a text is Arabic at all: by its letters alone, which is enough for a page and needs no model."""

import re

from musnad.arabic import LETTER

ENOUGH = 0.3  # Arabic letters among all letters; pages with much English furniture still pass
FEWEST = 8
FOREIGN = 0.005  # letters of other languages among the Arabic ones, which a name or two may bring
SAMPLE = 200_000  # characters of a page that are looked at
_ARABIC = re.compile(f"{LETTER.pattern}+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters of Persian, Urdu, Pashto and Sorani that Arabic news never needs, and letters that those do without.
_FOREIGN = re.compile("[پچژگٹڈڑںےۓہۂۃەێۆڵړڼڅځښږډېۍ]")
_OWN = re.compile("[ةأإ]")
_NO_LETTERS = bytes(byte for byte in range(0x100) if not 0xC1 <= byte <= 0xEA)  # of ISO-8859-6


def refusal(text: str) -> str | None:
    """Why a text is not Arabic, as a sentence for the reader of the log; None where it is."""
    text = text[:SAMPLE]
    if _is_plain(text):
        return None
    others = _ARABIC.sub("", text)
    arabic = len(text) - len(others)
    letters = arabic + len("".join(_LETTERS.findall(others)))
    if arabic < FEWEST or arabic < ENOUGH * letters:
        share = round(100 * arabic / letters) if letters else 0
        return f"Only {arabic} of {letters} letters ({share} %) are Arabic; leave the page out, Musnad reads Arabic pages only."
    foreign = len(_FOREIGN.findall(text))
    if foreign > FOREIGN * arabic and foreign > len(_OWN.findall(text)):
        return "The letters are those of Persian, Urdu, Pashto or Kurdish; leave the page out, Musnad reads Arabic pages only."
    return None


def _is_plain(text: str) -> bool:
    """Whether a quick count of the usual letters shows that a text is Arabic; it is for nearly all pages."""
    arabic = len(text.encode("iso-8859-6", "ignore").translate(None, _NO_LETTERS))
    return arabic >= FEWEST and arabic >= ENOUGH * len(text) and len(_FOREIGN.findall(text)) <= FOREIGN * arabic
