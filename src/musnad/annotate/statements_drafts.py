"""A statement while its passage is still being read: token ranges instead of offsets."""

from dataclasses import dataclass, replace

from musnad.annotate.statements_acts import decide
from musnad.annotate.statements_content import Marker, content_end, kind
from musnad.annotate.statements_cues import Cue, CueForm
from musnad.annotate.statements_scene import Scene
from musnad.arabic import is_word
from musnad.model import Act, Party, Span, Statement, Token


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement by token range; `cut` letters of the first token are left out."""

    start: int
    end: int
    cut: int
    cue: Token | None
    form: CueForm | None  # of the verb whose subject the speaker is
    act: Act
    own: bool  # the link holds a pronoun for the speaker
    speaker: tuple[Party, ...]
    carriers: tuple[Party, ...]
    why: str

    def span(self, scene: Scene) -> tuple[int, int]:
        """Where the content stands in the page."""
        _, start, end = kind(scene, self.start, self.end)
        return scene.tokens[start].start + (self.cut if start == self.start else 0), scene.tokens[end - 1].end

    def statement(self, scene: Scene, name: str) -> Statement:
        """The finished statement."""
        how, start, end = kind(scene, self.start, self.end)
        begin, finish = self.span(scene)
        cue = Span(self.cue.start, self.cue.end) if self.cue is not None else None
        act = decide(scene, start, end, self.act, own=self.own)
        return Statement(name, begin, finish, how, act, cue, self.speaker, self.carriers, self.why)


def by_cue(scene: Scene, cue: Cue, speaker: tuple[Party, ...], carriers: tuple[Party, ...], link: str) -> Draft:
    """A draft without content yet, of the verb of a cue."""
    verb = cue.form.verb
    return Draft(
        0, 0, 0, scene.tokens[cue.index], cue.form, verb.act, False, speaker, carriers, f"row:cues.tsv:{verb.lemma}/{link}"
    )


def with_content(scene: Scene, marker: Marker, end: int, draft: Draft) -> Draft | None:
    """The draft with its content, or None where no word is left of it."""
    if marker.index >= end:
        return None
    _, start, stop = kind(scene, marker.index, end)
    if start >= stop or not any(is_word(scene.tokens[i]) for i in range(start, stop)):
        return None
    return replace(draft, start=marker.index, end=end, cut=marker.cut, own=marker.own, act=marker.act or draft.act)


def reach(scene: Scene, marker: Marker, outer: Cue) -> int:
    """The end of the content that a marker opens; after a colon without quotation marks, of the passage."""
    if marker.index >= len(scene.tokens):
        return marker.index
    colon = marker.link == "colon" and marker.index not in scene.quotes
    return content_end(scene, marker.index, outer, colon=colon)
