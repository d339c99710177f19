"""Whether an unknown noun after a verb can be a speaker: a name that nothing knows can, an adverb or a thing cannot."""

from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import common, group, speaker_noun, stance

_ACCUSATIVE = ("ً", "ًا", "اً")


def adverbial(scene: Scene, index: int) -> bool:
    """«مباشرةً»، «ضمنياً»، «دائما»: a word with the ending of an adverb or of an object."""
    if scene.words[index] in group("adverb"):
        return True
    return scene.mention[index] is None and scene.text[scene.tokens[index].start : scene.tokens[index].end].endswith(_ACCUSATIVE)


def likely(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase without a noun that can speak may still be a speaker: definite, in quotation marks, or no common word."""
    head = scene.words[subject.start]
    if head.endswith("ا") and subject.start > 0 and scene.words[subject.start - 1].endswith("ا") and not head.startswith("ال"):
        return scene.mention[subject.start] is not None  # «تصورا طوباويا»: a noun in the accusative with its adjective
    if head == "كل" or stance(head) or adverbial(scene, subject.start):
        return False
    many = group("quantity", "partitive", "greatest", "people")
    two = head.endswith("ا") and speaker_noun(head[:-1]) is not None  # «شاهدا عيان»
    return two or head.startswith("ال") or subject.start in scene.quotes or head in many or head not in common()
