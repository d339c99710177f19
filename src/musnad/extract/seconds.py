"""A second article below the first one's last paragraph: a head line of any wording, a headline, a byline perhaps, and its text."""

from musnad.extract import furniture, openings
from musnad.extract.likeness import begins
from musnad.extract.openings import Opening, is_open, is_text
from musnad.extract.units import ends_sentence, is_headline
from musnad.extract.walk import Walk

HEAD_WORDS = 6
TITLE_LEAST, TITLE_MOST = 4, 16  # words of the headline
HEAD_LINES = 3  # lines of author, place and day between headline and text
_META = frozenset({"byline", "date"})


def below(walk: Walk, index: int) -> Opening | None:
    """The article that the line at `index` heads, or None where the one above goes on.

    A head that names no other news needs a byline below the headline: sub-headings and heads of lists have none.
    """
    scene, title = walk.scene, index + 1
    head = scene.units[index]
    cue = furniture.is_cue(head)
    if head.prose or head.bullet or head.heading_tag or head.size > HEAD_WORDS or not (cue or head.text.endswith(":")):
        return None
    if not _has_ended(walk, index) or not _may_be_title(walk, title):
        return None
    body = title + 1
    while body < min(len(scene.units), title + 1 + HEAD_LINES) and _is_meta(walk, body):
        body += 1
    credited = body > title + 1
    if not is_text(scene, body) or not (credited or cue) or begins(scene.units[body]) < 0:
        return None
    opening = Opening(title, body)
    return opening if openings.is_new(scene, opening, walk.known, openings.CLOSED if credited else openings.LISTED) else None


def _has_ended(walk: Walk, index: int) -> bool:
    """Whether the last line of the article above, site lines left out, ends a sentence."""
    above = (i for i in range(index - 1, -1, -1) if walk.found[i][0] not in {"footer", "tags", "related", "byline", "date"})
    last = next(above, None)
    return last is not None and walk.found[last][0] == "body" and ends_sentence(walk.scene.units[last].text)


def _may_be_title(walk: Walk, index: int) -> bool:
    if index >= len(walk.scene.units) or not is_open(walk.scene, index):
        return False
    unit = walk.scene.units[index]
    return is_headline(unit) and not unit.bullet and TITLE_LEAST <= unit.size <= TITLE_MOST


def _is_meta(walk: Walk, index: int) -> bool:
    clue = walk.scene.clues[index]
    return index in walk.scene.bylines if clue is None else clue.label in _META
