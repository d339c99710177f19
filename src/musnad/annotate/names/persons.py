"""Personal names that no list holds: after a title, by a given name, after a verb of speech."""

from collections.abc import Iterator, Sequence

from musnad.annotate.names import foreign, holders, said
from musnad.annotate.names.forms import begins_anew, called, heads_a_phrase, is_of_many
from musnad.annotate.names.lexicon import (
    classes,
    group,
    is_common,
    is_given,
    is_part,
    is_speech,
    is_unknown,
    is_weak,
    words,
)
from musnad.annotate.names.parts import (
    RELATIVE,
    Heads,
    completes,
    extent,
    has_pronoun,
    is_preposition,
    is_trapped,
    only_in_names,
    start,
)
from musnad.annotate.names.scene import Found, Scene

OFFICE_REACH = 9  # tokens of an office between its first word and the name


def find(scene: Scene, heads: Heads) -> list[Found]:
    """Personal names of a passage. heads: its other names, by their first token."""
    found: list[Found] = []
    free = 0
    for index in scene.telling:
        person = _at(scene, index, heads) if index >= free and scene.roles[index].person else None
        if person:
            found.append(person)
            free = person.last
    return found


def alone(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
    """Persons named by the surname alone, of whom nothing else on the page tells. found: the names of the passage."""
    able = [index for index in scene.telling if scene.roles[index].alone]
    heads = {place: one for one in found for place in range(one.first, one.last)} if able else {}
    for index in able:
        person = _abbreviated(scene, index, heads) or _of_family(scene, index) or _surname(scene, index, heads)
        if person and heads.keys().isdisjoint(range(person.first, person.last)):
            heads |= dict.fromkeys(range(person.first, person.last), person)
            yield person


def _at(scene: Scene, index: int, heads: Heads) -> Found | None:
    return (
        _titled(scene, index, heads)
        or _given(scene, index, heads)
        or _with_surname(scene, index + 1, heads)
        or _mother(scene, index + 1)
        or _said(scene, index, heads)
        or holders.find(scene, index, heads)
        or foreign.find(scene, index, heads)
    )


def _given(scene: Scene, index: int, heads: Heads) -> Found | None:
    """A given name with at least one more part: «نجيب عبد الرزاق»."""
    begins = start(scene, index)
    if begins is None:
        return None
    last = extent(scene, index, heads)
    if last < index + 2 or (index in heads and not _goes_on(scene, heads[index], last)):
        return None
    if not begins.sure and (index + 1 in heads or not _backed(scene, index + 1)):
        return None
    return Found(index, last, begins.cut, "PER", None, "rule:given-name")


def _goes_on(scene: Scene, known: Found, last: int) -> bool:
    """Whether a name goes on after a known one: through بن, آل …, or with a family name, which makes it another person's."""
    if known.type != "PER" or last <= known.last:
        return False
    form = scene.forms[known.last]
    return form in group("name_links") or (form.startswith("ال") and is_part(form) and known.last > known.first + 1)


def _backed(scene: Scene, index: int) -> bool:
    """Whether a doubtful given name is followed by what only names are followed by."""
    form = scene.forms[index]
    if form in {"بن", "عبد", "ال", "ابو"} or (form.startswith("ال") and form.endswith("ي") and is_unknown(form)):
        return True
    return is_part(form) and not is_common(form)


def _titled(scene: Scene, index: int, heads: Heads) -> Found | None:
    """A name after a title: «الشيخ محمد الخالد», «وزير الخارجية الروسي سيرغي لافروف»."""
    reach = scene.roles[index].title
    first = None if reach is None else _after_title(scene, index, reach, heads)
    if first is None or reach is None or first in heads or not _can_begin(scene, first):
        return None
    if first == index + 1 and is_weak(scene.forms[index]) and start(scene, index):
        return None  # «حاكم الزاملي»
    if scene.forms[first].startswith("ال") and "علي" in scene.forms[index + 1 : first]:
        return None  # «المشرف العام على الفريق الكروي | منصور …»
    begins = start(scene, first)
    sure = begins is not None and begins.sure
    last = extent(scene, first, heads)
    if last == first + 1 and begins and (_ends_with_noun(scene, last, heads, sure) or said.goes_on(scene, last, heads)):
        last += 1
    alone = last == first + 1 and not _alone(scene, index, first, sure)
    if alone or (not sure and (reach == "doubtful" or (begins and begins.cut))):
        return None
    return Found(first, last, 0, "PER", None, "rule:title+name")


def _ends_with_noun(scene: Scene, index: int, heads: Heads, sure: bool) -> bool:
    """Whether the word after a title and a given name, `sure` to be one or not, is the surname, though it is a word too."""
    if said.has_surname(scene, index, heads):
        return True
    return _is_surname(scene, index, heads) and (sure or said.ends_before(scene, index + 1))


def _can_begin(scene: Scene, index: int) -> bool:
    """Whether a word after a title can be a name at all."""
    form = scene.forms[index]
    if start(scene, index):
        return True
    if has_pronoun(scene, index):
        return False
    if begins_anew(form) or form.startswith(("فال", "كال")) or is_common(form) or is_trapped(form, scene.forms[index - 1], ""):
        return False
    if form in group("ordinals") or form in words("org_adjectives") or is_of_many(form):
        return False
    return is_unknown(form) or is_part(form)


def _is_surname(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether an ordinary definite noun after a title and a lone given name is the surname: «الرائد عصام الريس»."""
    form = scene.forms[index] if scene.follows(index) else ""
    if index in heads or not form.startswith("ال") or form in scene.lexicon.nisba or form in words("org_adjectives"):
        return False
    return len(form) > 4 and form not in RELATIVE and form not in group("not_surnames") and not heads_a_phrase(form)


def _alone(scene: Scene, place: int, first: int, sure: bool) -> bool:
    """Whether a single word after a title is a name."""
    form = scene.forms[first]
    definite = scene.forms[place].removeprefix("و").startswith("ال")
    if first == place + 1:
        return sure or is_part(form) or (definite and not form.startswith("ال"))
    return sure or (definite and is_unknown(form) and not form.startswith("ال"))


def _after_title(scene: Scene, place: int, reach: str, heads: Heads) -> int | None:
    """The token where the name after a title begins: the words of the office and other titles are passed over."""
    index, placed = place + 1, False
    while index < place + OFFICE_REACH and scene.follows(index):
        known = heads.get(index)
        if known and known.type == "PER":
            return None
        if known is None and ((placed and _is_name(scene, index)) or not _of_office(scene, index, reach)):
            return index
        placed = known is not None
        index = known.last if known else index + 1
    nation = index == place + 2 and scene.forms[place + 1] in scene.lexicon.nisba
    if nation and index + 1 < len(scene.forms) and scene.forms[index] in {"،", ",", ":"} and scene.follows(index + 1):
        return index + 1 if start(scene, index + 1) else None
    return index if scene.follows(index) else None


def _is_name(scene: Scene, index: int) -> bool:
    """Whether a given name that is a word too begins a name, the place of the office being told: «سفير كذا لدى الأردن سامي …»."""
    if not scene.follows(index + 1) or scene.forms[index] in words("titles") or start(scene, index) is None:
        return False
    return is_part(scene.forms[index + 1]) and scene.forms[index + 1] not in scene.lexicon.nisba


def _of_office(scene: Scene, index: int, reach: str) -> bool:
    """Whether a word belongs to the title or the office, not yet to the name."""
    form = scene.forms[index]
    following = scene.forms[index + 1] if scene.follows(index + 1) else ""
    before = scene.forms[index - 1]
    over = form == "علي" and reach == "office" and is_preposition(scene, index)  # «المشرف العام على كذا فلان»
    of_staff = (before, form) == ("اركان", "حرب")  # «اللواء أركان حرب محمد سمير»
    if of_staff or is_trapped(form, before, following) or (over and before.endswith(("المشرف", "العام"))):
        return True
    if form in scene.lexicon.nisba or form in words("titles"):
        named = (only_in_names(following) and following not in scene.lexicon.nisba) or called(before, following)
        return not (is_given(form) or (is_weak(form) and named))
    if is_given(form) or (following and completes(scene, index + 1)):
        return False  # «مدير المستشفى ضيف الله …»
    if form.startswith("ال") and (is_given(following) or (is_weak(following) and form.endswith("ه"))):
        return True  # «عضو المفوضية فاضل الغراوي»
    if is_part(form) and not is_common(form):
        return False
    return _of_phrase(form, following) if reach == "office" else _adjective(form)


def _adjective(form: str) -> bool:
    return form.startswith("ال") and is_common(form) and (form.endswith(("ي", "ه", "ين")) or form in words("org_adjectives"))


def _of_phrase(form: str, following: str) -> bool:
    """Whether a word goes on with an office: «مدير قسم الهندسة بالشركة»."""
    if form in group("office_words") or form in classes("org_heads"):
        return True
    if not is_common(form) or is_speech(form) or form in group("particles"):
        return False
    return form.startswith(("ال", "لل", "وال", "بال")) or following.startswith("ال")


def _said(scene: Scene, index: int, heads: Heads) -> Found | None:
    """Two or three words of no other kind after a verb of speech: «قال مارتن دولان»."""
    first = index + 1
    if not is_speech(scene.forms[index]) or not scene.follows(first):
        return None
    town = heads.get(first)
    if town and not (town.why.startswith("row:cities") and town.last == first + 1):
        return None
    form = scene.forms[first]
    phrase = begins_anew(form) or heads_a_phrase(form)  # «شهدت محافظتي عدن ولحج»
    if not is_unknown(form) or phrase or form.startswith("ال") or form in scene.lexicon.nisba:
        return None
    if first + 1 in heads and form.endswith("ا"):
        return None  # «قال مخاطبا بوتين»
    last = extent(scene, first, heads)
    ordinary = (one for one in scene.forms[first + 1 : last] if one not in group("name_links") | group("divine"))
    if last < first + 2 or any(map(is_common, ordinary)):
        return None
    return Found(first, last, 0, "PER", None, "rule:said+name")


def _mother(scene: Scene, first: int) -> Found | None:
    """A woman who is told by her son, as the verb agrees: «وذكرت أم ناصر أن …»."""
    if not scene.follows(first) or scene.forms[first] != "ام" or not is_speech(scene.forms[first - 1]):
        return None
    verb = scene.forms[first - 1].removeprefix("و")
    woman = scene.raw(first).startswith("أ") and (verb.startswith("ت") or verb.endswith("ت"))
    son = scene.forms[first + 1] if scene.follows(first + 1) else ""
    named = is_given(son) or (is_part(son) and is_unknown(son))
    return Found(first, first + 2, 0, "PER", None, "rule:mother-said") if woman and named else None


def _with_surname(scene: Scene, first: int, heads: Heads) -> Found | None:
    """A given name and a surname that is an ordinary noun too, with what is said right after it: «أوضح منير التاريخ أن …»."""
    last = first + 2
    if not (is_speech(scene.forms[first - 1]) and scene.follows(first)) or first in heads:
        return None
    if is_preposition(scene, first) and is_common(scene.forms[first + 1]):
        return None  # «وأجاب على الفور: …»
    form = scene.forms[first]
    if (is_given(form) or is_weak(form)) and said.has_surname(scene, first + 1, heads):
        return Found(first, last, 0, "PER", None, "rule:subject+surname")
    if not is_given(form) or not _is_surname(scene, first + 1, heads):
        return None
    following = scene.forms[last] if last < len(scene.forms) else ""
    ends = following in {"ان", "بان", ":", '"', "«", "“", "(", "،"}
    return Found(first, last, 0, "PER", None, "rule:subject+surname") if ends else None


def _abbreviated(scene: Scene, index: int, heads: Heads) -> Found | None:
    """A surname after a title of one letter: «د. الخازم», «م.السويكت»."""
    first = index + 2
    if scene.forms[index] not in group("short_titles") or first >= len(scene.forms) or scene.forms[index + 1] != ".":
        return None
    if not scene.follows(first) or first in heads or not _can_begin(scene, first):
        return None
    form = scene.forms[first]
    surname = form.startswith("ال") and is_part(form) and not is_common(form)
    if not surname and not (scene.forms[index] == "د" and foreign.is_strange(scene, first)):
        return None
    return Found(first, max(first + 1, extent(scene, first, heads)), 0, "PER", None, "rule:short-title")


def _of_family(scene: Scene, index: int) -> Found | None:
    """A person told by the family alone, after a verb of speech: «وأوضح آل ثواب أن …»."""
    last = index + 2
    if scene.forms[index] != "ال" or not scene.raw(index).startswith(("آ", "ا\u0653")) or not scene.follows(index):
        return None
    if not (is_speech(scene.forms[index - 1]) and scene.follows(index + 1) and scene.follows(last)):
        return None
    said = scene.forms[last] in {"ان", "بان", "الي", "علي", "في", "عن"}
    return Found(index, last, 0, "PER", None, "rule:family-said") if said else None


def _surname(scene: Scene, index: int, heads: Heads) -> Found | None:
    """A family name alone between a verb of speech and what is said: «وأكد الضامن أن …»."""
    first = index + 1
    if not is_speech(scene.forms[index]) or not scene.follows(first) or first in heads or first + 1 >= len(scene.forms):
        return None
    form, following = scene.forms[first], scene.forms[first + 1 : first + 3]
    said = following[0] in {"ان", "بان", ":"} or following in (("الي", "ان"), ("علي", "ان"))
    if not (said and form.startswith("ال") and len(form) > 5 and is_part(form) and is_unknown(form)):
        return None
    if form in scene.lexicon.nisba or heads_a_phrase(form) or form.endswith(("ه", "ات", "ون", "ين")):
        return None
    return Found(first, first + 1, 0, "PER", None, "rule:surname-said")
