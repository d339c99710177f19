"""What the narrator tells behind a content that is a noun phrase, or beside reported speech: why, after what, with what upshot."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.narration import BUT, objects
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun

_DEEDS = frozenset({"demand", "deny", "commit", "praise"})  # acts that are done with the noun; reasons behind it are the narrator's
_FINITE = ("سي", "ست")
_RELAY = 14  # tokens from «ونقلت» to «قوله»
_THEIR_WORDS = frozenset({"قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"}) | THAT
_HAD = 8  # tokens from «وكان» to its verb of speech, and from there to «أن»


def done_by(cue: Cue) -> bool:
    """Whether something is done by saying a noun: «أعلن»، «رفض»، «وافق على»، «طالب ب»; «أشار إلى» goes on with what is said."""
    verb = cue.form.verb
    return verb.announces or verb.act in _DEEDS or not verb.frames.isdisjoint({"bid", "issue"})


def explains(scene: Scene, index: int, cue: Cue) -> bool:
    """Whether the narrator explains what was announced or done: «أعلنت الشركة عن توسيع مصنعها، حيث سيضم …»."""
    return done_by(cue) and scene.words[index] in {"حيث", "اذ"} and THAT.isdisjoint(scene.words[index + 1 : index + 2])


def behind(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether the narrator goes on without a comma after a content that is a noun: «وافق على الانتقال | بعد أن جدد عقده»،
    «وافق على الافتتاح | لكن أنصار البيئة طعنوا». `reach`: where the content began, and the token.
    """
    start, index = reach
    word = scene.words[index]
    if word == "وبناء":
        return scene.words[index + 1 : index + 2] == ("عليه",)
    if word in {"بعدما", "بعد"}:
        after = word == "بعدما" or scene.words[index + 1 : index + 2] == ("ان",)
        related = any(scene.words[i] in group("relative") for i in range(start, index))
        return after and done_by(outer) and not related
    return done_by(outer) and objects(scene, index) and _clause_next(scene, index)


def _clause_next(scene: Scene, index: int) -> bool:
    """«لكن هذه القضية …»، «لكن سيكون …»; not «أبطأ وتيرة ولكن أكثر توازنا»."""
    if scene.words[index] in BUT or index + 1 >= len(scene.tokens):
        return index + 1 < len(scene.tokens)
    word = scene.words[index + 1]
    begins = word.startswith(("ال", *_FINITE)) or word in THAT or word in {"لم", "لن", "لا"} or word in group("this")
    return begins or scene.mention[index + 1] is not None or speaker_noun(word) is not None


def explained(scene: Scene, index: int, outer: Cue) -> bool:
    """Whether the narrator tells after a comma why something was done or what came of it: «هدد بالاعتصام، وهو ما حدث فعلا»."""
    upshot = scene.words[index] in {"وهو", "وهي"} and scene.words[index + 1 : index + 2] == ("ما",) and done_by(outer)
    return upshot or scene.words[index] == "ففي" or explains(scene, index, outer)


def told_anew(scene: Scene, cue: Cue) -> bool:
    """«… بعد الفحوصات وقالت: "…"»، «…، ونقلت تقارير عن فلان قوله …»: a joined verb with a quotation or a source of its own."""
    if not cue.cut or cue.form.form != "perfect" or cue.form.pronoun:
        return False
    near = scene.words[cue.index + 1 : cue.index + _RELAY]
    if "relay" in cue.form.verb.frames:
        return "عن" in near and not _THEIR_WORDS.isdisjoint(near[near.index("عن") :])
    return near[:1] == (":",) and cue.index + 2 in scene.quotes


def joined_that(scene: Scene, index: int) -> bool:
    """Whether a second «أن» of the same verb follows a quotation: «على "أن …"، وعلى أن "…"»، «إن «…»، وإنه …»."""
    at = index + (scene.words[index : index + 1] != () and scene.words[index] in COMMAS)
    word, following, third = (*scene.words[at : at + 3], "", "", "")[:3]
    if word == "و":
        return at + 1 in scene.quotes and third in THAT
    return following in THAT if word in {"وعلي", "والي"} else word.startswith("و") and word[1:] in THAT


def had_said(scene: Scene, index: int) -> bool:
    """«…، وكان مسؤول قال في وقت سابق إن …»: what another had said before."""
    if scene.words[index] not in {"وكان", "وكانت", "وكانوا"}:
        return False
    cue = scene.first_cue(index + 1, min(index + _HAD, len(scene.tokens)))
    if cue is None or cue.form.form != "perfect" or cue.cut:
        return False
    return not THAT.isdisjoint(scene.words[cue.index + 1 : cue.index + _HAD])
