"""Where another voice follows a content: the narrator's own clause, or the next speaker's; and where the content goes on."""

from musnad.annotate.statements.cues import FINITE, Cue, feeling_of
from musnad.annotate.statements.links import readers
from musnad.annotate.statements.predicates import FUTURE
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.upshots import EXCEPT, objects
from musnad.annotate.statements.words import (
    OBJECT_PRONOUNS,
    THAT,
    group,
    speaker_noun,
    stance,
)
from musnad.arabic import without_article

BUT = frozenset({"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"})
MEANWHILE = frozenset({"من", "علي", "قبل", "فيما", "بينما", "في", "حيث", "كما"})  # open a clause with another statement
THAT_HE = frozenset({"انه", "انها", "انهم"})
_COUNTED = 12  # tokens from a number to the list of what it counts
_PRAYER = 6  # tokens from God's name to what is prayed for
FAR = 14  # tokens from a verb of speech to its «أن», colon or quotation
_SAID = 5  # tokens from «حيث» to the «أن» or colon of its verb of speech


def narrator(scene: Scene, index: int) -> bool:
    """Whether the narrator takes over after a comma: «، وهي الكتلة التي …»، «، في حين …»."""
    if scene.words[index] in group("narrator"):
        return not (_goes_on(scene, index) or _amid_place(scene, index))
    if _taken_up(scene, index) or _meantime_done(scene, index) or elsewhere(scene, index):
        return True
    if " ".join(scene.words[index : index + 2]) in group("narrator-phrase") or _on_occasion(scene, index) or _comes(scene, index):
        return True
    after, second = scene.words[index + 1 : index + 2], scene.words[index + 2 : index + 3]
    at_time = after == ("وقت",) and not group("at-time").isdisjoint(second)  # «، في وقت لاحق من العام» goes on
    return scene.words[index] == "في" and not (at_time or group("in-move").isdisjoint(after))


def meanwhile(scene: Scene, index: int) -> bool:
    """«في حين أكد فلان …»، «فيما قال فلان …»، «قبل أن يضيف: …»: another statement follows, also without a comma."""
    word, cue = scene.words[index], None
    if word == "حيث":  # «… حيث أكد أنهم …»
        cue = scene.cue_at.get(index + 1)
        at_once = any(word in THAT or word == ":" for word in scene.words[index + 2 : index + _SAID])
        told = cue is not None and (at_once or _named_quoted(scene, cue.index))
        return told and cue is not None and cue.form.form == "perfect" and cue.cut == 0 and not cue.form.plural
    if word == "كما":
        return _as_well(scene, index)
    if word in {"من", "علي"} and elsewhere(scene, index):  # «… قتيلا من جهة أخرى أفاد مصدر بأن …»
        cue = scene.cue_at.get(index + 3)
        return cue is not None and cue.form.form == "perfect"
    if word == "قبل" and scene.words[index + 1 : index + 2] == ("ان",):
        cue = scene.cue_at.get(index + 2)
        stop = min(index + 10, len(scene.tokens))
        return cue is not None and clause_or_quotation(scene, index + 3, stop)
    if word in {"فيما", "بينما"}:
        between = scene.words[index + 1 : index + 2] == ("بين",) and not _leads_to_clause(scene, index + 1)  # «فيما بين الناس»
        cue = scene.cue_at.get(index + 1) if not between else None
    elif word == "في" and scene.words[index + 1 : index + 2] == ("حين",):
        cue = scene.cue_at.get(index + 2)
    elif word == "في" and scene.words[index + 1 : index + 3] in {("الوقت", "الذي"), ("الوقت", "نفسه"), ("الوقت", "ذاته")}:
        cue = scene.first_cue(index + 3, min(index + 5, len(scene.tokens)))
        return cue is not None and cue.form.form in FINITE and _leads_to_clause(scene, cue.index)
    return cue is not None and (cue.form.form == "perfect" or (cue.form.form == "imperfect" and _named_next(scene, cue.index)))


def _named_quoted(scene: Scene, index: int) -> bool:
    """«… حيث قال رئيس الجمعية الدكتور فلان «…»»: one who is named after a verb, and his words in quotation marks."""
    near = range(index + 2, min(index + FAR, len(scene.tokens)))
    quoted = next((i for i in near if i in scene.quotes or scene.words[i] in THAT), None)
    return quoted is not None and _named_next(scene, index) and scene.first_cue(index + 1, quoted) is None


def _as_well(scene: Scene, index: int) -> bool:
    """«… كما لم يستبعد المدرب …»، «… كما عبر عن شكره»; not «كما ذكر الشاهد»."""
    if scene.words[index + 1 : index + 2] == ("لم",):  # «كما لا تبشر ب…» goes on
        cue = scene.cue_at.get(index + 2)
        return cue is not None and cue.form.form == "imperfect"
    cue = scene.cue_at.get(index + 1)
    if cue is None or cue.form.form != "perfect" or cue.form.pronoun:
        return False
    near = scene.words[index + 2 : index + 3]
    feels = near != () and feeling_of(near[0]) is not None and "feeling-object" in cue.form.verb.frames  # «… كما قدم شكره ل…»
    linked = near != () and (near[0] in THAT or near[0] in {"عن", "علي", "الي"} or _with_it(scene, cue.index + 1))
    linked = linked or cue.form.verb.act == "demand"  # «كما طالب من الأندية بإدخال …»
    return feels or (linked and _met(scene, cue))


def _with_it(scene: Scene, index: int) -> bool:
    """«كما أمرت | بحبس المتهم»; not «كما وعد بذلك», «كما رحب بايدن»."""
    word = scene.words[index]
    return (
        word.startswith("ب") and scene.mention[index] is None and word[1:] not in OBJECT_PRONOUNS and word[1:] not in group("this")
    )


def elsewhere(scene: Scene, index: int) -> bool:
    """«، من ناحية أخرى …»، «، على صعيد آخر …»: another matter."""
    near = scene.words[index : index + 3]
    side = len(near) == 3 and near[0] in {"من", "علي"} and near[1] in group("matter")
    begin, end = scene.sentence(index)
    return side and near[2] in group("other-matter") and index + 3 < end and near[1] not in scene.words[begin:index]


def _meantime_done(scene: Scene, index: int) -> bool:
    """«، فيما تفقد مدير الجامعة …»: what another did meanwhile; «، فيما بلغ العدد …» goes on."""
    after = index + 2
    if scene.words[index] not in {"فيما", "بينما"} or after >= len(scene.tokens) or scene.words[index + 1] in group("as-to"):
        return False
    verb = (
        scene.mention[index + 1] is None
        and speaker_noun(scene.words[index + 1]) is None
        and not scene.words[index + 1].startswith("ال")
    )
    mention = scene.mention[after]
    person = mention is not None and mention.type == "PER"
    office = mention is None and speaker_noun(scene.words[after]) == "role" and scene.words[after + 1 : after + 2] != ()
    future = scene.words[index + 1].startswith(FUTURE)
    return verb and not future and (person or (office and scene.words[after + 1].startswith("ال")))


def _named_next(scene: Scene, index: int) -> bool:
    """Whether one who can speak follows a verb: «فيما تشير الوزارة»; «بينما يبلغ طوله» reports nobody."""
    after = index + 1
    return after < len(scene.tokens) and (scene.mention[after] is not None or speaker_noun(scene.words[after]) is not None)


def prayed(scene: Scene, start: int) -> bool:
    """Whether God is asked for what a content that begins at a token says: «سائلا المولى عز وجل أن …»."""
    near = [i for i in range(max(0, start - _PRAYER), start) if scene.words[i] in group("god") and scene.mention[i] is None]
    named = {"عبد", "رسول", "باذن"} | group("blessing")  # «قال الإمام رحمه الله إن …»
    return scene.words[start - 1] in THAT and any(scene.words[i - 1] not in named for i in near)


def contrast(scene: Scene, index: int) -> bool:
    """«، لكنه أضاف أن …»، «، غير أن رئيسها أوضح أن …»، «، كما أشار إلى أن …»: another statement follows the connector."""
    if scene.words[index : index + 1] == () or (scene.words[index] not in group("connector") and scene.words[index] != "حيث"):
        return False
    near = 2 if scene.words[index] == "حيث" else 8
    cue = scene.first_cue(index + 1, min(index + near, len(scene.tokens)))
    if cue is None or cue.form.form not in FINITE:
        return False
    if scene.words[index] == "كما" and cue.index == index + 1 and cue.form.form == "perfect":
        both = scene.words[cue.index + 1 : cue.index + 2] and scene.words[cue.index + 1] in group("dual-side")
        held = cue.index + 1 < len(scene.tokens) and "object" in cue.form.verb.frames and stance(scene.words[cue.index + 1])
        held = held or cue.form.verb.lemma == "شكر"  # «، كما أكدت استمرار الحظر»، «، كما شكر خلال كلمته العاملين»
        return bool(both) or held or _met(scene, cue) or _named_next(scene, cue.index) or _leads_to_clause(scene, cue.index)
    return _leads_to_clause(scene, cue.index)


def has_said(scene: Scene, index: int) -> bool:
    """«…، وقد أكد المدير أن …»: another statement, of one who is named."""
    cue = scene.cue_at.get(index + 1) if scene.words[index] == "وقد" else None
    if cue is None or cue.form.form != "perfect" or cue.form.pronoun or not _named_next(scene, cue.index):
        return False
    near = range(index + 3, min(index + FAR, len(scene.tokens)))
    one = not scene.words[index + 2].endswith(OBJECT_PRONOUNS[1:])  # «وقد اعترف بعضهم بأنهم …» goes on
    return one and any(scene.words[i] in THAT or i in scene.quotes for i in near)


def but_said(scene: Scene, index: int) -> bool:
    """«… لكنه حذر من …»، «… إلا أنه أكد أن …»: another statement of the same speaker, without a comma."""
    at = index + 2 if scene.words[index] in EXCEPT and not THAT_HE.isdisjoint(scene.words[index + 1 : index + 2]) else index + 1
    cue = scene.cue_at.get(at) if at > index + 1 or scene.words[index] in BUT else None
    if cue is None or cue.form.form != "perfect" or (cue.form.verb.lemma == "أصر" and scene.words[at + 2 : at + 3] != ("ان",)):
        return False  # «لكنه أصر على البقاء»: what he did
    held = at == index + 1 or cue.form.verb.act == "deny"  # «إلا أنه أنكر مضايقته لها»
    return ("object" in cue.form.verb.frames and held) or _met(scene, cue)  # «، لكنها رفضت طلب …»


def _met(scene: Scene, cue: Cue) -> bool:
    """Whether a frame of a verb other than ل is met right after it: «، كما أشاد ب…»، «، كما دعا إلى …»."""
    able = readers(cue.form.verb.frames - {"for"})
    stop = min(cue.index + 5, len(scene.tokens))
    return any(reader(scene, i, cue) is not None for i in range(cue.index + 1, stop) for reader in able)


def _leads_to_clause(scene: Scene, index: int) -> bool:
    """Whether «أن» or a quotation follows near a verb."""
    return any(scene.words[i] in THAT or i in scene.quotes for i in range(index + 1, min(index + 8, len(scene.tokens))))


def clause_or_quotation(scene: Scene, start: int, stop: int) -> bool:
    """Whether «أن», a colon or a quotation stands among the tokens `start` to `stop` (half-open)."""
    return any(scene.words[i] in THAT or scene.words[i] == ":" or i in scene.quotes for i in range(start, stop))


def _comes(scene: Scene, index: int) -> bool:
    """«، حيث جاءت هذه الخطوة بعد …»، «، ويأتي ذلك …»: the narrator tells what the words followed."""
    at = index + 1 if scene.words[index] in {"حيث", "وقد"} else index
    near = scene.words[at : at + 2]
    return len(near) == 2 and near[0] in group("comes") and near[1] in group("this")


def adversative(scene: Scene, index: int) -> bool:
    """Whether «غير أن»، «لكن» follows two full stops: the narrator objects to what was said."""
    if index < 2 or scene.words[index] != "." or scene.words[index - 1] != ".":
        return False
    if index + 1 >= len(scene.tokens):
        return False
    cue = scene.cue_at.get(index + 1)
    asked = scene.words[index + 1] in {"وعن", "وحول"}  # «.. وعن المقطع قال فلان …»
    asked = asked or (scene.words[index + 1] in {"وكان", "وكانت"} and "قد" in scene.words[index + 2 : index + _PRAYER])
    return asked or objects(scene, index + 1) or (cue is not None and cue.cut > 0 and cue.form.form == "perfect")


def _goes_on(scene: Scene, index: int) -> bool:
    """«، وهي منفتحة على …» and «، وهو ما يساعد …» go on with the content; «، وهي الكتلة التي …» is the narrator's explanation."""
    if scene.words[index] not in {"وهو", "وهي"} or index + 1 >= len(scene.tokens):
        return False
    if scene.words[index + 1] in group("taken-noun"):
        return scene.first_cue(index + 2, min(index + 3, len(scene.tokens))) is None
    if scene.words[index + 1] == "ما":
        cue = scene.first_cue(index + 2, min(index + 4, len(scene.tokens)))
        return cue is None or (cue.form.form == "imperfect" and not cue.form.pronoun and not _named_next(scene, cue.index))
    return _listed(scene, index) or (not scene.words[index + 1].startswith("ال") and not _by_that(scene, index + 1))


def _listed(scene: Scene, index: int) -> bool:
    """«اتباع 6 خطوات، وهي الانتباه إلى كذا والشراء من كذا»: what was counted is told one by one."""
    near = range(max(0, index - _COUNTED), index - 2)
    counted = (i for i in near if scene.words[i].isdigit() or scene.words[i] in group("list-count"))
    if all(scene.time[i] is not None or scene.words[i + 1].startswith("ال") for i in counted):
        return False
    after = scene.words[index + 2 : scene.sentence(index)[1]]
    return group("relative").isdisjoint(after[:_SAID]) and any(word.startswith("وال") for word in after)


def _amid_place(scene: Scene, index: int) -> bool:
    """«في محافظة أبين، وسط اليمن»، «، وسط مدينة كذا»: where, not under what circumstances."""
    if scene.words[index] != "وسط" or index + 1 >= len(scene.tokens):
        return False
    mention = scene.mention[index + 1]
    return (mention is not None and mention.type == "LOC") or without_article(scene.words[index + 1]) in group("town-noun")


def _by_that(scene: Scene, index: int) -> bool:
    """«، وهو بهذا يعترف بأن …»: what the narrator concludes; not «وهو بهذا المعنى»."""
    return scene.words[index] in {"بهذا", "بذلك"} and not any(word.startswith("ال") for word in scene.words[index + 1 : index + 2])


def _taken_up(scene: Scene, index: int) -> bool:
    """«، الأمر الذي نفاه …»، «، وهذا ما أكده …»: one who speaks takes up what was said."""
    first, second = (*scene.words[index : index + 2], "", "")[:2]
    relative = first == "الامر" and second == "الذي"
    if not relative and not (first.startswith("و") and first[1:] in group("taken-up") and second == "ما"):
        return False
    cue = scene.cue_at.get(index + 2)
    return cue is not None and cue.form.pronoun


def _of_his(word: str) -> bool:
    """«وذلك خلال لقائه …»، «وذلك في كلمته …»: the occasion of the one who spoke."""
    bare = word.removesuffix("ه").removesuffix("ها").removesuffix("هم")
    bare = bare[:-1] + {"ت": "ه", "ي": "ء"}.get(bare[-1:], bare[-1:])
    return bare != word and bare in group("talk")


def _on_occasion(scene: Scene, index: int) -> bool:
    """«، وذلك خلال اجتماع …»: where the words were said, not what they say."""
    near = scene.words[index : index + 4]
    if len(near) > 2 and near[0] in {"في", "خلال"} and near[1] in group("talk", "session"):
        return near[2].endswith(("ه", "ها")) or near[2].startswith("ل")  # «، في مقابلة أجراها …»، «، في تصريح لصحيفة …»
    if len(near) < 3 or near[0] != "وذلك" or near[1] not in group("governs"):
        return False
    return any(without_article(word) in group("talk", "session") for word in near[2:]) or _of_his(near[2])
