"""What somebody did under a verb that elsewhere tells speech: «رفض المغادرة»، «شدد الرقابة على»، «تعهد بالبحث في القضية»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.links import Marker
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OBJECT_PRONOUNS, THAT, group, speaker_noun
from musnad.arabic import folded, without_article

_THOUGHT = frozenset({"object", "on", "that", "of"})  # links of what one thinks
_BLOWN = 10  # tokens from a whistle to what it announces
_TITLE = 6  # tokens from sign to sign of a title
_TOPIC = 24  # tokens from a topic in which something may be said of it
_SAYS = THAT | group("relative", "includes") | {"هو", "هي", "هم", "حيث", "اذ", ":"}


def deed(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«فرفض السكان المغادرة»، «وأضاف البديل الهدف الثاني …:»: what somebody did, not what he said."""
    if _takes_charge(scene, cue, marker) or _persisted(scene, cue, marker) or _whistled(scene, cue, marker):
        return True
    if scene.words[cue.index + 1] in {"الحرب", "العداء"} and folded(cue.form.verb.lemma) == "اعلن":
        return True  # «أعلن الحرب على جيرانه»
    if marker.link == "feeling" and folded(cue.form.verb.lemma) == "جدد":
        return among(scene, range(cue.index + 1, marker.index), "renewed")  # «جددت الإدارة عقد اللاعب … بعد رفض …»
    if marker.link == "object":
        return folded(cue.form.verb.lemma) == "رفض" and (begins_with(scene, marker, "refused-deed") or _when(scene, cue.index))
    if marker.link == "on" and folded(cue.form.verb.lemma) == "شدد" and _tightens(scene, range(cue.index + 1, marker.index)):
        return True
    scored = marker.link == "colon" and folded(cue.form.verb.lemma) == "اضاف"
    return scored and among(scene, range(cue.index + 1, marker.index), "scored")


def _when(scene: Scene, index: int) -> bool:
    """«بعد أن رفض العرض»، «عندما رفضت فرنسا الاعتراف بكذا»: a deed that tells when something else happened."""
    before = scene.words[max(0, index - 2) : index]
    return bool(before) and (before[-1].removeprefix("و") in group("once") or before in {("بعد", "ان"), ("وبعد", "ان")})


def _whistled(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«يطلق الحكم صافرته معلنا نهاية اللقاء»: a sign that a referee gives."""
    if marker.link not in {"object", "about"} or folded(cue.form.verb.lemma) != "اعلن":
        return False
    if cue.form.form == "participle" and scene.words[marker.index] in group("scored"):
        return True  # «معلنا عن الهدف الأول»
    near = scene.words[max(0, cue.index - _BLOWN) : marker.index]
    return "الحكم" in near or any(word.removeprefix("ب").removeprefix("ال").startswith("صافر") for word in near)


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


def believed_by_people(scene: Scene, cue: Cue, marker: Marker, subject: Subject | None) -> bool:
    """«بعد أن أدرك السكان أن …»، «اليمنيون يرفضون الانقلاب»، «اتفق العرب على تميزه»: a state of mind, which nobody has uttered."""
    lemma = folded(cue.form.verb.lemma)
    if marker.link not in _THOUGHT or lemma not in group("thinks", "stands"):
        return False
    begin = cue.index if subject is None or subject.start > cue.index else subject.start
    if lemma in group("thinks") and scene.words[begin - 1].removeprefix("و") in group("once") | {"ان"}:
        after = scene.words[begin - 1] != "ان" or scene.words[begin - 2].removeprefix("و") in {"بعد", "منذ"}
        whereas = scene.words[max(0, begin - 2) : begin] in {("في", "حين"), ("وفي", "حين")}  # «في حين يرى فلان أن …»
        return begin > 0 and after and not whereas
    return subject is not None and _a_people(scene, subject)


def _noticed(scene: Scene, cue: Cue, subject: Subject | None) -> bool:
    """«ولاحظ أثناء القيادة أن السرعة تزداد»، «لاحظ مزارع أن …»: what was seen; one who is named or holds an office remarks it."""
    if folded(cue.form.verb.lemma) != "لاحظ" or cue.form.form not in FINITE:
        return False
    if subject is None:
        return scene.words[cue.index + 1] not in THAT
    named = any(scene.mention[i] is not None for i in range(subject.start, subject.end))
    office = scene.words[subject.start].startswith("ال") and speaker_noun(scene.words[subject.start]) is not None
    return not named and (not office or subject.start < cue.index)


def _a_people(scene: Scene, subject: Subject) -> bool:
    """«اليمنيون»، «العرب»، «الناس»: everybody of a land or a faith."""
    word = scene.words[subject.start]
    if scene.mention[subject.start] is not None or not word.startswith("ال") or subject.end - subject.start > 2:
        return False
    return word in group("everyone") or (word.endswith(("يون", "يين")) and speaker_noun(word) is None)


def untold(scene: Scene, cue: Cue, marker: Marker, subject: Subject | None) -> bool:
    """Whether a title is shown, a topic named, a state of mind told, and nothing said."""
    if shows_title(scene, cue, marker) or topic_alone(scene, cue, marker) or _noticed(scene, cue, subject):
        return True
    return believed_by_people(scene, cue, marker, subject)


def topic_alone(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«كشف عن موهبته»، «كشفت عن هاتفها الجديد»، «تعلن نتائج القبول»: what is shown or given out is named, no more.

    A relative clause or another clause in the sentence may say it: «نتائج أظهرت …».
    """
    gives = folded(cue.form.verb.lemma) in group("shows") or cue.form.verb.announces
    if marker.link not in {"about", "object"} or marker.index >= len(scene.tokens) or not gives:
        return False
    more = scene.words[marker.index : marker.index + 2] in {("مزيد", "من"), ("المزيد", "من")}
    at = marker.index + (2 if more else 0)  # «مزيد من التفاصيل حول …»
    head = scene.words[min(at, len(scene.tokens) - 1)]
    owned = [head.removesuffix(end) for end in OBJECT_PRONOUNS if head.endswith(end)]
    stems = {without_article(head), *owned, *(stem[:-1] + "ه" for stem in owned)}
    if stems.isdisjoint(group("bare-topic")):
        return not stems.isdisjoint(group("skill", "product"))
    rest = scene.words[at + 1 : min(scene.sentence(cue.index)[1], at + _TOPIC)]
    return rest[:1] in {("حول",), ("عن",), ("بشان",)} or _SAYS.isdisjoint(word.removeprefix("و") for word in rest)


def shows_title(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«يكشف «بيت الورد»، أسرار أسرة …»: the work that shows something, in quotation marks right after its verb."""
    if marker.link != "quote" or marker.index != cue.index + 1 or folded(cue.form.verb.lemma) not in group("shows") - group("says"):
        return False
    close = scene.quotes.get(marker.index, len(scene.tokens))
    after = scene.words[close + 1 : close + 2]
    return close - marker.index <= _TITLE and bool(after) and after[0] not in {".", "؟", "!"}


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
