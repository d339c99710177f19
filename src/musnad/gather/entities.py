"""One id for one entity over all pages, however its name is spelled.

Ids of known entities stay. Names that no list holds are compared by the features of `musnad.merging`; what a page calls by one word
alone («الحسيني») is another's on another page until something speaks for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from musnad.arabic import folded
from musnad.merging.around import alias, roles
from musnad.merging.features import CONTEXTS, Context, Profile, Reason
from musnad.merging.groups import Join, join
from musnad.merging.names import Nisba, apart, fullness, nisba, person
from musnad.model import Entity, EntityType, Mention, PageMarks, Party
from musnad.tables import Tables

Key = tuple[str, str]  # id on a page, and the page where that id does not tell who it is, else ""
OFFICES = 6  # offices kept for one person
COMMON, COMMON_SHARE = 8, 0.01  # an entity on more pages, and on more than this share of them, tells nothing of a happening


class Merge(NamedTuple):
    """Two names that became one entity, and what spoke for it."""

    entity: str
    name: str
    into: str
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class _Draft:
    """What has been collected of an entity so far."""

    type: EntityType
    name: str
    known: bool
    contexts: list[Context] = field(default_factory=list)
    roles: set[frozenset[str]] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)  # on how many pages each spelling is the fullest


def link(pages: Sequence[PageMarks], tables: Tables) -> tuple[PageMarks, ...]:
    """The pages with one id for one entity: mentions, entities, speakers and carriers are rewritten."""
    return joined(pages, tables)[0]


def joined(pages: Sequence[PageMarks], tables: Tables) -> tuple[tuple[PageMarks, ...], tuple[Merge, ...]]:
    """The linked pages, and every merge over pages that made them, with its reasons."""
    drafts = _drafts(pages, tables)
    ranked = sorted(drafts, key=lambda key: (not drafts[key].known, -fullness(drafts[key].type, folded(drafts[key].name)), key))
    joins = join([_profile(key, drafts[key], tables) for key in ranked], tie=False)
    hosts = {key: _key(joins[_text(key)].host) if _text(key) in joins else key for key in ranked}
    ids = _ids(key for key in drafts if hosts[key] == key)
    final = {key: ids[host] for key, host in hosts.items()}
    names = _names(drafts, final)
    return tuple(_rewritten(page, final, names) for page in pages), tuple(_merges(joins.values(), drafts, final))


def _merges(joins: Iterable[Join], drafts: Mapping[Key, _Draft], final: Mapping[Key, str]) -> Iterator[Merge]:
    for one in joins:
        key, host = _key(one.id), _key(one.host)
        yield Merge(final[host], drafts[key].name, drafts[host].name, one.reasons)


def _text(key: Key) -> str:
    return "\t".join(key)


def _key(text: str) -> Key:
    id_, _, page = text.partition("\t")
    return id_, page


def _ids(hosts: Iterable[Key]) -> dict[Key, str]:
    """Final ids: where two entities have one id on their pages, the later ones are numbered."""
    seen: dict[str, int] = defaultdict(int)
    ids = {}
    for key in hosts:
        seen[key[0]] += 1
        ids[key] = key[0] if seen[key[0]] == 1 else f"{key[0]}~{seen[key[0]]}"
    return ids


def _own(entity: Entity, page: PageMarks, tables: Tables) -> Key:
    """A single word is nobody's name for sure: it stands for the page's own bearer of it."""
    alone = entity.id not in tables.known and entity.type == "PER" and len(person(folded(entity.name))) == 1
    return entity.id, page.page.name if alone else ""


def _drafts(pages: Sequence[PageMarks], tables: Tables) -> dict[Key, _Draft]:
    drafts: dict[Key, _Draft] = {}
    of = nisba(tables)
    pages_of = Counter(key for page in pages for key in page.entities)
    common = max(COMMON, len(pages) * COMMON_SHARE)
    for page in pages:
        keys = {entity.id: _own(entity, page, tables) for entity in page.entities.values()}
        day = next((article.published for article in page.articles if article.published), None)
        telling = frozenset(id_ for id_, where in keys.values() if not where and pages_of[id_] <= common)
        for entity in page.entities.values():
            draft = drafts.setdefault(keys[entity.id], _Draft(entity.type, entity.name, entity.id in tables.known))
            draft.written[entity.name] += 1
            if len(draft.contexts) < CONTEXTS:
                draft.contexts.append(Context(page.page.name, day, telling - {entity.id}))
        _surroundings(page, keys, drafts, of)
    for draft in drafts.values():
        draft.name = max(draft.written, key=lambda name: (len(name.split()), draft.written[name], name))
    return drafts


def _surroundings(page: PageMarks, keys: Mapping[str, Key], drafts: Mapping[Key, _Draft], of: Nisba) -> None:
    told = roles(page.page.text, page.mentions, of)
    for mention in page.mentions:
        draft = drafts[keys[mention.entity]]
        office = told.get((mention.start, mention.end))
        if office and len(draft.roles) < OFFICES:
            draft.roles.add(office)
        if not draft.known and mention.type != "PER" and (found := alias(page.page.text, mention.end)):
            draft.aliases.add(found)


def _profile(key: Key, draft: _Draft, tables: Tables) -> Profile:
    form = folded(draft.name)
    body = apart(draft.type, form, nisba(tables))
    listed = tables.known.get(key[0])
    if draft.type == "ORG":  # a listed body's state; the state that the page of a ministry is about
        state = (listed.of if listed else "") or (key[0].rpartition("@")[2] if "@" in key[0] else "")
        body = body._replace(states=body.states | ({state} if state else set()))
    offices = tuple(sorted(draft.roles, key=sorted))
    return Profile(_text(key), draft.type, form, body, draft.known, offices, frozenset(draft.aliases), tuple(draft.contexts))


def _names(drafts: Mapping[Key, _Draft], final: Mapping[Key, str]) -> dict[str, str]:
    """The fullest name of each joined entity, in the spelling of most pages; a known one keeps its own."""
    names: dict[str, tuple[bool, int, int, str]] = {}
    for key, draft in drafts.items():
        rank = draft.known, len(draft.name.split()), draft.written[draft.name], draft.name
        names[final[key]] = max(names.get(final[key], rank), rank)
    return {id_: name for id_, (*_, name) in names.items()}


def _rewritten(page: PageMarks, final: Mapping[Key, str], names: Mapping[str, str]) -> PageMarks:
    ids = {id_: final[id_, ""] if (id_, "") in final else final[id_, page.page.name] for id_ in page.entities}

    def party(one: Party) -> Party:
        return one if one.entity is None else replace(one, entity=ids.get(one.entity, one.entity))

    entities: dict[str, Entity] = {}
    for key, entity in page.entities.items():
        host = ids[key]
        old = entities.get(host)
        variants = tuple(dict.fromkeys([*(old.variants if old else ()), *entity.variants]))
        entities[host] = Entity(host, entity.type, names[host], variants)
    statements = tuple(
        replace(s, speaker=tuple(map(party, s.speaker)), carriers=tuple(map(party, s.carriers))) for s in page.statements
    )
    return replace(page, mentions=tuple(_mentions(page.mentions, ids)), entities=entities, statements=statements)


def _mentions(mentions: Iterable[Mention], ids: Mapping[str, str]) -> Iterator[Mention]:
    return (replace(mention, entity=ids.get(mention.entity, mention.entity)) for mention in mentions)
