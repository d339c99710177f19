"""Closed classes of words that the statement layer asks for: particles by group, nouns that can speak, nouns of stance."""

from functools import cache, lru_cache

from musnad.arabic import folded, without_article
from musnad.tables import lexicon


@cache
def group(*names: str) -> frozenset[str]:
    """The folded words of one or several groups of `statement_particles.tsv`."""
    rows = lexicon("statement_particles")
    return frozenset(folded(row["word"]) for row in rows if not set(names).isdisjoint(row["groups"].split()))


OBJECT_PRONOUNS = ("ه", "ها", "هم", "هما")
COMMAS = frozenset({"،", ","})


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name or a description."""
    return tuple(folded(text).split())


@cache
def own_waw() -> frozenset[str]:
    """Folded words that begin with a و of their own."""
    return frozenset(folded(row["word"]) for row in lexicon("brief_waw"))


LIKE = frozenset({"كما", "مثلما"})
THAT = group("that")
OWN_PRONOUN = group("that-own")


@cache
def _particles() -> dict[str, str]:
    return {folded(row["particle"]): row["after"] for row in lexicon("cue_particles")}


def particle_after(word: str) -> str | None:
    """What must stand between an attributing particle («وفقا») and its source, or None for other words."""
    table = _particles()
    found = table.get(word)
    return table.get(word[1:]) if found is None and word[0] in "وف" else found


@lru_cache(maxsize=32768)
def may_attribute(word: str) -> bool:
    """Whether an attribution can begin with a word."""
    return word in LIKE or particle_after(word) is not None


@cache
def _speaker_nouns() -> dict[str, str]:
    return {folded(row["noun"]): row["kind"] for row in lexicon("speaker_nouns")}


@lru_cache(maxsize=32768)
def speaker_noun(word: str) -> str | None:
    """The kind of a common noun that can speak (`speaker_nouns.tsv`), with or without ال or a possessor («مكتبه»)."""
    table = _speaker_nouns()
    found = table.get(word) or table.get(without_article(word))
    if found is None and word.endswith("ين"):
        found = table.get(without_article(word)[:-2] + "ون")
    if found is not None or len(word) < 5:
        return found
    for pronoun in OBJECT_PRONOUNS:
        if word.endswith(pronoun):
            owned = word.removesuffix(pronoun)
            return table.get(owned) or (table.get(owned[:-1] + "ه") if owned.endswith("ت") else None)
    return None


@cache
def _stances() -> frozenset[str]:
    return frozenset(folded(row["noun"]) for row in lexicon("stance_nouns"))


def stance(word: str) -> bool:
    """Whether a folded word is a noun that opens a content as object («ضرورة، رفضه»)."""
    bare = without_article(word)
    stems = (bare, bare[:-1], bare[:-2], bare[:-2] + "ه", bare[:-1] + "ه" if bare.endswith("ت") else bare)
    return any(stem in _stances() for stem in stems if len(stem) > 2)


def bare_noun(word: str) -> str:
    """A word without the و that joins it, where the rest is a noun that can speak."""
    return word[1:] if word.startswith("و") and len(word) > 3 and speaker_noun(word) is None else word
