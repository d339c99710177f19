"""The forms of attribution: how cue, speaker and content stand to one another in a sentence."""

from dataclasses import dataclass, replace

from musnad.annotate.statements_acts import decide
from musnad.annotate.statements_carriers import between, is_medium, source_parties
from musnad.annotate.statements_content import (
    FRAMES,
    REACH,
    THAT,
    Marker,
    attribution_source,
    clitic_cut,
    content_end,
    kind,
    skip_links,
    speaker_noun,
)
from musnad.annotate.statements_cues import Cue
from musnad.annotate.statements_objects import object_marker
from musnad.annotate.statements_scene import Scene
from musnad.annotate.statements_speakers import Memory, Subject, elided, resolve, subject_after, subject_before
from musnad.arabic import is_word
from musnad.model import Act, Party, Span, Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement by token range; `cut` letters of the first token are left out."""

    start: int
    end: int
    cut: int
    cue: int | None
    act: Act
    own: bool
    speaker: tuple[Party, ...]
    carriers: tuple[Party, ...]
    why: str

    def span(self, scene: Scene) -> tuple[int, int]:
        """Where the content stands in the page."""
        _, start, end = kind(scene, self.start, self.end)
        return scene.tokens[start].start + (self.cut if start == self.start else 0), scene.tokens[end - 1].end

    def statement(self, scene: Scene, name: str) -> Statement:
        """The finished statement."""
        how, start, end = kind(scene, self.start, self.end)
        begin, finish = self.span(scene)
        cue = Span(scene.tokens[self.cue].start, scene.tokens[self.cue].end) if self.cue is not None else None
        act = decide(scene, start, end, self.act, own=self.own)
        return Statement(name, begin, finish, how, act, cue, self.speaker, self.carriers, self.why)


def _draft(scene: Scene, marker: Marker, end: int, rest: Draft) -> Draft | None:
    """A draft with its content, or None where nothing is left of it."""
    how, start, stop = kind(scene, marker.index, end) if marker.index < end else ("indirect", 0, 0)
    if start >= stop or not any(is_word(scene.tokens[i]) for i in range(start, stop)):
        return None
    return replace(rest, start=marker.index, end=end, cut=marker.cut, own=marker.own, act=marker.act or rest.act)


def forward(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """A cue whose content follows it («قال فلان إن …», «… مضيفا أن …»), or whose quotation stands before it."""
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    participle = cue.form.form == "participle"
    subject = None if participle or (cue.form.form == "noun" and cue.form.pronoun) else subject_after(scene, cue.index + 1, limit)
    after = subject.end if subject else cue.index + 1
    marker = _marker(scene, cue, cue.index + 1, limit, subject)
    if marker is None and cue.form.form == "perfect":
        quotation = _quotation_before(scene, cue, found)
        if quotation is not None and subject is not None:
            speaker = resolve(scene, subject, memory)
            return _row(quotation, after, cue, speaker, between(scene, after, min(limit, after + 8), memory))
    if marker is None or (cue.form.form == "noun" and marker.link not in {"that", "colon", "quote"}):
        objected = object_marker(scene, cue, subject, limit)
        if objected is None:
            return None
        marker, subject = objected
    elif cue.form.form == "noun" and subject is None and not cue.form.pronoun:
        return None
    speaker = _speaker(scene, cue, subject, memory, found)
    if not speaker:
        return None
    told = between(scene, cue.index + 1, marker.index, memory) or _inherited(scene, cue, found, speaker)
    marker = skip_links(scene, marker)
    end = content_end(scene, marker.index, colon=_runs_on(scene, marker)) if marker.index < len(scene.tokens) else marker.index
    if _reports_another(scene, cue, marker, end, speaker, memory):
        memory.reporting = (speaker, scene.sentence(cue.index)[1])
        return None
    told = told + tuple(party for party in _reporting(scene, cue, memory) if party not in speaker)
    rest = Draft(0, 0, 0, cue.index, cue.form.verb.act, False, speaker, told, f"row:cues.tsv:{cue.form.verb.lemma}/{marker.link}")
    return _draft(scene, marker, end, rest)


def _row(content: tuple[int, int], end: int, cue: Cue, speaker: tuple[Party, ...], told: tuple[Party, ...]) -> Draft:
    why = f"row:cues.tsv:{cue.form.verb.lemma}/before"
    return Draft(content[0], content[1], 0, cue.index, cue.form.verb.act, False, speaker, told, why)


def _marker(scene: Scene, cue: Cue, start: int, limit: int, subject: Subject | None) -> Marker | None:
    """The first place after a cue where one of its frames is met, outside the subject."""
    if cue.form.verb.frames & {"accuse", "demand", "blame", "judge"}:
        return object_or_link(scene, cue, subject, limit)
    readers = [FRAMES[frame] for frame in cue.form.verb.frames if frame in FRAMES]
    index = start
    while index < limit:
        if subject is not None and index == subject.start:
            index = subject.end
            continue
        for reader in readers:
            marker = reader(scene, index, cue)
            if marker is not None:
                return marker
        if index > start and _other_clause(scene, cue, index):
            return None
        index += 1
        if index == limit and _quoted_below(scene, cue, index):
            return None
    return None


def _quoted_below(scene: Scene, cue: Cue, index: int) -> bool:
    return index >= len(scene.tokens)


def _other_clause(scene: Scene, cue: Cue, index: int) -> bool:
    """Whether a new verb of speech or a joined clause begins before the content was found."""
    other = scene.cue_at.get(index)
    if cue.form.form == "participle" and index > cue.index + 6:
        return True
    if "tight" in cue.form.verb.frames and index > cue.index + 3:
        return True
    return other is not None and other.form.form in {"perfect", "imperfect"} and (other.cut > 0 or scene.words[index - 1] in {"،", ","})


def object_or_link(scene: Scene, cue: Cue, subject: Subject | None, limit: int) -> Marker | None:
    """«اتهم فلان فلانا ب…»، «وصفه بأنه …»: handled with objects; a plain «أن» or colon counts too."""
    plain = [FRAMES[frame] for frame in cue.form.verb.frames if frame in FRAMES]
    start = subject.end if subject else cue.index + 1
    for index in range(start, min(limit, start + 6)):
        if _is_link(scene, index, cue):
            return None
        for reader in plain:
            marker = reader(scene, index, cue)
            if marker is not None:
                return marker
    return None


def _is_link(scene: Scene, index: int, cue: Cue) -> bool:
    return is_word(scene.tokens[index]) and clitic_cut(scene, index, "ب") > 0 and scene.words[index] not in THAT


def _quotation_before(scene: Scene, cue: Cue, found: list[Draft]) -> tuple[int, int] | None:
    """«"…"، قال فلان»: the quotation that closes right before a cue, if no statement holds it."""
    index = cue.index - 1
    if index >= 0 and scene.words[index] in {"،", ","}:
        index -= 1
    opening = next((o for o, c in scene.quotes.items() if c == index), None)
    if opening is None or index - opening < 4 or any(draft.start <= opening < draft.end for draft in found):
        return None
    return opening, index + 1


def _speaker(scene: Scene, cue: Cue, subject: Subject | None, memory: Memory, found: list[Draft]) -> tuple[Party, ...]:
    floor = max((draft.end for draft in found), default=0)
    if cue.form.form == "participle":
        begin, _ = scene.sentence(cue.index)
        here = [draft for draft in found if draft.start >= begin and (draft.cue or 0) < cue.index]
        return here[-1].speaker if here else elided(scene, cue, memory, floor)
    before = subject_before(scene, cue, max(floor, scene.sentence(cue.index)[0])) if not cue.cut else None
    if subject is not None and not (before is not None and _weaker(scene, subject)):
        return resolve(scene, subject, memory)
    if before is not None:
        return resolve(scene, before, memory)
    if "الذي" in scene.words[max(0, cue.index - 2) : cue.index] or "التي" in scene.words[max(0, cue.index - 2) : cue.index]:
        return _antecedent(scene, cue, memory)
    return elided(scene, cue, memory, floor)


def _weaker(scene: Scene, subject: Subject) -> bool:
    """Whether what follows the verb can hardly speak: no name and no noun for one who speaks."""
    names = any(scene.mention[i] is not None for i in range(subject.start, subject.end))
    return not names and speaker_noun(scene.words[subject.start]) is None


def _antecedent(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """«… عبدالله جيفتشي الذي أضاف»: the name before the relative pronoun."""
    for index in range(cue.index - 1, max(-1, cue.index - 8), -1):
        mention = scene.mention[index]
        if mention is not None:
            return (Party(mention.entity, scene.text[mention.start : mention.end], Span(mention.start, mention.end)),)
    return memory.spoke[-1][0] if memory.spoke else ()


def _inherited(scene: Scene, cue: Cue, found: list[Draft], speaker: tuple[Party, ...]) -> tuple[Party, ...]:
    """Carriers hold on within the sentence («…، نافيا أن …») and end with it."""
    begin, _ = scene.sentence(cue.index)
    for draft in reversed(found):
        if draft.start >= begin and draft.carriers and draft.speaker == speaker:
            return draft.carriers
    return ()


def _runs_on(scene: Scene, marker: Marker) -> bool:
    """After a colon without quotation marks the content runs to the end of the passage."""
    return marker.link == "colon" and marker.index < len(scene.tokens) and marker.index not in scene.quotes


def _reports_another(scene: Scene, cue: Cue, marker: Marker, end: int, speaker: tuple[Party, ...], memory: Memory) -> bool:
    """«أفادت وكالة بأن فلانا دعا …»: a medium tells a speech act of another, who is the speaker."""
    if marker.link != "that" or not _media(speaker, memory):
        return False
    inner = next((c for c in scene.cues if marker.index < c.index < min(end, marker.index + 12)), None)
    if inner is None or inner.form.form not in {"perfect", "imperfect"}:
        return False
    teller = subject_before(scene, inner, marker.index)
    return teller is not None and inner.index - marker.index <= 10


def _media(speaker: tuple[Party, ...], memory: Memory) -> bool:
    for party in speaker:
        known = memory.tables.known.get(party.entity or "")
        if known is not None and known.kind in {"agency", "outlet"}:
            return True
        if known is None and any(speaker_noun(word) == "media" for word in party.text.split()[:1]):
            return True
    return False


def _reporting(scene: Scene, cue: Cue, memory: Memory) -> tuple[Party, ...]:
    """The medium whose report a cue stands in, told earlier in the same sentence."""
    speaker, until = memory.reporting
    return speaker if speaker and cue.index < until and memory.reporting_scene is scene.passage else ()


def relayed(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«نقلت وكالة عن فلان (قوله) إن …»: the medium carries, the one after «عن» speaks."""
    if "relay" not in cue.form.verb.frames or cue.form.form == "noun":
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    about = next((i for i in range(cue.index + 1, min(limit, cue.index + 14)) if scene.words[i] in {"عن", "عنه", "عنها", "عنهم"}), None)
    if about is None:
        return None
    medium = subject_after(scene, cue.index + 1, about)
    carrier = resolve(scene, medium, memory) if medium else memory.carriers[-1:]
    if medium is not None and speaker_noun(scene.words[medium.start]) == "media" and medium.end - medium.start == 1 and memory.carriers:
        carrier = memory.carriers[-1:]
    speaker_phrase = subject_after(scene, about + 1, limit) if scene.words[about] == "عن" else None
    speaker = resolve(scene, speaker_phrase, memory) if speaker_phrase else (memory.spoke[-1][0] if memory.spoke else ())
    start = speaker_phrase.end if speaker_phrase else about + 1
    own = next((c for c in scene.cues if start <= c.index < limit and c.form.form == "noun" and c.form.pronoun), None)
    marker = _that_or_quote(scene, own or cue, own.index + 1 if own else start, limit)
    if marker is None or not speaker:
        return None
    released = between(scene, start, own.index if own else marker.index, memory)
    marker = skip_links(scene, marker)
    if marker.index >= len(scene.tokens):
        return None
    rest = Draft(0, 0, 0, (own or cue).index, "say", False, speaker, released + carrier, "row:cues.tsv:نقل/relay")
    return _draft(scene, marker, content_end(scene, marker.index, colon=_runs_on(scene, marker)), rest)


def _that_or_quote(scene: Scene, cue: Cue, start: int, limit: int) -> Marker | None:
    for index in range(start, limit):
        for frame in ("that", "quote"):
            marker = FRAMES[frame](scene, index, cue)
            if marker is not None:
                return marker
    return None


def relative_object(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«وهو ما تنفيه طهران»: the content is «ما», which takes up what was said before."""
    if not cue.form.pronoun or cue.form.form == "noun" or cue.index == 0 or scene.words[cue.index - 1] != "ما":
        return None
    subject = subject_after(scene, cue.index + 1, scene.sentence(cue.index)[1])
    if subject is None:
        return None
    speaker = resolve(scene, subject, memory)
    why = f"row:cues.tsv:{cue.form.verb.lemma}/relative"
    return Draft(cue.index - 1, cue.index, 0, cue.index, cue.form.verb.act, False, speaker, (), why)


def attributed(scene: Scene, index: int, memory: Memory, found: list[Draft]) -> int:
    """Read an attribution at a token: a carrier of the sentence's statement, or the speaker of its clause.

    Returns the token from which reading goes on.
    """
    source = attribution_source(scene, index)
    if source is None:
        return index + 1
    parties, after = source_parties(scene, source, memory)
    begin, end = scene.sentence(index)
    here = [n for n, draft in enumerate(found) if draft.start >= begin and draft.end <= index]
    cue = next((i for i in range(index, source) if i in scene.cue_at), index)
    if here:
        for n in here[-1:]:
            extra = tuple(p for p in parties if p not in found[n].speaker)
            found[n] = replace(found[n], carriers=found[n].carriers + extra)
        return after
    if not any(is_word(scene.tokens[i]) for i in range(begin, index) if scene.words[i] not in {"و", "كما", "لكن"}):
        return _heads(scene, after, end, parties, memory)
    start = _clause_start(scene, begin, index)
    speaker = _resolved_source(scene, parties)
    rest = Draft(0, 0, 0, cue, "say", False, speaker, (), "row:cue_particles.tsv:after")
    cut = 1 if scene.words[start].startswith("و") and scene.mention[start] is None and len(scene.words[start]) > 3 else 0
    draft = _draft(scene, Marker(start, cut, "clause"), index, rest)
    if draft is not None and not any(i in scene.cue_at and scene.cue_at[i].form.form == "participle" for i in range(start, index)):
        found.append(draft)
        memory.remember(draft.speaker, None)
    return after


def _resolved_source(scene: Scene, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return parties


def _clause_start(scene: Scene, begin: int, index: int) -> int:
    start = begin
    while start < index and (not is_word(scene.tokens[start]) and start not in scene.quotes or scene.words[start] in {"كما", "لكن", "ولكن", "و"}):
        start += 1
    return start


def _heads(scene: Scene, after: int, end: int, parties: tuple[Party, ...], memory: Memory) -> int:
    """«ووفقا لفلان، فإن …»: the source stands first; what follows is its content, or that of one it reports."""
    memory.reporting = (parties, end)
    memory.reporting_scene = scene.passage
    memory.heading = (after, end, parties)
    return after


def headline(scene: Scene, memory: Memory) -> Draft | None:
    """«فلان: …» in a title: who speaks before the colon; a place only where the words are its own («نبحث»)."""
    if scene.passage.line.label not in {"title", "heading"}:
        return None
    colon = next((i for i in range(1, min(9, len(scene.tokens))) if scene.words[i] == ":"), None)
    if colon is None or colon + 1 >= len(scene.tokens) or any(c.index < colon for c in scene.cues):
        return None
    name = scene.mention[colon - 1]
    speaks = (name is not None and name.type != "LOC") or speaker_noun(scene.words[0]) in {"role", "source", "body"}
    own = colon + 1 in scene.quotes or _first_person(scene, colon + 1)
    if not speaks and not (name is not None and own):
        return None
    speaker = resolve(scene, Subject(0, colon), memory)
    rest = Draft(0, 0, 0, None, "say", False, speaker, (), "rule:headline-colon")
    return _draft(scene, skip_links(scene, Marker(colon + 1, 0, "headline")), len(scene.tokens), rest)


def _first_person(scene: Scene, start: int) -> bool:
    return any(scene.words[i].startswith("ن") or scene.words[i].endswith("نا") for i in range(start, min(start + 2, len(scene.tokens))))


__all__ = ["Draft", "attributed", "forward", "headline", "is_medium", "relative_object", "relayed"]
