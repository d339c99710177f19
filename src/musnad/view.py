"""A string that knows where each of its characters stood in another. Views compose."""

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.model import Span


@dataclass(frozen=True, slots=True)
class View:
    """`text[i]` came from `source[starts[i]:ends[i]]`, in code points."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, i: int, j: int) -> Span:
        """Where `text[i:j]` stood in the source.

        Raises IndexError where `i:j` is not inside the text, and for a reversed range.
        """
        if not 0 <= i <= j <= len(self.text):
            raise IndexError(f"{i}:{j} is not inside a text of {len(self.text)} characters")
        if i == j:
            here = self.starts[i] if i < len(self.text) else (self.ends[-1] if self.text else 0)
            return Span(here, here)
        return Span(self.starts[i], self.ends[j - 1])


def whole(text: str) -> View:
    """The view of a text on itself."""
    return View(text, range(len(text)), range(1, len(text) + 1))


def compose(outer: View, inner: View) -> View:
    """`outer` was made from `inner.text`; the result speaks of the source of `inner`."""
    return View(outer.text, [inner.starts[i] for i in outer.starts], [inner.ends[i - 1] for i in outer.ends])
