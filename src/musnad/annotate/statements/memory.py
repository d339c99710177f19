"""What an article has said so far: who spoke, who was named, who holds which office."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from musnad.annotate.statements.cues import FINITE, CueForm
from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group, plurals, sound_plural, speaker_noun, women, words_of
from musnad.arabic import folded, without_article
from musnad.model import Mention, Party, Passage, Span
from musnad.tables import Tables

LAST = 100  # speakers, names and offices that are looked through for whom a phrase takes up


@dataclass(frozen=True, slots=True)
class Holder:
    """An office and a name beside which it stands."""

    office: tuple[str, ...]
    mention: Mention


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that begins with a verb and the person who is its subject: «وأوضح المدير فلان …»."""

    mention: Mention
    end: int  # offset of the sentence's end
    feminine: bool
    speech: bool  # whether the verb is a cue


@dataclass(slots=True)
class Memory:
    """What the article has said so far, in reading order: speakers, persons, roles."""

    tables: Tables
    nisba: Mapping[str, str]
    own_outlet: str | None  # folded name of the outlet itself, which is never a carrier
    roles: dict[str, dict[Holder, None]] = field(default_factory=dict)  # by the head of the office, in reading order
    in_office: set[str] = field(default_factory=set)  # persons beside whom an office stands, no mere rank
    maybe: dict[str, Mention] = field(default_factory=dict)  # by the head of an office: who may hold it as well
    honours: dict[str, dict[str, list[Mention]]] = field(default_factory=dict)  # by the noun: persons who bear it, by entity
    fields: dict[str, Mention] = field(default_factory=dict)  # bodies by the word for their field: «الداخلية»
    papers: dict[str, tuple[Party, ...]] = field(default_factory=dict)  # whose a paper is, by its noun: «البيان»
    bodies: list[Mention] = field(default_factory=list)  # of the whole article, for its headline
    people: dict[tuple[str, ...], Mention] = field(default_factory=dict)  # of the whole article, by the words of a full name
    apposed: dict[str, Mention] = field(default_factory=dict)  # by a noun: the name that it explains («X» الشركة المتخصصة)
    descriptions: dict[str, list[tuple[Scene, int]]] = field(default_factory=dict)  # by the noun: the tokens where they begin
    sources: dict[str, list[tuple[Scene, int]]] = field(default_factory=dict)  # by the noun: where they are brought in
    groups: list[Party] = field(default_factory=list)  # people without names, in reading order: «عدد من الزوار»
    gender: dict[str, bool] = field(default_factory=dict)  # of persons, where a title or a verb tells it: True for a woman
    spoke: deque[tuple[tuple[Party, ...], bool, bool]] = field(
        default_factory=lambda: deque(maxlen=LAST)
    )  # parties, feminine, plural
    said_until: deque[int] = field(default_factory=lambda: deque(maxlen=LAST))  # where the speech of each of these ends
    seen: list[Mention] = field(default_factory=list)
    about: list[Mention] = field(default_factory=list)  # persons that sentences are about
    leads: list[Lead] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)  # where an entity is named first
    surnames: dict[str, Mention] = field(default_factory=dict)  # the folded last words of persons' names of several words
    persons: set[str] = field(default_factory=set)  # entities that are persons
    carriers: tuple[Party, ...] = ()  # of the last statement that had some
    reporting: tuple[tuple[Party, ...], Passage | None, int] = ((), None, 0)  # who reports a sentence, and where it ends
    heading: tuple[int, int, int] | None = None  # tokens: a source at the head of a sentence, what follows it, the end
    read: Scene | None = None  # the passage being read
    above: Scene | None = None  # the one before it
    guest: tuple[Party, ...] | None = None  # who answers in an interview, from the first answer on
    pending: Draft | None = None  # a draft whose quotation stands on the next line

    def honour(self, noun: str, mention: Mention) -> None:
        """Note who bears an honour (سمو، معالي), wherever a person is named with it, in reading order."""
        self.honours.setdefault(noun, {}).setdefault(mention.entity, []).append(mention)

    def hold(self, office: tuple[str, ...], mention: Mention) -> None:
        """Note who holds an office."""
        if office:
            self.roles.setdefault(office[0], {})[Holder(office, mention)] = None
            if office[0] not in group("rank"):
                self.in_office.add(mention.entity)

    def holders(self, head: str) -> Iterator[Holder]:
        """Who holds the offices with the same head, the last first."""
        return islice(reversed(self.roles.get(head, {})), LAST)

    def named(self, before: int) -> Iterator[Mention]:
        """The names before an offset of the page, the last first."""
        end = bisect_left(self.seen, before, key=lambda mention: mention.start)
        return (self.seen[i] for i in range(end - 1, max(-1, end - 1 - LAST), -1))

    def around(self, before: int, *, title: bool) -> Iterator[Mention]:
        """The names before an offset, the last first, and after a headline the bodies that the text names, the first first."""
        yield from self.named(before)
        if title:
            yield from islice((mention for mention in self.bodies if mention.start > before), LAST)

    def topics(self, before: int) -> Iterator[Mention]:
        """The persons that sentences before an offset were about, the last first."""
        end = bisect_left(self.about, before, key=lambda mention: mention.start)
        return (self.about[i] for i in range(end - 1, max(-1, end - 1 - LAST), -1))

    def report(self, parties: tuple[Party, ...], passage: Passage, end: int) -> None:
        """Note who reports the rest of a sentence that ends at a token."""
        self.reporting = (parties, passage, end)

    def reported(self, passage: Passage, index: int) -> tuple[Party, ...]:
        """Who reports the sentence of a token, if anybody."""
        parties, where, end = self.reporting
        return parties if where is passage and index < end else ()

    def remember(self, parties: tuple[Party, ...], form: CueForm | None, until: int = 0) -> None:
        """Note who spoke, with the gender and number that the verb or else the speaker's own words show.

        until: the offset where the speech ends; without it the end of the passage is taken.
        """
        first = words_of(parties[0].text)[:1] if parties else ()
        people = bool(first) and parties[0].entity is None and _several(first[0])
        plural = len(parties) > 1 or people or bool(form and form.plural)
        feminine = (bool(form and form.feminine) or (form is None and bool(first) and first[0].endswith("ه"))) and not people
        if len(parties) == 1 and parties[0].entity is not None and parties[0].entity in self.persons:
            if form is not None and form.form in FINITE:
                if form.feminine and form.form == "perfect" and (first[0] in women() or "بنت" in words_of(parties[0].text)):
                    self.gender[parties[0].entity] = True  # «أكدت وكيل الوزارة فلانة»: the office does not tell
                self.gender.setdefault(parties[0].entity, form.feminine)
            feminine = self.gender.get(parties[0].entity, feminine)
        self.spoke.append((parties, feminine, plural))
        self.said_until.append(until or (self.read.tokens[-1].end if self.read is not None and self.read.tokens else 0))


def _several(word: str) -> bool:
    """«خبراء»، «عدد»، «القائمون»، «استشاريون»: the first word of a phrase for people."""
    definite = word.startswith("ال") and word.endswith("ون") and len(word) > 6
    return word in plurals() or word in group("quantity", "some") or definite or sound_plural(word)


def cited(parties: tuple[Party, ...]) -> bool:
    """Whether God or the Prophet spoke, whom a preacher quotes before he goes on himself."""
    return len(parties) == 1 and not group("cited").isdisjoint(words_of(parties[0].text)[:1])


def agrees(spoken: tuple[tuple[Party, ...], bool, bool], form: CueForm) -> bool:
    """Whether a verb can go on with who spoke: «مصادر» take a verb in the plural or the feminine («وأضافت»)."""
    parties, feminine, plural = spoken
    if plural and form.feminine and not form.plural and len(parties) == 1 and parties[0].entity is None:
        return not group("she-verb").isdisjoint(words_of(parties[0].text)[:1])
    return feminine == form.feminine and plural == form.plural


def words_of_name(text: str, mention: Mention) -> tuple[str, ...]:
    """The words of a name, with the article that «لل» hides: «الهيئة العامة» for the name in «للهيئة العامة»."""
    words = words_of(text[mention.start : mention.end])
    bound = bool(words) and words[0].startswith("ل") and text[mention.start - 1 : mention.start] == "ل"
    return ("ا" + words[0], *words[1:]) if bound and speaker_noun(words[0][1:]) == "body" else words


def party_of(text: str, mention: Mention) -> Party:
    """The entity of a name as a party."""
    return Party(mention.entity, text[mention.start : mention.end], Span(mention.start, mention.end))


def name_at(scene: Scene, index: int) -> tuple[int, int]:
    """The tokens of the name that a token belongs to, half-open."""
    mention, start, end = scene.mention[index], index, index + 1
    while start > 0 and scene.mention[start - 1] is mention:
        start -= 1
    while end < len(scene.words) and scene.mention[end] is mention:
        end += 1
    return start, end


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


def of_family(memory: Memory, family: str) -> Mention | None:
    """The person whose family bears a name, with or without ال: «العسيري» after «فلان عسيري»."""
    return memory.surnames.get(family) or memory.surnames.get(without_article(family))


def swallowed_verb(scene: Scene, index: int) -> bool:
    """Whether the verb before a family name was read as a given name: «وطالب الفهيد الجميع ب…»."""
    cue = scene.cue_at.get(index)
    return cue is not None and cue.cut > 0 and cue.form.form in FINITE


def note_names(scene: Scene, memory: Memory) -> None:
    """Take up a passage as the one being read, and its names."""
    memory.above, memory.read = memory.read, scene
    for index, mention in scene.names:
        memory.seen.append(mention)
        memory.first.setdefault(mention.entity, mention.start)
        if mention.type != "PER":
            continue
        memory.persons.add(mention.entity)
        words = words_of(scene.text[mention.start : mention.end])
        if len(words) > 1 and not (swallowed_verb(scene, index) and of_family(memory, words[-1])):
            memory.surnames[words[-1]] = mention
        _, after = name_at(scene, index)
        if after < len(scene.words) and scene.words[after].startswith("ال"):
            memory.surnames.setdefault(scene.words[after], mention)  # «عادي بن حسين العادي» where the name ends too early
