"""Names put together: each shorter or rarer name joins the one fuller name that it fits best."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from musnad.merging.features import Profile, Reason, compare
from musnad.merging.letters import skeleton
from musnad.merging.names import fullness, initials, person

BLOCK = 32  # hosts kept under one key, the fullest; so that ten thousand like names stay quick
CLEAR = 0.3  # a name that fits two others must fit one of them so much better


@dataclass(frozen=True, slots=True)
class Join:
    """A name, the name that it joined, and why: features with their weights, whose sum is above 0."""

    id: str
    host: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the weights; above 0 the two are one."""
        return sum(reason.weight for reason in self.reasons)


def join(profiles: Sequence[Profile], tie: bool) -> Mapping[str, Join]:
    """For each name that is another's entity: that other, which joins none itself.

    profiles: in the order of preference; fuller names before shorter ones.
    tie: whether a name that fits two alike joins the first of them (on one page), or stays alone (in an archive).
    """
    blocks: dict[str, list[Profile]] = defaultdict(list)
    joins: dict[str, Join] = {}
    for profile in profiles:
        found = None if profile.known else _best(profile, blocks, tie)
        if found:
            joins[profile.id] = found
            continue
        for key in set(_host_keys(profile)):
            if len(blocks[key]) < BLOCK:
                blocks[key].append(profile)
    return joins


def _best(profile: Profile, blocks: Mapping[str, Sequence[Profile]], tie: bool) -> Join | None:
    near = {host.id: host for key in sorted(set(_keys(profile))) for host in blocks.get(key, ()) if _fuller(host, profile)}
    joins = [Join(profile.id, host.id, compare(profile, host)) for host in near.values()]
    fit = sorted((one for one in joins if one.score > 0), key=lambda one: -one.score)
    if not fit or (len(fit) > 1 and not tie and fit[0].score - fit[1].score < CLEAR):
        return None
    return fit[0]


def _fuller(host: Profile, profile: Profile) -> bool:
    """Whether a name may join a host: no full name of a person joins a single word («نيمار»)."""
    return host.type != "PER" or fullness("PER", host.form) > 1 or fullness("PER", profile.form) == 1


def _keys(profile: Profile) -> Iterator[str]:
    """Where to look for the names that a name may join."""
    if profile.type != "PER":
        yield f"{profile.type} {skeleton(''.join(profile.body.words))}"
        yield from (f"{profile.type} has {word}" for word in profile.body.words[:1])
        if " " not in profile.form:
            yield f"{profile.type} letters {profile.form.removeprefix('ال')[:2]}"
        yield f"{profile.type} called {profile.form}"
        return
    parts = person(profile.form)
    if len(parts) > 1:
        yield f"PER {skeleton(parts[0])} {skeleton(parts[-1])}"
    else:
        yield f"PER has {_bare(parts[0])}"
    yield f"PER {skeleton(''.join(parts))}"


def _host_keys(profile: Profile) -> Iterator[str]:
    """Where a name is found by those that may join it."""
    yield from _keys(profile)
    if profile.type == "PER":
        parts = person(profile.form)
        yield from (f"PER has {_bare(part)}" for part in parts)
        yield from (f"PER {skeleton(parts[0])} {skeleton(part)}" for part in parts[1:-1])
        return
    yield from (f"{profile.type} has {word}" for word in profile.body.words)
    yield from (f"{profile.type} called {alias}" for alias in profile.aliases)
    yield from (f"{profile.type} letters {first}{second}" for first, second in combinations(initials(profile.form)[:4], 2))


def _bare(part: str) -> str:
    return skeleton(part.removeprefix("عبد"))
