"""What an office or a body works for: «المدير الجهوي للصحة»، «الاتحاد العام لطلبة كذا»، «المسؤولون عن رسم السياسات»."""

from musnad.annotate.statements.cues import Cue, feeling_of
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OBJECT_PRONOUNS, group, plurals, speaker_noun, stance
from musnad.arabic import is_word, without_article

_PUBLIC = frozenset({"العام", "العامه"})
PAGES = frozenset({"الحساب", "الصفحه", "الموقع"})  # «الحساب الرسمي لبطولة كذا»: whose they are
_THESE = frozenset({"هذه", "هذا", "هولاء"})
_ADJECTIVE = ("ي", "ه", "ا")
CHARGE = 7  # tokens of what people are in charge of
AGAIN = 8  # tokens from there to the preposition that the verb asks for


def of_body(word: str) -> bool:
    """«للجوازات»، «لهيئة …»: goes on with the name of a body («المديرية العامة للجوازات»)."""
    return word.startswith("لل") or (word.startswith("ل") and speaker_noun(word[1:]) == "body")


def works_for(scene: Scene, index: int, start: int) -> bool:
    """«المدير الجهوي للصحة»، «اللجنة المنظمة لبطولة كذا»، «الاتحاد العام لطلبة كذا»: not «لصحيفة …»، «للصحافيين»."""
    word, before = scene.words[index], scene.words[index - 1]
    beside = before.endswith(_ADJECTIVE) or before == "العام" or before[2:] in group("takes-sides")
    if not (word.startswith("ل") and before.startswith("ال") and beside):
        return False
    if index == start + 1 and word.startswith("لل") and before[2:] in group("takes-sides"):
        return speaker_noun(word[2:]) not in {"media", "source"} and not word.endswith("ين")  # «المعارضون للقرار»
    noun = word[2:] if word.startswith("لل") else word[1:]
    unable = speaker_noun(word[2:]) is None and speaker_noun(word[1:]) is None  # «للاعبين»: who is spoken to
    club = speaker_noun(word[2:]) == "body" or word[2:] in group("team", "club") or word[2:] == "فريق"
    if (word.startswith("لل") and (unable or club)) or (not word.startswith("لل") and noun in group("domain")):
        return True
    head = _head(scene, index, start)
    if without_article(head) in group("union") and (noun in plurals() or speaker_noun(noun) == "source" or noun.endswith("ين")):
        return not _spoken_to(scene, start)  # «الجمعية العلمية للطلبة»
    return not word.startswith("لل") and _bound_field(scene, index, start, head)


def paper_of(scene: Scene, index: int, start: int) -> bool:
    """«بيان لقوة المهام المشتركة»: whose an indefinite paper is, a noun with a genitive; not «بيان لوسائل الإعلام»."""
    word = scene.words[index]
    paper = index == start + 1 and speaker_noun(scene.words[start]) == "document" and not scene.words[start].startswith("ال")
    if not (paper and word.startswith("ل")) or word.startswith("لل") or index + 1 >= len(scene.tokens):
        return False
    noun, following = word[1:], scene.words[index + 1]
    free = speaker_noun(noun) is None and noun not in group("broadcast", "talk", "session", "title") and not stance(noun)
    return free and following.startswith("ال") and clitic_cut(scene, index, "ل") > 0 and _whole(scene, index)


def _bound_field(scene: Scene, index: int, start: int, head: str) -> bool:
    """«المؤسسة العامة لصوامع الغلال»، «اللجنة المنظمة لبطولة كذا»: a noun with a genitive, after an office or body."""
    noun, before = scene.words[index][1:], scene.words[index - 1]
    if (
        not (speaker_noun(head) in {"role", "body"} or head in PAGES)
        or not clitic_cut(scene, index, "ل")
        or index + 1 >= len(scene.tokens)
    ):
        return False
    if speaker_noun(noun) not in {None, "body"} or noun in group("broadcast", "talk", "session", "title", "medium"):
        return False
    if _spoken_to(scene, start):
        return before == "العامه" and not stance(noun)
    following = scene.words[index + 1]
    genitive = following.startswith("ال") or scene.mention[index + 1] is not None or speaker_noun(noun) == "body"
    return genitive and (before in _PUBLIC or not stance(noun)) and _whole(scene, index)


def _whole(scene: Scene, index: int) -> bool:
    """Whether a noun has no pronoun («لأهميتها») and tells no time."""
    written = scene.text[scene.tokens[index].end - 1]
    word = scene.words[index]
    return scene.time[index] is None and not (word.endswith(("ها", "هم")) or (word.endswith("ه") and written != "ة"))


def _head(scene: Scene, index: int, start: int) -> str:
    """The noun to which the adjectives before a token belong."""
    at = index - 1
    while at > start and scene.words[at].startswith("ال") and speaker_noun(scene.words[at]) not in {"role", "body"}:
        at -= 1
    return scene.words[at]


def _spoken_to(scene: Scene, start: int) -> bool:
    """Whether the verb before a phrase asks for «ل» itself: «قدم رئيس الجمعية للأعضاء شكره»."""
    verb = scene.cue_at.get(start - 1)
    return verb is not None and not verb.form.verb.frames.isdisjoint({"for", "feeling"})


def in_charge(scene: Scene, start: int, end: int, limit: int) -> int:
    """The end of «المسؤولون عن رسم السياسات»، «القائمون على المعرض»: whom a participle names, with what they are in charge of.

    The end given where the verb asks for the same preposition and no other place follows where its content could begin.
    """
    if end == start + 1 and end < limit and scene.words[end] in _THESE:
        return _of_these(scene, start, limit)
    bare, last = without_article(scene.words[start]), without_article(scene.words[end - 1])
    if end > start + 1 and last in group("briefed") and speaker_noun(bare) == "source":
        bare = last  # «مصادر مطلعة على الملف»
    nisba = end == start + 2 and scene.words[start + 1].endswith(("ي", "يه"))  # «مسؤول أمريكي عن الحياة البرية»
    if not (end == start + 1 or nisba or bare is last) or end + 1 >= limit or scene.words[end] not in {"عن", "علي"}:
        return end
    if scene.mention[start] is not None:
        return end
    if bare not in (group("in-charge-of") if scene.words[end] == "عن" else group("in-charge")):
        return end
    at = end + 1
    while at < min(limit, end + CHARGE) and _charged(scene, at, end + 1):
        at += 1
    verb = scene.cue_at.get(start - 1)
    asks = verb is not None and not verb.form.verb.frames.isdisjoint({"about"} if scene.words[end] == "عن" else {"on"})
    return end if at == end + 1 or (asks and not _asked_again(scene, verb, at, end)) else at


def _of_these(scene: Scene, start: int, limit: int) -> int:
    """The end of «أحد هؤلاء»، «بعض هذه الشركات»، «أنصار هذا المخطط»: what a noun that is never alone belongs to."""
    part, these = scene.words[start] in group("partitive"), start + 1
    if scene.time[these] is not None or not (part or scene.words[start] in group("followers")):
        return these
    noun = these + 1
    closed = noun >= limit or not scene.words[noun].startswith("ال") or noun in scene.cue_at or scene.time[noun] is not None
    if closed:
        return noun if part and scene.words[these] == "هولاء" else these
    return noun + 1 if part or not stance(scene.words[noun]) else these  # not «رفض سكان | هذه الإجراءات»


def _charged(scene: Scene, index: int, first: int) -> bool:
    word, before = scene.words[index], scene.words[index - 1]
    cue = scene.cue_at.get(index)
    if index == first and word.endswith(OBJECT_PRONOUNS) and feeling_of(word) is not None:
        return False  # «أعربت المسؤولة الأوروبية عن أملها»
    if index == first and word in _THESE:
        return True  # «ممثلون عن هذه المجموعات»
    if not is_word(scene.tokens[index]) or scene.time[index] is not None or word in group("stop", "that", "inside-stop"):
        return word == "في" and index > first and (before.startswith("ال") or scene.mention[index - 1] is not None)
    if (cue is not None and cue.form.form != "noun") or (index > first and _hears(scene, index)):
        return False
    closed = index > first and (before.startswith("ال") or scene.mention[index - 1] is not None)
    return not closed or word.startswith(("ال", "لل", "وال", "ب")) or scene.mention[index] is not None


def _hears(scene: Scene, index: int) -> bool:
    """«مصدر مطلع على المحادثات | لوكالة كذا»: a body or medium under «ل», which the one told something."""
    mention = scene.mention[index]
    body = mention is not None and mention.type == "ORG" and mention is not scene.mention[index - 1]
    return (body or speaker_noun(scene.words[index][1:]) == "media") and clitic_cut(scene, index, "ل") > 0


def _asked_again(scene: Scene, verb: Cue | None, at: int, end: int) -> bool:
    """«شدد القائمون على المعرض على أن …»: whether the verb's own preposition or «أن» follows."""
    near = scene.words[at : at + AGAIN]
    return verb is not None and (scene.words[end] in near or not group("that").isdisjoint(near) or ":" in near)
