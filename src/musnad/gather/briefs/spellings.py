"""How the pages of a story spell each name."""

from collections import Counter

from musnad.gather.briefs.citing import one_line
from musnad.gather.briefs.material import Material
from musnad.model import EntityType, Mention, NameVariants


def tell(material: Material) -> tuple[NameVariants, ...]:
    """The spellings of every entity named in the story, most frequent first; entities with several spellings first."""
    counts: dict[str, Counter[str]] = {}
    types: dict[str, Counter[EntityType]] = {}
    for piece in material.pieces:
        for mention in piece.mentions:
            counts.setdefault(mention.entity, Counter())[_written(piece.text, mention)] += 1
            types.setdefault(mention.entity, Counter())[mention.type] += 1
    found = [
        NameVariants(
            entity,
            types[entity].most_common(1)[0][0],
            material.names.get(entity) or max(spellings, key=len),
            tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0]))),
        )
        for entity, spellings in counts.items()
    ]
    return tuple(sorted(found, key=lambda n: (len(n.variants) < 2, -sum(count for _, count in n.variants), n.name)))


def _written(text: str, mention: Mention) -> str:
    """The name as the page spells it; «لولايات», cut from «للولايات», has its ا back."""
    words = one_line(text[mention.start : mention.end])
    cut = words.startswith("ل") and text[max(0, mention.start - 1) : mention.start] == "ل"
    return f"ا{words}" if cut else words
