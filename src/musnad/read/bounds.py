"""What a page may cost: a page beyond these bounds is none of news, and is refused before it takes time or memory."""

import re
from collections import Counter, defaultdict
from itertools import islice

MOST_BYTES = 10_000_000  # of a page; one of news has 0.1 million, and a parser takes ten times its size
MOST_TEXT = 60_000  # characters of a page; the longest of 21,000 articles of newspapers has 32,000
MOST_LINES = 8_000
MOST_TAGS, MOST_OPENED = 40_000, 15_000  # signs that may begin a tag, or one that opens; a page of news has some thousands
MOST_REOPENED = 600_000  # elements; see `_may_reopen_much`
ALIKE = 3  # elements written alike that a parser opens anew
AS_MUCH = 8  # characters of attributes that take as much memory as an element
MOST_REFERENCES = 300_000  # signs of a character reference; of MOST_TEXT letters each may be one, and addresses hold more
CHECKED = 60_000  # characters of markup from which on attributes are counted; less cannot cost much
LONG_TAG = 400  # characters of a tag from which on its attributes are counted one by one
SHORTEST_ATTRIBUTE = 4  # characters of one, at least, in tags that are not counted one by one
MOST_ATTRIBUTES = 500_000  # each takes a parser two hundred bytes
MOST_OF_ONE = 14_000  # attributes of one element
MOST_PAIRS = MOST_OF_ONE**2  # parsers compare each attribute of an element with every other
LONGEST_RUN = 2000  # characters of a run of text that count; the code of a script may be longer
MOST_JOINED = 600_000_000  # borders times characters; see `_may_join_much`
_CONTROLS = bytes({*range(32), 127} - {9, 10, 11, 12, 13, 27})
CONTROL_SHARE = 0.01
SAMPLE = 200_000  # characters that tell a binary file
# A tag as the HTML standard reads it. The quantifiers are possessive: no character is looked at twice.
_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+"""
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+((?:[\s/]++|{_ATTRIBUTE})*+)")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_SKELETON = r"html|head|body|frame|caption|col|colgroup|table|tbody|thead|tfoot|tr|input|form"
_BORDER = re.compile(rf"<(?:[!?]|t[dh][\s/>]|/[a-z][^\s/>]*+[\s/]++[^>]|(?:{_SKELETON})[\s/]++[^>])", re.IGNORECASE)
_STYLES = "a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_EITHER_CASE = re.sub("[a-z]", lambda letter: f"[{letter[0]}{letter[0].upper()}]", _STYLES)  # a flag for it takes longer
_STYLED = re.compile(rf"<(/?)({_EITHER_CASE})(?=[\s/>])([^>]*+)")
_ALONE = frozenset({"a", "nobr"})  # of these one ends where the next one begins
_CHOICE = re.compile(r"<select[\s/>](?:[^<]++|<(?!/?select))*+", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?!opt|select)[a-z][^\s/>]*+[\s/]++[^>]", re.IGNORECASE)
_RUN = re.compile(rf">\s*+[^<\s][^<]{{0,{LONGEST_RUN}}}+")


def is_binary(text: str) -> bool:
    """Whether a text holds more controls than any text does."""
    head = text[:SAMPLE]
    raw = head.encode("utf-8", "replace")
    return len(raw) - len(raw.translate(None, _CONTROLS)) > CONTROL_SHARE * len(head)


def excess(source: str) -> str | None:
    """What markup has more of than a page of news, where reading it would take too long or too much memory."""
    tags = source.count("<")
    opened = tags - source.count("</")
    if tags > MOST_TAGS or opened > MOST_OPENED:  # parsers ask all that is open what a new one may do
        return "elements"
    most = (opened + len(source) // AS_MUCH) * tags  # were all of the page written in tags that a parser opens anew
    if most > MOST_REOPENED and _may_reopen_much(source, tags):
        return "elements"
    if len(source) < CHECKED:
        return None
    if source.count("&") > MOST_REFERENCES:
        return "references"
    if _has_many_attributes(source):
        return "attributes"
    return "pieces" if _may_join_much(source) else None


def _may_reopen_much(source: str, tags: int) -> bool:
    """Whether `<b>` and the like make too many elements: a parser opens those open anew in every block, with all attributes.

    What looks like a tag within another one's attributes is none; so it is with `a<b && c` in a script.
    """
    open_: dict[str, list[str]] = defaultdict(list)
    alike: Counter[tuple[str, str]] = Counter()
    now = most = 0
    for closing, written, attributes in _STYLED.findall(source):
        name = written.lower()
        others = open_[name]
        if others and (closing or name in _ALONE):
            last = others.pop()
            alike[name, last] -= 1
            now -= (1 + len(last) // AS_MUCH) * (alike[name, last] < ALIKE)
        if not closing:
            others.append(attributes)
            now += (1 + len(attributes) // AS_MUCH) * (alike[name, attributes] < ALIKE)
            alike[name, attributes] += 1
            most = max(most, now)
            tags -= attributes.count("<")
    return most * tags > MOST_REOPENED


def _has_many_attributes(source: str) -> bool:
    total = pairs = 0
    for tag in _TAG.finditer(source):
        size = tag.end(1) - tag.start(1)
        if size < LONG_TAG:
            total += size // SHORTEST_ATTRIBUTE
        else:
            count = sum(1 for _ in islice(_ATTRIBUTES.finditer(source, tag.start(1), tag.end(1)), MOST_OF_ONE))
            total += count
            pairs += count * count
        if total > MOST_ATTRIBUTES or pairs >= MOST_PAIRS:
            return True
    return False


def _may_join_much(source: str) -> bool:
    """Whether reading the page may take quadratic memory.

    A parser joins text to the text before it where what stands between is no element there: a comment behind the body, cells
    without a row, text in a table but in no cell. Each time it writes the whole text anew and keeps the old one.
    """
    borders = len(_BORDER.findall(source)) + sum(len(_ELEMENT.findall(one[0])) for one in _CHOICE.finditer(source))
    if borders * len(source) < MOST_JOINED:
        return False
    return borders * sum(run.end() - run.start() for run in _RUN.finditer(source)) > MOST_JOINED
