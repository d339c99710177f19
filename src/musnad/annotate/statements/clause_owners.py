"""Whose verb begins a clause, for the verbs without a subject that follow it: «شكر مغردون …، وطالبوا»، «أدرجت الحكومة …، واتهم»."""

from musnad.annotate.statements.antecedents import crowd_of_clause
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.namesakes import called_after
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.topics import past_turn
from musnad.annotate.statements.words import common, group, plurals, speaker_noun
from musnad.arabic import is_word, without_article
from musnad.model import Mention

_AS = frozenset({"اذ", "حيث", "بعدما"})  # before a verb that tells of the one just named
_PARTICLES = frozenset({"لم", "لا", "لن", "قد", "لقد"})  # before the verb of a clause
_WAS = frozenset({"كان", "كانت"})


def clause_owner(scene: Scene, begin: int, cue: Cue) -> Subject | None:
    """Whose verb begins a clause, for the verbs that follow it: people («شكر مغردون …، وطالبوا»), else one person or body."""
    begin += begin < cue.index and _particle(scene.words[begin])  # «ولم تشرح الغرفة …، لكنها قالت»
    return crowd_of_clause(scene, begin, cue) or _subject_of_clause(scene, begin, cue)


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
    noun = speaker_noun(word) is not None or (word.endswith("ه") and begin not in scene.cue_at)  # «وجه الاتحاد انتقادات …»
    if noun or (feminine != cue.form.feminine and not cue.form.plural):
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
    return subject if definite and speaker_noun(head) is not None and head not in plurals() - group("she-verb") else None


def person_after(scene: Scene, verb: int, cue: Cue) -> Subject | None:
    """«…، واجتمع فلان باللاعبين، وأكد»: the man named right after the verb that opens a clause."""
    mention = scene.mention[verb + 1] if verb + 1 < cue.index else None
    if mention is None or mention.type != "PER" or scene.mention[verb] is not None or cue.form.feminine or cue.form.plural:
        return None
    word = scene.words[verb].removeprefix("و")
    if word.endswith(("ه", "ها", "ت", "ات")) or word.startswith(("ال", "ب", "ل", "ت")) or word in group("stop", "title", "rank"):
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
