"""Names of outlets, agencies and places as bylines write them, and the outlets' hosts: built once for a set of tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from musnad import outlets
from musnad.arabic import folded
from musnad.arabic import words as arabic_words
from musnad.outlets import compact
from musnad.tables import Known, Tables, alternatives, lexicon

_PLACES = frozenset({"state", "capital", "city", "region"})
_SIGN = re.compile(r"[\W_]+")


class Source(NamedTuple):
    id: str
    name: str
    agency: bool


class Phrase(NamedTuple):
    words: tuple[str, ...]  # folded
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    by_key: Mapping[str, Source]
    places: frozenset[str]
    hosts: Mapping[str, str]
    clutter: Mapping[str, tuple[Phrase, ...]]  # of an outlet's own pages, by its bare name

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

    def own_phrase(self, outlet: str | None, words: Sequence[str]) -> str | None:
        """Why a line of these folded words is furniture on this outlet's pages, though it may be text on another's."""
        phrases = self.clutter.get(bare(outlet), ()) if outlet else ()
        return next((phrase.why for phrase in phrases if tuple(words[: len(phrase.words)]) == phrase.words), None)


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
    for outlet in outlets.known():
        entity = tables.known.get(outlet.entity)
        own = (
            Source(entity.id, entity.name, entity.kind == "agency")
            if entity
            else Source(id_of(outlet.name), outlet.name, outlet.agency)
        )
        for name in outlet.names:
            by_key.setdefault(compact(name), own)
        hosts.update(dict.fromkeys(outlet.hosts, outlet.name))
    sources = Sources(by_key, frozenset(_place_keys(tables.known)), hosts, _clutter())
    _built[:] = [(tables, sources)]
    return sources


@cache
def _clutter() -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for outlet in outlets.known():
        own = tuple(Phrase(arabic_words(phrase), f"row:outlets/{outlet.file}:{phrase}") for phrase in outlet.clutter)
        found.update((bare(name), own) for name in outlet.names if own)
    return found


def _place_keys(known: Mapping[str, Known]) -> Iterator[str]:
    for entity in known.values():
        if entity.type == "LOC" and entity.kind in _PLACES:
            yield from map(compact, (entity.name, *entity.variants))
    for row in lexicon("cities"):
        yield from (compact(name) for name in alternatives(row["places"]))


def id_of(name: str) -> str:
    """The id of an outlet that no list knows."""
    return folded(name).replace(" ", "_")


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are those of one outlet, apart from the kind noun before it (صحيفة, قناة …)."""
    return bool(a) and compact(a).endswith(bare(b)) and bare(a) == bare(b)  # most names are refused by their end


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
