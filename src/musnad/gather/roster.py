"""Every entity over a set of pages: its spellings with their counts, where it is named, and why its names are one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from musnad.arabic import folded
from musnad.gather.entities import Merge, joined
from musnad.merging.features import Context, Profile, Reason, compare
from musnad.merging.names import apart, nisba
from musnad.model import EntityType, PageMarks
from musnad.tables import Known, Tables


class Spelling(NamedTuple):
    """One way in which pages write an entity. why: the list row that holds it, else empty and `reasons` say what joined it."""

    text: str
    times: int
    why: str
    into: str  # the name that it joined; empty for the entity's own name
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity over all pages."""

    id: str
    type: EntityType
    name: str
    known: Known | None
    of: str  # id of the state that it belongs to, else empty
    mentions: int
    pages: tuple[str, ...]
    outlets: tuple[str, ...]
    spellings: tuple[Spelling, ...]  # most frequent first


@dataclass(slots=True)
class _Draft:
    type: EntityType
    name: str
    spellings: Counter[str] = field(default_factory=Counter)
    rows: dict[str, str] = field(default_factory=dict)  # spelling → list row
    pages: dict[str, None] = field(default_factory=dict)
    outlets: dict[str, None] = field(default_factory=dict)


def roster(pages: Sequence[PageMarks], tables: Tables) -> tuple[Listed, ...]:
    """The entities of annotated pages, linked over them; those named most come first."""
    linked, merges = joined(pages, tables)
    drafts: dict[str, _Draft] = {}
    for page in linked:
        _collect(page, drafts)
    of_entity: dict[str, dict[str, Merge]] = {}
    for merge in merges:
        of_entity.setdefault(merge.entity, {}).setdefault(folded(merge.name), merge)
    listed = (_listed(id_, draft, of_entity.get(id_, {}), tables) for id_, draft in drafts.items())
    return tuple(sorted(listed, key=lambda one: (-one.mentions, one.id)))


def _collect(page: PageMarks, drafts: dict[str, _Draft]) -> None:
    outlets = {article.number: article.outlet for article in page.articles}
    lines = sorted((line.start, line.article) for line in page.lines)
    number: int | None = None
    place = 0
    for mention in sorted(page.mentions, key=lambda one: one.start):
        while place < len(lines) and lines[place][0] <= mention.start:
            number = lines[place][1]
            place += 1
        entity = page.entities[mention.entity]
        draft = drafts.setdefault(mention.entity, _Draft(entity.type, entity.name))
        text = " ".join(page.page.text[mention.start : mention.end].split())
        draft.spellings[text] += 1
        if mention.why.startswith("row:"):
            draft.rows[text] = mention.why
        draft.pages[page.page.name] = None
        outlet = outlets.get(number) if number is not None else None
        if outlet:
            draft.outlets[outlet] = None


def _listed(id_: str, draft: _Draft, merges: Mapping[str, Merge], tables: Tables) -> Listed:
    known = tables.known.get(id_)
    of = known.of if known else id_.rpartition("@")[2] if draft.type == "ORG" and "@" in id_ else ""
    spellings = tuple(_spellings(draft, merges, tables))
    total = draft.spellings.total()
    return Listed(id_, draft.type, draft.name, known, of, total, tuple(draft.pages), tuple(draft.outlets), spellings)


def _spellings(draft: _Draft, merges: Mapping[str, Merge], tables: Tables) -> Iterable[Spelling]:
    """The spellings, each with what made it a name of this entity: a list row, a merge over pages, or its likeness to the name."""
    for text, count in draft.spellings.most_common():
        form = folded(text)
        merge = merges.get(form)
        if text in draft.rows:
            yield Spelling(text, count, draft.rows[text], "", ())
        elif form == folded(draft.name):
            yield Spelling(text, count, "", "", ())
        elif merge:
            yield Spelling(text, count, "", merge.into, merge.reasons)
        else:
            yield Spelling(text, count, "", draft.name, _on_one_page(draft, form, tables))


def _on_one_page(draft: _Draft, form: str, tables: Tables) -> tuple[Reason, ...]:
    here = (Context("", None, frozenset()),)
    full = folded(draft.name)
    one, other = (Profile(text, draft.type, text, apart(draft.type, text, nisba(tables)), contexts=here) for text in (form, full))
    return compare(one, other)
