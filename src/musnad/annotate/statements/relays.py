"""Forms in which the words come through another: «نقلت وكالة عن فلان»، «جاء في بيان»، «وهو ما تنفيه طهران»."""

from dataclasses import replace

from musnad.annotate.statements.carriers import released
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.drafts import Draft, by_cue, reach, with_content
from musnad.annotate.statements.links import FRAMES, REACH, Marker, skip_links
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import group, speaker_noun
from musnad.model import Party


def relayed(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«نقلت وكالة عن فلان (قوله) إن …»: the medium carries, the one after «عن» speaks."""
    if "relay" not in cue.form.verb.frames or cue.form.form == "noun":
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    about = next(
        (i for i in range(cue.index + 1, min(limit, cue.index + 14)) if scene.words[i] in {"عن", "عنه", "عنها", "عنهم"}), None
    )
    if about is None:
        return None
    named = about if scene.words[about] == "عن" else limit
    medium = subject_after(scene, cue.index + 1, named)
    carrier = resolve(scene, medium, memory) if medium else memory.carriers[-1:]
    if (
        medium is not None
        and medium.end - medium.start == 1
        and speaker_noun(scene.words[medium.start]) == "media"
        and memory.carriers
    ):
        carrier = memory.carriers[-1:]  # «الوكالة»: the one named before
    phrase = subject_after(scene, about + 1, limit) if scene.words[about] == "عن" else None
    speaker = resolve(scene, phrase, memory) if phrase else (memory.spoke[-1][0] if memory.spoke else ())
    return _relay(scene, cue, memory, (speaker, carrier, phrase.end if phrase else about + 1)) if speaker else None


def _relay(scene: Scene, cue: Cue, memory: Memory, read: tuple[tuple[Party, ...], tuple[Party, ...], int]) -> Draft | None:
    speaker, carrier, start = read
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    own = next((c for i in range(start, limit) if (c := scene.cue_at.get(i)) and c.form.form == "noun" and c.form.pronoun), cue)
    after = own.index + 1 if own is not cue else start
    marker = next(
        (m for i in range(after, limit) for frame in ("that", "quote") if (m := FRAMES[frame](scene, i, own)) is not None), None
    )
    if marker is None:
        return None
    told = released(scene, start, own.index if own is not cue else marker.index, memory) + carrier
    marker = skip_links(scene, marker)
    memory.remember(carrier, cue.form)
    draft = by_cue(scene, own, speaker, told, "relay")
    draft = draft if own is not cue else replace(draft, form=None)
    if marker.index >= len(scene.tokens):
        memory.pending = draft
        return None
    return with_content(scene, marker, reach(scene, marker, own), draft)


def contained(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«وجاء في بيان الوزارة أن …»، «… نقلا عن فلان: …»: whose document it is speaks, or carries the one it quotes."""
    if "contained" not in cue.form.verb.frames or scene.words[cue.index + 1 : cue.index + 2] != ("في",):
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    document = subject_after(scene, cue.index + 2, limit)
    marker = next(
        (m for i in range(cue.index + 3, limit) for frame in ("that", "quote") if (m := FRAMES[frame](scene, i, cue)) is not None),
        None,
    )
    if document is None or marker is None or speaker_noun(scene.words[document.start]) != "document":
        return None
    owner = Subject(document.start + 1, document.end)
    speaker = resolve(scene, owner if owner.end > owner.start and scene.mention[owner.start] is not None else document, memory)
    quoted = next((i for i in range(document.end, marker.index) if scene.words[i] in {"نقلا", "عن"}), None)
    carriers: tuple[Party, ...] = ()
    phrase = subject_after(scene, quoted + (2 if scene.words[quoted] == "نقلا" else 1), marker.index) if quoted else None
    if phrase is not None:
        speaker, carriers = resolve(scene, phrase, memory), speaker
    marker = skip_links(scene, marker)
    draft = by_cue(scene, cue, speaker, carriers, "contained")
    if marker.index >= len(scene.tokens):
        memory.pending = draft
        return None
    return with_content(scene, marker, reach(scene, marker, cue), draft)


def relative_object(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«وهو ما تنفيه طهران»: the content is «ما», which takes up what was said before."""
    if (
        not cue.form.pronoun
        or cue.form.form == "noun"
        or cue.index == 0
        or "rated" in cue.form.verb.frames
        or scene.words[cue.index - 1] != "ما"
        or scene.words[max(cue.index - 2, 0)].removeprefix("و") not in group("taken-up")
    ):
        return None
    subject = subject_after(scene, cue.index + 1, scene.sentence(cue.index)[1])
    if subject is None:
        return None
    draft = by_cue(scene, cue, resolve(scene, subject, memory), (), "relative")
    return with_content(scene, Marker(cue.index - 1, 0, "relative"), cue.index, draft)
