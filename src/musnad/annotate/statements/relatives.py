"""What a relative clause takes up from the text before it: «وهو ما تنفيه طهران»، «الأمر الذي نفاه»، «وهي اتهامات تنفيها»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.drafts import Draft, by_cue, with_content
from musnad.annotate.statements.links import Marker
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import can_speak, subject_after
from musnad.annotate.statements.nouns_before import antecedent
from musnad.annotate.statements.preceding import quotation_before
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.under_preposition import body_in_teh
from musnad.annotate.statements.words import THAT, WHO, group, speaker_noun
from musnad.model import Mention, Party

OFFICE = 24  # tokens of an office from its holder to the last body in it


def relative_object(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«وهو ما تنفيه طهران»: the content is «ما», which takes up what was said before."""
    if not cue.form.pronoun or cue.form.form == "noun" or cue.index == 0 or "rated" in cue.form.verb.frames:
        return None
    taken = _taken_up(scene, cue.index)
    subject = subject_after(scene, cue.index + 1, scene.sentence(cue.index)[1]) if taken is not None else None
    if taken is None or subject is None or not can_speak(scene, subject):
        return None
    if subject.end < len(scene.tokens) and scene.words[subject.end] in THAT:
        return None  # «وهذا ما يؤكده فلان بأن …»
    quotation = quotation_before(scene, taken - 1, found) if scene.words[taken - 1] in {"هذا", "ذلك"} else None
    if quotation is not None:
        draft = by_cue(scene, cue, resolve(scene, subject, memory), (), "before")  # «"…"، هذا ما قاله فلان»
        return with_content(scene, Marker(quotation[0], 0, "before"), quotation[1], draft)
    draft = by_cue(scene, cue, resolve(scene, subject, memory), (), "relative")
    return with_content(scene, Marker(taken, 0, "relative"), taken + 1, draft)


def _taken_up(scene: Scene, index: int) -> int | None:
    """The word before a verb with a pronoun that stands for what was said: «ما»، «الأمر»، «اتهامات»."""
    before, earlier = scene.words[index - 1], scene.words[max(index - 2, 0)].removeprefix("و")
    if before == "ما":
        return index - 1 if earlier in group("taken-up") else None
    if before in group("taken-noun"):
        return index - 1 if earlier in group("taken-up") and not before.startswith("ال") else None
    relative = before in WHO and earlier in group("taken-noun") and earlier.startswith("ال")
    return index - 2 if relative and index > 1 else None


def related(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """«… فلان الذي أضاف»: the name before the relative pronoun."""
    relative = next(i for i in range(cue.index - 1, -1, -1) if scene.words[i] in WHO)
    phrase = antecedent(scene, relative, scene.sentence(cue.index)[0])
    if phrase is not None and not (scene.words[relative] == "الذي" and body_in_teh(scene, phrase.start)):
        return resolve(scene, phrase, memory)
    for index in range(cue.index - 1, max(-1, cue.index - 8), -1):
        mention = scene.mention[index]
        if mention is not None:
            holder = None if mention.type == "PER" else _of_holder(scene, index, relative)
            return (party_of(scene.text, holder or mention),)
    return ()


def _of_holder(scene: Scene, index: int, relative: int) -> Mention | None:
    """«فلان رئيس النادي كذا الذي رفض»: the man in whose office the body before «الذي» is named."""
    if scene.words[relative] != "الذي":
        return None
    for at in range(index - 1, max(scene.sentence(index)[0], index - OFFICE), -1):
        mention = scene.mention[at]
        if mention is not None and mention.type == "PER":
            return mention if any(speaker_noun(scene.words[i]) == "role" for i in range(at + 1, min(at + 3, index))) else None
        other = scene.cue_at.get(at)
        if other is not None and other.form.form in FINITE:
            return None
    return None
