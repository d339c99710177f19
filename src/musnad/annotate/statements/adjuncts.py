"""What only looks like the link of a content: names beside the subject, colons of a clock, other words' prepositions, places."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, DASHES, OBJECT_PRONOUNS, THAT, group, speaker_noun
from musnad.arabic import is_word, without_article

PREPOSITION = {
    "to": frozenset({"الي"}),
    "on": frozenset({"علي"}),
    "about": frozenset({"عن"}),
    "of": frozenset({"من"}),
    "in": frozenset({"في"}),
    "towards": frozenset({"ازاء", "تجاه", "حيال"}),
}
_EXAMPLES = frozenset({"منها", "منهم", "مثل", "صنف", "الف"})  # before the first of several titles, or a book
_APPOSED = 8  # tokens from sign to sign of a title or an apposition
_WILLED = frozenset({"commit", "hope", "deny"})  # acts of feelings that have a deed for their object
_BEFORE_THAT = 14  # tokens from the ب of a place of work to «أن»
_REMARK = 16  # tokens of a remark between dashes
_BRACKET = 12  # tokens of a remark in brackets between a subject and its content
_LECTURE = 6  # tokens from a lecture to its title
_MONTH = 6  # tokens from «عن» and the month that a statement is about to a second «عن»


def apposed(scene: Scene, index: int, close: int) -> bool:
    """«واصل الرباعي «فلان، فلان، فلان وفلان» أداء برامجهم»: names beside a subject, whose object follows."""
    after = scene.words[close + 1] if close + 1 < len(scene.tokens) and is_word(scene.tokens[close + 1]) else ""
    free = len(after) > 1 and not after.startswith("و") and after not in group("governs", "stop") and close + 1 not in scene.cue_at
    return free and is_word(scene.tokens[index - 1])


def glued(scene: Scene, index: int) -> bool:
    """Whether a colon stands inside a clock time or an address: «1:06»، «http://»."""
    near = (scene.words[index - 1][-1:], *(word[:1] for word in scene.words[index + 1 : index + 2]))
    return near[1:] == ("/",) or (len(near) == 2 and all(sign.isdigit() for sign in near))


def other_phrase(scene: Scene, index: int) -> bool:
    """«بناء على رغبته»، «على عين المكان»، «كشفت النشرة عن شهر مايو عن بلوغ …»: a preposition that no verb of speech asks for."""
    word, following = scene.words[index], scene.words[index + 1 : index + _MONTH]
    if word == "علي":
        charge = scene.words[index - 1] == "العام" and scene.words[index - 2] in group("overseer")  # «المشرف العام على الفريق»
        aside = following[:1] in {("عين",), ("هامش",)}  # «أكد على هامش اللقاء أن …»
        return charge or aside or scene.words[index - 1] in group("with-on")
    if word == "الي":  # «دعا المبعوث الأممي إلى اليمن | إلى …»
        place, envoy = scene.mention[index + 1 : index + 2], map(without_article, scene.words[max(0, index - 3) : index])
        town = any(mention is not None and mention.type == "LOC" for mention in place)
        return town and word in following and not group("envoy").isdisjoint(envoy)
    if word == "عن" and (following[:1] == ("طريق",) or scene.words[index - 1] in group("with-about")):
        return True
    if word == "من":
        within = following[:1] in {("داخل",), ("خارج",)} and "من" in following  # «حذر مصدر من داخل المدينة من …»
        return within or following[:1] in {("قبل",), ("جانب",)}  # «التكفير من قبل بعض الإعلاميين»
    if word == "في":
        return following[:1] in {("المايه",), ("الميه",), ("نهايه",), ("بدايه",)}  # «53 في المائة»، «في نهاية الشهر»
    when = bool(following) and (scene.time[index + 1] is not None or following[0] in {"شهر", "عام"})
    return word == "عن" and when and "عن" in following


def past_remark(scene: Scene, index: int, limit: int) -> int:
    """«أكد فلان - في بيان صدر أمس - أهمية …»: the token after a remark between dashes that begins at a token, else `index`."""
    if index >= limit or index == 0:
        return index
    near = range(index + 2, min(limit, index + _REMARK))
    if scene.words[index] in DASHES:
        return next((i + 1 for i in near if scene.words[i] in DASHES), index)
    return next((i for i in near if _barred(scene, i)), index) if _barred(scene, index) else index


def _barred(scene: Scene, index: int) -> bool:
    """Whether a lengthening sign stands for a dash before a token, which is no token itself: «فلان ـ في بيان ـ أهمية»."""
    return "ـ" in scene.text[scene.tokens[index - 1].end : scene.tokens[index].start]


def at_place(scene: Scene, index: int, cue: Cue) -> bool:
    """«أهاب مدير المرور بالرياض بالسائقين»، «أفاد بالأمس بأنه …»: where or when; what is praised or condemned can be a place."""
    mention = scene.mention[index]
    place = mention is not None and mention.type == "LOC" and mention is not scene.mention[index - 1]
    return scene.time[index] is not None or (place and cue.form.verb.act_by("with") in {"say", "demand", "commit", "hope"})


def praised(scene: Scene, index: int, cue: Cue) -> bool:
    """«أشاد بمشاركة الطلاب»، «رحب فلان بحضور الجمهور»، «أشاد بما شاهده»: ب of a verb that praises."""
    verb = cue.form.verb
    feels = not verb.frames.isdisjoint({"feeling", "feeling-object", "felt"})
    if "bid" in verb.frames or (not feels and verb.act_by("with") not in {"praise", "condemn"}):
        return False
    near = index == cue.index + 1 or scene.mention[index - 1] is not None or scene.words[index - 1] in COMMAS
    return scene.words[index] == "بما" or (near and scene.words[index] in group("accompanied"))


def beside(scene: Scene, index: int, close: int, cue: Cue) -> bool:
    """«قال صاحب رواية "كذا"»، «أشار فلان «أحد الأقارب» إلى …»، «كتب أفلاما منها "كذا"»: no words of the speaker."""
    if scene.words[index - 1].removeprefix("و") in _EXAMPLES or _lectured(scene, index):
        return True
    if close - index > _APPOSED or scene.words[index - 1] in COMMAS:
        return False
    after = scene.words[close + 1] if close + 1 < len(scene.tokens) else ""
    first, named = scene.words[index + 1], scene.mention[index - 1]
    if named is not None and named.type == "PER" and speaker_noun(first) == "role" and not first.startswith("ال"):
        return True  # «فلان "مدير الفريق السابق" …»
    linked = any(after in PREPOSITION[frame] for frame in cue.form.verb.frames & PREPOSITION.keys())
    return linked or bears_title(scene, index)


def _lectured(scene: Scene, index: int) -> bool:
    """«تحدث فلان في المحاضرة الثانية عن «…»»: the title of a talk."""
    return scene.words[index - 1] == "عن" and not group("lecture").isdisjoint(scene.words[max(0, index - _LECTURE) : index])


def deed_next(scene: Scene, index: int, act: str | None) -> bool:
    """«عن نيته | مفاوضة جيرانه»، «رفضهم | تسليم …»: a noun without ال right after what is willed, with its possessor."""
    if act not in _WILLED or index + 1 >= len(scene.tokens) or not scene.words[index].endswith(OBJECT_PRONOUNS):
        return False
    word = scene.words[index + 1]
    if not is_word(scene.tokens[index + 1]) or scene.mention[index + 1] is not None or scene.time[index + 1] is not None:
        return False
    closed = any(word in group(name) for name in ("that", "governs", "adverb", "stop", "no-object", "relative"))
    return not closed and len(word) > 3 and not word.startswith(("ال", "و")) and not word.endswith("ا")


def bears_title(scene: Scene, opening: int) -> bool:
    """Whether a noun that bears a name stands before a quotation, an adjective between at most: «فيلمه الجديد «…»».

    After a noun with ال a quotation without it tells what the thing is: «الخطة «واضحة»».
    """
    first = scene.words[opening + 1 : opening + 2]
    if opening == 0 or len(scene.words[opening - 1]) < 2 or first in {("شبه",), ("غير",)}:
        return False
    adverbial = bool(first) and first[0] in group("governs")  # «خدمة النقل «في القريب»»; «حملة «من أجلهم»»
    for word in scene.words[max(0, opening - (1 if adverbial else 2)) : opening]:
        joined = word.removeprefix("و")
        for bare in {joined, joined.removeprefix("ب").removeprefix("ل")}:  # «برنامج» begins with no preposition
            if not group("bears-name").isdisjoint(_stems(without_article(bare))):
                return not bare.startswith("ال") or scene.words[opening + 1].startswith("ال")
    return False


def _stems(word: str) -> tuple[str, ...]:
    owned = next((word.removesuffix(p) for p in OBJECT_PRONOUNS if word.endswith(p) and len(word) > 4), word)
    return word, owned, owned[:-1] + "ه", word[:-2] + "ه" if word.endswith(("تي", "تا")) else word  # «شركتي»


def at_work(scene: Scene, index: int) -> bool:
    """«أفاد مصدر | بإدارة الجوازات أن …»، «الركاب الموجودين | بالمطار بأن …»: ب of the body or place of a speaker, before «أن»."""
    word, mention = scene.words[index], scene.mention[index]
    if not word.startswith("ب") or len(word) < 3 or scene.time[index] is not None:
        return False
    named = mention is not None and mention.type != "PER" and mention.start > scene.tokens[index].start
    noun = word[1:]
    if not (named or (mention is None and (speaker_noun(noun) == "body" or without_article(noun) in group("domain")))):
        return False
    for at in range(index + 1, min(index + _BEFORE_THAT, len(scene.tokens))):
        if scene.words[at] in THAT:
            return True
        if scene.words[at] in {".", ":"} or (at in scene.cue_at and scene.words[at] not in group("domain")):
            return False
    return False


def past_bracket(scene: Scene, index: int) -> int:
    """The token after a short remark in brackets that begins at a token: «ذكر فلان (أحد المصابين) أنه …»."""
    if scene.words[index : index + 1] != ("(",):
        return index
    close = next((i for i in range(index + 1, min(index + _BRACKET, len(scene.tokens))) if scene.words[i] == ")"), None)
    return index if close is None else close + 1
