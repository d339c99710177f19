"""The main form of attribution: a cue whose content follows it, or whose quotation stands before it."""

from musnad.annotate.statements.agreement import acts_on, needs_speaker, own_subject, this_thing
from musnad.annotate.statements.antecedents import turn_of
from musnad.annotate.statements.background import in_state
from musnad.annotate.statements.called_on import from_called
from musnad.annotate.statements.carriers import between, fronted
from musnad.annotate.statements.cues import Cue, feeling_of
from musnad.annotate.statements.doubts import addressed, believed, shown
from musnad.annotate.statements.drafts import Draft, by_cue, frontier, reach, recent, with_content
from musnad.annotate.statements.fronted_subjects import subject_first
from musnad.annotate.statements.interposed import past_adjuncts
from musnad.annotate.statements.likely import likely, qualifies
from musnad.annotate.statements.links import REACH, Marker, skip_links
from musnad.annotate.statements.lookalikes import no_voice
from musnad.annotate.statements.markers import AT_OBJECT, marker_after
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.nouns_before import predicated, subject_before
from musnad.annotate.statements.objects import interrupted, object_marker
from musnad.annotate.statements.own_turns import another
from musnad.annotate.statements.preceding import after_quotation
from musnad.annotate.statements.relatives import related
from musnad.annotate.statements.reports import others, reporter_again, reports_another
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.subjects import elided
from musnad.annotate.statements.told import attached, next_speaker, told_subject
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun, stance
from musnad.arabic import folded, is_word
from musnad.model import Party

LONGEST_NAME = 8  # tokens from sign to sign of a name in quotation marks
_NAME = 6  # tokens of a subject before a colon
_LATE = frozenset({"that", "on", "quote", "voice"})  # links before which an object may stand that is the content
_CLOSE = frozenset({"on", "quote", "about", "voice"})  # links that an object before them takes for its own
_OF_OBJECT = 4  # tokens from an object to a preposition of another word
FAR = 12  # tokens from an object to «أن» that make the object the content


def forward(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """A cue whose content follows it («قال فلان إن …», «… مضيفا أن …»), or whose quotation stands before it."""
    if _no_report(scene, cue):
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    floor = frontier(found)
    before = None if cue.form.pronoun and _told_by(scene, cue) else subject_first(scene, cue, floor)
    subject = (
        None
        if before or cue.form.form == "participle"
        else own_subject(scene, cue, addressed(scene, cue, _subject(scene, cue, limit)))
    )
    marker = marker_after(scene, cue, limit, subject)
    if subject is not None and not can_speak(scene, subject) and needs_speaker(scene, cue, subject, marker):
        return None
    others = subject is not None and marker is not None and scene.first_cue(subject.end, marker.index) is not None
    if subject is not None and (marker is None or marker.link == "quote" or others):
        earlier = after_quotation(scene, cue, subject, memory, found)
        if earlier is not None and (marker is None or others):
            return earlier
        found.extend([earlier] if earlier is not None else [])
    late = marker is None or marker.link in _LATE or (marker.link == "about" and _verbal_object(scene, cue, subject, marker))
    objected = object_marker(scene, cue, before or subject, limit) if late else None
    if marker is None or (objected is not None and _nearer(scene, cue, objected[0], marker)):
        if objected is None:
            return None
        marker, subject = objected
    speaker = resolve(scene, before, memory) if before else _speaker(scene, cue, subject, memory, found)
    speaker = another(scene, cue, before or subject, speaker, memory)
    if not speaker or shown(scene, cue, before, subject) or not believed(scene, cue, marker, before, subject):
        return None
    return _told(scene, cue, memory, found, (from_called(scene, cue, subject, skip_links(scene, marker)), speaker))


def _verbal_object(scene: Scene, cue: Cue, subject: Subject | None, marker: Marker) -> bool:
    """«أعلنت الحركة تعيين نائبين هما … المسؤول السابق عن …»: the object is said before a preposition that is another word's."""
    at = subject.end if subject is not None and subject.start > cue.index else cue.index + 1
    at = past_adjuncts(scene, at, marker.index)
    at += at in scene.quotes  # «أعلنت في بيان «استشهادهم» أثناء دفاعهم عن …»
    word = scene.words[at]
    noun = word not in group("governs", "stop", "adverb", "relative") and is_word(scene.tokens[at]) and at not in scene.cue_at
    loose = noun and scene.mention[at] is None and speaker_noun(word) is None and not word.startswith(("ال", "ب", "ل"))
    return loose and marker.index > at + _OF_OBJECT


def _nearer(scene: Scene, cue: Cue, marker: Marker, that: Marker) -> bool:
    """Whether an object, a noun of stance at best, opens the content before a later «أن»: «أعلنت ترحيبها … والتأكيد على أن …»."""
    if not cue.form.verb.frames & (AT_OBJECT | {"object"}) or (that.link == "quote" and interrupted(scene, marker, that)):
        return False  # «أوضح مدير "صحة جازان" فلان أن …»
    before, bound = marker.index - 1, scene.words[marker.index].startswith("ال")  # «أكد عضو لجنة التحقيق … أن …»
    parted = scene.words[that.index - 2] in {"،", ",", "؛"} and scene.words[that.index - 1][0] != "ب"  # «أكد في دورة، أن …»
    bound = bound and not scene.words[before].startswith("ال") and scene.mention[before] is None
    felt = that.link == "on" and feeling_of(scene.words[marker.index]) is not None  # «أكد حرصه على …»
    close = stance(scene.words[marker.index]) or that.link in _CLOSE  # «أكد مساندته للحكومة في حربها على …»
    apart = that.link == "that" and ((parted and not stance(scene.words[marker.index])) or bound)
    return marker.link == "object" and not apart and marker.index + (1 if felt else 2 if close else FAR) < that.index


def _told(scene: Scene, cue: Cue, memory: Memory, found: list[Draft], read: tuple[Marker, tuple[Party, ...]]) -> Draft | None:
    """The draft of a cue whose marker and speaker are known: its carriers, its end."""
    marker, speaker = read
    end = reach(scene, marker, cue)
    if reports_another(scene, marker, end, speaker, memory):
        memory.report(speaker, scene.passage, scene.sentence(cue.index)[1])
        return None
    clause = marker.link in {"that", "quote", "colon"} or scene.words[marker.index - 1] in THAT  # «أشار إلى أن …، وأن …»
    if memory.reported(scene.passage, cue.index) and not clause:
        end = _before_reporter_goes_on(scene, marker.index, end)
    begin = max(scene.sentence(cue.index)[0], frontier(found))
    told = between(scene, cue.index + 1, marker.index, memory) or _inherited(scene, cue, found, speaker)
    told += others(fronted(scene, begin, cue.index, memory), told)
    told = others(told + others(memory.reported(scene.passage, cue.index), told), speaker)
    if speaker[0].entity not in memory.persons and "نقلا" in scene.words[cue.index : marker.index]:
        speaker, told = told[:1] or speaker, told[1:] + speaker if told else ()  # «ذكرت وكالة نقلا عن فلان أن …»
    draft = by_cue(scene, cue, speaker, told, marker.link)
    if marker.index >= len(scene.tokens) and marker.link == "colon":
        memory.pending = draft
        return None
    return with_content(scene, marker, end, draft)


def _no_report(scene: Scene, cue: Cue) -> bool:
    """Whether a cue reports nobody: negated («لم تعلن»), said of a thing («مما يشير إلى»), or impersonal («يذكر أن»)."""
    before = scene.words[cue.index - 1] if cue.index else ""
    if _unsaid(scene, cue, before) or no_voice(scene, cue) or qualifies(scene, cue) or in_state(scene, cue):
        return True
    if cue.form.form != "imperfect" or cue.form.plural or before in group("own-subject"):
        return False
    following = scene.words[cue.index + 1 : cue.index + 3]
    if following[:1] and (following[0] in THAT or (following[0] in {"الي", "عن"} and following[1:] and following[1] in THAT)):
        return subject_first(scene, cue, 0) is None and not cue.form.pronoun and not _goes_on_telling(cue, before)
    start, _ = scene.sentence(cue.index)
    inside = cue.cut == 0 and cue.index > start and before not in COMMAS | THAT and before not in group("before-verb")
    return inside and subject_first(scene, cue, 0) is None and _names_nobody(scene, cue) and not _quoted_next(scene, cue)


def _goes_on_telling(cue: Cue, before: str) -> bool:
    """«… . ويضيف أن …»، «…، حيث يرى أن …»: joined to what was said, unless the verb is more often impersonal («ويذكر أن»)."""
    joined = cue.cut > 0 or before in group("takes-up") or before in COMMAS
    return joined and folded(cue.form.verb.lemma) not in group("impersonal")


def _before_reporter_goes_on(scene: Scene, start: int, end: int) -> int:
    """«أفادت وكالة بأن فلانا دعا إلى …، وبأن …»: the second «أن» is again the medium's."""
    again = {"وان", "وبان", "وانه", "وبانه"}
    return next((i for i in range(start, end - 1) if scene.words[i] in COMMAS and scene.words[i + 1] in again), end)


def _told_by(scene: Scene, cue: Cue) -> bool:
    """Whether one who can speak follows a verb with its object: «اتهمتهم النيابة»."""
    subject = subject_after(scene, cue.index + 1, min(len(scene.tokens), cue.index + 8))
    return subject is not None and can_speak(scene, subject)


def _unsaid(scene: Scene, cue: Cue, before: str) -> bool:
    """Whether the word before a cue takes it back: «لم تعلن»، «مما يشير»، «لكن رفض فلان»، «من شأنه أن يؤكد»."""
    earlier = scene.words[cue.index - 2] if cue.index > 1 else ""
    if before in group("negation") or (before in group("thing") and earlier.removeprefix("و") != "سرعان"):
        return True
    if before.removeprefix("و") in {"لكن", "هناك", "ثمه"} and cue.form.form == "perfect":  # «وهناك رفض شعبي للمشروع»
        return folded(cue.form.verb.lemma) in group("noun-alike")
    return cue.form.form == "imperfect" and before in THAT and earlier != "قبل"


def _quoted_next(scene: Scene, cue: Cue) -> bool:
    """Whether a colon and a quotation follow near a verb: «في كتابه يقول مكيافيلي: «…»»."""
    near = range(cue.index + 1, min(cue.index + _NAME, len(scene.tokens) - 1))
    return any(scene.words[i] == ":" and i + 1 in scene.quotes for i in near)


def _names_nobody(scene: Scene, cue: Cue) -> bool:
    after = cue.index + 1
    if scene.words[after : after + 1] and scene.words[after] in group("with-pronoun"):
        after += 1  # «الذي يؤكد فيه النادي أن …»
    return after >= len(scene.tokens) or (
        scene.mention[after] is None and speaker_noun(scene.words[after]) is None and not cue.form.pronoun
    )


def _subject(scene: Scene, cue: Cue, limit: int) -> Subject | None:
    if cue.form.form == "noun" and cue.form.pronoun:
        return None
    subject = subject_after(scene, _past_by(scene, cue), limit)
    if subject is not None and _speech(scene, subject.start):
        return None
    if subject is not None and "feeling-object" in cue.form.verb.frames:
        subject = _before_feeling(scene, subject)
    if subject is not None and cue.form.verb.act in {"demand", "accuse"} and _whose(scene, subject):
        return None
    genitive = cue.form.form == "noun"  # «توقعات المحللين بأن …»
    if subject is None or (can_speak(scene, subject) and (genitive or not scene.words[subject.start].endswith("ين"))):
        return subject
    if scene.words[subject.start].endswith("ين"):
        return subject if scene.mention[subject.start] is not None or speaker_noun(scene.words[subject.start]) != "source" else None
    return None if _whose(scene, subject) else subject


def _past_by(scene: Scene, cue: Cue) -> int:
    """The token after a cue; after «من جانب» where a noun has its agent so: «اتهامات من جانب فلان ب…»."""
    after = cue.index + 1
    by = cue.form.form == "noun" and scene.words[after : after + 1] == ("من",)
    return after + 2 if by and not group("by-whom").isdisjoint(scene.words[after + 1 : after + 2]) else after


def _before_feeling(scene: Scene, subject: Subject) -> Subject | None:
    """The subject without the feeling that it was read up to: «أبدت الشركة الكورية | استعدادها ل…»; none in «قدم لهم التهنئة»."""
    if scene.words[subject.start] in group("thanks"):
        return None
    end = next((i for i in range(subject.start, subject.end) if _felt(scene, i)), subject.end)
    if end - subject.start > 2 and scene.words[end - 2].startswith("ال") and scene.mention[end - 1] is None:
        end -= end < len(scene.words) and _felt(scene, end) and not scene.words[end - 1].startswith("ال")  # «خالص التعازي»
    left = Subject(subject.start, end) if end > subject.start else None
    speaks = left is not None and (end == subject.end or can_speak(scene, left) or scene.words[subject.start].startswith("ال"))
    return left if speaks else None  # «رفع أسمى آيات الشكر»


def _felt(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    return scene.mention[index] is None and feeling_of(word) is not None and speaker_noun(word) is None


def _whose(scene: Scene, subject: Subject) -> bool:
    """«دعا نظيره»، «اتهم خصومه»: whom the verb is about, with a pronoun for the speaker."""
    head = scene.tokens[subject.start]
    return (
        scene.mention[subject.start] is None
        and not head.form.startswith("ال")
        and scene.text[head.start : head.end].endswith(("ه", "ها", "هم"))
    )


def _speech(scene: Scene, index: int) -> bool:
    """Whether a token stands in a quotation too long for a name: «وأضاف "صالح بات في وضع صعب …"»."""
    opening = scene.quote_of[index]
    return opening is not None and scene.quotes[opening] - opening > LONGEST_NAME


def _speaker(scene: Scene, cue: Cue, subject: Subject | None, memory: Memory, found: list[Draft]) -> tuple[Party, ...]:
    floor = frontier(found)
    honoured = cue.form.form == "participle" and not group("honorific").isdisjoint(scene.words[cue.index + 1 : cue.index + 2])
    being = Subject(cue.index + 1, cue.index + 2) if honoured else predicated(scene, cue)  # «مؤكدا سموه أن»
    if being is not None:
        return resolve(scene, being, memory)
    if cue.form.form == "participle":
        begin = turn_of(scene, scene.sentence(cue.index)[0], cue.index)
        here = [draft for draft in recent(found) if draft.start >= begin]
        spoken = reporter_again(scene, cue, memory, here) or told_subject(scene, cue, here, memory)
        spoken = spoken or (next_speaker(scene, cue, floor, memory) if here else ())
        return spoken or attached(scene, cue, here, memory) or elided(scene, cue, memory, floor)
    if subject is not None and (can_speak(scene, subject) or likely(scene, subject)):
        spoken = elided(scene, cue, memory, floor) if not can_speak(scene, subject) and acts_on(scene, cue, subject) else ()
        return spoken or resolve(scene, subject, memory)
    relative = ("التي" if cue.form.feminine else "الذي") in scene.words[
        max(0, cue.index - 2) : cue.index
    ]  # not «الدول التي قال إنها …»
    if relative and not cue.form.pronoun:
        return related(scene, cue, memory)
    if (cue.form.form == "noun" and not cue.form.pronoun) or this_thing(scene, cue):
        return ()
    return elided(scene, cue, memory, floor) or _unknown_before(scene, cue, memory)


def _unknown_before(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """Whatever noun stands before the verb, where nobody else was named yet."""
    before = None if cue.cut else subject_before(scene, cue, scene.sentence(cue.index)[0])
    known = before is not None and (can_speak(scene, before) or scene.words[before.start].startswith("ال"))
    return resolve(scene, before, memory) if before is not None and known else ()


def _inherited(scene: Scene, cue: Cue, found: list[Draft], speaker: tuple[Party, ...]) -> tuple[Party, ...]:
    """Carriers hold on within the sentence («…، نافيا أن …») and end with it."""
    begin, _ = scene.sentence(cue.index)
    last = (d.carriers for d in reversed(recent(found)) if d.start >= begin and d.carriers and d.speaker == speaker)
    return next(last, ())
