"""Who speaks in a paper: the body that it names or takes up («تقرير البنك كذا»، «بيان صادر عن الوزارة»)."""

from functools import cache

from musnad.annotate.statements.again import again
from musnad.annotate.statements.breaks import ACCUSATIVE
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import OPENING, Subject, head_of
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import THAT, group, speaker_noun
from musnad.arabic import folded, without_article
from musnad.model import Mention, Party, Span
from musnad.tables import lexicon

ISSUED = 7  # tokens from a paper to the name of the body that it comes from
RELATED = 14  # tokens from a paper to the relative clause that tells who gave it out
PAPER = 4  # tokens from a body to the paper that it gives out
_THEIR_PAPER = frozenset({"بيانها", "بلاغها", "تقريرها", "نشرتها", "دراستها"})  # «أقرت هيئة كذا في بيانها»
_MADE = frozenset({"اجري", "اجرت", "اعد", "اعدت"})
BODIES = frozenset({"body", "media"})


def whose_paper(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Who speaks in a paper: the body that the phrase names («تقرير البنك كذا») or takes up («بيان الوزارة»)."""
    head = head_of(scene, subject)
    if without_article(head) not in group("transparent"):
        return None
    issuer = _issuer(scene, subject) or _given_out(scene, subject)
    if issuer is not None:
        memory.fields["ال" + without_article(head)] = issuer  # «وأضاف التقرير»
        return (party_of(scene.text, issuer),)
    if not head.startswith("ال"):
        memory.fields.pop("ال" + head, None)
    by_noun = _by_noun(scene, subject, memory)
    if by_noun is not None:
        return by_noun
    second = scene.words[subject.start + 1] if subject.end - subject.start == 2 else ""
    of_body = second.startswith("ال") and speaker_noun(second) in BODIES and scene.mention[subject.start + 1] is None
    return again(scene, Subject(subject.start + 1, subject.end), memory) if of_body and not head.startswith("ال") else None


def _issuer(scene: Scene, subject: Subject) -> Mention | None:
    """The body that a paper comes from: «بيان صادر عن وزارة …»، «بيان لوزارة …»، «التقرير السنوي الذي أصدرته مؤسسة …»."""
    head = head_of(scene, subject)
    for index in range(subject.start + 1, min(subject.start + ISSUED, len(scene.tokens))):
        mention, word = scene.mention[index], scene.words[index]
        if mention is not None:
            own = index > subject.start + 1 or not head.startswith("ال") or clitic_cut(scene, index, "ل")
            return mention if mention.type == "ORG" and own else None
        sign = index in scene.quotes or word in OPENING or (word == "ل" and index == subject.start + 1)  # «بيان لـ«كذا»»
        if sign or word in group("relative") or _late(scene, index) or _publishes(scene, index, subject):
            continue  # «الصادرة عن «ساما»»، «التي نشرتها مجلة كذا»
        bare = word.removeprefix("و")
        if bare.startswith("ال") and scene.words[index - 1].startswith("ال") and speaker_noun(bare) is None:
            continue  # «التقرير السنوي الصادر عن …»
        if _adjective(scene, index, subject):
            continue
        if group("issued").isdisjoint({without_article(word).removesuffix("ه"), word.removesuffix("ت")}):
            return None
    return None


def _adjective(scene: Scene, index: int, subject: Subject) -> bool:
    """«بيانات رسمية لهيئة كذا»، «تقرير حديث أصدرته كذا»: what an indefinite paper is like, before the one whose it is."""
    if index != subject.start + 1 or head_of(scene, subject).startswith("ال") or index + 1 >= len(scene.tokens):
        return False
    given = scene.words[index + 1] in group("issued-by")
    return given or (scene.words[index].endswith(("ي", "يه")) and clitic_cut(scene, index + 1, "ل") > 0)


def _late(scene: Scene, index: int) -> bool:
    """«التقرير الـ 51 الصادر حديثًا عن …»: a number, a time or an adverb."""
    word, written = scene.words[index], scene.text[scene.tokens[index].start : scene.tokens[index].end]
    number = word.isdigit() or word == "ال" or scene.time[index] is not None
    return number or word.endswith("يا") or written.endswith(ACCUSATIVE)


def _given_out(scene: Scene, subject: Subject) -> Mention | None:
    """«التقرير الخاص بكذا، الذي أصدره مركز كذا»: the body in the relative clause of a definite paper, however far."""
    head = head_of(scene, subject)
    if not head.startswith("ال"):
        return None
    relative, pronoun = ("التي", "ها") if head.endswith("ه") else ("الذي", "ه")
    for index in range(subject.end, min(subject.start + RELATED, len(scene.tokens) - 2)):
        word = scene.words[index]
        if word in THAT or word == ":" or scene.words[index + 1] in THAT:
            return None
        if word == relative:
            verb = scene.words[index + 1]
            mention = _giver(scene, index + 2)
            made = verb in group("issued-by") and verb.endswith(pronoun) and not (pronoun == "ه" and verb.endswith("ها"))
            own = made and not (verb.startswith("نشر") and head in _found_out())
            return mention if own and mention is not None and mention.type == "ORG" else None
    return None


def _giver(scene: Scene, start: int) -> Mention | None:
    """The name at a token, or after its common noun: «مؤسسة «كذا»»، «شركة الأبحاث «كذا»»."""
    if scene.mention[start] is not None or speaker_noun(scene.words[start]) not in BODIES:
        return scene.mention[start]
    for at in range(start + 1, min(start + PAPER, len(scene.tokens))):
        if scene.mention[at] is not None or not (scene.words[at] in OPENING or scene.words[at].startswith("ال")):
            return scene.mention[at]
    return None


def note_papers(scene: Scene, memory: Memory) -> None:
    """Take up who gave out a paper: «نشرت الشبكة كذا تقريرا …», whom «التقرير» stands for after it."""
    for index, mention in scene.names:
        if mention.type != "ORG" or index == 0:
            continue
        verb = scene.words[index - 1].removeprefix("و")
        made = verb in _MADE
        end = next((i for i in range(index, len(scene.words)) if scene.mention[i] is not mention), len(scene.words))
        if scene.words[end : end + 1] == ("في",) and scene.words[end + 1 : end + 2] and scene.words[end + 1] in _THEIR_PAPER:
            noun = scene.words[end + 1][:-2]
            memory.fields.setdefault("ال" + (noun[:-1] + "ه" if noun.endswith("ت") else noun), mention)
        if not (made or verb in issue_forms()):
            continue
        for word in scene.words[end : end + PAPER]:
            noun = word if word.endswith("ه") else word.removesuffix("ا")
            paper = (word != noun or word.endswith("ه")) and noun in group("transparent")
            if paper and (made or not (verb.startswith("نشر") and noun in _found_out())):
                memory.fields["ال" + noun] = mention
                break


def _by_noun(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«بيان صادر عن الوزارة»، «بيان للشركة»: the body that a definite noun takes up, where the article has named it."""
    for index in range(subject.start + 1, min(subject.start + 4, len(scene.tokens))):
        word, before = scene.words[index], scene.words[index - 1]
        came = before == "عن" and without_article(scene.words[index - 2]).removesuffix("ه") in group("issued")
        came = came or (before in group("issued-by") and index == subject.start + 2)  # «تقرير أصدره المكتب»
        own = index == subject.start + 1 and word.startswith("لل") and not head_of(scene, subject).startswith("ال")
        noun = "ال" + word[2:] if own else word
        if scene.mention[index] is None and (came or own) and noun.startswith("ال") and speaker_noun(noun) in BODIES:
            known = again(scene, Subject(index, index + 1, noun), memory)
            if known is None or len(known) != 1 or known[0].entity is None or known[0].entity in memory.persons:
                return None
            start, end = scene.tokens[index].start + own, scene.tokens[index].end
            return (Party(known[0].entity, scene.text[start:end], Span(start, end)),)
    return None


def _publishes(scene: Scene, index: int, subject: Subject) -> bool:
    """«البيانات التي نشرتها مجلة …»: the verb of the relative clause that tells whose a paper is, and the noun before its name.

    What a medium publishes of a study is not its own.
    """
    start = subject.start
    verb = index if scene.words[index] in group("issued-by") else index - 1
    studied = scene.words[verb].startswith("نشر") and head_of(scene, subject) in _found_out()
    if scene.words[verb] not in group("issued-by") or studied:
        return False
    related = scene.words[verb - 1] in group("relative") or verb in {start + 1, start + 2}
    return related and (verb == index or speaker_noun(scene.words[index]) in BODIES)


@cache
def issue_forms() -> frozenset[str]:
    """Folded verbs by which a document is given out: «اصدرت، نشر، وجهت»."""
    forms = set()
    for row in lexicon("issue_verbs"):
        verb = row["perfect"]
        forms.update({folded(verb), folded((verb[:-1] if verb.endswith("ى") else verb) + "ت")})
    return frozenset(forms)


@cache
def _found_out() -> frozenset[str]:
    """The papers of those who looked into something, with and without ال; a report may be a medium's own."""
    studies = group("study") - {"تقرير"}
    return studies | {"ال" + noun for noun in studies}
