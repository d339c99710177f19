"""The proclitics of a word that a tagger reads as the first of a name: «لـ», «و», «بـ», «فـ», «كـ»."""

from collections.abc import Collection

from musnad.annotate.names import said, tagger
from musnad.annotate.names.forms import WAW_SOUNDS
from musnad.annotate.names.lexicon import classes, is_given, is_listed, is_part, is_speech
from musnad.annotate.names.scene import Scene
from musnad.arabic import readings


def proclitics(view: Scene, first: int, last: int, page: Collection[str]) -> int:
    """How many folded letters of the first word of a name are proclitics. page: the folded words of the page."""
    form = view.forms[first]
    ways = [(cut, rest) for cut, rest in readings(form) if cut and form[cut - 1] != "س"]
    if not ways or is_given(form):
        return 0
    ways = [(cut, rest) for cut, rest in ways if not _is_first_letter(view, first, last, rest)]
    for cut, rest in ways:
        if rest in view.lexicon.trie and form not in view.lexicon.trie and not is_part(form):
            return cut
    for cut, rest in ways:
        if rest.startswith("ال") and len(rest) > 4 and form[cut - 1] not in "فك" and not is_part(form):
            return cut
    if is_part(form):
        return 0
    return next((cut for cut, rest in ways if _stands_alone(form, cut, rest, page)), 0)


def _is_first_letter(view: Scene, first: int, last: int, rest: str) -> bool:
    """Whether a letter like a proclitic belongs to the name: ف right after a word, another one of a speaker («وقال باليير: …»)."""
    if not view.follows(first) or (rest.startswith("ال") and is_part(rest)):
        return False
    letter = view.forms[first][0]
    said_by = is_speech(view.forms[first - 1])
    if letter == "ف":
        return said_by or not rest.startswith("ال")
    if letter in "بل" and classes("titles").get(view.forms[first - 1]) == "honour" and not is_given(rest):
        return True  # «السيد بليك»: no preposition stands between a title and its name
    return letter in "بكل" and said_by and rest not in view.lexicon.trie and not is_given(rest) and said.ends_before(view, last)


def _stands_alone(form: str, cut: int, rest: str, page: Collection[str]) -> bool:
    """Whether what is left of a word is a word of its own, more likely than the whole."""
    band = tagger.linear_model("fast.npz").band
    if len(rest) < 3:
        return False
    if rest in page or (is_given(rest) and form[:cut] != "ك"):  # «كوريا» is no ك and «وريا»
        return True
    if form[:cut] != "و" and rest[0] in "وف" and band(rest[1:]) >= band(rest):
        return False  # «بولكان» is no ب and «ولكن»: no proclitic stands before و
    if form[:cut] == "و" and rest[0] not in WAW_SOUNDS and not is_listed(form):
        return band(form) <= band(rest) + 1
    return band(rest) > band(form) + 1
