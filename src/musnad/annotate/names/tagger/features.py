"""What the linear tagger looks at in one word: its letters, its frequency, and what the lists know of it.

All features are of single words, so that a word's part in the scores of its neighbours can be kept with the word.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from musnad.annotate.names import lexicon as lists
from musnad.arabic import folded, readings, without_article
from musnad.tables import lexicon, load

Bands = Callable[[str], int]
WINDOW = (-2, -1, 0, 1, 2)  # how far a word is from the one whose label its features bear on


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


def of(word: str, form: str, band: Bands) -> Iterator[str]:
    """The features of a word.

    word: as the page writes it. form: folded. band: how frequent a folded word is, in steps of a tenfold; 0 where unknown.
    """
    yield f"w={form}"
    for size in range(1, min(4, len(form)) + 1):
        yield f"p{size}={form[:size]}"
        yield f"s{size}={form[-size:]}"
    yield f"shape={_shape(word, form)}"
    rests = [rest for _, rest in readings(form)]
    for place, rest in enumerate(rests):
        mark = "" if place == 0 else "c"
        yield from (f"{mark}{fact}" for fact in _facts(rest))
    for rest in rests[1:]:
        yield f"c={rest}"
    bare = without_article(rests[-1] if len(rests) > 1 else form)
    yield f"b={bare}"
    often = band(form)
    yield f"band={often}"
    yield f"bands={often} {max(map(band, rests[1:]), default='-')}"


def context(word: str, form: str, band: Bands) -> Iterator[str]:
    """Those of a word's features that bear on the words two places from it."""
    yield f"w={form}"
    yield f"shape={_shape(word, form)}"
    yield from _facts(form)
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


@lru_cache(maxsize=65536)
def _facts(form: str) -> tuple[str, ...]:
    """What the lists say of a folded word."""
    return (*(name for name, holds in _KINDS if holds(form)), *_listed().get(form, ()))
