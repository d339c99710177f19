"""Where a noun phrase is over by the form of its next word: «ناشطون | مقطع فيديو»، «الصحافي | المجندين»، «مصدران | تقريرا»."""

from musnad.annotate.statements.cues import FINITE
from musnad.annotate.statements.links import clitic_cut
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import (
    OBJECT_PRONOUNS,
    THAT,
    bare_noun,
    common,
    group,
    own_waw,
    plurals,
    sound_plural,
    speaker_noun,
)
from musnad.arabic import without_article

_NUNATED = ("ون", "ين", "ان", "و")
_MANY = ("ون", "ين", "ان", "ات")
_LONG = 7  # letters of «المجندين», which is no «الأمين»
_DEED = 5  # letters of «تنمية»
_SHORT = 4  # letters of «عليا», which is no accusative
_SINGULAR = 3  # letters of the noun of which two are told
_ASKS_ACCUSATIVE = frozenset({"ان", "وان", "بان", "لان", "لكن", "ولكن"})


def over_by_form(scene: Scene, index: int, start: int) -> bool:
    """Whether the word at a token can be neither an adjective of the phrase that began at `start` nor bound to it."""
    word = scene.words[index]
    if word.startswith("ال"):
        return (
            _many_after_one(scene, index, start)
            or _one_after_many(scene, index, start)
            or _thing_after_body(scene, index, start)
            or _thing_after_people(scene, index)
            or _past_plural_nisba(scene, index, start)
        )
    if (word[0] == "و" and word not in own_waw()) or word in group("stop", "governs", "that"):
        return False
    if word == "باسم" or clitic_cut(scene, index, "ب") or clitic_cut(scene, index, "ل"):
        return False
    return (
        _after_title(scene, index, start)
        or _after_nunated(scene, index, start)
        or _after_many(scene, index)
        or _accusative(scene, index, start)
        or _not_bound(scene, index, start)
        or _bare_body(scene, index, start)
        or _past_source(scene, index, start)
    )


def of_rank(scene: Scene, index: int, start: int) -> bool:
    """«العميد | ركن فلان»، «اللواء | أركان حرب فلان», «الفرقة | 30»: goes on with a rank or a unit."""
    word = scene.words[index]
    if word in {"ركن", "اركان"}:
        return without_article(scene.words[index - 1]) in group("rank")
    return index == start + 1 and word.isdigit() and _by_number(scene, index)


def _by_number(scene: Scene, index: int) -> bool:
    """«الكتيبة | 12»: a number that tells a unit, right before «أن», a sign or «في»; not «طلبت الشركة 12 طائرة»."""
    following = scene.words[index + 1 : index + 3]
    body = speaker_noun(scene.words[index - 1]) == "body" and scene.mention[index - 1] is None
    if not body or not following or following[1:] in {("المايه",), ("الميه",)}:
        return False
    return following[0] in THAT or following[0] in {"في", ":", "،", '"', "«"}


def _many_after_one(scene: Scene, index: int, start: int) -> bool:
    """«الصحافي | المجندين الأجانب»، «الوزارة | المقيمين»: a plural for people after a definite noun in the singular."""
    head, word = scene.words[start], scene.words[index]
    one = head.startswith("ال") and scene.mention[start] is None and not head.endswith(_MANY) and head not in plurals()
    many = word.endswith("ين") and len(word) > _LONG and speaker_noun(head) is not None
    return one and many and index == start + 1 and without_article(head) not in group("quantity", "partitive", "people")


def _one_after_many(scene: Scene, index: int, start: int) -> bool:
    """«الخبراء | الأمر»، «المحققون | الحادث»: a common noun in the singular after a definite plural for people."""
    head = scene.words[start]
    people = head.startswith("ال") and head in plurals() and head not in group("she-verb")
    return people and index == start + 1 and _thing(without_article(scene.words[index]))


def _thing_after_people(scene: Scene, index: int) -> bool:
    """«بعض الاقتصاديين | التوقعات»: a common noun in ة or ات behind a definite plural in ين, whose adjectives end otherwise."""
    before, word = scene.words[index - 1], without_article(scene.words[index])
    many = before.startswith("ال") and before.endswith(("ين", "ون")) and before in plurals() and scene.mention[index - 1] is None
    return many and word.endswith(("ه", "ات")) and word in common() and word not in group("beside-men")  # «المسلمين السنة»


def _past_plural_nisba(scene: Scene, index: int, start: int) -> bool:
    """«جماعات حقوقية | الحكم»: a definite noun behind an indefinite plural that has its adjective."""
    head, before = scene.words[start], scene.words[index - 1]
    if index != start + 2 or head.startswith("ال") or scene.mention[start] is not None or scene.mention[start + 1] is not None:
        return False
    many = head in plurals() or head.endswith("ات") or speaker_noun(head) == "source"
    return nisba(before) and speaker_noun(before) != "body" and many and speaker_noun(head) in {"source", "body"}


def nisba(word: str) -> bool:
    """«حقوقية», an adjective in ية, and no noun as «حماية»، «تنمية»، «حرية»."""
    derived = word.endswith("ايه") or (len(word) <= _DEED and word.startswith("ت"))
    return word.endswith("يه") and len(word) >= _DEED and not derived and not word.startswith(("ال", "لل"))


def _bare_body(scene: Scene, index: int, start: int) -> bool:
    """«اشتكى اللاعب | إدارة النادي»: an indefinite body right behind a definite person is bound to another noun, his object."""
    head = scene.words[start]
    person = (
        index == start + 1 and head.startswith("ال") and scene.mention[start] is None and speaker_noun(head) in {"role", "source"}
    )
    return person and speaker_noun(scene.words[index]) == "body"


def _past_source(scene: Scene, index: int, start: int) -> bool:
    """«شهود عيان | تناثر الحطام»، «مصادر مطلعة | توقيع الاتفاق»: behind sources with what closes them no noun is bound."""
    word, before, head = scene.words[index], scene.words[index - 1], scene.words[start]
    if word.endswith((*_MANY, "ي", "ه", "ا")) or word in group("many-adjective") | {"غير"}:
        return False
    free = index == start + 2 and scene.mention[start + 1] is None and head in group("sources")
    trusted = before.startswith("م") and before.endswith("ه") and before[2] != "ا" and speaker_noun(before) is None  # no «مكافحة»
    return before == "عيان" or (free and trusted)


def _thing_after_body(scene: Scene, index: int, start: int) -> bool:
    """«أغلقت إدارة نادي كذا | الباب»: a definite thing behind the name of a body, which no adjective is.

    The object of a verb of saying is found by its frame («أكدت الوزارة الخبر»).
    """
    name, cue = scene.mention[index - 1], scene.cue_at.get(start - 1)
    if name is None or name.type != "ORG" or (cue is not None and cue.form.verb.act == "say"):
        return False
    return _thing(without_article(scene.words[index]))


def _thing(word: str) -> bool:
    """«حادث»، «باب»: a common noun in the singular for what cannot speak, by its ending no adjective of a body or of people."""
    common_noun = word in common() and speaker_noun(word) is None and not word.endswith((*_MANY, "ي", "ه", "اء"))
    return common_noun and word not in group("adjective", "many-adjective", "quantity", "same")


def _after_nunated(scene: Scene, index: int, start: int) -> bool:
    """«ناشطون | مقطع فيديو»، «مصدران رسميان | تقريرا»: to the ن of a plural or a dual nothing is bound but its adjectives."""
    if _with_nunated(scene.words[index]) or scene.mention[start] is not None:
        return False
    head = bare_noun(scene.words[start])
    two = head.endswith("ان") and len(head) > _SINGULAR + 1 and not head.startswith("ال") and speaker_noun(head[:-2]) is not None
    return nunated(scene, index - 1) or (two and all(word.endswith("ان") for word in scene.words[start + 1 : index]))


def _after_title(scene: Scene, index: int, start: int) -> bool:
    """«بحسب تقرير «صحارى» | ارتفع المؤشر»: what follows the quoted name of a paper, but its adjective."""
    named = scene.quotes.get(scene.quote_of[index - 1] or 0) == index - 1
    return named and speaker_noun(scene.words[start]) == "document" and scene.mention[start] is None


def _after_many(scene: Scene, index: int) -> bool:
    """«نقابات العمال والفلاحين | قرار البناء»: a common noun behind a definite plural in ين, to which nothing is bound."""
    before, word = bare_noun(scene.words[index - 1]), scene.words[index]
    many = before.startswith("ال") and before.endswith(("ين", "ون")) and len(before) >= _LONG and scene.mention[index - 1] is None
    return many and word in common() and speaker_noun(word) in {None, "document"} and word not in group("beside-many")


def nunated(scene: Scene, index: int) -> bool:
    """Whether an indefinite plural for people in the nominative stands at a token."""
    word = bare_noun(scene.words[index])
    many = sound_plural(word) or (word.endswith("ون") and word in plurals() and not word.startswith("ال"))
    return many and scene.mention[index] is None


def _with_nunated(word: str) -> bool:
    """«بارزون»، «رفيعو»، «كبار»: what can be an adjective of such a plural."""
    return word.endswith(_NUNATED) or word in group("many-adjective")


def _accusative(scene: Scene, index: int, start: int) -> bool:
    """«مصدر رسمي | تقريرا»، «الوزير | موظفا»: a noun with the alif of the accusative, which no subject has."""
    word, head = scene.words[index], scene.words[start]
    if not word.endswith("ا") or len(word) <= _SHORT or head.endswith("ا") or word.endswith(OBJECT_PRONOUNS):
        return False
    verb = scene.cue_at.get(start - 1)
    if verb is not None and "deem" in verb.form.verb.frames and not verb.form.pronoun:
        return False  # «اعتبر رئيس الغرفة الاتفاق | إنجازا»: what another noun before it is held to be
    return word[:-1] in common() or speaker_noun(word[:-1]) is not None


def _not_bound(scene: Scene, index: int, start: int) -> bool:
    """«مواطن | صورة»، «مسح | تراجع الأسعار»، «مسؤول حكومي آخر | وكالة …»: what a noun of this kind takes no genitive of."""
    head, word = scene.words[start], scene.words[index]
    if head.startswith("ال") or scene.mention[start] is not None:
        return False
    kind = speaker_noun(head)
    if index == start + 1:
        shown = kind == "document" and word in group("trend") and not word.endswith("ات")
        return shown or (head in group("never-bound") and word in group("mute", "recorded"))
    return told_bare(scene, index, start)


def told_bare(scene: Scene, index: int, start: int) -> bool:
    """«أفاد مصدر دبلوماسي | وكالة كذا»: the medium that somebody unnamed, who has his adjective, told without «ل»."""
    head, word, before = scene.words[start], scene.words[index], scene.words[index - 1]
    if index < start + 2 or speaker_noun(word) != "media" or word.endswith("يه") or head.startswith("ال"):
        return False
    closed = before.endswith(("ي", "يه")) or before in group("trusted", "source-adjective")
    return closed and scene.mention[start] is None and speaker_noun(head) == "source"


def in_manner(word: str) -> bool:
    """«وأردف مسترسلا: …»: a participle in the accusative that tells how somebody speaks; not «منظمتا الصحة والعمل»."""
    derived = word.endswith("ا") and word.startswith(("مست", "مت", "من")) and len(word) > _LONG - 1
    return derived and not word.endswith("تا") and speaker_noun(word[:-1]) is None


def beside_nunated(before: str, word: str) -> bool:
    """«مسؤولون | بيطريون»: an adjective in ون after its noun; no preposition stands before that ending."""
    return word.endswith("يون") and len(word) >= _LONG and before.endswith("ون") and word not in group("own-noon")


def many_bound(word: str) -> bool:
    """«مسؤولي الأمن»، «معارضي القانون»: a plural for people that is bound to the next noun."""
    return word.endswith("ي") and not word.startswith("ال") and speaker_noun(word + "ن") == "source"


def whose_verb(scene: Scene, index: int, start: int) -> bool:
    """«دراسة | قام بها …»، «دراسة حديثة | نشرت أمس»: the verb of a relative clause after an indefinite paper."""
    if index > start + 3 or speaker_noun(scene.words[start]) != "document" or scene.words[start].startswith("ال"):
        return False
    if scene.words[index] in group("came-out") and scene.words[index + 1 : index + 2] not in {("عن",), ("من",)}:
        return True
    by_it = index == start + 1 and scene.words[index + 1 : index + 2] in {("بها",), ("به",)}
    return by_it and not scene.words[index].endswith(("ه", "ات"))


def kind_after_that(scene: Scene, index: int) -> str | None:
    """«لكن | مصدرا قريبا من كذا قال»: the kind of a noun that can speak, in the accusative that «أن» and «لكن» ask for."""
    word = scene.words[index]
    if not word.endswith("ا") or index == 0 or scene.words[index - 1] not in _ASKS_ACCUSATIVE:
        return None
    return speaker_noun(word[:-1]) if word[:-1] not in plurals() else None


def office_past_nisba(scene: Scene, index: int, start: int) -> bool:
    """«دعا باحث سعودي | وزير التعليم إلى»: behind a verb of asking, an indefinite noun and its nisba, an office with its field."""
    verb = scene.cue_at.get(start - 1) if index == start + 2 else None
    if verb is None or verb.form.form not in FINITE or verb.form.verb.act != "demand" or speaker_noun(scene.words[index]) != "role":
        return False
    before, following = scene.words[start:index], scene.words[index + 1 : index + 2]
    if any(word.startswith("ال") for word in before) or not before[1].endswith(("ي", "يه")):
        return False
    return speaker_noun(before[0]) in {"role", "source"} and following != () and following[0].startswith("ال")
