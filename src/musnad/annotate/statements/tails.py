"""What stands before a noun phrase, and how it goes on: «لـ«الوطن» فلان»، «عدد من …», an office up to its holder."""

from musnad.annotate.statements.breaks import bare_office, object_after_subject, to_another
from musnad.annotate.statements.complements import adjunct, before_holder, charged_with, past_title
from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.endings import many_bound
from musnad.annotate.statements.genitives import possessor, quoted_case
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.quotations import CLOSING
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, DASHES, bare_noun, close_to, common, group, plurals, sound_plural, speaker_noun
from musnad.annotate.statements.workplaces import WITH
from musnad.arabic import is_word, without_article

_PERCENT = frozenset("%٪") | group("percent")
_SON_OF = frozenset({"بن", "ابن", "بنت"})
_THESE = frozenset({"هولاء", "اوليك", "هذه", "تلك"})
QUOTED_NAME = 6  # tokens from «ل» to the end of a medium in quotation marks
CALLED = 9  # tokens from a definite word that is no known office up to a name
TITLES = 6  # tokens of titles between a comma and a name, the dots of «أ.د.» among them
SECOND_OFFICE = 16  # tokens of an office between a comma and a name
REMARK = 9  # tokens of a remark in brackets
OFFICE = 20  # tokens of an office with its adjuncts, up to the name of its holder


def of_many(scene: Scene, index: int, start: int) -> bool:
    """«عدد من أولياء الأمور»: the preposition after a noun of quantity; «رجل يدعى فلان»: the verb before the name."""
    if scene.words[index] == "/" and past_title(scene, index):
        return True
    if scene.words[index] in group("called") and index + 1 < len(scene.tokens) and scene.mention[index + 1] is not None:
        return scene.mention[index + 1].type == "PER"  # type: ignore[union-attr]
    if scene.words[start].isdigit() and index <= start + 3:  # «83% من المشاركين»
        word, following = scene.words[index], scene.words[index + 1 : index + 2]
        return (
            word in _PERCENT
            or (word == "في" and not _PERCENT.isdisjoint(following))
            or (word == "من" and scene.words[index - 1] in _PERCENT)
        )
    if scene.words[index] in _THESE and index > start:
        before = scene.words[index - 1]
        if (
            many_bound(before)
            or (before.endswith("ي") and sound_plural(before[:-1] + "ون"))
            or (before in plurals() and not before.startswith("ال") and not before.endswith("ون"))
        ):
            return scene.mention[index - 1] is None  # «مستفيدي هذه الخدمات»، «أهالي هذه القرى»
    if index == start + 2 and scene.words[index - 1] == "من" and scene.words[index] in _THESE:
        return bare_noun(scene.words[start]) in group("quantity", "partitive")  # «كثير من هؤلاء الباحثين»
    return index == start + 1 and scene.words[index] == "من" and bare_noun(scene.words[start]) in group("quantity")


def told_medium(scene: Scene, index: int, start: int) -> bool:
    """«أبلغت مصادر واسعة الاطلاع | «عكاظ» أن …»: a body in quotation marks after a source that has its adjectives."""
    mention, verb = scene.mention[index + 1] if index + 1 < len(scene.tokens) else None, scene.cue_at.get(start - 1)
    tells = index > start + 1 and verb is not None and verb.form.verb.lemma in {"أبلغ", "أخبر"}
    return tells and mention is not None and mention.type == "ORG" and speaker_noun(scene.words[start]) == "source"


def joined_person(scene: Scene, index: int, limit: int) -> int | None:
    """The end of «… ومحافظ البنك المركزي فلان»، «… وزوجها فلان»: an office joined to a person, and its holder."""
    word = scene.words[index] if index < limit else ""
    if word == "و" and index + 1 < limit:  # «فلان و المبعوث الأممي فلان»
        index, word = index + 1, "و" + scene.words[index + 1]
    titled = without_article(word[1:]) in group("title", "rank", "envoy") or word[1:] in group("mister", "counterpart")
    office = titled or speaker_noun(word[1:]) in {"role", "source"}
    if not word.startswith("و") or speaker_noun(word) is not None or not office or scene.mention[index] is not None:
        return None
    for at in range(index + 1, min(limit, index + OFFICE)):
        mention = scene.mention[at]
        if mention is not None and mention.type == "PER":
            return _mention_end(scene, at) if not (clitic_cut(scene, at, "ل") or clitic_cut(scene, at, "ب")) else None
        if not adjunct(scene, at) or (scene.words[at].startswith("و") and mention is None):
            return None
    return None


def before_still(scene: Scene, end: int, floor: int) -> int:
    """The end of a subject before «ما زال»، «لازالوا» and its verb."""
    if end > floor and scene.words[end - 1] in group("still"):
        end -= 1
        end -= end > floor and scene.words[end - 1] in {"ما", "لا"}
    return end


def past_list(scene: Scene, start: int, end: int, limit: int) -> int:
    """The end of «أشار فلان، وفلان، وفلان | إلى أن …»: persons joined by و after commas, right behind a finite verb."""
    verb = scene.cue_at.get(start - 1)
    if verb is None or verb.form.form not in FINITE or verb.form.pronoun:
        return end
    while end + 1 < limit and scene.words[end] in COMMAS and _joined_name(scene, end + 1):
        after = _mention_end(scene, end + 1)
        if after >= limit or after in scene.cue_at or scene.words[after] in group("auxiliary"):
            return end  # «قال فلان، وفلان يرى أن …»
        end = after
    return end


def _joined_name(scene: Scene, index: int) -> bool:
    mention = scene.mention[index]
    return mention is not None and mention.type == "PER" and mention.start == scene.tokens[index].start + 1


def past_blessing(scene: Scene, index: int, limit: int) -> int:
    """The token after «- حفظه الله -» behind a name, and after whoever is joined to it: «الملك فلان - حفظه الله - وأخوه فلان»."""
    if index + 2 >= limit or scene.words[index] not in DASHES or scene.words[index + 1] not in group("blessing"):
        return index
    close = next((i for i in range(index + 2, min(limit, index + REMARK)) if scene.words[i] in DASHES), None)
    return index if close is None else joined_person(scene, close + 1, limit) or close + 1


def part_before(word: str, link: str) -> bool:
    """Whether a phrase goes on over a preposition: «مصدر في …»، «عدد من …»، «(مصادر) قريبة من …»."""
    if speaker_noun(word) == "source" or bare_noun(word) in group("quantity"):
        return True
    return link == "من" and close_to(word)


def to_person(scene: Scene, start: int, end: int, limit: int) -> int:
    """The end of «مدير عام التعليم بمنطقة كذا فلان» or «وزير الخارجية، فلان»: an office with its adjuncts, up to who holds it.

    `end` where no person follows, or where a verb, «أن» or a sign comes first.
    """
    kind = speaker_noun(bare_noun(scene.words[start]))
    able = kind in {"role", "source"} or scene.words[start] in group("title", "envoy")
    by_deed = called(scene, start)
    one = scene.words[start] in group("one-of")
    many = sound_plural(scene.words[start]) or scene.words[start] in plurals()
    several = many or (scene.words[start] in group("partitive", "addressee") and not one)
    if several or not (able or by_deed or one):
        return end
    bracket = range(0)
    for index in range(end, min(limit, start + (OFFICE if able else CALLED))):
        if scene.words[index] == "(":
            bracket = _remark(scene, index)
        if index in bracket or before_holder(scene, index):
            continue
        other = to_another(scene.words[index], scene.words[index - 1], index - start) or bare_office(scene, index, start)
        if index > start and (other or object_after_subject(scene, index)) and not charged_with(scene, index):
            return _at_work(scene, end, index) if _works_at(scene, start, end) else end
        mention = scene.mention[index]
        if mention is not None and mention.type == "PER" and not quoted_case(scene, index, start):
            joined = scene.words[index].startswith("و") and mention.start > scene.tokens[index].start  # not «وليد»
            free = not (joined or clitic_cut(scene, index, "ل") or clitic_cut(scene, index, "ب"))
            return _mention_end(scene, index) if free and index > end and not (one and possessor(scene, index, start)) else end
        comma = index > start and scene.words[index] in COMMAS and _named_next(scene, index + 1)
        if not (comma or adjunct(scene, index) or _sent_to(scene, index, start)):
            return end
    return end


def _sent_to(scene: Scene, index: int, start: int) -> bool:
    """«مبعوث الأمم المتحدة إلى الشرق الأوسط فلان»: the place of an envoy, where the verb asks for no «إلى»."""
    if scene.words[index] != "الي" or without_article(scene.words[start]) not in group("envoy") or index + 1 >= len(scene.tokens):
        return False
    verb, place = scene.cue_at.get(start - 1), scene.mention[index + 1]
    return place is not None and place.type == "LOC" and (verb is None or "to" not in verb.form.verb.frames)


def _at_work(scene: Scene, start: int, end: int) -> int:
    """The end of the place or body under «ب» that begins at a token: «مصدر بالاتحاد | بتلقي الأندية اتصالا»."""
    second = (i for i in range(start + 1, end) if scene.mention[i] is None and clitic_cut(scene, i, "ب"))
    return next((i for i in second if speaker_noun(scene.words[i][1:]) != "body" and scene.words[i] not in group("in-area")), end)


def _works_at(scene: Scene, start: int, index: int) -> bool:
    """«مصدر مطلع | بنادي كذا»، «مواطن مقيم بمدينة كذا»: the place or body in which somebody is, where the verb asks for no «ب»."""
    verb, mention, word = scene.cue_at.get(start - 1), scene.mention[index], scene.words[index]
    asks = verb is not None and not verb.form.verb.frames.isdisjoint(WITH)
    if asks or not clitic_cut(scene, index, "ب"):
        return False
    return mention.type != "PER" if mention is not None else word in group("in-area") or word[1:] in group("domain")


def _remark(scene: Scene, index: int) -> range:
    """The tokens of a remark in brackets that names no person: «رئيس الجمعية (الغرفة الأولى من البرلمان)، فلان»."""
    close = next((i for i in range(index + 1, min(index + REMARK, len(scene.tokens))) if scene.words[i] == ")"), index)
    return range(0) if scene.names_person(index, close) else range(index, close + 1)


def from_where(scene: Scene, start: int, end: int, limit: int) -> int:
    """The end of «مصادر من داخل البلدية»، «علماء من جامعتي كذا وكذا»، «جمعية خيرية من جنوب كذا»: where the unnamed come from.

    The end given where the verb takes its content with «من» («حذر خبراء من …»).
    """
    head = scene.words[start].removeprefix("ل")  # «وفقا لمعلومات من مصادر كذا»
    kind, verb = speaker_noun(bare_noun(head)), scene.cue_at.get(start - 1)
    if kind not in {"source", "body", "document"} or scene.words[start].startswith("ال") or scene.mention[start] is not None:
        return end
    if end + 1 >= limit or scene.words[end] != "من":
        return end
    at = end + 1 + (scene.words[end + 1] in {"داخل", "خارج", "قلب"})
    at += at < limit and at in scene.quotes
    mention = scene.mention[at] if at < limit else None
    named = mention is not None and mention.type != "PER"  # «مصادر مقربة من فلان» are not he
    if at >= limit or not (named or (mention is None and speaker_noun(scene.words[at]) in {"source", "body", "media"})):
        return end
    while at < limit and _comes_on(scene, at):
        at += 1
    if kind == "document" and at < limit and scene.mention[at] is not None and speaker_noun(scene.words[at - 1]) == "body":
        at = _mention_end(scene, at)  # «بيان من مكتب فلان»
    asks = verb is not None and "of" in verb.form.verb.frames  # «حذر خبراء من داخل الشركة من …»
    return end if asks and scene.words[at : at + 1] != ("من",) else at


def _comes_on(scene: Scene, index: int) -> bool:
    """Whether a token belongs to the place or body that somebody comes from."""
    word, opening = scene.words[index], scene.quote_of[index]
    if opening is not None and scene.quotes[opening] - opening <= QUOTED_NAME and speaker_noun(scene.words[opening - 1]) == "body":
        return True  # «تقرير من معهد «كذا وكذا» البريطاني»
    belongs = scene.words[index - 1] in group("belonging")  # «مسؤولون من المنظمة التابعة للأمم المتحدة»
    if scene.mention[index] is not None:
        return (belongs or not clitic_cut(scene, index, "ل")) and scene.mention[index].type != "PER"  # type: ignore[union-attr]
    if not is_word(scene.tokens[index]) or index in scene.cue_at or scene.time[index] is not None:
        return scene.quote_of[index] is not None and word in CLOSING
    before = scene.words[index - 1]
    free = not before.startswith(("ال", "من")) and (before in group("domain", "people") or speaker_noun(before) == "body")
    if free and scene.mention[index - 1] is None and word not in group("stop", "that", "governs", "relative"):
        return True  # «مصدر من أهالي | حي كذا»، «مسؤول من قبيلة | طي»
    field = word.startswith("لل") and scene.words[index - 1].startswith("ال") and speaker_noun(word[2:]) is None
    near = word.startswith("ال") or field or speaker_noun(word) in {"source", "body", "media"} or word.endswith("يه")
    return near and word not in group("stop", "that", "relative", "inside-stop")


def bears_name(scene: Scene, index: int, start: int) -> bool:
    """«شركة بوبا»: a name with a first letter ب or ل of its own, right after the noun that asks for one."""
    word = scene.words[index]
    medium = scene.words[start] in group("named-medium")  # «صحيفة برو سبورت»
    asks = medium or scene.words[start] in group("named")
    short = 3 if medium else 4
    if index != start + 1 or not asks or word.startswith(("بال", "لل")) or len(word) < short:
        return False
    return word.startswith(("ب", "ل")) and word not in common() and word[1:] not in common() and speaker_noun(word[1:]) is None


def called(scene: Scene, index: int) -> bool:
    """«المكلف بالاتصال … فلان»، «كبير المحللين في … فلان»: who is called by what he does."""
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if scene.mention[index] is not None or speaker_noun(bare_noun(word)) is not None or not following:
        return False
    if word in group("chief"):
        return following[0].startswith("ال") or following[0] in plurals() or speaker_noun(following[0] + "ن") == "source"
    return word.startswith("ال") and not word.endswith(("ان", "ين", "ون", "ات"))


def past_unknown_name(scene: Scene, index: int, limit: int) -> int:
    """The end of a person's name that only «بن» betrays («سعيد بن محيا الأحمدي»), else the token itself."""
    end = index if index < limit and scene.words[index] in _SON_OF else index + 1
    if end + 1 >= limit or scene.words[end] not in _SON_OF or not is_word(scene.tokens[end - 1]):
        return index
    if scene.words[end - 1] in group("that", "governs"):
        return index  # «أضافت الصحيفة أن ابن عمه …»
    while end + 1 < limit and scene.words[end] in _SON_OF and is_word(scene.tokens[end + 1]):
        end += 2
    family = end < limit and scene.words[end].startswith("ال") and end not in scene.cue_at and scene.time[end] is None
    return end + 1 if family and speaker_noun(scene.words[end]) is None else end


def _named_next(scene: Scene, index: int) -> bool:
    """Whether a person stands at a token, at most after titles: «، القاضي فلان»."""
    first = bare_noun(scene.words[index]) if index < len(scene.tokens) and scene.mention[index] is None else ""
    office = first != "" and speaker_noun(first) == "role"
    for at in range(index, min(index + (SECOND_OFFICE if office else TITLES), len(scene.tokens))):
        word = scene.words[at]
        if (mention := scene.mention[at]) is not None and (mention.type == "PER" or not office):
            own = not office or first == scene.words[index] or scene.words[at - 1] in COMMAS
            return mention.type == "PER" and own  # «عضو المكتب، والناطق باسم كذا، فلان»; not «رئيس النادي، والمدرب فلان»
        if office and (adjunct(scene, at) or (at > index + 1 and word in COMMAS)):
            continue  # «أمين المدينة، رئيس اللجنة المحلية للانتخابات المهندس فلان»
        short = (len(word) == 1 and scene.words[at + 1 : at + 2] == (".",)) or (word == "." and at > index)  # «، أ.د. فلان»
        if speaker_noun(word) != "role" and not word.startswith("ال") and not short:
            return False
    return False


def _mention_end(scene: Scene, index: int) -> int:
    end = index
    while end < len(scene.tokens) and scene.mention[end] is scene.mention[index]:
        end += 1
    return end
