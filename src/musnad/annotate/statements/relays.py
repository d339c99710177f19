"""Forms in which the words come through another: «نقلت وكالة عن فلان»، «نسبت صحيفة إليه قوله»، «علمت صحيفة من مصدر أن …»."""

from dataclasses import replace

from musnad.annotate.statements.carriers import released
from musnad.annotate.statements.chains import is_own, media_speaks, medium_noun, source_chain
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.drafts import Draft, by_cue, reach, with_content
from musnad.annotate.statements.links import FRAMES, REACH, Marker, readers, skip_links
from musnad.annotate.statements.memory import Memory, party_of
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.speakers import resolve
from musnad.annotate.statements.words import COMMAS, THAT, group, speaker_noun
from musnad.model import Party

NEAR = 14  # tokens from a relaying verb to «عن»
_ABOUT = {
    "relay": frozenset({"عن", "عنه", "عنها", "عنهم", "لسان", "لسانه", "لسانها"}),
    "ascribe": frozenset({"الي", "اليه", "اليها"}),
}
_BARE = frozenset({"عن", "الي", "لسان"})

Told = tuple[tuple[Party, ...], tuple[Party, ...], int]  # who speaks, through whom, the token after them


def relayed(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«نقلت وكالة عن فلان (قوله) إن …»، «نسبت صحيفة إلى فلان قوله إن …»: the medium carries, the one after «عن» speaks."""
    if cue.form.form == "noun" or _ABOUT.keys().isdisjoint(cue.form.verb.frames):
        return None
    frame = next(frame for frame in _ABOUT if frame in cue.form.verb.frames)
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    about = next((i for i in range(cue.index + 1, min(limit, cue.index + NEAR)) if scene.words[i] in _ABOUT[frame]), None)
    if about is None or scene.words[about - 1] in group("on-behalf") or not _about_one(scene, about, limit):
        return None
    told = _speaker_after(scene, about, memory)
    read = (told[0], _without_own(told[1] + _carrier(scene, cue, about, limit, memory), memory), told[2])
    return _relay(scene, cue, memory, read, by_noun=frame == "ascribe") if told[0] else None


def _about_one(scene: Scene, about: int, limit: int) -> bool:
    """Whether one who can speak stands after «عن»: «نقل عن المكتبة كتبا» relays nothing."""
    if scene.words[about] not in _BARE:
        return True
    phrase = subject_after(scene, about + 1, limit)
    return phrase is not None and (can_speak(scene, phrase) or scene.words[about] == "لسان")


def _speaker_after(scene: Scene, about: int, memory: Memory) -> Told:
    if scene.words[about] in _BARE:
        return source_chain(scene, about + 1, memory)
    return _pronoun(scene, about, memory), (), about + 1


def _pronoun(scene: Scene, about: int, memory: Memory) -> tuple[Party, ...]:
    """Who «عنه» is: of those whose number and gender it has the one who spoke last, or whom the sentence named since."""
    many, woman = scene.words[about].endswith("هم"), scene.words[about].endswith("ها")
    begin = scene.tokens[scene.sentence(about)[0]].start
    named = next((m for m in memory.topics(scene.tokens[about].start) if m.start >= begin), None)
    if named is not None and not many and memory.gender.get(named.entity, woman) == woman:
        return (party_of(scene.text, named),)
    spoke = reversed(memory.spoke)
    fits = (said for said, feminine, plural in spoke if plural == many and (many or feminine == woman))
    return next(fits, memory.spoke[-1][0] if memory.spoke else ())


def _carrier(scene: Scene, cue: Cue, about: int, limit: int, memory: Memory) -> tuple[Party, ...]:
    """Who relays: the subject of the verb, else the medium that relayed last; nobody where the verb is passive («نُقل عنه»)."""
    medium = subject_after(scene, cue.index + 1, about if scene.words[about] in _BARE else limit)
    if medium is None:
        return memory.carriers[-1:] if cue.form.feminine else ()
    head = scene.words[medium.start]
    alone = medium.end - medium.start == 1 and scene.mention[medium.start] is None
    if alone and medium_noun(head) and memory.carriers:
        return memory.carriers[-1:]  # «الوكالة»: the one named before
    parties = resolve(scene, medium, memory)
    if alone and head.startswith("ال") and speaker_noun(head) == "document":
        bodies = (said for said, _, _ in reversed(memory.spoke) if said and said[0].entity not in {None, *memory.persons})
        return next(bodies, parties)  # «التقرير»: of the body that spoke before
    return parties


def _without_own(parties: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    return tuple(party for party in parties if not is_own(party, memory))


def _relay(scene: Scene, cue: Cue, memory: Memory, read: Told, *, by_noun: bool) -> Draft | None:
    speaker, carrier, start = read
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    own = next((c for i in range(start, limit) if (c := scene.cue_at.get(i)) and c.form.form == "noun" and c.form.pronoun), cue)
    if by_noun and own is cue:
        return None
    after = own.index + 1 if own is not cue else start
    frames = frozenset({"that", "quote"}) | (own.form.verb.frames if own is not cue else frozenset())
    marker = next((m for i in range(after, limit) for reader in readers(frames) if (m := reader(scene, i, own)) is not None), None)
    if marker is None:
        return None
    told = released(scene, start, own.index if own is not cue else marker.index, memory) + carrier
    marker = skip_links(scene, marker)
    memory.remember(carrier, cue.form)
    draft = by_cue(scene, own, speaker, told, "relay")
    draft = draft if own is not cue else replace(draft, form=None)
    if marker.index >= len(scene.tokens):
        memory.pending = draft  # its quotation stands on the next line
        return None
    return with_content(scene, marker, reach(scene, marker, own), draft)


def learned(scene: Scene, cue: Cue, memory: Memory, found: list[Draft]) -> Draft | None:
    """«علمت صحيفة من مصادر أن …»: the sources speak, and the medium carries unless it is the page's own."""
    if cue.form.verb.lemma != "علم" or cue.form.form != "perfect" or cue.form.pronoun:
        return None
    limit = min(scene.sentence(cue.index)[1], cue.index + REACH)
    medium = subject_after(scene, cue.index + 1, limit)
    of = medium.end if medium is not None else limit
    of += of < limit and scene.words[of] in COMMAS  # «علمت الصحيفة، من مصادرها أن»
    if medium is None or of >= limit or scene.words[of] != "من":
        return None
    parties = resolve(scene, medium, memory)
    that = next((i for i in range(of, limit) if scene.words[i] in THAT), None)
    if that is None or not _source_at(scene, of + 1, that):
        return None
    speaker, outer, _ = source_chain(scene, of + 1, memory)
    known = parties[0].entity is not None or not media_speaks(parties, memory)  # «علمت الصحيفة»: the page's own
    carriers = _without_own(outer + (parties if known else ()), memory)
    draft = by_cue(scene, cue, speaker, carriers, "learned")
    marker = FRAMES["that"](scene, that, cue) or Marker(that + 1, 0, "that")
    return with_content(scene, marker, reach(scene, marker, cue), draft) if marker.index < len(scene.tokens) else None


def _source_at(scene: Scene, index: int, limit: int) -> bool:
    phrase: Subject | None = subject_after(scene, index, limit)
    return phrase is not None and can_speak(scene, phrase)
