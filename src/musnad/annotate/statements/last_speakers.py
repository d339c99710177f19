"""Who spoke or was named last that a noun can mean: «الرجل»، «المصدر نفسه»، «القناة»، «الأمانة العامة»."""

from functools import lru_cache
from itertools import islice

from musnad.annotate.statements.memory import LAST, Memory, party_of
from musnad.annotate.statements.nouns import Subject, head_of
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group, plurals, speaker_noun, words_of
from musnad.arabic import without_article
from musnad.model import Party


def who_is(noun: str, memory: Memory, first: int | None = None) -> tuple[Party, ...] | None:
    """The last speakers in whose words a noun stands, or among the first of them."""
    others: set[str] = set()
    for parties, _, _ in reversed(memory.spoke):
        for party in parties:
            if party.text in others:
                continue
            if noun in bare_words(party.text)[:first] or _counted(noun, bare_words(party.text)[:2]):
                return parties
            others.add(party.text)
    return None


@lru_cache(maxsize=4096)
def bare_words(text: str) -> tuple[str, ...]:
    """The folded words of a speaker without their article."""
    return tuple(without_article(word) for word in words_of(text))


def _counted(noun: str, words: tuple[str, ...]) -> bool:
    """«المنظمات» after «19 منظمة»: whether words are a number and the singular of a noun."""
    return noun.endswith("ات") and len(words) == 2 and words[0].isdigit() and words[1] == noun[:-2] + "ه"


def person_again(memory: Memory, *, woman: bool = False) -> tuple[Party, ...] | None:
    """The named person who spoke last: «معاليه»، «سموه»، «المسؤول»."""
    for parties, feminine, plural in reversed(memory.spoke):
        if len(parties) == 1 and parties[0].entity in memory.persons and feminine == woman and not plural:
            return parties
    return None


def unnamed_again(memory: Memory, *, woman: bool) -> tuple[Party, ...] | None:
    """«الرجل» after «قال أحد السكان»: who spoke last, if that is one person without a name."""
    parties, feminine, plural = memory.spoke[-1] if memory.spoke else ((), False, False)
    if len(parties) != 1 or parties[0].entity is not None or feminine != woman or plural:
        return None
    told = words_of(parties[0].text)
    one = len(told) > 1 and (told[0] in group("one-of") or speaker_noun(told[0]) in {"role", "source"})
    return parties if one else None


def begun_so(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«الأمانة العامة» after «الأمانة العامة لمنظمة كذا»: who spoke last by words that begin so."""
    asked = (head_of(scene, subject), *scene.words[subject.start + 1 : subject.end])
    if len(asked) != 2 or not asked[1].startswith("ال"):
        return None
    begun = (parties for parties, _, _ in reversed(memory.spoke) if len(parties) == 1)
    return next((parties for parties in begun if words_of(parties[0].text)[:2] == asked), None)


def medium(scene: Scene, noun: str, before: int, memory: Memory) -> tuple[Party, ...] | None:
    """«القناة» after «كذا نيوز»: the outlet named last, known by the lists, where no other is described by the noun."""
    if speaker_noun(noun) != "media" or many_papers(noun) or noun in plurals() or noun in memory.descriptions:
        return None
    for mention in islice(memory.named(before), LAST):
        known = memory.tables.known.get(mention.entity)
        if known is not None and known.kind == "outlet":
            return (party_of(scene.text, mention),)
    return None


def many_papers(noun: str) -> bool:
    """«التقارير»، «الإحصاءات»: papers that need not come from who spoke last."""
    return noun.endswith("ات") or noun in group("many-papers")
