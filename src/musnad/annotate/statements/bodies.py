"""Bodies that a common noun takes up by what the article tells of them: «الشركة» after a name that no noun stands beside."""

from collections import Counter
from itertools import islice

from musnad.annotate.statements.breaks import CLOSING
from musnad.annotate.statements.memory import LAST, Memory, party_of, words_of_name
from musnad.annotate.statements.nouns import OPENING
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import bare_noun, group, speaker_noun, words_of
from musnad.arabic import without_article
from musnad.model import Mention, Party

OPENS = 16  # tokens from the head of a passage to the body whose news it tells
SHARES = 32  # tokens back to «سهم كذا», whose company «الشركة» takes up
NEAR = 48  # letters before a name in which its common noun is looked for
_UNCALLED = frozenset({"company", "club", "group", "body", "party"})  # kinds of bodies that a bare noun may take up


def company_again(noun: str, memory: Memory) -> tuple[Party, ...] | None:
    """«وقالت داماك إن …. وأعلنت الشركة»: the body that spoke last, if no common noun is in its name."""
    last = memory.spoke[-1][0] if memory.spoke and noun in group("club") else ()
    if not is_body(last, memory) or speaker_noun(words_of(last[0].text)[0]) is not None:
        return None
    known = memory.tables.known.get(last[0].entity or "")
    return last if known is None or known.kind in _UNCALLED - {"party", "club"} else None


def traded(scene: Scene, index: int) -> Mention | None:
    """«هبط سهم كذا …، وقالت الشركة»: the company of the last shares told of before a token, if no other is told of since."""
    for at in range(index - 1, max(-1, index - SHARES), -1):
        if bare_noun(scene.words[at]) == "سهم":
            mention = scene.mention[at + 1]
            return mention if mention is not None and mention.type == "ORG" else None
        if without_article(bare_noun(scene.words[at])) == "شركه":
            return None
    return None


def apposed_body(scene: Scene, noun: str, memory: Memory) -> tuple[Party, ...] | None:
    """«الشركة» after ««X» الشركة المتخصصة في …»: the name beside which the article puts the noun."""
    mention = memory.apposed.get(noun)
    return (party_of(scene.text, mention),) if mention is not None else None


def uncalled(scene: Scene, before: int, memory: Memory) -> Mention | None:
    """«قلصت أوركيد … وذكرت الشركة»: the last body that no common noun names and no list knows as something else.

    One that spoke goes before the others.
    """
    fitting: list[Mention] = []
    for mention in islice(memory.named(before), LAST):
        known = memory.tables.known.get(mention.entity)
        first = words_of_name(scene.text, mention)[:1]
        if mention.type == "ORG" and (known is None or known.kind in _UNCALLED) and first and speaker_noun(first[0]) is None:
            fitting.append(mention)
    return most_likely(fitting, memory)


def most_likely(bodies: list[Mention], memory: Memory) -> Mention | None:
    """Of bodies that a noun may mean the first that spoke, else the one whom the article is about."""
    spoken = {party.entity for parties, _, _ in memory.spoke for party in parties}
    often = Counter(m.entity for m in bodies)
    most = max(bodies, key=lambda m: (often[m.entity], m.start), default=None)
    return next((m for m in bodies if m.entity in spoken), most)


def is_body(parties: tuple[Party, ...], memory: Memory) -> bool:
    """Whether a single body or place speaks."""
    return len(parties) == 1 and parties[0].entity is not None and parties[0].entity not in memory.persons


def called_by(text: str, mention: Mention, noun: str) -> bool:
    """Whether a body's name begins with a noun, or stands after it and its adjectives: «وكالة التصنيف الائتماني «X»»."""
    first = words_of_name(text, mention)[:1]
    if first and without_article(first[0]) == noun:
        return True
    if noun not in group("named") and speaker_noun(noun) != "media":
        return False
    for word in reversed(words_of(text[max(0, mention.start - NEAR) : mention.start])[-5:]):
        bare = word.strip("".join(OPENING | CLOSING))  # signs are often turned the wrong way: «صحيفة” كذا”»
        if bare and (bare_noun(bare) == noun or bare == "ل" + noun):
            return True  # «صحيفة "كذا"»، «وفقا لموقع "كذا"»
        if bare and not bare.startswith("ال"):
            return False
    return False


def opening_body(scene: Scene, noun: str, called: list[Mention], memory: Memory) -> Mention | None:
    """«أظهرت نتائج شركة كذا … وقالت الشركة»: a body named for the first time that opens a section of news in short."""
    begin = scene.tokens[0].start
    new = next((m for m in reversed(called) if begin <= m.start), None)
    if new is None or memory.first.get(new.entity, -1) < begin or new.start > scene.tokens[min(OPENS, len(scene.tokens) - 1)].start:
        return None
    spans = [parties[0].span for parties, _, _ in memory.spoke if is_body(parties, memory) and parties[0].entity != new.entity]
    if any(span is not None and span.start > new.start for span in spans):
        return None  # another has spoken since
    before = (word for word, token in zip(scene.words, scene.tokens, strict=True) if token.start < new.start)
    return new if "ال" + noun not in before and noun in group("club") else None
