"""Interviews: a line that asks and the line that answers it, «فلان: …» as the turn of one who talks."""

from collections.abc import Iterator
from itertools import pairwise

from musnad.annotate.statements.drafts import Draft, with_content
from musnad.annotate.statements.links import Marker
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.stretches import follows
from musnad.arabic import is_word

ASKED = 2  # questions with an answer below that make an article an interview
QUESTION = 60  # tokens of a question
ASIDE = 35  # tokens of one that is no paragraph of an essay
LABEL = 7  # tokens of «فلان:» before a turn
BULLETS = frozenset({"*", "-", "–", "—", "•", "ـ", "_"})


def turns(scenes: list[Scene]) -> frozenset[int]:
    """The lines that answer a question on the line above, in articles that ask so at least twice."""
    found: dict[int | None, list[int]] = {}
    for at in _answers(scenes):
        found.setdefault(scenes[at].passage.line.article, []).append(at)
    return frozenset(at for answers in found.values() if len(answers) >= ASKED for at in answers)


def _answers(scenes: list[Scene]) -> Iterator[int]:
    for at in range(1, len(scenes)):
        asks = _asks(scenes[at - 1]) and not _asks(scenes[at]) and follows(scenes[at - 1], scenes[at])
        if asks and (_listed(scenes[at - 1]) or _listed(scenes[at]) or _label(scenes[at])):
            yield at


def _asks(scene: Scene) -> bool:
    return 2 < len(scene.words) <= QUESTION and scene.words[-1] in {"؟", "?"} and not any(i < 4 for i in scene.quotes)


def _listed(scene: Scene) -> bool:
    """Whether a line begins with a bullet or with «س:»، «ج:»."""
    return bool(scene.words) and (scene.words[0] in BULLETS or _letter(scene, 0, "سج"))


def _letter(scene: Scene, index: int, letters: str) -> bool:
    """Whether one of some letters stands at a token for who speaks: «ج:»، «ج -»."""
    return scene.words[index : index + 1] in set(zip(letters)) and scene.words[index + 1 : index + 2] in {(":",), ("-",)}


def _label(scene: Scene) -> Subject | None:
    """«- فلان:» before a turn: the noun phrase with a name or one who speaks."""
    colon = scene.words.index(":", 1, LABEL) if ":" in scene.words[1:LABEL] else None
    start = 1 if scene.words[:1] and scene.words[0] in BULLETS else 0
    if colon is None or colon <= start or colon + 1 >= len(scene.tokens) or scene.mention[colon - 1] is None:
        return None
    return Subject(start, colon) if all(is_word(scene.tokens[i]) and i not in scene.cue_at for i in range(start, colon)) else None


def answer(scene: Scene, memory: Memory) -> Draft | None:
    """The answer on a line: its speaker is the one of its label, else of the answers before, else who spoke before the first."""
    label = _label(scene)
    if label is not None:
        memory.guest = resolve(scene, label, memory)
    elif memory.guest is None:  # not whom an answer quotes
        several = bool(memory.spoke) and memory.spoke[-1][2]  # «وأكد المشاركون في الندوة …»: which of them answers is not told
        memory.guest = memory.spoke[-1][0] if memory.spoke and not several else ()
    speaker = memory.guest
    if not speaker:
        return None
    start = label.end + 1 if label is not None else 0
    while start < len(scene.tokens) and not is_word(scene.tokens[start]) and start not in scene.quotes:
        start += 1
    start += 2 if label is None and _letter(scene, start, "ج") else 0
    draft = Draft(0, 0, 0, None, None, "say", False, speaker, (), "rule:answer")
    return with_content(scene, Marker(start, 0, "answer"), len(scene.tokens), draft)


def talked(scenes: list[Scene]) -> bool:
    """Whether an article is an interview: questions in lines of their own or before a bullet, labels of those who talk."""
    below = [asks and not _asks(scene) for asks, scene in zip(map(_aside, scenes), scenes[1:], strict=False)]
    lines = max(sum(below), sum(_label(scene) is not None for scene in scenes))
    bulleted = [scene.words for scene in scenes if not BULLETS.isdisjoint(scene.words)]
    replies = sum(before in "؟?" and word in BULLETS for words in bulleted for before, word in pairwise(words))
    return replies > ASKED or (lines > ASKED and 4 * lines >= len(scenes))


def _aside(scene: Scene) -> bool:
    return len(scene.words) <= ASIDE and _asks(scene)
