"""What stands between a verb of speech, its subject and its object: times, «في بيان …», remarks, appositions."""

from musnad.annotate.statements.adjuncts import past_remark
from musnad.annotate.statements.hearers import past_copy, past_hearer
from musnad.annotate.statements.nouns import subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.splits import same_name
from musnad.annotate.statements.words import COMMAS, group, speaker_noun, stance
from musnad.arabic import is_word

APPOSITION = 14  # tokens between two commas
_TITLED = frozenset({"حامل", "حامله", "وصيف", "متصدر", "متصدره", "بطل"})  # what a team just named holds


def past_adjuncts(scene: Scene, index: int, limit: int) -> int:
    """Over times, adverbs and one «في بيان / خلال لقاء …» of up to four words."""
    index = past_remark(scene, index, limit)
    while index < limit and (scene.words[index] in group("adverb", "in-message") or scene.time[index] is not None):
        index += 1
    if index < limit and scene.words[index] in {"في", "خلال", "عقب", "امس"}:
        end = index + 2
        while end < min(limit, index + 5) and (scene.words[end].startswith("ال") or same_name(scene, end)):
            end += 1
        end += end < limit and scene.words[end] in {"له", "لها", "لهم"}  # «في بيان لها»
        edge = end == index + 2 and end < limit and (scene.words[end] == "ذلك" or scene.words[end - 1] in group("edge"))
        end += edge  # «في أعقاب ذلك»، «في بداية اجتماعه»
        index = past_hearer(scene, past_copy(scene, end, limit), limit)  # «أكد في تصريح لوكالة كذا ضرورة …»
    while index < limit and (scene.words[index] in group("adverb") or scene.time[index] is not None):
        index += 1
    if index + 1 < limit and scene.words[index] == "في" and scene.words[index + 1] in group("talk"):
        return past_adjuncts(scene, index, limit)  # «أكد عقب الحفل في تصريح للوكالة أهمية …»
    return index + 3 if scene.words[index : index + 3] == ("بدلا", "من", "ذلك") and index + 3 < limit else index


def skip_apposition(scene: Scene, index: int, limit: int) -> int:
    """Over «، وزير الحرس الوطني،» or «(52 عاما)» between subject and object."""
    if index < limit and scene.words[index] in _TITLED and scene.mention[index - 1] is not None:
        stop = next((i for i in range(index, limit) if scene.time[i] is not None or scene.words[i] in group("governs")), index)
        return past_adjuncts(scene, stop, limit)  # «أعلن النادي حامل اللقب مساء الجمعة عن …»
    office = index < limit and speaker_noun(scene.words[index]) == "role" and scene.mention[index - 1] is not None
    if index >= limit or not (office or scene.words[index] in COMMAS | {"("}):
        return index  # «استنكر فلان إمام المسجد، …»
    if scene.words[index] in COMMAS and index + 1 < limit and stance(scene.words[index + 1]):
        return index + 1  # «أكد مدير المدرسة فلان، أهمية الحضور»
    closing = {")"} if scene.words[index] == "(" else COMMAS
    close = next((i for i in range(index + 2, min(limit, index + APPOSITION)) if scene.words[i] in closing), None)
    if close is None or (office and (scene.words[close + 1].startswith("و") or scene.words[close + 1] in group("relative"))):
        return _past_office(scene, index, limit) if office else index + _object_next(scene, index, limit)
    return close + 1


def _object_next(scene: Scene, index: int, limit: int) -> bool:
    """«شجب الوزير فلان، | العمل الإرهابي»: whether only a comma parts a person from the object."""
    named = scene.mention[index - 1] if scene.words[index] in COMMAS and index + 1 < limit else None
    word = scene.words[index + 1] if named is not None and named.type == "PER" else ""
    return word.startswith("ال") and speaker_noun(word) is None


def _past_office(scene: Scene, index: int, limit: int) -> int:
    """«ثمّن فلان مدير التعليم بالمنطقة | جهود …»: behind the office of the one just named, where a noun follows it."""
    named = scene.mention[index - 1]
    office = subject_after(scene, index, limit) if named is not None and named.type == "PER" else None
    if office is None or office.start != index or office.end >= limit:
        return index
    word = scene.words[office.end]
    noun = is_word(scene.tokens[office.end]) and not word.startswith(("و", "ب", "لل")) and office.end not in scene.cue_at
    return office.end if noun and word not in group("stop", "that", "relative", "no-object") else index
