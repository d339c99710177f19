"""Who speaks: the entity or the words that the subject of a cue stands for."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, role_key
from musnad.annotate.statements.nouns import OPENING, Subject, possessed
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, group, speaker_noun, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Mention, Party, Span


def resolve(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The speaker or speakers that a noun phrase stands for."""
    inside = _mentions(scene, subject)
    head = bare_noun(scene.words[subject.start])
    if head in group("dual"):
        return _pair(memory, head in group("dual-state"), scene.tokens[subject.start].start)
    named = _by_name(scene, subject, inside)
    if named:
        return named
    known = _role(scene, subject, memory) or _again(scene, subject, memory)
    if known is not None:
        return known
    if inside and inside[0].type == "ORG" and without_article(head) in group("named") and _beside(scene, subject, inside[0]):
        return (_party(scene.text, inside[0]),)
    if inside and (speaker_noun(head) == "media" or (head in group("transparent") and inside[0].type == "ORG")):
        return (_party(scene.text, inside[0]),)
    return (_described(scene, subject),)


def _beside(scene: Scene, subject: Subject, mention: Mention) -> bool:
    """Whether a name stands right after its common noun, or after the noun's nisba: «مجموعة «X»»، «دار النشر البريطانية X»."""
    first = next(i for i in range(subject.start, subject.end) if scene.mention[i] is mention)
    between = [word for i, word in enumerate(scene.words[subject.start + 1 : first], subject.start + 1) if is_word(scene.tokens[i])]
    return all(word.startswith("ال") for word in between)


def _by_name(scene: Scene, subject: Subject, inside: list[Mention]) -> tuple[Party, ...]:
    """The persons in a phrase, or the body or place that it begins with."""
    people = [m for m in inside if m.type == "PER"]
    if people and possessed(scene, subject):
        return ()
    first = scene.words[subject.start]
    if people:
        return tuple(_party(scene.text, m) for m in _coordinated(scene, people))
    if inside and inside[0].start - scene.tokens[subject.start].start <= 1:
        return tuple(_party(scene.text, m) for m in _coordinated(scene, inside))
    return tuple(_party(scene.text, m) for m in inside) if first in {"كل", "كلا"} or first in OPENING else ()


def _mentions(scene: Scene, subject: Subject) -> list[Mention]:
    found: list[Mention] = []
    for index in range(subject.start, subject.end):
        mention = scene.mention[index]
        if mention is not None and (not found or mention is not found[-1]):
            found.append(mention)
    return found


def _coordinated(scene: Scene, found: list[Mention]) -> list[Mention]:
    """The last name of an apposition («رئيس تركيا أردوغان»), or all of them where و joins them."""
    joined = [found[-1]] if found[-1].type == "PER" else [found[0]]
    if found[-1].type == "PER":
        position = len(found) - 1
        while position > 0 and scene.text[found[position].start - 1] == "و":
            position -= 1
            joined.insert(0, found[position])
        return joined
    for mention in found[1:]:
        if scene.text[mention.start - 1] != "و":
            break
        joined.append(mention)
    return joined


def _party(text: str, mention: Mention) -> Party:
    return Party(mention.entity, text[mention.start : mention.end], Span(mention.start, mention.end))


def _described(scene: Scene, subject: Subject) -> Party:
    """A speaker without a name: its words, with the place or body that a following «في» tells for a source."""
    end = subject.end
    head = speaker_noun(bare_noun(scene.words[subject.start]))
    if head == "source":
        end = _whose_source(scene, end)
    first = subject.start
    if scene.quotes.get(first) == end - 1 and end - first > 2:
        first, end = first + 1, end - 1  # «أضاف "البيل"»
    start = scene.tokens[first].start
    if scene.words[first].startswith("و") and speaker_noun(scene.words[first]) is None:
        start += 1
    return Party(None, scene.text[start : scene.tokens[end - 1].end], Span(start, scene.tokens[end - 1].end))


def _whose_source(scene: Scene, end: int) -> int:
    """The end of the places and bodies that a source belongs to: «مصادر بالنيابة العامة في مصر»."""
    while end < len(scene.tokens):
        after = end
        if scene.words[end] in {"في", "من", "ب", "لدي", "داخل"}:
            after += 1
        elif not clitic_cut(scene, end, "ب"):
            return end
        start = after
        while after < len(scene.tokens) and scene.time[after] is None and _of_source(scene, after, first=after == start):
            after += 1
        if after == start:
            return end
        end = after
    return end


def _of_source(scene: Scene, index: int, *, first: bool) -> bool:
    if scene.mention[index] is not None:
        return True
    word = scene.words[index]
    return is_word(scene.tokens[index]) and (
        word.startswith("ال") or (first and word.startswith("بال")) or (first and speaker_noun(word) is not None)
    )


def _pair(memory: Memory, states: bool, before: int) -> tuple[Party, ...]:
    """The two that «الرئيسان» or «البلدان» stand for: the last two persons or states named so far."""
    wanted = "LOC" if states else "PER"
    found: list[Mention] = []
    for mention in memory.named(before):
        known = memory.tables.known.get(mention.entity)
        fits = mention.type == wanted and (wanted == "PER" or (known is not None and known.kind == "state"))
        if fits and all(mention.entity != other.entity for other in found):
            found.append(mention)
        if len(found) == 2:
            break
    return tuple(
        Party(m.entity, memory.tables.known[m.entity].name if m.entity in memory.tables.known else m.entity)
        for m in reversed(found)
    )


def _role(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """The person whose office a phrase names, where the article told it («الرئيس الإيراني» ← «الرئيس الإيراني مسعود …»)."""
    if speaker_noun(bare_noun(scene.words[subject.start])) != "role":
        return None
    key = role_key(scene, subject.start, subject.end, memory)
    for office, mention in memory.holders(key[0]):
        if set(key) <= set(office) or (set(office) <= set(key) and len(office) > 1):
            return (Party(mention.entity, scene.text[mention.start : mention.end], Span(mention.start, mention.end)),)
    return None


def _again(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """A definite noun that takes up an earlier speaker: «المصدر»، «الوزارة»، «المسؤول نفسه»."""
    word = bare_noun(scene.words[subject.start])
    if word in group("honorific"):
        return _person_again(memory)
    if not word.startswith("ال") or subject.end - subject.start > 2 or speaker_noun(word) is None:
        return None
    last = scene.words[subject.end - 1]
    nisba = subject.end - subject.start == 2 and last.startswith("ال") and last.endswith(("ي", "يه"))
    if subject.end - subject.start == 2 and not nisba and last not in group("same"):
        return None
    if word in group("paper") and memory.spoke:
        return memory.spoke[-1][0]
    noun = without_article(word)
    bodies = (m for m in memory.named(scene.tokens[subject.start].start) if m.type == "ORG")
    body = next((m for m in bodies if _called(scene.text, m, noun)), None)
    named = (_party(scene.text, body),) if body is not None else None
    return _who_is(noun, memory, 1) or named or (None if nisba else _who_is(noun, memory))


def _called(text: str, mention: Mention, noun: str) -> bool:
    """Whether a body's name begins with a noun, or stands after it: «وكالة التصنيف «X»»."""
    if words_of(text[mention.start : mention.end])[:1] == (noun,):
        return True
    if noun not in group("named") and speaker_noun(noun) != "media":
        return False
    return noun in {bare_noun(word) for word in words_of(text[max(0, mention.start - 30) : mention.start])[-3:]}


def _who_is(noun: str, memory: Memory, first: int | None = None) -> tuple[Party, ...] | None:
    """The last speakers in whose words a noun stands, or among the first of them."""
    for parties, _, _ in reversed(memory.spoke):
        if any(noun == without_article(said) for party in parties for said in words_of(party.text)[:first]):
            return parties
    return None


def _person_again(memory: Memory) -> tuple[Party, ...] | None:
    """The named person who spoke last: «معاليه»، «سموه»."""
    for parties, feminine, plural in reversed(memory.spoke):
        if len(parties) == 1 and parties[0].entity in memory.persons and not feminine and not plural:
            return parties
    return None


def elided(scene: Scene, cue: Cue, memory: Memory, floor: int) -> tuple[Party, ...]:
    """The speaker of a cue without subject: who spoke last and agrees with the verb, else whom the sentence is about."""
    begin, _ = scene.sentence(cue.index)
    if (cue.form.form != "participle" and not cue.form.verb.continues) or not memory.spoke:
        topic = _topic(scene, begin, cue, memory)
        if topic is not None and (not memory.spoke or floor <= begin):
            return (topic,)
    for parties, feminine, plural in reversed(memory.spoke):
        if cue.form.form == "participle" or (feminine == cue.form.feminine and plural == cue.form.plural):
            return parties
    if not memory.spoke or (cue.form.form == "imperfect" and cue.form.plural):
        return ()
    return memory.spoke[-1][0]


def _fits(mention: Mention, cue: Cue, memory: Memory) -> bool:
    known = memory.tables.known.get(mention.entity)
    speaks = mention.type == "ORG" or (known is not None and known.kind in {"state", "capital"})
    return mention.type == "PER" or (cue.form.feminine and speaks)


def _topic(scene: Scene, begin: int, cue: Cue, memory: Memory) -> Party | None:
    """The first person that the sentence names before the cue; for a feminine verb also a body or a state."""
    for index in range(begin, cue.index):
        mention = scene.mention[index]
        if mention is not None and scene.quote_of[index] is None and _fits(mention, cue, memory):
            return _party(scene.text, mention)
    return None
