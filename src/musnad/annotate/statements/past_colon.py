"""Where speech after a colon without quotation marks is over: another's speech, the narrator's remark, links of the page."""

from musnad.annotate.statements.background import remark
from musnad.annotate.statements.narration import FAR, clause_or_quotation, elsewhere
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, group, speaker_noun
from musnad.arabic import is_word

_CLOSING = frozenset("»”")
_CLAUSES = frozenset({"that", "quote", "to", "on"})  # frames of verbs that an «أن» or a colon can follow
_MATTERS = frozenset({"وفي", "وعلي", "وحول", "وعن"})  # open what another says on the same or another matter
_MOVES = frozenset({"praise", "condemn", "demand"})
_NAMED = 6  # tokens from a full stop to the verb of the one who is named after it
_MATTER = 26  # tokens from there to his verb right before a colon: «. وعن … منذ …، قال: …»
_OPENING = 5  # tokens of a sentence among which a verb of speech shows another attribution
_SENTENCES = 12  # in the first person behind a clause with «إن»
_TAGS = 32  # tokens of a line's tags


def speech_over(scene: Scene, index: int) -> bool:
    """Whether what follows a colon without quotation marks is over: another's speech, links of the page."""
    unopened = scene.words[index] in _CLOSING and scene.quote_of[index] is None and scene.words[index - 1] in {".", "؟", "!"}
    aside = scene.words[index] == "." and index + 1 < len(scene.tokens) and elsewhere(scene, index + 1)  # «. من جانب آخر حضر …»
    return unopened or aside or _speech_next(scene, index) or _page_tail(scene, index) or remark(scene, index)


def own_sentences(scene: Scene, limit: int) -> int:
    """The end of the next sentences that are in the first person: «قال: إن العمل مستمر. | ونحن نتقدم …»; else `limit`."""
    for _ in range(_SENTENCES):
        if limit + 1 >= len(scene.tokens):
            break
        end = scene.sentence(limit + 1)[1]
        own = any(word in group("first-person") or (word.endswith("نا") and len(word) > 4) for word in scene.words[limit + 1 : end])
        if not own or end <= limit or scene.first_cue(limit + 1, min(limit + 1 + _OPENING, end)) is not None:
            break
        limit = end
    return limit


def _person(scene: Scene, index: int) -> bool:
    mention = scene.mention[index] if index < len(scene.tokens) else None
    return mention is not None and mention.type == "PER"


def _able(scene: Scene, index: int) -> bool:
    """Whether a person or the holder of an office stands at a token."""
    return _person(scene, index) or (index < len(scene.tokens) and speaker_noun(scene.words[index]) == "role")


def _page_tail(scene: Scene, index: int) -> bool:
    """«… . سمات كذا كذا»، «مقالات أخرى للكاتب»: links of the page, printed behind its text."""
    if scene.words[index] == "سمات":
        return index == tags(scene)
    other = scene.words[index : index + 2] == ("مقالات", "اخري")
    return other and any(word.startswith("للكاتب") for word in scene.words[index + 2 : index + 3])


def tags(scene: Scene) -> int:
    """The token behind the last full stop or sign of a line where its keywords begin («. سمات كذا كذا»), else the line's end."""
    end = len(scene.words)
    for index in range(end - 1, max(0, end - _TAGS), -1):
        if scene.words[index] == "سمات":
            return index if not is_word(scene.tokens[index - 1]) else end
    return end


def _speech_next(scene: Scene, index: int) -> bool:
    """Whether a sentence ends at a token and the next begins with a verb of speech: «… . وأضاف أن …»."""
    cue = scene.cue_at.get(index + 1) if scene.words[index] in {".", "؛", "،", ",", "؟", "!", "?"} else None
    if scene.words[index] == "." and scene.words[index + 1 : index + 2] and scene.words[index + 1] in group("turns"):
        cue = scene.first_cue(index + 2, min(index + 5, len(scene.tokens)))  # «. من جهتها قالت فلانة …»
    elif scene.words[index] == "." and cue is None and scene.words[index + 1 : index + 2] and scene.words[index + 1] in _MATTERS:
        cue = scene.first_cue(index + 2, min(index + _MATTER, len(scene.tokens)))  # «. وفي السياق قال فلان إن …»
        far = cue is not None and cue.index > index + _NAMED and scene.words[cue.index + 1 : cue.index + 2] != (":",)
        cue = None if cue is not None and (cue.cut or far) else cue
    elif scene.words[index] == "." and scene.words[index + 1 : index + 3] == ("رابط", "الخبر"):
        return True  # a link of the page, printed behind its text
    elif scene.words[index] == "." and cue is None and _person(scene, index + 1):
        cue = scene.first_cue(index + 2, min(index + _NAMED, len(scene.tokens)))  # «. فلان ذكر أن …»
        return cue is not None and cue.form.form == "perfect" and scene.words[cue.index + 1 : cue.index + 2] in {("ان",), ("انه",)}
    elif cue is not None and scene.words[index] in COMMAS and not cue.cut:
        return False
    later = cue is not None and cue.form.form == "imperfect" and cue.cut > 0 and scene.words[index] in {".", "؟", "!", "?"}
    later = later and cue is not None and not _CLAUSES.isdisjoint(cue.form.verb.frames)  # «. ويبدي ما ينبغي أن يستر» tells a deed
    if cue is None or not (cue.form.form == "perfect" or (later and scene.words[cue.index].startswith("و"))):
        return False
    moved = scene.words[index] == "." and cue.form.verb.act in _MOVES and _able(scene, cue.index + 1)  # «. وأشاد الوزير ب…»
    if scene.words[cue.index] in {"واردف", "واضاف"} or (moved and cue.cut):
        return True  # «. وأردف يعجبني …»
    return clause_or_quotation(scene, cue.index + 1, min(cue.index + FAR, len(scene.tokens)))
