"""Where a speaker's own words begin without any link: «قال فلان نحن …»، «قال فلان لقد …»، «أضاف فلان تم …»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group

_NEAR = 12  # tokens from a verb of speech to such words


def own_voice(scene: Scene, index: int, cue: Cue) -> bool:
    """Whether words in the first person, an emphasis or a bare clause begin at a token, right after the subject of `cue`."""
    if cue.form.form not in FINITE or index > cue.index + _NEAR or scene.quote_of[index] is not None:
        return False
    word = scene.words[index]
    opens = word in group("own-voice") or (word in group("own-clause") and _behind_subject(scene, index, cue))
    return opens and not _inside_clause(scene, index, cue)


def _behind_subject(scene: Scene, index: int, cue: Cue) -> bool:
    """«أوضح المدير | تم توزيع …»، «وأضاف | يجب أن …»; behind what is indefinite it goes on with that («مصدر تم الاتصال به»)."""
    if cue.form.verb.act != "say" or "that" not in cue.form.verb.frames or cue.form.pronoun:
        return False
    return index == cue.index + 1 or scene.mention[index - 1] is not None or scene.words[index - 1].startswith("ال")


def _inside_clause(scene: Scene, index: int, cue: Cue) -> bool:
    """Whether a preposition or a relative pronoun stands between verb and word: «قال في لقاء كنا …»."""
    return any(scene.words[i] in group("relative", "governs") or scene.words[i] in {".", ";"} for i in range(cue.index + 1, index))
