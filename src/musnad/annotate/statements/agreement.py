"""Whether a noun phrase after a verb is its subject at all: by number, gender and what the verb does to it."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.nouns import Subject, can_speak
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import THAT, group, plurals, speaker_noun


def own_subject(scene: Scene, cue: Cue, subject: Subject | None) -> Subject | None:
    """The noun phrase after a verb where it can be its subject: not «حذرت سكان الحي» (a man's noun), «وحث جميع الأطراف»."""
    if subject is None or cue.form.form not in {"perfect", "imperfect"} or scene.mention[subject.start] is not None:
        return subject
    return None if _disagrees(scene, cue, subject) or _spoken_to(scene, cue, subject) else subject


def _spoken_to(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«وحث جميع الأطراف»، «وتمنى لهم الشفاء»، «السكان التي طالبت المصنع ب…»: who hears or what is wished."""
    head = scene.words[subject.start]
    if cue.form.verb.act == "hope" and scene.words[cue.index + 1] in group("with-pronoun") and not can_speak(scene, subject):
        return True  # «وتمنى لهم الشفاء»
    if head in group("attention"):  # «لفت النظر إلى»
        return True
    if cue.index and scene.words[cue.index - 1] in {"الذي", "التي"} and cue.form.verb.frames & {"demand", "accuse"}:
        return True  # «السكان التي طالبت المصنع ب…»
    urged = head in plurals() and cue.form.verb.lemma in {"حث", "حض"} and scene.words[subject.end : subject.end + 1] == ("علي",)
    spoken_to = urged or (head in group("addressee") and cue.form.verb.act in {"demand", "commit"})
    woman_only = cue.form.feminine and not cue.form.plural and head in plurals() and head not in group("she-verb")
    object_case = head.startswith("ال") and head.endswith("ين") and speaker_noun(head) is None  # «وشكر القائمين على …»
    return spoken_to or object_case or (woman_only and not head.endswith("ات"))


def _disagrees(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«دعوا مجلس المدينة إلى …»، «يلاحظ ركاكة اللغة»: a noun right after a verb whose number or gender is another is its object."""
    head = scene.words[subject.start]
    if subject.start != cue.index + 1 or cue.form.pronoun:
        return False
    if cue.form.plural:
        several = (head in plurals() and not head.endswith("ين")) or head.endswith(("ون", "ان"))
        return not several and head.removeprefix("ال") not in group("quantity", "partitive", "people")
    return not cue.form.feminine and head.endswith("ه") and not (can_speak(scene, subject) or _stands_alone(scene, subject))


def _stands_alone(scene: Scene, subject: Subject) -> bool:
    """«أكد العقدة أن»، «شدد نخلة على أن»: one word between a verb and its «أن» is who speaks, a surname that is a noun too."""
    following = scene.words[subject.end : subject.end + 2]
    if subject.end - subject.start > 1 or not following:
        return False
    return following[0] in THAT or (following[0] in {"علي", "الي"} and following[-1] in THAT)


def acts_on(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Whether a phrase that cannot speak looks like an object: «أكد إعداد خطة», not «أكدت الدراسات»، «أكد مصممو …»."""
    head = scene.words[subject.start]
    if "object" not in cue.form.verb.frames or head.endswith("و"):
        return False
    return not head.startswith("ال") and scene.mention[subject.start] is None and subject.start not in scene.quotes
