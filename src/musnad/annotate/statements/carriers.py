"""Through whom the words came: media told («لوكالة …»), offices and media that gave them out («بثها التلفزيون»), spokesmen."""

from functools import cache

from musnad import outlets
from musnad.annotate.statements.attributions import attribution_source
from musnad.annotate.statements.chains import is_own, medium_noun, release_forms, source_chain, source_parties
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import can_speak, subject_after
from musnad.annotate.statements.papers import MEDIA
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import group, may_attribute, particle_after, speaker_noun, words_of
from musnad.arabic import folded, without_article
from musnad.model import Party

SPEECH = 6  # tokens from a noun for speech to who gave it out
NOUN = 5  # tokens from the noun of a medium to its name
TALK = 8  # tokens from the noun of a talk to the medium that it was given to
_SIGNS = frozenset({'"', "«", "“", "(", "»", "”"})  # signs are often turned the wrong way: «لـ»العربية»»
_INTO = frozenset({"في", "وفي", "خلال", "وخلال", "علي", "ضمن"})


@cache
def _outlets() -> frozenset[str]:
    """Folded names of outlets of several words: one word alone («الحياة») may be another name."""
    return frozenset(folded(name) for outlet in outlets.known() for name in outlet.names if " " in name)


def is_medium(scene: Scene, index: int, memory: Memory) -> bool:
    """Whether the name at a token is an agency or an outlet, by the lists or by the noun before it («قناة …»)."""
    mention = scene.mention[index]
    if mention is None:
        return False
    known = memory.tables.known.get(mention.entity)
    if known is not None:
        return known.kind in MEDIA
    if folded(scene.text[mention.start : mention.end]) in _outlets():
        return True
    if not group("platform").isdisjoint(words_of(scene.text[mention.start : mention.end])):
        return False  # «موقع تويتر»: there the speaker writes for himself
    first = next(iter(words_of(scene.text[mention.start : mention.end])), "")
    before = _word_before(scene, index)
    return mention.type == "ORG" and "media" in {speaker_noun(first), speaker_noun(before), speaker_noun(before.removeprefix("ل"))}


def _word_before(scene: Scene, index: int) -> str:
    position = index - 1
    while position >= 0 and (scene.mention[position] is scene.mention[index] or scene.words[position] in _SIGNS):
        position -= 1
    return scene.words[position] if position >= 0 else ""


def between(scene: Scene, start: int, end: int, memory: Memory) -> tuple[Party, ...]:
    """The carriers that stand between a cue and its content, nearest to the speaker first."""
    found: list[Party] = []
    index = start
    while index < end:
        source = attribution_source(scene, index) if may_attribute(scene.words[index]) else None
        if source is not None:
            inner, outer, after = source_chain(scene, source, memory)
            found.extend(inner + outer)
            index = max(after, index + 1)
            continue
        found.extend(_by_mouth(scene, index, end, memory) + _heard(scene, index, memory))
        index += 1
    return _once(released(scene, start, end, memory) + tuple(found), memory)


def fronted(scene: Scene, start: int, end: int, memory: Memory) -> tuple[Party, ...]:
    """The carriers that stand before a cue: «وفي مقابلة مع صحيفة …، قال»، «في تصريحات بثها التلفزيون، قال»."""
    found: list[Party] = []
    for index in range(start, end):
        if scene.words[index] in group("talk") and index > start and scene.words[index - 1] in _INTO:
            for near in range(index + 1, min(end, index + TALK)):
                found.extend(_heard(scene, near, memory))
    return _once(released(scene, start, end, memory) + tuple(found), memory)


def _once(parties: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    """The parties without the page's own outlet, and without those named twice."""
    kept: list[Party] = []
    for party in parties:
        known = any(party == other or (party.entity is not None and party.entity == other.entity) for other in kept)
        if not known and not is_own(party, memory):
            kept.append(party)
    return tuple(kept)


def released(scene: Scene, start: int, end: int, memory: Memory) -> tuple[Party, ...]:
    """Who gave the words out: «في مقطع أصدره مكتبه»، «في بيان أذاعه التلفزيون»."""
    found: list[Party] = []
    for index in range(start, end):
        before = scene.words[index - 1] if index else ""
        if scene.words[index] in group("made-by") and _work(scene, index):
            continue  # «دراسة أجراها المركز»: whose work it is, not who gave it out
        if scene.words[index] in release_forms() and before != "ما" and particle_after(before) is None and _speech(scene, index):
            at = next((i for i in range(index + 1, end) if scene.time[i] is None), end)  # «بثته أمس وكالة كذا»
            giver = subject_after(scene, at, end + 1)
            why = giver is not None and scene.words[giver.start].endswith("ا") and not can_speak(scene, giver)
            parties = resolve(scene, giver, memory) if giver is not None and not why else ()  # «بيان أصدرته تعليقا على …»
            found.extend(party for party in parties if party not in found)
    return tuple(found)


def _work(scene: Scene, index: int) -> bool:
    """«دراسة (جديدة) أجراها …»، «الدراسة التي أجراها …»: a paper, no talk, before the verb that tells whose it is."""
    near = scene.words[max(0, index - 2) : index]
    return any(speaker_noun(word) == "document" for word in near) and group("talk").isdisjoint(map(without_article, near))


def _speech(scene: Scene, index: int) -> bool:
    """Whether what a medium gave out is speech: «تصريحات بثها»، «بيان أصدره»; not «لقطات عرضها»."""
    near = scene.words[max(0, index - SPEECH) : index]
    return any(word in group("talk", "recorded") or speaker_noun(word) == "document" for word in map(without_article, near))


def _by_mouth(scene: Scene, index: int, limit: int, memory: Memory) -> tuple[Party, ...]:
    """«أعلنت الوزارة على لسان المتحدث باسمها»: who spoke for the speaker."""
    if scene.words[index] != "لسان" or scene.words[index - 1] != "علي":
        return ()
    mouth = subject_after(scene, index + 1, limit + 1)
    return resolve(scene, mouth, memory) if mouth is not None else ()


def _heard(scene: Scene, index: int, memory: Memory) -> tuple[Party, ...]:
    """«لوكالة فرانس برس»، «لـ«رويترز»»، «عبر قناة …»، «للتلفزيون الرسمي»: the medium that heard the words."""
    mention = scene.mention[index]
    if mention is None:
        return _unnamed(scene, index, memory)
    before = _word_before(scene, index)
    if (index and scene.mention[index - 1] is mention) or not (
        is_medium(scene, index, memory) or _told_in_quotes(scene, index, memory)
    ):
        return ()
    told = clitic_cut(scene, index, "ل") > 0 or before in {"ل", "لل"} or _noun_told(scene, index)
    return (party_of(scene.text, mention),) if told or _talked(scene, index) else ()


def _noun_told(scene: Scene, index: int) -> bool:
    """«لوكالة فرانس برس»، «لوكالة الأنباء «رويترز»»، «لمراسلة الإذاعة»: the noun before a name, with ل."""
    position = index - 1
    while position >= 0 and index - position < NOUN and (scene.words[position] in _SIGNS or scene.words[position].startswith("ال")):
        position -= 1
    word = scene.words[position] if position >= 0 else ""
    return word.startswith("ل") and medium_noun(word[1:])


def _told_in_quotes(scene: Scene, index: int, memory: Memory) -> bool:
    """«لـ«الضفة»»: a body in quotation marks that somebody told is a medium, where the lists know nothing else of it."""
    mention = scene.mention[index]
    if mention is None or mention.type != "ORG" or mention.entity in memory.tables.known or index < 2:
        return False
    if scene.words[index - 1] not in _SIGNS or scene.words[index - 2] != "ل":
        return False
    before = scene.words[max(0, index - 4) : index - 2]
    office = len(before) == 2 and speaker_noun(before[0]) == "role" and before[0].startswith("ال")
    return not (office and before[1].startswith("ال"))  # «المدير العام لـ«الشركة»»


def _unnamed(scene: Scene, index: int, memory: Memory) -> tuple[Party, ...]:
    """«للتلفزيون الرسمي»، «لوسائل إعلام محلية»; «للصحيفة» alone is the one named before."""
    word = scene.words[index]
    noun = word[2:] if word.startswith("لل") else word[1:] if word.startswith("ل") else ""
    if len(noun) < 3 or not medium_noun(noun) or not clitic_cut(scene, index, "ل"):
        return ()
    near = range(index + 1, min(index + 5, len(scene.tokens)))
    stop = next((i for i in near if scene.words[i] in group("stop", "that")), near.stop)
    if any(is_medium(scene, i, memory) for i in near if i < stop):
        return ()  # its name follows: «لوكالة فرانس برس»
    parties, after = source_parties(scene, index, memory)
    if after == index + 1 and noun not in group("broadcast"):
        return memory.carriers[-1:]
    return parties if after > index + 1 or word.startswith("لل") else ()


def _talked(scene: Scene, index: int) -> bool:
    """«في مقابلة مع رويترز»، «في حديث خص به قناة …»، «عبر قناة …»، «على شاشة …»."""
    near = scene.words[max(0, index - 3) : index]
    if not group("own-page").isdisjoint(near):
        return False  # «عبر موقع الوزارة»: where it can be read
    if "عبر" in near or ("علي" in near and any(medium_noun(word) or word in group("broadcast") for word in near)):
        return True
    talk = any(word in group("talk") for word in scene.words[max(0, index - TALK) : index])
    return talk and not {"مع", "خص", "خصت", "به", "بها", "علي", "الي"}.isdisjoint(near)
