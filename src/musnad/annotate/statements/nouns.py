"""Noun phrases that can be the subject of a cue, as token ranges."""

from dataclasses import dataclass

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, bare_noun, group, particle_after, speaker_noun
from musnad.arabic import is_word, without_article

OFFICE = 20  # tokens of an office with its adjuncts, up to the name of its holder
OPENING = frozenset({'"', "«", "“", "("})
CLOSING = frozenset({'"', "»", "”", ")"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase as a token range."""

    start: int
    end: int


def subject_after(scene: Scene, index: int, limit: int) -> Subject | None:
    """The noun phrase that begins at a token, or None where none does (a preposition, a time, a sign, a verb)."""
    start = index
    while start < limit and _stands_between(scene, start, index):
        start += 1
    if start + 2 < limit and scene.words[start] in {"كل", "كلا"} and scene.words[start + 1] == "من":
        start += 2
    if start >= limit or not _begins_noun(scene, start):
        return None
    end = start
    person_end = None
    while end < limit and _inside_noun(scene, end, start) and not _another_noun(scene, end, start):
        mention = scene.mention[end]
        if mention is not None and mention.type == "PER" and not _possessor(scene, end, start):
            if person_end is not None and mention is not scene.mention[end - 1] and not _joins(scene, end):
                break
            person_end = end + 1
        elif person_end is not None and not _joins(scene, end):
            break
        end += 1
    return Subject(start, _to_person(scene, start, end, limit) if person_end is None else end) if end > start else None


def _stands_between(scene: Scene, index: int, first: int) -> bool:
    """«قال، فلان»، «قال له فلان»، «أكد ذلك فلان»."""
    word = scene.words[index]
    if word == "ذلك":
        return index + 1 < len(scene.tokens) and not scene.words[index + 1].startswith("ال")
    return word in group("with-pronoun", "adverb") or (index == first and word in COMMAS)


def _another_noun(scene: Scene, index: int, start: int) -> bool:
    """Whether a phrase is over because the next noun is another: «الوزارة المواطنين»، «المعهد تحليلا»، «طهران نتنياهو»."""
    if index == start or (scene.mention[index] is not None and scene.mention[index] is scene.mention[index - 1]):
        return False
    head, word, mention = bare_noun(scene.words[start]), scene.words[index], scene.mention[index]
    body = speaker_noun(head) in {"body", "document", "media"} and scene.mention[start] is None
    if mention is not None:
        return not word.startswith("و") and _another_name(scene, index, start, body=body)
    if scene.quote_of[index] is not None or not is_word(scene.tokens[index]):
        return False
    if scene.quotes.get(start, index) < index:
        return not (word.startswith("ال") and word.endswith(("ي", "يه")))  # «"…" توزيع أرباح»
    if not word.startswith("ال"):
        return body and head.startswith("ال") and not _of_body(word) and not word.startswith("و")
    return scene.words[index - 1].startswith("ال") and (_people(word) or not _agrees(head, word, body=body))


def _of_body(word: str) -> bool:
    """«للجوازات»، «لهيئة …»: goes on with the name of a body («المديرية العامة للجوازات»)."""
    return word.startswith("لل") or (word.startswith("ل") and speaker_noun(word[1:]) == "body")


def _agrees(head: str, word: str, *, body: bool) -> bool:
    """Whether a definite word can be an adjective of a definite head; true where the gender of the head cannot be told."""
    if not head.startswith("ال") or word.endswith(("ي", "يه")):
        return True
    if body or head == "المصادر":
        return head.endswith(("ه", "ات", "المصادر")) == word.endswith("ه")
    return speaker_noun(head) != "role" or head.endswith("ه") or not word.endswith("ه")


def _people(word: str) -> bool:
    """«السكان»، «البلدية»: a noun for people or a body, which no adjective can be."""
    return (
        not word.endswith("يه") and speaker_noun(word) in {"source", "body"} and without_article(word) not in {"مسوول", "مسوولون"}
    )


def _another_name(scene: Scene, index: int, start: int, *, body: bool) -> bool:
    """«البيان الحكومة»، «طهران نتنياهو»: a name after a definite noun, or a person after a body or place."""
    mention, before = scene.mention[index], scene.words[index - 1]
    if mention is not None and mention.type != "PER":
        return before.startswith("ال") and scene.mention[index - 1] is None and clitic_cut(scene, index, "ل") == 0
    named = any(scene.mention[i] is not None or scene.words[i] in CLOSING for i in range(start, index))
    return named and (body or _is_body(scene, start))


def _is_body(scene: Scene, index: int) -> bool:
    mention = scene.mention[index]
    return mention is not None and mention.type != "PER"


def _possessor(scene: Scene, index: int, start: int) -> bool:
    """Whether a person is named only as whose adviser, lawyer or campaign speaks: «قال محامي فلان»."""
    before = scene.words[index - 1]
    if scene.words[start] in group("partitive"):
        return True
    if index - 1 != start or before.startswith("ال") or before in group("title"):
        return scene.mention[index] is scene.mention[index - 1] and index > start + 1 and _possessor(scene, index - 1, start)
    return scene.mention[index - 1] is None and speaker_noun(before) in {"role", "source", "body"}


def _to_person(scene: Scene, start: int, end: int, limit: int) -> int:
    """The end of «مدير عام التعليم بمنطقة كذا فلان» or «وزير الخارجية، فلان»: an office with its adjuncts, up to who holds it.

    `end` where no person follows, or where a verb, «أن» or a sign comes first.
    """
    if speaker_noun(bare_noun(scene.words[start])) not in {"role", "source"} or scene.words[start] in group("partitive"):
        return end
    for index in range(end, min(limit, start + OFFICE)):
        mention = scene.mention[index]
        if mention is not None and mention.type == "PER":
            free = not (clitic_cut(scene, index, "ل") or clitic_cut(scene, index, "ب") or scene.words[index].startswith("و"))
            return _mention_end(scene, index) if free and index > end else end
        comma = index == end and scene.words[index] in COMMAS and scene.mention[min(index + 1, len(scene.tokens) - 1)] is not None
        if not comma and not _adjunct(scene, index):
            return end
    return end


def _mention_end(scene: Scene, index: int) -> int:
    end = index
    while end < len(scene.tokens) and scene.mention[end] is scene.mention[index]:
        end += 1
    return end


def _adjunct(scene: Scene, index: int) -> bool:
    """Whether a token can stand inside the name of an office after its first words: «للشؤون الصحية بمنطقة عسير»."""
    word = scene.words[index]
    if not is_word(scene.tokens[index]):
        return index in scene.quotes or scene.quote_of[index] is not None or word in {"(", ")"}
    cue = scene.cue_at.get(index)
    if (cue is not None and cue.form.form != "noun") or scene.time[index] is not None:
        return False
    return word == "في" or not (word in group("stop", "that", "inside-stop") or particle_after(word) is not None)


def _joins(scene: Scene, index: int) -> bool:
    """«بوتين وبزشكيان»: a second name joined to the first."""
    mention = scene.mention[index]
    return mention is not None and scene.words[index].startswith("و")


def _begins_noun(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    if scene.mention[index] is not None:
        return clitic_cut(scene, index, "ل") == 0 and clitic_cut(scene, index, "ب") == 0
    if not is_word(scene.tokens[index]) or scene.time[index] is not None:
        return word in OPENING and _quoted_name(scene, index)
    cue = scene.cue_at.get(index)
    if cue is not None and (
        (cue.form.form == "noun" and cue.form.pronoun) or (cue.form.form == "participle" and speaker_noun(word) is None)
    ):
        return False
    if word in group("stop", "with-pronoun", "pronoun", "that") or particle_after(word) is not None:
        return False
    if word.startswith(("لل", "ل")) and clitic_cut(scene, index, "ل") and speaker_noun(word) is None:
        return False
    return not (word.startswith("ب") and clitic_cut(scene, index, "ب") and speaker_noun(word) is None)


def _quoted_name(scene: Scene, index: int) -> bool:
    """Whether a quotation sign opens a name: a known one, or one or two words."""
    close = scene.quotes.get(index, 0)
    return (index + 1 < len(scene.tokens) and scene.mention[index + 1] is not None) or 2 <= close - index <= 3


def _inside_noun(scene: Scene, index: int, start: int) -> bool:
    """Whether a phrase that began at `start` goes on over the token at `index`."""
    if index == start:
        return True
    if scene.mention[index] is not None:
        return _name_goes_on(scene, index)
    return _word_goes_on(scene, index) if is_word(scene.tokens[index]) else _sign_goes_on(scene, index, start)


def _name_goes_on(scene: Scene, index: int) -> bool:
    mention, before, word = scene.mention[index], scene.mention[index - 1], scene.words[index - 1]
    if mention is None or mention is before:
        return mention is not None
    if clitic_cut(scene, index, "ل") or clitic_cut(scene, index, "ب"):
        return word in {"الامين", "العام", "العامه", "باسم"} or speaker_noun(word) == "document"
    return before is None or _joins(scene, index) or (mention.type == "PER" and before.type != "PER")


def _sign_goes_on(scene: Scene, index: int, start: int) -> bool:
    word, opening = scene.words[index], scene.quote_of[index]
    if word in OPENING and _quoted_name(scene, index):
        return True
    if word in CLOSING and opening != index:
        return scene.mention[index - 1] is not None or (opening is not None and opening >= start)
    return word == "." and len(scene.words[index - 1]) == 1


def _word_goes_on(scene: Scene, index: int) -> bool:
    word, before = scene.words[index], scene.words[index - 1]
    opening = scene.quote_of[index]
    if opening is not None and opening != index and opening == scene.quote_of[index - 1]:
        return True
    if (
        scene.time[index] is not None
        or word in group("stop")
        or word in group("that", "inside-stop")
        or particle_after(word) is not None
    ):
        return False
    if word == "باسم" or speaker_noun(word) is not None:
        return True
    cue = scene.cue_at.get(index)
    if cue is not None and (cue.form.form != "noun" or cue.form.pronoun):
        return False
    if _of_body(word) and (speaker_noun(before) in {"role", "document", "source"} or before in {"العامه", "العام"}):
        return True
    return not clitic_cut(scene, index, "ل" if word.startswith("ل") else "ب")


def subject_before(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """The noun phrase before a cue in subject-first order: «فلان يؤكد»، «وكان فلان (قد) أعلن»، «إلا أن فلانا أعلن»."""
    end = cue.index
    while end > floor and (scene.words[end - 1] in {"قد", "لا", "لم", "لن", "ايضا"} or scene.time[end - 1] is not None):
        end -= 1
    if end <= floor or cue.cut:
        return None
    if scene.words[end - 1] in COMMAS:
        return _before_apposition(scene, end - 1, floor)
    start = end
    while start > floor and _inside_noun(scene, start - 1, floor - 1) and not _verb(scene, start - 1):
        start -= 1
    while start < end and not _begins_noun(scene, start):
        start += 1
    while (
        start < end
        and scene.mention[start] is None
        and speaker_noun(bare_noun(scene.words[start])) is None
        and not scene.words[start].startswith("ال")
    ):
        start += 1
    if (
        start > floor + 1
        and start < end
        and scene.words[start - 1] in {"من", "في"}
        and speaker_noun(scene.words[start - 2]) == "source"
    ):
        start -= 2  # «مصدر من الحماية المدنية»
    if start >= end or (start > floor and _governed(scene, start)):
        return None
    return Subject(start, end)


def _governed(scene: Scene, start: int) -> bool:
    """Whether a phrase hangs on a preposition: «في موسكو قال …»."""
    return scene.words[start - 1] in group("governs") or bool(clitic_cut(scene, start, "ل") or clitic_cut(scene, start, "ب"))


def _before_apposition(scene: Scene, comma: int, floor: int) -> Subject | None:
    """«فلان، وزير الخارجية، قال»: the name before the first of two commas, at the sentence's head."""
    opening = next((i for i in range(comma - 1, max(floor, comma - 14), -1) if scene.words[i] in COMMAS), None)
    if opening is None or opening <= floor or scene.mention[opening - 1] is None:
        return None
    return Subject(opening - 1, opening)


def _verb(scene: Scene, index: int) -> bool:
    return scene.words[index] in group("auxiliary") or (
        index in scene.cue_at and scene.cue_at[index].form.form in {"perfect", "imperfect"} and scene.mention[index] is None
    )


def can_speak(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase holds a name or a noun that can speak."""
    head = scene.words[subject.start]
    if head in group("honorific") or (head.startswith("ال") and head.endswith("ون")):
        return True  # «الإرهابيون»: a plural for people
    return any(scene.mention[i] is not None or speaker_noun(scene.words[i]) is not None for i in range(subject.start, subject.end))


def possessed(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase is «محامي فلان»، «حملة فلان»: the one named is not the speaker."""
    if scene.words[subject.start] in group("partitive"):
        return True
    second = subject.start + 1
    mention = scene.mention[second] if second < subject.end else None
    return mention is not None and mention.type == "PER" and _possessor(scene, second, subject.start)
