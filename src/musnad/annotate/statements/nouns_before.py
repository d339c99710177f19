"""The noun phrase before a cue, in subject-first order."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.nouns import Subject, begins_noun, inside_noun
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, bare_noun, group, speaker_noun


def subject_before(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """The noun phrase before a cue in subject-first order: «فلان يؤكد»، «وكان فلان (قد) أعلن»، «إلا أن فلانا أعلن»."""
    end = cue.index
    while end > floor and (scene.words[end - 1] in {"قد", "لا", "لم", "لن", "ايضا"} or scene.time[end - 1] is not None):
        end -= 1
    if end <= floor or cue.cut:
        return None
    if scene.words[end - 1] in COMMAS:
        return _before_apposition(scene, end - 1, floor)
    start = end
    while start > floor and inside_noun(scene, start - 1, floor - 1) and not _verb(scene, start - 1):
        start -= 1
    while start < end and not begins_noun(scene, start):
        start += 1
    while (
        start < end
        and scene.mention[start] is None
        and speaker_noun(bare_noun(scene.words[start])) is None
        and not scene.words[start].startswith("ال")
    ):
        if start > floor and _governed(scene, start):
            return None  # «على لسان محاميه فلان قال …»
        start += 1
    if (
        start > floor + 1
        and start < end
        and scene.words[start - 1] in {"من", "في"}
        and speaker_noun(scene.words[start - 2]) == "source"
    ):
        start -= 2  # «مصدر من الحماية المدنية»
    if start >= end or (start > floor and _governed(scene, start)):
        return None
    return Subject(start, end)


def _governed(scene: Scene, start: int) -> bool:
    """Whether a phrase hangs on a preposition: «في موسكو قال …»."""
    word = scene.words[start - 1]
    return (
        word in group("governs")
        or (word.startswith("و") and word[1:] in group("governs"))
        or bool(clitic_cut(scene, start, "ل") or clitic_cut(scene, start, "ب"))
    )


def _before_apposition(scene: Scene, comma: int, floor: int) -> Subject | None:
    """«فلان، وزير الخارجية، قال»: the name before the first of two commas, at the sentence's head."""
    opening = next((i for i in range(comma - 1, max(floor, comma - 14), -1) if scene.words[i] in COMMAS), None)
    if opening is None or opening <= floor or scene.mention[opening - 1] is None:
        return None
    return Subject(opening - 1, opening)


def _verb(scene: Scene, index: int) -> bool:
    return scene.words[index] in group("auxiliary") or (
        index in scene.cue_at and scene.cue_at[index].form.form in {"perfect", "imperfect"} and scene.mention[index] is None
    )
