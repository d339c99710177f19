"""What the names layer looks words up in: built once for a set of tables, then only read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from musnad import outlets
from musnad import tables as data
from musnad.arabic import Kept, folded, readings, tokens, without_article
from musnad.model import EntityType
from musnad.tables import Known, Tables

Trie = dict[str, Any]
TYPES: Mapping[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_POSSESSORS = ("ته", "تها", "تهم", "تنا", "تين", "تان")
END = ""  # the key under which a trie node holds what ends there


@dataclass(frozen=True, slots=True)
class Trap:
    """What must, and what must not, stand beside a known name that is a word too."""

    needs: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    known: Mapping[str, Known]
    trie: Trie  # folded words of known names; END holds the ids, the user's first
    nisba: Mapping[str, str]  # adjective, any gender and number, with and without ال: id of its state
    own: frozenset[str]  # ids that a user's file gave: no trap holds for them
    openings: Mapping[str, tuple[tuple[int, str], ...]]  # the readings of a folded word that begin a known name


_built: list[tuple[Tables, Lexicon]] = []


def build(tables: Tables) -> Lexicon:
    """The lexicon of these tables; the last one built is kept."""
    for seen, lexicon in _built:
        if seen is tables:
            return lexicon
    trie: Trie = {}
    own = frozenset(known.id for known in tables.known.values() if known.source != "entities.tsv")
    places = ((form, key) for form, key in _towns())
    for form, key in (*((form, known.id) for known in tables.known.values() for form in spellings(known)), *places):
        _insert(trie, form, key, key in own)

    def openings(form: str) -> tuple[tuple[int, str], ...]:
        return tuple([pair for pair in readings(form) if pair[1] in trie and not (pair[0] and form[pair[0] - 1] == "س")])

    nisba = {form: known.id for known in tables.known.values() for base in known.nisba for form in adjective_forms(base)}
    lexicon = Lexicon(tables.known, trie, nisba, own, Kept(openings))
    _built[:] = [(tables, lexicon)]
    return lexicon


def type_of(known: Known) -> EntityType:
    """The type of a known entity; the tables let in no other than these three."""
    return TYPES[known.type]


def spellings(known: Known) -> Iterable[str]:
    """Every way to write a known name: its variants, and عبد written apart from or with the next word."""
    for form in (known.name, *known.variants):
        yield form
        if known.type == "PER" and "عبد ال" in form:
            yield form.replace("عبد ال", "عبدال")


def _insert(trie: Trie, form: str, key: str, first: bool) -> None:
    node = trie
    for token in tokens(form):
        node = node.setdefault(token.form, {})
    ids: tuple[str, ...] = node.get(END, ())
    if key not in ids:
        node[END] = (key, *ids) if first else (*ids, key)


@cache
def _towns() -> tuple[tuple[str, str], ...]:
    """Towns and territories of the generated lists, with ids made from their names."""
    towns = [
        (name, f"loc:{folded(name).replace(' ', '_')}")
        for row in data.lexicon("cities")
        for name in data.alternatives(row["places"])
    ]
    towns += [(name, f"loc:{folded(name).replace(' ', '_')}") for name in (*_arab_places("places"), *_arab_places("doubtful"))]
    lands = [(row["name"], f"loc:{row['code'].lower()}") for row in data.lexicon("countries_cldr")]
    return tuple(towns + lands)


def _arab_places(column: str) -> Iterable[str]:
    return (name for row in data.lexicon("places_arab") for name in data.alternatives(row[column]))


@cache
def doubtful_places() -> frozenset[str]:
    """Folded names of places that are ordinary words too."""
    return frozenset(map(folded, _arab_places("doubtful")))


@cache
def outlet_states() -> Mapping[str, str]:
    """The state from which an outlet writes, by its folded names, also in Latin letters; none for those abroad."""
    of_code = {row["code"]: row["state"] for row in data.lexicon("arab_states")}
    at_home = [one for one in outlets.known() if one.country in of_code]
    latin = [(host.partition(".")[0].replace("-", ""), of_code[one.country]) for one in at_home for host in one.hosts]
    sure = {label: state for label, state in latin if all(other == state for name, other in latin if name == label)}
    return sure | {folded(name): of_code[one.country] for one in at_home for name in (*one.names, one.english) if name}


def adjective_forms(base: str) -> Iterable[str]:
    """Folded forms of a nisba given as masculine singular without ال: روسي, روسية, روسيين, الروسيتين …"""
    stem = folded(base)
    first, _, rest = stem.partition(" ")
    if rest:
        return (stem,)
    ends = ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات", "ا")
    return tuple(article + first + end for article in ("", "ال") for end in ends)


@cache
def words(name: str) -> frozenset[str]:
    """The folded first column of a lexicon."""
    rows = data.lexicon(name)
    column = next(iter(rows[0]))
    return frozenset(folded(row[column]) for row in rows)


@cache
def classes(name: str) -> Mapping[str, str]:
    """A lexicon of two columns: folded first column to second."""
    rows = data.lexicon(name)
    key, value = list(rows[0])[:2]
    return {folded(row[key]): row[value] for row in rows}


@cache
def group(name: str) -> frozenset[str]:
    """A group of folded words of `name_words.tsv`."""
    row = next(row for row in data.lexicon("name_words") if row["group"] == name)
    return frozenset(folded(word) for word in data.alternatives(row["words"]))


@cache
def traps() -> Mapping[str, Trap]:
    """The conditions of known names that are words too, by the folded name."""
    return _traps("name_traps")


@cache
def given_traps() -> Mapping[str, Trap]:
    """Beside which words a given name is an ordinary word, by the folded given name."""
    return _traps("given_traps")


def _traps(name: str) -> Mapping[str, Trap]:
    return {
        folded(row["form"]): Trap(
            frozenset(data.alternatives(row.get("needs", ""))),
            frozenset(folded(word) for word in data.alternatives(row["not_after"])),
            frozenset(folded(word) for word in data.alternatives(row["not_before"])),
        )
        for row in data.lexicon(name)
    }


@cache
def _units(column: str) -> frozenset[str]:
    found = {word for row in data.lexicon("name_units") for word in data.alternatives(row[column])}
    use = {"given": "strong", "weak": "weak"}.get(column)
    ours = classes("given_names")
    listed = {word for word, kind in ours.items() if kind == use}
    return frozenset((found - set(ours)) | listed if use else found) - _months()


@cache
def _months() -> frozenset[str]:
    """Months of the solar year, of which some were given names: «تموز»."""
    rows = (row for row in data.lexicon("months") if row["calendar"] == "gregorian")
    return frozenset(folded(name) for row in rows for name in data.alternatives(row["names"]))


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in data.lexicon("common_words") for word in data.alternatives(row["words"]))


@cache
def calendar() -> frozenset[str]:
    """Parts of the names of months and weekdays."""
    rows = (*data.lexicon("months"), *data.lexicon("weekdays"))
    return frozenset(part for row in rows for name in data.alternatives(row["names"]) for part in folded(name).split())


def is_given(form: str) -> bool:
    """Whether a folded word is a given name and hardly anything else."""
    return form in _units("given")


def is_weak(form: str) -> bool:
    """Whether a folded word is a given name and a common word too."""
    return form in _units("weak")


@lru_cache(maxsize=65536)
def is_part(form: str) -> bool:
    """Whether a folded word is known as part of personal names, with or without ال."""
    bare = without_article(form)
    family = _units("family")
    return form in family or bare in family or is_given(form) or is_weak(form) or is_given(bare)


def is_calendar(form: str) -> bool:
    """Whether a folded word is part of the name of a month or weekday."""
    return form in calendar()


def is_listed(form: str) -> bool:
    """Whether a folded word is an ordinary word as it stands, its first letter no proclitic."""
    return form in _common() or (form.endswith("ا") and form[:-1] in _common())


@lru_cache(maxsize=65536)
def is_common(form: str) -> bool:
    """Whether a folded word, as it stands or without its proclitics, is an ordinary word of the language."""
    common = _common()
    if form in common or is_given(form):
        return form in common
    return (
        form in calendar()
        or _is_verb(form, common)
        or _attached(form, common)
        or _inflected(form, common)
        or _possessed(form, common)
    )


def _is_verb(form: str, common: frozenset[str]) -> bool:
    """Verbs in the plural, of the tenth form, in the feminine; infinitives of the second form as adverbs: «تمهيدا»."""
    if len(form) == 6 and form[0] == "ت" and form[3] == "ي" and form[5] == "ا":
        return True
    return len(form) > 4 and (form.endswith("وا") or form.startswith("است") or (form.endswith("ت") and form[:-1] in common))


def _attached(form: str, common: frozenset[str]) -> bool:
    """An ordinary word with its article or proclitics."""
    if without_article(form) in common:
        return True
    rests = [rest for cut, rest in readings(form) if cut and len(rest) > 2]
    rests += [bare for rest in rests if len(bare := without_article(rest)) > 2]
    return not common.isdisjoint(rests)


def _inflected(form: str, common: frozenset[str]) -> bool:
    """Adverbial ا, prefixes of the imperfect, pronouns: an ordinary stem with a letter or two around it."""
    if len(form) < 4:
        return False
    stems = [form[1:]] if form[0] in "يتنا" else []
    if form[:2] in {"سي", "ست", "سن"}:
        stems.append(form[2:])
    stems += [form[: -len(end)] for end in ("ا", "ه", "ها", "هم", "هما", "نا") if form.endswith(end)]
    if form.endswith(("ات", "ين", "ون", "ان")) and len(form) > 5:
        stems.append(form[:-2])
    stems += [form[:-1] + "ين"] if form.endswith("و") and len(form) > 4 else []  # «لاعبو الفريق»
    return any(len(stem) > 2 and stem in common for stem in stems)


def _possessed(form: str, common: frozenset[str]) -> bool:
    """A noun in ة with a pronoun, perhaps after a preposition: «بشهادته»."""
    for end in _POSSESSORS if form.endswith(_POSSESSORS) else ():
        if form.endswith(end) and any(rest[: -len(end)] + "ه" in common for _, rest in readings(form)):
            return True
    return False


@lru_cache(maxsize=65536)
def is_unknown(form: str) -> bool:
    """Whether a folded word is no ordinary word, so that it may be a name of which no list knows."""
    return len(form) > 2 and form.isalpha() and not form.isascii() and not is_common(form)


@cache
def _speech() -> frozenset[str]:
    found = set()
    for row in data.lexicon("cues"):
        perfect, imperfect, participle = (folded(row.get(column, "")) for column in ("perfect", "imperfect", "participle"))
        found |= {perfect, perfect + "ت", imperfect, "ت" + imperfect[1:], participle + "ا"}
    return frozenset(word for word in found if len(word) > 1)


@lru_cache(maxsize=65536)
def is_speech(form: str) -> bool:
    """Whether a folded word is a verb of speech, also with و or ف before it."""
    verbs = _speech()
    return form in verbs or (form[:1] in {"و", "ف"} and form[1:] in verbs)
