"""Whether two speakers can be one: by entity, by the office that a page gives a person, by the state they speak for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from musnad.arabic import folded, tokens
from musnad.gather import nations
from musnad.gather.stems import key, keys, raw_key
from musnad.model import PageMarks, Party, Token
from musnad.tables import Known, Tables, lexicon

OFFICE_WORDS = 5  # words before a person's name in which an office is sought
STATE, INSTITUTIONS = 0.6, 0.4  # how far a state and its officials, and two institutions of a state, can be one
ALIKE = 0.78  # two spellings of one surname share at least this much of their letters


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """One who speaks: what pages and our lists say of them. There is one for each entity and each description."""

    id: str  # entity, made one over capitals and their states; "~" and the keys of the words for the unnamed
    type: str  # PER ORG LOC, or "" for the unnamed
    words: tuple[str, ...]  # keys of the name, or of the description
    names: frozenset[tuple[str, ...]]  # keys of each spelling
    offices: frozenset[tuple[str, ...]]  # keys of the words before the name, on any page: رئيس · وزراء · ماليزيا
    nations: frozenset[str]  # ids of the states named in the words, in an office, or in an institution's name


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom a set of pages names."""

    known: Mapping[str, Known]
    by_name: Mapping[str, str]  # folded name → id of a known entity
    nations: Mapping[str, str]  # form of a state's name or adjective, or of its capital's → id of the state
    entities: Mapping[str, Voice]
    unnamed: dict[str, Voice]  # by their words, filled as they are met


@cache
def _official() -> Mapping[str, str]:
    return {raw_key(folded(row["word"])): row["kind"] for row in lexicon("offices")}


def cast(pages: Sequence[PageMarks], tables: Tables) -> Cast:
    """Collect names, spellings and offices of every entity over all pages."""
    by_name = {plain(name): known.id for known in tables.known.values() for name in (known.name, *known.variants)}
    draft = Cast(tables.known, by_name, nations.table(pages, tables), {}, {})
    spellings: dict[str, set[str]] = {}
    offices: dict[str, set[tuple[str, ...]]] = {}
    types: dict[str, str] = {}
    for marks in pages:
        for entity in marks.entities.values():
            spellings.setdefault(entity.id, set()).update((entity.name, *entity.variants))
            types[entity.id] = entity.type
        for person, office in _offices(marks):
            offices.setdefault(person, set()).add(office)
        for mention in marks.mentions:
            spellings.setdefault(mention.entity, set()).add(marks.page.text[mention.start : mention.end])
            types.setdefault(mention.entity, mention.type)
    entities = {
        id_: _voice(draft, _known(draft, id_, types[id_], names) or id_, types[id_], names, offices.get(id_, ()))
        for id_, names in spellings.items()
    }
    return replace(draft, entities=entities)


def _known(people: Cast, id_: str, type_: str, names: Iterable[str]) -> str | None:
    """The id of the known entity that an entity is: by its id, or by a name where it has an id of its page's own."""
    if id_ in people.known:
        return id_
    found = (people.by_name[plain(name)] for name in sorted(names) if plain(name) in people.by_name)
    return next((known for known in found if people.known[known].type == type_), None)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A folded name."""
    return folded(name)


@lru_cache(maxsize=65536)
def name_keys(name: str) -> tuple[str, ...]:
    """The keys of the words of a name."""
    return tuple(keys(tokens(name)))


def _offices(marks: PageMarks) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Persons and the folded words that stand right before their names, back to the last sign or name of a person."""
    people = {mention.start: mention for mention in marks.mentions if mention.type == "PER"}
    ends = {mention.end for mention in people.values()}
    for passage in marks.passages:
        before: list[Token] = []
        for token in passage.tokens:
            if token.start in people and before:
                yield people[token.start].entity, tuple(word.form for word in before[-OFFICE_WORDS:])
            before.append(token)
            if not token.form[0].isalnum() or token.end in ends:
                before.clear()


def _voice(people: Cast, id_: str, type_: str, spellings: Iterable[str], offices: Iterable[tuple[str, ...]]) -> Voice:
    known = people.known.get(id_)
    state = people.known.get(known.of) if known and known.kind == "capital" else None
    names = frozenset(filter(None, map(name_keys, spellings)))
    texts = [*offices, *(() if type_ == "PER" else map(nations.forms, spellings))]
    states = {one for words in texts for one in nations.named(people.nations, words)}
    if known and known.of in people.known:
        states.add(known.of)
    longest = max(sorted(names), key=len, default=())
    held = frozenset(tuple(map(key, words)) for words in offices)
    return Voice(state.id if state else id_, type_, longest, names, held, frozenset(states))


def voice(people: Cast, party: Party) -> Voice:
    """The voice of a speaker or carrier."""
    if party.entity is not None and party.entity in people.entities:
        return people.entities[party.entity]
    found = people.unnamed.get(party.entity or "~" + party.text)
    if found is None:
        found = people.unnamed[party.entity or "~" + party.text] = _unmet(people, party)
    return found


def _unmet(people: Cast, party: Party) -> Voice:
    """The voice of one whom no page names in a mention: a list may know the words; else they describe."""
    if party.entity is not None:
        return _voice(people, party.entity, "", [party.text], ())
    words = name_keys(party.text)
    known = people.by_name.get(plain(party.text))
    if known is not None and known in people.entities:
        return people.entities[known]
    return Voice(
        "~" + " ".join(words),
        "",
        words,
        frozenset(),
        frozenset(),
        frozenset(nations.named(people.nations, nations.forms(party.text))),
    )


@lru_cache(maxsize=262144)
def same_speaker(a: tuple[Voice, ...], b: tuple[Voice, ...]) -> float:
    """How far two lists of speakers can be one: 1 for the same, 0 for different ones."""
    if not a or not b:
        return 0.0
    best = [max(same_voice(x, y) for y in b) for x in a]
    back = [max(same_voice(x, y) for x in a) for y in b]
    both = min(*best, *back)
    return both if both else 0.4 * min(1.0, max(best))


@lru_cache(maxsize=262144)
def same_voice(a: Voice, b: Voice) -> float:
    """How far two voices can be one: 1 one entity, less for an office or a state in common, 0 for different ones."""
    if a.id == b.id:
        return 1.0
    if a.names and b.names:
        return 0.95 if _one_name(a, b) else _for_one_state(a, b)
    named, described = (a, b) if a.names else (b, a)
    if named.names:
        return 0.9 if any(describes(described.words, office) for office in (*named.offices, *named.names)) else _for_one_state(a, b)
    return _one_description(a, b)


def _for_one_state(a: Voice, b: Voice) -> float:
    """Two voices of one state: the state itself and its officials, or two institutions; never two persons."""
    kinds = {_kind(a), _kind(b)}
    if not a.nations & b.nations or "" in kinds or kinds == {"person"}:
        return 0.0
    return STATE if "state" in kinds else INSTITUTIONS


def _kind(one: Voice) -> str:
    """What kind of voice of a state this is: the state, an institution, a person; or "" for none."""
    if one.type == "LOC":
        return "state"
    kinds = [_official()[word] for text in (one.words, *one.offices) for word in text if word in _official()]
    if one.type == "PER":
        return "person" if kinds else ""
    return next((_official()[word] for word in one.words if word in _official()), "")


def _one_name(a: Voice, b: Voice) -> bool:
    """Whether one name is the other's short form or spelling: every word of the shorter has its like in the longer."""
    if a.names & b.names:
        return True
    if a.type != b.type or a.type == "LOC":
        return False
    return any(
        short[-1:]
        and all(any(_alike(word, other) for other in long) for word in short)
        and (a.type == "PER" or len(short) == len(long))
        for x in a.names
        for y in b.names
        for short, long in [sorted((x, y), key=len)]
    )


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    return len(a) > 3 and len(b) > 3 and a[0] == b[0] and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def describes(words: tuple[str, ...], office: tuple[str, ...]) -> bool:
    """Whether a description names an office: from its first word on, the office's words all stand in the description."""
    if not words or words[0] not in office or _official().get(words[0]) == "institution":
        return False  # «الرئاسة الفالدورية» is not «المتحدث باسم الرئاسة الفالدورية»
    place = office.index(words[0])
    if place and office[place - 1] in _official():  # «رئيس الحكومة» is not «الحكومة»
        return False
    return len(office) - place >= 2 and set(office[place:]) <= set(words)


def _one_description(a: Voice, b: Voice) -> float:
    """Two descriptions: of one head, and the shorter's words in the longer."""
    if not a.words or not b.words:
        return 0.0
    short, long = sorted((a.words, b.words), key=len)
    if short[0] == long[0] and set(short) <= set(long):
        return 0.9
    if a.words[0] == b.words[0] and a.nations & b.nations:
        return 0.7
    return _for_one_state(a, b)
