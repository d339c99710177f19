"""Bodies told by a state or a place: «الجيش اللبناني», «حكومة اليمن», «شرطة منطقة عسير»."""

from collections.abc import Iterator

from musnad.annotate.names.lexicon import classes, group, is_common, is_given, is_listed, is_part, is_speech, is_unknown, words
from musnad.annotate.names.parts import KUNYA, Heads
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


def is_whole(scene: Scene, index: int) -> bool:
    """Whether a «ل…» after a body's name tells an office in it: «وكيل وزارة الصحة | للشؤون الطبية»; not «وزارة الدولة لشؤون …»."""
    ministry = any(rest == "وزاره" for _, rest in readings(scene.forms[index]))
    return ministry and scene.forms[index + 1 : index + 2] != ("الدوله",)


def ends_before(scene: Scene, index: int) -> bool:
    """Whether a definite word tells more of a body than its name: «القضاة | القاضي أنس»، «X | الموالي ل…»، «X | المتخصصة في»."""
    form, after = scene.forms[index], scene.forms[index + 1] if scene.follows(index + 1) else ""
    if form in group("not_last") or (after == "في" and form in {"المتخصص", "المتخصصه"}):
        return True
    return classes("titles").get(form) == "honour" and is_given(after)


def of_field(scene: Scene, known: Found) -> bool:
    """Whether a field follows a known body: «الاتحاد الآسيوي» is known, «الاتحاد الآسيوي لكرة اليد» is another."""
    bodies = (rest for _, rest in readings(scene.forms[known.first]) if rest.startswith("ال"))
    headed = any(classes("org_heads").get(rest[2:]) == "body" for rest in bodies)
    return headed and scene.follows(known.last) and scene.forms[known.last].startswith("ل")


def district(scene: Scene, index: int, heads: Heads) -> int | None:
    """Where «منطقة عسير», «مدينة ويتشيتا» after a body's noun ends, so that the whole is the body's name."""
    if not (scene.follows(index) and scene.follows(index + 1)):
        return None
    if scene.forms[index] in KUNYA and index not in heads and not is_given(scene.forms[index + 1]):
        return index + 2  # «بلدية أبو نخيلة»
    if scene.forms[index] not in group("districts"):
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


def in_quotes(scene: Scene, first: int) -> Found | None:
    """The name between quotation marks after its type noun: «صحيفة "الشرق"»."""
    for last in range(first + 1, min(first + 8, len(scene.forms))):
        if scene.forms[last] in CLOSERS:
            return Found(first, last, 0, "ORG", None, "rule:quoted-after-noun")
    return None


def medium(scene: Scene, index: int) -> Found | None:
    """The strange name in quotation marks after a definite medium and its adjectives: «الموقع الإلكتروني "X"»."""
    if not any(rest[:2] == "ال" and rest[2:] in group("media") for _, rest in readings(scene.forms[index])):
        return None
    first = index + 1
    while scene.follows(first) and scene.forms[first].startswith("ال") and scene.forms[first].endswith(("ي", "يه", "ه")):
        first += 1
    if first == index + 1 or first >= len(scene.forms) or scene.forms[first] not in OPENERS - {"("}:
        return None
    name = in_quotes(scene, first + 1)
    if name is None or name.last - name.first > QUOTED:
        return None
    words_ = scene.forms[name.first : name.last]
    return name if any(map(is_unknown, words_)) and not any(map(is_speech, words_)) else None


def is_firm(scene: Scene, found: Found) -> bool:
    """Whether a known name is that of a company or medium."""
    known = scene.lexicon.known.get(found.known or "")
    return known is not None and known.kind in {"company", "outlet", "agency"}


def is_foreign(scene: Scene, index: int) -> bool:
    """Whether a word is one that no list holds, with no proclitic before it and no shape of a verb."""
    form = scene.forms[index]
    if not is_unknown(form) or is_part(form) or is_speech(form) or form in scene.lexicon.nisba or form.startswith("ال"):
        return False
    clitic = form[0] in "فبلك" and (is_common(form[1:]) or scene.raw(index)[1] in "أإآ")
    return (
        len(form) > 3
        and form[0] not in "ويتسن"
        and not form.startswith("لل")
        and not clitic
        and not form.endswith(("ه", "ات", "ين"))
    )


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


def bounded(scene: Scene, first: int, last: int) -> int:
    """Where the name of a body that the tagger reads ends, without what cannot belong to it."""
    last = next((place for place in range(first + 1, last) if _is_other(scene, place)), last)
    if is_whole(scene, first):
        offices = (
            place for place in range(first + 2, last) if scene.forms[place][:2] == "لل" or scene.forms[place] in words("org_links")
        )
        last = next(offices, last)
    form = scene.forms[last - 1]
    titled = last > first + 2 and form.startswith("ال") and classes("titles").get(form) == "honour"  # «جمعية القضاة القاضي أنس …»
    return last - 1 if titled and scene.follows(last) and is_part(scene.forms[last]) else last


def _is_other(scene: Scene, index: int) -> bool:
    """Whether a word after a definite one is an ordinary word without article: «التحالف | غارات», «الاتحاد الأوروبي | تدفق …»."""
    form = scene.forms[index]
    if not scene.raw(index - 1).startswith("ال") or form.startswith(("ال", "ل", "و", "ب")) or is_part(form):
        return False
    return is_listed(form) or form in group("particles")
