"""Places that no list holds, by the noun of place before them."""

from musnad.annotate.names.lexicon import classes, group, is_common, is_given, is_speech, is_unknown, words
from musnad.annotate.names.parts import Heads, extent, is_preposition
from musnad.annotate.names.scene import CLOSERS, OPENERS, Found, Scene
from musnad.arabic import readings

WHY = "rule:place-noun"


def find(scene: Scene, heads: Heads) -> list[Found]:
    """Places named after a noun of place: «مدينة سوروتش» (the noun outside), «مسجد الصادق» (inside)."""
    found = []
    sides = classes("loc_heads")
    for index in [index for index in scene.telling if scene.roles[index].place]:
        cut, head = next((cut, rest) for cut, rest in readings(scene.forms[index]) if rest in sides)
        place = _named(scene, index + 1, head, heads)
        if place:
            inside = sides[head] == "inside" or (head == "مدينه" and scene.forms[place.first] in group("rulers"))
            closed = scene.forms[index + 1] in OPENERS  # what closes the quotation belongs to the name as what opens it
            found.append(place._replace(first=index, cut=cut, last=place.last + closed) if inside else place)
    return found


def _named(scene: Scene, first: int, head: str, heads: Heads) -> Found | None:
    """What the noun of place before `first` is the noun of."""
    if first < len(scene.forms) and scene.forms[first] in OPENERS:
        return _quoted(scene, first + 1)
    if not scene.follows(first):
        return None
    form, known = scene.forms[first], heads.get(first)
    if known and known.cut == 0:
        inside = classes("loc_heads")[head] == "inside" and known.type != "ORG"
        return Found(first, _ended(scene, known.last), 0, "LOC", None, WHY) if inside else None
    if form in group("rulers"):
        return _of_ruler(scene, first, heads)
    if form in scene.lexicon.nisba or not _can_name(scene, first, head):
        return None
    return Found(first, _end(scene, first, heads), 0, "LOC", None, WHY)


def _can_name(scene: Scene, index: int, head: str) -> bool:
    form = scene.forms[index]
    if is_speech(form) or is_preposition(scene, index) or f"{head} {form}" in words("loc_traps"):
        return False
    if len(form) < 3 or not form.isalpha() or (not form.startswith("ال") and form.endswith(("يه", "ها", "هم"))):
        return False
    if form.startswith("ال"):
        walkers = head == "طريق" and form.endswith(("ين", "ون"))  # «طريق الراسخين»
        return (not is_common(form) and not walkers) or head in group("named_by_any")
    return is_unknown(form) or form in words("loc_compounds") or (is_given(form) and head in group("named_by_any"))


def _end(scene: Scene, first: int, heads: Heads) -> int:
    """A place has a second word after دير, أم …; one that bears the name of a person has all of it."""
    if is_given(scene.forms[first]):
        return extent(scene, first, heads)
    second = scene.follows(first + 1) and first + 1 not in heads
    if second and (scene.forms[first] in words("loc_compounds") or scene.forms[first + 1] in group("place_ends")):
        return first + 2
    return first + 1


def _of_ruler(scene: Scene, first: int, heads: Heads) -> Found | None:
    """«مطار الملك خالد الدولي», «مسجد الإمام الصادق»."""
    index = first + 1
    if not scene.follows(index) or scene.forms[index] in scene.lexicon.nisba:
        return None
    return Found(first, _ended(scene, extent(scene, index, heads)), 0, "LOC", None, WHY)


def _ended(scene: Scene, last: int) -> int:
    """Where a place ends whose kind is told after its name: «مطار أبها الإقليمي»."""
    return last + 1 if scene.follows(last) and scene.forms[last] in group("place_ends") else last


def _quoted(scene: Scene, first: int) -> Found | None:
    """One to three words between quotation marks or brackets after the noun: «جزيرة (لاريونيون)»."""
    for last in range(first + 1, min(first + 4, len(scene.forms))):
        if scene.forms[last] in CLOSERS:
            return Found(first, last, 0, "LOC", None, WHY) if is_unknown(scene.forms[first]) else None
        if not scene.joined[last]:
            return None
    return None
