"""Where somebody without a name works or comes from: «مصدر بإدارة كذا»، «قائد الشرطة في إقليم كذا»، «قسم كذا في جامعة كذا»."""

from musnad.annotate.statements.adjuncts import at_work
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, group, speaker_noun
from musnad.arabic import without_article

WITH = frozenset({"with", "bid", "demand", "cast", "judge"})  # frames of verbs that take their content with «ب»


def bound_body(scene: Scene, index: int) -> bool:
    """«بإدارة | أمن | الطرق»، «بسفارة | موسكو»: what the body under ب is bound to."""
    before, mention = scene.words[index - 1], scene.mention[index]
    if before.startswith(("بال", "ال")) or scene.mention[index - 1] is not None:
        return False
    named = mention is not None and mention.type != "PER" and mention.start == scene.tokens[index].start
    return named or (mention is None and (scene.words[index] in group("domain") or speaker_noun(scene.words[index]) == "body"))


def of_region(scene: Scene, start: int, end: int) -> bool:
    """«قائد الشرطة | في إقليم كذا»: the town or region of an office whose body stands beside it."""
    office = end == start + 2 and scene.words[start + 1].startswith("ال") and not scene.words[start].startswith("ال")
    town = scene.mention[end + 2] if office and end + 2 < len(scene.tokens) else None
    return town is not None and town.type == "LOC" and "ب" + scene.words[end + 1] in group("in-area")


def somewhere(scene: Scene, index: int) -> bool:
    """Whether a body or place stands at a token, by its name or noun."""
    mention, word = scene.mention[index], scene.words[index]
    return mention.type != "PER" if mention is not None else speaker_noun(word) == "body" or word in group("domain")


def takes_part(word: str) -> bool:
    """«المشاركون»، «المنضوية»، «العاملين»: a participle that tells in what somebody is."""
    bare = without_article(word)
    stems = (bare, bare.removesuffix("ه"), bare.removesuffix("ون"), bare.removesuffix("ين"), bare.removesuffix("ات"))
    return not group("takes-part").isdisjoint(stems)


def part_of_body(scene: Scene, start: int, end: int) -> bool:
    """«قسم النفس في جامعة كذا»: a part that only its field names, before «في» and the body that it belongs to."""
    mention = scene.mention[end + 1]
    if mention is None or mention.type != "ORG" or end - start < 2 or speaker_noun(scene.words[end + 1]) != "body":
        return False
    field = all((m := scene.mention[i]) is None or m.type == "ORG" for i in range(start, end)) and not asks_with(scene, start, end)
    return field and speaker_noun(bare_noun(scene.words[start])) in {"body", "role"} and mention.end > mention.start


def of_body(scene: Scene, index: int) -> bool:
    """«بالدفاع المدني»، «بالأمانة»: a body after ب."""
    mention = scene.mention[index]
    return mention.type == "ORG" if mention is not None else speaker_noun(scene.words[index][1:]) == "body"


def asks_with(scene: Scene, start: int, end: int) -> bool:
    """Whether the verb before a phrase takes its content with ب, and the ب that follows may be its: «طالب المحتجون بالتدخل»."""
    cues = (scene.cue_at.get(index) for index in range(max(0, start - 2), start))
    asks = any(cue is not None and not cue.form.verb.frames.isdisjoint(WITH) for cue in cues)
    return asks and not (end < len(scene.tokens) and at_work(scene, end))


def asks_of(scene: Scene, start: int) -> bool:
    """Whether the verb before a phrase takes its content with من: «اشتكى سكان الحي في جدة من الظلام»."""
    cues = (scene.cue_at.get(index) for index in range(max(0, start - 2), start))
    return any(cue is not None and "of" in cue.form.verb.frames for cue in cues)
