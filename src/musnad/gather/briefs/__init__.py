"""The brief of every story: its headline, lines, statements, disputes, timeline and names, each with the words that back it."""

from collections.abc import Mapping, Sequence

from musnad.gather import copies, origins
from musnad.gather.briefs import disputes, headlines, spellings, telling, timeline, utterances
from musnad.gather.briefs.citing import Ledger, check
from musnad.gather.briefs.material import Material, Piece, fullest_names, pieces, profile, told_apart
from musnad.model import PageMarks, Statement, Stories, Story
from musnad.tables import Tables


def tell(pages: Sequence[PageMarks], stories: Stories, tables: Tables) -> tuple[Story, ...]:
    """Every story of the pages, in the order of their days; stories without a day come last.

    Raises BrokenCitation where a line's words are not those of the page that it cites.
    """
    found = pieces(pages, stories)
    names = fullest_names(pages, tables)
    copied, denied = copies.find(pages), _denials(stories)
    by_story = _by(stories.story, found)
    by_saga: dict[str, list[str]] = {}
    for story in by_story:
        by_saga.setdefault(stories.saga.get(story, story), []).append(story)
    told = []
    for saga, of_saga in by_saga.items():
        affair = tuple(piece for story in of_saga for piece in by_story[story])
        for story in of_saga:
            own = by_story[story]
            material = Material(story, own, affair, profile(own), names, stories, tables, copied, denied, Ledger())
            told.append(_story(material, saga, tuple(sorted(set(of_saga) - {story}))))
    texts = {marks.page.name: marks.page.text for marks in pages}
    for one in told:
        check(one, texts)
    return tuple(sorted(told, key=lambda one: (one.day or "9999", one.id)))


def _denials(stories: Stories) -> dict[str, tuple[str, ...]]:
    """For each utterance the utterances that deny it."""
    found: dict[str, tuple[str, ...]] = {}
    for claim, denial in stories.answers:
        said, denied = stories.same.get(claim, claim), stories.same.get(denial, denial)
        if denied not in found.get(said, ()):
            found[said] = (*found.get(said, ()), denied)
    return found


def _by(story: Mapping[str, str], found: Mapping[str, Piece]) -> dict[str, tuple[Piece, ...]]:
    """The articles of each story; an article without a line of text tells nothing."""
    of: dict[str, list[Piece]] = {}
    for key, piece in found.items():
        if piece.sentences:
            of.setdefault(story[key], []).append(piece)
    return {one: tuple(articles) for one, articles in of.items()}


def _story(material: Material, saga: str, related: tuple[str, ...]) -> Story:
    """The citations are numbered as the parts are built: headline, brief, statements, timeline."""
    when = headlines.day(material.pieces)
    facts = timeline.facts(material)
    lead = telling.lead(material, when)
    headline = headlines.headline(material) or telling.clause(material, lead)
    told = utterances.by_utterance(material)
    ranked = utterances.ranked(material, told)
    disputed = disputes.tell(material, told)
    drafts = telling.lines(material, lead, ranked, disputed)
    brief = telling.cited(material, drafts, ranked, timeline.plan(facts, material.pieces, when))
    return Story(
        id=material.story,
        saga=saga,
        headline=headline,
        day=when,
        places=headlines.places(material, when),
        articles=tuple(piece.key for piece in material.pieces),
        outlets=told_apart(material.pieces),
        sources=_sources(material),
        brief=brief,
        utterances=utterances.tell(material, ranked),
        disputes=disputed,
        timeline=tuple(timeline.line(material, group) for group in facts),
        names=spellings.tell(material),
        citations=tuple(material.ledger.found),
        related=related,
    )


def _sources(material: Material) -> int:
    """How many independent origins stand behind the story's articles, each taken as a whole."""
    return origins.count([(piece.marks, _whole(piece)) for piece in material.pieces], material.copies)[0]


def _whole(piece: Piece) -> Statement:
    return Statement("", piece.lines[0].start, piece.lines[-1].end, "indirect", "say", None, (), (), "rule:whole-article")
