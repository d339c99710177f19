"""Which articles tell one happening (a story), and which stories belong to one affair (a saga).

Pairs of articles that share telling words are compared by a table of small functions, each a number; their weights stand in
`story_weights.tsv`. Articles are then put together while the mean over all pairs of two groups stays above zero, so that one
odd likeness never joins two stories.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from math import fsum

from musnad.gather.clusters import average_link
from musnad.gather.stories.profiles import Profile, profiles, share
from musnad.gather.stories.slugs import headlines, story_id, unique_ids
from musnad.model import PageMarks
from musnad.tables import Tables, lexicon

TELLING = 14  # the most telling words of an article by which its candidates are found
SHARED = 2  # so many of them two articles must share
NEIGHBOURS = 120  # articles after it, by day, with which a word proposes to compare an article
STORY_DAYS, SAGA_DAYS = 6, 500  # between two articles of one story, two stories of one affair
MOST_COMPARED = 30  # articles of a story among which the typical one is sought


def _text(a: Profile, b: Profile) -> float:
    return fsum(a.vector[word] * b.vector[word] for word in a.vector.keys() & b.vector.keys())


def _headline(a: Profile, b: Profile) -> float:
    return (share(a.title, b.words) + share(b.title, a.words)) / 2


def _lead(a: Profile, b: Profile) -> float:
    here, there = share(a.news, b.news.keys()), share(b.news, a.news.keys())
    return 2 * here * there / (here + there) if here + there else 0.0


def _told(a: Profile, b: Profile) -> float:
    return (share(a.news, b.words) + share(b.news, a.words)) / 2


def _names(a: Profile, b: Profile) -> float:
    both = len(a.names) + len(b.names)
    return 2 * len(a.names & b.names) / both - 0.4 if a.names and b.names else 0.0


def _figures(a: Profile, b: Profile) -> float:
    if not a.figures or not b.figures:
        return 0.0
    return 0.5 if a.figures & b.figures else -1.0


def _happened(a: Profile, b: Profile) -> float:
    if a.happened is None or b.happened is None:
        return 0.0
    return 0.4 if a.happened == b.happened else -1.0


def _gap(a: Profile, b: Profile) -> float:
    """Days between what two articles tell, where both name its day, else between the articles: who looks back tells of the same."""
    if a.happened and b.happened:
        return float(abs((date.fromisoformat(a.happened) - date.fromisoformat(b.happened)).days))
    return _days_between(a, b)


def _days_between(a: Profile, b: Profile) -> float:
    return float(abs((a.day - b.day).days)) if a.day and b.day else 0.0


EVIDENCE: Mapping[str, Callable[[Profile, Profile], float]] = {
    "one": lambda a, b: 1.0,
    "text": _text,
    "headline": _headline,
    "lead": _lead,
    "told": _told,
    "names": _names,
    "figures": _figures,
    "happened": _happened,
    "gap": _gap,
    "page": lambda a, b: float(a.page == b.page),
}


@cache
def _weights(column: str) -> tuple[tuple[str, float], ...]:
    return tuple((row["evidence"], weight) for row in lexicon("story_weights") if (weight := float(row[column])))


def likeness(a: Profile, b: Profile, column: str = "story") -> float:
    """How far two articles speak of one happening (column "story") or one affair ("saga"): above 0 for yes."""
    return sum(weight * EVIDENCE[evidence](a, b) for evidence, weight in _weights(column))


def group(pages: Sequence[PageMarks], tables: Tables) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The story of each article (by PAGE#number), the saga of each story, and why, by article key."""
    articles = profiles(pages)
    stories = average_link(len(articles), _candidates(articles, STORY_DAYS), lambda i, j: likeness(articles[i], articles[j]))
    titles = headlines(pages)
    ids = unique_ids([story_id([articles[i] for i in members], titles) for members in stories])
    story = {articles[i].key: ids[n] for n, members in enumerate(stories) for i in members}
    why = {articles[i].key: _why(articles[i], [articles[j] for j in members if j != i]) for members in stories for i in members}
    heads = [_typical([articles[i] for i in members]) for members in stories]
    sagas = average_link(len(heads), _candidates(heads, SAGA_DAYS), lambda i, j: likeness(heads[i], heads[j], "saga"))
    saga = {ids[n]: f"saga-{ids[min(members)]}" if len(members) > 1 else ids[n] for members in sagas for n in members}
    return story, saga, why


def _candidates(articles: Sequence[Profile], days: int) -> set[tuple[int, int]]:
    """Pairs of articles of about the same days that share telling words, found through an index of those words."""
    index: dict[str, list[int]] = {}
    for number in sorted(range(len(articles)), key=lambda number: articles[number].day or date.min):
        vector = articles[number].vector
        for word in sorted(vector, key=lambda word: (-vector[word], word))[:TELLING]:
            index.setdefault(word, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in index.values():
        for place, first in enumerate(numbers):
            shared.update((min(first, other), max(first, other)) for other in numbers[place + 1 : place + 1 + NEIGHBOURS])
    return {(i, j) for (i, j), count in shared.items() if count >= SHARED and _days_between(articles[i], articles[j]) <= days}


def _typical(members: Sequence[Profile]) -> Profile:
    """The article of a story that is most like the others: it stands for the story where stories are compared."""
    few = members[:MOST_COMPARED]
    return max(few, key=lambda a: sum(_text(a, b) for b in few))


def _why(article: Profile, others: Sequence[Profile]) -> str:
    """Which evidence weighed most with the nearest article of the story."""
    if not others:
        return "rule:alone"
    nearest = max(others[:MOST_COMPARED], key=lambda other: likeness(article, other))
    parts = {name: weight * EVIDENCE[name](article, nearest) for name, weight in _weights("story") if name != "one"}
    strong = sorted(parts, key=lambda name: -abs(parts[name]))[:3]
    said = ", ".join(f"{name} {parts[name]:+.1f}" for name in strong)
    return f"row:story_weights.tsv: with {nearest.key} {likeness(article, nearest):+.1f} ({said})"
