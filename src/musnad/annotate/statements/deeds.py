"""Noun phrases that cannot speak although a word in them could: «زيارة أمين المدينة»، «احتراف لاعب»."""

from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, common, group, speaker_noun

_ABLE = (
    "quantity",
    "partitive",
    "greatest",
    "people",
    "honorific",
    "some",
    "addressee",
    "club",
    "team",
    "title",
    "same-before",
    "this",
    "named",
)


def deed(scene: Scene, start: int, end: int) -> bool:
    """«زيارة أمين المدينة»، «احتراف لاعب»: a common noun for no person or body, with a genitive that could speak."""
    head = scene.words[start]
    if scene.mention[start] is not None or end - start < 2 or head.startswith("ال") or head.isdigit():
        return False
    if speaker_noun(bare_noun(head)) is not None or of_town(scene, start, end) or _holds_office(scene, start, end):
        return False
    if head == "عده" or not group("greatest").isdisjoint(scene.words[start : start + 2]):
        return False  # «عدة شركات»، «ثالث أكبر شركة»
    able = group(*_ABLE)
    return (head in common() and head not in able and bare_noun(head) not in able) or _masdar(head)


def _holds_office(scene: Scene, start: int, end: int) -> bool:
    """«عالم السياسة الفرنسي فلان»، «كبير المحللين»: a person after a noun and its genitive, or who is called so."""
    if scene.words[start] in {"كبير", "كبيره"}:
        return True
    people = (i for i in range(start + 2, end) if (m := scene.mention[i]) is not None and m.type == "PER")
    return any(scene.mention[i - 1] is not scene.mention[i] and scene.mention[start + 1] is None for i in people)


def masdar(word: str) -> bool:
    """«احتراف»، «استقبال»، «انطلاق»، «ترفيع»: the noun of a derived verb, by its form."""
    return _masdar(word) or (len(word) == 5 and word[0] == "ت" and word[3] == "ي")


def _masdar(word: str) -> bool:
    derived = len(word) == 6 and word[0] == "ا" and word[4] == "ا" and (word[2] == "ت" or word[1] == "ن")
    return derived or (len(word) >= 6 and word.startswith("است") and word[-2] == "ا")


def of_town(scene: Scene, start: int, end: int) -> bool:
    """«صحة الأحساء»: short for a town's office."""
    mention = scene.mention[start + 1] if end - start > 1 else None
    return mention is not None and mention.type == "LOC"
