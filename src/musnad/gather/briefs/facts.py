"""Dated facts put together: which clauses tell one, and which plans have come true."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from musnad.gather.briefs.headlines import DAY, near
from musnad.gather.briefs.keywords import overlap
from musnad.gather.briefs.material import Piece
from musnad.model import Span

SAME = 0.4  # two clauses on one date that share so much tell one fact
ALL = 0.8  # where one date only holds the other, or they share one word alone
COMMON = 0.25  # a word that stands with more of the dates than that says nothing of one of them
FAR = 10  # days; a day further from the article's own has one fact, however it is worded


@dataclass(frozen=True, slots=True)
class Fact:
    """A date on a page with the clause around it."""

    piece: Piece
    value: str
    span: Span
    about: frozenset[str]
    planned: bool
    speaker: str  # who says it, where the clause does not
    short: tuple[bool, bool]  # cut at its beginning, at its end
    speech: bool  # it dates that somebody spoke
    weight: float
    said: frozenset[str]  # the utterances whose contents hold the date
    titled: bool  # it stands in a headline


def still_open(groups: Sequence[list[Fact]]) -> list[list[Fact]]:
    """The groups without the plans for a day that have come to pass on it: what is reported as happened is no plan any more."""
    done = [group for group in groups if not is_planned(group)]
    return [group for group in groups if not is_planned(group) or not any(_came_true(group, other) for other in done)]


def _came_true(plan: Sequence[Fact], done: Sequence[Fact]) -> bool:
    on_day = DAY.match(value_of(plan)) is not None and value_of(plan) == value_of(done)
    return on_day and any(_alike(one, other) for one in plan for other in done)


def together(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts told by several clauses put together: dates equal or one inside the other, and clauses that share much.

    A word that stands with many dates of the affair (its states, its one great matter) tells no two facts apart.
    """
    found = list(facts)
    most = max(2, COMMON * len({fact.value for fact in found}))
    dates = Counter(item for item, _ in {(item, fact.value) for fact in found for item in fact.about})
    telling = [replace(fact, about=frozenset(item for item in fact.about if dates[item] <= most)) for fact in found]
    groups: list[list[Fact]] = []
    for fact in telling:
        group = next((g for g in groups if 2 * sum(_same(fact, other) for other in g) > len(g)), None)
        if group is None:
            groups.append([fact])
        else:
            group.append(fact)
    return groups


def _same(one: Fact, other: Fact) -> bool:
    """Whether two clauses tell one fact. A plan never backs what is reported as happened."""
    if one.planned != other.planned:
        return False
    if one.value == other.value:
        day = DAY.match(one.value)
        far = day is not None and not near(day[0], one.piece.article.published, FAR) and not one.planned
        return far or bool(one.said & other.said) or _alike(one, other)
    if not within(one.value, other.value) or len(min(one.value, other.value, key=len)) == len("2024"):
        return False
    return bool(one.said & other.said) or _alike(one, other, ALL)


def _alike(one: Fact, other: Fact, least: float = SAME) -> bool:
    return overlap(one.about, other.about) >= (least if len(one.about & other.about) > 1 else ALL)


def within(one: str, other: str) -> bool:
    """Whether one of two dates lies inside the other («2024-10-22/2024-10-24» in «2024-10»)."""
    a, b = sorted((one, other), key=len, reverse=True)
    return "/" not in b and all(part.startswith(b) for part in a.split("/"))


def value_of(group: Sequence[Fact]) -> str:
    """The most exact date that a group's clauses give."""
    return max((fact.value for fact in group), key=len)


def best(group: Sequence[Fact]) -> Fact:
    """The clause that tells a fact best."""
    return max(group, key=lambda f: (f.planned == is_planned(group), not f.speech, f.value == value_of(group), f.weight))


def is_planned(group: Sequence[Fact]) -> bool:
    """What one outlet reports as happened is no plan any more."""
    return all(fact.planned for fact in group)


def rank(group: Sequence[Fact]) -> tuple[bool, int, float]:
    """How much a fact is worth a line: what happened before what was only said, then what most outlets tell."""
    return not all(f.speech for f in group), len({f.piece.outlet for f in group}), best(group).weight


def order(value: str) -> tuple[str, str]:
    """By what dates are sorted: the first day, then the last."""
    start, _, end = value.partition("/")
    return start, end
