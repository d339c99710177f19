"""Where a statement's content ends."""

from dataclasses import replace

from musnad.annotate.statements.attributions import own_words, starts_attribution
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.links import clitic_cut, readers
from musnad.annotate.statements.narration import (
    adversative,
    but_said,
    circumstance,
    contrast,
    fresh_clause,
    goes_over,
    meanwhile,
    narrator,
    objects,
    subordinate,
)
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import (
    COMMAS,
    THAT,
    group,
    speaker_noun,
    stance,
)
from musnad.arabic import folded, is_word

SUBJECT = 4  # tokens of a subject that an explanation can follow before its verb
JOINED = 4  # sentences that a content goes on over
_CLEAR = frozenset({"that", "quote", "to", "on", "feeling"})  # links of a participle without a comma before it
_SPOKEN = 4  # tokens of a quotation after which the narrator may object
_SOURCE = 6  # tokens of a source without a sign after it, so that the clause goes on
RELATIVE = 12  # tokens in which a relative clause can go on to a joined verb


def content_end(scene: Scene, start: int, outer: Cue, *, colon: bool = False, noun: bool = False) -> int:
    """The token after the last one of a content that begins at `start`.

    A quotation ends where it closes unless the clause goes on; a clause ends with its sentence, at the next cue,
    at an attribution («، حسبما ذكرت»), or where the narrator takes over after a comma. What follows a colon
    without quotation marks runs to the end of the passage. `outer` is the cue of the content, `noun` whether it is
    a noun phrase and no clause.
    """
    anaphor = (
        scene.words[start] == "ذلك" and scene.words[start - 1] not in THAT and not outer.form.verb.frames & {"reason", "deem"}
    )  # «مرجعا ذلك إلى …» goes on
    if anaphor and start + 1 < len(scene.tokens) and not scene.words[start + 1].startswith("ال"):
        return start + 1
    index = start
    limit = len(scene.tokens) if colon else _sentence_end(scene, start)
    while index < limit:
        close = scene.quotes.get(index)
        if close is not None:
            index = min(close, len(scene.tokens) - 1) + 1
            if close >= limit or (index < limit and _over_after(scene, (start, index), outer)):
                return min(index, len(scene.tokens))
            whole = scene.quotes.get(start) == close and close - start > (3 if scene.words[start - 1] == ":" else 4)
            if whole and (index >= len(scene.tokens) or not is_word(scene.tokens[index]) or scene.words[close - 1] in ".!؟"):
                return index
            limit = max(limit, _sentence_end(scene, min(index, len(scene.tokens) - 1)))
            continue
        if index > start and (_clause_over(scene, (start, index), outer) or (colon and _speech_next(scene, index))):
            return index
        if noun and index > start and _noun_over(scene, (start, index), outer):
            return index
        index += 1
    return limit


def _over_after(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether a content ends with a quotation in it: «… سنتين «لقد كان يحيط بي طباخون»، إلا أن شغفه دفعه إلى …»."""
    start, index = reach
    opening = scene.quote_of[index - 1]
    spoken = opening is not None and opening > start and index - opening > _SPOKEN
    objected = spoken and scene.words[index] in COMMAS and index + 1 < len(scene.tokens) and objects(scene, index + 1)
    return objected or _clause_over(scene, reach, outer)


def _noun_over(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether a content that is a noun phrase ends before a token, where a clause of the narrator begins."""
    start, index = reach
    if scene.words[index] not in COMMAS:
        return index > start + 1 and circumstance(scene, index)
    if index + 1 >= len(scene.tokens):
        return False
    if circumstance(scene, index + 1) or (fresh_clause(scene, index + 1) and not _still_relative(scene, start, index)):
        return True
    return not scene.words[index + 1].startswith("و") and subordinate(scene, outer)


def _still_relative(scene: Scene, start: int, index: int) -> bool:
    """Whether a joined verb after a comma goes on with a relative clause: «الهجوم الذي استهدف المسجد، وأدى إلى …»."""
    related = any(scene.words[i] in group("relative") for i in range(start, index))
    return related and scene.words[index + 1] not in {"وقد", "ومن"} and scene.words[index + 1] in group("narrates")


def _sentence_end(scene: Scene, index: int) -> int:
    """The end of the sentence around a token, and of those that only go on with it («؛ لأن …»، «. وأن …»)."""
    end = scene.sentence(index)[1]
    for _ in range(JOINED):
        if not goes_over(scene, end):
            break
        end = scene.sentence(end + 1)[1]
    return end


def _clause_over(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether a content ends before a token. `reach`: where it began, and the token."""
    start, index = reach
    word = scene.words[index]
    comma = word in COMMAS
    at = index + 1 if comma else index
    if (comma and contrast(scene, at)) or adversative(scene, index) or but_said(scene, index):
        return True
    if at >= len(scene.tokens):
        return False
    if comma and narrator(scene, at) and not _within_subject(scene, start, at):
        return True
    if (starts_attribution(scene, at) and not _aside(scene, start, at)) or own_words(scene, at) or meanwhile(scene, at):
        return True
    apart = scene.words[at] == "و" and at + 1 in scene.cue_at  # «و أكد»
    cue = scene.cue_at.get(at + 1 if apart else at)
    if cue is not None and cue.form.form == "participle" and scene.words[cue.index - 1] in group("governs"):
        return False  # «مع ملاحظة أن …»
    return cue is not None and _new_statement(scene, replace(cue, cut=1) if apart else cue, outer, comma)


def _aside(scene: Scene, start: int, at: int) -> bool:
    """«أن زوجته وبحسب التقارير الطبية تحتاج إلى …»: a source that is named before the clause of the content has its verb."""
    if at > start + 1 or scene.sentence(at)[1] < at + _SOURCE:
        return False
    return all(is_word(scene.tokens[i]) for i in range(start, at + _SOURCE))


def _within_subject(scene: Scene, start: int, at: int) -> bool:
    """«النيابة العامة، وهي الجهة التي …، لن تطعن»: a subject explained before its verb comes, after another comma."""
    if at - start > SUBJECT or scene.words[at] not in {"وهو", "وهي"}:
        return False
    return any(word in COMMAS for word in scene.words[at : scene.sentence(at)[1]])


def _speech_next(scene: Scene, index: int) -> bool:
    """Whether a sentence ends at a token and the next begins with a verb of speech: «… . وأضاف أن …»."""
    cue = scene.cue_at.get(index + 1) if scene.words[index] in {".", "؛", "،", ",", "؟", "!", "?"} else None
    if scene.words[index] == "." and scene.words[index + 1 : index + 2] and scene.words[index + 1] in group("turns"):
        cue = scene.first_cue(index + 2, min(index + 5, len(scene.tokens)))  # «. من جهتها قالت فلانة …»
    elif cue is not None and scene.words[index] in COMMAS and not cue.cut:
        return False
    later = cue is not None and cue.form.form == "imperfect" and cue.cut > 0 and scene.words[index] in {".", "؟", "!", "?"}
    if cue is None or not (cue.form.form == "perfect" or (later and scene.words[cue.index].startswith("و"))):
        return False
    stop = min(cue.index + 14, len(scene.tokens))
    return any(scene.words[i] in THAT or scene.words[i] == ":" or i in scene.quotes for i in range(cue.index + 1, stop))


def _new_statement(scene: Scene, cue: Cue, outer: Cue, comma: bool) -> bool:
    """Whether a cue after content starts a statement of its own rather than going on inside the content.

    A finite verb does where it agrees with the verb of the content or where one who can speak follows it.
    """
    if cue.form.form == "noun" or (cue.form.form == "imperfect" and not comma):
        return cue.form.form == "imperfect" and _goes_on_saying(scene, cue, outer)
    after = cue.index + 1
    told = after < len(scene.tokens) and (
        scene.mention[after] is not None or speaker_noun(scene.words[after]) is not None or scene.words[after] in group("other-one")
    )
    if cue.form.form != "participle" and not cue.cut:
        again = _leads_at_once(scene, cue) and cue.form.feminine == outer.form.feminine  # «…، يرى بأن الأمر …»
        return comma and (told if cue.form.form == "perfect" else again)
    if (
        cue.form.form != "participle"
        and not told
        and (cue.form.feminine != outer.form.feminine or _in_relative(scene, cue, outer.index))
    ):
        return False
    alike = cue.form.form == "participle" and not scene.words[cue.index].endswith("ا")
    adjective = alike and not comma and not cue.cut  # «نتائج متوقعة»
    near = 4 if cue.form.verb.tight or adjective else 7 if cue.form.form == "participle" else 14
    stop = min(cue.index + near, scene.sentence(cue.index)[1])
    if cue.form.form == "participle" and not comma and not cue.cut:  # «حضورا لافتا في السوق, بالإضافة إلى …»
        stop = next((i for i in range(cue.index + 1, stop) if scene.words[i] in COMMAS), stop)
    able = readers(cue.form.verb.frames & _CLEAR if adjective else cue.form.verb.frames)
    opens = any(reader(scene, i, cue) is not None for i in range(cue.index + 1, stop) for reader in able)
    if opens or adjective or (comma and _says_more(scene, cue, outer)):
        return opens or not adjective
    parallel = cue.form.verb is outer.form.verb and cue.form.form == outer.form.form == "perfect"  # «… وتوقعت شركة كذا …»
    return parallel or (comma and _calls(scene, cue)) or _takes_object(scene, cue)


def _says_more(scene: Scene, cue: Cue, outer: Cue) -> bool:
    """«…، وأضاف كلنا …»، «، وعبرت في هذا الخصوص عن …»: a verb that can only tell speech, of the one who spoke."""
    joined = scene.words[cue.index].startswith("و") and cue.form.form == "perfect" and not cue.form.pronoun
    alike = cue.form.feminine == outer.form.feminine and outer.form.form != "noun"
    return joined and alike and folded(cue.form.verb.lemma) in group("says")


def _goes_on_saying(scene: Scene, cue: Cue, outer: Cue) -> bool:
    """«يندد فلان بالتدخل ويشدد على ضرورة …»: two verbs in the imperfect, each with its content."""
    joined = cue.cut > 0 and scene.words[cue.index].startswith("و") and outer.form.form == "imperfect"
    if not joined or cue.form.feminine != outer.form.feminine or _in_relative(scene, cue, outer.index):
        return False
    stop = min(cue.index + 3, len(scene.tokens))
    return any(
        reader(scene, i, cue) is not None for i in range(cue.index + 1, stop) for reader in readers(cue.form.verb.frames & _CLEAR)
    )


def _calls(scene: Scene, cue: Cue) -> bool:
    """«، داعيا القائمين على المهرجان، للاقتداء …»: a participle in the accusative whose content may be far."""
    return cue.form.form == "participle" and cue.form.verb.act == "demand" and scene.words[cue.index].endswith("ا")


def _leads_at_once(scene: Scene, cue: Cue) -> bool:
    """Whether «أن» follows a verb right away: its subject is the one who spoke."""
    return not cue.form.pronoun and scene.words[cue.index + 1 : cue.index + 2] != () and scene.words[cue.index + 1] in THAT


def _in_relative(scene: Scene, cue: Cue, after: int) -> bool:
    """Whether a joined verb goes on with a relative clause: «الخطاب الذي ألقاه … وتوعد خلاله ب…»."""
    near = scene.words[max(after + 1, cue.index - RELATIVE) : cue.index]
    start = max((i for i, word in enumerate(near) if word in group("relative")), default=None)
    return start is not None and not any(word in COMMAS or word in {".", ":"} for word in near[start:])


def _takes_object(scene: Scene, cue: Cue) -> bool:
    """Whether the content of a new statement would be the object of its cue: «، مؤكدا توفر …»، «ووصفه ب…»، «واتهم …»."""
    frames = cue.form.verb.frames
    if "about-quoted" in frames and cue.form.form == "participle":
        return scene.words[cue.index + 1 : cue.index + 2] == ("عن",)  # «، متحدثا عن …»: the narrator names a topic
    if _holds(scene, cue):
        return True
    if "object" in frames:
        bare = cue.form.form == "participle" and _has_object(scene, cue.index + 1)
        opened = cue.form.form == "perfect" and cue.index + 1 < len(scene.tokens) and stance(scene.words[cue.index + 1])
        return bare or opened or _acted(scene, cue)  # «وأعلنت إغلاق …»
    if "demand" in frames:
        stop = min(cue.index + 7, len(scene.tokens))
        return any(is_word(scene.tokens[i]) and clitic_cut(scene, i, "ب") for i in range(cue.index + 1, stop))
    return "accuse" in frames or ("judge" in frames and cue.form.pronoun)


def _holds(scene: Scene, cue: Cue) -> bool:
    """«واعتبرته متسرعا»، «، واصفا الخطة بأنها …»، «، موضحا عدم …»: a judgement, or what stands there as a noun of stance."""
    frames, after = cue.form.verb.frames, cue.index + 1
    if "deem" in frames and cue.form.pronoun:
        return True
    if "judge" in frames and cue.form.form == "participle":
        near = range(after, min(after + 6, len(scene.tokens)))
        return any(scene.words[i] in THAT or clitic_cut(scene, i, "ب") for i in near if is_word(scene.tokens[i]))
    return "stance" in frames and after < len(scene.tokens) and stance(scene.words[after])


def _acted(scene: Scene, cue: Cue) -> bool:
    """Whether a joined verb condemns, denies or, with an object, praises: «هنأ فلانا …، وشكر فلانا»."""
    if cue.form.verb.act == "praise":
        return cue.form.form == "perfect" and _has_object(scene, cue.index + 1) and not scene.words[cue.index + 1].startswith("و")
    return cue.form.verb.act in {"deny", "condemn"}


def _has_object(scene: Scene, index: int) -> bool:
    """Whether a bare noun stands at a token: «مؤكدا توفر المقاعد»."""
    if index >= len(scene.tokens) or not is_word(scene.tokens[index]):
        return False
    word = scene.words[index]
    return word not in group("no-object", "that") and not clitic_cut(scene, index, "ل") and not clitic_cut(scene, index, "ب")
