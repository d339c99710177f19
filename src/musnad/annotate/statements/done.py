"""What somebody did under a verb that elsewhere tells speech: «رفض المغادرة»، «شدد الرقابة على»، «تعهد بالبحث في القضية»."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.links import Marker
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OBJECT_PRONOUNS, THAT, group
from musnad.arabic import folded, without_article


def deed(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«فرفض السكان المغادرة»، «وأضاف البديل الهدف الثاني …:»: what somebody did, not what he said."""
    if _takes_charge(scene, cue, marker) or _persisted(scene, cue, marker):
        return True
    if marker.link == "object":
        return folded(cue.form.verb.lemma) == "رفض" and begins_with(scene, marker, "refused-deed")
    if marker.link == "on" and folded(cue.form.verb.lemma) == "شدد" and _tightens(scene, range(cue.index + 1, marker.index)):
        return True
    scored = marker.link == "colon" and folded(cue.form.verb.lemma) == "اضاف"
    return scored and among(scene, range(cue.index + 1, marker.index), "scored")


def _persisted(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«قال إنه انتظر، لكنه أصر على البقاء»: what one who speaks did himself."""
    told = scene.words[cue.index - 1].removeprefix("و") in {"انه", "انها", "لكنه", "لكنها"} if cue.index else False
    return told and folded(cue.form.verb.lemma) == "اصر" and marker.link == "on" and scene.words[marker.index] not in THAT


def _takes_charge(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«تعهدت الفرقة بالبحث في الموضوع»: a unit takes charge of a case."""
    taken = folded(cue.form.verb.lemma) == "تعهد" and marker.link == "with"
    return taken and without_article(scene.words[marker.index][marker.cut :]) in group("case")


def _tightens(scene: Scene, between: range) -> bool:
    """«من إجراءات التفتيش على الطرق»، «رقابتها على المطاعم»، «شددت الحصار على …»: what is tightened, no office («لجنة الرقابة»)."""
    for index in between:
        word = without_article(scene.words[index])
        owned = next((word.removesuffix(end) for end in OBJECT_PRONOUNS if word.endswith(end) and len(word) > 4), "")
        before = scene.words[index - 1]
        bound = before == "من" or before.startswith("ال") or index == between.start or scene.mention[index - 1] is not None
        if (bound and word in group("tightened")) or not {owned, owned[:-1] + "ه"}.isdisjoint(group("tightened")):
            return True
    return False


def among(scene: Scene, indices: range, name: str) -> bool:
    """Whether one of some tokens is of a group."""
    return any(scene.words[i] in group(name) for i in indices)


def begins_with(scene: Scene, marker: Marker, name: str) -> bool:
    """Whether the first or second word of a content is one of a group, also with ال, ب or a possessor."""
    wanted = group(name)
    for index in range(marker.index, min(marker.index + 2, len(scene.tokens))):
        word = without_article(scene.words[index][marker.cut :] if index == marker.index else scene.words[index])
        stems = [word, *(word.removesuffix(pronoun) for pronoun in OBJECT_PRONOUNS)]
        if any(stem in wanted or (stem.endswith("ت") and stem[:-1] + "ه" in wanted) for stem in stems):
            return True
    return False
