"""Who speaks: the entity or the words that the subject of a cue stands for."""

from musnad.annotate.statements.again import again
from musnad.annotate.statements.fullest import fullest
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import OPENING, Subject, possessed, subject_after
from musnad.annotate.statements.offices import holder
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.several import counted
from musnad.annotate.statements.words import bare_noun, group, speaker_noun, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Mention, Party, Span


def resolve(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The speaker or speakers that a noun phrase stands for."""
    inside = _mentions(scene, subject)
    head = bare_noun(scene.words[subject.start])
    named = () if inside else counted(scene, subject, memory)
    named = named or _by_name(scene, subject, inside)
    if named:
        return named
    known = _role(scene, subject, memory) or again(scene, subject, memory)
    if known is not None:
        return known
    if inside and inside[0].type == "ORG" and without_article(head) in group("named") and _beside(scene, subject, inside[0]):
        return (party_of(scene.text, inside[0]),)
    issuer = _issuer(scene, subject) if without_article(head) in group("transparent") else None
    if issuer is not None:
        return (party_of(scene.text, issuer),)
    if inside and (speaker_noun(head) == "media" or (head in group("transparent") and inside[0].type == "ORG")):
        return (party_of(scene.text, inside[0]),)
    return (fullest(scene, subject, memory) or _described(scene, subject),)


def _issuer(scene: Scene, subject: Subject) -> Mention | None:
    """The body that a paper comes from: «بيان صادر عن وزارة …»، «بيان لوزارة …»."""
    for index in range(subject.start + 1, min(subject.start + 5, len(scene.tokens))):
        mention = scene.mention[index]
        if mention is not None:
            return mention if mention.type == "ORG" and (index > subject.start + 1 or clitic_cut(scene, index, "ل")) else None
        if index in scene.quotes:  # «الصادرة عن «ساما»»
            continue
        if without_article(scene.words[index]).removesuffix("ه") not in group("issued"):
            return None
    return None


def _beside(scene: Scene, subject: Subject, mention: Mention) -> bool:
    """Whether a name stands right after its common noun, or after the noun's nisba: «مجموعة «X»»، «دار النشر البريطانية X»."""
    first = next(i for i in range(subject.start, subject.end) if scene.mention[i] is mention)
    between = [word for i, word in enumerate(scene.words[subject.start + 1 : first], subject.start + 1) if is_word(scene.tokens[i])]
    return all(word.startswith("ال") for word in between)


def _by_name(scene: Scene, subject: Subject, inside: list[Mention]) -> tuple[Party, ...]:
    """The persons in a phrase, or the body or place that it begins with."""
    people = [m for m in inside if m.type == "PER"]
    if people and possessed(scene, subject):
        return ()
    first = scene.words[subject.start]
    if people:
        return tuple(party_of(scene.text, m) for m in _coordinated(scene, people))
    if inside and inside[0].start - scene.tokens[subject.start].start <= 1:
        return tuple(party_of(scene.text, m) for m in _coordinated(scene, inside))
    return tuple(party_of(scene.text, m) for m in inside) if first in {"كل", "كلا"} or first in OPENING else ()


def _mentions(scene: Scene, subject: Subject) -> list[Mention]:
    found: list[Mention] = []
    for index in range(subject.start, subject.end):
        mention = scene.mention[index]
        if mention is not None and (not found or mention is not found[-1]):
            found.append(mention)
    return found


def _coordinated(scene: Scene, found: list[Mention]) -> list[Mention]:
    """The last name of an apposition («رئيس تركيا أردوغان»), or all of them where و joins them."""
    if found[-1].type == "PER":
        position = len(found) - 1
        while position > 0 and _joined(scene, found[position - 1], found[position]):
            position -= 1
        return found[position:]
    joined = [found[0]]
    for mention in found[1:]:
        if scene.text[mention.start - 1] != "و":
            break
        joined.append(mention)
    return joined


def _joined(scene: Scene, first: Mention, second: Mention) -> bool:
    """«فلان وفلان»، «فلان وزوجها فلان»: whether و stands before the second person or right after the first."""
    if scene.text[second.start - 1] == "و":
        return first.type == "PER" or scene.text[second.start - 2].isspace()
    following = words_of(scene.text[first.end : second.start])[:1]
    return first.type == "PER" and bool(following) and bare_noun(following[0]) != following[0]


def _described(scene: Scene, subject: Subject) -> Party:
    """A speaker without a name: its words, with the place or body that a following «في» tells for a source."""
    end = subject.end
    head = speaker_noun(bare_noun(scene.words[subject.start]))
    several = scene.words[subject.start] in group("partitive", "quantity")
    if (
        several
        or head == "source"
        or (head == "role" and not any(word.startswith("ال") for word in scene.words[subject.start : end]))
    ):
        end = _whose_source(scene, end, asks=_asks_with(scene, subject.start))
    end = _issued_by(scene, end)
    if head in {"role", "body", "source"}:
        end = _post(scene, subject.start, end)
    if scene.words[end - 1] == "ال" and scene.words[end : end + 1] and scene.words[end].isdigit():
        end += 1  # «التقرير الـ 51»
    first = subject.start
    if scene.quotes.get(first) == end - 1 and end - first > 2:
        first, end = first + 1, end - 1  # «أضاف "البيل"»
    start = scene.tokens[first].start
    if bare_noun(scene.words[first]) != scene.words[first]:
        start += 1
    return Party(None, scene.text[start : scene.tokens[end - 1].end], Span(start, scene.tokens[end - 1].end))


def _issued_by(scene: Scene, end: int) -> int:
    """The end of «تقرير صادر عن إدارة كذا»: the body that a paper comes from belongs to its description."""
    last = without_article(scene.words[end - 1]).removesuffix("ه")
    if last not in group("issued") or scene.words[end : end + 1] not in {("عن",), ("من",)} or end + 1 >= len(scene.tokens):
        return end
    issuer = subject_after(scene, end + 1, min(len(scene.tokens), end + 9))
    return issuer.end if issuer is not None and issuer.start == end + 1 else end


def _post(scene: Scene, start: int, end: int) -> int:
    """The end of what an office or body is for: «المشرف على المركز»، «مبعوث كذا إلى تطاوين»، «الكلية التقنية بالأحساء»."""
    if end + 1 >= len(scene.tokens):
        return end
    word = scene.words[end]
    over = word == "علي" and not group("over").isdisjoint(
        {without_article(w) for w in scene.words[start:end]} | set(scene.words[start:end])
    )
    if over or (word == "الي" and not group("envoy").isdisjoint({without_article(scene.words[start])})):
        place = subject_after(scene, end + 1, min(len(scene.tokens), end + 5))
        return place.end if place is not None and place.start == end + 1 else end
    mention = scene.mention[end]
    if clitic_cut(scene, end, "ب") and word.startswith("ب") and _of_body(scene, end) and not _asks_with(scene, start):
        end += 1
        while end < len(scene.tokens) and scene.mention[end] is not None and scene.mention[end] is scene.mention[end - 1]:
            end += 1
        while end < len(scene.tokens) and scene.words[end].startswith("ال") and scene.time[end] is None:
            end += 1
        return _post(scene, start, end)
    if mention is not None and mention.type == "LOC" and clitic_cut(scene, end, "ب") and not _asks_with(scene, start):
        while end < len(scene.tokens) and scene.mention[end] is mention:
            end += 1
        return end
    if word == "في" and _part_of_body(scene, start, end):
        own = scene.mention[end + 1]
        return next((i for i in range(end + 1, len(scene.tokens)) if scene.mention[i] is not own), len(scene.tokens))
    if word in group("in-area") and scene.mention[end + 1] is not None and not _asks_with(scene, start):
        mention, end = scene.mention[end + 1], end + 1
        while end < len(scene.tokens) and scene.mention[end] is mention:
            end += 1
    return end


def _part_of_body(scene: Scene, start: int, end: int) -> bool:
    """«قسم النفس في جامعة كذا»: a part that only its field names, before «في» and the body that it belongs to."""
    mention = scene.mention[end + 1]
    if mention is None or mention.type != "ORG" or scene.words[start].startswith("ال"):
        return False
    field = end - start > 1 and all(scene.mention[i] is None for i in range(start, end)) and not _asks_with(scene, start)
    return field and speaker_noun(scene.words[start]) == "body" and speaker_noun(scene.words[end + 1]) == "body"


def _of_body(scene: Scene, index: int) -> bool:
    """«بالدفاع المدني»، «بالأمانة»: a body after ب."""
    mention = scene.mention[index]
    return mention.type == "ORG" if mention is not None else speaker_noun(scene.words[index][1:]) == "body"


def _asks_with(scene: Scene, start: int) -> bool:
    """Whether the verb before a phrase takes its content with ب: «طالب المحتجون بالتدخل»."""
    cues = (scene.cue_at.get(index) for index in range(max(0, start - 2), start))
    return any(cue is not None and not cue.form.verb.frames.isdisjoint({"with", "bid", "demand"}) for cue in cues)


def _whose_source(scene: Scene, end: int, *, asks: bool) -> int:
    """The end of the places and bodies that a source belongs to: «مصادر بالنيابة العامة في مصر»."""
    while end < len(scene.tokens):
        after = end
        if scene.words[end] in {"في", "من", "ب", "لدي", "داخل"}:
            after += 1
        elif asks or not clitic_cut(scene, end, "ب"):
            return end
        start = after
        while after < len(scene.tokens) and scene.time[after] is None and _of_source(scene, after, first=after == start):
            after += 1
        if after == start:
            return end
        end = after
    return end


def _of_source(scene: Scene, index: int, *, first: bool) -> bool:
    if scene.mention[index] is not None:
        return True
    word = scene.words[index]
    bound = not first and scene.words[index - 1] in group("domain") and not scene.words[index - 1].startswith("ال")
    if bound and is_word(scene.tokens[index]) and (index not in scene.cue_at or word in group("domain")):
        return word not in group("stop", "that", "governs")  # «باحثون في مجال أمن المعلومات»
    if not is_word(scene.tokens[index]) or (index in scene.cue_at and scene.cue_at[index].form.form != "noun"):
        return False
    if word in group("domain") or (first and (word.removeprefix("ب") in group("domain") or word.startswith("بال"))):
        return True
    noun = speaker_noun(word)
    return word.startswith("ال") or (noun is not None and noun != "document" and (first or noun == "body"))


def _role(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """The person whose office a phrase names, where the article told it («الرئيس الإيراني» ← «الرئيس الإيراني مسعود …»)."""
    if scene.words[subject.start] in group("title") and subject.end - subject.start > 1:
        subject = Subject(subject.start + 1, subject.end)  # «فخامة الرئيس»
    if speaker_noun(bare_noun(scene.words[subject.start])) != "role":
        return None
    mention = holder(scene, subject, memory)
    return (party_of(scene.text, mention),) if mention is not None else None
