"""Attribution without a verb of its own: «بحسب فلان»، «ووفقا لفلان، فإن …», and quotations on the next line."""

from dataclasses import replace

from musnad.annotate.statements.asides import begun, goes_to, next_source, past_aside
from musnad.annotate.statements.attributions import attribution_source
from musnad.annotate.statements.background import goes_over
from musnad.annotate.statements.carriers import between
from musnad.annotate.statements.chains import is_own, media_speaks, source_chain
from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.drafts import RECENT, Draft, recent, with_content
from musnad.annotate.statements.links import Marker, clitic_cut, skip_links
from musnad.annotate.statements.memory import Memory
from musnad.annotate.statements.quotations import CLOSING
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, DASHES, LIKE, THAT, group, own_waw, speaker_noun, words_of
from musnad.arabic import is_word, without_article
from musnad.model import Party

HEARER = 8  # tokens from a source to the end of the medium that it told
_BESIDE = frozenset({"في", "علي"})  # after a source what it works at or knows of
_PUBLISHES = ("نشر", "اصدر", "اعد", "اجر")  # verbs that tell of a paper, with its pronoun: «وثيقة نشرتها»
_SOURCE = 16  # tokens from a source to «فإن»
SHORT = 4  # words before «بحسب فلان» in the middle of a clause that are no content of their own


def attributed(scene: Scene, index: int, memory: Memory, found: list[Draft]) -> int:
    """Read an attribution at a token: a carrier of the sentence's statement, or the speaker of its clause.

    Returns the token from which reading goes on.
    """
    source = attribution_source(scene, index)
    if source is None:
        return index + 1
    inner, outer, after = source_chain(scene, source, memory)
    begin, end = scene.sentence(index)
    after, heard = _hearer(scene, _past_office(scene, after, end), end, memory)
    outer += heard or _heard_before(scene, index, source, memory)
    if index == begin > 0 and _alone(scene, after, end):
        begin = _sentence_above(scene, begin)
    here = next((draft for draft in reversed(recent(found)) if begin < draft.end <= index), None)
    if here is not None and _contrasted(scene, begin, index):
        return after
    opens = scene.words[index][0] == "و" and scene.words[index - 1] in COMMAS and _then(scene, after, end) is not None
    here = None if opens else here  # «أظهر تحليل أن …، | ووفقا للهيئة فإن …»
    if here is not None:
        told = inner + tuple(party for party in outer if party not in inner)
        found[found.index(here, -RECENT)] = _with_source(here, told, memory)
        return after
    if scene.words[begin] in {"جاء", "وجاء"} and scene.words[begin + 1 : begin + 2] and scene.words[begin + 1] in group("this"):
        return after  # «جاء ذلك وفقا لما أوردته الوكالة»
    said = sum(is_word(scene.tokens[i]) and scene.words[i] not in group("opener") for i in range(begin, index))
    goes_on = any(is_word(scene.tokens[i]) for i in range(after, end)) and not next_source(scene, after)
    clause = (after < end and scene.words[after] in THAT) or _then(scene, after, end) is not None  # «لكن الجديد بحسب المصادر أن …»
    opened = said <= SHORT and goes_on and begun(scene, begin, index, after)
    if not said or clause or (said <= SHORT and goes_on and not opened):
        memory.report(inner + outer, scene.passage, end)
        memory.heading = (index, after, end)
        return after
    over = goes_to(scene, after, end) if opened else past_aside(scene, index, after, end)
    begin, above = _under(scene, begin, index, memory)
    draft = with_content(scene, _clause(scene, begin, index), over or index, _plain(scene, index, source, (inner, outer + above)))
    if draft is not None:
        found.append(draft)
        memory.remember(draft.speaker, None)
    return over or after


def _under(scene: Scene, begin: int, index: int, memory: Memory) -> tuple[int, tuple[Party, ...]]:
    """«وبحسب الصندوق، تراجعت الأسعار وفقا لشركة كذا»: where the clause begins behind a source at its head, which carried it."""
    if memory.heading is None or not begin <= memory.heading[0] < index:
        return begin, ()
    first, after, _ = memory.heading
    source = attribution_source(scene, first)
    begin = next((i + 1 for i in range(after, min(index - 1, after + SHORT)) if scene.words[i] in COMMAS), after)
    inner, outer, _ = source_chain(scene, source, memory) if source is not None else ((), (), 0)
    return begin + (scene.words[begin] in group("then")), inner + outer


def _contrasted(scene: Scene, begin: int, index: int) -> bool:
    """«… سبعة وليس عشرين كما أعلنت الوزارة»: whoever told what is denied is no carrier of the denial."""
    near = scene.words[max(begin, index - SHORT - 1) : index] if scene.words[index] in LIKE else ()
    return "وليس" in near or "وليست" in near


def _then(scene: Scene, after: int, end: int) -> int | None:
    """«ولكن وفقا لتقرير نشر مؤخرا فإن …»: where what the source says begins right behind it."""
    return next((i for i in range(after, min(end, after + SHORT)) if scene.words[i] in group("then")), None)


def _alone(scene: Scene, after: int, end: int) -> bool:
    """«…. وفقا لرويترز.»: a source with a sentence of its own, an adjective of it at most behind, tells of the one before."""
    left = [scene.words[i] for i in range(after, end) if is_word(scene.tokens[i])]
    return all(word.startswith("ال") and word.endswith(("ي", "يه")) for word in left)


def _sentence_above(scene: Scene, begin: int) -> int:
    """Where the sentence before one that begins at a token begins; the token itself where somebody speaks in it."""
    above, _ = scene.sentence(begin - 1)
    cue = scene.first_cue(above, begin)
    glued = begin > 1 and scene.words[begin - 2] in CLOSING and scene.tokens[begin].start == scene.tokens[begin - 1].end
    return above if glued or cue is None or cue.form.form not in FINITE else begin


def _past_office(scene: Scene, after: int, end: int) -> int:
    """The token after the office of a source: «بحسب فلان، رئيس اللجنة، …»."""
    named = scene.mention[after - 1]
    if named is None or named.type != "PER" or after + 1 >= end or scene.words[after] not in COMMAS:
        return after
    if speaker_noun(scene.words[after + 1]) != "role":
        return after
    return next((i for i in range(after + 1, end) if scene.words[i] in COMMAS), end)


def _heard_before(scene: Scene, index: int, source: int, memory: Memory) -> tuple[Party, ...]:
    """«بحسب ما صرح به | لإذاعة كذا | فلان»: the medium that was told, between the verb and the one who told it."""
    told = next((i for i in range(index + 2, source) if scene.words[i][0] == "ل"), source)
    return between(scene, told, source, memory) if told < source else ()


def _hearer(scene: Scene, after: int, end: int, memory: Memory) -> tuple[int, tuple[Party, ...]]:
    """The medium that a source told («بحسب ما أكده مصدر لـ«رويترز»»), and the token after it."""
    start = after + 1 if after + 1 < end and scene.words[after] in COMMAS else after
    stop = next((i for i in range(start, min(end, start + HEARER)) if scene.words[i] in COMMAS), min(end, start + HEARER))
    said = scene.words[start : start + 1] == ("في",) and scene.words[start + 1 : stop] and scene.words[start + 1] in group("talk")
    if start >= stop or not (said or scene.words[start] == "ل" or clitic_cut(scene, start, "ل")):
        return after, ()
    heard = between(scene, start, stop, memory)
    last = heard[-1].span if heard else None
    while last is not None and after < end and scene.tokens[after].start < last.end:
        after += 1
    return after, heard


def _clause(scene: Scene, begin: int, index: int) -> Marker:
    """Where the clause before an attribution begins, without «و» and openers."""
    start = begin
    while start < index and (
        scene.words[start] in group("opener") or (not is_word(scene.tokens[start]) and start not in scene.quotes)
    ):
        start += 1
    word = scene.words[start]
    joined = word.startswith("و") and word not in own_waw() and len(word) > 2
    return Marker(start, 1 if joined and scene.mention[start] is None and start not in scene.quotes else 0, "clause")


def own_clause(scene: Scene, index: int, memory: Memory, found: list[Draft]) -> int:
    """«قال فلان …. والطريق آمن، بحسب قوله.»: a clause that the last speaker's «own words» close is his; the token to go on from."""
    begin, end = scene.sentence(index)
    if index + 3 < end and scene.words[index + 2] in COMMAS | {"قول"}:
        return index + 2  # «وستوفر، بحسب قوله، …»: the clause goes on
    after = index + (2 if scene.words[index + 2 : index + 3] and scene.words[index + 2] in DASHES else 3)
    over = past_aside(scene, index, after, end) if after + 1 < end and scene.words[after] in COMMAS | DASHES else None
    if memory.spoke and begin < index and not any(draft.end > begin for draft in recent(found)):
        draft = with_content(
            scene, _clause(scene, begin, index), over or index, _plain(scene, index, index + 1, (memory.spoke[-1][0], ()))
        )
        found.extend([draft] if draft is not None else [])
    return over or index + 2


def _with_source(draft: Draft, parties: tuple[Party, ...], memory: Memory) -> Draft:
    """A source named after a statement carried it; where only figures spoke («الحصيلة»), the source is the speaker.

    A medium carries what a study found.
    """
    unnamed = len(draft.speaker) == 1 and draft.speaker[0].entity is None
    other = parties and (parties[0].entity is not None or _first_noun(parties[0]) != "document")
    studied = unnamed and without_article(next(iter(words_of(draft.speaker[0].text)), "")) in group("study")
    other = other and not (studied and media_speaks(parties, memory))
    if unnamed and other and _first_noun(draft.speaker[0]) == "document":
        return replace(draft, speaker=parties)
    told = (p for p in parties if p not in (*draft.speaker, *draft.carriers) and not is_own(p, memory))
    return replace(draft, carriers=draft.carriers + tuple(told))


def _first_noun(party: Party) -> str | None:
    """What kind of speaker the first word of a description tells."""
    return speaker_noun(next(iter(words_of(party.text)), ""))


def _plain(scene: Scene, index: int, source: int, chain: tuple[tuple[Party, ...], tuple[Party, ...]]) -> Draft:
    cue = next((i for i in range(index, source) if i in scene.cue_at), index)
    return Draft(0, 0, 0, scene.tokens[cue], None, "say", False, *chain, "row:cue_particles.tsv:source")


def headed(scene: Scene, memory: Memory, found: list[Draft]) -> None:
    """«ووفقا لفلان، فإن …» whose sentence holds no other statement: what follows is the source's own."""
    heading, memory.heading = memory.heading, None
    if heading is None:
        return
    index, after, last = heading
    end = next((i - 1 for i in range(after + 1, last) if scene.words[i - 1] in COMMAS and _tells_on(scene, i)), last)
    if any(draft.start < end and index < draft.end for draft in recent(found)):
        return
    start = after
    comma = next((i for i in range(start, min(end, start + SHORT)) if scene.words[i] in COMMAS), start)
    then = next((i for i in range(start, min(end, start + _SOURCE)) if scene.words[i] in group("then")), start)
    soon = _then_behind(scene, after, end)
    heard = scene.words[start : start + 1] == ("ل",) and then - start < HEARER  # «وبحسب مصادر لـ«كذا» فإن …»
    if soon is not None or (start < then and (heard or scene.words[then - 1] in COMMAS)):
        start = then if soon is None else soon  # «وبحسب مسؤولين في الوزارة، فإن …»
    elif start < comma and (scene.words[start] in _BESIDE or clitic_cut(scene, start, "ب")):
        start = comma  # «وفق مراسل الإذاعة بالمهدية، …»، «ووفقا لخبراء مطلعين على الملف، …»
    elif start < end:
        start = _past_relative(scene, start, end)
    start += start < end and scene.words[start] in group("same")  # «وبحسب المصادر نفسها، …»
    leads = group("then", "that")
    while start < end and (scene.words[start] in leads or not is_word(scene.tokens[start])) and start not in scene.quotes:
        start += 1
    end = end if end < last else _joined(scene, end)
    source = attribution_source(scene, index)
    inner, outer, _ = source_chain(scene, source, memory) if source is not None else ((), (), 0)
    draft = (
        with_content(scene, Marker(start, 0, "heading"), end, _plain(scene, index, after, (inner, outer))) if start < end else None
    )
    if draft is not None and inner:
        found.append(draft)
        memory.remember(inner, None)


def _joined(scene: Scene, end: int) -> int:
    """«ووفقا لفلان، الخدمة مجانية؛ أي …»: the end of what goes on over the end of a sentence and holds no speech of its own."""
    while goes_over(scene, end):
        next_ = scene.sentence(end + 1)[1]
        if scene.first_cue(end, next_) is not None:
            break
        end = next_
    return end


def _then_behind(scene: Scene, after: int, end: int) -> int | None:
    """«وبحسب البيانات التي جمعها المركز فإن …»: «فإن» behind a source and what tells more of it, with no comma between."""
    stop = next((i for i in range(after, min(end, after + _SOURCE)) if scene.words[i] in COMMAS), min(end, after + _SOURCE))
    return next((i for i in range(after, stop) if scene.words[i] in group("then")), None) or _then(scene, after, end)


def _past_relative(scene: Scene, start: int, end: int) -> int:
    """The token after a relative clause of the source: «وحسب أرقام صدرت في أبريل، كانت …», «وبحسب الكاتب الذي زارها، …»."""
    word = scene.words[start]
    related = word in group("relative") or (word.startswith("صدر") and start not in scene.cue_at)
    related = related or (word.startswith(_PUBLISHES) and word.endswith(("ته", "تها", "ره", "رها", "ده", "دها")))
    near = range(start + 1, min(end, start + _SOURCE)) if related else range(0)
    stop = next((i for i in near if scene.words[i] in COMMAS or i in scene.quotes), None)
    if stop is None and scene.words[start] in group("relative"):  # where the source's own words begin only «فقد» tells
        return next((i for i in range(start + 1, end) if scene.words[i] in group("then")), end)
    return start if stop is None else stop + (stop not in scene.quotes)


def _tells_on(scene: Scene, index: int) -> bool:
    """«ووفقا لفلان، الطريق مغلق، | مشيرا إلى …»: a participle of the source begins at a token."""
    cue = scene.cue_at.get(index)
    told = cue is not None and cue.form.form == "participle" and not cue.cut and scene.words[index].endswith("ا")
    return told and not THAT.union(("الي", "علي", "عن")).isdisjoint(scene.words[index + 1 : index + 2])


def below(scene: Scene, memory: Memory) -> list[Draft]:
    """A quotation that stands on the line under its «وقال فلان:»."""
    pending, memory.pending = memory.pending, None
    if pending is None or not scene.tokens:
        return []
    end = min(scene.quotes[0], len(scene.tokens) - 1) + 1 if 0 in scene.quotes else len(scene.tokens)
    draft = with_content(scene, skip_links(scene, Marker(0, 0, "below")), end, pending)
    return [draft] if draft is not None else []
