"""Where a noun phrase is over because the next noun is another: «الوزارة | المواطنين»، «المعهد | تحليلا»."""

from musnad.annotate.statements.cues import FINITE, feeling_of
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.endings import many_bound, nunated, of_rank, office_past_nisba, over_by_form, told_bare
from musnad.annotate.statements.fields import of_body, works_for
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import (
    OBJECT_PRONOUNS,
    bare_noun,
    common,
    group,
    own_waw,
    plurals,
    sound_plural,
    speaker_noun,
    stance,
)
from musnad.arabic import folded, is_word, without_article

ADVERBIAL = ("يًا", "ياً", "يّا")  # «رسميًا»، «ضمنياً»
ACCUSATIVE = ("اً", "ًا")  # never in a subject
_LONG = 6  # letters of «العمال», shorter than any such participle
_OWNED = 4  # letters of «منهم», shorter than any noun with its owner's pronoun
DIRECTIONS = group("direction")
CLOSING = frozenset({'"', "»", "”", ")"})


def another_noun(scene: Scene, index: int, start: int) -> bool:
    """Whether a phrase is over because the next noun is another: «الوزارة المواطنين»، «المعهد تحليلا»، «طهران نتنياهو»."""
    same = scene.mention[index] is not None and scene.mention[index] is scene.mention[index - 1]
    if index == start or same or of_rank(scene, index, start):
        return False
    word, mention = scene.words[index], scene.mention[index]
    body = speaker_noun(bare_noun(scene.words[start])) in {"body", "document", "media"} and scene.mention[start] is None
    if mention is not None:
        joined = word.startswith("و") and mention.start > scene.tokens[index].start  # «النقابة | وزارة كذا» is not
        other = nunated(scene, index - 1) or told_bare(scene, index, start) or _another_name(scene, index, start, body=body)
        return not joined and other
    if scene.quote_of[index] is not None or not is_word(scene.tokens[index]) or _their_adjective(scene, index, start):
        return False
    if _never_adjective(scene, index, start, body=body):
        return True
    quoted = scene.quotes.get(start, index) < index  # «"…" توزيع أرباح»
    if not word.startswith("ال"):
        return quoted or _new_noun(scene, index, start, body=body)
    return not word.endswith(("ي", "يه")) if quoted else _another_definite(scene, index, start, body=body)


def _never_adjective(scene: Scene, index: int, start: int, *, body: bool) -> bool:
    """«الموظفون | التهاني»، «رفض الوزير | التعليق»: what is felt, done or refused, which describes nobody."""
    head, word, before = bare_noun(scene.words[start]), scene.words[index], scene.words[index - 1]
    people = before.startswith("ال") and before.endswith(("ين", "ون"))
    felt = index == start + 1 and people and word.startswith("ال") and head.endswith("ون")
    return (
        (felt and feeling_of(without_article(word)) is not None)
        or over_by_form(scene, index, start)
        or (scene.mention[index - 1] is not None and word.startswith("ال") and stance(word))  # «إدارة يوفنتوس | التخلي عن …»
        or (people and word.endswith("ا") and masdar(word[:-1]))  # «بعض المراقبين | انتصارا قد يزيد …»
        or (word in group("refusal") and word.startswith("ال"))
        or word in group("attention")
        or (body and word in group("deed"))
    )


def _another_definite(scene: Scene, index: int, start: int, *, body: bool) -> bool:
    """Whether a word with ال is no adjective of its phrase: «العلماء | العديد»، «محافظ الطائف | الأهالي»."""
    head, word = bare_noun(scene.words[start]), scene.words[index]
    free = [w for w in scene.words[max(start + 1, index - 2) : index] if w.endswith("يه") and not w.startswith("ال")]
    people_free = head.endswith("ون") and speaker_noun(head) == "source" and not head.startswith("ال")  # «ناشطون | الوضع»
    absolute = index == start + 1 and (
        people_free or sound_plural(head) or word in group("quantity")
    )  # «معارضون | الرئيس»، «العلماء | العديد»
    absolute = absolute or (head in plurals() and sound_plural(scene.words[index - 1]))  # «نواب محافظون | الرئيس»
    place = scene.mention[index - 1]
    several = head in group("quantity") or head in plurals()
    hearers = speaker_noun(head) == "role" and (_people(word) or word in plurals())  # «محافظ الطائف | الأهالي»
    object_after = place is not None and place.type == "LOC" and (hearers or (several and not word.endswith(("ي", "يه"))))
    unnamed = speaker_noun(head) == "source" and not head.startswith("ال") and index > start + 1
    told = unnamed and speaker_noun(word) == "media" and not word.endswith("يه")
    if absolute or object_after or told or len(free) > 1:  # «مصادر مطلعة | الصحيفة»، «مصادر طبية إسرائيلية | الحالة الصحية»
        return True
    return scene.words[index - 1].startswith("ال") and (_people(word) or not _agrees(head, word, body=body))


def _their_adjective(scene: Scene, index: int, start: int) -> bool:
    """«أكد عدد من التلاميذ | المحتجين»، «الشبان | المحتجون»: a plural participle or nisba behind definite people.

    In ين right behind a subject, or behind a verb that has people for its object, it is another noun («طالب الأهالي المسؤولين»).
    """
    word, before = scene.words[index], scene.words[index - 1]
    many = word.endswith(("ون", "ين")) and word.startswith("ال") and before.startswith("ال") and before in plurals()
    many = many and len(word) > _LONG
    if not many or (before.endswith(("ون", "ين")) and before[-2:] != word[-2:]):
        return False
    if word.endswith("ون"):
        return True
    verb = scene.cue_at.get(start - 1)
    says = verb is not None and verb.form.verb.act == "say" and folded(verb.form.verb.lemma) not in group("tells-people")
    return says and index > start + 1 and speaker_noun(scene.words[start]) != "role"


def _past_plural(head: str, word: str) -> bool:
    """«المواطنون | جثمان الفقيد»، «مغردون | أمين المدينة»: bound to a noun the plural would have neither ال nor ن."""
    definite = head.startswith("ال") and head.endswith("ون") and word[0] not in "وبلك"
    return definite or (sound_plural(head) and speaker_noun(word) in {"role", "body"} and not word.endswith("ون"))


def _new_noun(scene: Scene, index: int, start: int, *, body: bool) -> bool:
    """Whether a word without ال begins another noun: «سكان مكة المكرمة إقامة …»، «المصدر حديثه»، «المعهد تحليلا»."""
    head, word = bare_noun(scene.words[start]), scene.words[index]
    if word in group("same") and scene.words[index - 1].removeprefix("و").startswith("ال"):
        return False  # «الفرقة نفسها»
    begins = scene.words[index - 1] in group("same") and head.startswith("ال")  # «المصادر ذاتها | انفجار سيارة»
    honoured = word in group("honorific") and word.endswith(OBJECT_PRONOUNS[:2])  # «حمل الملك المفدى | معاليه»
    begins = begins or (honoured and scene.words[index - 1].startswith("ال"))
    begins = begins or _never_inside(scene, index, head) or (index == start + 1 and _past_plural(head, word))
    if begins or _deed_after(scene, index, head) or _called_upon(scene, index, start):
        return True
    if head in plurals() or (head in group("quantity", "partitive") and head not in group("one-of")):
        several = scene.words[index - 1] in plurals() or head in group("partitive")
        joined = word.startswith("وال") and (several or _alike(scene.words[index - 1], word))  # «عدد من المثقفين والأدباء»
        return not (joined or works_for(scene, index, start)) and (
            _closed(scene, index)
            and (speaker_noun(word) in {None, "body"} or word.endswith(OBJECT_PRONOUNS))
            and word not in group("domain")
        )
    other = word in plurals() or speaker_noun(word) == "media" or word in group("quantity") or many_bound(word)
    after_name = scene.mention[index - 1] is not None and word in common() and speaker_noun(word) is None
    after_name = after_name and word not in group("domain") and not word.startswith(("و", "ل"))  # «محافظ الخرج | كلمة»
    if after_name or (_closed(scene, index) and (other or bare_office(scene, index, start))):
        return True  # «رئيس البلدية سكان الأحياء»، «متحدث باسم الأسرة وسائل الإعلام»
    if word.endswith("ه") and head.startswith("ال") and index == start + 1 and speaker_noun(head) in {"role", "source"}:
        return speaker_noun(word) is None and word not in group("same", "with-pronoun")
    unlike = word == "غير" and _closed(scene, index) and index + 1 < len(scene.words) and scene.words[index + 1].startswith("ال")
    field = of_body(word) or works_for(scene, index, start)
    other = head.startswith("ال") and not field and not word.startswith("و") and not unlike  # «الجمعية غير العادية»
    chain = not (_closed(scene, index) or scene.words[index - 1].startswith(("لل", "بال", "وال")))  # «المجلس لقطاع شركات حجاج …»
    other = other and not (chain and index > start + 1)
    return body and (other or _after_nisba(scene, index, start))


def _alike(before: str, word: str) -> bool:
    """«الأوساط السياسية | والإعلامية»: an adjective that و joins to another."""
    return before.startswith("ال") and any(before.endswith(end) and word.endswith(end) for end in ("يه", "ي"))


def _bound_to_next(scene: Scene, index: int) -> bool:
    """«والد الطفل | مبلغ المكافأة»: a noun with its definite genitive, which no name is."""
    return scene.words[index + 1].startswith("ال") and scene.mention[index + 1] is None


def _called_upon(scene: Scene, index: int, start: int) -> bool:
    """«دعت الطبيبة | مرضى القلب إلى»، «سأل النادل | أحد زبائنه»: after a verb of asking, people behind its definite subject."""
    cue, word = scene.cue_at.get(start - 1), scene.words[index]
    if cue is None or scene.mention[start] is not None:
        return False
    if index > start + 1 or not scene.words[start].startswith("ال"):
        return office_past_nisba(scene, index, start)
    asks = cue.form.form in FINITE and (cue.form.verb.act in {"demand", "commit"} or "ask" in cue.form.verb.frames)
    some = word in plurals() or many_bound(word) or word in group("one-of", "quantity", "partitive", "people")
    return asks and (some or (word.endswith("ا") and speaker_noun(word[:-1]) is not None))


def _deed_after(scene: Scene, index: int, head: str) -> bool:
    """«وزير التنمية | استجابة المحافظات»: a common noun after a definite office or body; not «المرجع آية الله فلان»."""
    word = scene.words[index]
    able = speaker_noun(head) in {"role", "body"} or head.endswith("و")  # «مديرو المدارس | جاهزية …»
    able = able or (
        head in group("kinsman", "honorific") and scene.words[index + 1 : index + 2] != () and _bound_to_next(scene, index)
    )
    if not able or word.endswith("ا") or word == "غير" or not object_after_subject(scene, index):
        return False
    return all(mention is None or mention.type != "PER" for mention in scene.mention[index + 1 : index + 3])


def bare_office(scene: Scene, index: int, start: int) -> bool:
    """«مواطن مقيم بجدة | خادم الحرمين»: an office bound to nothing, after what is definite, in a phrase for somebody else."""
    word, head = scene.words[index], bare_noun(scene.words[start])
    person = speaker_noun(head) == "source" or (speaker_noun(head) == "body" and scene.mention[index - 1] is not None)
    other = speaker_noun(word) == "role" and not word.startswith("ال") and person  # «إدارة كذا | وكيل أعماله»
    bound = scene.words[start + 1].startswith("ال") and scene.mention[start + 1] is None  # «سيدة الأعمال رئيسة اللجنة فلانة»
    return other and not bound and head not in plurals() and index > start + 1 and _closed(scene, index)


def to_another(word: str, before: str, past: int) -> bool:
    """«نائب الوزير | للرئيس»: an office after another one, to whom something is done."""
    officer = before.startswith("ال") and speaker_noun(before) == "role" and past > 1
    return officer and word.startswith("لل") and speaker_noun("ال" + word[2:]) == "role"


def _adverb_after(scene: Scene, index: int) -> bool:
    """«المدير مبدئيا»، «الوزير رسميًا»: an adverb after a definite word."""
    adverb = scene.words[index].endswith("ييا") or scene.text[scene.tokens[index].start : scene.tokens[index].end].endswith(
        ADVERBIAL
    )
    return adverb and scene.mention[index] is None and _closed(scene, index)


def object_after_subject(scene: Scene, index: int) -> bool:
    """«مصدر بالنادي | غياب قائد الفريق فلان»، «رئيس وزراء كذا | منح فلان …»: a noun of doing after what is definite, its object."""
    word = scene.words[index]
    joined = word.startswith("و") and word not in own_waw()
    if scene.mention[index] is not None or joined or word.startswith(("ال", "ب", "ل")) or not _closed(scene, index):
        return False
    if speaker_noun(word) is not None or scene.time[index] is not None or not is_word(scene.tokens[index]):
        return False
    town = scene.mention[index + 1] if index + 1 < len(scene.tokens) else None
    if word in DIRECTIONS and town is not None and town.type == "LOC":
        return False  # «المتحدث بمنطقة نجران جنوب السعودية المقدم فلان»
    if word == "اول" and without_article(scene.words[index - 1]) in group("rank"):
        return False  # «مدير الإعلام الملازم أول فلان»
    return (word in common() or stance(word)) and word not in group("domain", "title", "rank", "adverb", "stop", "governs")


def _closed(scene: Scene, index: int) -> bool:
    """Whether the word before a token is definite, so that no noun can be bound to it."""
    return bare_noun(scene.words[index - 1]).startswith("ال") or scene.mention[index - 1] is not None


def _agrees(head: str, word: str, *, body: bool) -> bool:
    """Whether a definite word can be an adjective of a definite head; true where the gender of the head cannot be told."""
    if not head.startswith("ال") or word.endswith(("ي", "يه")):
        return True
    if body or head == "المصادر":
        several = head.endswith(("ه", "ات")) or without_article(head) in group("she-verb")  # «الأرقام الصادرة»
        return several == word.endswith(("ه", "يا"))  # «اللجنة العليا»
    return speaker_noun(head) != "role" or head.endswith("ه") or not word.endswith("ه")


def _people(word: str) -> bool:
    """«السكان»، «البلدية»: a noun for people or a body, which no adjective can be."""
    return word in group("never-adjective") or (
        not word.endswith(("يه", "ي"))
        and speaker_noun(word) in {"source", "body"}
        and without_article(word) not in group("close-to") | {"مسوول", "مسوولون"}
    )


def _another_name(scene: Scene, index: int, start: int, *, body: bool) -> bool:
    """«البيان الحكومة»، «طهران نتنياهو»: a name after a definite noun, or a person after a body or place."""
    mention, before = scene.mention[index], scene.words[index - 1]
    if mention is not None and mention.type != "PER":
        if scene.words[start] in group("named"):  # «دار النشر البريطانية X»
            return False
        own = scene.words[index].startswith("لل")  # «البنك السعودي للتسليف» read as a name from «للتسليف» on
        return before.startswith("ال") and scene.mention[index - 1] is None and clitic_cut(scene, index, "ل") == 0 and not own
    named = any(scene.mention[i] is not None or scene.words[i] in CLOSING for i in range(start, index))
    signed = speaker_noun(scene.words[start]) == "document" and speaker_noun(scene.words[start + 1]) == "role"
    return named and (body or _is_body(scene, start)) and not signed  # «بيان رئيس إقليم كذا | فلان»


def _is_body(scene: Scene, index: int) -> bool:
    mention = scene.mention[index]
    return mention is not None and mention.type != "PER"


def _never_inside(scene: Scene, index: int, head: str) -> bool:
    """«الوزير العراقي | نظيره …»، «أمين جدة | سعادته ب…»، «الجميع | تفاعل …»، «شهود عيان | مراسل الإذاعة»."""
    word = scene.words[index]
    felt = word.endswith(OBJECT_PRONOUNS) and feeling_of(word) is not None and _closed(scene, index)
    told = word in group("envoy") and (head in plurals() or speaker_noun(head) == "source") and scene.words[index - 1] != head
    every = word in group("addressee") | {"كل"} and _closed(scene, index)  # «دعت الأسرة كل من …»، «ودعا القائد جميع الأطراف»
    owned = word.endswith(("هم", "هما")) and len(word) > _OWNED and scene.words[index - 1].startswith("ال")  # «الأعوان | دخولهم»
    every = every or (owned and word not in group("same", "everybody") and speaker_noun(word) is None)
    whole = word in group("sincere") or every  # «رفع المحافظ جزيل الشكر»
    return felt or told or whole or word in group("counterpart") or head in group("everybody") or _adverb_after(scene, index)


def _after_nisba(scene: Scene, index: int, start: int) -> bool:
    """«قوى برلمانية | تجاوز …»: no adjective of an indefinite body that has one already."""
    word = scene.words[index]
    nisba = scene.words[index - 1].endswith("يه") and speaker_noun(scene.words[index - 1]) is None  # not «هيئة»
    free = index > start + 1 and nisba and not scene.words[start].startswith("ال")
    return free and not word.endswith(("ه", "ات")) and not word.startswith(("و", "ل"))


def plural_verb(word: str) -> bool:
    """«شاركوا»، «يعملون»، «يستطيع»: no noun is built so, but the people of a country («يمنيون»)."""
    if len(word) < 5:
        return False
    if word[0] == "ي" and (word.startswith("يست") or (word.endswith("ون") and not word.endswith("يون"))):
        return True
    inherited = word[0] == "و" and word[1] in "تي" and word.endswith("ها") and word[1:] not in common()  # «وتوارثها الأبناء»
    return inherited or word.endswith("وا")
