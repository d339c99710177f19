"""Sources without a name that a definite noun takes up: «المصدر»، «المصادر ذاتها»، «المسؤول» after «بحسب مصدر أمني»."""

from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, head_of, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group, indices_of, particle_after, speaker_noun, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Party

_OFFICIALS = group("bare-official")
_NOUNS = group("bare-source") | _OFFICIALS
_FORMS = {clitic + noun: noun for noun in _NOUNS for clitic in ("", "ل")}
_BEFORE = frozenset({"عن", "من", "ان", "وان", "بان", "لسان", "به", "عنه", "بها"})  # «نقلا عن مصدر»، «يذكر أن مصدرا»
_LONGEST = 10  # tokens of a source's description
_PLACES = 24  # places of a noun in an article that are looked at


def note_sources(scene: Scene, memory: Memory) -> None:
    """Take up where the text brings in sources without a name: «بحسب مصدر أمني», «على ما أفاد مسؤول في …»."""
    for index in indices_of(scene.words, _FORMS):
        if index and index + 1 < len(scene.words) and scene.mention[index] is None and is_word(scene.tokens[index + 1]):
            noun = _FORMS[scene.words[index]]
            at = index - (noun in _OFFICIALS and scene.words[index - 1] == "مصدر")  # «مصدر مسؤول»
            places = memory.sources.setdefault(noun, [])
            if len(places) < _PLACES and _brought_in(scene, at):
                places.append((scene, at))


def _brought_in(scene: Scene, index: int) -> bool:
    """Whether a source at a token speaks: after a verb, a particle of attribution or «أن», or under «لـ»."""
    while index and scene.time[index - 1] is not None:
        index -= 1  # «حسب ما أعلن اليوم مصدر حكومي»
    before = scene.words[index - 1] if index else ""
    return index - 1 in scene.cue_at or before in _BEFORE or particle_after(before) is not None


def source_again(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """The source without a name that the article brought in last, where nobody called so has spoken since."""
    head = head_of(scene, subject)
    noun = without_article(head)
    if noun not in _NOUNS or not head.startswith("ال"):
        return None
    last = scene.words[subject.end - 1]
    alone = subject.end - subject.start == 1 or (subject.end - subject.start == 2 and last in group("same"))
    here = scene.tokens[subject.start].start
    place = next((place for place in reversed(memory.sources.get(noun, ())) if _offset(place) < here), None)
    if not alone:
        return None
    if place is None:
        return _unnamed_last(noun, memory) if noun in {"مصدر", "مصادر"} else None
    for parties in (parties for parties, _, _ in reversed(memory.spoke) if parties):
        span = parties[0].span
        if span is not None and span.start <= _offset(place) < span.end:
            return parties
        later = span is not None and span.start > _offset(place)
        called = parties[0].entity is None and noun in map(without_article, words_of(parties[0].text)[:1])
        if called or (later and noun in _OFFICIALS and parties[0].entity in memory.persons):
            return None
    return _told(*place)


def _unnamed_last(noun: str, memory: Memory) -> tuple[Party, ...] | None:
    """«المصدر» after «قال مسؤول في كذا», «المصادر» after «قال سكان في كذا»: who spoke last, if nobody named."""
    last, _, plural = memory.spoke[-1] if memory.spoke else ((), False, False)
    told = words_of(last[0].text) if len(last) == 1 and last[0].entity is None else ()
    unnamed = len(told) > 1 and (told[0] in group("anonymous") or speaker_noun(told[0]) == "source")
    return last if unnamed and plural == (noun == "مصادر") else None


def _offset(place: tuple[Scene, int]) -> int:
    return place[0].tokens[place[1]].start


def _told(scene: Scene, index: int) -> tuple[Party, ...] | None:
    """The description of a source that begins at a token, if it tells more than its noun."""
    phrase = subject_after(scene, index, min(len(scene.tokens), index + _LONGEST))
    end = phrase.end if phrase is not None and phrase.start == index else index + 1
    under = scene.words[index] in _NOUNS
    party = described(scene, Subject(index, end, "" if under else scene.words[index][1:]))
    return (Party(None, party.text, party.span),) if len(words_of(party.text)) > 1 else None


def told_otherwise(scene: Scene, subject: Subject, party: Party) -> bool:
    """«المسؤولون في شبكة كذا» after «المسؤولون في إقليم كذا»: whether what goes on after a noun makes it another party."""
    if party.entity is not None or len(words_of(party.text)) < 3 or speaker_noun(head_of(scene, subject)) != "source":
        return False
    told = [word for word in words_of(described(scene, subject).text)[1:] if len(word) > 2]
    return len(told) > 1 and told[0] not in words_of(party.text)
