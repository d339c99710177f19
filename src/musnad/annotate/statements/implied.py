"""Whom a phrase means that the article puts beside no name: by the verb that goes on, by the headline, by «منهم»."""

from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, head_of, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, group, plurals, speaker_noun
from musnad.model import Party

_OF_THEM = frozenset({"منهم", "منهن"})
_SOME_OF_THEM = frozenset({"بعضهم", "معظمهم", "اغلبهم", "غالبيتهم", "اكثرهم"})
_NEAR = 40  # tokens from people to the pronoun that takes them up
_PHRASE = 5  # tokens of a phrase for people


def implied(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Who speaks where an office has no holder, or a pronoun stands for people told right before."""
    words = scene.words[subject.start : subject.end]
    if words[-1] in _OF_THEM or (len(words) == 1 and bare_noun(words[0]) in _SOME_OF_THEM):
        return _those_before(scene, subject)
    return _goes_on(scene, subject, memory) or _of_headline(scene, subject, memory)


def _those_before(scene: Scene, subject: Subject) -> tuple[Party, ...] | None:
    """«ويخشى كثيرون منهم» after «رجال الدين»: the people told last, if they are near."""
    for index in range(subject.start - 1, max(-1, subject.start - _NEAR), -1):
        word = bare_noun(scene.words[index])
        if (word in plurals() or word in group("people")) and scene.mention[index] is None and scene.quote_of[index] is None:
            people = subject_after(scene, index, min(index + _PHRASE, subject.start))
            return (described(scene, people),) if people is not None and people.start == index else None
    return None


def _one_office(scene: Scene, subject: Subject) -> bool:
    """«نجم كذا السابق»، «رئيسة الجمعية»: a definite office of one person."""
    head = head_of(scene, subject)
    several = head in plurals() or head in group("role-plural", "anonymous", "quantity", "partitive")
    inside = range(subject.start, subject.end)
    definite = any(scene.words[i].startswith("ال") or scene.mention[i] is not None for i in inside)
    return speaker_noun(head) == "role" and definite and not several


def _person_of_last(memory: Memory) -> Party | None:
    """The person who spoke last, alone, of whom the article tells no office."""
    parties = memory.spoke[-1][0] if memory.spoke else ()
    if len(parties) != 1 or parties[0].entity not in memory.persons or parties[0].entity in memory.in_office:
        return None
    return parties[0]


def _goes_on(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«وأضاف نجم كذا السابق»: the verb goes on with the person who spoke last, whom no other office names."""
    cue = scene.cue_at.get(subject.start - 1)
    if cue is None or cue.form.form not in FINITE or not cue.form.verb.continues or not _one_office(scene, subject):
        return None
    last = _person_of_last(memory)
    return (last,) if last is not None and memory.spoke[-1][1] == cue.form.feminine else None


def _of_headline(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«فلانة: …» in the title and «وقالت رئيسة الجمعية» as the first words of the text: her office, if she is told no other."""
    follows = subject.start - 1 in scene.cue_at  # «وكان المدعي العام قد أعلن» tells of somebody else
    if not follows or len(memory.spoke) != 1 or scene.passage.line.label != "body" or not _one_office(scene, subject):
        return None
    last = _person_of_last(memory)
    if last is None or last.entity in memory.tables.known or last.span is None or last.span.end > scene.tokens[0].start:
        return None
    woman = bare_noun(scene.words[subject.start]).endswith("ه")
    return (last,) if memory.gender.get(last.entity or "", woman) == woman else None
