"""Time expressions with their ISO 8601 values."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from musnad.annotate.times.grammar import scan
from musnad.annotate.times.values import PRESENT, Moment
from musnad.annotate.times.window import Found
from musnad.annotate.times.words import Toward, role, tense
from musnad.arabic import CLOSING, OPENING, SENTENCE_ENDS, fold
from musnad.model import Mention, PageMarks, Passage, Time, Token
from musnad.tables import Tables

LOOK_BACK = 24  # words in which the verb of the clause is looked for
BESIDE = 12  # a clock time so many words after a day belongs to it
NEAR = (0, -1, 1, -2, 2, -3, 3)  # how far, in days, a weekday in the text may correct the page's day, likeliest first


def find(marks: PageMarks, tables: Tables) -> tuple[Time, ...]:
    """The time expressions of the page's article text, in page order, none overlapping another.

    Relative ones are resolved against their article's day; a weekday beside «اليوم» or «أمس» corrects that day.
    """
    days = {article.number: article.published for article in marks.articles}
    found: list[Time] = []
    ordered = sorted(marks.passages, key=lambda passage: passage.line.article or 0)
    for number, passages in groupby(ordered, key=lambda passage: passage.line.article):
        found.extend(_of_article(marks, list(passages), days.get(number) if number is not None else None))
    found.sort(key=lambda time: time.start)
    return tuple(_outside_names(found, marks.mentions))


def _outside_names(found: list[Time], mentions: tuple[Mention, ...]) -> Iterator[Time]:
    """The expressions that no name holds, as a person's holds «رجب» and a newspaper's «اليوم»."""
    names = sorted(mentions, key=lambda name: name.start)
    starts = [name.start for name in names]
    ends = list(accumulate((name.end for name in names), max))  # the furthest end of all names up to this one
    for time in found:
        before = bisect_right(starts, time.start)
        if not before or ends[before - 1] < time.end:
            yield time


def _of_article(marks: PageMarks, passages: list[Passage], published: date | None) -> Iterator[Time]:
    cut_up = [_pieces(marks.page.text, passage.tokens) for passage in passages]
    read = [(tokens, list(scan([token.form for token in tokens]))) for tokens in cut_up]
    today = _day_of(published, [found for _, some in read for _, _, found in some])
    scene: date | None = None
    told: date | None = None
    text = marks.page.text
    for tokens, some in read:
        quoted = _quoted(tokens) if some else []
        last = -BESIDE - 1  # where in this line a day was named
        for index, cut, found in some:
            beside = scene if 0 <= index - last <= BESIDE else None
            moment = Moment(today, _tense(tokens, index, found.length), scene, beside)
            value = found.resolve(moment)
            if published and found.when and found.length == 1 and tokens[index].form == "اليوم":
                value = _spoken(tokens, index, told if quoted[index] else None) or value
            if value is None or _is_person(text, tokens[index], cut):
                continue
            start = _start(text, tokens[index], cut)
            yield Time(start, tokens[index + found.length - 1].end, value, f"rule:{found.rule}")
            if len(value) == 10 and value[4] == "-":
                scene, last = date.fromisoformat(value), index
                told = told or (scene if found.when and found.when.days == -1 else None)


def _pieces(text: str, tokens: tuple[Token, ...]) -> Sequence[Token]:
    """The tokens, those cut in two where a number is written without a blank: «28جانفي», «22و23», «من87»."""
    if not any(_cuts(token.form) for token in tokens if not token.form.isalpha()):
        return tokens
    pieces: list[Token] = []
    for token in tokens:
        cuts = _cuts(token.form)
        if not cuts:
            pieces.append(token)
            continue
        view = fold(text[token.start : token.end])
        for left, right in pairwise((0, *cuts, len(token.form))):
            pieces.append(Token(token.start + view.starts[left], token.start + view.ends[right - 1], token.form[left:right]))
    return pieces


@lru_cache(maxsize=65536)
def _cuts(form: str) -> tuple[int, ...]:
    if form.isalpha() or form.isdecimal() or len(form) > 24:
        return ()
    cuts = [i for i in range(1, len(form)) if form[i - 1].isdecimal() and form[i].isalpha() and form[i:] not in {"م", "ه"}]
    after = [i for i in range(3, len(form)) if form[i].isdecimal() and form[:i].isalpha() and not form[:i].endswith("ال")]
    return tuple(sorted({*cuts, *after}))


def _start(text: str, token: Token, cut: int) -> int:
    """Where the expression's own first letter stands: after proclitics and stray bidi marks."""
    if not cut and text[token.start].isalnum():
        return token.start
    return token.start + fold(text[token.start : token.end]).starts[cut]


def _is_person(text: str, token: Token, cut: int) -> bool:
    """آلان is a name, الآن is now; folding makes them one."""
    return token.form[cut:] == "الان" and text[token.start : token.end].lstrip("وفبلك").startswith("آ")


def _day_of(published: date | None, found: list[Found]) -> date | None:
    """The article's day, corrected by the first «اليوم الخميس» or «أمس الأربعاء»."""
    if published is None:
        return None
    for one in found:
        when = one.when
        if when and when.days is not None and when.weekday is not None:
            named = (when.weekday - when.days - published.weekday()) % 7  # days from the page's day on to the day meant
            step = next((step for step in NEAR if step % 7 == named), 0)
            return _shifted(published, step)
    return published


def _shifted(day: date, step: int) -> date:
    try:
        return day + timedelta(step)
    except OverflowError:
        return day


def _tense(tokens: Sequence[Token], index: int, length: int) -> Toward:
    """The tense of the clause: the nearest cue before the expression in its sentence, else the nearest soon after it."""
    for step in range(index - 1, max(-1, index - LOOK_BACK), -1):
        form = tokens[step].form
        if form in SENTENCE_ENDS:
            break
        if cue := tense(form):
            return cue
    for token in tokens[index + length : index + length + 6]:
        if token.form in SENTENCE_ENDS:
            break
        if cue := tense(token.form):
            return cue
    return ""


def _spoken(tokens: Sequence[Token], index: int, told: date | None) -> str | None:
    """«اليوم» alone: nowadays after «لا تزال», and in quoted words the day on which they were said."""
    behind = [token.form for token in tokens[max(0, index - 8) : index]]
    if behind[-1:] in (["حتي"], ["الي"]) or any(role("still").holds((form,), 0) for form in behind):
        return PRESENT
    return told.isoformat() if told else None


def _quoted(tokens: Sequence[Token]) -> list[bool]:
    """For each word whether it stands inside quotation marks that were opened in its line."""
    depth = 0
    inside = []
    for token in tokens:
        if token.form in OPENING:
            depth += 1
        elif token.form in CLOSING:
            depth = max(0, depth - 1)
        elif token.form == '"':
            depth = 0 if depth else 1
        inside.append(depth > 0)
    return inside
