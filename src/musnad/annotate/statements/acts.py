"""What a statement does: the verb says it, and under a neutral verb the content decides (`act_phrases.tsv`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import cast

from musnad.annotate.statements.cues import Verb
from musnad.annotate.statements.plans import plans
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, group, indices_of, plurals, words_of
from musnad.arabic import Kept, without_article
from musnad.model import Act
from musnad.tables import alternatives, lexicon

_START = 4  # words of the content in which a phrase of its start counts
_SHORT = 20  # words of a content that says one thing
_TWICE, _LONG = 2, 60  # phrases for a short content that decide a longer one together, of up to so many words
_JUDGED = 8  # words of a judgement
_NEGATION = 3  # words from a negation to what it takes back
GAP = 8  # words between the two parts of a phrase with +
KEY = 3  # letters that a phrase's first word is looked up by
_NEUTRAL = frozenset({"say", "hope"})
_OVER_HOPE = frozenset({"accuse", "deny"})
_JUDGING = frozenset({"judge", "deem", "rated"})  # frames of «وصف»، «اعتبر»، «عدّ»
_URGING = frozenset({"شدد", "أكد"})  # «شدد على أن يكون …»
_THINKING = frozenset({"اعتقد", "اظن", "نعتقد", "نظن"})
_TURNED = frozenset({"demand", "hope", "praise"})  # acts that words before a content can make another
_WISHES = 3  # tokens before a content in which a feeling's noun stands


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An alternative of a row of `act_phrases.tsv`: two runs of words, the second (after +) may be empty; a word may end in *."""

    words: tuple[str, ...]
    rest: tuple[str, ...]  # the first run without its first word
    later: tuple[str, ...]
    act: Act
    places: frozenset[str]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Phrases by the first letters of their first word."""
    table: dict[str, list[_Phrase]] = {}
    for row in lexicon("act_phrases"):
        first, _, second = row["phrase"].partition("+")
        for words, later in product(alternatives(first), tuple(alternatives(second)) or ("",)):
            run, places = words_of(words), frozenset(row["where"].split())
            table.setdefault(run[0][:KEY], []).append(_Phrase(run, run[1:], words_of(later), cast(Act, row["act"]), places))
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase.words))  # «عار من الصحة» before «عار»
    return table


def _beginning(word: str) -> tuple[_Phrase, ...]:
    """The phrases that begin with a word, the longer first."""
    return tuple([phrase for phrase in _phrases().get(word[:KEY], ()) if _like(word, phrase.words[0])])


def _all_beginning(word: str) -> tuple[tuple[_Phrase, ...], ...]:
    """The phrases that begin with a word as it stands, and those that do without its و or ف."""
    forms = (word, word[1:]) if word[0] in "وف" else (word,)
    return tuple([some for form in forms if (some := _beginning(form))])


_beginnings = Kept(_all_beginning)


def decide(scene: Scene, content: tuple[int, int], act: Act, verb: Verb | None, *, own: bool) -> Act:
    """The act of a content (its tokens from, to) under a verb or link that brings `act`.

    own: the link holds a pronoun for the speaker, so a future verb is the speaker's own plan.
    """
    start, end = content
    turned = _turned(scene, start, act) if act in _TURNED else None
    if turned is not None or act not in _NEUTRAL:
        return turned or act
    words = [scene.words[i] for i in range(start, end) if scene.words[i][0].isalnum()]
    if act == "say" and (_obliges(scene, start, end, words) or _urges(scene, start, words, verb)):
        return "demand"
    if act == "say" and plans(scene, start, words, own=own):
        return "commit"
    return _by_phrases(words, act, verb)


def _by_phrases(words: list[str], act: Act, verb: Verb | None) -> Act:
    """The act of the first phrase that decides; in a longer content two phrases meant for a short one decide together."""
    met: list[Act] = []
    decided: Act | None = None
    for index, phrase in _met(words, verb):
        if act != "say" and phrase.act not in _OVER_HOPE:
            continue
        if phrase.act == "accuse" and _in_vain(words, index):
            continue  # «لن ينجحوا في زعزعة الأمن»
        found = "deny" if phrase.act == "accuse" and _negated(words, index) else phrase.act
        if "over" in phrase.places:
            return found  # «هذه الجريمة … ونحمل الحكومة المسؤولية»
        if decided is None and _in_place(phrase, words, index, verb):
            decided = found
            if decided != "condemn":
                return decided
        met.append(found)
    if decided is None and _SHORT < len(words) <= _LONG:
        decided = next((found for found in met if met.count(found) >= _TWICE), None)
    return decided or act


def _met(words: list[str], verb: Verb | None) -> Iterator[tuple[int, _Phrase]]:
    """The phrases of a content with where they stand, at each word the longest that may count there, alone or with another."""
    for index, beginning in [(index, some) for index, word in enumerate(words) if (some := _beginnings[word])]:
        for phrases in beginning:
            for phrase in phrases:
                if (phrase.rest and not _run(words, index + 1, phrase.rest)) or (phrase.later and not _later(phrase, words, index)):
                    continue
                weak = "short" in phrase.places and _asserts(phrase, words, index)
                if weak or _in_place(phrase, words, index, verb):
                    yield index, phrase
                    break


def _turned(scene: Scene, start: int, act: Act) -> Act | None:
    """The act that words before a content make of another, or None: a prayer, good wishes, what one is not pleased with."""
    before = scene.words[max(0, start - 5) : start]
    before = before[max((i + 1 for i in indices_of(before, COMMAS)), default=0) :]  # «لا سمح الله، وحثهم على …»
    if act in {"demand", "hope"} and _prays(before):
        return "hope"  # «داعيا الله أن …»
    if act == "praise" and any(_wish(word) for word in before[-_WISHES:]):
        return "hope"  # «أعرب عن أصدق التهاني وأطيب التمنيات بالصحة …»
    return "condemn" if act == "praise" and "عدم" in before else None  # «عبر عن عدم رضاه عن …»


def _prays(before: tuple[str, ...]) -> bool:
    """Whether God is the one asked, not named in a blessing: «حث خادم الحرمين - حفظه الله - على …»."""
    named = ("", *before)
    return any(named[i] not in group("names-god", "blessing") for i in indices_of(before, group("god")))


def _wish(word: str) -> bool:
    return word.removeprefix("و").removeprefix("ال").startswith(("تمنيات", "امنيات"))


def _negated(words: list[str], index: int) -> bool:
    """Whether a charge is taken back: «لم تكن ضالعة»، «لا أعتقد أنه …»؛ not «لا تزال تدعم …»."""
    if words[0] == "لا" and not _THINKING.isdisjoint(words[1:2]):
        return True
    before = words[max(0, index - _NEGATION) : index]
    return not group("not").isdisjoint(before) and not any(word.endswith(("زال", "زالت", "زالوا")) for word in before)


def _in_vain(words: list[str], index: int) -> bool:
    """Whether a deed is said to fail: «لن ينجحوا في زعزعة الأمن» charges nobody, nor does it deny."""
    before = words[max(0, index - _NEGATION) : index]
    return "لن" in before and not group("succeeds").isdisjoint(before)


def _in_place(phrase: _Phrase, words: list[str], index: int, verb: Verb | None) -> bool:
    """Whether a phrase counts at an index of the content, by the places that its row names."""
    places = phrase.places
    near = ("start" in places and index < _START) or ("short" in places and len(words) <= _SHORT)
    return (
        "any" in places
        or ("first" in places and index == 0)
        or (near and _asserts(phrase, words, index))
        or ("announced" in places and index == 0 and verb is not None and verb.announces)
        or ("judged" in places and index < _JUDGED and verb is not None and not verb.frames.isdisjoint(_JUDGING))
    )


def _asserts(phrase: _Phrase, words: list[str], index: int) -> bool:
    """Whether a phrase stands in no relative clause («الذي يجب أن …») and asks for nothing past («كان لا بد من …»)."""
    before = words[max(index - 1, 0)]
    return before not in group("relative", "what") and not (phrase.act == "demand" and before == "كان")


def _later(phrase: _Phrase, words: list[str], index: int) -> bool:
    """Whether the second run of a phrase, of which the first is at an index, stands near after it."""
    after = index + len(phrase.words)
    return any(_run(words, i, phrase.later) for i in range(after, min(len(words), after + GAP)))


def _run(words: list[str], index: int, wanted: tuple[str, ...]) -> bool:
    if index + len(wanted) > len(words):
        return False
    for at, form in enumerate(wanted, index):
        if words[at] != form and not (form[-1] == "*" and words[at].startswith(form[:-1])):
            return False
    return True


def _like(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _obliges(scene: Scene, start: int, end: int, words: list[str]) -> bool:
    """«على إسرائيل التوقف …»، «على القادة أن يدركوا …»."""
    if words[:1] != ["علي"] or without_article(words[1] if len(words) > 1 else "") in group("sure"):
        return False
    many = words[2:3] if words[1:2] in (["جميع"], ["كل"], ["كافه"]) else words[1:2]
    people = any(word.startswith("ال") and word.endswith("ين") and word in plurals() for word in many)
    return people or scene.mention[min(start + 1, end - 1)] is not None or "ان" in words[2:6]


def _urges(scene: Scene, start: int, words: list[str], verb: Verb | None) -> bool:
    """«شدد على أن يلتزم الجميع …»: a verb right after «أن» tells what ought to be, for of what is «أنّ» tells, with a noun."""
    if verb is None or verb.lemma not in _URGING or scene.words[max(start - 2, 0) : start] != ("علي", "ان") or not words:
        return False
    return scene.mention[start] is None and scene.time[start] is None and _subjunctive(words[0])


def _subjunctive(word: str) -> bool:
    if word[0] != "ي" or word.startswith("يوم"):
        return word in {"تكون", "تتم"}
    return len(word) > 2 and word not in group("verb-alike", "other-that", "being")
