"""What a statement is compared by: who speaks, what the words tell, what is negated, which figures and names they hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from math import fsum, log

from musnad.arabic import folded, readings, tokens, without_article
from musnad.gather.alignments.pointing import REJECTING, is_particle, names_claim, points, rejects
from musnad.gather.alignments.wording import figures, number, own, read
from musnad.gather.parties import Cast, Voice, cast, voice
from musnad.gather.stems import key, tells
from musnad.model import Line, PageMarks, Statement, Time, Token
from musnad.tables import Tables, lexicon

NEGATED = 2  # telling words after a negative particle that it may turn round
REFUSED = 3  # words of a content among which the noun stands that is refused
HEDGED = 5  # words among which قد makes the main clause unsure
LONGEST = 120  # words of a content that are read
MADE = {"@": 3.0, "#": 2.5}  # what a name, a time tells: those of an affair stand in most of its statements
FEW = 8  # added to the number of statements, so that two alone do not make every shared word common
LATELY = timedelta(days=2)  # news tells what was said up to so long before


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A statement as it is compared with others."""

    key: str  # PAGE#id
    article: str  # PAGE#number
    page: str
    story: str
    order: int  # among the statements of its article's text
    in_title: bool
    direct: bool
    speakers: tuple[Voice, ...]
    act: str
    subject: str  # the first name of the content, as it stands among the words: in an accusation, the accused
    words: frozenset[str]  # telling keys of the content, names made one
    weight: Mapping[str, float]  # what each word tells among the claims of its affair
    told: float  # what all its words tell
    negated: frozenset[str]
    flipped: bool  # the cue itself denies: «نفى أن»
    hedged: bool  # «على الأرجح»
    said: tuple[date, date] | None  # when it was uttered, first and last possible day
    figures: frozenset[str]
    names: frozenset[str]
    points: bool  # the content only points back: «هذا الادعاء», or calls what was said false: «مزاعم بلا أساس»
    rejects: bool  # the latter
    trigrams: frozenset[str]


@cache
def _polarity(kind: str) -> frozenset[str]:
    return frozenset(folded(row["word"]) for row in lexicon("polarity") if row["kind"] == kind)


def claims(pages: Sequence[PageMarks], story: Mapping[str, str], saga: Mapping[str, str], tables: Tables) -> list[Claim]:
    """Every statement, in page order, its words weighed among those of one affair.

    story: the story of each article (by PAGE#number). saga: the saga of each story; one that has none stands alone.
    """
    people = cast(pages, tables)
    names = dict(_one_names(pages, people, tables))
    found = [
        replace(claim, story=story.get(claim.article, claim.article)) for marks in pages for claim in _claims(marks, people, names)
    ]
    groups: dict[str, list[Claim]] = {}
    for claim in found:
        groups.setdefault(saga.get(claim.story, claim.story), []).append(claim)
    weights = {group: _weights(members) for group, members in groups.items()}
    weighed = ((claim, weights[saga.get(claim.story, claim.story)]) for claim in found)
    return [replace(claim, weight=weight, told=fsum(weight[word] for word in claim.words)) for claim, weight in weighed]


def _one_names(pages: Sequence[PageMarks], people: Cast, tables: Tables) -> Iterator[tuple[str, str]]:
    """Folded names of one word, and adjectives made from states, each with what stands for it."""
    for marks in pages:
        for mention in marks.mentions:
            if (form := folded(marks.page.text[mention.start : mention.end])).isalpha():
                yield without_article(form), f"@{people.entities[mention.entity].id}"
    for known in tables.known.values():
        if known.id in people.entities and known.type == "LOC":
            forms = [folded(word) for word in (known.name, *known.variants, *known.nisba)]
            for form in (*forms, *(form + "ه" for form in forms if form.endswith("ي"))):
                if form.isalpha():
                    yield without_article(form), f"@{people.entities[known.id].id}"


def _word(form: str, names: Mapping[str, str]) -> str:
    """What stands for a word: a name where it is one, with or without proclitics and article; its key otherwise."""
    for _, rest in readings(form):
        if (name := names.get(without_article(rest))) is not None:
            return name
    value = number(form)
    return key(form) if value is None else str(value)


def _claims(marks: PageMarks, people: Cast, names: Mapping[str, str]) -> Iterator[Claim]:
    orders: Counter[str] = Counter()
    for statement in sorted(marks.statements, key=lambda statement: (statement.start, statement.end)):
        line = line_at(marks, statement.start)
        article = f"{marks.page.name}#{(line.article or 0) if line else 0}"
        in_title = line is not None and line.label in {"title", "summary"}
        claim = _claim(marks, statement, people, names)
        yield replace(claim, article=article, order=orders[article], in_title=in_title)
        orders[article] += not in_title


def line_at(marks: PageMarks, place: int) -> Line | None:
    """The line that holds a place of the page's text."""
    return next((line for line in marks.lines if line.start <= place < line.end), None)


def _claim(marks: PageMarks, statement: Statement, people: Cast, names: Mapping[str, str]) -> Claim:
    whole = own(tokens(marks.page.text, statement.start, statement.end))
    written = [token for token in whole if token.form[0].isalnum()][:LONGEST]
    content = read(written)
    cue = [] if statement.cue is None else tokens(marks.page.text, statement.cue.start, statement.cue.end)
    times = [time for time in marks.times if time.start < statement.end and time.end > statement.start]
    words = [_dated(token, times) or _word(token.form, names) for token in content]
    named = [(m.start, m.end) for m in marks.mentions if statement.start <= m.start < statement.end]
    false, flipped = rejects(written), any(_bare(token.form) in _polarity("verb") for token in cue)
    return Claim(
        key=f"{marks.page.name}#{statement.id}",
        article="",
        page=marks.page.name,
        story="",
        order=0,
        in_title=False,
        direct=statement.kind == "direct",
        speakers=tuple(voice(people, party) for party in statement.speaker),
        act=_act(statement, false or flipped, _refuses(cue, written)),
        subject=next((word for word in words if word[0] == "@"), ""),
        words=frozenset(word for word in words if _telling(word)),
        weight={},
        told=0.0,
        negated=frozenset(_negated(content, words, named)),
        flipped=flipped,
        figures=frozenset(figures(content, [(time.start, time.end) for time in times])),
        hedged=_hedged(content),
        said=_said(marks, statement),
        names=frozenset(people.entities[m.entity].id for m in marks.mentions if statement.start <= m.start < statement.end),
        points=points(written) or (false and len(written) <= REJECTING),
        rejects=false,
        trigrams=_trigrams(" ".join(token.form for token in written)),
    )


def _act(statement: Statement, denies: bool, refuses: bool) -> str:
    if denies and statement.act in {"say", "accuse"}:
        return "deny"
    return "say" if refuses and statement.act == "deny" else statement.act


def _refuses(cue: Iterable[Token], content: Sequence[Token]) -> bool:
    """Whether a cue like «رفض» turns down a demand or an offer, and not a claim: «رفض الاتهامات»."""
    return any(_bare(token.form) in _polarity("refusal") for token in cue) and not names_claim(content[:REFUSED])


def _hedged(content: Sequence[Token]) -> bool:
    """Whether the speaker is not sure; قد makes a verb of the present in the main clause unsure, none of the past («قد تمت»)."""
    may = (after.form for word, after in pairwise(content[:HEDGED]) if word.form == "قد")
    unsure = any(form[0] in "يتن" and not form.endswith("ت") for form in may)
    return unsure or any(token.form in _polarity("hedge") for token in content)


def _dated(token: Token, times: Iterable[Time]) -> str:
    """What stands for each word of a time: its value, so that «الشهر الماضي» and «مارس» are one."""
    value = next((time.value for time in times if time.start <= token.start < time.end), "")
    return f"#{value}" if value[:1].isdecimal() or (value[:1] == "P" and not value.endswith("_REF")) else ""


def _telling(word: str) -> bool:
    return word[0] in MADE or tells(word) > 1.2


def _bare(form: str) -> str:
    return form[1:] if form[0] in "وف" and form not in _polarity("verb") else form


def _negated(content: Sequence[Token], words: Sequence[str], named: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The telling words that follow a negative particle; «لا» that begins a name («لا ريونيون») negates nothing."""
    for place, token in enumerate(content):
        lasts = any(next_.form in _polarity("lasting") for next_ in content[place + 1 : place + 2])
        if is_particle(token.form) and not lasts and not _inside(token.start, named):
            yield from [word for word in words[place + 1 : place + 7] if _telling(word)][:NEGATED]


def _inside(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _said(marks: PageMarks, statement: Statement) -> tuple[date, date] | None:
    """When the text says that it was uttered: by the time nearest before the content in its sentence, else lately.

    None where the page knows no day, or says only «في وقت سابق».
    """
    line = line_at(marks, statement.start)
    article = next((a for a in marks.articles if line and a.number == (line.article or 0)), None)
    if line is None or article is None or article.published is None:
        return None
    before = marks.page.text.rfind(".", line.start, statement.start)
    times = [t for t in marks.times if max(line.start, before) <= t.start and t.end <= statement.start]
    if not times:
        return article.published - LATELY, article.published
    return _days(times[-1].value)


def _days(value: str) -> tuple[date, date] | None:
    """The first and last day of an ISO day, month or interval of days; None for anything else."""
    first, _, last = value.partition("/")
    try:
        if len(first) == 7:
            start = date.fromisoformat(f"{first}-01")
            return start, start + timedelta(days=30)
        return date.fromisoformat(first[:10]), date.fromisoformat((last or first)[:10])
    except ValueError:  # a duration, «الآن», a value from a layer that erred: no evidence
        return None


def _trigrams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 4] for i in range(len(text) - 3))


def _weights(members: Sequence[Claim]) -> dict[str, float]:
    """What each word tells: in general, and less where many speakers of the affair use it.

    Speakers are counted, not statements: what one of them says is told again and again, and tells no less for it.
    """
    spoken = {(word, claim.speakers) for claim in members for word in claim.words}
    counts = Counter(word for word, _ in spoken)
    whole = len({claim.speakers for claim in members}) + FEW
    return {
        word: (MADE.get(word[0]) or tells(word)) * (0.3 + 0.7 * log(whole / count) / log(whole)) for word, count in counts.items()
    }
