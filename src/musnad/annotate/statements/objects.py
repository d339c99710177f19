"""Content that is the object of its cue: «أدانت روسيا القصف»، «اتهم فلان فلانا ب…»، «أكد ضرورة …»، «وصفه بالمتغطرس»."""

from musnad.annotate.statements.adjuncts import at_place
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.hearers import past_hearer
from musnad.annotate.statements.interposed import APPOSITION, past_adjuncts, skip_apposition
from musnad.annotate.statements.links import Marker, clitic_cut
from musnad.annotate.statements.markers import unjoined
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.splits import (
    announced,
    before_second,
    cut_before,
    divides,
    does_more,
    inside_subject,
    same_name,
    split_at,
    titled,
)
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, THAT, WHO, common, group, own_waw, speaker_noun, stance
from musnad.arabic import is_word, without_article

_LINKS = {"accuse": "ب", "demand": "ب", "judge": "ب", "blame": "مسوولي", "charge": "اتهام", "ascribe": "الي"}


def object_marker(scene: Scene, cue: Cue, subject: Subject | None, limit: int) -> tuple[Marker, Subject | None] | None:
    """Where the object begins that is the content, and the subject with the object cut off; None where there is none."""
    frames = cue.form.verb.frames
    if cue.form.form == "noun":
        return None
    if "rated" in frames:
        return (Marker(cue.index + 1, 0, "rated"), None) if cue.form.pronoun and cue.index + 1 < limit else None
    if "deem" in frames and cue.form.pronoun:
        return _held(scene, cue, subject, limit)
    if frames & {"cast", "issue"}:
        return _cast(scene, cue, limit, subject) if "cast" in frames else _issued(scene, cue, limit, subject)
    link = next((link for frame, link in _LINKS.items() if frame in frames), None)
    if link is not None:
        return _asked(scene, cue, subject, limit) or _linked(scene, cue, subject, limit, link)
    passive = cue.form.form == "imperfect" and cue.form.verb.act == "say" and (subject is None or _deemed(scene, cue, subject))
    usable = frames & {"object", "stance"} and not (cue.form.pronoun or passive)
    plain = _plain_object(scene, cue, subject, limit) if usable else None  # «أوضحت تقارير المختبر | عدم …»
    return plain if "object" in frames or (plain is not None and stance(scene.words[plain[0].index])) else None


def interrupted(scene: Scene, marker: Marker, quotation: Marker) -> bool:
    """Whether another clause stands between an object and a quotation: «أكد مصدر طلب عدم كشف اسمه الحصيلة موضحا "…"»."""
    between = range(marker.index, quotation.index)
    return any(i in scene.aside or scene.words[i] in COMMAS or i in scene.cue_at for i in between)


def _held(scene: Scene, cue: Cue, subject: Subject | None, limit: int) -> tuple[Marker, Subject | None] | None:
    """«واعتبرته متسرعا»، «تعتبرهم أنقرة أعداء»: what it is held to be follows verb and subject."""
    if subject is None or subject.start < cue.index or not can_speak(scene, subject):
        return (Marker(cue.index + 1, 0, "rated"), None) if cue.index + 1 < limit else None
    end = subject.start + 1
    while end < subject.end and (same_name(scene, end) or scene.mention[subject.start] is None):
        end += 1
    return (Marker(end, 0, "rated"), Subject(subject.start, end)) if end < limit else None


def _deemed(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«تعتبر ليبيا البوابة …»: a place that is held to be something; «تعتبر ليبيا ذلك …» is its own judgement."""
    mention = scene.mention[subject.start]
    if "deem" in cue.form.verb.frames and cue.index and scene.words[cue.index - 1].removeprefix("و") in WHO:
        return mention is None and scene.words[subject.start].startswith("ال") and subject.start > cue.index  # «التي تعتبر العضو …»
    if "deem" in cue.form.verb.frames and subject.start > cue.index and not can_speak(scene, subject):
        return scene.words[subject.start].startswith("ال")  # «وتعتبر الفرع الخامس …»
    if "deem" not in cue.form.verb.frames or mention is None or mention.type != "LOC" or subject.start < cue.index:
        return False
    return scene.words[subject.end : subject.end + 1] not in {("ذلك",), ("هذا",), ("هذه",)}


def _plain_object(scene: Scene, cue: Cue, subject: Subject | None, limit: int) -> tuple[Marker, Subject | None] | None:
    """«أدانت روسيا القصف»، «أكد الوزير ضرورة …»، «ونفت صحة …»."""
    after = subject if subject is not None and subject.start > cue.index else None
    past = _past_field(scene, after, limit) if after is not None else cue.index + 1
    start = past_adjuncts(scene, past_hearer(scene, past, limit) if after is not None else past, limit)
    if subject is None or can_speak(scene, subject):
        start = skip_apposition(scene, start, limit)
    follows = start < limit and _opens_object(scene, start, cue)
    if cue.form.form == "participle":
        adjective = cue.form.feminine and unjoined(scene, cue)
        return (Marker(start, 0, "object"), None) if follows and not adjective else None  # «نتائج متوقعة»
    if after is not None and does_more(cue) and masdar(scene.words[after.start]) and not can_speak(scene, after):
        headed = (
            cue.index == scene.sentence(cue.index)[0]
            or cue.cut
            or scene.words[cue.index - 1] in COMMAS | group("auxiliary", "connector") | {"ثم", "قد"}
        )
        return _subject_as_object(scene, cue, after) if headed else None  # «رفض تقديم استقالته»; not «يواجهون رفض انتقال …»
    if after is not None:
        inside = inside_subject(scene, cue, after, follows=follows)
        whole = stance(scene.words[after.start]) and not can_speak(scene, after)  # «أكد | حرص الدائرة على …»
        if inside is not None and (divides(scene, after, inside) or not whole):
            return (Marker(inside, 0, "object"), cut_before(after, inside)) if divides(scene, after, inside) else None
    deed = cue.form.verb.act == "condemn" and start < limit and without_article(scene.words[start]) in group("wrong-deed")
    owned = cue.form.verb.announces and follows and scene.words[start].endswith(OBJECT_PRONOUNS)  # «أعلنت في بيان استشهادهم»
    why = "reason" in cue.form.verb.frames and scene.words[start : start + 1] == ("ذلك",)  # «وعزا ذلك إلى …»
    they = cue.form.plural and subject is None  # «وأكدتا حق الشعب في …»: no subject follows a verb in the plural
    found = follows and (subject is not None or owned or deed or why or they or stance(scene.words[start]))
    if found or (follows and _people_as_object(scene, start)):
        return Marker(start, 0, "object"), subject
    return _subject_as_object(scene, cue, subject)


def _past_field(scene: Scene, subject: Subject, limit: int) -> int:
    """The end of a body with what it works for: «مؤسسة كذا | للأبحاث»."""
    ends_in_name = subject.end < limit and scene.mention[subject.end - 1] is not None
    body = ends_in_name and speaker_noun(scene.words[subject.start]) == "body"
    return subject.end + 1 if body and scene.words[subject.end].startswith("لل") else subject.end


def _subject_as_object(scene: Scene, cue: Cue, subject: Subject | None) -> tuple[Marker, None] | None:
    """«ونفت صحة …»، «وأكدت أهمية …»: what stands where the subject would is the object."""
    said = (
        cue.form.verb.act != "say"
        or "reason" in cue.form.verb.frames
        or (subject is not None and (stance(scene.words[subject.start]) or _past_it(scene, cue, subject)))
    )
    if (
        said
        and subject is not None
        and subject.start > cue.index
        and not _speaks(scene, subject)
        and _opens_object(scene, subject.start, cue)
    ):
        return Marker(subject.start, 0, "object"), None
    return None


def _past_it(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«وجه تعميما أكد فيه | عقد اجتماع»: a noun for a thing behind the pronoun of what holds the words."""
    near = subject.start == cue.index + 2 and scene.words[cue.index + 1] in group("with-pronoun")
    return near and scene.words[subject.start] in common()


def _cast(scene: Scene, cue: Cue, limit: int, subject: Subject | None) -> tuple[Marker, Subject | None] | None:
    """«ألقى فلان باللوم على الحكومة في …»: the content begins with the one blamed."""
    blame = _first_of(scene, cue, limit, "blame")
    to = None if blame is None else next((i for i in range(blame + 1, min(limit, blame + 5)) if scene.words[i] == "علي"), None)
    return None if blame is None or to is None else (Marker(to + 1, 0, "cast"), cut_before(subject, blame))


def _issued(scene: Scene, cue: Cue, limit: int, subject: Subject | None) -> tuple[Marker, Subject | None] | None:
    """«أصدر الوزير قرارا بإنشاء …»: the content is what is ordered."""
    order = _first_of(scene, cue, limit, "order")
    stop = min(limit, order + 6) if order is not None else 0
    at = next((i for i in range((order or 0) + 1, stop) if is_word(scene.tokens[i]) and clitic_cut(scene, i, "ب")), None)
    if order is None or at is None or scene.words[at].startswith("بال") or scene.words[at] in group("no-bid"):
        return None
    return Marker(at, clitic_cut(scene, at, "ب"), "issue"), cut_before(subject, order)


def _first_of(scene: Scene, cue: Cue, limit: int, name: str) -> int | None:
    return next((i for i in range(cue.index + 1, min(limit, cue.index + APPOSITION)) if scene.words[i] in group(name)), None)


def _people_as_object(scene: Scene, index: int) -> bool:
    """«ناشد المسؤولين»: a plural in ين after its verb is no subject."""
    return scene.words[index].endswith("ين") and speaker_noun(scene.words[index]) == "source"


def _opens_object(scene: Scene, index: int, cue: Cue) -> bool:
    word = scene.words[index]
    cue_here = scene.cue_at.get(index)
    if cue_here is not None and cue_here.form.form != "noun" and word not in group("noun-alike") and not stance(word):
        return index > cue.index + 1 and cue_here.form.form == "perfect" and _doing(word)
    if not is_word(scene.tokens[index]) or word in group("refusal") or word in THAT or scene.time[index] is not None:
        return index in scene.quotes
    says = cue.form.verb.act == "say"
    if word in group("no-object", "stop", "with-pronoun", "naming") or (says and _goes_on(scene, index)):
        return False
    waw = word.startswith("و") and len(word) > 3 and word not in own_waw() and not stance(word)  # «وقوفها»
    if (waw and scene.mention[index] is None) or clitic_cut(scene, index, "ل") or clitic_cut(scene, index, "ب"):
        return False
    if says and "that" in cue.form.verb.frames and cue.form.form == "perfect" and not stance(word):
        takes = word.startswith("ال") and word[2:] in group("takes-on")  # «أكدت مصادر السيطرة على الميناء»
        return takes or announced(word, cue) or (not word.startswith("ال") and cue.form.verb.lemma != "ذكر")
    return True


def _doing(word: str) -> bool:
    """«أكد الوزير | تطلع بلاده إلى …»: a verb whose noun is written alike, behind another verb and its subject."""
    return len(word) == 4 and word[0] == "ت" and not word.endswith("ت")


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether an office or a title goes on with the subject: «أكد ذلك رئيس الغرفة | الدكتور فلان»."""
    word = scene.words[index]
    return titled(word) or speaker_noun(word) in {"role", "source"}


def _speaks(scene: Scene, subject: Subject) -> bool:
    return scene.mention[subject.start] is not None or speaker_noun(scene.words[subject.start]) is not None


def _asked(scene: Scene, cue: Cue, subject: Subject | None, limit: int) -> tuple[Marker, Subject | None] | None:
    """«طالب المدرب من | لاعبيه الاجتماع …»: the content begins with those of whom it is asked."""
    of = subject.end if subject is not None and subject.start > cue.index else cue.index + 1
    of_whom = cue.form.verb.act == "demand" and of + 2 < limit and scene.words[of] == "من"
    if not of_whom or subject is None or not can_speak(scene, subject):
        return None
    word, mention = scene.words[of + 1], scene.mention[of + 1]
    many = word.endswith(("يه", "يها", "ين")) and len(word) > 4
    able = mention.type != "LOC" if mention is not None else speaker_noun(word) in {"role", "source", "body"} or many
    asked = able and THAT.isdisjoint(scene.words[of + 1 : min(limit, of + APPOSITION)])
    return (Marker(of + 1, 0, "object"), subject) if asked else None


def _linked(scene: Scene, cue: Cue, subject: Subject | None, limit: int, link: str) -> tuple[Marker, Subject | None] | None:
    """«اتهم (فلان) فلانا ب…»: the content begins with the one accused; «وصفه ب…» after the link."""
    near = range(cue.index + 1, min(limit, cue.index + 26))
    linked = (i for i in near if _link(scene, i, link, subject) and not (link == "ب" and at_place(scene, i, cue)))
    at = next(linked, None)  # not «طالب المسافرون بمطار كذا | بفتح الصالة»
    if at is None:
        return None
    frames = cue.form.verb.frames
    if subject is not None and not can_speak(scene, subject) and not scene.words[subject.start].startswith("ال"):
        return None  # «طالب جامعي يفوز بجائزة»
    if "judge" in frames and (scene.words[at] in THAT or cue.form.pronoun or subject is None or subject.start < cue.index):
        alone = len(scene.words[at]) == 1 and at + 1 < limit  # «وصف ما حدث بـ"الكارثة"»
        return Marker(at + alone, 0 if alone else _cut(scene, at), "judge"), before_second(scene, cue, subject)
    if "charge" in frames:
        by = next((i for i in range(at + 1, min(limit, at + 4)) if clitic_cut(scene, i, "ب")), None)
        return (Marker(at, 0, "object") if by is None else Marker(by, _cut(scene, by), "with")), subject
    if "ascribe" in frames and cue.form.pronoun:
        return Marker(at + 1, 0, "to"), subject
    return _accused(scene, cue, subject, at)


def _accused(scene: Scene, cue: Cue, subject: Subject | None, at: int) -> tuple[Marker, Subject | None] | None:
    """The content of «اتهم فلان فلانا ب…», whose link stands at `at`."""
    after = subject if subject is not None and subject.start > cue.index else None
    begin = past_adjuncts(scene, after.end if after is not None else cue.index + 1, at)
    begin = past_adjuncts(scene, skip_apposition(scene, begin, at), at)
    if cue.form.pronoun:
        return Marker(at, _cut(scene, at), "with"), subject  # «اتهمتهم النيابة بالرشوة»
    accused = subject_after(scene, begin, at) if begin < at else None
    if accused is not None:
        return Marker(accused.start, 0, "object"), subject
    if cue.form.form == "participle" and cue.form.verb.act == "accuse":
        return None  # «متهمين بمحاولة …»: passive
    split = split_at(scene, after) if after is not None else None
    if after is not None and split is not None:
        return Marker(split, 0, "object"), Subject(after.start, split)
    if after is not None and cue.form.verb.act == "accuse":
        return Marker(after.start, 0, "object"), None
    return Marker(at, _cut(scene, at), "with"), subject


def _cut(scene: Scene, index: int) -> int:
    return 0 if scene.words[index] in THAT else clitic_cut(scene, index, "ب")


def _link(scene: Scene, index: int, link: str, subject: Subject | None) -> bool:
    word = scene.words[index]
    if link != "ب":
        return without_article(word).startswith(link)
    if scene.quote_of[index] is not None or (subject is not None and subject.start <= index < subject.end):
        return False
    if word in group("with-pronoun", "adverb"):
        return False
    return word in {"بان", "بانه", "بانها", "بانهم"} or (is_word(scene.tokens[index]) and clitic_cut(scene, index, "ب") > 0)
