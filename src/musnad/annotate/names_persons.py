"""Personal names: after a title, by a given name, after a verb of speech."""

from collections.abc import Mapping

from musnad.annotate.names_lexicon import classes, is_common, is_given, is_part, is_speech, is_unknown, is_weak, words
from musnad.annotate.names_scene import Found, Scene
from musnad.arabic import is_word, readings, without_article

LINKS = frozenset({"بن", "ابن", "بنت", "ابو", "ابي", "ابا", "بو", "دي", "دا", "فان", "فون", "دو", "ديل", "لا", "ام", "ولد", "عبد", "ال"})
DIVINE = frozenset({"الله", "الدين", "الاسلام", "الرحمن", "الزهراء", "الحق", "اللات"})
ORDINALS = frozenset({"الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "العاشر", "عشر"})
PARTICLES = frozenset({"ان", "من", "في", "عن", "علي", "الي", "قد", "كان", "كانت", "ثم", "او", "بعد", "قبل", "خلال", "مع", "لم", "لا", "لن", "بين", "عند", "امام"})
LONGEST = 7  # parts of a name, links aside
OFFICE_REACH = 9  # tokens of an office between its first word and the name

Heads = Mapping[int, Found]  # names found so far, by their first token


def find(scene: Scene, heads: Heads) -> list[Found]:
    """Personal names that no list holds. heads: the other names of the passage, by their first token."""
    found: list[Found] = []
    index = 0
    while index < len(scene.forms):
        person = _titled(scene, index, heads) or _given(scene, index, heads) or _said(scene, index, heads)
        if person:
            found.append(person)
            index = max(person.last, index + 1)
        else:
            index += 1
    return found


def _given(scene: Scene, index: int, heads: Heads) -> Found | None:
    """A given name with at least one more part: «نجيب عبد الرزاق»."""
    start = _start(scene, index)
    if start is None:
        return None
    cut, form, sure = start
    last = extent(scene, index, heads)
    if last < index + 2 or (index in heads and not _goes_on(scene, heads[index], last)):
        return None
    if not sure and not _backed(scene, index + 1):
        return None
    return Found(index, last, cut, "PER", None, "rule:given-name")


def _goes_on(scene: Scene, known: Found, last: int) -> bool:
    """Whether a name goes on after a known one: only through بن, آل …"""
    return known.type == "PER" and last > known.last and scene.forms[known.last] in LINKS


def _start(scene: Scene, index: int) -> tuple[int, str, bool] | None:
    """How a token can begin a personal name: letters cut, the name, whether it is surely one."""
    token = scene.tokens[index]
    if not is_word(token) or len(token.form) < 3 or _is_preposition(scene, index) or _heads_a_phrase(token.form):
        return None
    following = scene.forms[index + 1] if scene.follows(index + 1) else ""
    if token.form == "سيدي":
        return None
    for cut, form in readings(token.form):
        if cut and (is_part(token.form) or token.form[cut - 1] in "كس"):
            break
        if form in {"عبد", "ابو"} and following:
            return cut, form, following not in {"ان", "من"} and (form == "عبد" or not is_common(following))
        if following in DIVINE and (form in words("name_compounds")):
            return cut, form, is_given(form) or following == "الدين"
        if is_given(form):
            return cut, form, True
        if is_weak(form):
            return cut, form, False
    return None


def _heads_a_phrase(form: str) -> bool:
    return form in words("titles") or form in classes("org_heads") or form in classes("loc_heads")


def _is_preposition(scene: Scene, index: int) -> bool:
    """على, which folding makes equal to the name علي."""
    return scene.forms[index] in {"علي", "وعلي"} and scene.raw(index).endswith("ى")


def _backed(scene: Scene, index: int) -> bool:
    """Whether a doubtful given name is followed by what only names are followed by."""
    form = scene.forms[index]
    return form in {"بن", "عبد", "ال", "ابو"} or (is_part(form) and not is_common(form))


def extent(scene: Scene, index: int, heads: Heads) -> int:
    """Where the personal name that begins at a token ends."""
    last, parts = index + 1, 1
    must = scene.forms[index] in LINKS or scene.forms[index][1:] in {"عبد", "ابو"}
    while scene.follows(last) and parts < LONGEST:
        form, before = scene.forms[last], scene.forms[last - 1]
        if must:
            must = form in LINKS
            parts += not must
        elif form in LINKS and _links(scene, last):
            must = True
        elif form in DIVINE and (before in words("name_compounds") or is_part(before) or before[1:] in words("name_compounds")):
            pass
        elif form in ORDINALS and parts == 1:
            return last + 1
        elif _continues(scene, last, parts, heads):
            parts += 1
        else:
            break
        last += 1
    return last - 1 if must and last > index + 1 else last


def _links(scene: Scene, index: int) -> bool:
    """Whether a word joins two parts of a name here: something must follow, and «لا», «ام», «ولد» only before a name."""
    if not scene.follows(index + 1):
        return False
    form, following = scene.forms[index], scene.forms[index + 1]
    if form in {"لا", "ام", "ولد", "دا", "دو", "ابا"}:
        return is_part(following) or (is_unknown(following) and form in {"دا", "دو"})
    return form != "ال" or scene.raw(index).startswith(("آ", "ا\u0653")) or is_part(following)


def _continues(scene: Scene, index: int, parts: int, heads: Heads) -> bool:
    """Whether a word is one more part of a name of so many parts."""
    form = scene.forms[index]
    if _is_preposition(scene, index) or _heads_a_phrase(form) or _begins_anew(form):
        return False
    known = heads.get(index)
    if known and known.type != "PER" and not (parts == 1 and is_part(form) and known.last == index + 1 and known.cut == 0):
        return False
    if form in scene.lexicon.nisba:
        return parts == 1 and form.startswith("ال") and is_part(form)
    if is_given(form) or is_given(without_article(form)):
        return True
    if is_weak(form):
        return parts < 3 or not is_common(form)
    if is_part(form):
        return not is_common(form) or (parts == 1 and form.startswith("ال") and form.endswith("ي"))
    return is_unknown(form) and parts < 4


def _begins_anew(form: str) -> bool:
    """Whether a word has a proclitic, so that it cannot be the next part of a name: «وخالد», «للصحافيين»."""
    if is_part(form):
        return False
    if form.startswith("و") and form[1:2] not in "ياو":
        return True
    return form.startswith(("لل", "وال", "بال")) or any(cut and (is_given(rest) or is_part(rest)) for cut, rest in readings(form))


def _titled(scene: Scene, index: int, heads: Heads) -> Found | None:
    """A name after a title: «الشيخ محمد الخالد», «وزير الخارجية الروسي سيرغي لافروف»."""
    reach = next((classes("titles")[form] for cut, form in readings(scene.forms[index]) if form in classes("titles") and cut < 2), None)
    if reach is None:
        return None
    first = _after_title(scene, index, reach, heads)
    if first is None or first in heads:
        return None
    start = _start(scene, first)
    form = scene.forms[first]
    if start is None and (form.startswith(("بال", "وال", "لل", "فال", "كال")) or is_common(form)):
        return None
    if start is None and not (is_unknown(form) or (is_part(form) and not is_common(form))):
        return None
    last = extent(scene, first, heads)
    sure = start is not None and start[2]
    if last == first + 1 and sure and _is_surname(scene, last, heads):
        last += 1
    if reach == "doubtful" and not sure:
        return None
    if last == first + 1 and not _alone(scene, index, first, sure):
        return None
    if start is not None and start[0] and not sure:
        return None
    return Found(first, last, 0, "PER", None, "rule:title+name")


def _is_surname(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether an ordinary definite noun after a title and a lone given name is the surname: «الرائد عصام الريس»."""
    form = scene.forms[index] if scene.follows(index) else ""
    if index in heads or not form.startswith("ال") or form in scene.lexicon.nisba or form in words("org_adjectives"):
        return False
    return len(form) > 4 and not form.startswith(("الذ", "الت", "اللا", "اللذ")) and form not in {"الان", "اليوم", "السابق", "السابقه", "الحالي", "امس"} and not _heads_a_phrase(form)


def _alone(scene: Scene, title: int, first: int, sure: bool) -> bool:
    """Whether a single word after a title is a name."""
    form = scene.forms[first]
    definite = scene.forms[title].removeprefix("و").startswith("ال")
    if first == title + 1:
        return sure or is_part(form) or (definite and not form.startswith("ال"))
    return sure or (definite and is_unknown(form) and not form.startswith("ال"))


def _after_title(scene: Scene, title: int, reach: str, heads: Heads) -> int | None:
    """The token where the name after a title begins: the words of the office and other titles are passed over."""
    index = title + 1
    while index < title + OFFICE_REACH and scene.follows(index):
        known, form = heads.get(index), scene.forms[index]
        if known and known.type != "PER":
            index = known.last
        elif known:
            return None
        elif _of_office(scene, index, reach):
            index += 1
        else:
            return index
    if index == title + 2 and index + 1 < len(scene.forms) and scene.forms[index] in "،,:" and scene.forms[title + 1] in scene.lexicon.nisba:
        return index + 1 if scene.joined[index + 1] and index + 1 not in heads and _start(scene, index + 1) else None
    return index if scene.follows(index) and index not in heads else None


def _of_office(scene: Scene, index: int, reach: str) -> bool:
    """Whether a word belongs to the title or the office, not yet to the name."""
    form = scene.forms[index]
    if form in scene.lexicon.nisba or form in words("titles"):
        return not is_given(form)
    if is_given(form):
        return False
    following = scene.forms[index + 1] if scene.follows(index + 1) else ""
    if form.startswith("ال") and is_given(following):
        return True
    if is_part(form) and not is_common(form):
        return False
    if reach == "office" and is_common(form) and (form.startswith("بال") or following.startswith("ال")):
        return not is_speech(form) and form not in PARTICLES
    if form.startswith(("ال", "لل", "وال")):
        return is_common(form) and (reach == "office" or form.endswith(("ي", "ه", "ين")) or form in words("org_adjectives"))
    return reach == "office" and (form in {"عام", "باسم", "اول", "دوله", "وزراء", "مجلس", "اداره", "هييه", "اركان", "لشوون", "شوون"} or form in classes("org_heads"))


def _said(scene: Scene, index: int, heads: Heads) -> Found | None:
    """Two or three words of no other kind after a verb of speech: «قال مارتن دولان»."""
    first = index + 1
    if not is_speech(scene.forms[index]) or not scene.follows(first):
        return None
    if first in heads and not (heads[first].why.startswith("row:cities") and heads[first].last == first + 1):
        return None
    form = scene.forms[first]
    if not is_unknown(form) or form.startswith("ال") or form in scene.lexicon.nisba:
        return None
    last = extent(scene, first, heads)
    if last < first + 2 or any(is_common(scene.forms[i]) for i in range(first + 1, last) if scene.forms[i] not in LINKS | DIVINE):
        return None
    return Found(first, last, 0, "PER", None, "rule:said+name")
