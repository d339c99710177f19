"""Words that only look like a cue: «أمر»، «علم المملكة»، «تبلغ من العمر»، «يدعى فلان», nouns and passives that nobody speaks by."""

from musnad.annotate.statements.cues import FINITE, Cue, forms
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, common, group, speaker_noun
from musnad.arabic import folded, is_word, without_article

_CALLED = 5  # tokens from «يا» to what the one called is bidden
_CLAIM = 9  # tokens from «يدعي» to the «أن» of what is claimed


def no_voice(scene: Scene, cue: Cue) -> bool:
    """Whether a cue cannot have a speaker: «الذي اتهم ب…» is passive, «فلان - متابعة:» a byline, «خشية أن …» a motive."""
    word, following = scene.words[cue.index], scene.words[cue.index + 1 : cue.index + 2]
    before = scene.words[cue.index - 1] if cue.index else ""
    if not following:
        return False
    if _passive(scene, cue, before) or _called_to(scene, cue) or _another(scene, cue):
        return True
    if cue.form.form == "participle" or before in group("mirrors"):
        return _besidedeed(cue, before, following[0])
    if word == "خشيه" and before != "عن":
        return following[0] in {"ان", "من"}
    if folded(cue.form.verb.lemma) in group("noun-alike") and cue.cut and before not in COMMAS and following[0].startswith("و"):
        return scene.mention[cue.index + 1] is None and speaker_noun(following[0]) is None  # «استفهام وتعجب ودهشة من …»
    accused = folded(cue.form.verb.lemma) == "اتهم" and cue.form.form in FINITE and not cue.form.pronoun
    return accused and clitic_cut(scene, cue.index + 1, "ب") > 0


def _another(scene: Scene, cue: Cue) -> bool:
    """Whether the cue is another word, a name or a noun, or has anybody as its subject."""
    return _other_word(scene, cue) or _first_name(scene, cue) or is_noun(scene, cue) or _anybody(scene, cue)


def _passive(scene: Scene, cue: Cue, before: str) -> bool:
    """«تم إقرار القانون ب…»، «نسبت أيضا إلى …»: nobody is told to have done it."""
    if cue.form.form == "noun":
        return before.removeprefix("و") in {"تم", "يتم", "سيتم", "جري"}
    if folded(cue.form.verb.lemma) != "نسب" or cue.form.pronoun:
        return False
    following = [word for word in scene.words[cue.index + 1 : cue.index + 3] if word not in group("adverb")]
    return following[:1] == ["الي"]


def _besidedeed(cue: Cue, before: str, following: str) -> bool:
    """«بما يعكس اعتراف الدول بحق …»، «معلنا بذلك بداية …»، «بوصفه داعية للحزب»، «فلان - متابعة:»: nothing is told."""
    if cue.form.form != "participle":
        return cue.form.form == "noun"
    byline = following == ":" and before in {"-", "–", "/"} and not cue.cut
    return byline or following == "بذلك" or before in group("as-a")


def is_noun(scene: Scene, cue: Cue) -> bool:
    """«لا بشر يتعب»، «لديها علم بهذا»، «التسامح والصبر وتوقع الأفضل»: a noun where its neighbours let no perfect stand."""
    if cue.form.form != "perfect" or cue.form.pronoun or not 0 < cue.index < len(scene.words) - 1:
        return False
    before, following = scene.words[cue.index - 1], scene.words[cue.index + 1]
    if cue.cut == 0 and (
        before in {"لا", "حقيقه", "سبب", "اسباب"} or before in group("has", "some") or without_article(before) in {"ولي", "اولياء"}
    ):
        return True
    if _knowledge(scene, cue, before) or _preposition(scene, cue, following):
        return True
    written = scene.text[scene.tokens[cue.index].start : scene.tokens[cue.index].end]
    if written.endswith("ي") and folded(cue.form.verb.lemma) in group("masdar-alike"):
        return True  # «فتبني المبادرة»: the verb is written with ى
    listed = cue.cut > 0 and before.startswith("وال") and folded(cue.form.verb.lemma) in group("noun-alike", "masdar-alike")
    return listed and following.startswith("ال") and scene.mention[cue.index + 1] is None and speaker_noun(following) is None


def _knowledge(scene: Scene, cue: Cue, before: str) -> bool:
    """«رفع علم المملكة»، «في دراسة علم الإدارة»: «علم» behind a noun that it goes on with."""
    if scene.words[cue.index] != "علم" or scene.mention[cue.index - 1] is not None or not is_word(scene.tokens[cue.index - 1]):
        return False
    return (
        not before.startswith("ال")
        and (before in common() or masdar(before))
        and before not in group("auxiliary", "connector", "when")
    )


def _preposition(scene: Scene, cue: Cue, following: str) -> bool:
    """«المساجلة بين المؤرخين والباحثين»: no subject is in the genitive."""
    many = following.startswith("ال") and following.endswith("ين") and scene.mention[cue.index + 1] is None
    return folded(cue.form.verb.lemma) == "بين" and many and speaker_noun(following) != "role"


def _anybody(scene: Scene, cue: Cue) -> bool:
    """«ممن دعا إلى الخير»، «كمن يؤكد المؤكد»: whoever does so."""
    if cue.form.form not in FINITE or cue.form.plural:
        return False
    done = forms().get(without_article(scene.words[cue.index + 1]) + "ا")
    cognate = scene.words[cue.index + 1].startswith("ال") and done is not None and done.verb is cue.form.verb
    return cognate or (cue.index > 0 and scene.words[cue.index - 1] in group("whoever"))


def _other_word(scene: Scene, cue: Cue) -> bool:
    """«شاب يدعى فلان»، «الجامعة توقّع اتفاقية»، «فتأمل أخي …»، «يرتاح ويطمئن أن …»: another verb, written alike."""
    if _homograph(scene, cue.index):
        return True
    if scene.words[cue.index] in group("imperative-alike"):
        return scene.words[cue.index + 1] in group("hearer")
    if scene.words[cue.index] in group("at-ease"):
        return scene.words[cue.index + 1] in THAT
    if scene.words[cue.index][cue.cut :] in group("called"):
        named = (mention := scene.mention[cue.index + 1]) is not None and mention.type == "PER"  # «وقال ساكن ويدعى فلان «…»»
        return not named and THAT.isdisjoint(scene.words[cue.index + 1 : cue.index + _CLAIM])  # «ويدعى المصاب فلان، …»
    signed = cue.index + (2 if scene.words[cue.index + 1].isdigit() else 1)  # «توقع 3 عقود»
    return not group("signed").isdisjoint(scene.words[signed : signed + 1]) and folded(cue.form.verb.lemma) == "توقع"


def _first_name(scene: Scene, cue: Cue) -> bool:
    """«كتب دان لاموث»: a verb right after another is the first part of a name."""
    verb = scene.cue_at.get(cue.index - 1)
    named = scene.mention[cue.index + 1] is not None and cue.cut == 0 and cue.form.form == "perfect"
    return named and verb is not None and verb.form.form in FINITE


def _homograph(scene: Scene, index: int) -> bool:
    """«إبان مشاركته»، «مليون طالب وطالبة»، «كما تبين أن …»، «الجدير ذكره أن …»، «مدينة وعد الشمال»."""
    word, following = scene.words[index], scene.words[index + 1]
    before = scene.words[index - 1] if index else ""
    if (word == "ذكره" and before.removeprefix("و") == "الجدير") or before in {"مدينه", "بمدينه", "قريه"}:
        return True
    if word == "ابان":
        return scene.text[scene.tokens[index].start] == "إ"
    if following == "من" and word.endswith("بلغ"):
        return True  # «تبلغ من العمر …»
    if word == "فرد":
        return before.removeprefix("ل") in {"كل", "اي"}
    return (word == "طالب" and following == "وطالبه") or (word.removeprefix("و") == "تبين" and following in THAT)


def _called_to(scene: Scene, cue: Cue) -> bool:
    """«فيا أخي الشاب تأمل …»: whom the writer calls is bidden."""
    near = scene.words[max(scene.sentence(cue.index)[0], cue.index - _CALLED) : cue.index]
    called = any(word in {"يا", "فيا", "ويا", "ايها", "ايتها"} for word in near) and COMMAS.isdisjoint(near)
    return called and cue.form.form in FINITE and cue.cut == 0 and scene.quote_of[cue.index] is None
