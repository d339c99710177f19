"""What the linear tagger looks at in one word: its letters, its frequency, and what the lists know of it.

All features are of single words, so that a word's part in the scores of its neighbours can be kept with the word.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from musnad.annotate.names import lexicon as lists
from musnad.arabic import Kept, folded, readings, without_article
from musnad.tables import lexicon, load

Bands = Callable[[str], int]
WINDOW = (-2, -1, 0, 1, 2)  # how far a word is from the one whose label its features bear on
_ENDS = tuple((size, f"p{size}=", f"s{size}=") for size in range(1, 5))  # so many letters at the head and at the tail of a word


@cache
def _named() -> Mapping[str, frozenset[str]]:
    """For each folded word of a known name: types of the names that it begins, and, with a plus, that it goes on."""
    found: dict[str, set[str]] = {}
    for known in load().known.values():
        for form in lists.spellings(known):
            for place, word in enumerate(folded(form).split()):
                found.setdefault(word, set()).add(known.type + "+" * (place > 0))
    for row in lexicon("cities"):
        for name in row["places"].split("|"):
            words = folded(name).split()
            if words:
                found.setdefault(words[0], set()).add("town")
    return {word: frozenset(types) for word, types in found.items()}


@cache
def _nisba() -> frozenset[str]:
    return frozenset(lists.build(load()).nisba)


def of(word: str, form: str, band: Bands) -> list[str]:
    """The features of a word.

    word: as the page writes it. form: folded. band: how frequent a folded word is, in steps of a tenfold; 0 where unknown.
    """
    found = [f"w={form}"]
    for size, head, tail in _ENDS[: len(form)]:
        found += (head + form[:size], tail + form[-size:])
    found.append(f"shape={_shape(word, form)}")
    found += _facts_of[form]
    often = band(form)
    rests = [rest for cut, rest in readings(form) if cut]
    if not rests:  # most words
        found += (f"b={without_article(form)}", f"band={often}", f"bands={often} -")
        return found
    for rest in rests:
        found += [f"c{fact}" for fact in _facts_of[rest]]
    found += [f"c={rest}" for rest in rests]
    found += (f"b={without_article(rests[-1])}", f"band={often}", f"bands={often} {max(map(band, rests))}")
    return found


def context(word: str, form: str, band: Bands) -> Iterator[str]:
    """Those of a word's features that bear on the words two places from it."""
    yield f"w={form}"
    yield f"shape={_shape(word, form)}"
    yield from _facts_of[form]
    yield f"band={band(form)}"


def _shape(word: str, form: str) -> str:
    if form.isdigit():
        return f"digits{min(len(form), 4)}"
    if not form[0].isalnum():
        return f"sign {form[0]}"
    if form.isascii():
        return "latin" + "A" * word.isupper()
    article = "ال" if form.startswith("ال") else ""
    return f"{article}{min(len(form), 8)}{'h' * (word[-1] == 'ة')}{'y' * (word[-1] in 'يى')}"


@cache
def _listed() -> Mapping[str, Sequence[str]]:
    """The lists that hold each folded word as it stands."""
    held = [("nisba", _nisba()), ("calendar", lists.calendar())]
    held += [(name, lists.words(name)) for name in ("titles", "org_heads", "loc_heads", "speaker_nouns", "org_fields")]
    found: dict[str, list[str]] = {}
    for name, forms in held:
        for form in forms:
            found.setdefault(form, []).append(name)
    for form, kinds in _named().items():
        found.setdefault(form, []).extend(f"in {kind}" for kind in sorted(kinds))
    return found


_KINDS = (
    ("given", lists.is_given),
    ("weak", lists.is_weak),
    ("part", lists.is_part),
    ("common", lists.is_common),
    ("speech", lists.is_speech),
)


def _facts(form: str) -> tuple[str, ...]:
    """What the lists say of a folded word."""
    return (*[name for name, holds in _KINDS if holds(form)], *_listed().get(form, ()))


_facts_of = Kept(_facts)
