"""A person who is only named inside a phrase and does not speak: «محامي فلان»، «شقيق العقيد فلان»، «متحدث باسم عائلة فلان»."""

from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.namesakes import called_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, bare_noun, group, plurals, speaker_noun
from musnad.arabic import without_article
from musnad.model import Mention

IN_NAME = frozenset({"باسم", "بلسان"})
_SOLDIER = frozenset({"الجندي", "المجند"})  # titles of those whose kin speak for them
_CHAIN = 5  # tokens from «باسم» or a kinsman to the name


def possessor(scene: Scene, index: int, start: int) -> bool:
    """Whether the person at a token is named only as whose adviser, lawyer or campaign speaks: «قال محامي فلان»."""
    if scene.mention[index] is scene.mention[index - 1]:
        return index > start + 1 and possessor(scene, index - 1, start)
    before = scene.words[index - 1]
    if scene.words[start] in group("partitive"):
        return not _beside_closed(scene, index, start)
    owned = index > start and clitic_cut(scene, index, "ل") > 0  # «المتحدث باسم المكتب الإعلامي لفلان | فلان»
    if owned or before in IN_NAME or _made_by(scene, index, start) or quoted_case(scene, index, start):
        return True
    if index - 1 != start or before.startswith("ال") or before in group("title"):
        return False
    if _owned(before) and scene.text[scene.tokens[index - 1].end - 1] != "ة":  # «محامية فلان» is not «محاميه فلان»
        return False
    return scene.mention[index - 1] is None and speaker_noun(before) in {"role", "source", "body"}


def quoted_case(scene: Scene, index: int, start: int) -> bool:
    """«المختص بمتابعة قضية "فلان"»: a name in quotation marks that a thing is called by."""
    opening = scene.quote_of[index]
    if opening is None or opening < start + 2 or scene.quotes[opening] - opening > _CHAIN:
        return False
    thing = scene.words[opening - 1]
    person = speaker_noun(thing) in {"role", "source"} or thing in group("title", "rank", "called")
    return not person and not thing.startswith("ال") and scene.mention[opening - 1] is None


def _beside_closed(scene: Scene, index: int, start: int) -> bool:
    """«أحد المشاركين في المسرحية الدكتور | فلان»: a name beside a definite phrase, not «أحد أبناء الشيخ فلان»."""
    at = _before_titles(scene, index, start)
    at -= scene.words[at] in COMMAS  # «أحد أفراد الفرقة، فلان»
    definite = scene.words[at].startswith("ال") or scene.mention[at] is not None
    return at > start and definite and scene.words[start] in group("one-of")


def _before_titles(scene: Scene, index: int, start: int) -> int:
    """The token before the titles of the name at a token; `start` at the least."""
    at = index - 1
    while at > start and without_article(scene.words[at]) in group("title", "rank"):
        at -= 1
    return at


def _made_by(scene: Scene, index: int, start: int) -> bool:
    """«تقرير قدمه فلان»: the subject of a verb with a pronoun for the noun before it."""
    word, cue = scene.words[index - 1], scene.cue_at.get(index - 1)
    if index - start < 2 or not word.endswith(OBJECT_PRONOUNS) or scene.mention[index - 1] is not None:
        return False
    verb = cue is not None and cue.form.pronoun and cue.form.form in FINITE
    paper = speaker_noun(scene.words[index - 2]) == "document" and speaker_noun(word) is None
    return verb or paper or word in group("issued-by")


def _owned(word: str) -> bool:
    """«مدربهم فلان»: a noun with a possessor of its own, beside which a name is an apposition."""
    bare = next((word.removesuffix(end) for end in OBJECT_PRONOUNS if word.endswith(end)), "")
    bare = bare[:-1] + "ه" if bare.endswith("ت") else "اخ" if bare in {"اخو", "اخا"} else bare  # «شقيقته فلانة»، «أخوه فلان»
    return len(bare) > 1 and speaker_noun(bare) is not None and speaker_noun(word) == speaker_noun(bare)


def possessed(scene: Scene, start: int, end: int) -> bool:
    """Whether a phrase is «محامي فلان»، «حملة فلان»: the one named is not the speaker."""
    head = bare_noun(scene.words[start])
    if scene.words[start] in group("partitive"):
        last = next((i for i in range(end - 1, start, -1) if _person(scene, i)), None)
        return last is None or possessor(scene, last, start)
    if _of_body(scene, start, end) or (_belongs(scene, start, end) and COMMAS.isdisjoint(scene.words[start:end])):
        return True  # «مصدر عسكري موال لفلان», not «رئيس اللجنة التابعة لمركز كذا، فلان»
    hers = not head.endswith("ه") or scene.text[scene.tokens[start].end - 1] != "ه"  # not «والده الصحفي فلان», who is named
    if head in group("kinswoman") and hers and not any(scene.words[i].endswith("ه") for i in range(start + 1, start + 3)):
        return True  # «والدة الصحفي فلان»
    second = start + 1
    adviser = second < end and _person(scene, second) and possessor(scene, second, start)
    return adviser or _inside(scene, start, end)


def _belongs(scene: Scene, start: int, end: int) -> bool:
    """«مصدر عسكري موال لفلان»; an officer of what belongs to a body («الناطق باسم اللواء التابع للجيش فلان») is named."""
    last = next((i for i in range(end - 2, start - 1, -1) if scene.words[i] in group("belonging")), None)
    if last is None or not scene.words[last + 1].startswith("ل"):
        return False  # «الناطق باسم القوات الموالية فلان»
    body = scene.mention[last + 1]
    noun = scene.words[last + 1].removeprefix("ل").removeprefix("ل")
    of_body = body.type == "ORG" if body is not None else speaker_noun(noun) == "body"
    return not (of_body and speaker_noun(bare_noun(scene.words[start])) == "role" and last > start + 1)


def _of_body(scene: Scene, start: int, end: int) -> bool:
    """«مكتب رئيس الوزراء فلان»، «بيان مكتب رئيس الوزراء فلان»: an indefinite body, or a paper of one."""
    kind = speaker_noun(bare_noun(scene.words[start]))
    office = start if kind == "body" else start + 1 + (scene.words[start + 1 : start + 2] == ("من",))
    if kind not in {"body", "document"} or scene.mention[start] is not None or office >= end or scene.mention[office] is not None:
        return False
    noun = scene.words[office].removeprefix("و") if office == start else scene.words[office]
    return not noun.startswith("ال") and speaker_noun(noun) == "body"


def _person(scene: Scene, index: int) -> bool:
    mention = scene.mention[index]
    return mention is not None and mention.type == "PER"


def _inside(scene: Scene, start: int, end: int) -> bool:
    """Whether the only person of a phrase stands in its relative clause or under a preposition of another noun."""
    first = next((i for i in range(start + 1, end) if _person(scene, i)), None)
    if first is None or any(_person(scene, i) and scene.mention[i] is not scene.mention[first] for i in range(first, end)):
        return False
    if _in_name(scene, first - 1) or _made_by(scene, first, start) or called_after(scene, first):
        return True
    named = next((i for i in range(max(start, first - _CHAIN), first) if _in_name(scene, i)), None)
    if named is not None and named + 1 < first:
        noun = scene.words[named + 1]  # «متحدث باسم عائلة فلان»، «باسم لاعب الفريق فلان»
        return scene.mention[named + 1] is None and (speaker_noun(noun) == "source" or noun in group("of-person"))
    return _of_patient(scene, start, first) or _of_officer(scene, start, first)


def _of_officer(scene: Scene, start: int, first: int) -> bool:
    """«مسؤول في مكتب الرئيس اليمني | فلان»، «الجهاز الفني بقيادة المدرب | فلان»: whose office it is, or who leads a body."""
    at = first - 1
    while at > start and scene.words[at].startswith("ال") and speaker_noun(scene.words[at]) != "role":
        at -= 1
    before, head = scene.words[at - 1], scene.words[start]
    if at - 1 <= start or not scene.words[at].startswith("ال") or speaker_noun(scene.words[at]) != "role":
        return False
    if before in group("led-by"):
        return speaker_noun(head) in {None, "body"} and scene.mention[start] is None
    unnamed = speaker_noun(head) == "source" and not head.startswith("ال") and not scene.words[start + 1].startswith("ال")
    return unnamed and scene.mention[at - 1] is None and speaker_noun(before) == "body" and not before.startswith(("ال", "و"))


def _in_name(scene: Scene, index: int) -> bool:
    """Whether a token is «باسم», and not the given name."""
    return scene.words[index] in IN_NAME and scene.mention[index] is None


def _of_patient(scene: Scene, start: int, first: int) -> bool:
    """«التشخيص المبدئي للاعب كذا فلان»: a thing, and the person whom it is about under «ل»."""
    thing = scene.mention[start] is None and speaker_noun(bare_noun(scene.words[start])) in {None, "document"}
    if not thing or scene.words[start] in group("title", "rank", "greatest"):
        return False
    roles = (scene.words[i][1:] for i in range(start + 1, first) if scene.words[i].startswith("ل"))
    return any(speaker_noun(role) == "role" or speaker_noun(role[1:]) == "role" for role in roles if role)


def kin_of(scene: Scene, start: int, person: Mention, memory: Memory) -> bool:
    """«شقيق العقيد فلان»، «مستشارو الرئيس فلان»: a kinsman or several people, before the title of one who is named with it.

    Where no title stands before the name, it is the kinsman's own unless the article named its bearer before.
    """
    head, second = scene.words[start], scene.words[start + 1 : start + 2]
    many = head in plurals() or (head.endswith("و") and speaker_noun(head + "ن") is not None)
    if head.startswith("ال") or not second or not (head in group("kinsman") or many):
        return False
    first = next((i for i in range(start + 1, min(len(scene.words), start + 2 * _CHAIN)) if scene.mention[i] is person), None)
    if first is None or "،" in scene.words[start:first] or first == start + 1:
        return False
    if agent_of(scene, start):
        return True
    if without_article(second[0]) in group("fallen"):
        return scene.words[first - 1] not in group("of-living")  # «والد شهيد الواجب الجندي فلان», not «والد الشهيد المواطن فلان»
    if start + 1 < _before_titles(scene, first, start) < first - 1 or scene.words[first - 1] in group("mister"):
        return False  # «زوجة الرئيس السيدة فلانة»
    titled = second[0] in _SOLDIER or speaker_noun(second[0]) == "role" or without_article(second[0]) in group("title", "rank")
    return titled or many or _named_before(scene, start, person, memory)


def agent_of(scene: Scene, start: int) -> bool:
    """«وكيل مغنية كذا فلانة»، «وكيل أعمال اللاعب فلان»: who stands for an artist or a player, who is the one named."""
    words = scene.words[start + 1 : start + 3]
    return scene.words[start] in group("agent") and any(without_article(word) in group("with-agent") for word in words)


def _named_before(scene: Scene, start: int, person: Mention, memory: Memory) -> bool:
    """Whether the article named a person before a phrase with more than the family's name."""
    before = memory.named(scene.tokens[start].start)
    return any(other.entity == person.entity and len(scene.text[other.start : other.end].split()) > 1 for other in before)
