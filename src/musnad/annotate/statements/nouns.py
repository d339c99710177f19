"""Noun phrases that can be the subject of a cue, as token ranges."""

from dataclasses import dataclass

from musnad.annotate.statements.breaks import ADVERBIAL, CLOSING, another_noun, of_body
from musnad.annotate.statements.deeds import deed, of_town
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.tails import (
    bears_name,
    field_noun,
    from_where,
    joined_person,
    of_many,
    past_hearer,
    past_unknown_name,
    second_with,
    to_person,
)
from musnad.annotate.statements.words import (
    COMMAS,
    OBJECT_PRONOUNS,
    bare_noun,
    group,
    particle_after,
    speaker_noun,
    stance,
    words_of,
)
from musnad.arabic import is_word
from musnad.model import Mention

_GENERAL = frozenset({"الامين", "العام", "العامه"})
_IN_NAME = frozenset({"باسم", "بلسان"})
_PARENT = frozenset({"ام", "ابو"})  # «أم لمار»
OPENING = frozenset({'"', "«", "“", "("})


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase as a token range."""

    start: int
    end: int


def subject_after(scene: Scene, index: int, limit: int) -> Subject | None:
    """The noun phrase that begins at a token, or None where none does (a preposition, a time, a sign, a verb)."""
    start = past_hearer(scene, index, limit)
    if start + 1 < limit and scene.words[start] in group("with-pronoun") and scene.words[start + 1] in {"الصلاه", "السلام"}:
        return None  # «حذر عليه الصلاة والسلام من …»
    start = _past_between(scene, start, limit, index)
    if start + 2 < limit and scene.words[start] in {"كل", "كلا"} and scene.words[start + 1] == "من":
        start += 2
    if start >= limit or not begins_noun(scene, start):
        return None
    end = start
    person_end = None
    while end < limit and (of_many(scene, end, start) or inside_noun(scene, end, start)) and not another_noun(scene, end, start):
        mention = scene.mention[end]
        if mention is not None and mention.type == "PER" and not _possessor(scene, end, start):
            if person_end is not None and mention is not scene.mention[end - 1] and not _joins(scene, end):
                break
            person_end = end + 1
        elif person_end is not None and not _joins(scene, end):
            joined = joined_person(scene, end, limit)
            if joined is None:
                break
            end = person_end = joined
            continue
        end += 1
    if person_end is None and end > start:
        end = max(to_person(scene, start, end, limit), past_unknown_name(scene, end, limit))
    while end > start + 1 and (scene.words[end - 1] in group("dangling", "issued-by") or end - 1 in scene.quotes):
        end -= 1  # «وفندت المنظمة "الادعاء" …», «يخشى كثير من أن …»، «وفقا لموقع كذا إلى»، «بيان أصدرته اليوم»
    end = second_with(scene, start, from_where(scene, start, end, limit), limit) if person_end is None else end
    return Subject(start, end) if end > start else None


def _past_between(scene: Scene, start: int, limit: int, first: int) -> int:
    """The token after what stands between verb and subject: «يقول لـ"المدينة"، فلان»، «أكد من جانبه فلان»."""
    if first < start < limit and scene.words[start] in COMMAS:
        start += 1
    while start < limit and _stands_between(scene, start, first):
        start += 2 if _own_part(scene, start) else 1
    return start


def _stands_between(scene: Scene, index: int, first: int) -> bool:
    """«قال، فلان»، «قال له فلان»، «أكد ذلك فلان»."""
    word = scene.words[index]
    if word in {"ذلك", "بذلك"} or _own_part(scene, index):
        return index + 1 < len(scene.tokens)
    if scene.mention[index] is None and scene.text[scene.tokens[index].start : scene.tokens[index].end].endswith(ADVERBIAL):
        return True  # «اعترف ضمنيًا»، «أكد رسميا فلان»
    return word in group("with-pronoun", "adverb", "in-turn") or (index == first and word in COMMAS)


def _own_part(scene: Scene, index: int) -> bool:
    """«وأكد من جانبه فلان»."""
    return scene.words[index] == "من" and not group("own-part").isdisjoint(scene.words[index + 1 : index + 2])


def _of_field(word: str, before: str) -> bool:
    """«المدير الجهوي للصحة»، «الهيئة العليا للانتخابات»، «الرئاسة العامة لشؤون …»: not «لصحيفة …»، «للصحافيين»."""
    if not before.startswith("ال") or not (before.endswith(("ي", "ه", "ا")) or before == "العام"):
        return False
    unable = speaker_noun(word[2:]) is None and speaker_noun(word[1:]) is None  # «للاعبين»: who is spoken to
    of_body = speaker_noun(word[2:]) == "body" or word[2:] in group("team", "club") or word[2:] == "فريق"
    return (word.startswith("لل") and (unable or of_body)) or (word.startswith("ل") and word[1:] in group("domain"))


def _whose_verb(scene: Scene, index: int, start: int) -> bool:
    """«دراسة | قام بها …»: the verb of a relative clause after an indefinite paper."""
    if index != start + 1 or speaker_noun(scene.words[start]) != "document" or scene.words[start].startswith("ال"):
        return False
    return scene.words[index + 1 : index + 2] in {("بها",), ("به",)} and not scene.words[index].endswith(("ه", "ات"))


def _plural_verb(word: str) -> bool:
    """«شاركوا»، «يعملون»: no noun ends so, but the people of a country («يمنيون»)."""
    return len(word) > 4 and (word.endswith("وا") or (word.startswith("ي") and word.endswith("ون") and not word.endswith("يون")))


def _possessor(scene: Scene, index: int, start: int) -> bool:
    """Whether a person is named only as whose adviser, lawyer or campaign speaks: «قال محامي فلان»."""
    before = scene.words[index - 1]
    if scene.words[start] in group("partitive"):
        return True
    if index - 1 != start or before.startswith("ال") or before in group("title") or _owned(before):
        return scene.mention[index] is scene.mention[index - 1] and index > start + 1 and _possessor(scene, index - 1, start)
    return scene.mention[index - 1] is None and speaker_noun(before) in {"role", "source", "body"}


def _owned(word: str) -> bool:
    """«مدربهم فلان»: a noun with a possessor of its own, beside which a name is an apposition."""
    bare = next((word.removesuffix(end) for end in OBJECT_PRONOUNS if word.endswith(end)), "")
    bare = bare[:-1] + "ه" if bare.endswith("ت") else bare  # «شقيقته فلانة»
    return len(bare) > 2 and speaker_noun(bare) is not None and speaker_noun(word) == speaker_noun(bare)


def _joins(scene: Scene, index: int) -> bool:
    """«بوتين وبزشكيان»: a second name joined to the first."""
    mention = scene.mention[index]
    return mention is not None and scene.words[index].startswith("و")


def begins_noun(scene: Scene, index: int) -> bool:
    """Whether a noun phrase can begin at a token: no preposition, verb, time or sign but that of a quoted name."""
    word = scene.words[index]
    if scene.mention[index] is not None:
        return clitic_cut(scene, index, "ل") == 0 and clitic_cut(scene, index, "ب") == 0
    if not is_word(scene.tokens[index]) or scene.time[index] is not None:
        return word in OPENING and _quoted_name(scene, index)
    if (
        word in group("stop", "with-pronoun", "pronoun", "that", "asks")
        or particle_after(word) is not None
        or _other_cue(scene, index)
    ):
        return False
    prefixed = (word.startswith("ل") and clitic_cut(scene, index, "ل")) or (word.startswith("ب") and clitic_cut(scene, index, "ب"))
    return not prefixed or speaker_noun(word) is not None


def _other_cue(scene: Scene, index: int) -> bool:
    """Whether a cue stands where a noun might begin: «قوله»، «مضيفا»، «وأضاف يقول»."""
    cue = scene.cue_at.get(index)
    if cue is None or (cue.form.form == "noun" and cue.form.pronoun):
        return cue is not None
    if cue.form.form == "participle" and scene.words[index].endswith("ا") and scene.words[index + 1 : index + 2] != ("باسم",):
        return not cue.cut or speaker_noun(scene.words[index]) is None  # «يقول، متحدثا عن نفسه: …»
    joined = cue.form.form == "perfect" and cue.cut > 0 and cue.form.feminine  # «فردّت»
    return (joined or cue.form.form in {"participle", "imperfect"}) and speaker_noun(scene.words[index]) is None


def _quoted_name(scene: Scene, index: int) -> bool:
    """Whether a quotation sign opens a name: a known one, or one or two words."""
    close = scene.quotes.get(index, 0)
    return (index + 1 < len(scene.tokens) and scene.mention[index + 1] is not None) or 2 <= close - index <= 3


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
        general = word in _GENERAL | _IN_NAME or speaker_noun(word) == "document" or word in group("belonging")
        return general or _of_office(scene, index, mention)
    town = (
        before is not None and mention.type == "LOC" and before.type == "ORG" and not word.startswith("ال")
    )  # «شركة أسمنت | نجران»
    return before is None or _joins(scene, index) or town or (mention.type == "PER" and before.type != "PER")


def _of_office(scene: Scene, index: int, mention: Mention) -> bool:
    """«المدير التنفيذي لشركة كذا»: a body that its common noun names, after a definite office; no medium (the hearer)."""
    first = words_of(scene.text[mention.start : mention.end])[0]
    body = speaker_noun(first) == "body" or speaker_noun(first.removeprefix("ل")) == "body"  # «للحزب كذا»
    if mention.type != "ORG" or scene.quote_of[index] is not None or not body:
        return False
    at = index - 1
    while at > 0 and scene.words[at].startswith("ال") and speaker_noun(scene.words[at]) not in {"role", "body"}:
        at -= 1
    return index - at > 1 and scene.words[at].startswith("ال") and speaker_noun(scene.words[at]) in {"role", "body"}


def _sign_goes_on(scene: Scene, index: int, start: int) -> bool:
    word, opening = scene.words[index], scene.quote_of[index]
    if word in OPENING and _quoted_name(scene, index):
        return True
    if word in CLOSING and opening != index:
        return scene.mention[index - 1] is not None or (opening is not None and opening >= start)
    return word == "." and len(scene.words[index - 1]) == 1


def _word_goes_on(scene: Scene, index: int, start: int) -> bool:
    word, before = scene.words[index], scene.words[index - 1]
    opening = scene.quote_of[index]
    trusted = word in {"به", "بها", "بهم"} and before in group("trusted")  # «مصدر موثوق به»
    quoted = opening is not None and opening != index and opening == scene.quote_of[index - 1]
    if quoted or trusted or bears_name(scene, index, start):
        return True
    stops = word in group("stop", "that", "inside-stop", "auxiliary") or particle_after(word) is not None
    if stops or scene.time[index] is not None:
        return False
    if word in _IN_NAME or speaker_noun(word) is not None or (index == start + 1 and before in _PARENT):
        return True
    cue = scene.cue_at.get(index)
    issued = word in group("issued-by") and speaker_noun(before) == "document"  # «تقرير أصدرته رابطة كذا»
    verb = not issued and cue is not None and (cue.form.form != "noun" or cue.form.pronoun) and not field_noun(scene, index)
    if verb or _plural_verb(word) or _whose_verb(scene, index, start):
        return False
    general = speaker_noun(before) in {"role", "document", "source"} or before in {"العامه", "العام"}
    belongs = before in group("belonging") and word.startswith("ل")  # «مصادر أمنية تابعة لقوات كذا»
    official = before.startswith("ال") and before.endswith("ي") and speaker_noun(scene.words[start]) in {"role", "document"}
    general = general or official  # «المتحدث الرسمي لشرطة كذا»، «التقرير السنوي لغرفة كذا»
    if issued or belongs or (general and of_body(word)) or _of_field(word, before):
        return True
    return not clitic_cut(scene, index, "ل" if word.startswith("ل") else "ب")


def can_speak(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase holds a name or a noun that can speak."""
    head = scene.words[subject.start]
    if head in group("honorific") or (head.endswith("ون") and (head.startswith("ال") or (head.endswith("يون") and len(head) > 5))):
        return True  # «الإرهابيون»، «عسكريون»: a plural for people
    if (
        scene.mention[subject.start] is None
        and stance(head)
        and speaker_noun(head) is None
        and not of_town(scene, subject.start, subject.end)
    ):
        return False  # «أهمية متابعة المشاريع»
    if deed(scene, subject.start, subject.end):
        return False
    if speaker_noun(bare_noun(head)) is not None:
        return True
    return any(scene.mention[i] is not None or speaker_noun(scene.words[i]) is not None for i in range(subject.start, subject.end))


def possessed(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase is «محامي فلان»، «حملة فلان»: the one named is not the speaker."""
    if scene.words[subject.start] in group("partitive"):
        return True
    head = bare_noun(scene.words[subject.start])
    office = subject.start if speaker_noun(head) == "body" else subject.start + 1
    if speaker_noun(head) in {"body", "document"} and scene.mention[subject.start] is None and office < subject.end:
        noun = scene.words[office].removeprefix("و") if office == subject.start else scene.words[office]
        if not noun.startswith("ال") and speaker_noun(noun) == "body" and scene.mention[office] is None:
            return True  # «بيان مكتب رئيس الوزراء فلان»
    if any(scene.words[i] in group("belonging") for i in range(subject.start, subject.end - 1)):
        return True  # «مصدر عسكري موال لفلان»
    if head in group("kinswoman") and not any(scene.words[i].endswith("ه") for i in range(subject.start + 1, subject.start + 3)):
        return True  # «والدة الصحفي فلان»
    second = subject.start + 1
    if second + 1 < subject.end and head in group("namesake") and scene.words[second] in group("royal"):
        return scene.mention[second] is None  # «دارة الملك فلان»
    mention = scene.mention[second] if second < subject.end else None
    return mention is not None and mention.type == "PER" and _possessor(scene, second, subject.start)
