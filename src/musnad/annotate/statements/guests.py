"""Guests who are received: «رحب بالحضور»، «رحب بجميع الموظفين»، «رحب فيها بالوفد المرافق له»: a deed, nothing is said."""

from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, group, plurals
from musnad.arabic import folded, without_article

_BACK = 16  # tokens from a content to its verb
_EVERY = frozenset({"جميع", "كافه", "كل", "ساير"})
_ADDRESS = frozenset({"فيها", "فيه", "خلالها", "خلاله"})
_JOINED = 8  # tokens from guests to what else is welcomed


def received(scene: Scene, draft: Draft) -> bool:
    """Whether all that a statement welcomes are those who are there; an event, a decision, an agreement is judged («رحب بالزيارة»).

    Asked when all is read, for the host goes on speaking: «رحب بالحضور، مؤكدا أن …».
    """
    if draft.form is None or draft.form.form == "noun" or draft.cue is None or folded(draft.form.verb.lemma) != "رحب":
        return False
    index, limit = draft.start, scene.sentence(draft.start)[1]
    word = scene.words[index][draft.cut :]
    everyone = word in _EVERY and index + 1 < limit
    if everyone:
        index += 1
        word = scene.words[index]
    if scene.mention[index] is not None or _event_joined(scene, index + 1, limit):
        return False
    following = scene.words[index + 1] if index + 1 < limit else ""
    if word == "الحضور" and following.startswith("ال") and following.endswith("ي"):
        return False  # «رحب بالحضور العربي في المعرض»: that they came
    if word in group("guest"):
        return True
    near = scene.words[max(0, draft.start - _BACK) : draft.start]
    people = word.startswith("ال") and (word in plurals() or without_article(word) in group("people"))  # not «بجميع زوار السوق»
    held = draft.form.form != "perfect"  # «ترحب الدولة بجميع المستثمرين»: what she thinks of them
    return people and not held and (everyone or not _ADDRESS.isdisjoint(near))


def _event_joined(scene: Scene, start: int, limit: int) -> bool:
    """«بالضيوف وبانعقاد الملتقى»: whether more than people is welcomed."""
    for index in range(start, min(limit, start + _JOINED)):
        word = scene.words[index]
        if word in COMMAS:
            return False
        if word.startswith("وب") and (word[2:4] == "ال" or masdar(word[2:])) and word[2:] not in group("guest"):
            return True
    return False
