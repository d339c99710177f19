"""How many independent sources stand behind an utterance: every report is led back to where it came from."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from musnad.arabic import folded, without_article
from musnad.model import Article, PageMarks, Statement
from musnad.tables import alternatives, lexicon

CARRIER, AGENCY, CREDIT, OUTLET = 4, 3, 2, 1  # how well an origin is known


_SIGNS = '«»"“”()'


class _Origin(NamedTuple):
    rank: int
    name: str


def count(versions: Sequence[tuple[PageMarks, Statement]], copies: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """The number of independent origins of an utterance, and for each the pages that it reached: «tass: PAGE1, PAGE2».

    A version comes from the named carrier nearest to the speaker; without one from whom its article credits, an agency before
    others; without that from the outlet itself. Articles that copy one another have one origin, the best known among them.

    versions: each wording with its page. copies: for an article (PAGE#number), the article that it copies from.
    """
    pages: dict[str, list[str]] = {}
    for name, (marks, _) in zip(each(versions, copies), versions, strict=True):
        if marks.page.name not in pages.setdefault(name, []):
            pages[name].append(marks.page.name)
    return len(pages), tuple(f"{name}: {', '.join(found)}" for name, found in pages.items())


def each(versions: Sequence[tuple[PageMarks, Statement]], copies: Mapping[str, str]) -> tuple[str, ...]:
    """The origin of each version of an utterance, in their order: an entity's id, or the words that name it (see `count`)."""
    names = dict(_names(versions))
    roots, origins = [], []
    best: dict[str, _Origin] = {}
    for marks, statement in versions:
        article = article_of(marks, statement)
        roots.append(_root(f"{marks.page.name}#{article.number if article else 0}", copies))
        origins.append(_origin(marks, article, statement, names))
        best[roots[-1]] = max(best.get(roots[-1], origins[-1]), origins[-1], key=lambda origin: origin.rank)
    return tuple(own.name if own.rank == CARRIER else best[root].name for own, root in zip(origins, roots, strict=True))


def _names(versions: Sequence[tuple[PageMarks, Statement]]) -> Iterator[tuple[str, str]]:
    """Folded names of media and of all entities with their ids, so that an outlet, a credit and a carrier of one name are one."""
    known = dict(_media())
    yield from known.items()
    for marks, _ in versions:
        for outlet in (marks.page.hints.outlet, *(article.outlet for article in marks.articles)):
            if outlet:
                yield _plain(outlet), known.get(_plain(outlet), outlet)
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


@cache
def _nouns() -> frozenset[str]:
    return frozenset(folded(row["noun"]) for row in lexicon("outlet_nouns"))


def _plain(name: str) -> str:
    """A name without ال, quotation marks and the noun before it: «صحيفة «الضفة»» and «الضفة» are one."""
    words = [word.strip(_SIGNS) for word in folded(name).split()]
    return without_article(" ".join(words[1:] if len(words) > 1 and words[0] in _nouns() else words))


def article_of(marks: PageMarks, statement: Statement) -> Article | None:
    """The article that a statement stands in."""
    at = bisect_right(marks.lines, statement.start, key=lambda line: line.start) - 1
    number = marks.lines[at].article if at >= 0 and statement.start < marks.lines[at].end else None
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
