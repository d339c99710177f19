"""Family names that are ordinary words too, told by the page: elsewhere it names the bearer by them alone («قال السلطان: …»)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from musnad import tables as data
from musnad.annotate.names.forms import heads_a_phrase
from musnad.annotate.names.lexicon import classes, group, is_calendar, is_common, is_given, is_part, is_speech, is_weak, words
from musnad.annotate.names.parts import RELATIVE, SON
from musnad.annotate.names.scene import Found, Scene
from musnad.arabic import folded

WHY = "rule:family-alone-on-page"
SHORTEST = 5  # letters of such a name, its article among them
_INFLECTED = ("ه", "ات", "ون", "ين", "ان")
Names = Sequence[tuple[Scene, Sequence[Found]]]


def complete(page: Names) -> Names:
    """The names of each passage, a person's with the family name after it that another sentence has alone."""
    alone = {form for scene, _ in page for form in _alone(scene)}
    return [(scene, _in_passage(scene, found, alone)) for scene, found in page] if alone else page


def _alone(scene: Scene) -> list[str]:
    """The words that can be family names and stand alone as persons do: after a verb of speech, or after «الدكتور» and the like."""
    found = []
    for index in scene.telling:
        role, honour = scene.roles[index], scene.roles[index].title == "honour"
        if not (honour or (role.alone and is_speech(scene.forms[index]))) or not scene.follows(index + 1):
            continue
        form = scene.forms[index + 1]
        if not _can_be(form):
            continue
        after = scene.forms[index + 2] if scene.follows(index + 2) else ""
        of_title = honour and heads_a_phrase(form)  # «السيد الوزير»
        if not (of_title or _is_definite(after) or is_part(after) or after in scene.lexicon.nisba):
            found.append(form)
    return found


def _is_definite(form: str) -> bool:
    return form.startswith(("ال", "لل")) and form != "الي"


def _has_preposition(form: str) -> bool:
    return form == "في" or (form.startswith("ب") and form != "بان")


def _can_be(form: str) -> bool:
    """Whether an ordinary definite word can be a family name: one that is not inflected and tells no kind of men."""
    if form in group("title_surnames"):
        return True
    if len(form) < SHORTEST or not form.startswith("ال") or form.endswith(_INFLECTED) or not is_common(form) or is_calendar(form):
        return False
    if form in RELATIVE or form in _excluded() or form in words("org_adjectives"):
        return False
    return not (heads_a_phrase(form) or form[2:] in _speakers())


@cache
def _excluded() -> frozenset[str]:
    return group("ordinals") | group("not_surnames") | group("not_last") | group("apposed")


@cache
def _speakers() -> frozenset[str]:
    return frozenset(folded(row["noun"]) for row in data.lexicon("speaker_nouns"))


def _in_passage(scene: Scene, found: Sequence[Found], alone: AbstractSet[str]) -> list[Found]:
    taken = {place for one in found for place in range(one.first, one.last)}
    whole = [_with_family(scene, one, alone, taken) for one in found]
    for index in [index for index, form in enumerate(scene.forms) if form in alone and index > 1]:
        given = scene.forms[index - 1]
        titled = scene.follows(index - 1) and classes("titles").get(scene.forms[index - 2]) == "honour"
        if titled and scene.follows(index) and (is_given(given) or is_weak(given)) and taken.isdisjoint({index - 1, index}):
            whole.append(Found(index - 1, index + 1, 0, "PER", None, WHY))
    return sorted(whole)


def _with_family(scene: Scene, found: Found, alone: AbstractSet[str], taken: AbstractSet[int]) -> Found:
    last = found.last
    if found.type != "PER" or found.known or not scene.follows(last) or scene.forms[last] not in alone or last in taken:
        return found
    form, name = scene.forms[last], scene.forms[found.first : last]
    following = scene.forms[last + 1] if scene.follows(last + 1) else ""
    if _is_definite(following) or _has_preposition(following) or last + 1 in taken or name[-1].startswith("ال"):
        return found  # «محمد سالم المعلم في مدرسة …»
    if form in scene.lexicon.nisba and SON.isdisjoint(name):
        return found  # «محمد صلاح المصري»
    titled = found.why == "rule:title+name" or classes("titles").get(scene.forms[found.first - 1]) == "honour"
    return found._replace(last=last + 1, why=WHY) if len(name) > 1 or (titled and is_part(name[-1])) else found
