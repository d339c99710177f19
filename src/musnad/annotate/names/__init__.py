"""Names on a page: persons, organisations, places."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from musnad.annotate import entities
from musnad.annotate.names import again as second_look
from musnad.annotate.names import families, home, learned, lists, orgs, persons, places, traps
from musnad.annotate.names import known as listed
from musnad.annotate.names import lexicon as tries
from musnad.annotate.names.scene import Found, Scene, opened, scene, settle, span
from musnad.arabic import folded
from musnad.model import Mention, PageMarks
from musnad.tables import Tables


def find(marks: PageMarks, tables: Tables) -> tuple[Mention, ...]:
    """The names in the passages of a page, sorted, none within another, each with the id of its entity.

    Lists come first, then the rules for names that no list holds, then what the learned tagger reads, then a second look for the
    short forms of what was found.
    """
    lexicon = tries.build(tables)
    sport = traps.is_sport(token.form for passage in marks.passages for token in passage.tokens)
    text = marks.page.text
    scenes = [
        scene(text, passage, lexicon, sport, reading.scores)
        for passage, reading in zip(marks.passages, marks.readings, strict=True)
    ]
    outlets = {folded(article.outlet) for article in marks.articles if article.outlet}
    nisba = lexicon.nisba
    nations = Counter([nisba[form] for view in scenes for form in view.forms if form in nisba])
    found = _by_rule(scenes, sorted(outlets), nations)
    own = {short: key for name in outlets for short, key in home.entities().get(name, {}).items()}
    found = [[_of_page(view, one, own) for one in names] for view, names in zip(scenes, found, strict=True)]
    at_home = next((tries.outlet_states()[name] for name in sorted(outlets) if name in tries.outlet_states()), None)
    states = _of_regions(_states(scenes, found, nations), tables)
    meant = home.of_country(scenes, found, states + Counter({at_home: home.HOME} if at_home else ()))
    spans = [(*span(view, one), one) for view, names in zip(scenes, meant, strict=True) for one in names]
    return entities.assign(text, spans, _state(states, at_home), tables)


def _of_page(view: Scene, found: Found, own: Mapping[str, str]) -> Found:
    """An outlet's name as that of the page's own outlet, where this is called so too: «الجزيرة» the newspaper."""
    known = view.lexicon.known.get(found.known or "")
    mine = own.get(listed.name_form(view, found)) if known and known.kind == "outlet" and own else None
    return found._replace(known=mine, why=f"row:entities.tsv:{mine}") if mine else found


def _state(states: Counter[str], at_home: str | None) -> str | None:
    """The state that a page names most often, by its name, its places or its adjective.

    at_home: the state of its outlet; the one meant where no other is named twice as often, or none at all leads.
    """
    ranked = states.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return at_home
    own = 2 * (states[at_home] + 1) if at_home else 0  # one word of another state («المقيمين اليمنيين») does not move a page there
    return at_home if own > ranked[0][1] else ranked[0][0]


def _states(scenes: Sequence[Scene], found: Sequence[Sequence[Found]], nations: Counter[str]) -> Counter[str]:
    """How often a page names each state: by its name, its places, and its adjective as counted in `nations`."""
    named = nations.copy()
    for view, names in zip(scenes, found, strict=True):
        for one in names:
            known = view.lexicon.known.get(one.known or "")
            if known and known.type == "LOC":
                named[known.of or known.id] += 1
    return named


def _of_regions(named: Counter[str], tables: Tables) -> Counter[str]:
    """The states of a count, its regions counted for the state in which they lie; those of no single state left out: «آسيوي»."""
    states: Counter[str] = Counter()
    for key, number in named.items():
        known = tables.known.get(key)
        states[known.of if known and known.kind == "region" else key] += number
    del states[""]
    return states


def _by_rule(scenes: Sequence[Scene], outlets: Sequence[str], nations: Counter[str]) -> list[list[Found]]:
    known = [listed.find(view) for view in scenes]
    page = _told_in_full(scenes, known) | {f"about {state}": True for state in _states(scenes, known, nations)}
    sure = [[one for one in names if traps.stands(view, one, page)] for view, names in zip(scenes, known, strict=True)]
    page |= _confirmed(sure)
    stand = [_standing(view, names, proved, page) for view, names, proved in zip(scenes, known, sure, strict=True)]
    found = [_in_passage(view, names) for view, names in zip(scenes, stand, strict=True)]
    ruled = _seen_again(scenes, found, outlets)
    joined = learned.join(scenes, ruled)
    if joined == ruled:
        return ruled
    anew = [[one for one in names if one.why != second_look.WHY] for names in joined]  # what gave an echo may be gone
    return _seen_again(scenes, anew, outlets)


def _seen_again(scenes: Sequence[Scene], found: Sequence[Sequence[Found]], outlets: Sequence[str]) -> list[list[Found]]:
    whole_names = families.complete(tuple(zip(scenes, found, strict=True)))
    found = second_look.complete(whole_names)
    more = second_look.find(tuple(zip(scenes, found, strict=True)), outlets)
    whole = [sorted([*names, *extra]) for names, extra in zip(found, more, strict=True)]
    return [sorted([*names, *persons.alone(view, names)]) for view, names in zip(scenes, whole, strict=True)]


def _standing(view: Scene, names: Iterable[Found], sure: Collection[Found], page: dict[str, bool]) -> list[Found]:
    """The names that stand by what the page tells: those that did by less (`sure`), and what else does now."""
    return [_meant(view, one, page) for one in names if one in sure or traps.stands(view, one, page)]


def _told_in_full(scenes: Sequence[Scene], known: Sequence[Sequence[Found]]) -> dict[str, bool]:
    """The entities whose name stands somewhere on the page in more than one word, or as no word with a trap."""
    trapped = tries.traps()
    return {
        one.known: True
        for view, names in zip(scenes, known, strict=True)
        for one in names
        if one.known and (one.last > one.first + 1 or listed.name_form(view, one) not in trapped)
    }


def _confirmed(sure: Iterable[Iterable[Found]]) -> dict[str, bool]:
    """The places and clubs that one of their mentions proves to be meant, so that the page's others are too."""
    kinds = {"LOC": "place", "ORG": "club"}
    return {f"{kinds[one.type]} {one.known}": True for names in sure for one in names if one.type in kinds}


def _meant(view: Scene, found: Found, page: dict[str, bool]) -> Found:
    """The entity that an ambiguous name means here: one named in full on the page, or the newspaper where it is quoted."""
    choices = listed.choices(view, found)
    if len(choices) < 2:
        return found
    lexicon = view.lexicon
    quoted = opened(view, found.first)
    club = view.sport and not traps.placed(view, found)

    def weight(key: str) -> tuple[bool, bool, bool]:
        known = lexicon.known.get(key)
        of, kind = (known.of, known.kind) if known else ("", "")
        return (kind == "club") == club, (kind == "outlet") == quoted, page.get(of, False) or page.get(key, False)

    best = max(choices, key=weight)
    known = lexicon.known.get(best)
    if known is None:
        return found._replace(known=best, type="LOC", why="row:cities.tsv:" + best.removeprefix("loc:"))
    return found._replace(known=best, type=tries.type_of(known), why=f"row:{known.source}:{best}")


def _in_passage(view: Scene, known: list[Found]) -> list[Found]:
    heads = {one.first: one for one in settle([*known, *lists.letters(view)])}
    known = list(heads.values())
    bodies = [*orgs.find(view, heads), *places.find(view, heads)]
    for one in settle([*known, *bodies]):
        heads[one.first] = one
    members = lists.find(view, heads)
    return settle([*known, *bodies, *persons.find(view, heads), *members])
