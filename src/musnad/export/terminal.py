"""A brief on a terminal: story by story, with the numbers of the citations behind every line.

Terminals that know Arabic shape and order it themselves, so letters are left as they are; on a terminal each piece of a page stands
between isolates, so that it cannot disturb the line around it. Into a pipe goes plain text. What a page hides in its text (bidi
controls, escapes to the terminal) is shown by name and never sent.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from musnad.export import words
from musnad.export.safe import plain
from musnad.model import Brief, Cited, Dispute, NameVariants, Rejected, Story, Utterance
from musnad.tables import lexicon

Language = Literal["ar", "en"]

SHOWN = 90  # characters of a citation's words on a terminal; into a pipe they go whole
WAY = " ← "  # from the speaker to the outlet; in a line that runs from right to left it points onward
ISOLATE, RELEASE = "\u2067", "\u2069"


@cache
def _headings() -> dict[str, dict[str, str]]:
    return {row["key"]: {"ar": row["ar"], "en": row["en"]} for row in lexicon("terminal")}


def heading(key: str, language: Language) -> str:
    """A word of the tool's own on a terminal. Raises KeyError where the table has no such row."""
    return _headings()[key][language]


class _Screen:
    """Where to write, and in which language."""

    def __init__(self, console: Console, language: Language) -> None:
        self.console = console
        self.language = language

    def word(self, key: str) -> str:
        return heading(key, self.language)

    def count(self, key: str, number: int) -> str:
        return str(getattr(words.count(key, number), self.language))

    def act(self, act: str) -> str:
        return str(getattr(words.word(f"act.{act}"), self.language))

    def when(self, value: str) -> str:
        return plain(str(getattr(words.when(value), self.language)))

    def said(self, text: str) -> str:
        """Foreign text, made harmless and kept apart from the line that it stands in."""
        harmless = plain(" ".join(text.split()))
        return f"{ISOLATE}{harmless}{RELEASE}" if self.console.is_terminal and harmless else harmless

    def put(self, text: Text, indent: int = 0) -> None:
        """One line; on a terminal it is folded at the width, the indent kept."""
        if self.console.is_terminal:
            self.console.print(Padding(text, (0, 0, 0, indent)))
        else:
            self.console.print(Text(" " * indent).append_text(text), soft_wrap=True)


def show(brief: Brief, console: Console, language: Language = "ar") -> None:
    """Writes every story of a brief, then what it left out and the pages that were not read.

    language: of the tool's own words; the words of the pages stay theirs.
    """
    screen = _Screen(console, language)
    if not brief.stories:
        screen.put(Text(screen.word("empty")))
    headlines = {story.id: story.headline.text for story in brief.stories}
    for story in brief.stories:
        _story(screen, story, [headlines.get(other, other) for other in story.related])
    if brief.doubtful:
        screen.put(Text(""))
        screen.put(Text(screen.count("doubtful", brief.doubtful), style="dim"))
    if brief.rejected:
        _heading(screen, "rejected")
        for rejected in brief.rejected:
            _rejected(screen, rejected)


def _story(screen: _Screen, story: Story, related: Sequence[str]) -> None:
    screen.put(_cited(screen, story.headline, "bold"))
    screen.put(Text(" · ".join(_facts(screen, story)), style="dim"))
    if related:
        screen.put(Text(f"{screen.word('related')}: {_list(screen, related)}", style="dim"))
    _lines(screen, "brief", story.brief)
    if story.utterances:
        _heading(screen, "statements")
        for utterance in story.utterances:
            _utterance(screen, utterance)
    if story.disputes:
        _heading(screen, "disputes")
        said = {utterance.id: utterance for utterance in story.utterances}
        for dispute in story.disputes:
            _dispute(screen, dispute, said)
    _timeline(screen, story.timeline)
    _names(screen, story.names)
    _citations(screen, story)
    screen.put(Text(""))


def _facts(screen: _Screen, story: Story) -> Iterator[str]:
    """When, where, how many outlets, how many sources."""
    yield screen.when(story.day) if story.day else screen.word("undated")
    if story.places:
        yield _list(screen, story.places)
    yield f"{screen.count('outlets', len(story.outlets))}: {_list(screen, story.outlets)}"
    yield screen.count("independent", story.sources)


def _list(screen: _Screen, items: Iterable[str]) -> str:
    return f"{screen.word('comma')} ".join(map(screen.said, items))


def _heading(screen: _Screen, key: str) -> None:
    screen.put(Text(""))
    screen.put(Text(screen.word(key), style="bold cyan"))


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f" [{number}]" for number in numbers)


def _cited(screen: _Screen, line: Cited, style: str = "") -> Text:
    return Text(screen.said(line.text), style=style).append(_numbers(line.citations), style="cyan not bold")


def _lines(screen: _Screen, key: str, lines: tuple[Cited, ...]) -> None:
    if lines:
        _heading(screen, key)
    for line in lines:
        screen.put(Text("• ").append_text(_cited(screen, line)), 2)


def _utterance(screen: _Screen, utterance: Utterance) -> None:
    """The speaker, then each wording with the way it came; wordings that are equal are shown once, with all their ways.

    What only one page has stands on one line.
    """
    if len(utterance.versions) == 1:
        _single(screen, utterance)
        return
    counts = f"{screen.count('outlets', utterance.outlets)} · {screen.count('sources', utterance.sources)}"
    head = Text(screen.said(utterance.speaker), style="bold")
    screen.put(head.append(f"  {screen.act(utterance.act)} · {counts}", style="not bold dim"), 2)
    ways: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for version in utterance.versions:
        ways.setdefault(version.text, []).append((version.chain, version.citation))
    for text, found in ways.items():
        screen.put(Text(f"«{screen.said(text)}»").append(_numbers(dict.fromkeys(number for _, number in found)), style="cyan"), 4)
        for chain in dict.fromkeys(chain for chain, _ in found):
            screen.put(Text(screen.said(WAY.join(chain)), style="dim"), 6)


def _single(screen: _Screen, utterance: Utterance) -> None:
    version = utterance.versions[0]
    line = Text(f"{screen.said(utterance.speaker)} ({screen.act(utterance.act)}): ", style="bold")
    line.append(f"«{screen.said(version.text)}»", style="not bold").append(_numbers([version.citation]), style="cyan not bold")
    screen.put(line.append(f"  {screen.said(WAY.join(version.chain))}", style="not bold dim"), 2)


def _dispute(screen: _Screen, dispute: Dispute, said: Mapping[str, Utterance]) -> None:
    """Both sides in the words of one page each, then which outlets told what."""
    for key in (dispute.claim, dispute.denial):
        side = said.get(key)
        if side and side.versions:
            best = max(side.versions, key=lambda version: len(version.text))
            speaker = best.chain[0] if best.chain else side.speaker  # of these very words; another page may name more speakers
            line = Text(f"{screen.said(speaker)} ({screen.act(side.act)}): ", style="bold")
            line.append(f"«{screen.said(best.text)}»", style="not bold")
            screen.put(line.append(_numbers([best.citation]), style="cyan not bold"), 2)
    for key, outlets in (("told.both", dispute.told_both), ("told.claim", dispute.claim_only), ("told.neither", dispute.neither)):
        if outlets:
            screen.put(Text(f"{screen.word(key)}: {_list(screen, outlets)}", style="dim"), 4)


def _timeline(screen: _Screen, lines: tuple[Cited, ...]) -> None:
    """Full marks for what happened, hollow ones for what is planned."""
    if lines:
        _heading(screen, "timeline")
    for line in lines:
        when = screen.when(line.when) if line.when else screen.word("undated")
        plan = f" ({screen.word('planned')})" if line.planned else ""
        mark = Text(f"{'○' if line.planned else '●'} {when}{plan}: ", style="bold")
        screen.put(mark.append_text(_cited(screen, line, "not bold")), 2)


def _names(screen: _Screen, names: tuple[NameVariants, ...]) -> None:
    several = [name for name in names if len(name.variants) > 1]
    if several:
        _heading(screen, "names")
    for name in several:
        spellings = f"{screen.word('comma')} ".join(f"{screen.said(spelling)} ×{count}" for spelling, count in name.variants)
        screen.put(Text(screen.said(name.name), style="bold").append(f": {spellings}", style="not bold"), 2)


def _citations(screen: _Screen, story: Story) -> None:
    """Every citation: its number, where it stands, whose page it is where that is known, its words."""
    outlets = {version.page: version.outlet for utterance in story.utterances for version in utterance.versions}
    _heading(screen, "notes")
    for citation in story.citations:
        place = f"{screen.said(citation.page)}:{citation.start}-{citation.end}"
        outlet = outlets.get(citation.page)
        whose = f" ({screen.said(outlet)})" if outlet else ""
        text = citation.words
        if screen.console.is_terminal and len(text) > SHOWN:
            text = f"{text[:SHOWN].rstrip()} …"
        line = Text(f"[{citation.number}] ", style="cyan").append(f"{place}{whose} ", style="dim")
        screen.put(line.append(f"«{screen.said(text)}»", style="default"), 2)


def _rejected(screen: _Screen, rejected: Rejected) -> None:
    reason = words.known(f"reason.{rejected.reason}")
    why = str(getattr(reason, screen.language)) if reason else screen.said(rejected.reason)
    screen.put(Text(f"{screen.said(rejected.page)} · {screen.said(rejected.stage)} · {why} · {screen.said(rejected.detail)}"), 2)
