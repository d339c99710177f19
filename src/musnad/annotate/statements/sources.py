"""Attribution without a verb of its own: «بحسب فلان»، «ووفقا لفلان، فإن …»، «فلان: …», and quotations on the next line."""

from dataclasses import replace

from musnad.annotate.statements.bounds import attribution_source
from musnad.annotate.statements.carriers import source_parties
from musnad.annotate.statements.drafts import RECENT, Draft, recent, with_content
from musnad.annotate.statements.links import Marker, skip_links
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import THAT, group, own_waw, speaker_noun, words_of
from musnad.arabic import is_word
from musnad.model import Party

SHORT = 4  # words before «بحسب فلان» in the middle of a clause that are no content of their own


def attributed(scene: Scene, index: int, memory: Memory, found: list[Draft]) -> int:
    """Read an attribution at a token: a carrier of the sentence's statement, or the speaker of its clause.

    Returns the token from which reading goes on.
    """
    source = attribution_source(scene, index)
    if source is None:
        return index + 1
    parties, after = source_parties(scene, source, memory)
    begin, end = scene.sentence(index)
    here = next((draft for draft in reversed(recent(found)) if draft.start >= begin and draft.end <= index), None)
    if here is not None:
        found[found.index(here, -RECENT)] = _with_source(here, parties)
        return after
    said = sum(is_word(scene.tokens[i]) and scene.words[i] not in group("opener") for i in range(begin, index))
    goes_on = any(is_word(scene.tokens[i]) for i in range(after, end))
    if not said or (said <= SHORT and goes_on):
        memory.report(parties, scene.passage, end)
        memory.heading = (index, after, end)
        return after
    start = begin
    while start < index and (
        scene.words[start] in group("opener") or (not is_word(scene.tokens[start]) and start not in scene.quotes)
    ):
        start += 1
    word = scene.words[start]
    joined = word.startswith("و") and word not in own_waw() and len(word) > 2
    cut = 1 if joined and scene.mention[start] is None and start not in scene.quotes else 0
    draft = with_content(scene, Marker(start, cut, "clause"), index, _plain(scene, index, source, parties))
    if draft is not None:
        found.append(draft)
        memory.remember(draft.speaker, None)
    return after


def _with_source(draft: Draft, parties: tuple[Party, ...]) -> Draft:
    """A source named after a statement carried it; where only figures spoke («الحصيلة»), the source is the speaker."""
    unnamed = len(draft.speaker) == 1 and draft.speaker[0].entity is None
    if unnamed and speaker_noun(next(iter(words_of(draft.speaker[0].text)), "")) == "document":
        return replace(draft, speaker=parties)
    return replace(draft, carriers=draft.carriers + tuple(p for p in parties if p not in (*draft.speaker, *draft.carriers)))


def _plain(scene: Scene, index: int, source: int, parties: tuple[Party, ...]) -> Draft:
    cue = next((i for i in range(index, source) if i in scene.cue_at), index)
    return Draft(0, 0, 0, scene.tokens[cue], None, "say", False, parties, (), "row:cue_particles.tsv:source")


def headed(scene: Scene, memory: Memory, found: list[Draft]) -> None:
    """«ووفقا لفلان، فإن …» whose sentence holds no other statement: what follows is the source's own."""
    heading, memory.heading = memory.heading, None
    if heading is None:
        return
    index, after, end = heading
    if any(index <= draft.start < end for draft in recent(found)):
        return
    start = after
    while (
        start < end
        and (scene.words[start] in {"فان", "فانه", "فانها"} | THAT or not is_word(scene.tokens[start]))
        and start not in scene.quotes
    ):
        start += 1
    parties = memory.reported(scene.passage, index)
    draft = with_content(scene, Marker(start, 0, "heading"), end, _plain(scene, index, after, parties)) if start < end else None
    if draft is not None and parties:
        found.append(draft)
        memory.remember(parties, None)


def headline(scene: Scene, memory: Memory) -> Draft | None:
    """«فلان: …» in a title: who speaks before the colon; a place only where the words are its own («نبحث»)."""
    if scene.passage.line.label not in {"title", "heading"}:
        return None
    colon = next((i for i in range(1, min(9, len(scene.tokens))) if scene.words[i] == ":"), None)
    if colon is None or colon + 1 >= len(scene.tokens) or any(cue.index < colon for cue in scene.cues):
        return None
    name = scene.mention[colon - 1]
    speaks = (name is not None and name.type != "LOC") or speaker_noun(scene.words[0]) in {"role", "source", "body"}
    own = colon + 1 in scene.quotes or _first_person(scene, colon + 1)
    if not speaks and not (name is not None and own):
        return None
    draft = Draft(0, 0, 0, None, None, "say", False, resolve(scene, Subject(0, colon), memory), (), "rule:headline-colon")
    return with_content(scene, skip_links(scene, Marker(colon + 1, 0, "headline")), len(scene.tokens), draft)


def _first_person(scene: Scene, start: int) -> bool:
    near = scene.words[start : start + 2]
    return any(word.startswith("ن") or word.endswith("نا") for word in near)


def below(scene: Scene, memory: Memory) -> list[Draft]:
    """A quotation that stands on the line under its «وقال فلان:»."""
    pending, memory.pending = memory.pending, None
    if pending is None or not scene.tokens:
        return []
    end = min(scene.quotes[0], len(scene.tokens) - 1) + 1 if 0 in scene.quotes else len(scene.tokens)
    draft = with_content(scene, skip_links(scene, Marker(0, 0, "below")), end, pending)
    return [draft] if draft is not None else []
