"""Where the reading of a page stands: what has been labelled, and the article that is being read."""

from dataclasses import dataclass, field

from musnad.extract.likeness import keys
from musnad.extract.openings import Scene
from musnad.model import Label

MENU_WORDS = 4  # shorter lines outside of articles belong to the site, longer ones are teasers
NO_ARTICLE = frozenset({"related", "tags", "footer"})
SIGNS = frozenset({"byline", "date"})  # what tells of an article who wrote it, and when
Reading = tuple[Label, int | None, str]  # of a line: its label, its article, and why


@dataclass(slots=True)
class Walk:
    """Where the reading stands."""

    scene: Scene
    article: int = -1  # number of the article being read; none yet
    inside: bool = False  # in its body
    headline: str = ""  # its words
    closed: bool = False  # something stood below its text that ends an article
    known: set[str] = field(default_factory=set)  # the keys of its paragraphs
    found: dict[int, tuple[Label, int | None, str]] = field(default_factory=dict)

    def put(self, index: int, label: Label, why: str) -> None:
        """Label a line."""
        self.found[index] = (label, None if label in NO_ARTICLE else max(self.article, 0), why)
        if label == "body":
            self.known |= keys(self.scene.units[index].words)
