"""How many independent sources stand behind an utterance: every report is led back to where it came from."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from musnad.arabic import folded, without_article
from musnad.model import Article, PageMarks, Statement
from musnad.tables import alternatives, lexicon

CARRIER, AGENCY, CREDIT, OUTLET = 4, 3, 2, 1  # how well an origin is known


class _Origin(NamedTuple):
    rank: int
    name: str


def count(versions: Sequence[tuple[PageMarks, Statement]], copies: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """The number of independent origins of an utterance, and for each the pages that it reached: «tass: PAGE1, PAGE2».

    A version comes from the named carrier nearest to the speaker; without one from whom its article credits, an agency before
    others; without that from the outlet itself. Articles that copy one another have one origin, the best known among them.

    versions: each wording with its page. copies: for an article (PAGE#number), the article that it copies from.
    """
    names = dict(_names(versions))
    groups: dict[str, list[tuple[_Origin, str]]] = {}
    for marks, statement in versions:
        article = _article(marks, statement)
        number = article.number if article else 0
        root = _root(f"{marks.page.name}#{number}", copies)
        groups.setdefault(root, []).append((_origin(marks, article, statement, names), marks.page.name))
    pages: dict[str, list[str]] = {}
    for members in groups.values():
        best = max((origin for origin, _ in members), key=lambda origin: origin.rank)
        for origin, page in members:
            name = origin.name if origin.rank == CARRIER else best.name
            if page not in pages.setdefault(name, []):
                pages[name].append(page)
    return len(pages), tuple(f"{name}: {', '.join(found)}" for name, found in pages.items())


def _names(versions: Sequence[tuple[PageMarks, Statement]]) -> Iterator[tuple[str, str]]:
    """Folded names of media and of all entities with their ids, so that an outlet, a credit and a carrier of one name are one."""
    yield from _media()
    for marks, _ in versions:
        for entity in marks.entities.values():
            for name in (entity.name, *entity.variants):
                yield _plain(name), entity.id


@cache
def _media() -> tuple[tuple[str, str], ...]:
    rows = [row for row in lexicon("entities") if row["kind"] in {"agency", "outlet"}]
    return tuple((_plain(name), row["id"]) for row in rows for name in (row["name"], *alternatives(row["variants"])))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["id"] for row in lexicon("entities") if row["kind"] == "agency")


def _plain(name: str) -> str:
    return without_article(folded(name).strip())


def _article(marks: PageMarks, statement: Statement) -> Article | None:
    number = next((line.article for line in marks.lines if line.start <= statement.start < line.end), None)
    return next((article for article in marks.articles if article.number == (number or 0)), None)


def _root(article: str, copies: Mapping[str, str]) -> str:
    """The article at the end of the chain of copies; where copies run in a circle, the first of it by name."""
    seen = [article]
    while (source := copies.get(seen[-1])) is not None:
        if source in seen:
            return min(seen[seen.index(source) :])
        seen.append(source)
    return seen[-1]


def _origin(marks: PageMarks, article: Article | None, statement: Statement, names: Mapping[str, str]) -> _Origin:
    carriers = sorted(statement.carriers, key=lambda party: party.entity is None)
    if carriers:
        return _Origin(CARRIER, carriers[0].entity or names.get(_plain(carriers[0].text), carriers[0].text))
    outlet = (article.outlet if article else None) or marks.page.hints.outlet or marks.page.name
    outlet = names.get(_plain(outlet), outlet)
    credited = [names.get(_plain(credit), credit) for credit in (article.credit if article else ())]
    others = sorted((credit for credit in credited if credit != outlet), key=lambda credit: credit not in _agencies())
    if not others:
        return _Origin(OUTLET, outlet)
    return _Origin(AGENCY if others[0] in _agencies() else CREDIT, others[0])
