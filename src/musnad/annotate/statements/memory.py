"""What an article has said so far: who spoke, who was named, who holds which office."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from musnad.annotate.statements.cues import CueForm
from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.nouns import subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, bare_noun, speaker_noun
from musnad.arabic import folded, is_word, without_article
from musnad.model import Mention, Party, Passage
from musnad.tables import Tables

LAST = 100  # speakers, names and offices that are looked through for whom a phrase takes up


@dataclass(slots=True)
class Memory:
    """What the article has said so far, in reading order: speakers, persons, roles."""

    tables: Tables
    nisba: Mapping[str, str]
    own_outlet: str | None  # folded name of the outlet itself, which is never a carrier
    roles: dict[str, dict[tuple[str, ...], Mention]] = field(default_factory=dict)  # by the head of the office
    spoke: deque[tuple[tuple[Party, ...], bool, bool]] = field(
        default_factory=lambda: deque(maxlen=LAST)
    )  # parties, feminine, plural
    seen: list[Mention] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)  # entities that are persons
    carriers: tuple[Party, ...] = ()  # of the last statement that had some
    reporting: tuple[tuple[Party, ...], Passage | None, int] = ((), None, 0)  # who reports a sentence, and where it ends
    heading: tuple[int, int, int] | None = None  # tokens: a source at the head of a sentence, what follows it, the end
    pending: Draft | None = None  # a draft whose quotation stands on the next line

    def hold(self, office: tuple[str, ...], mention: Mention) -> None:
        """Note who holds an office."""
        self.roles.setdefault(office[0], {})[office] = mention

    def holders(self, head: str) -> Iterator[tuple[tuple[str, ...], Mention]]:
        """The offices with the same head and who holds them, the last first."""
        return islice(reversed(self.roles.get(head, {}).items()), LAST)

    def named(self, before: int) -> Iterator[Mention]:
        """The names before an offset of the page, the last first."""
        end = bisect_left(self.seen, before, key=lambda mention: mention.start)
        return (self.seen[i] for i in range(end - 1, max(-1, end - 1 - LAST), -1))

    def report(self, parties: tuple[Party, ...], passage: Passage, end: int) -> None:
        """Note who reports the rest of a sentence that ends at a token."""
        self.reporting = (parties, passage, end)

    def reported(self, passage: Passage, index: int) -> tuple[Party, ...]:
        """Who reports the sentence of a token, if anybody."""
        parties, where, end = self.reporting
        return parties if where is passage and index < end else ()

    def remember(self, parties: tuple[Party, ...], form: CueForm | None) -> None:
        """Note who spoke, with the gender and number that the verb shows."""
        self.spoke.append((parties, bool(form and form.feminine), bool(form and form.plural)))


_built: list[tuple[Tables, Mapping[str, str]]] = []


def nisba_forms(tables: Tables) -> Mapping[str, str]:
    """Folded adjectives of states in every form, to the state's id; those of the last tables are kept: «ايراني، ايرانيون»."""
    if not (_built and _built[0][0] is tables):
        _built[:] = [(tables, _nisba_forms(tables))]
    return _built[0][1]


def _nisba_forms(tables: Tables) -> dict[str, str]:
    forms: dict[str, str] = {}
    for known in tables.known.values():
        for adjective in known.nisba if known.type == "LOC" else ():
            bare = folded(adjective)
            for form in (bare, bare + "ه", bare + "ون", bare + "ين", bare + "ات"):
                forms.setdefault(form, known.id)
    return forms


def note_names(scene: Scene, memory: Memory) -> None:
    """Take up the names of a passage as read."""
    memory.seen.extend(mention for _, mention in _first_tokens(scene))
    memory.persons.update(mention.entity for mention in scene.mention if mention is not None and mention.type == "PER")


def note_offices(scene: Scene, memory: Memory) -> None:
    """Take up the offices that stand beside persons («الرئيس الإيراني مسعود …»); done for the whole article first."""
    for index, mention in _first_tokens(scene):
        if mention.type == "PER":
            _note_office(scene, index, mention, memory)


def _first_tokens(scene: Scene) -> Iterator[tuple[int, Mention]]:
    previous: Mention | None = None
    for index, mention in enumerate(scene.mention):
        if mention is None or mention is previous:
            continue
        previous = mention
        yield index, mention


def _note_office(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    start = index
    while start > 0 and index - start < 9 and _within_office(scene, start - 1):
        start -= 1
        if speaker_noun(bare_noun(scene.words[start])) == "role" and scene.words[start - 1 : start] != ("نايب",):
            memory.hold(role_key(scene, start, index, memory), mention)
            break
        dual = _dual_role(bare_noun(scene.words[start]))
        if dual is not None:
            state = memory.nisba.get(without_article(bare_noun(scene.words[index - 1])))
            memory.hold((dual, state or scene.words[index - 1]), mention)
            break
    after = index
    while after < len(scene.mention) and scene.mention[after] is mention:
        after += 1
    if after < len(scene.words) and scene.words[after] in COMMAS:
        after += 1
    if after < len(scene.words) and speaker_noun(scene.words[after]) == "role":
        office = subject_after(scene, after, min(len(scene.tokens), after + 6))
        if office is not None:
            key = role_key(scene, office.start, office.end, memory)
            if key not in memory.roles.get(key[0], ()):
                memory.hold(key, mention)


def _within_office(scene: Scene, index: int) -> bool:
    """Whether an office may reach back over a token: no verb, «أن», time or sign but a comma."""
    word, cue = scene.words[index], scene.cue_at.get(index)
    if scene.time[index] is not None or word in THAT or (cue is not None and cue.form.form != "noun"):
        return False
    return is_word(scene.tokens[index]) or word == "،"


def role_key(scene: Scene, start: int, end: int, memory: Memory) -> tuple[str, ...]:
    """An office as words without article, nisba and state names both as the state's id: (رييس, iran)."""
    key = []
    for index in range(start, end):
        word = without_article(bare_noun(scene.words[index]))
        mention = scene.mention[index]
        if mention is not None and mention.type != "PER":
            state = memory.tables.known.get(mention.entity)
            key.append(state.id if state is not None else word)
        elif is_word(scene.tokens[index]):
            key.append(memory.nisba.get(word, word))
    return tuple(dict.fromkeys(key))


def _dual_role(word: str) -> str | None:
    """The office that two persons hold: رئيس for «الرئيسان»، «الرئيسين»، «رئيسي»."""
    for ending in ("ين", "ان", "" if word.startswith("ال") else "ي"):
        stem = without_article(word).removesuffix(ending)
        if ending and without_article(word) != stem and speaker_noun(stem) == "role":
            return stem
    return None
