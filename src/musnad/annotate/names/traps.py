"""Known names that are words too: what must stand beside them («الشرق» the newspaper, «المغرب» the prayer)."""

from collections.abc import Callable, Iterable, Mapping

from musnad.annotate.names.known import at, name_form
from musnad.annotate.names.lexicon import (
    doubtful_places,
    group,
    is_calendar,
    is_common,
    is_listed,
    is_part,
    is_speech,
    traps,
    words,
)
from musnad.annotate.names.scene import CLOSERS, Found, Scene, kind, opened, quoted
from musnad.arabic import is_word, readings

Told = Mapping[
    str, bool
]  # what the whole page tells: ids named in full, `place ID` for places proved elsewhere, `club ID`, `about ID` for states


def is_sport(forms: Iterable[str]) -> bool:
    """Whether words are those of a page on sport: three of them, not all the same one."""
    sport = group("sport")
    found = [form for form in forms if form in sport]
    return len(found) >= 3 and len(set(found)) >= 2


def stands(scene: Scene, found: Found, page: Told) -> bool:
    """Whether a known name that is a word too has beside it what its trap asks for."""
    if _is_other_club(scene, found) or is_preposition(scene, found.first, found.last) or _is_other_word(scene, found):
        return False
    if _has_pronoun(scene, found) and not (
        _headed(scene, found, page) or _listed(scene, found, page) or _before(scene, found) in group("place_before")
    ):
        return False
    trap = None if found.known in scene.lexicon.own else traps().get(name_form(scene, found))
    if trap is None:
        return _town_stands(scene, found, page)
    before = scene.forms[found.first - 1] if found.first and scene.joined[found.first] else ""
    after = scene.forms[found.last] if scene.follows(found.last) else ""
    if any(rest in trap.not_after for _, rest in readings(before)) or after in trap.not_before:
        return False
    if not trap.needs or ("place" in trap.needs and page.get(f"place {found.known}", False)):
        return True
    return any(NEEDS[need](scene, found, page) for need in sorted(trap.needs))


def is_preposition(scene: Scene, first: int, last: int) -> bool:
    """Whether a name with its proclitic is in use as a preposition and has its noun after it: «لصالح مقاتلين»."""
    if scene.forms[first] not in group("as_prepositions") or last > first + 1 or not scene.follows(last):
        return False
    return scene.forms[last] not in group("particles") | {"الذي"}


def is_on(scene: Scene, index: int) -> bool:
    """Whether «على» before an ordinary word is the preposition, though a name may be written so: «المشرف على كرسي …»."""
    written = scene.forms[index] in {"علي", "وعلي"} and scene.raw(index).endswith("ى")
    return written and scene.follows(index + 1) and is_listed(scene.forms[index + 1])


def is_office(scene: Scene, index: int) -> bool:
    """Whether a title after a name, though a family is called so too, tells an office: «فلان مفتي السعودية»، «فلان مفتي عام …»."""
    following = scene.forms[index + 1] if scene.follows(index + 1) else ""
    if scene.forms[index] not in words("titles") or is_part(following):
        return False
    if following.startswith("ال") or following == "عام":
        return True
    return index + 1 < len(scene.forms) and at(scene, index + 1) is not None


def _is_other_word(scene: Scene, found: Found) -> bool:
    """Whether a place has the letters of an adverb or a month: «دومًا», and «دوما» the town; «آب», and «إب» the town."""
    if found.type == "LOC" and "\u064b" in scene.raw(found.last - 1):
        return True
    return found.last == found.first + 1 and is_calendar(name_form(scene, found)) and "آ" in scene.raw(found.first)


def _has_pronoun(scene: Scene, found: Found) -> bool:
    """Whether a place has the letters of a noun with a pronoun: «جده» his grandfather and the town without its dots."""
    if found.type != "LOC" or found.last > found.first + 1 or not scene.raw(found.first).endswith("ه"):
        return False
    return is_listed(name_form(scene, found)[:-1])


def _town_stands(scene: Scene, found: Found, page: Told) -> bool:
    """Whether a town of which only a list tells is meant, where its name is a word or has the look of an adjective: «الغازية»."""
    name = name_form(scene, found)
    if found.known in scene.lexicon.known or page.get(f"place {found.known}", False):
        return True
    if name in doubtful_places():
        return _headed(scene, found, page) or _listed(scene, found, page)
    if " " in name or not (is_common(name) or (name.startswith("ال") and name.endswith("يه"))):
        return True
    return _placed(scene, found, page) or _headed(scene, found, page) or _listed(scene, found, page)


def _is_other_club(scene: Scene, found: Found) -> bool:
    """Whether an adjective makes a club's name that of another body: «الاتحاد الدولي»."""
    known = scene.lexicon.known.get(found.known or "")
    if known is None or known.kind != "club" or found.last > found.first + 1 or not scene.follows(found.last):
        return False
    return scene.forms[found.last] in scene.lexicon.nisba or scene.forms[found.last] in words("org_adjectives")


def _before(scene: Scene, found: Found) -> str:
    return scene.forms[found.first - 1] if found.first else ""


def _word_before(scene: Scene, found: Found) -> str:
    """The last word before a name, punctuation passed over."""
    return next((scene.forms[i] for i in range(found.first - 1, -1, -1) if is_word(scene.tokens[i])), "")


def _quoted(scene: Scene, found: Found, page: Told) -> bool:
    return quoted(scene, found.first, found.last) and found.last - found.first <= 3


def _headed(scene: Scene, found: Found, page: Told) -> bool:
    word = _word_before(scene, found)
    if found.type == "LOC":
        return kind(word, "loc_heads") is not None
    known = scene.lexicon.known.get(found.known or "")
    outlet = known is not None and known.kind == "outlet"  # «شركة العربية» is no outlet
    return kind(word, "org_heads") in ({"medium", "proper"} if outlet else {"medium", "proper", "named"})


def _placed(scene: Scene, found: Found, page: Told) -> bool:
    before, first = _before(scene, found), scene.forms[found.first]
    if found.cut and first[found.cut - 1] in "بل":
        return True
    return before in group("place_before") or before[1:] in group("place_before") or kind(before, "loc_heads") is not None


def placed(scene: Scene, found: Found) -> bool:
    """Whether a city that is a club too is the city here: «في برشلونة», «ببرشلونة»."""
    before, first = _before(scene, found), scene.forms[found.first]
    if found.cut and first[found.cut - 1] == "ب":
        return True
    outside = kind(before, "loc_heads") is not None
    return outside or before in group("city_before") or before[1:] in group("city_before")


def _listed(scene: Scene, found: Found, page: Told) -> bool:
    """Whether another known place is joined to a name by و or a comma."""
    first = scene.forms[found.first]
    if (first.startswith("و") and found.cut) or _before(scene, found) in {"،", ","}:
        earlier = (at(scene, index) for index in range(max(0, found.first - 4), found.first))
        return any(one is not None and one.type == "LOC" and one.last >= found.first - 1 for one in earlier)
    if found.last >= len(scene.forms):
        return False
    step = found.last + (scene.forms[found.last] in {"،", ","})
    if step >= len(scene.forms) or (step == found.last and not scene.forms[step].startswith("و")):
        return False
    later = at(scene, step)
    return later is not None and later.type == "LOC"


def _titled(scene: Scene, found: Found, page: Told) -> bool:
    word = _word_before(scene, found)
    return kind(word, "titles") is not None or word in scene.lexicon.nisba


def _source(scene: Scene, found: Found, page: Told) -> bool:
    word = _word_before(scene, found)
    return opened(scene, found.first) or word in group("source_before") or word[1:] in group("source_before")


def _full(scene: Scene, found: Found, page: Told) -> bool:
    return page.get(found.known or "", False)


def _subject(scene: Scene, found: Found, page: Told) -> bool:
    return is_speech(_before(scene, found))


def _sport(scene: Scene, found: Found, page: Told) -> bool:
    return scene.sport


def _club(scene: Scene, found: Found, page: Told) -> bool:
    """Whether a word stands on a page on sport where clubs stand: after those who belong to one, first in the passage."""
    if not scene.sport:
        return False
    before = _word_before(scene, found)
    belongs = before in group("club_before") or before[1:] in group("club_before")
    return belongs or found.first == 0 or page.get(f"club {found.known}", False)


def _affair(scene: Scene, found: Found, page: Told) -> bool:
    """Whether the page speaks of the state that a name belongs to."""
    known = scene.lexicon.known.get(found.known or "")
    return known is not None and page.get(f"about {known.of}", False)


def _state(scene: Scene, found: Found, page: Told) -> bool:
    """No adjective of a definite noun before it: «السعودية», not «العلاقات السعودية»."""
    if found.cut == 0 and _before(scene, found) in CLOSERS and scene.follows(found.first):
        return False  # «مجلة «القافلة» السعودية»
    definite = _before(scene, found).startswith(("ال", "وال", "بال", "لل", "فال"))
    return not (definite and found.cut == 0 and scene.joined[found.first])


NEEDS: Mapping[str, Callable[[Scene, Found, Told], bool]] = {
    "quoted": _quoted,
    "headed": _headed,
    "place": _placed,
    "list": _listed,
    "titled": _titled,
    "source": _source,
    "full": _full,
    "subject": _subject,
    "sport": _sport,
    "club": _club,
    "state": _state,
    "affair": _affair,
}
