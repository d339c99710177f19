"""What a site puts between an article's paragraphs: marks of what is paid for, and appeals to follow its channels."""

from typing import Literal

from musnad.extract import voice
from musnad.extract.furniture import kinds_of
from musnad.extract.units import Unit, ends_sentence

AD_WORDS = 8  # of the longest mark of an advertisement
APPEAL_WORDS = 24  # of the longest appeal
LEAD_WORDS = 10  # words in front of the call: «لآخر الأخبار على مدار الساعة تابعونا …»
SHORT = 5  # words of a call to «us» that names no channel
SENTENCE_WORDS = 16  # of the longest sentence that is one without a word for what is the site's own
NEWS = 1.5  # weight of the words of news with which a line is no appeal
_QUOTES = frozenset('«»"“”')
_BEHIND = frozenset({"علي", "عبر", "في", "الي", "الان", "معنا", "من"})  # of a call that names its channel later
_WHERE = frozenset({"network", "platform"})
_CHANNEL, _OURS, _YOURS = frozenset({"channel"}), frozenset({"ours"}), frozenset({"yours"})
_WHAT = _WHERE | _CHANNEL
_CALLS = frozenset({"call", "call-one", "call-us"})
AD = "ad"  # of a word for what is paid for
CALLS = _CALLS | {"call-doubt", "call-to", "call-may"}


def told(unit: Unit) -> Literal["ad-mark", "appeal"] | None:
    """What a line is, if it is one of the two."""
    return "ad-mark" if is_ad_mark(unit) else "appeal" if is_appeal(unit) else None


def is_ad_mark(unit: Unit) -> bool:
    """Whether a line says no more than that something paid for stands there: «مساحة إعلانية», «يتبع بعد الإعلان»."""
    paid = [word for word in unit.words if AD in kinds_of(word)] if unit.size <= AD_WORDS else []
    if not paid:
        return False
    if not all(word.isdigit() or kinds_of(word) & {AD, "around-ad", "go-on"} for word in unit.words):
        return False
    announced = all(word == "الاعلان" for word in paid)  # what the text tells of may be announced
    return not announced or unit.size == 1 or any("go-on" in kinds_of(word) for word in unit.words)


def is_appeal(unit: Unit) -> bool:
    """Whether a line calls readers to a channel of the site: «تابعونا على …», «لمتابعة آخر الأخبار انضموا إلى قناتنا»."""
    if not 2 <= unit.size <= APPEAL_WORDS or unit.text[0] in _QUOTES or unit.text.endswith((":", "؟")):
        return False
    first = unit.words[unit.words[0] == "لا" : LEAD_WORDS]  # «لا تنسوا …»
    if not any(not kinds_of(word).isdisjoint(CALLS) for word in first) or voice.weights(unit.words).get("news", 0) >= NEWS:
        return False
    head = [kinds_of(word) for word in first]
    at = next((index for index, kinds in enumerate(head) if "call-us" in kinds), None)
    if at is not None and (at == 0 or _QUOTES.isdisjoint(unit.text)):
        return unit.size <= SHORT or _told(unit, _WHAT | _OURS | _YOURS)
    return not head[0].isdisjoint(CALLS) and _opens(unit, head[0])


def _opens(unit: Unit, kinds: frozenset[str]) -> bool:
    """Whether a line whose first word is of some kinds of calls means the site's readers."""
    if _told(unit, _OURS) or "call-may" in kinds:
        return _told(unit, _OURS)
    ended = ends_sentence(unit.text)
    if _told(unit, _YOURS) and _told(unit, _WHAT):
        return not ended or unit.size <= SENTENCE_WORDS
    if ended or not _told(unit, _WHERE):
        return False
    if "call-to" in kinds:
        return _told(unit, _CALLS)
    if "call" in kinds:
        return _told(unit, _CHANNEL)
    second = unit.words[1]
    return "call-one" in kinds and ("channel" in kinds_of(second) or second in _BEHIND)


def _told(unit: Unit, kinds: frozenset[str]) -> bool:
    """Whether one of a line's words behind the first is of one of some kinds."""
    return any(not kinds_of(word).isdisjoint(kinds) for word in unit.words[1:])
