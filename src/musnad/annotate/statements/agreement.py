"""Whether a noun phrase after a verb is its subject at all: by number, gender and what the verb does to it."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.likely import adverbial, before_that, likely
from musnad.annotate.statements.links import Marker, clitic_cut
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.obliques import oblique
from musnad.annotate.statements.offices import of_woman
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, WHO, group, plurals, speaker_noun
from musnad.arabic import folded, is_word, without_article

_INFORMS = frozenset({"ابلغ", "اخبر"})
_CALLS = frozenset({"طالب", "ناشد"})
_ASKING = frozenset({"demand", "accuse"})  # acts of verbs whose object is a person or a body
_TO_SOMEBODY = _ASKING | {"praise"}
_TELLER = 8  # tokens of who told a medium


def own_subject(scene: Scene, cue: Cue, subject: Subject | None) -> Subject | None:
    """The noun phrase after a verb where it can be its subject: not «حذرت سكان الحي» (a man's noun), «وحث جميع الأطراف»."""
    if subject is None or cue.form.form not in FINITE:
        return subject
    subject = _past_informed(scene, cue, subject)
    if _called_on(scene, cue, subject) or _he_after_she(scene, cue, subject):
        return None
    if scene.mention[subject.start] is not None:
        return None if _body_asked(scene, cue, subject) else subject
    return None if _disagrees(scene, cue, subject) or _spoken_to(scene, cue, subject) else subject


def _past_informed(scene: Scene, cue: Cue, subject: Subject) -> Subject:
    """«وأبلغ "الوطن" مصدر مطلع أن»: the source after the medium that was told, which stands first."""
    if folded(cue.form.verb.lemma) not in _INFORMS or subject.start > cue.index + 2 or cue.form.pronoun:
        return subject
    heard = scene.mention[subject.start]
    if heard is None and (subject.start in scene.quotes or speaker_noun(scene.words[subject.start]) == "media"):
        near = range(subject.start + 1, min(subject.start + 4, len(scene.tokens)))
        heard = next((m for i in near if (m := scene.mention[i]) is not None), None)
    if heard is None or heard.type != "ORG":
        return subject
    at = next((i for i in range(subject.start + 1, len(scene.tokens)) if scene.tokens[i].start >= heard.end), len(scene.tokens))
    at += at < len(scene.tokens) and not is_word(scene.tokens[at]) and scene.words[at] not in COMMAS
    other = subject_after(scene, at, min(len(scene.tokens), at + _TELLER)) if at < len(scene.tokens) else None
    if other is None or other.start != at or speaker_noun(scene.words[at]) == "body":
        return subject  # «أبلغ الاتحاد | إدارة النادي بأن»: who hears it stands behind who tells it
    return other if can_speak(scene, other) else subject


def _called_on(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«قام فلان بكذا، وطالب الحزب ب…»: a body right after the joined verb, where a man is the subject of the clause before."""
    form, head = cue.form, scene.words[subject.start]
    man = form.form == "perfect" and cue.cut > 0 and not (form.feminine or form.plural or form.pronoun)
    if not man or folded(form.verb.lemma) not in _CALLS or subject.start != cue.index + 1 or not head.startswith("ال"):
        return False
    if speaker_noun(head) != "body" or subject.end >= len(scene.tokens) or scene.words[cue.index - 1] not in COMMAS:
        return False
    if clitic_cut(scene, subject.end, "ب") == 0:
        return False
    begin = scene.sentence(cue.index)[0]
    people = [i for i, mention in scene.names if begin < i < cue.index and mention.type == "PER" and scene.quote_of[i] is None]
    return any(not oblique(scene, i, begin) for i in people[:1])


def _he_after_she(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«أبلغت مجلس الأمن بأنها …»، «ودعت المجتمع الدولي إلى …»: a noun of a man's gender right after the verb of a woman."""
    she = cue.form.feminine and not (cue.form.plural or cue.form.pronoun) and subject.start == cue.index + 1
    if not she:
        return False
    head, second = scene.words[subject.start], scene.words[subject.start + 1 : subject.start + 2]
    if without_article(head) in group("he-body"):
        return True
    asks = cue.form.verb.act in _TO_SOMEBODY and head.startswith("ال") and second != ()
    bound = second not in {(), ("الي",)} and second[0].startswith("ال") and second[0].endswith("ي")
    return asks and bound and not head.endswith(("ه", "ات", "ين"))


def _body_asked(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«وطالب المحكمة الجنائية الدولية ب…»، «كما دعوا مجلس كذا»: a body after the verb of a man or of many is its object."""
    mention, form = scene.mention[subject.start], cue.form
    if form.plural and mention is not None and mention.type == "ORG" and scene.words[cue.index].endswith("وا"):
        return subject.start == cue.index + 1 and form.verb.act in _ASKING
    if mention is None or form.feminine or form.plural or form.pronoun:
        return False
    if mention.type == "LOC" and subject.start == cue.index + 1 and form.verb.act in _ASKING:
        return _state_of_woman(scene, subject)
    if mention.type != "ORG" or form.form != "perfect":
        return False
    head, second = scene.words[subject.start], scene.words[subject.start + 1 : subject.start + 2]
    teh = scene.text[scene.tokens[subject.start].end - 1] == "ة"
    agreeing = bool(second) and second[0].startswith("ال") and second[0].endswith("ه") and head.startswith("ال")
    agreeing = agreeing or (not head.startswith("ال") and speaker_noun(head) == "body")  # «وطالب وزارة الصحة ب…»
    return subject.start == cue.index + 1 and teh and agreeing and form.verb.act in _ASKING


def _state_of_woman(scene: Scene, subject: Subject) -> bool:
    """«ويطالب إيران ب…»: a state, which takes a verb in the feminine but for a few, right before what is asked of it."""
    mention, after = scene.mention[subject.start], scene.words[subject.end : subject.end + 1]
    alone = all(scene.mention[i] is mention for i in range(subject.start, subject.end))
    return alone and after != () and after[0].startswith("ب") and scene.words[subject.start] not in group("he-state")


def _spoken_to(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«وحث جميع الأطراف»، «وتمنى لهم الشفاء»، «السكان التي طالبت المصنع ب…»: who hears or what is wished."""
    head = scene.words[subject.start]
    own = cue.index > 0 and scene.words[cue.index - 1] in group("own-subject")  # «وهو يعتبر القرار «…»»
    if _appealed(scene, cue, subject) or _own_joy(scene, cue, subject) or (own and cue.form.form == "imperfect"):
        return True
    if cue.form.verb.act == "hope" and scene.words[cue.index + 1] in group("with-pronoun") and not can_speak(scene, subject):
        return True  # «وتمنى لهم الشفاء»
    wrong = cue.form.verb.act == "condemn" and without_article(head) in group("wrong-deed")  # «وأدان العمل الإجرامي»
    if wrong or head in group("attention"):  # «لفت النظر إلى»
        return True
    related = cue.index > 0 and scene.words[cue.index - 1] in WHO
    greeted = cue.form.verb.act == "praise" and head in group("honorific")  # «المدير الذي هنأ سموه بالعيد»
    if related and (greeted or cue.form.verb.frames & {"demand", "accuse"}):
        return True  # «السكان التي طالبت المصنع ب…»
    return _acted_on(scene, cue, subject) or _who_hears(scene, cue, subject)


def _who_hears(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«وحث الأعوان والإطارات على»، «شكر القائمين على …»: people or bodies whom the verb speaks to, by number and case."""
    head, acts = scene.words[subject.start], cue.form.verb.act in _TO_SOMEBODY
    second = scene.words[subject.start + 1] if subject.end - subject.start > 1 else ""
    joined = head.startswith("ال") and second.startswith("وال") and speaker_noun(head) != "role"
    urges = cue.form.verb.lemma in {"حث", "حض"} and scene.words[subject.end : subject.end + 1] == ("علي",)
    urged = urges and (head in plurals() or joined)
    spoken_to = urged or (head in group("addressee") and cue.form.verb.act in {"demand", "commit"})
    woman_only = cue.form.feminine and not cue.form.plural and head in plurals() and not _she(head)
    object_case = head.startswith("ال") and head.endswith("ين") and speaker_noun(head) is None  # «وشكر القائمين على …»
    object_case = object_case or (acts and head.startswith("ال") and second.startswith("ال") and second.endswith("يين"))
    return spoken_to or object_case or (woman_only and not head.endswith("ات"))


def _acted_on(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«ودعا المنشآت إلى …»، «وطالب الوزارة ب…»، «وطالبت مدرب الفريق ب…»: a noun of the other gender right after the verb."""
    if cue.form.verb.act not in _TO_SOMEBODY or subject.start != cue.index + 1 or cue.form.plural:
        return False
    head = scene.words[subject.start]
    if cue.form.feminine:
        man = speaker_noun(head) == "role" and not head.endswith(("ه", "اء"))
        return man and head not in plurals() and head not in group("title") and cue.form.form == "perfect"
    if cue.form.pronoun:
        return False
    second = scene.words[subject.start + 1] if subject.end - subject.start > 1 else ""
    women = head.startswith("ال") and second.startswith("ال") and second.endswith("يه")  # «ودعا الهياكل القضائية»
    bidden = (head.startswith("ال") and head.endswith(("ه", "ات"))) or _things(scene, subject.start)
    return (bidden and head not in group("she-verb")) or (women and speaker_noun(head) is None)


def _things(scene: Scene, index: int) -> bool:
    """«دول الاتحاد»، «شركات الطيران»، «إدارة النادي»: a body of a woman's gender, bound to the next noun."""
    head, written = scene.words[index], scene.text[scene.tokens[index].end - 1]
    return not head.startswith("ال") and speaker_noun(head) == "body" and (head == "دول" or head.endswith("ات") or written == "ة")


def _own_joy(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«وأبدت سعادتها بالنجاح»: her joy, no title."""
    bears = "feeling-object" in cue.form.verb.frames and scene.words[subject.start].startswith("سعادت")
    return bears and subject.start == cue.index + 1 and scene.words[subject.end : subject.end + 1] != ("عن",)


def _she(head: str) -> bool:
    """Whether a plural takes a verb in the feminine: «وأكدت الأسر المتضررة»."""
    return not group("she-verb").isdisjoint({head, without_article(head)})


def _appealed(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«وناشدت السلطات التدخل»: one body between a verb of appeal and what is asked for hears it."""
    head, after = scene.words[subject.start], scene.words[subject.end : subject.end + 1]
    if cue.form.verb.lemma != "ناشد" or cue.form.pronoun or subject.start != cue.index + 1 or not head.startswith("ال"):
        return False
    asked = bool(after) and (after[0].startswith(("ال", "بال")) or after[0] in {"ان", "بان"}) and speaker_noun(after[0]) is None
    return asked and speaker_noun(head) == "body" and scene.mention[min(subject.end, len(scene.tokens) - 1)] is None


def _disagrees(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """«دعوا مجلس المدينة إلى …»، «يلاحظ ركاكة اللغة»: a noun right after a verb whose number or gender is another is its object."""
    head = scene.words[subject.start]
    if subject.start != cue.index + 1 or cue.form.pronoun:
        return False
    if cue.form.plural:
        several = (head in plurals() and not head.endswith("ين")) or head.endswith(("ون", "ان"))
        return not several and head.removeprefix("ال") not in group("quantity", "partitive", "people")
    if not cue.form.feminine and of_woman(scene, subject.start):
        return True  # «ووصف الفنانة فلانة بأنها …»
    able = not head.startswith("ال") or head.endswith(("ه", "ات")) or speaker_noun(head) is not None
    if cue.form.feminine and not able and masdar(without_article(head)):
        return not _stands_alone(scene, subject)  # «كما انتقدت التعريف غير الدقيق»
    says = can_speak(scene, subject) or _stands_alone(scene, subject) or before_that(scene, subject)
    return not cue.form.feminine and head.endswith("ه") and not says


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


def this_thing(scene: Scene, cue: Cue) -> bool:
    """«يؤكد هذا المعرض على …»: the subject after a verb is a thing that was named before, and says nothing."""
    words = scene.words[cue.index + 1 : cue.index + 3]
    if len(words) < 2 or words[0] not in {"هذا", "هذه", "تلك"} or not words[1].startswith("ال"):
        return False
    if scene.mention[cue.index + 2] is not None:
        return False
    fits = cue.form.form == "imperfect" and not cue.form.pronoun and cue.form.feminine == (words[0] != "هذا")
    return fits and speaker_noun(words[1]) is None and cue.form.verb.act == "say"


def needs_speaker(scene: Scene, cue: Cue, subject: Subject, marker: Marker | None) -> bool:
    """Whether a cue is to be believed only with a subject that can speak.

    It looks like another word («بين»، «كتب»، «دعوة»), or its subject is a thing («وتشير تفاصيل الحادث إلى …»).
    """
    close = marker is not None and marker.index <= subject.end + 2
    thing = marker is not None and marker.link == "to" and subject.start == cue.index + 1 and not likely(scene, subject)
    if thing and scene.words[subject.end : subject.end + 1] == ("الي",) and not adverbial(scene, subject.start):
        return cue.form.form in FINITE
    return cue.form.verb.tight or cue.form.form == "noun" or (cue.form.verb.able and not close)


def dateline(scene: Scene, cue: Cue, before: Subject, after: Subject) -> bool:
    """«فلان – الطائف أوضح الناطق فلان أن»: the place from which the text is sent, before a verb with its own subject."""
    place = scene.mention[before.start]
    alone = place is not None and place.type == "LOC" and all(scene.mention[i] is place for i in range(before.start, before.end))
    return (
        alone and after.start == cue.index + 1 and cue.form.verb.act == "say" and speaker_noun(scene.words[after.start]) == "role"
    )
