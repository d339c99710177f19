"""Which mentions of a page are one entity."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from musnad.annotate.names.lexicon import Lexicon, build, classes, is_part, words
from musnad.annotate.names.scene import Found
from musnad.arabic import folded, name_parts, sound_key, spelling_distance, without_article
from musnad.model import Entity, EntityType, Mention, PageMarks
from musnad.tables import Known, Tables

PREFIX: Mapping[EntityType, str] = {"PER": "per", "ORG": "org", "LOC": "loc"}
BLOCK = 24  # names kept under one word
SAME_SPELLING = 0.2  # spelling distance up to which two words not both attested are one name
Key = tuple[EntityType, str]


def find(marks: PageMarks, tables: Tables) -> tuple[Entity, ...]:
    """The entities of the page's mentions in the order of their first mention: fullest name, type, spellings on the page."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in marks.mentions:
        spellings[mention.entity][marks.page.text[mention.start : mention.end]] += 1
        types[mention.entity][mention.type] += 1
    return tuple(_entity(key, types[key].most_common(1)[0][0], forms, tables) for key, forms in spellings.items())


def _entity(key: str, kind: EntityType, forms: Counter[str], tables: Tables) -> Entity:
    known = tables.known.get(key)
    name = known.name if known else max(forms, key=lambda form: (len(form.split()), forms[form], form))
    return Entity(key, kind, name, tuple(form for form, _ in forms.most_common()))


def assign(text: str, spans: Sequence[tuple[int, int, Found]], state: str | None, tables: Tables) -> tuple[Mention, ...]:
    """Mentions with the ids of their entities, for names of which some are known to a list.

    A name that no list holds gets an id from the folded fullest form of it on the page.
    state: id of the state that the page is most about; a ministry named without its state is that state's.
    """
    lexicon = build(tables)
    forms = {(start, end): folded(text[start:end]) for start, end, _ in spans}
    strangers = Counter((one.type, forms[start, end]) for start, end, one in spans if one.known is None)
    known = {(one.type, forms[start, end]): one.known for start, end, one in spans if one.known is not None}
    ids = _strangers(strangers, known, lexicon, state)
    return tuple(
        Mention(start, end, one.type, one.known or ids[one.type, forms[start, end]], one.why) for start, end, one in sorted(spans)
    )


class _Hosts:
    """The longer names that a shorter one may join, found by the sound of their words: a page of ten thousand names stays quick."""

    def __init__(self, known: Mapping[Key, str]) -> None:
        self.by_word: dict[tuple[EntityType, str], list[tuple[str, str]]] = defaultdict(list)
        for key, host in known.items():
            self.add(key, host)

    def add(self, key: Key, host: str) -> None:
        for word in _words(key):
            block = self.by_word[key[0], sound_key(word)]
            if len(block) < BLOCK:
                block.append((key[1], host))

    def of(self, key: Key, nisba: Mapping[str, str]) -> str | None:
        """The id of the first longer name that a name shortens."""
        word = _words(key)[-1 if key[0] == "LOC" else 0]
        block = self.by_word.get((key[0], sound_key(word)), ())
        return next((host for form, host in block if _shortens(key, form, nisba)), None)


def _words(key: Key) -> Sequence[str]:
    return [word.removeprefix("عبد") or word for word in name_parts(key[1])] if key[0] == "PER" else key[1].split()


def _strangers(names: Counter[Key], known: Mapping[Key, str], lexicon: Lexicon, state: str | None) -> dict[Key, str]:
    """Ids for the names that no list holds: the longest first, a shorter one joins the longer that it shortens."""
    ids: dict[Key, str] = {}
    hosts = _Hosts(known)
    for key in sorted(names, key=lambda key: (-len(key[1].split()), -names[key], key)):
        person = same_person(key[1], lexicon) if key[0] == "PER" else None
        ids[key] = person or hosts.of(key, lexicon.nisba) or _own(key, lexicon.nisba, state)
        hosts.add(key, ids[key])
    return ids


def _own(key: Key, nisba: Mapping[str, str], state: str | None) -> str:
    kind, form = key
    if kind == "ORG":
        form = _body(form, nisba, state)
    return f"{PREFIX[kind]}:{form.replace(' ', '_')}"


def _body(form: str, nisba: Mapping[str, str], state: str | None) -> str:
    """A name of a body with its state told once: «وزارة الداخلية الكويتية» and «الداخلية الكويتية» become one."""
    parts = form.split()
    if parts[0].startswith("ل") and "ا" + parts[0] in words("org_adjectives") | words("org_fields"):
        parts[0] = "ا" + parts[0]
    of = next((nisba[word] for word in parts if word in nisba), None)
    rest = [word for word in parts if word not in nisba]
    if rest and rest[0] == "وزاره" and len(rest) > 1:
        rest = rest[1:]
    elif of is None and classes("org_heads").get(rest[0]) not in {"body", "state"}:
        return form
    owner = of or (state if len(rest) < 3 else None)
    return " ".join(rest) + (f"@{owner}" if owner else "")


def _shortens(key: Key, full: str, nisba: Mapping[str, str]) -> bool:
    """Whether a folded name is a shorter form of another: «عبد الرزاق» of «نجيب عبد الرزاق», «وزارة الداخلية» of «… الكويتية»."""
    kind, short = key
    if short == full:
        return True
    if kind == "PER":
        return _person_shortens(name_parts(short), name_parts(full))
    few, many = short.split(), full.split()
    if kind == "LOC":
        return len(few) < len(many) and few[-1] == many[-1] and (few[0] == many[0] or classes("loc_heads").get(many[0]) == "inside")
    rest = [word for word in many if word not in few]
    return 1 < len(few) < len(many) and few == [word for word in many if word in few] and all(word in nisba for word in rest)


def _person_shortens(few: Sequence[str], many: Sequence[str]) -> bool:
    if len(few) > len(many):
        return False
    if len(few) == 1:
        return any(same_word(few[0], part) for part in (many[0], many[-1])) or (len(many) > 2 and few[0] in many)
    return same_word(few[0], many[0]) and _in_order(few[1:], many[1:])


def _in_order(few: Iterable[str], many: Iterable[str]) -> bool:
    """Whether the words of a short name stand in the long one in their order; «الخالد» shortens «خالد», «حمد» not «الحمد»."""
    rest = iter(many)
    return all(any(same_word(word, other) and not other.startswith("ال" + word) for other in rest) for word in few)


def same_word(word: str, other: str) -> bool:
    """Whether two folded parts of names are one: ال and عبد aside equal, or spellings of which not both are attested names."""
    bare, base = (without_article(form.removeprefix("عبد")) for form in (word, other))
    if bare == base:
        return True
    if len(bare) < 4 or len(base) < 4 or (is_part(word) and is_part(other)):
        return False
    return sound_key(bare) == sound_key(base) and spelling_distance(bare, base) <= SAME_SPELLING


def same_person(form: str, lexicon: Lexicon) -> str | None:
    """The known person of whose name of two parts and more a folded name is another spelling, if there is just one."""
    parts = name_parts(form)
    if len(parts) < 2:
        return None
    block = _by_surname(lexicon).get(sound_key(parts[-1]), ())
    found = {known.id for known, name in block if len(name) == len(parts) and all(map(same_word, parts, name))}
    return found.pop() if len(found) == 1 else None


Block = Mapping[str, Sequence[tuple[Known, tuple[str, ...]]]]
_blocks: list[tuple[Lexicon, Block]] = []


def _by_surname(lexicon: Lexicon) -> Block:
    """Known persons by the sound of the last part of their names; the table last built is kept."""
    for seen, built in _blocks:
        if seen is lexicon:
            return built
    block: dict[str, list[tuple[Known, tuple[str, ...]]]] = defaultdict(list)
    for known in lexicon.known.values():
        if known.type == "PER":
            for form in (known.name, *known.variants):
                parts = name_parts(folded(form))
                if len(parts) > 1:
                    block[sound_key(parts[-1])].append((known, parts))
    _blocks[:] = [(lexicon, block)]
    return block
