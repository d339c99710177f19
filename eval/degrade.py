"""Gold marks made worse on purpose, the way that layers err: what the layers across pages must bear."""

from dataclasses import replace
from random import Random

from musnad.arabic import tokens
from musnad.model import PageMarks, Party, Statement

LOST_MENTIONS, OTHER_IDS, LOST_STATEMENTS, PLAIN_ACTS, MOVED = 0.25, 0.15, 0.1, 0.15, 0.4
SHORT = 4  # contents of fewer words keep their bounds


def degrade(marks: PageMarks, seed: int) -> PageMarks:
    """The page with mentions and statements lost, entities under an id of this page's own, bounds moved, acts blurred to `say`."""
    dice = Random(f"{seed} {marks.page.name}")  # noqa: S311 - the same errors in every run
    ids = {id_: id_ if dice.random() > OTHER_IDS else f"{id_}_{marks.page.name[:3]}" for id_ in marks.entities}
    words = tokens(marks.page.text)

    def party(one: Party) -> Party:
        return replace(one, entity=ids.get(one.entity, one.entity)) if one.entity else one

    def moved(statement: Statement) -> Statement:
        inside = [n for n, word in enumerate(words) if statement.start <= word.start < statement.end]
        act = "say" if dice.random() < PLAIN_ACTS else statement.act
        speakers = tuple(map(party, statement.speaker))
        if len(inside) < SHORT or dice.random() > MOVED:
            return replace(statement, act=act, speaker=speakers)
        first = max(0, inside[0] + dice.choice((-2, -1, 1)))
        last = min(len(words) - 1, max(first, inside[-1] + dice.choice((-3, -1, 2, 4))))
        return replace(statement, start=words[first].start, end=words[last].end, act=act, speaker=speakers)

    return replace(
        marks,
        entities={ids[id_]: replace(entity, id=ids[id_]) for id_, entity in marks.entities.items()},
        mentions=tuple(replace(m, entity=ids.get(m.entity, m.entity)) for m in marks.mentions if dice.random() > LOST_MENTIONS),
        statements=tuple(moved(s) for s in marks.statements if dice.random() > LOST_STATEMENTS),
    )
