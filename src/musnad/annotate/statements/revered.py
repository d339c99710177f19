"""God as the speaker of what is quoted from scripture: «قال الله تعالى»، «وقال تعالى»، «حيث قال: { … }»."""

from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group
from musnad.arabic import is_word
from musnad.model import Party, Span

_GOD = "الله"
_VERSE = frozenset({"{", "﴿"})
_PRAISE = frozenset({("جل", "وعلا"), ("عز", "وجل"), ("جل", "جلاله"), ("جل", "شانه"), ("عز", "من")})


def god(scene: Scene, index: int, memory: Memory) -> tuple[Party, ...]:
    """«وقال تعالى»، «قال جل وعلا»، «قال: { … }»: God, by his name where it stands before; nobody where no such word follows."""
    near = scene.words[index : index + 2]
    if near[:1] == (_GOD,) and len(near) > 1 and (near[1] in group("revered") or not is_word(scene.tokens[index + 1])):
        return (Party(None, _GOD, Span(scene.tokens[index].start, scene.tokens[index].end)),)  # «قال الله تعالى»
    praised = 1 if not group("revered").isdisjoint(near[:1]) else 2 if near in _PRAISE else 0
    if not praised and _VERSE.isdisjoint(near):
        return ()
    for read, end in ((scene, index), (memory.above, None)):
        words = read.words[:end] if read is not None else ()
        at = next((i for i in range(len(words) - 1, -1, -1) if words[i] == _GOD), None)
        if at is not None and read is not None:
            return (Party(None, _GOD, Span(read.tokens[at].start, read.tokens[at].end)),)
    begin, end = scene.tokens[index].start, scene.tokens[index + max(praised, 1) - 1].end
    return (Party(None, scene.text[begin:end], Span(begin, end)),) if praised else ()
