"""Quotations that open on one line of an article and close on a later one."""

from dataclasses import dataclass, replace

from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.quotations import closes_for
from musnad.annotate.statements.scene import Scene

LINES = 6  # a quotation does not go on over more lines; a sign that nothing closes must not take the rest of the page


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quotation over several lines: its opening token, how many lines further it closes, and the closing token there."""

    opening: int
    lines: int
    close: int


def stretch(scenes: list[Scene], at: int) -> Stretch | None:
    """The quotation that the line `at` leaves open and a later line of the same text closes."""
    quotes, length = scenes[at].quotes, len(scenes[at].tokens)
    opening = next((start for start, end in quotes.items() if end == length), None) if quotes else None
    if opening is None:
        return None
    sign = scenes[at].words[opening]
    for later in range(at + 1, min(at + 1 + LINES, len(scenes))):
        if not follows(scenes[later - 1], scenes[later]) or _new_speech(scenes[later]):
            return None
        close = _closing(scenes[later], sign)
        if close is not None:
            return Stretch(opening, later - at, close)
    return None


def follows(above: Scene, below: Scene) -> bool:
    """Whether two passages are lines of body of one article with nothing between them."""
    one, other = above.passage.line, below.passage.line
    return one.label == other.label == "body" and one.article == other.article and not above.text[one.end : other.start].strip()


def _new_speech(scene: Scene) -> bool:
    """Whether a line begins with a joined verb of speech: «وأضاف …»; the quotation above was never closed."""
    first = scene.cue_at.get(0)
    if first is None or first.form.form == "noun":
        return False
    again = first.form.verb.continues and not first.form.pronoun and scene.words[1:2] == (":",)  # «يضيف: …»
    return again or (first.cut > 0 and first.form.form == "perfect")


def _closing(scene: Scene, sign: str) -> int | None:
    """The token that closes a quotation opened above; each line of it may open anew."""
    if scene.quotes.get(0, len(scene.tokens)) < len(scene.tokens) and scene.words[0] == sign:
        return scene.quotes[0]
    return next(
        (i for i, token in enumerate(scene.tokens) if scene.quote_of[i] is None and closes_for(scene.text, token, sign)), None
    )


def stretched(scenes: list[Scene], at: int, found: list[Draft]) -> Stretch | None:
    """Let the statement that holds an open quotation end where that closes; None where no statement holds it."""
    over = stretch(scenes, at)
    if over is None:
        return None
    for index, draft in enumerate(found):
        if draft.start <= over.opening < draft.end == len(scenes[at].tokens):
            last = scenes[at + over.lines].tokens[over.close - 1 if over.close else 0]
            found[index] = replace(draft, until=last.end)
            return over
    return None
