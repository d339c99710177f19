"""Whether a content tells the speaker's own plan: «أنه سيلتقي …»، «سنواصل …»، «بلاده ستقدم …»، «الوزارة ستطرح …»."""

from itertools import pairwise

from musnad.annotate.statements.predicates import FUTURE
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OBJECT_PRONOUNS, group, speaker_noun
from musnad.arabic import without_article

_FIRST = ("سن", "سا")  # the future, first person
_OPENING = 6  # words of a quotation in which a verb of the first person tells its plan
_HEAD = 2  # of them, in which «لن» opens the clause: «نحن لن نقبل»، not «أنا سعيد أننا لن نلعب»
_NEAR = 5  # words from a body to the verb that tells its plan
_BEFORE = 18  # tokens before a content in which its speaker is described
_STEM = 4  # letters that a name shares with the adjective made from it: «روسيا»، «الروسي»


def plans(scene: Scene, start: int, words: list[str], *, own: bool) -> bool:
    """Whether the words of a content that begins at a token are a plan, no mere forecast («سيكون», «سنرى»).

    own: the link holds a pronoun for the speaker.
    """
    if not words:
        return False
    if own:
        first = 1 if words[0] == "قد" else 0  # «أنها قد قررت …»
        return _intends(words, first)
    if scene.quote_of[start] is not None and _first_person(words):
        return True
    if scene.words[max(start - 1, 0)] == ":" and scene.mention[start] is None and _future(words[0], _FIRST[:1]):
        return words[0] not in group("s-noun")
    return _possessed(words) or (any(_intends(words, i) for i in range(1, _NEAR)) and _own_body(scene, start, words))


def _first_person(words: list[str]) -> bool:
    opening = words[:1] + [word for word in words[1:_OPENING] if word.startswith("سن")]
    if any(_future(word.removeprefix("و"), _FIRST) and word.removeprefix("و") not in group("s-noun") for word in opening):
        return True
    refusals = [verb for i, (no, verb) in enumerate(pairwise(words[:_OPENING])) if no == "ولن" or (no == "لن" and i < _HEAD)]
    return any(map(_refuses, refusals))


def _refuses(verb: str) -> bool:
    """«لن نترك …»، «لن أغادر»: a verb of the first person that its speaker wills."""
    return verb[0] in "نا" and not _idle("ي" + verb[1:], 0) and not _idle(verb, 0)


def _possessed(words: list[str]) -> bool:
    """«بلاده ستقدم …»، «قواتها لن تنسحب»."""
    stem = next((words[0].removesuffix(p) for p in ("هما", *OBJECT_PRONOUNS) if words[0].endswith(p)), "")
    bare = stem[:-1] + "ه" if stem.endswith("ت") else stem
    return bare in group("own-body") and any(_wills(words, i) for i in range(1, 3))


def _own_body(scene: Scene, start: int, words: list[str]) -> bool:
    """Whether a content opens with the body that its speaker speaks for.

    «الوزارة» without a name is the one spoken of, «المتحف» what its director speaks for; a name is, where it describes
    the speaker («وزير الخارجية الروسي … إن روسيا …»); «الحكومة» is, where the speaker holds an office.
    """
    mention, bare = scene.mention[start], without_article(words[0])
    before = scene.words[max(scene.sentence(start)[0], start - _BEFORE) : max(start - 1, 0)]
    if not group("learned").isdisjoint(before):
        return False  # «علمت الصحيفة أن الشركة ستغلق …»
    if mention is not None:
        return mention.type != "PER" and bare[:_STEM] in [without_article(word)[:_STEM] for word in before]
    if speaker_noun(bare) == "role":
        return False  # «قال رئيس الهيئة إن الرئيس سيعلن …»
    whole = words[0].startswith("ال")  # or the first noun of «إدارة المرور»
    if whole and scene.mention[min(start + 1, len(scene.tokens) - 1)] is not None:
        return False
    if bare in group("state"):
        return any(speaker_noun(word) == "role" for word in before)
    told = any(bare in {without_article(word), word.removeprefix("لل")} for word in before)
    return (whole or told) if bare in group("own-institution") else (whole and told)


def _intends(words: list[str], index: int) -> bool:
    """«قررت»، «تعتزم»، or a future verb."""
    return _wills(words, index) or not group("intends").isdisjoint(words[index : index + 1])


def _wills(words: list[str], index: int) -> bool:
    """«ستطرح»، «سوف تطرح»، «لن تطرح»: a future verb that its subject wills."""
    there = words[index : index + 2]
    if there[:1] in (["سوف"], ["لن"]):
        return len(there) > 1 and not _idle(there[1], 0)
    return bool(there) and _future(there[0], FUTURE)


def _future(word: str, heads: tuple[str, ...]) -> bool:
    return len(word) > 4 and word.startswith(heads) and word not in group("s-noun") and not _idle(word, 1)


def _idle(word: str, cut: int) -> bool:
    """Whether the verb, without its first letters, is one that nobody plans: «يكون»، «يخسر»."""
    return word[cut:] in group("no-plan")
