"""Where the content of a cue begins: the first place after it where one of its frames is met."""

from musnad.annotate.statements.adjuncts import at_work, past_bracket
from musnad.annotate.statements.cues import FINITE, Cue, forms
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.links import REACH, Marker, clitic_cut, readers
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, THAT, WHO, group, speaker_noun
from musnad.arabic import without_article

AT_OBJECT = frozenset({"accuse", "demand", "blame", "judge", "rated", "ascribe", "charge"})
_CALLED = 12  # tokens from a participle of calling to what is called for
COLON = 24  # tokens from a participle to the colon before its quotation
_APPOSED = 14  # tokens from a person to «أن», with an office between: «بين فلان نائب رئيس النادي، أنه …»
_LOOSE = frozenset({"about", "on", "of", "in", "to", "with", "towards"})  # prepositions, which stand in other clauses too
_CLAUSE = frozenset({"لم", "لن", "ليس", "ليست", "بينما", "فيما", "لكن", "حيث"})  # words of a clause of its own
_TAKEN_UP = {  # by link: the pronoun right after a verb that stands for its content («التي أعلن عنها»)
    "about": {"عنها", "عنه", "عنهم"},
    "object": {"عنها", "عنه", "عنهم", "عليها", "عليه"},
    "of": {"منه", "منها"},
}
_TAKES = {"on": "takes-on", "about": "takes-about"}  # by link: nouns that ask for its preposition themselves
_TO_IT = frozenset({"له", "لها", "اليه", "اليها"})
_BEFORE_THAT = 14  # tokens from a preposition of another word to «، أن»
_SAME_CLAUSE = 12  # tokens from a subject to «ب», after which a sign lets another clause begin
_AFTER_TITLE = frozenset({"that", "of", "on", "to"})  # links for which an earlier quotation was a title


def marker_after(scene: Scene, cue: Cue, limit: int, subject: Subject | None) -> Marker | None:
    """The first place after a cue where one of its frames is met, outside the subject.

    A quotation that does not follow the subject directly gives way to a later «أن»: it may be a title («المنتدى "…"»).
    """
    frames = cue.form.verb.frames
    if scene.words[cue.index + 1 : cue.index + 2] == (scene.words[cue.index],):
        return None  # «نفى نفى …»: the last one tells it
    if (
        "that" in frames
        and cue.form.form != "noun"
        and scene.words[cue.index + 1 : cue.index + 2] == (":",)
        and cue.index + 2 in scene.quotes
    ):
        return Marker(cue.index + 2, 0, "colon")  # «وبيّن: "…"»
    able = readers(frames)
    start = past_bracket(scene, subject.end) if subject else cue.index + 1
    bare: Marker | None = None
    near = _near(scene, cue, subject)
    for index in range(cue.index + 1, min(limit, start + near + 1)):
        if (subject is not None and subject.start <= index < subject.end) or index in scene.aside:
            continue
        if index > cue.index + 1 and _elsewhere(scene, cue, index):
            break
        for reader in able:
            marker = reader(scene, index, cue)
            if marker is None or _strayed(scene, cue, marker, (start, index)):
                continue
            if bare is not None and (marker.link not in _AFTER_TITLE or scene.quote_of[index] == bare.index):
                continue
            if marker.link == "quote" and index > start and "that" in frames and scene.words[index - 1] not in COMMAS:
                bare = bare or marker
                continue
            return marker
        if index >= start + 6 and frames & AT_OBJECT:
            break
    return bare or _after_colon(scene, cue, limit)


def _strayed(scene: Scene, cue: Cue, marker: Marker, reach: tuple[int, int]) -> bool:
    """Whether what looks like a link of a cue belongs to another word. `reach`: where links can begin, the token of this one."""
    start, index = reach
    far = marker.link == "for" and index > start and not _called_on(scene, cue, start, index)
    far = far or (marker.link == "that" and index > start + 1 and _that_of_another(scene, cue, index))
    far = far or (marker.link in _LOOSE and _of_another(scene, marker, (start, index)))
    far = far or (marker.link == "of" and scene.words[marker.index : marker.index + 1] in {("اجل",), ("خلال",), ("قبل",)})
    says = marker.link == "with" and cue.form.verb.act == "say" and "that" in cue.form.verb.frames
    if far or _passive(scene, cue, marker) or (says and at_work(scene, index)):
        return True
    if marker.link == "feeling":
        return cue.form.verb.announces and (_cause(scene, index) or _object_before(scene, start, index))
    quoted = scene.quote_of[index]
    if marker.link in _LOOSE and quoted is not None and cue.index < quoted < index:
        return True  # «نبه من «تهجير عائلات … إلى جانب …»»
    if marker.link not in _LOOSE:  # «تشير النتائج الأولى لتحقيقات الشرطة إلى أن …»، «أعلنت الشركة (سوق المال: كذا) …»
        bound = marker.link == "for" and "to" in cue.form.verb.frames and _that_later(scene, marker)
        return bound or (marker.link == "colon" and _bracketed(scene, cue.index, index))
    far = (marker.link == "with" and _far_off(scene, start, index)) or (
        marker.link == "in" and scene.words[start] == "من"
    )  # «تأمل الوزارة من الجميع …»
    later = index > start and "that" in cue.form.verb.frames and _that_later(scene, marker)
    noun = index > start or (marker.link == "on" and (index == cue.index + 2 or scene.mention[index - 2] is not None))
    later = later or (noun and marker.link in _TAKES and _asked_for(scene, index, _TAKES[marker.link]))
    if far or later or _bracketed(scene, cue.index, index) or _after_participle(scene, start, index):
        return True
    return index > start + 2 and (_denied_between(scene, start, index) or _of_noun(scene, index))


def _that_of_another(scene: Scene, cue: Cue, index: int) -> bool:
    """«يطلبون عملا آخر، ويفترض أن …»، «تأخرت الشحنة خوفا من أن …»: an «أن» that the word before it asks for."""
    before = scene.words[index - 1]
    return before.removeprefix("و") in group("asks-that") or (before == "من" and "of" not in cue.form.verb.frames)


def _of_another(scene: Scene, marker: Marker, reach: tuple[int, int]) -> bool:
    """Whether the word beside a preposition shows that it is not the verb's: «حصلت على نسخة منه»، «أكدا حقه في كذا، والرد على …».

    reach: where links can begin, and the preposition.
    """
    start, index = reach
    before = scene.words[index - 1]
    if index > start + 1 and scene.words[index - 2] in group("relative"):
        return True  # «وأشار المصدر الذي تحدث إلى «الصحيفة» إلى أن»
    if marker.link == "on" and (before in group("came-out") or scene.words[index + 1 : index + 2] == ("نسخه",)):
        return True  # «وثائق نشرت على الإنترنت»
    if before == "وذلك" or (marker.link == "in" and before in COMMAS and scene.words[index + 1] not in THAT):
        return True  # «تأمل الإدارة بيع اللاعب، في صفقة …»
    joined = before.startswith("وال") and index > start + 2 and scene.mention[index - 1] is None
    if not joined or scene.words[index + 1] in THAT or speaker_noun(before[1:]) is not None or before.endswith(("ين", "ون")):
        return False
    earlier = scene.words[index - 2]
    return earlier in COMMAS or (masdar(before[3:]) and not earlier.startswith(("ال", "وال")))


def _asked_for(scene: Scene, index: int, name: str) -> bool:
    """«تؤكد العثور على حطام …»، «أعلن تنازله عن العقد»: a preposition that the noun before it asks for, or before its adjective."""
    last = scene.words[index - 1]
    bound = last.startswith("ال") and last.endswith("ه") and scene.mention[index - 1] is None
    index -= bound and without_article(scene.words[index - 2]) in group(name)  # «السيطرة الكاملة على»
    word = without_article(scene.words[index - 1])
    stems = [word, *(word.removesuffix(pronoun) for pronoun in OBJECT_PRONOUNS if word.endswith(pronoun))]
    stems += [stem[:-1] + "ه" for stem in stems if stem.endswith("ت")]
    return scene.mention[index - 1] is None and not group(name).isdisjoint(stems) and scene.words[index + 1] not in THAT


def _called_on(scene: Scene, cue: Cue, start: int, index: int) -> bool:
    """«دعا المنشآت | لتصحيح أوضاعها»: whether only those called upon stand between a verb of asking and its «ل»."""
    if cue.form.verb.act != "demand" or cue.form.pronoun or cue.form.form == "noun":
        return False
    held = scene.mention[start - 1]
    if held is not None and held.type == "PER" and speaker_noun(scene.words[start]) == "role":
        return False  # «دعا فلان الناطق الرسمي للحركة»
    called = subject_after(scene, start, index)
    return called is not None and (called.start, called.end) == (start, index) and can_speak(scene, called)


def _after_participle(scene: Scene, start: int, index: int) -> bool:
    """«أكد فلان سعادته، واصفا الأجواء بالرائعة التي تساعده على …»: a preposition in what a later participle says."""
    if scene.words[index - 1] in COMMAS:
        return False
    told = (i for i in range(start + 1, index) if i in scene.cue_at)
    later = (scene.cue_at[i] for i in told if scene.words[i - 1] in COMMAS or _linked(scene, i, index))
    return any(cue.form.form == "participle" and scene.words[cue.index].endswith("ا") for cue in later)


def _linked(scene: Scene, participle: int, index: int) -> bool:
    """«أكد أهمية الحدث معربا عن شكره لهم على …»: a participle that has a link of its own before a token."""
    return participle + 2 < index and (scene.words[participle + 1] in THAT or scene.words[participle + 1] in {"عن", "علي", "الي"})


def _that_later(scene: Scene, marker: Marker) -> bool:
    """«أكد الوكيل في حديثه عن الموسم، أن …»، «أفادت على صفحتها بالموقع بأن …»: the preposition is another word's."""
    verb = scene.words[marker.index - 2]  # «فلانة المتحصلة على كذا أنها»
    held = marker.link == "on" and verb.startswith("المت") and scene.mention[marker.index - 2] is None
    his = marker.link == "on" and verb in {"له", "لها"}
    held = held or (his and scene.mention[marker.index] is not None)  # «في مداخلة له على قناة كذا أن»
    for at in range(marker.index, min(marker.index + _BEFORE_THAT * (2 if held else 1), len(scene.tokens))):
        if scene.words[at] in THAT or scene.words[at] in {".", ":"} or at in scene.cue_at:
            again = (marker.link == "with" and scene.words[at].startswith("بان")) or held
            again = again or (marker.link == "for" and scene.words[at - 1] == "الي")
            return at > marker.index and scene.words[at] in THAT and (again or scene.words[at - 1] in COMMAS)
    return False


def _denied_between(scene: Scene, start: int, index: int) -> bool:
    """Whether a clause of its own stands before a preposition: «أعلن المرصد قصف …، ولم ترد معلومات عن …»، «وافق فلان بينما …»."""
    words = scene.words[start:index]
    return any(word.removeprefix("و") in _CLAUSE and words[i - 1 : i] != ("من",) for i, word in enumerate(words))


def _far_off(scene: Scene, start: int, index: int) -> bool:
    """«وهدد المرمى في أكثر من كرة، وفي الدقيقة 69 … بعد هذا الهدف ساد الهدوء ببقية الشوط»."""
    if index <= start + _SAME_CLAUSE:
        return False
    near = range(start + 1, index - 1)
    return any(scene.words[i] in COMMAS and scene.words[i + 1] in {"وفي", "بعد", "وبعد", "ثم"} for i in near)


def _bracketed(scene: Scene, first: int, index: int) -> bool:
    """«أقرت الحكومة (المعنية بالشؤون الأمنية) …»: inside a remark in brackets."""
    bracket = next((scene.words[i] for i in range(index - 1, first, -1) if scene.words[i] in {"(", ")"}), ")")
    return bracket == "("


def _cause(scene: Scene, index: int) -> bool:
    """Whether a noun of feeling tells why or for what something was announced: «قطع العلاقات بسبب إصرارها على …»، «استعدادا ل…»."""
    before, word = scene.words[index - 1], scene.words[index]
    aim = word.endswith("ا") and not word.endswith(OBJECT_PRONOUNS)
    return aim or before in group("governs") or before in {"نتيجه", "رغم", "اثر", "جراء"}


def _object_before(scene: Scene, start: int, index: int) -> bool:
    """«أعلنت بريطانيا دستورا لفلسطين رفضه …»: the object stands before it, an indefinite noun in the accusative."""
    if any(scene.words[i] in {"مما", "الذي", "التي"} for i in range(start, index)):
        return True  # «أعلنت القناة إيقافه …، مما خلف استياء»
    words = [scene.words[i] for i in range(start, index) if scene.time[i] is None and scene.words[i] not in group("adverb")]
    return any(word.endswith("ا") and not word.endswith(OBJECT_PRONOUNS) and len(word) > 3 for word in words[:1])


def _of_noun(scene: Scene, index: int) -> bool:
    """«في مؤتمر بعد الإعلان عن …»: a preposition that a noun of speech asks for, in an adjunct."""
    noun = forms().get(without_article(scene.words[index - 1]))
    return noun is not None and noun.form == "noun" and scene.words[index - 2] in group("governs")


def _near(scene: Scene, cue: Cue, subject: Subject | None) -> int:
    """How many tokens after verb and subject a content can begin."""
    if cue.form.form in {"participle", "noun"}:
        called = _CALLED if cue.form.verb.act == "demand" else 6  # «داعيا القائمين على المسارح في المدن إلى …»
        return called if cue.form.form == "participle" else 2
    if not cue.form.verb.tight:
        return 5 if cue.form.pronoun else REACH
    person = subject is not None and _holder(scene, subject)
    head = cue.index in {0, scene.sentence(cue.index)[0]} or scene.words[cue.index - 1] in COMMAS
    return _APPOSED if person and head and cue.form.form == "perfect" else 3


def _holder(scene: Scene, subject: Subject) -> bool:
    """Whether a subject is one person: a name, or an office («المشرف العام»)."""
    head = scene.words[subject.start]
    named = any((mention := scene.mention[i]) is not None and mention.type == "PER" for i in range(subject.start, subject.end))
    return named or (head.startswith("ال") and speaker_noun(head) == "role")


def _after_colon(scene: Scene, cue: Cue, limit: int) -> Marker | None:
    """«، مضيفا في إشارة إلى …: "…"»: a quotation after a colon, with no other verb of speech before it."""
    if "quote" not in cue.form.verb.frames or cue.form.form != "participle" or unjoined(scene, cue):
        return None
    for index in range(cue.index + 1, min(limit, cue.index + COLON)):
        if index in scene.cue_at and scene.cue_at[index].form.form != "noun":
            return None
        if scene.words[index] == ":":
            return Marker(index + 1, 0, "colon") if index + 1 in scene.quotes else None
    return None


def unjoined(scene: Scene, cue: Cue) -> bool:
    """Whether a participle is an adjective of the noun before it: no comma, no و."""
    return cue.cut == 0 and cue.index > 0 and scene.words[cue.index - 1] not in COMMAS


def _passive(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«قطط مهددة بالإبادة»، «تألقا لافتا للاعب»: a participle before ب or ل without a comma is an adjective."""
    if cue.form.form != "participle" or cue.index == 0 or scene.words[cue.index - 1] in COMMAS:
        return False
    if marker.link == "on" and cue.form.feminine and cue.cut == 0:
        after = cue.index + 1  # «أنباء مؤكدة بكذا على …»، «فرصة مؤكدة للتسجيل على …»
        return scene.words[after] not in THAT and any(clitic_cut(scene, after, letter) > 0 for letter in "بل")
    return marker.link in {"with", "for"}


def _elsewhere(scene: Scene, cue: Cue, index: int) -> bool:
    """Whether the content can no longer begin at a token: another verb of speech or the link of an object stands there."""
    if (
        scene.words[index][0] == "ب"
        and scene.words[index] not in THAT
        and cue.form.verb.frames & AT_OBJECT
        and "bid" not in cue.form.verb.frames
        and clitic_cut(scene, index, "ب")
    ):
        return True
    if cue.form.form == "noun" and scene.words[index] in COMMAS:
        return True  # «بعد إعلان فلان عدم ترشحه، عن …»
    other = scene.cue_at.get(index)
    if other is None or other.form.form not in FINITE:
        return other is not None and other.form.form == "participle" and other.form.verb.by_noun  # «مكتفيا بالقول إن …»
    later = scene.words[index - 2 : index] in {("علي", "ان"), ("دون", "ان")}  # «تعلن الهيئة رفع التعليق على أن تعلن عن …»
    return other.cut > 0 or scene.words[index - 1] in COMMAS | {"فيما", "بينما"} or later


def _comma_after(scene: Scene, cue: Cue, limit: int) -> bool:
    """«الجرعة التي أوصى الطبيب بها، …»: the clause ends with the pronoun of what it is about."""
    near = range(cue.index + 1, limit - 1)
    return any(scene.words[i] in {"بها", "به"} and scene.words[i + 1] in COMMAS for i in near)


def no_words(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«التي أعلن عنها الوزير»، «"http://…"»، «كتب أعمالا منها: …»: no content follows."""
    if marker.link == "colon" and scene.words[marker.index - 2].removeprefix("و") in {"منها", "منهم"}:
        return True
    taken_up = scene.words[cue.index + 1] in _TAKEN_UP.get(marker.link, ())
    if cue.index > 0 and scene.words[cue.index - 1] in WHO:  # «اللقاء الذي دعت له أعضاءها بالقاعة إلى الخميس»
        resumed = marker.link in {"that", "with"} and _comma_after(scene, cue, marker.index)
        taken_up = taken_up or resumed or (marker.link == "to" and scene.words[cue.index + 1] in _TO_IT)
    near = scene.words[marker.index : marker.index + 3] if marker.link in {"quote", "colon"} else ()
    return taken_up or not group("web").isdisjoint(near)
