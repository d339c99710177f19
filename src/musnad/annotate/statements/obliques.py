"""Names that a sentence holds and is not about: after a preposition or another noun, in a quotation, a state that does nothing."""

from musnad.annotate.statements.cues import feeling_of
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.namesakes import called_after
from musnad.annotate.statements.nouns import OPENING
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun
from musnad.arabic import is_word, without_article

_PLACE = 4  # tokens from the preposition of a place or a field to the title behind it
BEFORE_NAME = 8  # titles between a preposition or verb and a name
_ASKED = 4  # tokens from the head of a sentence to «سؤال»
_ABOUT = frozenset({"عن", "عما", "حول", "بشان", "بخصوص"})
_VERY = frozenset({"ذات", "نفس", "هذا", "هذه"})  # bound to the definite noun behind, which is no title
_CONCERNS = frozenset({"يتعلق", "يخص", "يختص"})


def oblique(scene: Scene, index: int, begin: int) -> bool:
    """Whether a name hangs on a preposition or another noun: «مع الوزير فلان»، «برئاسة فلان»، «نظيره فلانا»."""
    related = not group("relative").isdisjoint(scene.words[max(begin, index - 2) : index])  # «الإجراءات التي أعلنها فلان»
    if (
        related
        or called_after(scene, index)
        or (index > begin + 1 and scene.words[index - 1 - (scene.words[index - 1] in OPENING)] in group("headed-by"))
    ):
        return True  # «الصحف وفي مقدمتها "كذا"»
    at = index - 1 if scene.words[index].startswith("و") and scene.mention[index - 1] is not None else index  # «غرار كذا وكذا»
    at -= at > begin + 1 and scene.words[at - 1] in OPENING  # «لشركة "كذا"»
    while at > begin and index - at < BEFORE_NAME:
        past = _past_place(scene, at, begin)
        if (past == at and _under(scene, at)) or _governs(scene, past - 1):
            return True
        at, word = past, scene.words[past - 1]
        held = scene.mention[at - 1]
        if held is not None and held.type == "LOC" and at - 2 > begin and _in_place(scene, at - 2):
            at -= 2  # «من مدير الشؤون الصحية بمنطقة كذا فلان»
            continue
        if held is not None or not is_word(scene.tokens[at - 1]) or word in COMMAS or word in _VERY:
            return False  # «ويتفق مع ذات الرأي فلان»
        if speaker_noun(word) != "role" and not word.startswith("ال"):
            if _under(scene, at - 1) or (at - 2 > begin and _governs(scene, at - 2)):
                return True  # «برئاسة فلان»، «على مواقع حزب كذا»
            return at - 1 > begin and feeling_of(word.removeprefix("و")) is not None  # «نقل الوزير تحيات الملك فلان»
        at -= 1
    return False


def _past_place(scene: Scene, at: int, begin: int) -> int:
    """«رئيس اللجنة | بالحي المحامي فلان»، «وتحدث | في الحفل الدكتور فلان»: where a place or a field ends at a title, else `at`."""
    title = scene.words[at]
    if title[2:] not in group("title", "rank") and speaker_noun(title) != "role":
        return at
    for index in range(at - 1, max(begin, at - _PLACE), -1):
        word = scene.words[index]
        noun = scene.words[index + 1] if word == "في" else word.removeprefix("بال").removeprefix("لل")
        if scene.mention[index] is not None or (word == "في" and index == at - 1):
            return at
        if noun != word:
            man = speaker_noun(noun) == "role" or without_article(noun) in group("title", "rank")
            return at if man or scene.mention[index - 1] is not None else index
        if not word.startswith("ال"):
            return at
    return at


def _governs(scene: Scene, index: int) -> bool:
    """«على»، «وعلى», not «وبين فلان أن»: a preposition, joined or not."""
    word = scene.words[index]
    return word in group("governs") or (word[0] == "و" and word[1:] in group("governs") and index not in scene.cue_at)


def _in_place(scene: Scene, index: int) -> bool:
    """«بمنطقة»، «بمحافظة»: before the place where an office works."""
    return scene.words[index] in group("in-area") and scene.mention[index] is None


def _under(scene: Scene, index: int) -> bool:
    """Whether a token begins with the preposition ل or ب."""
    letter = scene.words[index][0]
    return letter in "لب" and clitic_cut(scene, index, letter) > 0


def in_speech(scene: Scene, index: int) -> bool:
    """Whether a name stands in a quotation that says more than the name."""
    opening = scene.quote_of[index]
    return opening is not None and (index > opening + 1 or scene.quotes[opening] - opening > BEFORE_NAME)


def after_its_verb(scene: Scene, index: int, begin: int) -> bool:
    """«طالبت روسيا …، مشيرة»: a state that can be the subject of its sentence, not «هنأت السفارة مصر»، «أن مصر استقبلت …»."""
    before = scene.words[index - 1].removeprefix("و") if index > begin else ""
    return index == begin or before.startswith("ت") or before.endswith("ت") or scene.words[index - 1] in group("clause-head") - THAT


def past_topic(scene: Scene, begin: int, end: int) -> int:
    """Where what a sentence opens with ends, which is what the rest is about, at the comma or at `end`; else `begin`.

    «وعن موعد بدء الشركة عملها، | قالت»، «وردا على سؤال عما إذا كان فلان … | قال»: nobody named there speaks.
    """
    word, near = scene.words[begin].removeprefix("و"), scene.words[begin + 1 : begin + _ASKED]
    named = scene.mention[begin + 1] if begin + 1 < end else None
    if scene.words[begin] == "عن" and named is not None and named.type == "PER":
        return begin  # «عن فلان قال: …», who hands it on
    concerns = word == "فيما" and not _CONCERNS.isdisjoint(near[:1])
    if word in _ABOUT or concerns or (word in {"ردا", "في"} and "سوال" in near):
        return next((i for i in range(begin, end) if scene.words[i] in COMMAS), end)
    return begin
