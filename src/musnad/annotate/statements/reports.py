"""Who reports the words of another: «أفادت وكالة بأن فلانا دعا إلى …»، «قالت الرئاسة إن الرئيس وجه ب…»، «تحدثت أنباء عن …»."""

from musnad.annotate.statements.chains import media_speaks
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.drafts import Draft, by_cue, reach, with_content
from musnad.annotate.statements.links import Marker, readers
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import can_speak, subject_after
from musnad.annotate.statements.nouns_before import subject_before
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import COMMAS, bare_noun, group, plurals, speaker_noun, words_of
from musnad.model import Party

INNER = 10  # tokens from «أن» to the verb of the one who is reported
_CLAUSE = 40  # tokens of a clause up to what it tells
NEAR = 4  # tokens from that verb to its content, where the reporter is no medium


def reports_another(scene: Scene, marker: Marker, end: int, speaker: tuple[Party, ...], memory: Memory) -> bool:
    """Whether a reported clause tells a speech act of another, who then is the speaker: «أفادت وكالة بأن فلانا دعا …».

    A medium is always a carrier there; another is where the one who spoke opens the clause and his content follows at once.
    """
    if marker.link != "that":
        return False
    inner = scene.first_cue(marker.index + 1, min(end, marker.index + INNER))
    if inner is None or inner.form.form not in FINITE:
        return False
    subject = subject_before(scene, inner, marker.index)
    if subject is None or media_speaks(speaker, memory):
        return subject is not None
    if subject.start > marker.index + 1 or inner.form.form != "perfect" or "quote" not in inner.form.verb.frames:
        return False
    if scene.words[inner.index - 1] in group("negation"):
        return False
    said = resolve(scene, subject, memory)
    other = {party.entity or party.text for party in said}.isdisjoint(party.entity or party.text for party in speaker)
    return other and can_speak(scene, subject) and _content_follows(scene, inner, end)


def _content_follows(scene: Scene, cue: Cue, end: int) -> bool:
    near = range(cue.index + 1, min(end, cue.index + 1 + NEAR))
    return any(reader(scene, i, cue) is not None for i in near for reader in readers(cue.form.verb.frames - {"for", "object"}))


def reporter_again(scene: Scene, cue: Cue, memory: Memory, here: list[Draft]) -> tuple[Party, ...]:
    """«أكد الوزير أن الشركة تعهدت ب…، مضيفا أن …»: the participle goes on with the one who reports, unless it is a medium."""
    reporter = memory.reported(scene.passage, cue.index)
    if not reporter or media_speaks(reporter, memory):
        return ()
    if not here:
        return reporter if _source_goes_on(scene, cue, reporter, memory) else ()
    if others(reporter, here[-1].carriers):
        return ()
    return () if _by_last(scene, cue, here[-1]) else reporter


def _source_goes_on(scene: Scene, cue: Cue, source: tuple[Party, ...], memory: Memory) -> bool:
    """«ووفقا لمسؤول، فإن البلاد تريد …، مؤكدا أن»: the source at the head of a sentence that tells of nobody who could speak."""
    if memory.heading is None or not memory.heading[0] < cue.index < memory.heading[2] or len(source) != 1 or cue.form.plural:
        return False
    first = words_of(source[0].text)[:1]
    woman = bool(first) and (first[0].endswith("ه") or first[0] in plurals())
    if memory.gender.get(source[0].entity or "", woman) != cue.form.feminine:
        return False
    told = range(memory.heading[1], cue.index)
    if any(speaker_noun(bare_noun(scene.words[i])) in {"role", "source"} for i in told):
        return False
    return not scene.names_person(told.start, told.stop)


def _by_last(scene: Scene, cue: Cue, last: Draft) -> bool:
    """Whether a participle goes on with the last who spoke, not with who reports the sentence.

    «وبحسب الهيئة أنها …، وأشار المدير فلان إلى …، مؤكدا»: he has a clause of his own; «صرح المتحدث باسم المجلس بأن فلانا
    أكد أن …، مشيرا»: a spokesman told the words of one who is named.
    """
    form = last.form
    if form is None or last.cue is None or form.form not in FINITE or last.speaker[0].entity is None:
        return False
    if form.feminine != cue.form.feminine or form.plural != cue.form.plural:
        return False
    begin = max(scene.sentence(last.start)[0], last.start - _CLAUSE)
    at = next((i for i in range(begin, last.start) if scene.tokens[i] is last.cue), begin)
    joined = at > begin and scene.words[at].startswith("و") and scene.words[at - 1] in COMMAS
    subject = subject_after(scene, at + 1, last.start) if joined else None
    own = subject is not None and subject.start == at + 1 and can_speak(scene, subject)
    return own or not group("spokesperson").isdisjoint(scene.words[begin:at])


def others(parties: tuple[Party, ...], known: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that are not among the known ones, by entity or by words."""
    names = {party.entity or party.text for party in known}
    return tuple(party for party in parties if (party.entity or party.text) not in names)


def witnessed(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«تحدث شهود عن انفجارين»، «تحدثت أنباء عن مقتل …»: sources and reports that speak of a happening state it."""
    after = cue.index + 1
    if "about-quoted" not in cue.form.verb.frames or cue.form.form != "perfect" or after >= len(scene.tokens):
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + INNER)
    subject = subject_after(scene, after, limit)
    if subject is None or subject.end >= limit or scene.words[subject.end] != "عن":
        return None
    head = scene.words[subject.start]
    if head not in plurals() and head not in group("sources") and speaker_noun(head) not in {"document", "media"}:
        return None
    marker = Marker(subject.end + 1, 0, "about")
    if marker.index >= len(scene.tokens) or scene.quotes.get(marker.index) is not None:
        return None
    draft = by_cue(scene, cue, resolve(scene, subject, memory), (), "witnessed")
    return with_content(scene, marker, reach(scene, marker, cue), draft)
