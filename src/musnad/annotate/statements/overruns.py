"""Where a clause that somebody said would run on into what the narrator or the next speaker tells."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.narration import BUT, FAR, THAT_HE, clause_or_quotation
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.upshots import EXCEPT, joined_verb, sought
from musnad.annotate.statements.words import THAT, group, own_waw, speaker_noun, stance

_WISHED = frozenset({"hope", "demand"})
_HE = frozenset({"لكنه", "ولكنه", "انه"})
_DESPITE = frozenset({"رغم", "مع", "بالرغم"})
_TOPIC = 16  # tokens of a topic between «أما» and «فقد»
_OPENED = 14  # tokens from a verb of speech to the one who spoke
_THERE = frozenset({"فيه", "فيها", "خلاله", "خلالها", "به", "بها"})  # go on with a relative clause
_AND_DID = frozenset({"وقام", "وقامت", "وقاموا"})
_SIDE = group("own-part") - {"طرفه", "طرفها"}  # «من طرفه» tells by whom something was done as well
_NEXT = frozenset({"من", "ومن", "الي"})
_BUT_NOT = BUT | EXCEPT | {"دون", "من", "فيما"}
TURNS = frozenset({"ومن", "الي", "هذا", "دون"})  # open what another tells without a comma before


def runs_over(scene: Scene, reach: tuple[int, int], outer: Cue, *, comma: bool) -> bool:
    """Whether the content is over before a token. `reach`: where it began, and the token, past a comma."""
    at = reach[1]
    word = scene.words[at]
    joined = word in BUT or word in EXCEPT or (comma and word[0] == "و")
    if word == "هذا":
        return _and_now(scene, at)
    if (joined and _unwished(scene, reach, outer, comma=comma)) or (word in _BUT_NOT and _withheld(scene, at, outer)):
        return True
    if not comma or word in _NEXT:
        return not comma and word in _NEXT and _next_speaker(scene, at)
    if word in {"اما", "ثم"}:
        return _topic_told(scene, at) if word == "اما" else _did_then(scene, at, outer)
    despite = word.removeprefix("و") in _DESPITE and _said_despite(scene, at)
    return despite or (word in group("turns") and _turned(scene, at)) or _self_named(scene, reach, outer)


def deed_over(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether a content that is a noun phrase ends before a token that no comma parts from it: «قدم شكره للشركة | وقام بتسليم …»,
    «وتأتي دعوة الوزارة إلى كذا | في إطار …». `reach`: where the content began, and the token.
    """
    start, index = reach
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if word[0] == "و" and following != ():
        related = next((i for i in range(index - 1, start, -1) if scene.words[i] in group("relative")), None)
        if related is not None:  # «العلاقات التي تربط البلدين | واستمع …»
            return scene.words[related] == "التي" and _alike_past(scene, index, outer)
        return _joined_clause(scene, (start, index), outer)
    if outer.form.form != "noun" or word not in group("comes-when") or not outer.index:
        return False
    came = scene.words[outer.index - 1].removeprefix("و").removeprefix("س") in group("comes")
    return came and (word != "في" or (following != () and following[0] in group("framework")))


def _alike_past(scene: Scene, index: int, outer: Cue) -> bool:
    """«نوه المجلس ب… | واستعرض …»: a joined verb that agrees with the verb of the one who spoke, by its shape no noun."""
    word = scene.words[index][1:]
    alike = outer.form.form == "perfect" and not outer.form.plural and word.endswith("ت") == outer.form.feminine
    return alike and sought(word) and scene.mention[index] is None and scene.words[index + 1] not in _THERE


def _joined_clause(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """«… على دعمها | وقام بتسليم درع»، «احتج على التسعيرة | وتكدست الشاحنات»، «توقع إيرادات أقل | ولم تحقق …»."""
    start, index = reach
    word, following = scene.words[index], scene.words[index + 1]
    if word in _AND_DID:
        return following[0] == "ب" and outer.form.verb.act == "praise"
    if word == "ولم":
        return following[0] in "يت" and THAT.isdisjoint(scene.words[start:index])
    cue, held = scene.cue_at.get(index), scene.mention[index + 1]
    if cue is not None and cue.form.form == "perfect" and cue.form.pronoun:
        return held is not None and held.type == "PER"  # «وافق على الاقتراح | ورفضه فلان»
    past = word.endswith("ت") and following.startswith("ال") and not following.endswith(("ون", "ين"))
    return past and THAT.isdisjoint(scene.words[start:index]) and joined_verb(scene, index)


def _unwished(scene: Scene, reach: tuple[int, int], outer: Cue, *, comma: bool) -> bool:
    """«توقع الخبراء أن ترتفع | لكنها ظلت …»، «طلب أن ينتظروا، | ومرت الأيام»: what came is told behind what was to come."""
    start, at = reach
    word = scene.words[start]
    wished = scene.words[start - 1] in {"ان", "بان"} and word[0] in "يت" and len(word) > 3 and scene.mention[start] is None
    hoped = outer.form.verb.act in _WISHED
    if not wished or not (hoped or word[0] == "ي") or at + 2 >= len(scene.tokens):
        return False
    if not hoped or (scene.words[at] not in BUT and scene.words[at] not in EXCEPT):
        return comma and scene.words[at][0] == "و" and scene.words[at][1:2] not in {"ي", "ت"} and joined_verb(scene, at)
    pronoun = at if scene.words[at] in BUT else at + 1
    if pronoun > at and scene.words[pronoun] not in THAT_HE:
        return False
    return scene.words[pronoun + 1] == "لم" or _perfect(scene, pronoun + 1, he=scene.words[pronoun] in _HE)


def _perfect(scene: Scene, index: int, *, he: bool) -> bool:
    """Whether a token behind «لكنه» is a verb in the perfect: «ظلت»، «تراجع», whose ت can be no «هي»."""
    word = scene.words[index]
    if scene.mention[index] is not None or word in {"ليست", "ليس"} or len(word) < 3:
        return False
    feminine = word.endswith("ت") and not word.endswith("ات")
    cue = scene.cue_at.get(index)
    feminine = feminine or (cue is not None and cue.form.form == "perfect" and not cue.cut)  # «لكنه وجه رسالة …»
    return feminine or word in group("doing", "ceremony") or "و" + word in group("narrates") or (he and word[0] == "ت")


def _next_speaker(scene: Scene, at: int) -> bool:
    """«… من المعسكر | ومن جانبه قال فلان»، «… | إلى ذلك أكد المدير أن»: another speaks, and no comma parts him."""
    side = scene.words[at + 1 : at + 2]
    turned = (side == ("ذلك",)) if scene.words[at] == "الي" else side != () and side[0] in _SIDE
    cue = scene.cue_at.get(at + 2) if turned else None
    return cue is not None and cue.form.form == "perfect" and not cue.cut and _told(scene, cue)


def _turned(scene: Scene, at: int) -> bool:
    """«…، | بدوره أكد أحد الآباء أن …»: another speaks in his turn."""
    cue = scene.cue_at.get(at + 1)
    return cue is not None and cue.form.form == "perfect" and _told(scene, cue)


def _did_then(scene: Scene, at: int, outer: Cue) -> bool:
    """«…، مؤكدين أن الخلل ليس منهم، | ثم بدؤوا في الإجراءات»، «…، مؤكدا أن …، | ثم قام المحاضر ب…»."""
    verb = scene.words[at + 1] if at + 1 < len(scene.tokens) else ""
    if outer.form.form != "participle":
        return False
    return (outer.form.plural and verb.endswith("وا")) or (verb in group("ceremony") and scene.words[at + 2 : at + 3] != ())


def _and_now(scene: Scene, at: int) -> bool:
    """«…، | هذا وقد تناقلت صحف الخبر»: the narrator goes on to what else there is."""
    following = scene.words[at + 1] if at + 1 < len(scene.tokens) else ""
    return following[:1] == "و" and len(following) > 2 and not following.startswith(("وال", "وذا")) and following not in own_waw()


def _withheld(scene: Scene, at: int, outer: Cue) -> bool:
    """«… أسرت عددا من المسلحين، | دون أن يذكر عددهم»، «… | لكنها لم تحدد موعدا»: what the one who spoke did not say."""
    near = scene.words[at : at + 5]
    cut = 1 + (near[0] == "من" or near[0] in EXCEPT)
    head, verb = near[cut - 1 : cut + 1], near[cut + 1] if len(near) > cut + 1 else ""
    withheld = (near[cut - 1] == "دون" and head[1:] == ("ان",)) or (near[0] not in {"من", "دون"} and head[1:] == ("لم",))
    if not withheld or len(verb) < 3:
        return False
    stem = "ي" + verb[1:].removesuffix("وا").removesuffix("هما").removesuffix("ها").removesuffix("ه").removesuffix("هم")
    agrees = (verb[0] == "ت") == outer.form.feminine or verb.startswith("يتسن")
    return verb[0] in "يت" and stem in group("withholds") and agrees


def _topic_told(scene: Scene, at: int) -> bool:
    """«…، | أما المدرب فقد أوضح أن …»: a new topic, with a verb of speech of its own."""
    for index in range(at + 2, min(at + _TOPIC, scene.sentence(at)[1])):
        word = scene.words[index]
        if word[0] != "ف":
            continue
        cue = scene.cue_at.get(index + 1 if word == "فقد" else index)
        if cue is not None and cue.form.form in FINITE and (word == "فقد" or cue.cut):
            return cue.form.form == "perfect" and _told(scene, cue)
    return False


def _said_despite(scene: Scene, at: int) -> bool:
    """«…، | ورغم ذلك أكدوا أنها …»: a statement that is set against the one before."""
    after = at + 2 if scene.words[at + 1 : at + 2] == ("من",) else at + 1
    cue = scene.cue_at.get(after + 1) if scene.words[after : after + 1] in {("ذلك",), ("هذا",)} else None
    return cue is not None and cue.form.form == "perfect" and not cue.cut and _told(scene, cue)


def _told(scene: Scene, cue: Cue) -> bool:
    """Whether «أن», a colon or a quotation follows a verb of speech."""
    return clause_or_quotation(scene, cue.index + 1, min(cue.index + FAR, scene.sentence(cue.index)[1]))


def _self_named(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """«يرى فلان أن …، | وكان فلان عقد …»، «، | كما يتقاضى فلان …»: nobody tells of himself by his name."""
    at = reach[1]
    as_well = scene.words[at] == "كما"
    after = at + 2 if as_well else at + 1
    mention = scene.mention[after] if after < len(scene.tokens) else None
    governed = mention is not None and mention.start > scene.tokens[after].start  # «واستشهدت بفلانة»
    if mention is None or governed or mention.type != "PER" or not (as_well or scene.words[at][0] == "و"):
        return False
    word = scene.words[at + 1] if as_well else scene.words[at][1:]
    noun = (
        word.startswith(("ال", "ب", "ل"))
        or speaker_noun(word) is not None
        or stance(word)
        or word in group("title", "rank", "stop")
    )
    if noun or len(word) < 3 or scene.mention[after - 1] is not None or (as_well and at + 1 in scene.cue_at):
        return False
    near = range(max(scene.sentence(outer.index)[0], outer.index - _OPENED), min(outer.index + _OPENED, reach[0]))
    return any((other := scene.mention[i]) is not None and other.entity == mention.entity for i in near)
