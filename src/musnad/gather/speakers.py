"""Speakers whom one page calls by their office alone and another page of the story names: «رئيس الوزراء الماليزي»."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from musnad.gather.parties import Cast, Voice, cast, describes, voice
from musnad.model import Entity, PageMarks, Party, Statement
from musnad.tables import Tables


def name(pages: Sequence[PageMarks], story: Mapping[str, str], tables: Tables) -> tuple[PageMarks, ...]:
    """The pages with each unnamed speaker given the entity of the one person who holds that office in the story.

    story: the story of each article, by `PAGE#number`. A speaker keeps its words; where two persons could be meant, or
    none, it stays unnamed.
    """
    together: dict[str, list[PageMarks]] = {}
    for marks in pages:
        for number in {article.number for article in marks.articles}:
            together.setdefault(story[f"{marks.page.name}#{number}"], []).append(marks)
    casts = {name_: cast(members, tables) for name_, members in together.items() if len(members) > 1}
    listed = {id_: entity for marks in pages for id_, entity in marks.entities.items()}
    return tuple(_listed(_named(marks, story, casts), listed) for marks in pages)


def _listed(marks: PageMarks, listed: Mapping[str, Entity]) -> PageMarks:
    """A page that lists the entities of all its speakers, those too that only other pages name."""
    told = {party.entity for statement in marks.statements for party in statement.speaker if party.entity}
    more = {id_: replace(listed[id_], variants=()) for id_ in sorted(told & listed.keys() - marks.entities.keys())}
    return replace(marks, entities=marks.entities | more) if more else marks


def _named(marks: PageMarks, story: Mapping[str, str], casts: Mapping[str, Cast]) -> PageMarks:
    own = {story[f"{marks.page.name}#{article.number}"] for article in marks.articles}
    told = [casts[name_] for name_ in sorted(own) if name_ in casts]
    if not told:
        return marks
    statements = tuple(_statement(statement, told) for statement in marks.statements)
    return replace(marks, statements=statements)


def _statement(statement: Statement, casts: Sequence[Cast]) -> Statement:
    if all(party.entity is not None for party in statement.speaker):
        return statement
    return replace(statement, speaker=tuple(_party(party, casts) for party in statement.speaker))


def _party(party: Party, casts: Sequence[Cast]) -> Party:
    if party.entity is not None:
        return party
    holders = {holder for cast_ in casts for holder in _holders(voice(cast_, party), cast_)}
    return replace(party, entity=holders.pop()) if len(holders) == 1 else party


def _holders(described: Voice, cast_: Cast) -> set[str]:
    """The persons one of whose offices is told whole by a description."""
    if described.names:
        return set()
    people = ((id_, one) for id_, one in cast_.entities.items() if one.type == "PER")
    return {id_ for id_, one in people if any(describes(described.words, office) for office in one.offices)}
