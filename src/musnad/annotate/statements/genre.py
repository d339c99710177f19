"""Articles that argue instead of reporting: in columns, letters, essays and verse only what is surely somebody's words stays.

Most words of speech are turns of the author there («لا أحد ينكر أن …», «يقول الناس …»), rhetoric or verse. An article is judged
by signs that are counted in one pass outside quotations and weighed by `genre_weights.tsv`; interviews are no opinion.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.dialogue import BULLETS, talked
from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT, group, nouns_of, speaker_noun, words_of
from musnad.arabic import folded, is_word, without_article
from musnad.model import Party
from musnad.tables import lexicon

LEAST = 100  # words of an article that can be judged
NEAR = 9  # words from a verb to who speaks, and from them to what is said
FAR = 20  # words to what is said where they stand right behind the verb
QUOTED = 5  # tokens of a quotation that is no name
VERSES = 4  # short lines on end that are a poem
_SHORT = (3, 14)  # tokens of a verse
_BYLINE = 40  # letters behind the name of an author in which the next word stands
_COLUMN = 700  # letters behind a headline in which news names whoever spoke again, and a column does not name its author
_STOPS = frozenset(".:؟?") | BULLETS
_MARKS = frozenset("؟?!")
_SPEECH = frozenset({"that", "quote"})  # frames of verbs that tell nothing but speech
_WHOLE = frozenset({"that", "quote", "colon"})  # links after which the content is a whole clause

Drafts = list[tuple[Scene, Draft]]


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    return {folded(row["word"]): tuple(row["groups"].split()) for row in lexicon("essay_words")}


@cache
def _weights() -> tuple[tuple[str, float, float], ...]:
    return tuple((row["sign"], float(row["most"]), float(row["weight"])) for row in lexicon("genre_weights"))


def weighed(scenes: list[Scene], statements: int) -> float:
    """How much the body lines of an article look like opinion: above 0 they do.

    statements: how many were found in it; an article that keeps passing on what others said reports.
    """
    body = [scene for scene in scenes if scene.passage.line.label == "body"]
    words = sum(scene.quote_of.count(None) for scene in body)
    if words < LEAST:
        return float("-inf")
    counts = Counter({"words": words})
    for scene in body:
        counts.update(_signs_of(scene))
    rates = {sign: 100 * count / words for sign, count in counts.items()}
    rates |= {"base": 1.0, "length": words / 100, "statements": 100 * statements / words, "signed": float(_signed(scenes))}
    return sum(weight * min(rates.get(sign, 0.0), most) for sign, most, weight in _weights())


def _signed(scenes: list[Scene]) -> bool:
    """Whether the headline is «فلان: …» and «فلان» alone the first line: a column under its author's name."""
    title = next((scene.words for scene in scenes if scene.passage.line.label == "title"), ())
    first = next((scene.words for scene in scenes if scene.passage.line.label == "body"), ())
    return len(first) > 1 and title[: len(first) + 1] == (*first, ":")


def _signs_of(scene: Scene) -> Iterator[str]:
    """The signs of a passage outside quotations, one by one."""
    table, quoted = _signs(), scene.quote_of
    for word, opening, mention, time in zip(scene.words, quoted, scene.mention, scene.time, strict=True):
        if opening is not None:
            continue
        if mention is not None:
            yield "names"
        elif word in table:
            yield from table[word]
        if time is not None:
            yield "times"
        elif word in _MARKS:
            yield "marks"
        elif word.isdigit():
            yield "figures"
    for index in scene.cue_at:
        if quoted[index] is None:
            yield from _speech(scene, index)


def _speech(scene: Scene, index: int) -> Iterator[str]:
    """The signs of a verb that tells nothing but speech: as a participle, told at all, in which tense it opens a sentence."""
    form = scene.cue_at[index].form
    if form.pronoun or not form.verb.frames >= _SPEECH:
        return
    opens = scene.sentence(index)[0] >= index - 1
    if form.form == "participle":
        yield "participles"
    elif form.form == "perfect":
        yield from ("told", "opened") if opens else ("told",)
    elif form.form == "imperfect" and opens:
        yield "present"


def surely_said(scenes: list[Scene], drafts: Drafts) -> Drafts:
    """The drafts without those of articles of opinion that may be the author's own words or nobody's.

    scenes: the passages of the page. drafts: in page order.
    """
    by_article: dict[int | None, list[Scene]] = defaultdict(list)
    for scene in scenes:
        by_article[scene.passage.line.article].append(scene)
    found = Counter(scene.passage.line.article for scene, _ in drafts)
    interviews = {scene.passage.line.article for scene, draft in drafts if draft.why == "rule:answer"}
    opinion = {number for number in found if number not in interviews and _argues(by_article[number], found[number])}
    poems = verses(scenes)
    kept: Drafts = []
    before: Draft | None = None  # the last draft, if it is kept
    for scene, draft in drafts:
        sure = scene.passage.line.article not in opinion or _sure(scene, draft) or _goes_on(scene, draft, before)
        sure = sure and scene.passage.line.start not in poems and not _by_author(by_article[scene.passage.line.article], draft)
        sure = sure and not _signed_below(scene, draft)
        kept.extend([(scene, draft)] if sure else [])
        before = draft if sure else None
    return kept


def _by_author(scenes: list[Scene], draft: Draft) -> bool:
    """Whether a headline «فلان: …» names the author of a column, of whom the text below says nothing."""
    if draft.why != "rule:headline-colon" or not _signed(scenes):
        return False
    body = [scene for scene in scenes if scene.passage.line.label != "title"][1:]
    named = {mention.entity for scene in body for mention in scene.mention if mention is not None}
    return named.isdisjoint(party.entity for party in draft.speaker)


def _signed_below(title: Scene, draft: Draft) -> bool:
    """«فلان الفلاني: عنوان» over «فلان الفلاني»: a column whose text begins with the name that its headline begins with.

    News under a picture of him calls him by his full name again.
    """
    if draft.why != "rule:headline-colon" or len(draft.speaker) != 1 or draft.speaker[0].entity is None:
        return False
    name, end = draft.speaker[0].text, title.tokens[-1].end
    below = title.text[end : end + _COLUMN].lstrip()
    if " " not in name or not below.startswith(name) or name in below[len(name) :]:
        return False
    after = words_of(below[len(name) : len(name) + _BYLINE])[:1]
    return not (after and speaker_noun(after[0]) == "role")


def verses(scenes: list[Scene]) -> frozenset[int]:
    """Where the lines of poems start: short lines on end without a closing sign, a bullet or figures.

    What a verse tells is nobody's statement, and of a poem that is quoted no single line is.
    """
    found: set[int] = set()
    run: list[int] = []
    for scene in scenes:
        short = _SHORT[0] <= len(scene.words) <= _SHORT[1] and scene.passage.line.label in {"body", "heading"}
        if short and _STOPS.isdisjoint((scene.words[0], scene.words[-1])) and not any(word.isdigit() for word in scene.words):
            run.append(scene.passage.line.start)
            continue
        found.update(run if len(run) >= VERSES else ())
        run = []
    return frozenset(found.union(run if len(run) >= VERSES else ()))


def _argues(scenes: list[Scene], statements: int) -> bool:
    return not talked(scenes) and weighed(scenes, statements) > 0


def _sure(scene: Scene, draft: Draft) -> bool:
    """Whether a verb of speech has a speaker beside it who can be told apart, or quotes one who is named in its sentence."""
    if draft.cue is None or scene.passage.line.label != "body" or not _speaks(scene, draft) or len(draft.speaker) != 1:
        return False
    party = draft.speaker[0]
    if party.span is None or not _somebody(party) or not scene.tokens[0].start <= party.span.start < scene.tokens[-1].end:
        return False
    cue = _index(scene, draft.cue.start)
    first, last = _index(scene, party.span.start), _index(scene, party.span.end - 1)
    between = range(max(cue, last) + 1, draft.start)
    if any(i in scene.cue_at and scene.cue_at[i].form.form in FINITE for i in between):
        return False  # another verb leads to the content
    if first > cue and _subject_after(scene, cue + 1, first):
        return len(between) < FAR and not _habit(draft) and not (_thinks(draft) and party.entity is None)
    if last < cue and _subject_before(scene, last + 1, cue):
        near = draft.start in scene.quotes or (len(between) < NEAR and COMMAS.isdisjoint(scene.words[i] for i in between))
        return near and _apart(party) and not _habit(draft) and not _thinks(draft)
    return _quotes(scene, draft, first, cue)


def _quotes(scene: Scene, draft: Draft, first: int, cue: int) -> bool:
    """«فلان، وهو من كبار كذا، فيقول: «…»»: a person named in the sentence is quoted at length."""
    person = scene.mention[first]
    long = scene.quotes.get(draft.start, 0) - draft.start > QUOTED
    return long and person is not None and person.type == "PER" and scene.sentence(cue)[0] <= first < cue


def _speaks(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is a clause that a finite verb of speech opens, or «قول فلان»."""
    form, link = draft.form, draft.why.rpartition("/")[2]
    if form is None or form.pronoun or form.verb.act == "deny" or not form.verb.frames >= _SPEECH:
        return False
    clause = link in _WHOLE or (draft.start > 0 and scene.words[draft.start - 1] in THAT)  # «أشار إلى أن …»
    return clause and (form.form in FINITE or (form.form == "noun" and form.verb.by_noun))


def _thinks(draft: Draft) -> bool:
    """Whether the verb need not tell an utterance: things are seen and counted so without being told («يرى», «تعتبر»)."""
    return draft.form is not None and not draft.form.verb.frames.isdisjoint({"stance", "deem"})


def _habit(draft: Draft) -> bool:
    """«يذكر المريض أن …», «تقول الأرقام إن …»: what anybody of a kind says."""
    words = words_of(draft.speaker[0].text)
    kind = draft.speaker[0].entity is None and without_article(words[0]) in nouns_of("role", "source", "body", "document")
    return kind and len(words) < 3 and draft.form is not None and draft.form.form == "imperfect"


def _apart(party: Party) -> bool:
    """Whether a speaker before the verb is surely its subject: a name or an office, no noun of a longer phrase."""
    return party.entity is not None or without_article(words_of(party.text)[0]) in nouns_of("role")


def _index(scene: Scene, offset: int) -> int:
    """The token that holds an offset of the page."""
    return bisect_right(scene.tokens, offset, key=lambda token: token.start) - 1


def _subject_after(scene: Scene, start: int, end: int) -> bool:
    """Whether only titles and an office stand between a verb and the name of who speaks: «قال له وزير كذا فلان»."""
    return end - start < NEAR and all(is_word(scene.tokens[i]) and i not in scene.cue_at for i in range(start, end))


def _subject_before(scene: Scene, start: int, end: int) -> bool:
    """Whether a verb follows who speaks at once or opens a relative clause: «فلان يقول»، «فلان، الذي قال»."""
    between = scene.words[start:end]
    return not between or (between[-1] in group("relative") and COMMAS.issuperset(between[:-1]))


def _goes_on(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """«… . ويضيف: «…»»: the same speaker again, quoted at once, right after a statement that is kept."""
    if before is None or before.form is None or draft.form is None or draft.cue is None or draft.speaker != before.speaker:
        return False
    at_once = draft.start - _index(scene, draft.cue.start) <= 2
    return at_once and _speaks(scene, draft) and draft.start in scene.quotes and draft.form.feminine == before.form.feminine


def _somebody(party: Party) -> bool:
    """Whether a speaker is a name or words for an office, a source, a body; no «people», no «some»."""
    words = words_of(party.text)
    head = without_article(words[0]) if words else ""
    return party.entity is not None or (
        head in nouns_of("role", "source", "body", "document", "media") and head not in group("people")
    )
