"""Where a clause goes on behind the source that it names: «يتضمن الجدول، وفق المجلس، الاستماع إلى …»."""

from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.quotations import CLOSING
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import APPROXIMATELY, COMMAS, DASHES, THAT, group, particle_after, speaker_noun
from musnad.arabic import is_word

_BESIDE = frozenset({"علاوه", "فضلا", "اضافه"})  # open a phrase that no clause is
_WHERE = frozenset({"في", "خلال", "بعد", "منذ", "عقب"})  # open a phrase that no clause is yet
_OBLIQUE = frozenset({"الي", "علي", "قبل"})  # go on with the clause before a source without a comma: «يصل، بحسب فلان إلى …»
_PLACED = 9  # tokens of such a phrase
_SOURCE = 6  # tokens of a source without a sign after it, so that the clause goes on


def next_source(scene: Scene, index: int) -> bool:
    """«وفقا لشركة كذا، | بحسب الصندوق»: whether the next word at a token or after it begins another source."""
    word = next((scene.words[i] for i in range(index, len(scene.tokens)) if is_word(scene.tokens[i])), "")
    return particle_after(word) is not None


def past_aside(scene: Scene, index: int, after: int, end: int) -> int | None:
    """«يتضمن الجدول، وفق بلاغ للمجلس، الاستماع إلى …»: the end of a clause that goes on after its source, or None."""
    if after + 1 < end and scene.words[after] in DASHES and scene.words[index - 1] in DASHES:
        return goes_to(scene, after + 1, end)  # «أدى القصف - بحسب ناشطين - إلى …»
    closed = after < end and scene.words[after] in COMMAS
    first = after + closed
    first += first < end and scene.words[first] in CLOSING and scene.quote_of[first] is not None  # «بحسب موقع "كذا" …»
    if (
        first + 1 >= end
        or first in scene.cue_at
        or next_source(scene, first)
        or not _same_clause(scene, index, first, closed=closed)
    ):
        return None
    if not (scene.words[first].isdigit() or scene.words[first] in APPROXIMATELY) and end - after < index - scene.sentence(index)[0]:
        return None
    return goes_to(scene, first, end)


def inside_clause(scene: Scene, start: int, at: int) -> bool:
    """«أن أخته وبحسب أوراق المشفى تحتاج إلى …»: a source that is named before a clause that began at `start` has its verb."""
    if at > start + 1 or scene.sentence(at)[1] < at + _SOURCE:
        return False
    return all(is_word(scene.tokens[i]) for i in range(start, at + _SOURCE))


def goes_to(scene: Scene, first: int, end: int) -> int:
    """The end of a clause that goes on at a token: the next cue after a comma, or the end of the sentence."""
    return next((i - 1 for i in range(first + 1, end) if i in scene.cue_at and scene.words[i - 1] in COMMAS), end)


def begun(scene: Scene, begin: int, index: int, after: int) -> bool:
    """«وتعد القطع، حسب المعهد، من أهم …»: whether few words before a source begin the clause that goes on behind it."""
    first = begin + (scene.words[begin] in group("opener"))
    adverbial = scene.words[first] in group("governs", "that") or scene.words[first].removeprefix("و") in _BESIDE
    if adverbial or scene.words[index] == "نقلا" or scene.first_cue(begin, index) is not None:
        return False
    next_ = next((i for i in range(after, len(scene.tokens)) if is_word(scene.tokens[i])), after)
    return next_ not in scene.cue_at and scene.words[next_] not in THAT | group("opener", "relative")


def _same_clause(scene: Scene, index: int, first: int, *, closed: bool) -> bool:
    """Whether the clause before a source goes on at a token: with a number, a noun, a preposition, the verb after «كان فلان».

    closed: whether a comma stands between the source and the token.
    """
    word = scene.words[first]
    begin = scene.sentence(index)[0]
    placed = scene.words[begin] in _WHERE and index - begin <= _PLACED  # «في البصرة، بحسب الشرطة، قتل …»
    if placed and is_word(scene.tokens[first]) and not word.startswith(("و", "ف")):
        return True
    if word.isdigit() or word in APPROXIMATELY:
        return scene.time[first] is None
    if word in group("relative") or speaker_noun(word) == "role" or not closed:
        return word in _OBLIQUE and scene.words[first + 1] not in THAT | group("edge", "own-page")
    if scene.words[index - 1] not in COMMAS:
        return word.startswith("ال")
    governed = word in group("governs") or (clitic_cut(scene, first, "ب") > 0 and scene.words[first + 1] not in THAT)
    been = scene.words[begin].removeprefix("و") in {"كان", "كانت"}
    return word.startswith("ال") or governed or (been and not word.startswith("و"))
