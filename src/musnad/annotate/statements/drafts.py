"""A statement while its passage is still being read: token ranges instead of offsets."""

from dataclasses import dataclass, replace

from musnad.annotate.statements.acts import decide
from musnad.annotate.statements.bounds import content_end
from musnad.annotate.statements.cues import Cue, CueForm
from musnad.annotate.statements.homographs import other_that
from musnad.annotate.statements.links import Marker
from musnad.annotate.statements.quoted_names import speaks
from musnad.annotate.statements.scene import Scene
from musnad.annotate.statements.words import COMMAS, THAT
from musnad.arabic import is_word
from musnad.model import Act, Kind, Party, Span, Statement, Token

_DOUBLED = frozenset("'’>}")  # a sign written twice leaves one inside the pair
_TRAILING = frozenset({"،", ",", ".", ":", "؛", "-", "–", "وذلك", '"', "»", "”"})  # ends no content outside a quotation
_MARKS = frozenset('"»«”“')
_CLAUSES = frozenset({"that", "quote", "colon", "voice", "ask", "comma"})  # links after which a whole clause stands
RECENT = 24  # statements in one sentence; more stand only in hostile text


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
    until: int | None = None  # where a quotation ends that closes on a later line

    def span(self, scene: Scene) -> tuple[int, int]:
        """Where the content stands in the page."""
        _, start, end = kind(scene, self.start, self.end)
        finish = scene.tokens[end - 1].end if self.until is None else self.until
        return scene.tokens[start].start + (self.cut if start == self.start else 0), finish

    def statement(self, scene: Scene, name: str) -> Statement:
        """The finished statement."""
        how, start, end = kind(scene, self.start, self.end)
        begin, finish = self.span(scene)
        cue = Span(self.cue.start, self.cue.end) if self.cue is not None else None
        verb = self.form.verb if self.form is not None else None
        act = decide(scene, (start, end), self.act, verb, own=self.own)
        return Statement(name, begin, finish, how, act, cue, self.speaker, self.carriers, self.why)


def recent(found: list[Draft]) -> list[Draft]:
    """The last drafts of a passage, which alone can share a sentence with what is being read."""
    return found[-RECENT:]


def frontier(found: list[Draft], start: int = 0) -> int:
    """The first token that no draft holds yet; `start` where there is none."""
    return max([draft.end for draft in recent(found)]) if found else start


def by_cue(scene: Scene, cue: Cue, speaker: tuple[Party, ...], carriers: tuple[Party, ...], link: str) -> Draft:
    """A draft without content yet, of the verb of a cue."""
    verb = cue.form.verb
    return Draft(
        0, 0, 0, scene.tokens[cue.index], cue.form, verb.act_by(link), False, speaker, carriers, f"row:cues.tsv:{verb.lemma}/{link}"
    )


def with_content(scene: Scene, marker: Marker, end: int, draft: Draft) -> Draft | None:
    """The draft with its content, or None where no word is left of it."""
    if marker.index >= end:
        return None
    _, start, stop = kind(scene, marker.index, end)
    if start >= stop or not any(is_word(scene.tokens[i]) for i in range(start, stop)):
        return None
    if start == marker.index and scene.tokens[start].start + marker.cut >= scene.tokens[stop - 1].end:
        return None  # a clitic alone
    begin, cut = (marker.index, marker.cut) if marker.called is None else (marker.called, 0)
    return replace(draft, start=begin, end=end, cut=cut, own=marker.own, act=marker.act or draft.act)


def reach(scene: Scene, marker: Marker, outer: Cue) -> int:
    """The end of the content that a marker opens; after a colon without quotation marks, of the passage."""
    if marker.index >= len(scene.tokens):
        return marker.index
    close = scene.quotes.get(marker.index, marker.index)
    named = marker.link == "judge" and scene.words[outer.index - 1] in {"ما", "فيما", "وفيما", "بما"}  # «فيما وصفه بأنه "معركة"»
    if (named and close > marker.index) or (marker.link in {"colon", "quote"} and close - marker.index > 4):
        return min(close + 1, len(scene.tokens))
    colon = marker.link == "colon" and marker.index not in scene.quotes
    noun = not colon and marker.link not in _CLAUSES and scene.words[marker.index - 1] not in THAT
    return content_end(scene, marker.index, outer, colon=colon, noun=noun)


def kind(scene: Scene, start: int, end: int) -> tuple[Kind, int, int]:
    """Direct, indirect or mixed, and the range without the quotation marks that surround a direct one."""
    known = scene.kinds.get((start, end))
    if known is None:
        known = scene.kinds[start, end] = _kind(scene, start, end)
    return known


def _kind(scene: Scene, start: int, end: int) -> tuple[Kind, int, int]:
    while start < end and scene.words[end - 1] in _TRAILING and _outside(scene, end - 1):
        end -= 1
    close = scene.quotes.get(start)
    if close is not None and close >= end - 1:
        return "direct", *_within_marks(scene, start, min(close, end))
    if close is None and start + 1 < end and _unclosed(scene, start, end):
        return "direct", start + 1, end
    opening = scene.quote_of[start] if start < len(scene.tokens) else None
    if opening is not None and opening < start and scene.quotes[opening] in {end - 1, end}:
        return "direct", start, min(scene.quotes[opening], end)
    quoted = any(speaks(scene, opening, close) for opening, close in scene.quotes.items() if start <= opening < end)
    return ("mixed" if quoted else "indirect"), start, end


def _unclosed(scene: Scene, start: int, end: int) -> bool:
    """«وقال: » أحرص على …»: whether a content begins with a sign that nothing closes before its last word."""
    after = start and (scene.words[start - 1] == ":" or scene.words[start - 1] in THAT)
    return bool(after) and scene.words[start] in _MARKS and _MARKS.isdisjoint(scene.words[start + 1 : end - 2])


def _outside(scene: Scene, index: int) -> bool:
    """Whether a sign stands in no quotation; where it ends one that was not closed it does neither."""
    opening = scene.quote_of[index]
    return opening is None or (scene.quotes[opening] == index and scene.words[index] in COMMAS | {"."})


def _within_marks(scene: Scene, opening: int, end: int) -> tuple[int, int]:
    """The tokens inside quotation marks, without doubled signs, an «أن» of the reporter, and the stop of an unclosed one."""
    start, sign = opening + 1, scene.words[opening]
    while start < end and scene.words[start] in {sign, "ان", "بان", "انني", "اننا"} and not other_that(scene, start):
        start += 1
    while end > start and (
        scene.words[end - 1] in _DOUBLED or (end == len(scene.tokens) and scene.words[end - 1] in {".", "،", '"', "»", "”", "“"})
    ):
        end -= 1
    return start, end
