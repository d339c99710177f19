"""Those called upon, who belong to what is asked of them: «حث المدير الموظفين على …», «حذر فلان الناديين من …»."""

from dataclasses import replace

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.interposed import past_adjuncts, skip_apposition
from musnad.annotate.statements.links import Marker
from musnad.annotate.statements.nouns import Subject, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, group, speaker_noun
from musnad.arabic import without_article

_ASKED = frozenset({"to", "on", "of", "with", "bid", "for"})  # links before which those called upon stand as objects
_FAR = 40  # tokens from a verb to what it asks for
_MEN = ("role", "source", "body", "media")


def from_called(scene: Scene, cue: Cue, subject: Subject | None, marker: Marker) -> Marker:
    """The marker of a verb that calls for something, with the token at which those called upon begin, if they stand before it."""
    asks = cue.form.verb.act_by(marker.link) == "demand" and marker.link in _ASKED and (cue.form.form in {*FINITE, "participle"})
    if not asks or cue.form.pronoun or marker.act is not None or marker.index > cue.index + _FAR:
        return marker
    link = marker.index - 1 if marker.cut == 0 else marker.index
    after = subject.end if subject is not None and subject.start > cue.index else cue.index + 1
    begin = past_adjuncts(scene, after, link)
    if any(word.endswith(OBJECT_PRONOUNS) and not word.startswith("ال") for word in scene.words[after:begin]):
        return marker  # «خلال لقائه اليوم مبعوث الأمم المتحدة»
    begin = _past_office(scene, begin, link)
    called = subject_after(scene, begin, link) if begin < link and _can_be_called(scene, begin) else None
    return replace(marker, called=begin) if called is not None and called.start == begin else marker


def _past_office(scene: Scene, begin: int, link: int) -> int:
    """The token after a comma, or after the office of the one just named: «فلان، رئيس اللجنة، | الناديين»."""
    start = begin + (begin < link and scene.words[begin] in COMMAS)
    named = scene.mention[begin - 1]
    held = named is not None and named.type == "PER" and start < link and speaker_noun(scene.words[start]) == "role"
    past = skip_apposition(scene, begin, link) if held else start
    if past >= link or (held and past == begin):
        return link  # «حذر فلان أستاذ الطب من …»
    past += scene.words[past] in group("honorific")  # «حذر | فضيلته الشباب من …»
    return past_adjuncts(scene, past, link) if held else past


def _can_be_called(scene: Scene, index: int) -> bool:
    """«الموظفين»، «كل العاملين»، «ناديي الهلال والنصر»، «إيران»: of whom a thing can be asked."""
    mention, word = scene.mention[index], scene.words[index]
    if index in scene.cue_at or scene.time[index] is not None or scene.quote_of[index] is not None:
        return False
    if mention is not None:
        return mention is not scene.mention[index - 1]
    if word.startswith(("ب", "لل", "و")) or word in group("governs", "adverb", "relative", "that", "stop"):
        return speaker_noun(word) in _MEN and not word.startswith("لل")
    whole = word in group("addressee", "everybody", "people", "quantity") or without_article(word) in group("people", "asked-of")
    return whole or speaker_noun(word) in _MEN or (word.endswith("ين") and len(word) > 5)
