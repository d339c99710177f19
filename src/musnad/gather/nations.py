"""Which states words name: by a state's name, its adjective, or its capital."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from musnad.arabic import folded, readings, tokens, without_article
from musnad.model import PageMarks
from musnad.tables import Known, Tables

SHORTEST = 3  # letters of a form that names a state
_ADJECTIVE = ("", "ه", "ون", "ين")  # endings of an adjective in ي


@lru_cache(maxsize=65536)
def forms(words: str) -> tuple[str, ...]:
    """The folded words of a name without their articles."""
    return tuple(without_article(token.form) for token in tokens(words) if token.form[0].isalnum())


def table(pages: Sequence[PageMarks], tables: Tables) -> dict[str, str]:
    """The id of the state that a form stands for; two words of a name are joined by ·.

    Places of one word that our lists do not know stand for themselves.
    """
    unknown = (e for marks in pages for e in marks.entities.values() if e.type == "LOC" and e.id not in tables.known)
    found = {words[0]: entity.id for entity in unknown if len(words := forms(entity.name)) == 1}
    for known in tables.known.values():
        state = known if known.kind == "state" else tables.known.get(known.of) if known.kind == "capital" else None
        if state is not None:
            found.update((form, state.id) for form in _forms_of(known))
    return found


def _forms_of(known: Known) -> Iterator[str]:
    for name in (known.name, *known.variants):
        yield "·".join(forms(name))
    for adjective in known.nisba:
        bare = "·".join(forms(adjective))
        yield from (bare + ending for ending in _ADJECTIVE)


def named(nations: Mapping[str, str], words: Iterable[str]) -> Iterator[str]:
    """The states that folded words name, clitics and articles on them or not."""
    parts = [_readings(word) for word in words]
    for options in parts:
        yield from (nations[option] for option in options if option in nations)
    for first, second in pairwise(parts):
        yield from (nations[name] for a in first for b in second if (name := f"{a}·{b}") in nations)


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[str, ...]:
    found = dict.fromkeys(without_article(rest) for _, rest in readings(folded(word)))
    return tuple(form for form in found if len(form) >= SHORTEST)
