"""What a folded word can be in a name by itself, whatever stands beside it: asked once for every word of a passage."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from musnad.annotate.names.lexicon import (
    classes,
    group,
    is_common,
    is_given,
    is_listed,
    is_part,
    is_speech,
    is_unknown,
    is_weak,
    words,
)
from musnad.arabic import Kept, readings

WAW_SOUNDS = "ياو"  # second letters of foreign names that begin with و: ويلسون, واتسون, وود
KUNYA_HEADS = frozenset({"عبد", "ابو"})
_ARABIC_STARTS = ("ال", "يت", "تت", "است", "مت", "من", "لل", "لا", "سي", "ست", "في", "بال", "وال")
_ARABIC_ENDS = ("ات", "ون", "ين", "ها", "هم", "ته", "يه", "وا")


class Roles(NamedTuple):
    """For which rules it is worth looking at the neighbours of a word; most words are worth no look."""

    person: bool  # a title, a given name, a verb of speech, a stranger
    title: str | None  # the class of a title
    given: bool  # a given name between some words
    alone: bool  # what a surname alone may follow: a verb of speech, a title of one letter, آل
    body: bool  # a noun that can begin the name of a body, also with ال
    place: bool  # a noun of place
    list: bool  # a plural noun that a list of names may follow
    ministries: bool
    letter: bool  # the name of a letter


NO_ROLE = Roles(
    person=False, title=None, given=False, alone=False, body=False, place=False, list=False, ministries=False, letter=False
)


def _roles(form: str) -> Roles:
    """The roles of a folded word, with or without proclitics."""
    rests = [rest for _, rest in readings(form)]
    of_title, given = _title(form), _may_be_given(form, rests)
    alone = is_speech(form) or form == "ال" or form in group("short_titles")
    nouns = _nouns()
    uses = {use for rest in rests if rest in nouns for use in nouns[rest]}
    found = Roles(
        person=of_title is not None or given or alone or is_strange(form),
        title=of_title,
        given=given,
        alone=alone,
        body="body" in uses,
        place="place" in uses,
        list="list" in uses,
        ministries="ministries" in uses,
        letter=form in group("letters"),
    )
    return found if any(found) else NO_ROLE


roles = Kept(_roles)


@cache
def _nouns() -> Mapping[str, Collection[str]]:
    """The nouns that may begin a name or a list of names, with the roles that they have."""
    found: dict[str, set[str]] = defaultdict(set)
    heads = classes("org_heads")
    for role, nouns in (
        ("body", (*heads, *("ال" + head for head in heads), *group("district_heads"))),
        ("place", classes("loc_heads")),
        ("list", classes("list_nouns")),
        ("ministries", group("ministries_of")),
    ):
        for noun in nouns:
            found[noun].add(role)
    return found


def _title(form: str) -> str | None:
    """The class of a title, with one proclitic or none; None for other words."""
    titles = classes("titles")
    for cut, rest in readings(form):
        if cut < 2 and rest in titles:
            return titles[rest]
    return None


def _may_be_given(form: str, rests: Collection[str]) -> bool:
    """Whether a folded word of these readings begins a personal name between some words."""
    if len(form) < 3 or not form[0].isalnum():
        return False
    compounds = words("name_compounds")
    return any(rest in compounds or rest in KUNYA_HEADS or is_given(rest) or is_weak(rest) for rest in rests)


@lru_cache(maxsize=65536)
def is_strange(form: str) -> bool:
    """Whether a folded word has the letters of a foreign name: in no list, not inflected, no title and no head of a body."""
    if form.startswith(_ARABIC_STARTS) or (form.endswith(_ARABIC_ENDS) and not is_part(form)):
        return False
    return not (is_speech(form) or heads_a_phrase(form) or begins_anew(form)) and is_unknown(form)


def called(before: str, following: str) -> bool:
    """Whether a word between these two is a given name, though it is an office too: «الدكتور مساعد الأحمد»."""
    family = following.startswith("ال") and is_part(following) and not is_common(following)
    return family and classes("titles").get(before) == "honour"


def is_friend(form: str, before: str, following: str) -> bool:
    """Whether «الصديق» between these two is the friend and no name: «كتب الصديق رياض الشمراني», not «الدكتور الصديق محمد»."""
    named = form == "الصديق" and is_part(following) and not following.startswith("ال")
    return named and classes("titles").get(before) != "honour"


def is_of_ba(form: str) -> bool:
    """Whether a folded word is a family name of Hadhramaut: «باسلمة», «باعامر»."""
    return form.startswith("با") and len(form) > 5 and is_part(form) and not is_listed(form)


def is_of_many(form: str) -> bool:
    """Whether a folded word is a definite plural, so that it begins no name: «رئيس اتحاد الكتاب السياحيين | نادر …»."""
    return form.startswith("ال") and form.endswith(("ين", "ون", "ات")) and not is_part(form)


def heads_a_phrase(form: str) -> bool:
    """Whether a folded word is a title or begins the name of a body or place, so that it is no part of a name."""
    if form in words("titles") or form in classes("org_heads") or form in classes("loc_heads") or form == "سيدي":
        return True
    return form.endswith("ته") and form[:-2] + "ه" in words("titles")  # «سماحته»


def begins_anew(form: str) -> bool:
    """Whether a word has a proclitic, so that it cannot be the next part of a name: «وخالد», «للصحافيين»."""
    if is_part(form):
        return False
    if form.startswith(("لل", "وال", "بال")) or (form.startswith("و") and form[1:2] not in WAW_SOUNDS):
        return True
    if form.startswith("و") and is_common(form[1:]):
        return True
    return any(cut and is_part(rest) for cut, rest in readings(form))
