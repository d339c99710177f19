"""Whose turn it is: «من جانبه، أعرب المسؤول كذا عن …» tells of another than the one who spoke last."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, group
from musnad.model import Party


def another(scene: Scene, cue: Cue, subject: Subject | None, speaker: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    """A speaker, by the words of his phrase alone where they name nobody and would mean who spoke last, in another's turn."""
    last = memory.spoke[-1][0] if memory.spoke else ()
    if subject is None or len(speaker) != 1 or len(last) != 1 or speaker[0].entity is None or speaker[0].entity != last[0].entity:
        return speaker
    inside = range(subject.start, subject.end)
    if len(inside) < 2 or any(scene.mention[i] is not None for i in inside) or not _turn(scene, cue.index):
        return speaker
    return (described(scene, subject),)


def _turn(scene: Scene, verb: int) -> bool:
    """«بدوره | عبر»، «من جانبه، | أعرب»: whether what gives another his turn stands right before a verb."""
    at = verb - 1
    at -= at >= 0 and scene.words[at] in COMMAS
    if at >= 1 and scene.words[at] in group("own-part"):
        return scene.words[at - 1] in {"من", "ومن"}
    return at >= 0 and scene.words[at] in group("turns") and scene.words[at].endswith(("ه", "ها"))
