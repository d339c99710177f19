"""Where an article begins: its headline and its first paragraph, told from teasers and from an article that goes on."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from musnad.extract.clutter import Clue
from musnad.extract.likeness import begins, keys, sample, share
from musnad.extract.units import Unit, ends_sentence, is_headline

NEAR = 6  # lines among which the first two paragraphs of an article stand
HEAD = 40  # lines above the first paragraph among which a named headline is looked for
LIST = 60  # lines of a list that are looked at
EXCERPT = 250  # characters of the longest excerpt below a teaser
LISTED, CLOSED, UNMARKED = 0.0, 1.5, -5.0
NAMED = 3.0  # evidence of a headline that the markup calls the page's
USUAL = 0.4  # evidence of standing where a headline usually stands, as a share of its words
SHORTEST = 3  # a headline of so few words has to be repeated below
FEW = 6  # lines above the first paragraph among which the headline is looked for


class Opening(NamedTuple):
    title: int | None
    body: int  # first paragraph


class Scene(NamedTuple):
    """The page's lines with what each says of itself, and what is known of the page's headline."""

    units: Sequence[Unit]
    clues: Sequence[Clue | None]
    titles: frozenset[int]  # lines that markup, manifest or address call the headline
    bylines: frozenset[int]  # lines that would be bylines at a place for one
    named: bool  # the outlet is known, so that no short line at the head can be its name
    borders: Sequence[int]  # for each line, the next one at or below it that heads a list or ends an article
    texts: Sequence[int]  # for each line, the next one at or below it that is running text


def scene(
    units: Sequence[Unit], clues: Sequence[Clue | None], titles: frozenset[int], bylines: frozenset[int], named: bool
) -> Scene:
    """The page as the zones are read from it."""
    borders = _next([clue is not None and (bool(clue.opens) or clue.closes) for clue in clues])
    texts = _next([unit.prose and _is_silent(clue) for unit, clue in zip(units, clues, strict=True)])
    return Scene(units, clues, titles, bylines, named, borders, texts)


def _next(marked: Sequence[bool]) -> Sequence[int]:
    """For each index, and for the one behind the last, the next that is marked; the length where none is."""
    found = [len(marked)] * (len(marked) + 1)
    for index in range(len(marked) - 1, -1, -1):
        found[index] = index if marked[index] else found[index + 1]
    return found


def _is_silent(clue: Clue | None) -> bool:
    return clue is None or (clue.soft and clue.label != "related")


def is_open(scene: Scene, index: int) -> bool:
    """Whether a line may belong to an article: it says nothing else of itself."""
    clue = scene.clues[index]
    return clue is None or clue.soft


def is_text(scene: Scene, index: int) -> bool:
    """Whether a line is running text of some article."""
    return index < len(scene.units) and scene.texts[index] == index


def find(scene: Scene, start: int, listed: bool) -> Opening | None:
    """The next beginning of an article at or after `start` and before the next heading of a list or end of an article.

    listed: whether links stand there, whose excerpts are no article.
    """
    body, stop = scene.texts[start], scene.borders[start]
    if body >= stop or (listed and _are_excerpts(scene, body, stop)):
        return None
    return Opening(_title(scene, start, body, body, listed), body)


def first(scene: Scene) -> Opening | None:
    """The beginning of the page's own article. Tags or teasers may stand between its headline and its text."""
    start = 0
    while (opening := find(scene, start, listed=False)) is None:
        start = scene.borders[start] + 1
        if start >= len(scene.units):
            return None
    above = _title(scene, 0, scene.borders[0], opening.body, listed=False) if start else None
    if above is None:
        return opening
    text = _sample_at(scene, opening.body)
    scores = [share(keys(scene.units[index].words), text) for index in (above, opening.title) if index is not None]
    return opening._replace(title=above) if len(scores) == 1 or scores[0] + USUAL >= scores[1] else opening


def _sample_at(scene: Scene, body: int) -> frozenset[str]:
    """The keys of the first paragraphs at `body`."""
    near = range(body, min(len(scene.units), body + NEAR))
    return sample([scene.units[index] for index in near if is_text(scene, index)])


def _are_excerpts(scene: Scene, start: int, stop: int) -> bool:
    """Whether the running text between two borders is a list's: one short piece below each of several headlines."""
    runs: list[list[Unit]] = []
    for index in range(start, min(stop, start + LIST)):
        if is_text(scene, index):
            if runs and index > start and is_text(scene, index - 1):
                runs[-1].append(scene.units[index])
            else:
                runs.append([scene.units[index]])
    cut_off = [unit for run in runs for unit in run if unit.text.rstrip(" )]").endswith(("...", "…", ".."))]
    if any(len(run) > 1 for run in runs):
        return False
    short = all(len(run[0].text) < EXCERPT for run in runs)
    return short and (len(cut_off) == len(runs) or (len(runs) > 1 and not all(ends_sentence(run[0].text) for run in runs)))


def _title(scene: Scene, start: int, stop: int, body: int, listed: bool) -> int | None:
    """The headline between two lines for the text at `body`: the one the page names, else the likeliest line.

    The paragraphs below repeat a headline's words; at the head of a page it stands first, below a list of links last.
    """
    near = [index for index in range(max(start, stop - HEAD), stop) if is_open(scene, index)]
    named = [index for index in near if index in scene.titles]
    if named:
        return named[0]
    units, text = scene.units, _sample_at(scene, body)
    scores = {index: share(keys(units[index].words), text) for index in near[-FEW:] if _may_be_title(scene, index)}
    sure = scene.named or (listed and len(scores) == 1)
    able = [index for index, score in scores.items() if units[index].size > SHORTEST or score or sure]
    able = [i for i in able if i not in scene.bylines] or [i for i in able if units[i].size > SHORTEST + 1]
    if not able:
        return None if listed else _word(scene, near)
    long = [index for index in able if units[index].size > SHORTEST or scores[index]]  # a name above the headline is short
    usual = (long or able)[-1 if listed else 0]
    return max(able, key=lambda index: (scores[index] + USUAL * (index == usual), -index))


def _word(scene: Scene, near: Sequence[int]) -> int | None:
    """The only line above the text, where it is one word: columns have such headlines. The outlet's name is known there."""
    silent = [index for index in near if scene.clues[index] is None]
    if not scene.named or len(silent) != 1 or silent[0] in scene.bylines:
        return None
    unit = scene.units[silent[0]]
    return silent[0] if unit.size == 1 and not unit.bullet and not unit.text.endswith(":") else None


def _may_be_title(scene: Scene, index: int) -> bool:
    unit = scene.units[index]
    return is_headline(unit) and not unit.bullet and not _is_section(scene, index)


def _is_section(scene: Scene, index: int) -> bool:
    clue = scene.clues[index]
    return clue is not None and clue.label == "section"


def is_new(scene: Scene, opening: Opening, known: AbstractSet[str], prior: float) -> bool:
    """Whether an opening is another article's and not the one before going on. Positive evidence is for another article.

    known: the keys of the article above. prior: the evidence of what stands between (LISTED, CLOSED, UNMARKED).
    """
    units = scene.units
    below = [units[i] for i in range(opening.body, min(len(units), opening.body + NEAR)) if is_text(scene, i)]
    head = keys(units[opening.title].words) if opening.title is not None else frozenset[str]()
    text = sample(below[:2])
    score = prior + 1.5 * begins(units[opening.body])
    score += 3.0 * (share(head, text) - 0.3) if head else -0.5
    score -= 2.5 * (share(text, known) - share(text, head) - 0.25)
    if opening.title in scene.titles:
        score += NAMED
    return score > 0
