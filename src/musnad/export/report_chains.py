"""The ways of an utterance from its speaker through carriers to outlets, each link with its own words on the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from musnad.export import words
from musnad.export.report_pages import Evidence
from musnad.model import Act, Kind, Span, Utterance, Version

Link = dict[str, Any]  # a citation's number and index, and the part of its page to look at


@dataclass(slots=True)
class _Way:
    """Carriers in order, and the outlets at the end."""

    steps: list[dict[str, Any]] = field(default_factory=list)
    ends: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class _Tree:
    link: Link | None = None
    ways: dict[tuple[str, ...], _Way] = field(default_factory=dict)


def chains(said: Utterance, shown: Version, citations: Mapping[int, Mapping[str, Any]], evidence: Evidence) -> dict[str, Any]:
    """`chains`: the ways as trees, outlets that name the same way at its end together; `spoken`: when it was said, if pages agree.

    shown: the version whose words stand above; what is otherwise in another is told at its outlet.
    """
    times = {version.citation: evidence.spoken(version) for version in said.versions}
    agreed = len({time[0] for time in times.values() if time}) == 1
    trees: dict[str, _Tree] = {}
    for version in said.versions:
        names = version.chain[:-1] or (version.outlet,)
        links = [_link(span, citations[version.citation]) for span in evidence.links(version)]
        tree = trees.setdefault(names[0], _Tree())
        tree.link = tree.link or (links[0] if links and version.chain[:-1] else None)
        way = tree.ways.setdefault(names[1:], _Way([{"name": name, "link": None} for name in names[1:]]))
        for step, link in zip(way.steps, links[1:], strict=False):
            step["link"] = step["link"] or link
        if len(names) > 1 or names[0] != version.outlet:  # an outlet that is itself the speaker needs no way
            notes = list(_otherwise(version, (said.act, shown.kind), None if agreed else times[version.citation]))
            way.ends.setdefault(version.outlet, {"outlet": version.outlet, "citation": citations[version.citation], "notes": notes})
    told = next(((number, time) for number, time in times.items() if time and agreed), None)
    return {
        "chains": [_tree(origin, tree) for origin, tree in trees.items()],
        "spoken": {"when": words.when(told[1][0]), "link": _link(told[1][1], citations[told[0]])} if told else None,
    }


def _tree(origin: str, tree: _Tree) -> dict[str, Any]:
    ways = [{"steps": way.steps, "ends": list(way.ends.values())} for way in tree.ways.values() if way.ends]
    return {"origin": origin, "link": tree.link, "ways": ways}


def _link(span: Span | None, citation: Mapping[str, Any]) -> Link | None:
    return {"number": citation["number"], "index": citation["index"], "start": span.start} if span else None


def _otherwise(version: Version, told: tuple[Act, Kind], time: tuple[str, Span] | None) -> Iterator[words.Words]:
    """What an outlet has otherwise than is told above: the act, whether it quotes, when it was said."""
    if version.act != told[0]:
        yield words.word(f"act.{version.act}")
    if version.kind != told[1]:
        yield words.word(f"kind.{version.kind}")
    if time:
        yield words.when(time[0])
