"""Where a paper tells whose it is by a description: «تقرير مركز كذا»، «تعميم صادر عن الوزير»، «بيانات الهيئة المستقلة»."""

from musnad.annotate.statements.nouns import Subject, head_of, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import THAT, group, speaker_noun
from musnad.arabic import without_article

_FAR = 6  # tokens from a paper to «صادر عن»
_REACH = 9  # tokens of the phrase for the one who gave it out
_GIVERS = frozenset({"body", "media"})


def issuer_phrase(scene: Scene, subject: Subject) -> Subject | None:
    """The phrase that tells who gave out a paper, or None where the paper tells nobody."""
    head = head_of(scene, subject)
    if scene.mention[subject.start] is not None or speaker_noun(head) != "document":
        return None
    at = _came_from(scene, subject)
    if at is None and _bound(scene, subject, head):
        at = subject.start + 1
    if at is None:
        return None
    phrase = subject_after(scene, at, min(len(scene.tokens), at + _REACH))
    return Subject(at, phrase.end) if phrase is not None and phrase.start == at else None


def _came(word: str) -> bool:
    return without_article(word).removesuffix("ه") in {"صادر", "صدر"} or word in group("came-out")


def _bound(scene: Scene, subject: Subject, head: str) -> bool:
    """«تقرير مركز كذا»، «بيان الوزارة السعودية»: an indefinite paper, and right behind it the body that it is bound to."""
    at = subject.start + 1
    if head.startswith("ال") or head not in group("transparent") or at >= len(scene.tokens):
        return False
    return scene.mention[at] is None and at not in scene.quotes and speaker_noun(scene.words[at]) in _GIVERS


def _came_from(scene: Scene, subject: Subject) -> int | None:
    """Where the one begins from whom a paper came: «تقرير حديث صادر عن | مهرجان كذا»؛ no town («صادر من جدة»)."""
    for index in range(subject.start + 1, min(subject.start + _FAR, len(scene.tokens) - 1)):
        word, mention = scene.words[index], scene.mention[index]
        if word in THAT or word == ":" or mention is not None:
            return None
        if word in {"عن", "من"} and _came(scene.words[index - 1]):
            after = scene.mention[index + 1]
            return index + 1 if after is None or after.type != "LOC" else None
    return None
