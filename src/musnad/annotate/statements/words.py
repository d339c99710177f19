"""Closed classes of words that the statement layer asks for: particles by group, nouns that can speak, nouns of stance."""

from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from itertools import compress, count

from musnad.arabic import Kept, folded, without_article
from musnad.tables import alternatives, lexicon


@cache
def group(*names: str) -> frozenset[str]:
    """The folded words of one or several groups of `statement_particles.tsv`."""
    return frozenset(word for name in names for word in _groups().get(name, ()))


@cache
def _groups() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row in lexicon("statement_particles"):
        for name in row["groups"].split():
            groups.setdefault(name, []).append(folded(row["word"]))
    return groups


def indices_of(words: Iterable[str], among: Container[str]) -> Iterator[int]:
    """The indices of the words that are among some, in order."""
    return compress(count(), map(among.__contains__, words))


OBJECT_PRONOUNS = ("ه", "ها", "هم", "هما")
COMMAS = frozenset({"،", ","})
DASHES = frozenset({"-", "–", "—"})


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name or a description."""
    return tuple(folded(text).split())


@cache
def own_waw() -> frozenset[str]:
    """Folded words that begin with a و of their own."""
    return frozenset(folded(row["word"]) for row in lexicon("brief_waw"))


LIKE = frozenset({"كما", "مثلما"})
WHO = frozenset({"الذي", "التي"})
APPROXIMATELY = frozenset({"نحو", "حوالي", "قرابه", "زهاء"})  # before a number
THAT = group("that")
OWN_PRONOUN = group("that-own")


@cache
def _particles() -> dict[str, str]:
    return {folded(row["particle"]): row["after"] for row in lexicon("cue_particles") if " " not in row["particle"]}


def _after(word: str) -> str | None:
    """What must stand between an attributing particle («وفقا») and its source, or None for other words."""
    table = _particles()
    found = table.get(word)
    return table.get(word[1:]) if found is None and word.startswith(("و", "ف")) else found


particle_after = Kept(_after).__getitem__


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Attributing phrases of several words («على ذمة»، «من وجهة نظر») by their first word: the other words."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in lexicon("cue_particles"):
        first, *rest = folded(row["particle"]).split()
        table[first] = (*table.get(first, ()), tuple(rest)) if rest else table.get(first, ())
    return {first: rests for first, rests in table.items() if rests}


def after_phrase(words: tuple[str, ...], index: int) -> int | None:
    """The token after an attributing phrase of several words that begins at a token, or None."""
    first = words[index]
    for rest in _phrases().get(first, ()) or _phrases().get(first.removeprefix("و"), ()):
        if words[index + 1 : index + 1 + len(rest)] == rest:
            return index + 1 + len(rest)
    return None


@cache
def attributing() -> frozenset[str]:
    """The words with which an attribution can begin, also with و before them."""
    particles = {clitic + particle for particle in _particles() for clitic in ("", "و", "ف")}
    phrases = {clitic + first for first in _phrases() for clitic in ("", "و")}
    return LIKE | particles | phrases


def may_attribute(word: str) -> bool:
    """Whether an attribution can begin with a word."""
    return word in attributing()


@cache
def _speaker_nouns() -> dict[str, str]:
    return {folded(row["noun"]): row["kind"] for row in lexicon("speaker_nouns")}


@cache
def nouns_of(*kinds: str) -> frozenset[str]:
    """The folded nouns that can speak, of some kinds, without ال."""
    return frozenset(noun for noun, kind in _speaker_nouns().items() if kind in kinds)


@cache
def common() -> frozenset[str]:
    """The words of `common_words.tsv`, which are no names."""
    return frozenset(word for row in lexicon("common_words") for word in alternatives(row["words"]))


@lru_cache(maxsize=65536)
def speaker_noun(word: str) -> str | None:
    """The kind of a common noun that can speak (`speaker_nouns.tsv`), with or without ال or a possessor («مكتبه»)."""
    table = _speaker_nouns()
    found = table.get(word) or table.get(without_article(word))
    if found is None and word.endswith("ين"):
        found = table.get(without_article(word)[:-2] + "ون")
    if found is None and word.removesuffix("ا").endswith("و"):
        found = table.get(word.removesuffix("ا") + "ن")  # «منظمو المهرجان»
    if found is not None or len(word) < 5 or without_article(word) in group("own-teh"):
        return found
    if sound_plural(word) and not word.endswith("يون"):
        return "source"
    for pronoun in (*OBJECT_PRONOUNS, "نا"):
        if word.endswith(pronoun):
            owned = word.removesuffix(pronoun)
            if owned.endswith(("او", "اي")):
                return table.get(owned) or table.get(owned[:-1] + "ء")  # «زملاؤه»، «أعضائها»
            return table.get(owned) or (table.get(owned[:-1] + "ه") if owned.endswith("ت") else None)
    return None


@cache
def plurals() -> frozenset[str]:
    """Folded plurals for people that can speak: «سكان», «خبراء», with and without ال; those in ون and ين among them."""
    nouns = {noun for noun, kind in _speaker_nouns().items() if kind == "source"}
    many = {noun for noun in nouns if noun.endswith(("ون", "ين"))} | (group("people") & nouns)
    many |= {noun[:-2] + "ين" for noun in many if noun.endswith("ون")}
    return frozenset(many | {"ال" + noun for noun in many})


def sound_plural(word: str) -> bool:
    """«عسكريون»، «عاملون»، «منتجون»: an indefinite plural that only people have; not «قانون»، «يقولون»."""
    if not word.endswith("ون") or len(word) < 6 or word.startswith(("ال", "لل")) or word in group("own-noon"):
        return False
    return word.endswith("يون") or ((word[0] == "م" or word[1] == "ا") and word[0] not in "يتن")


@cache
def _stances() -> frozenset[str]:
    return frozenset(folded(row["noun"]) for row in lexicon("stance_nouns"))


@lru_cache(maxsize=65536)
def stance(word: str) -> bool:
    """Whether a folded word is a noun that opens a content as object («ضرورة، رفضه»)."""
    for bare in {word, without_article(word)}:  # «التزامها» begins with no article
        stems = (bare, bare[:-1], bare[:-2], bare[:-2] + "ه", bare[:-1] + "ه" if bare.endswith("ت") else bare)
        if any(stem in _stances() for stem in stems if len(stem) > 2):
            return True
    return False


@lru_cache(maxsize=32768)
def bare_noun(word: str) -> str:
    """A word without the و that joins it, where the rest is a noun that can speak."""
    joined = word.startswith("و") and len(word) > 3 and word not in own_waw() and speaker_noun(word) is None
    return word[1:] if joined else word


@cache
def women() -> frozenset[str]:
    """The folded given names of women."""
    return frozenset(folded(row["name"]) for row in lexicon("women_names"))


def dual_noun(word: str) -> str | None:
    """The noun that can speak of which a word is the dual: رئيس for «الرئيسان»، «الرئيسين»، «رئيسي»; شركة for «الشركتان»."""
    bare = without_article(word)
    for ending in ("ين", "ان", "" if word.startswith("ال") else "ي"):
        stem = bare.removesuffix(ending)
        if ending and bare != stem:
            singular = stem[:-1] + "ه" if stem.endswith("ت") else stem
            if speaker_noun(stem) is not None or speaker_noun(singular) is not None:
                return stem if speaker_noun(stem) is not None else singular
    return None


def close_to(word: str) -> bool:
    """«مقربة»، «قريبا»: with «من» it tells to whom a source is close."""
    return word.removesuffix("ه").removesuffix("ا") in group("close-to")
