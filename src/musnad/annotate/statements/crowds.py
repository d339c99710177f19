"""Several who speak without a name: «عدد من الزوار الذين عبروا عن …»، «تبادل الجميع التهاني، سائلين»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, group, plurals, sound_plural, speaker_noun
from musnad.arabic import is_word, without_article

_FAR = 40  # tokens from people to what they ask for
_WHO = frozenset({"الذين", "والذين", "اللواتي", "اللاتي"})
_BEFORE_VERB = COMMAS | {"كانوا", "قد"}
PEOPLE = 6  # tokens of a noun phrase before its relative pronoun


def those_who(scene: Scene, cue: Cue, begin: int) -> Subject | None:
    """«عدد من الزوار الذين عبروا عن …»: the people whom a relative clause in the plural is about."""
    if not cue.index or scene.words[cue.index - 1] not in _WHO or cue.form.form not in FINITE:
        return None
    end = cue.index - 1 - (scene.words[cue.index - 2] in COMMAS)
    for start in range(end - 1, max(begin, end - PEOPLE) - 1, -1):
        word = scene.words[start]
        if not is_word(scene.tokens[start]) or scene.mention[start] is not None or (word in group("stop") and word != "في"):
            return None
        whole = start + 1 == end or word.startswith("ال") or word in plurals()
        if (
            word in plurals()
            or (start + 1 == end and _broken_plural(scene, start))
            or (whole and word.startswith("ال") and word.endswith(("ين", "ون")) and not _adjective_of(scene, start))
        ):
            bound = start > begin and scene.words[start - 1] in plurals() and not scene.words[start - 1].startswith("ال")
            return Subject(start - bound, end)  # «أهالي | الأطفال الذين أبدوا سعادتهم»
    return None


def unlinked(scene: Scene, cue: Cue, begin: int) -> Subject | None:
    """«ممثلين عن السكان كانوا قد عبروا عن …»، «عدة دبلوماسيين، تحدثوا»: people before their verb without «الذين»."""
    word = scene.words[cue.index]
    if cue.form.form != "perfect" or cue.cut or not (cue.form.plural and word.endswith("وا")):
        return None
    end = cue.index
    while end > begin and scene.words[end - 1] in _BEFORE_VERB:
        end -= 1
    for start in range(end - 1, max(begin, end - PEOPLE) - 1, -1):
        word = scene.words[start]
        if not is_word(scene.tokens[start]) or start in scene.cue_at:
            return None
        several = word in plurals() or (word.endswith("ين") and sound_plural(without_article(word)[:-2] + "ون"))
        whole = start + 1 == end and scene.words[start - 1] not in group("governs")  # not «ممثلين عن | السكان كانوا قد عبروا»
        if several and (whole or not word.startswith("ال")) and scene.mention[start] is None:
            return Subject(start - (scene.words[start - 1] in group("quantity", "some") and start > begin), end)
        if word not in group("governs") and not word.startswith(("ال", "ب", "ل")) and scene.mention[start] is None:
            return None
    return None


def _broken_plural(scene: Scene, index: int) -> bool:
    """«من الوزراء الذين»، «قال الخبراء الذين»: a plural for people by its form, not in the genitive («سكان الأحياء»)."""
    word, before = scene.words[index], scene.words[index - 1] if index else ""
    free = before in group("governs") or (index - 1) in scene.cue_at or not before.isalpha()
    return word.startswith("ال") and word.endswith("اء") and len(word) > 6 and free


def _adjective_of(scene: Scene, index: int) -> bool:
    """«السكان المتضررين»: whether a definite word goes on with the plural before it."""
    return (
        index > 0
        and scene.words[index - 1].startswith("ال")
        and (scene.words[index - 1] in plurals() or scene.words[index - 1].endswith(("ين", "ون")))
    )


def everybody(scene: Scene, cue: Cue, begin: int) -> Subject | None:
    """«حيث تبادل الجميع التهاني، سائلين الله أن …»: those present, after the nearest verb before a participle in the plural.

    So stand all whose noun is in the nominative: «ولجأ المرافقون إلى …، مطالبين». Before a verb: «وكان الجميع يقولون».
    """
    if not cue.form.plural or cue.form.feminine:
        return None
    if cue.form.form != "participle":
        beside = cue.cut == 0 and cue.index > begin and scene.words[cue.index - 1] in group("attending")
        return Subject(cue.index - 1, cue.index) if beside else None
    for index in range(cue.index - 1, max(begin, cue.index - _FAR), -1):
        if (scene.words[index] in group("attending") or _several_do(scene, index)) and scene.quote_of[index] is None:
            verb = scene.words[index - 1]
            free = is_word(scene.tokens[index - 1]) and not verb.startswith("ال") and scene.mention[index - 1] is None
            return Subject(index, index + 1) if free and verb not in group("governs", "that") and not _bound(verb) else None
        other = scene.cue_at.get(index)
        if other is not None and (other.cut or scene.words[index - 1] in COMMAS):  # not «عبر المقاطع»
            return None
    return None


def _several_do(scene: Scene, index: int) -> bool:
    """«المرافقون»، «اللاعبون»: a definite plural in the nominative, no adjective of another («السكان المحليون»)."""
    word = scene.words[index]
    return word.endswith("ون") and word.startswith("ال") and sound_plural(word[2:]) and scene.mention[index] is None


def _bound(word: str) -> bool:
    """Whether a word is a preposition with a pronoun or a noun that the next one belongs to («معايدة الجميع»)."""
    return word in group("quantity", "partitive", "with-pronoun") or word.endswith("ه") or speaker_noun(word) is not None
