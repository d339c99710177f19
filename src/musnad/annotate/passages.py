"""Lines of article text, cut into tokens once for all layers."""

from musnad.annotate.names import glued, lexicon
from musnad.arabic import tokens
from musnad.model import ARTICLE_TEXT, PageMarks, Passage
from musnad.tables import Tables


def find(marks: PageMarks, tables: Tables) -> tuple[Passage, ...]:
    """Every title, summary, heading and body line of the page, in page order; words run together are several tokens."""
    text, known = marks.page.text, lexicon.build(tables)
    return tuple(
        Passage(line, tuple(glued.apart(text, tokens(text, line.start, line.end), known)))
        for line in marks.lines
        if line.label in ARTICLE_TEXT
    )
