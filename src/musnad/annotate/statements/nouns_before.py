"""The noun phrase before a cue, in subject-first order."""

from musnad.annotate.statements.breaks import another_noun
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.markers import unjoined
from musnad.annotate.statements.memory import name_at
from musnad.annotate.statements.nouns import OPENING, Subject, begins_noun, inside_noun, subject_after
from musnad.annotate.statements.obliques import past_topic
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.tails import before_still, called, part_before
from musnad.annotate.statements.under_preposition import bound_under, who_told
from musnad.annotate.statements.words import COMMAS, DASHES, bare_noun, close_to, group, speaker_noun
from musnad.arabic import is_word, without_article

OFFICE = 8  # tokens of an office between a person and a body, or of a subject before its participle
_LONG_OFFICE = 16  # tokens of an office with its adjuncts between «أن» and its verb
TITLES = group("rank", "title", "mister")
_THEN = frozenset({"ان", "وان", "بان", "لان", "لكن", "ولكن"})


def subject_before(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """The noun phrase before a cue in subject-first order: «فلان يؤكد»، «وكان فلان (قد) أعلن»، «إلا أن فلانا أعلن»."""
    end = _before_auxiliaries(scene, cue.index, floor)
    if end <= floor or cue.cut or scene.words[end - 1] == "و" or _only_topic(scene, cue):  # «… الحصة التدريبية و طالبوا ب…»
        return None
    if scene.words[end - 1] in COMMAS:
        return _before_apposition(scene, end - 1, floor) or _of_being(scene, cue, end - 1, floor)
    start = _widest(scene, end, floor)
    start = end if start < end and _dateline(scene, start, end) else start
    while (
        start < end
        and scene.mention[start] is None
        and speaker_noun(bare_noun(scene.words[start])) is None
        and speaker_noun(scene.words[start] + "ن") != "source"  # «معارضي القانون»
        and scene.words[start] not in group("partitive")
        and not scene.words[start].startswith("ال")
        and not called(scene, start)  # «كبير المدربين في كذا»
        and scene.quotes.get(start, 0) != end - 1  # «وكانت "دنيا الرياضة" قد أشارت»
    ):
        if start > floor and _governed(scene, start):
            return _in_town(scene, start, floor)  # not «على لسان محاميه فلان قال …»
        start += 1
    start = _of_which(scene, start, floor) if start < end else start
    if start < end and scene.mention[start] is not None and start > floor and scene.mention[start - 1] is scene.mention[start]:
        return _whose_office(scene, start, floor)  # «… إلى فلان مدير الإعلام بأمانة المدينة أوضح»
    if start >= end or (start > floor and _governed(scene, start)):
        return (_office_in(scene, start, end, floor) or _in_town(scene, start, floor)) if start < end else None
    if bound_under(scene, start, end):
        start, beside = end, who_told(scene, start, end, floor)
    else:
        beside = _beside_name(scene, start, end, floor) or _apposed(scene, start, end, floor)
    return beside or (_up_to_object(scene, start, end, floor) if start < end else None)


def _before_auxiliaries(scene: Scene, index: int, floor: int) -> int:
    """The token after the subject that stands before a verb with «قد», a negation, a time, «كان» or a blessing between them."""
    end = index
    while end > floor and (scene.words[end - 1] in {"قد", "لا", "لم", "لن", "ايضا"} or scene.time[end - 1] is not None):
        end -= 1
    end = before_still(scene, end, floor)
    been = end < index and end > floor + 1 and scene.words[end - 1] in {"كان", "كانت"} and scene.mention[end - 2] is not None
    return _before_blessing(scene, end - been, floor)  # «الرئيس فلان كان قد أبلغ المجلس بأن …»


def _of_which(scene: Scene, start: int, floor: int) -> int:
    """«مصدر من | الحماية المدنية»، «عدد من | المغردين»: where a phrase begins with what stands before its «من» or «في»."""
    before = scene.words[start - 1] if start > floor + 1 else ""
    if before not in {"من", "في"} or not part_before(scene.words[start - 2], before):
        return start
    start -= 2
    near = close_to(scene.words[start]) or (start > floor and called(scene, start - 1))
    return _widest(scene, start + 1, floor) if near else start  # «مصادر أردنية مقربة من كذا»، «كبير المدربين في كذا»


def _only_topic(scene: Scene, cue: Cue) -> bool:
    """«وعن دور زملاء الفقيد قال»: whether only what is talked about stands before a verb."""
    begin, _ = scene.sentence(cue.index)
    return begin < cue.index == past_topic(scene, begin, cue.index)


def _dateline(scene: Scene, start: int, end: int) -> bool:
    """«فلان – الطائف | أوضح الناطق …»: the reporter and the town where he writes, before the first verb."""
    town, begin = scene.mention[start], scene.sentence(start)[0]
    if town is None or town.type != "LOC" or scene.mention[end - 1] is not town or not begin < start <= begin + OFFICE:
        return False
    named = scene.mention[begin] is not None and scene.mention[begin].type == "PER"  # type: ignore[union-attr]
    return named and scene.words[start - 1] in DASHES and all(scene.mention[i] is not None for i in range(begin, start - 1))


def _beside_name(scene: Scene, start: int, end: int, floor: int) -> Subject | None:
    """«كان فلان، نجل الممثل الراحل قد صرح»: the person before the comma that opens an apposition without another name."""
    comma = start - 1
    if comma <= floor or scene.words[comma] not in COMMAS or (held := scene.mention[comma - 1]) is None or held.type != "PER":
        return None
    office = not scene.words[start].startswith(("ال", "و")) and (
        speaker_noun(scene.words[start]) == "role" or scene.words[start] in group("kinsman", "kinswoman")
    )
    if not office or any((other := scene.mention[i]) is not None and other.type == "PER" for i in range(start, end)):
        return None
    first, _ = name_at(scene, comma - 1)
    return Subject(first, comma) if first >= floor and (first == floor or not _governed(scene, first)) else None


def _widest(scene: Scene, end: int, floor: int) -> int:
    """Where the longest noun phrase begins that ends at a token."""
    start = end
    while start > floor and inside_noun(scene, start - 1, floor - 1) and not _verb(scene, start - 1):
        start -= 1
    while start < end and not begins_noun(scene, start):
        start += 1
    return start


def _up_to_object(scene: Scene, start: int, end: int, floor: int) -> Subject:
    """A phrase before a verb without the object of a verb before it, with the number or the noun that belongs to it."""
    object_at = next(
        (i for i in range(start + 1, end) if another_noun(scene, i, start) and not scene.words[i].startswith("و")), end
    )
    if start > floor and scene.words[start - 1].isdigit() and scene.time[start - 1] is None and scene.mention[start] is None:
        start -= 1  # «193 دولة تتفق»
    return Subject(_town_office(scene, start, floor), object_at)  # «أصدر المعهد | تحليلا شكك في …»


def _in_town(scene: Scene, start: int, floor: int) -> Subject | None:
    """«محكمة هندية بمدينة «سورات» قد رفضت»، «محكمة في مدينة كذا رفضت»: the noun before the town in which it works."""
    end = start - 1 - (scene.words[start - 1] in OPENING)
    town = scene.words[end] == "في" and scene.words[start] in group("domain")
    if end <= floor or not (town or scene.words[end] in group("in-area") | {"ب"}):
        return None
    first = _widest(scene, end, floor)
    able = (
        first < end
        and scene.mention[first] is None
        and (speaker_noun(bare_noun(scene.words[first])) is not None or scene.words[first].startswith("ال"))
    )
    return Subject(first, end) if able and not _governed(scene, first) else None


def _apposed(scene: Scene, start: int, end: int, floor: int) -> Subject | None:
    """«مرتكب مجزرة تشارلستون فلان»: the person beside a noun that nobody knows for an office, with its place.

    What a relative clause before the verb takes up likewise: «الدراسة التي نشرتها دورية كذا قالت».
    """
    if start - 1 > floor and scene.words[start - 1] in group("relative"):
        return antecedent(scene, start - 1, floor)
    mention, before = scene.mention[start], scene.words[start - 1] if start > floor else "ال"
    if mention is None or mention.type != "LOC" or before.startswith(("ال", "و")) or scene.mention[start - 1] is not None:
        return None
    if not is_word(scene.tokens[start - 1]) or before in group("stop", "that", "connector", "being", "auxiliary", "clause-head"):
        return None
    first = min(name_at(scene, start)[1], end)
    held = scene.mention[first] if first < end else None
    alone = held is not None and held.type == "PER" and all(scene.mention[i] is held for i in range(first, end))
    return Subject(first, end) if alone and not scene.words[first].startswith("و") else None


def _office_in(scene: Scene, start: int, end: int, floor: int) -> Subject | None:
    """«سفير المملكة في روسيا يؤكد»: an office at the head of a sentence, with the place in which it is held."""
    mention, begin = scene.mention[start], scene.sentence(start)[0]
    if mention is None or mention.type == "PER" or scene.words[start - 1] not in {"في", "لدي"} or begin < floor:
        return None
    whole = all(scene.mention[i] is mention for i in range(start, end))
    if not whole or start - begin > OFFICE or speaker_noun(scene.words[begin]) not in {"role", "body"}:
        return None
    office = subject_after(scene, begin, start - 1)
    alone = office is not None and (office.start, office.end) == (begin, start - 1)
    return Subject(begin, end) if alone and not scene.words[begin].startswith("ال") else None


def _of_being(scene: Scene, cue: Cue, comma: int, floor: int) -> Subject | None:
    """«كانت اللجنة، أعلنت أن …»: a comma between the subject of «كان» at the head of a sentence and its verb."""
    begin = scene.sentence(comma)[0]
    if begin < floor or cue.form.form != "perfect" or scene.words[begin].removeprefix("و") not in {"كان", "كانت", "كانوا"}:
        return None
    subject = subject_after(scene, begin + 1, comma)
    return subject if subject is not None and (subject.start, subject.end) == (begin + 1, comma) else None


def _before_blessing(scene: Scene, end: int, floor: int) -> int:
    """The token after a name whose blessing ends at a token: «النبي عليه الصلاة والسلام قال …»."""
    if scene.words[end - 1] not in {"السلام", "والسلام", "وسلم"}:
        return end
    start = next((i for i in range(end - 2, max(floor, end - OFFICE), -1) if scene.words[i] in {"عليه", "صلي"}), end)
    return start - 1 if scene.words[start - 1] == "صلي" else start


def _whose_office(scene: Scene, index: int, floor: int) -> Subject | None:
    """The person before an office whose last part is a body that a preposition governs."""
    for at in range(index - 1, max(floor, index - OFFICE), -1):
        mention = scene.mention[at - 1]
        if mention is not None and mention.type == "PER":
            first, _ = name_at(scene, at - 1)
            return Subject(first, at) if speaker_noun(scene.words[at]) == "role" else None
        if not is_word(scene.tokens[at - 1]) or _verb(scene, at - 1):
            return None
    return None


def _town_office(scene: Scene, start: int, floor: int) -> int:
    """«مرور القصيم يحذر»: the noun at the head of a sentence to which a town belongs, else the token itself."""
    mention, at = scene.mention[start], start - 1
    if mention is None or mention.type != "LOC" or at != floor or at != scene.sentence(start)[0] or not is_word(scene.tokens[at]):
        return start
    word = scene.words[at]
    other = word.startswith("ال") or word in group("stop", "that", "connector", "opener", "before-verb", "auxiliary", "before-noun")
    return start if other or scene.mention[at] is not None or at in scene.cue_at or scene.time[at] is not None else at


def antecedent(scene: Scene, relative: int, floor: int) -> Subject | None:
    """The noun phrase that a relative pronoun takes up: an office («…، نائب رئيس كذا السابق الذي») or a noun with its town."""
    end = relative - 1 if relative > floor and scene.words[relative - 1] in COMMAS else relative
    start = _widest(scene, end, floor)
    if start < end and (held := scene.mention[start]) is not None and held.type == "PER":
        return Subject(start, end)  # «فلان رئيس نادي كذا الذي رفض»
    last = scene.mention[end - 1] if start < end else None
    if last is not None and last.type == "PER" and speaker_noun(scene.words[start]) != "role":
        return Subject(max(start, name_at(scene, end - 1)[0]), end)  # «لرئيس المجلس فلان، الذي أكد»
    definite = start < end and (scene.words[end - 1].startswith("ال") or scene.mention[end - 1] is not None)
    if start < end and (speaker_noun(scene.words[start]) == "role" or (definite and speaker_noun(scene.words[start]) is not None)):
        return Subject(start, end)
    mention = scene.mention[end - 1] if end > floor else None
    if mention is None or mention.type != "LOC":
        return None
    town, _ = name_at(scene, end - 1)
    if not clitic_cut(scene, town, "ب"):
        return None
    start = _widest(scene, town, floor)
    return Subject(start, town) if start < town else None


def predicated(scene: Scene, cue: Cue) -> Subject | None:
    """«لا يزال الروس مصرين على …»: the noun phrase between a verb of being and a participle."""
    if cue.form.form != "participle" or not unjoined(scene, cue):
        return None
    for index in range(cue.index - 2, max(scene.sentence(cue.index)[0], cue.index - OFFICE) - 1, -1):
        if scene.words[index].removeprefix("و") in group("being"):
            subject = subject_after(scene, index + 1, cue.index)
            fits = subject is not None and subject.start == index + 1 and subject.end == cue.index
            definite = scene.words[index + 1].startswith("ال") or scene.mention[index + 1] is not None
            return subject if fits and definite else None
        if not is_word(scene.tokens[index]):
            return None
    return None


def _governed(scene: Scene, start: int) -> bool:
    """Whether a phrase hangs on a preposition: «في موسكو قال …»."""
    word = scene.words[start - 1]
    if word == "من" and start > 1 and scene.words[start - 2] in {"كل", "كلا"}:
        return False  # «وكانت كل من كذا وكذا قد أعلنت»
    if word in OPENING and start > 1 and scene.words[start - 2] in group("in-area", "governs") | {"ب"}:
        return True  # «محكمة هندية بمدينة «سورات» قد رفضت»، «في تعامله مع "المسلحين" قال فلان»، «موظف بـ«كذا» يرفض»
    return (
        word in group("governs", "in-area") | {"ب"}
        or (word.startswith("و") and word[1:] in group("governs"))
        or bool(clitic_cut(scene, start, "ل") or clitic_cut(scene, start, "ب"))
    )


def _before_apposition(scene: Scene, comma: int, floor: int) -> Subject | None:
    """«فلان، وزير الخارجية، قال»: the name before the first of two commas; «الناطق باسم كذا، العميد فلان، قال»: between them."""
    opening = next((i for i in range(comma - 1, max(floor, comma - 14), -1) if scene.words[i] in COMMAS), None)
    if opening is None or opening <= floor:
        return None
    outer, inner = scene.mention[opening - 1], _titled(scene, opening + 1)
    if inner is not None and inner.end == comma and (outer is None or outer.type == "ORG"):
        return inner
    if outer is not None and clitic_cut(scene, name_at(scene, opening - 1)[0], "ل"):
        return _titled(scene, max(floor, scene.sentence(comma)[0]))  # «الشيخ فلان الشقيق الأكبر لفلان، وهو …، قال»
    return Subject(opening - 1, opening) if outer is not None else None


def _titled(scene: Scene, index: int) -> Subject | None:
    """The person who begins at a token, at most behind a title: «العميد فلان»."""
    while (
        index < len(scene.words) - 1 and scene.mention[index] is None and without_article(bare_noun(scene.words[index])) in TITLES
    ):
        index += 1
    mention = scene.mention[index]
    if mention is None or mention.type != "PER":
        return None
    return Subject(index, name_at(scene, index)[1])


def _verb(scene: Scene, index: int) -> bool:
    return scene.words[index] in group("auxiliary") or (
        index in scene.cue_at and scene.cue_at[index].form.form in FINITE and scene.mention[index] is None
    )


def after_that(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """«خاصة وأن مدير المشروع في الأكاديمية يقول إن …»: an office with its adjuncts, from «أن» to the verb."""
    start = next((i for i in range(cue.index - 1, max(floor, cue.index - _LONG_OFFICE), -1) if scene.words[i] in _THEN), None)
    if start is None or cue.cut or cue.form.form != "imperfect" or cue.index - start < 3:
        return None
    end = before_still(scene, cue.index, start + 1)
    free = end > start + 1 and all(is_word(scene.tokens[i]) and i not in scene.cue_at for i in range(start + 1, end))
    return Subject(start + 1, end) if free and speaker_noun(scene.words[start + 1]) in {"role", "source"} else None
