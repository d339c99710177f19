"""Where a statement's content begins after its cue, where it ends, and whether it is quoted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from musnad.annotate.statements_cues import OBJECT_PRONOUNS, Cue, feeling_of
from musnad.annotate.statements_scene import Scene
from musnad.arabic import folded, is_word, without_article
from musnad.model import Act, Kind
from musnad.tables import lexicon

THAT = frozenset(
    {
        "ان",
        "انه",
        "انها",
        "انهم",
        "انهما",
        "انهن",
        "اننا",
        "انني",
        "اني",
        "انا",
        "بان",
        "بانه",
        "بانها",
        "بانهم",
        "بانهما",
        "باننا",
        "بانني",
    }
)
OWN_PRONOUN = frozenset({"انه", "انها", "انهم", "انهما", "بانه", "بانها", "بانهم", "بانهما"})
_PREPOSITION = {
    "to": frozenset({"الي"}),
    "on": frozenset({"علي"}),
    "about": frozenset({"عن"}),
    "of": frozenset({"من"}),
    "in": frozenset({"في"}),
    "towards": frozenset({"ازاء", "تجاه", "حيال"}),
}
_CLITIC = {"with": "ب", "for": "ل"}
REACH = 45  # tokens between a cue and its content; longer ones were wrong in the corpus reading
_CONNECTORS = frozenset({"لكنه", "لكنها", "ولكنه", "ولكنها", "لكن", "ولكن", "غير", "الا", "كما", "بيد"})
_DEMONSTRATIVE = frozenset({"ذلك"})
_NARRATOR = frozenset({"وهو", "وهي", "وسط", "فيما"})  # after a comma the narrator speaks again


@dataclass(frozen=True, slots=True)
class Marker:
    """Where content begins: the token, letters of it that are cut, what led there, an act that the link brings."""

    index: int
    cut: int
    link: str
    act: Act | None = None
    own: bool = False  # the link holds a pronoun for the speaker («أنها ستعثر»)


@cache
def _initial_letters(letter: str) -> frozenset[str]:
    return frozenset(folded(row["word"]) for row in lexicon("initial_clitics") if folded(row["word"]).startswith(letter))


def clitic_cut(scene: Scene, index: int, letter: str) -> int:
    """Letters to cut where the token begins with the preposition `letter`, else 0.

    The letter is part of the word where a name begins with it, or where the list of such words has it.
    """
    token = scene.tokens[index]
    word = token.form
    if not word.startswith(letter) or len(word) < 2:
        return 1 if word == letter else 0
    mention = scene.mention[index]
    if mention is not None:
        return mention.start - token.start
    if letter == "ل" and not (word.startswith("لل") or len(word) > 3):
        return 0
    if word in _initial_letters(letter) or any(
        word.startswith(w) and len(word) - len(w) <= 2 for w in _initial_letters(letter) if len(w) > 3
    ):
        return 0
    return 1


def _that(scene: Scene, index: int, cue: Cue) -> Marker | None:
    word = scene.words[index]
    if word not in THAT:
        return None
    begin = index + 1
    return Marker(begin, 0, "that", own=word in OWN_PRONOUN)


def _quote(scene: Scene, index: int, cue: Cue) -> Marker | None:
    if scene.words[index] == ":" and scene.quote_of[index] is None:
        return Marker(index + 1, 0, "colon")
    close = scene.quotes.get(index)
    if close is None:
        return None
    names = sum(scene.mention[i] is not None for i in range(index + 1, min(close, len(scene.tokens))))
    words = min(close, len(scene.tokens)) - index - 1
    code = any(scene.words[i].isascii() and is_word(scene.tokens[i]) for i in range(index + 1, min(close, index + 6)))
    return Marker(index, 0, "quote") if words >= 3 and names < words and not (code and words < 6) else None


def _preposition(frame: str) -> Callable[[Scene, int, Cue], Marker | None]:
    def read(scene: Scene, index: int, cue: Cue) -> Marker | None:
        return Marker(index + 1, 0, frame) if scene.words[index] in _PREPOSITION[frame] else None

    return read


def _clitic(frame: str) -> Callable[[Scene, int, Cue], Marker | None]:
    def read(scene: Scene, index: int, cue: Cue) -> Marker | None:
        if index == cue.index or not is_word(scene.tokens[index]):
            return None
        cut = clitic_cut(scene, index, _CLITIC[frame])
        if not cut:
            return None
        return Marker(index + 1, 0, frame) if len(scene.words[index]) == 1 else Marker(index, cut, frame)

    return read


def _about_quoted(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«تحدث عن "…"»: a quoted term alone names a topic, a quotation that goes on says something."""
    close = scene.quotes.get(index + 1)
    if scene.words[index] != "عن" or close is None or close + 1 >= len(scene.tokens):
        return None
    return Marker(index + 1, 0, "about") if close - index > 5 or scene.words[close + 1] in {"التي", "الذي"} else None


def _feeling(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«عن أمله في …»; without a link the content begins at the noun itself («عن فخر المنتسبين»)."""
    bare = "feeling-object" in cue.form.verb.frames
    at = index if bare else index + 1
    if not bare and scene.words[index] != "عن" or at >= len(scene.tokens):
        return None
    named = next(
        (i for i in range(at, min(at + (1 if bare else 4), len(scene.tokens))) if feeling_of(scene.words[i].removeprefix("و"))),
        None,
    )
    if named is None:
        return None if bare else Marker(at, 0, "feeling")
    feeling = feeling_of(scene.words[named].removeprefix("و"))
    if feeling is None:
        return None
    for position in range(named + 1, min(named + 7, len(scene.tokens))):
        if not is_word(scene.tokens[position]):
            break
        for link in feeling.links:
            reader = FRAMES.get(link)
            marker = reader(scene, position, cue) if reader else None
            if marker is not None:
                return Marker(marker.index, marker.cut, "feeling", feeling.act)
    return Marker(at, 0, "feeling", feeling.act)


FRAMES: dict[str, Callable[[Scene, int, Cue], Marker | None]] = {
    "that": _that,
    "quote": _quote,
    "to": _preposition("to"),
    "on": _preposition("on"),
    "about": _preposition("about"),
    "of": _preposition("of"),
    "in": _preposition("in"),
    "towards": _preposition("towards"),
    "with": _clitic("with"),
    "for": _clitic("for"),
    "about-quoted": _about_quoted,
    "feeling": _feeling,
    "feeling-object": _feeling,
}


def skip_links(scene: Scene, marker: Marker) -> Marker:
    """The marker moved over what still stands between link and content: إلى أن، عن أن، a quotation's own «إن», a colon."""
    index, link, own = marker.index, marker.link, marker.own
    while not marker.cut and index < len(scene.tokens) and (scene.words[index] in THAT or scene.words[index] == ":"):
        own = own or scene.words[index] in OWN_PRONOUN
        index += 1
    return Marker(index, marker.cut, link, marker.act, own)


def content_end(scene: Scene, start: int, outer: Cue, *, colon: bool = False) -> int:
    """The token after the last one of a content that begins at `start`.

    A quotation ends where it closes unless the clause goes on; a clause ends with its sentence, at the next cue,
    at an attribution («، حسبما ذكرت»), or where the narrator takes over after a comma. What follows a colon
    without quotation marks runs to the end of the passage. `outer` is the cue of the content.
    """
    if scene.words[start] in _DEMONSTRATIVE and start + 1 < len(scene.tokens) and not scene.words[start + 1].startswith("ال"):
        return start + 1
    index = start
    limit = len(scene.tokens) if colon else scene.sentence(start)[1]
    while index < limit:
        close = scene.quotes.get(index)
        if close is not None:
            index = min(close, len(scene.tokens) - 1) + 1
            if close >= limit or (index < limit and _clause_over(scene, index, outer)):
                return min(index, len(scene.tokens))
            whole = start in scene.quotes and scene.quotes[start] == close and close - start > 4
            if whole and (index >= len(scene.tokens) or not is_word(scene.tokens[index]) or scene.words[close - 1] in ".!؟"):
                return index
            limit = max(limit, scene.sentence(min(index, len(scene.tokens) - 1))[1])
            continue
        if index > start and _clause_over(scene, index, outer):
            return index
        index += 1
    return limit


def _clause_over(scene: Scene, index: int, outer: Cue) -> bool:
    word = scene.words[index]
    comma = word in {"،", ","}
    at = index + 1 if comma else index
    if comma and _contrast(scene, at):
        return True
    if at >= len(scene.tokens):
        return False
    word = scene.words[at]
    if comma and word in _NARRATOR and not _goes_on(scene, at):
        return True
    if comma and word == "في" and at + 1 < len(scene.tokens) and scene.words[at + 1] in {"حين", "اشاره", "وقت"}:
        return True
    if starts_attribution(scene, at):
        return True
    cue = scene.cue_at.get(at)
    return cue is not None and _new_statement(scene, cue, outer, comma)


def _contrast(scene: Scene, index: int) -> bool:
    """«، لكنه أضاف أن …»، «، غير أن رئيسها أوضح أن …»، «، كما أشار إلى أن …»: another statement follows the connector."""
    if scene.words[index : index + 1] == () or scene.words[index] not in _CONNECTORS:
        return False
    cue = next((scene.cue_at[i] for i in range(index + 1, min(index + 8, len(scene.tokens))) if i in scene.cue_at), None)
    if cue is None or cue.form.form not in {"perfect", "imperfect"}:
        return False
    return any(scene.words[i] in THAT or i in scene.quotes for i in range(cue.index + 1, min(cue.index + 8, len(scene.tokens))))


def _goes_on(scene: Scene, index: int) -> bool:
    """«، وهي منفتحة على …» goes on with the content; «، وهي الكتلة التي …» is the narrator's explanation."""
    after = scene.words[index + 1] if index + 1 < len(scene.tokens) else ""
    return scene.words[index] in {"وهو", "وهي"} and after != "ما" and not after.startswith("ال")


def _new_statement(scene: Scene, cue: Cue, outer: Cue, comma: bool) -> bool:
    """Whether a cue after content starts a statement of its own rather than going on inside the content.

    A finite verb does where it agrees with the verb of the content or where one who can speak follows it.
    """
    if cue.form.form == "noun" or (cue.form.form == "imperfect" and not comma):
        return False
    after = cue.index + 1
    told = after < len(scene.tokens) and (scene.mention[after] is not None or speaker_noun(scene.words[after]) is not None)
    if cue.form.form != "participle" and not cue.cut:
        return comma and cue.form.form == "perfect" and told
    if cue.form.form != "participle" and cue.form.feminine != outer.form.feminine and not told:
        return False
    readers = [FRAMES[frame] for frame in cue.form.verb.frames if frame in FRAMES]
    near = 4 if cue.form.form == "participle" else 14
    stop = min(cue.index + near, scene.sentence(cue.index)[1])
    if any(reader(scene, i, cue) is not None for i in range(cue.index + 1, stop) for reader in readers):
        return True
    return "accuse" in cue.form.verb.frames or ("object" in cue.form.verb.frames and cue.form.verb.act in {"deny", "condemn"})


@cache
def _particles() -> dict[str, str]:
    return {folded(row["particle"]): row["after"] for row in lexicon("cue_particles")}


def particle_after(word: str) -> str | None:
    """What must stand between an attributing particle («وفقا») and its source, or None for other words."""
    table = _particles()
    found = table.get(word)
    return table.get(word[1:]) if found is None and word[0] in "وف" else found


@cache
def _speaker_nouns() -> dict[str, str]:
    return {folded(row["noun"]): row["kind"] for row in lexicon("speaker_nouns")}


def speaker_noun(word: str) -> str | None:
    """The kind of a common noun that can speak (`speaker_nouns.tsv`), with or without ال or a possessor («مكتبه»)."""
    table = _speaker_nouns()
    found = table.get(word) or table.get(without_article(word))
    if found is not None or len(word) < 5:
        return found
    for pronoun in OBJECT_PRONOUNS:
        if word.endswith(pronoun):
            owned = word.removesuffix(pronoun)
            return table.get(owned) or (table.get(owned[:-1] + "ه") if owned.endswith("ت") else None)
    return None


def starts_attribution(scene: Scene, index: int) -> bool:
    """Whether «بحسب، وفقا ل، نقلا عن، حسبما ذكر، كما أعلن» with a source that can speak begins at a token."""
    return attribution_source(scene, index) is not None


def attribution_source(scene: Scene, index: int) -> int | None:
    """The token where the source of an attribution at `index` begins, or None."""
    word = scene.words[index]
    after = particle_after(word)
    position = index + 1
    if after is None:
        if word not in {"كما", "مثلما"} or position not in scene.cue_at or scene.cue_at[position].form.form == "noun":
            return None
        position += 1
        return position if position < len(scene.tokens) and _can_speak(scene, position) and not _leads_on(scene, position) else None
    if position < len(scene.tokens) and scene.words[position] == "ما" and position + 1 in scene.cue_at:
        position += 2
    elif after == "verb" or position in scene.cue_at:
        position += 1 if position in scene.cue_at else 0
    elif position < len(scene.tokens) and scene.words[position] in {"ل", "الي", "عن"}:
        position += 1
    while position < len(scene.tokens) and (scene.words[position] in {"به", "عنه", "بها", '"', "«", "“", "ل"}):
        position += 1
    return position if position < len(scene.tokens) and _can_speak(scene, position) else None


def _leads_on(scene: Scene, position: int) -> bool:
    """«كما أكد الوزير أن …» goes on with content of its own: a clause, not an attribution of what stands before."""
    stop = min(position + 12, scene.sentence(position)[1])
    return any(scene.words[i] in THAT or scene.words[i] == ":" or i in scene.quotes for i in range(position, stop))


def _can_speak(scene: Scene, index: int) -> bool:
    mention = scene.mention[index]
    if mention is not None:
        return True
    word = scene.words[index]
    return any(
        speaker_noun(form) is not None
        for form in (word, word.removeprefix("ل"), "ا" + word if word.startswith("لل") else word, word.removeprefix("لل"))
    )


def kind(scene: Scene, start: int, end: int) -> tuple[Kind, int, int]:
    """Direct, indirect or mixed, and the range without the quotation marks that surround a direct one."""
    while start < end and scene.words[end - 1] in {"،", ",", ".", "؛"} and scene.quote_of[end - 1] is None:
        end -= 1
    close = scene.quotes.get(start)
    if close is not None and close >= end - 1:
        inner = start + 1
        while inner < end and scene.words[inner] in THAT - OWN_PRONOUN | {"انني", "اننا"}:
            inner += 1
        return "direct", inner, min(close, end)
    opening = scene.quote_of[start] if start < len(scene.tokens) else None
    if opening is not None and opening < start and scene.quotes[opening] in {end - 1, end}:
        return "direct", start, min(scene.quotes[opening], end)
    quoted = any(_own_words(scene, i, scene.quotes[i]) for i in range(start, end) if i in scene.quotes)
    return ("mixed" if quoted else "indirect"), start, end


def _own_words(scene: Scene, opening: int, closing: int) -> bool:
    """Whether a quotation holds words of the speaker, not a name or a code."""
    inside = range(opening + 1, min(closing, len(scene.tokens)))
    words = [i for i in inside if is_word(scene.tokens[i])]
    if not words or any(scene.words[i].isascii() for i in words):
        return False
    return any(scene.mention[i] is None for i in words)
