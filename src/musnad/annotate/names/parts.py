"""Where a personal name begins and how far it reaches: given names, بن and آل, عبد and أبو, surnames."""

from collections.abc import Mapping
from typing import NamedTuple

from musnad.annotate.names.forms import KUNYA_HEADS, begins_anew, called, heads_a_phrase, is_friend, is_of_ba
from musnad.annotate.names.lexicon import (
    given_traps,
    group,
    is_calendar,
    is_common,
    is_given,
    is_listed,
    is_part,
    is_speech,
    is_unknown,
    is_weak,
    words,
)
from musnad.annotate.names.scene import Found, Scene, is_then
from musnad.arabic import readings, without_article

LONGEST = 7  # parts of a name, links aside
KUNYA = frozenset({"ابو", "وابو", "ابي", "ابا"})
SON = frozenset({"بن", "ابن", "بنت"})
RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان", "اللاتي", "اللواتي"})

Heads = Mapping[int, Found]  # names found so far in a passage, by their first token


class Start(NamedTuple):
    """How a token can begin a personal name: folded letters cut off it, whether it is surely one."""

    cut: int
    sure: bool


def start(scene: Scene, index: int) -> Start | None:
    """How a token begins a personal name; None where no list of given names holds it."""
    token = scene.tokens[index]
    if not scene.roles[index].given or is_preposition(scene, index) or has_pronoun(scene, index):
        return None
    following = scene.forms[index + 1] if scene.follows(index + 1) else ""
    named = only_in_names(following)
    if f"{token.form} {following}" in group("honours") or blessed(scene, index) or _is_pronoun(scene, index, following):
        return None  # «آية الله علي خامنئي», «الفقيد رحمه الله»
    before = scene.forms[index - 1] if scene.follows(index) else ""
    if heads_a_phrase(token.form) and not (is_weak(token.form) and (named or called(before, following))):
        return None
    if is_friend(token.form, before, following):
        return None
    for cut, form in readings(token.form):
        if cut and (is_part(token.form) or token.form[cut - 1] in "كس" or (is_listed(token.form) and not named)):
            break
        sure = _surely(form, following)
        if sure is not None:
            return None if is_trapped(form, before, following) or is_verb(scene, index, cut) else Start(cut, sure)
    return None


def _is_pronoun(scene: Scene, index: int, following: str) -> bool:
    """Whether «أنا» is the pronoun, not Anna: no family name follows it."""
    return scene.forms[index] == "انا" and scene.raw(index).startswith("أ") and (not is_part(following) or is_common(following))


def is_verb(scene: Scene, index: int, cut: int) -> bool:
    """Whether a given name after «و» that opens a sentence is a verb of speech, its subject after it: «وطالب حسن بـ…»."""
    form = scene.forms[index][cut:]
    if form.removeprefix("و") in group("auxiliaries") or (is_speech(form) and scene.raw(index).endswith("ى")):
        return True  # «وكاد أدريان أن …»; «روى», not «روي»
    if not (is_weak(form) and is_speech(form)):
        return False
    following = scene.forms[index + 1] if scene.follows(index + 1) else ""
    if scene.follows(index):
        return scene.forms[index - 1] in group("before_verbs") and is_given(following)  # «فيما طالب محمد فضل …»
    if not cut:  # «طالب خالد أبو راشد …», no list of names
        first = index == 0 or scene.forms[index - 1] == "."
        able = form.startswith("و") and (following.startswith("ال") or is_weak(following))  # «وعد الكثيري أن …»
        return first and (able or is_given(following)) and scene.follows(index + 2) and len(scene.forms) > index + LONGEST + 1
    return is_given(following) or (is_speech(form) and only_in_names(following) and following not in scene.lexicon.nisba)


def only_in_names(form: str) -> bool:
    """Whether a folded word is found hardly anywhere but within personal names: بن, عبد الرحمن, a family name in ي."""
    if form in {"بن", "بنت"} or form.startswith("عبدال"):
        return True
    return form.startswith("ال") and form.endswith("ي") and is_part(form) and not is_common(form)


def is_trapped(form: str, before: str, after: str) -> bool:
    """Whether a given name is a word of the language between these two words: «المتحدث باسم», «عضو شرف»."""
    trap = given_traps().get(form)
    if trap is None:
        return False
    return after in trap.not_before or any(rest in trap.not_after for _, rest in readings(before))


def _surely(form: str, following: str) -> bool | None:
    """Whether a word is surely a given name before another word; None where it is none."""
    if form in KUNYA_HEADS and following:
        return following not in group("particles") and (form == "عبد" or not is_common(following))
    if following in group("divine") and form in words("name_compounds"):
        return is_given(form) or following == "الدين"
    if is_given(form):
        return True
    return False if is_weak(form) else None


def is_preposition(scene: Scene, index: int) -> bool:
    """Whether a token is على, which folding makes equal to the name علي."""
    return scene.forms[index] in {"علي", "وعلي"} and scene.raw(index).endswith("ى")


def extent(scene: Scene, index: int, heads: Heads) -> int:
    """Where the personal name that begins at a token ends."""
    last, parts, after_son = index + 1, 1, False
    open_link = scene.forms[index] in group("name_links") or scene.forms[index][1:] in KUNYA_HEADS
    while scene.follows(last) and parts < LONGEST:
        form = scene.forms[last]
        if open_link:
            before = scene.forms[last - 1]
            after_son = before in SON or (after_son and before in KUNYA_HEADS)
            open_link = form in group("name_links")
            parts += not open_link
        elif form in group("name_links") and _links(scene, last):
            open_link = True
        elif (after_son and _is_family_of_son(scene, last, heads)) or (form in group("ordinals") and parts == 1):
            return last + 1
        elif _continues(scene, last, parts, heads):
            parts += 1
        elif not completes(scene, last):
            break
        last += 1
    return last - 1 if open_link and last > index + 1 else last


def _is_family_of_son(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether a definite word after «… بن فلان» is the family name, though it may be an ordinary word: «بن فضل البار،»."""
    form = scene.forms[index]
    if not form.startswith("ال") or len(form) < 4 or index in heads or not is_common(form):
        return False
    inflected = form.endswith(("ه", "ات", "ين", "ون")) and not is_part(form)
    if inflected or form in group("not_surnames") | words("org_adjectives") or is_calendar(form):
        return False
    following = scene.forms[index + 1] if index + 1 < len(scene.forms) else ""
    ends = not following.isalpha() or following in group("particles") | group("not_surnames") | {"وهو", "الذي"}
    named = following in words("titles") and (not following.startswith("ال") or _is_person(scene, index + 2, heads))
    open_to_it = not (following.startswith("ال") or _is_person(scene, index + 1, heads))
    if named or (form in group("title_surnames") and open_to_it):
        return form not in scene.lexicon.nisba and (not heads_a_phrase(form) or form in group("title_surnames"))
    return ends and not heads_a_phrase(form) and form not in scene.lexicon.nisba


def _is_person(scene: Scene, index: int, heads: Heads) -> bool:
    known = heads.get(index)
    return scene.follows(index) and (known.type == "PER" if known else is_given(scene.forms[index]))


def completes(scene: Scene, index: int) -> bool:
    """Whether a word ends a given name of two words: «نصر الله», «علاء الدين»."""
    before = scene.forms[index - 1]
    compound = words("name_compounds")
    return scene.forms[index] in group("divine") and not compound.isdisjoint({before, before[1:], before[2:]})


def _links(scene: Scene, index: int) -> bool:
    """Whether a word joins two parts of a name here: something must follow, and لا, أم, ولد only join before a name."""
    if not scene.follows(index + 1):
        return False
    form, following = scene.forms[index], scene.forms[index + 1]
    if form in group("links_before_names"):
        return is_part(following) or (is_unknown(following) and form in {"دا", "دو"})
    if form == "فان":
        return not (is_then(scene, index) or following.startswith("ال"))
    return form != "ال" or scene.raw(index).startswith(("آ", "ا\u0653")) or is_part(following)


def _continues(scene: Scene, index: int, parts: int, heads: Heads) -> bool:
    """Whether a word is one more part of a name of so many parts."""
    known = heads.get(index)
    if known and known.type != "PER":
        town = known.why.startswith("row:cities")
        stays = town or (not _stops(scene, index) and _is_next(scene, index, parts))
        if parts == 1 and known.last == index + 1 and _speaks(scene, index):
            return True
        return stays and _yields(scene, known, index, parts)
    if _stops(scene, index):
        return parts == 1 and _is_name_of_office(scene, index, heads)
    if scene.forms[index] in words("name_compounds") and scene.follows(index + 1) and completes(scene, index + 1):
        return True  # «سليمان فتح الله»
    return (parts == 1 and _before_family(scene, index)) or _is_next(scene, index, parts)


def _stops(scene: Scene, index: int) -> bool:
    """Whether a word cannot be part of a name here, for its grammar."""
    form = scene.forms[index]
    if is_preposition(scene, index) or has_pronoun(scene, index) or _blesses(scene, index):
        return True
    if scene.follows(index + 1) and is_trapped(form, "", scene.forms[index + 1]):
        return True
    return heads_a_phrase(form) or begins_anew(form) or form in group("not_last") or "\u064b" in scene.raw(index)


def _is_next(scene: Scene, index: int, parts: int) -> bool:
    """Whether a word that may be part of a name is its next part."""
    form = scene.forms[index]
    if form in scene.lexicon.nisba:
        return form.startswith("ال") and is_part(form) and (parts == 1 or (parts == 2 and scene.forms[index - 2] in KUNYA))
    if is_given(form) or is_given(without_article(form)):
        return True
    before = scene.forms[index - 1]
    if parts < 2 or not before.startswith("ال") or before in group("divine") or _is_compound(scene, index - 1):
        return _is_family(form, parts)
    if is_given(before[2:]):
        return (form.startswith("ال") and is_weak(form[2:])) or _is_family(form, parts)
    return _follows_family(form, parts)


def _is_compound(scene: Scene, index: int) -> bool:
    """Whether a definite word is the second of a name of two: «عبد القادر», «أبو القاسم»."""
    return index > 0 and not group("name_links").isdisjoint({scene.forms[index - 1], scene.forms[index - 1][1:]})


def _follows_family(form: str, parts: int) -> bool:
    """Whether a word may follow a definite family name in one name: no stranger may, nor what is a word too («الغامدي البيان»)."""
    if form.startswith("ال") and is_weak(form[2:]):
        return parts > 2 or not is_listed(form)
    return is_part(form) and not is_common(form) and not is_weak(form)


def _yields(scene: Scene, known: Found, index: int, parts: int) -> bool:
    """Whether a place after a lone given name is the surname: «جون فالون», where the list of towns has a Fallon."""
    if parts > 2 or known.last != index + 1 or (known.cut and not is_part(scene.forms[index])):
        return False
    if parts == 2:  # «عابد سليمان المسيب»
        form, town = scene.forms[index], known.why.startswith("row:cities")
        return town and form.startswith("ال") and is_given(scene.forms[index - 1]) and not form.endswith("ه")
    return is_part(scene.forms[index]) or (known.why.startswith("row:cities") and is_given(scene.forms[index - 1]))


def _is_name_of_office(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether the noun of an office between a given name and a family name is part of the name: «حافظ قائد السبسي»."""
    form, family = scene.forms[index], scene.forms[index + 1] if scene.follows(index + 1) else ""
    if form not in words("titles") or not is_part(form) or form.startswith("ال") or not is_given(scene.forms[index - 1]):
        return False
    return only_in_names(family) and index + 1 not in heads and family not in scene.lexicon.nisba


def _speaks(scene: Scene, index: int) -> bool:
    """Whether a place between a given name and what is said is the surname: «يقول عبدالرحمن السويداء: …»."""
    told = index > 1 and scene.follows(index - 1) and is_speech(scene.forms[index - 2]) and is_given(scene.forms[index - 1])
    following = scene.forms[index + 1] if index + 1 < len(scene.forms) else ""
    return told and scene.forms[index].startswith("ال") and following in {":", "ان", "بان"}


def _before_family(scene: Scene, index: int) -> bool:
    """Whether an ordinary word stands between a given name and a family name: «خالد قرار الحربي»."""
    if not (scene.follows(index + 1) and is_given(scene.forms[index - 1])):
        return False
    form, family = scene.forms[index], scene.forms[index + 1]
    listed = is_listed(form) and not is_calendar(form) and form not in group("particles") and not form.startswith("ال")
    return listed and len(form) < 6 and only_in_names(family) and family not in scene.lexicon.nisba


def has_pronoun(scene: Scene, index: int) -> bool:
    """Whether a word is a noun with a pronoun («رفيقه», «باسمه»), which folding makes equal to a name in ة."""
    stem = scene.forms[index][:-1]
    noun = len(stem) > 3 and scene.raw(index).endswith("ه") and (is_listed(stem) or is_weak(stem))
    return noun and not is_of_ba(scene.forms[index])


def blessed(scene: Scene, index: int) -> bool:
    """Whether a whole wish for a person begins at a word, though names have such words too: «رضي الله عنه», «رحمه الله»."""
    if not (scene.follows(index + 1) and scene.forms[index + 1] == "الله"):
        return False
    if scene.forms[index] in group("wishes") and not scene.raw(index).endswith("ة"):
        return True
    return scene.follows(index + 2) and scene.forms[index + 2] in {"عنه", "عنها", "عنهما", "عنهم", "عليه", "عليها", "عليهم"}


def _blesses(scene: Scene, index: int) -> bool:
    """Whether a word begins a wish for a person rather than going on with the name: «رضي الله عنه»."""
    if not (scene.follows(index + 1) and scene.forms[index + 1] == "الله"):
        return False
    if blessed(scene, index):
        return True
    return scene.forms[index] not in words("name_compounds") or scene.raw(index).endswith("ه")


def _is_family(form: str, parts: int) -> bool:
    if is_of_ba(form):
        return True
    if is_weak(form):
        return parts < 3 or not is_common(form)
    if is_part(form):
        derived = parts == 1 and not is_listed(form) and not form.startswith("ال") and len(form) > 4
        definite = form.startswith("ال") and form.endswith("ي") and form not in words("org_adjectives")
        return not is_common(form) or derived or (parts < 3 and definite)
    plural = form.startswith("ال") and form.endswith(("ين", "ون", "ات"))
    return is_unknown(form) and parts < 4 and not plural
