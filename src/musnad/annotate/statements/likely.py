"""Whether an unknown noun after a verb can be a speaker: a name that nothing knows can, an adverb or a thing cannot."""

from functools import cache

from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group, speaker_noun, stance
from musnad.tables import alternatives, lexicon

_ACCUSATIVE = ("ً", "ًا", "اً")


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in lexicon("common_words") for word in alternatives(row["words"]))


def adverbial(scene: Scene, index: int) -> bool:
    """«مباشرةً»، «ضمنياً»، «دائما»: a word with the ending of an adverb or of an object."""
    if scene.words[index] in group("adverb"):
        return True
    return scene.mention[index] is None and scene.text[scene.tokens[index].start : scene.tokens[index].end].endswith(_ACCUSATIVE)


def likely(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase without a noun that can speak may still be a speaker: definite, in quotation marks, or no common word."""
    head = scene.words[subject.start]
    if head == "كل" or stance(head) or adverbial(scene, subject.start):
        return False
    many = group("quantity", "partitive", "greatest", "people")
    two = head.endswith("ا") and speaker_noun(head[:-1]) is not None  # «شاهدا عيان»
    return two or head.startswith("ال") or subject.start in scene.quotes or head in many or head not in _common()
