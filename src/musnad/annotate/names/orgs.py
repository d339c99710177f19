"""Organisations that no list holds, by the noun that begins their name."""

from typing import NamedTuple

from musnad.annotate.names import bodies
from musnad.annotate.names.foreign import is_strange
from musnad.annotate.names.known import at
from musnad.annotate.names.lexicon import classes, group, is_common, is_given, is_listed, is_part, is_speech, is_unknown, words
from musnad.annotate.names.parts import Heads, extent
from musnad.annotate.names.scene import OPENERS, Found, Scene
from musnad.arabic import readings, without_article

LONGEST = 12  # tokens after the complement
GOVERNED = 3  # nouns one after the other before the definite one
UNKNOWNS = 4  # words of a foreign name


def find(scene: Scene, heads: Heads) -> list[Found]:
    """Organisations named by a noun and what belongs to it: «وزارة الصحة اللبنانية», «شركة النقل البحري الكويتية»."""
    found = [*bodies.quoted(scene)]
    for index in sorted({*heads, *(index for index in scene.telling if scene.roles[index].body)}):
        if (medium := bodies.medium(scene, index)) is not None:
            found.append(medium)
        known = heads.get(index)
        listed = known is not None and known.last > index + 1
        org = bodies.longer(scene, known) if known and listed else _at(scene, index, heads)
        if org is None and known and listed and bodies.of_field(scene, known):
            org = _at(scene, index, heads)
        if org and not is_trapped(scene, org):
            found.append(org)
    return found


def is_trapped(scene: Scene, org: Found) -> bool:
    """Whether the words are among those that only look like the name of a body, or tell who leads: «بقيادة …»."""
    if org.cut and scene.forms[org.first] in group("led_by"):
        return True
    first = next(rest for cut, rest in readings(scene.forms[org.first]) if cut == org.cut)
    return " ".join((first, *scene.forms[org.first + 1 : org.first + 2])) in words("org_traps")


def _at(scene: Scene, index: int, heads: Heads) -> Found | None:
    kinds = classes("org_heads")
    for cut, form in readings(scene.forms[index]):
        head = kinds.get(form)
        if form in group("district_heads") and (last := bodies.district(scene, index + 1, heads)):
            return Found(index, last, cut, "ORG", None, "rule:body-of-district")
        if head == "land":
            return bodies.of_land(scene, index, cut, heads)
        if head == "team" and not scene.sport:
            continue
        if head == "state":
            return bodies.of_state(scene, index, cut, form)
        if head is not None:
            return _construct(scene, index, cut, heads)
        if form.startswith("ال") and kinds.get(form[2:]) in {"body", "common", "named"}:
            return _definite(scene, index, cut, form, heads)
    return None


def _construct(scene: Scene, index: int, cut: int, heads: Heads) -> Found | None:
    """A head without ال: what follows it names it."""
    first = index + 1
    head = next(
        kind for shift, form in readings(scene.forms[index]) if (kind := classes("org_heads").get(form, "")) and shift == cut
    )
    if first < len(scene.forms) and scene.forms[first] in OPENERS:
        return None if head == "common" else bodies.in_quotes(scene, first + 1)
    known = heads.get(first)
    if not scene.follows(first):
        return None
    if known and known.cut == 0:
        return _of_known(scene, index, cut, known, head)
    last, named = _complement(scene, first, head, heads)
    if last == first and head == "body" and (place := bodies.of_place(scene, first, heads)):
        return Found(index, place, cut, "ORG", None, "rule:body-of-place")
    return None if last == first or known else _whole(scene, index, cut, _Complement(last, named, head))


class _Complement(NamedTuple):
    """What follows the head: where it ends, whether it is a name, and the kind of the head."""

    last: int
    named: bool
    head: str


def _of_known(scene: Scene, index: int, cut: int, known: Found, head: str) -> Found | None:
    """A head before a known name."""
    of_field = known.type == "PER" and head == "named" and scene.follows(known.last) and scene.forms[known.last].startswith("لل")
    called = known.type == "ORG" and scene.forms[index][cut:] == "منظمه"  # «منظمة اليونيسكو»
    if called or head in {"proper", "medium", "team"} or (head == "named" and known.type != "LOC" and not of_field):
        return _with_known(scene, index, cut, known)
    if known.type == "LOC" and scene.forms[index][cut:] in classes("loc_heads"):
        return None  # «مديرية التواهي»: the noun of a place here
    if head == "common" and known.type == "ORG" and scene.forms[index][cut:] != "مجلس":
        return None  # «إدارة نادي …»: the body within is the name
    named = known.type != "PER" or head == "body" or of_field
    return _whole(scene, index, cut, _Complement(known.last, True, head), known) if named else None


def _whole(scene: Scene, index: int, cut: int, complement: _Complement, known: Found | None = None) -> Found | None:
    """The name of head, complement and what else belongs to them; or the name that they only describe."""
    head = complement.head
    last, more = extended(scene, index, complement.last)
    inner = _described(scene, last) if head in {"named", "common", "proper", "medium"} and not known else None
    if inner:
        return inner
    if head in {"proper", "medium"} and last < len(scene.forms) and scene.forms[last] in OPENERS - {"("}:
        return bodies.in_quotes(scene, last + 1)
    if known is None and scene.forms[index][cut:] in group("head_acts") and not is_strange(scene, index + 1):
        return None  # «تطبيق النظام»: no application but an act
    bare = head in {"common", "named", "proper", "team", "family"} and not (complement.named or more)
    return None if bare else Found(index, last, cut, "ORG", None, "rule:head-noun")


def _described(scene: Scene, last: int) -> Found | None:
    """The name after words that describe it: «دار النشر البريطانية X», «مجموعة الإعلام "X"», «شركة النفط السعودية أرامكو»."""
    if scene.forms[last - 1] not in scene.lexicon.nisba:
        return None
    while scene.follows(last) and _describes(scene, scene.forms[last]):
        last += 1
    if last < len(scene.forms) and scene.forms[last] in OPENERS - {"("}:
        return bodies.in_quotes(scene, last + 1)
    known = at(scene, last) if scene.follows(last) else None
    if known and not known.cut and bodies.is_firm(scene, known):
        return known
    members = scene.follows(last) and scene.forms[last].startswith("لم") and scene.forms[last].endswith("ي")
    if scene.follows(last) and not members and bodies.is_foreign(scene, last):  # «الجمعية الوطنية لمصنعي السيارات»
        return Found(last, _unknowns(scene, last, {}), 0, "ORG", None, "rule:described")
    return None


def _with_known(scene: Scene, index: int, cut: int, known: Found) -> Found | None:
    """A type noun before a known name: «تنظيم داعش», «وكالة تاس الروسية للأنباء», «صحيفة الرياض»."""
    if known.type == "PER" or (known.last > known.first + 1 and scene.forms[known.first] in classes("org_heads")):
        return None
    last = known.last
    after = scene.forms[last] if scene.follows(last) else ""
    if after in scene.lexicon.nisba and scene.follows(last + 1) and scene.forms[last + 1] in group("agency_ends"):
        last += 2
    elif scene.sport and after.startswith("ال") and after.endswith("ي") and after not in scene.lexicon.nisba:
        last += is_unknown(after)
    elif after in group("agency_ends") or (known.type == "LOC" and after in group("place_in_titles")):
        last += 1
    return Found(index, last, cut, "ORG", known.known if known.type == "ORG" else None, "rule:type-noun")


def _complement(scene: Scene, first: int, head: str, heads: Heads) -> tuple[int, bool]:
    """Where the complement that begins at `first` ends, and whether it is a name rather than an ordinary noun."""
    form, none = scene.forms[first], (first, False)
    if form in scene.lexicon.nisba or is_speech(form) or not form.isalpha() or len(form) < 3:
        return none
    if form in group("rulers") and scene.follows(first + 1) and head != "proper":
        last = extent(scene, first + 1, heads)
        return last + (scene.follows(last) and scene.forms[last] in group("of_ruler")), True
    if form.startswith("ال"):
        generic = form[2:] in classes("org_heads") or form[2:] in classes("loc_heads") or form in words("titles")
        return none if generic else (first + 1, is_unknown(form))
    if form in classes("org_heads") or form.endswith("يه"):
        return none
    return _indefinite(scene, first, head, heads)


def _indefinite(scene: Scene, first: int, head: str, heads: Heads) -> tuple[int, bool]:
    form = scene.forms[first]
    if is_unknown(form) and head in {"named", "proper", "medium", "team"}:
        return _unknowns(scene, first, heads), True
    if head == "family":
        return (_unknowns(scene, first, heads), True) if bodies.is_foreign(scene, first) else (first, False)
    governed = _governed(scene, first, heads) if head in {"body", "common", "named"} else first
    return governed, governed > first and form in group("studies")


def _governed(scene: Scene, first: int, heads: Heads) -> int:
    """Where ordinary nouns and the definite one after them end («هيئة مكافحة الفساد»); `first` where there are none."""
    last = first
    while last < first + GOVERNED and last not in heads and scene.forms[last].isalpha():
        form = scene.forms[last]
        verb = form[0] in "يت" and scene.raw(last).endswith(("ه", "ها", "هم"))  # «محكمة تنفذها الجهات …»
        if (
            verb
            or is_given(form)
            or form[:1] in "لبو"
            or is_speech(form)
            or form in group("particles")
            or not scene.follows(last + 1)
        ):
            return first
        last += 1
        if scene.forms[last].startswith("ال"):
            return first if last in heads or scene.forms[last] in scene.lexicon.nisba else last + 1
    return first


def _unknowns(scene: Scene, first: int, heads: Heads) -> int:
    """Where a run of words that no list holds ends: «أميركان إيرلاينز»."""
    last = first + 1
    while scene.follows(last) and last < first + UNKNOWNS and last not in heads:
        form = scene.forms[last]
        if not is_unknown(form) or is_part(form) or is_speech(form) or form in scene.lexicon.nisba:
            break
        last += 1
    return last


def extended(scene: Scene, first: int, last: int) -> tuple[int, bool]:
    """Adjectives, joined fields and «لـ…» phrases after the complement of a head (`first`); whether one of them makes it a name."""
    start, named, field, whole = last, False, "", bodies.is_whole(scene, first)
    public = scene.forms[last - 1] in group("public") | group("of_ruler")
    while scene.follows(last) and last < start + LONGEST:
        form = scene.forms[last]
        if bodies.ends_before(scene, last):
            break
        if form in scene.lexicon.nisba and form.startswith("ال"):
            last, named = last + 1, True
            if not (scene.follows(last) and _goes_on(scene.forms[last])):
                break
        elif _belongs(form, scene.forms[last - 1]) or (field and _of_field(form.removeprefix("و"), field)):
            last, named = last + 1, named or form.startswith("و")
        elif whole:
            break
        elif _link(scene, last, public):
            last, named = last + 2, True
        elif (end := bodies.coordinated(scene, last, public)) > last:
            last, named = end, True
        elif form.startswith("لل") and _field(form, public and not field):
            last, named, field = last + 1, True, form
        else:
            break
    return last, named


def _goes_on(form: str) -> bool:
    """Whether a word goes on with the name of a body after its state: «الاتحاد السعودي لكرة القدم», «البنك السعودي للتسليف»."""
    return (
        form in words("org_links")
        or form in group("agency_ends")
        or (form.startswith("لل") and "ال" + form[2:] in words("org_fields"))
    )


def _link(scene: Scene, index: int, public: bool) -> bool:
    """Whether «ل…» and a definite noun tell what a body is for; after «العامة», «الوطنية» any noun of action may."""
    form = scene.forms[index]
    if not (scene.follows(index + 1) and scene.forms[index + 1].startswith("ال")) or scene.forms[index + 1] in group("rulers"):
        return False
    action = public and form.startswith("ل") and len(form) > 4 and is_listed(form[1:]) and form not in group("purposes")
    return form in words("org_links") or action


def _belongs(form: str, before: str) -> bool:
    """Whether a definite word, also with و, is an adjective or field of a body."""
    bare = form.removeprefix("و")
    listed = bare in words("org_adjectives") or (bare in words("org_fields") and (bare != form or form.endswith(("ي", "يه"))))
    return bare.startswith("ال") and (listed or ((bare == form or _adjective(before)) and _adjective(bare)))


def _of_field(form: str, field: str) -> bool:
    """Whether a word is the adjective of a field with «لل», though it may be a family name elsewhere: «للشحن البحري»."""
    ends = form.endswith("يه") == field.endswith(("ه", "ات")) and form.endswith(("ي", "يه"))
    return ends and form.startswith("ال") and form not in group("particles") and (is_common(form) or is_listed(form[2:]))


def _adjective(form: str) -> bool:
    return form.startswith("ال") and form.endswith(("يه", "ي")) and len(form) > 5 and is_common(form) and not is_part(form)


def _field(form: str, public: bool) -> bool:
    """Whether a word with لل is a field of activity; after «العامة», «الوطنية» any ordinary noun is."""
    return "ال" + form[2:] in words("org_fields") or (public and is_common(form) and form[2:] not in classes("org_heads"))


def _definite(scene: Scene, index: int, cut: int, form: str, heads: Heads) -> Found | None:
    """A head with ال: adjectives must follow, and a «لـ…» phrase makes it a name («الهيئة العامة للسياحة»)."""
    last = index + 1
    while scene.follows(last) and last < index + 5 and _describes(scene, scene.forms[last]):
        last += 1
    if last == index + 1:
        return None
    end, named = extended(scene, index, last)
    inner = _described(scene, end)
    if inner:
        return inner
    of_body = scene.forms[last - 1] in group("public") and end == last and scene.follows(end) and scene.forms[end].startswith("ل")
    body = _at(scene, end, heads) if of_body else None
    if body and body.cut == 1:  # «المديرية العامة لكلية …»
        return Found(index, body.last, cut, "ORG", None, "rule:definite-head")
    bank = without_article(form) in group("definite_banks") and scene.forms[index + 1] in scene.lexicon.nisba
    return Found(index, end, cut, "ORG", None, "rule:definite-head") if named or bank else None


def _describes(scene: Scene, form: str) -> bool:
    return form.startswith("ال") and (form in words("org_adjectives") or form in scene.lexicon.nisba or _adjective(form))
