"""Names that a learned tagger reads in a passage, and what it says of the names that lists and rules found."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from musnad.annotate.names import known as listed
from musnad.annotate.names import orgs, tagger, traps
from musnad.annotate.names.foreign import is_strange
from musnad.annotate.names.forms import WAW_SOUNDS, begins_anew
from musnad.annotate.names.lexicon import (
    TYPES,
    classes,
    group,
    is_calendar,
    is_common,
    is_given,
    is_listed,
    is_part,
    is_speech,
    is_unknown,
    words,
)
from musnad.annotate.names.parts import RELATIVE, blessed, completes, is_trapped, is_verb, only_in_names
from musnad.annotate.names.scene import OPENERS, Found, Scene
from musnad.annotate.names.tagger.labels import LABELS, best, spans
from musnad.arabic import is_word, readings, without_article

_COLUMNS = {kind: [n for n, label in enumerate(LABELS) if label[2:] == kind] for kind in TYPES}
ALONE = 0.6  # how sure the tagger has to be of a name that no rule found
LONE = 0.9  # and of one of a single word
TRAPPED = 0.95  # and of one that is an ordinary word
OVER = 0.7  # and of one that is to replace what rules found
_LOG_OVER = np.log(OVER)
DENIED = 0.98  # how sure it has to be that there is no name, to deny one that a doubted rule found
RULED_OUT = 0.9  # and that a strange word beside a person's name is none of it
SURE_PART = 0.9  # how sure it has to be of an ordinary word as part of a person's name
TRIMMED = 0.9  # and that a word at the end of such a name is none of it
LONGEST = 12  # words of a name
DOUBTED = ("row:cities.tsv", "rule:given-name", "rule:title+name", "rule:said+name", "rule:place-noun", "rule:unknown+office")
_INSIDE = LABELS.index("I-PER")
_OTHERS = [n for n, label in enumerate(LABELS) if not label.startswith("I")]


def join(scenes: Sequence[Scene], found: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names of a page out of those that lists and rules found in its passages and those that the tagger reads there."""
    page = frozenset(form for view in scenes for form in view.forms)
    return [_joined(view, names, page) for view, names in zip(scenes, found, strict=True)]


def _joined(view: Scene, ruled: Sequence[Found], page: Collection[str]) -> list[Found]:
    kept = [_trimmed(view, one) for one in ruled if not _denied(view, one)]
    at = {place: one for one in kept for place in range(one.first, one.last)}
    for one, sure in _read(view, page, at):
        over = list(dict.fromkeys(at[place] for place in range(one.first, one.last) if place in at))
        if sure >= OVER and _holds(view, one, over) if over else sure >= _needed(view, one):
            at |= dict.fromkeys(range(one.first, one.last), one)
    return sorted(set(at.values()))


def _read(view: Scene, page: Collection[str], taken: Collection[int]) -> Iterator[tuple[Found, float]]:
    """The names in the tagger's best reading, each with its probability, but those that cannot be or add none to words `taken`."""
    labels = best(view.scores)
    yield from ((one, ALONE) for one in _half_read(view, labels))
    for start, end, kind in spans(labels) if any(labels) else ():
        inside = [place for place in range(start, end) if is_word(view.tokens[place])]
        if not inside or kind not in TYPES:
            continue
        read = Found(inside[0], inside[-1] + 1, clitic(view, inside[0], page), TYPES[kind], None, "model:names")
        one = _bounded(view, read)
        if all(place in taken for place in range(one.first, one.last)):
            continue
        if not (_is_ruled(view, one) or _is_work(view, one) or _is_noun(view, one)):
            yield one, _support(view, read)


def _half_read(view: Scene, labels: Sequence[int]) -> Iterator[Found]:
    """Two words that are no name in the best reading, though the second is surely within a person's: «بتال العتيبي»."""
    surely = (view.scores[:, _INSIDE] > _LOG_OVER).nonzero()[0].tolist() if len(labels) else []
    for place in surely:
        first = place - 1
        if labels[place] or not view.follows(place) or labels[first] or not is_part(view.forms[place]) or listed.at(view, place):
            continue
        other = np.exp(view.scores[first, 0]) > OVER or view.forms[first].startswith("ال")
        if not (other or is_speech(view.forms[first]) or is_trapped(view.forms[first], "", view.forms[place])):
            yield Found(first, place + 1, 0, "PER", None, "model:names")


def _bounded(view: Scene, one: Found) -> Found:
    """A name with its bounds mended: what belongs to it besides the words that the tagger reads, without what cannot."""
    first, last, cut = one.first, _before_particles(view, one), one.cut
    if one.type == "PER":
        last = next((place for place in range(first + 1, last) if blessed(view, place)), last)
        if last > first + 2 and view.forms[first][cut:] + " " + view.forms[first + 1] in group("honours"):
            first, cut = first + 2, 0  # «آية الله علي خامنئي»
        elif last > first + 1 and is_verb(view, first, cut):
            first, cut = first + 1, 0
        while last > first + 1 and _is_verb(view, last - 1):
            last -= 1
        last = _family(view, first, last)
        while not cut and view.follows(first) and (_is_stranger(view, first - 1) or completes(view, first)):
            first -= 1
        if not cut and first > 1 and _is_hyphen(view, first - 1) and is_word(view.tokens[first - 2]):
            first -= 2
        return one._replace(first=first, last=last, cut=cut)
    if one.type == "ORG":
        last = _before_title(view, first, last)
    nation = view.follows(last) and view.forms[last] in view.lexicon.nisba  # «حزب الله اللبناني»: it tells whose it is
    more = one.type == "ORG" and last > first + 1 and not nation
    return one._replace(last=orgs.extended(view, last)[0] if more else last)


def _before_particles(view: Scene, one: Found) -> int:
    """Where a name ends without the prepositions and conjunctions that were read as its last words."""
    last = one.last
    while last > one.first + 2 and view.forms[last - 1] in group("particles"):
        last -= 1
    return last


def _before_title(view: Scene, first: int, last: int) -> int:
    """Where the name of a body ends if its last word is the title of a person named after it: «جمعية القضاة القاضي أنس …»."""
    form = view.forms[last - 1]
    titled = last > first + 2 and form.startswith("ال") and classes("titles").get(form) == "honour"
    return last - 1 if titled and view.follows(last) and is_part(view.forms[last]) else last


def _family(view: Scene, first: int, last: int) -> int:
    """Where a person's name ends if family names or strange words follow, also behind a hyphen."""
    while last < len(view.forms):
        step = last + _is_hyphen(view, last)
        form = view.forms[step] if view.follows(step) else ""
        family = is_part(form) and not (is_common(form) or is_given(form) or form in view.lexicon.nisba or begins_anew(form))
        office = step > first + 1 and traps.is_office(view, step)
        if not (family or (form and _is_stranger(view, step))) or _is_other(view, step) or office:
            break
        last = step + 1
    return last


def _is_other(view: Scene, index: int) -> bool:
    """Whether a given name is another word before the next one: «قدم حمود المطيري خالص شكره»."""
    return view.follows(index + 1) and is_trapped(view.forms[index], "", view.forms[index + 1])


def _is_hyphen(view: Scene, index: int) -> bool:
    """Whether a sign joins the words beside it, with no blank on either side: «جان-لوك»."""
    if view.forms[index] != "-" or not 0 < index < len(view.tokens) - 1:
        return False
    before, sign, after = view.tokens[index - 1 : index + 2]
    return before.end == sign.start and sign.end == after.start


def _is_stranger(view: Scene, index: int) -> bool:
    """Whether no list holds a word, nothing of grammar is on it, and the tagger does not rule out that it is part of a name."""
    strange = is_strange(view, index) and not begins_anew(view.forms[index])
    return strange and bool(np.exp(view.scores[index, _OTHERS]).sum() < RULED_OUT)  # that it is no name, or begins one


def _is_verb(view: Scene, index: int) -> bool:
    """Whether a word at the end of a person's name may be an ordinary word and no part of it: «سعود ترك», «نيمار اللذين»."""
    form, before = view.forms[index], view.forms[index - 1]
    if form.startswith("ال"):
        return form in RELATIVE
    if _is_other(view, index):
        return True
    if is_part(form) or before in group("name_links") or np.exp(view.scores[index, _COLUMNS["PER"]]).sum() > SURE_PART:
        return False
    return is_listed(form)


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
    rest = view.forms[one.first][one.cut :]
    if one.type == "PER" and blessed(view, one.first):
        return True  # «الفقيد رحمه الله»
    if one.last > one.first + 1:
        following = view.forms[one.first + 1]
        return one.type == "PER" and (is_trapped(rest, "", following) or f"{rest} {following}" in group("honours"))  # «دين الله»
    if is_calendar(rest) and one.first and view.forms[one.first - 1] == "(":
        return True  # «أبريل (نيسان)»
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
    kinds = classes("org_heads")
    return one.type == "ORG" and any(without_article(rest) in kinds for _, rest in readings(view.forms[one.first]))


def _support(view: Scene, found: Found) -> float:
    """The probability that all words of a name belong to names of its type: that of the least sure word."""
    return float(np.exp(view.scores[found.first : found.last, _COLUMNS[found.type]]).sum(axis=1).min())


def _denied(view: Scene, found: Found) -> bool:
    """Whether the tagger is sure that there is no name where a rule that is often wrong found one."""
    if not found.why.startswith(DOUBTED) or (found.type == "LOC" and traps.placed(view, found)):
        return False
    if found.type == "PER" and found.last > found.first + 1:
        form, said = view.forms[found.last - 1], view.follows(found.first) and is_speech(view.forms[found.first - 1])
        if only_in_names(form) or (said and form.startswith("ال") and is_part(form) and is_unknown(form)):
            return False  # «شهد الغامدي»: the family name is no other word
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
        titled = found.why == "rule:title+name"
        while last > found.first + 1 and np.exp(view.scores[last - 1, 0]) > TRIMMED:
            form = view.forms[last - 1]
            family = titled or (is_unknown(form) and is_given(view.forms[found.first]))
            if is_part(form) or (form.startswith("ال") and family):  # «الدكتور ماهر الجديد»
                break
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
        if rest.startswith("ال") and len(rest) > 4 and form[cut - 1] not in "فك" and not is_part(form):
            return cut
    if is_part(form):
        return 0
    return next((cut for cut, rest in ways if _stands_alone(form, cut, rest, page)), 0)


def _stands_alone(form: str, cut: int, rest: str, page: Collection[str]) -> bool:
    """Whether what is left of a word is a word of its own, more likely than the whole."""
    band = tagger.linear_model("fast.npz").band
    if len(rest) < 3:
        return False
    if rest in page or (is_given(rest) and form[:cut] != "ك"):  # «كوريا» is no ك and «وريا»
        return True
    if form[:cut] != "و" and rest[0] in "وف" and band(rest[1:]) >= band(rest):
        return False  # «بولكان» is no ب and «ولكن»: no proclitic stands before و
    if form[:cut] == "و" and rest[0] not in WAW_SOUNDS and not is_listed(form):
        return band(form) <= band(rest) + 1
    return band(rest) > band(form) + 1
