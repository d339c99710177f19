"""Every statement of a set of pages with who said it, through whom and where it came from; found again by a name."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from musnad.arabic import without_article, words
from musnad.gather import copies, origins
from musnad.gather.briefs.material import fullest_names, party_name
from musnad.model import Act, Article, PageMarks, Party, Statement, Stories, Time
from musnad.tables import Tables

Form = tuple[str, ...]  # the folded words of a name, without their articles


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement where it stands. Names are those to show; `origin` is the id of an entity that is the origin."""

    marks: PageMarks
    article: Article | None
    statement: Statement
    speaker: tuple[str, ...]
    carriers: tuple[str, ...]  # nearest to the speaker first
    origin: str | None
    origin_name: str
    times: tuple[Time, ...]  # inside the content

    @property
    def day(self) -> date | None:
        """The day of the article."""
        return self.article.published if self.article else None


class Wanted(NamedTuple):
    """Which statements are asked for: any of the speakers, acts and carriers, days that are included; doubtful ones too."""

    speaker: tuple[str, ...] = ()
    act: tuple[Act, ...] = ()
    carrier: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    doubtful: bool = False


def find(pages: Sequence[PageMarks], stories: Stories, tables: Tables) -> tuple[Saying, ...]:
    """The statements of gathered pages by day, page and place; those of articles without a day come last."""
    names = fullest_names(pages, tables)
    came = _origins(pages, stories)
    found: list[Saying] = []
    for marks in pages:
        times = sorted(marks.times, key=lambda time: time.start)
        found += (_saying(marks, statement, came[_key(marks, statement)], names, times) for statement in marks.statements)
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.marks.page.name, one.statement.start, one.statement.end)))


def _origins(pages: Sequence[PageMarks], stories: Stories) -> dict[str, str]:
    """The origin of each statement, by PAGE#id; the versions of one utterance are looked at together, as for the brief."""
    versions: dict[str, list[tuple[PageMarks, Statement]]] = {}
    for marks in pages:
        for statement in marks.statements:
            key = _key(marks, statement)
            versions.setdefault(stories.same.get(key, key), []).append((marks, statement))
    copied = copies.find(pages)
    return {
        _key(*version): origin
        for told in versions.values()
        for version, origin in zip(told, origins.each(told, copied), strict=True)
    }


def _key(marks: PageMarks, statement: Statement) -> str:
    return f"{marks.page.name}#{statement.id}"


def _saying(marks: PageMarks, statement: Statement, origin: str, names: Mapping[str, str], times: Sequence[Time]) -> Saying:
    first, last = (bisect_left(times, at, key=lambda time: time.start) for at in (statement.start, statement.end))
    return Saying(
        marks,
        origins.article_of(marks, statement),
        statement,
        tuple(party_name(party, names) for party in statement.speaker),
        tuple(party_name(party, names) for party in statement.carriers),
        origin if origin in names else None,
        names.get(origin, origin),
        tuple(time for time in times[first:last] if time.end <= statement.end),
    )


def keep(found: Iterable[Saying], wanted: Wanted, names: Callable[[Party, str], bool]) -> tuple[Saying, ...]:
    """The statements that are asked for; where days are, those of articles without a day are left out. names: see `namer`."""

    def any_of(who: Sequence[str], parties: Sequence[Party]) -> bool:
        return not who or any(names(party, one) for party in parties for one in who)

    return tuple(
        one
        for one in found
        if (wanted.doubtful or not one.statement.doubtful)
        and (not wanted.act or one.statement.act in wanted.act)
        and _in_days(one.day, wanted)
        and any_of(wanted.speaker, one.statement.speaker)
        and any_of(wanted.carrier, one.statement.carriers)
    )


def _in_days(day: date | None, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    return day is not None and (wanted.since or date.min) <= day <= (wanted.until or date.max)


def form(text: str) -> Form:
    """What of a name is compared: its folded words without the article; empty where it has none."""
    return tuple(map(without_article, words(text)))


def namer(pages: Iterable[PageMarks], tables: Tables) -> Callable[[Party, str], bool]:
    """A test whether WHO names a party: its entity's id, whole words of one of the entity's spellings on any page or in our
    tables, or of the words that stand for a party without a name.
    """
    spellings = _spellings(pages, tables)

    def names(party: Party, who: str) -> bool:
        if who.casefold() == (party.entity or "").casefold():
            return True
        wanted = form(who)
        return any(_holds(spelling, wanted) for spelling in (form(party.text), *spellings.get(party.entity or "", ())))

    return names


def _spellings(pages: Iterable[PageMarks], tables: Tables) -> dict[str, set[Form]]:
    found: dict[str, set[Form]] = {}
    for marks in pages:
        for mention in marks.mentions:
            found.setdefault(mention.entity, set()).add(form(marks.page.text[mention.start : mention.end]))
        for entity in marks.entities.values():
            found.setdefault(entity.id, set()).update(map(form, (entity.name, *entity.variants)))
    for id_ in found.keys() & tables.known.keys():
        known = tables.known[id_]
        found[id_].update(map(form, (known.name, *known.variants, known.english)))
    return found


def _holds(spelling: Form, wanted: Form) -> bool:
    size = len(wanted)
    return size > 0 and any(spelling[at : at + size] == wanted for at in range(len(spelling) - size + 1))
