"""What a folded word can be in a name by itself, whatever stands beside it: asked once for every word of a passage."""

from functools import lru_cache
from typing import NamedTuple

from musnad.annotate.names.lexicon import classes, group, is_common, is_given, is_part, is_speech, is_unknown, is_weak, words
from musnad.arabic import readings

WAW_SOUNDS = "ياو"  # second letters of foreign names that begin with و: ويلسون, واتسون, وود
KUNYA_HEADS = frozenset({"عبد", "ابو"})
_ARABIC_STARTS = ("ال", "يت", "تت", "است", "مت", "من", "لل", "لا", "سي", "ست", "في", "بال", "وال")
_ARABIC_ENDS = ("ات", "ون", "ين", "ها", "هم", "ته", "يه", "وا")


class Roles(NamedTuple):
    """For which rules it is worth looking at the neighbours of a word; most words are worth no look."""

    person: bool  # a title, a given name, a verb of speech, a stranger
    body: bool  # a noun that can begin the name of a body, also with ال
    place: bool  # a noun of place
    list: bool  # a plural noun that a list of names may follow
    ministries: bool
    letter: bool  # the name of a letter


@lru_cache(maxsize=32768)
def roles(form: str) -> Roles:
    """The roles of a folded word, with or without proclitics."""
    rests = {rest for _, rest in readings(form)}
    bodies = rests | {rest.removeprefix("ال") for rest in rests}
    return Roles(
        title(form) is not None or may_start(form) or is_speech(form) or is_strange(form) or form in group("short_titles") | {"ال"},
        not (classes("org_heads").keys().isdisjoint(bodies) and group("district_heads").isdisjoint(rests)),
        not classes("loc_heads").keys().isdisjoint(rests),
        not classes("list_nouns").keys().isdisjoint(rests),
        not group("ministries_of").isdisjoint(rests),
        form in group("letters"),
    )


def title(form: str) -> str | None:
    """The class of a title, with one proclitic or none; None for other words."""
    titles = classes("titles")
    for cut, rest in readings(form):
        if cut < 2 and rest in titles:
            return titles[rest]
    return None


def may_start(form: str) -> bool:
    """Whether a folded word begins a personal name between some words."""
    return len(form) > 2 and form[0].isalnum() and any(_may_be_given(rest) for _, rest in readings(form))


def _may_be_given(form: str) -> bool:
    return form in KUNYA_HEADS or form in words("name_compounds") or is_given(form) or is_weak(form)


@lru_cache(maxsize=32768)
def is_strange(form: str) -> bool:
    """Whether a folded word has the letters of a foreign name: in no list, not inflected, no title and no head of a body."""
    if form.startswith(_ARABIC_STARTS) or (form.endswith(_ARABIC_ENDS) and not is_part(form)):
        return False
    return not (is_speech(form) or heads_a_phrase(form) or begins_anew(form)) and is_unknown(form)


def heads_a_phrase(form: str) -> bool:
    """Whether a folded word is a title or begins the name of a body or place, so that it is no part of a name."""
    return form in words("titles") or form in classes("org_heads") or form in classes("loc_heads") or form == "سيدي"


def begins_anew(form: str) -> bool:
    """Whether a word has a proclitic, so that it cannot be the next part of a name: «وخالد», «للصحافيين»."""
    if is_part(form):
        return False
    if form.startswith(("لل", "وال", "بال")) or (form.startswith("و") and form[1:2] not in WAW_SOUNDS):
        return True
    if form.startswith("و") and is_common(form[1:]):
        return True
    return any(cut and is_part(rest) for cut, rest in readings(form))
