"""The lexicon's phrases of site furniture, and names of sections and entries of menus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from musnad.arabic import folded
from musnad.model import Label
from musnad.tables import alternatives, lexicon


@dataclass(frozen=True, slots=True)
class Phrase:
    slots: tuple[frozenset[str], ...]
    label: Label
    where: str
    most: int
    opens: str
    why: str

    def stands(self, words: Sequence[str], index: int) -> bool:
        """Whether some words are the phrase's from `index` on."""
        if len(words) - index < len(self.slots):
            return False
        return all(words[index + offset] in slot for offset, slot in enumerate(self.slots))


@cache
def table() -> Mapping[str, tuple[Phrase, ...]]:
    """The lexicon's phrases by each of their first words, longest first."""
    found: dict[str, list[Phrase]] = {}
    for row in lexicon("clutter"):
        slots = tuple(frozenset(folded(word) for word in alternatives(slot)) for slot in row["phrase"].split(" "))
        why = f"row:clutter.tsv:{row['phrase']}"
        phrase = Phrase(slots, cast("Label", row["label"]), row["where"], int(row["most"]), row["opens"], why)
        for word in slots[0]:
            found.setdefault(word, []).append(phrase)
    return {word: tuple(sorted(some, key=lambda phrase: -len(phrase.slots))) for word, some in found.items()}


@cache
def inside() -> Mapping[str, tuple[Phrase, ...]]:
    """Those of them that may stand anywhere in a line."""
    found = {word: tuple(phrase for phrase in some if phrase.where == "in") for word, some in table().items()}
    return {word: some for word, some in found.items() if some}


@cache
def entries() -> Mapping[str, str]:
    """Names of sections and entries of menus, folded, with their kind."""
    return {folded(name): row["kind"] for row in lexicon("sections") for name in alternatives(row["names"])}


@cache
def entry_words() -> frozenset[str]:
    """The words that entries begin with."""
    return frozenset(entry.partition(" ")[0] for entry in entries())
