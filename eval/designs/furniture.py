"""What stands around an article: words in several variants, and the headlines of other articles as teasers."""

import random
import re
from collections.abc import Mapping, Sequence
from html import escape

from designs.articles import Article

_HEX = "0123456789abcdef"
_SENTENCE = re.compile(r"(?<=[.!؟])\s")
LONGEST_LEAD = 70  # words


class Furniture:
    """Draws the site's own words for one page; every draw is escaped for HTML and depends only on the seed."""

    def __init__(self, chance: random.Random, words: Mapping[str, Sequence[str]], others: Sequence[Article]):
        """words: variants by kind, as `words.json` of a folder of designs. others: articles that only lend their headlines."""
        self._chance = chance
        self._words = words
        self._others = chance.sample(others, len(others))

    def word(self, kind: str) -> str:
        """One variant of a kind of words."""
        return escape(self._chance.choice(self._words[kind]), quote=False)

    def words(self, kind: str, count: int) -> list[str]:
        """So many different variants, or all."""
        return [escape(one, quote=False) for one in self._chance.sample(self._words[kind], min(count, len(self._words[kind])))]

    def pick(self, *choices: str) -> str:
        """One of the choices, as it is."""
        return self._chance.choice(choices)

    def maybe(self, share: float = 0.5) -> bool:
        """True in that share of the pages."""
        return self._chance.random() < share

    def number(self, least: int, most: int) -> int:
        """A number between the two, both possible."""
        return self._chance.randint(least, most)

    def teaser(self) -> str:
        """A headline that stands nowhere else on the page."""
        return escape(self._others.pop().title, quote=False)

    def teasers(self, count: int) -> list[str]:
        """Several headlines."""
        return [self.teaser() for _ in range(count)]

    def excerpt(self) -> tuple[str, str]:
        """A headline and the cut beginning of its article."""
        other = self._others.pop()
        return escape(other.title, quote=False), escape(" ".join(other.paragraphs[0].split()[:14]) + "…", quote=False)

    def lead(self, sentences: int = 3) -> tuple[str, str]:
        """A headline and the first sentences of its article, whole unless they are very long."""
        other = self._others.pop()
        words = " ".join(_SENTENCE.split(other.paragraphs[0])[:sentences]).split()
        lead = " ".join(words[:LONGEST_LEAD]) + ("…" if len(words) > LONGEST_LEAD else "")
        return escape(other.title, quote=False), escape(lead, quote=False)

    def story(self) -> tuple[str, list[str]]:
        """A headline and all paragraphs of its article: a further article, of which nothing belongs to the truth."""
        other = self._others.pop()
        return escape(other.title, quote=False), [escape(one, quote=False) for one in other.paragraphs]

    def name(self) -> str:
        """A person: given name and family name."""
        return f"{self.word('given')} {self.word('family')}"

    def code(self, size: int = 6) -> str:
        """Random letters of a generated class or id."""
        return self._chance.choice("abcdefxyz") + "".join(self._chance.choices(_HEX, k=size))
