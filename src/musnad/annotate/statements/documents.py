"""What a document holds: «جاء في بيان الوزارة أن …»، «أصدرت الوزارة بيانا أكدت فيه أن …»، «رسالة جاء فيها: …»."""

from musnad.annotate.statements.carriers import released
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.drafts import Draft, by_cue, reach, with_content
from musnad.annotate.statements.links import FRAMES, REACH, Marker, readers, skip_links
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.papers import issue_forms
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import speaker_noun

WRITTEN = 16  # tokens from «أصدر» to «فيه»
_AT_ONCE = 4  # tokens after «فيه» in which a preposition can be the verb's
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها", "ضمنه", "ضمنها"})


def contained(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«وجاء في بيان الوزارة أن …»، «… نقلا عن فلان: …»: whose document it is speaks, or carries the one it quotes."""
    if "contained" not in cue.form.verb.frames or scene.words[cue.index + 1 : cue.index + 2] != ("في",):
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    document = subject_after(scene, cue.index + 2, limit)
    marker = _content(scene, cue, document.end if document is not None else cue.index + 3, limit)
    if document is None or marker is None or speaker_noun(scene.words[document.start]) != "document":
        return None
    owner = Subject(document.start + 1, document.end)
    speaker = resolve(scene, owner if owner.end > owner.start and scene.mention[owner.start] is not None else document, memory)
    quoted = next((i for i in range(document.end, marker.index) if scene.words[i] in {"نقلا", "عن"}), None)
    carriers = released(scene, document.end, marker.index, memory)
    phrase = subject_after(scene, quoted + (2 if scene.words[quoted] == "نقلا" else 1), marker.index) if quoted else None
    if phrase is not None:
        speaker, carriers = resolve(scene, phrase, memory), speaker + carriers
    return _draft(scene, marker, by_cue(scene, cue, speaker, carriers, "contained"), cue, memory)


def written(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«أصدرت الوزارة بيانا أكدت فيه أن …»، «بعث برسالة جاء فيها: …»: who gave out the document speaks."""
    at = cue.index + 1
    if cue.form.form not in FINITE or scene.words[at : at + 1] == () or scene.words[at] not in _IN_IT:
        return None
    issuer = _issuer(scene, cue.index)
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    marker = _content(scene, cue, at + 1, limit) or _object(cue, at + 1, limit)
    if issuer is None or marker is None:
        return None
    return _draft(scene, marker, by_cue(scene, cue, resolve(scene, issuer, memory), (), "written"), cue, memory)


def _draft(scene: Scene, marker: Marker, draft: Draft, cue: Cue, memory: Memory) -> Draft | None:
    marker = skip_links(scene, marker)
    if marker.index >= len(scene.tokens):
        memory.pending = draft
        return None
    return with_content(scene, marker, reach(scene, marker, cue), draft)


def _content(scene: Scene, cue: Cue, start: int, limit: int) -> Marker | None:
    frames = frozenset({"that", "quote"}) | (cue.form.verb.frames - {"contained"})
    far = (FRAMES["that"], FRAMES["quote"])
    near = readers(frames) if start == cue.index + 2 else far  # «أكد فيه عقد اجتماع … والاطمئنان على …» asks for no «على»
    able = ((i, near if i < start + _AT_ONCE else far) for i in range(start, limit))
    return next((m for i, each in able for reader in each if (m := reader(scene, i, cue)) is not None), None)


def _object(cue: Cue, start: int, limit: int) -> Marker | None:
    """«نفت فيه تعاقدها …»: the object is the content."""
    return Marker(start, 0, "object") if "object" in cue.form.verb.frames and start < limit else None


def _issuer(scene: Scene, before: int) -> Subject | None:
    """Who gave out the document that a relative clause speaks of: the subject of «أصدر، نشر، وجه» before it."""
    floor = max(scene.sentence(before)[0], before - WRITTEN)
    for index in range(before - 1, floor - 1, -1):
        word = scene.words[index]
        if word not in issue_forms() and (word[0] not in "وف" or word[1:] not in issue_forms()):
            continue
        paper = next((i for i in range(index + 1, before) if _paper(scene, i)), None)
        subject = subject_after(scene, index + 1, before) if paper is not None else None
        if subject is None or paper is None or subject.start >= paper:
            return None
        subject = Subject(subject.start, min(subject.end, paper))
        return subject if can_speak(scene, subject) else None
    return None


def _paper(scene: Scene, index: int) -> bool:
    """«بيانا»، «تقريرا»، «رسالة»، «ببيان»: an indefinite noun for a document."""
    if scene.mention[index] is not None:
        return False
    word = scene.words[index]
    forms = {word, word.removeprefix("ب"), word[:-1] if word.endswith("ا") else word}
    return not word.startswith("ال") and any(speaker_noun(form) == "document" for form in forms)
