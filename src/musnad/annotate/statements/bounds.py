"""Where a statement's content ends."""

from dataclasses import replace
from functools import cache

from musnad.annotate.statements.asides import inside_clause
from musnad.annotate.statements.attributions import cited, own_words, starts_attribution
from musnad.annotate.statements.background import (
    behind,
    bracket_ends,
    done_by,
    explained,
    explains,
    goes_over,
    had_said,
    in_state,
    item_end,
    joined_that,
    other_voice,
    past_beside_wish,
    then_told,
    told_anew,
    why_hoped,
)
from musnad.annotate.statements.cues import Cue
from musnad.annotate.statements.homographs import other_word
from musnad.annotate.statements.narration import (
    BUT,
    MEANWHILE,
    adversative,
    but_said,
    contrast,
    has_said,
    meanwhile,
    narrator,
    prayed,
)
from musnad.annotate.statements.overruns import TURNS, deed_over, runs_over
from musnad.annotate.statements.past_colon import own_sentences, speech_over
from musnad.annotate.statements.predicates import awaits_predicate, is_predicate
from musnad.annotate.statements.renewals import new_statement, only_alike, speaks_again
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.takeovers import (
    CAME,
    RESUMES,
    dash_ends,
    main_clause,
    resumes,
    subordinate,
    told_there,
)
from musnad.annotate.statements.upshots import (
    EXCEPT,
    THAT_OR_HE,
    beside_deed,
    circumstance,
    fresh_clause,
    joined_verb,
    objects,
    participle,
    sought,
)
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, THAT, WHO, attributing, group, speaker_noun
from musnad.arabic import is_word

JOINED = 4  # sentences that a content goes on over
_SPOKEN = 4  # tokens of a quotation after which the narrator may object
_TURNS = MEANWHILE | BUT | EXCEPT | TURNS | CAME | frozenset({".", "و"})  # a content can end before them without a comma
_THAT_NEAR = 3  # tokens from a participle to its «أن»


def content_end(scene: Scene, start: int, outer: Cue, *, colon: bool = False, noun: bool = False) -> int:
    """The token after the last one of a content that begins at `start`.

    A quotation ends where it closes unless the clause goes on; a clause ends with its sentence, at the next cue,
    at an attribution («، حسبما ذكرت»), or where the narrator takes over after a comma. What follows a colon
    without quotation marks and «إن» runs to the end of the passage. `outer` is the cue of the content, `noun` whether it is
    a noun phrase and no clause.
    """
    anaphor = (
        scene.words[start] == "ذلك" and scene.words[start - 1] not in THAT and not outer.form.verb.frames & {"reason", "deem"}
    )  # «مرجعا ذلك إلى …» goes on
    if anaphor and start + 1 < len(scene.tokens) and not scene.words[start + 1].startswith("ال"):
        return start + 1
    reported = colon and scene.words[start - 1] in THAT_OR_HE  # «قال: إن …» is a clause, no speech that runs on
    colon = colon and not reported
    index = start
    limit = len(scene.tokens) if colon else item_end(scene, outer, _sentence_end(scene, start))
    limit = own_sentences(scene, limit) if reported else limit
    while index < limit:
        close = scene.quotes.get(index)
        if close is not None:
            index = min(close, len(scene.tokens) - 1) + 1
            if close >= limit or (index < limit and _over_after(scene, (start, index), outer)):
                return min(index, len(scene.tokens))
            if _ends_with_quotation(scene, (start, index), close, colon=colon):
                return index
            limit = max(limit, _sentence_end(scene, min(index, len(scene.tokens) - 1)))
            continue
        if colon and cited(scene, index) > index:
            index = cited(scene, index)
            continue
        bracket = index > start and scene.words[index] == ")" and bracket_ends(scene, start, index)
        bracket = bracket or (index > start and dash_ends(scene, index, outer))
        if bracket or (index > start and (_clause_over(scene, (start, index), outer) or (colon and speech_over(scene, index)))):
            return index
        if noun and index > start and _noun_over(scene, (start, index), outer):
            return index
        index += 1
    return limit


def _ends_with_quotation(scene: Scene, reach: tuple[int, int], close: int, *, colon: bool) -> bool:
    """Whether a content is all in the quotation that closes at `close`, or the sentence ends in it and another begins with «و».

    `reach`: where the content began, and the token after the quotation.
    """
    start, index = reach
    whole = scene.quotes.get(start) == close and close - start > (3 if scene.words[start - 1] == ":" else 4)
    done = index >= len(scene.tokens) or not is_word(scene.tokens[index]) or scene.words[close - 1] in ".!؟"
    stopped = scene.words[close - 1] == "." and not colon and index < len(scene.tokens) and scene.words[index][0] == "و"
    return ((whole and done) or stopped) and not joined_that(scene, index)


def _over_after(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether a content ends with a quotation in it: «… سنتين «لقد كان يحيط بي طباخون»، إلا أن شغفه دفعه إلى …»."""
    start, index = reach
    opening = scene.quote_of[index - 1]
    spoken = opening is not None and opening > start and index - opening > _SPOKEN
    objected = spoken and scene.words[index] in COMMAS and index + 1 < len(scene.tokens) and objects(scene, index + 1)
    whole = opening == start and scene.words[index] in COMMAS and index + 1 < len(scene.tokens)
    return objected or (whole and circumstance(scene, index + 1)) or _clause_over(scene, reach, outer)


def _noun_over(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether a content that is a noun phrase ends before a token, where a clause of the narrator begins."""
    start, index = reach
    if scene.words[index] not in COMMAS:
        return _noun_over_at_once(scene, reach, outer)
    if index + 1 >= len(scene.tokens):
        return False
    judged = "judge" in outer.form.verb.frames and _asyndetic(scene, index + 1)  # «واصفا ذلك بالهمجية، يرافق ذلك …»
    again = judged or speaks_again(scene, index + 1, outer)
    if again or circumstance(scene, index + 1) or beside_deed(scene, index + 1) or explained(scene, index + 1, outer):
        return True
    if scene.words[index + 1] == "مما" and not done_by(outer):
        return False  # «أكد عدم صلاحيتها، مما يعرض …»
    clause = THAT.isdisjoint(scene.words[start:index]) and joined_verb(scene, index + 1)
    taken_over = (clause or fresh_clause(scene, index + 1)) and not _still_relative(scene, start, index)
    return taken_over or (not scene.words[index + 1].startswith("و") and subordinate(scene, outer))


def _noun_over_at_once(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """The same before a token that no comma parts from the noun phrase."""
    start, index = reach
    word = scene.words[index]
    if word == "بعدما" and scene.words[start].endswith(OBJECT_PRONOUNS):
        return True  # «أعلن اعتزاله بعدما رفع الكأس»
    if index <= start + 1 or _in_what(scene, index):
        return index == start + 1 and word[0] == "و" and sought(word[1:]) and scene.mention[index] is None
    if word[0] == "ف" and (fresh_clause(scene, index) or word[1:] in group("ceremony")):
        return True  # «… بالقانون فتم رفع الحظر»، «دعاه للمشاركة في الحفل فقدم أغنيتين»
    if word in {"وكان", "وكانت"} and _named(scene, index + 1) and THAT.isdisjoint(scene.words[start:index]):
        return not _still_relative(scene, start, index - 1)  # «شدد على ضرورة التصنيع وكانت الوزارة ألمحت إلى …»
    given = word == "كما" and not (group("ceremony") - {"تم", "بدا"}).isdisjoint(scene.words[index + 1 : index + 2])
    if given or (word == "حيث" and explains(scene, index, outer) and "و" + scene.words[index + 1] in group("narrates")):
        return True  # «قدم شكره للنادي كما قدم له هدية»
    return circumstance(scene, index) or behind(scene, reach, outer) or deed_over(scene, reach, outer)


def _in_what(scene: Scene, index: int) -> bool:
    """«رفض المبالغة | فيما يقدم في الأعياد»: «في ما», without a comma before it."""
    if scene.words[index] != "فيما" or index + 1 >= len(scene.tokens):
        return False
    following = scene.words[index + 1]
    verb = following.startswith(("ي", "ت")) and len(following) > 3 and index + 1 not in scene.cue_at
    return verb and scene.mention[index + 1] is None and not _named(scene, index + 2)


def _named(scene: Scene, index: int) -> bool:
    """Whether a subject of its own follows a verb: «فيما يواصل الفريق …»."""
    return index < len(scene.tokens) and (scene.mention[index] is not None or scene.words[index].startswith("ال"))


def _asyndetic(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    return word.startswith("ي") and len(word) > 3 and scene.mention[index] is None and speaker_noun(word) is None


def _still_relative(scene: Scene, start: int, index: int) -> bool:
    """Whether a joined verb after a comma goes on with a relative clause: «الهجوم الذي استهدف المسجد، وأدى إلى …»."""
    related = [scene.words[i] for i in range(start, index) if scene.words[i] in group("relative")]
    word = scene.words[index + 1]
    if not related or word in {"وقد", "ومن"} or not (word in group("narrates") or joined_verb(scene, index + 1)):
        return False
    on = word == "وتم" or word.startswith(("وي", "وت", "وس")) or word.endswith(("ها", "هم"))  # «المباني التي تضررت، ويسكنها …»
    return on or related[-1] not in WHO or word.endswith("ت") == (related[-1] == "التي")


def _sentence_end(scene: Scene, index: int) -> int:
    """The end of the sentence around a token, and of those that only go on with it («؛ لأن …»، «. وأن …»)."""
    end = scene.sentence(index)[1]
    for _ in range(JOINED):
        if not goes_over(scene, end):
            break
        end = scene.sentence(end + 1)[1]
    return end


@cache
def _ends_before() -> frozenset[str]:
    """Words before which a clause can end, beside cues."""
    return COMMAS | _TURNS | RESUMES | attributing()


def _clause_over(scene: Scene, reach: tuple[int, int], outer: Cue) -> bool:
    """Whether a content ends before a token. `reach`: where it began, and the token."""
    start, index = reach
    word = scene.words[index]
    comma = word in COMMAS
    at = index + 1 if comma else index
    if not (word in _ends_before() or index in scene.cue_at) or at >= len(scene.tokens) or _scripture(scene, start, at):
        return False
    if (comma and (contrast(scene, at) or main_clause(scene, at, outer))) or adversative(scene, index) or but_said(scene, index):
        return True
    on = scene.words[at].startswith(("و", "ان")) and not fresh_clause(scene, at)
    then = comma and scene.words[at] == "ثم" and then_told(scene, start, at + 1)
    prayer = comma and prayed(scene, start) and not on  # «أن يديم الأمن، ثم ألقيت قصيدة»
    resumed = comma and scene.words[at] == "قد" and scene.words[outer.index - 1] in WHO  # «الذي حذر من كذا، قد …»
    if (
        then
        or resumes(scene, (start, at), outer)
        or prayer
        or resumed
        or (comma and narrator(scene, at) and not awaits_predicate(scene, start, at))
        or runs_over(scene, (start, at), outer, comma=comma)
    ):
        return True
    reason = comma and ((outer.form.verb.act == "hope" and why_hoped(scene, at)) or past_beside_wish(scene, start, at))
    voiced = (starts_attribution(scene, at) and not inside_clause(scene, start, at)) or own_words(scene, at) or meanwhile(scene, at)
    if reason or voiced or told_there(scene, at) or (comma and _another(scene, at)):
        return True
    apart = scene.words[at] == "و" and at + 1 in scene.cue_at  # «و أكد»
    cue = scene.cue_at.get(at + 1 if apart else at)
    if cue is None or _no_speech(scene, reach, cue) or only_alike(scene, cue, outer, comma):
        return False
    return new_statement(scene, replace(cue, cut=1) if apart else cue, outer, comma) or told_anew(scene, cue)


def _another(scene: Scene, at: int) -> bool:
    """Whether after a comma a clause with an «أن» of its own begins, or what another says or had said."""
    return _own_that(scene, at) or had_said(scene, at) or has_said(scene, at) or other_voice(scene, at)


def _no_speech(scene: Scene, reach: tuple[int, int], cue: Cue) -> bool:
    """«مع ملاحظة أن …»، «أصبحت | مرجعا»، «أن معلومات | وردت»: a cue in a clause that has no predicate yet."""
    start, index = reach
    noted = cue.form.form == "participle" and (
        scene.words[cue.index - 1] == "غير" or scene.words[cue.index - 1] in group("governs")
    )
    predicate = cue.form.form == "imperfect" and not cue.cut and is_predicate(scene, start, cue.index)
    return (
        noted
        or predicate
        or in_state(scene, cue)
        or other_word(scene, cue)
        or (index == start + 1 and scene.words[start - 1] in {"ان", "بان"})
    )


def _scripture(scene: Scene, start: int, at: int) -> bool:
    """«… نهى عن الظلم فقال سبحانه: (…)»، «كما قال رسول الله …»: the speaker cites holy words in a clause that began at `start`."""
    word = scene.words[at]
    if scene.words[start - 1] not in THAT and scene.words[start - 1] != ":":
        return False
    cue = scene.cue_at.get(at + 1 if word in {"كما", "حيث", "اذ", "وقد", "و"} else at)
    if cue is None or cue.form.verb.lemma != "قال" or cue.index + 1 >= len(scene.tokens):
        return False
    return scene.words[cue.index + 1] in group("cited", "revered")


def _own_that(scene: Scene, at: int) -> bool:
    """«، معدا أن …»، «، ذاكرة أن …»، «، عادين ذلك …»: a participle of the one who spoke that has an «أن» of its own or deems."""
    near, word = scene.words[at + 1 : at + _THAT_NEAR], scene.words[at]
    if near and near[0] == "بقول" and participle(scene, at):
        return True  # «، مستشهدا بقول العلماء: …»
    stated = len(word) == 5 and word[1] == "ا" and word[4] in "اه" and scene.mention[at] is None and near[:1] != ()
    if word in group("deems") or (stated and near[0] in THAT - {"بان"}):
        return True
    if at in scene.cue_at or not participle(scene, at):
        return False
    to = len(near) > 1 and near[0] in {"الي", "علي", "ذلك", "من", "عن"}
    return bool(near) and (near[0] in THAT or (to and near[1] in THAT))
