"""Who hears what is said, between a verb and its subject: «قال لـ«الوطن» فلان»، «أعلن للوكالة المتحدث باسم كذا»."""

from musnad.annotate.statements.breaks import ADVERBIAL
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, group, speaker_noun
from musnad.arabic import is_word

COPY = 7  # tokens from a paper to «نسخة منه»
QUOTED_NAME = 6  # tokens from «ل» to the end of a medium in quotation marks
LONGEST = 8  # tokens of a name in quotation marks or brackets
HEARER = 8  # tokens from «ل» to the end of a medium's name


def past_hearer(scene: Scene, index: int, limit: int) -> int:
    """The token after «لـ«الوطن»» or «لوكالة كذا», which may stand between verb and subject; `index` where none stands there."""
    if index >= limit or index >= len(scene.tokens) or scene.words[index][0] != "ل":
        return index
    if scene.words[index] != "ل" and not clitic_cut(scene, index, "ل"):
        return index
    close = scene.quotes.get(index + 1, index) if scene.words[index] == "ل" else index
    if index + 1 < close < min(limit - 1, index + QUOTED_NAME):
        return close + 1  # «كشف لـ«صوت الجنوب» المتحدث …»
    end, named = index, False
    while end < min(limit, index + HEARER):
        mention = scene.mention[end]
        if mention is not None and mention.type != "ORG":
            break
        if mention is None and end > index and is_word(scene.tokens[end]) and scene.quote_of[end] is None:
            break
        named = named or mention is not None
        if mention is None and not is_word(scene.tokens[end]) and not (end in scene.quotes or scene.quote_of[end] is not None):
            break
        if scene.quotes.get(end, end) - end > LONGEST:
            break  # «قال لرويترز "…"»
        end += 1
    if named and end < limit and scene.words[end] == "(":  # «لهيئة الإذاعة (بي بي سي)»
        end = next((i + 1 for i in range(end + 1, min(limit, end + LONGEST)) if scene.words[i] == ")"), end)
    return end if named or (end == index + 1 < limit and told_by(scene, index)) else index


def past_copy(scene: Scene, index: int, limit: int) -> int:
    """«أدان الحزب في بيان | تلقت الإذاعة نسخة منه، | …»: the token after what tells who has the paper."""
    copy = next((i for i in range(index, min(limit - 2, index + COPY)) if scene.words[i] == "نسخه"), None)
    if copy is None or scene.words[copy + 1] not in {"منه", "منها"}:
        return index
    return copy + 2 + (scene.words[copy + 2] in COMMAS)


def told_by(scene: Scene, index: int) -> bool:
    """«أعلن | للوكالة المتحدث باسم كذا»، «قال | للصحفيين فلان»: whether an office or a person follows one word for who heard it."""
    if not scene.words[index].startswith("لل") or index + 1 >= len(scene.tokens):
        return False
    mention, word = scene.mention[index + 1], scene.words[index + 1]
    if mention is None:
        return word.startswith("ال") and speaker_noun(word) == "role"
    hearer = scene.words[index][2:]
    titled = hearer in group("rank", "title") or speaker_noun("ال" + hearer) == "role"  # «قال للملك فلان»
    return mention.type == "PER" and not titled


def holder_after(scene: Scene, index: int) -> bool:
    """«المتحدث باسم مكتب | لفلان | فلان»: whether another person follows the one under «ل», for whom he works."""
    mention = scene.mention[index]
    if mention is None or mention.type != "PER":
        return False
    start = end = index
    while start > 0 and scene.mention[start - 1] is mention:
        start -= 1
    while end < len(scene.tokens) and scene.mention[end] is mention:
        end += 1
    held = scene.mention[end] if end < len(scene.tokens) else None
    return clitic_cut(scene, start, "ل") > 0 and held is not None and held.type == "PER"


def past_between(scene: Scene, start: int, limit: int, first: int) -> int:
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
    return word in group("with-pronoun", "in-message", "adverb", "in-turn") or (index == first and word in COMMAS)


def _own_part(scene: Scene, index: int) -> bool:
    """«وأكد من جانبه فلان»."""
    return scene.words[index] == "من" and not group("own-part").isdisjoint(scene.words[index + 1 : index + 2])


def told_there(scene: Scene, index: int, start: int) -> bool:
    """«قال مصدر عسكري | للإذاعة العامة»: the medium that somebody unnamed told; not «مراسل للإذاعة»."""
    head, word = scene.words[start], scene.words[index]
    if word[0] != "ل" or head.startswith("ال") or scene.mention[start] is not None or speaker_noun(head) != "source":
        return False
    return speaker_noun(word[2:] if word.startswith("لل") else word[1:]) == "media"
