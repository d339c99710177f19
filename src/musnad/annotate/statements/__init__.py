"""Statements: content that the text attributes to a speaker, with cue, act, kind and the carriers it came through.

Each passage is read from left to right. A cue opens a content by one of its frames; what lies inside a content is
not read again. Attributions («بحسب …») add a carrier to the statement of their sentence, or make its clause one.
"""

from musnad.annotate.statements.bounds import starts_attribution
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.frames import forward
from musnad.annotate.statements.memory import Memory, nisba_forms, note_names, note_offices
from musnad.annotate.statements.relays import contained, relative_object, relayed
from musnad.annotate.statements.scene import Scene, scenes
from musnad.annotate.statements.sources import attributed, below, headed, headline
from musnad.arabic import folded
from musnad.model import PageMarks, Statement
from musnad.tables import Tables

READERS = (relayed, contained, relative_object, forward)


def find(marks: PageMarks, tables: Tables) -> tuple[Statement, ...]:
    """The statements of a page in page order, numbered s1, s2, …"""
    nisba = nisba_forms(tables)
    outlets = {article.number: folded(article.outlet) for article in marks.articles if article.outlet}
    memories: dict[int | None, Memory] = {}
    read = scenes(marks)
    for scene in read:
        number = scene.passage.line.article
        memory = memories.setdefault(number, Memory(tables, nisba, outlets.get(number or 0)))
        note_offices(scene, memory)
    drafts: list[tuple[Scene, Draft]] = []
    for scene in read:
        memory = memories[scene.passage.line.article]
        note_names(scene, memory)
        drafts.extend((scene, draft) for draft in _read(scene, memory))
    drafts.sort(key=lambda pair: pair[1].span(pair[0]))
    return tuple(draft.statement(scene, f"s{number}") for number, (scene, draft) in enumerate(drafts, 1))


def _read(scene: Scene, memory: Memory) -> list[Draft]:
    """The drafts of one passage. `free` is the first token that no content holds yet."""
    first = headline(scene, memory)
    if first is not None:
        memory.remember(first.speaker, None)
        return [first]
    found = below(scene, memory)
    free = found[0].end if found else 0
    for index in scene.openers:
        if index < free:
            continue
        if scene.quote_of[index] is None and starts_attribution(scene, index):
            free = attributed(scene, index, memory, found)
        elif index in scene.cue_at and not _inside_speech(scene, index):
            draft = _by_cue(scene, scene.cue_at[index], memory, found)
            free = max(draft.end, index + 1) if draft is not None else free
    headed(scene, memory, found)
    return found


def _by_cue(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """The first form of attribution that a cue meets; noted and added."""
    for reader in READERS:
        draft = reader(scene, cue, memory, found)
        if draft is not None:
            found.append(draft)
            memory.remember(draft.speaker, draft.form)
            memory.carriers = draft.carriers or memory.carriers
            return draft
    return None


def _inside_speech(scene: Scene, index: int) -> bool:
    """Whether a token stands in a quotation of more than three words: speech, not a name."""
    opening = scene.quote_of[index]
    return opening is not None and scene.quotes[opening] - opening > 4
