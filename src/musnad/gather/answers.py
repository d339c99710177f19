"""A denial and the statement that it denies, on one page."""

from collections.abc import Mapping, Sequence

from musnad.gather.claims import Claim, claims
from musnad.gather.parties import Voice, same_speaker
from musnad.gather.sameness import EVIDENCE
from musnad.model import PageMarks
from musnad.tables import Tables

ANSWERED = frozenset({"accuse", "say", "condemn"})
BACK = 3  # statements before a denial that points back among which the denied one is sought
LIKE = 0.35  # how much of the shorter's words a denial in its own words shares with what it denies


def pair(
    pages: Sequence[PageMarks], same: Mapping[str, str], story: Mapping[str, str], tables: Tables
) -> tuple[tuple[str, str], ...]:
    """Each denial with the statement before it that it denies, as keys PAGE#id: (claim, denial).

    same: the utterance of each statement; a statement and its repetition never answer one another.
    story: the story of each article, by PAGE#number.
    """
    concerned = [marks for marks in pages if any(statement.act == "deny" for statement in marks.statements)]
    found = claims(concerned, story, {}, tables)
    by_page: dict[str, list[Claim]] = {}
    for claim in found:
        by_page.setdefault(claim.page, []).append(claim)
    denials = [(denial, answered(denial, by_page[denial.page])) for denial in found if denial.act == "deny"]
    pairs = [(claim.key, denial.key) for denial, claim in denials if claim]
    return tuple((claim, denial) for claim, denial in pairs if same.get(claim, claim) != same.get(denial, denial))


def answered(denial: Claim, found: Sequence[Claim]) -> Claim | None:
    """The statement of another speaker in the same article that a denial answers, or None.

    A denial that points back answers the nearest statement before it that names the denier, or the very one before it. A denial
    in its own words answers the accusation, or the statement about the denier, whose words it shares.
    """
    others = [claim for claim in found if _can_be_denied(claim, denial)]
    if denial.points:
        near = [claim for claim in others if 0 < denial.order - claim.order <= BACK]
        return max(near, key=lambda claim: (_concerns(claim, denial.speakers), claim.order), default=None)
    at_issue = [claim for claim in others if claim.act == "accuse" or _concerns(claim, denial.speakers)]
    alike = [(EVIDENCE["contained"](claim, denial), claim.order, claim) for claim in at_issue if not claim.negated & denial.words]
    best = max(alike, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] >= LIKE else None


def _can_be_denied(claim: Claim, denial: Claim) -> bool:
    if claim.article != denial.article or claim.key == denial.key or claim.act not in ANSWERED or claim.points:
        return False
    return not same_speaker(claim.speakers, denial.speakers)


def _concerns(claim: Claim, speakers: Sequence[Voice]) -> bool:
    """Whether a statement's content names the speaker or the state that the speaker speaks for."""
    return any(
        f"@{one.id}" in claim.words or one.id in claim.names or any(name in claim.words for name in one.nations) for one in speakers
    )
