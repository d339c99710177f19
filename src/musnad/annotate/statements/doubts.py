"""What a row of `cues.tsv` asks for beside its frame, and what takes a cue back: gestures, things, deeds, states of mind."""

from musnad.annotate.statements.adjuncts import past_bracket
from musnad.annotate.statements.cues import FINITE, Cue
from musnad.annotate.statements.done import among, begins_with, deed, untold
from musnad.annotate.statements.links import Marker, clitic_cut
from musnad.annotate.statements.markers import no_words
from musnad.annotate.statements.nouns import Subject, can_speak
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, THAT, group, speaker_noun
from musnad.arabic import folded, is_word, without_article

_NEAR = 3  # tokens from a subject to a content that leave no doubt
_CLOSING = (("»",), ('"',), ("”",))
_PRAYER = 6  # tokens from «سائلا المولى» to its «أن»
_LINE_UP = 9  # tokens from «استبعد» to the squad that somebody is left out of
_MADE = 7  # tokens from «يجعل» to what somebody is made to do


def believed(scene: Scene, cue: Cue, marker: Marker, before: Subject | None, after: Subject | None) -> bool:
    """Whether something was said at all, and the cue keeps what its row asks for: a subject beside it, a comma, certain words.

    before, after: the subject on either side of the cue, if any.
    """
    if _gesture(scene, cue) or _caused(scene, cue) or _of_other(scene, cue, marker) or _unreal(scene, cue, before):
        return False
    if _condition(scene, marker) or deed(scene, cue, marker) or no_words(scene, cue, marker) or _deemed(scene, cue, marker):
        return False
    if untold(scene, cue, marker, before or after) or (marker.link == "object" and _in_name(scene, cue.index)):
        return False
    if cue.form.verb.act == "deny" and among(scene, range(cue.index + 1, marker.index), "refusal"):
        return False  # «رفض الوزير التعليق، لكنه أكد أن …»
    return _kept(scene, cue, marker) and _in_place(scene, cue, marker, after) and _with_subject(scene, cue, marker, (before, after))


def _in_name(scene: Scene, index: int) -> bool:
    """«عين هاني طالب نائبا»: whether a word stands within a person's name; a verb swallowed by one has a particle behind it."""
    mention = scene.mention[index]
    return mention is not None and mention.type == "PER" and index > 0 and scene.mention[index - 1] is mention


def shown(scene: Scene, cue: Cue, before: Subject | None, after: Subject | None) -> bool:
    """«يكشف الفيلم عن قيمته»، «تشير المؤشرات إلى …»، «ويعتبر الحزام آمنا»: a thing shows something, nobody says it."""
    subject = before or after
    if cue.form.form == "imperfect" and folded(cue.form.verb.lemma) == "اعتبر" and not cue.form.pronoun:
        if before is None and cue.index > 0 and _bound_thing(scene, cue.index - 1):
            return True  # «زيت الزيتون يعتبر …»
        return subject is not None and (not can_speak(scene, subject) or _held_to_be(scene, cue, before, after))
    if folded(cue.form.verb.lemma) not in group("shows") or cue.form.form not in FINITE:
        return False
    at = before.start if before is not None else cue.index + 1
    named = scene.mention[subject.start] if subject is not None else None
    if named is not None and named.type == "PER" and folded(cue.form.verb.lemma) == "اظهر":
        return True  # «أظهر اللاعب فلان أنه قادر على …»
    if before is None and scene.words[at : at + 1] and scene.words[at] in group("partitive"):
        at += 1
    if after is None and cue.cut == 0 and _things_before(scene, cue):
        return True
    return at < len(scene.tokens) and scene.mention[at] is None and without_article(scene.words[at]) in group("mute")


def _things_before(scene: Scene, cue: Cue) -> bool:
    """«الحيازات أظهرت أن …»، «هذه الوصفة أكدت نجاحها»، «تجارب الماضي قد أكدت»: definite words for things, or for what is theirs.

    Of persons in «ات» the verb behind them would be in the plural.
    """
    end = cue.index - (cue.index > 0 and scene.words[cue.index - 1] in {"قد", "وقد"})
    at = end
    while at > 0 and scene.words[at - 1].startswith("ال") and scene.mention[at - 1] is None:
        at -= 1
    if at in {0, end}:
        return False
    head, before = scene.words[at], scene.words[at - 1]
    many = head.endswith("ات") and cue.form.feminine and not cue.form.plural and speaker_noun(head) is None
    mute = group("mute")
    return many or without_article(head) in mute or (scene.mention[at - 1] is None and before in mute)


def _thing(scene: Scene, index: int) -> bool:
    """Whether a phrase begins with a common noun that cannot speak, whoever is named in it."""
    word = scene.words[index]
    known = scene.mention[index] is not None or index in scene.quotes or word in group("title", "rank", "honorific", "quantity")
    return not known and speaker_noun(word) is None and not word.startswith("ال")


def _held_to_be(scene: Scene, cue: Cue, before: Subject | None, after: Subject | None) -> bool:
    """«النادي يعتبر سادس الأندية …»، «تعتبر المؤسسة محركا …»، «تعتبر صفقة اللاعب فلان الأبرز»: what somebody is held to be."""
    if after is not None:
        end = after.end + (scene.words[after.end : after.end + 1] in _CLOSING)  # «تعتبر «كذا» شركة …»
        return (before is None and _thing(scene, after.start)) or _indefinite(scene, end)
    if before is None or speaker_noun(scene.words[before.start]) == "role":
        return False
    persons = any((m := scene.mention[i]) is not None and m.type == "PER" for i in range(before.start, before.end))
    return not persons and _indefinite(scene, cue.index + 1)


def _indefinite(scene: Scene, index: int) -> bool:
    """Whether a noun that nothing makes definite stands at a token."""
    if index >= len(scene.tokens) or scene.mention[index] is not None or not is_word(scene.tokens[index]):
        return False
    word = scene.words[index]
    if word in THAT or word in group("this", "governs", "adverb") or scene.time[index] is not None:
        return False
    bound = word.startswith("ال") or word.endswith(OBJECT_PRONOUNS)
    return not (bound or clitic_cut(scene, index, "ل") or clitic_cut(scene, index, "ب"))


def _bound_thing(scene: Scene, index: int) -> bool:
    """«زيت الزيتون | يعتبر»: a definite word that can be nobody, with a noun for a thing before it."""
    word = scene.words[index]
    return word.startswith("ال") and scene.mention[index] is None and speaker_noun(word) is None and word not in group("relative")


def _gesture(scene: Scene, cue: Cue) -> bool:
    """«يشير بيده إلى الجمهور»."""
    return not group("gesture").isdisjoint(scene.words[cue.index + 1 : cue.index + 2])


def _kept(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """Whether the words stand there that `needs:` asks for: at the head of the content, or with a frame named also before it."""
    if "abstract" in cue.form.verb.asks and marker.link == "object":
        near = scene.words[cue.index : cue.index + _LINE_UP]
        if _body(scene, marker.index) or _player(scene, marker.index) or not group("squad").isdisjoint(near):
            return False  # «استبعد الهلال القحطاني»، «استبعد المدرب من قائمته ثلاثة لاعبين»
    link, slash, name = cue.form.verb.needs.partition("/")
    if slash:
        return link != marker.link or among(scene, range(cue.index + 1, marker.index), name)
    return not link or begins_with(scene, marker, link)


def _body(scene: Scene, index: int) -> bool:
    """Whether a name or a noun for a person or a body stands at a token."""
    return index < len(scene.tokens) and (scene.mention[index] is not None or speaker_noun(scene.words[index]) is not None)


def _player(scene: Scene, index: int) -> bool:
    """«استبعد الثلاثي فلانا وفلانا»، «استبعد البولندي فلانا»: a person named behind a definite word."""
    person = scene.mention[index + 1] if index + 1 < len(scene.tokens) else None
    return person is not None and person.type == "PER" and scene.words[index].startswith("ال")


def _in_place(scene: Scene, cue: Cue, marker: Marker, after: Subject | None) -> bool:
    """Whether a participle stands after its comma, and the content near verb and subject, where the row asks for it."""
    asks = cue.form.verb.asks
    if "comma" in asks and cue.form.form == "participle" and not _after_comma(scene, cue):
        return False
    return "near" not in asks or marker.index <= (past_bracket(scene, after.end) if after is not None else cue.index + 1) + _NEAR


def _with_subject(scene: Scene, cue: Cue, marker: Marker, subjects: tuple[Subject | None, Subject | None]) -> bool:
    """Whether the subject is said where the row asks for it; no name is such a verb («تامر»، «أبو شعر»)."""
    asks, (before, after) = cue.form.verb.asks, subjects
    if not asks & {"said", "named"}:
        return True
    if scene.mention[cue.index] is not None:
        return False
    if "said" in asks and (cue.cut > 0 or cue.form.feminine or cue.form.pronoun or cue.form.form != "perfect"):
        return after is None or (can_speak(scene, after) and (marker.link != "bid" or marker.index < after.end + _NEAR))
    return _said(scene, before, after)


def _deemed(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """«وعدّ المجلس القرار إمعانا … في وجه من يقوم بقتل …»: it is held to be something, not promised."""
    token = scene.tokens[cue.index]
    return marker.link == "with" and folded(cue.form.verb.lemma) == "وعد" and "دّ" in scene.text[token.start : token.end]


def _condition(scene: Scene, marker: Marker) -> bool:
    """«أمرا صعبا إن لم نضع خطة»: «if», not «that»."""
    return marker.link == "that" and scene.words[marker.index - 1 : marker.index + 1] == ("ان", "لم")


def _caused(scene: Scene, cue: Cue) -> bool:
    """«…، الأمر الذي دعا فلانا إلى …»، «ما يجعل الزائر يؤكد أن …»: a happening made somebody do it."""
    near = range(cue.index - 1, max(scene.sentence(cue.index)[0], cue.index - _MADE) - 1, -1)
    made = next((i for i in near if scene.words[i] in COMMAS or scene.words[i] in group("makes")), None)
    if cue.form.form == "imperfect" and made is not None and scene.words[made] in group("makes"):
        return True
    return cue.index > 1 and scene.words[cue.index - 2 : cue.index] in {("الامر", "الذي"), ("الشيء", "الذي")}


def _of_other(scene: Scene, cue: Cue, marker: Marker) -> bool:
    """Whether a participle of speech that stands nearer leads to the content: «نفى فلان كذا مشيرا أن …»."""
    if marker.link not in {"that", "quote", "colon"}:
        return False
    near = [
        other for i in range(max(cue.index + 1, marker.index - 3), marker.index - 1) if (other := scene.cue_at.get(i)) is not None
    ]
    if any(other.form.form == "imperfect" and scene.words[other.index - 1] in {"ما", "مما"} for other in near):
        return True  # «أظهرت بيانات زيادة … وهو ما يشير إلى أن …»
    far = range(max(cue.index + 1, marker.index - _PRAYER), marker.index - 1)  # «منوها بكذا سائلا المولى عز وجل أن …»
    near += [scene.cue_at[i] for i in far if i in scene.cue_at and scene.words[i + 1] in group("god")]
    if any(other.form.form == "participle" and not other.form.verb.by_noun for other in near):
        return True
    verb = marker.index - (3 if scene.words[marker.index - 2] in {"الي", "علي", "عن"} else 2)
    own = scene.cue_at.get(verb) if cue.index < verb and scene.words[marker.index - 1] in THAT else None
    related = scene.words[verb - 1].removeprefix("و") in group("relative")
    tells = own is not None and own.form.form == "imperfect" and scene.mention[verb] is None  # «رغم معلومات تؤكد أن …»
    tells = tells and scene.words[verb] not in {"يقول", "تقول"}  # «كتب إلى زوجته يقول إن …»
    return tells and not related


def _unreal(scene: Scene, cue: Cue, before: Subject | None) -> bool:
    """«هل قال …»، «كاد المدرب يقول …»، «سوف يعلن …»، «قد يقول …»: not said, or not yet."""
    at = before.start if before is not None else cue.index
    words = {scene.words[i - 1].removeprefix("و") for i in (at, cue.index) if i > 0}
    if "لو" in scene.words[max(0, at - 2) : at]:
        return True  # «لو أن الاتحاد أعلن أن …»
    return not group("unreal").isdisjoint(words) or (cue.form.form == "imperfect" and not words.isdisjoint({"قد", "لا"}))


def _said(scene: Scene, before: Subject | None, after: Subject | None) -> bool:
    """Whether a subject that can speak stands beside the cue; one before it ends in a name or a definite word."""
    if after is not None and can_speak(scene, after):
        return True
    last = before.end - 1 if before is not None else 0
    return before is not None and (scene.mention[last] is not None or scene.words[last].startswith("ال"))


def _after_comma(scene: Scene, cue: Cue) -> bool:
    return cue.cut > 0 or cue.index == 0 or scene.words[cue.index - 1] in COMMAS


def addressed(scene: Scene, cue: Cue, subject: Subject | None) -> Subject | None:
    """The subject without the God who is prayed to: «سأل الله أن …»، «دعا المدير الله أن …»."""
    verb = cue.form.verb
    if subject is None or (verb.act not in {"demand", "hope"} and ("that", "hope") not in verb.acts):
        return subject
    near = range(subject.start, subject.end)
    god = next((i for i in near if scene.words[i] in group("god") and scene.words[i - 1] not in group("of-god")), subject.end)
    if god < subject.end and scene.words[god - 1] == "العلي":
        god -= 1  # «سأل العلي القدير»; not «طالب المواطن فلان العلي»
    return Subject(subject.start, god) if god > subject.start else None
