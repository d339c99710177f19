"""A quotation before its verb of speech, and quotations that stand without one: «"…"، قال فلان»، «قال فلان … . "…".»"""

from musnad.annotate.statements.carriers import between
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.drafts import Draft, by_cue, recent, with_content
from musnad.annotate.statements.links import ENTITLED, Marker
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.scene import WINDOW, Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import COMMAS, DASHES, group
from musnad.arabic import is_word
from musnad.model import Party

SHORTEST = 4  # tokens from the opening to the closing sign: shorter ones before a verb are names and terms
TERM = 6  # tokens from sign to sign of a term after a preposition
_STOPS = frozenset({".", "!", "؟", "?", "؛"})


def after_quotation(scene: Scene, cue: Cue, subject: Subject, memory: Memory, found: list[Draft]) -> Draft | None:
    """«"…"، قال فلان»: the quotation that closes before a finite cue."""
    able = cue.form.form in FINITE and not cue.form.verb.frames & {"deem", "rated", "judge"}
    quotation = quotation_before(scene, cue.index, found) if able else None
    if quotation is None:
        return None
    told = between(scene, subject.end, min(scene.sentence(cue.index)[1], subject.end + 8), memory)
    draft = by_cue(scene, cue, resolve(scene, subject, memory), told, "before")
    return with_content(scene, Marker(quotation[0], 0, "before"), quotation[1], draft)


def quotation_before(scene: Scene, index: int, found: list[Draft]) -> tuple[int, int] | None:
    """The quotation that closes right before a verb, if no statement holds it; a comma, a dash, «هكذا» may stand between."""
    index -= 1
    if index >= 0 and scene.words[index] in group("thus"):
        index -= 1
    if index >= 0 and (scene.words[index] in COMMAS or scene.words[index] in DASHES):
        index -= 1
    opening = scene.quote_of[index] if index >= 0 else None
    if opening is None or scene.quotes[opening] != index or index - opening < SHORTEST or _title(scene, opening):
        return None
    if opening and (scene.words[opening - 1] in group("governs") or scene.words[opening - 1] in "بلك") and index - opening <= TERM:
        return None  # «وعن التعامل مع "المسلحين المغرر بهم" قال فلان»، «وفيما يتعلق بـ"كذا"، تحدث»
    if any(draft.start <= index and opening < draft.end for draft in recent(found)):
        return None
    return opening, index + 1


def _title(scene: Scene, opening: int) -> bool:
    """«محاضرة بعنوان: (…)»: the name of what is held or shown, no words of anybody's."""
    before = [word for word in scene.words[max(0, opening - 2) : opening] if word != ":"]
    return bool(before) and before[-1] in ENTITLED


def alone(scene: Scene, memory: Memory, found: list[Draft], before: Draft | None) -> None:
    """Read the quotations that no statement holds: «"…"، بهذه الكلمات ودع فلان …», and those that go on with what was said.

    before: the last statement of the line right above, if it is the speech of the same article.
    """
    held = {index for draft in found for index in range(draft.start, draft.end)}
    for opening, close in scene.quotes.items():
        prayed = " ".join(scene.words[opening + 1 : opening + 3]) in group("formula")
        if close - opening <= SHORTEST or opening in held or prayed:
            continue
        draft = _with_these_words(scene, close, memory) or _continued(scene, opening, close, found, before)
        told = with_content(scene, Marker(opening, 0, "alone"), min(close + 1, len(scene.tokens)), draft) if draft else None
        if told is not None:
            found.append(told)
            memory.remember(told.speaker, None)


def _plain(speaker: tuple[Party, ...], why: str) -> Draft:
    return Draft(0, 0, 0, None, None, "say", False, speaker, (), why)


def _with_these_words(scene: Scene, close: int, memory: Memory) -> Draft | None:
    """«"…"، بهذه الكلمات ودع القائد جماهيره»: any verb, with one who can speak as its subject."""
    index = close + 1
    if index < len(scene.tokens) and (scene.words[index] in COMMAS or scene.words[index] in DASHES):
        index += 1
    these = scene.words[index : index + 2]
    if len(these) < 2 or these[0] not in group("these") or these[1] not in group("utterance"):
        return None
    subject = subject_after(scene, index + 3, min(index + 9, len(scene.tokens))) if index + 3 < len(scene.tokens) else None
    if subject is None or not can_speak(scene, subject):
        return None
    return _plain(resolve(scene, subject, memory), "rule:with-these-words")


def _continued(scene: Scene, opening: int, close: int, found: list[Draft], before: Draft | None) -> Draft | None:
    """«قال فلان …. "…".»: a quotation that is a sentence of its own, right after speech, goes on with the same speaker's."""
    last = max((draft for draft in recent(found) if draft.end <= opening), key=lambda draft: draft.end, default=None)
    if last is None:
        last = before if opening == 0 else None
    elif scene.words[opening - 1] in COMMAS and last.why.endswith("/before") and scene.sentence(last.end)[1] >= opening:
        return _plain(last.speaker, "rule:cut-quotation")
    elif not _next_sentence(scene, last.end, opening):
        return None
    return _plain(last.speaker, "rule:continued-quotation") if last is not None and _ends_sentence(scene, close) else None


def _next_sentence(scene: Scene, end: int, opening: int) -> bool:
    """Whether only the rest of one sentence and its stop stand between a statement's end and a quotation."""
    near = end < opening <= end + WINDOW and scene.words[opening - 1] in _STOPS
    return near and not any(scene.words[i] in _STOPS for i in range(end, opening - 1))


def _ends_sentence(scene: Scene, close: int) -> bool:
    """Whether nothing of the same sentence follows a quotation."""
    after = scene.words[close + 1] if close + 1 < len(scene.tokens) else "."
    return after in _STOPS or (scene.words[close - 1] in _STOPS and not is_word(scene.tokens[close + 1]))
