"""What a line of site furniture says of itself: phrases of the lexicon, menus, addresses, dates."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from musnad.arabic import LETTER, folded, is_word, tokens
from musnad.extract import appeals, dates, furniture, phrases, says, shapes
from musnad.extract.phrases import Phrase
from musnad.extract.units import HEAD, Unit, ends_sentence
from musnad.model import Label


class Clue(NamedTuple):
    """What one line is, seen alone. `opens`: list (heads a list of links), rest (what follows is of its kind), or nothing."""

    label: Label
    why: str
    opens: str = ""
    soft: bool = False  # only the markup around it says so: a headline of an article below may be meant
    closes: bool = False  # an article does not go on below it
    sure: bool = False  # its words say nothing else where an article's text may stand


_SEPARATORS = frozenset(":：|/-–—،,»›>;؛=")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_QUOTE = frozenset('«»"“”')
_MAIL = re.compile(r"\S{1,64}@\S{1,200}\.\S")
_MENU = re.compile(r"\s*[|·•»›><‹\\/،\u2022\u00b7]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"\w+")
_HASHTAG = re.compile(r"(?<!&)#\w")  # no character reference: «&#8220;»
_COMMA = re.compile(r"[،,/]|\s[-–]\s")
_CRUMB = re.compile(r"\s[»›><‹]\s|\s/\s")
_RULES = re.compile(r"[|·•»›><‹\\/،–—-]")  # of which each entry of a menu is followed by one
LONGEST_CHARS = 600  # of a line whose shape can make it furniture; patterns see no longer text
LONGEST = 80  # words of a line that is searched for a phrase inside it
KEYWORDS = 30  # words of the longest line of keywords without a colon
MENU_ITEM = 3  # words of the longest entry of a menu
END_WORDS = 5  # of the longest line with which agencies end what they send: «// انتهى //», «(النهاية) م ع»
_MARKED = says.PAID | says.CALLS | says.NUMBER
_OF_FURNITURE = says.LISTED | says.ACTS | says.NAMES


def clue(unit: Unit, below: Unit | None, headed: bool, tail: bool) -> Clue | None:
    """What a line says of itself, or None.

    below: the next line. headed: whether a headline stands above. tail: whether running text does, and furniture between at most.
    """
    if not unit.words:
        return Clue("footer", "rule:no-words")
    if len(unit.text) > LONGEST_CHARS:
        return _by_phrase(unit, below, headed)
    first, some, every = says.of(unit.words)
    found = _by_shape(unit) or (_by_phrase(unit, below, headed) if first & says.BEGINS or some & says.INSIDE else None)
    if found is None and tail and (first & says.BEGINS or every & says.LISTED):
        found = _at_the_tail(unit, below)
    if found is None and (first & (says.OVER | says.DATED | says.ENDS) or some & _MARKED):
        found = _by_marks(unit, below, first, some)
    if found is None and headed and first & says.HEADS:
        found = _by_head(unit, below, tail)
    if found is None and first & says.ENTRY:
        found = _entry(unit)
    if found is None and (every & _OF_FURNITURE or some & says.OUTLET):
        found = _by_words(unit, below)
    return found or (_by_menu(unit, below) if some & (says.ENTRY | says.BEGINS) else None)


def _by_marks(unit: Unit, below: Unit | None, first: int, some: int) -> Clue | None:
    """Days, numbers, what is paid for, appeals to readers, and with what agencies end their news.

    first, some: the bits of its first word, and of any.
    """
    if some & (says.PAID | says.CALLS) and (site := appeals.told(unit)):
        return Clue("footer", f"rule:{site}")
    if first & says.OVER and unit.tag and shapes.leads_over(unit, below):
        return Clue("related", "rule:leads-over", "list" if unit.share == 0 else "")
    if (first & says.DATED or some & says.NUMBER) and dates.is_date_line(unit):
        return Clue("date", "rule:date-line")
    if some & says.NUMBER and any(map(str.isdigit, unit.words)) and all(word.isdigit() or len(word) == 1 for word in unit.words):
        return Clue("footer", "rule:numbers-only")  # «0086», «14:31 ت م»
    ends = first & says.ENDS and unit.size <= END_WORDS and all(len(word) < 3 for word in unit.words[1:])
    return Clue("footer", "rule:end-mark") if ends else None


def _by_head(unit: Unit, below: Unit | None, tail: bool) -> Clue | None:
    kind = shapes.told(unit, below, tail)
    return Clue(kind, f"rule:{kind}-behind-a-head", closes=kind == "tags") if kind else None


def _by_words(unit: Unit, below: Unit | None) -> Clue | None:
    """Lines of several words that stand in no list, each of them a word of furniture."""
    if furniture.is_list_head(unit, below):
        return Clue("related", "rule:list-head", "list")
    if furniture.is_action(unit):
        return Clue("footer", "rule:site-actions")
    if furniture.is_section(unit):
        return Clue("section", "rule:section-words", soft=True)
    return Clue("footer", "rule:self-description") if furniture.is_self_description(unit) else None


def _at_the_tail(unit: Unit, below: Unit | None) -> Clue | None:
    """Lines that only below an article's text are known: «أخبار اليوم» is the name of a section above it."""
    return Clue("related", "rule:list-head", "list") if furniture.is_list_head(unit, below) else _keywords(unit, below)


def _keywords(unit: Unit, below: Unit | None) -> Clue | None:
    """A line below the text that a word for keywords begins, without a colon: «سمات …», and nothing of an article below it."""
    if unit.bullet or unit.size > KEYWORDS or ends_sentence(unit.text) or "؟" in unit.text:
        return None
    rows = (row for row in phrases.table().get(unit.words[0], ()) if row.label == "tags" and row.stands(unit.words, 0))
    told = next((_clue(row, unit) for row in rows), None)
    if told is None or below is None:
        return told
    listed = len(_COMMA.findall(unit.text)) >= 2
    return None if below.prose or (not listed and clue(below, None, headed=True, tail=False) is None) else told


def _by_shape(unit: Unit) -> Clue | None:
    """Lines that need no words to be known."""
    text = unit.text
    if ("©" in text or text[:3].lower() == "(c)") and unit.size <= 25:
        return Clue("footer", "rule:copyright", closes=True)
    if _ADDRESS.fullmatch(text) or (unit.size <= 8 and "@" in text and _MAIL.search(text)):
        return Clue("footer", "rule:address")
    hashtags = len(_HASHTAG.findall(text)) if "#" in text and unit.size <= 40 else 0
    if hashtags >= 2 and hashtags >= len(text.split()) / 2:
        return Clue("tags", "rule:hashtags", closes=True)
    return None


def _by_phrase(unit: Unit, below: Unit | None, headed: bool) -> Clue | None:
    for phrase in phrases.table().get(unit.words[0], ()):
        if phrase.where == "in" or not phrase.stands(unit.words, 0):
            continue
        if _holds(phrase, unit, below, headed):
            return _clue(phrase, unit)
    joined = _behind_waw(unit, below, headed)
    if joined:
        return joined
    inside = phrases.inside()
    if unit.size > LONGEST or inside.keys().isdisjoint(unit.words):
        return None
    for index, word in enumerate(unit.words):
        for phrase in inside.get(word, ()):
            if unit.size <= phrase.most and phrase.stands(unit.words, index):
                return _clue(phrase, unit)
    return None


def _behind_waw(unit: Unit, below: Unit | None, headed: bool) -> Clue | None:
    """A head of links behind و: «واقرأ كذلك». Of one word it is a verb of the text, and of speech with quotation marks."""
    if unit.words[0][0] != "و" or unit.prose or not _QUOTE.isdisjoint(unit.text):
        return None
    forms = (unit.words[0][1:], *unit.words[1:])
    for phrase in phrases.table().get(forms[0], ()):
        heads = phrase.opens == "list" and phrase.where != "in" and len(phrase.slots) > 1
        if heads and phrase.stands(forms, 0) and _holds(phrase, unit, below, headed):
            return _clue(phrase, unit)
    return None


def _holds(phrase: Phrase, unit: Unit, below: Unit | None, headed: bool) -> bool:
    """Whether a phrase at the head of a line decides what the line is."""
    if unit.size > phrase.most:
        return False
    alone = unit.size - sum(word.isdigit() for word in unit.words) == len(phrase.slots)  # a number is their count
    if phrase.where == "line":
        return alone
    if phrase.where == "head":
        return below is None or not below.prose
    if phrase.where in {"lead", "after"}:
        return (alone or _separated(unit, len(phrase.slots))) and (headed or phrase.where == "lead")
    if phrase.where == "below" and not headed:
        return False
    return not (unit.size > 12 and phrase.most < 40 and ends_sentence(unit.text))


def _separated(unit: Unit, count: int) -> bool:
    """Whether a colon or dash follows the line's first `count` words."""
    seen = 0
    for token in tokens(unit.text, 0, HEAD):
        if seen == count:
            return token.form in _SEPARATORS
        seen += is_word(token)
    return True


def _clue(phrase: Phrase, unit: Unit) -> Clue:
    alone = unit.size <= len(phrase.slots) + (2 if phrase.where == "head" else 1)  # أيضا, هنا
    opens = phrase.opens if alone or phrase.opens == "rest" else ""
    opens = "" if opens == "rest" and "0" in unit.words else opens  # no comment follows
    closes = phrase.label == "tags" or phrase.opens == "rest" or (phrase.where == "in" and phrase.label == "footer")
    sure = phrase.label in {"related", "tags", "footer"} and phrase.where in {"line", "lead", "start"}
    return Clue(phrase.label, phrase.why, opens, soft=phrase.label == "summary", closes=closes, sure=sure)


def _entry(unit: Unit) -> Clue | None:
    """A line that is one entry of a menu."""
    words = " ".join(unit.words)
    kind = phrases.entries().get(words)
    if kind is None:
        return None
    return Clue("section" if kind == "section" else "footer", f"row:sections.tsv:{words}", soft=kind == "section")


def _by_menu(unit: Unit, below: Unit | None) -> Clue | None:
    """Lines made of menu entries: `سياسة | اقتصاد | رياضة`, `فيسبوك تويتر واتساب`, `الرئيسية » العالم`."""
    if unit.size > 40:
        return None
    signs = len(_RULES.findall(unit.text))
    found = _by_rules(unit, below) if signs and len(unit.words) <= MENU_ITEM * (signs + 1) else None
    if found or len(unit.words) < 2:
        return found
    words = [word for word in unit.words if not word.isdigit()]  # `3 دقائق قراءة`
    return Clue("footer", "rule:menu") if _all_entries(words, phrases.entries()) else None


def _by_rules(unit: Unit, below: Unit | None) -> Clue | None:
    """Entries with signs between them."""
    entries = phrases.entries()
    pieces = _MENU.split(unit.text)
    if len(unit.words) > MENU_ITEM * len(pieces):
        return None
    items = [" ".join(_WORD.findall(folded(item))) for item in pieces]
    items = [item for item in items if item]
    if all(len(item.split()) <= MENU_ITEM for item in items):
        known = sum(item in entries or _is_site_phrase(item.split()) for item in items)
        if len(items) >= 2 and known and _CRUMB.search(unit.text):
            repeated = below is not None and " ".join(below.words) == items[-1]  # the section's own line follows
            menu = entries.get(items[-1], "section") != "section" or _is_site_phrase(items[-1].split())  # ends with no section
            return Clue("footer" if repeated or menu else "section", "rule:breadcrumb")
        if len(items) >= 3 and known >= 2:
            return Clue("footer", "rule:menu")
    return None


def foreign(unit: Unit) -> Clue | None:
    """A line without an Arabic letter: a menu, a notice, an embed."""
    return None if LETTER.search(unit.text[:LONGEST_CHARS]) else Clue("footer", "rule:no-arabic")


def _is_site_phrase(words: Sequence[str]) -> bool:
    """Whether an entry of a menu begins with a phrase that site furniture begins with: «إرسال إلى صديق»."""
    return any(phrase.label == "footer" and phrase.stands(words, 0) for phrase in phrases.table().get(words[0], ()))


def _all_entries(words: Sequence[str], entries: Mapping[str, str]) -> bool:
    """Whether words are nothing but entries of menus, one after the other."""
    index = 0
    while index < len(words):
        able = (3, 2, 1) if words[index] in phrases.entry_words() else ()
        size = next((size for size in able if " ".join(words[index : index + size]) in entries), 0)
        if not size:
            return False
        index += size
    return True
