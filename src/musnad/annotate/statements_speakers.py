"""Who speaks: the subject of a cue, and the entity or the words that it stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from musnad.annotate.statements_content import THAT, clitic_cut, particle_after, speaker_noun
from musnad.annotate.statements_cues import Cue, CueForm
from musnad.annotate.statements_scene import Scene
from musnad.arabic import folded, is_word, without_article
from musnad.model import Mention, Party, Passage, Span
from musnad.tables import Tables

DUALS = frozenset(
    {"الرييسان", "الزعيمان", "الجانبان", "الطرفان", "الوزيران", "البلدان", "الدولتان", "الرييسين", "الجانبين", "الطرفين", "البلدين"}
)
_STATES = frozenset({"البلدان", "الدولتان", "البلدين"})
_STOPS = frozenset(
    "في من علي عن الي خلال منذ بعد قبل امام عقب عند عبر مع ضمن حول لدي بين ضد حتي قد لقد ايضا كذلك انه ثم او حيث اثناء وسط تحت فور اليوم امس غدا مساء صباح الذي التي الذين اللذان اللتان".split()
)
_DUAL_ROLES = {
    "رييسين": "رييس",
    "رييسان": "رييس",
    "وزيرين": "وزير",
    "وزيران": "وزير",
    "رييسي": "رييس",
    "وزيري": "وزير",
    "زعيمين": "زعيم",
    "زعيمان": "زعيم",
}
_TRANSPARENT = frozenset({"بيان", "تقرير", "مصادر", "مصدر", "حساب", "موقع", "مكتب"})
_PRONOUNS = frozenset({"هو", "هي", "هم", "هما", "وهو", "وهي"})


@dataclass(slots=True)
class Memory:
    """What the article has said so far, in reading order: speakers, persons, roles."""

    tables: Tables
    nisba: Mapping[str, str]
    own_outlet: str | None  # folded name of the outlet itself, which is never a carrier
    roles: dict[tuple[str, ...], Mention] = field(default_factory=dict)
    spoke: list[tuple[tuple[Party, ...], bool, bool]] = field(default_factory=list)  # parties, feminine, plural
    seen: list[Mention] = field(default_factory=list)
    carriers: tuple[Party, ...] = ()  # of the last statement that had some
    reporting: tuple[tuple[Party, ...], Passage | None, int] = ((), None, 0)  # who reports a sentence, and where it ends
    heading: tuple[int, int, int] | None = None  # tokens: a source at the head of a sentence, what follows it, the end
    pending: object = None  # a draft whose quotation stands on the next line

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


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase as a token range."""

    start: int
    end: int


def nisba_forms(tables: Tables) -> dict[str, str]:
    """Folded adjectives of states in every form, to the state's id: «ايراني، الايرانيه، ايرانيون»."""
    forms: dict[str, str] = {}
    for known in tables.known.values():
        for adjective in known.nisba if known.type == "LOC" else ():
            bare = folded(adjective)
            for form in (bare, bare + "ه", bare + "ون", bare + "ين", bare + "ات"):
                forms.setdefault(form, known.id)
    return forms


def subject_after(scene: Scene, index: int, limit: int) -> Subject | None:
    """The noun phrase that begins at a token, or None where none does (a preposition, a time, a sign, a verb)."""
    start = index
    if start < limit and scene.words[start] in {"،", ","}:
        start += 1
    if start + 2 < limit and scene.words[start] in {"كل", "كلا"} and scene.words[start + 1] == "من":
        start += 2
    if start >= limit or not _begins_noun(scene, start):
        return None
    end = start
    person_end = None
    while end < limit and _inside_noun(scene, end, start):
        mention = scene.mention[end]
        if mention is not None and mention.type == "PER":
            if person_end is not None and mention is not scene.mention[end - 1] and not _joins(scene, end):
                break
            person_end = end + 1
        elif person_end is not None and not _joins(scene, end):
            break
        end += 1
    return Subject(start, end) if end > start else None


def _joins(scene: Scene, index: int) -> bool:
    """«بوتين وبزشكيان»: a second name joined to the first."""
    mention = scene.mention[index]
    return mention is not None and scene.words[index].startswith("و")


def _begins_noun(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    if scene.mention[index] is not None:
        return clitic_cut(scene, index, "ل") == 0 and clitic_cut(scene, index, "ب") == 0
    if index in scene.cue_at and scene.cue_at[index].form.form == "noun" and scene.cue_at[index].form.pronoun:
        return False
    if not is_word(scene.tokens[index]) or scene.time[index] is not None:
        return word in {'"', "«", "“", "("} and _quoted_name(scene, index)
    if word in _STOPS or word in THAT or word in _PRONOUNS or particle_after(word) is not None:
        return False
    if word.startswith(("لل", "ل")) and clitic_cut(scene, index, "ل") and speaker_noun(word) is None:
        return False
    return not (word.startswith("ب") and clitic_cut(scene, index, "ب") and speaker_noun(word) is None)


def _quoted_name(scene: Scene, index: int) -> bool:
    """Whether a quotation sign opens a name: a known one, or one or two words."""
    close = scene.quotes.get(index, 0)
    return (index + 1 < len(scene.tokens) and scene.mention[index + 1] is not None) or 2 <= close - index <= 3


def _inside_noun(scene: Scene, index: int, start: int) -> bool:
    if index == start:
        return True
    word = scene.words[index]
    mention = scene.mention[index]
    if mention is not None:
        before = scene.mention[index - 1]
        if mention is before:
            return True
        if clitic_cut(scene, index, "ل") or clitic_cut(scene, index, "ب"):
            return (
                scene.words[index - 1] in {"الامين", "العام", "اعلي", "باسم"} or speaker_noun(scene.words[index - 1]) == "document"
            )
        return before is None or _joins(scene, index) or (mention.type == "PER" and before.type != "PER")
    if not is_word(scene.tokens[index]):
        opening = scene.quote_of[index]
        return (
            (word in {'"', "«", "“", "("} and _quoted_name(scene, index))
            or (
                word in {'"', "»", "”", ")"}
                and (scene.mention[index - 1] is not None or (opening is not None and opening >= start))
            )
            or (word == "." and len(scene.words[index - 1]) == 1)
        )
    if scene.quote_of[index] is not None and scene.quote_of[index] != index and scene.quote_of[index] == scene.quote_of[index - 1]:
        return True
    if scene.time[index] is not None or word in _STOPS or word in THAT or particle_after(word) is not None:
        return False
    if word == "باسم" or speaker_noun(word) is not None:
        return True
    if index in scene.cue_at and scene.cue_at[index].form.form != "noun":
        return False
    if word.startswith("لل") and speaker_noun(scene.words[index - 1]) in {"role", "document", "source"}:
        return True
    return not (clitic_cut(scene, index, "ل") if word.startswith("ل") else clitic_cut(scene, index, "ب"))


def subject_before(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """The noun phrase before a cue in subject-first order: «فلان يؤكد»، «وكان فلان (قد) أعلن»، «إلا أن فلانا أعلن»."""
    end = cue.index
    while end > floor and (scene.words[end - 1] in {"قد", "لا", "لم", "لن", "ايضا"} or scene.time[end - 1] is not None):
        end -= 1
    if end <= floor or cue.cut:
        return None
    if scene.words[end - 1] in {"،", ","}:
        return _before_apposition(scene, end - 1, floor)
    start = end
    while start > floor and _inside_noun(scene, start - 1, floor - 1) and not _verb(scene, start - 1):
        start -= 1
    while start < end and not _begins_noun(scene, start):
        start += 1
    while (
        start < end
        and scene.mention[start] is None
        and speaker_noun(_bare(scene.words[start])) is None
        and not scene.words[start].startswith("ال")
    ):
        start += 1
    if start >= end or (start > floor and _governed(scene, start)):
        return None
    return Subject(start, end)


def _governed(scene: Scene, start: int) -> bool:
    """Whether a phrase hangs on a preposition: «في موسكو قال …»."""
    return scene.words[start - 1] in _STOPS - {"ان", "انه", "حيث", "ثم", "قد"} or bool(
        clitic_cut(scene, start, "ل") or clitic_cut(scene, start, "ب")
    )


def _before_apposition(scene: Scene, comma: int, floor: int) -> Subject | None:
    """«فلان، وزير الخارجية، قال»: the name before the first of two commas, at the sentence's head."""
    opening = next((i for i in range(comma - 1, max(floor, comma - 14), -1) if scene.words[i] in {"،", ","}), None)
    if opening is None or opening <= floor or scene.mention[opening - 1] is None:
        return None
    return Subject(opening - 1, opening)


def _verb(scene: Scene, index: int) -> bool:
    return scene.words[index] in {"كان", "كانت", "وكان", "وكانت", "فيما", "بينما", "لكن", "ولكن"} or (
        index in scene.cue_at and scene.cue_at[index].form.form in {"perfect", "imperfect"} and scene.mention[index] is None
    )


def _bare(word: str) -> str:
    return word[1:] if word.startswith("و") and len(word) > 3 and speaker_noun(word) is None else word


def resolve(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The speaker or speakers that a noun phrase stands for."""
    inside = _mentions(scene, subject)
    people = [m for m in inside if m.type == "PER"]
    head = _bare(scene.words[subject.start])
    if head in DUALS:
        return _pair(memory, _STATES if head in _STATES else frozenset(), scene.tokens[subject.start].start)
    if people:
        return tuple(_party(scene.text, m) for m in _coordinated(scene, people, subject))
    if inside and inside[0].start - scene.tokens[subject.start].start <= 1:
        return tuple(_party(scene.text, m) for m in _coordinated(scene, inside, subject))
    if scene.words[subject.start] in {"كل", "كلا"} or (inside and scene.words[subject.start] in {'"', "«", "“", "("}):
        return tuple(_party(scene.text, m) for m in inside)
    known = _role(scene, subject, memory) or _again(scene, subject, memory)
    if known is not None:
        return known
    if inside and (
        speaker_noun(head) == "media" or (head in _TRANSPARENT and inside[0].type == "ORG" and head in {"بيان", "حساب", "موقع"})
    ):
        return (_party(scene.text, inside[0]),)
    return (_described(scene, subject),)


def _mentions(scene: Scene, subject: Subject) -> list[Mention]:
    found: list[Mention] = []
    for index in range(subject.start, subject.end):
        mention = scene.mention[index]
        if mention is not None and (not found or mention is not found[-1]):
            found.append(mention)
    return found


def _coordinated(scene: Scene, found: list[Mention], subject: Subject) -> list[Mention]:
    """The last name of an apposition («رئيس تركيا أردوغان»), or all of them where و joins them."""
    joined = [found[-1]] if found[-1].type == "PER" else [found[0]]
    if found[-1].type == "PER":
        position = len(found) - 1
        while position > 0 and scene.text[found[position].start - 1] == "و":
            position -= 1
            joined.insert(0, found[position])
        return joined
    for mention in found[1:]:
        if scene.text[mention.start - 1] != "و":
            break
        joined.append(mention)
    return joined


def _party(text: str, mention: Mention) -> Party:
    return Party(mention.entity, text[mention.start : mention.end], Span(mention.start, mention.end))


def _described(scene: Scene, subject: Subject) -> Party:
    """A speaker without a name: its words, with the place or body that a following «في» tells for a source."""
    end = subject.end
    head = speaker_noun(_bare(scene.words[subject.start]))
    if end < len(scene.tokens) and scene.words[end] in {"في", "من", "ب"} and head == "source":
        end += 1
        while end < len(scene.tokens) and (
            scene.mention[end] is not None or (is_word(scene.tokens[end]) and scene.words[end].startswith("ال"))
        ):
            end += 1
        end = subject.end if end == subject.end + 1 else end
    start = scene.tokens[subject.start].start
    if scene.words[subject.start].startswith("و") and speaker_noun(scene.words[subject.start]) is None:
        start += 1
    return Party(None, scene.text[start : scene.tokens[end - 1].end], Span(start, scene.tokens[end - 1].end))


def _pair(memory: Memory, states: frozenset[str], before: int) -> tuple[Party, ...]:
    """The two that «الرئيسان» or «البلدان» stand for: the last two persons or states named so far."""
    wanted = "LOC" if states else "PER"
    found: list[Mention] = []
    for mention in reversed(memory.seen):
        known = memory.tables.known.get(mention.entity)
        fits = mention.type == wanted and (wanted == "PER" or (known is not None and known.kind == "state"))
        if fits and mention.start < before and all(mention.entity != other.entity for other in found):
            found.append(mention)
        if len(found) == 2:
            break
    return tuple(
        Party(m.entity, memory.tables.known[m.entity].name if m.entity in memory.tables.known else m.entity)
        for m in reversed(found)
    )


def role_key(scene: Scene, start: int, end: int, memory: Memory) -> tuple[str, ...]:
    """An office as words without article, nisba and state names both as the state's id: (رييس, iran)."""
    key = []
    for index in range(start, end):
        word = without_article(_bare(scene.words[index]))
        mention = scene.mention[index]
        if mention is not None and mention.type != "PER":
            state = memory.tables.known.get(mention.entity)
            key.append(state.id if state is not None else word)
        elif is_word(scene.tokens[index]):
            key.append(memory.nisba.get(word, word))
    return tuple(dict.fromkeys(key))


def _role(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """The person whose office a phrase names, where the article told it («الرئيس الإيراني» ← «الرئيس الإيراني مسعود …»)."""
    if speaker_noun(_bare(scene.words[subject.start])) != "role":
        return None
    key = role_key(scene, subject.start, subject.end, memory)
    for office, mention in reversed(memory.roles.items()):
        if key[0] == office[0] and (set(key) <= set(office) or set(office) <= set(key) and len(office) > 1):
            return (Party(mention.entity, scene.text[mention.start : mention.end], Span(mention.start, mention.end)),)
    return None


def _again(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """A definite noun that takes up an earlier speaker: «المصدر»، «الوزارة»، «المسؤول نفسه»."""
    word = _bare(scene.words[subject.start])
    if not word.startswith("ال") or subject.end - subject.start > 2 or speaker_noun(word) is None:
        return None
    if subject.end - subject.start == 2 and scene.words[subject.end - 1] not in {
        "نفسه",
        "نفسها",
        "ذاته",
        "ذاتها",
        "المذكور",
        "المذكوره",
    }:
        return None
    noun = without_article(word)
    for parties, _, _ in reversed(memory.spoke):
        if any(noun in folded(party.text).replace("ال", "").split() or noun in folded(party.text).split() for party in parties):
            return parties
    for mention in reversed(memory.seen):
        if mention.type == "ORG" and folded(scene.text[mention.start : mention.end]).split()[0] == noun:
            return (_party(scene.text, mention),)
    return None


def elided(scene: Scene, cue: Cue, memory: Memory, floor: int) -> tuple[Party, ...]:
    """The speaker of a cue without subject: who spoke last and agrees with the verb, else whom the sentence is about."""
    begin, _ = scene.sentence(cue.index)
    if cue.form.form != "participle" and not cue.form.verb.continues or not memory.spoke:
        topic = _topic(scene, begin, cue)
        if topic is not None and (not memory.spoke or floor <= begin):
            return (topic,)
    for parties, feminine, plural in reversed(memory.spoke):
        if cue.form.form == "participle" or (feminine == cue.form.feminine and plural == cue.form.plural):
            return parties
    return memory.spoke[-1][0] if memory.spoke else ()


def _topic(scene: Scene, begin: int, cue: Cue) -> Party | None:
    """The first person or body that the sentence names before the cue."""
    for index in range(begin, cue.index):
        mention = scene.mention[index]
        if mention is not None and scene.quote_of[index] is None and (mention.type == "PER" or not cue.form.feminine is False):
            return _party(scene.text, mention)
    return None


def note_names(scene: Scene, memory: Memory) -> None:
    """Take up the names of a passage as read."""
    memory.seen.extend(mention for index, mention in _first_tokens(scene))


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
    while (
        start > 0
        and index - start < 9
        and (is_word(scene.tokens[start - 1]) or scene.words[start - 1] == "،")
        and scene.time[start - 1] is None
    ):
        start -= 1
        if speaker_noun(_bare(scene.words[start])) == "role" and scene.words[start - 1 : start] != ("نايب",):
            memory.roles[role_key(scene, start, index, memory)] = mention
            break
        dual = _DUAL_ROLES.get(without_article(_bare(scene.words[start])))
        if dual is not None:
            state = memory.nisba.get(without_article(_bare(scene.words[index - 1])))
            memory.roles[(dual, state or scene.words[index - 1])] = mention
            break
    after = index
    while after < len(scene.mention) and scene.mention[after] is mention:
        after += 1
    if after < len(scene.words) and scene.words[after] in {"،", ","}:
        after += 1
    if after < len(scene.words) and speaker_noun(scene.words[after]) == "role":
        office = subject_after(scene, after, min(len(scene.tokens), after + 6))
        if office is not None:
            memory.roles.setdefault(role_key(scene, office.start, office.end, memory), mention)
