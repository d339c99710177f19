"""A page with markup read by the learned classifier: labels from its shares, articles from its headlines."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from musnad.arabic import folded
from musnad.extract import context, further, network, signals
from musnad.extract.elements import Floats, Ints
from musnad.extract.openings import Scene
from musnad.extract.signals import LABELS
from musnad.extract.units import Unit, ends_sentence
from musnad.extract.walk import NO_ARTICLE, SIGNS, Reading
from musnad.model import Label

MODEL = "model:lines"
OUTLET = frozenset({"rule:masthead", "rule:outlet-name"})
TEXT = frozenset({"body", "heading", "summary"})
DOUBTFUL = 0.3  # how likely a headline has to be where text stands below it
SURE = 0.7  # how likely a line has to be text of an article
HEADLINE = 0.9  # how likely a headline is that makes doubtful paragraphs below it text
BETWEEN = 0.45  # the same, of a line with text above and below
AMONG = 0.15  # the same, of a paragraph with text of the same markup above and below
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
    shares = _shares(network.load(), seen)
    likely: Floats = shares[:, _TEXT].sum(axis=1) * np.array([bool(unit.words) for unit in scene.units])
    sure = _sure(scene, likely)
    for title in np.flatnonzero(shares[:, LABELS.index("title")] >= HEADLINE).tolist():
        _below(scene, title, likely, sure)
    sure = sure[:, None]
    labels = [LABELS[place] for place in np.where(sure == _IS_TEXT, shares, 0).argmax(axis=1).tolist()]
    titles = _titles(scene, shares, labels, _named(scene, headline))
    titles = sorted({*titles, *further.headlines(scene, labels, titles)})
    for index in titles:
        labels[index] = "title"
    articles = _articles(labels, titles, seen.around)
    for index in _heading_nothing(scene, labels, articles):
        labels[index] = "footer"
    for index, (label, article) in enumerate(zip(labels, articles, strict=True)):
        told, _, why = plain[index]
        outlet = label in NO_ARTICLE and why in OUTLET
        final = "related" if label == "footer" and _heads_list(scene, index - 1, labels) else told if outlet else label
        yield final, None if final in NO_ARTICLE else article, why if told == final else MODEL


def _heading_nothing(scene: Scene, labels: Sequence[Label], articles: Sequence[int]) -> Iterator[int]:
    """Headings below the last text of their article, far from it or in another element: those head lists of the site."""
    last = {article: index for index, (label, article) in enumerate(zip(labels, articles, strict=True)) if label == "body"}
    for index, (label, article) in enumerate(zip(labels, articles, strict=True)):
        text = last.get(article, -1)
        if label == "heading" and (
            index > text + NEAR or (index > text and scene.units[index].nodes[:-1] != scene.units[text].nodes[:-1])
        ):
            yield index


def _heads_list(scene: Scene, index: int, labels: Sequence[Label]) -> bool:
    """Whether a line heads a list of other articles, so that the next line is one of them."""
    clue = scene.clues[index] if index >= 0 else None
    return clue is not None and clue.opens == "list" and clue.label == labels[index] == "related"


def _shares(pair: network.Pair, seen: signals.Signals) -> Floats:
    """How likely each label is for each line."""
    first = network.probabilities(pair.one, seen.rows)
    return network.probabilities(pair.two, np.concatenate([seen.rows, context.of(first, seen.groups)], axis=1))


def _sure(scene: Scene, likely: Floats) -> NDArray[np.bool_]:
    """Lines that are text. likely: how likely each line is.

    A line between two that are text needs less: headings are short, and so are the points of a list; least of all does
    a paragraph of the same markup as both.
    """
    units, clues = scene.units, scene.clues
    sure = likely >= SURE
    points = np.array([_is_point(unit) and clue is None for unit, clue in zip(units, clues, strict=True)], np.bool_)
    told = np.array([clue is not None and not clue.soft and clue.label not in TEXT for clue in clues], np.bool_)
    least = np.where(
        points, 0, np.where([clue is None and unit.prose for unit, clue in zip(units, clues, strict=True)], AMONG, BETWEEN)
    )
    open_ = ~sure & ~told & (likely >= least)
    known, texts = np.flatnonzero(~open_), np.flatnonzero(sure)
    for index in np.flatnonzero(open_).tolist():
        if points[index] or likely[index] >= BETWEEN:
            place = int(np.searchsorted(known, index))
            sure[index] = 0 < place < len(known) and sure[known[place - 1]] and sure[known[place]]
        if not sure[index] and units[index].prose:
            place = int(np.searchsorted(texts, index))
            near = [int(other) for other in texts[max(0, place - 1) : place + 1] if abs(int(other) - index) <= NEAR]
            sure[index] = 0 < place < len(texts) and [units[other].path for other in near] == [units[index].path] * 2
    return sure


def _markup(unit: Unit) -> tuple[str, tuple[int, ...]]:
    return unit.path, unit.nodes[:-1]


def _below(scene: Scene, title: int, likely: Floats, sure: NDArray[np.bool_]) -> None:
    """Make the paragraphs right below a sure headline sure as one, where they are likely on the mean."""
    units = scene.units
    start = next((i for i in range(title + 1, min(title + 1 + NEAR, len(units))) if units[i].prose), len(units))
    end = start
    while end < len(units) and units[end].prose and not units[end].linked and units[end].nodes[:-1] == units[start].nodes[:-1]:
        end += 1
    if end > start and likely[start:end].mean() >= BETWEEN:
        sure[start:end] = True


def _is_point(unit: Unit) -> bool:
    return unit.tag == "li" and not unit.share and ends_sentence(unit.text)


def _named(scene: Scene, headline: str | None) -> list[int]:
    """Lines that stand in what the page's head calls its title."""
    whole = " ".join(folded(headline or "").split())
    if not whole:
        return []
    able = [
        (index, unit)
        for index, unit in enumerate(scene.units)
        if unit.size >= NAMED_WORDS and unit.words and all(word in whole for word in unit.words)
    ]
    return [index for index, unit in able if " ".join(folded(unit.text).split()) in whole]


def _titles(scene: Scene, shares: Floats, labels: list[Label], named: Collection[int]) -> list[int]:
    """The headlines of the articles, the page's own first; other lines that looked like one get their next best label."""
    words = [unit.words for unit in scene.units]
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
        if (
            index > own
            and not _is_inside(scene, texts, index)
            and any(index < text < after for text in texts)
            and any(kept[-1] < text < index for text in texts)
        ):
            labels[index] = "title"
            kept.append(index)
        else:
            labels[index] = _second_best(shares[index], not any(kept[-1] < text < index for text in texts))
    early = [index for index in texts if index < own]
    if len(early) < EARLY * len(texts):
        for index in early:
            labels[index] = "related" if scene.units[index].linked else "footer"
    return kept


def _is_inside(scene: Scene, texts: Sequence[int], index: int) -> bool:
    """Whether a line is a link that stands between two paragraphs of one markup: it leads to another page."""
    place = bisect_left(texts, index)
    unit = scene.units[index]
    if not unit.linked or unit.heading_tag or not 0 < place < len(texts):
        return False
    above, below = texts[place - 1], texts[place]
    return below - above <= NEAR and _markup(scene.units[above]) == _markup(scene.units[below])


def _own_title(scene: Scene, shares: Floats, labels: Sequence[Label], named: Collection[int]) -> int | None:
    """The page's own headline: the one that the page's head names, else the first likely one, best with its text right below."""
    title = LABELS.index("title")
    texts = [index for index, label in enumerate(labels) if label == "body"]
    units = scene.units
    told = [index for index in named if not units[index].linked and (units[index].heading_tag or shares[index, title] > HARDLY)]
    likely = [index for index in range(len(shares)) if shares[index, title] > DOUBTFUL]
    for able in (told, likely):
        headed = [index for index, after in pairwise((*able, len(shares))) if any(index < text < after for text in texts)]
        if able and texts:
            return next((index for index in headed if shares[index, title] > 0.5), (headed or able)[0])
    if not len(shares):
        return None
    best = int(shares[:, title].argmax())
    return best if shares[best, title] >= LIKELY else None


def _second_best(shares: Floats, first: bool) -> Label:
    """What a line is that is no headline. first: whether it stands above its article's text, and so is no heading in it."""
    barred = {"title", "heading"} if first else {"title"}
    return next(LABELS[place] for place in np.argsort(-shares).tolist() if LABELS[place] not in barred)


def _articles(labels: Sequence[Label], titles: Sequence[int], around: Ints) -> list[int]:
    """The number of the article that each line belongs to, were it one of its lines."""
    articles = [0] * len(labels)
    for number, title in enumerate(titles[1:], 1):
        end = _end(labels, title, around)
        start = title
        signs = {"section"} if _signed_below(labels, titles[number - 1], title, end) else SIGNS | {"section"}
        while start > max(0, title - NEAR) and labels[start - 1] in signs:
            start -= 1
        articles[start:end] = [number] * (end - start)
    return articles


def _signed_below(labels: Sequence[Label], above: int, title: int, end: int) -> bool:
    """Whether articles on end are signed below their texts: the one from line `above` on not before, the next one again."""
    text = next((index for index in range(above, title) if labels[index] == "body"), title)
    return SIGNS.isdisjoint(labels[above:text]) and not SIGNS.isdisjoint(labels[title:end])


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
