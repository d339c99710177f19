"""Who speaks in a paper: the body that it names or takes up («تقرير البنك كذا»، «بيان صادر عن الوزارة»)."""

from functools import cache

from musnad.annotate.statements.again import again
from musnad.annotate.statements.breaks import ACCUSATIVE
from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.descriptions import described
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, name_at, party_of
from musnad.annotate.statements.nouns import OPENING, Subject, head_of, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import THAT, bare_noun, group, speaker_noun
from musnad.arabic import folded, without_article
from musnad.model import Mention, Party, Span
from musnad.tables import lexicon

ISSUED = 7  # tokens from a paper to the name of the body that it comes from
RELATED = 14  # tokens from a paper to the relative clause that tells who gave it out
PAPER = 4  # tokens from a body to the paper that it gives out
_PUBLISHED = ("نشر", "اورد")  # what a medium does with the papers of others too
BODIES = frozenset({"body", "media"})
MEDIA = frozenset({"agency", "outlet"})  # kinds of known bodies
_COMMUNIQUE = frozenset({"بيان", "بلاغ"})


def whose_paper(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """Who speaks in a paper: the body that the phrase names («تقرير البنك كذا») or takes up («بيان الوزارة»)."""
    head = head_of(scene, subject)
    if without_article(head) not in group("transparent"):
        return None
    issuer, giver = _issuer(scene, subject), _given_out(scene, subject)
    by: tuple[Party, ...] | None = (party_of(scene.text, issuer),) if issuer is not None else None
    by = by or (_by_giver(scene, giver, memory) if giver is not None else None) or _by_noun(scene, subject, memory)
    if by is not None:
        memory.papers["ال" + without_article(head)] = by  # «وأضاف التقرير»
        return by
    if not head.startswith("ال"):
        memory.papers.pop("ال" + head, None)
    elif subject.end - subject.start == 1 and head in memory.papers:
        return memory.papers[head]
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
    given = scene.words[index + 1] in group("issued-by") | {"من"}  # «بيانات أولية من هيئة كذا»
    return given or (scene.words[index].endswith(("ي", "يه")) and clitic_cut(scene, index + 1, "ل") > 0)


def _late(scene: Scene, index: int) -> bool:
    """«التقرير الـ 51 الصادر حديثًا عن …»: a number, a time or an adverb."""
    word, written = scene.words[index], scene.text[scene.tokens[index].start : scene.tokens[index].end]
    number = word.isdigit() or word == "ال" or scene.time[index] is not None
    return number or word.endswith("يا") or written.endswith(ACCUSATIVE)


def _given_out(scene: Scene, subject: Subject) -> int | None:
    """«التقرير الخاص بكذا، الذي أصدره | مركز كذا»: where the one is named who gave a definite paper out, however far."""
    head = head_of(scene, subject)
    definite = subject.start + 1 < subject.end and scene.words[subject.start + 1].startswith("ال")  # «تقرير الآفاق الاقتصادية»
    if not (head.startswith("ال") or definite):
        return None
    feminine = head.endswith(("ه", "ات")) or without_article(head) in group("she-verb")
    relative, pronoun = ("التي", "ها") if feminine else ("الذي", "ه")
    for index in range(subject.end, min(subject.start + RELATED, len(scene.tokens) - 2)):
        word = scene.words[index]
        if word in THAT or word == ":" or scene.words[index + 1] in THAT:
            return None
        if word == relative:
            verb = scene.words[index + 1]
            made = verb in group("issued-by") and verb.endswith(pronoun) and not (pronoun == "ه" and verb.endswith("ها"))
            return index + 2 if made and not (verb.startswith("نشر") and head in _found_out()) else None
    return None


def _by_giver(scene: Scene, index: int, memory: Memory) -> tuple[Party, ...] | None:
    """The body at a token, by its name or as it is described."""
    mention = _giver(scene, index)
    if mention is not None:
        return (party_of(scene.text, mention),) if mention.type == "ORG" else None
    return _body(scene, index, scene.words[index], memory) if speaker_noun(scene.words[index]) in BODIES else None


def _giver(scene: Scene, start: int) -> Mention | None:
    """The name at a token, or after its common noun: «مؤسسة «كذا»»، «شركة الأبحاث «كذا»»."""
    if scene.mention[start] is not None or speaker_noun(scene.words[start]) not in BODIES:
        return scene.mention[start]
    for at in range(start + 1, min(start + PAPER, len(scene.tokens))):
        if scene.mention[at] is not None or not (scene.words[at] in OPENING or scene.words[at].startswith("ال")):
            return scene.mention[at]
    return None


def note_papers(scene: Scene, memory: Memory) -> None:
    """Take up who gave out a paper: «نشرت الشبكة كذا تقريرا …»، «أعلنت وزارة كذا في بيان», whom «التقرير» stands for after it."""
    for index, mention in scene.names:
        if mention.type != "ORG" or index == 0:
            continue
        at = _before_name(scene, index)
        verb = scene.words[at].removeprefix("و")
        made = verb in group("made-paper")
        _, end = name_at(scene, index)
        if scene.words[end : end + 1] == ("في",) and scene.words[end + 1 : end + 2]:
            _note_own(scene, (index, end + 1), (party_of(scene.text, mention),), memory)
        if verb in group("issued-by"):
            _note_made(scene, at, (party_of(scene.text, mention),), memory)
        if not (made or verb in issue_forms() or verb in {"اورد", "اوردت"}):
            continue
        for word in scene.words[end : end + PAPER]:
            own = word[:-2] if word.endswith("ها") else word[:-1]  # «أصدرت الشركة تقريرها»
            noun = word if word.endswith("ه") else word.removesuffix("ا")
            noun = own if own in group("transparent") else noun
            paper = (word != noun or word.endswith("ه")) and noun in group("transparent")
            if paper and (made or not (verb.startswith(_PUBLISHED) and noun in _found_out())):
                memory.papers["ال" + noun] = (party_of(scene.text, mention),)
                break


def _before_name(scene: Scene, index: int) -> int:
    """The token before a name, its quotation sign and its common noun: «نشرته | صحيفة «كذا»»."""
    at = index - 1
    at -= at > 0 and scene.words[at] in OPENING
    return at - (at > 0 and scene.mention[at] is None and speaker_noun(scene.words[at]) in BODIES)


def _note_made(scene: Scene, verb: int, party: tuple[Party, ...], memory: Memory) -> None:
    """Take up «تقرير حديث نشرته | كذا» wherever it stands. `verb`: the token of the verb that bears the paper's pronoun."""
    for index in range(verb - 1, max(-1, verb - PAPER), -1):
        noun = without_article(bare_noun(scene.words[index]))
        if noun in group("transparent"):
            if not (scene.words[verb].startswith("نشر") and noun in _found_out() | _COMMUNIQUE):
                memory.papers["ال" + noun] = party
            return


def _note_own(scene: Scene, place: tuple[int, int], party: tuple[Party, ...], memory: Memory) -> None:
    """Take up «هيئة كذا في بيانها»، «قالت هيئة كذا في بيان». `place`: the tokens of the name and of the paper."""
    index, paper = place
    word = scene.words[paper]
    if word in group("their-paper"):
        noun = word[:-2]
        memory.papers.setdefault("ال" + (noun[:-1] + "ه" if noun.endswith("ت") else noun), party)
    elif word in _COMMUNIQUE and index - 1 in scene.cue_at:
        memory.papers["ال" + word] = party


def _by_noun(scene: Scene, subject: Subject, memory: Memory) -> tuple[Party, ...] | None:
    """«بيان صادر عن الوزارة»، «بيان للشركة»، «تقرير أعدته مجموعة كذا»: the body that a noun takes up or describes."""
    for index in range(subject.start + 1, min(subject.start + ISSUED, len(scene.tokens))):
        word, before = scene.words[index], scene.words[index - 1]
        cue = scene.cue_at.get(index)
        told = cue is not None and cue.form.form in FINITE and word not in group("issued-by")
        if word in THAT or word == ":" or scene.mention[index] is not None or told:
            return None
        came = before in {"عن", "من"} and without_article(scene.words[index - 2]).removesuffix("ه") in group("issued")
        late = index > subject.start + 2 and _late(scene, index - 1)  # «تقرير أصدره أخيرا المكتب»
        verb = scene.words[index - 1 - late]
        own = not (verb.startswith("نشر") and head_of(scene, subject) in _found_out())
        came = came or (own and verb in group("issued-by") and index <= subject.start + 3 + late)
        if came and word in OPENING and 0 < scene.quotes.get(index, 0) - index <= PAPER:
            return (_inside(scene, index + 1, scene.quotes[index]),)  # «بلاغ صادر عن "كذا"»
        noun = word if came else _under(scene, index, subject)
        if noun is not None and speaker_noun(noun) in BODIES:
            return _body(scene, index, noun, memory)
    return None


def _under(scene: Scene, index: int, subject: Subject) -> str | None:
    """The noun of «بيان للشركة»، «الأرقام الرسمية لهيئة كذا», without its ل."""
    word = scene.words[index]
    nisba = index == subject.start + 2 and scene.words[index - 1].endswith(("ي", "يه")) and scene.words[index - 1] != "الختامي"
    near = nisba or (index == subject.start + 1 and not head_of(scene, subject).startswith("ال"))
    under = clitic_cut(scene, index, "ل") or (word.startswith("ل") and speaker_noun(word[1:]) == "body")  # «لوحدة التقارير»
    if not near or not under or speaker_noun(head_of(scene, subject)) != "document":
        return None  # «الموقع الإلكتروني للمنظمة» tells more than whose it is
    return "ال" + word[2:] if word.startswith("لل") else word[1:]


def _body(scene: Scene, index: int, noun: str, memory: Memory) -> tuple[Party, ...] | None:
    """The body that a noun at a token takes up where the article has named it, else as it is described."""
    word, token = scene.words[index], scene.tokens[index]
    if noun.startswith("ال"):
        known = again(scene, Subject(index, index + 1, noun), memory)
        if known is not None and len(known) == 1:
            start = token.start + (word != noun)
            named = Party(known[0].entity, scene.text[start : token.end], Span(start, token.end))
            return None if known[0].entity in memory.persons else known if known[0].entity is None else (named,)
    if word != noun:
        return (_under_preposition(scene, index, noun),)
    phrase = subject_after(scene, index, min(len(scene.tokens), index + ISSUED))
    return (described(scene, phrase),) if phrase is not None and phrase.start == index else None


def _under_preposition(scene: Scene, index: int, noun: str) -> Party:
    """«القيادة المشتركة» of «للقيادة المشتركة»: a body as it is described after ل, with its genitive and adjectives."""
    bound = noun.startswith("ال")
    end = index + (1 if bound else 2)
    agreeing = ("ي", "ه") if noun.endswith("ه") else ("ي", "يه")
    while end < len(scene.tokens) and scene.words[end].startswith("ال") and scene.words[end].endswith(agreeing):
        if scene.words[end] in group("relative"):
            break
        end += 1
    span = Span(scene.tokens[index].start + 1, scene.tokens[min(end, len(scene.tokens)) - 1].end)
    return Party(None, ("ا" if bound else "") + scene.text[span.start : span.end], span)


def _inside(scene: Scene, start: int, end: int) -> Party:
    """The words from a token to another as somebody unnamed."""
    span = Span(scene.tokens[start].start, scene.tokens[end - 1].end)
    return Party(None, scene.text[span.start : span.end], span)


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
