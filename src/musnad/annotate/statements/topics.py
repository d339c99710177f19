"""What sentences are about: persons, and people without a name, whom later verbs without a subject take up."""

from musnad.annotate.statements.memory import Memory, first_tokens
from musnad.annotate.statements.nouns import Subject, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.subjects import oblique
from musnad.annotate.statements.words import group, plurals, speaker_noun
from musnad.arabic import is_word


def note_topics(scene: Scene, memory: Memory) -> None:
    """Take up the persons that sentences are about: the first of each that is not governed by a preposition."""
    last = -1
    for index, mention in first_tokens(scene):
        begin, _ = scene.sentence(index)
        if mention.type == "PER" and begin > last and scene.quote_of[index] is None and not oblique(scene, index, begin):
            memory.about.append(mention)
            last = begin
    for index, word in enumerate(scene.words):
        people = _people(scene, index, word)
        memory.groups.extend(resolve(scene, people, memory) if people is not None else ())


def _people(scene: Scene, index: int, word: str) -> Subject | None:
    """People without a name who may be taken up by a verb in the plural: «عدد من زوار المهرجان», not after a preposition."""
    many = (word in plurals() and not word.endswith("ين")) or (
        word in group("quantity") and scene.words[index + 1 : index + 2] == ("من",)
    )
    if (
        not many
        or index == 0
        or scene.quote_of[index] is not None
        or scene.words[index - 1] in group("governs", "quantity", "that")
    ):
        return None
    if is_word(scene.tokens[index - 1]) and speaker_noun(scene.words[index - 1]) is not None:
        return None
    people = subject_after(scene, index, min(index + 8, scene.sentence(index)[1]))
    return people if people is not None and people.start == index else None
