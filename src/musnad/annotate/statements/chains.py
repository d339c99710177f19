"""Sources named one behind the other: «بحسب رويترز نقلا عن مصدر»، «نقلت صحيفة عن وكالة عن مسؤول»."""

from functools import cache, lru_cache
from itertools import groupby

from musnad import outlets
from musnad.annotate.statements.anonymous import source_again
from musnad.annotate.statements.breaks import CLOSING
from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.joint import second_of_two
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.papers import MEDIA
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve, taken_up
from musnad.annotate.statements.tails import from_where
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, group, speaker_noun, words_of
from musnad.arabic import folded, without_article
from musnad.model import Mention, Party, Span
from musnad.tables import lexicon

OFFICE = 8  # tokens of an office up to the name of its holder
QUOTED = 5  # tokens of a quotation that is no name
LINKS = 4  # sources in one chain; longer ones stand only in hostile text
_PASSING = frozenset({"نقلا", "ناقلا", "ناقله"})


@cache
def release_forms() -> frozenset[str]:
    """Folded forms with an object pronoun: «اصدره، اصدرتها، بثه، اجراها»."""
    forms = set()
    for row in lexicon("release_verbs"):
        verb = row["perfect"]
        masculine, feminine = (verb[:-1] + "ا", verb[:-1] + "ت") if verb.endswith("ى") else (verb, verb + "ت")
        for pronoun in OBJECT_PRONOUNS:
            forms.update({folded(masculine + pronoun), folded(feminine + pronoun)})
    return frozenset(forms)


def medium_noun(word: str) -> bool:
    """Whether a folded word is a common noun for a medium."""
    return speaker_noun(word) == "media"


def is_own(party: Party, memory: Memory) -> bool:
    """Whether a party is no carrier: the page's own outlet, or an organ of the speaker himself («موقعها»، «حسابه»)."""
    words = words_of(party.text)
    if party.entity is None and words and speaker_noun(words[0]) == "document" and words[-1] in {"له", "لها", "لهم"}:
        return True  # «وفق ما ورد في بيان لها»
    if party.entity is None and len(words) == 1 and words[0].endswith("نا") and speaker_noun(words[0]) is not None:
        return True  # «حسب مصادرنا»
    if party.entity is None and words and medium_noun(words[0]) and words[0].endswith(OBJECT_PRONOUNS):
        bare = next(words[0].removesuffix(end) for end in OBJECT_PRONOUNS if words[0].endswith(end))
        return medium_noun(bare) or medium_noun(bare[:-1] + "ه")
    if memory.own_outlet is None:
        return False
    own = _aliases(memory.own_outlet)
    known = memory.tables.known.get(party.entity or "")
    names = {party.text} if known is None else {party.text, known.name, *known.variants}
    return not own.isdisjoint(_plain(name) for name in names)


@lru_cache(maxsize=64)
def _aliases(outlet: str) -> frozenset[str]:
    """An outlet's name in every way that the list of outlets writes it."""
    own = _plain(outlet)
    called = {own, _latin(outlet)} - {""}
    same = [{_plain(name) for name in one.names} for one in outlets.known() if not called.isdisjoint(_called(one))]
    return frozenset({own}.union(*same))


def _called(outlet: outlets.Outlet) -> set[str]:
    """An outlet's names, and the first part of its hosts and its English name, by which a crawl may call it («okaz»)."""
    hosts = {host.partition(".")[0] for host in outlet.hosts}
    latin = {_latin(name) for name in (outlet.english, *hosts)} - {""}
    return {_plain(name) for name in outlet.names} | hosts | latin


def _latin(name: str) -> str:
    """The letters of a name in Latin script, alike where transcriptions differ: «Al Eqtisadiah», «aleqtisadiya»."""
    letters = [letter.replace("y", "i") for letter in name.lower() if letter.isascii() and letter.isalpha()]
    return "".join(letter for letter, _ in groupby(letters)).removesuffix("h")


def _plain(name: str) -> str:
    """The name of an outlet without quotation marks, ال, and the noun before it: «صحيفة «الوئام»» is «الوئام»."""
    words = [without_article(word.strip('«»"“”')) for word in folded(name).split()]
    return " ".join(words[1:] if len(words) > 1 and medium_noun(words[0]) else words)


def media_speaks(parties: tuple[Party, ...], memory: Memory) -> bool:
    """Whether an agency or outlet speaks, by the lists or by its first word."""
    for party in parties:
        known = memory.tables.known.get(party.entity or "")
        if known is not None and known.kind in MEDIA:
            return True
        if any(medium_noun(word) for word in words_of(party.text)[:1]):
            return True
    return False


def source_chain(scene: Scene, source: int, memory: Memory) -> tuple[tuple[Party, ...], tuple[Party, ...], int]:
    """Whom an attribution names, from the token where its first source begins.

    Returns the last source, which speaks; those that it came through, nearest first; and the token after them.
    """
    links: list[tuple[Party, ...]] = []
    at: int | None = source
    after = source
    while at is not None and len(links) < LINKS:
        first = at
        parties, after = source_parties(scene, at, memory)
        links.append(parties)
        medium = media_speaks(parties, memory) or medium_noun(scene.words[max(0, first - 1)]) or medium_noun(scene.words[first])
        at = _next_source(scene, after, medium=medium)
    return links[-1], tuple(party for parties in reversed(links[:-1]) for party in parties), after


def _next_source(scene: Scene, index: int, *, medium: bool) -> int | None:
    """The token where the source of a source begins: after «نقلا عن», and after a medium's «عن»."""
    while index < len(scene.tokens) and scene.words[index] in CLOSING | COMMAS:
        index += 1
    words = scene.words[index : index + 2]
    start = index + 2 if len(words) == 2 and words[0] in _PASSING and words[1] == "عن" else index + 1
    if start == index + 1 and not (medium and words[:1] == ("عن",)):
        return None
    phrase = subject_after(scene, start, min(start + 12, len(scene.tokens)))
    return start if phrase is not None and can_speak(scene, phrase) else None


def source_parties(scene: Scene, source: int, memory: Memory) -> tuple[tuple[Party, ...], int]:
    """Whom an attribution names, from the token where its source begins, and the token after it."""
    start, limit = source, scene.sentence(source)[1]
    limit = next((i for i in range(start + 1, limit) if scene.quotes.get(i, i) - i > QUOTED), limit)  # «بحسب مصادر «…»»
    mention = scene.mention[start]
    if mention is not None:
        return _named(scene, start, limit, memory)
    subject = subject_after(scene, start, limit)
    if subject is None or (subject.start > start and clitic_cut(scene, start, "ل")):  # «لصحيفة "كذا" الإسبانية» is no hearer here
        return _after_clitic(scene, start, limit, memory)
    parties = resolve(scene, subject, memory)
    return parties, _past(scene, subject, parties, limit)


def _named(scene: Scene, start: int, limit: int, memory: Memory) -> tuple[tuple[Party, ...], int]:
    """The names at a token that و joins («بحسب وزارة كذا وهيئة كذا»), and whoever is joined to one; the token after them."""
    named: tuple[Party, ...] = ()
    end = start
    while end < limit and (mention := scene.mention[end]) is not None and (not named or _joined(scene, end)):
        named += (party_of(scene.text, mention),)
        while end < limit and scene.mention[end] is mention:
            end += 1
    other = second_of_two(scene, Subject(start, end)) if len(named) == 1 else None
    return (named, _past_bracket(scene, end, limit)) if other is None else (named + resolve(scene, other, memory), other.end)


def _joined(scene: Scene, index: int) -> bool:
    """Whether و joins the name at a token to the one before it."""
    mention = scene.mention[index]
    return mention is not None and scene.words[index].startswith("و") and mention.start > scene.tokens[index].start


def _past(scene: Scene, subject: Subject, parties: tuple[Party, ...], limit: int) -> int:
    """The token after a phrase and after what its description took beside it («مصادر في الميناء»)."""
    end = subject.end
    last = parties[-1].span if parties else None
    while end < limit and last is not None and scene.tokens[end].end <= last.end:
        end += 1
    return _past_bracket(scene, end, limit)


def _past_bracket(scene: Scene, end: int, limit: int) -> int:
    """The token after a short form in brackets: «أرقام صدرت عن مكتب كذا (كذا)»."""
    short = end < limit and scene.words[end] == "("
    return next((i + 1 for i in range(end, min(end + QUOTED, limit)) if scene.words[i] == ")"), end) if short else end


def _after_clitic(scene: Scene, start: int, limit: int, memory: Memory) -> tuple[tuple[Party, ...], int]:
    """«وفقا لمصادر أمنية»: the source with the preposition cut from its first word."""
    holder = _holder(scene, start, limit)
    if holder is not None:
        return (party_of(scene.text, holder),), _past_mention(scene, start, limit, holder)
    end = start + 1
    while end < limit and end - start < 4 and _clitic_goes_on(scene, start, end):
        end += 1
    named, after = _bearing(scene, start, end, limit)
    if named is not None:
        return (party_of(scene.text, named),), after
    issuer = _issuer(scene, end, limit)
    if issuer is not None:
        return (party_of(scene.text, issuer),), _past_mention(scene, end, limit, issuer)
    known = _known(scene, start, end, memory)
    if known:
        return known, _past(scene, Subject(start, end), known, limit)
    end = from_where(scene, start, end, limit)
    if end in scene.quotes and scene.quotes[end] - end <= 4:
        end = _past_nation(scene, min(scene.quotes[end] + 1, limit), limit)
        giver = subject_after(scene, end + 1, limit) if scene.words[end : end + 1] == ("من",) and end + 1 < limit else None
        end = giver.end if giver is not None and giver.start == end + 1 else end  # «لأرقام حصلت عليها "كذا" من الهيئة»
    begin = scene.tokens[start].start + (1 if scene.words[start].startswith("ل") else 0)
    finish = scene.tokens[end - 1].end
    said = "ال" + scene.text[begin + 1 : finish] if scene.words[start].startswith("لل") else scene.text[begin:finish]
    return (Party(None, said, Span(begin, finish)),), end


def _past_mention(scene: Scene, start: int, limit: int, mention: Mention) -> int:
    """The first token from one on that begins after a name."""
    return next((i for i in range(start, limit) if scene.tokens[i].start >= mention.end), limit)


def _bearing(scene: Scene, start: int, index: int, limit: int) -> tuple[Mention | None, int]:
    """The body or place that a common noun before a token is called by, also in quotation marks; the token after it."""
    first = index + (index in scene.quotes)
    named = scene.mention[first] if first < limit else None
    beside = index in {first, start + 1} or scene.words[index - 1].startswith("ال")  # not «لمعلومات حصلت عليها "كذا"»
    if named is None or named.type == "PER" or not beside:
        return None, index
    if first == index:
        return named, index + 1
    closing = scene.quotes[index]  # «لصحيفة "كذا" الإسبانية»
    whole = closing < limit and scene.mention[closing - 1] is named and named.type == "ORG"
    return (named, _past_nation(scene, closing + 1, limit)) if whole else (None, index)


def _past_nation(scene: Scene, index: int, limit: int) -> int:
    """The token after the adjective that follows a quoted name: «لصحيفة "كذا" الإسبانية»."""
    return index + (index < limit and scene.words[index].startswith("ال") and scene.words[index].endswith(("ي", "يه")))


def _known(scene: Scene, start: int, end: int, memory: Memory) -> tuple[Party, ...]:
    """«وفقا للبيان»، «وفقا لتقرير نشرته صحيفة كذا»: whom a noun after ل takes up, if the article has a name for it."""
    word = scene.words[start]
    head = "ال" + word[2:] if word.startswith("لل") else word.removeprefix("ل")
    phrase = Subject(start, end, head)
    known = source_again(scene, phrase, memory)
    if known is not None:
        return known
    known = taken_up(scene, phrase, memory) or ()
    paper = without_article(head) in group("transparent")  # whose it is may be told without a name
    return known if known and (paper or all(party.entity is not None for party in known)) else ()


def _issuer(scene: Scene, end: int, limit: int) -> Mention | None:
    """«للأرقام الصادرة عن مكتب كذا»، «للأرقام التي صدرت عن مكتب كذا»: the body that a paper comes from."""
    related = scene.words[end : end + 1] and scene.words[end] in group("relative")
    at = end + 2 if related else end
    if at + 1 >= limit or scene.words[at] not in {"عن", "من"}:
        return None
    came = without_article(scene.words[at - 1])
    return scene.mention[at + 1] if not group("issued").isdisjoint({came, came.removesuffix("ه"), came.removesuffix("ت")}) else None


def _holder(scene: Scene, start: int, limit: int) -> Mention | None:
    """«وفقا لرئيس الشركة فلان»: the person whose office it is."""
    kind = speaker_noun(scene.words[start].removeprefix("ل").removeprefix("ل"))
    if kind not in {"role", "source"}:
        return None
    for index in range(start + 1, min(limit, start + (OFFICE if kind == "role" else 2))):  # «للمؤرخ فلان»
        mention = scene.mention[index]
        if mention is not None and mention.type == "PER":
            return mention
        if mention is None and (not scene.words[index].isalpha() or scene.words[index] in group("source-end")):
            return None
    return None


def _clitic_goes_on(scene: Scene, start: int, index: int) -> bool:
    word, before = scene.words[index], scene.words[index - 1]
    if word.isdigit() and index == start + 1 and medium_noun(before.removeprefix("ل")):
        return True  # «لموقع 24»
    if scene.mention[index] is not None or not word.isalpha() or scene.time[index] is not None:
        return False
    cue = scene.cue_at.get(index)
    if word in group("source-end", "relative") or (cue is not None and cue.form.form in FINITE) or word in release_forms():
        return False
    if word.startswith("ال") and word.endswith(("ي", "يه")) and before.startswith(("ال", "لل")):
        return True  # «لبيانات التعداد الاقتصادي»
    if speaker_noun(word) is not None:  # «لبيان هيئة الأرصاد»: a noun bound to the one before it
        return not before.startswith(("ال", "لل")) and speaker_noun(before.removeprefix("ل")) is not None
    return not (scene.words[start].startswith("لل") and not word.startswith("ال"))  # «للوزارة صغار المزارعين»
