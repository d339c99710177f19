"""Which mentions of a page are one entity."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from musnad.annotate.names.lexicon import Lexicon, build, classes, group, is_part, words
from musnad.annotate.names.scene import Found
from musnad.arabic import folded, name_parts, sound_key, spelling_distance, without_article
from musnad.merging.around import alias, roles
from musnad.merging.features import Context, Profile
from musnad.merging.groups import join
from musnad.merging.names import apart, fullness, nisba, person
from musnad.model import Entity, EntityType, Mention, PageMarks
from musnad.tables import Known, Tables

PREFIX: Mapping[EntityType, str] = {"PER": "per", "ORG": "org", "LOC": "loc"}
SAME_SPELLING = 0.2  # spelling distance up to which two words not both attested are one name
NEAR = 800  # letters back to the person last named in full whom a surname alone may mean
HEADING = 100  # letters of a page in which its headline stands, which may have the surname alone
WORD = 20  # letters before a name in which the noun of a body stands
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
    forms = _forms(text, spans)
    first_names = _first_names(spans, forms)
    own = _surnames(spans, forms)
    listed = {(a, b): own.get((a, b), one.known) for a, b, one in spans if one.known and (a, b) not in first_names}
    plain = [Mention(start, end, one.type, listed.get((start, end), ""), one.why) for start, end, one in sorted(spans)]
    known = {(mention.type, forms[mention.start, mention.end]): mention.entity for mention in plain if mention.entity}
    strangers = Counter(key for m in plain if not m.entity and (key := (m.type, forms[m.start, m.end])) not in known)
    ids = {**known, **_strangers(strangers, known, _Page(text, plain, forms, state), tables)}
    told = tuple(m if m.entity else Mention(m.start, m.end, m.type, ids[m.type, forms[m.start, m.end]], m.why) for m in plain)
    return _last_bearers(text, told, forms)


def _last_bearers(text: str, mentions: tuple[Mention, ...], forms: Mapping[tuple[int, int], str]) -> tuple[Mention, ...]:
    """Surnames alone that several persons of a page bear, as that of the one named in full last: «… سعود العنزي. وبين العنزي»."""
    parts = [person(forms[m.start, m.end]) if m.type == "PER" else () for m in mentions]
    bearers: dict[str, set[str]] = defaultdict(set)
    for mention, names in zip(mentions, parts, strict=True):
        if len(names) > 1 and not _within_body(text, mention):
            bearers[names[-1]].add(mention.entity)
    if not any(len(found) > 1 for found in bearers.values()):
        return mentions
    last: dict[str, Mention] = {}
    meant = []
    for mention, names in zip(mentions, parts, strict=True):
        if len(names) > 1 and mention.entity in bearers[names[-1]]:
            last[names[-1]] = mention
        of = bearers.get(names[0], set()) if len(names) == 1 and mention.entity.startswith(PREFIX["PER"]) else set()
        several = len(of) > 1 and mention.entity in of
        near = last.get(names[0]) if several else None
        meant.append(replace(mention, entity=near.entity) if near and mention.start - near.end < NEAR else mention)
    return tuple(meant)


def _within_body(text: str, mention: Mention) -> bool:
    """Whether a person's name is part of a body's: «مجموعة عبدالصمد القرشي»."""
    before = folded(text[max(0, mention.start - WORD) : mention.start]).split()[-1:]
    return bool(before) and not classes("org_heads").keys().isdisjoint({before[0], without_article(before[0]), before[0][1:]})


def _forms(text: str, spans: Sequence[tuple[int, int, Found]]) -> dict[tuple[int, int], str]:
    """The folded names, with the alif of their article where «ل» has taken it («للزكري», «للجمعية»), if that is seen to be one."""
    forms = {(start, end): folded(text[start:end]) for start, end, _ in spans}
    words_ = {word for form in forms.values() for word in form.split()}
    for start, end, one in spans:
        first = forms[start, end].partition(" ")[0]
        if one.cut and one.known is None and text[start - 1 : start + 1] == "لل":
            noun = one.type == "ORG" and first[1:] in classes("org_heads")
            if noun or "ا" + first in words_:
                forms[start, end] = "ا" + forms[start, end]
    whole = {form[form.rindex(" بن ") + 1 :]: form for form in forms.values() if " بن " in form}
    return forms | {at: whole[form] for at, form in forms.items() if form in whole and form.count(" ") > 1}  # «بن علي الشريف»


def _surnames(spans: Sequence[tuple[int, int, Found]], forms: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Surnames alone that a list has for some person, as those of the one whom the page has named in full before, and not him."""
    people = sorted((start, end, one) for start, end, one in spans if one.type == "PER")
    full = {one.known for start, end, one in people if one.known and " " in forms[start, end]}
    last: dict[str, str] = {}  # by surname, the id of the first known bearer named in full; empty where a lone surname came first
    found: dict[tuple[int, int], str] = {}
    for start, end, one in people:
        parts = person(forms[start, end])
        if len(parts) > 1 and one.known:
            last.setdefault(parts[-1], one.known)
        elif len(parts) == 1 and one.known and one.known not in full:
            bearer = last.setdefault(parts[0], "")
            if bearer:
                found[start, end] = bearer
    return found


def _first_names(spans: Sequence[tuple[int, int, Found]], forms: Mapping[tuple[int, int], str]) -> set[tuple[int, int]]:
    """Single words that a list has for some person, where the page names in full only another of that given name or surname."""
    people = sorted((start, end, one) for start, end, one in spans if one.type == "PER")
    full = {one.known for start, end, one in people if one.known and " " in forms[start, end]}
    others = [(start, parts) for start, end, one in people if one.known is None and len(parts := person(forms[start, end])) > 1]
    alone = {(start, end): forms[start, end] for start, end, one in people if one.known and one.known not in full}
    given = {parts[0] for _, parts in others}
    family = {parts[-1]: start for start, parts in reversed(others) if parts[-1].startswith("ال")}
    first = {form: start for (start, _), form in reversed(alone.items()) if form in family and start > HEADING}
    meant = given | {form for form in family if family[form] < first.get(form, 0)}  # «غادة الشمراني …. وأكدت الشمراني»
    return {at for at, form in alone.items() if form in meant}


class _Page(NamedTuple):
    """Where the names of a page stand."""

    text: str
    mentions: Sequence[Mention]
    forms: Mapping[tuple[int, int], str]
    state: str | None


def _strangers(names: Counter[Key], known: Mapping[Key, str], page: _Page, tables: Tables) -> dict[Key, str]:
    """Ids for the names that no list holds: the longest first, a shorter one joins the longer that it fits."""
    lexicon = build(tables)
    ids = {key: found for key in names if key[0] == "PER" and (found := same_person(key[1], lexicon))}
    order = sorted(names.keys() - ids.keys(), key=lambda key: (-fullness(*key), -names[key], key))
    held = {**known, **ids}
    kinds = {kind for kind, _ in order}
    hosts = [_known_profile(key, found, tables) for key, found in held.items() if key[0] in kinds]
    joins = join([*hosts, *_profiles(order, page, nisba(tables))], tie=True)
    for key in order:
        host = joins.get(" ".join(key))
        if host is None:
            held[key] = ids[key] = _own(key, lexicon.nisba, page.state)
        else:
            held[key] = ids[key] = held[key[0], host.host.partition(" ")[2]]
    return ids


ON_PAGE = (Context("", None, frozenset()),)


def _known_profile(key: Key, known: str, tables: Tables) -> Profile:
    """A known name as a host: under its full name, so that «ليودميلا بوتين» is not taken for a longer «بوتين»."""
    kind, form = key
    listed = tables.known.get(known)
    full = folded(listed.name) if listed and kind == "PER" and len(person(form)) == 1 else form
    return Profile(" ".join(key), kind, full, apart(kind, full, nisba(tables)), True, contexts=ON_PAGE)


def _profiles(order: Iterable[Key], page: _Page, of: Mapping[str, str]) -> Iterator[Profile]:
    offices: dict[Key, set[frozenset[str]]] = defaultdict(set)
    aliases: dict[Key, set[str]] = defaultdict(set)
    told = roles(page.text, page.mentions, of)
    for mention in page.mentions:
        at = mention.start, mention.end
        key = mention.type, page.forms[at]
        if mention.entity:
            continue  # a name that a list holds is no stranger
        if at in told:
            offices[key].add(told[at])
        if found := alias(page.text, mention.end):
            aliases[key].add(found)
    for key in order:
        name = " ".join(key)
        yield Profile(name, *key, apart(*key, of), False, tuple(sorted(offices[key], key=sorted)), frozenset(aliases[key]), ON_PAGE)


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


def same_word(word: str, other: str) -> bool:
    """Whether two folded parts of names are one: ال and عبد aside equal, or spellings of which not both are attested names."""
    bare, base = (without_article(form.removeprefix("عبد")) for form in (word, other))
    if bare == base:
        return word == other or group("ordinals").isdisjoint({word, other})  # «عبدالله بن ثاني» is not «عبد الله الثاني»
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
