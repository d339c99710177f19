"""Who two or more speakers are that are only counted: «الرئيسان»، «الشركتان»، «البلدان»، «هذه الدول الثلاث»."""

import re
from bisect import bisect_left

from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, dual_noun, group, plurals, speaker_noun
from musnad.arabic import folded, without_article
from musnad.model import Mention, Party

NEAR = 60  # letters from the second last name of a kind to the last for two to be a pair of their own
_BOTH_SIDES = re.compile(r"(?:الجانب|الطرف|البلد)(?:ين|ان) (ال\w{3,20}) وال(\w{3,20})")
_BETWEEN = re.compile(r"البلدين|الدولتين|المملكتين")
_REACH = 4000  # letters of the page that are looked through for the two sides
_COUNTS = {"three": 3, "four": 4}


def counted(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The two or more that a phrase only counts, or nothing where it is no such phrase or they were not named."""
    words = [bare_noun(word) for word in scene.words[subject.start : subject.end]]
    before = scene.tokens[subject.start].start
    head = words[0]
    if head in group("dual-side", "dual") - group("dual-state") and (again := _pair_again(memory, people=head in group("dual"))):
        return again
    if head in group("dual-state"):
        return _as_parties(scene.text, _last(memory, before, "LOC", 2))
    if head in group("dual-side"):
        return _sides(scene, memory, before)
    if head in group("dual"):
        return _as_parties(scene.text, _last(memory, before, "PER", 2))
    if words[-1] in group(*_COUNTS):
        return _number_of(scene, words, before, memory)
    stem = (
        dual_noun(head)
        if head.startswith("ال")
        and head.endswith(("ان", "ين"))
        and subject.end - subject.start <= 2
        and head not in plurals()
        and speaker_noun(head) is None  # «الأمين» is no dual of «أم»
        and scene.words[subject.end : subject.end + 1] != ("الذين",)  # «المحافظين الذين انتقدوا …»
        else None
    )
    return _of_noun(scene, stem, before, memory) if stem is not None else ()


def _pair_again(memory: Memory, *, people: bool) -> tuple[Party, ...]:
    """The two who spoke together before: «وأكد الجانبان» again and again; persons alone for «الرئيسان»."""
    for parties, _, _ in reversed(memory.spoke):
        half = len({party.entity is None for party in parties}) > 1  # «ولي العهد والسيسي يتفقان»: one is not known yet
        if len(parties) == 2 and not half and (not people or all(party.entity in memory.persons for party in parties)):
            return parties
    return ()


def both(scene: Scene, memory: Memory, before: int) -> tuple[Party, ...]:
    """The two whom a verb in the dual means: «وأكدا أن»."""
    for parties, _, _ in reversed(memory.spoke):
        if len(parties) == 2:
            return parties
    begin, end = scene.sentence(bisect_left(scene.tokens, before, key=lambda token: token.start))
    if not group("dual-side", "dual-state").isdisjoint(scene.words[begin:end]):
        return _sides(scene, memory, before)  # «رفض الجانبان …، وشددا على أن»
    return _as_parties(scene.text, _nearer_pair(memory, before))


def _sides(scene: Scene, memory: Memory, before: int) -> tuple[Party, ...]:
    """«الجانبان»: the two states whose sides were named so or that were named together, else whichever two were named last."""
    told = list(_BOTH_SIDES.finditer(scene.text[max(0, before - _REACH) : before]))
    for found in reversed(told):
        first, second = (memory.nisba.get(without_article(folded(word))) for word in found.groups())
        if first is not None and second is not None and first != second:
            known = memory.tables.known
            return Party(first, known[first].name), Party(second, known[second].name)
    states = _last(memory, before, "LOC", 3)  # a third leaves it open which two are meant
    of_states = len(states) == 2 and _BETWEEN.search(scene.text[max(0, before - _REACH) : before]) is not None
    return _as_parties(scene.text, states if of_states else _nearer_pair(memory, before))


def _of_noun(scene: Scene, stem: str, before: int, memory: Memory) -> tuple[Party, ...]:
    """«الوزيران»: the last two who hold such an office; «الشركتان»: the last two such bodies; else the last two persons."""
    kind = speaker_noun(stem)
    if kind == "role":
        holders: list[Mention] = []
        for feminine in ("", "ه"):
            holders += [held.mention for held in memory.holders(without_article(stem) + feminine) if held.mention.start < before]
        entities = {mention.entity for mention in holders}
        named = [mention for mention in _last(memory, before, "PER", 6) if mention.entity in entities]
        return _as_parties(scene.text, named[-2:] if len(named) > 1 else _last(memory, before, "PER", 2))
    if kind in {"body", "media"}:
        return _as_parties(scene.text, _last(memory, before, "ORG", 2, media=kind == "media"))
    return _as_parties(scene.text, _last(memory, before, "PER", 2)) if kind == "source" else ()


def _number_of(scene: Scene, words: list[str], before: int, memory: Memory) -> tuple[Party, ...]:
    number = next(number for name, number in _COUNTS.items() if words[-1] in group(name))
    states = any(without_article(word) in {"دول", "بلدان", "عواصم"} for word in words)
    people = any(speaker_noun(word) in {"role", "source"} for word in words)
    if not states and not people:
        return ()
    return _as_parties(scene.text, _last(memory, before, "LOC" if states else "PER", number))


def _nearer_pair(memory: Memory, before: int) -> list[Mention]:
    """Two persons or two states, whichever were named together last."""
    pairs = [_last(memory, before, kind, 2) for kind in ("PER", "LOC", "ORG")]
    full = [pair for pair in pairs if len(pair) == 2]
    close = [pair for pair in full if pair[1].start - pair[0].end <= NEAR]
    return max(close or full, key=lambda pair: pair[0].start, default=[])


def _last(memory: Memory, before: int, kind: str, number: int, *, media: bool = True) -> list[Mention]:
    """The last names of a kind before an offset, each entity once, in reading order; fewer where there are no more.

    media: whether agencies and outlets are meant («الشركتان» are none of them).
    """
    found: list[Mention] = []
    for mention in memory.named(before):
        known = memory.tables.known.get(mention.entity)
        fits = mention.type == kind and (kind != "LOC" or (known is not None and known.kind == "state"))
        fits = fits and (media or known is None or known.kind not in {"agency", "outlet"})
        if fits and all(mention.entity != other.entity for other in found):
            found.append(mention)
        if len(found) == number:
            break
    return found[::-1]


def _as_parties(text: str, found: list[Mention]) -> tuple[Party, ...]:
    return tuple(Party(m.entity, text[m.start : m.end]) for m in found) if len(found) > 1 else ()
