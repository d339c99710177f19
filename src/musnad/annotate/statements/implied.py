"""Whom a phrase means that the article puts beside no name: by the verb that goes on, by the headline, by «منهم»."""

from musnad.annotate.statements.alike import SPOKESMEN, shorter
from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.holders import called_so
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import Subject, head_of, subject_after
from musnad.annotate.statements.offices import role_key
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, bare_noun, group, plurals, speaker_noun
from musnad.arabic import is_word, without_article
from musnad.model import Mention, Party

_OF_THEM = frozenset({"منهم", "منهن"})
_NEAR = 40  # tokens from people to the pronoun that takes them up
_PHRASE = 5  # tokens of a phrase for people
_JUST = 60  # letters since somebody spoke after which «وأضاف» can mean nobody else
_PHRASE_ON = 10  # tokens from an office to the name after a comma


def implied(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Who speaks where an office has no holder, or a pronoun stands for people told right before."""
    words = scene.words[subject.start : subject.end]
    if words[-1] in _OF_THEM or (len(words) == 1 and bare_noun(words[0]) in group("some-of-them")):
        return _those_before(scene, subject)
    person = _apposed(scene, subject)
    if person is not None:
        return (party_of(scene.text, person),)
    return _goes_on(scene, subject, memory) or _of_headline(scene, subject, memory)


def _those_before(scene: Scene, subject: Subject) -> tuple[Party, ...] | None:
    """«ويخشى كثيرون منهم» after «رجال الدين»: the people told last, if they are near."""
    for index in range(subject.start - 1, max(-1, subject.start - _NEAR), -1):
        word = bare_noun(scene.words[index])
        if (word in plurals() or word in group("people")) and scene.mention[index] is None and scene.quote_of[index] is None:
            people = subject_after(scene, index, min(index + _PHRASE, subject.start))
            return (described(scene, people),) if people is not None and people.start == index else None
    return None


def _apposed(scene: Scene, subject: Subject) -> Mention | None:
    """«مدير المركز الذي أجرى الدراسة، فلان، إن»: who is named after a comma, and nothing but him before «أن» or a sign."""
    last = min(len(scene.words) - 1, subject.end + _PHRASE_ON)
    comma = next((i for i in range(subject.end, last) if scene.words[i] in COMMAS), None)
    head = head_of(scene, subject)
    several = head in group("role-plural") or head.endswith(("ون", "ين"))
    if comma is None or several or (speaker_noun(head) != "role" and head not in group("chief")):
        return None
    told = any(i in scene.cue_at or scene.words[i] in THAT or not is_word(scene.tokens[i]) for i in range(subject.end, comma))
    start = next((i for i in range(comma + 1, last) if without_article(scene.words[i]) not in group("rank")), last)
    named = scene.mention[start]
    if told or named is None or named.type != "PER" or named.start < scene.tokens[start].start:
        return None
    after = next((i for i in range(start, len(scene.words)) if scene.mention[i] is not named), len(scene.words))
    return named if scene.words[after : after + 1] and scene.words[after] in (*THAT, *COMMAS, ":") else None


def _one_office(scene: Scene, subject: Subject) -> bool:
    """«نجم كذا السابق»، «رئيسة الجمعية»: a definite office of one person."""
    head = head_of(scene, subject)
    several = head in plurals() or head in group("role-plural", "anonymous", "quantity", "partitive")
    inside = range(subject.start, subject.end)
    definite = any(scene.words[i].startswith("ال") or scene.mention[i] is not None for i in inside)
    called = head.startswith("ال") and len(inside) == 1 and without_article(head) not in group("anonymous")  # «المصاب»
    return speaker_noun(head) in ({"role", "source"} if called else {"role"}) and definite and not several


def _last_person(memory: Memory) -> Party | None:
    """The person who spoke last, alone."""
    parties = memory.spoke[-1][0] if memory.spoke else ()
    return parties[0] if len(parties) == 1 and parties[0].entity in memory.persons else None


def _only_speaker(person: Party, memory: Memory) -> bool:
    """Whether no other person has spoken in the article."""
    spoken = {party.entity for parties, _, _ in memory.spoke for party in parties}
    return spoken & memory.persons == {person.entity}


def _only_unknown(person: Party, memory: Memory) -> bool:
    """Whether the article names a single person of whom it tells no office."""
    return {mention.entity for mention in memory.people.values()} - memory.in_office == {person.entity}


def _goes_on(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«وأضاف نجم كذا السابق», «وقال مدير صحة كذا» after «مدير الشؤون الصحية بكذا فلان»: the person who spoke last.

    The verb goes on with what somebody said, or the person is told no other office, or one in other words.
    """
    cue = scene.cue_at.get(subject.start - 1)
    last = _last_person(memory)
    if cue is None or cue.form.form not in FINITE or last is None or memory.spoke[-1][1] != cue.form.feminine:
        return None
    if not _one_office(scene, subject):
        return None
    free, only = last.entity not in memory.in_office, _only_speaker(last, memory)
    if cue.form.verb.continues and (free or (only and _of_his_place(scene, subject, last, memory))):
        return (last,)
    if cue.form.verb.continues and _told_by_adjective(scene, subject, last, memory):
        return (last,)
    if not (free and only and (subject.end - subject.start == 1 or _only_unknown(last, memory))):
        return (last,) if _his_office(scene, subject, last, memory) else None
    named = next((m for m in memory.named(scene.tokens[subject.start].start) if m.entity == last.entity), None)
    if named is not None and subject.end - subject.start == 1:
        memory.hold(role_key(scene, subject.start, subject.end, memory), named)  # «وكان المدرب قد قال»
    return (last,)


def _told_by_adjective(scene: Scene, subject: Subject, person: Party, memory: Memory) -> bool:
    """«وأضاف النائب الجمهوري» right after «قال رئيس اللجنة فلان»: by what he is besides, which the article tells of nobody else."""
    words = scene.words[subject.start : subject.end]
    near = scene.tokens[subject.start].start - memory.said_until[-1] < _JUST
    another = without_article(words[0]) in SPOKESMEN | {"ناطق", "ناطقه"}
    if another or not near or len(words) != 2 or not all(word.startswith("ال") for word in words):
        return False
    return all(held.mention.entity == person.entity for held in memory.holders(without_article(words[0])))


def _of_his_place(scene: Scene, subject: Subject, person: Party, memory: Memory) -> bool:
    """«لاعب كذا السابق» of «مدرب كذا فلان»: whether all offices of a person are told of the same body, or of none."""
    place = set(role_key(scene, subject.start, subject.end, memory)[1:])
    offices = [held.office for head in memory.roles for held in memory.holders(head) if held.mention.entity == person.entity]
    return all(len(office) == 1 or not place.isdisjoint(office[1:]) for office in offices)


def _his_office(scene: Scene, subject: Subject, person: Party, memory: Memory) -> bool:
    """Whether a person bears an office that a phrase tells in fewer or other words."""
    key = role_key(scene, subject.start, subject.end, memory)
    return any(shorter(key, held.office, memory) for held in called_so(key[0], memory) if held.mention.entity == person.entity)


def _of_headline(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«فلانة: …» in the title and «وقالت رئيسة الجمعية» as the first words of the text: her office, if she is told no other."""
    follows = subject.start - 1 in scene.cue_at  # «وكان المدعي العام قد أعلن» tells of somebody else
    if not follows or len(memory.spoke) != 1 or scene.passage.line.label != "body" or not _one_office(scene, subject):
        return None
    last = _last_person(memory)
    if last is None or last.entity in memory.in_office or last.entity in memory.tables.known:
        return None
    if last.span is None or last.span.end > scene.tokens[0].start:
        return None
    woman = bare_noun(scene.words[subject.start]).endswith("ه")
    return (last,) if memory.gender.get(last.entity or "", woman) == woman else None
