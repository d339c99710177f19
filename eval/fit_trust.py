#!/usr/bin/env python3
"""Fit the weights of `annotate/statements/trust.py` on the verdicts of readers: `reading-statements.tsv`.

    python eval/fit_trust.py            the figures, each article judged by weights of others
    python eval/fit_trust.py --write    fit on all of them, and write trust_weights.tsv

Needs the corpora beside the repository, whose articles are read anew. A verdict counts where the statement is still found
with its span and its speaker. Logistic regression with a penalty on the squares of the weights, by Newton's steps.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad import pipeline, tables
from musnad.annotate.statements import trust
from musnad.model import DOUBTFUL, PageMarks, Statement
from sample import CORPORA, articles, digest, page_of

VERDICTS = Path(__file__).with_name("reading-statements.tsv")
OUT = Path(__file__).parents[1] / "src/musnad/data/lexicons/trust_weights.tsv"
RARE = 20  # verdicts that a sign needs
# The first sample found by about the rules of today. What earlier ones showed wrong is mended, so that mostly right ones are left.
FRESH = 19
MEASURED = frozenset({24, 25, 30, 31})  # samples of what is not doubtful: they measure, and would teach little of what is
STEPS, PENALTY, PARTS = 12, 10.0, 10
NOTE = """\
# How much each sign of annotate/statements/trust.py weighs, in logits of a statement being right, speaker and all; `base` is
# where the sum begins, `rare` the share of right ones where a frame was met too seldom. Fitted by eval/fit_trust.py on {count}
# of our verdicts (eval/reading-statements.tsv) on statements in articles of SaudiNewsNet (CC BY-NC-SA 4.0) and the ANT corpus
# v1.1 (Apache-2.0); no word of an article is a sign. Each article judged by weights of the others:
"""
Matrix = NDArray[np.float64]


class Judged(NamedTuple):
    """A statement as it is found now, with what a reader said of it."""

    article: str
    right: bool
    signs: frozenset[str]


def who(statement: Statement) -> str:
    """The speakers of a statement as the list of verdicts names them: an entity's id, or where the words stand."""
    told = (party.entity or (f"{party.span.start}-{party.span.end}" if party.span else "~") for party in statement.speaker)
    return "+".join(told) or "-"


def verdicts() -> dict[tuple[str, int, int, str], bool]:
    """Whether a statement was called right, by article, span and speaker; where it was read twice, the last time counts."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if _teaches(int(row["seed"])) and row["speaker"] != "-"]
        return {(row["id"], int(row["start"]), int(row["end"]), row["speaker"]): row["verdict"] == "right" for row in rows}


def _teaches(seed: int) -> bool:
    return seed >= FRESH and seed not in MEASURED


def judged(corpora: Path) -> list[Judged]:
    """Every verdict on a statement that is still found as it was."""
    known, told = tables.load(), verdicts()
    ids = {key[0] for key in told}
    pages = [(row["id"], one) for row in articles(corpora) if row["id"] in ids and (one := page_of(row))]
    found: list[Judged] = []
    for (name, _), marks in zip(pages, pipeline.annotate_all((one for _, one in pages), known), strict=True):
        if not isinstance(marks, PageMarks):
            raise SystemExit(f"fit_trust: {name}: {marks.stage}: {marks.detail}")
        for statement, signs in zip(marks.statements, trust.signs(marks, marks.statements), strict=True):
            right = told.get((name, statement.start, statement.end, who(statement)))
            if right is not None:
                found.append(Judged(name, right, signs))
    return found


def matrix(rows: list[Judged], signs: list[str]) -> Matrix:
    """A row for each statement, a column for each sign; the first column is the base."""
    column = {sign: number for number, sign in enumerate(signs, 1)}
    found = np.zeros((len(rows), len(signs) + 1))
    found[:, 0] = 1
    for number, row in enumerate(rows):
        found[number, [column[sign] for sign in row.signs if sign in column]] = 1
    return found


def fit(values: Matrix, right: Matrix) -> Matrix:
    """The weights of the columns; the base alone has no penalty."""
    weights = np.zeros(values.shape[1])
    penalty = np.full(values.shape[1], PENALTY)
    penalty[0] = 0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (right - chance) - penalty * weights
        curve = (values * (chance * (1 - chance))[:, None]).T @ values + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    return weights


def held_out(rows: list[Judged], values: Matrix, right: Matrix) -> Matrix:
    """How likely each statement is right by weights that were fitted without its article."""
    part = np.array([int(digest("part", row.article) * PARTS) for row in rows])
    chance = np.zeros(len(rows))
    for number in range(PARTS):
        out = part == number
        chance[out] = 1 / (1 + np.exp(-values[out] @ fit(values[~out], right[~out])))
    return chance


def report(chance: Matrix, right: Matrix) -> list[str]:
    """What leaving out by these chances does."""
    kept = chance >= DOUBTFUL
    ranks = np.empty(len(chance))
    ranks[np.argsort(chance)] = np.arange(1, len(chance) + 1)
    good, bad = right.sum(), len(right) - right.sum()
    pairs = (ranks[right == 1].sum() - good * (good + 1) / 2) / (good * bad)
    lines = [
        f"right {100 * right.mean():.1f} of 100 before, {100 * right[kept].mean():.1f} of those kept",
        f"left out {100 * (1 - kept.mean()):.1f} of 100, right {100 * right[~kept].mean():.0f} of 100 of them",
        f"of a right and a wrong one the right one is likelier in {100 * pairs:.0f} of 100 pairs",
    ]
    for low, high in ((0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1)):
        those = (chance >= low) & (chance < high)
        lines.append(f"{low:.1f} to {high:.1f}: {int(those.sum())}, right {100 * right[those].mean():.0f} of 100")
    return lines


def main() -> int:
    """Fit with articles held out, report, and write what all of them give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="the folder that holds saudinewsnet and antcorpus")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not all((options.corpora / name).is_dir() for name in ("saudinewsnet", "antcorpus")):
        print(f"fit_trust: {options.corpora} does not hold saudinewsnet and antcorpus; nothing was read", file=sys.stderr)
        return 1
    found = judged(options.corpora)
    counts = Counter(sign for row in found for sign in row.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= RARE)
    frames = {sign for sign in signs if sign.startswith("frame ")}
    rows = [row for row in found if row.signs & frames]
    rare = [row.right for row in found if not row.signs & frames]
    values, right = matrix(rows, signs), np.array([float(row.right) for row in rows])
    lines = [*report(held_out(rows, values, right), right), f"of rare frames: {len(rare)}, right {100 * np.mean(rare):.0f} of 100"]
    print("\n".join((f"{len(rows)} verdicts, {len(signs)} signs", *lines)))
    if options.write:
        table = dict(zip(("base", *signs), fit(values, right), strict=True)) | {"rare": np.mean(rare)}
        notes = NOTE.format(count=f"{len(found):,}") + "".join(f"# {line}\n" for line in lines)
        OUT.write_text(
            notes + "sign\tweight\n" + "".join(f"{sign}\t{weight:.3f}\n" for sign, weight in table.items()), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
