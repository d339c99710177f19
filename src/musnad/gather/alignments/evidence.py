"""Whether two statements report one utterance or position: a table of small functions, each a number.

Their weights were fitted by `eval/fit_weights.py` on the project's own cases and on the gold pages, story by story held out;
`same_weights.tsv` keeps them with the figures they gave. A likeness of words proposes; speaker, polarity, figures and act decide.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache, lru_cache
from math import fsum

from musnad.arabic import folded
from musnad.gather.alignments.claims import MADE, Claim
from musnad.gather.parties import same_speaker
from musnad.gather.stems import key
from musnad.tables import alternatives, lexicon

ENOUGH = 10.0  # what the words of a content tell that is long enough to be judged by its words alone
RARE_ACTS = frozenset({"condemn", "praise", "deny", "hope"})  # one speaker seldom does these twice in one story
DIFFERENT = -20.0  # the score of statements whose speakers cannot be one


@lru_cache(maxsize=8192)
def _shared(a: Claim, b: Claim) -> float:
    """What the words tell that both hold."""
    return fsum(a.weight[word] for word in a.words & b.words)


def _overlap(a: Claim, b: Claim) -> float:
    return 2 * _shared(a, b) / (a.told + b.told) if a.told and b.told else 0.0


def _contained(a: Claim, b: Claim) -> float:
    """The share of the shorter's words that the longer has, less sure where the shorter is very short."""
    least = min(a.told, b.told)
    return _shared(a, b) / least * min(1.0, least / ENOUGH) if least else 0.0


def _wording(a: Claim, b: Claim) -> float:
    least = min(len(a.trigrams), len(b.trigrams))
    return len(a.trigrams & b.trigrams) / least if least else 0.0


def _act(a: Claim, b: Claim) -> float:
    return 1.0 if a.act == b.act else _act_pairs().get(frozenset((a.act, b.act)), -0.5)


@cache
def _act_pairs() -> Mapping[frozenset[str], float]:
    return {frozenset(row["acts"].split()): float(row["value"]) for row in lexicon("act_pairs")}


def _polarity(a: Claim, b: Claim) -> float:
    """Words alike, but some stand negated in one alone, or one cue denies what the other's asserts."""
    if a.act == b.act == "deny":
        return 0.0
    both = a.words & b.words
    turned = bool((a.negated ^ b.negated) & both and not a.negated & b.negated & both)
    return _overlap(a, b) if turned != (a.flipped != b.flipped) else 0.0


def _figures(a: Claim, b: Claim) -> float:
    return float(bool(a.figures and b.figures and not a.figures & b.figures))


def _hedged(a: Claim, b: Claim) -> float:
    return float(a.hedged != b.hedged)


def _said(a: Claim, b: Claim) -> float:
    """1 where the two were uttered more than a day apart."""
    if a.said is None or b.said is None:
        return 0.0
    return float(max(a.said[0], b.said[0]) > min(a.said[1], b.said[1]) + timedelta(days=1))


def _swapped(a: Claim, b: Claim) -> float:
    """Other words alike, but each has a name or figure that the other lacks: the same said of another."""
    named = a.names - b.names and b.names - a.names
    counted = a.figures - b.figures and b.figures - a.figures
    if not named and not counted:
        return 0.0
    plain, others = ([word for word in one.words if word[0] not in MADE and not word.isdecimal()] for one in (a, b))
    told = fsum(a.weight[word] for word in plain) + fsum(b.weight[word] for word in others)
    return 2 * fsum(a.weight[word] for word in plain if word in b.words) / told if told else 0.0


def _opposed(a: Claim, b: Claim) -> float:
    """1 where one holds a word and the other its opposite."""
    other = b.words - a.words
    return float(any(_opposites().get(word, frozenset()) & other for word in a.words - b.words))


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon("opposites"):
        word = key(folded(row["word"]))
        for other in alternatives(row["opposite"]):
            found.setdefault(word, set()).add(key(folded(other)))
            found.setdefault(key(folded(other)), set()).add(word)
    return {word: frozenset(others) for word, others in found.items()}


def _lead(a: Claim, b: Claim) -> float:
    """A headline's statement and the first or second of the same article's text."""
    return float(a.article == b.article and a.in_title != b.in_title and (b.order if a.in_title else a.order) < 2)


def _follows(a: Claim, b: Claim) -> float:
    """Two statements beside each other in one text: most often the speaker goes on to something else."""
    return float(a.article == b.article and a.in_title == b.in_title and abs(a.order - b.order) == 1)


def _leads(a: Claim, b: Claim) -> float:
    """What two articles of one story tell first, in headline or text."""
    return float(a.article != b.article and a.story == b.story and (a.in_title or a.order == 0) and (b.in_title or b.order == 0))


def _quoted(a: Claim, b: Claim) -> float:
    """A quotation right after a report in other words: most often it says the same again."""
    first, second = sorted((a, b), key=lambda claim: claim.order)
    return float(_follows(a, b) > 0 and not first.direct and second.direct)


EVIDENCE: Mapping[str, Callable[[Claim, Claim], float]] = {
    "one": lambda a, b: 1.0,
    "speaker": lambda a, b: same_speaker(a.speakers, b.speakers),
    "overlap": _overlap,
    "contained": _contained,
    "wording": _wording,
    "act": _act,
    "rare_act": lambda a, b: float(a.act == b.act and a.act in RARE_ACTS),
    "polarity": _polarity,
    "hedged": _hedged,
    "said": _said,
    "figures": _figures,
    "swapped": _swapped,
    "opposed": _opposed,
    "lead": _lead,
    "article": lambda a, b: float(a.article == b.article and a.in_title == b.in_title),
    "leads": _leads,
    "quoted": _quoted,
}


@cache
def _weights() -> tuple[tuple[str, float], ...]:
    return tuple((row["evidence"], float(row["weight"])) for row in lexicon("same_weights"))


def echo(a: Claim, b: Claim) -> bool:
    """Whether one article says the same twice: headline and lead, report and quotation."""
    return bool(a.article == b.article and (_lead(a, b) or _quoted(a, b) or a.words == b.words))


def worth_asking(a: Claim, b: Claim) -> bool:
    """Whether two statements can be one at all: speakers that can be one, and words, a rare act or an article in common."""
    if not (a.words & b.words or a.article == b.article or (a.act == b.act and a.act in RARE_ACTS)):
        return False
    return same_speaker(a.speakers, b.speakers) > 0


def sameness(a: Claim, b: Claim) -> float:
    """How far two statements report one utterance: above 0 for yes."""
    if not same_speaker(a.speakers, b.speakers):
        return DIFFERENT
    return sum(weight * EVIDENCE[name](a, b) for name, weight in _weights())
