"""The subject that stands far before its verb: «لكن سكان القرى في الشمال قالوا»، «تلقى اتصالا من فلان عبر فيه عن»."""

from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.nouns import Subject, can_speak, subject_after
from musnad.annotate.statements.obliques import past_topic
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, bare_noun, group, plurals, speaker_noun
from musnad.arabic import is_word, without_article

FAR = 40  # tokens from the head of a clause to its verb
NEAR = 8  # tokens of a verb's own subject before a participle
_TITLES = 5  # tokens from «أما» to a name
FROM = 7  # tokens from a message to «من»
_READ_OUT = frozenset({"القاها", "القاه", "القتها"})
_ON_BEHALF = frozenset({"نيابه", "بالنيابه", "عنهم", "عنه", "عنها"})
_WHEN = frozenset({"بعدما", "عندما", "حينما"})
_DESPITE = frozenset({"رغم", "الرغم", "بالرغم", "مع"})
_RESUMED = frozenset({"فانه", "فانها", "انه", "انها"})  # behind a clause of concession
_AFTER = {("قبل", "ان"), ("بعد", "ان")}
_MANY = ("ون", "ين", "ان", "ات", "وا")


def speaker_at(scene: Scene, start: int, end: int) -> Subject | None:
    """The noun phrase that begins right at a token, if it can speak."""
    subject = subject_after(scene, start, end) if start < end else None
    return subject if subject is not None and subject.start == start and can_speak(scene, subject) else None


def clause_subject(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """The noun phrase after the «كان»، «لكن»، «أن» that opens the clause of a finite verb, or at the head of its sentence.

    It agrees with the verb, and between the two stands only what can hang on it: a preposition, a relative clause, a comma.
    """
    if cue.form.form not in FINITE:
        return None
    begin = max(scene.sentence(cue.index)[0], floor, cue.index - FAR)
    if cue.cut:
        return _as_for(scene, cue, begin)
    heads, words, quoted = group("clause-head"), scene.words, scene.quote_of
    for index in range(cue.index - 2, begin - 1, -1):
        if words[index] in heads and quoted[index] is None and words[index + 1] != "قد":
            within = past_topic(scene, scene.sentence(cue.index)[0], cue.index) > index  # «وعن ما قيل بأن النادي سيبيعه قال: …»
            return None if within else _headed(scene, cue, index + 1)
    at_head = begin == scene.sentence(cue.index)[0] and _names_speaker(scene, begin)
    return _headed(scene, cue, begin) if at_head else None


def _as_for(scene: Scene, cue: Cue, begin: int) -> Subject | None:
    """«أما القارئ "فلان" فعلق»، «أما وزير خارجيته فقال»: whom «أما» puts first."""
    if begin + 1 >= cue.index or scene.words[begin] not in {"اما", "واما"} or not scene.words[cue.index].startswith("ف"):
        return None
    titled = next((i for i in range(begin + 1, min(begin + _TITLES, cue.index)) if scene.mention[i] is not None), None)
    if titled is None or not _only_titles(scene, begin + 1, titled):
        return _put_first(scene, begin + 1, cue)
    end = next(i for i in range(titled, cue.index + 1) if scene.mention[i] is not scene.mention[titled])
    return Subject(titled, end)


def _put_first(scene: Scene, start: int, cue: Cue) -> Subject | None:
    """«أما | وزير خارجيته فقال»: one without a name right before a verb with ف."""
    subject = speaker_at(scene, start, cue.index)
    end = cue.index - (scene.words[cue.index - 1] in COMMAS)
    return subject if subject is not None and subject.end == end and _fits(scene, subject, cue) else None


def _only_titles(scene: Scene, start: int, end: int) -> bool:
    """Whether only titles and an opening sign stand before a person's name: «أما العم "فلان"»."""
    mention = scene.mention[end]
    words = [scene.words[i] for i in range(start, end) if is_word(scene.tokens[i])]
    return mention is not None and mention.type == "PER" and all(w.startswith("ال") or speaker_noun(w) == "role" for w in words)


def _headed(scene: Scene, cue: Cue, start: int) -> Subject | None:
    limit = cue.index - (scene.words[cue.index - 1] in {"قد", "فقد"})  # «أما فلان فقد اعترف»
    subject = subject_after(scene, start, limit) if start < limit else None
    if subject is not None and subject.end < limit and scene.words[subject.end] in group("with-pronoun"):
        subject = Subject(subject.start, subject.end + 1)  # «عدد من المقبوض عليهم»
    if subject is None or subject.start != start or subject.end >= cue.index or not _fits(scene, subject, cue):
        return None
    return subject if _hangs_on(scene, subject.end, cue) else None


def _names_speaker(scene: Scene, index: int) -> bool:
    """Whether a name or a noun that can speak opens a sentence, and no verb."""
    if scene.mention[index] is not None or index in scene.cue_at:
        return scene.mention[index] is not None
    return speaker_noun(scene.words[index]) is not None


def _hangs_on(scene: Scene, start: int, cue: Cue) -> bool:
    """Whether the tokens between a subject and its verb can belong to the subject."""
    word = scene.words[start]
    related = word in group("relative") or (word in COMMAS and scene.words[start + 1] in group("relative"))
    clitic = clitic_cut(scene, start, "ب") > 0 or clitic_cut(scene, start, "ل") > 0
    opened = word in group("governs") or word in COMMAS or word in {"قد", "فقد", "وهو", "وهي", "وهم", "("} or related
    late = scene.words[cue.index - 1] in _WHEN or scene.words[cue.index - 2 : cue.index] in _AFTER
    opened = opened or (late and scene.mention[start - 1] is not None)  # «لكن فلانا لم يرض برحيله بعدما قال»
    if not opened and not clitic and scene.time[start] is None and start not in scene.quotes:
        return False
    told = any(
        i in scene.cue_at and scene.cue_at[i].form.form in FINITE and scene.words[i - 1] not in group("negation")
        for i in range(start, cue.index)
    )
    return not told or related


def _fits(scene: Scene, subject: Subject, cue: Cue) -> bool:
    """Whether a phrase has the gender and number of a verb, as far as its head shows them."""
    head = bare_noun(scene.words[subject.start])
    bare = without_article(head)
    if scene.mention[subject.start] is not None:
        return not cue.form.plural
    if bare in group("partitive", "quantity"):
        return True
    many = head in plurals() or head.endswith(_MANY) or bare in group("she-verb")
    if cue.form.plural:
        return many or speaker_noun(head) is None
    sound = head.endswith(("ون", "ين"))
    return head.endswith("ه") or (many and not sound) if cue.form.feminine else not (head.endswith("ه") or many)


def conceded(scene: Scene, cue: Cue, begin: int) -> Subject | None:
    """«ورغم أن البيان لم يذكر فلانا فإنه أكد على»، «مع أن الشركة خسرت إلا أنها أكدت»: the subject of the clause of «رغم أن»."""
    before = scene.words[cue.index - 1] if cue.index > begin else ""
    if cue.cut or cue.form.form not in FINITE or before not in _RESUMED:
        return None
    for that in range(max(begin + 1, cue.index - FAR), cue.index - 2):
        near = scene.words[max(begin, that - 2) : that]
        if scene.words[that] == "ان" and any(word.removeprefix("و") in _DESPITE for word in near):
            subject = speaker_at(scene, that + 1, cue.index)
            if subject is None:
                return None
            named = scene.mention[subject.start] is not None
            return subject if named or scene.words[subject.start].endswith("ه") == before.endswith("ها") else None
    return None


def silent(scene: Scene, subject: Subject) -> bool:
    """Whether nobody speaks in a phrase: «بعض التسريبات»; a source may be in the accusative («غير أن مصدرا …»)."""
    head = bare_noun(scene.words[subject.start])
    source = head.endswith("ا") and speaker_noun(head[:-1]) in {"role", "source"}
    return not (source or head in group("quantity") or can_speak(scene, subject))


def delivered(scene: Scene, begin: int, end: int) -> Subject | None:
    """«ثم كلمة الأهالي ألقاها نيابة عنهم الشيخ فلان، رحب فيها …»: the person who read a speech out."""
    if _READ_OUT.isdisjoint(scene.words[begin:end]):
        return None
    for index in range(end - 2, begin, -1):
        if scene.words[index] in _READ_OUT and scene.words[index - 1] not in group("relative"):
            start = next((i for i in range(index + 1, end) if scene.words[i] not in _ON_BEHALF), end)
            return speaker_at(scene, start, end)
    return None


def by_mouth(scene: Scene, cue: Cue, begin: int) -> Subject | None:
    """«وجاء الإعلان على لسان المدعي العام …، مطالبا ب…»: who spoke the words that a sentence told of before."""
    if cue.form.plural or "لسان" not in scene.words[begin : cue.index]:
        return None
    for index in range(cue.index - 2, begin, -1):
        if scene.words[index] == "لسان" and scene.words[index - 1] == "علي":
            mouth = speaker_at(scene, index + 1, cue.index)
            return mouth if mouth is not None and _fits(scene, mouth, cue) else None
    return None


def message_from(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """«تلقى اتصالا هاتفيا من الوزير فلان عبر فيه عن …»: who sent the message that a relative clause tells."""
    begin = max(scene.sentence(cue.index)[0], floor)
    if cue.cut or cue.form.form not in FINITE or not in_message(scene, cue):
        alone = cue.form.form == "participle" and not (cue.cut or cue.form.plural)
        return _sent(scene, cue, begin) if alone else None
    for index in range(cue.index - 2, begin, -1):
        if scene.words[index].removeprefix("ب") in group("address") and scene.words[index - 1] != "من":
            return _addressed(scene, index, begin, cue)
        if scene.words[index] != "من":
            continue
        near = scene.words[max(begin, index - FROM) : index]
        if group("message").isdisjoint(near):
            continue
        return speaker_at(scene, index + 1, cue.index)
    return None if cue.form.plural else _sent(scene, cue, begin)


def in_message(scene: Scene, cue: Cue) -> bool:
    """«عبر فيه»، «أكد خلاله»، «أكدت من خلالها»: whether a verb of speech tells what a message or an address holds."""
    at = cue.index + 1
    at += scene.words[at : at + 1] == ("من",)
    return not group("in-message").isdisjoint(scene.words[at : at + 1])


def _sent(scene: Scene, cue: Cue, begin: int) -> Subject | None:
    """«كما بعث الأمير فلان برقية للرئيس فلان عبر فيها عن»، «بعث فلان برقية لفلان، معربا عن»: the subject of that verb."""
    begin = max(begin, cue.index - FAR)
    for message in range(cue.index - 2, begin + 1, -1):
        if scene.words[message] in group("message"):
            for verb in range(message - 2, begin - 1, -1):
                if scene.words[verb].removeprefix("و") in group("sends"):
                    return speaker_at(scene, verb + 1, message)
            return None
    return None


def _addressed(scene: Scene, speech: int, begin: int, cue: Cue) -> Subject | None:
    """«بدأ الاجتماع بكلمة لرئيس اللجنة، رحب فيها»، «قام فلان بإلقاء كلمة النادي، والتي عبر فيها عن»: whose address it is."""
    if clitic_cut(scene, speech + 1, "ل"):
        head, stop = scene.words[speech + 1].removeprefix("ل"), group("stop", "relative")
        end = next(
            i
            for i in range(speech + 1, cue.index + 1)
            if not is_word(scene.tokens[i]) or scene.words[i] in stop or i in scene.cue_at
        )
        return Subject(speech + 1, end, head) if speaker_noun(head) == "role" else None
    for verb in range(speech - 1, begin - 1, -1):
        if scene.words[verb].removeprefix("و") in group("gives"):
            return None if cue.form.plural else speaker_at(scene, verb + 1, speech)
    return None


def of_relative(scene: Scene, cue: Cue, floor: int) -> Subject | None:
    """«استقبل المدير الشيخ فلانا، الذي هنأ سموه بالعيد، سائلا الله»: the person of a relative clause with a verb of speech."""
    if cue.form.form != "participle" or cue.cut or cue.form.plural:
        return None
    begin, relative = max(scene.sentence(cue.index)[0], floor), "التي" if cue.form.feminine else "الذي"
    for index in range(cue.index - 2, begin + 1, -1):
        verb = scene.cue_at.get(index + 1)
        if scene.words[index] in group("relative"):
            end = index - (scene.words[index - 1] in COMMAS)
            mention = scene.mention[end - 1]
            said = scene.words[index] == relative and verb is not None and verb.form.form in FINITE and not verb.form.pronoun
            if not said or mention is None or mention.type != "PER":
                return None
            return Subject(next(i for i in range(end) if scene.mention[i] is mention), end)
    return None


def beside_participle(scene: Scene, cue: Cue) -> Subject | None:
    """«وأضاف فلان قائلا»، «واختتمت المديرة حديثها بالقول»: the subject of the verb right before a participle without a comma."""
    if cue.form.form != "participle" or cue.cut or not cue.index or scene.words[cue.index - 1] in COMMAS:
        return None
    end = cue.index
    if is_word(scene.tokens[end - 1]) and scene.mention[end - 1] is None and scene.words[end - 1] in group("own-speech"):
        end -= 1
    begin = scene.sentence(cue.index)[0]
    for start in range(end - 1, max(begin, end - NEAR), -1):
        other = scene.cue_at.get(start - 1)
        finite = other is not None and other.form.form in FINITE
        if not finite and (start - 1 != begin or scene.words[begin] in group("governs", "stop")):
            continue
        subject = subject_after(scene, start, end)
        if subject is None or (subject.start, subject.end) != (start, end) or scene.words[start - 2] in group("relative"):
            return None  # «هاجم الإجراءات التي أعلنها فلان معتبرا أنها»
        heard = other is not None and other.form.verb.lemma == "خاطب" and bare_noun(scene.words[start]) in plurals()
        agrees = not heard and (cue.form.verb.by_noun or _fits(scene, subject, cue))  # «وخاطب قادة كذا بالقول»
        return subject if agrees and can_speak(scene, subject) else None
    return None
