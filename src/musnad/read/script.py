"""Whether a text is Arabic at all: by its letters alone, which is enough for a page and needs no model."""

import re

from musnad.arabic import LETTER

ENOUGH = 0.3  # Arabic letters among all letters; pages with much English furniture still pass
FEWEST = 8
SAMPLE = 200_000  # characters of a page that are looked at
_ARABIC = re.compile(f"{LETTER.pattern}+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters of Persian, Urdu, Pashto and Sorani that Arabic news never needs, and letters that those do without.
_FOREIGN = re.compile("[پچژگٹڈڑںےۓہۂۃەێۆڵړڼڅځښږډېۍ]")
_OWN = re.compile("[ةأإ]")


def refusal(text: str) -> str | None:
    """Why a text is not Arabic, as a sentence for the reader of the log; None where it is."""
    text = text[:SAMPLE]
    others = _ARABIC.sub("", text)
    arabic = len(text) - len(others)
    letters = arabic + len("".join(_LETTERS.findall(others)))
    if arabic < FEWEST or arabic < ENOUGH * letters:
        share = round(100 * arabic / letters) if letters else 0
        return f"Only {arabic} of {letters} letters ({share} %) are Arabic; leave the page out, Musnad reads Arabic pages only."
    foreign = len(_FOREIGN.findall(text))
    if foreign > 0.005 * arabic and foreign > len(_OWN.findall(text)):
        return "The letters are those of Persian, Urdu, Pashto or Kurdish; leave the page out, Musnad reads Arabic pages only."
    return None
