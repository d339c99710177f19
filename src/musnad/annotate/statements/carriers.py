"""Through whom the words came: agencies told («لوكالة …»), sources named beside («بحسب …»), offices that gave them out."""

from functools import cache

from musnad.annotate.statements.bounds import attribution_source
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import OBJECT_PRONOUNS, group, speaker_noun, words_of
from musnad.arabic import folded
from musnad.model import Mention, Party, Span
from musnad.tables import lexicon

MEDIA = frozenset({"agency", "outlet"})


@cache
def _release_forms() -> frozenset[str]:
    """Folded forms with an object pronoun: «اصدره، اصدرتها، بثه»."""
    forms = set()
    for row in lexicon("release_verbs"):
        for pronoun in OBJECT_PRONOUNS:
            forms.update({folded(row["perfect"] + pronoun), folded(row["perfect"] + "ت" + pronoun)})
    return frozenset(forms)


def is_medium(scene: Scene, index: int, memory: Memory) -> bool:
    """Whether the name at a token is an agency or an outlet, by the lists or by the noun before it («قناة …»)."""
    mention = scene.mention[index]
    if mention is None:
        return False
    known = memory.tables.known.get(mention.entity)
    if known is not None:
        return known.kind in MEDIA
    first = next(iter(words_of(scene.text[mention.start : mention.end])), "")
    before = _word_before(scene, index)
    return mention.type == "ORG" and "media" in {speaker_noun(first), speaker_noun(before), speaker_noun(before.removeprefix("ل"))}


def _word_before(scene: Scene, index: int) -> str:
    position = index - 1
    while position >= 0 and (scene.mention[position] is scene.mention[index] or scene.words[position] in {'"', "«", "“", "("}):
        position -= 1
    return scene.words[position] if position >= 0 else ""


def between(scene: Scene, start: int, end: int, memory: Memory) -> tuple[Party, ...]:
    """The carriers that stand between a cue and its content, nearest to the speaker first."""
    found: list[Party] = []
    index = start
    while index < end:
        source = attribution_source(scene, index)
        if source is not None:
            found.extend(source_parties(scene, source, memory)[0])
            index = source
        elif _told_to(scene, index, memory):
            mention = scene.mention[index]
            if mention is not None and all(party.entity != mention.entity for party in found):
                found.append(_named(scene, mention))
        index += 1
    return released(scene, start, end, memory) + tuple(found)


def released(scene: Scene, start: int, end: int, memory: Memory) -> tuple[Party, ...]:
    """Who gave the words out: «في مقطع أصدره مكتبه»، «في بيان أذاعه التلفزيون»."""
    found: list[Party] = []
    for index in range(start, end):
        if scene.words[index] in _release_forms():
            giver = subject_after(scene, index + 1, end + 1)
            found.extend(resolve(scene, giver, memory) if giver is not None else ())
    return tuple(found)


def _told_to(scene: Scene, index: int, memory: Memory) -> bool:
    """«لوكالة فرانس برس»، «لـ«رويترز»»: the medium that heard the words; the page's own outlet is none."""
    mention = scene.mention[index]
    if mention is None or scene.mention[index - 1] is mention or not is_medium(scene, index, memory):
        return False
    if folded(scene.text[mention.start : mention.end]) == memory.own_outlet:
        return False
    before = _word_before(scene, index)
    if _talk(scene, index):
        return True
    return clitic_cut(scene, index, "ل") > 0 or before == "ل" or (before.startswith("ل") and speaker_noun(before[1:]) == "media")


def _talk(scene: Scene, index: int) -> bool:
    """«في مقابلة مع رويترز»، «في حديث خاص مع قناة …»: a talk with the medium."""
    before = scene.words[max(0, index - 6) : index]
    return "مع" in before[-3:] and any(word in group("talk") for word in before)


def _named(scene: Scene, mention: Mention) -> Party:
    return Party(mention.entity, scene.text[mention.start : mention.end], Span(mention.start, mention.end))


def source_parties(scene: Scene, source: int, memory: Memory) -> tuple[tuple[Party, ...], int]:
    """Whom an attribution names, from the token where its source begins, and the token after it."""
    limit = scene.sentence(source)[1]
    start = source
    mention = scene.mention[start]
    if mention is not None:
        end = start
        while end < limit and scene.mention[end] is mention:
            end += 1
        return (_named(scene, mention),), end
    subject = subject_after(scene, start, limit)
    if subject is None:
        return _after_clitic(scene, start, limit)
    parties = resolve(scene, subject, memory)
    end = subject.end
    while end < limit and parties and parties[-1].span is not None and scene.tokens[end].end <= parties[-1].span.end:
        end += 1
    return parties, end


def _after_clitic(scene: Scene, start: int, limit: int) -> tuple[tuple[Party, ...], int]:
    """«وفقا لمصادر أمنية»: the source with the preposition cut from its first word."""
    end = start + 1
    while (
        end < limit
        and scene.mention[end] is None
        and scene.words[end].isalpha()
        and speaker_noun(scene.words[end]) is None
        and end - start < 4
    ):
        other = scene.words[start].startswith("لل") and not scene.words[end].startswith("ال")  # «للوزارة صغار المزارعين»
        if other or scene.words[end] in group("source-end") or scene.time[end] is not None:
            break
        end += 1
    if end < limit and scene.mention[end] is not None and scene.mention[end].type != "PER":  # type: ignore[union-attr]
        return (_named(scene, scene.mention[end]),), end + 1  # type: ignore[arg-type]
    if end in scene.quotes and scene.quotes[end] - end <= 4:
        end = min(scene.quotes[end] + 1, limit)
    begin = scene.tokens[start].start + (1 if scene.words[start].startswith("ل") else 0)
    finish = scene.tokens[end - 1].end
    return (Party(None, scene.text[begin:finish], Span(begin, finish)),), end
