"""Speakers that the text names only after they have spoken: «قالت متحدثة إن …. وأضافت ماريا …: …»."""

from dataclasses import replace

from musnad.annotate.statements.drafts import Draft
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import group, plurals, speaker_noun, words_of
from musnad.arabic import without_article
from musnad.model import Party

LEAD = 3  # statements under a headline of which one may repeat it
MEANING = 3  # letters of a word that is no particle, at most of one that may be
MOST_CHANCE = 2  # such words that two contents may share by chance
STEM = 3  # letters by which the words of an office are compared («الصحة» and «للشؤون الصحية»)
OFFICE = 40  # letters behind a name in which an office of his begins
REPEATED = 0.5  # of the words of a headline that the text repeats


def named_later(drafts: list[tuple[Scene, Draft]], memories: dict[int | None, Memory]) -> list[tuple[Scene, Draft]]:
    """The drafts, with the name of who goes on speaking («وأضافت ماريا …») put for the unnamed one who spoke before."""
    done = _headlines(drafts, memories)
    for position in range(1, len(done)):
        scene, draft = done[position]
        number = scene.passage.line.article
        before, first = done[position - 1]
        if before.passage.line.article != number or not _one_unnamed(first) or not _new_person(draft, memories[number]):
            continue
        named = _of_state(first, draft, memories[number]) or _told_again(done[position - 1], done[position], memories[number])
        named = named or (_opens(done, position - 1) and _introduced(done[position - 1], done[position]))
        if not (draft.form is not None and draft.form.verb.continues) and not named:
            continue
        if first.form is None or draft.form is None or first.form.feminine != draft.form.feminine:
            continue
        _rename(done, position, first.speaker[0].text, draft.speaker[0])
    return done


def _headlines(drafts: list[tuple[Scene, Draft]], memories: dict[int | None, Memory]) -> list[tuple[Scene, Draft]]:
    """The drafts, where an office in a headline («أمين كذا يلمح إلى …») has the name with which the text repeats it."""
    done = list(drafts)
    for position, (scene, draft) in enumerate(drafts):
        number = scene.passage.line.article
        several = draft.form is not None and draft.form.plural  # «الملك ونائبه يهنئان …»
        if several and scene.passage.line.label == "title":
            done[position] = scene, _together(draft, [one for _, one in drafts[position + 1 : position + 1 + LEAD]])
        if scene.passage.line.label != "title" or several or not _one_unnamed(draft):
            continue
        for at, (below, again) in enumerate(drafts[position + 1 : position + 1 + LEAD]):
            person = again.speaker[0]
            same = below.passage.line.article == number and (
                _same_verb(draft, again)
                or _same_words((scene, draft), (below, again))
                or (at == 0 and _same_head(draft, person, memories[number]))
            )
            if same and len(again.speaker) == 1 and person.entity in memories[number].persons:
                done[position] = scene, replace(draft, speaker=(Party(person.entity, person.text, None),))
                break
        else:
            below_all = [one for below, one in drafts[position + 1 :] if below.passage.line.article == number]
            only = _only_person(draft, below_all, memories[number])
            done[position] = scene, draft if only is None else replace(draft, speaker=(only,))
    return done


def _only_person(draft: Draft, below: list[Draft], memory: Memory) -> Party | None:
    """«أكاديمي: …» over a text in which one person alone speaks, and nobody without a name who could be meant."""
    words = words_of(draft.speaker[0].text)
    definite = any(word.startswith("ال") for word in words)  # «وزير الصحة: …» over the words of his director
    parties = [party for one in below for party in one.speaker]
    people = {party.entity: party for party in reversed(parties) if party.entity in memory.persons}
    first = parties[0] if parties else None
    if len(people) != 1 or first is None or first.entity not in people or words[0] in group("anonymous") or definite:
        return None
    heads = {word for party in parties if party.entity is None for word in words_of(party.text)[:1]}
    unnamed = any(speaker_noun(head) in {"role", "source"} for head in heads)
    return None if unnamed or len(words) > 2 else Party(first.entity, first.text, None)


def _together(draft: Draft, below: list[Draft]) -> Draft:
    """«الملك وفلان يؤكدان …» over «أكد الملك فلان بن فلان وفلان …»: with the names of those who speak together in the text too."""
    known = {party.entity for party in draft.speaker} - {None}
    if not known or len(known) == len(draft.speaker):
        return draft
    for again in below:
        named = {party.entity for party in again.speaker} - {None}
        if known < named and len(named) == len(again.speaker) == len(draft.speaker):
            return replace(draft, speaker=tuple(Party(party.entity, party.text, None) for party in again.speaker))
    return draft


def _same_head(draft: Draft, person: Party, memory: Memory) -> bool:
    """«مدير الصحة: …» over «أكد المدير العام للشؤون الصحية بالمنطقة فلان»: whether the first who speaks has such an office."""
    head, *rest = (without_article(word) for word in words_of(draft.speaker[0].text))
    stems = set(map(_stem, rest))
    offices = [held.office for held in memory.holders(head) if held.mention.entity == person.entity]
    return any(_stem(word) in stems for office in offices for word in office[1:])


def _stem(word: str) -> str:
    """The first letters of a noun or of the adjective made of it: «الصحة», «الصحية», «للصحة»."""
    return word.removeprefix("لل").removesuffix("ه").removesuffix("ي")[:STEM]


def _same_verb(first: Draft, second: Draft) -> bool:
    return first.form is not None and second.form is not None and first.form.verb is second.form.verb


def _same_words(first: tuple[Scene, Draft], second: tuple[Scene, Draft]) -> bool:
    """Whether a content repeats most of another's words: a headline's «مدير كذا: …» in the text."""
    asked, held = _content_words(*first), _content_words(*second)
    return len(asked) > 1 and len(asked & held) >= REPEATED * len(asked)


def _content_words(scene: Scene, draft: Draft) -> set[str]:
    """The words of a content, without ال, that are long enough to be no particles."""
    return {without_article(word) for word in scene.words[draft.start : draft.end] if len(word) > MEANING}


def _rename(done: list[tuple[Scene, Draft]], position: int, text: str, person: Party) -> None:
    """Put a person for the words that stood for the same speaker up to a draft."""
    number = done[position][0].passage.line.article
    for at in range(max(0, position - 8), position):
        scene, draft = done[at]
        if scene.passage.line.article == number and len(draft.speaker) == 1 and draft.speaker[0].text == text:
            done[at] = scene, replace(draft, speaker=(Party(person.entity, person.text, None),))


def _new_person(draft: Draft, memory: Memory) -> bool:
    """Whether the speaker is one person, named with the verb and never before."""
    person = draft.speaker[0]
    if len(draft.speaker) != 1 or person.span is None or person.entity is None or person.entity not in memory.persons:
        return False
    return memory.first.get(person.entity, -1) >= person.span.start


def _of_state(unnamed: Draft, draft: Draft, memory: Memory) -> bool:
    """«رئيس الوزراء الماليزي … وقال نجيب …»: whether the lists know the person as one of the state that the office names."""
    known = memory.tables.known.get(draft.speaker[0].entity or "")
    words = words_of(unnamed.speaker[0].text)
    office = bool(words) and speaker_noun(words[0]) == "role"
    return (
        office and known is not None and bool(known.of) and known.of in {memory.nisba.get(without_article(word)) for word in words}
    )


def _opens(drafts: list[tuple[Scene, Draft]], position: int) -> bool:
    """Whether a draft is the first of an article, its headline aside."""
    scene = drafts[position][0]
    above = drafts[position - 1][0].passage.line if position else None
    return above is None or above.article != scene.passage.line.article or above.label == "title"


def _introduced(first: tuple[Scene, Draft], second: tuple[Scene, Draft]) -> bool:
    """«توقع خبير في كذا أن …. وقال الدكتور فلان …»: whether the next sentence names a person by no office but a title."""
    words = words_of(first[1].speaker[0].text)
    cue, person = second[1].cue, second[1].speaker[0].span
    several = bool(words) and words[0] in plurals()  # «زوار المعرض»
    if not words or several or words[0] in group("anonymous") or words[0].startswith("ال") or cue is None or person is None:
        return False
    text = second[0].text
    between = text[first[1].span(first[0])[1] : cue.start].strip(' .\u00a0\n\t،»"”')
    titles = words_of(text[cue.end : person.start]) if cue.end <= person.start else ("",)
    behind = words_of(text[person.end : person.end + OFFICE].lstrip(' ،-("”»'))[:1]
    office = bool(behind) and speaker_noun(behind[0]) == "role"  # «قال فلان رئيس كذا»: somebody else
    if between or office:
        return False
    return all(without_article(word) in group("rank", "mister") for word in titles) or _of_such(words, titles)


def _of_such(words: tuple[str, ...], titles: tuple[str, ...]) -> bool:
    """«قال وزير كويتي إن …. وقال وزير الدولة فلان …»: whether an office told by a nation at most is told over by its full words."""
    indefinite = len(words) < 3 and not any(word.startswith("ال") for word in words)
    return indefinite and bool(titles) and speaker_noun(words[0]) == "role" and titles[0] == words[0]


def _told_again(first: tuple[Scene, Draft], second: tuple[Scene, Draft], memory: Memory) -> bool:
    """«أعلن رئيس جهاز كذا أن …. قال فلان رئيس مكتب كذا إن …»: a holder of such an office says over again what the office said."""
    words = words_of(first[1].speaker[0].text)
    person = second[1].speaker[0].entity
    if not words or speaker_noun(words[0]) != "role" or all(held.mention.entity != person for held in memory.holders(words[0])):
        return False
    told, again = _content_words(*first), _content_words(*second)
    return len(told & again) > MOST_CHANCE and len(told & again) >= REPEATED * min(len(told), len(again))


def _one_unnamed(draft: Draft) -> bool:
    speaker = draft.speaker
    if len(speaker) != 1 or speaker[0].entity is not None:
        return False
    head = words_of(speaker[0].text)[:1]
    return bool(head) and speaker_noun(head[0]) in {"role", "source"} and not head[0].endswith(("ون", "ين", "ات", "و"))
