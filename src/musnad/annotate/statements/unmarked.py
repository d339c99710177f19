"""Speech that nothing marks: «ويضيف فلان، السوق ينتظر …», and sentences in the first person after what somebody said."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.drafts import Draft, by_cue, reach, recent, with_content
from musnad.annotate.statements.links import Marker
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.upshots import circumstance, fresh_clause
from musnad.annotate.statements.words import COMMAS, THAT, group, particle_after, speaker_noun
from musnad.arabic import is_word

_REPORTED = ("/on", "/about", "/object")  # how statements end that are not in the speaker's own voice
HEAD = 2  # tokens of a sentence before its verb of speech
WORDS = 5  # words of the shortest content that only a comma opens
OPENING = 4  # tokens of a sentence among which a verb of speech shows another attribution


def after_comma(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«ويضيف فلان، السوق ينتظر …»: a comma stands where a colon should, at the head of a sentence and right after a name."""
    first, end = scene.sentence(cue.index)
    speaks = {"that", "quote"} <= cue.form.verb.frames and cue.form.verb.act == "say" and not cue.form.verb.able
    if scene.words[cue.index][cue.cut :] in group("called"):
        return None  # «ويدعى البحار فلان، وعثر على …»
    if not speaks or cue.form.form not in FINITE or cue.form.pronoun or cue.index - first > HEAD:
        return None
    subject = subject_after(scene, cue.index + 1, end)
    if (
        subject is None
        or not scene.names_person(subject.start, subject.end)
        or subject.end + WORDS >= end
        or scene.words[subject.end] not in COMMAS
    ):
        return None
    start = subject.end + 1
    if not _clause(scene, start) or any(
        scene.words[i] in THAT or scene.words[i] == ":" or i in scene.quotes for i in range(start, end)
    ):
        return None
    draft = by_cue(scene, cue, resolve(scene, subject, memory), (), "comma")
    marker = Marker(start, 0, "comma")
    return with_content(scene, marker, reach(scene, marker, cue), draft)


def _clause(scene: Scene, index: int) -> bool:
    """Whether a clause can begin at a token: no preposition, no office, no verb of speech, no name in apposition."""
    word = scene.words[index]
    joined = word.startswith("و") and index in scene.cue_at
    if not is_word(scene.tokens[index]) or joined or particle_after(word) is not None or _named(scene, index):
        return False
    if speaker_noun(word) in {"role", "source"} or word in group("governs", "relative", "narrator", "connector", "title", "rank"):
        return False
    cue = scene.cue_at.get(index)
    return cue is None or cue.form.form == "noun"


def _named(scene: Scene, index: int) -> bool:
    """Whether a person or a body stands at a token, rather in apposition than as the beginning of speech."""
    mention = scene.mention[index]
    return mention is not None and mention.type != "LOC"


def own_voice(scene: Scene, found: list[Draft], above: Draft | None) -> None:
    """Read sentences in the first person that follow what somebody said, in the same passage or on the line below it.

    above: the last statement of the line right above, if it is the speech of the same article.
    """
    if group("first-person").isdisjoint(scene.words):
        return
    last = max(recent(found), key=lambda draft: draft.end, default=None)
    told = last or above
    start = last.end if last is not None else 0
    while start < len(scene.tokens) and not is_word(scene.tokens[start]):
        start += 1
    if told is None or scene.passage.line.label != "body" or start >= len(scene.tokens) or scene.sentence(start)[0] > start:
        return
    if scene.sentence(start)[0] < start and (last is None or fresh_clause(scene, start) or circumstance(scene, start)):
        return  # the narrator goes on after a content
    if told.why.endswith(_REPORTED) and not (last is not None and _voiced(scene, last.start, last.end)):
        return  # «يرى المنظرون أن …. ونحن …»: after reported speech «we» is the author's
    end = _voice_end(scene, start, 1 if last is not None or told.why == "rule:own-voice" else 2)
    draft = Draft(0, 0, 0, None, None, "say", False, told.speaker, (), "rule:own-voice")
    read = with_content(scene, Marker(start, 0, "voice"), end, draft) if end > start else None
    found.extend([read] if read is not None else [])


def _voice_end(scene: Scene, start: int, least: int) -> int:
    """Where the last sentence with so many words of the first person ends before a verb of speech; `start` where none does."""
    last = at = start
    while at < len(scene.tokens):
        end = scene.sentence(at)[1]
        if any(i in scene.cue_at and scene.cue_at[i].form.form != "noun" for i in range(at, min(at + OPENING, end))):
            break
        if _voiced(scene, at, end) >= least:
            last = end
        at = max(end, at) + 1
    return last


def _voiced(scene: Scene, start: int, end: int) -> int:
    return sum(scene.words[i] in group("first-person") and scene.quote_of[i] is None for i in range(start, end))


def first_person(scene: Scene, found: list[Draft]) -> bool:
    """Whether the author says «we» or «I» outside quotations and statements."""
    if scene.passage.line.label != "body" or group("first-person").isdisjoint(scene.words):
        return False
    spoken = {i for draft in recent(found) for i in range(draft.start, draft.end)}
    return any(
        word in group("first-person") and scene.quote_of[i] is None and i not in spoken for i, word in enumerate(scene.words)
    )
