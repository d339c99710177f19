"""A second article below the first one's last paragraph: a head line of any wording, a headline, a byline perhaps, and its text."""

from musnad.extract import furniture, openings
from musnad.extract.likeness import begins, keys, sample, share
from musnad.extract.openings import Opening, is_open, is_text
from musnad.extract.units import ends_sentence, is_headline
from musnad.extract.walk import SIGNS, Walk

HEAD_WORDS = 6
TITLE_LEAST, TITLE_MOST = 4, 16  # words of the headline
HEAD_LINES = 3  # lines of author, place and day between headline and text
REPEATED = 0.4  # share of the headline's words in the text's first words
FAR = 40  # lines that may stand between the text above and the head
_BESIDE = SIGNS | {"footer", "tags", "related"}


def below(walk: Walk, index: int) -> Opening | None:
    """The article that the line at `index` heads, or None where the one above goes on.

    A head that names no other news needs more below it, as heads of lists have a colon too: a byline, or a text that begins
    like an article and repeats the headline.
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
    if not is_text(scene, body) or begins(scene.units[body]) < 0 or not (credited or cue or _is_told(walk, title, body)):
        return None
    opening = Opening(title, body)
    return opening if openings.is_new(scene, opening, walk.known, openings.CLOSED if credited else openings.LISTED) else None


def _is_told(walk: Walk, title: int, body: int) -> bool:
    """Whether a text begins like an article's first paragraph and tells what the headline says."""
    first = walk.scene.units[body]
    return begins(first) > 0.9 and share(keys(walk.scene.units[title].words), sample([first])) >= REPEATED


def _has_ended(walk: Walk, index: int) -> bool:
    """Whether the last line of the article above ends a sentence; lines of the site, author and day are left out."""
    for above in range(index - 1, max(-1, index - 1 - FAR), -1):
        label, *_ = walk.found.get(above, ("byline" if above in walk.scene.bylines else "body",))
        if label not in _BESIDE:
            return label == "body" and ends_sentence(walk.scene.units[above].text)
    return False


def _may_be_title(walk: Walk, index: int) -> bool:
    if index >= len(walk.scene.units) or not is_open(walk.scene, index):
        return False
    unit = walk.scene.units[index]
    return is_headline(unit) and not unit.bullet and TITLE_LEAST <= unit.size <= TITLE_MOST


def _is_meta(walk: Walk, index: int) -> bool:
    clue = walk.scene.clues[index]
    return index in walk.scene.bylines if clue is None else clue.label in SIGNS
