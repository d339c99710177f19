"""Whether an unknown noun after a verb can be a speaker: a name that nothing knows can, an adverb or a thing cannot."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import common, group, speaker_noun, stance
from musnad.arabic import folded, is_word

_ACCUSATIVE = ("ً", "ًا")


def adverbial(scene: Scene, index: int) -> bool:
    """«مباشرةً»، «ضمنياً»: a word with the ending of an adverb or of an object."""
    return scene.mention[index] is None and scene.text[scene.tokens[index].start : scene.tokens[index].end].endswith(_ACCUSATIVE)


def likely(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase without a noun that can speak may still be a speaker: definite, in quotation marks, or no common word."""
    head = scene.words[subject.start]
    if head.endswith("ا") and subject.start > 0 and scene.words[subject.start - 1].endswith("ا") and not head.startswith("ال"):
        return scene.mention[subject.start] is not None  # «تصورا طوباويا»: a noun in the accusative with its adjective
    if head == "كل" or stance(head) or adverbial(scene, subject.start):
        return False
    many = group("quantity", "partitive", "greatest", "people")
    if before_that(scene, subject) and not head.endswith("ا"):
        return True  # «ويرى فلاسفة اللغة أن»
    two = head.endswith("ا") and speaker_noun(head[:-1]) is not None  # «شاهدا عيان»
    return two or head.startswith("ال") or subject.start in scene.quotes or head in many or head not in common()


def before_that(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase fills the place between a verb and its «أن», closed by a definite word."""
    cue = scene.cue_at.get(subject.start - 1)
    verb = cue is not None and cue.form.form in FINITE and not cue.form.pronoun
    last = scene.words[subject.end - 1].startswith("ال") or scene.mention[subject.end - 1] is not None
    return verb and last and scene.words[subject.end : subject.end + 1] in {("ان",), ("انه",), ("انها",), ("انهم",), ("بان",)}


def qualifies(scene: Scene, cue: Cue) -> bool:
    """«حصارا حوثيا مشددا على المدينة»: a participle that is the adjective of an indefinite noun in the accusative."""
    if cue.form.form != "participle" or cue.cut or not cue.index or folded(cue.form.verb.lemma) not in group("adjectival"):
        return False
    at = cue.index - 1
    ending = ("ه", "ات") if cue.form.feminine else ("ا",)  # «إجراءات أمنية مشددة على السفر»
    noun = is_word(scene.tokens[at]) and scene.words[at].endswith(ending) and not scene.words[at].startswith("ال")
    return noun and scene.mention[at] is None and at not in scene.cue_at and scene.words[at] not in group("adverb")
