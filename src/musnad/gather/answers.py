"""A denial and the statement that it denies, on one page."""

from collections.abc import Iterable, Mapping, Sequence

from musnad.gather.alignments.claims import MADE, Claim, claims
from musnad.gather.alignments.evidence import EVIDENCE
from musnad.gather.alignments.pointing import is_particle
from musnad.gather.parties import Voice, same_speaker
from musnad.model import PageMarks
from musnad.tables import Tables

ANSWERED = frozenset({"accuse", "say", "condemn"})
BACK = 3  # statements before a denial that points back among which the denied one is sought
LIKE = 0.35  # how much of the shorter's words a denial in its own words shares with what it denies
TURNED = 0.5  # and of its words that are no names, where the other accuses nobody
SAME_MATTER = 2  # words at least that then both hold


def pair(
    pages: Sequence[PageMarks], same: Mapping[str, str], story: Mapping[str, str], tables: Tables
) -> tuple[tuple[str, str], ...]:
    """Each denial with the statement on its page that it denies, as keys PAGE#id: (claim, denial).

    same: the utterance of each statement; a statement and its repetition never answer one another.
    story: the story of each article, by PAGE#number.
    """
    found = claims(pages, story, {}, tables)
    by_page: dict[str, list[Claim]] = {}
    for claim in found:
        by_page.setdefault(claim.page, []).append(claim)
    answers = [(denial, answered(denial, by_page[denial.page])) for denial in found]
    pairs = [(claim.key, denial.key) for denial, claim in answers if claim]
    return tuple((claim, denial) for claim, denial in pairs if same.get(claim, claim) != same.get(denial, denial))


def answered(denial: Claim, found: Sequence[Claim]) -> Claim | None:
    """The statement of another speaker in the same article that a denial answers, or None.

    A denial that points back answers the nearest statement before it that names the denier, or the very one before it. One that
    calls what was said false answers such a one, or an accusation of the denier anywhere in the article. A denial in its own
    words answers the accusation, or the statement about the denier, whose words it shares; so does the denier's plain «no».
    """
    if denial.act != "deny" and not (denial.act == "say" and denial.negated):
        return None
    others = [claim for claim in found if _can_be_denied(claim, denial)]
    if denial.act == "say":
        return _most_alike(denial, [claim for claim in others if _contradicted(claim, denial)])
    if not denial.points:
        return _most_alike(denial, [claim for claim in others if _at_issue(claim, denial)])
    near = [claim for claim in others if 0 < denial.order - claim.order <= BACK]
    if not denial.rejects:
        return max(near, key=lambda claim: (_concerns(claim, denial.speakers), claim.order), default=None)
    concerned = [claim for claim in others if _concerns(claim, denial.speakers)]
    far = [claim for claim in concerned if claim.act == "accuse"]
    return max((c for c in near if c in concerned), key=_place, default=None) or max(far, key=_place, default=None)


def _place(claim: Claim) -> tuple[bool, int]:
    return claim.act == "accuse", claim.order


def _most_alike(denial: Claim, found: Sequence[Claim]) -> Claim | None:
    return max(found, key=lambda claim: (EVIDENCE["contained"](claim, denial), claim.order), default=None)


def _at_issue(claim: Claim, denial: Claim) -> bool:
    """Whether a denial in its own words is about a claim: it concerns the denier, or accuses one whom the denial names too.

    Who speaks for the accuser's own state seldom takes up the defence of another.
    """
    if claim.negated & denial.words:
        return False
    concerned = _concerns(claim, denial.speakers)
    if claim.act == "accuse" and (concerned or not _of_one_state(claim, denial)):
        if matter(claim.words & denial.words) and (concerned or claim.subject in denial.words):
            return True
        return EVIDENCE["contained"](claim, denial) >= LIKE
    return concerned and (_turned(claim, denial) or EVIDENCE["contained"](claim, denial) >= LIKE)


def _turned(claim: Claim, denial: Claim) -> bool:
    """Whether most of what a denial says, names apart, is what the claim says."""
    said = matter(denial.words)
    both = said & claim.words
    return len(both) >= SAME_MATTER and len(both) >= TURNED * len(said)


def _of_one_state(a: Claim, b: Claim) -> bool:
    return any(one.nations & other.nations for one in a.speakers for other in b.speakers)


def _contradicted(claim: Claim, denial: Claim) -> bool:
    """Whether a plain «no» of a state's voice turns a word of what another's said of it round: «لم نتسلم مسيّرة»."""
    if not any(one.nations for one in denial.speakers) or _of_one_state(claim, denial):
        return False
    if not _concerns(claim, denial.speakers) or claim.negated & denial.words:
        return False
    return bool(matter(denial.negated & claim.words)) and _turned(claim, denial)


def matter(words: Iterable[str]) -> frozenset[str]:
    """Words that are neither names nor times nor numbers, nor negate."""
    return frozenset(word for word in words if word[0] not in MADE and not word.isdecimal() and not is_particle(word))


def _can_be_denied(claim: Claim, denial: Claim) -> bool:
    if claim.article != denial.article or claim.key == denial.key or claim.act not in ANSWERED or claim.points:
        return False
    return not same_speaker(claim.speakers, denial.speakers)


def _concerns(claim: Claim, speakers: Sequence[Voice]) -> bool:
    """Whether a statement's content names the speaker or the state that the speaker speaks for."""
    return any(f"@{id_}" in claim.words or id_ in claim.names for one in speakers for id_ in (one.id, *one.nations))
