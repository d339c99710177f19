"""Whether a cue after a content begins a statement of its own rather than going on inside the content."""

from musnad.annotate.statements.cues import Cue, feeling_of
from musnad.annotate.statements.links import clitic_cut, readers
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, group, plurals, speaker_noun, stance
from musnad.arabic import folded, is_word

_CLEAR = frozenset({"that", "quote", "to", "on", "feeling"})  # links of a participle without a comma before it
_PRAYER = 3  # tokens from a participle to the one prayed to
_HOLDER = 5  # tokens of an office to the name of its holder
_OURS = frozenset({"نحن", "انا", "لدي", "كلنا", "اعتقد", "اري"})  # begin the words of a speaker about himself
_PAIR = 6  # tokens of two names
_BY_IT = frozenset({"بانه", "بانها", "بانهم"})
_BY_THAT = _BY_IT | {"بان"}
_JUDGED = 9  # tokens from «ووصف» to the judgement
_ALL = frozenset({"كل", "جميع", "الجميع", "كافه"})
_CALLED = 10  # tokens from «وطالب» past those called upon to what they shall do
RELATIVE = 12  # tokens in which a relative clause can go on to a joined verb


def new_statement(scene: Scene, cue: Cue, outer: Cue, comma: bool) -> bool:
    """Whether a cue after content starts a statement of its own rather than going on inside the content.

    A finite verb does where it agrees with the verb of the content or where one who can speak follows it.
    """
    if cue.form.form == "noun" or (cue.form.form == "imperfect" and not comma):
        return cue.form.form == "imperfect" and _goes_on_saying(scene, cue, outer)
    women = comma and all(each.form == "participle" and each.feminine and each.plural for each in (cue.form, outer.form))
    if women or _prays(scene, cue) or (comma and cue.form.form == "participle" and scene.words[cue.index].endswith("ا")):
        return True  # «، متمنيا للجميع …»، «مشددات على أن …، مقترحات على المسؤولين …»
    if cue.form.form != "participle":
        told = _told(scene, cue.index + 1)
        if not cue.cut:
            again = _leads_at_once(scene, cue) and cue.form.feminine == outer.form.feminine  # «…، يرى بأن الأمر …»
            again = again and (cue.form.form == "imperfect" or _unlike(scene, outer, cue.index))
            return comma and (again or (told and (cue.form.form == "perfect" or _cites(scene, cue))))
        if not told and not _of_speaker(scene, cue, outer):
            return False
        if told and comma and cue.form.form == "perfect" and (_only_says(cue) or _by_holder(scene, cue)):
            return True  # «…، وطالب فلان الجهة بكذا»، «…، ورد رئيس النادي فلان بقسوة»
    return _has_content(scene, cue, outer, comma)


def _unlike(scene: Scene, outer: Cue, end: int) -> bool:
    """«أكدت فلانة أن السوق قوي، | توقعت أن …»: a woman or a body speaks, and the subject of what she said is no feminine."""
    that = next((i for i in range(outer.index + 1, end - 1) if scene.words[i] in THAT), None)
    if not outer.form.feminine or that is None or not group("relative").isdisjoint(scene.words[that:end]):
        return False
    return scene.words[that + 1].startswith("ال") and not scene.words[that + 1].endswith(("ه", "ات", "ين"))


def only_alike(scene: Scene, cue: Cue, outer: Cue, comma: bool) -> bool:
    """«… وقوة بينهم | وبين قادتهم»، «وحدة البلاد | ومقدرات شعبها»: words that only look like a verb or a participle of speech."""
    if cue.form.form == "participle":
        return cue.form.feminine and cue.form.plural and not (comma or outer.form.plural)
    near = scene.words[max(0, cue.index - _PAIR) : cue.index]
    return scene.words[cue.index] == "وبين" and any(word.startswith("بين") for word in near)


def speaks_again(scene: Scene, index: int, outer: Cue) -> bool:
    """«ذكر وفاة الملك، | وأثنى عليه»: a joined verb of the one who spoke that can tell little else than speech."""
    cue = scene.cue_at.get(index)
    joined = cue is not None and cue.cut > 0 and cue.form.form == "perfect" and not cue.form.pronoun
    return joined and cue is not None and _only_says(cue) and _of_speaker(scene, cue, outer)


def _only_says(cue: Cue) -> bool:
    """Whether a verb can tell little else than speech: not «وبين اليمن والخليج»، «ونقل السجناء»، «وجاءت ماليزيا ثالثا»."""
    verb = cue.form.verb
    doubtful = verb.tight or verb.able or verb.asks or verb.needs or verb.beside
    return not doubtful and not verb.frames & {"relay", "contained", "feeling-object"}


def _by_holder(scene: Scene, cue: Cue) -> bool:
    """«، ورد رئيس النادي فلان بقسوة»: an office and the name of its holder after a verb that no noun looks like («وأمر»)."""
    after = cue.index + 1
    holder = scene.names_person(after + 1, after + _HOLDER)
    return holder and "said" not in cue.form.verb.asks and speaker_noun(scene.words[after]) == "role"


def _told(scene: Scene, index: int) -> bool:
    """Whether one who can speak stands at a token."""
    if index >= len(scene.tokens):
        return False
    return (
        scene.mention[index] is not None or speaker_noun(scene.words[index]) is not None or scene.words[index] in group("other-one")
    )


def _of_speaker(scene: Scene, cue: Cue, outer: Cue) -> bool:
    """Whether a joined verb without a subject can be of the one who spoke: no noun («مالية وأمر إغلاق»), no relative clause."""
    if cue.form.plural and not outer.form.plural and cue.form.form == "perfect" and _one_spoke(scene, outer):
        return False  # «ولفت المسؤول إلى أن الوفود حضرت، واتفقوا على …»
    bare = cue.form.form == "perfect" and not (cue.form.pronoun or cue.form.feminine or cue.form.plural)
    that = scene.words[cue.index + 1 : cue.index + 2]
    said = _thanks(scene, cue) or _bids(scene, cue) or _judges(scene, cue) or _thanks_all(scene, cue)
    said = said or not _BY_THAT.isdisjoint(that) or (that == ("ان",) and cue.form.verb.act == "say")
    advised = "with" in cue.form.verb.frames and that != () and clitic_cut(scene, cue.index + 1, "ب") > 0  # «ونصح بتقليل السكر»
    said = said or advised
    if cue.form.feminine != outer.form.feminine or (bare and "said" in cue.form.verb.asks and not said):
        return False
    return _speaks_on(scene, cue) or not _in_relative(scene, cue, outer.index)


def _one_spoke(scene: Scene, outer: Cue) -> bool:
    """Whether the subject after a verb is one person: «قال المسؤول»، «قال فلان»."""
    head = outer.index + 1
    mention = scene.mention[head] if head < len(scene.tokens) else None
    if mention is not None:
        joined = any(
            scene.words[i][0] == "و" and scene.mention[i] is not None for i in range(head, min(head + _PAIR, len(scene.words)))
        )
        return mention.type == "PER" and not joined  # «أبدى فلان وفلان سعادتهما وقدما …»
    word = scene.words[head] if head < len(scene.tokens) else ""
    return word.startswith("ال") and speaker_noun(word) in {"role", "source"} and word not in plurals()


def _has_content(scene: Scene, cue: Cue, outer: Cue, comma: bool) -> bool:
    """Whether what would be the content of a cue stands after it."""
    beside = cue.form.plural and scene.words[cue.index].endswith("ين") and _several(scene, outer)
    alike = cue.form.form == "participle" and not scene.words[cue.index].endswith("ا") and not beside
    adjective = alike and not comma and not cue.cut  # «نتائج متوقعة»
    tight = cue.form.verb.tight and not (comma and cue.form.form == "perfect" and _told(scene, cue.index + 1))
    near = 4 if tight or adjective else 7 if cue.form.form == "participle" else 14
    stop = min(cue.index + near, scene.sentence(cue.index)[1])
    if cue.form.form == "participle" and not comma and not cue.cut:  # «حضورا لافتا في السوق, بالإضافة إلى …»
        stop = next((i for i in range(cue.index + 2, stop) if scene.words[i] in COMMAS), stop)  # «قائلا، "…"»
    able = readers(cue.form.verb.frames & _CLEAR if adjective else cue.form.verb.frames)
    if cue.cut and cue.form.form == "perfect" and _own_voice(scene, cue):
        return True
    opens = any(reader(scene, i, cue) is not None for i in range(cue.index + 1, stop) for reader in able)
    if opens or adjective or (comma and _says_more(scene, cue, outer)):
        return opens or not adjective
    parallel = cue.form.verb is outer.form.verb and cue.form.form == outer.form.form == "perfect"  # «… وتوقعت شركة كذا …»
    return parallel or (comma and _calls(scene, cue, outer)) or _takes_object(scene, cue)


def _cites(scene: Scene, cue: Cue) -> bool:
    """«…، يقول الباحث فلان: …»: a verb of speech with its subject and a colon."""
    near = scene.words[cue.index + 1 : cue.index + 1 + _CALLED]
    return cue.form.verb.lemma == "قال" and ":" in near and group("relative").isdisjoint(near[: near.index(":")])


def _several(scene: Scene, outer: Cue) -> bool:
    """«أوضح المشاركون أن … متسائلين عن …»: whether several speak, whom a participle in the plural can be about."""
    head = scene.words[outer.index + 1] if outer.index + 1 < len(scene.tokens) else ""
    return outer.form.plural or head.endswith("ون") or (head in plurals() and not head.endswith("ين"))


def _own_voice(scene: Scene, cue: Cue) -> bool:
    """«…، وقال حرصنا على …»، «… وأضاف لدينا …»: the speaker's words about himself right after a verb that can only tell speech."""
    word = scene.words[cue.index + 1] if cue.index + 1 < len(scene.tokens) else ""
    ours = word in _OURS or (len(word) > 3 and word.endswith("نا") and scene.mention[cue.index + 1] is None)
    return ours and (cue.form.verb.lemma == "قال" or cue.form.verb.continues)


def _prays(scene: Scene, cue: Cue) -> bool:
    """«، سائلا الله لهم التوفيق»: a prayer, whatever follows."""
    near = scene.words[cue.index + 1 : cue.index + _PRAYER]
    return cue.form.form == "participle" and cue.form.verb.act in {"say", "demand"} and not group("god").isdisjoint(near)


def _says_more(scene: Scene, cue: Cue, outer: Cue) -> bool:
    """«…، وأضاف كلنا …»، «، وعبرت في هذا الخصوص عن …»: a verb that can only tell speech, of the one who spoke."""
    joined = scene.words[cue.index].startswith("و") and cue.form.form == "perfect" and not cue.form.pronoun
    alike = cue.form.feminine == outer.form.feminine and outer.form.form != "noun"
    return joined and alike and folded(cue.form.verb.lemma) in group("says")


def _goes_on_saying(scene: Scene, cue: Cue, outer: Cue) -> bool:
    """«يندد فلان بالتدخل ويشدد على ضرورة …»: two verbs in the imperfect, each with its content."""
    joined = cue.cut > 0 and scene.words[cue.index].startswith("و") and outer.form.form == "imperfect"
    if not joined or cue.form.feminine != outer.form.feminine or _in_relative(scene, cue, outer.index):
        return False
    stop = min(cue.index + 3, len(scene.tokens))
    if cue.form.verb.act == "demand" and cue.index + 1 < len(scene.tokens) and clitic_cut(scene, cue.index + 1, "ب"):
        return "demand" in cue.form.verb.frames  # «النقابة تستنكر الفصل وتطالب بإعادة العمال»
    return any(
        reader(scene, i, cue) is not None for i in range(cue.index + 1, stop) for reader in readers(cue.form.verb.frames & _CLEAR)
    )


def _calls(scene: Scene, cue: Cue, outer: Cue) -> bool:
    """«، داعيا القائمين على المهرجان، للاقتداء …»: a participle of the one who spoke, whose content may be far."""
    if cue.form.form != "participle" or cue.form.verb.act != "demand":
        return False
    return scene.words[cue.index].endswith("ا") or (cue.form.feminine and not cue.form.plural and outer.form.feminine)


def _leads_at_once(scene: Scene, cue: Cue) -> bool:
    """Whether «أن» follows a verb right away: its subject is the one who spoke."""
    return not cue.form.pronoun and scene.words[cue.index + 1 : cue.index + 2] != () and scene.words[cue.index + 1] in THAT


def _speaks_on(scene: Scene, cue: Cue) -> bool:
    """«الجريمة التي وقعت أمس وقال: …»: a verb of the one who spoke, right before its «أن» or quotation."""
    after = cue.index + 1
    if cue.form.form != "perfect" or cue.form.pronoun or after >= len(scene.tokens):
        return False
    if scene.words[after] in {"الي", "علي"}:
        after = min(after + 1, len(scene.tokens) - 1)  # «… التي شهدتها المدينة وأشاروا إلى أنهم …»
    return _thanks(scene, cue) or scene.words[after] in THAT or scene.words[after] == ":" or after in scene.quotes


def _thanks(scene: Scene, cue: Cue) -> bool:
    """«… بما شاهده ووجه شكره ل…»: a joined verb right before the feeling that it tells."""
    feels = not cue.form.verb.frames.isdisjoint({"feeling", "feeling-object"})
    return feels and cue.index + 1 < len(scene.tokens) and feeling_of(scene.words[cue.index + 1]) is not None


def _bids(scene: Scene, cue: Cue) -> bool:
    """«أشاد فلان بجهودهم، ووجه بضرورة …»: a joined verb after a comma, right before what it bids."""
    after = cue.index + 1
    near = "bid" in cue.form.verb.frames and scene.words[cue.index - 1] in COMMAS and after < len(scene.tokens)
    return near and clitic_cut(scene, after, "ب") > 0


def _in_relative(scene: Scene, cue: Cue, after: int) -> bool:
    """Whether a joined verb goes on with a relative clause: «الخطاب الذي ألقاه … وتوعد خلاله ب…»."""
    bare = "object" in cue.form.verb.frames and not cue.form.pronoun
    alike = bare and folded(cue.form.verb.lemma) in group("noun-alike")  # «الذي أكد الحرص على … | ورفض التدخل»
    near = scene.words[max(after + 1, cue.index - RELATIVE * (2 if alike else 1)) : cue.index]
    start = max((i for i, word in enumerate(near) if word in group("relative")), default=None)
    return start is not None and not any(word in COMMAS or word in {".", ":"} for word in near[start:])


def _takes_object(scene: Scene, cue: Cue) -> bool:
    """Whether the content of a new statement would be the object of its cue: «، مؤكدا توفر …»، «ووصفه ب…»، «واتهم …»."""
    frames = cue.form.verb.frames
    if "about-quoted" in frames and cue.form.form == "participle":
        return scene.words[cue.index + 1 : cue.index + 2] == ("عن",)  # «، متحدثا عن …»: the narrator names a topic
    if _holds(scene, cue):
        return True
    if "reason" in frames and cue.form.form == "perfect":  # «، وأرجعت القرار إلى …»
        return any(scene.words[i] == "الي" for i in range(cue.index + 2, min(cue.index + 8, scene.sentence(cue.index)[1])))
    if "object" in frames:
        bare = cue.form.form == "participle" and _has_object(scene, cue.index + 1)
        opened = cue.form.form == "perfect" and cue.index + 1 < len(scene.tokens) and stance(scene.words[cue.index + 1])
        return bare or opened or _acted(scene, cue)  # «وأعلنت إغلاق …»
    if "demand" in frames:
        stop = min(cue.index + _CALLED, scene.sentence(cue.index)[1])
        return any(is_word(scene.tokens[i]) and clitic_cut(scene, i, "ب") for i in range(cue.index + 1, stop))
    return "accuse" in frames or ("judge" in frames and cue.form.pronoun)


def _holds(scene: Scene, cue: Cue) -> bool:
    """«واعتبرته متسرعا»، «، واصفا الخطة بأنها …»، «، موضحا عدم …»: a judgement, or what stands there as a noun of stance."""
    frames, after = cue.form.verb.frames, cue.index + 1
    if "deem" in frames and cue.form.pronoun:
        return True
    named = cue.form.form == "perfect" and after < len(scene.tokens) and speaker_noun(scene.words[after]) == "role"
    if "judge" in frames and (cue.form.form == "participle" or named):  # «ووصف الخبير العسكري الموقف بالدقيق»
        near = range(after, min(after + (8 if named else 6), len(scene.tokens)))
        return any(scene.words[i] in THAT or clitic_cut(scene, i, "ب") for i in near if is_word(scene.tokens[i]))
    if "judge" in frames and cue.form.form == "perfect":
        return _judges(scene, cue)
    return "stance" in frames and after < len(scene.tokens) and stance(scene.words[after])


def _judges(scene: Scene, cue: Cue) -> bool:
    """«، ووصفت العلاقة بين البلدين بأنها …»، «… ووصف ما يحدث بـ"الكارثة"»: a joined verb with its judgement."""
    near = range(cue.index + 1, min(cue.index + _JUDGED, len(scene.tokens)))
    able = "judge" in cue.form.verb.frames and cue.form.form == "perfect"
    plain = cue.index + 2 < len(scene.tokens) and scene.words[cue.index + 1].startswith("ال")
    if able and plain and scene.words[cue.index + 2].startswith("بال") and clitic_cut(scene, cue.index + 2, "ب"):
        return True  # «… ووصف اللقاء بالصعب»
    return able and any(scene.words[i] in _BY_IT or (scene.words[i] in {"ب", "بال"} and i + 1 in scene.quotes) for i in near)


def _thanks_all(scene: Scene, cue: Cue) -> bool:
    """«أعرب عن سعادته وشكر كل من حضر»: a joined verb of thanks with those thanked."""
    return cue.form.verb.lemma == "شكر" and not _ALL.isdisjoint(scene.words[cue.index + 1 : cue.index + 2])


def _acted(scene: Scene, cue: Cue) -> bool:
    """Whether a joined verb condemns, denies or, with an object, praises: «هنأ فلانا …، وشكر فلانا»."""
    if cue.form.verb.act == "hope" and scene.words[cue.index + 1 : cue.index + 2] != ():
        return cue.form.form == "perfect" and clitic_cut(scene, cue.index + 1, "ل") > 0  # «، وتمنى للجميع التوفيق»
    if cue.form.verb.act == "praise":
        if cue.form.form == "perfect" and cue.form.pronoun and folded(cue.form.verb.lemma) not in group("noun-alike"):
            return True  # «رحب بالحضور، وهنأهم بالعيد»
        return cue.form.form == "perfect" and _has_object(scene, cue.index + 1) and not scene.words[cue.index + 1].startswith("و")
    return cue.form.verb.act in {"deny", "condemn"} and not cue.form.pronoun  # «ورفضهم تزويجه» is a noun


def _has_object(scene: Scene, index: int) -> bool:
    """Whether a bare noun stands at a token: «مؤكدا توفر المقاعد»."""
    if index >= len(scene.tokens) or not is_word(scene.tokens[index]):
        return False
    word = scene.words[index]
    return word not in group("no-object", "that") and not clitic_cut(scene, index, "ل") and not clitic_cut(scene, index, "ب")
