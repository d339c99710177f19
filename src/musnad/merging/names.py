"""A name taken apart: parts of a personal name, words of a body's or place's name; titles and roles around a name."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from musnad.arabic import folded, readings, without_article
from musnad.model import EntityType
from musnad.tables import Tables, alternatives, lexicon

LONGEST = 12  # words of a name that are compared
ROLE_REACH = 8  # words before a name in which its title is sought
_SONS = frozenset({"بن", "ابن", "بنت", "ولد", "ال"})
_GLUED = frozenset({"عبد", "ابو", "ابا", "ابي", "ام", "دي", "دا", "دو", "فان", "فون", "ديل", "لا", "عبدرب"})
Nisba = Mapping[str, str]


class Body(NamedTuple):
    """A name of a body or place: the noun at its head, the words that tell it from others, words that only qualify, states."""

    head: str
    words: tuple[str, ...]
    qualifiers: frozenset[str]
    states: frozenset[str]


@cache
def _column(table: str, column: str) -> frozenset[str]:
    return frozenset(folded(row[column]) for row in lexicon(table))


@cache
def _group(name: str) -> frozenset[str]:
    row = next(row for row in lexicon("name_words") if row["group"] == name)
    return frozenset(map(folded, alternatives(row["words"])))


@cache
def _attested() -> frozenset[str]:
    units = (word for row in lexicon("name_units") for column in ("given", "weak", "family") for word in alternatives(row[column]))
    listed = (folded(row["name"]) for row in lexicon("given_names") if row["use"] != "none")
    people = (row["name"] for row in lexicon("entities") if row["type"] == "PER")
    return frozenset({*units, *listed, *(part for name in people for part in person(folded(name)))})


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(word for row in lexicon("common_words") for word in alternatives(row["words"]))


@cache
def places() -> frozenset[str]:
    """Folded names of the places that our lists know, without blanks and articles."""
    towns = (name for row in lexicon("cities") for name in alternatives(row["places"]))
    arab = (name for row in lexicon("places_arab") for column in ("places", "doubtful") for name in alternatives(row[column]))
    states = (row["name"] for row in lexicon("entities") if row["type"] == "LOC")
    return frozenset("".join(map(without_article, folded(name).split())) for name in (*towns, *arab, *states))


@lru_cache(maxsize=65536)
def is_attested(word: str) -> bool:
    """Whether a folded word is known as a part of personal names: a word near it is another name, and no other spelling."""
    return word in _attested() or without_article(word) in _attested()


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is a word of the language, or a known part of names."""
    return word in _ordinary() or without_article(word) in _ordinary() or is_attested(word)


@lru_cache(maxsize=65536)
def person(form: str) -> tuple[str, ...]:
    """The parts of a folded personal name: titles, بن and آل left out; عبد, أبو, دي, الدين joined to their word."""
    words = form.replace("-", " ").split()[:LONGEST] or [form]
    titles = _column("titles", "title")
    while len(words) > 1 and words[0].startswith("ال") and words[0] in titles:
        words = words[1:]
    words = [word for word in words if word not in _SONS] or words
    parts: list[str] = []
    for word in words:
        if parts and (parts[-1] in _GLUED or word in _group("divine")):
            parts[-1] += word
        else:
            parts.append(word)
    return tuple(parts)


def fullness(type_: EntityType, form: str) -> int:
    """How many parts a folded name has: fuller names are hosts to shorter ones."""
    return len(person(form)) if type_ == "PER" else len(form.split())


@lru_cache(maxsize=65536)
def _classed(word: str) -> str:
    """What a word does in the name of a body: head, quality, purpose, or name."""
    if {word, "ال" + word, without_article(word)} & _column("org_heads", "head"):
        return "head"
    if word in _column("org_adjectives", "adjective") or word in _group("public"):
        return "quality"
    return "purpose" if word.startswith("لل") or word in _column("org_links", "link") else "name"


_nisbas: list[tuple[Tables, Nisba]] = []


def nisba(tables: Tables) -> Nisba:
    """The state of each adjective, in every gender and number; the table last built is kept."""
    for seen, built in _nisbas:
        if seen is tables:
            return built
    ends = ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات")
    bases = ((known.id, folded(base)) for known in tables.known.values() for base in known.nisba)
    found = {article + base + end: key for key, base in bases if " " not in base for article in ("", "ال") for end in ends}
    _nisbas[:] = [(tables, found)]
    return found


def body(form: str, of: Nisba) -> Body:
    """The name of a body: «شركة نوردفال السويدية للطاقة» is a company, Nordfall, Swedish, for something.

    Where nothing but its purpose tells it from others («الهيئة العامة للشباب»), the purpose is its name.
    """
    words = form.split()[:LONGEST]
    head = words[0] if len(words) > 1 and _classed(words[0]) == "head" else ""
    rest = words[1:] if head else words
    states = frozenset(of[word] for word in rest if word in of)
    purpose = next((index for index, word in enumerate(rest) if _classed(word) == "purpose"), len(rest))
    before = [word for word in rest[:purpose] if word not in of]
    own = [word for word in before if _classed(word) != "quality"]
    behind = [*map(_without_preposition, rest[purpose : purpose + 1]), *rest[purpose + 1 :]]
    qualifiers = {word for word in before if word not in own}
    if own:
        qualifiers.update(behind)
    else:
        own = behind or before
    if head and not own:  # «الرئاسة التركية»: the noun and the state are all there is
        head, own = "", [head]
    return Body(_kind(without_article(head)), tuple(map(without_article, own or rest)), frozenset(qualifiers - set(own)), states)


def _without_preposition(word: str) -> str:
    return "ا" + word[1:] if word.startswith("لل") else word.removeprefix("ل")


@cache
def _synonyms() -> Mapping[str, str]:
    rows = [[folded(kind) for kind in alternatives(row["kinds"])] for row in lexicon("kind_synonyms")]
    return {kind: row[0] for row in rows for kind in row}


def _kind(head: str) -> str:
    """The noun at the head of a name, one for those that stand for each other."""
    return _synonyms().get(head, head)


@lru_cache(maxsize=65536)
def place(form: str) -> Body:
    """The name of a place: the noun of its kind is its head («ريف دمشق»), unless it may be left out («مدينة الموصل»)."""
    words = form.split()[:LONGEST]
    plain = len(words) > 1 and words[0] in _column("place_kinds", "noun")
    head = words[0] if len(words) > 1 and not plain and words[0] in _column("loc_heads", "head") else ""
    rest = words[1:] if plain or head else words
    first = next((word for word in _column("loc_compounds", "word") if rest[0].startswith(word + "ال")), "")
    if first and len(rest[0]) > len(first) + 4:  # «ديرالشحرور»
        rest = [first, rest[0].removeprefix(first), *rest[1:]]
    return Body(_kind(head), tuple(map(without_article, rest)), frozenset(), frozenset())


def apart(type_: EntityType, form: str, of: Nisba) -> Body:
    """The name of a body or place taken apart; for a person it tells nothing."""
    return place(form) if type_ == "LOC" else body(form, of)


@cache
def _titles() -> frozenset[str]:
    offices = {folded(row["word"]) for row in lexicon("offices") if row["kind"] == "person"}
    titles = {without_article(folded(row["title"])) for row in lexicon("titles")}
    return frozenset((offices | titles) - _column("courtesy_titles", "title"))


def role(before: Sequence[str], of: Nisba) -> frozenset[str]:
    """What the words before a name say of its bearer's office: «وزيرة البيئة المغربية», the state by its id.

    before: folded words up to the name, none of them punctuation. Empty where no title is among the last of them.
    """
    words = list(before[-ROLE_REACH:])
    bare = [_bare(word) for word in words]
    first = next((index for index, word in enumerate(bare) if word in _titles()), None)
    if first is None or any(word in _group("particles") for word in words[first:]):
        return frozenset()
    return frozenset(of.get(word) or of.get(plain) or plain for word, plain in zip(words[first:], bare[first:], strict=True))


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """A word without proclitics and article, where it is a title so; feminine as masculine."""
    for _, rest in readings(word):
        plain = without_article(rest)
        for form in (plain, plain.removesuffix("ه")):
            if form in _titles():
                return form
    return without_article(word)


def initials(form: str) -> str:
    """The first letters of a name's words, articles and prepositions aside."""
    return "".join(without_article(_without_preposition(word))[:1] for word in form.split()[:LONGEST])
