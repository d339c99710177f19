"""Organisations that no list holds, by the noun that begins their name."""

from musnad.annotate.names_lexicon import classes, is_common, is_given, is_part, is_speech, is_unknown, words
from musnad.annotate.names_persons import Heads, extent
from musnad.annotate.names_places import RULERS
from musnad.annotate.names_scene import Found, Scene
from musnad.arabic import readings, without_article

LONGEST = 12  # tokens
OPEN, CLOSE = frozenset("«\"“”(‹'″"), frozenset("»\"”“)›'″")


def find(scene: Scene, heads: Heads) -> list[Found]:
    """Organisations named by a noun and what belongs to it: «وزارة الصحة اللبنانية», «شركة النقل البحري الكويتية»."""
    found = []
    for index in range(len(scene.forms)):
        if index in heads and heads[index].last > index + 1:
            continue
        org = _at(scene, index, heads)
        if org and not _trapped(scene, org):
            found.append(org)
    return found


def _trapped(scene: Scene, org: Found) -> bool:
    """Whether the words are among those that only look like the name of a body."""
    first = next(rest for cut, rest in readings(scene.forms[org.first]) if cut == org.cut)
    return " ".join((first, *scene.forms[org.first + 1 : org.first + 2])) in words("org_traps")


def _at(scene: Scene, index: int, heads: Heads) -> Found | None:
    classes_of, adjectives = classes("org_heads"), scene.lexicon.nisba
    for cut, form in readings(scene.forms[index]):
        if (form in {"الداخليه", "الخارجيه", "الدفاع"} or classes_of.get(form) == "state") and not _inside(scene, index):
            last = index + 1
            if scene.follows(last) and scene.forms[last] in adjectives and scene.forms[last].startswith("ال") and _agrees(form, scene.forms[last]):
                return Found(index, last + 1, cut, "ORG", None, "rule:state-body")
            return None
        head = classes_of.get(form)
        if head == "state":
            return None
        if head is not None:
            return _construct(scene, index, cut, head, heads)
        if form.startswith("ال") and classes_of.get(form[2:]) in {"body", "common", "named"}:
            return _definite(scene, index, cut)
    return None


def _agrees(noun: str, adjective: str) -> bool:
    feminine = noun.endswith("ه") or noun in {"المخابرات", "الاستخبارات"}
    return noun == "الدفاع" or feminine == adjective.endswith("ه")


def _inside(scene: Scene, index: int) -> bool:
    """Whether a definite noun is the second word of a phrase («وزير الداخلية», «السياسة الخارجية»): no body of its own."""
    if not scene.follows(index) or scene.forms[index][:2] != "ال":
        return False
    before = scene.forms[index - 1]
    if before.startswith(("ال", "وال", "بال", "لل")) and not is_speech(before):
        return scene.forms[index] in {"الداخليه", "الخارجيه", "الدفاع", "الامن"} and is_common(before)
    if before in classes("org_heads") or before[1:] in classes("org_heads"):
        return True
    return scene.forms[index] in {"الداخليه", "الخارجيه", "الدفاع", "الامن"} and (
        before in words("titles") or before[1:] in words("titles") or before in {"اجهزه", "قوات", "رجال", "وزراء", "وزيرا", "وزيري", "عناصر", "قوي"}
    )


def _construct(scene: Scene, index: int, cut: int, head: str, heads: Heads) -> Found | None:
    """A head without ال: what follows it names it."""
    first = index + 1
    if first < len(scene.forms) and scene.forms[first] in OPEN and head not in {"body", "common"}:
        return _quoted(scene, first + 1)
    if not scene.follows(first):
        return None
    known = heads.get(first)
    if known and known.cut == 0:
        last, named = known.last, True
        if head in {"proper", "medium", "named"} and not (known.type == "LOC" and head == "named"):
            return _with_known(scene, index, cut, known)
        if known.type == "PER" and head != "body":
            return None
    else:
        last, named = _complement(scene, first, head, heads)
    if last == first:
        return None
    last, more = _extended(scene, last, named)
    if head in {"common", "named", "proper"} and not (named or more):
        return None
    return Found(index, last, cut, "ORG", None, "rule:head-noun")


def _with_known(scene: Scene, index: int, cut: int, known: Found) -> Found | None:
    """A type noun before a known name: «تنظيم داعش», «وكالة تاس الروسية للأنباء», «صحيفة الرياض»."""
    if known.type == "PER" or (known.last > known.first + 1 and scene.forms[known.first] in classes("org_heads")):
        return None
    last = known.last
    if scene.follows(last + 1) and scene.forms[last] in scene.lexicon.nisba and scene.forms[last + 1] in {"للانباء", "الاخباريه"}:
        last += 2
    elif scene.follows(last) and scene.forms[last] in {"للانباء", "الالكترونيه", "الاخباريه", "الاخباري", "الالكتروني", "الفضاييه"}:
        last += 1
    elif known.type == "LOC" and scene.follows(last) and scene.forms[last] in {"اليوم", "بوست", "تايمز", "نيوز", "تريبيون"}:
        last += 1
    return Found(index, last, cut, "ORG", known.known if known.type == "ORG" else None, "rule:type-noun")


def _complement(scene: Scene, first: int, head: str, heads: Heads) -> tuple[int, bool]:
    """Where the complement that begins at `first` ends, and whether it is a name rather than an ordinary noun."""
    form = scene.forms[first]
    if form in scene.lexicon.nisba or is_speech(form) or not form.isalpha() or len(form) < 3:
        return first, False
    if form in RULERS and scene.follows(first + 1) and head != "proper":
        return extent(scene, first + 1, heads), True
    if form.startswith("ال"):
        bare = form[2:]
        if bare in classes("org_heads") or bare in classes("loc_heads") or form in words("titles"):
            return first, False
        return first + 1, is_unknown(form)
    if is_unknown(form) and head in {"named", "proper", "medium"} and form not in classes("org_heads"):
        return _unknowns(scene, first, heads), True
    if head in {"proper", "medium"} or form in classes("org_heads") or not scene.follows(first + 1):
        return first, False
    following = scene.forms[first + 1]
    if following.startswith("ال") and following not in scene.lexicon.nisba and first + 1 not in heads and not is_given(form) and form[:1] not in "لب":
        return first + 2, False
    return first, False


def _unknowns(scene: Scene, first: int, heads: Heads) -> int:
    last = first + 1
    while scene.follows(last) and last < first + 4 and last not in heads and is_unknown(scene.forms[last]) and not is_part(scene.forms[last]):
        if scene.forms[last] in scene.lexicon.nisba or is_speech(scene.forms[last]):
            break
        last += 1
    return last


def _extended(scene: Scene, last: int, told: bool) -> tuple[int, bool]:
    """Adjectives, joined fields and «لـ…» phrases after a complement; whether one of them makes it a name.

    told: whether the complement is a name already, so that any «لـ…» phrase tells the body's field.
    """
    start, named = last, False
    while scene.follows(last) and last < start + LONGEST:
        form = scene.forms[last]
        if form in scene.lexicon.nisba and form.startswith("ال"):
            last, named = last + 1, True
            if not (scene.follows(last) and scene.forms[last] in words("org_links") | {"للانباء"}):
                break
        elif form in words("org_adjectives") or form in words("org_fields") or _adjective(form):
            last += 1
        elif form.startswith("وال") and form[1:] in words("org_fields") | words("org_adjectives"):
            last += 1
        elif form in words("org_links") and scene.follows(last + 1) and scene.forms[last + 1].startswith("ال"):
            last, named = last + 2, True
        elif form.startswith("لل") and (_field(form) or (told and is_common(form) and form[2:] not in classes("org_heads"))):
            last, named = last + 1, True
        else:
            break
    return last, named


def _adjective(form: str) -> bool:
    return form.startswith("ال") and form.endswith(("يه", "ي")) and len(form) > 6 and is_common(form) and not is_part(form)


def _field(form: str) -> bool:
    """Whether a word with لل is a field of activity: an ordinary noun, not a person or place."""
    return "ال" + form[2:] in words("org_fields")


def _definite(scene: Scene, index: int, cut: int) -> Found | None:
    """A head with ال: adjectives must follow, and a «لـ…» phrase or two adjectives make it a name."""
    last, count = index + 1, 0
    while scene.follows(last) and last < index + 5:
        form = scene.forms[last]
        if not form.startswith("ال") or not (form in words("org_adjectives") or form in scene.lexicon.nisba or _adjective(form)):
            break
        last, count = last + 1, count + 1
    if not count:
        return None
    end, named = _extended(scene, last, False)
    head = without_article(next(rest for shift, rest in readings(scene.forms[index]) if shift == cut))
    if not (named or (head in {"اتحاد", "بنك", "مصرف"} and scene.forms[index + 1] in scene.lexicon.nisba | {"المركزي": ""})):
        return None
    return Found(index, end, cut, "ORG", None, "rule:definite-head")


def _quoted(scene: Scene, first: int) -> Found | None:
    """The name between quotation marks after its type noun: «صحيفة "الشرق"»."""
    for last in range(first + 1, min(first + 8, len(scene.forms))):
        if scene.forms[last] in CLOSE:
            return Found(first, last, 0, "ORG", None, "rule:quoted-after-noun")
    return None
