"""Persons' names whose end is told by what they say: «أكد رئيس اللجنة العام بتال العتيبي أن …», «المهندس صالح قدح أن …»."""

from musnad.annotate.names import foreign
from musnad.annotate.names.forms import begins_anew, heads_a_phrase
from musnad.annotate.names.lexicon import classes, group, is_calendar, is_given, is_part, is_speech, is_weak, words
from musnad.annotate.names.parts import RELATIVE, Heads, has_pronoun, is_preposition, is_trapped
from musnad.annotate.names.scene import Found, Scene

THAT = frozenset({"ان", "بان"})
TOWARDS = frozenset({"الي", "علي", "عن"})
OFFICE = 10  # tokens of an office before a name


def after_office(scene: Scene, index: int, heads: Heads) -> Found | None:
    """Two words that cannot go on with the office before them, right before what is said: «رئيس نادي كذا نزيه الفلاني أن …»."""
    last = index + 2
    end = last + (last < len(scene.forms) and scene.forms[last] == "،")
    if end >= len(scene.forms) or index < 3 or not scene.follows(index + 1):
        return None
    comma = end > last and scene.forms[index - 1] == "،"
    if scene.forms[end] not in THAT and not comma:
        return None
    before = index - 1 - comma
    if index in heads or index + 1 in heads or not (scene.follows(index) or comma) or not _definite(scene, before, heads):
        return None
    fits = not scene.forms[index].startswith("ال") and _part(scene, index) and (_part(scene, last - 1) or _surname(scene, last - 1))
    trapped = is_trapped(scene.forms[index], scene.forms[index - 1], scene.forms[index + 1])
    if not fits or trapped or not _said_by_office(scene, before):
        return None
    return Found(index, last, 0, "PER", None, "rule:office+name+said")


def goes_on(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether an ordinary word between a given name after a title and what is said is the family name: «المهندس صالح قدح أن»."""
    following = index + 1
    if index in heads or not scene.follows(index) or following >= len(scene.forms):
        return False
    form = scene.forms[index]
    if form.startswith("ال") or len(form) < 3 or not _plain(scene, index):
        return False
    if scene.forms[following] in THAT:
        return True
    spoken = any(is_speech(before) for before in scene.forms[max(0, index - OFFICE) : index])
    return spoken and scene.forms[following] in TOWARDS and not form.endswith(("ا", "ه"))


def _part(scene: Scene, index: int) -> bool:
    """Whether a word may be part of a name of which no rule is sure."""
    form = scene.forms[index]
    if not _plain(scene, index):
        return False
    return is_part(form) or is_given(form) or is_weak(form) or foreign.is_strange(scene, index)


def _surname(scene: Scene, index: int) -> bool:
    form = scene.forms[index]
    return form.startswith("ال") and len(form) > 4 and not form.endswith(("ات", "ين", "ون")) and _plain(scene, index)


def _plain(scene: Scene, index: int) -> bool:
    """Whether nothing in a word's form or kind keeps it out of a name."""
    form = scene.forms[index]
    if not form.isalpha() or is_preposition(scene, index) or has_pronoun(scene, index) or "\u064b" in scene.raw(index):
        return False
    if form in RELATIVE or form in scene.lexicon.nisba or form in group("particles") | group("not_surnames"):
        return False
    if form in words("org_adjectives") or is_calendar(form) or is_speech(form) or form in THAT:
        return False
    return not (heads_a_phrase(form) or begins_anew(form))


def _definite(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether the word at a token ends a phrase: it has its article or is the last of a name."""
    if scene.forms[index].startswith("ال"):
        return True
    return any(one.first <= index < one.last for one in (heads.get(at) for at in range(index, max(-1, index - OFFICE), -1)) if one)


def _said_by_office(scene: Scene, index: int) -> bool:
    """Whether an office ends at a token and stands right after a verb of speech."""
    for at in range(index, max(0, index - OFFICE), -1):
        form = scene.forms[at]
        if not form[0].isalnum() and form not in {'"', "«", "»", "،"}:
            return False
        if classes("titles").get(form) == "office" and is_speech(scene.forms[at - 1]):
            return True
        if is_speech(form) or form in THAT:
            return False
    return False
