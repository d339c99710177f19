"""A story of the brief as plain values for the report's template."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, get_args

from musnad.export import words
from musnad.export.report_chains import chains
from musnad.export.report_pages import BadReport, Evidence
from musnad.export.report_wording import nearest, wordings
from musnad.model import Act, Cited, Dispute, EntityType, NameVariants, Story, Utterance, Version

# The table of who carried what: more cells are no longer read but slow a phone down.
MOST_CELLS = 2400
LABEL = 110  # characters of a statement in the table's first column
FEW = 6  # statements of one outlet alone stay unfolded up to here

Citations = Mapping[int, Mapping[str, Any]]


def story(told: Story, anchor: str, evidence: Evidence) -> dict[str, Any]:
    """What the template shows of one story; its citations are added to the evidence.

    anchor: the story's id in the document.
    Raises BadReport where a citation does not hold, where a line cites a number, or a dispute names an utterance,
    that the story does not have.
    """
    citations = evidence.add(told)
    said = {each.id: _utterance(each, f"{anchor}-u{n}", citations, evidence) for n, each in enumerate(told.utterances, 1)}
    for each in told.utterances:
        said[each.id]["why"] = [_reason(reason, each.versions, evidence) for reason in each.sources_why]
    shared = [each for each in said.values() if each["many"]]
    alone = [each for each in said.values() if not each["many"]]
    fold = bool(shared) and len(alone) > FEW
    return {
        "anchor": anchor,
        "headline": told.headline.text,
        "headline_citations": _cited(told.headline.citations, citations),
        "day": words.when(told.day) if told.day else None,
        "places": told.places,
        "outlets": words.count("outlets", len(told.outlets)),
        "sources": words.count("independent", told.sources),
        "brief": [_line(line, citations) for line in told.brief],
        "timeline": _timeline(told.timeline, citations),
        "disputes": [_dispute(each, said, told.id) for each in told.disputes],
        "filter": _filter(said.values()),
        "statements": shared if fold else list(said.values()),
        "folded": alone if fold else [],
        "table": _table(told, said, citations),
        "names": [name for name in told.names if len(name.variants) > 1],
        "once": _once(told.names),
        "notes": list(citations.values()),
    }


def _cited(numbers: Iterable[int], citations: Citations) -> list[Mapping[str, Any]]:
    try:
        return [citations[number] for number in dict.fromkeys(numbers)]
    except KeyError as error:
        raise BadReport(f"a line cites number {error.args[0]}, which its story does not have") from error


def _line(line: Cited, citations: Citations) -> dict[str, Any]:
    return {"text": line.text, "citations": _cited(line.citations, citations)}


def _timeline(lines: Sequence[Cited], citations: Citations) -> list[dict[str, Any]]:
    """The lines with their day in words; a day that the line before has too is not said again."""
    found: list[dict[str, Any]] = []
    before: str | None = None
    for line in lines:
        day = words.when(line.when) if line.when else words.word("undated")
        found.append({**_line(line, citations), "when": None if found and line.when == before else day, "planned": line.planned})
        before = line.when
    return found


def _utterance(said: Utterance, anchor: str, citations: Citations, evidence: Evidence) -> dict[str, Any]:
    if not said.versions:
        raise BadReport(f"the utterance {said.id} has no version")
    leading, *others = wordings(said.versions)
    shown = nearest(leading.versions)
    return {
        "anchor": anchor,
        "speaker": said.speaker,
        "act": words.word(f"act.{said.act}"),
        "acts": " ".join(dict.fromkeys((said.act, *(version.act for version in said.versions)))),
        "kind": words.word(f"kind.{shown.kind}"),
        "text": shown.text,
        "said_by": shown.chain[0] if shown.chain else said.speaker,  # of these very words; another page may name more speakers
        "quoted": shown.kind == "direct",
        "citations": _cited((version.citation for version in leading.versions), citations),
        "outlets": words.count("outlets", said.outlets),
        "sources": words.count("sources", said.sources),
        "one_source": said.sources == 1,
        **chains(said, shown, citations, evidence),
        "others": [
            {
                "outlets": tuple(dict.fromkeys(version.outlet for version in other.versions)),
                "pieces": other.pieces,
                "quoted": nearest(other.versions).kind == "direct",
                "citations": _cited((version.citation for version in other.versions), citations),
            }
            for other in others
        ],
        "many": said.outlets > 1,
    }


def _filter(said: Collection[Mapping[str, Any]]) -> list[tuple[str, words.Words, int]]:
    """The acts to choose from, with how many statements each; none where a reader has them all in view."""
    counts = Counter(act for each in said for act in each["acts"].split())
    many = len(said) > FEW
    return [(act, words.word(f"act.{act}"), counts[act]) for act in get_args(Act) if counts[act]] if many else []


def _reason(reason: str, versions: Sequence[Version], evidence: Evidence) -> dict[str, Any]:
    """Why something counts as one source. «ORIGIN: PAGE, PAGE» is told with names and outlets, anything else as it stands."""
    origin, colon, pages = reason.partition(": ")
    outlets = {version.page: version.outlet for version in versions}
    reached = pages.split(", ")
    if not colon or any(page not in outlets for page in reached):
        return {"origin": reason, "outlets": ()}
    name = evidence.name(reached[0], origin)
    return {"origin": name, "outlets": tuple(dict.fromkeys(outlets[page] for page in reached if outlets[page] != name))}


def _dispute(dispute: Dispute, said: Mapping[str, dict[str, Any]], story_id: str) -> dict[str, Any]:
    try:
        claim, denial = said[dispute.claim], said[dispute.denial]
    except KeyError as error:
        raise BadReport(f"{story_id}: a dispute names the utterance {error.args[0]}, which the story does not have") from error
    told = {"told.both": dispute.told_both, "told.claim": dispute.claim_only, "told.neither": dispute.neither}
    return {
        "sides": (claim, denial),
        "told": [{"label": words.word(key), "outlets": outlets} for key, outlets in told.items() if outlets],
    }


def _table(told: Story, said: Mapping[str, dict[str, Any]], citations: Citations) -> dict[str, Any] | None:
    """Outlets × statements that more than one outlet carries, and how many each carries alone; None for a single outlet.

    A cell is None where the outlet left the statement out, else whether it has the speaker's words, and its citation.
    """
    outlets = tuple(dict.fromkeys((*told.outlets, *(v.outlet for each in told.utterances for v in each.versions))))
    shared = [each for each in told.utterances if each.outlets > 1]
    if len(outlets) < 2 or not shared:
        return None
    shown = shared[: max(8, MOST_CELLS // len(outlets))]
    alone = dict.fromkeys(outlets, 0)
    for each in told.utterances:
        if each.outlets == 1:
            alone[each.versions[0].outlet] += 1
    return {
        "outlets": outlets,
        "rows": [
            {**_label(each, said[each.id]), "cells": [_cell(each, outlet, citations) for outlet in outlets]} for each in shown
        ],
        "cut": len(shown) < len(shared),
        "alone": list(alone.values()) if any(alone.values()) else None,
    }


def _label(said: Utterance, shown: Mapping[str, Any]) -> dict[str, Any]:
    text = str(shown["text"])
    if len(text) > LABEL:
        text = text[:LABEL].rsplit(" ", 1)[0] + "…"
    return {"anchor": shown["anchor"], "speaker": said.speaker, "text": text}


def _cell(said: Utterance, outlet: str, citations: Citations) -> dict[str, Any] | None:
    own = [version for version in said.versions if version.outlet == outlet]
    if not own:
        return None
    best = nearest(own)
    return {"full": best.kind != "indirect", "citation": _cited((best.citation,), citations)[0]}


def _once(names: Sequence[NameVariants]) -> list[tuple[words.Words, list[str]]]:
    """Names with one spelling, by type."""
    kinds: tuple[EntityType, ...] = ("PER", "ORG", "LOC")
    found = [(words.word(kind), [each.name for each in names if each.type == kind and len(each.variants) < 2]) for kind in kinds]
    return [(label, group) for label, group in found if group]
