"""What a statement does: the verb says it, and under a neutral verb the content decides (`act_phrases.tsv`)."""

from dataclasses import dataclass
from functools import cache

from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OBJECT_PRONOUNS, group
from musnad.arabic import folded
from musnad.model import Act
from musnad.tables import lexicon

_WITHIN = {"first": 1, "start": 4}  # words of the content in which a phrase counts; anywhere for others
GAP = 8  # words between the two parts of a phrase with +
KEY = 3  # letters that a phrase's first word is looked up by
_NEUTRAL = frozenset({"say", "hope"})
_OVER_HOPE = frozenset({"accuse", "deny"})
_PLANS = ("سي", "ست")  # the future, third person
_OWN_PLANS = ("سن", "سا")  # first person


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A row of `act_phrases.tsv`: two runs of words, the second of them (after +) may be empty; a word may end in *."""

    words: tuple[str, ...]
    later: tuple[str, ...]
    act: Act
    within: int | None


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Phrases by the first letters of their first word."""
    table: dict[str, list[_Phrase]] = {}
    for row in lexicon("act_phrases"):
        first, _, second = folded(row["phrase"]).partition("+")
        phrase = _Phrase(tuple(first.split()), tuple(second.split()), row["act"], _WITHIN.get(row["where"]))  # type: ignore[arg-type]
        table.setdefault(phrase.words[0][:KEY], []).append(phrase)
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase.words))  # «عار من الصحة» before «عار»
    return table


def decide(scene: Scene, start: int, end: int, act: Act, *, own: bool) -> Act:
    """The act of a content (tokens `start` to `end`) under a verb or link that brings `act`.

    own: the link holds a pronoun for the speaker, so a future verb is the speaker's own plan.
    """
    if act == "demand" and not group("god").isdisjoint(scene.words[max(0, start - 5) : start]):
        return "hope"  # «داعيا الله أن …»
    if act not in _NEUTRAL:
        return act
    words = [scene.words[i] for i in range(start, end) if scene.words[i][0].isalnum()]
    if act == "say" and _obliges(scene, start, end, words):
        return "demand"
    if act == "say" and _plans(words, own=own, quoted=scene.quote_of[start] is not None):
        return "commit"
    for index in range(len(words)):
        for form in (words[index], words[index][1:]) if words[index][0] in "وف" else (words[index],):
            for phrase in _phrases().get(form[:KEY], ()):
                fits = (phrase.within is None or index < phrase.within) and _fits(phrase, form, words, index)
                if fits and (act == "say" or phrase.act in _OVER_HOPE):
                    return phrase.act
    return act


def _fits(phrase: _Phrase, form: str, words: list[str], index: int) -> bool:
    """Whether a phrase stands in the words at an index, the first word read as `form`."""
    first, *rest = phrase.words
    after = index + 1 + len(rest)
    if not _like(form, first) or not _run(words, index + 1, rest):
        return False
    return not phrase.later or any(_run(words, i, phrase.later) for i in range(after, min(len(words), after + GAP)))


def _run(words: list[str], index: int, wanted: list[str] | tuple[str, ...]) -> bool:
    there = words[index : index + len(wanted)]
    return len(there) == len(wanted) and all(map(_like, there, wanted))


def _like(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _obliges(scene: Scene, start: int, end: int, words: list[str]) -> bool:
    """«على إسرائيل التوقف …»، «على القادة أن يدركوا …»."""
    if words[:1] != ["علي"]:
        return False
    return scene.mention[min(start + 1, end - 1)] is not None or "ان" in words[2:6]


def _plans(words: list[str], *, own: bool, quoted: bool) -> bool:
    """The speaker's own plan: «أنه سيلتقي …»، «سنواصل …»، «بلاده ستقدم …», no mere forecast («سيكون», «سنرى»)."""
    if not words:
        return False
    if own:
        if words[0] in group("intends"):
            return True
        return (words[0] == "لن" and not _idle(words[1:2], 0)) or _future(words[0], _PLANS)
    if quoted and _future(words[0], _OWN_PLANS):
        return words[0] not in group("s-noun")
    owned = next((word for word in words[:1] if word.endswith(OBJECT_PRONOUNS)), None)
    stem = next((owned.removesuffix(p) for p in ("هما", "ها", "هم", "ه") if owned.endswith(p)), "") if owned else ""
    bare = stem[:-1] + "ه" if stem.endswith("ت") else stem
    return bare in group("own-body") and any(_future(word, _PLANS) for word in words[1:3])


def _future(word: str, heads: tuple[str, ...]) -> bool:
    """Whether a word is a verb in the future that its subject wills."""
    return len(word) > 4 and word.startswith(heads) and not _idle([word], 1)


def _idle(words: list[str], cut: int) -> bool:
    """Whether the verb, without its first letters, is one that nobody plans: «يكون»، «يخسر»."""
    return any(word[cut:] in group("no-plan") for word in words)
