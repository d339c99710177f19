"""What joins a cue to its content: «أن», a quotation, a preposition, a noun of feeling."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from musnad.annotate.statements.adjuncts import PREPOSITION, apposed, at_place, beside, deed_next, glued, other_phrase, praised
from musnad.annotate.statements.cues import Cue, feeling_of
from musnad.annotate.statements.homographs import other_that
from musnad.annotate.statements.own_voice import own_voice
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import OWN_PRONOUN, THAT, WHO, group, speaker_noun
from musnad.arabic import folded, is_word, without_article
from musnad.model import Act
from musnad.tables import alternatives, lexicon

_CLITIC = {"with": "ب", "for": "ل"}
_PLACE = 8  # tokens from the place or time of a statement to the link of its content
_FIELD = frozenset({"لشوون", "للشوون", "لقطاع"})  # go on with an office: «الأمين المساعد لشؤون كذا»
_BY_SAYING = frozenset({"بقوله", "بقولها", "بقولهم", "بالقول"})
ENTITLED = group("entitled")  # a title follows, no words of anybody's
_NAMES = 8  # words of a quotation that a relative clause makes a name
_SAID = 3  # tokens of the shortest quotation that says something
REACH = 45  # tokens between a cue and its content; longer ones were wrong in the corpus reading


@dataclass(frozen=True, slots=True)
class Marker:
    """Where content begins: the token, letters of it that are cut, what led there, an act that the link brings."""

    index: int
    cut: int
    link: str
    act: Act | None = None
    own: bool = False  # the link holds a pronoun for the speaker («أنها ستعثر»)
    called: int | None = None  # where those called upon begin, who stand before the link («حث الموظفين على …»)


Reader = Callable[[Scene, int, Cue], Marker | None]


@cache
def _initial_letters(letter: str) -> frozenset[str]:
    words = {folded(row["word"]) for row in lexicon("initial_clitics")}
    for row in lexicon("entities"):
        for adjective in alternatives(row["nisba"]):
            words.update(folded(adjective) + ending for ending in ("", "ه", "ون", "ين", "ات"))
    return frozenset(word for word in words if word.startswith(letter))


def clitic_cut(scene: Scene, index: int, letter: str) -> int:
    """Letters to cut where the token begins with the preposition `letter`, else 0.

    The letter is part of the word where a name begins with it, or where the list of such words has it.
    """
    word = scene.words[index]
    if word[0] != letter or len(word) < 2:
        return 1 if word == letter else 0
    mention = scene.mention[index]
    if mention is not None:
        return max(0, mention.start - scene.tokens[index].start)
    if letter == "ل" and not (word.startswith("لل") or len(word) > 3):
        return 0
    if scene.text.startswith("إ", scene.tokens[index].start + 1):
        return 1  # «بإدراك» beside «بادر»: no root has a hamza below in its middle
    own, stems = _initial_letters(letter), (word[:-1], word[:-2], word[:-2] + "ه", word[:-3] + "ه")  # «بدايته»
    return 0 if word in own or any(len(stem) > 3 and stem in own for stem in stems) else 1


def _conjunction(scene: Scene, index: int, cue: Cue) -> bool:
    """Whether «أن» after a word makes another conjunction: «إلا أن»، «كما أن»، «على أن» after a verb that takes no «على».

    «خاصة» after what was said is an adjective: «في تصريحات خاصة أن …».
    """
    before = scene.words[index - 1]
    if (
        before == "خاصه"
        and index > 1
        and (
            not group("talk", "session").isdisjoint({scene.words[index - 2], without_article(scene.words[index - 2])})
            or speaker_noun(scene.words[index - 2]) in {"source", "document", "body"}  # «مصادر خاصة»
        )
    ):
        return False
    if before == "من" and scene.words[index - 2].removeprefix("و") in {"الرغم", "بالرغم"}:
        return True  # «على الرغم من أنه …»
    frames = cue.form.verb.frames  # «رفضوا نقلها وتأخروا إلى أن ساءت حالتها»
    until = before == "الي" and "object" in frames and frames.isdisjoint({"to", "quote"}) and index > cue.index + 2
    willing = scene.words[index + 1 : index + 2] == ("شاء",)  # «مجددا إن شاء الله»
    if until or willing or (before.removeprefix("و") == "حتي" and scene.words[index] == "ان"):  # «حتى إن اختلفت …»
        return True
    return not group("other-that").isdisjoint({before, before.removeprefix("و")}) and not (
        before == "علي" and "on" in cue.form.verb.frames
    )


def _that(scene: Scene, index: int, cue: Cue) -> Marker | None:
    word = scene.words[index]
    if word not in THAT or scene.mention[index] is not None or _conjunction(scene, index, cue):  # «سي.إن.إن»
        return None
    if other_that(scene, index):
        return None
    begin = index + 1
    return Marker(begin, 0, "that", own=word in OWN_PRONOUN)


def _quote(scene: Scene, index: int, cue: Cue) -> Marker | None:
    if scene.words[index] == ":" and scene.quote_of[index] is None and not glued(scene, index):
        return Marker(index + 1, 0, "colon") if scene.words[index - 1] not in ENTITLED else None
    close = scene.quotes.get(index)
    words = min(close, len(scene.tokens)) - index - 1 if close is not None else 0
    if close is None or words < _SAID or _entitled(scene, index) or _one_word(scene, index, close):
        return None
    if close >= len(scene.tokens) and not _introduced(scene, index, cue):
        return None
    names = sum(scene.mention[i] is not None for i in range(index + 1, min(close, len(scene.tokens))))
    inside = range(index + 1, min(close, index + 6))
    latin = any(scene.words[i].isascii() and is_word(scene.tokens[i]) for i in inside)
    code = latin or all(len(scene.words[i]) == 1 for i in inside)  # «الحمض النووي "د ن أ"»
    related = not WHO.isdisjoint(scene.words[close + 1 : close + 2]) and words < _NAMES  # «رسالة "كذا" التي ألقاها»
    related = related or ("that" not in cue.form.verb.frames and apposed(scene, index, close))
    related = related or beside(scene, index, close, cue)
    return Marker(index, 0, "quote") if names < words and not (code and words < 6) and not related else None


def _one_word(scene: Scene, index: int, close: int) -> bool:
    """«شركة "بي.إم.دبليو"»: letters and points without a blank are a name."""
    if close > index + _NAMES or close >= len(scene.tokens):
        return False
    return not any(sign.isspace() for sign in scene.text[scene.tokens[index].end : scene.tokens[close].start].strip())


def _entitled(scene: Scene, index: int) -> bool:
    """«محاضرة بعنوان "…"»، «بعنوان: (…)»."""
    return scene.words[index - 1 - (scene.words[index - 1] == ":")] in ENTITLED


def _spoken(scene: Scene, index: int, cue: Cue) -> Marker | None:
    if scene.words[index] in THAT and scene.words[index - 1] in _BY_SAYING:
        return Marker(index + 1, 0, "that", own=scene.words[index] in OWN_PRONOUN)  # «وختمت المديرة كلمتها بقولها إن …»
    return _quote(scene, index, cue) or _own_voice(scene, index, cue)


def _introduced(scene: Scene, index: int, cue: Cue) -> bool:
    """Whether a sign that nothing closes stands where a quotation begins: after a colon or comma, or near its verb."""
    return scene.words[index - 1] in {":", "،", ","} | THAT or index - cue.index <= 7 or scene.mention[index - 1] is not None


def _preposition(frame: str) -> Reader:
    def read(scene: Scene, index: int, cue: Cue) -> Marker | None:
        word, before = scene.words[index], scene.words[index - 1]
        if scene.mention[index] is not None:
            return None  # «فلان علي»، «علي بن فلان»
        every = (word == "من" and before in group("of-many")) or (word == "علي" and before in {"المشرف", "القايم"})
        return Marker(index + 1, 0, frame) if word in PREPOSITION[frame] and not (every or other_phrase(scene, index)) else None

    return read


def _clitic(frame: str) -> Reader:
    def read(scene: Scene, index: int, cue: Cue) -> Marker | None:
        if index == cue.index or not is_word(scene.tokens[index]) or scene.words[index] in group("with-pronoun"):
            return None
        cut = 1 if frame == "with" and praised(scene, index, cue) else clitic_cut(scene, index, _CLITIC[frame])
        if not cut or _adjunct(scene, index) or scene.words[index] in _FIELD or (frame == "with" and at_place(scene, index, cue)):
            return None
        return Marker(index + 1, 0, frame) if len(scene.words[index]) == 1 else Marker(index, cut, frame)

    return read


def _adjunct(scene: Scene, index: int) -> bool:
    """«مشيدا بالوقت نفسه بالمدرب»، «أفادت المديرية بمنطقة كذا بأن …»: when or where, before the link of the content.

    «أفاد في بلاغ»: a noun with a first letter of its own, for no preposition governs another.
    """
    if scene.words[index - 1] in group("governs") and scene.mention[index - 1] is None:
        return True
    if scene.words[index] not in group("in-area") | {"بالوقت"}:
        return False
    later = range(index + 2, min(index + _PLACE, scene.sentence(index)[1]))
    return any(scene.words[i] in THAT or (scene.words[i].startswith("ب") and clitic_cut(scene, i, "ب") > 0) for i in later)


def _about_quoted(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«تحدث عن "…"»: a quoted term alone names a topic, a quotation that goes on says something."""
    close = scene.quotes.get(index + 1)
    if scene.words[index] != "عن" or close is None or close + 1 >= len(scene.tokens) or beside(scene, index + 1, close, cue):
        return None
    return Marker(index + 1, 0, "about") if close - index > 5 or scene.words[close + 1] in WHO else None


def _feeling(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«عن أمله في …»; without a link the content begins at the noun itself («عن فخر المنتسبين»)."""
    bare = "feeling-object" in cue.form.verb.frames
    at = index if bare else index + 1
    if (not bare and scene.words[index] != "عن") or at >= len(scene.tokens):
        return None
    named = next(
        (i for i in range(at, min(at + (1 if bare else 4), len(scene.tokens))) if feeling_of(scene.words[i].removeprefix("و"))),
        None,
    )
    if named is None:
        return None if bare else Marker(at, 0, "feeling")
    feeling = feeling_of(scene.words[named].removeprefix("و"))
    if feeling is None or scene.words[named - 1] in group("gives-back"):
        return None  # «عملية إعادة الأمل»
    willed = deed_next(scene, named, feeling.act) and not any(clitic_cut(scene, named + 1, letter) for letter in "بل")
    for position in range(named + 1, named + 1 if willed else min(named + 7, len(scene.tokens))):
        if not is_word(scene.tokens[position]) or scene.words[position] in group("relative"):
            break
        if scene.words[position] in {"لان", "لانه", "لانها", "لانهم"}:
            return Marker(position + 1, 0, "feeling", feeling.act)
        for reader in readers(feeling.links):
            marker = reader(scene, position, cue)
            if marker is not None:
                return Marker(marker.index, marker.cut, "feeling", feeling.act)
    return Marker(named + 1 if willed else at, 0, "feeling", feeling.act)


def _felt(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«عبر عن أسفه»; «عبر عن مضامينها» says nothing."""
    near = scene.words[index + 1 : index + 4] if scene.words[index] == "عن" else ()
    return _feeling(scene, index, cue) if any(feeling_of(word.removeprefix("و")) for word in near) else None


def _ask(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«تساءل عما إذا كان …»، «سأل لماذا …»، «سئل إن كان …»: a question that is told."""
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if word == "ان":
        return Marker(index + 1, 0, "ask") if following in {("كان",), ("كانت",)} else None
    if word == "ما" and following != ("اذا",):
        return None
    return Marker(index, 1 if word == "عما" else 0, "ask") if word in group("asks") else None


def _bid(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«أمر بإغلاق …»، «وجه بتشكيل …»: ب with a verbal noun, near its verb; «وجه تهمة ب…» is none."""
    word, between = scene.words[index], scene.words[cue.index + 1 : index]
    if (
        index > cue.index + REACH // 3
        or word.startswith("بال")
        or word in group("no-bid")
        or scene.mention[index] is not None
        or any(part.startswith(("تهم", "اتهام")) for part in between)
    ):
        return None
    marker = FRAMES["with"](scene, index, cue)
    return Marker(marker.index, marker.cut, "bid") if marker is not None else None


def _on_whom(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«شكرهم على …»: the one meant is the pronoun of the verb."""
    return Marker(index + 1, 0, "on") if cue.form.pronoun and scene.words[index] == "علي" else None


def _own_voice(scene: Scene, index: int, cue: Cue) -> Marker | None:
    """«قال فلان نحن …»، «قال فلان لقد …»: words in the first person or an emphasis, without a mark, right after the subject."""
    return Marker(index, 0, "voice") if own_voice(scene, index, cue) else None


FRAMES: dict[str, Reader] = {
    "ask": _ask,
    "on-whom": _on_whom,
    "that": _that,
    "quote": _spoken,
    "to": _preposition("to"),
    "on": _preposition("on"),
    "about": _preposition("about"),
    "of": _preposition("of"),
    "in": _preposition("in"),
    "towards": _preposition("towards"),
    "bid": _bid,
    "with": _clitic("with"),
    "for": _clitic("for"),
    "about-quoted": _about_quoted,
    "feeling": _feeling,
    "feeling-object": _feeling,
    "felt": _felt,
}


@cache
def readers(frames: frozenset[str]) -> tuple[Reader, ...]:
    """What reads the frames of a verb, in the order of FRAMES: «بأن» is read as «أن» before it is read as «ب»."""
    return tuple(reader for frame, reader in FRAMES.items() if frame in frames)


def skip_links(scene: Scene, marker: Marker) -> Marker:
    """The marker moved over what still stands between link and content: إلى أن، عن أن، a quotation's own «إن», a colon."""
    index, link, own = marker.index, marker.link, marker.own
    while not marker.cut and index < len(scene.tokens) and (scene.words[index] in THAT or scene.words[index] == ":"):
        if other_that(scene, index):
            break
        own = own or scene.words[index] in OWN_PRONOUN
        index += 1
    return Marker(index, marker.cut, link, marker.act, own)
