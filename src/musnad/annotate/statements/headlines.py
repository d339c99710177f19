"""Headlines without a verb: «فلان: …»، «فلان لصحيفة: …»، «وكالة عن مسؤول: …»، «…: فلان»."""

from bisect import bisect_left

from musnad.annotate.statements.breaks import CLOSING
from musnad.annotate.statements.carriers import between
from musnad.annotate.statements.chains import media_speaks, source_chain
from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.deeds import deed, masdar
from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.drafts import Draft, with_content
from musnad.annotate.statements.links import Marker, clitic_cut, skip_links
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.nouns import OPENING, Subject
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import common, group, speaker_noun, words_of
from musnad.arabic import folded, without_article
from musnad.model import Mention, Party

HEAD = 9  # tokens in which the colon after a speaker stands
_TOPIC = 6  # tokens from a colon to the end of a headline that only names its topic
_SPORT = 12  # letters before a name in which the noun for a sport stands
LAST = 6  # tokens of a speaker at the end
_LEADING = frozenset({"الرايده", "الرايد", "الاولي", "الافضل", "الاكبر"})
SHORT = 3  # tokens of content at least, before a speaker at the end


def headline(scene: Scene, memory: Memory) -> Draft | None:
    """«فلان: …» in a title: who speaks before the colon; a place only where the words are its own («نبحث»).

    «فلان لصحيفة: …» and «وكالة عن فلان: …» name a carrier too; in «…: فلان» the speaker stands last.
    """
    if scene.passage.line.label not in {"title", "heading"}:
        return None
    colon = next((i for i in range(1, min(HEAD, len(scene.tokens))) if scene.words[i] == ":"), None)
    if colon is None or colon + 1 >= len(scene.tokens) or any(cue.index < colon for cue in scene.cues):
        return _speaker_last(scene, memory)
    turned = next((i for i in range(1, colon) if _turned_to(scene, i)), colon)
    stop = next((i for i in range(1, turned) if _carried(scene, i)), turned)
    if not _speaks(scene, stop, colon, memory):
        return _speaker_last(scene, memory)
    if (stop == colon and _league(scene, colon)) or _answered(scene, colon + 1):
        return None  # «الرابطة الأولى: فوز كذا»، «كذا : الوزارة توضح»
    if (scene.words[colon + 1] in group("topic-noun") and len(scene.tokens) <= colon + _TOPIC) or _name_alone(scene, colon + 1):
        return None  # «الدوري: جدول المباريات»
    speaker = resolve(scene, _bare(scene, 0, stop), memory)
    if turned < colon and any(party.span and party.span.start > scene.tokens[turned].start for party in speaker):
        speaker = (described(scene, Subject(0, stop)),)  # whom the one addressed would hold the office of
    if len(speaker) == 1 and speaker[0].entity is None:
        speaker = _called_below(scene, stop, memory) or speaker
    carriers = between(scene, stop, turned, memory) if stop < turned else ()
    if stop < turned and scene.words[stop] == "عن":
        speaker, carriers, _ = source_chain(scene, stop + 1, memory) if media_speaks(speaker, memory) else (speaker, speaker, 0)
        carriers += resolve(scene, _bare(scene, 0, stop), memory)
    draft = _draft(speaker, carriers, "rule:headline-colon")
    return with_content(scene, skip_links(scene, Marker(colon + 1, 0, "headline")), len(scene.tokens), draft)


def _called_below(scene: Scene, stop: int, memory: Memory) -> tuple[Party, ...]:
    """«منظمة دولية: …» over «أعلنت المنظمة الدولية للهجرة …»: the first body that the text calls by the words of the headline."""
    asked = scene.words[:stop]
    if len(asked) < 2 or speaker_noun(asked[0]) != "body" or any(scene.mention[i] is not None for i in range(stop)):
        return ()
    below = bisect_left(memory.bodies, scene.tokens[stop - 1].end, key=lambda body: body.start)
    first = memory.bodies[below] if below < len(memory.bodies) else None
    name = words_of(scene.text[first.start : first.end]) if first is not None else ()
    same = tuple(map(without_article, name))[: len(asked)] == asked
    return (Party(first.entity, scene.text[scene.tokens[0].start : scene.tokens[stop - 1].end], None),) if first and same else ()


def _draft(speaker: tuple[Party, ...], carriers: tuple[Party, ...], why: str) -> Draft:
    return Draft(0, 0, 0, None, None, "say", False, speaker, carriers, why)


def _carried(scene: Scene, index: int) -> bool:
    """Whether a token begins what stands between speaker and colon: «لـ«صحيفة»»، «لوكالة»، «عن مصدر»."""
    word = scene.words[index]
    if word == "عن":
        return scene.mention[index - 1] is not None or speaker_noun(scene.words[0]) == "media"
    if scene.mention[index] is not None and scene.mention[index] is scene.mention[index - 1]:
        return False
    return word == "ل" or (word.startswith("ل") and clitic_cut(scene, index, "ل") > 0 and speaker_noun(word) is None)


def _name_alone(scene: Scene, start: int) -> bool:
    """«المدرب: البرتغالي فلان»: a person's name behind a colon, an adjective before it at most, is a list's entry; so is praise."""
    first = start + (scene.words[start].startswith("ال") and scene.mention[start] is None and start + 1 < len(scene.tokens))
    name = scene.mention[first]
    if scene.words[start + 1 : start + 2] and scene.words[start + 1] in _LEADING and speaker_noun(scene.words[start]) == "body":
        return True  # «كذا: الشركة الرائدة في …»
    return name is not None and name.type == "PER" and all(scene.mention[i] is name for i in range(first, len(scene.tokens)))


def _answered(scene: Scene, start: int) -> bool:
    """«حي كذا : الوزارة توضح»: the colon leads to who speaks about it and the bare verb, and nothing of what is said."""
    last = len(scene.tokens) - 1
    if last > start and scene.words[last] in {".", "!", "..", "…"}:
        last -= 1
    cue = scene.cue_at.get(last)
    told = (
        cue is not None
        and cue.form.form == "imperfect"
        and not cue.form.pronoun
        and folded(cue.form.verb.lemma) in group("answers")
    )
    if not told or not 0 < last - start <= LAST or any(start <= other.index < last for other in scene.cues):
        return False
    phrase = _bare(scene, start, last)
    return scene.mention[phrase.start] is not None or speaker_noun(scene.words[phrase.start]) is not None or start in scene.quotes


def _happening(scene: Scene, phrase: Subject) -> bool:
    """«إبعاد فلان: الوزارة توضح»، «دورة فلان: فوز كذا»، «بحضور فلان: …»: what a headline begins with is no person and no body."""
    head = scene.words[phrase.start]
    if scene.mention[phrase.start] is not None or speaker_noun(head) is not None:
        return False
    derived = masdar(head) or (len(head) == 5 and head[0] == head[3] == "ا" and head[1] != "ل")
    return derived or deed(scene, phrase.start, phrase.end) or clitic_cut(scene, phrase.start, "ب") > 0


def _contest(scene: Scene, name: Mention | None) -> bool:
    """«كيك بوكسينغ: …» over «رياضة الكيك بوكسينغ»: whether the text below calls so a sport or a contest, and nobody."""
    if name is None or name.type != "PER":
        return False
    text, words, at = scene.text, scene.text[name.start : name.end], name.end
    while (at := text.find(words, at + 1)) > 0:
        before = folded(text[max(0, at - _SPORT) : at]).removesuffix("ال").split()
        if before and before[-1].endswith(tuple(group("sport"))):
            return True
    return False


def _turned_to(scene: Scene, index: int) -> bool:
    """«الأمير مودعا أخاه: …»: a participle in the accusative, after which the one addressed stands."""
    written = scene.text[scene.tokens[index].start : scene.tokens[index].end]
    return scene.mention[index] is None and written.endswith(("اً", "ًا")) and speaker_noun(scene.words[index]) is None


def _league(scene: Scene, colon: int) -> bool:
    """«الرابطة الأولى»، «الرابطة المحترفة الثانية»، «رابطة الأبطال»: in which teams play."""
    if scene.words[0] == "رابطه":
        return scene.words[colon - 1] == "الابطال"
    return scene.words[0] == "الرابطه" and scene.words[colon - 1] in group("ordinal")


def _bare(scene: Scene, start: int, end: int) -> Subject:
    """A phrase without the quotation marks around it: «الصحة»."""
    if end - start > 2 and scene.words[start] in OPENING and scene.words[end - 1] in CLOSING:
        return Subject(start + 1, end - 1)
    return Subject(start, end)


def _speaks(scene: Scene, stop: int, colon: int, memory: Memory) -> bool:
    """Whether what stands before a colon can be a speaker."""
    phrase = _bare(scene, 0, stop)
    name, head = scene.mention[phrase.end - 1], scene.words[phrase.start]
    known = memory.tables.known.get(name.entity) if name is not None else None
    if head in group("governs") or _happening(scene, phrase) or _contest(scene, name):
        return False  # «في المغرب: نساء يقدن …»
    team = head in group("team") or (known is not None and known.kind in {"club", "team"})
    if team and not (colon + 1 in scene.quotes or _first_person(scene, colon + 1)):
        return False  # «المنتخب: عودة المصابين»: a topic
    kinds = {"role", "source", "body"} | ({"document"} if head in group("study") else set())
    own = colon + 1 in scene.quotes or _first_person(scene, colon + 1)
    placed = name is not None and name.type == "LOC" and stop == colon  # «لوس أنجليس - لندن: «الشرق الأوسط»» is a dateline
    if placed and (scene.mention[phrase.start] is name or speaker_noun(head) not in kinds):
        long = colon + 1 in scene.quotes and scene.quotes[colon + 1] - colon > SHORT + 1  # not «سوسة: "ولاعة" تتسبب في حريق»
        return long or (own and colon + 1 not in scene.quotes)  # «مستشفى كذا: …»: where it happened
    if (name is not None and name.type != "LOC") or speaker_noun(head) in kinds or stop < colon:
        return name is not None or speaker_noun(head) is not None
    return phrase.start > 0 and phrase.end - phrase.start == 1 and head.startswith("ال")  # «الصحة»: a body by one word in marks


def _first_person(scene: Scene, start: int) -> bool:
    near = scene.words[start : start + 2]
    return any((word.startswith("ن") and word not in common()) or word.endswith("نا") for word in near)


def _speaker_last(scene: Scene, memory: Memory) -> Draft | None:
    """«لا زيادة في الأسعار: وزير المالية»: an office, a source or a person after the last colon, and nothing else."""
    end = len(scene.tokens)
    colon = next((i for i in range(end - 2, max(SHORT - 1, end - LAST - 2), -1) if scene.words[i] == ":"), None)
    if colon is None or scene.quote_of[colon] is not None or ":" in scene.words[:colon]:
        return None
    if any(cue.index >= colon or cue.form.form in FINITE for cue in scene.cues) or scene.words[0] in group("governs"):
        return None  # «بعد احتجاجات لشهر: والي كذا يلتقي …»
    name = scene.mention[colon + 1]
    role = speaker_noun(scene.words[colon + 1]) in {"role", "source"} and not scene.words[colon + 1].startswith("ال")
    person = name is not None and name.type == "PER" and all(scene.mention[i] is name for i in range(colon + 1, end))
    if not role and not (person and 0 in scene.quotes):
        return None
    speaker = resolve(scene, Subject(colon + 1, end), memory)
    return with_content(scene, Marker(0, 0, "headline"), colon, _draft(speaker, (), "rule:headline-last"))
