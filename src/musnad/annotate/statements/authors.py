"""What persons are called by beside their names, whose counterparts they are, and who wrote what a text is about."""

from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group, plurals, speaker_noun
from musnad.arabic import is_word, without_article
from musnad.model import Mention

CALLED = 5  # tokens from «للباحث» or «تأليف» to the author's name
OTHER = 14  # tokens before «نظيره» in which the other one is named
_STATE_OFFICES = ("وزير", "وزيره", "رييس", "نايب")
BOOK = 25  # tokens before that in which the book stands


def called_so(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    """Take up what a person is called by beside the name: «المصممة فلانة»، «المواطن فلان»."""
    word = scene.words[index - 1] if index else ""
    word = "ال" + word[2:] if word.startswith("لل") else word[word.startswith("بال") :]  # «زيارة للمصاب فلان»
    if word.startswith("ال") and word not in plurals() and speaker_noun(word) == "source" and scene.mention[index - 1] is None:
        memory.hold((without_article(word),), mention)


def author(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    """Take up who wrote the book that a text is about, whom it calls «المؤلف»: «كتاب «…» للباحث فلان»، «رواية … تأليف فلان»."""
    if index and scene.words[index - 1] in group("written-by"):
        memory.hold(("كاتب",), mention)  # «تقرير كتبه فلان»
        memory.hold(("كاتبه",), mention)
    for at in range(index, max(-1, index - CALLED), -1):
        word = scene.words[at]
        office = word.startswith("لل") and speaker_noun("ال" + word[2:]) == "role"
        if office or word in group("authored") or (at == index and mention.start > scene.tokens[at].start and word[0] == "ل"):
            if not group("book").isdisjoint(scene.words[max(0, at - BOOK) : at]):
                memory.hold(("مولف",), mention)
                memory.hold(("مولفه",), mention)
            return
        if at < index and (scene.mention[at] is not None or not is_word(scene.tokens[at])):
            return


def counterpart(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    """Take up the office of «نظيره الأمريكي فلان»: that of the person named before him, of another state."""
    near = range(index - 1, max(-1, index - CALLED), -1)
    at = next((i for i in near if not group("counterpart").isdisjoint({scene.words[i], scene.words[i].removeprefix("و")})), None)
    if at is None:
        return
    states = [memory.nisba[word] for word in map(without_article, scene.words[at:index]) if word in memory.nisba]
    people = (m for i in range(at - 1, max(-1, at - OTHER), -1) if (m := scene.mention[i]) is not None and m.type == "PER")
    first = next(people, None)
    if len(states) != 1 or first is None:
        return
    for head in _STATE_OFFICES:
        held = next((one.office for one in memory.holders(head) if one.mention.entity == first.entity), None)
        if held is not None:
            known = memory.tables.known
            memory.hold((*(word for word in held if word not in known or known[word].type != "LOC"), states[0]), mention)
            return
