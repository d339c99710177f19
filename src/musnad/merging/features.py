"""What speaks for and against two names being one entity: features with numbers, weighed by a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from musnad.arabic import without_article
from musnad.merging.letters import distance, sounds_alike
from musnad.merging.names import Body, fullness, initials, is_attested, is_ordinary, person, places
from musnad.model import EntityType
from musnad.tables import lexicon

NEAR = 0.3  # spelling distance up to which two words can be one name
SAME_DAYS = 2  # days between articles on one happening
CONTEXTS = 8  # pages of an entity that are compared with another's
SHORT = 5  # letters; shorter names are too easily near each other
SHORTEST = 3  # letters of a part of a full name
SOUND = 0.12  # spelling distance up to which two names that are both in use can be one foreign name
HALF = 0.5  # of the words of an office


class Context(NamedTuple):
    """One page that names an entity: its day, and the other entities on it."""

    page: str
    day: date | None
    beside: frozenset[str]  # without those that half the archive names


@dataclass(frozen=True, slots=True)
class Profile:
    """What pages say of a name. form: folded, the fullest."""

    id: str
    type: EntityType
    form: str
    body: Body  # the name taken apart, for bodies and places
    known: bool = False  # whether our lists or the user's hold it
    roles: tuple[frozenset[str], ...] = ()
    aliases: frozenset[str] = frozenset()  # folded words in brackets right behind the name
    contexts: tuple[Context, ...] = ()


class Reason(NamedTuple):
    """A feature of a pair, its value and what it adds to the sum."""

    feature: str
    value: float
    weight: float


Values = dict[str, float]


@cache
def weights() -> Mapping[tuple[str, str], float]:
    """The weight of each feature by type of entity."""
    kinds = ("PER", "ORG", "LOC")
    return {(kind, row["feature"]): float(row[kind]) for row in lexicon("merge_weights") for kind in kinds if row[kind]}


def compare(one: Profile, other: Profile) -> tuple[Reason, ...]:
    """Each feature that holds of two names of one type, with its weight; above 0 in sum they are one."""
    table = weights()
    found = values(one, other)
    return tuple(Reason(name, value, table.get((one.type, name), 0.0) * value) for name, value in found.items())


def values(one: Profile, other: Profile) -> Values:
    """The features of two names of one type: of their words, then of where they stand."""
    few, many = sorted((one, other), key=lambda profile: (len(profile.form.split()), profile.form))
    named = _persons(few.form, many.form) if one.type == "PER" else _bodies(few, many)
    if any(feature.endswith("unlike") for feature in named):  # nothing around two names makes up for that
        return {"any two names": 1.0, **named}
    listed = {"known to a list": 1.0} if one.known or other.known else {}
    where = _where(one, other)
    if "one page" not in where and _of_many(few):
        where["name of many"] = 1.0
    if "one page" in where and "spelling" in named and fullness(few.type, few.form) > 1:
        where["spelled in two ways in full"] = 1.0  # a writer keeps to one spelling
    return {"any two names": 1.0, **named, **listed, **_roles(one, other), **where}


def _of_many(profile: Profile) -> bool:
    """Whether a name is one word that many bear, or that is a word of the language, and no list has it."""
    alone = fullness(profile.type, profile.form) == 1 and not profile.known and profile.type != "LOC"
    return alone and is_ordinary(person(profile.form)[0])


def _persons(few: str, many: str) -> Values:
    (short, written), (long, full) = sorted(((person(form), form) for form in (few, many)), key=lambda pair: len(pair[0]))
    if len(short) != len(long) and distance("".join(short), "".join(long)) < NEAR / 3:
        return {"all parts": 1.0, "spelling": distance("".join(short), "".join(long))}
    if len(short) == 1:
        son = full.endswith(f" بن {long[-1]}") and not written.startswith(("بن ", "ابن "))
        return dict(_single(short[0], long, son))
    found = {**_word("surname", short[-1], long[-1]), **_word("given name", short[0], long[0])}
    rest = list(long[1:-1])
    if "surname unlike" in found and any(_alike(short[-1], part) and part != "ال" + short[-1] for part in rest):
        found = {**_word("given name", short[0], long[0]), "surname among the middle names": 1.0}
    strange = [part for part in short[1:-1] if not any(_alike(part, other) for other in rest)]
    if strange and rest:
        found["middle names unlike"] = 1.0
    elif len(short) == len(long) and "unlike" not in " ".join(found):
        found["all parts"] = 1.0
    return found


def _single(word: str, long: Sequence[str], son: bool) -> Iterator[tuple[str, float]]:
    """A single word beside a name: its surname, its given name, or one between.

    son: whether the name ends with that of a father («محمد بن راشد»), which does not stand for the son («راشد»).
    """
    if len(long) == 1:
        yield "one word each", 1.0
        yield from _word("surname", word, long[0]).items()
    elif _shortens(word, long[-1]) and not son:
        yield "surname alone", 1.0
        yield from _word("surname", word, long[-1]).items()
    elif _shortens(word, long[0]):
        yield "given name alone", 1.0
        yield from _word("given name", word, long[0]).items()
    elif any(_shortens(word, part) for part in long[1:]):
        yield "middle name alone", 1.0
    else:
        yield "surname unlike", 1.0


def _shortens(word: str, part: str) -> bool:
    """Whether a single word can stand for a part of a name: «الفيصل» for «فيصل», but «فيصل» not for «الفيصل»."""
    short = min(len(word), len(part)) < SHORT and "spelling" in _word("", word, part)
    return _alike(word, part) and not short and (part != "ال" + word or not is_ordinary(word))


def _alike(word: str, other: str) -> bool:
    return not any("unlike" in feature for feature in _word("", word, other))


def _word(part: str, word: str, other: str) -> Values:
    """How two words agree as the same part of a name; ال and عبد may be absent."""
    one, two = (without_article(form.removeprefix("عبدال") if form.startswith("عبدال") else form) for form in (word, other))
    if one == two:
        same = word.startswith("عبد") == other.startswith("عبد")
        return {f"{part} equal" if same else f"{part} without عبد" if len(one) >= SHORTEST else f"{part} unlike": 1.0}
    apart = distance(one, two)
    real = is_attested(word) and is_attested(other) and not (apart <= SOUND and sounds_alike(one, two))
    if apart > NEAR or real or min(len(one), len(two)) < SHORTEST:
        return {f"{part} unlike": 1.0}
    return {f"{part} another spelling": 1.0, "spelling": apart}


def _bodies(few: Profile, many: Profile) -> Values:
    found: Values = {}
    one, two = few.body, many.body
    if few.form in many.aliases or many.form in few.aliases:
        found["in brackets behind it"] = 1.0
    elif _abbreviates(few.form, many.form) or _abbreviates(many.form, few.form):
        found["initials"] = 1.0
    else:
        found |= _contents(few, many)
    if one.head and two.head:
        found["same kind" if one.head == two.head else "kinds differ"] = 1.0
    elif one.head or two.head:
        found["kind on one side"] = 1.0
        if (few if two.head else many).known:
            found["more than a listed name"] = 1.0
    if _more(one, two, "shorter name" in found) and _more(two, one, "shorter name" in found):
        found["qualifiers differ"] = 1.0
    if one.states and two.states:
        found["same state" if one.states & two.states else "states differ"] = 1.0
    elif one.states or two.states:
        found["state on one side"] = 1.0
        if (few if two.states else many).known:
            found["more than a listed name"] = 1.0
    return found


def _more(one: Body, other: Body, words: bool) -> bool:
    """Whether a name says something that the other leaves out; words: also in the words that tell it from others."""
    return bool(one.qualifiers - other.qualifiers or one.states - other.states or (words and set(one.words) - set(other.words)))


def _abbreviates(short: str, long: str) -> bool:
    """Whether a word is made of first letters of a name, at least three, in their order."""
    letters = without_article(short)
    if " " in short or not 3 <= len(letters) <= 6 or len(long.split()) < len(letters):
        return False
    firsts = iter(initials(long))
    return all(letter in firsts for letter in letters)


def _contents(few: Profile, many: Profile) -> Values:
    """How the words that tell two bodies or places from others agree."""
    one, two = few.body.words, many.body.words
    left, right = "".join(one), "".join(two)
    if left == right:
        return {"same words": 1.0}
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    if len(short) < len(long) and all(word in rest for word in short):
        beyond = (few if one is short else many).known
        return {"shorter name": 1.0, **_left_out(short, long), **({"more than a listed name": 1.0} if beyond else {})}
    apart = min(distance(left, right), distance(few.form.replace(" ", ""), many.form.replace(" ", "")))
    real = all(map(is_ordinary, (*one, *two))) or (few.type == "LOC" and left in places() and right in places())
    if apart > NEAR or (real and apart) or min(len(left), len(right)) < SHORT:
        return {"words unlike": 1.0}
    return {"another spelling": 1.0, "spelling": apart}


def _left_out(short: Sequence[str], long: Sequence[str]) -> Values:
    """How many adjectives («التجاري») and how many other words a shorter name lacks."""
    rest = [word for word in long if word not in short]
    adjectives = sum(word.endswith(("ي", "يه")) for word in rest)
    counts = {"adjectives left out": float(adjectives), "words left out": float(len(rest) - adjectives)}
    return {feature: count for feature, count in counts.items() if count}


def _roles(one: Profile, other: Profile) -> Values:
    """Whether the offices that pages give two persons agree; the nearest pair counts."""
    best = max((len(a & b) / min(len(a), len(b)) for a in one.roles for b in other.roles), default=None)
    if best is None:
        return {}
    return {"role": best} if best >= HALF else {"roles differ": 1.0 - best}


def _where(one: Profile, other: Profile) -> Values:
    """How near the pages are that name the two: one page, one happening (the same days and telling names), or neither."""
    pairs = [(a, b) for a in one.contexts[:CONTEXTS] for b in other.contexts[:CONTEXTS]]
    if any(a.page == b.page for a, b in pairs):
        return {"one page": 1.0}
    shared = max((_share(a.beside, b.beside) for a, b in pairs), default=0.0)
    if any(_days(a, b) <= SAME_DAYS and a.beside & b.beside for a, b in pairs):
        return {"one story": 1.0, "beside the same": shared}
    found = {"beside the same": shared} if shared else {}
    return {**found, "pages apart": 1.0}


def _days(one: Context, other: Context) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else SAME_DAYS + 1


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)
