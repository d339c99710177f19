"""What the narrator tells behind a content that is a noun: what came of it, what else was done or was so."""

from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, common, group, own_waw, particle_after, speaker_noun, stance

EXCEPT = frozenset({"الا", "غير", "بيد"})
_BESIDE = frozenset({"في", "ثم", "وقد", "علي", "وفي", "وذلك"})  # begin what was so beside a content, under conditions
THAT_OR_HE = frozenset({"ان", "انه", "انها", "انهم", "انهما"})
_WAS = frozenset({"كان", "كانت", "كانوا"})


def fresh_clause(scene: Scene, index: int) -> bool:
    """Whether the narrator goes on after a comma and a content that is a noun: «، لذا …»، «، وقد بدأ …»، «، ومن المقرر …»."""
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if word in group("hence", "narrates") or (word[0] == "ف" and word != "فقد" and "و" + word[1:] in group("narrates")):
        return True  # «، لذا …»، «، وبدأ …»، «، فبدأ …»
    if _then(scene, index):
        return True
    if (word == "الامر" and following == ("الذي",)) or word == "مما":
        return True
    if word.removeprefix("و") in group("afterwards") or (word == "في" and following in {("اعقاب",), ("محاوله",)}):
        return True  # «أعرب عن نيته ترك منصبه، بعد أيام على انتخابه»
    if word == "قبل" and following == ("ان",):
        return True  # «…، قبل أن يتناول الجميع العشاء»
    return objects(scene, index) or (word == "ومن" and bool(following) and following[0] in group("foreseen"))


def _then(scene: Scene, index: int) -> bool:
    """«طالبوا بإيجاد حلول، فأتت مبادرة …»: what came of it, told by a verb in the feminine."""
    word = scene.words[index]
    past = word[0] == "ف" and len(word) > 3 and word.endswith("ت") and not word.endswith("ات") and scene.words[index - 1] in COMMAS
    return past and scene.mention[index] is None and speaker_noun(word) is None


def objects(scene: Scene, index: int) -> bool:
    """Whether «إلا أن»، «إلا أنه»، «لكن» begins at a token."""
    word = scene.words[index]
    but_he = word in EXCEPT and scene.words[index + 1 : index + 2] != () and scene.words[index + 1] in THAT_OR_HE
    return but_he or word in {"لكن", "ولكن", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"}


def circumstance(scene: Scene, index: int) -> bool:
    """Whether the narrator tells beside a content that is a noun what else was so: «بينما …»، «في حين …»، «وذلك بعد …»."""
    word = scene.words[index]
    if word not in _BESIDE and word not in group("meantime"):
        return False
    following = scene.words[index + 1 : index + 2]
    if word in group("meantime"):
        return word != "فيما" or not following or following[0] not in group("as-to")
    if word == "في":  # «وافق على العرض في صفقة يتوقع أن …»، «أعلن عن مفاجأة في حركة نالت …»
        return following in {("حين",), ("صفقه",)} or _as_a_move(scene, index)
    if word in {"ثم", "وقد", "علي"}:  # «أعلن ترشحه على إثر الفضيحة»
        held = _happened(following) or not group("ceremony").isdisjoint(following)  # «، ثم تناول الجميع الطعام»
        held = held or (word == "ثم" and _then_did(scene, index))
        may = scene.words[index - 1] not in COMMAS and following[:1] != () and following[0].startswith("ي")  # «وقد يعود ذلك عليه»
        return (word == "وقد" and not may) or (following == ("اثر",) if word == "علي" else held)
    if word == "وفي":  # «وفي نهاية اللقاء شكر …»، «وفي 1998 أعلنت …»
        then = scene.words[index + 3 : index + 4]  # «وفي الوقت نفسه أهمية …»
        opens = bool(following) and following[0] in {"نهايه", "ختام", "الوقت"}
        opens = opens and not (following[0] == "الوقت" and then != () and stance(then[0]))
        return opens or (bool(following) and scene.time[index + 1] is not None)
    return bool(following) and (  # «وذلك ردا على …»، «وذلك بحسب …»
        following[0] in group("in-answer")
        or particle_after(following[0]) is not None
        or following[0] in group("governs") - {"عن", "من", "قبل"}
    )


def _then_did(scene: Scene, index: int) -> bool:
    """«رحب بالضيوف، ثم تعرف الطلاب على …»: a verb with its subject, which no noun is; not «، ثم رفع التقارير»."""
    if scene.words[index - 1] not in COMMAS or index + 2 >= len(scene.tokens) or scene.mention[index + 1] is not None:
        return False
    verb, subject = scene.words[index + 1 : index + 3]
    noun = verb.startswith(("ال", "ب", "ل", "و")) or verb in common() or stance(verb) or verb in group("governs", "stop")
    return not noun and len(verb) > 2 and (subject.startswith("ال") or speaker_noun(subject) is not None)


def _as_a_move(scene: Scene, index: int) -> bool:
    """«… في خطوة تهدف إلى …»، «… في الوقت الذي تستعد فيه …»: how or when the narrator sees that."""
    near = scene.words[index + 1 : index + 3]
    if near == ("الوقت", "الذي"):
        return scene.words[index - 1] not in group("comes") | {"تاتي", "ياتي"}  # «أنها تأتي في الوقت الذي …»
    if len(near) < 2 or near[0] not in group("move"):
        return False
    imperfect = near[1][0] in "تي" and len(near[1]) > 3 and not near[1].endswith("ه")
    return imperfect or _happened(near[1:])


def _happened(following: tuple[str, ...]) -> bool:
    """Whether a verb in the feminine follows: «ثم توالت الكلمات»."""
    return bool(following) and len(following[0]) > 3 and following[0].endswith("ت") and not following[0].endswith("ات")


def beside_deed(scene: Scene, index: int) -> bool:
    """Whether the narrator tells after a comma and a noun what else one did: «شكره على …، مقدما له درعا …»، «، كما تقدم …»."""
    word, after = scene.words[index], index + 1
    if word == "كما" and after < len(scene.tokens):
        return scene.mention[after] is None and not scene.words[after].startswith(("ال", "ي")) and scene.words[after] not in THAT
    to = scene.words[after : after + 1] and scene.words[after].startswith(("ل", "ال"))  # «مقدما لهم»، «مقدما الدعوة»: no speaker
    return participle(scene, index) and (speaker_noun(word[:-1]) is None or bool(to))


def participle(scene: Scene, index: int) -> bool:
    """Whether a token has the shape of a participle beside a subject: «معددا»، «مقدما»; no pronoun («معظمها»)."""
    word = scene.words[index]
    shape = len(word) > 3 and word[0] == "م" and word[-1] == "ا" and not word.endswith(("ها", "هما", "ثلما", "ثلا"))
    return shape and scene.mention[index] is None and scene.time[index] is None


def joined_verb(scene: Scene, index: int) -> bool:
    """Whether a verb of the narrator goes on after a comma, by its shape: «، ويشارك …»، «، وأخذت …»، «، واستعرض …»."""
    word = scene.words[index][1:]
    if scene.words[index][0] == "و" and (word in _WAS or (word in group("ceremony") and word[0] != "ت")):
        return True  # «رحب بالحضور، وقدم تهنئة لأبنائه»
    if not scene.words[index].startswith("و") or len(word) < 4 or scene.mention[index] is not None or scene.time[index] is not None:
        return False
    if scene.words[index] in own_waw() or word in group("verb-alike") or speaker_noun(word) is not None or stance(word):
        return False
    past = word.endswith("ت") and not word.endswith("ات") and not word.startswith(("ال", "ت", "ب", "ل"))
    return past or word.startswith("ي") or word in group("doing") or sought(word)


def sought(word: str) -> bool:
    """«استعرض»، «استعرضت»، «استقبلهم»: a perfect of the tenth form or one written like it, which no noun is."""
    stem = word.removesuffix("ت").removesuffix("وا").removesuffix("ها").removesuffix("هم")
    return len(stem) in {5, 6} and stem.startswith("است") and "ا" not in stem[3:] and stem[-1] not in "يهو" and stem[3] not in "ي"
