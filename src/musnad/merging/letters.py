"""How near two folded words are as spellings of one name."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import groupby

from musnad.tables import lexicon

LONGEST = 48  # letters; longer words are no names, and comparing them would take long
OTHER = 1.0  # cost of any change that the table does not name
FOREIGN = 5  # letters; shorter names in use that differ by one letter are two names
EXCHANGED = 0.6  # two neighbouring letters in the other order: بزشكيان, بزكشيان

# Classes of consonants that stay when outlets write a foreign name in their own ways; vowels and غ ج ك ق خ ه come and go.
_SKELETON = str.maketrans(
    dict.fromkeys("بف", "B") | dict.fromkeys("تطدضثذظزسصش", "S") | {"ر": "R", "ل": "L", "م": "M", "ن": "N"},
)
_G = str.maketrans("غخك", "ججج")
_KEPT = frozenset("BSRLMN")


@cache
def _costs() -> Mapping[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for row in lexicon("letter_costs"):
        first, other = (*row["letters"], "")[:2]
        costs[first, other] = costs[other, first] = float(row["cost"])
    return costs


@lru_cache(maxsize=65536)
def distance(form: str, other: str) -> float:
    """How far two folded words are as spellings of one name, from 0 to 1: the cost of the changes over the longer length.

    The table letter_costs.tsv says what a change costs. Words whose firm consonants differ are two at once: nobody writes ل for ر.
    """
    if form == other:
        return 0.0
    longer = max(len(form), len(other))
    if longer > LONGEST or skeleton(form) != skeleton(other):
        return 1.0
    before: list[float] = []
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _change("", letter))
    for i, letter in enumerate(form):
        older, before, row = before, row, [row[0] + _change(letter, "")]
        for j, wanted in enumerate(other):
            best = min(before[j] + _change(letter, wanted), before[j + 1] + _change(letter, ""), row[j] + _change("", wanted))
            if i and j and letter == other[j - 1] and form[i - 1] == wanted:
                best = min(best, older[j - 1] + EXCHANGED)
            row.append(best)
    return min(1.0, row[-1] / longer)


def _change(letter: str, wanted: str) -> float:
    return 0.0 if letter == wanted else _costs().get((letter, wanted), OTHER)


@lru_cache(maxsize=65536)
def skeleton(form: str) -> str:
    """A key that the spellings of one foreign name share: the kinds of the consonants that no outlet changes, in their order."""
    kinds = (kind for kind in form.removeprefix("ال").translate(_SKELETON) if kind in _KEPT)
    return "".join(kind for kind, _ in groupby(kinds))


def sounds_alike(form: str, other: str) -> bool:
    """Whether two words have the same letters but for their order and the letters for a foreign g: إيغور, إيجور; دميتري, ديمتري."""
    return len(form) >= FOREIGN and sorted(form.translate(_G)) == sorted(other.translate(_G))
