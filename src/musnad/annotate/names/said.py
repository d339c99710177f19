"""Persons' names whose end is told by what they say: «أكد رئيس اللجنة العام بتال العتيبي أن …», «المهندس صالح قدح أن …»."""

from musnad.annotate.names.forms import begins_anew, heads_a_phrase
from musnad.annotate.names.lexicon import classes, group, is_calendar, is_speech, words
from musnad.annotate.names.parts import RELATIVE, Heads, has_pronoun, is_preposition
from musnad.annotate.names.scene import Scene

THAT = frozenset({"ان", "بان"})
TOWARDS = frozenset({"الي", "علي", "عن"})
OFFICE = 10  # tokens of an office before a name


def goes_on(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether an ordinary word between a given name after a title and what is said is the family name: «المهندس صالح قدح أن»."""
    following = index + 1
    if index in heads or not scene.follows(index) or following >= len(scene.forms):
        return False
    form = scene.forms[index]
    if form.startswith("ال") or len(form) < 3 or not plain(scene, index):
        return False
    if scene.forms[following] in THAT:
        return True
    spoken = any(is_speech(before) for before in scene.forms[max(0, index - OFFICE) : index])
    if spoken and _office_and_words(scene, following):
        return True
    return spoken and scene.forms[following] in TOWARDS and not form.endswith(("ا", "ه"))


def ends_before(scene: Scene, index: int) -> bool:
    """Whether what begins at a token can stand only after a whole name: what is said, «وهو …», the bearer's office."""
    if index >= len(scene.forms):
        return False
    form = scene.forms[index]
    return form in THAT or form == ":" or (form in {"وهو", "وهي"} and scene.follows(index)) or _is_office(scene, index)


def tells(scene: Scene, index: int) -> bool:
    """Whether what is said begins at a token, or an office and then what is said."""
    return index < len(scene.forms) and (scene.forms[index] in THAT or _office_and_words(scene, index))


def _is_office(scene: Scene, index: int) -> bool:
    form = scene.forms[index]
    return scene.follows(index) and classes("titles").get(form) == "office" and not form.startswith("ال")


def _office_and_words(scene: Scene, index: int) -> bool:
    """Whether «وهو …» or an office begins at a token, and what is said right after it: «مدير عام النظافة أن …»."""
    if scene.forms[index] not in {"وهو", "وهي"} and not _is_office(scene, index):
        return False
    for step in range(index + 1, min(index + 1 + OFFICE, len(scene.forms))):
        if scene.forms[step] in THAT | {":"}:
            return True
        if not scene.follows(step) or is_speech(scene.forms[step]):
            return False
    return False


def has_surname(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether the title or office at a token is a family name: «غادة والي أن …», «نجيب الملا عضو …»."""
    form = scene.forms[index] if scene.follows(index) else ""
    if index in heads or form not in group("title_surnames") or index + 1 >= len(scene.forms):
        return False
    told = any(is_speech(before) for before in scene.forms[max(0, index - OFFICE) : index])
    following = scene.forms[index + 1]
    return (told and (following in THAT or following == ":")) or _is_office(scene, index + 1 + (following == "،"))


def plain(scene: Scene, index: int) -> bool:
    """Whether nothing in a word's form or kind keeps it out of a name."""
    form = scene.forms[index]
    if not form.isalpha() or is_preposition(scene, index) or has_pronoun(scene, index) or "\u064b" in scene.raw(index):
        return False
    if form in RELATIVE or form in scene.lexicon.nisba or form in group("particles") | group("not_surnames"):
        return False
    if form in words("org_adjectives") or is_calendar(form) or is_speech(form) or form in THAT:
        return False
    return not (heads_a_phrase(form) or begins_anew(form))
