"""Words as keys that survive inflection: a light stem without weak letters, and how much each tells.

A key is no root and no lemma. It puts تعزيز, تتعزز and وتعززت together and makes a few wrong marriages (عالم, علم);
that is good enough to propose a likeness, and nothing here ever decides alone.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import exp, log

from musnad.arabic import ARTICLES, folded, readings, without_article
from musnad.model import Token
from musnad.tables import alternatives, lexicon

_ENDINGS = ("هما", "تين", "تان", "ها", "هم", "نا", "ات", "ون", "ين", "ان", "يه", "يا", "وا", "ه", "ي", "ا", "ت")
_LONG_ONLY = frozenset({"ان", "نا", "ت"})  # endings that short words have in their root: إعلان, بنت
_FORMS = ("م", "ا")
_VERB = ("سي", "ست", "سن", "يت", "تت", "ي", "ت", "ن")
_WEAK = tuple(str.maketrans("", "", letters) for letters in ("اوي", "اي", "ا"))  # tried in this order
UNSEEN = 9.0  # what a word tells that the background has never seen; the rarest kept word tells 7.8
BACKGROUND = 10138  # articles behind the background's figures


@cache
def _background() -> Mapping[str, float]:
    """How much each key tells (the natural logarithm of all articles to those that hold it)."""
    found = {word: float(row["weight"]) for row in lexicon("stem_weights") for word in alternatives(row["keys"])}
    shares: dict[str, float] = {}
    for word, head in _classes().items():
        shares[head] = shares.get(head, 0.0) + exp(-found.get(word, UNSEEN))
    return {**found, **{head: -log(share) for head, share in shares.items()}}


@cache
def _classes() -> Mapping[str, str]:
    """The key that stands for each synonym: the first of its row."""
    found: dict[str, str] = {}
    for row in lexicon("synonyms"):
        head = raw_key(folded(row["word"]))
        for word in (row["word"], *alternatives(row["synonyms"])):
            found.setdefault(raw_key(folded(word)), head)
    return found


@cache
def _forms() -> Mapping[str, str]:
    """The key that stands for a form whose own key is too coarse."""
    rows = lexicon("synonym_forms")
    return {folded(form): raw_key(folded(row["word"])) for row in rows for form in alternatives(row["forms"])}


@lru_cache(maxsize=65536)
def raw_key(form: str) -> str:
    """A folded word without article, endings, verb prefix and weak letters, where enough stays.

    Also without the letter that begins participles and nouns of the form أفعال.
    """
    form = _cut(form, ARTICLES, 2)
    for _ in range(2):
        ending = next((e for e in _ENDINGS if form.endswith(e) and len(form) - len(e) >= (4 if e in _LONG_ONLY else 3)), "")
        form = form[: len(form) - len(ending)]
    form = _cut(_cut(form, _VERB, 3), _FORMS, 3)
    return next((bare for weak in _WEAK if len(bare := form[:1] + form[1:].translate(weak)) >= 3), form)


def _cut(form: str, prefixes: Iterable[str], least: int) -> str:
    """The word without the first of the prefixes that it has, where at least so many letters stay."""
    return form[len(next((p for p in prefixes if form.startswith(p) and len(form) - len(p) >= least), "")) :]


@lru_cache(maxsize=65536)
def key(form: str) -> str:
    """The key of a folded word: its proclitics cut where what stays is the better known word, synonyms made one."""
    for _, rest in readings(form):
        if (head := _forms().get(without_article(rest))) is not None:
            return _classes().get(head, head)
    best = raw_key(form)
    if form[:1] in "وفبلكس" and len(form) >= 4 and not form.startswith(ARTICLES):
        rest = raw_key(form[1:])
        known = _background()
        if known.get(rest, UNSEEN) < known.get(best, UNSEEN) or (form[0] == "و" and len(form) >= 6 and best not in known):
            best = rest
    return _classes().get(best, best)


@lru_cache(maxsize=65536)
def tells(word: str) -> float:
    """How much a key tells, by the background alone; a number tells as much as a rare name."""
    return 6.0 if word.isdecimal() else _background().get(word, UNSEEN)


def keys(tokens: Iterable[Token]) -> list[str]:
    """The keys of the words among tokens, in their order, punctuation left out."""
    return [key(token.form) for token in tokens if token.form[0].isalnum()]


def weights(documents: Iterable[Iterable[str]]) -> dict[str, float]:
    """How much each key of these documents tells, by the background and the documents together."""
    counts: dict[str, int] = {}
    total = BACKGROUND
    for document in documents:
        total += 1
        for word in set(document):
            counts[word] = counts.get(word, 0) + 1
    return {word: log(total / (count + BACKGROUND * exp(-tells(word)))) for word, count in counts.items()}
