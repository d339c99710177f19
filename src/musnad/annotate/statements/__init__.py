"""Statements: content that the text attributes to a speaker, with cue, act, kind and the carriers it came through.

Each passage is read from left to right. A cue opens a content by one of its frames; what lies inside a content is
not read again. Attributions («بحسب …») add a carrier to the statement of their sentence, or make its clause one.
"""

from musnad.annotate.statements.attributions import own_words, starts_attribution
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.dialogue import answer, turns
from musnad.annotate.statements.documents import contained, written
from musnad.annotate.statements.drafts import RECENT, Draft
from musnad.annotate.statements.frames import forward
from musnad.annotate.statements.genre import surely_said
from musnad.annotate.statements.guests import received
from musnad.annotate.statements.headlines import headline
from musnad.annotate.statements.later import named_later
from musnad.annotate.statements.memory import Memory, nisba_forms, note_names
from musnad.annotate.statements.offices import note_offices
from musnad.annotate.statements.papers import note_papers
from musnad.annotate.statements.preceding import alone
from musnad.annotate.statements.relatives import relative_object
from musnad.annotate.statements.relays import learned, relayed
from musnad.annotate.statements.reports import witnessed
from musnad.annotate.statements.scene import Scene, scenes
from musnad.annotate.statements.sources import attributed, below, headed, own_clause
from musnad.annotate.statements.stretches import follows, stretched
from musnad.annotate.statements.topics import note_topics
from musnad.annotate.statements.trust import weighed
from musnad.annotate.statements.unmarked import after_comma, first_person, own_voice
from musnad.arabic import folded
from musnad.model import PageMarks, Statement
from musnad.tables import Tables

READERS = (relayed, learned, witnessed, contained, written, relative_object, forward, after_comma)


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
    answers = turns(read)
    narrated: set[int | None] = set()  # articles whose author says «we» of himself
    free, above = 0, -1  # tokens of the line that a quotation from above holds, the line where that ends
    for at, scene in enumerate(read):
        memory = memories[scene.passage.line.article]
        note_names(scene, memory)
        note_papers(scene, memory)
        note_topics(scene, memory)
        if at < above:
            continue
        told = answer(scene, memory) if at in answers else None
        if told is not None:
            memory.remember(told.speaker, None)
        found = [told] if told is not None else _read(scene, memory, free, _last_above(read, at, drafts))
        if scene.passage.line.article not in narrated:
            own_voice(scene, found, _last_above(read, at, drafts))
        if told is None and first_person(scene, found):
            narrated.add(scene.passage.line.article)
        over = stretched(read, at, found)
        free, above = (over.close + 1, at + over.lines) if over is not None else (0, -1)
        drafts.extend((scene, draft) for draft in found)
    drafts.sort(key=lambda pair: pair[1].span(pair[0]))
    drafts = [pair for pair in surely_said(read, named_later(drafts, memories)) if not received(*pair)]
    return weighed(marks, tuple(draft.statement(scene, f"s{number}") for number, (scene, draft) in enumerate(drafts, 1)))


def _last_above(read: list[Scene], at: int, drafts: list[tuple[Scene, Draft]]) -> Draft | None:
    """The last statement found, if it stands on the line right above."""
    if not drafts or at == 0 or drafts[-1][0] is not read[at - 1] or not follows(read[at - 1], read[at]):
        return None
    return max((draft for scene, draft in drafts[-RECENT:] if scene is read[at - 1]), key=lambda draft: draft.end)


def _read(scene: Scene, memory: Memory, free: int, above: Draft | None) -> list[Draft]:
    """The drafts of one passage. `free` is the first token that no content holds yet, `above` the last one of the line above."""
    first = headline(scene, memory)
    if first is not None:
        memory.remember(first.speaker, None)
        memory.pending = None  # its quotation does not stand under a headline
        return [first]
    found = below(scene, memory)
    for opened in found:
        memory.remember(opened.speaker, opened.form)
    free = found[0].end if found else free
    for index in scene.openers:
        if index < free:
            continue
        if memory.heading is not None and index >= memory.heading[2]:
            headed(scene, memory, found)  # whom the next sentence may take up
        if scene.quote_of[index] is None and starts_attribution(scene, index):
            free = attributed(scene, index, memory, found)
        elif scene.quote_of[index] is None and own_words(scene, index):
            free = own_clause(scene, index, memory, found)
        elif index in scene.cue_at and not _inside_speech(scene, index):
            draft = _by_cue(scene, scene.cue_at[index], memory, found)
            free = max(draft.end, index + 1) if draft is not None else free
    headed(scene, memory, found)
    alone(scene, memory, found, above)
    return found


def _by_cue(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """The first form of attribution that a cue meets; noted and added."""
    for reader in READERS:
        draft = reader(scene, cue, memory, found)
        if draft is not None:
            found.append(draft)
            memory.remember(draft.speaker, draft.form, scene.tokens[draft.end - 1].end)
            memory.carriers = draft.carriers or memory.carriers
            return draft
    return None


def _inside_speech(scene: Scene, index: int) -> bool:
    """Whether a token stands in a quotation of more than three words: speech, not a name."""
    opening = scene.quote_of[index]
    return opening is not None and scene.quotes[opening] - opening > 4
