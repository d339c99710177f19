"""Lines that are furniture because all of their words are: acts of a reader, names of sections, heads of lists, an outlet's own."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from musnad.arabic import Kept, folded
from musnad.extract.units import Unit
from musnad.tables import alternatives, lexicon

ACTION_WORDS = 14  # of the longest line that tells what to do with a page
SECTION_WORDS = 5
CHOICE_WORDS = 4
HEAD_WORDS = 7  # of the longest head of a list
SELF_WORDS = 14
PIECE_WORDS = 6  # of the name beside what an outlet calls itself
_PREFIXES = frozenset(("ال", "لل", "بال", "ل", "ب"))
_FIRST = frozenset(prefix[0] for prefix in _PREFIXES)
_PIECES = re.compile(r"\s[-–—]\s|[|:،,]")
_RULES = frozenset("|»›>·•")


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """Each word of the lexicon, folded, with its kinds."""
    found: dict[str, set[str]] = {}
    for row in lexicon("furniture_words"):
        for word in alternatives(row["words"]):
            found.setdefault(folded(word), set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _bare(form: str) -> list[str]:
    """A folded word, without و, without article or ل, without both; two letters are left at least, of a word of four."""
    found = [form, form[1:]] if form[0] == "و" else [form]
    for word in tuple(found):
        if word[:1] in _FIRST:
            found += [word[size:] for size in (1, 2, 3) if word[:size] in _PREFIXES and len(word) > max(3, size + 1)]
    return found


_NONE = frozenset[str]()


def _kinds_of(form: str) -> frozenset[str]:
    table = _kinds()
    return _NONE.union(*[table[word] for word in _bare(form) if word in table])


kinds_of = Kept(_kinds_of).__getitem__  # the kinds of a folded word; none for a word that no furniture holds


@cache
def outlets() -> frozenset[str]:
    """The words that outlets call themselves by."""
    return frozenset(word for word, kinds in _kinds().items() if "outlet" in kinds)


def _all(words: Sequence[str], kinds: frozenset[str]) -> bool:
    return all(kinds_of(word) & kinds for word in words)


ACTION, LIST, SECTION = (
    frozenset({"platform", "action", "notice", "thing", "filler"}),
    frozenset({"list", "pick"}),
    frozenset({"section", "field"}),
)
OVER = frozenset({"over", "beside-over"})
_KEYWORD, _CUE = frozenset({"keyword", "keyed"}), frozenset({"list", "pick", "matter"})
HEADING = _KEYWORD | LIST | OVER  # of a word that heads what stands behind its colon
_ACTS = frozenset({"action", "platform"})
_SELF = frozenset({"outlet", "quality"})


def is_action(unit: Unit) -> bool:
    """Whether a line is made of acts, what they are done to, and small words: «أرسل | اطبع | غرد», «التعليق مقفل»."""
    if unit.size > ACTION_WORDS or _is_point(unit):
        return False
    words = [word for word in unit.words if not word.isdigit()]
    if not words or not _all(words, ACTION):
        return False
    if len(words) > 1 and all(len(word) == 1 for word in words):  # the size of letters: «أ+ أ-»
        return True
    kinds = {word: kinds_of(word) for word in words}
    acts = sum(not kind.isdisjoint(_ACTS) for kind in kinds.values())
    counted = len(words) < unit.size  # «زيارات: 55»
    told = counted or any("thing" in kind and kind.isdisjoint(_ACTS) for kind in kinds.values())
    return acts >= 2 or (acts == 1 and told) or any("notice" in kind for kind in kinds.values())


def is_remark(word: str) -> bool:
    """Whether a folded word begins lines that name who comments: «تعقيب (من … في …)»."""
    return "remark" in _kinds().get(word, ())


def is_choice(unit: Unit) -> bool:
    """Whether a line is an answer to choose in a poll, with its share perhaps: «لا رأي لي 40%»."""
    words = [word for word in unit.words if not word.isdigit()]
    return 0 < len(words) <= CHOICE_WORDS and all("choice" in _kinds().get(word, ()) for word in words)


def _is_point(unit: Unit) -> bool:
    """Whether a line is a numbered or starred point of a text, or announces what is said below it."""
    return unit.text[0] in "*" or (unit.text[0].isdigit() and unit.bullet) or unit.text.endswith((":", "؟"))


def is_list_head(unit: Unit, below: Unit | None) -> bool:
    """Whether a line is a noun of lists and what singles out their entries («عناوين أخرى»), above a line like an entry."""
    if below is None or below.prose or below.size < 2 or not 2 <= unit.size <= HEAD_WORDS or "؟" in unit.text or unit.bullet:
        return False
    words = [word for word in unit.words if not word.isdigit()]
    return _announces(words)


def _announces(words: Sequence[str]) -> bool:
    """Whether words are nouns of lists and what singles out their entries, and nothing else."""
    if len(words) < 2 or not _all(words, LIST):
        return False
    kinds = [kinds_of(word) for word in words]
    return any("list" in kind for kind in kinds) and any("pick" in kind for kind in kinds)


def is_keyword_head(words: Sequence[str]) -> bool:
    """Whether words head keywords: one of them a word for these, and the others what they are keywords of."""
    kinds = [kinds_of(word) for word in words]
    return any("keyword" in kind for kind in kinds) and all(kind & _KEYWORD for kind in kinds)


def is_teaser_head(words: Sequence[str]) -> bool:
    """Whether words in front of a colon announce another article: a noun of lists and what singles it out («من أخبارنا»)."""
    return _announces(words) or (len(words) > 1 and leads_over(words))


def may_lead_over(words: Sequence[str]) -> bool:
    """Whether words begin like those that lead over to another article."""
    return len(words) > 0 and not kinds_of(words[0]).isdisjoint(OVER)


def leads_over(words: Sequence[str]) -> bool:
    """Whether words lead over to another article and do nothing else: «لمعرفة المزيد», «يذكر أننا نشرنا»."""
    return 0 < len(words) <= HEAD_WORDS and _all(words, OVER) and any("over" in kinds_of(word) for word in words)


def is_cue(unit: Unit) -> bool:
    """Whether a line leads over to other news and says nothing more: «في السياق ذاته», «وفي خبر آخر:»."""
    if not 1 < unit.size <= HEAD_WORDS or "؟" in unit.text or not _all(unit.words, _CUE):
        return False
    kinds = [kinds_of(word) for word in unit.words]
    return any(kind & {"list", "matter"} for kind in kinds) and any("pick" in kind for kind in kinds)


def is_ruled(unit: Unit) -> bool:
    """Whether a short line is cut by the signs that part the entries of a menu."""
    return not unit.prose and not _RULES.isdisjoint(unit.text)


def is_section(unit: Unit) -> bool:
    """Whether a line is a name of a section in several words: «الميدان الرياضي», «حوادث وكوارث», no menu of several."""
    words = unit.words
    if not 2 <= unit.size <= SECTION_WORDS or is_ruled(unit) or not _all(words, SECTION):
        return False
    joined = any(word[0] == "و" and "و" + word[1:] not in _kinds() for word in words[1:])
    if "section" not in kinds_of(words[0]):
        return joined
    if len(re.findall(r"\s[-–—/]\s", unit.text)) == 1:
        return True
    return all("field" in kinds_of(word) or word[0] == "و" or _is_genitive(words[0], word) for word in words[1:])


def _is_genitive(first: str, word: str) -> bool:
    """Whether a word with the article may belong to one without it: «أخبار الرياضة»."""
    return word.startswith("ال") and not first.startswith("ال")


def is_self_description(unit: Unit) -> bool:
    """Whether a line is what an outlet calls itself, with or without its name: «… - صحيفة إلكترونية يومية»."""
    if unit.size > SELF_WORDS or unit.prose or outlets().isdisjoint(unit.words):
        return False
    pieces = [folded(piece).split() for piece in _PIECES.split(unit.text) if piece.strip()]
    told = [piece for piece in pieces if _is_self(piece)]
    return (
        bool(told)
        and (len(told[0]) >= 3 or len(pieces) > 1)
        and all(len(piece) <= PIECE_WORDS for piece in pieces if piece not in told)
    )


def _is_self(words: Sequence[str]) -> bool:
    return len(words) >= 2 and _all(words, _SELF) and not outlets().isdisjoint(words[:2])
