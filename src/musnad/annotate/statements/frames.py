"""The main form of attribution: a cue whose content follows it, or whose quotation stands before it."""

from musnad.annotate.statements.carriers import between, fronted
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.doubts import addressed, believed
from musnad.annotate.statements.drafts import Draft, by_cue, frontier, reach, recent, with_content
from musnad.annotate.statements.links import REACH, Marker, clitic_cut, readers, skip_links
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.nouns_before import subject_before
from musnad.annotate.statements.objects import object_marker
from musnad.annotate.statements.preceding import after_quotation
from musnad.annotate.statements.reports import others, reporter_again, reports_another
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.subjects import acts_on, attached, elided, own_subject
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun, stance
from musnad.arabic import folded, is_word
from musnad.model import Party, Span

LONGEST_NAME = 8  # tokens from sign to sign of a name in quotation marks
FAR = 12  # tokens from an object to «أن» that make the object the content
_AFTER_TITLE = frozenset({"that", "of", "on", "to"})  # links for which an earlier quotation was a title
_AT_OBJECT = frozenset({"accuse", "demand", "blame", "judge", "rated", "ascribe", "charge"})


def forward(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """A cue whose content follows it («قال فلان إن …», «… مضيفا أن …»), or whose quotation stands before it."""
    if _no_report(scene, cue):
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    floor = frontier(found)
    before = None if cue.form.pronoun and _told_by(scene, cue) else _subject_first(scene, cue, floor)
    subject = (
        None
        if before or cue.form.form == "participle"
        else own_subject(scene, cue, addressed(scene, cue, _subject(scene, cue, limit)))
    )
    marker = _marker(scene, cue, limit, subject)
    if subject is not None and not can_speak(scene, subject) and _needs_speaker(cue, subject, marker):
        return None
    others = subject is not None and marker is not None and scene.first_cue(subject.end, marker.index) is not None
    if subject is not None and (marker is None or marker.link == "quote" or others):
        earlier = after_quotation(scene, cue, subject, memory, found)
        if earlier is not None and (marker is None or others):
            return earlier
        found.extend([earlier] if earlier is not None else [])
    objected = object_marker(scene, cue, before or subject, limit) if marker is None or marker.link in {"that", "on"} else None
    if marker is None or (objected is not None and _nearer(scene, objected[0], marker)):
        if objected is None:
            return None
        marker, subject = objected
    speaker = resolve(scene, before, memory) if before else _speaker(scene, cue, subject, memory, found)
    if not speaker or not believed(scene, cue, marker, before, subject):
        return None
    return _told(scene, cue, memory, found, (skip_links(scene, marker), speaker))


def _needs_speaker(cue: Cue, subject: Subject, marker: Marker | None) -> bool:
    """Whether a cue is to be believed only with a subject that can speak: it looks like another word («بين»، «كتب»، «دعوة»)."""
    close = marker is not None and marker.index <= subject.end + 2
    return cue.form.verb.tight or cue.form.form == "noun" or (cue.form.verb.able and not close)


def _nearer(scene: Scene, marker: Marker, that: Marker) -> bool:
    """Whether an object, a noun of stance at best, opens the content before a later «أن»: «أعلنت ترحيبها … والتأكيد على أن …»."""
    near = FAR if not stance(scene.words[marker.index]) else 2
    return marker.link == "object" and marker.index + near < that.index


def _told(scene: Scene, cue: Cue, memory: Memory, found: list[Draft], read: tuple[Marker, tuple[Party, ...]]) -> Draft | None:
    """The draft of a cue whose marker and speaker are known: its carriers, its end."""
    marker, speaker = read
    end = reach(scene, marker, cue)
    if reports_another(scene, marker, end, speaker, memory):
        memory.report(speaker, scene.passage, scene.sentence(cue.index)[1])
        return None
    if memory.reported(scene.passage, cue.index) and marker.link not in {"that", "quote", "colon"}:
        end = _before_reporter_goes_on(scene, marker.index, end)
    first = scene.sentence(cue.index)[0]
    begin = max(first, frontier(found, first))
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
    if _unsaid(scene, cue, before):
        return True
    if cue.form.form != "imperfect" or cue.form.plural or before in group("own-subject"):
        return False
    following = scene.words[cue.index + 1 : cue.index + 3]
    if following[:1] and (following[0] in THAT or (following[0] in {"الي", "عن"} and following[1:] and following[1] in THAT)):
        return _subject_first(scene, cue, 0) is None and not cue.form.pronoun
    start, _ = scene.sentence(cue.index)
    inside = cue.cut == 0 and cue.index > start and before not in COMMAS | THAT and before not in group("before-verb")
    return inside and _subject_first(scene, cue, 0) is None and _names_nobody(scene, cue)


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
    if before.removeprefix("و") == "لكن" and cue.form.form == "perfect":
        return folded(cue.form.verb.lemma) in group("noun-alike")
    return cue.form.form == "imperfect" and before in THAT and earlier != "قبل"


def _names_nobody(scene: Scene, cue: Cue) -> bool:
    after = cue.index + 1
    return after >= len(scene.tokens) or (
        scene.mention[after] is None and speaker_noun(scene.words[after]) is None and not cue.form.pronoun
    )


def _subject(scene: Scene, cue: Cue, limit: int) -> Subject | None:
    if cue.form.form == "noun" and cue.form.pronoun:
        return None
    subject = subject_after(scene, cue.index + 1, limit)
    if subject is not None and _speech(scene, subject.start):
        return None
    if subject is not None and cue.form.verb.act in {"demand", "accuse"} and _whose(scene, subject):
        return None
    if subject is None or (can_speak(scene, subject) and not scene.words[subject.start].endswith("ين")):
        return subject
    if scene.words[subject.start].endswith("ين"):
        return subject if scene.mention[subject.start] is not None or speaker_noun(scene.words[subject.start]) != "source" else None
    return None if _whose(scene, subject) else subject


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


def _subject_first(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """The subject before a finite verb («ماليزيا تؤكد»، «وكان الوزير قد أعلن»), if it can speak."""
    if cue.cut or cue.form.form in {"participle", "noun"}:
        return None
    before = subject_before(scene, cue, max(floor, scene.sentence(cue.index)[0]))
    if before is None:
        return None
    after = subject_after(scene, cue.index + 1, min(len(scene.tokens), cue.index + 8))
    person = after is not None and any(
        (m := scene.mention[i]) is not None and m.type == "PER" for i in range(after.start, after.end)
    )
    return before if can_speak(scene, before) and not (person and not cue.form.verb.frames & (_AT_OBJECT | {"object"})) else None


def _marker(scene: Scene, cue: Cue, limit: int, subject: Subject | None) -> Marker | None:
    """The first place after a cue where one of its frames is met, outside the subject.

    A quotation that does not follow the subject directly gives way to a later «أن»: it may be a title («المنتدى "…"»).
    """
    frames = cue.form.verb.frames
    able = readers(frames)
    start = subject.end if subject else cue.index + 1
    bare: Marker | None = None
    near = {"participle": 6, "noun": 2}.get(cue.form.form, 3 if cue.form.verb.tight else 5 if cue.form.pronoun else REACH)
    for index in range(cue.index + 1, min(limit, start + near + 1)):
        if (subject is not None and subject.start <= index < subject.end) or index in scene.aside:
            continue
        if index > cue.index + 1 and _elsewhere(scene, cue, index):
            break
        for reader in able:
            marker = reader(scene, index, cue)
            if marker is None or (marker.link == "for" and index > start) or _passive(scene, cue, marker):
                continue
            if bare is not None and (marker.link not in _AFTER_TITLE or scene.quote_of[index] == bare.index):
                continue
            if marker.link == "quote" and index > start and "that" in frames and scene.words[index - 1] not in COMMAS:
                bare = bare or marker
                continue
            return marker
        if frames & _AT_OBJECT and index >= start + 6:
            break
    return bare or _after_colon(scene, cue, limit)


def _after_colon(scene: Scene, cue: Cue, limit: int) -> Marker | None:
    """«، مضيفا في إشارة إلى …: "…"»: a quotation after a colon, with no other verb of speech before it."""
    if "quote" not in cue.form.verb.frames or cue.form.form != "participle" or _unjoined(scene, cue):
        return None
    for index in range(cue.index + 1, min(limit, cue.index + FAR * 2)):
        if index in scene.cue_at and scene.cue_at[index].form.form != "noun":
            return None
        if scene.words[index] == ":":
            return Marker(index + 1, 0, "colon") if index + 1 in scene.quotes else None
    return None


def _unjoined(scene: Scene, cue: Cue) -> bool:
    """Whether a participle is an adjective of the noun before it: no comma, no و."""
    return cue.cut == 0 and cue.index > 0 and scene.words[cue.index - 1] not in COMMAS


def _passive(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«قطط مهددة بالإبادة»: a participle before ب without a comma is an adjective."""
    return marker.link == "with" and cue.form.form == "participle" and cue.index > 0 and scene.words[cue.index - 1] not in COMMAS


def _elsewhere(scene: Scene, cue: Cue, index: int) -> bool:
    """Whether the content can no longer begin at a token: another verb of speech or the link of an object stands there."""
    if (
        cue.form.verb.frames & _AT_OBJECT
        and "bid" not in cue.form.verb.frames
        and is_word(scene.tokens[index])
        and scene.words[index] not in THAT
        and clitic_cut(scene, index, "ب")
    ):
        return True
    other = scene.cue_at.get(index)
    if other is None or other.form.form not in {"perfect", "imperfect"}:
        return other is not None and other.form.form == "participle" and other.form.verb.by_noun  # «مكتفيا بالقول إن …»
    return other.cut > 0 or scene.words[index - 1] in COMMAS


def _speaker(scene: Scene, cue: Cue, subject: Subject | None, memory: Memory, found: list[Draft]) -> tuple[Party, ...]:
    floor = frontier(found)
    if cue.form.form == "participle":
        begin, _ = scene.sentence(cue.index)
        here = [draft for draft in recent(found) if draft.start >= begin]
        return reporter_again(scene, cue, memory, here) or attached(cue, here) or elided(scene, cue, memory, floor)
    if subject is not None and (can_speak(scene, subject) or not stance(scene.words[subject.start])):
        spoken = elided(scene, cue, memory, floor) if not can_speak(scene, subject) and acts_on(scene, cue, subject) else ()
        return spoken or resolve(scene, subject, memory)
    relative = {"الذي", "التي"} & set(scene.words[max(0, cue.index - 2) : cue.index])
    if relative and not cue.form.pronoun:
        return _antecedent(scene, cue, memory)
    if cue.form.form == "noun" and not cue.form.pronoun:
        return ()
    return elided(scene, cue, memory, floor) or _unknown_before(scene, cue, memory)


def _unknown_before(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """Whatever noun stands before the verb, where nobody else was named yet."""
    before = None if cue.cut else subject_before(scene, cue, scene.sentence(cue.index)[0])
    known = before is not None and (can_speak(scene, before) or scene.words[before.start].startswith("ال"))
    return resolve(scene, before, memory) if before is not None and known else ()


def _antecedent(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """«… فلان الذي أضاف»: the name before the relative pronoun."""
    for index in range(cue.index - 1, max(-1, cue.index - 8), -1):
        mention = scene.mention[index]
        if mention is not None:
            return (Party(mention.entity, scene.text[mention.start : mention.end], Span(mention.start, mention.end)),)
    return memory.spoke[-1][0] if memory.spoke else ()


def _inherited(scene: Scene, cue: Cue, found: list[Draft], speaker: tuple[Party, ...]) -> tuple[Party, ...]:
    """Carriers hold on within the sentence («…، نافيا أن …») and end with it."""
    begin, _ = scene.sentence(cue.index)
    for draft in reversed(recent(found)):
        if draft.start >= begin and draft.carriers and draft.speaker == speaker:
            return draft.carriers
    return ()
