"""The main form of attribution: a cue whose content follows it, or whose quotation stands before it."""

from musnad.annotate.statements.carriers import between, released
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.drafts import Draft, by_cue, frontier, reach, recent, with_content
from musnad.annotate.statements.links import REACH, Marker, clitic_cut, readers, skip_links
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after, subject_before
from musnad.annotate.statements.objects import object_marker
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import elided, resolve
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun, stance, words_of
from musnad.arabic import folded, is_word
from musnad.model import Party, Span

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
    subject = None if before or cue.form.form == "participle" else _subject(scene, cue, limit)
    marker = _marker(scene, cue, limit, subject)
    if subject is not None and not can_speak(scene, subject) and _needs_speaker(cue, subject, marker):
        return None
    if subject is not None and (marker is None or marker.link == "quote"):
        earlier = _after_quotation(scene, cue, subject, memory, found)
        if earlier is not None and marker is None:
            return earlier
        found.extend([earlier] if earlier is not None else [])
    objected = object_marker(scene, cue, before or subject, limit) if marker is None or marker.link in {"that", "on"} else None
    if marker is None or (objected is not None and _nearer(scene, objected[0], marker)):
        if objected is None:
            return None
        marker, subject = objected
    speaker = resolve(scene, before, memory) if before else _speaker(scene, cue, subject, memory, found)
    if not speaker:
        return None
    return _told(scene, cue, memory, found, (skip_links(scene, marker), speaker))


def _needs_speaker(cue: Cue, subject: Subject, marker: Marker | None) -> bool:
    """Whether a cue is to be believed only with a subject that can speak: it looks like another word («بين»، «كتب»، «دعوة»)."""
    close = marker is not None and marker.index <= subject.end + 2
    return cue.form.verb.tight or cue.form.form == "noun" or (cue.form.verb.able and not close)


def _after_quotation(scene: Scene, cue: Cue, subject: Subject, memory: Memory, found: list[Draft]) -> Draft | None:
    """«"…"، قال فلان»: the quotation that closes before a finite cue."""
    quotation = _quotation_before(scene, cue, found) if cue.form.form in {"perfect", "imperfect"} else None
    if quotation is None:
        return None
    told = between(scene, subject.end, min(scene.sentence(cue.index)[1], subject.end + 8), memory)
    draft = by_cue(scene, cue, resolve(scene, subject, memory), told, "before")
    return with_content(scene, Marker(quotation[0], 0, "before"), quotation[1], draft)


def _nearer(scene: Scene, marker: Marker, that: Marker) -> bool:
    """Whether an object, a noun of stance at best, opens the content before a later «أن»: «أعلنت ترحيبها … والتأكيد على أن …»."""
    near = FAR if not stance(scene.words[marker.index]) else 2
    return marker.link == "object" and marker.index + near < that.index


def _told(scene: Scene, cue: Cue, memory: Memory, found: list[Draft], read: tuple[Marker, tuple[Party, ...]]) -> Draft | None:
    """The draft of a cue whose marker and speaker are known: its carriers, its end."""
    marker, speaker = read
    end = reach(scene, marker, cue)
    if _reports_another(scene, marker, end, speaker, memory):
        memory.report(speaker, scene.passage, scene.sentence(cue.index)[1])
        return None
    if memory.reported(scene.passage, cue.index) and marker.link not in {"that", "quote", "colon"}:
        end = _before_reporter_goes_on(scene, marker.index, end)
    begin = frontier(found, scene.sentence(cue.index)[0])
    told = between(scene, cue.index + 1, marker.index, memory) or _inherited(scene, cue, found, speaker)
    told += released(scene, begin, cue.index, memory) if begin <= cue.index else ()
    told += tuple(party for party in memory.reported(scene.passage, cue.index) if party not in (*speaker, *told))
    if speaker[0].entity not in memory.persons and "نقلا" in scene.words[cue.index : marker.index]:
        speaker, told = told[-1:] or speaker, speaker + told[:-1] if told else ()  # «ذكرت وكالة نقلا عن فلان أن …»
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
    if cue.form.form != "imperfect" or cue.form.plural:
        return False
    following = scene.words[cue.index + 1 : cue.index + 3]
    if following[:1] and (following[0] in THAT or (following[0] in {"الي", "عن"} and following[1:] and following[1] in THAT)):
        return _subject_first(scene, cue, 0) is None and not cue.form.pronoun
    start, _ = scene.sentence(cue.index)
    inside = cue.cut == 0 and cue.index > start and before not in COMMAS and before not in group("before-verb")
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
    if subject is None or (can_speak(scene, subject) and not scene.words[subject.start].endswith("ين")):
        return subject
    if scene.words[subject.start].endswith("ين"):
        return subject if scene.mention[subject.start] is not None or speaker_noun(scene.words[subject.start]) != "source" else None
    head = scene.tokens[subject.start]  # «دعا نظيره»، «اتهم خصومه»: whom the verb is about
    return None if scene.text[head.start : head.end].endswith(("ه", "ها", "هم")) else subject


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
        if subject is not None and subject.start <= index < subject.end:
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
    return bare


def _passive(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«قطط مهددة بالإبادة»: a participle before ب without a comma is an adjective."""
    return marker.link == "with" and cue.form.form == "participle" and cue.index > 0 and scene.words[cue.index - 1] not in COMMAS


def _elsewhere(scene: Scene, cue: Cue, index: int) -> bool:
    """Whether the content can no longer begin at a token: another verb of speech or the link of an object stands there."""
    if (
        cue.form.verb.frames & _AT_OBJECT
        and is_word(scene.tokens[index])
        and scene.words[index] not in THAT
        and clitic_cut(scene, index, "ب")
    ):
        return True
    other = scene.cue_at.get(index)
    if other is None or other.form.form not in {"perfect", "imperfect"}:
        return other is not None and other.form.form == "participle" and other.form.verb.by_noun  # «مكتفيا بالقول إن …»
    return other.cut > 0 or scene.words[index - 1] in COMMAS


def _quotation_before(scene: Scene, cue: Cue, found: list[Draft]) -> tuple[int, int] | None:
    """«"…"، قال فلان»: the quotation that closes right before a cue, if no statement holds it."""
    index = cue.index - 1
    if index >= 0 and scene.words[index] in COMMAS:
        index -= 1
    opening = scene.quote_of[index] if index >= 0 else None
    if opening is None or scene.quotes[opening] != index or index - opening < 4:
        return None
    if any(draft.start <= opening < draft.end for draft in recent(found)):
        return None
    return opening, index + 1


def _speaker(scene: Scene, cue: Cue, subject: Subject | None, memory: Memory, found: list[Draft]) -> tuple[Party, ...]:
    floor = frontier(found)
    if cue.form.form == "participle":
        begin, _ = scene.sentence(cue.index)
        here = [draft for draft in recent(found) if draft.start >= begin]
        return here[-1].speaker if here else elided(scene, cue, memory, floor)
    if subject is not None and (can_speak(scene, subject) or not stance(scene.words[subject.start])):
        return resolve(scene, subject, memory)
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


def _reports_another(scene: Scene, marker: Marker, end: int, speaker: tuple[Party, ...], memory: Memory) -> bool:
    """«أفادت وكالة بأن فلانا دعا …»: a medium tells a speech act of another, who is the speaker."""
    if marker.link != "that" or not _media(speaker, memory):
        return False
    inner = scene.first_cue(marker.index + 1, min(end, marker.index + 10))
    return (
        inner is not None and inner.form.form in {"perfect", "imperfect"} and subject_before(scene, inner, marker.index) is not None
    )


def _media(speaker: tuple[Party, ...], memory: Memory) -> bool:
    """Whether an agency or outlet speaks, by the lists or by its first word."""
    for party in speaker:
        known = memory.tables.known.get(party.entity or "")
        if known is not None and known.kind in {"agency", "outlet"}:
            return True
        if any(speaker_noun(word) == "media" for word in words_of(party.text)[:1]):
            return True
    return False
