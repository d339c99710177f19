"""What a page's outlet and country tell of the names on it: the outlet's own short names, clubs and parties of one name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from musnad import outlets
from musnad.annotate.names.known import name_form
from musnad.annotate.names.lexicon import Lexicon, classes, spellings
from musnad.annotate.names.scene import Found, Scene
from musnad.arabic import folded

Namesakes = Mapping[str, Mapping[str, str]]
_KINDS = frozenset({"club", "group", "party"})
OFTEN = 2  # times as often as that of the better known namesake a page has to tell of another's state
LEAST = 2  # mentions of the other state that are too few
HOME = 2  # mentions of a state that an outlet from there is worth
_built: list[tuple[Lexicon, Namesakes]] = []


@cache
def entities() -> Mapping[str, Mapping[str, str]]:
    """By each folded name of a listed outlet, also of its host, its short names («الجزيرة» of «صحيفة الجزيرة») with its id."""
    found: dict[str, Mapping[str, str]] = {}
    for outlet in outlets.known():
        names = [folded(name) for name in outlet.names]
        heads = (name.partition(" ") for name in names)
        shorts = {
            rest or name for name, (head, _, rest) in zip(names, heads, strict=True) if classes("org_heads").get(head) == "medium"
        }
        hosts = [host.partition(".")[0].replace("-", "") for host in outlet.hosts]
        found |= {name: dict.fromkeys(shorts, outlet.entity) for name in (*hosts, *names) if outlet.entity}
    return found


def of_country(scenes: Sequence[Scene], found: Sequence[Sequence[Found]], states: Counter[str]) -> list[Sequence[Found]]:
    """The names of a page, clubs and parties as their namesakes of another state where the page tells far more of that: «الأهلي».

    states: how often the page tells of each state by places and adjectives.
    """
    if not any(_others(view, one) for view, names in zip(scenes, found, strict=True) for one in names):
        return list(found)
    told = states.copy()
    for view, names in zip(scenes, found, strict=True):
        for one in names:
            known = view.lexicon.known.get(one.known or "")
            if known and known.of and one.type == "ORG" and not _others(view, one):
                told[known.of] += 1
    return [[_meant(view, one, told) for one in names] for view, names in zip(scenes, found, strict=True)]


def _others(view: Scene, found: Found) -> Mapping[str, str]:
    """By state, the clubs and parties that bear a name with its adjective («الأهلي المصري»), if it stands here for a known one."""
    known = view.lexicon.known.get(found.known or "") if found.type == "ORG" and found.known not in view.lexicon.own else None
    return namesakes(view.lexicon).get(name_form(view, found), {}) if known and known.of and known.kind in _KINDS else {}


def _meant(view: Scene, found: Found, told: Mapping[str, int]) -> Found:
    others = _others(view, found)
    if not others or found.known is None:
        return found
    best = max(sorted(others), key=lambda state: told.get(state, 0))
    least = max(LEAST, OFTEN * told.get(view.lexicon.known[found.known].of, 0))
    key = others[best]
    return found._replace(known=key, why=f"row:entities.tsv:{key}") if told.get(best, 0) > least else found


def namesakes(lexicon: Lexicon) -> Namesakes:
    """Clubs and parties by state and by their folded name without its adjective; the table last built is kept."""
    for seen, built in _built:
        if seen is lexicon:
            return built
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for known in lexicon.known.values():
        for name in _bare(known.of, spellings(known), lexicon) if known.type == "ORG" and known.kind in _KINDS - {"group"} else ():
            table[name].setdefault(known.of, known.id)
    _built[:] = [(lexicon, table)]
    return table


def _bare(state: str, forms: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    for form in forms:
        name, _, adjective = folded(form).rpartition(" ")
        if name and state and lexicon.nisba.get(adjective) == state:
            yield name
