"""Whether two phrases tell one office in other words: «المدير العام للتعليم» and «مدير عام التعليم بالمنطقة فلان»."""

from collections.abc import Iterable

from musnad.annotate.statements.memory import Holder, Memory
from musnad.annotate.statements.words import group, speaker_noun, words_of
from musnad.model import Mention

MAYBE = "maybe "  # before the head of an office that stands beside another before a name
SPOKESMEN = frozenset({"متحدث", "متحدثه"})
STEM = 3  # letters by which the words of two offices are compared
MOST = 5  # words of an office of which one may differ: «أستاذ الفقه المقارن بالمعهد العالي للقضاء»


def alike(key: tuple[str, ...], memory: Memory) -> list[Mention]:
    """Who holds an office whose words, particles and nouns of places aside, hold all those of another."""
    asked = _told((key[0], *(word for word in key[1:] if word not in group("adjective", "plain-office"))), memory)
    if len(asked) < 2:
        return []
    found: list[Mention] = []
    states = _states(key[1:], memory)
    told_states = asked & _told(states, memory)
    for held in (*memory.holders(key[0]), *memory.holders(MAYBE + key[0])):
        office = _unbound(_told(held.office, memory))
        missing = asked - office - {key[0]}
        missing -= {word for word in missing if word in memory.tables.known and _by_words(word, office, memory)}
        if states and missing and missing == told_states and not _states(held.office, memory) and len(asked - missing) > 1:
            missing = set()  # «وزير الري المصري» after «فلان وزير الموارد المائية والري»
        near = len(missing) == 1 and len(asked) >= MOST and missing.isdisjoint(memory.tables.known)
        if (not missing or near) and former(key) == former(held.office):
            found.append(held.mention)
    return found


def _by_words(entity: str, office: set[str], memory: Memory) -> bool:
    """Whether an office tells a place by its words though not by its id: «الباحة» in «إمارة منطقة الباحة»."""
    return set(map(_bare, words_of(memory.tables.known[entity].name))) - group("plain-office") <= office


def shorter(key: tuple[str, ...], office: tuple[str, ...], memory: Memory) -> bool:
    """Whether an office may be another told in fewer words: «مدير صحة كذا» for «مدير الشؤون الصحية بمنطقة كذا».

    One told by its noun and a state («المدرب الإسباني») is any that is told to be of no other state.
    """
    asked = {_stem(word) for word in _told(key[1:], memory)}
    held = {_stem(word) for word in _unbound(_told(office[1:], memory))}
    states, others = _states(key[1:], memory), _states(office, memory)
    if former(key) != former(office):
        return False
    if len(states) == len(key) - 1:
        return not (states and others) or not states.isdisjoint(others)
    return asked <= held or (held <= asked and key[0] == office[0])


def _states(office: tuple[str, ...], memory: Memory) -> set[str]:
    return {word for word in office if word in memory.tables.known and memory.tables.known[word].kind == "state"}


def _stem(word: str) -> str:
    """The first letters of a noun or of the adjective made of it: «صحه», «صحيه»."""
    return word.removesuffix("ه").removesuffix("ي")[:STEM]


def former(office: tuple[str, ...]) -> bool:
    """Whether an office is told as a former one: «الرئيس السابق»."""
    return not {"سابق", "سابقه"}.isdisjoint(office[1:])


def only_bearer(key: tuple[str, ...], memory: Memory) -> list[Mention]:
    """«مدرب الأهلي» where the article names just one coach and of him no club: «المدرب السويسري فلان»."""
    if key[0] in SPOKESMEN and len(key) > 1 and group("spokesman-kind").issuperset(key[1:]):
        return _spokesman(key, memory)
    if len(key) == 2 and key[1] in group("own-area"):
        return _of_area(key[0], memory)
    held: list[Holder] = list(memory.holders(key[0])) if key[0] in group("one-holder") else []
    if len({one.mention.entity for one in held}) != 1:
        return []
    nations = {word for one in held for word in one.office[1:]}
    bare = nations <= _states(tuple(nations), memory)
    return [one.mention for one in held] if bare and (not nations or nations.isdisjoint(key[1:])) else []


def _of_area(head: str, memory: Memory) -> list[Mention]:
    """«والي الجهة» after «والي كذا فلان»: the only holder of the office in the article, who is told of one place."""
    held = list(memory.holders(head)) if head not in group("rank") else []
    one = len({holder.mention.entity for holder in held}) == 1 and all(len(holder.office) == 2 for holder in held)
    return [holder.mention for holder in held] if one else []


def _spokesman(key: tuple[str, ...], memory: Memory) -> list[Mention]:
    """«المتحدث الرسمي» after «المتحدث باسم شرطة كذا فلان»: the only spokesman, unless he is told to be one of another kind."""
    held = list(memory.holders(key[0]))
    kinds = group("spokesman-kind").intersection(*[one.office for one in held[:1]]) - {"رسمي"}
    asked = set(key[1:]) - {"رسمي"}
    other = bool(asked and kinds) and asked.isdisjoint(kinds)
    return [one.mention for one in held] if len({one.mention.entity for one in held}) == 1 and not other else []


def _told(words: Iterable[str], memory: Memory) -> set[str]:
    """The words that tell one office from another, those of known bodies and places by their names."""
    told: set[str] = set()
    for word in words:
        known = memory.tables.known.get(word)
        if known is not None and known.type != "PER":
            told.update(map(_bare, words_of(known.name)))
        told.add(word if known is not None else _bare(word))
    return told - group("plain-office")


def _unbound(words: set[str]) -> set[str]:
    """Words, those that begin like the preposition ل without it too: «لكرة» in «مدير الفريق لكرة القدم»."""
    joined = {word[3:] for word in words if word.startswith("وال") and len(word) > STEM + 2}  # «والري»
    return words | joined | {word[1:] for word in words if word.startswith("ل") and len(word) > STEM}


def _bare(word: str) -> str:
    """A word without its article and the preposition before it: «للتعليم», «بوزارة»."""
    for prefix in ("لل", "بال", "ال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    bound = word[:1] in {"ب", "ل"} and (speaker_noun(word[1:]) == "body" or word[1:] in group("plain-office"))
    return word[1:] if bound else word


def without_owner(word: str) -> str:
    """«خارجيته» as «خارجيه»."""
    for pronoun in ("يته", "يتها", "يتهم"):
        if word.endswith(pronoun):
            return word.removesuffix(pronoun) + "يه"
    return word


def own_office(word: str, last: str) -> str:
    """«مدرب» of «مدربه», whose last letter as it is written is no ة."""
    return word[:-1] if last == "ه" and word.endswith("ه") and speaker_noun(word[:-1]) == "role" else word
