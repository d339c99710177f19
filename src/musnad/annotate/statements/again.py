"""Definite nouns that take up somebody whom the article named or let speak: «المصدر نفسه»، «الوزارة»، «الشركة»، «سموه»."""

from bisect import bisect_left
from itertools import islice, pairwise

from musnad.annotate.statements.alike import SPOKESMEN, STEM
from musnad.annotate.statements.anonymous import told_otherwise
from musnad.annotate.statements.bodies import (
    NEAR,
    apposed_body,
    called_by,
    company_again,
    is_body,
    most_likely,
    opening_body,
    traded,
    uncalled,
)
from musnad.annotate.statements.last_speakers import bare_words, begun_so, many_papers, medium, person_again, unnamed_again, who_is
from musnad.annotate.statements.memory import LAST, Memory, party_of, words_of_name
from musnad.annotate.statements.nouns import Subject, head_of
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, common, group, speaker_noun, words_of
from musnad.arabic import without_article
from musnad.model import Mention, Party, Span

_VOWELS = str.maketrans("", "", "اويه")


def again(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """The earlier speaker or name that a noun takes up, or None."""
    if subject.end - subject.start > 2 and scene.quotes.get(subject.start) == subject.end - 1:
        subject = Subject(subject.start + 1, subject.end - 1)  # «أضاف "البيل"»
    start = subject.start
    word = head_of(scene, subject)
    if word in group("honorific"):
        return _so_honoured(scene, subject, memory) or person_again(memory) or _with_honour(scene, subject, memory)
    if word in group("same-before") and subject.end - start > 1:
        return _same(without_article(scene.words[start + 1]), memory)
    if scene.words[subject.end - 1] in group("latter"):
        return _latter(scene, subject, memory)
    if _greatest(scene, subject):
        other = uncalled(scene, scene.tokens[start].start, memory)
        return (party_of(scene.text, other),) if other is not None else None
    alone = subject.end - start == 1 and speaker_noun(word) is None and not word.startswith("ال")  # «وكشف فهد» after «سعود فهد»
    if alone or (subject.end - start == 2 and word in {"ابن", "بن"}):  # «ابن مساعد» after «فلان بن مساعد»
        known = _by_surname(word if alone else scene.words[start + 1], memory) or _by_part_of_name(scene, subject, memory)
        return known or (None if alone else _son_of(scene.words[start + 1], memory))
    return _definite(scene, subject, memory) if word.startswith("ال") else _named_so(scene, subject, memory)


def _greatest(scene: Scene, subject: Subject) -> bool:
    """«ثالث أكبر شركة سيارات في اليابان»: a body by its rank."""
    words = scene.words[subject.start : min(subject.end, subject.start + 4)]
    return not group("greatest").isdisjoint(words[:2]) and not group("club").isdisjoint(words[1:])


def _so_honoured(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«سماحته» after «سماحة المفتي فلان»: who bears the honour and spoke last, else was named last."""
    word = bare_noun(scene.words[subject.start])
    bare = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
    noun = bare[:-1] + "ه" if bare.endswith("ت") else bare
    bearers = memory.honours.get(noun, {})
    for parties, _, _ in reversed(memory.spoke):
        described = len(bearers) != 1 and len(parties) == 1 and words_of(parties[0].text)[:1] == (noun,)
        if described or (len(parties) == 1 and parties[0].entity in bearers):
            return parties
    start = scene.tokens[subject.start].start
    ends = ((named, bisect_left(named, start, key=lambda mention: mention.start)) for named in bearers.values())
    before = [named[end - 1] for named, end in ends if end]
    about = {mention.start for mention in memory.topics(start)}
    last = max(before, key=lambda mention: (mention.start in about, mention.start), default=None)  # «نقل سمو الأمير فلان تعازي …»
    return (party_of(scene.text, last),) if last is not None else None


def _definite(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Whom a definite noun takes up, alone, with «نفسه» or with an adjective of place («الشركة الهندية»)."""
    word, last = head_of(scene, subject), scene.words[subject.end - 1]
    words = subject.end - subject.start
    share = traded(scene, subject.start) if word == "الشركه" else None
    if share is not None:
        return (party_of(scene.text, share),)
    if words == 1 and word in memory.fields and scene.mention[subject.start] is None:
        return (party_of(scene.text, memory.fields[word]),)  # «الداخلية», which is the field of a body
    if words == 1 and speaker_noun(word) is None:
        return _by_surname(word, memory) or _by_part(scene, subject, memory)
    nisba = last.startswith("ال") and last.endswith(("ي", "يه")) and (words == 2 or (words == 3 and last[2:6] in {"جنوب", "شمال"}))
    same = words == 2 and last in group("same")
    if speaker_noun(word) is None or (words > 1 and scene.passage.line.label == "title"):
        tail = _by_tail(scene, subject, memory)
        if tail is not None or speaker_noun(word) is None:
            return tail
    if same or (word in group("paper") and memory.spoke and (words == 1 or nisba)):
        return _same(without_article(word), memory) if same else memory.spoke[-1][0]
    return _noun_again(scene, subject, memory, nisba=nisba) if words == 1 or nisba else begun_so(scene, subject, memory)


def _named_so(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«وكالة التصنيف الائتماني» after «وكالة التصنيف الائتماني «X»»: the body that bore the same words before its name."""
    words = (head_of(scene, subject), *scene.words[subject.start + 1 : subject.end])
    if words[0] in {"هذا", "هذه"} and len(words) == 2 and speaker_noun(words[1]) not in {None, "document"}:
        found = _definite(scene, Subject(subject.start + 1, subject.end), memory)  # «هذا المصرف»، «هذا المسؤول»
        return found if found and (found[0].entity is not None or len(words_of(found[0].text)) > 1) else None
    if len(words) < 2 or speaker_noun(words[0]) is None:
        return None
    if scene.quotes.get(subject.start + 1) == subject.end - 1:  # «هيئة "الغذاء والدواء"» after «الهيئة العامة للغذاء والدواء»
        return _by_tail(scene, Subject(subject.start + 2, subject.end - 1), memory)
    for mention in islice(memory.named(scene.tokens[subject.start].start), LAST):
        ahead = scene.text[max(0, mention.start - NEAR) : mention.start].rstrip('"«“( ')
        if mention.type == "ORG" and words_of(ahead)[-len(words) :] == words:
            return (party_of(scene.text, mention),)
    return None


def _noun_again(scene: Scene, subject: Subject, memory: Memory, *, nisba: bool) -> tuple[Party, ...] | None:
    """«الوزارة»: who spoke as such, else who is called so, else the last person or body that the noun can mean."""
    noun = without_article(head_of(scene, subject))
    before = scene.tokens[subject.start].start
    near = memory.around(before, title=scene.passage.line.label == "title")
    called = [m for m in near if m.type != "PER" and called_by(scene.text, m, noun)]
    opening = opening_body(scene, noun, called, memory)
    if opening is not None:
        return (party_of(scene.text, opening),)
    body = most_likely(called, memory)
    said = company_again(noun, memory) or who_is(noun, memory, 1) or apposed_body(scene, noun, memory)
    found = said or ((party_of(scene.text, body),) if body is not None else None)
    if found is not None:
        other = (nisba and _of_other_kind(scene.words[subject.end - 1], found[0], memory)) or told_otherwise(
            scene, subject, found[0]
        )
        return None if other else found
    some = (noun in group("report") and not many_papers(noun)) or (noun in group("some-body") and noun not in memory.descriptions)
    if some and memory.spoke and is_body(memory.spoke[-1][0], memory):
        return memory.spoke[-1][0]  # «قالت هيئة كذا … وقالت الوكالة»
    if noun in group("someone") or (noun in SPOKESMEN and not nisba):  # «وأشارت المتحدثة» of who spoke last
        woman = noun.endswith("ه")
        last = who_is(noun, memory) if noun in SPOKESMEN else None if nisba else unnamed_again(memory, woman=woman)
        return last or person_again(memory, woman=woman)
    if noun in group("club") and noun != "فريق":
        bare = uncalled(scene, before, memory)
        return (party_of(scene.text, bare),) if bare is not None else None
    return None if nisba else who_is(noun, memory) or _by_part(scene, subject, memory) or medium(scene, noun, before, memory)


def _of_other_kind(adjective: str, party: Party, memory: Memory) -> bool:
    """«المصادر الأممية» after «مصادر حكومية»: whether a party without a name has no adjective that is no state's."""
    bare, told = without_article(adjective), bare_words(party.text)
    named = party.entity is not None and not bare.startswith("محلي")  # «الشرطة المحلية» is not «الشرطة الفرنسية»
    if named or len(told) < 2 or told[0] in group("anonymous") or bare in memory.nisba:
        return False
    return all(word[:STEM] != bare[:STEM] for word in told[1:])


def _same(noun: str, memory: Memory) -> tuple[Party, ...] | None:
    """«المصدر نفسه»: who spoke as such last, else who spoke last."""
    last = memory.spoke[-1][0] if memory.spoke and speaker_noun(noun) != "body" else None
    return who_is(noun, memory) or last


def _with_honour(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«سموه» where nobody spoke yet: the first person named."""
    persons = [m for m in memory.named(scene.tokens[subject.start].start) if m.type == "PER"]
    return (party_of(scene.text, persons[-1]),) if persons else None


def _latter(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«هذا الأخير»: the person named last before."""
    last = next((m for m in memory.named(scene.tokens[subject.start].start) if m.type == "PER"), None)
    return (party_of(scene.text, last),) if last is not None and subject.end - subject.start <= 2 else None


def _by_surname(word: str, memory: Memory) -> tuple[Party, ...] | None:
    """A definite word that ends the name of a person of the article: «المسيب» after «عابد سليمان المسيب»."""
    mention = memory.surnames.get(word)
    if mention is None and word not in common():
        mention = memory.surnames.get(without_article(word))  # «الخليفي» after «بشير خليفي»
    return (Party(mention.entity, word),) if mention is not None else None


def _son_of(father: str, memory: Memory) -> tuple[Party, ...] | None:
    """«ابن مساعد» in a headline over «الأمير فلان بن مساعد»: the only person of the article whose name tells that father."""
    sons = {mention.entity: name for name, mention in memory.people.items() if ("بن", father) in pairwise(name)}
    return (Party(next(iter(sons)), f"ابن {father}"),) if len(sons) == 1 else None


def bearer(text: str, mention: Mention, memory: Memory) -> Party:
    """The person of a family name alone: of several who bear it the one who spoke last, else whom the name is linked to."""
    words = words_of(text[mention.start : mention.end])
    if len(words) != 1:
        return party_of(text, mention)
    family = without_article(words[0])
    for parties, _, _ in reversed(memory.spoke):
        name = words_of(parties[0].text) if len(parties) == 1 and parties[0].entity in memory.persons else ()
        if name and without_article(name[-1]) == family:
            if len(name) > 1 and _spelled_so(memory, mention.entity, name[0]):
                break
            return Party(parties[0].entity, text[mention.start : mention.end], Span(mention.start, mention.end))
    return party_of(text, mention)


def _spelled_so(memory: Memory, entity: str, given: str) -> bool:
    """Whether the lists know a person by a given name but for its vowels: «بترو» and «بيترو»."""
    known = memory.tables.known.get(entity)
    names = (known.name, *known.variants) if known is not None else ()
    firsts = {words_of(name)[0].translate(_VOWELS) for name in names if words_of(name)}
    return given.translate(_VOWELS) in firsts


def _by_part_of_name(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«شجاع» after «صادق الشجاع»، «كريستيل» after «كريستيل برويا»: one unknown word that begins or ends a person's name."""
    word = scene.words[subject.start]
    if (
        subject.end - subject.start != 1
        or scene.mention[subject.start] is not None
        or speaker_noun(word) is not None
        or word in common()
    ):
        return None
    for mention in islice(memory.named(scene.tokens[subject.start].start), LAST):
        name = words_of(scene.text[mention.start : mention.end]) if mention.type == "PER" else ()
        inner = name[1:-1] if len(name) == 3 and "بن" not in name else ()  # «تشاوش» after «مولود تشاوش أوغلو»
        if len(name) > 1 and (word in (name[0], name[-1], *inner) or "ال" + word == name[-1]):
            return (Party(mention.entity, word),)
    return None


def _by_tail(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«الغذاء والدواء» after «الهيئة العامة للغذاء والدواء»: the last body whose name ends in these words."""
    asked = (head_of(scene, subject), *scene.words[subject.start + 1 : subject.end])
    title = scene.passage.line.label == "title"  # «القوى الكردية: …» over «تحالف القوى الكردية»
    if len(asked) < 2 or (speaker_noun(asked[0]) is not None and not title):
        return None
    for mention in islice(memory.around(scene.tokens[subject.start].start, title=title), LAST):
        name = tuple(
            "ال" + word[2:] if word.startswith("لل") else word for word in words_of(scene.text[mention.start : mention.end])
        )
        if mention.type == "ORG" and len(name) > len(asked) and name[-len(asked) :] == asked:
            return (party_of(scene.text, mention),)
    return None


def _by_part(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«الأرصاد» after «الهيئة العامة للأرصاد»: the last body in whose name a definite word stands."""
    word = head_of(scene, subject)
    forms = {word, "لل" + word[2:], "وال" + word[2:], "ل" + word[2:]}
    for mention in memory.around(scene.tokens[subject.start].start, title=scene.passage.line.label == "title"):
        name = words_of_name(scene.text, mention)
        called = without_article(name[0]) == without_article(word) or not forms.isdisjoint(name[1:])
        if mention.type == "ORG" and len(name) > 1 and called:
            return (party_of(scene.text, mention),)
    return None
