"""Statements: content that the text attributes to a speaker, with cue, act, kind and the carriers it came through.

Each passage is read from left to right. A cue opens a content by one of its frames; what lies inside a content is
not read again. Attributions («بحسب …») add a carrier to the statement of their sentence, or make its clause one.
"""

from musnad.annotate.statements_content import starts_attribution
from musnad.annotate.statements_frames import Draft, attributed, forward, headline, relative_object, relayed
from musnad.annotate.statements_scene import Scene, scenes
from musnad.annotate.statements_speakers import Memory, nisba_forms, note_names
from musnad.arabic import folded
from musnad.model import Article, PageMarks, Statement
from musnad.tables import Tables


def find(marks: PageMarks, tables: Tables) -> tuple[Statement, ...]:
    """The statements of a page in page order, numbered s1, s2, …"""
    nisba = nisba_forms(tables)
    outlets = {article.number: _names_of(article) for article in marks.articles}
    memories: dict[int | None, Memory] = {}
    drafts: list[tuple[Scene, Draft]] = []
    for scene in scenes(marks):
        number = scene.passage.line.article
        if number not in memories:
            memories[number] = Memory(tables, nisba, outlets.get(number or 0, frozenset()))
        memory = memories[number]
        note_names(scene, memory)
        drafts.extend((scene, draft) for draft in _read(scene, memory))
    drafts.sort(key=lambda pair: pair[1].span(pair[0]))
    return tuple(draft.statement(scene, f"s{number}") for number, (scene, draft) in enumerate(drafts, 1))


def _names_of(article: Article) -> frozenset[str]:
    return frozenset({folded(article.outlet)}) if article.outlet else frozenset()


def _read(scene: Scene, memory: Memory) -> list[Draft]:
    """The drafts of one passage. `free` is the first token that no content holds yet."""
    found: list[Draft] = []
    first = headline(scene, memory)
    if first is not None:
        memory.remember(first.speaker, None)
        return [first]
    free = 0
    for index in range(len(scene.tokens)):
        if index < free:
            continue
        if scene.quote_of[index] is None and starts_attribution(scene, index):
            free = attributed(scene, index, memory, found)
            continue
        cue = scene.cue_at.get(index)
        if cue is None or _inside_speech(scene, index):
            continue
        for reader in (relayed, relative_object, forward):
            draft = reader(scene, cue, memory, found)
            if draft is not None:
                found.append(draft)
                memory.remember(draft.speaker, cue)
                memory.carriers = draft.carriers or memory.carriers
                free = max(draft.end, index + 1)
                break
    return found


def _inside_speech(scene: Scene, index: int) -> bool:
    """Whether a token stands in a quotation of more than three words: speech, not a name."""
    opening = scene.quote_of[index]
    return opening is not None and scene.quotes[opening] - opening > 4

