"""Who holds an office that a phrase names, as the article tells: «الوزير»، «رئيس كذا»، «السفير الكوري»."""

from collections.abc import Iterator
from functools import cache

from musnad.annotate.statements.alike import alike, former, only_bearer, shorter
from musnad.annotate.statements.memory import Holder, Memory
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.offices import begins_office, role_key
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OBJECT_PRONOUNS, group
from musnad.arabic import folded, without_article
from musnad.model import Mention
from musnad.tables import alternatives, lexicon


@cache
def _narrower_nouns() -> dict[str, tuple[tuple[str, ...], ...]]:
    """For a wide noun («لاعب») the narrower ones whose holders it may take up, as words («مهاجم», «حارس»)."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in lexicon("role_kinds"):
        narrow = tuple(folded(row["noun"]).split())
        for wide in alternatives(row["wider"]):
            table[folded(wide)] = (*table.get(folded(wide), ()), narrow)
    return table


def holder(scene: Scene, subject: Subject, memory: Memory) -> Mention | None:
    """Who holds the office that a phrase names: who of its holders spoke last, else was named last before, else is named first.

    A wider noun («اللاعب») stands for the last who was called by a narrower one («المهاجم»).
    """
    key = role_key(scene, subject.start, subject.end, memory)
    before = scene.tokens[subject.start].start
    found = [held.mention for held in memory.holders(key[0]) if _same_office(key, held.office)]
    if not found and len(key) > 1:  # «وزيرة السياحة» after «وزير السياحة فلانة»
        other = key[0].removesuffix("ه") if key[0].endswith("ه") else key[0] + "ه"
        found = [held.mention for held in memory.holders(other) if _same_office((other, *key[1:]), held.office)]
    if not found and (len(key) == 1 or (len(key) == 2 and key[1] in memory.tables.known)):
        found = [held.mention for held in _narrower(key[0], memory) if set(key[1:]) <= set(held.office)]
        found = [mention for mention in found if mention.start < before]
    found = found or _of_one_office(scene, subject, memory) or _named_by_title(scene, subject, memory)
    found = found or _of_nation(key, memory, before) or alike(key, memory) or _called_later(scene, subject, key, memory)
    bare = group("adjective").issuperset(key[1:]) and scene.words[subject.start].startswith("ال")  # «المفتي العام»
    if not found and bare and key[0] in memory.maybe and not former(key):
        title = scene.passage.line.label == "title"  # «المفتي: …» over «مفتي عام المملكة رئيس الهيئة فلان»
        found = [mention for mention in (memory.maybe[key[0]],) if mention.start < before or title]
    if not found and len(key) > 2 and scene.passage.line.label == "title":
        found = _in_other_words(key, memory)
    if not found:
        return None
    for parties, _, _ in reversed(memory.spoke):
        for mention in found if len(parties) == 1 else ():
            if mention.entity == parties[0].entity:
                return mention
    earlier = [mention for mention in found if mention.start < before]
    return max(earlier, key=lambda m: m.start) if earlier else min(found, key=lambda m: m.start)


def _in_other_words(key: tuple[str, ...], memory: Memory) -> list[Mention]:
    """«مدير صحة كذا: …» over «مدير عام الشؤون الصحية بمنطقة كذا فلان»: the only one whose office may be told so."""
    held = [holder for holder in memory.holders(key[0]) if len(holder.office) > 2 and shorter(key, holder.office, memory)]
    return [holder.mention for holder in held] if len({holder.mention.entity for holder in held}) == 1 else []


def _of_nation(key: tuple[str, ...], memory: Memory, before: int) -> list[Mention]:
    """«السفير الكوري» after «سفير كوريا الجنوبية فلان», «المدرب التشيلي» after «مدربه فلان»: the only one who may be meant."""
    if len(key) != 2 or not (key[1] in memory.tables.known or key[1].endswith(("ي", "يه"))):
        return []
    own = [held for head in (key[0], *(key[0] + owner for owner in OBJECT_PRONOUNS)) for held in memory.holders(head)]
    stem = key[1].removesuffix("ه")[:-1]
    found = [held for held in own if held.mention.start < before]
    if len({held.mention.entity for held in found}) != 1 or found[0].office[0] in group("rank"):
        return []
    states = {word for held in found for word in held.office[1:] if word in memory.tables.known}
    named = any(
        without_article(folded(name)).startswith(stem)
        for state in states
        for name in (memory.tables.known[state].name, *memory.tables.known[state].variants)
    )
    return (
        [found[0].mention]
        if (named if states else found[0].office == (found[0].office[0],) and key[1] in memory.tables.known)
        else []
    )


def _of_one_office(scene: Scene, subject: Subject, memory: Memory) -> list[Mention]:
    """«أمين كذا رئيس المجلس البلدي»: who holds the first, else the second, of two offices named side by side."""
    second = next((i for i in range(subject.start + 2, subject.end) if begins_office(scene, i)), None)
    if second is None:
        return []
    for start, end in ((subject.start, second), (second, subject.end)):
        key = role_key(scene, start, end, memory)
        found = [held.mention for held in memory.holders(key[0]) if len(key) > 1 and _same_office(key, held.office)]
        if found:
            return found
    return []


def _named_by_title(scene: Scene, subject: Subject, memory: Memory) -> list[Mention]:
    """«قاضية أميركية …» whom the text names later by the bare title, the only one to bear it: «القاضية فلانة»."""
    end = scene.tokens[subject.end - 1].end
    head = role_key(scene, subject.start, subject.start + 1, memory)
    holders = list(memory.holders(head[0])) if head else []
    if len({held.mention.entity for held in holders}) != 1 or head[0] in group("rank"):
        return []
    return [held.mention for held in holders if held.mention.start > end and len(held.office) == 1]


def _called_later(scene: Scene, subject: Subject, key: tuple[str, ...], memory: Memory) -> list[Mention]:
    """«مدرب الأهلي يطالب …» of whom the article tells no club: «المدرب السويسري فلان»."""
    definite = any(scene.words[i].startswith("ال") or scene.mention[i] is not None for i in range(subject.start, subject.end))
    return only_bearer(key, memory) if definite else []


def _same_office(key: tuple[str, ...], office: tuple[str, ...]) -> bool:
    asked, held = set(key), set(office)
    if len(key) > 1 and former(key) != former(office):
        return False
    return asked <= held or (held <= asked and len(held) > 1)


def called_so(noun: str, memory: Memory) -> Iterator[Holder]:
    """Who holds offices with a noun or a narrower one, the last first."""
    yield from memory.holders(noun)
    yield from _narrower(noun, memory)


def _narrower(noun: str, memory: Memory) -> Iterator[Holder]:
    for narrow in _narrower_nouns().get(noun, ()):
        yield from (held for held in memory.holders(narrow[0]) if held.office[: len(narrow)] == narrow)
