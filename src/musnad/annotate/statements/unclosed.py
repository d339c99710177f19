"""Quotations that nobody closed, or that hold the narrator's words: they end where the next verb of speech begins."""

from musnad.annotate.statements.cues import Cue, find
from musnad.annotate.statements.words import COMMAS, THAT, group

_SPEECH = 8  # tokens from a verb of speech to «أن» or a colon
_AT_ONCE = 3  # the same from a participle
_LONG = 60  # tokens of a quotation that may hold the narrator's sentences
_FAR = 40  # tokens from a verb of speech to its own quotation
_QUOTED = 4  # tokens after a verb of speech in which a pronoun names the hearer
_SPOKEN = 8  # tokens of a quotation that can hold a participle of the narrator
_CLOSES = frozenset(".؟!}")
_CLOSING = frozenset("»”″‟’›")


def before_new_speech(quotes: dict[int, int], words: tuple[str, ...]) -> dict[int, int]:
    """The quotations of a passage, each one that was not closed cut before the next speech.

    One that nothing closes ends before «. وأكد فلان أن …» and «، مؤكدا أن …»; one in which another opens ends before the verb that
    brings it: «"نحن بخير. وأضاف "سنعود"».
    """
    if not quotes:
        return quotes
    opening = next((start for start, end in quotes.items() if end >= len(words)), None)
    double = next((start for start, end in quotes.items() if end < len(words) and _uneven(words[start : end + 1])), None)
    long = next((start for start, end in quotes.items() if end - start > _LONG and end < len(words)), None)
    beside = next((start for start, end in quotes.items() if _may_tell(words, start, min(end, len(words)))), None)
    if opening is None and double is None and long is None and beside is None:
        return quotes
    cues = find(words)
    if double is not None:
        quotes = _parted(quotes, words, double, cues)
    if long is not None:
        quotes = _before_speeches(quotes, words, long, cues)
    if beside is not None:
        quotes = _before_participle(quotes, words, beside, cues)
    stop = next((cue.index - 1 for cue in cues if opening is not None and cue.index > opening + 2 and _ends(words, cue)), None)
    return quotes if opening is None or stop is None else {**quotes, opening: min(stop, quotes[opening])}


def _may_tell(words: tuple[str, ...], start: int, end: int) -> bool:
    """Whether what can be a participle with its «أن» stands after a comma in a quotation: «، مؤكدا أن»، «، مشيرة إلى أن»."""
    if end - start < _SPOKEN:
        return False
    commas = [i for i in range(start + 2, end - 2) if words[i] in COMMAS and words[i + 1].startswith("م")]
    return any(not THAT.isdisjoint(words[i + 2 : i + 2 + _AT_ONCE]) for i in commas)


def _before_participle(quotes: dict[int, int], words: tuple[str, ...], opening: int, cues: tuple[Cue, ...]) -> dict[int, int]:
    """A quotation that holds «، مؤكدا أن …» ends there: nobody says that of his own words."""
    for cue in cues:
        if opening + 2 < cue.index < quotes[opening] and _narrated(words, cue):
            return {**quotes, opening: cue.index - 1}
    return quotes


def _narrated(words: tuple[str, ...], cue: Cue) -> bool:
    """«، مؤكدا أن …»، «، مشيرة إلى أنه …»: a participle of one speaker after a comma, with its «أن»."""
    if cue.form.form != "participle" or cue.cut or cue.form.plural or words[cue.index - 1] not in COMMAS:
        return False
    accusative = words[cue.index].endswith("ا") or cue.form.feminine
    return accusative and not THAT.isdisjoint(words[cue.index + 1 : cue.index + _AT_ONCE])


def _before_speeches(quotes: dict[int, int], words: tuple[str, ...], opening: int, cues: tuple[Cue, ...]) -> dict[int, int]:
    """A long quotation that holds «. وشدد فلان على أن …» more than once was closed by the sign of a later one."""
    told = [cue.index - 1 for cue in cues if opening + 2 < cue.index < quotes[opening] and _ends(words, cue)]
    return {**quotes, opening: told[0]} if len(told) > 1 else quotes


def _uneven(words: tuple[str, ...]) -> bool:
    """Whether more signs open than close among the words of a quotation, its own signs included."""
    opening, inside = words[0], words[1:]
    if opening not in inside:
        return False
    return words.count(opening) % 2 == 1 if opening == '"' else words.count(opening) > sum(word in _CLOSING for word in inside)


def _ends(words: tuple[str, ...], cue: Cue) -> bool:
    """Whether a cue begins a statement of the narrator after the sign before it."""
    sign, after = words[cue.index - 1], words[cue.index + 1 :]
    if sign == "." and cue.cut and cue.form.form == "perfect":
        return not THAT.isdisjoint(after[: _SPEECH - 1]) or ":" in after[: _SPEECH - 1]
    accusative = cue.form.form == "participle" and not cue.cut and words[cue.index].endswith("ا")
    return accusative and sign in COMMAS and not THAT.isdisjoint(after[:_AT_ONCE])


def _parted(quotes: dict[int, int], words: tuple[str, ...], opening: int, cues: tuple[Cue, ...]) -> dict[int, int]:
    """Two quotations in place of one in which another sign opens right after a verb of speech: «"نحن بخير. وأضاف "سنعود"»."""
    close = quotes[opening]
    for cue in cues:
        if opening + 2 < cue.index < close - 2 and words[cue.index - 1] in _CLOSES | COMMAS:
            sign = _reopened(words, cue, words[opening], close)
            if sign is not None:
                return {**quotes, opening: cue.index - 1, sign: close}
    return quotes


def _reopened(words: tuple[str, ...], cue: Cue, sign: str, close: int) -> int | None:
    """Where a quotation opens anew after a verb of the narrator; after a comma only at once: «، وقال "…"»، «، قائلا: "…"»."""
    near = words[cue.index + 1 : min(close, cue.index + _FAR)]
    if sign not in near or not group("with-pronoun").isdisjoint(near[:_QUOTED]):
        return None  # «فقلت لهم: …» is told by the one who speaks
    at = near.index(sign)
    joined = cue.cut > 0 and cue.form.form == "perfect"
    if words[cue.index - 1] in COMMAS:
        participle = cue.form.form == "participle" and not cue.cut and words[cue.index].endswith("ا")
        joined = (joined or participle) and at <= _AT_ONCE and THAT.union((":", "علي", "الي")).issuperset(near[:at])
    return cue.index + 1 + at if joined else None
