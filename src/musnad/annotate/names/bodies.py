"""Bodies told by a state or a place: «الجيش اللبناني», «حكومة اليمن», «شرطة منطقة عسير»."""

from collections.abc import Iterator

from musnad.annotate.names.lexicon import classes, group, is_common, is_listed, is_part, is_speech, is_unknown, words
from musnad.annotate.names.parts import Heads
from musnad.annotate.names.scene import CLOSERS, OPENERS, Found, Scene
from musnad.arabic import readings

QUOTED = 3  # words of a quoted name before its field


def longer(scene: Scene, known: Found) -> Found | None:
    """A listed body with its state («البنك المركزي المصري»), a listed agency with «للأنباء»."""
    entity, last = scene.lexicon.known.get(known.known or ""), known.last
    after = scene.forms[last] if scene.follows(last) else ""
    if entity and entity.kind == "body" and not entity.of and after in scene.lexicon.nisba and after.startswith("ال"):
        return known._replace(last=last + 1, known=None, why="rule:body+state")
    if after in group("exchange_ends") and scene.follows(last + 1):
        return known._replace(last=last + 2)
    if entity and entity.kind == "agency":
        end = last + (after in scene.lexicon.nisba)
        if scene.follows(end) and scene.forms[end] in group("agency_ends"):
            return known._replace(last=end + 1)
    return None


def of_field(scene: Scene, known: Found) -> bool:
    """Whether a field follows a known body: «الاتحاد الآسيوي» is known, «الاتحاد الآسيوي لكرة اليد» is another."""
    bodies = (rest for _, rest in readings(scene.forms[known.first]) if rest.startswith("ال"))
    headed = any(classes("org_heads").get(rest[2:]) == "body" for rest in bodies)
    return headed and scene.follows(known.last) and scene.forms[known.last].startswith("ل")


def district(scene: Scene, index: int, heads: Heads) -> int | None:
    """Where «منطقة عسير», «مدينة ويتشيتا» after a body's noun ends, so that the whole is the body's name."""
    if not (scene.follows(index) and scene.follows(index + 1) and scene.forms[index] in group("districts")):
        return None
    known = heads.get(index + 1)
    if known:
        return known.last if known.type == "LOC" and not known.cut else None
    return index + 2 if is_unknown(scene.forms[index + 1]) else None


def of_place(scene: Scene, index: int, heads: Heads) -> int | None:
    """Where an ordinary noun with a known place after it ends, so that both are the name of a body: «مديرية أمن الإسكندرية»."""
    place, form = heads.get(index + 1), scene.forms[index]
    ordinary = scene.follows(index + 1) and is_common(form) and not is_speech(form) and form not in group("particles")
    if place is None or place.type != "LOC" or place.cut or place.known not in scene.lexicon.known or not ordinary:
        return None
    adjective = form.endswith("يه") and "ال" + form not in group("ministries")
    return None if form.startswith(("ال", "ل", "ب", "و")) or adjective else place.last


def of_land(scene: Scene, index: int, cut: int, heads: Heads) -> Found | None:
    """The government, embassy or team of a state: «حكومة اليمن»."""
    land = heads.get(index + 1) if scene.follows(index + 1) else None
    if land is None or land.cut or land.type != "LOC" or land.last > land.first + 1:
        return None
    entity = scene.lexicon.known.get(land.known or "")
    of_state = entity is not None and entity.kind == "state"
    return Found(index, land.last, cut, "ORG", None, "rule:body-of-state") if of_state else None


def of_state(scene: Scene, index: int, cut: int, form: str) -> Found | None:
    """A definite noun with the adjective of a state: «الجيش اللبناني», «الخارجية الروسية»."""
    last = index + 1
    if not scene.follows(last) or _inside(scene, index) or (scene.sport and form in group("clubs")):
        return None
    adjective = scene.forms[last]
    feminine = form.endswith(("ه", "ات"))
    agrees = form == "الدفاع" or feminine == adjective.endswith("ه")
    if adjective in scene.lexicon.nisba and adjective.startswith("ال") and agrees:
        return Found(index, last + 1, cut, "ORG", None, "rule:state-body")
    return None


def quoted(scene: Scene) -> Iterator[Found]:
    """Names in quotation marks that end with the field of their bearers: «آسيا للاستثمار»."""
    for index in [index for index, form in enumerate(scene.forms) if form[:2] == "لل"]:
        if "ال" + scene.forms[index][2:] not in words("org_fields"):
            continue
        first = last = index
        while first > index - QUOTED and scene.follows(first) and scene.forms[first - 1] not in OPENERS:
            first -= 1
        while scene.follows(last + 1) and last < index + 2:
            last += 1
        head = scene.forms[first]
        name = first < index and head not in scene.lexicon.nisba and (head in scene.lexicon.trie or not is_common(head))
        if name and scene.forms[first - 1] in OPENERS - {"("} and CLOSERS & set(scene.forms[last + 1 : last + 2]):
            yield Found(first, last + 1, 0, "ORG", None, "rule:quoted+field")


def _inside(scene: Scene, index: int) -> bool:
    """Whether a definite noun is the second word of a phrase («وزير الداخلية», «السياسة الخارجية»): no body of its own."""
    form, before = scene.forms[index], scene.forms[index - 1] if scene.follows(index) else ""
    if not before or not form.startswith("ال"):
        return False
    stems = {before, before[1:]}
    if stems & classes("org_heads").keys():
        return True
    if form not in group("ministries"):
        return False
    definite = before.startswith(("ال", "وال", "بال", "لل")) and not is_speech(before) and is_common(before)
    return definite or bool(stems & (words("titles") | group("ministry_before")))


def coordinated(scene: Scene, index: int, public: bool) -> int:
    """Where two nouns of action with one complement end that tell what a body is for: «لاستغلال وتوزيع المياه»; `index` if none.

    The first of them may stand before `index` already.
    """
    form = scene.forms[index]
    action = form.startswith("ل") and is_listed(form[1:]) and form not in group("purposes")
    step = index + (public and action and not form.startswith("لل"))
    before = scene.forms[index - 1]
    if step == index and not (before.startswith("ل") and is_listed(before[1:]) and scene.forms[index - 2].startswith("ال")):
        return index
    if not (scene.follows(step) and scene.follows(step + 1) and scene.forms[step + 1].startswith("ال")):
        return index
    noun = scene.forms[step]
    joined = noun.startswith("و") and is_listed(noun[1:]) and not (noun[1:].startswith("ال") or is_speech(noun))
    return step + 2 if joined else index


def before_title(scene: Scene, first: int, last: int) -> int:
    """Where the name of a body ends if its last word is the title of a person named after it: «جمعية القضاة القاضي أنس …»."""
    form = scene.forms[last - 1]
    titled = last > first + 2 and form.startswith("ال") and classes("titles").get(form) == "honour"
    return last - 1 if titled and scene.follows(last) and is_part(scene.forms[last]) else last
