"""Names that a list knows: our entities, the user's, towns."""

from collections.abc import Iterator, Mapping

from musnad.annotate.names_lexicon import END, Trie, is_listed, is_part, is_speech, traps, words
from musnad.annotate.names_scene import Found, Scene, kind, opened, quoted
from musnad.arabic import is_word, readings

PLACE_WORDS = frozenset({"في", "الي", "من", "نحو", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "داخل", "خارج", "باتجاه", "بين", "تجاه", "حوض", "بلاد", "ابناء", "محافظ", "والي", "عمده", "اهالي", "سكان", "صحه", "شرطه", "بلديه", "امانه", "جامعه", "تعليم", "مرور"})
SOURCE_WORDS = frozenset({"عن", "وفق", "وفقا", "حسب", "بحسب", "لوكاله", "وكاله", "نقلت", "ذكرت", "افادت", "قالت", "اوردت", "نقلا", "بثت"})
SPORT_WORDS = frozenset(
    {"الدوري", "مباراه", "المباراه", "المدرب", "مدرب", "لاعب", "اللاعب", "كره", "هدف", "هدفا", "الفريق", "المنتخب", "البطوله", "كاس", "اللاعبين"}
)


def find(scene: Scene) -> list[Found]:
    """The known names of a passage, from the left, the longest at each place; traps are not yet asked."""
    found = []
    index = 0
    while index < len(scene.forms):
        match = at(scene, index)
        if match:
            found.append(match)
            index = match.last
        else:
            index += 1
    return found


def at(scene: Scene, index: int) -> Found | None:
    """The longest known name that begins at a token, with or without its proclitics."""
    token = scene.tokens[index]
    if not is_word(token):
        return None
    best: Found | None = None
    for cut, rest in readings(token.form):
        last, ids = _longest(scene, index, rest)
        if not ids or (best and best.last >= last):
            continue
        if cut and last == index + 1 and (is_listed(token.form) or is_part(token.form)) and not _place_cut(scene, ids, token.form, cut):
            continue
        known = scene.lexicon.known.get(ids[0])
        why = f"row:{known.source}:{ids[0]}" if known else "row:cities.tsv:" + ids[0].removeprefix("loc:")
        best = Found(index, last, cut, known.type if known else "LOC", ids[0], why)
    return best


def _place_cut(scene: Scene, ids: tuple[str, ...], form: str, cut: int) -> bool:
    """Whether a proclitic may be cut off a word that is in use as it stands: only for states and capitals («بمصر»)."""
    known = scene.lexicon.known.get(ids[0])
    return bool(known and known.kind in {"state", "capital"} and len(form) - cut > 2 and form[:cut] != "ك")


def _longest(scene: Scene, index: int, first: str) -> tuple[int, tuple[str, ...]]:
    node: Trie | None = scene.lexicon.trie.get(first)
    last, ids = index, ()
    while node is not None:
        index += 1
        if END in node:
            last, ids = index, node[END]
        if index >= len(scene.forms):
            break
        node = node.get(scene.forms[index])
    return last, ids


def choices(scene: Scene, found: Found) -> tuple[str, ...]:
    """All the entities that a known name can mean, the likeliest first."""
    rest = scene.forms[found.first]
    for cut, reading in readings(rest):
        if cut == found.cut:
            last, ids = _longest(scene, found.first, reading)
            if ids and last == found.last:
                return ids
    return (found.known,) if found.known else ()


def name_form(scene: Scene, found: Found) -> str:
    """The folded words of a name, proclitics cut."""
    forms = list(scene.forms[found.first : found.last])
    forms[0] = next((rest for cut, rest in readings(forms[0]) if cut == found.cut), forms[0])
    return " ".join(forms)


def is_sport(forms: tuple[str, ...]) -> bool:
    """Whether words are those of a page on sport."""
    return sum(form in SPORT_WORDS for form in forms) >= 3


def stands(scene: Scene, found: Found, page: Mapping[str, bool]) -> bool:
    """Whether a known name that is a word too has beside it what its trap asks for.

    page: what is known of the whole page: `sport`, and for each entity id whether its full name stands on it.
    """
    if _is_other_club(scene, found):
        return False
    trap = None if found.known in scene.lexicon.own else traps().get(name_form(scene, found))
    if trap is None:
        return True
    before = scene.forms[found.first - 1] if found.first and scene.joined[found.first] else ""
    after = scene.forms[found.last] if scene.follows(found.last) else ""
    if any(rest in trap.not_after for _, rest in readings(before)) or after in trap.not_before:
        return False
    return not trap.needs or page.get(f"place {found.known}", False) or any(_holds(need, scene, found, page) for need in sorted(trap.needs))


def _is_other_club(scene: Scene, found: Found) -> bool:
    """Whether an adjective makes a club's name that of another body: «الاتحاد الدولي»."""
    known = scene.lexicon.known.get(found.known or "")
    if known is None or known.kind != "club" or found.last > found.first + 1 or not scene.follows(found.last):
        return False
    return scene.forms[found.last] in scene.lexicon.nisba or scene.forms[found.last] in words("org_adjectives")


def _holds(need: str, scene: Scene, found: Found, page: Mapping[str, bool]) -> bool:
    before = scene.forms[found.first - 1] if found.first else ""
    last_word = next((scene.forms[i] for i in range(found.first - 1, -1, -1) if is_word(scene.tokens[i])), "")
    match need:
        case "quoted" | "bracketed":
            return quoted(scene, found.first, found.last) and found.last - found.first <= 3
        case "headed":
            if found.type == "LOC":
                return kind(last_word, "loc_heads") is not None
            return kind(last_word, "org_heads") in {"medium", "proper", "named"}
        case "place":
            proclitic = found.cut and scene.forms[found.first][found.cut - 1] in "بل"
            return bool(proclitic) or before in PLACE_WORDS or before[1:] in PLACE_WORDS or kind(before, "loc_heads") is not None
        case "list":
            return _in_list(scene, found)
        case "titled":
            return kind(last_word, "titles") is not None or last_word in scene.lexicon.nisba
        case "source":
            return opened(scene, found.first) or last_word in SOURCE_WORDS or last_word[1:] in SOURCE_WORDS
        case "full":
            return page.get(found.known or "", False)
        case "subject":
            return is_speech(before)
        case "sport":
            return page.get("sport", False)
        case "capital":
            return page.get(found.known or "", False)
        case "state":
            return not (found.cut == 0 and scene.joined[found.first] and before.startswith(("ال", "وال", "بال", "لل", "فال")))
    return False


def _in_list(scene: Scene, found: Found) -> bool:
    """Whether another known place is joined to a name by و or a comma."""
    joined = scene.forms[found.first].startswith("و") and found.cut > 0 and found.first > 0
    if joined or (found.first > 1 and scene.forms[found.first - 1] in "،,"):
        return any((match := at(scene, index)) and match.type == "LOC" and match.last >= found.first - 1 for index in _before(found))
    if found.last < len(scene.forms):
        step = found.last + (scene.forms[found.last] in "،,")
        if step < len(scene.forms) and (step > found.last or scene.forms[step].startswith("و")):
            match = at(scene, step)
            return bool(match and match.type == "LOC")
    return False


def _before(found: Found) -> Iterator[int]:
    return iter(range(max(0, found.first - 4), found.first))

