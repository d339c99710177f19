"""Whom a verb without a subject means where words around it tell: «سبق لفلان أن قال»، «وأكد هؤلاء أن»، «عبر أحدهم، بقوله»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import (
    COMMAS,
    OBJECT_PRONOUNS,
    THAT,
    WHO,
    bare_noun,
    group,
    plurals,
    speaker_noun,
    words_of,
)
from musnad.arabic import is_word, without_article
from musnad.model import Mention, Party

_BEFORE = 14  # tokens from «سبق ل» to its verb
_NAME = 6  # tokens from «سبق» to the name of the one who said it
_VOICE = 8  # tokens from «يسرني» to the verb
_THOSE = frozenset({"هولاء", "اوليك"})
_CLAIMS = frozenset({"that", "to", "on", "about"})  # frames of verbs that tell what somebody holds
_CLAUSE = 20  # tokens of a relative clause up to its second verb
_ON_HIS = frozenset({"وحول", "وعن", "وبشان", "وبخصوص"})  # open a new sentence before «تقييمه»
_ASKED = 8  # tokens of what somebody was asked about
_AT_THING = frozenset({"الي", "علي", "عن"})


def told_around(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...] | None:
    """Who speaks by the words around a verb: nobody (empty) where a thing is its subject, None where they do not tell."""
    if cue.form.form == "participle":
        return None
    if cue.form.form == "noun" or (cue.form.pronoun and not cue.cut):
        return _by_saying(scene, cue, memory) if cue.form.pronoun else None
    if _own_voice(scene, cue) or _thing_after(scene, cue):
        return ()
    told = _those(scene, cue, memory) or _said_before(scene, cue)
    return told or _relative_goes_on(scene, cue, memory)


def _by_saying(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...] | None:
    """«وعبر أحد الفائزين، بقوله: …»، «وقدم المصابون شكرهم»: the subject of the verb of the sentence."""
    if scene.words[cue.index].endswith("هم"):
        crowd = crowd_of_clause(scene, scene.sentence(cue.index)[0], cue)
        return resolve(scene, crowd, memory) if crowd is not None else None
    return of_verb(scene, cue, memory) if scene.words[cue.index].startswith("ب") else None


def of_verb(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...] | None:
    """Who stands after the last verb of speech before: «أجمع خبراء على أنها …، موضحين»."""
    begin, participle = scene.sentence(cue.index)[0], cue.form.form == "participle"
    for start in range(cue.index - 1, begin, -1):
        other = scene.cue_at.get(start - 1)
        if other is None or other.form.form not in FINITE or scene.words[start - 2] in group("relative"):
            continue
        opens = start - 1 == begin or scene.words[start - 2] in COMMAS or scene.words[start - 2] == "ثم"
        says = cue.form.verb.lemma == "قال" or (not other.form.verb.tight and other.form.verb.frames & _CLAIMS)
        if participle and not (opens and says):
            continue  # «وغرد مواطن في صفحته على تويتر قائلا», whatever its verb
        subject = subject_after(scene, start, cue.index)
        if subject is None or subject.start != start or not can_speak(scene, subject):
            return None
        many = _many(bare_noun(scene.words[subject.start]))
        fits = many if cue.form.plural else other.form.feminine == cue.form.feminine
        return resolve(scene, subject, memory) if fits or not participle else None
    return None


def _own_voice(scene: Scene, cue: Cue) -> bool:
    """«يسرني أن أعرب لكم عن …»: «I» in a letter, whose verb is written like the perfect of «أعرب»."""
    written = scene.text[scene.tokens[cue.index].start : scene.tokens[cue.index].end]
    if (
        cue.form.form != "perfect"
        or cue.cut
        or not written.startswith("أ")
        or scene.words[cue.index - 1] not in THAT
        or not cue.index
    ):
        return False
    near = scene.words[max(0, cue.index - _VOICE) : cue.index - 1]
    return any((word.endswith("ني") and word.startswith(("ي", "ت"))) or word in {"اود", "ارجو"} for word in near)


def _thing_after(scene: Scene, cue: Cue) -> bool:
    """«ويشير تعيينه إلى …»: a verb that takes no object has as its subject the thing after it, though it bears a pronoun."""
    after = cue.index + 1
    if cue.form.form != "imperfect" or cue.form.pronoun or cue.form.plural or after + 1 >= len(scene.tokens):
        return False
    word, frames = scene.words[after], cue.form.verb.frames
    thing = len(word) > 4 and word.endswith(OBJECT_PRONOUNS[:3]) and scene.mention[after] is None and speaker_noun(word) is None
    if not thing or frames & {"object", "stance", "feeling-object", "demand", "accuse"} or scene.words[after + 1] not in _AT_THING:
        return False
    return word not in group("with-pronoun", "stop", "adverb", "honorific")


def _those(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...] | None:
    """«وأكد هؤلاء أن»: the people who spoke last."""
    if scene.words[cue.index + 1 : cue.index + 2] == () or scene.words[cue.index + 1] not in _THOSE:
        return None
    return next((parties for parties, _, plural in reversed(memory.spoke) if plural), ())


def _said_before(scene: Scene, cue: Cue) -> tuple[Party, ...] | None:
    """«وسبق لفلان أن قال إن …»: the one named after «سبق»."""
    if not cue.index or scene.words[cue.index - 1] not in {"ان", "وان"}:
        return None
    begin = max(scene.sentence(cue.index)[0], cue.index - _BEFORE)
    for index in range(cue.index - 2, begin - 1, -1):
        if scene.words[index].removeprefix("و") == "سبق":
            near = range(index + 1, min(index + _NAME, cue.index))
            named = next((i for i in near if scene.mention[i] is not None), cue.index)
            governed = named == cue.index or (named > index + 1 and scene.words[named - 1].startswith("ب"))  # «برئاسة فلان»
            mention = scene.mention[named]
            return (party_of(scene.text, mention),) if mention is not None and not governed else ()
    return None


def _relative_goes_on(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...] | None:
    """«طلب اللاعب الذي أبدى موافقته وطالب ب…»: the person of a relative clause whose first verb is one of speech."""
    if cue.form.form != "perfect" or cue.cut == 0 or cue.form.pronoun or cue.form.plural:
        return None
    begin = max(scene.sentence(cue.index)[0], cue.index - _CLAUSE)
    near = range(cue.index - 2, begin, -1)
    at = next((i for i in near if not is_word(scene.tokens[i]) or scene.words[i] in WHO), None)
    first = scene.cue_at.get(at + 1) if at is not None and scene.words[at] in WHO else None
    lone = _man_beside(scene, at, cue) if at is not None and first is None else None
    if lone is not None:
        return (party_of(scene.text, lone),)
    if at is None or first is None or first.form.form != "perfect" or first.form.pronoun or scene.mention[at + 2] is not None:
        return None
    if not first.form.feminine == cue.form.feminine == (scene.words[at] == "التي"):
        return None
    held, word = scene.mention[at - 1], scene.words[at - 1]
    if held is not None:
        return (party_of(scene.text, held),) if held.type == "PER" else None
    office = word.startswith("ال") and speaker_noun(word) == "role"
    return resolve(scene, Subject(at - 1, at), memory) if office else None


def _man_beside(scene: Scene, relative: int, cue: Cue) -> Mention | None:
    """«والتقت الصحيفة مع فلان، الذي كان …، وقال»: the man of a relative clause, where the verb of the sentence is a woman's."""
    begin = scene.sentence(cue.index)[0]
    other = scene.words[begin].endswith("ت") and scene.mention[begin] is None and begin < relative - 1
    if scene.words[relative] != "الذي" or cue.form.feminine or not other:
        return None
    held = scene.mention[relative - 1 - (scene.words[relative - 1] in COMMAS)]
    return held if held is not None and held.type == "PER" else None


def first_person(scene: Scene, cue: Cue, begin: int) -> bool:
    """«وأعتقد أن»: a hamza on a verb that has none in the perfect is the writer's «I»; «والحل برأيي …، واقترح أن …» his view."""
    views = not group("my-view").isdisjoint(scene.words[begin : cue.index])
    if views and any(scene.words[i] in group("my-view") and scene.quote_of[i] is None for i in range(begin, cue.index)):
        return True
    lemma, written = cue.form.verb.lemma, scene.text[scene.tokens[cue.index].start : scene.tokens[cue.index].end]
    return cue.form.form == "perfect" and lemma.startswith("ا") and len(lemma) > 4 and written[cue.cut : cue.cut + 1] == "أ"


def people_before(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """The last people without a name before a verb in the plural; women where it is a verb of theirs."""
    before = scene.tokens[cue.index].start
    near = (people for people in reversed(memory.groups) if people.span is None or people.span.end < before)
    return next(((people,) for people in near if not cue.form.feminine or _of_women(people)), ())


def _of_women(people: Party) -> bool:
    """«ناخبات»، «عدد من السيدات»، not «دوائر انتخابية»: whether people may be the subject of a verb for several women."""
    words = words_of(people.text)[:3]
    if words[0] in group("quantity"):
        words = words[1:]
    return any(word.endswith("ات") or without_article(word) in {"نساء", "فتيات"} for word in words)


def crowd_of_clause(scene: Scene, begin: int, cue: Cue) -> Subject | None:
    """«وكانت جموع من الأهالي قد شيعوا …، منددين ب…»، «شكر مغردون الأمير …، وطالبوا»: the people after the verb of a clause."""
    word = scene.words[begin].removeprefix("و")
    verb = (
        not word.startswith(("ال", "ب", "ل")) and (not word.endswith("ه") or begin in scene.cue_at) and speaker_noun(word) is None
    )
    motive = cue.form.form == "noun" and scene.words[cue.index].endswith("ا")  # «وزار عدد من الوزراء البلاد أملا في …»
    able = cue.form.plural or cue.form.pronoun or motive or _joined_verb(cue)
    if not (able and verb) or begin + 1 >= cue.index or word in group("stop", "that", "governs", "connector"):
        return None
    subject = subject_after(scene, begin + 1, cue.index)
    if subject is None or subject.start != begin + 1 or subject.end >= cue.index or scene.mention[subject.start] is not None:
        return None
    if not can_speak(scene, subject):
        return None
    if _many(bare_noun(scene.words[subject.start])):
        return subject
    return Subject(subject.start, _before_object(scene, subject)) if _unnamed(scene, subject, cue) else None


def _before_object(scene: Scene, subject: Subject) -> int:
    """The end of «مصدر مسؤول | البلدية»: no definite word goes on with two indefinite ones."""
    later, bound = range(subject.start + 2, subject.end), group("governs")
    if speaker_noun(scene.words[subject.start]) == "role":
        bound = bound | {word for word in scene.words[subject.start + 1 : subject.end] if speaker_noun(word) in {"role", "body"}}
    return next((i for i in later if scene.words[i].startswith("ال") and scene.words[i - 1] not in bound), subject.end)


def _joined_verb(cue: Cue) -> bool:
    return cue.cut > 0 and not cue.form.plural and cue.form.form == "perfect"


def _unnamed(scene: Scene, subject: Subject, cue: Cue) -> bool:
    """«وحمل مصدر مسؤول البلدية …، وقال»، «وسئل مسؤول عما إذا …، فقال»: one without a name, of the gender of the verb."""
    head = scene.words[subject.start]
    one = _joined_verb(cue) and speaker_noun(head) in {"role", "source"} and head not in plurals() and not head.startswith("ال")
    described = subject.end - subject.start > 1 or head in group("never-bound")  # «رصد مواطن | صورة للحفرة، وقال»
    near = range(subject.end, min(subject.end + _NAME, cue.index))
    if any(speaker_noun(scene.words[i]) == "role" and THAT.isdisjoint(scene.words[subject.end : i]) for i in near[:3]):
        return all((m := scene.mention[i]) is None or m.type != "PER" for i in near)  # «وحفز نائب رئيس الاتحاد | رئيس البعثة فلان»
    return one and described and head.endswith("ه") == cue.form.feminine


def _many(head: str) -> bool:
    return head in group("quantity", "partitive", "people") or head.endswith("ون") or head in plurals()


def turn_of(scene: Scene, begin: int, end: int) -> int:
    """Where another's turn begins within a sentence: «…، من جانبه أقر المدير فلان …، مبينا»; «… وحول تقييمه للأسعار قال»."""
    asked = next((i for i in range(end - 2, max(begin, end - _ASKED), -1) if scene.words[i] in _ON_HIS), None)
    if asked is not None and scene.words[asked + 1].endswith(OBJECT_PRONOUNS[:2]) and COMMAS.isdisjoint(scene.words[asked:end]):
        return asked  # what stands before it without a stop is a heading of its own
    if group("own-part").isdisjoint(scene.words[begin:end]):
        return begin
    for index in range(end - 2, begin, -1):
        parted = scene.words[index - 1] in COMMAS or scene.words[index - 1] == "."  # a sign left open keeps sentences together
        if scene.words[index] == "من" and parted and scene.words[index + 1] in group("own-part"):
            return index
    return begin
