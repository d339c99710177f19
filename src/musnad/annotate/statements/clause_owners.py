"""Whose verb begins a clause, for the verbs without a subject that follow it: «شكر مغردون …، وطالبوا»، «أدرجت الحكومة …، واتهم»."""

from musnad.annotate.statements.antecedents import crowd_of_clause
from musnad.annotate.statements.clauses import speaker_at
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.namesakes import called_after
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.topics import past_turn
from musnad.annotate.statements.words import COMMAS, bare_noun, common, group, plurals, speaker_noun
from musnad.arabic import is_word, without_article
from musnad.model import Mention

_BUT = frozenset({"لكن", "ولكن"})
_EXCEPT = frozenset({"غير", "الا"})  # before «أن»
_CLAUSE = 40  # tokens of a clause up to its participle
_FRONTED = 8  # tokens of a phrase with a preposition before the verb of a sentence
_AS = frozenset({"اذ", "حيث", "بعدما"})  # before a verb that tells of the one just named
_PARTICLES = frozenset({"لم", "لا", "لن", "قد", "لقد", "ثم"})  # before the verb of a clause
_WAS = frozenset({"كان", "كانت"})
_EITHER = (4, 5)  # letters of a verb with ت that is a man's in the perfect, a woman's in the imperfect


def clause_owner(scene: Scene, begin: int, cue: Cue) -> Subject | None:
    """Whose verb begins a clause, for the verbs that follow it: people («شكر مغردون …، وطالبوا»), else one person or body."""
    turn = past_turn(scene, begin)
    if begin < turn < cue.index:  # «من جهته، دافع المجلس عن …، وقال»: a person there is taken up by his name
        body = _subject_of_clause(scene, turn, cue)
        if body is not None and speaker_noun(scene.words[body.start]) == "body":
            return body
    begin += begin < cue.index and _particle(scene.words[begin])  # «ولم تشرح الغرفة …، لكنها قالت»
    return crowd_of_clause(scene, begin, cue) or _subject_of_clause(scene, begin, cue)


def contrasted(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """«قال المدير إن …، غير أن منظمات كذا سارعت إلى …، مؤكدة أنها»: who opens the clause behind «لكن», if he fits the verb."""
    for head in range(cue.index - 2, max(floor, cue.index - _CLAUSE), -1):
        but = scene.words[head] in _BUT or (scene.words[head] == "ان" and scene.words[head - 1] in _EXCEPT)
        if but and scene.quote_of[head] is None:
            subject = speaker_at(scene, head + 1, cue.index)
            if subject is None:
                return None
            first = bare_noun(scene.words[subject.start])
            hers = first.endswith(("ه", "ات")) or without_article(first) in group("she-verb")
            many = first in plurals() and not hers
            return subject if (hers, many) == (cue.form.feminine, cue.form.plural) else None
    return None


def past_fronted(scene: Scene, begin: int, end: int) -> int:
    """The token after what a preposition puts first, up to its comma: «ومع ذلك، | تطرق المدير إلى …»; `begin` where nothing is."""
    if scene.words[begin].removeprefix("و") not in group("governs"):
        return begin
    comma = next((i for i in range(begin + 1, min(begin + _FRONTED, end)) if scene.words[i] in COMMAS or i in scene.cue_at), end)
    return comma + 1 if comma + 1 < end and scene.words[comma] in COMMAS else begin


def _subject_of_clause(scene: Scene, begin: int, cue: Cue) -> Subject | None:
    """The unnamed subject after the verb that a sentence begins with, for the verbs that follow it: «أدرجت الحكومة …، واتهمتهم»."""
    word = scene.words[begin].removeprefix("و")
    if begin >= cue.index or scene.mention[begin] is not None or not is_word(scene.tokens[begin]) or word == "حول":
        return None
    if (
        word.startswith("ال")
        or (word.startswith(("ب", "ل")) and word not in group("being") and not _particle(scene.words[begin - 1]))
        or (word in group("stop", "that", "governs", "connector", "before-verb", "auxiliary") and word not in _WAS)
    ):
        return None
    feminine = word.endswith("ت") or (word.startswith("ت") and not word.endswith("ه"))
    either = feminine and not word.endswith("ت") and len(word) in _EITHER  # «تطرق المدير إلى …»، «تطرح المديرة …»
    noun = speaker_noun(word) is not None or (word.endswith("ه") and begin not in scene.cue_at)  # «وجه الاتحاد انتقادات …»
    if noun or (feminine != cue.form.feminine and not cue.form.plural and not either):
        return None
    subject = subject_after(scene, begin + 1, cue.index)
    close = cue.form.form != "participle" and subject is not None and subject.end >= cue.index
    if subject is None or not can_speak(scene, subject) or close or _other_body(scene, subject, cue, feminine=feminine):
        return None
    head = scene.words[subject.start]
    definite = head.startswith("ال") or scene.mention[subject.end - 1] is not None or scene.words[subject.end - 1].startswith("ال")
    definite = definite or (head.endswith("ات") and speaker_noun(head) == "body")  # «أقامت جماعات للدفاع عن كذا دعوى، قائلة»
    if head in group("honorific") or (cue.form.plural and speaker_noun(head) == "role"):
        alone = Subject(subject.start, subject.start + 1) if head in group("honorific") else subject  # «بادل سموه | الشيخ فلانا»
        return None if cue.form.plural else alone  # «زار المدير الحي، وطالبوا ب…»
    hers = head.endswith("ه") or _man_named(scene, subject.end, cue.index)
    fits = not either or cue.form.plural or cue.form.feminine or not hers
    return subject if fits and definite and speaker_noun(head) is not None and head not in plurals() - group("she-verb") else None


def _man_named(scene: Scene, start: int, end: int) -> bool:
    """Whether a person is named between a subject and a later verb: «تمسك أحد النواب، | فلان، بموقفه»."""
    return any(mention is not None and mention.type == "PER" for mention in scene.mention[start:end])


def person_after(scene: Scene, verb: int, cue: Cue) -> Subject | None:
    """«…، واجتمع فلان باللاعبين، وأكد»: the man named right after the verb that opens a clause."""
    mention = scene.mention[verb + 1] if verb + 1 < cue.index else None
    if mention is None or mention.type != "PER" or scene.mention[verb] is not None or cue.form.feminine or cue.form.plural:
        return None
    return subject_after(scene, verb + 1, cue.index)


def only_man(scene: Scene, begin: int, cue: Cue) -> Mention | None:
    """«حظي الكتاب بتقديم من الناقد فلان إذ قال»، «التقت الصحيفة بفلان حيث قال»: the one man of a sentence about another."""
    linked = cue.index > begin + 3 and scene.words[cue.index - 1] in _AS and cue.form.form == "perfect"
    if not linked or cue.form.feminine or cue.form.plural or cue.form.pronoun:
        return None
    people = [(i, m) for i, m in enumerate(scene.mention[begin : cue.index], begin) if m is not None and m.type == "PER"]
    named = {m.entity: m for i, m in people if scene.mention[i - 1] is not m and not called_after(scene, i)}
    verb = past_turn(scene, begin)
    verb += scene.words[verb].removeprefix("و") in {"قد", "لقد"}
    subject = subject_after(scene, verb + 1, cue.index) if len(named) == 1 else None
    if subject is None or subject.start != verb + 1 or scene.words[verb].startswith("ال") or scene.words[verb] in group("governs"):
        return None
    head, held = scene.words[subject.start], scene.mention[subject.start]
    other = held.type == "ORG" if held is not None else speaker_noun(head) in {"body", "media"} or without_article(head) in common()
    return next(iter(named.values())) if other and speaker_noun(head) != "role" else None


def _particle(word: str) -> bool:
    """«وقد»، «لم»: what stands before a verb alone."""
    return word.removeprefix("و") in _PARTICLES


def _other_body(scene: Scene, subject: Subject, cue: Cue, *, feminine: bool) -> bool:
    """«اعتدت القوات على فلان …، وأصروا»، «وشكر سفارة بلاده …، مضيفا»: whether a body after a verb is not who goes on."""
    head = scene.words[subject.start]
    differs = feminine if cue.form.plural else not feminine and head.endswith("ه")
    return differs and speaker_noun(head) == "body"
