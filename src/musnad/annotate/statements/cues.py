"""Cues of attribution: verbs of `cues.tsv` in all forms that news uses, found among the tokens of a passage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from musnad.annotate.statements.words import COMMAS, OBJECT_PRONOUNS, THAT, group
from musnad.arabic import Kept, folded, without_article
from musnad.model import Act
from musnad.tables import alternatives, lexicon

_TEN = 10  # a numeral from here on has a singular after it
_SAYS_THAT = frozenset({"ان", "انه", "انها", "انهم"})
_BESIDE = 12  # words after a verb in which those stand that make it one of speech
Form = Literal["perfect", "imperfect", "participle", "noun"]
FINITE = frozenset({"perfect", "imperfect"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of `cues.tsv`."""

    lemma: str
    frames: frozenset[str]
    act: Act
    continues: bool  # goes on with the previous speaker where its own is not said
    tight: bool  # its content follows at once, or the word is another («بين»)
    able: bool  # a subject that follows it must be able to speak where the content does not come at once («كتب» are books too)
    by_noun: bool  # «بالقول إن» stands for a participle
    bare: bool  # no pronoun is attached, or the word is another («أبرزها»)
    asks: frozenset[str]  # said, named, comma, near: what the text must show beside the frame (see `doubts.believed`)
    announces: bool  # «أعلن عن تنظيم …» tells a plan
    needs: str  # the group of words of which one must open the content («طعن في نزاهة …»), or empty
    beside: str  # the group of words of which one must stand near after the verb («قدم شكره»), or empty
    acts: tuple[tuple[str, Act], ...]  # acts that hold for one frame alone: «نوه ب» praises, «نوه إلى» states

    def act_by(self, link: str) -> Act:
        """The act that the verb does when its content follows by a frame."""
        return next((act for frame, act in self.acts if frame == link), self.act)


@dataclass(frozen=True, slots=True)
class CueForm:
    """What a folded word form can be: a form of `verb`; `pronoun` where an object or a possessor is attached."""

    verb: Verb
    form: Form
    feminine: bool
    plural: bool
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a passage: the token's index, how many letters of it are proclitics (و، ف), and its form."""

    index: int
    cut: int
    form: CueForm


@cache
def forms() -> dict[str, CueForm]:
    """Every folded form, the first row of the table winning where two verbs share one."""
    table: dict[str, CueForm] = {}
    for row in lexicon("cues"):
        verb = _verb(row)
        for form, made in _conjugate(verb, row["imperfect"], row["participle"], row["noun"]):
            if _usable(made):
                table.setdefault(folded(form), made)
    return table


@cache
def _feminine_participles() -> dict[str, CueForm]:
    """Folded participles in the feminine that are written like a noun of their verb: «مطالبة»."""
    table: dict[str, CueForm] = {}
    for row in lexicon("cues"):
        verb, noun = _verb(row), folded(next(iter(alternatives(row["noun"])), ""))
        for participle in alternatives(row["participle"]):
            if folded(participle + "ة") == noun:
                table[noun] = CueForm(verb, "participle", feminine=True, plural=False, pronoun=False)
    return table


def _verb(row: Mapping[str, str]) -> Verb:
    """A row read: a frame may bring an act of its own («with:praise»), `more` a group of words («needs:attack»)."""
    more = row["more"].split()
    frames = [frame.partition(":") for frame in row["frames"].split()]
    return Verb(
        row["perfect"],
        frozenset(name for name, _, _ in frames),
        cast(Act, row["act"]),
        "continues" in more,
        "tight" in more,
        "able" in more,
        "by-noun" in more,
        "bare" in more,
        frozenset(more) & {"said", "named", "comma", "near", "abstract"},
        "announces" in more,
        next((flag.removeprefix("needs:") for flag in more if flag.startswith("needs:")), ""),
        next((flag.removeprefix("beside:") for flag in more if flag.startswith("beside:")), ""),
        tuple((name, cast(Act, act)) for name, _, act in frames if act),
    )


def _usable(form: CueForm) -> bool:
    """«بينها» is no form of the verb «بيّن», «عدا» none of «عدّه»: the first takes no pronoun, the second needs one."""
    frames = form.verb.frames
    if form.pronoun and form.form != "noun" and (form.verb.continues or form.verb.bare):
        return False  # «وأصلها» is no form of «واصل», «أبرزها» none of «أبرز»
    return form.pronoun if "rated" in frames else not (form.pronoun and form.verb.tight and form.form != "noun")


def _conjugate(verb: Verb, imperfect: str, participle: str, noun: str) -> Iterator[tuple[str, CueForm]]:
    noun, *plurals = alternatives(noun) if noun else ("",)
    if noun and folded(noun) != folded(verb.lemma):
        yield noun, CueForm(verb, "noun", feminine=False, plural=False, pronoun=False)
    for many in plurals:
        yield many, CueForm(verb, "noun", feminine=False, plural=False, pronoun=False)
    yield from _perfect(verb, noun_alike=_is_noun(verb.lemma, noun))
    if imperfect:
        yield from _imperfect(verb, imperfect)
    for word in alternatives(participle):
        yield from _participle(verb, word)
    if noun and verb.by_noun:
        yield "بال" + noun, CueForm(verb, "participle", feminine=False, plural=False, pronoun=False)
    for bound in (noun[:-1] + "ت" if noun.endswith("ة") else noun, *plurals) if noun else ():
        for pronoun in OBJECT_PRONOUNS:
            yield bound + pronoun, CueForm(verb, "noun", pronoun == "ها", pronoun in {"هم", "هما"}, pronoun=True)


def _is_noun(lemma: str, noun: str) -> bool:
    """Whether the verb is written like a noun, so that its dual is that noun in the accusative: «طلبا», «توقعا»."""
    return folded(lemma) in group("noun-alike") or folded(noun) == folded(lemma)


def _perfect(verb: Verb, *, noun_alike: bool) -> Iterator[tuple[str, CueForm]]:
    lemma = verb.lemma
    weak = lemma[-1] in "ىا"
    stem = lemma[:-1] if weak else lemma
    dual = {"ى": stem + "ي", "ا": stem + "و"}.get(lemma[-1], lemma) + "ا"
    endings = {
        lemma: (False, False),
        stem + "ت": (True, False),
        dual: (False, True),
        stem + "تا": (True, True),
        stem + "وا": (False, True),
    }
    if noun_alike:
        del endings[dual]  # «توقعا» is the noun
    for form, (feminine, plural) in endings.items():
        yield form, CueForm(verb, "perfect", feminine, plural, pronoun=False)
    for pronoun in OBJECT_PRONOUNS:
        yield (stem + "ا" if weak else lemma) + pronoun, CueForm(verb, "perfect", feminine=False, plural=False, pronoun=True)
        yield stem + "ت" + pronoun, CueForm(verb, "perfect", feminine=True, plural=False, pronoun=True)
        yield stem + "و" + pronoun, CueForm(verb, "perfect", feminine=False, plural=True, pronoun=True)  # «اتهموها»


def _imperfect(verb: Verb, imperfect: str) -> Iterator[tuple[str, CueForm]]:
    rest = imperfect[1:]
    stem = rest[:-1] if rest[-1] in "ىيو" else rest
    weak_dual = rest[:-1] + {"ى": "ي"}.get(rest[-1], rest[-1])
    for head, feminine in (("ي", False), ("ت", True)):
        yield head + rest, CueForm(verb, "imperfect", feminine, plural=False, pronoun=False)
        yield head + weak_dual + "ان", CueForm(verb, "imperfect", feminine, plural=True, pronoun=False)
        for pronoun in OBJECT_PRONOUNS:
            yield head + rest + pronoun, CueForm(verb, "imperfect", feminine, plural=False, pronoun=True)
    for pronoun in OBJECT_PRONOUNS:
        yield "ي" + stem + "ون" + pronoun, CueForm(verb, "imperfect", feminine=False, plural=True, pronoun=True)
    yield "ي" + stem + "ون", CueForm(verb, "imperfect", feminine=False, plural=True, pronoun=False)


def _participle(verb: Verb, participle: str) -> Iterator[tuple[str, CueForm]]:
    many = participle + "ن" if participle.endswith("ي") else participle + "ين"
    for form, feminine, plural in (
        (participle + "ا", False, False),
        (participle + "ة", True, False),
        (many, False, True),
        (participle + "ات", True, True),
    ):
        yield form, CueForm(verb, "participle", feminine, plural, pronoun=False)


def find(words: tuple[str, ...]) -> tuple[Cue, ...]:
    """The cues among folded words, in order. A leading و or ف is cut where the rest is a form."""
    found = []
    for index, known in [(index, known) for index, known in enumerate(map(_forms.__getitem__, words)) if known]:
        word, (form, cut) = words[index], known
        contained = "contained" in form.verb.frames and not cut
        joined = forms().get(word[1:]) if contained and words[index + 1 : index + 2] not in {("في",), ("ضمن",)} else None
        if joined is not None:
            form, cut = joined, 1  # «ورد فلان بأن …» is no «ورد في …»
        if form.verb.beside and not _beside(form.verb.beside, words[index + 1 : index + 1 + _BESIDE]):
            continue
        if form.form == "noun" and not cut and index and words[index - 1] in COMMAS:
            form = _feminine_participles().get(word, form)  # «، مطالبة الجهات بكذا»
        told_after = index > 1 and words[index - 2] == "بعد" and words[index - 1] == "ان"  # «بعد أن أخبرته لجنة أن …»
        before, linked = words[index - 1] if index else "", not _SAYS_THAT.isdisjoint(words[index + 1 : index + 2])
        if (linked and before[-1:].isdigit()) or told_after or _is_verb_here(form, word[:cut], before):  # «عام 2013 مبينة أنها …»
            found.append(Cue(index, cut, form))
    return tuple(found)


def _beside(name: str, near: tuple[str, ...]) -> bool:
    """Whether a word of a group stands among those after a verb, and none that makes it a deed («أزاح الستار عن اللوحة»)."""
    return not group(name).isdisjoint(near) and group(f"no-{name}").isdisjoint(near)


def _form(word: str) -> tuple[CueForm, int] | None:
    """What a folded word can be as a cue, and how many letters of it are proclitics."""
    table = forms()
    if word in group("no-cue", "as-a"):
        return None
    cut = int(word not in table and word[0] in "وفب")
    form = table.get(word[cut:])
    return (form, cut) if form is not None else None


_forms = Kept(_form)


@cache
def _tens() -> frozenset[str]:
    """Folded numerals with a singular after them: «عشر»، «عشرين»، «مئة»."""
    rows = [row for row in lexicon("numbers") if row["kind"] == "cardinal" and float(row["value"]) >= _TEN]
    return frozenset(folded(word) for row in rows for word in alternatives(row["word"]))


def _is_verb_here(form: CueForm, proclitic: str, before: str) -> bool:
    """A noun may have ب; no verb follows a preposition («إلى لفت الانتباه») or, with a pronoun, «إن» («إن طلبه»)."""
    if before in group("duty") and form.form != "imperfect":
        return False  # «يجب ملاحظة أن …»، «يمكن وصف …»
    if form.form == "noun":
        return True
    if form.form == "perfect" and before in {"كان", "كانت"} and folded(form.verb.lemma) in group("noun-alike"):
        return False  # «كان أمل الأهالي …»
    counted = before[-1:].isdigit() or before in _tens()
    if (form.plural or form.form == "participle") and form.form in {"participle", "perfect"} and counted:
        return False  # «220 طالبا»، «4 متهمين ب…»، «15 متهما»، «عشرين طالبا»
    if form.form == "participle" and before in {"كان", "كانت", "يكون", "تكون", "ليس", "ليست"}:
        return False  # «كان لافتا أن …»
    bare = before.removeprefix("و")  # «ومن فضل الله أنه …»
    return proclitic != "ب" and group("before-noun").isdisjoint({before, bare}) and not (form.pronoun and before in THAT)


@dataclass(frozen=True, slots=True)
class Feeling:
    """A row of `feelings.tsv`: «أمله في», «أسفها ل»."""

    act: Act
    links: frozenset[str]


@cache
def feelings() -> dict[str, Feeling]:
    """Folded nouns of feeling, bare and with possessive pronouns."""
    table: dict[str, Feeling] = {}
    for row in lexicon("feelings"):
        feeling = Feeling(cast(Act, row["act"]), frozenset(row["links"].split()))
        bare = folded(row["noun"])
        bound = bare[:-1] + "ت" if row["noun"].endswith("ة") else bare
        for ending in ("", *OBJECT_PRONOUNS):
            table.setdefault((bound if ending else bare) + ending, feeling)
        if row["noun"].endswith("ء"):
            for ending in OBJECT_PRONOUNS:
                table.setdefault(bare[:-1] + "ي" + ending, feeling)
        table.setdefault(bound + "ا", feeling)
    return table


def feeling_of(word: str) -> Feeling | None:
    """The feeling that a folded word names, also with ال."""
    table = feelings()
    return table.get(word) or table.get(without_article(word))
