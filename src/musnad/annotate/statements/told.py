"""Whom a participle is about by the statements of its sentence: «قال فلان …، مؤكدا أن»، «ذكرت صحيفة أن فلانا …، مؤكدا أن»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.memory import cited, party_of
from musnad.annotate.statements.scene import Scene
from musnad.model import Party


def attached(cue: Cue, here: list[Draft]) -> tuple[Party, ...]:
    """Whom a participle is about among the speakers of its sentence: the last that agrees with it, else the last."""
    here = [draft for draft in here if not cited(draft.speaker)]
    for draft in reversed(here):
        several = len(draft.speaker) > 1 or (draft.form is not None and draft.form.plural)
        woman = draft.form is not None and draft.form.form in FINITE and draft.form.feminine
        if several == cue.form.plural and woman == cue.form.feminine:
            return draft.speaker
    return here[-1].speaker if here else ()


def told_subject(scene: Scene, cue: Cue, here: list[Draft]) -> tuple[Party, ...]:
    """«ذكرت صحيفة أن فلانا تحدث عن …، مؤكدا أن»: who opens what a medium tells that does not agree with the participle."""
    last = here[-1] if here else None
    if last is None or last.form is None or len(last.speaker) != 1 or cue.form.plural:
        return ()
    if last.form.form not in FINITE or last.form.feminine == cue.form.feminine or last.start >= len(scene.mention):
        return ()
    opener = scene.mention[last.start]
    return (party_of(scene.text, opener),) if opener is not None and opener.type == "PER" else ()
