"""A noun phrase before a verb that belongs to a noun under «ل»: «في تصريح لمدير | المستشفى أكد أن»."""

from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group, speaker_noun
from musnad.arabic import without_article

_NOUNS = frozenset({"role", "body", "media"})
_TOLD = 4  # tokens from a word for what is said to whose it is: «حديث صحفي خاص لمدير …»


def bound_under(scene: Scene, start: int, end: int) -> bool:
    """Whether a phrase without a person is the genitive of an indefinite noun under «ل» right before it, and so no subject."""
    word = scene.words[start - 1] if start else ""
    if not word.startswith("ل") or word.startswith("لل") or scene.mention[start - 1] is not None or start - 1 in scene.cue_at:
        return False
    definite = scene.words[start].startswith("ال") or scene.mention[start] is not None or speaker_noun(scene.words[start]) == "body"
    bound = definite and speaker_noun(word) is None and speaker_noun(word[1:]) in _NOUNS and clitic_cut(scene, start - 1, "ل") > 0
    return bound and not scene.names_person(start, end)


def who_told(scene: Scene, start: int, end: int, floor: int) -> Subject | None:
    """The office or body under «ل» with a phrase bound to it, where words of speech are its own; no medium, which hears them."""
    noun = scene.words[start - 1][1:]
    told = {without_article(word) for word in scene.words[max(floor, start - 1 - _TOLD) : start - 1]}
    own = start - 1 > floor and speaker_noun(noun) != "media" and not group("talk").isdisjoint(told)
    return Subject(start - 1, end, noun) if own else None


def body_in_teh(scene: Scene, index: int) -> bool:
    """«جامعة كذا»، «الوزارة»: a feminine body, which «الذي» cannot take up."""
    mention, word = scene.mention[index], scene.words[index]
    return word.endswith("ه") and (mention.type == "ORG" if mention is not None else speaker_noun(word) == "body")
