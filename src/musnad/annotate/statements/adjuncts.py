"""What only looks like the link of a content: names beside the subject, colons of a clock, other words' prepositions, places."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group
from musnad.arabic import is_word

_WITH_WHOM = frozenset({"بمشاركه", "بحضور", "بقياده", "برفقه"})
_MONTH = 6  # tokens from «عن» and the month that a statement is about to a second «عن»


def apposed(scene: Scene, index: int, close: int) -> bool:
    """«واصل الرباعي «فلان، فلان، فلان وفلان» أداء برامجهم»: names beside a subject, whose object follows."""
    after = scene.words[close + 1] if close + 1 < len(scene.tokens) and is_word(scene.tokens[close + 1]) else ""
    free = len(after) > 1 and not after.startswith("و") and after not in group("governs", "stop") and close + 1 not in scene.cue_at
    return free and is_word(scene.tokens[index - 1])


def glued(scene: Scene, index: int) -> bool:
    """Whether a colon stands inside a clock time or an address: «1:06»، «http://»."""
    near = (scene.words[index - 1][-1:], *(word[:1] for word in scene.words[index + 1 : index + 2]))
    return near[1:] == ("/",) or (len(near) == 2 and all(sign.isdigit() for sign in near))


def other_phrase(scene: Scene, index: int) -> bool:
    """«بناء على رغبته»، «على عين المكان»، «كشفت النشرة عن شهر مايو عن بلوغ …»: a preposition that no verb of speech asks for."""
    word, following = scene.words[index], scene.words[index + 1 : index + _MONTH]
    if word == "علي":
        return scene.words[index - 1] in group("with-on") or following[:1] == ("عين",)
    if word == "في":
        return following[:1] in {("المايه",), ("الميه",)}  # «53 في المائة»
    when = bool(following) and (scene.time[index + 1] is not None or following[0] in {"شهر", "عام"})
    return word == "عن" and when and "عن" in following


def at_place(scene: Scene, index: int, cue: Cue) -> bool:
    """«أهاب مدير المرور بالرياض بالسائقين»، «أفاد بالأمس بأنه …»: where or when; what is praised or condemned can be a place."""
    mention = scene.mention[index]
    place = mention is not None and mention.type == "LOC" and mention is not scene.mention[index - 1]
    return scene.time[index] is not None or (place and cue.form.verb.act_by("with") in {"say", "demand", "commit", "hope"})


def praised(scene: Scene, index: int, cue: Cue) -> bool:
    """«أشاد بمشاركة الطلاب»، «رحب فلان بحضور الجمهور»، «أشاد بما شاهده»: ب of a verb that praises."""
    verb = cue.form.verb
    feels = not verb.frames.isdisjoint({"feeling", "feeling-object", "felt"})
    if "bid" in verb.frames or (not feels and verb.act_by("with") not in {"praise", "condemn"}):
        return False
    near = index == cue.index + 1 or scene.mention[index - 1] is not None
    return scene.words[index] == "بما" or (near and scene.words[index] in _WITH_WHOM)
