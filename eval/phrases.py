#!/usr/bin/env python3
"""Time phrases of somebody else's tests against ours: `../shared/corpora/dates/duckling_ar_time.tsv` (Duckling, BSD).

    python eval/phrases.py [--corpora ../shared/corpora] [--wrong]

`phrases.tsv` names, by line, the phrases that no newspaper prints and those that the news mean otherwise than a calendar program;
the rest are right where we find one expression with the same first day, month, year or hour, and the same end of an interval.
"""

import argparse
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from musnad import tables
from musnad.annotate import passages, times
from musnad.model import Article, Line, Page, PageMarks

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"
TODAY = date(2013, 2, 12)
_MOMENT = re.compile(r"\((\d+), (\d+), (\d+), (\d+), (\d+), \d+\)")


def found(text: str, known: tables.Tables) -> list[str]:
    """The values of the expressions that we find in a phrase."""
    page = Page("phrase", "-", "text/plain", b"", text)
    article = Article(0, None, TODAY, "given", (), None, "eval")
    marks = PageMarks(page, (Line(0, len(text), "body", 0, "eval"),), (article,))
    marks = PageMarks(page, marks.lines, marks.articles, passages.find(marks, known))
    return [time.value for time in times.find(marks, known)]


def wanted(value: str) -> str:
    """Duckling's value as the beginning of ours; its intervals end before their last moment, ours with it."""
    moments = [tuple(map(int, moment)) for moment in _MOMENT.findall(value)]
    days = [date(*moment[:3]) for moment in moments]
    grain = value.rsplit(" ", 1)[-1] if "Holiday" not in value else "Day"
    if len(moments) == 2:
        if grain == "Hour" and moments[1][3]:
            return f"{days[0]}T{moments[0][3]:02d}:{moments[0][4]:02d}/{days[1]}T{moments[1][3] - 1:02d}:00"
        return f"{days[0]}" if grain == "Hour" else f"{days[0]}/{days[1] - timedelta(1)}"
    first = days[0].isoformat()
    return {
        "Second": "PRESENT_REF", "Minute": f"{first}T{moments[0][3]:02d}:{moments[0][4]:02d}",
        "Hour": f"{first}T{moments[0][3]:02d}:{moments[0][4]:02d}", "Day": first,
        "Week": f"{first}/{days[0] + timedelta(6)}", "Month": first[:7], "Year": first[:4],
    }[grain]  # fmt: skip


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--wrong", action="store_true", help="print what is neither right nor set aside")
    options = parser.parse_args()
    path = options.corpora / "dates" / "duckling_ar_time.tsv"
    if not path.is_file():
        print(f"phrases: {path} is not there; nothing was read", file=sys.stderr)
        return 1
    rows = tables.read_rows(Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8"), "phrases.tsv")
    aside = {int(number): row["why"] for row in rows for number in row["lines"].split()}
    known = tables.load(fast=True)
    counts: dict[str, int] = {"right": 0, "wrong": 0}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        phrase, value = line.split("\t")
        values = found(phrase, known)
        right = any(one.startswith(wanted(value)) for one in values)
        verdict = "right" if right else aside.get(number, "wrong")
        counts[verdict] = counts.get(verdict, 0) + 1
        if options.wrong and verdict == "wrong":
            print(number, phrase, wanted(value), values, sep="\t")
    told = counts["right"] + counts["wrong"]
    print(*(f"{name} {count}" for name, count in counts.items()), sep=" · ")
    print(f"{counts['right']} of {told} that are neither spoken nor a matter of convention: {counts['right'] / told:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
