"""The fullest form that an article gives of a speaker without a name: «المحكمة الجزائية المتخصصة» for «المحكمة»."""

from functools import cache

from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import Subject, head_of, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, group, indices_of, nouns_of, own_waw, speaker_noun, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Party

LONGEST = 8  # tokens of a description
PLACES = 24  # places of a noun in an article that are looked at


@cache
def _heads() -> dict[str, str]:
    """Nouns for offices, bodies and documents as they may open a description, to the bare noun."""
    nouns = nouns_of("role", "body", "document") | (group("broadcast") & nouns_of("media"))
    return {clitic + article + noun: noun for noun in nouns for clitic in ("", "و") for article in ("", "ال")}


def note_descriptions(scene: Scene, memory: Memory) -> None:
    """Take up where nouns that can speak are followed by another word; done for the whole article first."""
    heads, last = _heads(), len(scene.words) - 1
    for index in indices_of(scene.words, heads):
        if index < last and scene.mention[index] is None and is_word(scene.tokens[index + 1]):
            places = memory.descriptions.setdefault(heads[scene.words[index]], [])
            if len(places) < PLACES:
                places.append((scene, index))


def fullest(scene: Scene, subject: Subject, memory: Memory) -> Party | None:
    """The last longer description before a definite noun that stands alone, else for a body the first after it."""
    words = scene.words[subject.start : subject.end]
    head = head_of(scene, subject)
    if not head.startswith("ال") or scene.mention[subject.start] is not None or len(words) - (words[-1] in group("same")) > 1:
        return None
    noun = without_article(head)
    places = memory.descriptions.get(noun, [])
    here = scene.tokens[subject.start].start
    earlier = [place for place in places if place[0].tokens[place[1]].start < here]
    later = [place for place in places if place[0].tokens[place[1]].start > here] if noun in nouns_of("body") else []
    return next((party for place in [*reversed(earlier), *later] if (party := _description(*place)) is not None), None)


def _description(scene: Scene, index: int) -> Party | None:
    """The words of a description that begins at a token, if it tells more than its noun."""
    phrase = subject_after(scene, index, min(len(scene.tokens), index + LONGEST))
    if phrase is None or phrase.start != index or phrase.end - index < 2:
        return None
    free = next((i for i in range(index + 1, phrase.end) if _free(scene, i) or not is_word(scene.tokens[i])), phrase.end)
    phrase = Subject(index, free)
    named = any((mention := scene.mention[i]) is not None and mention.type == "PER" for i in range(index, phrase.end))
    noun, second = bare_noun(scene.words[index]), scene.words[index + 1]
    named = named and noun not in group("led-by-one")  # «الإدارة» after «إدارة فلان»
    definite = second.startswith("ال") or scene.mention[index + 1] is not None or phrase.end - index > 2
    if noun.startswith("ال") and second.startswith("ال") and second.endswith("ه") and without_article(noun) in group("he-body"):
        return None  # «طائرات التحالف | الحربية»
    plain = all(is_word(scene.tokens[i]) and not scene.words[i].startswith(("سي", "ست")) for i in range(index + 1, phrase.end))
    definite = definite and not second.startswith("وال")  # «الحكومة | والعدالة»
    if named or not definite or not plain or second in group("same", "latter", "these"):
        return None
    issuer = next((m for i in range(index, phrase.end) if (m := scene.mention[i]) is not None and m.type == "ORG"), None)
    if issuer is not None and without_article(noun) in group("study"):
        return party_of(scene.text, issuer)  # «التقرير» after «تقرير شركة كذا»
    start = scene.tokens[index].start + (noun != scene.words[index])
    text = scene.text[start : scene.tokens[phrase.end - 1].end]
    return Party(None, text, None) if len(words_of(text)) > 1 else None


def _free(scene: Scene, index: int) -> bool:
    """Whether an indefinite word stands after a definite one: «وزارة النقل | بيانا»."""
    word, before = scene.words[index], scene.words[index - 1]
    if _object_beside(scene, index):
        return True
    if word.startswith("ال") and before.startswith("ال") and before.endswith(("ي", "ه")) and scene.mention[index] is None:
        return not word.endswith(("ي", "ه", "ا"))  # «محافظ القرى الجنوبية | السوق»
    joined = word.startswith("و") and word not in own_waw()  # «السلطات | وصول الواقعة»
    bound = joined or word.startswith(("ال", "لل")) or scene.mention[index] is not None
    return (scene.words[index - 1].startswith("ال") or scene.mention[index - 1] is not None) and not bound


def _object_beside(scene: Scene, index: int) -> bool:
    """Whether a definite noun with an adjective of its own stands beside a definite office: «تناول المؤلف | الفصل الثاني»."""
    word, before = scene.words[index], scene.words[index - 1]
    if not (before.startswith("ال") and word.startswith("ال")) or scene.mention[index] is not None or word.endswith(("ي", "يه")):
        return False
    following = scene.words[index + 1] if index + 1 < len(scene.words) else ""
    return speaker_noun(before) == "role" and following.startswith("ال") and word not in group("adjective", "rank")
