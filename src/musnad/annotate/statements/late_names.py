"""The holder of an office who is named only at the end of its description: «قال حاكم منطقة كذا الموالي لكذا "فلان" إن»."""

from musnad.annotate.statements.nouns import OPENING, Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun
from musnad.arabic import is_word
from musnad.model import Mention

_FAR = 18  # tokens from the end of a description to the «أن» behind the name
_SIGNS = COMMAS | {'"', "»", "”", "("}


def named_late(scene: Scene, subject: Subject) -> Mention | None:
    """The person who stands between the description of an office and «أن», after a place, a body, a time or a sign."""
    that = _that(scene, subject.end)
    if that is None:
        return None
    last = subject.end + 1
    near = last < that and _given(scene, subject.end) and (begun := scene.mention[last]) is not None and begun.type == "PER"
    while near and last + 1 < that and scene.mention[last + 1] is scene.mention[last]:
        last += 1  # «قائد شرطة كذا | جون سميث في مؤتمر صحفي إن»
    last = last if near else that - 1
    while last >= subject.end and scene.words[last] in _SIGNS:
        last -= 1
    person = scene.mention[last] if last >= subject.end else None
    if person is None or person.type != "PER" or _other_person(scene, subject.end, last, person):
        return None
    first = next(i for i in range(subject.end, last + 1) if scene.mention[i] is person)
    if person.start != scene.tokens[first].start:
        return None  # «للوزير»، «وفلان»
    return person if _apart(scene, first, subject.end) else None


def _that(scene: Scene, start: int) -> int | None:
    """The token of «أن» with which the words of an office begin, where no other verb of speech stands before it."""
    for index in range(start, min(start + _FAR, len(scene.tokens))):
        if scene.words[index] in THAT:
            return index
        if scene.words[index] in {".", ":", "مع", "عن"} or (index in scene.cue_at and scene.cue_at[index].form.form != "noun"):
            return None
    return None


def _other_person(scene: Scene, start: int, last: int, person: Mention) -> bool:
    """Whether another person is named between the description and the name."""
    return any(m is not None and m.type == "PER" and m is not person for m in scene.mention[start:last])


def _apart(scene: Scene, first: int, start: int) -> bool:
    """Whether no noun can be bound to a name: after a place, a body or a time, a given name that was not found at most between."""
    before = first - 1
    before -= (before >= start and scene.words[before] in OPENING) or (before == start and _given(scene, before))
    mention = scene.mention[before]
    return scene.time[before] is not None or (mention is not None and mention.type != "PER")


def _given(scene: Scene, index: int) -> bool:
    """Whether a token may be a given name that was not found: no particle, verb, noun for people, or word with a preposition."""
    word = scene.words[index]
    if (
        scene.mention[index] is not None
        or scene.time[index] is not None
        or index in scene.cue_at
        or not is_word(scene.tokens[index])
    ):
        return False
    prefixed = word.startswith(("ال", "ل", "ب", "و"))
    return not prefixed and word not in group("stop", "that", "governs") and speaker_noun(word) is None
