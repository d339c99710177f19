"""The second look: what a page names clearly once is found again in its shorter forms."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from musnad.annotate.names import traps
from musnad.annotate.names.known import name_form
from musnad.annotate.names.lexicon import classes, given_traps, group, is_common, is_given, is_part, is_speech, is_unknown
from musnad.annotate.names.parts import has_pronoun, is_preposition, is_trapped
from musnad.annotate.names.scene import Found, Scene, kind
from musnad.arabic import attached, readings
from musnad.model import EntityType

WHY = "rule:seen-again-on-page"
TAIL = "rule:family-of-page"
OFFICE = 6  # words before a name in which the office of its bearer stands
LONG = 4  # letters of a family name that the page may write with and without its article
Names = Sequence[tuple[Scene, Sequence[Found]]]


@dataclass(frozen=True, slots=True)
class Short:
    """A short form of a name of the page. `sure`: it may stand without a title or verb of speech beside it."""

    type: EntityType
    known: str | None
    sure: bool


def find(page: Names, outlets: Iterable[str]) -> list[list[Found]]:
    """For each passage the names that stand there in a short form of a name found on the page.

    outlets: folded names of the outlets of the page's articles; they are looked for too where they are no ordinary words.
    """
    shorts = _shorts(page)
    for name in outlets:
        words = tuple(name.split())
        if 1 < len(words) < 4 or (len(words) == 1 and is_unknown(name)):
            shorts.setdefault(words, Short("ORG", None, True))
    able = {form for words in shorts for form in attached(words[0])}
    return [[*_in_passage(scene, found, shorts, able)] for scene, found in page]


def complete(page: Names) -> list[list[Found]]:
    """The names of each passage, a lone surname with the given name before it where the page has both in full elsewhere.

    A word that was read as the end of such a surname or full name is left out: «نقل الدكتور الشمري | تهاني», «روبيو | المتحدر».
    """
    named = [
        (tuple(words), one.known)
        for scene, found in page
        for one in found
        if one.type == "PER" and len(words := name_form(scene, one).split()) > 1
    ]
    full = {(words[0], words[-1]): known for words, known in named}
    whole = {words for words, _ in named}
    page = _without_firms(page, {words[-1]: known for words, known in named})
    ends = {words[-1] for words in whole}
    tails = {words[-3:] for words in whole if len(words) > 3 and words[-3] == "بن"}  # «… بن علي الشريف … وقال بن علي الشريف»
    longer = {words[-2:]: words for words in whole if len(words) > 2}
    mended = [[_from_start(scene, _cut(scene, one, whole, ends), longer) for one in found] for scene, found in page]
    return [[_completed(scene, one, full, tails) for one in names] for (scene, _), names in zip(page, mended, strict=True)]


def _without_firms(page: Names, bearers: Mapping[str, str | None]) -> Names:
    """The names of each passage without a firm's that is a bearer's, as a verb tells: «المرشح مايكل بلومبيرغ … قال بلومبيرغ»."""

    def meant(scene: Scene, one: Found) -> bool:
        form, before = scene.forms[one.first], scene.forms[one.first - 1]
        if one.type != "ORG" or one.last > one.first + 1 or form not in bearers or not scene.follows(one.first):
            return False
        return is_speech(before) and not before.removeprefix("و").startswith("ت") and not before.endswith("ت")

    return [(scene, [one for one in found if not meant(scene, one)]) for scene, found in page]


def _cut(scene: Scene, found: Found, whole: AbstractSet[tuple[str, ...]], ends: AbstractSet[str]) -> Found:
    """A name without its last word, where the page has the rest as a surname or full name and the word fits no name there."""
    words = tuple(name_form(scene, found).split()) if found.type == "PER" and found.known is None else ()
    if len(words) < 2 or words[-2] in group("name_links"):
        return found
    last, before = words[-1], words[-2]
    strange = last.startswith("ال") and not (
        is_part(last) or is_given(before) or {before, last} & (group("ordinals") | group("divine"))
    )
    surname = len(words) == 2 and before in ends and (strange or (before.startswith("ال") and not last.startswith("ال")))
    return found._replace(last=found.last - 1) if surname or (strange and words[:-1] in whole) else found


def _from_start(scene: Scene, found: Found, longer: Mapping[tuple[str, ...], tuple[str, ...]]) -> Found:
    """A name with the words before it that it has elsewhere on the page: «فان | دير فارت»."""
    if found.type != "PER" or found.known or found.cut or found.last - found.first < 2 or not longer:
        return found
    whole = longer.get(scene.forms[found.last - 2 : found.last], ())
    first = found.last - len(whole)
    if not whole or first >= found.first or first < 0 or scene.forms[first : found.last] != whole:
        return found
    return found._replace(first=first) if all(scene.joined[first + 1 : found.last]) else found


def _completed(
    scene: Scene, found: Found, full: Mapping[tuple[str, str], str | None], tails: AbstractSet[tuple[str, ...]]
) -> Found:
    if found.type != "PER" or found.cut or not scene.follows(found.first):
        return found
    if found.known is None and _called_basim(scene, found):
        return found._replace(first=found.first - 1)
    if found.last > found.first + 1:
        tail = scene.forms[found.first : found.last + 1]
        return found._replace(last=found.last + 1, known=None, why=TAIL) if tail in tails and scene.follows(found.last) else found
    names = scene.forms[found.first - 1], scene.forms[found.first]
    return found._replace(first=found.first - 1, known=full[names]) if names in full else found


def _called_basim(scene: Scene, found: Found) -> bool:
    """Whether «باسم» before a family name or kunya is the given name of an officer: «مدير الفريق باسم أبو داود», no spokesman."""
    place = found.first - 1
    first = scene.forms[found.first]
    if scene.forms[place] != "باسم" or not scene.follows(place) or (is_given(first) and first != "ابو"):
        return False
    near = scene.forms[max(0, place - OFFICE) : place]
    spoken_for = given_traps()["باسم"].not_after
    return any(kind(form, "titles") for form in near) and not any(rest in spoken_for for form in near for _, rest in readings(form))


def _shorts(page: Names) -> dict[tuple[str, ...], Short]:
    """The short forms of the page's names; one that two names share is that of the one found last."""
    shorts: dict[tuple[str, ...], Short] = {}
    for scene, found in page:
        for kind_of, known, name, doubtful in dict.fromkeys(_told(scene, one) for one in found):
            for form, sure in _forms(kind_of, known, name):
                if form in shorts and shorts[form].known == known:
                    continue
                shorts[form] = Short(kind_of, known, sure and not (doubtful and len(form) == 1))
    for (word,), short in [one for one in shorts.items() if len(one[0]) == 1 and one[1].type == "PER"]:
        if word.endswith("ي") and len(word) > LONG:  # «بشير خليفي … وأضاف الخليفي»
            other = word[2:] if word.startswith("ال") else "ال" + word
            if not is_common(other) and not is_given(other):
                shorts.setdefault((other,), Short("PER", short.known, False))
    return shorts


def _told(scene: Scene, found: Found) -> tuple[EntityType, str | None, str, bool]:
    """Type, id and folded words of a name, and whether its last word by itself may be another word."""
    last = found.last - 1
    doubtful = found.type == "PER" and _is_doubtful(scene, scene.forms[last], scene.raw(last))
    return found.type, found.known, name_form(scene, found), doubtful


def _is_doubtful(scene: Scene, form: str, raw: str) -> bool:
    """Whether a word has the look of an ordinary noun or adjective, though no list has it: «الاستيطانية», «تركي», «قاضي»."""
    definite, known = form.startswith("ال"), is_part(form)
    if (form in scene.lexicon.nisba or form in group("not_surnames") or form in group("ordinals")) and not (definite and known):
        return True
    titles = classes("titles")
    if form in titles or "ال" + form in titles or (raw.endswith("ة") and not known):
        return True
    return definite and not known and (is_common(form[2:]) or form.endswith(("يه", "ات", "ين", "ون")))


def _forms(kind_of: EntityType, known: str | None, name: str) -> Iterable[tuple[tuple[str, ...], bool]]:
    words = tuple(name.split())
    if kind_of != "PER":
        if known is None and (len(words) == 2 or (len(words) == 1 and is_unknown(words[0]) and len(words[0]) > 3)):
            yield words, True
        return
    if len(words) < 2:
        if known is None and is_unknown(words[0]):
            yield words, True
        return
    first = len(words) - 1
    while first > 0 and words[first - 1] in group("name_links") and words[first - 1] not in {"بن", "ابن", "بنت"}:
        first -= 1
    if first > 1 and words[first] in group("divine"):
        first -= 1  # «محمد الجار الله … وأوضح الجار الله»
    last = words[first:]
    yield last, len(last) > 1 or not is_common(last[0])
    if len(last) > 1 and last[0] == "عبد" and last[1].startswith("ال"):
        yield (last[1][2:],), not is_common(last[1][2:]) and not is_given(last[1][2:])
    if is_given(words[0]):
        yield words[:1], False


def _in_passage(
    scene: Scene, found: Sequence[Found], shorts: Mapping[tuple[str, ...], Short], able: AbstractSet[str]
) -> Iterable[Found]:
    """able: the words of the page that a short form can begin with, proclitics aside."""
    taken = {place for one in found for place in range(one.first, one.last)}
    for index in [index for index, form in enumerate(scene.forms) if form in able]:
        if index in taken or is_preposition(scene, index) or has_pronoun(scene, index):  # `taken` grows as names are found
            continue
        word = scene.forms[index]
        for cut, form in readings(word):
            if cut and word[cut - 1] in "كس":
                continue
            match = _match(scene, index, cut, form, shorts)
            if match and taken.isdisjoint(range(match.first, match.last)):
                taken.update(range(match.first, match.last))
                yield match
                break


def _match(scene: Scene, index: int, cut: int, form: str, shorts: Mapping[tuple[str, ...], Short]) -> Found | None:
    for length in (3, 2, 1):
        words = (form, *scene.forms[index + 1 : index + length])
        short = shorts.get(words) if len(words) == length else None
        if short is None or not all(scene.joined[index + 1 : index + length]):
            continue
        if traps.is_preposition(scene, index, index + length):
            continue
        if length == 1 and short.type == "PER" and _is_word(scene, index, form):
            continue
        if short.sure or _beside(scene, index, index + length):
            return Found(index, index + length, cut, short.type, short.known, WHY)
    return None


def _is_word(scene: Scene, index: int, form: str) -> bool:
    """Whether a given name is an ordinary word between its neighbours: «سند قانوني»."""
    before = scene.forms[index - 1] if scene.follows(index) else ""
    return is_trapped(form, before, scene.forms[index + 1] if scene.follows(index + 1) else "")


def _acts(scene: Scene, last: int) -> bool:
    """Whether a colon or a verb of the present follows a word, as it follows persons in headlines: «الفالح يوجه»."""
    if last >= len(scene.forms):
        return False
    form = scene.forms[last]
    return form == ":" or is_speech(form) or (form[0] in "يت" and len(form) > 3 and not form.endswith("ه"))


def _beside(scene: Scene, first: int, last: int) -> bool:
    """Whether a doubtful short form stands where persons stand: after a title or a verb of speech, or first, and alone."""
    if first == 0:
        return _acts(scene, last)
    if not scene.follows(first) or (scene.follows(last) and is_part(scene.forms[last]) and not is_common(scene.forms[last])):
        return False
    before = scene.forms[first - 1]
    if before == "." and first > 1 and scene.forms[first - 2] in group("short_titles"):
        return True  # «م. البنيان»
    return kind(before, "titles") is not None or is_speech(before)
