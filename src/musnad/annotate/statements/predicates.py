"""Whether the clause of an «أن» still waits for its predicate where a comma stands: «إن تدريب الشباب، وسط دعم كبير، سيعمل …»."""

from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, bare_noun, group
from musnad.arabic import is_word

_EXPLAINED = 4  # tokens of a subject that an explanation can follow before its verb
_SUBJECT = 14  # tokens of the longest subject
_REMARK = 20  # tokens of what stands between subject and predicate
FUTURE = ("سي", "ست")  # how a verb of the future begins, third person
_INVERTED = frozenset({"هناك", "هنالك", "ثمه", "لا", "لم", "لن", "ما"})  # open a clause whose subject comes later


def awaits_predicate(scene: Scene, start: int, at: int) -> bool:
    """Whether a content that begins at `start` has only its subject where a remark begins at `at`, past a comma."""
    explained = scene.words[at] in {"وهو", "وهي"} and at - start <= _EXPLAINED
    if explained and any(word in COMMAS for word in scene.words[at : scene.sentence(at)[1]]):
        return True
    near = at - start <= _SUBJECT and scene.words[start - 1] in THAT - group("that-own")
    return near and _only_subject(scene, start, at - 1) and _verb_later(scene, start, at)


def is_predicate(scene: Scene, start: int, index: int) -> bool:
    """«معتبرا أن توافد السياح من عدة دول، يؤكد أن …»: an imperfect after a comma, for which the subject of the content waits."""
    if index - start > _REMARK or scene.words[index - 1] not in COMMAS or scene.words[start - 1] not in THAT - group("that-own"):
        return False
    prefix = "ت" if scene.words[start].endswith(("ه", "ات")) else "ي"
    return scene.words[index].startswith(prefix) and _only_subject(scene, start, index - 1)


def _only_subject(scene: Scene, start: int, comma: int) -> bool:
    """Whether a noun with its genitives, adjectives and adjuncts stands there: no verb, no indefinite word that tells of it."""
    first = scene.words[start]
    if first in group("governs") | _INVERTED or (first[0] in "يت" and not first.startswith("ت") and scene.mention[start] is None):
        return False
    for index in range(start, comma):
        word = scene.words[index]
        if not is_word(scene.tokens[index]) or word in COMMAS or word in group("relative") or word in THAT:
            return False
        free = index > start and scene.mention[index] is None and not word.startswith(("ال", "و", "ب", "ل"))
        if not free or scene.time[index] is not None or word in group("governs", "adverb"):
            continue
        told = bare_noun(scene.words[index - 1]).startswith("ال") or scene.mention[index - 1] is not None
        if (told and scene.words[index - 1] not in group("governs")) or (word.startswith(("ي", *FUTURE)) and len(word) > 3):
            return False
    return True


def _verb_later(scene: Scene, start: int, at: int) -> bool:
    """Whether a verb that agrees with the subject follows in the future, outside a relative clause: «سيعمل»."""
    prefix = "ت" if scene.words[start].endswith(("ه", "ات")) else "ي"
    inside = False
    for index in range(at + 1, min(scene.sentence(at)[1], at + _REMARK)):
        word, parted = scene.words[index], scene.words[index - 1] in COMMAS
        inside = not parted and (inside or word in group("relative") or word in THAT)
        if not inside and scene.mention[index] is None and word.startswith("س" + prefix) and len(word) > 4:
            return True
    return False
