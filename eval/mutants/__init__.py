"""Pages as the open web may send them: the kinds of damage and malice that `mutations.py` tries the reader with.

A kind is a function of chance and good pages that gives a file: its suffix and its bytes.
"""

import random

from mutants import damage, files, markup
from mutants.parts import Kind, Mutant, Seeds

KINDS: tuple[Kind, ...] = (*damage.KINDS, *markup.KINDS, *files.KINDS)
TWICE = 0.15  # share of files that are damaged once more


def mutant(seed: int, number: int, pages: Seeds) -> tuple[str, Mutant]:
    """The name of a kind, and a file. The same seed and number give the same file; all kinds take turns."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311 - damage, no secret
    kind = KINDS[number % len(KINDS)]
    made = kind(chance, pages)
    return kind.__name__, Mutant(made.suffix, files.damaged(chance, made.raw)) if chance.random() < TWICE else made
