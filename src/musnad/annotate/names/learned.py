"""Names that a learned tagger reads in a passage, and what it says of the names that lists and rules found."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from musnad.annotate.names import bodies, orgs, said, traps
from musnad.annotate.names import known as listed
from musnad.annotate.names.foreign import is_strange
from musnad.annotate.names.forms import begins_anew
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
from musnad.annotate.names.parts import (
    RELATIVE,
    SON,
    blessed,
    completes,
    is_preposition,
    is_trapped,
    is_verb,
    only_in_names,
)
from musnad.annotate.names.proclitics import proclitics
from musnad.annotate.names.scene import OPENERS, Found, Scene, is_hyphen, is_then
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
SAID_PART = 0.6  # and of one after which what is said or the bearer's office begins
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
        whole = _with_ruled(view, one, over)
        if sure >= OVER and _holds(view, whole, over) if over else sure >= _needed(view, one):
            at |= dict.fromkeys(range(whole.first, whole.last), whole)
    return sorted(set(at.values()))


def _read(view: Scene, page: Collection[str], taken: Collection[int]) -> Iterator[tuple[Found, float]]:
    """The names in the tagger's best reading, each with its probability, but those that cannot be or add none to words `taken`."""
    labels = best(view.scores)
    yield from ((one, ALONE) for one in _half_read(view, labels))
    for start, end, kind in spans(labels) if any(labels) else ():
        inside = [place for place in range(start, end) if is_word(view.tokens[place])]
        if not inside or kind not in TYPES:
            continue
        first, last = inside[0], inside[-1] + 1
        read = Found(first, last, proclitics(view, first, last, page), TYPES[kind], None, "model:names")
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
        if not cut and first > 1 and is_hyphen(view, first - 1) and is_word(view.tokens[first - 2]):
            first -= 2
        return one._replace(first=first, last=last, cut=cut)
    if one.type == "ORG":
        last = bodies.bounded(view, first, last)
    nation = view.follows(last) and view.forms[last] in view.lexicon.nisba  # «حزب الله اللبناني»: it tells whose it is
    more = one.type == "ORG" and last > first + 1 and not nation
    return one._replace(last=orgs.extended(view, first, last)[0] if more else last)


def _before_particles(view: Scene, one: Found) -> int:
    """Where a name ends without the prepositions, conjunctions and «التابع …» that were read as its last words."""
    last = one.last
    if one.type == "PER":
        last = next((place for place in range(one.first + 1, last) if is_then(view, place)), last)
    least = one.first + (1 if one.type == "PER" and is_part(view.forms[one.first][one.cut :]) else 2)
    cut = group("particles") | group("not_last") if last > least else frozenset()
    while last > least and view.forms[last - 1] in cut and not _is_of_name(view, last - 1):
        last -= 1
    return last


def _is_of_name(view: Scene, index: int) -> bool:
    """Whether a word that is a particle when written otherwise is part of a name: «محمد علي», no «على»."""
    return view.forms[index] == "علي" and not is_preposition(view, index)


def _family(view: Scene, first: int, last: int) -> int:
    """Where a person's name ends if family names or strange words follow, also behind a hyphen."""
    while last < len(view.forms):
        step = last + is_hyphen(view, last)
        form = view.forms[step] if view.follows(step) else ""
        family = is_part(form) and not (is_common(form) or is_given(form) or form in view.lexicon.nisba or begins_anew(form))
        office = step > first + 1 and traps.is_office(view, step)
        family = family or (step > last and len(form) == 2 and form not in group("particles"))  # «لي جونغ-وا»
        if not (family or (form and _is_stranger(view, step))) or _is_other(view, step) or office:
            break
        last = step + 1
    return last


def _is_other(view: Scene, index: int) -> bool:
    """Whether a given name is another word before the next one: «قدم حمود المطيري خالص شكره»."""
    return view.follows(index + 1) and is_trapped(view.forms[index], "", view.forms[index + 1])


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
    sure = SAID_PART if said.ends_before(view, index + 1) else SURE_PART
    if is_part(form) or before in group("name_links") or np.exp(view.scores[index, _COLUMNS["PER"]]).sum() > sure:
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
    before = next((form for form in words_before if form not in {"ال", "ذا", "ذي"}), "")
    return one.type != "LOC" and any(rest in group("works") for _, rest in readings(before))


def _is_noun(view: Scene, one: Found) -> bool:
    """Whether a lone word is the noun of a body or place, a title, the adjective of a state or a given name in a phrase."""
    rest = view.forms[one.first][one.cut :]
    if one.type == "PER" and (blessed(view, one.first) or traps.is_on(view, one.first)):
        return True  # «الفقيد رحمه الله»
    if one.last > one.first + 1:
        following = view.forms[one.first + 1]
        before = view.forms[one.first - 1] if view.follows(one.first) else ""
        if rest == "لي" and (is_listed(following) or (following.endswith("ي") and is_listed(following[:-1]))):
            return True  # «يقول لي زميلي»
        return one.type == "PER" and (is_trapped(rest, before, following) or f"{rest} {following}" in group("honours"))
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
    if one.type == "PER" and view.follows(one.first) and classes("titles").get(view.forms[one.first - 1]) == "honour":
        return ALONE
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


def _with_ruled(view: Scene, one: Found, over: Sequence[Found]) -> Found:
    """The name of a body that the tagger reads, with the noun before it that a rule found to begin it: «صحيفة | دايلي ميل»."""
    noun = over[0] if len(over) == 1 else one
    if bodies.is_firm(view, noun) and noun.last == one.last and one.first + 1 < noun.first and _is_headed(view, one):
        between = view.forms[one.first + 1 : noun.first]  # «شركة النفط السعودية أرامكو»
        return one._replace(known=noun.known) if all(form.startswith("ال") for form in between) else one
    begins = one.type == noun.type == "ORG" and not noun.known and noun.first < one.first < noun.last < one.last
    return one._replace(first=noun.first, cut=noun.cut) if begins else one


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


def _is_needed(view: Scene, last: int) -> bool:
    """Whether the last word of a name, which ends before a token, is told to be one by its neighbours: «فان ليندر», «قدح أن»."""
    return said.tells(view, last) or view.forms[last - 2] in group("name_links") or view.forms[last - 3] == "فان"


def _trimmed(view: Scene, found: Found) -> Found:
    """A person's name that a rule found, without the words at its end that the tagger is sure are none of it."""
    last = found.last
    if found.type == "PER" and found.why.startswith(DOUBTED):
        titled = found.why == "rule:title+name"
        while last > found.first + 1 and np.exp(view.scores[last - 1, 0]) > TRIMMED and not _is_needed(view, last):
            form = view.forms[last - 1]
            family = titled or (is_unknown(form) and is_given(view.forms[found.first]))
            of_son = not SON.isdisjoint(view.forms[last - 4 : last - 2]) and last > found.first + 3
            of_son = of_son and not form.endswith(("ه", "ات", "ين", "ون"))
            if is_part(form) or (form.startswith("ال") and (family or of_son)):  # «الدكتور ماهر الجديد», «سعد بن فهد الطويل»
                break
            last -= 1
    return found._replace(last=last)
