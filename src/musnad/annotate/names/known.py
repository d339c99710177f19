"""Names that a list knows: our entities, the user's, towns."""

from musnad.annotate.names.lexicon import END, Trie, is_listed, is_part, is_speech, type_of
from musnad.annotate.names.scene import Found, Scene, opened
from musnad.arabic import is_word, readings


def find(scene: Scene) -> list[Found]:
    """The known names of a passage, from the left, the longest at each place; traps are not yet asked."""
    found: list[Found] = []
    openings = scene.lexicon.openings
    for index in [index for index, form in enumerate(scene.forms) if openings[form]]:
        match = at(scene, index) if not found or index >= found[-1].last else None
        if match:
            found.append(match)
    return [one for one in found if not _described(scene, one)]


def _described(scene: Scene, found: Found) -> bool:
    """Whether a known name only describes the quoted name of the same entity after it: «وكالة الأنباء الكويتية "كونا"»."""
    if opened(scene, found.first) or found.last + 1 >= len(scene.forms) or scene.forms[found.last] not in "«\"“”‘'":
        return False
    named = at(scene, found.last + 1)
    return named is not None and named.known == found.known


def at(scene: Scene, index: int) -> Found | None:
    """The longest known name that begins at a token, with or without its proclitics."""
    token, openings = scene.tokens[index], scene.lexicon.openings[scene.forms[index]]
    if not openings or not is_word(token):
        return None
    best: Found | None = None
    for cut, rest in openings:
        if cut and token.form[0] == "ف" and scene.follows(index) and is_speech(scene.forms[index - 1]):
            continue  # «وتوقع فالتمان …»: no conjunction stands between a verb and its subject
        last, ids = _longest(scene, index, rest)
        if not ids or (best and best.last >= last):
            continue
        whole = cut and last == index + 1 and (_in_use(token.form, cut) or _has_article(rest, token.form[:cut]))
        if whole and not _place_cut(scene, ids, token.form, cut):
            continue
        known = scene.lexicon.known.get(ids[0])
        why = f"row:{known.source}:{ids[0]}" if known else "row:cities.tsv:" + ids[0].removeprefix("loc:")
        best = Found(index, last, cut, type_of(known) if known else "LOC", ids[0], why)
    return best


def _in_use(form: str, cut: int) -> bool:
    """Whether a word is a word of the language with fewer letters cut off: «وباب» is «و» and «باب», not «وب» and «إب»."""
    return is_part(form) or any(is_listed(rest) for less, rest in readings(form) if less < cut)


def _has_article(rest: str, cut: str) -> bool:
    """Whether what is left of a word is a noun whose ال has lost its alif after ل: «للحج» is «الحج», not the town «لحج»."""
    return cut.endswith("ل") and rest.startswith("ل") and is_listed(rest[1:])


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
    first = scene.forms[found.first]
    if found.cut:
        known = [rest for cut, rest in scene.lexicon.openings[first] if cut == found.cut]
        first = (known or [rest for cut, rest in readings(first) if cut == found.cut])[-1]
    return " ".join((first, *scene.forms[found.first + 1 : found.last]))
