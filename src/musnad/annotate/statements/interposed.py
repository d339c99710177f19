"""What stands between a verb of speech, its subject and its object: times, «في بيان …», remarks, appositions."""

from musnad.annotate.statements.adjuncts import past_remark
from musnad.annotate.statements.hearers import QUOTED_NAME, past_copy, past_hearer
from musnad.annotate.statements.nouns import subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.splits import same_name
from musnad.annotate.statements.words import COMMAS, group, plurals, speaker_noun, stance
from musnad.arabic import is_word

APPOSITION = 14  # tokens between two commas
_HOLY = frozenset({"المكرمه", "المنوره"})  # go on with the name of a town


def past_adjuncts(scene: Scene, index: int, limit: int) -> int:
    """Over times, adverbs and one «في بيان / خلال لقاء …» of up to four words."""
    index = past_remark(scene, index, limit)
    while index < limit and (scene.words[index] in group("adverb", "in-message") or scene.time[index] is not None):
        index += 1
    if index < limit and scene.words[index] in {"في", "خلال", "عقب", "امس"}:
        end = _past_governed(scene, index + 1, limit)
        while end < min(limit, index + 5) and (_goes_on_place(scene, index, end) or same_name(scene, end)):
            end += 1
        end = _past_quality(scene, end, limit)
        end += end < limit and (scene.words[end] in {"له", "لها", "لهم"} or scene.words[end] in group("same"))  # «في الوقت نفسه»
        edge = end == index + 2 and end < limit and (scene.words[end] == "ذلك" or scene.words[end - 1] in group("edge"))
        end += edge  # «في أعقاب ذلك»، «في بداية اجتماعه»
        told = _past_told(scene, past_copy(scene, end, limit), limit)
        index = past_hearer(scene, told, limit)  # «أكد في تصريح لوكالة كذا ضرورة …»
    index = _past_town(scene, index, limit)
    while index < limit and (scene.words[index] in group("adverb") or scene.time[index] is not None):
        index += 1
    if index + 2 < limit and scene.words[index] == "في" and (scene.words[index + 1] in group("talk") or _of_place(scene, index)):
        return past_adjuncts(scene, index, limit)  # «أكد عقب الحفل في تصريح للوكالة أهمية …»
    return index + 3 if scene.words[index : index + 3] == ("بدلا", "من", "ذلك") and index + 3 < limit else index


def _past_quality(scene: Scene, index: int, limit: int) -> int:
    """Over how or by whom a talk or paper was given: «في اتصال | هاتفي | أهمية …»، «في بيان | صادر عن الوزارة | وقوف …»."""
    if index >= limit or scene.words[index - 1].startswith("ال") or scene.mention[index] is not None:
        return index
    index += scene.words[index] in group("of-talk") and scene.words[index - 1] not in group("has-own")
    if index + 1 >= limit:
        return index
    given_out = scene.words[index] in group("given-out")
    if given_out and scene.words[index + 1] in {"عنه", "عنها", "عنهم"}:
        return index + 2  # «في بيان صدر عنها | استئناف …»
    issuer = subject_after(scene, index + 2, limit) if given_out and scene.words[index + 1] == "عن" else None
    return issuer.end if issuer is not None and issuer.start == index + 2 else index


def _of_place(scene: Scene, index: int) -> bool:
    """«مصادر في قيادة الجيش | في محافظة تعز»: whether a place follows «في», at most behind one noun."""
    return any((mention := scene.mention[i]) is not None and mention.type == "LOC" for i in (index + 1, index + 2))


def _goes_on_place(scene: Scene, index: int, end: int) -> bool:
    """Whether a definite word goes on with what stands after «في»: «في مدينة كذا | الأمريكية»; not «في مكة المكرمة | الجريمة …»."""
    word = scene.words[end]
    place = scene.mention[end - 1] if end > index + 1 else None
    named = place is not None and place.type == "LOC" and scene.mention[end] is None
    definite = word.startswith("ال") and word != "الي"  # «إلى» folded begins like one
    return definite and not (named and not word.endswith(("ي", "يه")) and word not in _HOLY)


def _past_told(scene: Scene, index: int, limit: int) -> int:
    """Over who heard it, behind a noun of talk: «في حديث | إلى «الحياة» | أهمية …»، «في تصريح | للصحافيين | إغلاق …»."""
    if index + 1 >= limit or group("talk").isdisjoint(scene.words[index - 2 : index]):
        return index
    word, at = scene.words[index], index + 1
    if word != "الي":
        return at if word.startswith("لل") and (word.endswith("ين") or "ال" + word[2:] in plurals()) else index
    close = scene.quotes.get(at, limit)
    return close + 1 if close < min(limit, at + QUOTED_NAME) else index


def _past_town(scene: Scene, index: int, limit: int) -> int:
    """Over a town under ب: «أكد مدير الشرطة | بتعز | مقتل …»."""
    town = scene.mention[index] if index < limit else None
    if town is not None and town.type == "LOC" and scene.words[index][0] == "ب" and town.start > scene.tokens[index].start:
        return next((i for i in range(index, limit) if scene.mention[i] is not town), limit)
    return index


def _past_governed(scene: Scene, index: int, limit: int) -> int:
    """Over a noun after «في» or «خلال» and the place or deed that it is bound to: «في شرق أوكرانيا»، «خلال فترة حكم | الرئيس …»."""
    end = index + 1
    if end >= limit or scene.mention[index] is not None:
        return end
    place = scene.mention[end]
    if place is None:
        return end + (scene.words[index] in group("span") and is_word(scene.tokens[end]))
    quarter = place.type == "LOC" and scene.words[index] in group("side", "in-area", "domain")
    return next((i for i in range(end, limit) if scene.mention[i] is not place), limit) if quarter else end


def skip_apposition(scene: Scene, index: int, limit: int) -> int:
    """Over «، وزير الحرس الوطني،» or «(52 عاما)» between subject and object."""
    if index < limit and scene.words[index] in group("title-holder") and scene.mention[index - 1] is not None:
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
