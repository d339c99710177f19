"""Names of outlets, agencies and places as bylines write them, and the outlets' hosts: built once for a set of tables."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from musnad.arabic import folded
from musnad.tables import Known, Tables, alternatives, lexicon

_PLACES = frozenset({"state", "capital", "city", "region"})
_SIGN = re.compile(r"[\W_]+")


class Source(NamedTuple):
    id: str
    name: str
    agency: bool


@dataclass(frozen=True, slots=True)
class Sources:
    by_key: Mapping[str, Source]
    places: frozenset[str]
    hosts: Mapping[str, str]

    def source(self, words: str) -> Source | None:
        """The outlet or agency that words name, however they are spaced, dotted and quoted."""
        return self.by_key.get(compact(words))

    def is_place(self, words: str) -> bool:
        """Whether words are the name of a town, region or country."""
        return compact(words) in self.places

    def host_outlet(self, url: str | None) -> str | None:
        """The outlet that writes under an address, by its host or a host above it."""
        try:
            host = (urlsplit(url or "").hostname or "").removeprefix("www.")
        except ValueError:
            return None
        labels = host.split(".")
        return next((self.hosts[h] for n in range(len(labels)) if (h := ".".join(labels[n:])) in self.hosts), None)


_built: list[tuple[Tables, Sources]] = []


def build(tables: Tables) -> Sources:
    """The sources of these tables; the last ones built are kept."""
    for seen, sources in _built:
        if seen is tables:
            return sources
    by_key: dict[str, Source] = {}
    for known in tables.known.values():
        if known.kind in {"agency", "outlet"}:
            for name in (known.name, *known.variants):
                by_key.setdefault(compact(name), Source(known.id, known.name, known.kind == "agency"))
    hosts: dict[str, str] = {}
    for row in lexicon("outlets"):
        names = (row["name"], *alternatives(row["variants"]))
        same = next((by_key[key] for name in names if (key := compact(name)) in by_key), None)
        for name in names:
            by_key.setdefault(compact(name), same or Source(id_of(row["name"]), row["name"], False))
        hosts.update((host, row["name"]) for host in alternatives(row["hosts"]))
    sources = Sources(by_key, frozenset(_place_keys(tables.known)), hosts)
    _built[:] = [(tables, sources)]
    return sources


def _place_keys(known: Mapping[str, Known]) -> Iterator[str]:
    for entity in known.values():
        if entity.type == "LOC" and entity.kind in _PLACES:
            yield from map(compact, (entity.name, *entity.variants))
    for row in lexicon("cities"):
        yield from (compact(name) for name in alternatives(row["places"]))


@lru_cache(maxsize=16384)
def compact(words: str) -> str:
    """Letters and digits alone, folded: `د. ب. أ` and `دب أ` are one."""
    return _SIGN.sub("", folded(words))


def id_of(name: str) -> str:
    """The id of an outlet that no list knows."""
    return folded(name).replace(" ", "_")


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are those of one outlet, apart from the kind noun before it (صحيفة, قناة …)."""
    return bool(a) and bare(a) == bare(b)


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """An outlet's name without its kind noun, compact."""
    first, _, rest = folded(name).strip('«»"“”() ').partition(" ")
    return compact(rest if rest and first in _kinds() else name)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(folded(row["noun"]) for row in lexicon("outlet_nouns"))


def slug_words(url: str | None) -> frozenset[str]:
    """The Arabic words of an address, folded: sites write their headline into it."""
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return frozenset()
    return frozenset(word for word in _SIGN.split(folded(path)) if len(word) > 1 and not word.isascii())
