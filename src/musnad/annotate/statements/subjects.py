"""The speaker of a cue without subject: «وأضاف أن»، «… مشيرة إلى أن»، «وهو يقول إن»."""

from itertools import takewhile

from musnad.annotate.statements.antecedents import (
    first_person,
    of_verb,
    people_before,
    told_around,
    turn_of,
)
from musnad.annotate.statements.clause_owners import clause_owner, contrasted, only_man, past_fronted, person_after
from musnad.annotate.statements.clauses import (
    beside_participle,
    by_mouth,
    clause_subject,
    conceded,
    delivered,
    message_from,
    of_relative,
    silent,
)
from musnad.annotate.statements.crowds import everybody, those_who, unlinked
from musnad.annotate.statements.cues import Cue, feeling_of
from musnad.annotate.statements.genitives import possessed
from musnad.annotate.statements.leading import leading
from musnad.annotate.statements.memory import Memory, agrees, cited, party_of
from musnad.annotate.statements.namesakes import called_after
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.obliques import BEFORE_NAME, after_its_verb, in_speech, oblique, past_topic
from musnad.annotate.statements.revered import god
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.several import both
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import (
    COMMAS,
    OBJECT_PRONOUNS,
    bare_noun,
    common,
    group,
    own_waw,
    plurals,
    speaker_noun,
    women,
    words_of,
)
from musnad.arabic import folded, without_article
from musnad.model import Mention, Party

_FAR = {"imperfect": 150, "perfect": 250}  # letters since somebody spoke after which a verb may not take him up any more
_HEARER = 7  # tokens from a verb to the medium that hears what is said
_VERY_FAR = 1000  # the same where nobody else is named since
_RELATIVE = frozenset({"والتي", "والذي", "والذين"})


def elided(scene: Scene, cue: Cue, memory: Memory, floor: int) -> tuple[Party, ...]:
    """The speaker of a cue without subject: whom the sentence is about, who spoke last, whom the last sentence was about.

    Each must agree with the verb as far as gender and number are known.
    """
    begin = turn_of(scene, scene.sentence(cue.index)[0], cue.index)
    said = cue.form.pronoun or cue.form.verb.by_noun or cue.form.verb.lemma == "قال"
    revered = god(scene, cue.index + 1, memory) if said else ()  # «قوله تعالى»، «قال جل وعلا»
    if revered:
        return revered
    told = told_around(scene, cue, memory)
    told = _by_sentence(scene, cue, memory, floor) if told is None else told
    if told is not None:
        return told
    if cue.index and scene.words[cue.index - 1] in group("own-subject") and cue.cut == 0 and floor <= begin:
        return _topic(scene, begin, cue, memory)  # «دخل فلان وهو يقول إن …»: of things it is no speech
    related = cue.index > 0 and scene.words[cue.index - 1] in _RELATIVE  # «… النقاط والتي أشارت إلى»
    if related or first_person(scene, cue, max(begin, floor)) or _turned_out(cue):
        return ()
    if dual(scene, cue):
        return both(scene, memory, scene.tokens[cue.index].start)
    goes_on = cue.form.form != "participle" and cue.form.verb.continues
    inner = cue.cut > 0 and scene.words[cue.index - 1] in COMMAS  # «ويوافقه فلان، ويضيف أن»
    topic = _topic(scene, begin, cue, memory) if not memory.spoke or (floor <= begin and (inner or not goes_on)) else ()
    return topic or plausible(_of_before(scene, cue, memory))


def _by_sentence(scene: Scene, cue: Cue, memory: Memory, floor: int) -> tuple[Party, ...] | None:
    """Who speaks by the build of the sentence itself: nobody (empty) where its subject is a thing, None where it does not tell."""
    begin, _ = scene.sentence(cue.index)
    free = max(begin, floor)
    subject = those_who(scene, cue, begin) or unlinked(scene, cue, begin) or everybody(scene, cue, free)
    subject = subject or message_from(scene, cue, floor) or of_relative(scene, cue, floor) or beside_participle(scene, cue)
    subject = subject or delivered(scene, free, cue.index) or by_mouth(scene, cue, free) or conceded(scene, cue, begin)
    if subject is None:
        only = only_man(scene, begin, cue) if floor <= begin else None
        if only is not None:
            return (party_of(scene.text, only),)
        subject = clause_subject(scene, cue, floor)
        if subject is not None and subject.start - 1 not in scene.quotes and silent(scene, subject):
            return ()
        if subject is None and cue.form.form == "participle" and floor <= begin:
            return of_verb(scene, cue, memory)
    if subject is not None and scene.words[subject.start] == "والذين":
        return ()  # «أفراد الجيش الذين سرحوا، والذين أبدوا …»: the people stand too far away
    return resolve(scene, subject, memory) if subject is not None else None


def _turned_out(cue: Cue) -> bool:
    """«وتبين أن الحريق متعمد»: it turned out, which nobody says."""
    return folded(cue.form.verb.lemma) == "بين" and cue.form.form == "imperfect" and cue.form.feminine


def plausible(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """A speaker taken up from afar: no thing that a common word names («الأكل»، «رؤية …»)."""
    if len(parties) != 1 or parties[0].entity is not None:
        return parties
    words = words_of(parties[0].text)
    head = bare_noun(words[0]) if words else ""
    people = group("quantity", "partitive", "greatest", "people", "honorific", "someone", "addressee", "team", "club")
    if any(speaker_noun(form) is not None for form in (head, head.removesuffix("ا"))) or head.endswith(("ون", "ين")):
        return parties
    if head in people or without_article(head) in people:
        return parties
    return () if head in common() or without_article(head) in common() else parties


def _of_before(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """The last speaker who agrees with a verb, else the last person that the text was about; nobody where none agrees."""
    lead = leading(scene, cue, memory)
    if lead:
        return lead
    for spoken, until in zip(reversed(memory.spoke), reversed(memory.said_until), strict=True):
        if agrees(spoken, cue.form) and not cited(spoken[0]):
            return () if _forgotten(spoken[0], until, scene.tokens[cue.index].start, cue, memory) else spoken[0]
    if cue.form.plural and memory.groups and cue.form.form != "imperfect":
        return people_before(scene, cue, memory)
    if not cue.form.plural:
        earlier = _earlier(scene, cue, memory)
        if earlier is not None:
            return (earlier,)
    return ()


def _forgotten(parties: tuple[Party, ...], until: int, start: int, cue: Cue, memory: Memory) -> bool:
    """Whether those who spoke up to one offset are named no more before a verb far behind, at another: it has another subject."""
    if start - until < _FAR.get(cue.form.form, start + 1):
        return False
    known = {party.entity for party in parties}
    between = [m.entity for m in takewhile(lambda m: m.start >= until, memory.named(start)) if m.type == "PER"]
    other = bool(between) and not cue.form.verb.continues and not cue.form.plural
    return known.isdisjoint(between) and (cue.form.form != "perfect" or other or start - until > _VERY_FAR)


def dual(scene: Scene, cue: Cue) -> bool:
    """«وأكدا»، «وقالتا»: a perfect whose subject is two."""
    word = scene.words[cue.index]
    two = word.endswith("ا") and not word.endswith("وا")
    return two and cue.form.plural and not cue.form.pronoun and cue.form.form == "perfect"


def _woman(mention: Mention, memory: Memory, text: str) -> bool | None:
    """Whether a person is a woman, by title, verb or given name; None where nothing tells."""
    known = memory.gender.get(mention.entity)
    if known is not None:
        return known
    first = folded(text[mention.start : mention.end]).split()[:1]
    if first in (["ابو"], ["ابن"]):
        return False
    return True if first and first[0] in women() else None


def _agrees(mention: Mention, cue: Cue, memory: Memory, text: str) -> bool:
    if cue.form.plural:
        return mention.type == "ORG" and text[mention.start : mention.end].endswith("ون")  # «الحوثيون»
    woman = _woman(mention, memory, text) if mention.type == "PER" else None
    if woman is not None:
        return woman == cue.form.feminine
    known = memory.tables.known.get(mention.entity)
    speaks = mention.type == "ORG" or (known is not None and known.kind in {"state", "capital"})
    return mention.type == "PER" or (cue.form.feminine and speaks)


def _topic(scene: Scene, begin: int, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """Whom a sentence is about: the subject of its first verb, else its first person before the cue that no preposition governs."""
    topic = past_topic(scene, begin, cue.index)
    begin = turn_of(scene, begin, cue.index)
    begin += scene.words[begin].removeprefix("و") in {"فيما", "بينما"}
    subject = _nearest_subject(scene, begin, cue)
    if subject is not None:
        return resolve(scene, subject, memory)
    woman = _only_woman(scene, begin, cue, memory)
    if woman is not None:
        return _whose_kin(scene, begin, woman, memory)
    governed, talked = None, False
    for index in range(begin, cue.index):
        mention = scene.mention[index]
        if mention is None or (index > begin and mention is scene.mention[index - 1]) or in_speech(scene, index):
            continue
        if mention.type == "ORG" and _hears(scene, mention, cue):
            talked = True
            continue
        if not _agrees(mention, cue, memory, scene.text):
            continue
        if index < topic or (mention.type == "PER" and called_after(scene, index)):
            continue
        if mention.type == "LOC" and not after_its_verb(scene, index, begin):
            continue
        if not oblique(scene, index, begin):
            return _whose_kin(scene, begin, mention, memory)
        felt = any(feeling_of(word) is not None for word in scene.words[max(begin, index - BEFORE_NAME) : index])
        governed = governed or (mention if mention.type == "PER" and not felt else None)  # not «نقل الأمين تعازي الملك فلان»
    return (party_of(scene.text, governed),) if governed is not None and (talked or not memory.spoke) else ()


def _hears(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """«تواصلت «كذا» مع فلانة وأكدت في اتصال مع «كذا» أن»: whether a body is named again behind the verb, as who hears it."""
    near = range(cue.index + 1, min(cue.index + _HEARER, len(scene.tokens)))
    heard = (m for i in near if (m := scene.mention[i]) is not None and m.type == "ORG")
    return any(m.entity == mention.entity for m in heard)


def _whose_kin(scene: Scene, begin: int, mention: Mention, memory: Memory) -> tuple[Party, ...]:
    """A person whom a sentence is about, or whose mother or lawyer it is: «والدة فلانة دهشت من …، قائلة»."""
    here = [index for index in range(begin, len(scene.mention)) if scene.mention[index] is mention]
    kin = Subject(here[0] - 1, here[-1] + 1)
    people = scene.words[kin.start] in plurals() or scene.words[kin.start] in group("people")  # «جماهير النادي»
    own = here[0] > begin and (people or possessed(scene, kin.start, kin.end))
    return resolve(scene, kin, memory) if own else _with_joined(scene, here[-1], mention)


def _with_joined(scene: Scene, last: int, mention: Mention) -> tuple[Party, ...]:
    """«وقطعت السعودية ومصر والإمارات علاقاتها مع قطر، واتهمتها ب…»: a state with those joined to it."""
    parties = [party_of(scene.text, mention)]
    for index in range(last + 1, len(scene.mention)):
        other = scene.mention[index]
        if mention.type != "LOC" or other is None or other.type != "LOC" or not scene.words[index].startswith("و"):
            break
        parties.append(party_of(scene.text, other))
    return tuple(parties)


def _nearest_subject(scene: Scene, begin: int, cue: Cue) -> Subject | None:
    """The subject of the last clause of a sentence that has one of its own: «أجرى الفريق …، وبدأ المدرب …، حثهم على»."""
    parted = not COMMAS.isdisjoint(scene.words[begin : cue.index])
    other = contrasted(scene, cue, begin) if parted and cue.form.form == "participle" else None
    if other is not None:
        return other
    first = past_fronted(scene, begin, cue.index) if parted else begin
    for head in range(cue.index - 1, begin + 1, -1) if parted else ():
        if scene.words[head - 1] not in COMMAS or not (cue.form.plural or head == first or scene.words[head].startswith("و")):
            continue
        if scene.quote_of[head] is not None or scene.words[head] in own_waw() or _joined_noun(scene.words[head]):
            continue
        subject = person_after(scene, head, cue) or clause_owner(scene, head, cue)
        if subject is not None and subject.start == head + 1 and _man_or_woman(scene, subject) == cue.form.feminine:
            return subject
    return clause_owner(scene, begin, cue)


def _joined_noun(word: str) -> bool:
    """«، والمدير»، «، ومندوبها»: a noun that can speak, joined to another."""
    return any(speaker_noun(word[1:].removesuffix(owner)) is not None for owner in ("", *OBJECT_PRONOUNS))


def _man_or_woman(scene: Scene, subject: Subject) -> bool:
    """Whether the head of a phrase takes a verb in the feminine."""
    head = scene.words[subject.start]
    return head.endswith("ه") or head in group("she-verb") or without_article(head) in group("she-verb")


def _only_woman(scene: Scene, begin: int, cue: Cue, memory: Memory) -> Mention | None:
    """The one woman that a sentence names before a verb in the feminine."""
    if not cue.form.feminine or cue.form.plural:
        return None
    named = {m.entity: m for m in scene.mention[begin : cue.index] if m is not None and m.type == "PER"}
    women = [mention for mention in named.values() if _woman(mention, memory, scene.text)]
    return women[0] if len(women) == 1 else None


def _earlier(scene: Scene, cue: Cue, memory: Memory) -> Party | None:
    """The last person that an earlier sentence was about, the first named where nobody spoke yet."""
    before = scene.tokens[cue.index].start
    if cue.form.feminine:
        for mention in memory.named(before):
            if mention.type == "PER" and _woman(mention, memory, scene.text):
                return party_of(scene.text, mention)
        return None
    for mention in memory.topics(before):
        if _agrees(mention, cue, memory, scene.text):
            return party_of(scene.text, mention)
    return None
