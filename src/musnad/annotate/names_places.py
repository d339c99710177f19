"""Places that no list holds, by the noun of place before them."""

from musnad.annotate.names_lexicon import classes, is_common, is_given, is_speech, is_unknown, words
from musnad.annotate.names_persons import Heads, extent
from musnad.annotate.names_scene import Found, Scene
from musnad.arabic import readings

RULERS = frozenset({"الملك", "الامير", "الامام", "الشيخ", "السلطان", "الريس", "الشهيد", "الملكه", "الاميره"})
NAMED_BY_ANY = frozenset({"حي", "محافظه", "بلده", "قريه", "مسجد", "جامع", "قصر", "شارع", "مخيم", "ميدان", "ساحه"})


def find(scene: Scene, heads: Heads) -> list[Found]:
    """Places named after a noun of place: «مدينة سوروتش» (the noun outside), «مسجد الصادق» (inside)."""
    found = []
    for index, form in enumerate(scene.forms):
        for cut, head in readings(form):
            side = classes("loc_heads").get(head)
            if side is not None:
                place = _named(scene, index, head, heads)
                if place:
                    ruled = head == "مدينه" and scene.forms[place.first] in RULERS
                    found.append(_spanned(place, index, cut, "inside" if ruled else side))
                break
    return found


def _spanned(place: Found, index: int, cut: int, side: str) -> Found:
    if side == "inside":
        return place._replace(first=index, cut=cut)
    return place


def _named(scene: Scene, index: int, head: str, heads: Heads) -> Found | None:
    """What the noun of place at `index` is the noun of."""
    first = index + 1
    if first < len(scene.forms) and scene.forms[first] in "«\"“(":
        return _quoted(scene, first + 1)
    if not scene.follows(first):
        return None
    form, known = scene.forms[first], heads.get(first)
    if known and known.cut == 0:
        inside = classes("loc_heads")[head] == "inside"
        return Found(first, known.last, 0, "LOC", None, "rule:place-noun") if inside and known.type != "ORG" else None
    if form in scene.lexicon.nisba or form in RULERS or is_speech(form):
        return _of_ruler(scene, first, heads) if form in RULERS and head in classes("loc_heads") else None
    if not _can_name(form, head):
        return None
    return Found(first, _end(scene, first, head, heads), 0, "LOC", None, "rule:place-noun")


def _can_name(form: str, head: str) -> bool:
    if len(form) < 3 or not form.isalpha():
        return False
    if form.startswith("ال"):
        return not is_common(form) or head in NAMED_BY_ANY
    return is_unknown(form) or form in words("loc_compounds") or (is_given(form) and head in NAMED_BY_ANY)


def _end(scene: Scene, first: int, head: str, heads: Heads) -> int:
    """A place has a second word after «دير», «أم» … and where a building bears the name of a person."""
    if is_given(scene.forms[first]):
        return extent(scene, first, heads)
    if scene.forms[first] in words("loc_compounds") and scene.follows(first + 1) and first + 1 not in heads:
        return first + 2
    last = first + 1
    if scene.follows(last) and last not in heads and _second(scene, last):
        last += 1
    return last


def _second(scene: Scene, index: int) -> bool:
    form = scene.forms[index]
    return form in {"الدولي", "الدوليه", "الكبير"}


def _of_ruler(scene: Scene, first: int, heads: Heads) -> Found | None:
    """«مطار الملك خالد الدولي», «مسجد الإمام الصادق»."""
    index = first + 1
    if not scene.follows(index) or scene.forms[index] in scene.lexicon.nisba:
        return None
    last = extent(scene, index, heads)
    if scene.follows(last) and scene.forms[last] in {"الدولي", "الدوليه", "الرياضيه", "الطبيه", "الاقتصاديه", "الصناعيه"}:
        last += 1
    return Found(first, last, 0, "LOC", None, "rule:place-noun")


def _quoted(scene: Scene, first: int) -> Found | None:
    """One to three words between quotation marks or brackets after the noun: «جزيرة (لاريونيون)»."""
    for last in range(first + 1, min(first + 4, len(scene.forms))):
        if scene.forms[last] in "»\"”)":
            return Found(first, last, 0, "LOC", None, "rule:place-noun") if is_unknown(scene.forms[first]) else None
        if not scene.joined[last]:
            return None
    return None
