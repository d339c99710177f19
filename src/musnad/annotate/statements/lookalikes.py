"""Words that only look like a cue: «أمر»، «علم المملكة»، «تبلغ من العمر»، «يدعى فلان», nouns and passives that nobody speaks by."""

from musnad.annotate.statements.cues import FINITE, Cue, forms
from musnad.annotate.statements.deeds import masdar
from musnad.annotate.statements.homographs import other_word
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, THAT, common, group, speaker_noun
from musnad.arabic import folded, is_word, without_article

_CALLS = frozenset({"يا", "فيا", "ويا", "ايها", "ايتها"})
_CALLED = 5  # tokens from «يا» to what the one called is bidden
_CLAIM = 9  # tokens from «يدعي» to the «أن» of what is claimed
_DAMMA = "\u064f"
_AMOUNT = 4  # tokens from «قدرت» to its amount
_WRITTEN_ON = frozenset({"عليه", "عليها", "تحته", "تحتها", "فوقه", "فوقها"})


def no_voice(scene: Scene, cue: Cue) -> bool:
    """Whether a cue cannot have a speaker: «الذي اتهم ب…» is passive, «فلان - متابعة:» a byline, «خشية أن …» a motive."""
    following = scene.words[cue.index + 1 : cue.index + 2]
    before = scene.words[cue.index - 1] if cue.index else ""
    if not following:
        return False
    if (
        _passive(scene, cue, before)
        or _in_quoted_name(scene, cue)
        or _ranked(scene, cue)
        or _between(scene, cue)
        or _intended(scene, cue)
        or _undone(scene, cue, before)
        or _called_to(scene, cue)
        or _another(scene, cue)
        or _estimated(scene, cue)
    ):
        return True
    if cue.form.form == "participle" or before in group("mirrors"):
        return _besidedeed(cue, before, following[0])
    if scene.words[cue.index] == "خشيه" and before != "عن":
        return following[0] in {"ان", "من"}
    if folded(cue.form.verb.lemma) in group("noun-alike") and cue.cut and before not in COMMAS and following[0].startswith("و"):
        return scene.mention[cue.index + 1] is None and speaker_noun(following[0]) is None  # «استفهام وتعجب ودهشة من …»
    return _without_object(scene, cue)


def _in_quoted_name(scene: Scene, cue: Cue) -> bool:
    """«شركة «فان أورد»»، «أغنية «أعلن حبي»»: a word that ends a name in quotation marks, or the first of a title of two."""
    opening = scene.quote_of[cue.index]
    if opening is None:
        return False
    return scene.quotes[opening] == (cue.index + 1 if opening < cue.index - 1 else cue.index + 2)


def _without_object(scene: Scene, cue: Cue) -> bool:
    """«اتهم أيضا بالتآمر»، «منظمة وصفت بأنها …»: a verb that needs an object has «ب» at once, so it is passive."""
    if folded(cue.form.verb.lemma) not in {"اتهم", "وصف"} or cue.form.form not in FINITE or cue.form.pronoun:
        return False
    at = cue.index + 1
    while at < len(scene.tokens) - 1 and scene.words[at] in group("adverb"):
        at += 1
    return scene.mention[at] is None and (scene.words[at] in THAT or clitic_cut(scene, at, "ب") > 0)


def _undone(scene: Scene, cue: Cue, before: str) -> bool:
    """«يُعتقد أن …»، «طابع كتب عليه «…»»، «بموافقة الوزير على …»: nobody who does it is told, or what he does is no news."""
    lemma, word = folded(cue.form.verb.lemma), scene.words[cue.index]
    if cue.form.form == "imperfect":
        if scene.words[cue.index][cue.cut :] == "يذكر" and scene.words[cue.index + 1] in THAT and not _tells(scene, cue.index - 1):
            return True  # «… إلى منزله في جدة، يذكر أن …»
        at = scene.tokens[cue.index].start + cue.cut + 1
        base = lemma in group("base-verb") or (lemma[0] == "ت" and lemma != "تابع") or (lemma[0] == "ا" and len(lemma) > 4)
        return base and scene.text[at : at + 1] == _DAMMA
    if cue.form.form == "noun":
        only_named = not group("awaited").isdisjoint({before, before.removeprefix("و")})  # «وبعد موافقته على …»، «وتأتي موافقة …»
        return lemma == "وافق" and (word.removeprefix("و").startswith("ب") or only_named)
    if cue.cut > 0 and word.startswith("ف") and cue.form.form == "perfect" and lemma in group("tale"):
        return True  # «رآه الشاعر فخشي أن …»: the next step of a tale
    written = lemma == "كتب" and cue.form.form == "perfect" and scene.words[cue.index + 1] in _WRITTEN_ON
    return written and cue.index + 2 in scene.quotes and not before.startswith("لافت")


def _intended(scene: Scene, cue: Cue) -> bool:
    """«البرامج التي تنوي المنظمة تنفيذها»، «الذين ينوون السفر»: a plan that tells which thing or who is meant."""
    if folded(cue.form.verb.lemma) not in {"نوي", "اعتزم"} or cue.cut or not cue.index:
        return False
    return scene.words[cue.index - 1] in group("relative") | {"اللذين", "اللذان", "اللتين", "اللتان", "اللواتي", "اللاتي"}


def _tells(scene: Scene, index: int) -> bool:
    """Whether a word, the one before a verb, ends the name or the noun of somebody who can speak, or takes one up."""
    if index < 0:
        return False
    mention, word = scene.mention[index], scene.words[index]
    named = mention is not None and mention.type != "LOC"
    return named or speaker_noun(word) is not None or word in group("own-subject", "relative", "takes-up")


def _another(scene: Scene, cue: Cue) -> bool:
    """Whether the cue is another word, a name or a noun, or has anybody as its subject."""
    return _other_word(scene, cue) or _first_name(scene, cue) or is_noun(scene, cue) or _anybody(scene, cue)


def _passive(scene: Scene, cue: Cue, before: str) -> bool:
    """«تم إقرار القانون ب…»، «نسبت أيضا إلى …»: nobody is told to have done it."""
    if cue.form.form == "noun":
        if before in {"خلالها", "خلاله", "فيها", "فيه"} and cue.index > 1:
            before = scene.words[cue.index - 2]  # «تم خلالها دعوة اللجنة ل…»
        return before.removeprefix("و") in group("carried-out")  # «منذ إقرار المجلس السماح ب…»: when
    if cue.form.verb.announces and cue.form.form == "perfect" and scene.words[cue.index + 1] == "عن":
        return before in group("when", "once")  # «بعدما أعلن عن وفاته»
    if folded(cue.form.verb.lemma) != "نسب" or cue.form.pronoun:
        return False
    following = [word for word in scene.words[cue.index + 1 : cue.index + 3] if word not in group("adverb")]
    return following[:1] == ["الي"] or (following[1:] == ["الي"] and following[0].startswith("بعض"))  # «نسب بعضها إلى كذا»


def _estimated(scene: Scene, cue: Cue) -> bool:
    """«مساعدات قدرت كدفعة أولى بـ4 آلاف»: the amount of a thing, which nobody is told to have estimated; «يعدها للسفر»."""
    if cue.form.form == "imperfect" and cue.form.pronoun and folded(cue.form.verb.lemma) == "عد":
        return clitic_cut(scene, cue.index + 1, "ل") > 0
    if folded(cue.form.verb.lemma) != "قدر" or cue.form.form not in FINITE or cue.form.pronoun or cue.form.plural:
        return False
    after = cue.index + 1
    if scene.mention[after] is not None or speaker_noun(scene.words[after]) is not None:
        return False
    near = scene.words[after : after + _AMOUNT]
    return any(word in group("amount") or word == "ب" or (word[0] == "ب" and word[1:2].isdigit()) for word in near)


def _ranked(scene: Scene, cue: Cue) -> bool:
    """«فلان يعتبر المنافس الأبرز»: one is held to be the first of his kind."""
    words = scene.words[cue.index + 1 : cue.index + 3]
    if "deem" not in cue.form.verb.frames or cue.form.form != "imperfect" or cue.form.pronoun or len(words) < 2:
        return False
    return words[0].startswith("ال") and scene.mention[cue.index + 1] is None and words[1] in group("most")


def _between(scene: Scene, cue: Cue) -> bool:
    """«تبادل الجيوب بين الهند وبنغلاديش يعني أن»: the preposition before two names."""
    if scene.words[cue.index] != "بين" or scene.mention[cue.index + 1] is None:
        return False
    mention, last = scene.mention[cue.index + 1], len(scene.tokens)
    end = next((i for i in range(cue.index + 1, last) if scene.mention[i] is not mention), last)
    return end < last and scene.words[end].startswith("و") and scene.mention[end] is not None


def _besidedeed(cue: Cue, before: str, following: str) -> bool:
    """«بما يعكس اعتراف الدول بحق …»، «معلنا بذلك بداية …»، «بوصفه داعية للحزب»، «فلان - متابعة:»: nothing is told."""
    if cue.form.form != "participle":
        return cue.form.form == "noun"
    byline = following == ":" and before in {"-", "–", "/"} and not cue.cut
    passive = before == "غير" and not cue.cut  # «تصريحات غير مستغربة من مثله»
    return byline or passive or following == "بذلك" or before in group("as-a")


def is_noun(scene: Scene, cue: Cue) -> bool:
    """«لا بشر يتعب»، «لديها علم بهذا»، «التسامح والصبر وتوقع الأفضل»: a noun where its neighbours let no perfect stand."""
    if cue.form.form == "participle":
        return _noun_of_participle(scene, cue)
    if cue.form.form != "perfect" or cue.form.pronoun or not 0 < cue.index < len(scene.words) - 1:
        return False
    before, following = scene.words[cue.index - 1], scene.words[cue.index + 1]
    if cue.cut == 0 and (
        before in group("before-masdar", "has", "some", "duty")  # «يمكن وصف المؤتمر بالناجح»
        or without_article(before) in {"ولي", "اولياء"}
    ):
        return True
    if _knowledge(scene, cue, before) or _preposition(scene, cue, following):
        return True
    written = scene.text[scene.tokens[cue.index].start : scene.tokens[cue.index].end]
    if written.endswith("ي") and folded(cue.form.verb.lemma) in group("masdar-alike"):
        return True  # «فتبني المبادرة»: the verb is written with ى
    listed = cue.cut > 0 and before.startswith("وال") and folded(cue.form.verb.lemma) in group("noun-alike", "masdar-alike")
    return listed and following.startswith("ال") and scene.mention[cue.index + 1] is None and speaker_noun(following) is None


def _noun_of_participle(scene: Scene, cue: Cue) -> bool:
    """«ومراهنة المستثمرين على …»، «بمعاقبة ستة متهمين غيابيا»: no comma before it, and a noun is written alike."""
    joined = cue.index > 0 and scene.words[cue.index - 1] not in COMMAS
    if cue.form.feminine and folded(cue.form.verb.lemma) in group("participle-noun"):
        return cue.cut > 0 or joined or cue.index == 0  # «متابعة الحسابات التالية: …»
    if cue.form.verb.lemma == "أمل":  # «زار البلد أملا في كذا»: why; «آملا» is the participle
        return joined and scene.text[scene.tokens[cue.index].start + cue.cut] != "آ"
    return joined and scene.words[cue.index] == "متهمين"


def _knowledge(scene: Scene, cue: Cue, before: str) -> bool:
    """«رفع علم المملكة»، «في دراسة علم الإدارة»، «تقديم طلب صرف …»: «علم» behind a noun that it goes on with."""
    noun = scene.words[cue.index] in {"علم", "طلب", "وعد"}
    if not noun or scene.mention[cue.index - 1] is not None or not is_word(scene.tokens[cue.index - 1]):
        return False
    return (
        not before.startswith("ال")
        and (before in common() or masdar(before))
        and before not in group("auxiliary", "connector", "when")
    )


def _preposition(scene: Scene, cue: Cue, following: str) -> bool:
    """«المساجلة بين المؤرخين والباحثين»، «عبر تحصينات عسكرية»: a preposition, for no subject is in the genitive."""
    if scene.words[cue.index] == "عبر":
        return _through(scene, cue, following)
    if folded(cue.form.verb.lemma) != "بين":
        return False
    many = following.startswith("ال") and following.endswith("ين") and scene.mention[cue.index + 1] is None
    return many and speaker_noun(following) != "role"


def _through(scene: Scene, cue: Cue, following: str) -> bool:
    """«عبر تحصينات عسكرية»: through what, for no one who could speak follows."""
    named = scene.mention[cue.index + 1] is not None or cue.index + 1 in scene.quotes or speaker_noun(following) is not None
    token = scene.tokens[cue.index]
    did = cue.index > 0 and scene.words[cue.index - 1].removeprefix("و") in {"قد", "كما", "فيما"}
    speaks = named or did or "ّ" in scene.text[token.start : token.end] or following == "كل"
    able = group("title", "rank", "honorific", "adverb", "governs", "partitive", "quantity", "some", "with-pronoun")
    stems = {following, *(following.removesuffix(pronoun) for pronoun in OBJECT_PRONOUNS)}  # «عبر خلالها كبار النجوم عن …»
    return not speaks and able.isdisjoint(stems)


def _anybody(scene: Scene, cue: Cue) -> bool:
    """«ممن دعا إلى الخير»، «كمن يؤكد المؤكد»: whoever does so."""
    if cue.form.form not in FINITE or cue.form.plural:
        return False
    if cue.index > 0 and scene.words[cue.index - 1] in group("whoever"):
        return True
    following = scene.words[cue.index + 1]
    done = forms().get(without_article(following) + "ا") if following.startswith("ال") else None
    return done is not None and done.verb is cue.form.verb


def _other_word(scene: Scene, cue: Cue) -> bool:
    """«شاب يدعى فلان»، «الجامعة توقّع اتفاقية»، «فتأمل أخي …»، «يرتاح ويطمئن أن …»: another verb, written alike."""
    if other_word(scene, cue):
        return True
    if scene.words[cue.index] in group("imperative-alike"):
        return scene.words[cue.index + 1] in group("hearer")
    if scene.words[cue.index] in group("at-ease"):
        return scene.words[cue.index + 1] in THAT
    if scene.words[cue.index][cue.cut :] in group("called"):
        named = (mention := scene.mention[cue.index + 1]) is not None and mention.type == "PER"  # «وقال ساكن ويدعى فلان «…»»
        return not named and THAT.isdisjoint(scene.words[cue.index + 1 : cue.index + _CLAIM])  # «ويدعى المصاب فلان، …»
    return folded(cue.form.verb.lemma) == "توقع" and _signs(scene, cue)


def _signs(scene: Scene, cue: Cue) -> bool:
    """«الجامعة توقّع 3 عقود»: what is signed follows, behind a number or whoever signs it too."""
    after = cue.index + 1
    signed = after + (1 if scene.words[after].isdigit() else 0)
    while signed < len(scene.tokens) - 1 and (body := scene.mention[signed]) is not None and body.type != "PER":
        signed += 1  # «توقع «كذا» مذكرة تفاهم مع …»
    return not group("signed").isdisjoint(scene.words[signed : signed + 1])


def _first_name(scene: Scene, cue: Cue) -> bool:
    """«كتب دان لاموث»: a verb right after another is the first part of a name."""
    verb = scene.cue_at.get(cue.index - 1)
    named = scene.mention[cue.index + 1] is not None and cue.cut == 0 and cue.form.form == "perfect"
    return named and verb is not None and verb.form.form in FINITE


def _called_to(scene: Scene, cue: Cue) -> bool:
    """«فيا أخي الشاب تأمل …»: whom the writer calls is bidden."""
    if cue.cut or cue.form.form not in FINITE or scene.quote_of[cue.index] is not None:
        return False
    near = scene.words[max(scene.sentence(cue.index)[0], cue.index - _CALLED) : cue.index]
    return not _CALLS.isdisjoint(near) and COMMAS.isdisjoint(near)
