"""A page with markup read by the learned classifier: labels from its shares, articles from its headlines."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import numpy as np

from musnad.arabic import folded
from musnad.extract import network, signals
from musnad.extract.elements import Floats, Ints
from musnad.extract.openings import Scene
from musnad.extract.signals import LABELS
from musnad.extract.walk import NO_ARTICLE
from musnad.model import Label

Reading = tuple[Label, int | None, str]

MODEL = "model:lines"
OUTLET = frozenset({"rule:masthead", "rule:outlet-name"})
TEXT = frozenset({"body", "heading", "summary"})
DOUBTFUL = 0.3  # how likely a headline has to be where text stands below it
SURE = 0.85  # how likely a line has to be text of an article
LIKELY = 0.05  # how likely a headline has to be where no line is likelier one than anything else
HARDLY = 0.02  # how likely a line has to be a headline where the page's head names it
NAMED_WORDS = 3  # of the shortest line that a head's title may name
EARLY = 0.3  # share of the page's text that may stand above its headline and is none of it
NEAR = 4  # lines above a further headline whose section, day or author may be its own
_IS_TEXT = np.array([label in TEXT for label in LABELS])
_TEXT = np.flatnonzero(_IS_TEXT)


def read(scene: Scene, plain: Sequence[Reading], headline: str | None) -> Iterator[Reading]:
    """Label, article and reason of each line, in page order.

    plain: how the lines read without their markup. headline: what the page's head calls its title.
    """
    seen = signals.of(scene, [signals.Read(label, article) for label, article, _ in plain])
    one, two = network.load()
    shares = network.probabilities(one, seen.rows)
    shares = network.probabilities(two, np.concatenate([seen.rows, signals.context(shares, seen.groups)], axis=1))
    doubtful = (shares[:, _TEXT].sum(axis=1) < SURE)[:, None] & _IS_TEXT
    labels = [LABELS[place] for place in np.where(doubtful, 0, shares).argmax(axis=1).tolist()]
    titles = _titles(scene, shares, labels, _named(scene, headline))
    articles = _articles(labels, titles, seen.around)
    for index, (label, article) in enumerate(zip(labels, articles, strict=True)):
        told, _, why = plain[index]
        final = told if label in NO_ARTICLE and why in OUTLET else label
        yield final, None if final in NO_ARTICLE else article, why if told == final else MODEL


def _named(scene: Scene, headline: str | None) -> list[int]:
    """Lines that stand in what the page's head calls its title."""
    whole = " ".join(folded(headline or "").split())
    units = enumerate(scene.units)
    return (
        [index for index, unit in units if unit.size >= NAMED_WORDS and " ".join(folded(unit.text).split()) in whole]
        if whole
        else []
    )


def _titles(scene: Scene, shares: Floats, labels: list[Label], named: Collection[int]) -> list[int]:
    """The headlines of the articles, the page's own first; other lines that looked like one get their next best label."""
    words = [" ".join(unit.words) for unit in scene.units]
    texts = [index for index, label in enumerate(labels) if label == "body"]
    title = LABELS.index("title")
    found = [index for index, label in enumerate(labels) if label == "title" or shares[index, title] > DOUBTFUL]
    own = _own_title(scene, shares, labels, named)
    if own is None:
        return []
    labels[own] = "title"
    kept = [own]
    for index in found:
        if index == own or words[index] == words[own]:
            continue
        after = next((other for other in found if other > index and words[other] != words[index]), len(labels))
        if index > own and any(index < text < after for text in texts):
            labels[index] = "title"
            kept.append(index)
        else:
            labels[index] = _second_best(shares[index])
    early = [index for index in texts if index < own]
    if len(early) < EARLY * len(texts):
        for index in early:
            labels[index] = "related" if scene.units[index].linked else "footer"
    return kept


def _own_title(scene: Scene, shares: Floats, labels: Sequence[Label], named: Collection[int]) -> int | None:
    """The page's own headline: the one that the page's head names, else the first likely one, best with its text right below."""
    title = LABELS.index("title")
    texts = [index for index, label in enumerate(labels) if label == "body"]
    told = [index for index in named if shares[index, title] > HARDLY and not scene.units[index].linked]
    likely = [index for index in range(len(shares)) if shares[index, title] > DOUBTFUL]
    for able in (told, likely):
        headed = [index for index, after in pairwise((*able, len(shares))) if any(index < text < after for text in texts)]
        if able and texts:
            return next((index for index in headed if shares[index, title] > 0.5), (headed or able)[0])
    if not len(shares):
        return None
    best = int(shares[:, title].argmax())
    return best if shares[best, title] >= LIKELY else None


def _second_best(shares: Floats) -> Label:
    return next(LABELS[place] for place in np.argsort(-shares).tolist() if LABELS[place] != "title")


def _articles(labels: Sequence[Label], titles: Sequence[int], around: Ints) -> list[int]:
    """The number of the article that each line belongs to, were it one of its lines."""
    articles = [0] * len(labels)
    for number, title in enumerate(titles[1:], 1):
        end = _end(labels, title, around)
        start = title
        while start > max(0, title - NEAR) and labels[start - 1] in {"date", "byline", "section"}:
            start -= 1
        articles[start:end] = [number] * (end - start)
    return articles


def _end(labels: Sequence[Label], title: int, around: Ints) -> int:
    """Where a further article ends: with the page, or with an element of its own that the first one's text surrounds."""
    end = len(labels)
    for node in around[title].tolist():
        held = np.flatnonzero((around == node).any(axis=1))
        first, last = int(held[0]), int(held[-1]) + 1
        texts = [index for index in range(first, last) if labels[index] in TEXT]
        if any(index < title for index in texts):
            break
        if texts and node:
            end = last
    return end
