"""Who speaks: the entity or the words that the subject of a cue stands for."""

from musnad.annotate.statements.again import again, bearer
from musnad.annotate.statements.anonymous import source_again
from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.fullest import fullest
from musnad.annotate.statements.genitives import kin_of, possessed
from musnad.annotate.statements.holders import holder
from musnad.annotate.statements.implied import implied
from musnad.annotate.statements.issuers import issuer_phrase
from musnad.annotate.statements.joint import first_of_two, second_of_two
from musnad.annotate.statements.late_names import named_late
from musnad.annotate.statements.memory import Memory, of_family, party_of, swallowed_verb
from musnad.annotate.statements.nouns import OPENING, Subject, head_of
from musnad.annotate.statements.offices import role_key
from musnad.annotate.statements.papers import whose_paper
from musnad.annotate.statements.revered import god
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.several import counted
from musnad.annotate.statements.words import COMMAS, bare_noun, group, plurals, speaker_noun, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Mention, Party, Span


def resolve(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The speaker or speakers that a noun phrase stands for."""
    inside = _mentions(scene, subject)
    head = head_of(scene, subject)
    named = () if inside else counted(scene, subject, memory)
    named = god(scene, subject.start, memory) if head in group("revered") else named
    named = named or _by_name(scene, subject, inside, memory)
    if named:
        return _with_unnamed(scene, subject, named, memory) if len(named) == 1 else named
    known = _late(scene, subject, memory) or taken_up(scene, subject, memory)
    if known is not None:
        return known
    if inside and inside[0].type == "ORG" and without_article(head) in group("named") and _beside(scene, subject, inside[0]):
        return (party_of(scene.text, inside[0]),)
    if inside and inside[-1].type == "ORG" and head in group("named") and _in_quotes(scene, subject, inside[-1]):
        return (party_of(scene.text, inside[-1]),)
    medium = speaker_noun(head) == "media" and head not in group("envoy")  # the correspondent himself is nobody named
    if inside and (medium or (head in group("transparent") - group("study") and inside[0].type == "ORG")):
        return (party_of(scene.text, inside[0]),)
    other = implied(scene, subject, memory)
    return other or (fullest(scene, subject, memory) or described(scene, subject),)


def _late(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """Who is named only behind the description of his office, which is his from there on."""
    mention = named_late(scene, subject) if speaker_noun(head_of(scene, subject)) == "role" else None
    if mention is None:
        return ()
    memory.hold(role_key(scene, subject.start, subject.end, memory), mention)
    given = scene.tokens[subject.end].start
    if scene.mention[subject.end] is None and scene.mention[subject.end + 1] is mention and is_word(scene.tokens[subject.end]):
        return (Party(mention.entity, scene.text[given : mention.end], Span(given, mention.end)),)  # «حياة | الله فلان»
    return (bearer(scene.text, mention, memory),)


def _with_unnamed(scene: Scene, subject: Subject, named: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    """The only one whom a phrase names, with the one before or after him who speaks with him and has no name there."""
    first = first_of_two(scene, subject)
    if first is not None:
        known = resolve(scene, first, memory)
        return (described(scene, first), *named) if any(party.entity == named[0].entity for party in known) else known + named
    other = second_of_two(scene, subject)
    return named + tuple(p for p in resolve(scene, other, memory) if p not in named) if other is not None else named


def taken_up(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Whom a phrase without a name takes up: whose paper or office it tells, or who was named or spoke before."""
    if subject.end - subject.start == 3 and scene.words[subject.start + 1] in {".", "/"}:
        known = memory.surnames.get(scene.words[subject.end - 1])  # «م. المنصور»
        return (party_of(scene.text, known),) if known is not None else None
    source = whose_paper(scene, subject, memory) or _issuer(scene, subject, memory) or source_again(scene, subject, memory)
    return source or _role(scene, subject, memory) or again(scene, subject, memory)


def _issuer(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Whom a paper comes from by its description, and takes up for «وأضاف التقرير»."""
    phrase = issuer_phrase(scene, subject)
    by = resolve(scene, phrase, memory) if phrase is not None else None
    if by is not None:
        memory.papers["ال" + without_article(head_of(scene, subject))] = by
    return by


def _beside(scene: Scene, subject: Subject, mention: Mention) -> bool:
    """Whether a name stands right after its common noun, or after the noun's nisba: «مجموعة «X»»، «دار النشر البريطانية X»."""
    first = next(i for i in range(subject.start, subject.end) if scene.mention[i] is mention)
    between = [word for i, word in enumerate(scene.words[subject.start + 1 : first], subject.start + 1) if is_word(scene.tokens[i])]
    last = scene.mention[subject.end - 1] is mention  # «شركة خدمات حقول النفط X»
    return all(word.startswith("ال") for word in (between[-1:] if last else between))


def _in_quotes(scene: Scene, subject: Subject, mention: Mention) -> bool:
    """«شركة اتحاد اتصالات "X"»: whether a name in quotation marks ends a phrase; a genitive stands in none."""
    first = next(i for i in range(subject.start, subject.end) if scene.mention[i] is mention)
    opening = scene.quote_of[first]
    return opening == first - 1 and scene.quotes[opening] in {subject.end - 1, subject.end}


def _family(scene: Scene, inside: list[Mention], memory: Memory) -> Mention | None:
    """«الأحمدي» after «فلان بن فلان الأحمدي»: the person whose family bears the name that was read as a place."""
    words = words_of(scene.text[inside[0].start : inside[0].end]) if len(inside) == 1 and inside[0].type == "LOC" else ()
    return memory.surnames.get(words[0]) if len(words) == 1 and inside[0].entity not in memory.tables.known else None


def _by_name(scene: Scene, subject: Subject, inside: list[Mention], memory: Memory) -> tuple[Party, ...]:
    """The persons in a phrase, or the body or place that it begins with."""
    people = [m for m in inside if m.type == "PER"]
    if people and (possessed(scene, subject.start, subject.end) or kin_of(scene, subject.start, people[0], memory)):
        own = len(people) > 1 and scene.text[people[-2].end : people[-1].start].strip() in COMMAS
        return (bearer(scene.text, people[-1], memory),) if own else ()  # «شقيق الشيخ فلان، فلان»
    namesake = _family(scene, inside, memory) if not people else None
    if namesake is not None:
        return (Party(namesake.entity, scene.text[inside[0].start : inside[0].end], Span(inside[0].start, inside[0].end)),)
    first = scene.words[subject.start]
    if people:
        _note_office(scene, subject, people, memory)
        again_named = _after_verb(scene, subject, memory)
        return again_named or tuple(bearer(scene.text, m, memory) for m in _coordinated(scene, people))
    article = first == "ال" and inside and scene.mention[min(subject.start + 2, subject.end - 1)] is inside[0]  # «الـ«X»»
    if inside and (article or inside[0].start - scene.tokens[subject.start].start <= 1):
        return tuple(party_of(scene.text, m) for m in _coordinated(scene, inside))
    crowd = (
        inside and inside[0].type == "LOC" and first in OPENING and scene.mention[subject.start + 1] is None
    )  # ««تجار جدة» يرحبون»
    every = first in {"كل", "كلا"} or (len(inside) == 2 and _two_bodies(first))
    return tuple(party_of(scene.text, m) for m in inside) if every or (first in OPENING and not crowd) else ()


def _two_bodies(word: str) -> bool:
    """«وزارتا كذا وكذا»، «حركتي كذا وكذا»: a dual for bodies that is bound to their names."""
    return word.endswith(("تا", "تي")) and speaker_noun(word[:-2] + "ه") == "body"


def _after_verb(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """«وطالب | الفهيد الجميع ب…» after «فلان الفهيد»: the person of the family, where the verb was read as his given name."""
    verb, mention = subject.start - 1, scene.mention[subject.start]
    if verb < 0 or mention is None or scene.mention[verb] is not mention or not swallowed_verb(scene, verb):
        return ()
    words = words_of(scene.text[scene.tokens[subject.start].start : mention.end])
    known = of_family(memory, words[-1]) if words else None
    if known is None or known.entity == mention.entity:
        return ()
    return (Party(known.entity, scene.text[scene.tokens[subject.start].start : mention.end]),)


def _note_office(scene: Scene, subject: Subject, people: list[Mention], memory: Memory) -> None:
    """«صرح رئيس الإدارة بوزارة كذا السفير فلان»: the office that a phrase with a single person begins with is his."""
    end = next(i for i in range(subject.start, subject.end) if scene.mention[i] is people[0])
    if len(people) == 1 and end > subject.start + 1 and speaker_noun(scene.words[subject.start]) == "role":
        memory.hold(role_key(scene, subject.start, end, memory), people[0])


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
        between = words_of(scene.text[joined[-1].end : mention.start])
        head = len(between) == 1 and between[0].startswith("و") and speaker_noun(between[0][1:]) == "body"
        if scene.text[mention.start - 1] != "و" and not (head and mention.type == "ORG"):  # «وزارة كذا ورئاسة هيئة كذا»
            break
        joined.append(mention)
    return joined


def _joined(scene: Scene, first: Mention, second: Mention) -> bool:
    """«فلان وفلان»، «فلان وزوجها فلان»: whether و stands before the second person or right after the first."""
    if scene.text[second.start - 1] == "و":
        return first.type == "PER" or scene.text[second.start - 2].isspace()
    between = scene.text[first.end : second.start]
    following = words_of(between[max(between.rfind(dash) for dash in "-–—") + 1 :])[:1]  # «فلان - حفظه الله - وأخوه فلان»
    apart = following == ("و",)  # «فلان و المبعوث فلان»
    return first.type == "PER" and bool(following) and (apart or bare_noun(following[0]) != following[0])


def _role(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """The person whose office a phrase names, where the article told it («الرئيس الإيراني» ← «الرئيس الإيراني مسعود …»)."""
    if scene.words[subject.start] in group("title") and subject.end - subject.start > 1:
        subject = Subject(subject.start + 1, subject.end)  # «فخامة الرئيس»
    head = head_of(scene, subject)
    alone = speaker_noun(head) == "source" and head.startswith("ال") and subject.end - subject.start == 1 and head not in plurals()
    kin = head in group("kinsman", "kinswoman")
    envoy = without_article(head) in group("envoy") and head.startswith("ال")  # «المراسل» after «فلان، مراسل الصحيفة»
    if (speaker_noun(head) != "role" and not (alone or kin or envoy)) or without_article(head) in group("role-plural"):
        return None
    mention = holder(scene, subject, memory)
    if mention is None and _cut_attribute(scene, subject):
        mention = holder(scene, Subject(subject.start, subject.end - 1), memory)
    return (party_of(scene.text, mention),) if mention is not None else None


def _cut_attribute(scene: Scene, subject: Subject) -> bool:
    """«السفير الكوري المقيم | في كذا»: whether a phrase ends with a participle that goes on with a preposition."""
    last, following = scene.words[subject.end - 1], scene.words[subject.end : subject.end + 1]
    participle = last.startswith("الم") and speaker_noun(last) is None and not last.endswith(("ي", "يه"))
    definite = scene.words[subject.start].startswith("ال") and subject.end - subject.start > 1
    return definite and participle and bool(following) and following[0] in group("governs")
