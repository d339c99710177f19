"""What stands in quotation marks inside a content: words of the speaker, or only a name, a title, a term, a blessing."""

from musnad.annotate.statements.adjuncts import bears_title
from musnad.annotate.statements.cues import feeling_of
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, common, group, speaker_noun, stance
from musnad.arabic import is_word, without_article

_TITLE = 5  # words of a title; longer quotations say something
_BLESSING = 4  # words of a blessing after a name
_JUDGED = 8  # tokens from a verb of judging to «ب»
_NAMING = 3  # tokens from a word of naming to what it names
_WISHED = frozenset({"صلي", "عليه", "عليها", "عليهما", "عليهم"})
_JOINS = frozenset({"ل", "ب", "ك", "و", "ان", "بان"})  # stand before a subject or an object, no adjective follows them


def speaks(scene: Scene, opening: int, closing: int) -> bool:
    """Whether a quotation holds words of the speaker, not a name, a code, a date, a title («رواية «…»») or a blessing."""
    inside = range(opening + 1, min(closing, len(scene.tokens)))
    words = [i for i in inside if is_word(scene.tokens[i])]
    if not words or any(_code(scene.words[i]) for i in words):
        return False
    if len(words) <= _TITLE and (bears_title(scene, opening) or _named_so(scene, opening) or _foreign(scene, words)):
        return False
    if len(words) == 1 and _stands_for_one(scene, opening):
        return False
    if _blessed(scene.words[words[0]], scene.words[words[-1]]) and len(words) <= _BLESSING:
        return False
    return any(scene.mention[i] is None and scene.time[i] is None for i in words)


def _blessed(first: str, last: str) -> bool:
    """«حفظه الله»، «عليه السلام»، «صلى الله عليه وسلم»: what is wished to one just named."""
    return (last == "الله" and first in group("blessing")) or (last in {"السلام", "وسلم"} and first in _WISHED)


def _code(word: str) -> bool:
    """«A320»، «ويندوز10»."""
    return word.isascii() or (word[-1].isdigit() and not word.isdigit())


def _named_so(scene: Scene, opening: int) -> bool:
    """«يطلق عليه «الجميد»»، «المعروف بـ«الصخرة»»; «ما يسمى «كذا»» keeps its distance."""
    near = range(max(1, opening - _NAMING), opening)
    return any(scene.words[i] in group("naming") and scene.words[i - 1].removeprefix("ب") not in {"ما", "مما"} for i in near)


def _foreign(scene: Scene, words: list[int]) -> bool:
    """Whether no word of a quotation is one of the language: «سيسيل»، «جت شاتل»; inflected ones are («مشينا»، «برضاهم»)."""
    free = [scene.words[i] for i in words if scene.mention[i] is None]
    return bool(free) and all(_unknown(word) for word in free)


def _unknown(word: str) -> bool:
    if word.startswith(("ال", "بال", "لل", "و", "ي", "ت", "ن")) or word.endswith((*OBJECT_PRONOUNS, "ين", "ون", "ات", "ا", "نا")):
        return False
    forms = (word, word[1:], word + "ه")
    return not any(form in common() for form in forms) and speaker_noun(word) is None and not stance(word)


def _judged(scene: Scene, opening: int) -> bool:
    """«وصف فلان القرار بـ«الظالم»»: whether a verb of judging stands before."""
    near = (scene.cue_at.get(i) for i in range(max(0, opening - _JUDGED), opening))
    return any(cue is not None and "judge" in cue.form.verb.frames for cue in near)


def _stands_for_one(scene: Scene, opening: int) -> bool:
    """«في «السوبر»»، «أن «الأخضر» قدم»، «لضيوف «السعودية»»: a definite noun that is no adjective of a noun before it."""
    word = scene.words[opening + 1]
    bare = without_article(word)
    if not word.startswith("ال") or bare in group("adjective") or masdar(bare) or feeling_of(bare) is not None:
        return False  # «بلغ حد «الغضب»»
    before = scene.words[opening - 1] if opening else ","
    earlier = scene.words[opening - 2] if opening > 1 else ""
    if before in COMMAS | _JOINS or before in group("governs"):
        return before != "ب" or not _judged(scene, opening)
    bound = not before.startswith(("ال", "بال", "لل")) and scene.mention[opening - 1] is None and is_word(scene.tokens[opening - 1])
    return bound and (
        earlier in group("governs") or clitic_cut(scene, opening - 1, "ل") > 0 or clitic_cut(scene, opening - 1, "ب") > 0
    )
