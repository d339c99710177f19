"""Personal names of words that no list holds, told by what stands beside them: an office after them, a nation and quotes before."""

from musnad.annotate.names import forms
from musnad.annotate.names.lexicon import classes, group, is_common, is_given, is_part, is_speech, words
from musnad.annotate.names.parts import Heads, is_preposition
from musnad.annotate.names.scene import CLOSERS, OPENERS, Found, Scene, kind

LONGEST = 3  # words of such a name


def find(scene: Scene, index: int, heads: Heads) -> Found | None:
    """The name that begins at a token, if its neighbours show that it is a person's."""
    if index in heads or not is_strange(scene, index) or (scene.forms[index].endswith("ت") and not is_part(scene.forms[index])):
        return None  # «فازت» is a verb
    last = _end(scene, index, heads)
    if _quoted(scene, index, last) or (last > index + 1 and _described(scene, index, last)):
        return Found(index, last, 0, "PER", None, "rule:unknown+office")
    said = scene.follows(index) and is_speech(scene.forms[index - 1])
    if said and scene.follows(last) and _office(scene, last):
        return Found(index, last, 0, "PER", None, "rule:said+name+office")
    return None


def is_strange(scene: Scene, index: int, cut: int = 0) -> bool:
    """Whether a word, less `cut` letters, has the look of a foreign name: no list holds it, nothing of Arabic grammar is on it."""
    form = scene.forms[index][cut:]
    if not forms.is_strange(form) or form in scene.lexicon.nisba or is_preposition(scene, index):
        return False
    raw = scene.raw(index)[cut:]
    return not (raw.endswith("ة") or raw[1:2] in tuple("أإآ"))  # the first letter is a proclitic: «بأذكى»


def _end(scene: Scene, index: int, heads: Heads) -> int:
    last = index + 1
    while scene.follows(last) and last < index + LONGEST and last not in heads:
        form = scene.forms[last]
        if not is_strange(scene, last) and not (is_part(form) and not is_common(form)):
            break
        last += 1
    return last


def _described(scene: Scene, first: int, last: int) -> bool:
    """Whether a name is followed by an office, in apposition or after a comma, or by an age."""
    if not scene.joined[first] and first and scene.forms[first - 1] not in OPENERS | {"،", ",", ".", ":"}:
        return False
    step = last + (last < len(scene.forms) and scene.forms[last] in {"،", ","})
    if step >= len(scene.forms):
        return False
    if scene.forms[step] == "(" and step + 2 < len(scene.forms) and scene.forms[step + 1].isdigit():
        return scene.forms[step + 2].startswith(("عام", "سنه", "سنوات"))
    return _office(scene, step)


def _office(scene: Scene, index: int) -> bool:
    """Whether a word that tells a person's office or age begins here."""
    form = scene.forms[index]
    if scene.raw(index).startswith("أ") and form in group("particles"):
        return False  # «أمام», not «إمام»
    if form in {"وهو", "وهي"} and scene.follows(index + 1):
        return kind(scene.forms[index + 1], "titles") is not None or scene.forms[index + 1] in group("apposed")
    return form in group("apposed") or classes("titles").get(form) == "office"


def _quoted(scene: Scene, first: int, last: int) -> bool:
    """Whether two words stand in quotes after one who is told by title or nation: «المحامي الفرنسي "برنارد لامون"»."""
    if last < first + 2 or first < 2 or scene.forms[first - 1] not in OPENERS - {"("}:
        return False
    if last >= len(scene.forms) or scene.forms[last] not in CLOSERS:
        return False
    before = scene.forms[first - 2]
    national = before in scene.lexicon.nisba and before.startswith("ال") and not before.endswith("ه")
    titled = national and first > 2 and (scene.forms[first - 3] in words("titles") or is_given(scene.forms[first - 3]))
    return classes("titles").get(before) == "honour" or titled
