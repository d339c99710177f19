"""Offices and who holds them, as the article tells: «الرئيس الإيراني مسعود …»، «فلان، مدير المتحف»، «وزير خارجيته فلان»."""

from collections.abc import Iterator
from functools import cache

from musnad.annotate.statements.fullest import note_descriptions
from musnad.annotate.statements.memory import Holder, Memory, first_tokens
from musnad.annotate.statements.nouns import Subject, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, bare_noun, group, speaker_noun, words_of
from musnad.arabic import folded, is_word, without_article
from musnad.model import Mention
from musnad.tables import alternatives, lexicon

BACK = 12  # tokens before a name that can be its offices
NAME = 5  # tokens from sign to sign of a body's name in quotation marks
FAR = 18  # tokens before a name in which its honour stands


@cache
def _narrower_nouns() -> dict[str, tuple[tuple[str, ...], ...]]:
    """For a wide noun («لاعب») the narrower ones whose holders it may take up, as words («مهاجم», «حارس»)."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in lexicon("role_kinds"):
        narrow = tuple(folded(row["noun"]).split())
        for wide in alternatives(row["wider"]):
            table[folded(wide)] = (*table.get(folded(wide), ()), narrow)
    return table


def note_offices(scene: Scene, memory: Memory) -> None:
    """Take up the offices that stand beside persons («الرئيس الإيراني مسعود …»); done for the whole article first."""
    note_descriptions(scene, memory)
    for index, mention in first_tokens(scene):
        if mention.type == "PER":
            _before_name(scene, index, mention, memory)
            _after_name(scene, index, mention, memory)
            _honours(scene, index, mention, memory)
        if mention.type == "ORG":
            field = _field(words_of(scene.text[mention.start : mention.end]))
            memory.fields.setdefault(field, mention)


def _field(words: tuple[str, ...]) -> str:
    """The word that is short for a body: «الداخلية» for «وزارة الداخلية»، «الأرصاد» for «الهيئة العامة للأرصاد»; else empty."""
    if len(words) < 2 or speaker_noun(words[0]) != "body":
        return ""
    nisba = len(words) == 3 and words[2].startswith("ال") and words[2].endswith(("ي", "يه"))  # «وزارة الداخلية السعودية»
    if (len(words) == 2 or nisba) and words[1].startswith("ال") and not words[0].startswith("ال"):
        return words[1]
    return next(("ال" + word[2:] for word in words[1:] if word.startswith("لل")), "")


def _before_name(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    start, joined, crossed = index, False, False  # «الملك فلان برقية إلى فلان»: only a dual reaches over another person
    while start > 0 and index - start < BACK and _within_office(scene, start - 1):
        start -= 1
        word = bare_noun(scene.words[start])
        crossed = crossed or ((m := scene.mention[start]) is not None and m.type == "PER" and m is not mention)
        if joined and (other := scene.mention[start]) is not None and other.type == "PER":
            break
        if joined and word == "،":
            break  # «فلان، مدير الأمن العام، والفريق فلان»
        if speaker_noun(word) == "role" and not crossed and scene.mention[start] is None and not _of_body(scene, start):
            joined = joined or word != scene.words[start]  # «المستشار وإمام المسجد الشيخ فلان»
            if (
                start > 0
                and not scene.words[start - 1].startswith("ال")
                and speaker_noun(bare_noun(scene.words[start - 1])) == "role"
            ):
                continue  # «رئيس الوزراء»، «نائب رئيس كذا»: the outer office is his
            _hold(scene, (start, index), mention, memory)
            if without_article(word) not in group("rank") and word == scene.words[start]:
                _outer_office(scene, start, mention, memory)
                break  # «نائب رئيس الشركة المهندس فلان» goes on past the title
        dual = dual_noun(word)
        if dual is not None and speaker_noun(dual) == "role":
            state = memory.nisba.get(without_article(bare_noun(scene.words[index - 1])))
            memory.hold((dual, state or scene.words[index - 1]), mention)
            break


def _of_body(scene: Scene, index: int) -> bool:
    """«رئيس اللجنة الإعلامية فلان»: an adjective that could be an office."""
    word, before = scene.words[index], scene.words[index - 1] if index else ""
    return word.startswith("ال") and word.endswith("يه") and before.startswith("ال") and speaker_noun(before) == "body"


def _outer_office(scene: Scene, inner: int, mention: Mention, memory: Memory) -> None:
    """«عقد محافظ الواحة رئيس المجلس فلان»: an office before the one beside the name, which may be his too."""
    for at in range(inner - 1, max(-1, inner - BACK), -1):
        if not _within_office(scene, at) or ((m := scene.mention[at]) is not None and m.type == "PER"):
            return
        follows = scene.words[at + 1]
        posted = follows.startswith("بال") and speaker_noun(follows[1:]) != "role"  # «المستشار بالديوان … الشيخ فلان»
        if speaker_noun(scene.words[at]) == "role" and (posted or not scene.words[at].startswith("ال")):
            key = role_key(scene, at, inner, memory)
            memory.maybe.setdefault(key[0], mention)


def _honours(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    """Take up the honours before a name: «سماحة المفتي العام … الشيخ فلان»."""
    for at in range(index - 1, max(-1, index - FAR), -1):
        if not _within_office(scene, at) or scene.words[at] == "،":
            return
        if scene.words[at] in group("title"):
            memory.honour(scene.words[at], mention)


def _after_name(scene: Scene, index: int, mention: Mention, memory: Memory) -> None:
    after = index
    while after < len(scene.mention) and scene.mention[after] is mention:
        after += 1
    if after < len(scene.words) and scene.words[after] in COMMAS:
        after += 1
    if after < len(scene.words) and speaker_noun(scene.words[after]) == "role":
        office = subject_after(scene, after, min(len(scene.tokens), after + 6))
        if office is not None and not any(
            (m := scene.mention[i]) is not None and m.type == "PER" for i in range(office.start, office.end)
        ):
            _hold(scene, (office.start, office.end), mention, memory)


def _hold(scene: Scene, office: tuple[int, int], mention: Mention, memory: Memory) -> None:
    key = role_key(scene, *office, memory)
    known = memory.tables.known.get(mention.entity)
    if len(key) == 1 and known is not None and known.of:
        key = (*key, known.of)
    memory.hold(key, mention)
    if speaker_noun(bare_noun(scene.words[office[0]])) == "role":
        woman = of_woman(scene, office[0])
        if woman is not None:
            memory.gender.setdefault(mention.entity, woman)


def of_woman(scene: Scene, index: int) -> bool | None:
    """Whether an office is a woman's («الطبيبة», not «مهاجمه»); None for a title that everybody bears («فضيلة»)."""
    word = bare_noun(scene.words[index])
    if scene.text[scene.tokens[index].end - 1] != "ة":
        return False
    return True if speaker_noun(word) is not None and speaker_noun(word[:-1]) in {"role", "source"} else None


def _within_office(scene: Scene, index: int) -> bool:
    """Whether an office may reach back over a token: no verb, «أن», time or sign but a comma."""
    word, cue = scene.words[index], scene.cue_at.get(index)
    if scene.time[index] is not None or word in THAT or (cue is not None and cue.form.form != "noun"):
        return False
    if word in {"عن", "الي", "علي"}:  # «النائب عن كتلة كذا», but not «نقل الوزير إلى …»
        return word == "عن" and index > 0 and speaker_noun(scene.words[index - 1]) == "role"
    opening = scene.quote_of[index]
    return is_word(scene.tokens[index]) or word == "،" or (opening is not None and scene.quotes[opening] - opening <= NAME)


def role_key(scene: Scene, start: int, end: int, memory: Memory) -> tuple[str, ...]:
    """An office as words without article, nisba and state names both as the state's id: (رييس, iran)."""
    key = []
    for index in range(start, end):
        word = without_article(bare_noun(scene.words[index]))
        mention = scene.mention[index]
        if mention is not None and mention.type != "PER":
            state = memory.tables.known.get(mention.entity)
            key.append(state.id if state is not None else word)
        elif is_word(scene.tokens[index]) and (not key or scene.words[index] not in group("epithet")):
            key.append(memory.nisba.get(word, _without_owner(word)))
    if key:
        key[0] = "متحدث" + key[0].removeprefix("ناطق") if key[0].startswith("ناطق") else key[0]
    return tuple(dict.fromkeys(key))


def _without_owner(word: str) -> str:
    """«خارجيته» as «خارجيه»."""
    for pronoun in ("يته", "يتها", "يتهم"):
        if word.endswith(pronoun):
            return word.removesuffix(pronoun) + "يه"
    return word


def dual_noun(word: str) -> str | None:
    """The noun that can speak of which a word is the dual: رئيس for «الرئيسان»، «الرئيسين»، «رئيسي»; شركة for «الشركتان»."""
    bare = without_article(word)
    for ending in ("ين", "ان", "" if word.startswith("ال") else "ي"):
        stem = bare.removesuffix(ending)
        if ending and bare != stem:
            singular = stem[:-1] + "ه" if stem.endswith("ت") else stem
            if speaker_noun(stem) is not None or speaker_noun(singular) is not None:
                return stem if speaker_noun(stem) is not None else singular
    return None


def holder(scene: Scene, subject: Subject, memory: Memory) -> Mention | None:
    """Who holds the office that a phrase names: who of its holders spoke last, else was named last before, else is named first.

    A wider noun («اللاعب») stands for the last who was called by a narrower one («المهاجم»).
    """
    key = role_key(scene, subject.start, subject.end, memory)
    before = scene.tokens[subject.start].start
    found = [held.mention for held in memory.holders(key[0]) if _same_office(key, held.office)]
    if not found and len(key) == 1:
        found = [held.mention for held in _narrower(key[0], memory)]
        found = [mention for mention in found if mention.start < before]
    found = found or _of_one_office(scene, subject, memory) or _named_by_title(scene, subject, memory)
    if not found and len(key) == 1 and scene.words[subject.start].startswith("ال") and key[0] in memory.maybe:
        title = scene.passage.line.label == "title"  # «المفتي: …» over «مفتي عام المملكة رئيس الهيئة فلان»
        found = [mention for mention in (memory.maybe[key[0]],) if mention.start < before or title]
    if not found:
        return None
    for parties, _, _ in reversed(memory.spoke):
        for mention in found if len(parties) == 1 else ():
            if mention.entity == parties[0].entity:
                return mention
    earlier = [mention for mention in found if mention.start < before]
    return max(earlier, key=lambda m: m.start) if earlier else min(found, key=lambda m: m.start)


def _of_one_office(scene: Scene, subject: Subject, memory: Memory) -> list[Mention]:
    """«أمين كذا رئيس المجلس البلدي»: who holds the first, else the second, of two offices named side by side."""
    second = next((i for i in range(subject.start + 2, subject.end) if _second_office(scene, i)), None)
    if second is None:
        return []
    for start, end in ((subject.start, second), (second, subject.end)):
        key = role_key(scene, start, end, memory)
        found = [held.mention for held in memory.holders(key[0]) if len(key) > 1 and _same_office(key, held.office)]
        if found:
            return found
    return []


def _second_office(scene: Scene, index: int) -> bool:
    """Whether an office begins at a token after the end of another: after a name or a definite word."""
    word, ended = scene.words[index], scene.words[index - 1].startswith("ال") or scene.mention[index - 1] is not None
    return ended and not word.startswith(("ال", "و", "ل", "ب")) and scene.mention[index] is None and speaker_noun(word) == "role"


def _named_by_title(scene: Scene, subject: Subject, memory: Memory) -> list[Mention]:
    """«قاضية أميركية …» whom the text names later by the bare title, the only one to bear it: «القاضية فلانة»."""
    end = scene.tokens[subject.end - 1].end
    head = role_key(scene, subject.start, subject.start + 1, memory)
    holders = list(memory.holders(head[0])) if head else []
    if len({held.mention.entity for held in holders}) != 1 or head[0] in group("rank"):
        return []
    return [held.mention for held in holders if held.mention.start > end and len(held.office) == 1]


def _same_office(key: tuple[str, ...], office: tuple[str, ...]) -> bool:
    asked, held = set(key), set(office)
    if ("سابق" in asked or "سابقه" in asked) != ("سابق" in held or "سابقه" in held) and len(key) > 1:
        return False
    return asked <= held or (held <= asked and len(held) > 1)


def _narrower(noun: str, memory: Memory) -> Iterator[Holder]:
    for narrow in _narrower_nouns().get(noun, ()):
        yield from (held for held in memory.holders(narrow[0]) if held.office[: len(narrow)] == narrow)
