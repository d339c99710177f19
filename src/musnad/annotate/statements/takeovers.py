"""Where the main clause follows a content that a subordinate clause or a remark between dashes tells."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.links import readers
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import DASHES, WHO, group

_OPENED = 5  # tokens from an opening dash to the verb of its remark
_CLAUSE = 8  # tokens from «عندما» to the verb of its clause
_CONTENT = 14  # tokens from a verb of speech to its content
_WHEN = frozenset({"فيما", "بينما", "بعدما", "عندما", "حينما", "مثلما"})
_HAD = frozenset({"قد", "كان", "كانت", "سبق"})
_AFTER = frozenset({("بعد", "ان"), ("رغم", "ان"), ("قبل", "ان"), ("حين",)})
RESUMES = frozenset({"فان", "فانه", "فانها", "فانهم"})  # open the main clause behind another clause
_DESPITE = frozenset({"رغم", "بالرغم", "الرغم"})
_FRAME = _DESPITE | {"فيما", "بينما", "حين", "لان", "لانه", "لانها", "لانهم", "ولانه", "ولانها", "ولان", "اذ", "بما", "عقب", "بعد"}
_UNDER = frozenset({"اذا", "لو", "ما", "حال", "حاله", "مهما", "متي", "طالما", "كلما", "لذلك", "لذا", "عليه"})
_INNER = _DESPITE | _UNDER | {"نظرا", "بسبب", "لان", "بالنسبه", "وفقا", "عندما", "بما", "بالتالي", "حتي"}
CAME = group("came-this")  # tell behind a content where, when or why it was said
_REPLYING = frozenset({"ردا", "تعليقا", "تعقيبا"})
_FRAMED = 8  # tokens from the word that opens such a clause to its verb of speech


def main_clause(scene: Scene, at: int, outer: Cue) -> bool:
    """«فلان الذي أعلن أنه باق، | أكد أن …»، «وفيما لفت إلى كذا، | دعا إلى …»، «ما إن أعلن كذا، | حتى …», after a comma."""
    if outer.form.form not in FINITE or outer.cut or not outer.index:
        return False
    head = outer.index
    while head > 1 and scene.words[head - 1] in _HAD:
        head -= 1  # «الذي كان قد أعلن»
    before = scene.words[max(0, head - 2) : head]
    if scene.words[at] == "حتي":
        return before == ("ما", "ان")
    cue = scene.cue_at.get(at)
    if cue is None or cue.cut or cue.form.form not in FINITE or cue.form.pronoun:
        return False
    under = before[-1] in WHO or before[-1].removeprefix("و") in _WHEN or before in _AFTER
    stop = min(at + _CONTENT, scene.sentence(at)[1])
    return under and any(reader(scene, i, cue) is not None for i in range(at + 1, stop) for reader in readers(cue.form.verb.frames))


def resumes(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """«ورغم إعلان الوزارة عن كذا | فإن …»، «رغم تأكيد فلان أن …، | إلا أن …»: the main clause behind the content's own.

    `reach`: where the content began, and the token, past a comma. Nothing inside the content may be what is resumed.
    """
    start, at = reach
    but = scene.words[at : at + 2] == ("الا", "ان")
    if not but and scene.words[at] not in RESUMES:
        return False
    begin = scene.sentence(outer.index)[0]
    opening = range(max(begin, outer.index - _FRAMED), min(begin + 2, outer.index))
    framed = _DESPITE if but else _FRAME
    if not any(scene.words[i].removeprefix("و") in framed and scene.words[i + 1] not in group("as-to") for i in opening):
        return False  # «وفيما يتعلق بكذا، أوضح أنه في ظل …، فإن»
    return (_DESPITE if but else _INNER).isdisjoint(word.removeprefix("و") for word in scene.words[start:at])


def subordinate(scene: Scene, cue: Cue) -> bool:
    """Whether a cue stands in a clause of time or concession before the narrator's own: «عندما وافقت الدار على …، حصلت …»."""
    for index in range(cue.index - 1, max(-1, cue.index - _CLAUSE), -1):
        word = scene.words[index].removeprefix("و")
        if word in {".", "،", ",", ":"}:
            return False
        if word in group("when") or scene.words[index : index + 2] == ("الوقت", "الذي"):
            return True  # «في الوقت الذي نفت فيه الجامعة صلتها، يظهر …»
        if word in {"بعد", "عقب", "قبل", "منذ"} and _heads(scene, index, cue):
            return True
    return False


def _heads(scene: Scene, index: int, cue: Cue) -> bool:
    """«بعد موافقة …»، «بعد أن وافقت …»: the preposition stands right before the cue."""
    return cue.index == index + 1 or (cue.index == index + 2 and scene.words[index + 1] in {"ان", "ما"})


def told_there(scene: Scene, index: int) -> bool:
    """«… سنوات عمره | جاء ذلك في حفل كذا»: the narrator tells where the words were said, also without a comma."""
    near = scene.words[index : index + 4]
    if len(near) == 4 and near[0] == "وذلك" and near[1] in _REPLYING:
        return near[2] == "علي" and near[3] in group("talk", "taken-noun")  # «… | وذلك ردا على سؤال»
    told = len(near) > 1 and near[0] in CAME and (near[1] == "ذلك" or (near[1] == "تصريحات" and near[0].endswith("ت")))
    return told and scene.words[index - 1] not in {"كما", "حيث", "قد", "وقد", "ان"}


def dash_ends(scene: Scene, index: int, outer: Cue) -> bool:
    """Whether a remark between dashes ends in which the verb of the content stands: «فلان -الذي قيل إن ناديه باعه | - وصل أمس»."""
    if scene.words[index] not in DASHES or _sides(scene, index) in {"open", "word"}:
        return False
    begin = max(scene.sentence(outer.index)[0], outer.index - _OPENED)
    last = next((i for i in range(outer.index - 1, begin - 1, -1) if scene.words[i] in DASHES), None)
    return last is not None and _sides(scene, last) == "open"


def _sides(scene: Scene, index: int) -> str:
    """«open» for a dash that hangs on the next word alone, «close» on the one before, «word» on both, «free» on none."""
    token = scene.tokens[index]
    before = scene.text[token.start - 1 : token.start].strip() != "" and token.start > 0
    after = scene.text[token.end : token.end + 1].strip() != ""
    return {(False, True): "open", (True, False): "close", (True, True): "word", (False, False): "free"}[before, after]
