"""Which mentions of a page are one entity."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from musnad.annotate.names_lexicon import Lexicon, build, classes, is_part, words
from musnad.annotate.names_scene import Found
from musnad.arabic import folded, name_parts, sound_key, spelling_distance, without_article
from musnad.model import Entity, EntityType, Mention, PageMarks
from musnad.tables import Known, Tables

PREFIX: Mapping[EntityType, str] = {"PER": "per", "ORG": "org", "LOC": "loc"}
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
    ids = _Page(lexicon, state, known).strangers(strangers)
    return tuple(
        Mention(start, end, one.type, one.known or ids[one.type, forms[start, end]], one.why) for start, end, one in sorted(spans)
    )


@dataclass(frozen=True, slots=True)
class _Page:
    lexicon: Lexicon
    state: str | None
    known: Mapping[Key, str]

    def strangers(self, names: Counter[Key]) -> dict[Key, str]:
        """Ids for the names that no list holds: the longest first, a shorter one joins the longer that it shortens."""
        ids: dict[Key, str] = {}
        for key in sorted(names, key=lambda key: (-len(key[1].split()), -names[key], key)):
            longer = (other for other in ids if other[0] == key[0] and _shortens(key, other[1], self.lexicon.nisba))
            host = next(longer, None)
            ids[key] = self._known(key) or (ids[host] if host else self._own(key))
        return ids

    def _known(self, key: Key) -> str | None:
        """A known entity that a name shortens, or of which it is another spelling."""
        for (kind, form), known in self.known.items():
            if kind == key[0] and _shortens(key, form, self.lexicon.nisba):
                return known
        return same_person(key[1], self.lexicon) if key[0] == "PER" else None

    def _own(self, key: Key) -> str:
        kind, form = key
        if kind == "ORG":
            form = _body(form, self.lexicon.nisba, self.state)
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
    for seen, block in _blocks:
        if seen is lexicon:
            return block
    block: dict[str, list[tuple[Known, tuple[str, ...]]]] = defaultdict(list)
    for known in lexicon.known.values():
        if known.type == "PER":
            for form in (known.name, *known.variants):
                parts = name_parts(folded(form))
                if len(parts) > 1:
                    block[sound_key(parts[-1])].append((known, parts))
    _blocks[:] = [(lexicon, block)]
    return block
