"""A noun phrase that was read as the subject of a cue and holds its object too: «المدرب | قرارات الحكم»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.endings import nisba
from musnad.annotate.statements.genitives import IN_NAME
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.nouns import Subject, can_speak
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, common, group, plurals, speaker_noun, stance
from musnad.arabic import is_word, without_article


def inside_subject(scene: Scene, cue: Cue, subject: Subject, *, follows: bool) -> int | None:
    """Where the object begins inside a phrase that was read as the subject; a looser split only where none follows it."""
    split = split_at(scene, subject)
    second = _second_noun(scene, subject) if does_more(cue) or "reason" in cue.form.verb.frames else None
    if second is not None and (split is None or second <= split):
        return second
    opens = split is not None and (
        stance(scene.words[split])  # «تعتزم اليابان | تعليق …»
        or announced(scene.words[split], cue)
        or (
            does_more(cue) and scene.mention[split - 1] is not None and _free_noun(scene, split)
        )  # «أدانت النقابة | قرار الوزارة منع …»
    )
    return None if follows and not opens else split


def announced(word: str, cue: Cue) -> bool:
    """«أعلنت الوزارة | الترفيع في السعر»: a definite noun that no adjective is, after a verb that announces."""
    return cue.form.verb.announces and (word in group("deed") or (word.startswith("ال") and masdar(without_article(word))))


def divides(scene: Scene, subject: Subject, index: int) -> bool:
    """Whether a token within a subject can begin the object: no «التعليق» after «رفض», no second noun of one phrase."""
    return scene.words[index] not in group("refusal") and not _idafa(scene, subject, index)


def does_more(cue: Cue) -> bool:
    """Whether the verb does more than say, so that any noun can be its object: «انتقد»، «نفى»، «ثمّن»."""
    return cue.form.verb.act not in {"say", "hope"} and cue.form.form in FINITE


def _second_noun(scene: Scene, subject: Subject) -> int | None:
    """Where an indefinite noun follows a definite one inside a phrase that was read as one: «المدرب | قرارات الحكم»."""
    office = subject.end - subject.start > 1 and speaker_noun(scene.words[subject.start + 1]) == "role"  # «ثمن معالي وزير كذا»
    if scene.words[subject.start] in group("honorific") and subject.start + 1 < subject.end and not office:
        return subject.start + 1  # «هنأ معاليه الجميع»
    for index in range(subject.start + 1, subject.end):
        definite = scene.words[index - 1].startswith("ال") and scene.mention[index - 1] is None
        free = definite and scene.mention[index] is None and scene.quote_of[index] is None and not _governed(scene, index)
        if free and _free_noun(scene, index):
            return index
    return None


def before_second(scene: Scene, cue: Cue, subject: Subject | None) -> Subject | None:
    """The subject after its verb without the one judged: «وصف الوزير | تصريحات نظيره بأنها …»."""
    if subject is None or subject.start < cue.index:
        return subject
    second = _second_noun(scene, subject)
    if second is None:
        second = split_at(scene, subject)  # «وصف رئيس النادي | المباراة بأنها …»
        second = second if second is not None and scene.words[second - 1].startswith("ال") else None
        if second is not None and scene.words[second].startswith("الم") and scene.words[second - 1].endswith("ه"):
            second += scene.words[second].endswith("ه")  # «رئيس اللجنة المنظمة | الحفل»
    return subject if second is None else cut_before(subject, second)


def _free_noun(scene: Scene, index: int) -> bool:
    """Whether a token is an indefinite noun that nothing joins to what stands before it."""
    word = scene.words[index]
    if not is_word(scene.tokens[index]) or len(word) == 1:
        return False  # «وزير النقل م. فلان»
    if word.startswith(("ال", "و", "لل")) or speaker_noun(word) in {"role", "body"}:
        return False
    if clitic_cut(scene, index, "ب") or clitic_cut(scene, index, "ل") or word == "باسم":
        return False
    return word not in group("inside-stop", "adverb", "title", "refusal", "stop", "that")


def titled(word: str) -> bool:
    """Whether a word is a title that a name follows: «المهندس»، «اللواء»."""
    return word.startswith("ال") and without_article(word) in group("title", "rank")


def _adjective(word: str) -> bool:
    """«العام»، «السابق»، «المنظمة», or a title, after a definite office."""
    bare = without_article(word)
    return (
        word.endswith("يون")
        or titled(word)
        or word in group("belonging")
        or not group("adjective").isdisjoint({bare, bare.removesuffix("ه")})
    )


def cut_before(subject: Subject | None, index: int) -> Subject | None:
    """A subject that does not reach over a token."""
    if subject is None or subject.start >= index:
        return None
    return Subject(subject.start, min(subject.end, index))


def _idafa(scene: Scene, subject: Subject, split: int) -> bool:
    """«عدد القضايا»: two nouns of one phrase that cannot speak."""
    before, word = scene.words[split - 1], scene.words[split]
    return word.startswith("ال") and not before.startswith("ال") and not can_speak(scene, Subject(subject.start, split))


def split_at(scene: Scene, subject: Subject) -> int | None:
    """Where an object begins inside a phrase that was read as one: after a name, at a noun of stance, at the first
    definite noun after an indefinite subject, or at one that cannot be an adjective of a definite subject."""
    head = scene.mention[subject.start]
    definite = scene.words[subject.start].startswith("ال")
    for index in range(subject.start + 1, subject.end):
        word = scene.words[index]
        if word == "ما":
            return index  # «وصف الخبير | ما حدث بالعيب»
        if (scene.mention[index] is not None and scene.mention[index] is head) or _governed(scene, index):
            continue
        if titled(word) and scene.mention[index] is None and index + 1 < subject.end and scene.mention[index + 1] is not None:
            continue  # «مدير مكتب الصحة الدكتور فلان»
        if head is not None and scene.mention[index] is None:
            if word.startswith("ال") and word.endswith(("ي", "يه")) and word not in group("deed"):
                continue
            return index if is_word(scene.tokens[index]) else None
        masdar = (
            scene.mention[index] is None
            and definite
            and word.endswith("ه")
            and head is None
            and speaker_noun(scene.words[subject.start]) is not None
        )
        if ((stance(word) and scene.mention[index] is None) or masdar) and not word.startswith(("ال", "لل")):
            if _of_holder(scene, subject, index):
                continue
            return index
        if word.startswith("ال") and scene.mention[index] is None:
            if _second_title(scene, subject, index):
                continue
            before = scene.words[index - 1]
            many = before.removeprefix("و").startswith(("ال", "لل")) and before.endswith("ين")
            pair = many and word.endswith("ين")  # «الحرمين الشريفين»، «نقابة القيمين والقيمين العامين»
            pair = pair or (word.endswith("ه") and before.endswith("ه") and _of_deed(scene, subject, index - 1))  # «التجارة الحرة»
            adjective = pair or word.endswith(("ي", "يه")) or (scene.words[index - 1].startswith("ال") and _adjective(word))
            if not _genitive(scene, subject, index) and not adjective and (not definite or not word.endswith("ه")):
                return index - _begins_another(scene, subject, index - 1)
    return None


def _second_title(scene: Scene, subject: Subject, index: int) -> bool:
    """«أكد رئيس اللجنة المتحدث الرسمي للوزارة فلان أن …»: another office of the same man, who is named behind it."""
    cue = scene.cue_at.get(subject.start - 1)
    if cue is None or cue.form.verb.act != "say" or speaker_noun(scene.words[index]) != "role":
        return False
    return _held(scene, subject, index)


def _begins_another(scene: Scene, subject: Subject, index: int) -> bool:
    """«رئيس مجلس الشورى | خادم الحرمين»: a bare noun after a name is bound to the next noun and no longer to the name."""
    named = index > subject.start and scene.mention[index - 1] is not None and scene.mention[index] is None
    return named and (scene.words[index] == "خادم" or (speaker_noun(scene.words[index]) is None and _free_noun(scene, index)))


def _genitive(scene: Scene, subject: Subject, index: int) -> bool:
    """Whether the noun before a definite one is bound to it, so that no object begins there."""
    before, first = scene.words[index - 1], scene.words[subject.start]
    chain = _bound(scene, subject.start, index) or first in group("quantity", "partitive")  # «عدد من أعضاء»، «أحد أفراد الفرقة»
    if chain and not before.startswith("ال") and speaker_noun(before) is not None:
        return True
    office = speaker_noun(before) in {"body", "role"}
    if office and index > subject.start + 1 and not before.startswith("ال") and _held(scene, subject, index):
        return True  # «المشرف العام على لجنة | المقابلات فلان»
    if _of_deed(scene, subject, index):
        return True
    joined = before.startswith("و") and not before.startswith("وال")
    body = joined and speaker_noun(bare_noun(before)) == "body" and scene.words[index - 2].startswith("ال")
    if joined and (bare_noun(before) in plurals() or body):  # not «دول ومنظمات | التفجير»
        return True  # «نقابات العمال ورجال | الأعمال»، «رئيس الهيئة وإدارة | البحوث»
    general = before in {"عام", "عامه"} and speaker_noun(scene.words[index - 2]) == "role"  # «سماحة مفتي عام | المملكة»
    if general or (index > subject.start + 2 and not before.startswith("ال") and _governed(scene, index - 1)):
        return True  # «المشرف الإداري على برنامج | التعليم العالي فلان»
    office = speaker_noun(first) in {"role", "body"} and index == subject.start + 2
    affairs = office and before in group("domain")  # «مدير شؤون | المعلمين»، «إدارة كرة | القدم»
    field = before[:1] == "ل" and before[1:] in group("domain")  # «المنتخب لكرة | القدم»
    return affairs or field or not IN_NAME.isdisjoint(scene.words[index - 2 : index])  # «متحدث باسم خفر السواحل»


def _of_deed(scene: Scene, subject: Subject, index: int) -> bool:
    """«لجنة رعاية | السجناء»، «معارضو اتفاق | التجارة»: what a body does, or people are for, with its own genitive."""
    first, before = scene.words[subject.start], scene.words[index - 1]
    if index != subject.start + 2 or first.startswith("ال") or scene.mention[subject.start] is not None:
        return False
    thing = scene.mention[index - 1] is None and speaker_noun(before) is None and before in common()
    thing = thing and not (before.startswith("ال") or before.endswith(("ي", "ات")) or nisba(before))
    return thing and (speaker_noun(first) == "body" or (first.endswith("و") and len(first) > 4))


def _of_holder(scene: Scene, subject: Subject, index: int) -> bool:
    """«القيادي في الحزب ورئيس | لجنة النزاهة فلان»، «مديرة وحدة | تطوير كذا فلانة»: an office goes on, and its holder follows."""
    before = scene.words[index - 1]
    if before.startswith("ال") or speaker_noun(before.removeprefix("و")) not in {"role", "body"}:
        return False
    return _held(scene, subject, index)


def _held(scene: Scene, subject: Subject, index: int) -> bool:
    """Whether a person stands after a token in a phrase, who holds the office that it tells."""
    return scene.names_person(index + 1, subject.end)


def _bound(scene: Scene, start: int, index: int) -> bool:
    """«رئيس جمعية | الصيادين»: a chain of nouns that are bound to one another up to a definite one."""
    free = all(scene.mention[i] is None and not scene.words[i].startswith("ال") for i in range(start, index))
    return free and (index == start + 1 or speaker_noun(scene.words[start]) is not None)


def _governed(scene: Scene, index: int) -> bool:
    """«المشرف العام على | تنفيذ المهرجان فلان»: no object begins after a preposition."""
    return scene.words[index - 1] in group("governs") and scene.mention[index - 1] is None


def same_name(scene: Scene, index: int) -> bool:
    """Whether a token goes on with the name before it: «في مستشفى الملك | فهد»."""
    return scene.mention[index] is not None and scene.mention[index] is scene.mention[index - 1]
