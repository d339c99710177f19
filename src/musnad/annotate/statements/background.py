"""What the narrator tells behind a content that is a noun phrase, or beside reported speech: why, after what, with what upshot."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.narration import BUT
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.upshots import joined_verb, objects
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun
from musnad.arabic import folded

_DEEDS = frozenset({"demand", "deny", "commit", "praise"})  # acts that are done with the noun; reasons behind it are the narrator's
_FUTURE = ("سي", "ست")
_RELAY = 14  # tokens from «ونقلت» to «قوله»
_SEEMS = 9  # tokens from «بدا» to the participle of what its subject seems
_AND_THAT = frozenset({"وان", "وانه", "وانها", "وبان", "وبانه", "وانهم"})
_TO_WHOM = frozenset({"له", "لها", "لهم", "لي", "لنا", "لهما"})  # told inside the content: «جاء فقال له …»
_FROM_WHOM = {("من",), ("منه",), ("منها",), ("منهم",)}
_ITEM = 80  # tokens from the number of a list to a verb of its sentences
_DIGITS = 3  # digits from which a number is none of a list
_TURN = 5  # tokens from «من جهته» to its verb of speech
_MATTER = 16  # tokens from «وعن» to the verb behind the matter
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
    if word == "الامر" and scene.words[index + 1 : index + 2] == ("الذي",):
        return done_by(outer)  # «اشترط وجود شهود | الأمر الذي جعله …»
    if word == "اما":  # «أعلنت قطع العلاقات | أما الملاحة فـ…»
        return done_by(outer) and scene.words[index + 1 : index + 2] != () and scene.words[index + 1].startswith("ال")
    if word == "وبناء":
        return scene.words[index + 1 : index + 2] == ("عليه",)
    if word in {"بعدما", "بعد"}:
        after = word == "بعدما" or scene.words[index + 1 : index + 2] == ("ان",)
        related = any(scene.words[i] in group("relative") for i in range(start, index))
        return after and done_by(outer) and not related
    if word == "." and scene.words[index - 1] == ".":
        return joined_verb(scene, index + 1) if index + 1 < len(scene.tokens) else False  # «وافق على كذا.. وشملت الموافقة …»
    done = done_by(outer) or not outer.form.verb.frames.isdisjoint({"feeling", "feeling-object", "felt"})
    return (objects(scene, index) and done and _clause_next(scene, index)) or came_of(scene, index, outer)


def _clause_next(scene: Scene, index: int) -> bool:
    """«لكن هذه القضية …»، «لكن سيكون …»; not «أبطأ وتيرة ولكن أكثر توازنا»."""
    if scene.words[index] in BUT or index + 1 >= len(scene.tokens):
        return index + 1 < len(scene.tokens)
    word = scene.words[index + 1]
    begins = word.startswith(("ال", *_FUTURE)) or word in THAT or word in {"لم", "لن", "لا"} or word in group("this")
    then = word == "في" and not group("same-time").isdisjoint(scene.words[index + 2 : index + 3])  # «لكن في نفس الوقت بدأت …»
    return begins or then or scene.mention[index + 1] is not None or speaker_noun(word) is not None


def came_of(scene: Scene, index: int, outer: Cue) -> bool:
    """Whether the narrator takes up with a pronoun what was done or charged: «أصر على شروطه | وهو ما رفضه النادي»."""
    if scene.words[index] not in {"وهو", "وهي"}:
        return False
    then = scene.words[index + 1 : index + 3]
    return _deed(outer) and (then[:1] in {("ما",), ("من",)} or then == ("الامر", "الذي"))


def _deed(cue: Cue) -> bool:
    return done_by(cue) or cue.form.verb.act == "accuse" or cue.form.verb.lemma == "أصر"


def explained(scene: Scene, index: int, outer: Cue) -> bool:
    """Whether the narrator tells after a comma why something was done or what came of it: «هدد بالاعتصام، وهو ما حدث فعلا»."""
    then = scene.words[index + 1 : index + 3]
    led = scene.words[index] == "ما" and then[:1] != () and then[0] in group("led-to") and _deed(outer)  # «، ما دفع …»
    upshot = led or came_of(scene, index, outer)
    upshot = upshot or (scene.words[index] in {"طالبا", "طالبه"} and then[:1] in _FROM_WHOM)  # «رفض إرسالها، طالبا منه …»
    upshot = upshot or (scene.words[index] == "اما" and then[:1] != () and (done_by(outer) or then[0] in {"عن", "حول"}))
    return upshot or scene.words[index] == "ففي" or explains(scene, index, outer)


def told_anew(scene: Scene, cue: Cue) -> bool:
    """«… بعد الفحوصات وقالت: "…"»، «…، ونقلت تقارير عن فلان قوله …»: a joined verb with a quotation or a source of its own."""
    if not cue.cut or cue.form.form != "perfect" or cue.form.pronoun:
        return False
    if scene.words[cue.index].startswith("ف") and cue.form.verb.lemma == "قال":  # «شدد على أهمية الدعم فقال نتطلع إلى …»
        return cue.index + 1 < len(scene.tokens) and scene.words[cue.index + 1] not in _TO_WHOM
    near = scene.words[cue.index + 1 : cue.index + _RELAY]
    if "relay" in cue.form.verb.frames:
        return "عن" in near and not (group("relayed-words") | THAT).isdisjoint(near[near.index("عن") :])
    return near[:1] == (":",) and cue.index + 2 in scene.quotes


def then_told(scene: Scene, start: int, index: int) -> bool:
    """«مضيفا: هذا لا يليق بك، ثم طلب من الحراس …», «…، ثم أضاف أن …»: what the speaker did next.

    `start`: where the content began, `index`: the token after «ثم».
    """
    cue = scene.cue_at.get(index)
    if cue is None or cue.form.form != "perfect" or cue.cut or cue.form.pronoun:
        return False
    near = scene.words[index + 1 : index + 3]
    said = folded(cue.form.verb.lemma) in group("says") and not THAT.union({":"}).isdisjoint(near)
    return said or (scene.words[start - 1] == ":" and cue.form.verb.act == "demand" and "من" in near)


def why_hoped(scene: Scene, index: int) -> bool:
    """«تتطلع إدارة النادي إلى الفوز، فالفريق لم يحقق …»: after a comma the narrator tells why somebody hopes."""
    mention = scene.mention[index]
    named = mention is not None and mention.start > scene.tokens[index].start
    return scene.words[index].startswith("ف") and (named or scene.words[index].startswith("فال"))


def past_beside_wish(scene: Scene, start: int, at: int) -> bool:
    """«عن رغبته بأن يتواجد المركز في كل حي، | وقد عمل فيه …»: nobody wishes what has been done."""
    word = scene.words[start]
    wished = scene.words[start - 1] in {"ان", "بان"} and word.startswith("ي") and len(word) > 3 and scene.mention[start] is None
    return wished and scene.words[at] == "وقد"


def other_voice(scene: Scene, index: int) -> bool:
    """«، من جهته، نفى فلان …»، «، بعد ذلك ألقيت القصائد»: after a comma another speaks, or the narrator tells what came next."""
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if word in {"من", "ومن"} and following and following[0] in group("own-side"):
        return scene.first_cue(index + 2, min(index + _TURN, len(scene.tokens))) is not None
    if word in {"وعن", "وحول"} and _on_matter(scene, index):
        return True
    if word[0] in "وي" and index not in scene.cue_at and _by_saying(scene, index):
        return True
    later = index + 1 if word == "بعدها" else index + 2
    if (word not in {"بعد", "عقب"} or following != ("ذلك",)) and word != "بعدها":
        return False
    past = scene.words[later] if later < len(scene.tokens) else ""
    return (past.endswith("ت") and not past.endswith("ات")) or past in group("ceremony")


def _on_matter(scene: Scene, index: int) -> bool:
    """«…، وعن أسعار السوق، قال إن …»: what the speaker says on another matter, which stands before his verb."""
    cue = scene.first_cue(index + 2, min(index + _MATTER, len(scene.tokens)))
    if cue is None or cue.cut or cue.form.form not in FINITE or scene.words[cue.index - 1] in group("relative"):
        return False
    return not THAT.union({":"}).isdisjoint(scene.words[cue.index + 1 : cue.index + 3])


def item_end(scene: Scene, outer: Cue, end: int) -> int:
    """`end`, or the full stop before the next number of a list in which the verb itself stands: «3- قال … . | 4- طلب …»."""
    if "." not in scene.words[outer.index + 1 : end]:
        return end
    for index in range(outer.index + 1, end):
        number = _number(scene, index + 1) if scene.words[index] == "." else 0
        if number > 1:
            before = range(max(0, outer.index - _ITEM), outer.index)
            return index if any(_number(scene, i) == number - 1 for i in before) else end
    return end


def _number(scene: Scene, index: int) -> int:
    """The number of a list that stands at a token («8- »), else 0."""
    sign = scene.words[index : index + 2]
    listed = len(sign) == 2 and sign[0].isdecimal() and len(sign[0]) < _DIGITS and sign[1] in {"-", "–", ")"}
    return int(sign[0]) if listed and (index == 0 or scene.words[index - 1] in {".", ":"}) else 0


def bracket_ends(scene: Scene, start: int, index: int) -> bool:
    """Whether a bracket closes in which the whole content stands: «(أعلن ترشحه في يونيو | )»; no «1)» of a list."""
    before = scene.words[index - 1]
    return "(" not in scene.words[start:index] and len(before) > 1 and not (before.isdigit() and len(before) < _DIGITS)


def _by_saying(scene: Scene, index: int) -> bool:
    """«، ويتذكر الحادث بقوله: …»: what is told in words of its own after another verb."""
    near = scene.words[index + 1 : index + _TURN + 1]
    said = next((i for i, word in enumerate(near, index + 1) if word in {"بقوله", "بقولها", "بقولهم"}), None)
    return said is not None and scene.words[said + 1 : said + 2] == (":",)


def remark(scene: Scene, index: int) -> bool:
    """«. الجدير بالذكر أن …»، «. ويذكر أن …»: the narrator's own sentence behind speech that no sign closes."""
    near = scene.words[index + 1 : index + 3]
    if scene.words[index] != "." or len(near) < 2 or scene.quote_of[index] is not None:
        return False
    word = near[0].removeprefix("و")
    if near[0] == "ولم":  # «. ولم يذكر فلان موعد …»
        cue, named = scene.cue_at.get(index + 2), index + 3 < len(scene.tokens) and scene.mention[index + 3] is not None
        return cue is not None and cue.form.form == "imperfect" and named
    return near[1] == "بالذكر" if word in {"الجدير", "جدير"} else word == "يذكر" and near[1] in THAT


def in_state(scene: Scene, cue: Cue) -> bool:
    """«سيكون النادي مطالبا ب…»، «بدا المدرب متذمرا من …»: a participle after a verb of being or seeming tells a state."""
    if cue.form.form != "participle" or cue.cut or not cue.index or not scene.words[cue.index].endswith("ا"):
        return False
    held = group("taken-for")
    if scene.words[cue.index - 1] in group("copula") | held or (cue.index > 1 and scene.words[cue.index - 2] in held):
        return True
    for index in range(cue.index - 1, max(-1, cue.index - _SEEMS), -1):
        if scene.words[index] in COMMAS or index in scene.cue_at:
            return False
        if scene.words[index].removeprefix("و") in {"بدا", "بدت", "ظهر"}:
            return True
    return False


def joined_that(scene: Scene, index: int) -> bool:
    """Whether a second «أن» of the same verb follows a quotation: «على "أن …"، وعلى أن "…"»، «إن «…»، وإنه …»."""
    at = index + (scene.words[index : index + 1] != () and scene.words[index] in COMMAS)
    word, following = (*scene.words[at : at + 2], "", "")[:2]
    return following in THAT if word in {"وعلي", "والي"} else word.startswith("و") and word[1:] in THAT


def had_said(scene: Scene, index: int) -> bool:
    """«…، وكان مسؤول قال في وقت سابق إن …»: what another had said before."""
    if scene.words[index] not in {"وكان", "وكانت", "وكانوا"}:
        return False
    cue = scene.first_cue(index + 1, min(index + _HAD, len(scene.tokens)))
    if cue is None or cue.form.form != "perfect" or cue.cut:
        return False
    return not THAT.isdisjoint(scene.words[cue.index + 1 : cue.index + _HAD])


def goes_over(scene: Scene, end: int) -> bool:
    """Whether a content goes on over the sign at `end`: «؛ نظرا ل…»، «؛ وأن …»، «. وأن …»."""
    if end + 1 >= len(scene.tokens) or scene.words[end] not in {"؛", "."} or scene.quote_of[end + 1] is not None:
        return False
    after = scene.words[end + 1]
    if after in _AND_THAT or (scene.words[end] == "؛" and after in group("next-told")):
        return True  # «قراران أحدهما لمشروع جديد؛ والآخر لتعديل نظام»
    if scene.words[end] == "؛" and _goes_on_after(scene, end + 1):
        return True
    aim = (after, *scene.words[end + 2 : end + 3]) in {("من", "اجل"), ("وذلك", "من"), ("كما", "ان")}
    reason = aim or after in group("because") or (len(after) > 3 and clitic_cut(scene, end + 1, "ل") > 0)
    return scene.words[end] == "؛" and reason and end + 1 not in scene.cue_at


def _goes_on_after(scene: Scene, index: int) -> bool:
    """«؛ إثر …»، «؛ وذلك ل…»، «؛ كما ستنشئ …»، «؛ والمعرض مجاني»: a clause goes on after a semicolon, with no verb of speech."""
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if not following or scene.first_cue(index, min(index + 3, len(scene.tokens))) is not None:
        return False
    so = word.startswith(("في", "فت")) and len(word) > 4 and word[-1] != "ه" and scene.mention[index] is None  # «؛ فيكثر الزحام»
    if word in group("over-semicolon") or (so and word != "فيما"):
        return True
    if word == "وذلك":
        why = following[0].startswith("ل") or following[0] in {"نتيجه", "بسبب", "نظرا"}
        return why or _aim(following[0], scene.words[index + 2 : index + 3])  # «؛ وذلك تسهيلا لتنقلهم»
    if word in group("governs"):
        other = following[0] in group("same-time", "own-side", "elsewhere")  # «؛ في حين …», not «؛ في التربية والتعليم»
        return not other and scene.mention[index] is None
    if word == "كما":
        return following[0].startswith(_FUTURE)
    free = scene.mention[index] is None and scene.time[index] is None and word not in group("stop", "connector", "turns")
    return free and (word.startswith(("وال", "فال")) or _aim(word, following))


def _aim(word: str, after: tuple[str, ...]) -> bool:
    """«؛ حفاظا على الأرواح»، «؛ تعبيرا عن الفرح»: a noun in the accusative tells why."""
    accusative = len(word) > 4 and word.endswith("ا") and word[0] not in "مو" and not word.endswith(("ها", "هما"))
    return accusative and any(one in {"علي", "عن", "من", "في", "الي"} or (one[0] == "ل" and one not in THAT) for one in after)
