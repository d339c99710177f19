"""Letters and words of Arabic: folding, tokens, proclitics. Pure functions and views.

Folding removes what changes a word's looks and not the word: vowel signs, tatweel, joiners, bidi marks,
presentation forms, hamza seats, Persian letters, Eastern digits. ى folds to ي and ة to ه.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TypeVar

from musnad.model import Token
from musnad.view import View, compose, whole

# Combining signs (also those of NFD hamza and madda), tatweel, zero-width and bidi controls: no letter of their own.
SIGNS = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\u00ad\u061c"
)
_SIGN = re.compile(f"[{SIGNS}]")
_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_TOKEN = re.compile(f"[\\w{SIGNS}]+|[^\\w\\s]")
_WORD = re.compile(f"[\\w{SIGNS}]+|[\ufb50-\ufdff\ufe70-\ufefc]")  # a presentation form may be a sign that stands for a word
LETTER = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")

_FOLD = str.maketrans(
    "أإآٱىئؤةیکگپچژڤھہە٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬",
    "اااايي\u0648هيككبجزفههه01234567890123456789.,",
)

OPENING = "«“‹„"
CLOSING = "»”›″‟"
ARTICLES = ("وبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال")  # ال with what stands before it, longest first
QUOTES = frozenset(OPENING + CLOSING + '"')
SENTENCE_ENDS = frozenset(".!?؟؛…")
LONG = 48  # letters of a text that is no word and no name
MOST_KEPT = 65_536  # words of which it is kept what a function gave
Given = TypeVar("Given")


def fold(text: str) -> View:
    """The folded text, as a view on `text`."""
    plain = _plain_forms(text)
    return compose(_drop_signs(plain.text), plain)


def folded(text: str) -> str:
    """The folded text alone, for keys and comparison; those of words and names are kept."""
    return _forms[text] if len(text) < LONG else _folded(text)


def _folded(text: str) -> str:
    return _SIGN.sub("", _lowered(_plain_letters(text))).translate(_FOLD)


def _plain_letters(text: str) -> str:
    return _plain_forms(text).text if _FORM.search(text) else text


def _plain_forms(text: str) -> View:
    """Presentation forms written as ordinary letters; a ligature becomes several."""
    if not _FORM.search(text):
        return whole(text)
    letters: list[str] = []
    starts: list[int] = []
    for index, letter in enumerate(text):
        plain = unicodedata.normalize("NFKC", letter) if _FORM.match(letter) else letter
        letters.append(plain)
        starts.extend([index] * len(plain))
    return View("".join(letters), starts, [start + 1 for start in starts])


def _drop_signs(text: str) -> View:
    lowered = _lowered(text)
    if not _SIGN.search(text):
        view = whole(text)
        return View(lowered.translate(_FOLD), view.starts, view.ends)
    kept = [index for index, letter in enumerate(lowered) if not _SIGN.match(letter)]
    return View("".join(lowered[i] for i in kept).translate(_FOLD), kept, [index + 1 for index in kept])


def _lowered(text: str) -> str:
    """The text in small letters, each in the place of the one it was."""
    lowered = text.lower()
    if len(lowered) != len(text):  # İ becomes two letters
        return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered


class Kept(dict[str, Given]):
    """What a function gives for each word: `kept[word]`, worked out once.

    It takes a third of the time of `lru_cache`, which puts its entries in a new order at each look-up. All are dropped when they
    are too many, as in pages of no language.
    """

    def __init__(self, function: Callable[[str], Given]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, word: str) -> Given:
        if len(self) >= MOST_KEPT:
            self.clear()
        self[word] = given = self.function(word)
        return given


_forms = Kept(_folded)
_as_word = Kept(lambda word: form if (form := _forms[word])[:1].isalnum() else "").__getitem__  # empty for what is no word
_as_token: Callable[[tuple[int, int, str]], Token] = partial(tuple.__new__, Token)  # a third of the time of Token(…)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Words and single punctuation signs of `text[start:end]`, with offsets into `text` and folded forms.

    A word made of signs alone (a stray bidi mark) is no token.
    """
    stop = len(text) if end is None else end
    found = [(m.start(), m.end(), form) for m in _TOKEN.finditer(text, start, stop) if (form := _forms[m[0]])]
    return tuple(map(_as_token, found))


def words(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The folded words of `text[start:end]`: the forms of its tokens, punctuation left out."""
    stop = len(text) if end is None else end
    return tuple(filter(None, map(_as_word, _WORD.findall(text, start, stop))))


def forms(text: str, start: int, end: int) -> list[str]:
    """The folded forms of the tokens of `text[start:end]`, punctuation too."""
    return [form for word in _TOKEN.findall(text, start, end) if (form := _forms[word])]


def is_word(token: Token) -> bool:
    """Whether a token is a word or number, not punctuation."""
    return token.form[0].isalnum()


@lru_cache(maxsize=65536)
def readings(form: str) -> tuple[tuple[int, str], ...]:
    """Ways to cut proclitics off a folded word: pairs of (letters cut, rest), the whole word first.

    و ف join clauses; ب ل ك are prepositions, س the future. «لل» stands for ل + ال: one letter is cut
    and the rest keeps its ل, and the reading with ال restored follows (also with one letter cut).
    """
    found = [(0, form)]
    for cut in range(1, 3):
        head, rest = form[:cut], form[cut:]
        if len(rest) < 2 or head not in _PROCLITICS:
            continue
        found.append((cut, rest))
        if head[-1] == "ل" and rest.startswith("ل"):
            found.append((cut, "ا" + rest))
    return tuple(found)


@lru_cache(maxsize=65536)
def attached(form: str) -> tuple[str, ...]:
    """Every word that `readings` can lead back to a folded word: itself, and with proclitics before it."""
    found = [form, *(head + form for head in _PROCLITICS)]
    if form.startswith("ال"):
        found += [head + form[1:] for head in _PROCLITICS if head.endswith("ل")]
    return tuple(found)


_PROCLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "فب", "فل", "وس", "فس", "فك"})


def without_article(form: str) -> str:
    """A folded word without its ال, where at least two letters stay."""
    return form[2:] if form.startswith("ال") and len(form) > 3 else form


_SOUNDS = str.maketrans(
    {
        "ط": "ت",
        "ض": "د",
        "ظ": "ز",
        "ذ": "ز",
        "ص": "س",
        "ث": "س",
        "ش": "س",
        "ق": "ك",
        "غ": "ك",
        "ج": "ك",
        "ح": "ه",
        "خ": "ه",
        "ف": "ب",
    }
    | dict.fromkeys("اويعءه", None)
)


def sound_key(form: str) -> str:
    """A key that spellings of one foreign name share: consonants by kind, sorted, without vowels (بيزشكيان, بزكشيان)."""
    return "".join(sorted(form.removeprefix("ال").translate(_SOUNDS)))


def spelling_distance(form: str, other: str) -> float:
    """How far two folded words are as spellings of one name, from 0 to 1: edits over the longer length.

    A long vowel more or less costs 0.3, letters that stand for one foreign sound (غ ج ك ق, ت ط, …) 0.4, two neighbours
    exchanged 0.6, any other edit 1.
    """
    if form == other:
        return 0.0
    before: list[float] = []
    row = _costs(other)
    for i, letter in enumerate(form):
        older, before, row = before, row, [row[0] + _drop(letter)]
        for j, wanted in enumerate(other):
            best = min(before[j] + _change(letter, wanted), before[j + 1] + _drop(letter), row[j] + _drop(wanted))
            if i and j and letter == other[j - 1] and form[i - 1] == wanted:
                best = min(best, older[j - 1] + 0.6)
            row.append(best)
    return row[-1] / max(len(form), len(other))


def _costs(form: str) -> list[float]:
    total = [0.0]
    for letter in form:
        total.append(total[-1] + _drop(letter))
    return total


def _drop(letter: str) -> float:
    return 0.3 if letter in "اويءه" else 1.0


def _change(letter: str, wanted: str) -> float:
    if letter == wanted:
        return 0.0
    return 0.4 if letter.translate(_SOUNDS) == wanted.translate(_SOUNDS) else 1.0


def name_parts(form: str) -> tuple[str, ...]:
    """The words of a folded personal name that tell persons apart: without بن and آل, عبد and أبو joined to their word."""
    words = form.replace("عبد ال", "عبدال").replace("ابو ", "ابو").split()
    return tuple(word for word in words if word not in {"بن", "ابن", "بنت", "ال"}) or tuple(words)
