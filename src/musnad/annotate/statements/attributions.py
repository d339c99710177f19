"""Attributions without a verb of their own: «بحسب فلان»، «وفقا لما ذكر فلان»، «كما أعلن فلان»، «على حد قوله»."""

from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.hearers import past_hearer, told_by
from musnad.annotate.statements.links import clitic_cut, readers
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, LIKE, THAT, after_phrase, group, may_attribute, particle_after, speaker_noun
from musnad.arabic import is_word

_DOES = frozenset({"praise", "condemn", "accuse", "demand"})  # acts of verbs that «كما» only joins, for they tell more than words
_OF_IT = {("به",), ("عنه",), ("بها",)}
_CITED = 6  # tokens from a source that a speaker cites to the end of his sentence
_HEARER = 12  # tokens of a medium under «ل»
_TAKEN = 8  # tokens from one who is taken somewhere to «إلى»


def own_words(scene: Scene, index: int) -> bool:
    """Whether «بحسب تعبيره»، «على حد قوله» stands at a token: the one who spoke is named again."""
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if word == "علي" and following == ("حد",):
        return not group("own-words").isdisjoint(scene.words[index + 2 : index + 3])
    return particle_after(word) is not None and not group("own-words").isdisjoint(following)


def starts_attribution(scene: Scene, index: int) -> bool:
    """Whether «بحسب، وفقا ل، نقلا عن، حسبما ذكر، كما أعلن» with a source that can speak begins at a token."""
    return may_attribute(scene.words[index]) and attribution_source(scene, index) is not None


def cited(scene: Scene, index: int) -> int:
    """«وقال فلان: الإنفاق تضاعف حسب الدراسات وهذا …»: the token after a source inside speech that goes on behind it."""
    at = index + (scene.words[index] in COMMAS)
    source = attribution_source(scene, at) if at < len(scene.tokens) and may_attribute(scene.words[at]) else None
    if source is None or scene.sentence(at)[1] < source + _CITED:
        return index
    near = range(source, source + _CITED)
    return index if any(i + 1 in scene.cue_at and scene.words[i] in COMMAS for i in near) else source + 1


def attribution_source(scene: Scene, index: int) -> int | None:
    """The token where the source of an attribution at `index` begins, or None."""
    word = scene.words[index]
    after = particle_after(word)
    position = after_phrase(scene.words, index) or index + 1
    if scene.words[index : index + 2] == ("علي", "ذمه") and index > 0 and is_word(scene.tokens[index - 1]):
        return None  # «يبقى على ذمة الفريق»
    if position > index + 1:
        pass  # «على ذمة»، «من وجهة نظر»
    elif after is None:
        if word not in LIKE or position not in scene.cue_at or scene.cue_at[position].form.form == "noun":
            return None
        if scene.cue_at[position].form.verb.act in _DOES or scene.words[position] in group("sees"):
            return None  # «كما شكر الحضور»، «كما تشهد القاعة عروضا»
        position = _past_hearer(scene, _into_document(scene, position) + 1)
        able = position < len(scene.tokens) and _can_speak(scene, position)
        able = able and not _moves(scene, position, scene.cue_at[index + 1])
        able = able and index > scene.sentence(index)[0]  # «كما نفى …» at the head of a sentence only means «also»
        return position if able and not _leads_on(scene, position, scene.cue_at[index + 1]) else None
    elif position < len(scene.tokens) and scene.words[position] in {"ما", "لما"} and position + 1 in scene.cue_at:
        position = _into_document(scene, position + 1) + 1
        position = _past_hearer(scene, position + (scene.words[position : position + 1] in _OF_IT))  # «ما صرح به لإذاعة كذا، فلان»
    elif after != "verb" and position in scene.cue_at and scene.cue_at[position].form.verb.act == "demand":
        return None  # «حسب طلب المريض»: by what somebody wants something is done, it tells nothing
    elif after == "verb" or position in scene.cue_at:
        position = _past_hearer(scene, _into_document(scene, position) + 1) if position in scene.cue_at else position
    elif position < len(scene.tokens) and scene.words[position] in {"ل", "الي", "عن"}:
        position += 1
    elif after == "عن":
        position = len(scene.tokens)  # «ونقلا أطفالهما إلى …»: the two took them there
    issued = group("issued-by") if after == "verb" else ()  # «حسبما نشرته صحيفة كذا»
    while position < len(scene.tokens) and (scene.words[position] in {"به", "عنه", "بها", '"', "«", "“", "ل", *issued}):
        position += 1
    return position if position < len(scene.tokens) and _can_speak(scene, position) else None


def _past_hearer(scene: Scene, index: int) -> int:
    """«بحسب ما أكدته لمراسل الإذاعة، فلانة …»: the one who told stands after the one who heard."""
    near = range(index + 1, min(index + 9, len(scene.tokens) - 1))
    if index >= len(scene.tokens) or not (scene.words[index] == "ل" or clitic_cut(scene, index, "ل")):
        return index
    if told_by(scene, index):
        return index + 1
    past = past_hearer(scene, index, min(len(scene.tokens), index + _HEARER))
    if index < past < len(scene.tokens) and scene.mention[past] is None and _can_speak(scene, past):
        return past  # «وفق ما أكده لإذاعة كذا مدير المدرسة»
    comma = next((i for i in near if scene.words[i] in COMMAS), None)
    return comma + 1 if comma is not None and _can_speak(scene, comma + 1) else index


def _into_document(scene: Scene, index: int) -> int:
    """The token of a verb, or of the «في» after one that tells what a document holds: «كما جاء في بيان …»."""
    contained = "contained" in scene.cue_at[index].form.verb.frames and scene.words[index + 1 : index + 2] == ("في",)
    return index + 1 if contained else index


def _leads_on(scene: Scene, position: int, cue: Cue) -> bool:
    """«كما أكد الوزير أن …» goes on with content of its own: a clause, not an attribution of what stands before."""
    stop = min(position + 12, scene.sentence(position)[1])
    if any(reader(scene, i, cue) is not None for i in range(position, stop) for reader in readers(cue.form.verb.frames)):
        return True
    return any(scene.words[i] in THAT or scene.words[i] == ":" or i in scene.quotes for i in range(position, stop))


def _moves(scene: Scene, position: int, cue: Cue) -> bool:
    """«كما نقلت فلانا إلى هوليوود»: somebody is taken somewhere; of what is told a source follows («عن»)."""
    near = scene.words[position : min(position + _TAKEN, scene.sentence(position)[1])]
    return "relay" in cue.form.verb.frames and "الي" in near and "عن" not in near


def _can_speak(scene: Scene, index: int) -> bool:
    mention = scene.mention[index]
    if mention is not None:
        return True
    word, following = scene.words[index], scene.words[index + 1 : index + 2]
    if word in group("quantity") and following[:1] and following[0].startswith("ال"):
        return False  # «بحسب عدد المشتركين»
    if word in group("partitive") and following and following[0].startswith("ال"):
        return following[0].endswith("ين") or speaker_noun(following[0]) is not None  # «بحسب أحد التقنيين»
    return any(
        speaker_noun(form) is not None
        for form in (word, word.removeprefix("ل"), "ا" + word if word.startswith("لل") else word, word.removeprefix("لل"))
    )
