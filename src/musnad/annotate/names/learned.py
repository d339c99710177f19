"""Names that a learned tagger reads in a passage, and what it says of the names that lists and rules found."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from musnad.annotate.names import known as listed
from musnad.annotate.names import orgs, tagger, traps
from musnad.annotate.names.forms import begins_anew
from musnad.annotate.names.lexicon import TYPES, classes, group, is_common, is_given, is_listed, is_part, words
from musnad.annotate.names.parts import is_trapped
from musnad.annotate.names.scene import OPENERS, Found, Scene
from musnad.annotate.names.tagger.labels import LABELS, best, spans
from musnad.arabic import is_word, readings, without_article

_COLUMNS = {kind: [n for n, label in enumerate(LABELS) if label[2:] == kind] for kind in TYPES}
ALONE = 0.6  # how sure the tagger has to be of a name that no rule found
LONE = 0.8  # and of one of a single word
TRAPPED = 0.95  # and of one that is an ordinary word
OVER = 0.7  # and of one that is to replace what rules found
DENIED = 0.98  # how sure it has to be that there is no name, to deny one that a doubted rule found
TRIMMED = 0.9  # and that a word at the end of such a name is none of it
LONGEST = 12  # words of a name
DOUBTED = ("row:cities", "rule:given-name", "rule:title+name", "rule:said+name", "rule:place-noun", "rule:unknown+office")
WAW_SOUNDS = "ياو"  # second letters of foreign names that begin with و


def join(scenes: Sequence[Scene], found: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names of a page out of those that lists and rules found in its passages and those that the tagger reads there."""
    page = frozenset(form for view in scenes for form in view.forms)
    return [_joined(view, names, page) for view, names in zip(scenes, found, strict=True)]


def _joined(view: Scene, ruled: Sequence[Found], page: Collection[str]) -> list[Found]:
    kept = [_trimmed(view, one) for one in ruled if not _denied(view, one)]
    for one, sure in _read(view, page):
        over = [other for other in kept if other.first < one.last and one.first < other.last]
        if not over:
            kept += [one] * (sure >= _needed(view, one))
        elif sure >= OVER and _holds(view, one, over):
            kept = [other for other in kept if other not in over] + [one]
    return sorted(kept)


def _read(view: Scene, page: Collection[str]) -> Iterator[tuple[Found, float]]:
    """The names in the tagger's best reading of a passage, each with its probability, but those that cannot be names."""
    labels = best(view.scores)
    for start, end, kind in spans(labels) if any(labels) else ():
        inside = [place for place in range(start, end) if is_word(view.tokens[place])]
        if not inside or kind not in TYPES:
            continue
        read = Found(inside[0], inside[-1] + 1, clitic(view, inside[0], page), TYPES[kind], None, "model:names")
        one = read._replace(last=_end(view, read))
        if not (_is_ruled(view, one) or _is_work(view, one) or _is_noun(view, one)):
            yield one, _support(view, read)


def _end(view: Scene, one: Found) -> int:
    """Where a name ends, with what belongs to it after the words that the tagger reads."""
    if one.type == "PER":
        return _family(view, one.last)
    nation = view.follows(one.last) and view.forms[one.last] in view.lexicon.nisba  # «حزب الله اللبناني»: it tells whose it is
    return orgs.extended(view, one.last)[0] if one.type == "ORG" and one.last > one.first + 1 and not nation else one.last


def _family(view: Scene, last: int) -> int:
    """Where a person's name ends if family names follow that are no ordinary words, also behind a hyphen."""
    while last < len(view.forms):
        step = last + (view.forms[last] == "-" and view.joined[last])
        form = view.forms[step] if view.follows(step) else ""
        if not is_part(form) or is_common(form) or is_given(form) or form in view.lexicon.nisba or begins_anew(form):
            break
        last = step + 1
    return last


def _is_ruled(view: Scene, one: Found) -> bool:
    """Whether lists and rules know such words, so that they have decided already."""
    known = listed.at(view, one.first)
    if (known and (known.first, known.last) == (one.first, one.last)) or one.last - one.first > LONGEST:
        return True
    if _is_headed(view, one) and one.last < len(view.forms) and view.forms[one.last] in OPENERS - {"("}:
        return True  # «وكالة الأنباء الإيرانية "إرنا"»: the name stands in the quotation marks
    letters = all(form in group("letters") for form in view.forms[one.first : one.last])
    return letters or (one.type == "ORG" and orgs.is_trapped(view, one))


def _is_work(view: Scene, one: Found) -> bool:
    """Whether words name a craft, a flight, a model or a work: «طائرة بوينغ 777», «برنامج "ديلي شو"»."""
    if one.last < len(view.forms) and view.forms[one.last].isdigit() and one.type != "LOC":
        return True
    words_before = (view.forms[place] for place in range(one.first - 1, -1, -1) if is_word(view.tokens[place]))
    before = next((form for form in words_before if form != "ال"), "")
    return one.type != "LOC" and any(rest in group("works") for _, rest in readings(before))


def _is_noun(view: Scene, one: Found) -> bool:
    """Whether a lone word is the noun of a body or place, a title, the adjective of a state or a given name in a phrase."""
    if one.last > one.first + 1:
        return False
    rest = view.forms[one.first][one.cut :]
    after = view.forms[one.last] if view.follows(one.last) else ""
    if one.type == "PER" and is_trapped(rest, "", after):
        return True
    bare = without_article(rest)
    nouns = (classes("org_heads"), classes("loc_heads"), words("titles"))
    return any(form in table for form in (rest, bare) for table in nouns) or (rest in view.lexicon.nisba and one.known is None)


def _needed(view: Scene, one: Found) -> float:
    """How sure the tagger has to be of a name that no rule found: surer of a lone word, and of an ordinary one."""
    if one.last > one.first + 1:
        return TRAPPED if _is_described(view, one) else ALONE
    return TRAPPED if is_common(view.forms[one.first][one.cut :]) else LONE


def _is_described(view: Scene, one: Found) -> bool:
    """Whether words only tell what body is meant, and name none: «المنظمة الدولية»."""
    return _is_headed(view, one) and all(form in words("org_adjectives") for form in view.forms[one.first + 1 : one.last])


def _is_headed(view: Scene, one: Found) -> bool:
    """Whether words begin with the noun of a body, with or without its article."""
    rests = {without_article(rest) for _, rest in readings(view.forms[one.first])}
    return one.type == "ORG" and not rests.isdisjoint(classes("org_heads"))


def _support(view: Scene, found: Found) -> float:
    """The probability that all words of a name belong to names of its type: that of the least sure word."""
    return float(np.exp(view.scores[found.first : found.last, _COLUMNS[found.type]]).sum(axis=1).min())


def _denied(view: Scene, found: Found) -> bool:
    """Whether the tagger is sure that there is no name where a rule that is often wrong found one."""
    if not found.why.startswith(DOUBTED) or (found.type == "LOC" and traps.placed(view, found)):
        return False
    return float(np.exp(view.scores[found.first : found.last, 0]).min()) > DENIED


def _holds(view: Scene, one: Found, over: Sequence[Found]) -> bool:
    """Whether a name that the tagger reads holds those that rules found in its place, and more than they."""
    if not all(one.first <= other.first and other.last <= one.last for other in over):
        return False
    more = set(range(one.first, one.last)).difference(*(range(other.first, other.last) for other in over))
    whole = one.type == "LOC" or any(other.known for other in over)  # an adjective tells more of it and is no part
    return any(is_word(view.tokens[place]) and not (whole and _is_adjective(view, place)) for place in more)


def _is_adjective(view: Scene, index: int) -> bool:
    form = view.forms[index]
    return form in view.lexicon.nisba or (form.startswith("ال") and form.endswith(("يه", "ي")) and is_common(form))


def _trimmed(view: Scene, found: Found) -> Found:
    """A person's name that a rule found, without the words at its end that the tagger is sure are none of it."""
    last = found.last
    if found.type == "PER" and found.why.startswith(DOUBTED):
        while last > found.first + 1 and np.exp(view.scores[last - 1, 0]) > TRIMMED and not is_part(view.forms[last - 1]):
            last -= 1
    return found._replace(last=last)


def clitic(view: Scene, index: int, page: Collection[str]) -> int:
    """How many folded letters of the first word of a name are proclitics."""
    form = view.forms[index]
    ways = [(cut, rest) for cut, rest in readings(form) if cut and form[cut - 1] != "س"]
    if not ways or is_given(form):
        return 0
    for cut, rest in ways:
        if rest in view.lexicon.trie and form not in view.lexicon.trie and not is_part(form):
            return cut
    for cut, rest in ways:
        if rest.startswith("ال") and len(rest) > 4 and not is_part(form):
            return cut
    if is_part(form):
        return 0
    return next((cut for cut, rest in ways if _stands_alone(form, cut, rest, page)), 0)


def _stands_alone(form: str, cut: int, rest: str, page: Collection[str]) -> bool:
    """Whether what is left of a word is a word of its own, more likely than the whole."""
    band = tagger.linear_model().band
    if len(rest) < 3:
        return False
    if rest in page or is_given(rest):
        return True
    if form[:cut] == "و" and rest[0] not in WAW_SOUNDS and not is_listed(form):
        return band(form) <= band(rest) + 1
    return band(rest) > band(form) + 1
