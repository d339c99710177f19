"""The subject before a finite verb, unless another stands behind the verb or sent what holds the words."""

from musnad.annotate.statements.agreement import dateline
from musnad.annotate.statements.clauses import in_message, message_from
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.markers import AT_OBJECT
from musnad.annotate.statements.nouns import OPENING, Subject, can_speak, subject_after
from musnad.annotate.statements.nouns_before import after_that, subject_before
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.subjects import dual
from musnad.annotate.statements.words import THAT, WHO, group, particle_after, speaker_noun
from musnad.arabic import is_word

_TOLD = frozenset({"أبلغ", "أخبر", "طمأن"})  # have as their object whom something is told: «السلطات أبلغت الوزير فلانا أن»
_LINKS = THAT | {"علي", "الي", "عن"}


def subject_first(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """The subject before a finite verb («ماليزيا تؤكد»، «وكان الوزير قد أعلن»), if it can speak."""
    if cue.cut or cue.form.form in {"participle", "noun"}:
        return None
    paper = _paper_before(scene, cue)
    before = subject_before(scene, cue, max(floor, scene.sentence(cue.index)[0])) if paper is None else None
    if before is None:
        return paper or after_that(scene, cue, floor)
    joined = any(scene.words[i].startswith("و") for i in range(before.start + 1, before.end))
    if dual(scene, cue) and scene.mention[before.end - 1] is not None and not joined:
        return None  # «أجرى فلان اتصالا بفلان أكدا خلاله»
    after = subject_after(scene, cue.index + 1, min(len(scene.tokens), cue.index + 8))
    person = after is not None and any(
        (m := scene.mention[i]) is not None and m.type == "PER" for i in range(after.start, after.end)
    )
    if person and after is not None and dateline(scene, cue, before, after):
        return None
    if _source(scene, cue, before, after) or _in_message(scene, cue, (before, after), floor):
        return None
    at_person = bool(cue.form.verb.frames & (AT_OBJECT | {"object"})) or cue.form.verb.lemma in _TOLD
    return before if can_speak(scene, before) and (at_person or not person) else None


def _source(scene: Scene, cue: Cue, before: Subject, after: Subject | None) -> bool:
    """«وبحسب «رويترز» | قالت وزارة العمل إن»: whether a phrase only tells the source, and the subject follows the verb."""
    at = before.start - 1 - (before.start > 0 and scene.words[before.start - 1] in OPENING)
    if after is None or at < 0 or particle_after(scene.words[at]) is None:
        return False
    return after.start == cue.index + 1 and can_speak(scene, after)


def _in_message(scene: Scene, cue: Cue, sides: tuple[Subject, Subject | None], floor: int) -> bool:
    """«بيان | أكد فيه الطرفان على»، «بعث فلان برقية لفلان | عبر فيها عن»: whether «فيه» puts the subject elsewhere."""
    if not in_message(scene, cue):
        return False
    before, after = sides
    head = scene.words[before.start]
    if head.startswith("ال") and head.endswith("ه") and speaker_noun(head) == "body" and not (cue.form.feminine or cue.form.plural):
        return True  # «زيارة للمفتي بمقر الرئاسة | هنأ فيها»
    paper = speaker_noun(scene.words[before.start]) == "document" and cue.form.verb.act not in {"demand", "accuse", "praise"}
    linked = after is not None and not _LINKS.isdisjoint(scene.words[after.end : after.end + 1])
    if after is None or not (linked or paper):
        return message_from(scene, cue, floor) is not None
    two = scene.words[after.start] in group("dual", "dual-side", "dual-state")
    return cue.index + 1 < after.start <= cue.index + 3 and (two or can_speak(scene, after))


def _paper_before(scene: Scene, cue: Cue) -> Subject | None:
    """«من تقارير سابقة تفيد بأن …»، «المعلومات التي تفيد بأن …»: a document whose relative clause tells what it says."""
    related = cue.index > 0 and scene.words[cue.index - 1] in WHO
    end = cue.index - 1 if related else cue.index
    for start in range(end - 1, max(-1, end - 3), -1):
        word = scene.words[start]
        if scene.mention[start] is not None or not is_word(scene.tokens[start]) or word.startswith("ال") != related:
            return None
        if speaker_noun(word) in {"document", "media"}:
            return Subject(start, end) if cue.form.form == "imperfect" else None
    return None
