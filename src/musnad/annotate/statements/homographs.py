"""Words written like a cue that their neighbours or their letters show to be another: «رجل أمن»، «آلات كشف المتفجرات»."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, bare_noun, common, group, speaker_noun
from musnad.arabic import folded, is_word

_NAME = frozenset({"بن", "ابي", "ابو", "ابا"})  # before a part of a name
_PLACE = frozenset({"مدينه", "بمدينه", "قريه"})
_PHRASES = frozenset({("وجهتا", "النظر"), ("وجهتا", "نظر"), ("رجحت", "كفه"), ("رجح", "كفه"), ("ترجح", "كفه"), ("يرجح", "كفه")})
_ENDS = frozenset({("بلغ", "من"), ("وعد", "بلفور"), ("بشر", "بخير"), ("بشر", "بالخير")})  # last letters of a word, the next one
_BEFORE = {  # «يضع في اعتباره أن …»، «ما فاتهم من الخير»
    "اعتبار": {"في", "بعين"},
    "فاتهم": {"ما", "مما", "عما", "قد"},
}


def other_word(scene: Scene, cue: Cue) -> bool:
    """Whether a cue is a word of another meaning or a noun in the construct."""
    return _homograph(scene, cue.index) or _by_letters(scene, cue) or _construct(scene, cue) or _in_language(scene, cue)


def _homograph(scene: Scene, index: int) -> bool:
    """«إبان مشاركته»، «مليون طالب وطالبة»، «كما تبين أن …»، «الجدير ذكره أن …»، «مدينة وعد الشمال»، «بن أبي طالب»."""
    word, following = scene.words[index], scene.words[index + 1] if index + 1 < len(scene.words) else ""
    before = scene.words[index - 1] if index else ""
    worth = word == "ذكره" and before.removeprefix("و") == "الجدير"
    if worth or before in _PLACE or before in _NAME or (word[-3:], following) in _ENDS:
        return True  # «تبلغ من العمر …»
    if (word == "طالب" and (before.isdigit() or before in group("thousand"))) or (word.removeprefix("و"), following) in _PHRASES:
        return True
    if word == "ابان":
        return scene.text[scene.tokens[index].start] == "إ"
    if word == "فدان":
        return before not in COMMAS and before not in {".", "", ")"}  # «500 فدان»
    if word == "فرد":
        return before.removeprefix("ل") in {"كل", "اي"} or before.isdigit() or following in {"عن", "واحد", "منهم", "منها"}
    light = before in (_BEFORE["اعتبار"] if word.startswith("اعتبار") else _BEFORE.get(word, ()))
    return light or (word == "طالب" and following == "وطالبه") or (word.removeprefix("و") == "تبين" and following in THAT)


def _by_letters(scene: Scene, cue: Cue) -> bool:
    """«رجل أمن»، «أمّن الحكم البلاد»، «جاليري رؤى»: «آمن» is written with a madda, «روى» without a hamza."""
    if cue.form.form != "perfect" or cue.form.verb.lemma not in {"آمن", "روى"}:
        return False
    token = scene.tokens[cue.index]
    written = scene.text[token.start + cue.cut : token.end]
    return written[0] != "آ" if cue.form.verb.lemma == "آمن" else "ؤ" in written


def _in_language(scene: Scene, cue: Cue) -> bool:
    """«يتحدثون الإنجليزية»: what language is spoken, not what is said."""
    return folded(cue.form.verb.lemma) == "تحدث" and scene.words[cue.index + 1] in group("language")


def _construct(scene: Scene, cue: Cue) -> bool:
    """«آلات كشف المتفجرات»، «أثار رفض الشركة تساؤلات»، «بعد فشل الحوار ورفض المتمردين الدعوة»: a noun with its genitive."""
    form, lemma = cue.form, folded(cue.form.verb.lemma)
    if lemma not in {"كشف", "رفض"} or form.form != "perfect" or form.feminine or form.plural or form.pronoun or not cue.index:
        return False
    before, following = scene.words[cue.index - 1], scene.words[cue.index + 1]
    if lemma == "رفض":
        mention = scene.mention[cue.index + 1]
        many = following.startswith("ال") and following.endswith("ين") and (mention is None or mention.type != "PER")
        able = mention is not None or speaker_noun(following) is not None
        return (cue.cut == 0 and before in group("has-masdar")) or (many and able)
    bound = scene.text[scene.tokens[cue.index - 1].start :].startswith("ال")  # no «آلات»
    thing = is_word(scene.tokens[cue.index - 1]) and scene.mention[cue.index - 1] is None and not bound
    thing = thing and (before.endswith("ات") or masdar(before) or before in group("tool"))
    able = scene.mention[cue.index + 1] is not None or speaker_noun(following) is not None or not following.startswith("ال")
    return cue.cut == 0 and thing and not able and speaker_noun(bare_noun(before)) is None and before in common()


def other_that(scene: Scene, index: int) -> bool:
    """Whether a word written like «أن» or «إن» is part of the content: «إن شاء الله سنعود»، «آن الأوان»، «في آن واحد»."""
    return scene.text[scene.tokens[index].start] == "آ" or scene.words[index : index + 2] == ("ان", "شاء")
