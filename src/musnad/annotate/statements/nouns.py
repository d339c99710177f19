"""Noun phrases that can be the subject of a cue, as token ranges."""

from dataclasses import dataclass

from musnad.annotate.statements.breaks import ACCUSATIVE, CLOSING, another_noun, plural_verb, to_another
from musnad.annotate.statements.complements import field_noun, leads_prayer
from musnad.annotate.statements.deeds import deed, of_town
from musnad.annotate.statements.endings import beside_nunated, in_manner, kind_after_that, many_bound, whose_verb
from musnad.annotate.statements.fields import PAGES, in_charge, of_body, paper_of, works_for
from musnad.annotate.statements.genitives import IN_NAME, possessor
from musnad.annotate.statements.hearers import holder_after, past_between, past_hearer, told_there
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.tails import (
    bears_name,
    from_where,
    joined_person,
    of_many,
    past_blessing,
    past_list,
    past_unknown_name,
    to_person,
    told_medium,
)
from musnad.annotate.statements.words import (
    APPROXIMATELY,
    bare_noun,
    common,
    group,
    particle_after,
    sound_plural,
    speaker_noun,
    stance,
    words_of,
)
from musnad.arabic import is_word, without_article
from musnad.model import Mention

_GENERAL = frozenset({"الامين", "العام", "العامه"})
_LONG = 6  # tokens of a body's name in quotation marks
_PARENT = frozenset({"ام", "ابو"})  # «أم لمار»
OPENING = frozenset({'"', "«", "“", "("})


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase as a token range; `head` is its first word where that has a preposition: «البيان» of «للبيان»."""

    start: int
    end: int
    head: str = ""


def head_of(scene: Scene, subject: Subject) -> str:
    """The first word of a phrase, without the و that joins it or the preposition before it."""
    return subject.head or bare_noun(scene.words[subject.start])


def subject_after(scene: Scene, index: int, limit: int) -> Subject | None:
    """The noun phrase that begins at a token, or None where none does (a preposition, a time, a sign, a verb)."""
    start = past_hearer(scene, index, limit)
    if start + 1 < limit and scene.words[start] in group("with-pronoun") and scene.words[start + 1] in {"الصلاه", "السلام"}:
        return None  # «حذر عليه الصلاة والسلام من …»
    start = past_between(scene, start, limit, index)
    if start + 2 < limit and scene.words[start] in {"كل", "كلا"} and scene.words[start + 1] == "من":
        start += 2
    start += start + 1 < limit and scene.words[start] in APPROXIMATELY and scene.words[start + 1].isdigit()  # «نحو 20% من …»
    if start >= limit or not begins_noun(scene, start):
        return None
    end = start
    person_end = None
    while end < limit and (of_many(scene, end, start) or inside_noun(scene, end, start)) and not another_noun(scene, end, start):
        mention = scene.mention[end]
        if mention is not None and mention.type == "PER" and not possessor(scene, end, start):
            person_end = end + 1
        elif person_end is not None and not _joins(scene, end):
            joined = joined_person(scene, end, limit)
            if joined is None:
                break
            end = person_end = joined
            continue
        end += 1
    if person_end is not None:
        end = joined_person(scene, end, limit) or end  # «السير فلان واللورد فلان»
        end = past_blessing(scene, past_list(scene, start, end, limit), limit)
    elif end > start:
        end = in_charge(scene, start, end, limit)
        end = max(to_person(scene, start, end, limit), past_unknown_name(scene, end, limit))
    while end > start + 1 and (scene.words[end - 1] in group("dangling", "issued-by") or end - 1 in scene.quotes):
        end -= 1  # «وفندت المنظمة "الادعاء" …», «يخشى كثير من أن …»، «وفقا لموقع كذا إلى»، «بيان أصدرته اليوم»
    end = from_where(scene, start, end, limit) if person_end is None else end
    return Subject(start, end) if end > start else None


def _joins(scene: Scene, index: int) -> bool:
    """«بوتين وبزشكيان»: a second name joined to the first."""
    mention = scene.mention[index]
    return mention is not None and scene.words[index].startswith("و") and mention.start > scene.tokens[index].start


def begins_noun(scene: Scene, index: int) -> bool:
    """Whether a noun phrase can begin at a token: no preposition, verb, time or sign but that of a quoted name."""
    word = scene.words[index]
    if scene.mention[index] is not None:
        return clitic_cut(scene, index, "ل") == 0 and clitic_cut(scene, index, "ب") == 0
    if not is_word(scene.tokens[index]) or scene.time[index] is not None:
        return word in OPENING and _quoted_name(scene, index)
    if (
        (word in group("stop", "with-pronoun", "pronoun", "that", "asks") and not leads_prayer(scene, index))
        or word in {"داخل", "خارج", "الا"}  # «اشترطت ألا يكون …»
        or particle_after(word) is not None
        or _other_cue(scene, index)
        or in_manner(word)
    ):
        return False
    if word == "نيابه" and scene.words[index + 1 : index + 2] and scene.words[index + 1] in {"عن", "عنه", "عنها", "عنهم"}:
        return False  # «ألقاها نيابة عنهم فلان»
    if word.startswith("ك") and word[1:] in common() and word not in common() and speaker_noun(word) is None:
        return False  # «كوعد انتخابي»
    prefixed = (word.startswith("ل") and clitic_cut(scene, index, "ل")) or (word.startswith("ب") and clitic_cut(scene, index, "ب"))
    return not prefixed or (speaker_noun(word) is not None and not word.startswith("لل"))  # «أعلن للوكالة المتحدث»


def _other_cue(scene: Scene, index: int) -> bool:
    """Whether a cue stands where a noun might begin («قوله»، «مضيفا»، «وأضاف يقول»), or the adjective of one («تصريح | صحفي»)."""
    cue, before = scene.cue_at.get(index), scene.cue_at.get(index - 1)
    if before is not None and before.form.form == "noun" and not before.form.pronoun and scene.words[index] in group("of-press"):
        return True
    if cue is None or (cue.form.form == "noun" and cue.form.pronoun):
        return cue is not None
    if cue.form.form == "participle" and scene.words[index].endswith("ا") and scene.words[index + 1 : index + 2] != ("باسم",):
        return not cue.cut or speaker_noun(scene.words[index]) is None  # «يقول، متحدثا عن نفسه: …»
    joined = cue.form.form == "perfect" and cue.cut > 0 and cue.form.feminine  # «فردّت»
    return (joined or cue.form.form in {"participle", "imperfect"}) and speaker_noun(scene.words[index]) is None


def _quoted_name(scene: Scene, index: int) -> bool:
    """Whether a quotation sign opens a name: a known one, or one or two words."""
    close = scene.quotes.get(index, 0)
    if index + 1 < len(scene.tokens) and scene.mention[index + 1] is not None:
        return True
    body = 3 < close - index <= _LONG and speaker_noun(scene.words[index + 1]) == "body" and _closes_name(scene, close)
    return body or 2 <= close - index <= 3


def _closes_name(scene: Scene, close: int) -> bool:
    """«أعلن "مركز طب السفر" في …»: whether a quotation goes on with a preposition and so is no speech."""
    return scene.words[close + 1 : close + 2] != () and scene.words[close + 1] in {"في", "عن", "ان", "الي"}


def inside_noun(scene: Scene, index: int, start: int) -> bool:
    """Whether a phrase that began at `start` goes on over the token at `index`."""
    if index == start:
        return True
    if scene.mention[index] is not None:
        return _name_goes_on(scene, index)
    if index in scene.aside:
        return False
    return _word_goes_on(scene, index, start) if is_word(scene.tokens[index]) else _sign_goes_on(scene, index, start)


def _name_goes_on(scene: Scene, index: int) -> bool:
    if index == 0:
        return scene.mention[0] is not None
    mention, before, word = scene.mention[index], scene.mention[index - 1], scene.words[index - 1]
    if mention is None or mention is before:
        return mention is not None
    if word in OPENING and clitic_cut(scene, index, "ب"):
        return True  # «أوضحت “بليك” أن»
    if clitic_cut(scene, index, "ل") or clitic_cut(scene, index, "ب"):
        general = word in _GENERAL | IN_NAME or speaker_noun(word) == "document" or word in group("belonging")
        return general or _of_office(scene, index, mention) or _runs(scene, index, mention) or holder_after(scene, index)
    town = (
        before is not None and mention.type == "LOC" and before.type == "ORG" and not word.startswith("ال")
    )  # «شركة أسمنت | نجران»
    person = mention.type == "PER" and (before.type != "PER" or holder_after(scene, index - 1)) if before is not None else False
    return before is None or _joins(scene, index) or town or person


def _of_office(scene: Scene, index: int, mention: Mention) -> bool:
    """«المدير التنفيذي لشركة كذا»: a body that its common noun names, after a definite office; no medium (the hearer)."""
    first = words_of(scene.text[mention.start : mention.end])[0]
    body = speaker_noun(first) == "body" or speaker_noun(first.removeprefix("ل")) == "body"  # «للحزب كذا»
    if mention.type != "ORG" or scene.quote_of[index] is not None or not body:
        return False
    at = index - 1
    while at > 0 and scene.words[at].startswith("ال") and not _bears_body(scene.words[at]):
        at -= 1
    return index - at > 1 and scene.words[at].startswith("ال") and _bears_body(scene.words[at])


def _bears_body(word: str) -> bool:
    return speaker_noun(word) in {"role", "body"} or word in PAGES


def _runs(scene: Scene, index: int, mention: Mention) -> bool:
    """«الشركة المشغلة لمطار كذا»: a place under ل after a body and its participle."""
    place = mention.type == "LOC" and words_of(scene.text[mention.start : mention.end])[0].removeprefix("ل") in group("domain")
    before = scene.words[index - 2 : index]
    return place and len(before) == 2 and all(word.startswith("ال") for word in before) and speaker_noun(before[0]) == "body"


def _under_next(scene: Scene, index: int) -> bool:
    """«تابع للحكومة»: whether «ل» follows."""
    return any(word.startswith("ل") for word in scene.words[index + 1 : index + 2])


def _sign_goes_on(scene: Scene, index: int, start: int) -> bool:
    word, opening = scene.words[index], scene.quote_of[index]
    if word in OPENING and _quoted_name(scene, index):
        return not told_medium(scene, index, start)
    if word in CLOSING and opening != index:
        return scene.mention[index - 1] is not None or (opening is not None and opening >= start)
    return word == "." and len(scene.words[index - 1]) == 1


def _word_goes_on(scene: Scene, index: int, start: int) -> bool:
    word, before = scene.words[index], scene.words[index - 1]
    opening = scene.quote_of[index]
    trusted = word in {"به", "بها", "بهم"} and before in group("trusted")  # «مصدر موثوق به»
    inside = opening is not None and (opening >= start or scene.quotes[opening] - opening <= _LONG)
    quoted = inside and opening != index and opening == scene.quote_of[index - 1]
    if quoted or trusted or (index == start + 1 and bears_name(scene, index, start)):
        return True
    stops = word in group("stop", "that", "inside-stop", "auxiliary") or word == "الا" or particle_after(word) is not None
    stops = stops and not leads_prayer(scene, index)
    told = word.startswith("عنه") and word in group("with-pronoun") and not before.startswith("الم")  # «أبلغت أسرته | عنه»
    if (
        stops
        or told
        or _other_object(scene, index)
        or scene.time[index] is not None
        or (word.startswith("لل") and to_another(word, before, index - start))
    ):
        return False
    acting = word == "باعمال" and without_article(before) in {"قايم", "قايمه"}  # «القائم بأعمال النائب العام»
    if acting or word in IN_NAME or speaker_noun(word) is not None or (index == start + 1 and before in _PARENT):
        return True
    cue = scene.cue_at.get(index)
    issued = word in group("issued-by") and speaker_noun(before) == "document"  # «تقرير أصدرته رابطة كذا»
    under = word in group("belonging") and speaker_noun(before) in {"source", "body"} and _under_next(scene, index)
    verb = not issued and cue is not None and (cue.form.form != "noun" or cue.form.pronoun) and not field_noun(scene, index)
    verb = verb and not under  # «مسؤول تابع للحكومة»
    if verb or plural_verb(word) or whose_verb(scene, index, start):
        return False
    if issued or word[0] not in "لب" or beside_nunated(before, word):
        return True
    general = speaker_noun(before) in {"role", "document", "source"} or before in {"العامه", "العام"}
    belongs = before in group("belonging") and word[0] == "ل"  # «مصادر أمنية تابعة لقوات كذا»
    head = scene.words[start]  # «المتحدث الرسمي لشرطة كذا»، «التقرير السنوي لغرفة كذا»، «الصفحة الرسمية لنادي كذا»
    official = before.startswith("ال") and before.endswith("ي") and speaker_noun(head) in {"role", "document"}
    general = general or official or (head in PAGES and index == start + 2 and before.endswith(("ي", "يه")))
    field = works_for(scene, index, start) or paper_of(scene, index, start)
    takes = belongs or field or (general and of_body(word)) or not clitic_cut(scene, index, word[0])
    return takes and not told_there(scene, index, start)


def _other_object(scene: Scene, index: int) -> bool:
    """«أنشأ مغردون | وسمًا»: an accusative, but not that of a phrase after «أن» («أن عددًا كبيرًا»، «أن مصدرًا أمنيًا»)."""
    if scene.text[scene.tokens[index].end - 2 : scene.tokens[index].end] not in ACCUSATIVE:
        return False
    if any(word.removesuffix("ا") in group("quantity") for word in scene.words[index - 1 : index + 1]):
        return False
    return not (kind_after_that(scene, index) or kind_after_that(scene, index - 1))


def _of_people(word: str) -> bool:
    return word.startswith("ال") and len(word) > 6 and word.endswith("ين")


def can_speak(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase holds a name or a noun that can speak."""
    head = scene.words[subject.start]
    if (
        head in group("honorific", "everybody")
        or (head in group("another") and subject.end == subject.start + 1)  # «وقال آخر: …»
        or many_bound(head)
        or scene.words[subject.start : subject.start + 2] == ("رسول", "الله")
        or speaker_noun(subject.head) == "role"  # «في كلمة | لوزير التجارة قال»
        or kind_after_that(scene, subject.start) in {"role", "source"}
        or (head.endswith("ون") and (head.startswith("ال") or sound_plural(head)))
    ):
        return True  # «الإرهابيون»، «عسكريون»: a plural for people
    if (
        scene.mention[subject.start] is None
        and stance(head)
        and speaker_noun(head) is None
        and not of_town(scene, subject.start, subject.end)
    ):
        return False  # «أهمية متابعة المشاريع»
    if head in group("partitive") and any(_of_people(word) for word in scene.words[subject.start + 1 : subject.end][:1]):
        return True  # «أحد الفائزين»
    if deed(scene, subject.start, subject.end):
        return False
    if speaker_noun(bare_noun(head)) is not None:
        return True
    return any(scene.mention[i] is not None or speaker_noun(scene.words[i]) is not None for i in range(subject.start, subject.end))
