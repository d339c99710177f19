"""What sentences are about: persons, and people without a name, whom later verbs without a subject take up."""

from functools import cache

from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.memory import Lead, Memory
from musnad.annotate.statements.nouns import OPENING, Subject, subject_after
from musnad.annotate.statements.obliques import oblique
from musnad.annotate.statements.offices import of_woman
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import COMMAS, THAT, common, group, indices_of, plurals, speaker_noun
from musnad.arabic import is_word, without_article
from musnad.model import Mention, Party, Span


def note_topics(scene: Scene, memory: Memory) -> None:
    """Take up the persons that sentences are about: the first of each that is not governed by a preposition."""
    last = -1
    for index, mention in scene.names:
        if mention.type == "LOC":
            continue
        begin, _ = scene.sentence(index)
        if mention.type == "ORG":
            if _near(scene, index, begin) and scene.words[begin].endswith("ت"):
                _note_lead(scene, index, mention, memory)  # «انتقدت صحيفة كذا فلانا. …، بل انتقدت»
            continue
        credit = index > 1 and scene.words[index - 1] == ":" and scene.words[index - 2] in group("photo")
        if begin > last and not credit and scene.quote_of[index] is None and not oblique(scene, index, begin):
            memory.about.append(mention)
            last = begin
            _note_lead(scene, index, mention, memory)
    _note_women(scene, memory)
    for index in indices_of(scene.words, _crowds()):
        people = _people(scene, index, scene.words[index])
        memory.groups.extend(resolve(scene, people, memory) if people is not None else ())


def _near(scene: Scene, index: int, begin: int) -> bool:
    """Whether a body stands right after the first word of its sentence, or after its common noun there."""
    if index - begin == 1:
        return True
    quoted = index - begin == 3 and scene.words[index - 1] in OPENING
    return (index - begin == 2 or quoted) and speaker_noun(scene.words[begin + 1]) in {"body", "media"}


def _note_women(scene: Scene, memory: Memory) -> None:
    """«طالبت ناخبات في المدينة …، واصفات»: women after the verb of speech that opens a sentence."""
    for cue in scene.cues:
        at = cue.index + 1
        if cue.form.form != "perfect" or not cue.form.feminine or cue.form.plural or cue.form.pronoun or at >= len(scene.words):
            continue
        word = scene.words[at]
        if not word.endswith("ات") or scene.mention[at] is not None or speaker_noun(word) in {"body", "document", "media"}:
            continue
        many = word not in group("quantity") and without_article(word) not in common() and word not in common()
        opens = cue.index == scene.sentence(cue.index)[0]
        women = subject_after(scene, at, min(at + 4, len(scene.words))) if many and opens else None
        if women is not None and women.start == at:
            begin, end = scene.tokens[at].start, scene.tokens[women.end - 1].end
            memory.groups.append(Party(None, scene.text[begin:end], Span(begin, end)))


@cache
def _crowds() -> frozenset[str]:
    """The words with which a phrase for people without a name begins."""
    return group("quantity") | frozenset(word for word in plurals() if not word.endswith("ين"))


def _person(word: str) -> bool:
    """Whether a noun after «عدد من» names people («الزوار»، «المشاركين»), not things («الوظائف»)."""
    return speaker_noun(word) is not None or word.endswith(("ين", "ون")) or without_article(word) not in common()


def _people(scene: Scene, index: int, word: str) -> Subject | None:
    """People without a name who may be taken up by a verb in the plural: «عدد من زوار المهرجان», not after a preposition."""
    of = scene.words[index + 2 : index + 3] if scene.words[index + 1 : index + 2] == ("من",) else ()
    several = word in group("quantity") and bool(of) and _person(of[0])
    many = (word in plurals() and not word.endswith("ين")) or several
    if (
        not many
        or index == 0
        or scene.quote_of[index] is not None
        or scene.words[index - 1] in group("governs", "quantity", "that")
        or scene.words[index - 1].endswith("وا")  # «خاطبوا قيادة المتمردين»
    ):
        return None
    if is_word(scene.tokens[index - 1]) and speaker_noun(scene.words[index - 1]) is not None and index - 1 not in scene.cue_at:
        return None  # not «طلاب عدد من المدارس», but «كما طالب عدد من السيدات»
    people = subject_after(scene, index, min(index + 8, scene.sentence(index)[1]))
    return people if people is not None and people.start == index else None


def past_turn(scene: Scene, begin: int) -> int:
    """The token after what tells whose turn it is at the head of a sentence: «وبدوره قام فلان ب…»، «من جانبه، قدم فلان …»."""
    if scene.words[begin] in {"من", "ومن"} and not group("own-part").isdisjoint(scene.words[begin + 1 : begin + 2]):
        at = begin + 2
    else:
        at = begin + (scene.words[begin] in group("turns") and scene.words[begin].endswith(("ه", "ها")))
    last = len(scene.words) - 1
    return min(at + (begin < at <= last and scene.words[at] in COMMAS), last)


def _note_lead(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    """Take up a sentence that begins with a verb, titles and a person."""
    first, end = scene.sentence(index)
    begin = past_turn(scene, first)
    turn = begin > first
    word = scene.words[begin]
    no_verb = word.startswith("ال") or word in group("stop", "that", "governs", "connector") or speaker_noun(word) is not None
    if begin == index or no_verb or not is_word(scene.tokens[begin]) or scene.words[index] in group("cited"):
        return
    if begin + 1 < index and of_woman(scene, begin + 1) and not word.endswith("ت"):
        return  # «ووصف الفنانة فلانة بأنها …»
    if _titled(scene, begin, index, mention):
        cue = scene.cue_at.get(begin)
        told = word.removeprefix("و") in group("tells-too") and not THAT.isdisjoint(scene.words[index:end])  # «ونشرت صحيفة كذا أن»
        fits = cue is not None and cue.form.form in FINITE and cue.form.feminine == word.endswith("ت")  # not «تلقى فلان اتصالا»
        speech = told or (mention.type == "PER" and (turn or fits))
        memory.leads.append(Lead(mention, scene.tokens[end - 1].end, word.endswith("ت"), speech))


def _titled(scene: Scene, begin: int, index: int, mention: Mention) -> bool:
    """Whether only titles and offices stand between the verb of a sentence and a name: «رفع | مدير صحة كذا الدكتور | فلان»."""
    titles = scene.words[begin + 1 : index]
    able = {"role"} if mention.type == "PER" else {"role", "body", "media"}
    offices = sum(speaker_noun(title) == "role" and not title.startswith("ال") for title in titles)
    if offices > 1 and scene.words[begin] in group("receives"):
        return False  # «استقبل رئيس البلدية مدير المدرسة فلانا»
    if all(title.startswith("ال") or speaker_noun(title) in able or title in OPENING for title in titles):
        return True
    if mention.type != "PER" or scene.words[begin] in group("receives") or speaker_noun(scene.words[begin + 1]) != "role":
        return False
    office = subject_after(scene, begin + 1, min(index + 1, len(scene.tokens)))
    return office is not None and office.start == begin + 1 and office.end == index + 1
