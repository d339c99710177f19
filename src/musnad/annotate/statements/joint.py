"""The one of two who speak together whom no name tells: «فلان وزملاؤه»، «المرصد والفرقة نفسها»، «الملك وفلان»."""

from musnad.annotate.statements.adjuncts import PREPOSITION
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.nouns import Subject, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OBJECT_PRONOUNS, THAT, bare_noun, group, particle_after, speaker_noun
from musnad.arabic import is_word

_FAR = 9  # tokens of the second phrase
_CLITIC = {"with": "ب", "bid": "ب", "demand": "ب", "for": "ل"}


def second_of_two(scene: Scene, subject: Subject) -> Subject | None:
    """The phrase that و joins to a name after its verb, before «أن» or the preposition that the verb asks for."""
    at = _past_name(scene, subject)
    if at is None or not _joins(scene, at):
        return None
    cue = next((c for i in (subject.start - 1, subject.start - 2) if (c := scene.cue_at.get(i)) is not None), None)
    told = any(particle_after(word) is not None for word in scene.words[max(0, subject.start - 3) : subject.start])
    if not told and (cue is None or cue.form.form not in FINITE or cue.form.pronoun):
        return None
    limit = min(scene.sentence(at)[1], at + _FAR)
    other = subject_after(scene, at, limit)
    if other is None or other.start != at or any(_named_in(scene, i, at) for i in range(at, other.end)):
        return None
    leads = cue is not None and not told and _leads(scene, other.end, cue)
    return other if leads or (told and _closes(scene, other.end)) else None  # «بحسب ما ذكر فلان وزملاؤه»


def _named_in(scene: Scene, index: int, start: int) -> bool:
    """Whether a token belongs to a name, but for the place of a crowd: «وبعض دول جنوب شرق آسيا»."""
    mention = scene.mention[index]
    crowd = bare_noun(scene.words[start]) in group("quantity", "partitive", "some")
    return mention is not None and not (crowd and mention.type == "LOC")


def first_of_two(scene: Scene, subject: Subject) -> Subject | None:
    """«أكد الملك وفلان أن»: the office with nobody's name to which و joins the only person that a phrase names."""
    at = _first_name(scene, subject)
    if at is None or at == subject.start or not _joined_person(scene, at):
        return None
    head, last = scene.words[subject.start], scene.words[at - 1]
    office = speaker_noun(bare_noun(head)) == "role" and (head.startswith("ال") or last.startswith("ال"))
    return Subject(subject.start, at) if office and all(is_word(scene.tokens[i]) for i in range(subject.start, at)) else None


def _first_name(scene: Scene, subject: Subject) -> int | None:
    """The first token of a phrase that belongs to a name."""
    return next((i for i in range(subject.start, subject.end) if scene.mention[i] is not None), None)


def _joined_person(scene: Scene, index: int) -> bool:
    mention = scene.mention[index]
    joined = mention is not None and mention.start == scene.tokens[index].start + 1 and scene.words[index].startswith("و")
    return mention is not None and mention.type == "PER" and joined


def _past_name(scene: Scene, subject: Subject) -> int | None:
    """The token after the first name of a phrase and its adjectives of place."""
    first = _first_name(scene, subject)
    if first is None:
        return None
    at = first
    while at < len(scene.words) and scene.mention[at] is scene.mention[first]:
        at += 1
    while at < len(scene.words) and scene.words[at].startswith("ال") and scene.words[at].endswith(("ي", "يه")):
        at += 1
    return at if at < len(scene.words) else None


def _joins(scene: Scene, index: int) -> bool:
    """«وزملاؤه»، «والفرقة»، «وعدد من …»: a noun for people or a body, no office, which may be the same person's."""
    word = scene.words[index]
    noun = bare_noun(word)
    if noun == word or scene.mention[index] is not None or index in scene.cue_at or scene.time[index] is not None:
        return False
    owned = noun.endswith(OBJECT_PRONOUNS) and scene.text[scene.tokens[index].end - 1] != "ة"
    several = noun in group("quantity", "partitive", "some", "counterpart")
    return speaker_noun(noun) in {"body", "source"} or several or (owned and speaker_noun(noun) == "role")


def _closes(scene: Scene, index: int) -> bool:
    return index >= len(scene.words) or scene.words[index] in {".", "،", ","}


def _leads(scene: Scene, index: int, cue: Cue) -> bool:
    """Whether the content of a verb begins at a token."""
    if index >= len(scene.words):
        return False
    word, frames = scene.words[index], cue.form.verb.frames
    if word in THAT or word == ":":
        return True
    if "object" in frames:
        return False
    felt = word == "عن" and bool(frames & {"feeling", "felt"})
    link = felt or any(word in PREPOSITION[frame] for frame in frames & PREPOSITION.keys())
    return link or any(clitic_cut(scene, index, letter) > 0 for frame, letter in _CLITIC.items() if frame in frames)
