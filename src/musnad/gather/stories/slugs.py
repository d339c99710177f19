"""Readable ids for stories: the day and what the headlines have in common."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from musnad.arabic import without_article
from musnad.gather.stems import key
from musnad.gather.stories.profiles import Profile
from musnad.model import PageMarks

WORDS = 3
_UNFIT = re.compile(r"[^\w]+")


def headlines(pages: Sequence[PageMarks]) -> dict[str, list[str]]:
    """The words of each article's headline, or of its first line where it has none, by PAGE#number."""
    found: dict[str, list[str]] = {}
    for marks in pages:
        for passage in sorted(marks.passages, key=lambda passage: passage.line.label != "title"):
            place = f"{marks.page.name}#{passage.line.article}"
            if place not in found:
                found[place] = [token.form for token in passage.tokens[:25] if token.form[0].isalnum()]
    return found


def story_id(members: Sequence[Profile], titles: Mapping[str, Sequence[str]]) -> str:
    """The first day of a story and the telling words that most of its headlines share, joined by hyphens."""
    day = min((m.happened or (m.day.isoformat() if m.day else "") for m in members), default="")
    counts = Counter(word for m in members for word in m.title)
    tells = members[0].tells
    best = sorted(counts, key=lambda word: (-counts[word] * tells.get(word, 0.0), word))[:WORDS]
    forms: dict[str, str] = {}
    for member in members:
        for form in titles.get(member.key, ()):
            forms.setdefault(key(form), form)
    words = [_UNFIT.sub("", without_article(forms.get(word, word))) for word in best]
    return "-".join(part for part in (day, *words) if part) or "story"


def unique_ids(ids: Sequence[str]) -> list[str]:
    """The ids, those that came before with a number after them."""
    used: set[str] = set()
    result = []
    for name in ids:
        number, fresh = 2, name
        while fresh in used:
            fresh, number = f"{name}-{number}", number + 1
        used.add(fresh)
        result.append(fresh)
    return result
