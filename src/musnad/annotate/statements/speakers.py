"""Who speaks: the entity or the words that the subject of a cue stands for."""

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


def resolve(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The speaker or speakers that a noun phrase stands for."""
    inside = _mentions(scene, subject)
    head = bare_noun(scene.words[subject.start])
    named = () if inside else counted(scene, subject, memory)
    named = named or _by_name(scene, subject, inside, memory)
    if named:
        return named
    known = _role(scene, subject, memory) or again(scene, subject, memory)
    if known is not None:
        return known
    if inside and inside[0].type == "ORG" and without_article(head) in group("named") and _beside(scene, subject, inside[0]):
        return (party_of(scene.text, inside[0]),)
    issuer = _issuer(scene, subject) if without_article(head) in group("transparent") else None
    if issuer is not None:
        return (party_of(scene.text, issuer),)
    if inside and (speaker_noun(head) == "media" or (head in group("transparent") and inside[0].type == "ORG")):
        return (party_of(scene.text, inside[0]),)
    return (fullest(scene, subject, memory) or described(scene, subject),)


def _issuer(scene: Scene, subject: Subject) -> Mention | None:
    """The body that a paper comes from: «بيان صادر عن وزارة …»، «بيان لوزارة …»."""
    for index in range(subject.start + 1, min(subject.start + 5, len(scene.tokens))):
        mention = scene.mention[index]
        if mention is not None:
            return mention if mention.type == "ORG" and (index > subject.start + 1 or clitic_cut(scene, index, "ل")) else None
        if index in scene.quotes or scene.words[index] in group("relative") or _publishes(scene, index):
            continue  # «الصادرة عن «ساما»»، «التي نشرتها مجلة كذا»
        if without_article(scene.words[index]).removesuffix("ه") not in group("issued"):
            return None
    return None


def _publishes(scene: Scene, index: int) -> bool:
    """«البيانات التي نشرتها مجلة …»: the verb of the relative clause that tells whose a paper is, and the noun before its name."""
    if scene.words[index - 1] in group("relative"):
        return scene.words[index] in group("issued-by")
    return scene.words[index - 1] in group("issued-by") and speaker_noun(scene.words[index]) in {"media", "body"}


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
