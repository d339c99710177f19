"""Names that no rule is sure of behind an office, up to what its holder says: «قال رئيس نادي كذا نزيه الفلاني إن …»."""

from musnad.annotate.names import foreign
from musnad.annotate.names.lexicon import classes, group, is_common, is_given, is_part, is_speech, is_weak
from musnad.annotate.names.parts import Heads, completes, is_trapped
from musnad.annotate.names.said import OFFICE, THAT, plain
from musnad.annotate.names.scene import Found, Scene

SAID = THAT | {"انه", "انها", "بانه", "بانها", "انهم"}
QUOTED = frozenset({":", "«", "“", '"'})
LONGEST = 3  # words of such a name, what links them aside


def find(scene: Scene, index: int, heads: Heads) -> Found | None:
    """The name that begins at a token, or, if that is a verb of speech, behind the office after it."""
    if not is_speech(scene.forms[index]):
        return _behind_office(scene, index, heads)
    if index + 1 >= len(scene.forms) or not _is_office(scene.forms[index + 1]):
        return None
    end = next((at for at in range(index + 4, min(index + OFFICE + LONGEST, len(scene.forms))) if _opens(scene, at)), None)
    if end is None or any(one.type == "PER" for at in range(index, end) if (one := heads.get(at))):
        return None
    end -= scene.forms[end - 1] == "،"
    names = (_behind_office(scene, end - length, heads) for length in (LONGEST + 1, LONGEST, LONGEST - 1))
    return next((name for name in names if name and name.last == end), None)


def _behind_office(scene: Scene, first: int, heads: Heads) -> Found | None:
    """Two or three words from a token on that cannot go on with the office before them, up to what is said."""
    comma = first > 0 and scene.forms[first - 1] == "،"
    if first < 3 or _ends_name(scene, first, heads) or not (scene.follows(first) or comma):
        return None
    if scene.forms[first] in group("god"):  # «دعا إمام المسجد المولى القدير أن»
        return None
    last = first + 1
    while last <= first + LONGEST + 1 and scene.follows(last) and not _opens(scene, last):
        last += 1
    end = last + (last < len(scene.forms) and scene.forms[last] == "،")
    if end >= len(scene.forms) or not _opens(scene, end) or not _closed(scene, first - 1 - comma, heads):
        return None
    trapped = is_trapped(scene.forms[first], scene.forms[first - 1], scene.forms[first + 1])
    if trapped or not _may_name(scene, first, last, heads) or not _said_by_office(scene, first - 1 - comma):
        return None
    return Found(first, last, 0, "PER", None, "rule:office+name+said")


def _may_name(scene: Scene, first: int, last: int, heads: Heads) -> bool:
    """Whether two or three words may be a name: none begins another phrase, and none is an ordinary word but the first of two."""
    parts = [at for at in range(first, last) if scene.forms[at] not in group("name_links")]
    listed = (one for at in parts if (one := heads.get(at)))
    if not 2 <= len(parts) <= LONGEST or not all(one.why.startswith("row:cities") for one in listed):
        return False
    if not all(plain(scene, at) for at in parts):
        return False
    if scene.forms[first].startswith("ال") and not (_ends_name(scene, first - 1, heads) and _surname(scene, first)):
        return False
    short = len(parts) == 2  # of three words the last could be the object: «وصف الممثل فلان الفلاني | الحادث بأنه …»
    kept = [_part(scene, at) or (at > first and _surname(scene, at) and (short or not is_common(scene.forms[at]))) for at in parts]
    return all(kept) or (len(parts) == 2 and any(kept) and not is_common(scene.forms[parts[kept.index(True)]]))


def _part(scene: Scene, index: int) -> bool:
    """Whether a word may be part of a name of which no rule is sure."""
    form = scene.forms[index]
    return is_part(form) or is_given(form) or is_weak(form) or foreign.is_strange(scene, index)


def _surname(scene: Scene, index: int) -> bool:
    form = scene.forms[index]
    return form.startswith("ال") and len(form) > 4 and not form.endswith(("ات", "ين", "ون"))


def _closed(scene: Scene, index: int, heads: Heads) -> bool:
    """Whether the word at a token ends a phrase: it has its article or is the last of a name; not the «الله» of «ضيف الله»."""
    if completes(scene, index):
        return False
    return scene.forms[index].startswith(("ال", "لل", "بال")) or _ends_name(scene, index, heads)


def _ends_name(scene: Scene, index: int, heads: Heads) -> bool:
    return any(one.first <= index < one.last for one in (heads.get(at) for at in range(index, max(-1, index - OFFICE), -1)) if one)


def _opens(scene: Scene, index: int) -> bool:
    """Whether what an office says begins at a token, or who hears it: «أن», a colon, a quotation, «لـ"كذا"»."""
    form, after = scene.forms[index], scene.forms[index + 1 : index + 2]
    return form in SAID or form in QUOTED or (form == "ل" and bool(after) and after[0] in QUOTED)


def _said_by_office(scene: Scene, index: int) -> bool:
    """Whether an office ends at a token and stands right after a verb of speech."""
    for at in range(index, max(0, index - OFFICE), -1):
        form = scene.forms[at]
        if not form[0].isalnum() and form not in {'"', "«", "»", "،"}:
            return False
        if _is_office(form) and is_speech(scene.forms[at - 1]):
            return True
        if is_speech(form) or form in THAT:
            return False
    return False


def _is_office(form: str) -> bool:
    """Whether words of the office may stand between a title and a name, also behind the title of a woman: «المتحدثة باسم كذا»."""
    titles = classes("titles")
    return "office" in {titles.get(form), titles.get(form.removesuffix("ه"))}
