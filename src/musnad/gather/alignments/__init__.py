"""Statements that report the same utterance or position, whatever the wording."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations

from musnad.gather.alignments.claims import Claim, claims
from musnad.gather.alignments.evidence import echo, sameness, worth_asking
from musnad.gather.answers import answered, matter
from musnad.gather.clusters import average_link
from musnad.gather.parties import same_speaker
from musnad.model import PageMarks
from musnad.tables import Tables


def align(pages: Sequence[PageMarks], story: Mapping[str, str], saga: Mapping[str, str], tables: Tables) -> dict[str, str]:
    """The id of the utterance of every statement, by PAGE#id; one that stands alone has an id of its own.

    story, saga: the story of each article (by PAGE#number) and the saga of each story.
    """
    found = claims(pages, story, saga, tables)
    plain = [claim for claim in found if not claim.points]
    same = {claim.key: members[0].key for members in together(plain, saga, sameness) for claim in members}
    beside: dict[str, list[Claim]] = {}
    for claim in found:
        beside.setdefault(claim.article, []).append(claim)
    same.update(_denials(plain, beside, same))
    same.update(_pointing([claim for claim in found if claim.points], plain, beside, same))
    names = {head: head.replace("#", "-") for head in same.values()}
    return {claim.key: names[same[claim.key]] for claim in found}


def together(found: Sequence[Claim], saga: Mapping[str, str], score: Callable[[Claim, Claim], float]) -> list[list[Claim]]:
    """Statements in groups, each one utterance.

    What one article says twice (headline and lead, report and quotation) is joined first; then such units are put together by the
    mean of their scores, where two units score as their best two statements do.
    """
    affairs: dict[str, list[Claim]] = {}
    for claim in found:
        affairs.setdefault(saga.get(claim.story, claim.story), []).append(claim)
    return [group for members in affairs.values() for group in _affair(members, score)]


def _affair(members: Sequence[Claim], score: Callable[[Claim, Claim], float]) -> list[list[Claim]]:
    near = [(i, j) for i, j in combinations(range(len(members)), 2) if worth_asking(members[i], members[j])]
    echoes = [(i, j) for i, j in near if echo(members[i], members[j])]
    units = average_link(len(members), echoes, lambda i, j: score(members[i], members[j]))
    unit_of = {i: number for number, unit in enumerate(units) for i in unit}

    @cache
    def best(x: int, y: int) -> float:
        return max(score(members[i], members[j]) for i in units[x] for j in units[y])

    groups = average_link(len(units), {(unit_of[i], unit_of[j]) for i, j in near if unit_of[i] != unit_of[j]}, best)
    return [[members[i] for i in sorted(i for unit in group for i in units[unit])] for group in groups]


def _denials(plain: Sequence[Claim], beside: Mapping[str, Sequence[Claim]], same: Mapping[str, str]) -> dict[str, str]:
    """One speaker's denials of one utterance are one, where they share a word that is no name."""
    heads: list[tuple[Claim, str]] = []
    moved: dict[str, str] = {}
    for denial in plain:
        meant = _meant(denial, beside, same)
        if not meant:
            continue
        alike = (head for head, at in heads if at == meant and matter(head.words & denial.words))
        head = next((head for head in alike if same_speaker(head.speakers, denial.speakers)), None)
        if head and same[head.key] != same[denial.key]:
            moved[same[denial.key]] = moved.get(same[head.key], same[head.key])
        heads.append((head or denial, meant))
    return {key: moved[at] for key, at in same.items() if at in moved}


def _pointing(
    pointers: Sequence[Claim], plain: Sequence[Claim], beside: Mapping[str, Sequence[Claim]], same: Mapping[str, str]
) -> dict[str, str]:
    """Statements that only point back («هذا الادعاء») are one where the same speaker answers the same utterance.

    So is one with a denial in its own words, the longest such, where there is any.
    """
    result: dict[str, str] = {}
    denials = sorted((claim for claim in plain if claim.act == "deny"), key=lambda claim: -claim.told)
    heads = [(claim, _meant(claim, beside, same)) for claim in denials]
    for pointer in pointers:
        meant = _meant(pointer, beside, same)
        alike = (head for head, at in heads if meant and at == meant and head.act == pointer.act)
        head = next((head for head in alike if same_speaker(head.speakers, pointer.speakers)), pointer)
        result[pointer.key] = same.get(head.key, head.key)
        heads.append((head, meant))
    return result


def _meant(denial: Claim, beside: Mapping[str, Sequence[Claim]], same: Mapping[str, str]) -> str:
    """The utterance that a statement answers; empty where it answers none."""
    claim = answered(denial, beside[denial.article])
    return same.get(claim.key, "") if claim else ""
