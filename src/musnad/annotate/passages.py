"""Lines of article text, cut into tokens once for all layers."""

from musnad.arabic import tokens
from musnad.model import ARTICLE_TEXT, PageMarks, Passage
from musnad.tables import Tables


def find(marks: PageMarks, tables: Tables) -> tuple[Passage, ...]:
    """Every title, summary, heading and body line of the page, in page order."""
    text = marks.page.text
    return tuple(Passage(line, tokens(text, line.start, line.end)) for line in marks.lines if line.label in ARTICLE_TEXT)
