"""What stands inside the name of an office after its first words: «للشؤون الصحية بمنطقة كذا», «على المشروع», «/» after a title."""

from musnad.annotate.statements.genitives import IN_NAME
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, group, particle_after, speaker_noun
from musnad.arabic import is_word, without_article


def past_title(scene: Scene, index: int) -> bool:
    """«الأستاذ/ فلان»، «م/ فلان»: the stroke between a title and a person's name."""
    if scene.words[index] != "/" or not 0 < index < len(scene.tokens) - 1:
        return False
    mention, before = scene.mention[index + 1], scene.words[index - 1]
    titled = len(before) == 1 or without_article(before) in group("rank", "title") or speaker_noun(before) == "role"
    titled = titled or before in group("mister")
    return titled and mention is not None and mention.type == "PER"


def adjunct(scene: Scene, index: int) -> bool:
    """Whether a token can stand inside the name of an office after its first words: «للشؤون الصحية بمنطقة عسير»."""
    word = scene.words[index]
    if not is_word(scene.tokens[index]):
        short = word == "." and len(scene.words[index - 1]) == 1  # «د. فلان»
        return short or past_title(scene, index) or index in scene.quotes or scene.quote_of[index] is not None or word in {"(", ")"}
    cue = scene.cue_at.get(index)
    verb = cue is not None and cue.form.form != "noun" and not field_noun(scene, index)
    aim = word.startswith("لي") and len(word) > 5 and scene.mention[index] is None  # «ليطمئن مدربه فلان»
    if verb or aim or scene.time[index] is not None:
        return False
    over = charged_with(scene, index)
    sent = word == "الي" and not group("sent").isdisjoint(scene.words[max(0, index - 4) : index])  # «رئيس بعثة كذا إلى تركيا فلان»
    came = word == "من" and scene.words[index - 1] in group("came-from")  # «الضابط المنشق من الجيش العميد فلان»
    before = scene.words[index - 1]
    this = word in {"هذا", "هذه"} and before in IN_NAME  # «متحدثة باسم هذه المنظمة فلانة»
    far = before == "عن" and word == "بعد"  # «عميد التعليم عن بعد فلان»
    if word == "لدي" or over or sent or came or this or far:
        return True
    if word == "عن" and index + 1 < len(scene.tokens):  # «النائب بالبرلمان عن حزب كذا فلان», «الناطق عن …»
        after = scene.mention[index + 1]
        town = after is None and scene.words[index + 1] in group("domain")  # «النائب عن مدينة كذا فلان»
        people = after is None and not group("speaks-for").isdisjoint(map(without_article, scene.words[max(0, index - 2) : index]))
        return town or people or scene.words[index + 1] == "بعد" or (after is not None and after.type != "PER")
    if word in {"بقياده", "برياسه"}:  # «المتحدث بقيادة حرس الحدود النقيب فلان», but not «بقيادة فلان»
        return index + 1 < len(scene.tokens) and (scene.mention[index + 1] is None or scene.mention[index + 1].type != "PER")  # type: ignore[union-attr]
    stops = word in group("stop", "that", "inside-stop") and not leads_prayer(scene, index)
    return word == "في" or not (stops or particle_after(word) is not None)


def leads_prayer(scene: Scene, index: int) -> bool:
    """«إمام المسجد», not «أمام المسجد»."""
    return scene.words[index] == "امام" and scene.text[scene.tokens[index].start] == "إ"


def before_holder(scene: Scene, index: int) -> bool:
    """«مواطن في كذا يدعى | فلان»، «الوزير المنشق حاليا | فلان»، «الناطق الرسمي باسمه | فلان»: between office and person."""
    holder = scene.mention[index + 1] if index + 1 < len(scene.tokens) and index else None
    if holder is None or holder.type != "PER" or scene.mention[index] is not None:
        return False
    word, definite = scene.words[index], scene.words[index - 1].startswith("ال")
    return word in group("called") or (definite and word in group("until-now", "for-body"))


def charged_with(scene: Scene, index: int) -> bool:
    """«المشرف العام على كذا»، «والمسؤول عن كذا»: the preposition of an office, alone or joined to another."""
    before = {word.removeprefix("و") for word in scene.words[max(0, index - 2) : index] if word.startswith(("ال", "وال"))}
    if scene.words[index] in {"علي", "عليه", "عليها"}:
        return not group("over").isdisjoint(before)
    return scene.words[index] == "عن" and not group("in-charge-of").isdisjoint(map(without_article, before))


def field_noun(scene: Scene, index: int) -> bool:
    """«أستاذة علم الاجتماع»، «مديرية أمن المنيا»: the noun of a field, not the verb that is written alike."""
    after = scene.words[index + 1 : index + 2]
    bound = scene.words[index - 1] if index else ""
    if scene.words[index] in group("domain") and not bound.startswith("ال") and speaker_noun(bound) in {"body", "role"}:
        return scene.mention[index - 1] is None
    if scene.words[index] in group("trade") and speaker_noun(bare_noun(bound)) == "body" and not bound.startswith("ال"):
        return bool(after) and after[0].startswith("ال") and scene.mention[index - 1] is None  # «شركات نقل الحجاج»
    return scene.words[index] in group("domain") and bool(after) and after[0].startswith("ال")
