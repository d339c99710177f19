"""The words that describe a speaker without a name: «مصادر في الميناء»، «المشرف على المركز»، «لجنة الرقابة على الأسواق»."""

from musnad.annotate.statements.complements import field_noun
from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.endings import kind_after_that
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.nouns import Subject, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.splits import same_name
from musnad.annotate.statements.words import bare_noun, group, speaker_noun, stance
from musnad.annotate.statements.workplaces import (
    asks_of,
    asks_with,
    bound_body,
    of_body,
    of_region,
    part_of_body,
    somewhere,
    takes_part,
)
from musnad.arabic import is_word, without_article
from musnad.model import Party, Span

_WITHIN = frozenset({("داخل",), ("خارج",), ("قلب",)})


def described(scene: Scene, subject: Subject) -> Party:
    """A speaker without a name: its words, with the place or body that a following «في» tells for a source."""
    end = subject.end
    head = speaker_noun(bare_noun(scene.words[subject.start])) or kind_after_that(scene, subject.start)
    several = scene.words[subject.start] in group("partitive", "quantity") or scene.words[subject.start].isdigit()
    if (
        several
        or head == "source"
        or scene.words[subject.start] in group("of-place")
        or (head == "media" and bare_noun(scene.words[subject.start]) in group("envoy"))
        or (head == "role" and not any(word.startswith("ال") for word in scene.words[subject.start : end]))
    ):
        end = _in_touch(scene, subject.start, end)
        end = _whose_source(scene, end, asks=asks_with(scene, subject.start, end), of=asks_of(scene, subject.start))
    bracket = next((i for i in range(end - 1, subject.start, -1) if scene.words[i] in {"(", ")"}), end)
    end = bracket if bracket < end and scene.words[bracket] == "(" else end  # «منظمو البطولة (كأس | 2016)»
    while end > subject.start + 1 and end - 1 in scene.quotes:
        end -= 1  # «وفندت المنظمة "الادعاء" …»
    end = _close_to(scene, subject.start, _issued_by(scene, _formed_by(scene, end)))
    if head in {"role", "body", "source"}:
        end = _post(scene, subject.start, end)
    if several or head in {"role", "body", "source"}:
        end = _purpose(scene, subject.start, end)
    first = subject.start
    if scene.quotes.get(first) == end - 1 and end - first > 2:
        first, end = first + 1, end - 1  # «أضاف "البيل"»
    start = scene.tokens[first].start
    under = subject.head != "" and scene.words[first] == "ل" + subject.head  # «بكلمة ل | رئيس اللجنة»
    if under or (bare_noun(scene.words[first]) != scene.words[first] and not _after_verb(scene, first)):
        start += 1
    return Party(None, scene.text[start : scene.tokens[end - 1].end], Span(start, scene.tokens[end - 1].end))


def _after_verb(scene: Scene, index: int) -> bool:
    """«وأضافت والش»: right after its verb a subject is joined to nothing; the و is its own."""
    cue = scene.cue_at.get(index - 1)
    joined = scene.words[index].startswith("وال") and speaker_noun(scene.words[index][1:]) is not None  # «اتفق والسيدة حرمه على»
    return cue is not None and cue.form.form in FINITE and not joined


def _issued_by(scene: Scene, end: int) -> int:
    """The end of «تقرير صادر عن إدارة كذا»: the body that a paper comes from belongs to its description."""
    last = without_article(scene.words[end - 1]).removesuffix("ه")
    if last in {"عليها", "علي"} and scene.words[end - 2].startswith("حصل") and end < len(scene.tokens):
        mention = scene.mention[end]  # «معلومات حصلت عليها | وكالة كذا»
        return next((i for i in range(end, len(scene.tokens)) if mention is None or scene.mention[i] is not mention), end)
    issued = last in group("issued") and scene.words[end : end + 1] in {("عن",), ("من",)}
    return _past_phrase(scene, end, end + 1, 8) if issued else end


def _past_phrase(scene: Scene, end: int, start: int, far: int) -> int:
    """The end of the noun phrase that begins at a token, looked for so many tokens far; `end` where none does."""
    phrase = subject_after(scene, start, min(len(scene.tokens), start + far)) if start < len(scene.tokens) else None
    return phrase.end if phrase is not None and phrase.start == start else end


def _past_name(scene: Scene, index: int) -> int:
    """The token after the name at a token."""
    mention = scene.mention[index]
    return next((i for i in range(index, len(scene.tokens)) if scene.mention[i] is not mention), len(scene.tokens))


def _formed_by(scene: Scene, end: int) -> int:
    """The end of «اللجنة المشكلة من قبل الوزير»: by whom, after a participle."""
    participle = scene.words[end - 1].startswith("الم") and speaker_noun(scene.words[end - 1]) is None
    formed = participle and scene.words[end : end + 2] in {("من", "قبل"), ("من", "جانب"), ("من", "طرف")}
    return _past_phrase(scene, end, end + 2, 8) if formed else end


def _close_to(scene: Scene, start: int, end: int) -> int:
    """The end of «مصدر مقرب من المفاوضات»: to whom or what a source is close, where the verb takes no content with «من»."""
    near = without_article(scene.words[end - 1]).removesuffix("ه").removesuffix("ا") in group("close-to")  # «مقربا»
    close = near and scene.words[end : end + 1] == ("من",) and not asks_of(scene, start)
    return _past_phrase(scene, end, end + 1, 8) if close else end


def _purpose(scene: Scene, start: int, end: int) -> int:
    """The end of «هيئة الرقابة على الأسواق»، «المعنية بالدفاع عن الحقوق»: what a noun of doing is about, by its preposition."""
    noun = scene.words[end - 1].removeprefix("بال").removeprefix("لل").removeprefix("ال")
    if end - start < 2 or noun not in group("does-on") or scene.words[end : end + 1] not in {("علي",), ("عن",)}:
        return end
    cue = scene.cue_at.get(start - 1)
    if cue is not None and cue.form.verb.frames & {"on", "about", "feeling"}:
        return end  # «شددت لجنة الرقابة على ضرورة …»
    past = _past_phrase(scene, end, end + 1, 5)
    return next((i for i in range(end + 1, past) if scene.words[i].startswith("لل")), past)


def _post(scene: Scene, start: int, end: int) -> int:
    """The end of what an office or body is for: «المشرف على المركز»، «مبعوث كذا إلى تطاوين»، «الكلية التقنية بالأحساء»."""
    if end + 1 >= len(scene.tokens):
        return end
    word = scene.words[end]
    over = word == "علي" and not group("over").isdisjoint(
        {without_article(w) for w in scene.words[start:end]} | set(scene.words[start:end])
    )
    field = word == "في" and scene.words[end + 1] in group("field")  # «الباحث في شؤون كذا»
    if word == "في" and not field:
        field = (takes_part(scene.words[end - 1]) and somewhere(scene, end + 1)) or of_region(scene, start, end)
    sent = word == "الي" and without_article(scene.words[start]) in group("envoy") and somewhere(scene, end + 1)
    if over or field or sent:
        return _past_phrase(scene, end, end + 1, 4)
    mention = scene.mention[end]
    if clitic_cut(scene, end, "ب") and word.startswith("ب") and of_body(scene, end) and not asks_with(scene, start, end):
        end += 1
        while end < len(scene.tokens) and (same_name(scene, end) or bound_body(scene, end)):
            end += 1
        while end < len(scene.tokens) and scene.words[end].startswith("ال") and scene.time[end] is None:
            end += 1
        return _post(scene, start, end)
    if mention is not None and mention.type == "LOC" and clitic_cut(scene, end, "ب") and not asks_with(scene, start, end):
        return _past_name(scene, end)
    area = word in group("in-area") and scene.mention[end + 1] is not None and not asks_with(scene, start, end)
    within = area or (word == "في" and part_of_body(scene, start, end))
    return _past_name(scene, end + 1) if within else end


def _whose_source(scene: Scene, end: int, *, asks: bool, of: bool) -> int:
    """The end of the places and bodies that a source belongs to: «مصادر بالنيابة العامة في مصر»."""
    while end < len(scene.tokens):
        after = end
        if scene.words[end] == "في" and _said_in(scene, end):
            return end  # «محقق من الهيئة | في التقرير»
        within = scene.words[end] == "من" and scene.words[end + 1 : end + 2] in _WITHIN  # «مصادر من داخل المدينة»
        if of and not within and scene.words[end] == "من" and bare_noun(scene.words[end - 1]) not in group("quantity"):
            return end
        if scene.words[end] in {"في", "من", "ب", "لدي", "داخل", "وسط"}:
            after += 2 if within else 1
            after += _this_place(scene, after)
        elif asks or not clitic_cut(scene, end, "ب"):
            return end
        start = after
        while after < len(scene.tokens) and scene.time[after] is None and _of_source(scene, after, first=after == start):
            if after > start and _past_town(scene, after):
                break
            after += 1
        if after == start:
            return end
        end = after
    return end


def _this_place(scene: Scene, index: int) -> bool:
    """«المسؤولون في | هذه الدول»: a place that a pronoun points to; not «في هذا السياق»."""
    these, following = scene.words[index : index + 1], scene.words[index + 1 : index + 2]
    return these in {("هذه",), ("هذا",), ("تلك",)} and following != () and without_article(following[0]) in group("place")


def _in_touch(scene: Scene, start: int, end: int) -> int:
    """The end of «مصدر على صلة | بالمحادثات»، «مصادر على صلة وثيقة | بالملف»: before what ties a source to its subject."""
    noun = end + 1
    if scene.words[end:noun] != ("علي",) or scene.words[noun : noun + 1] == () or scene.words[noun] not in group("in-touch"):
        return end
    cue = scene.cue_at.get(start - 1)
    after = noun + 1
    after += scene.words[after : after + 1] != () and scene.words[after] in group("tie-adjective")
    tied = after < len(scene.tokens) and clitic_cut(scene, after, "ب") > 0
    return after if tied and not (cue is not None and "on" in cue.form.verb.frames) else end


def _said_in(scene: Scene, index: int) -> bool:
    """«في التقرير»، «في بيان»: where something is said and nobody works, unless people take part in it."""
    word = scene.words[index + 1] if index + 1 < len(scene.words) else ""
    if word in group("times"):
        return True  # «محللون | في الأيام الأخيرة»
    told = speaker_noun(word) == "document" or without_article(word) in group("talk", "session")
    return told and not takes_part(scene.words[index - 1])


def _past_town(scene: Scene, index: int) -> bool:
    """«متعاملون في سوق القطيف | الهبوط السريع»: a definite noun after a town, no adjective of it."""
    town, word = scene.mention[index - 1], scene.words[index]
    return (
        town is not None
        and town.type == "LOC"
        and scene.mention[index] is None
        and word.startswith("ال")
        and not word.endswith(("ي", "يه"))
    )


def _of_source(scene: Scene, index: int, *, first: bool) -> bool:
    if scene.mention[index] is not None:
        return first or not clitic_cut(scene, index, "ل")  # «مسؤولون في المهرجان | لوكالة كذا»
    word = scene.words[index]
    bound = not first and scene.words[index - 1] in group("domain") and not scene.words[index - 1].startswith("ال")
    if bound and is_word(scene.tokens[index]) and (index not in scene.cue_at or word in group("domain")):
        return word not in group("stop", "that", "governs")  # «باحثون في مجال أمن المعلومات»
    cue = scene.cue_at.get(index)
    if not is_word(scene.tokens[index]) or (cue is not None and cue.form.form != "noun" and not field_noun(scene, index)):
        return False
    if (word in group("domain") and (first or not stance(word))) or (
        first and (word.removeprefix("ب") in group("domain") or (word.startswith("بال") and word not in group("inside-stop")))
    ):
        return True
    noun = speaker_noun(word)
    named = word.startswith("ال") or (noun is not None and noun != "document" and (first or noun == "body"))
    return _bound(scene, index, first=first) or (named and word not in group("stop", "that"))


def _bound(scene: Scene, index: int, *, first: bool) -> bool:
    """«مصادر في سلطة الطيران»، «العاملين في مكتب استقدام»: an indefinite noun that the next is bound to, or the one after it."""
    word, last = scene.words[index], index + 1 >= len(scene.tokens)
    if word.startswith(("ال", "ل", "ب", "و")) or word in group("stop", "that", "inside-stop", "talk", "session", "source-end"):
        return False
    if first:
        definite = not last and (scene.words[index + 1].startswith("ال") or scene.mention[index + 1] is not None)
        return definite and scene.words[index - 1] == "في" and index not in scene.cue_at and speaker_noun(word) != "document"
    before = scene.words[index - 1]
    free = speaker_noun(before) == "body" and not before.startswith(("ال", "ب")) and scene.words[index - 2] == "في"
    return free and index not in scene.cue_at and scene.mention[index - 1] is None
