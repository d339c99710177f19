"""Names told by their company: lists after a plural noun, ministries in a row, letters read one by one, quoted speakers."""

from collections.abc import Iterator

from musnad.annotate.names.foreign import is_strange
from musnad.annotate.names.lexicon import TYPES, group, is_speech
from musnad.annotate.names.parts import Heads
from musnad.annotate.names.scene import CLOSERS, OPENERS, Found, Scene, kind
from musnad.model import EntityType

REACH = 6  # words between the plural noun and what opens its list
MEMBERS = 12
COMMAS = frozenset({"،", ","})
QUOTES = OPENERS - {"("}
LETTERS = 3  # letters that make a name


def find(scene: Scene, heads: Heads) -> list[Found]:
    """Members of lists that nothing else tells: «عائلات مثل كادبوري وشرودر», «وزارتي الداخلية والدفاع»."""
    return [*_lists(scene, heads), *_ministries(scene, heads), *_quoted_speakers(scene, heads)]


def _quoted_speakers(scene: Scene, heads: Heads) -> Iterator[Found]:
    """Foreign words in quotes as the subject of a feminine verb of speech: «وذكرت "إكسور" أنها …»."""
    for index in [index for index, form in enumerate(scene.forms, 1) if form in QUOTES and 1 < index < len(scene.forms)]:
        verb = scene.forms[index - 2]
        if not (verb.endswith("ت") and is_speech(verb)):
            continue
        last = index
        while last < min(index + 3, len(scene.forms)) and last not in heads and is_strange(scene, last):
            last += 1
        if index < last < len(scene.forms) and scene.forms[last] in CLOSERS:
            yield Found(index, last, 0, "ORG", None, "rule:quoted-speaker")


def letters(scene: Scene) -> list[Found]:
    """Names written as the names of letters: «آر.سي.إس», «إم بي سي»."""
    found = []
    free = 0
    for index in scene.telling:
        if index < free or not scene.roles[index].letter:
            continue
        free, count = _letters(scene, index)
        name = " ".join(form for form in scene.forms[index:free] if form != ".")
        if count >= LETTERS and name not in group("no_names_of_letters"):
            found.append(Found(index, free, 0, "ORG", None, "rule:letters"))
    return found


def _letters(scene: Scene, index: int) -> tuple[int, int]:
    """Where a run of letters' names ends, with dots between them or blanks, and how many they are."""
    last, count, dotted = index, 0, False
    end = (index, 0)
    while last < len(scene.forms) and scene.forms[last] in group("letters"):
        dot = scene.forms[last + 1 : last + 2] == (".",) and scene.joined[last + 1]
        word = not (dotted or dot) and scene.forms[last] in group("letters_or_words")  # «في», «أو» are letters only among others
        if (word and not count) or (not dotted and len(scene.forms[last]) == 1):
            break
        last, count = last + 1, count + 1
        dotted = (
            scene.forms[last : last + 1] == (".",)
            and last + 1 < len(scene.forms)
            and not scene.text[scene.tokens[last - 1].end : scene.tokens[last + 1].start].strip(".")
        )
        end = end if word else (last, count)
        if dotted:
            last += 1
        elif last < len(scene.forms) and not scene.joined[last]:
            break
    return end


def _lists(scene: Scene, heads: Heads) -> Iterator[Found]:
    for index in scene.telling:
        noun = kind(scene.forms[index], "list_nouns") if scene.roles[index].list else None
        start = _opened(scene, index + 1) if noun else None
        if noun and start:
            members = list(_members(scene, start, heads, TYPES[noun]))
            if len(members) > 1:
                yield from members


def _opened(scene: Scene, first: int) -> int | None:
    """Where the list after a plural noun begins: after «مثل», «منها», or at once where its first member is quoted."""
    if first < len(scene.forms) and scene.forms[first] in QUOTES:
        return first
    for index in range(first, min(first + REACH, len(scene.forms) - 1)):
        if scene.forms[index] in group("list_openers"):
            return index + 1
        if not scene.follows(index):
            return None
    return None


def _members(scene: Scene, index: int, heads: Heads, type_of: EntityType) -> Iterator[Found]:
    for _ in range(MEMBERS):
        index += index < len(scene.forms) and scene.forms[index] == "و"
        opened = index < len(scene.forms) and scene.forms[index] in OPENERS
        index += opened
        if index >= len(scene.forms):
            return
        cut = int(not opened and scene.forms[index].startswith("و") and is_strange(scene, index, 1))
        if index in heads:
            index = heads[index].last
        elif is_strange(scene, index, cut):
            last = index + 1
            while scene.follows(last) and last < index + 3 and last not in heads and is_strange(scene, last, 0):
                last += 1
            yield Found(index, last, cut, type_of, None, "rule:list-of-names")
            index = last
        else:
            return
        index += opened and index < len(scene.forms) and scene.forms[index] in CLOSERS
        index += index < len(scene.forms) and scene.forms[index] in COMMAS


def _ministries(scene: Scene, heads: Heads) -> Iterator[Found]:
    """Bare names of ministries in a row that a ministry, a body or «وزارات» opens."""
    ends = {one.last for one in heads.values() if _is_body(scene, one)}
    ends |= {index + 1 for index in scene.telling if scene.roles[index].ministries}
    for index, form in enumerate(scene.forms if ends else ()):
        step = index - (index > 0 and scene.forms[index - 1] in COMMAS)
        if step not in ends:
            continue
        cut = int(form.startswith("و"))
        if form[cut:] in group("ministry_names") and (cut or step == index) and _alone(scene, index + 1):
            ends.add(index + 1)
            yield Found(index, index + 1, cut, "ORG", None, "rule:row-of-ministries")


def _is_body(scene: Scene, found: Found) -> bool:
    known = scene.lexicon.known.get(found.known or "")
    return found.type == "ORG" and known is not None and known.kind in {"body", "army"}


def _alone(scene: Scene, index: int) -> bool:
    """Whether no word that belongs to the one before stands here."""
    return not scene.follows(index) or not scene.forms[index].startswith("ال")
