"""Short lines among the paragraphs of an article that are none of its headings: told by their links, pictures and the markup."""

from musnad.extract import voice
from musnad.extract.clutter import Clue
from musnad.extract.units import Unit, ends_sentence
from musnad.model import Label

MARKUP = "row:clutter_markup.tsv:"
HEAD_WORDS = 6  # in front of the link that fills the rest of a line
LINK_WORDS = 4  # of the shortest link that is a headline
PARTLY, WHOLLY = 0.5, 0.85  # shares of a line that is a link
CAPTION_LEAST, CAPTION_MOST = 3, 16  # words of a caption
OURS = 0.6  # weight of a site's words for what is its own
_BOLD = frozenset({"b", "strong", "th", "dt", "legend"})
_QUOTES = frozenset('«»"“”')


def told(unit: Unit, clue: Clue | None, label: Label, near: tuple[Unit | None, Unit | None]) -> Clue | None:
    """What a line is that the classifier takes for `label`, a heading or a paragraph; None where it may be right.

    near: the next paragraphs above and below it.
    """
    if unit.prose or unit.heading_tag or not unit.tag:
        return None
    if clue is not None and not clue.soft:
        return clue if clue.label == "footer" and clue.why.startswith(MARKUP) else None
    if label == "heading" and clue is not None and clue.label == "footer" and _names_own(unit):
        return clue
    if None not in near and _leads_away(unit):
        return Clue("related", "rule:link-between-paragraphs")
    return Clue("footer", "rule:below-a-picture") if _is_caption(unit, near) else None


def _names_own(unit: Unit) -> bool:
    """Whether a line names what is the site's own, outside of quotation marks."""
    return voice.weights(unit.words).get("ours", 0.0) >= OURS and _QUOTES.isdisjoint(unit.text)


def _leads_away(unit: Unit) -> bool:
    """Whether a line is a link to another article, with a few words in front of it at most."""
    if unit.bullet or unit.share < PARTLY or ends_sentence(unit.text):
        return False
    if unit.share > WHOLLY:
        return unit.size > LINK_WORDS
    head = len(unit.text[: round((1 - unit.share) * len(unit.text))].split())
    return head <= HEAD_WORDS and unit.size - head >= LINK_WORDS


def _is_caption(unit: Unit, near: tuple[Unit | None, Unit | None]) -> bool:
    """Whether a line below a picture has the markup of a paragraph, and is no sentence."""
    if not unit.picture or not CAPTION_LEAST <= unit.size <= CAPTION_MOST or ends_sentence(unit.text):
        return False
    if unit.bullet or unit.text[-1] in ":؟?!" or not _BOLD.isdisjoint(unit.path.split(" ")[-2:]):
        return False
    return any(other is not None and other.path == unit.path for other in near)
