"""Who speaks: the entity or the words that the subject of a cue stands for."""

from functools import cache

from musnad.annotate.statements.again import again, bearer
from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.fullest import fullest
from musnad.annotate.statements.genitives import kin_of, possessed
from musnad.annotate.statements.holders import holder
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import OPENING, Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.several import counted
from musnad.annotate.statements.words import bare_noun, group, speaker_noun, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Mention, Party, Span

ISSUED = 7  # tokens from a paper to the name of the body that it comes from


def resolve(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The speaker or speakers that a noun phrase stands for."""
    inside = _mentions(scene, subject)
    head = bare_noun(scene.words[subject.start])
    named = () if inside else counted(scene, subject, memory)
    named = named or _by_name(scene, subject, inside, memory)
    if named:
        return named
    known = _whose_paper(scene, subject, memory) or _role(scene, subject, memory) or again(scene, subject, memory)
    if known is not None:
        return known
    if inside and inside[0].type == "ORG" and without_article(head) in group("named") and _beside(scene, subject, inside[0]):
        return (party_of(scene.text, inside[0]),)
    medium = speaker_noun(head) == "media" and head not in group("envoy")  # the correspondent himself is nobody named
    if inside and (medium or (head in group("transparent") - group("study") and inside[0].type == "ORG")):
        return (party_of(scene.text, inside[0]),)
    return (fullest(scene, subject, memory) or described(scene, subject),)


def _whose_paper(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Who speaks in a paper: the body that the phrase names («تقرير البنك كذا») or takes up («بيان الوزارة»)."""
    head = bare_noun(scene.words[subject.start])
    if without_article(head) not in group("transparent"):
        return None
    issuer = _issuer(scene, subject)
    if issuer is not None:
        memory.fields["ال" + without_article(head)] = issuer  # «وأضاف التقرير»
        return (party_of(scene.text, issuer),)
    if not head.startswith("ال"):
        memory.fields.pop("ال" + head, None)
    second = scene.words[subject.start + 1] if subject.end - subject.start == 2 else ""
    of_body = second.startswith("ال") and speaker_noun(second) in {"body", "media"} and scene.mention[subject.start + 1] is None
    return again(scene, Subject(subject.start + 1, subject.end), memory) if of_body and not head.startswith("ال") else None


def _issuer(scene: Scene, subject: Subject) -> Mention | None:
    """The body that a paper comes from: «بيان صادر عن وزارة …»، «بيان لوزارة …»، «التقرير السنوي الذي أصدرته مؤسسة …»."""
    for index in range(subject.start + 1, min(subject.start + ISSUED, len(scene.tokens))):
        mention, word = scene.mention[index], scene.words[index]
        if mention is not None:
            own = index > subject.start + 1 or not scene.words[subject.start].startswith("ال") or clitic_cut(scene, index, "ل")
            return mention if mention.type == "ORG" and own else None
        if index in scene.quotes or word in group("relative") or _publishes(scene, index, subject.start):
            continue  # «الصادرة عن «ساما»»، «التي نشرتها مجلة كذا»
        bare = word.removeprefix("و")
        if bare.startswith("ال") and scene.words[index - 1].startswith("ال") and speaker_noun(bare) is None:
            continue  # «التقرير السنوي الصادر عن …»
        if without_article(word).removesuffix("ه") not in group("issued"):
            return None
    return None


def _publishes(scene: Scene, index: int, start: int) -> bool:
    """«البيانات التي نشرتها مجلة …»: the verb of the relative clause that tells whose a paper is, and the noun before its name.

    What a medium publishes of a study is not its own.
    """
    verb = index if scene.words[index] in group("issued-by") else index - 1
    if scene.words[verb] not in group("issued-by") or (scene.words[verb].startswith("نشر") and scene.words[start] in _found_out()):
        return False
    related = scene.words[verb - 1] in group("relative") or verb == start + 1
    return related and (verb == index or speaker_noun(scene.words[index]) in {"media", "body"})


@cache
def _found_out() -> frozenset[str]:
    """The papers of those who looked into something, with and without ال."""
    return group("study") | {"ال" + noun for noun in group("study")}


def _beside(scene: Scene, subject: Subject, mention: Mention) -> bool:
    """Whether a name stands right after its common noun, or after the noun's nisba: «مجموعة «X»»، «دار النشر البريطانية X»."""
    first = next(i for i in range(subject.start, subject.end) if scene.mention[i] is mention)
    between = [word for i, word in enumerate(scene.words[subject.start + 1 : first], subject.start + 1) if is_word(scene.tokens[i])]
    return all(word.startswith("ال") for word in between)


def _family(scene: Scene, inside: list[Mention], memory: Memory) -> Mention | None:
    """«الأحمدي» after «فلان بن فلان الأحمدي»: the person whose family bears the name that was read as a place."""
    words = words_of(scene.text[inside[0].start : inside[0].end]) if len(inside) == 1 and inside[0].type == "LOC" else ()
    return memory.surnames.get(words[0]) if len(words) == 1 and inside[0].entity not in memory.tables.known else None


def _by_name(scene: Scene, subject: Subject, inside: list[Mention], memory: Memory) -> tuple[Party, ...]:
    """The persons in a phrase, or the body or place that it begins with."""
    people = [m for m in inside if m.type == "PER"]
    if people and (possessed(scene, subject.start, subject.end) or kin_of(scene, subject.start, people[0], memory)):
        return ()
    namesake = _family(scene, inside, memory) if not people else None
    if namesake is not None:
        return (Party(namesake.entity, scene.text[inside[0].start : inside[0].end], Span(inside[0].start, inside[0].end)),)
    first = scene.words[subject.start]
    if people:
        return tuple(bearer(scene.text, m, memory) for m in _coordinated(scene, people))
    if inside and inside[0].start - scene.tokens[subject.start].start <= 1:
        return tuple(party_of(scene.text, m) for m in _coordinated(scene, inside))
    return tuple(party_of(scene.text, m) for m in inside) if first in {"كل", "كلا"} or first in OPENING else ()


def _mentions(scene: Scene, subject: Subject) -> list[Mention]:
    found: list[Mention] = []
    for index in range(subject.start, subject.end):
        mention = scene.mention[index]
        if mention is not None and (not found or mention is not found[-1]):
            found.append(mention)
    return found


def _coordinated(scene: Scene, found: list[Mention]) -> list[Mention]:
    """The last name of an apposition («رئيس تركيا أردوغان»), or all of them where و joins them."""
    if found[-1].type == "PER":
        position = len(found) - 1
        while position > 0 and _joined(scene, found[position - 1], found[position]):
            position -= 1
        return found[position:]
    joined = [found[0]]
    for mention in found[1:]:
        if scene.text[mention.start - 1] != "و":
            break
        joined.append(mention)
    return joined


def _joined(scene: Scene, first: Mention, second: Mention) -> bool:
    """«فلان وفلان»، «فلان وزوجها فلان»: whether و stands before the second person or right after the first."""
    if scene.text[second.start - 1] == "و":
        return first.type == "PER" or scene.text[second.start - 2].isspace()
    between = scene.text[first.end : second.start]
    following = words_of(between[max(between.rfind(dash) for dash in "-–—") + 1 :])[:1]  # «فلان - حفظه الله - وأخوه فلان»
    return first.type == "PER" and bool(following) and bare_noun(following[0]) != following[0]


def _role(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """The person whose office a phrase names, where the article told it («الرئيس الإيراني» ← «الرئيس الإيراني مسعود …»)."""
    if scene.words[subject.start] in group("title") and subject.end - subject.start > 1:
        subject = Subject(subject.start + 1, subject.end)  # «فخامة الرئيس»
    head = bare_noun(scene.words[subject.start])
    if speaker_noun(head) != "role" or without_article(head) in group("role-plural"):
        return None
    mention = holder(scene, subject, memory)
    return (party_of(scene.text, mention),) if mention is not None else None
