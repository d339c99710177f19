"""What a statement does: the verb says it, and under a neutral verb the content decides (`act_phrases.tsv`)."""

from functools import cache

from musnad.annotate.statements.scene import Scene
from musnad.arabic import folded
from musnad.model import Act
from musnad.tables import lexicon

START = 4  # words that count as the start of a content
_NEUTRAL = frozenset({"say", "hope"})
_OVER_HOPE = frozenset({"accuse", "deny"})


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Act, bool]]]:
    """Phrases by their first word: words, act, whether only at the start."""
    table: dict[str, list[tuple[tuple[str, ...], Act, bool]]] = {}
    for row in lexicon("act_phrases"):
        words = tuple(folded(row["phrase"]).split())
        table.setdefault(words[0], []).append((words, row["act"], row["where"] == "start"))  # type: ignore[arg-type]
    return table


def decide(scene: Scene, start: int, end: int, act: Act, *, own: bool) -> Act:
    """The act of a content (tokens `start` to `end`) under a verb or link that brings `act`.

    own: the link holds a pronoun for the speaker, so a future verb is the speaker's own plan.
    """
    if act not in _NEUTRAL:
        return act
    words = [scene.words[i] for i in range(start, end) if scene.words[i][0].isalnum()]
    if act == "say" and words[:1] == ["علي"] and scene.mention[min(start + 1, end - 1)] is not None:
        return "demand"  # «على إسرائيل التوقف …»
    if act == "say" and own and words and (words[0] == "لن" or (words[0].startswith(("سي", "ست", "سن")) and len(words[0]) > 4)):
        return "commit"
    for index, word in enumerate(words):
        for phrase, found, only_start in _phrases().get(word, ()):
            fits = tuple(words[index : index + len(phrase)]) == phrase and (not only_start or index < START)
            if fits and (act == "say" or found in _OVER_HOPE):
                return found
    return act
