"""One id for one entity over all pages, however its name is spelled.

Ids of known entities stay. Names that no list holds are compared two by two where their sound agrees; each feature of a pair
gives a number, and a pair whose sum reaches MERGE is one entity.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from musnad.arabic import folded, name_parts, sound_key, spelling_distance, without_article
from musnad.model import Entity, Mention, PageMarks, Party
from musnad.tables import Tables, alternatives, lexicon

MERGE = 2.5
WEIGHTS: Mapping[str, float] = {
    "surname equal": 1.8,
    "surname another spelling": 1.6,
    "given name equal": 1.5,
    "given name another spelling": 1.0,
    "given names differ": -4.0,
    "both surnames attested and unlike": -4.0,
    "given name on one side only": -0.2,
    "named beside the same others": 1.0,
    "named beside others": -0.5,
}
SHARED = 0.25  # share of the entities beside two names that must be the same
NEAR = 0.2  # spelling distance


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an entity that no list holds, over the pages that name it."""

    id: str
    type: str
    name: str
    beside: frozenset[str]  # ids of the known entities on its pages


def link(pages: Sequence[PageMarks], tables: Tables) -> tuple[PageMarks, ...]:
    """The pages with one id for one entity: mentions, entities, speakers and carriers are rewritten."""
    profiles = _profiles(pages, tables)
    joined = _groups(profiles)
    names = _names(pages, joined)
    return tuple(_rewritten(page, joined, names) for page in pages)


def features(one: Profile, other: Profile) -> tuple[tuple[str, float], ...]:
    """Why two persons are, or are not, the same: each feature that holds, with its weight."""
    left, right = name_parts(folded(one.name)), name_parts(folded(other.name))
    found = [_surnames(left[-1], right[-1])]
    if len(left) > 1 and len(right) > 1:
        found.append(_given(left[0], right[0]))
    elif len(left) != len(right):
        found.append("given name on one side only")
    shared = len(one.beside & other.beside) / (len(one.beside | other.beside) or 1)
    found.append("named beside the same others" if shared >= SHARED else "named beside others")
    return tuple((feature, WEIGHTS[feature]) for feature in found)


def _surnames(word: str, other: str) -> str:
    if without_article(word) == without_article(other):
        return "surname equal"
    if _attested(word) and _attested(other):
        return "both surnames attested and unlike"
    return "surname another spelling" if spelling_distance(word, other) <= NEAR else "both surnames attested and unlike"


def _given(word: str, other: str) -> str:
    if word == other:
        return "given name equal"
    if _attested(word) and _attested(other):
        return "given names differ"
    return "given name another spelling" if spelling_distance(word, other) <= NEAR else "given names differ"


@cache
def _units() -> frozenset[str]:
    rows = lexicon("name_units")
    return frozenset(word for row in rows for column in ("given", "weak", "family") for word in alternatives(row[column]))


def _attested(word: str) -> bool:
    """Whether a folded word is known as a part of names, so that a word near it is another name and no misspelling."""
    return word in _units() or without_article(word) in _units()


def _profiles(pages: Iterable[PageMarks], tables: Tables) -> dict[str, Profile]:
    names: dict[str, Entity] = {}
    beside: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        known = {key for key in page.entities if key in tables.known}
        for key, entity in page.entities.items():
            if key not in tables.known:
                beside[key] |= known
                if key not in names or len(entity.name) > len(names[key].name):
                    names[key] = entity
    return {key: Profile(key, entity.type, entity.name, frozenset(beside[key])) for key, entity in sorted(names.items())}


def _groups(profiles: Mapping[str, Profile]) -> dict[str, str]:
    """For each id the id that it gets: the first of its group that has the fullest name."""
    host = {key: key for key in profiles}
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles.values():
        blocks[_block(profile)].append(profile)
    for block in blocks.values():
        ranked = sorted(block, key=lambda profile: (-len(profile.name.split()), profile.id))
        for rank, profile in enumerate(ranked):
            fit = [other for other in ranked[:rank] if host[other.id] == other.id and _same(other, profile)]
            if len({other.id for other in fit}) == 1 or (fit and len(name_parts(folded(profile.name))) > 1):
                host[profile.id] = fit[0].id
    return host


def _block(profile: Profile) -> str:
    form = folded(profile.name)
    if profile.type == "PER":
        return "PER " + sound_key(name_parts(form)[-1])
    return f"{profile.type} {sound_key(form.replace(' ', ''))}"


def _same(one: Profile, other: Profile) -> bool:
    if one.type == "PER":
        return sum(weight for _, weight in features(one, other)) >= MERGE
    left, right = (folded(profile.name).replace(" ", "") for profile in (one, other))
    shared = not one.beside or not other.beside or bool(one.beside & other.beside)
    return without_article(left) == without_article(right) or (
        len(left) > 4 and spelling_distance(left, right) <= NEAR / 2 and shared
    )


def _names(pages: Iterable[PageMarks], joined: Mapping[str, str]) -> dict[str, str]:
    """The fullest name of each joined entity over all pages."""
    names: dict[str, str] = {}
    for page in pages:
        for key, entity in page.entities.items():
            host = joined.get(key, key)
            if host not in names or (len(entity.name.split()), entity.name) > (len(names[host].split()), names[host]):
                names[host] = entity.name
    return names


def _rewritten(page: PageMarks, joined: Mapping[str, str], names: Mapping[str, str]) -> PageMarks:
    def new(key: str) -> str:
        return joined.get(key, key)

    def party(one: Party) -> Party:
        return one if one.entity is None else replace(one, entity=new(one.entity))

    entities: dict[str, Entity] = {}
    for key, entity in page.entities.items():
        host = new(key)
        old = entities.get(host)
        variants = tuple(dict.fromkeys([*(old.variants if old else ()), *entity.variants]))
        entities[host] = Entity(host, entity.type, names[host], variants)
    statements = tuple(
        replace(s, speaker=tuple(map(party, s.speaker)), carriers=tuple(map(party, s.carriers))) for s in page.statements
    )
    return replace(page, mentions=_mentions(page.mentions, joined), entities=entities, statements=statements)


def _mentions(mentions: Iterable[Mention], joined: Mapping[str, str]) -> tuple[Mention, ...]:
    return tuple(replace(mention, entity=joined.get(mention.entity, mention.entity)) for mention in mentions)
