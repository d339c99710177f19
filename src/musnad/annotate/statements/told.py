"""Whom a participle is about by the statements of its sentence: «قال فلان …، مؤكدا أن»، «ذكرت صحيفة أن فلانا …، مؤكدا أن»."""

from musnad.annotate.statements.antecedents import crowd_of_clause
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.memory import Memory, cited, party_of
from musnad.annotate.statements.nouns import can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import COMMAS, bare_noun, group, plurals, speaker_noun, words_of
from musnad.model import Party

PEOPLE = 14  # tokens of the people of whom something is told
_CLAUSE = 40  # tokens from the verb of people to a participle


def attached(scene: Scene, cue: Cue, here: list[Draft], memory: Memory) -> tuple[Party, ...]:
    """Whom a participle is about among the speakers of its sentence: the last that agrees with it, else the last."""
    here = [draft for draft in here if not cited(draft.speaker)]
    for draft in reversed(here):
        several = len(draft.speaker) > 1 or (draft.form is not None and draft.form.plural)
        woman = _she_body(draft) if draft.form is None else draft.form.form in FINITE and draft.form.feminine
        if several == cue.form.plural and woman == cue.form.feminine:
            return draft.speaker
    people = _of_plural_verb(scene, cue, here[-1].start, memory) if here and cue.form.plural else ()
    people = people or (_crowd_since(scene, cue, here[-1].start, memory) if here and cue.form.plural else ())
    return people or (here[-1].speaker if here and (here[-1].form is not None or cue.form.plural) else ())


def _she_body(source: Draft) -> bool:
    """«وفقا لمصلحة كذا، مشيرا»: whether a source is a body of a woman's gender, by its first word."""
    first = words_of(source.speaker[0].text)[:1]
    return len(source.speaker) == 1 and bool(first) and first[0].endswith("ه") and speaker_noun(first[0]) in {"body", "media"}


def next_speaker(scene: Scene, cue: Cue, floor: int, memory: Memory) -> tuple[Party, ...]:
    """«قالت فلانة إن …، وردت عليها إحداهن قائلة»: the subject of a verb that joins a clause of its own behind what was said."""
    for verb in range(cue.index - 1, max(floor, cue.index - PEOPLE) - 1, -1):
        other = scene.cue_at.get(verb)
        if other is None or other.form.form not in FINITE:
            continue
        subject = subject_after(scene, verb + 1, cue.index) if other.cut and not other.form.pronoun else None
        if subject is None or other.form.feminine != cue.form.feminine or cue.form.plural or not can_speak(scene, subject):
            return ()
        return resolve(scene, subject, memory)
    return ()


def _of_plural_verb(scene: Scene, cue: Cue, floor: int, memory: Memory) -> tuple[Party, ...]:
    """«وافقت الحكومة على المشروع لكن أنصار البيئة طعنوا فيه قائلين»: several between a conjunction and their verb."""
    verb = next((i for i in range(cue.index - 1, max(floor, cue.index - PEOPLE), -1) if scene.words[i].endswith("وا")), None)
    if verb is None:
        return ()
    head = next((i for i in range(verb - 2, max(floor, verb - PEOPLE), -1) if scene.words[i] in group("clause-head")), None)
    subject = subject_after(scene, head + 1, verb) if head is not None else None
    able = subject is not None and head is not None and subject.start == head + 1 and can_speak(scene, subject)
    return resolve(scene, subject, memory) if subject is not None and able else ()


def _crowd_since(scene: Scene, cue: Cue, floor: int, memory: Memory) -> tuple[Party, ...]:
    """«فيما أكدت الهيئة أنها …، اشتكى عدد من السكان من …، مطالبين ب…»: people after the verb of the last clause that has some."""
    for head in range(cue.index - 2, max(floor, cue.index - _CLAUSE), -1):
        if scene.words[head - 1] in COMMAS and scene.quote_of[head] is None:
            people = crowd_of_clause(scene, head, cue)
            if people is not None:
                return resolve(scene, people, memory)
    return ()


def _told_people(scene: Scene, cue: Cue, last: Draft, memory: Memory) -> tuple[Party, ...]:
    """«أوضح فلان أن أعضاء النادي يعزون …، مؤكدين أن»: several who open what one man tells."""
    subject = subject_after(scene, last.start, min(cue.index, last.start + PEOPLE)) if last.start < cue.index else None
    if subject is None or subject.start != last.start or subject.end >= cue.index or not can_speak(scene, subject):
        return ()
    verb = scene.words[subject.end]
    several = bare_noun(scene.words[subject.start]) in plurals() or (verb.startswith("ي") and verb.endswith("ون"))
    return resolve(scene, subject, memory) if several else ()


def told_subject(scene: Scene, cue: Cue, here: list[Draft], memory: Memory) -> tuple[Party, ...]:
    """«ذكرت صحيفة أن فلانا تحدث عن …، مؤكدا أن»: who opens what a medium tells that does not agree with the participle."""
    last = here[-1] if here else None
    if last is None or last.form is None or len(last.speaker) != 1:
        return ()
    if cue.form.plural:
        return () if last.form.plural else _told_people(scene, cue, last, memory)
    if last.form.form not in FINITE or last.form.feminine == cue.form.feminine or last.start >= len(scene.mention):
        return ()
    opener = scene.mention[last.start]
    able = opener is not None and (opener.type == "PER") != cue.form.feminine
    return (party_of(scene.text, opener),) if opener is not None and able else ()
