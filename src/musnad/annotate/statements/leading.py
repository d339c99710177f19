"""Who is the subject of the sentence right before: «وأحجمت وزارة كذا عن التعليق. وكانت أكدت أن»، «وأدانت منظمة كذا …. وقالت»."""

from bisect import bisect_right

from musnad.annotate.statements.agreement import own_subject
from musnad.annotate.statements.clauses import delivered
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.memory import Memory, cited, party_of
from musnad.annotate.statements.nouns import can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.topics import past_turn
from musnad.annotate.statements.words import group, plurals
from musnad.arabic import folded, without_article
from musnad.model import Party

_PAST = frozenset({"كان", "كانت", "وكان", "وكانت", "وقد"})  # before the verb of a sentence


def leading(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """The subject of the verb with which the sentence right before began, for a verb that opens a sentence; nobody otherwise.

    One who spoke there goes before all others; who did something else does where nobody spoke since, and no verb of going on
    («وأضاف») takes him up.
    """
    begin, _ = scene.sentence(cue.index)
    opens = cue.index == begin or (cue.index == begin + 1 and scene.words[begin] in _PAST)
    able = cue.form.form in FINITE or (cue.form.form == "participle" and not cue.cut)  # «…. مؤكدا أن»
    if not opens or not able or cue.form.plural:
        return ()
    return _speaker_before(scene, begin, cue, memory) or _doer_before(scene, begin, cue, memory)


def _speaker_before(scene: Scene, begin: int, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """«وأدانت منظمة كذا …، وطالبت السلطات ب…. وقالت»: the subject of the verb of speech that opens the sentence before."""
    before = scene if begin else memory.above
    last = begin - 1 if begin else len(before.tokens) - 1 if before is not None else -1
    if before is None or last < 0:
        return ()
    start, end = before.sentence(last)
    reader = delivered(before, start, end)
    if reader is not None and not cue.form.feminine:
        return resolve(before, reader, memory)
    start = past_turn(before, start) if start < end else start
    start += start < end and before.words[start] in _PAST
    said = before.cue_at.get(start)
    if said is None or said.form.form not in FINITE or said.form.plural or said.form.pronoun or _of_others(said):
        return ()
    subject = own_subject(before, said, subject_after(before, start + 1, end)) if said.form.feminine == cue.form.feminine else None
    if subject is None or subject.start != start + 1 or subject.end >= end or not can_speak(before, subject):
        return ()
    head = before.words[subject.start]
    several = head in plurals() or head.endswith("و") or without_article(head) in group("quantity")
    named = any(before.mention[i] is not None for i in range(subject.start, subject.end))
    parties = resolve(before, subject, memory) if named and not several else ()
    return () if cited(parties) or _other_gender(parties, said, memory) else parties


def _other_gender(parties: tuple[Party, ...], said: Cue, memory: Memory) -> bool:
    """Whether a person is known to be no woman or no man, as a verb would have it: «تلقى فلان» looks like a verb of hers."""
    entity = parties[0].entity if len(parties) == 1 else None
    if entity is None or entity not in memory.persons:
        return False
    return memory.gender.get(entity, said.form.feminine and said.form.form == "perfect") != said.form.feminine


def _of_others(said: Cue) -> bool:
    """«نقلت صحيفة عن …»، «علمت صحيفة من مصادر»: a verb whose subject hands on what others say."""
    return "relay" in said.form.verb.frames or folded(said.form.verb.lemma) in group("learned")


def _doer_before(scene: Scene, begin: int, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """«ويملك فلان متجرا. ويقول: …»: the person or body named after the verb of the sentence before."""
    start = scene.tokens[begin].start
    at = bisect_right(memory.leads, start, key=lambda lead: lead.end) - 1
    if at < 0 or not memory.spoke:
        return ()
    lead, last = memory.leads[at], memory.spoke[-1][0]
    between = scene.text[lead.end : start].strip(" .\n\t\xa0")
    goes_on = cue.form.verb.continues or cue.form.form == "participle"
    if between or lead.feminine != cue.form.feminine or (goes_on and not lead.speech):
        return ()
    later = bool(last) and last[0].span is not None and last[0].span.start > lead.mention.start
    return () if later and not lead.speech else (party_of(scene.text, lead.mention),)
