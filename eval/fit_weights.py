"""Fit the weights of `gather/alignments/evidence.py` on the project's case tables and a folder of gold pages.

Usage: fit_weights.py GOLD_FOLDER [--write]

Prints, for each story held out, how well statements are put together by weights fitted on the others; with --write
replaces same_weights.tsv. Logistic regression with a small penalty, by plain gradient steps: a few thousand pairs.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import exp
from operator import mul
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from degrade import degrade
from gathering import case_rows, page_of  # type: ignore[import-not-found]
from musnad import tables as musnad_tables
from musnad.annotate import passages
from musnad.export import pagejson
from musnad.gather.alignments import evidence, together
from musnad.gather.alignments.claims import Claim, claims
from musnad.gather.parties import same_speaker
from musnad.model import Page, PageMarks
from musnad.tables import Tables

STEPS, PENALTY = 12, 0.5
GROUP_POWER = 0.25  # an utterance told n times gives n² pairs; each counts so much less
RIGHT = 3.0  # how much a right pair counts: there are far more wrong ones
SEEDS, WORSE = range(3), 0.33  # gold pages with marks made worse, and how much their pairs count
CONTRAST = 14.0  # how much a pair of the minimal contrasts counts
OUT = Path(__file__).parents[1] / "src/musnad/data/lexicons/same_weights.tsv"
# Which way each evidence may point; a weight that would turn round is set to none, so that few cases cannot teach nonsense.
SIGN = {"one": 0, "polarity": -1, "figures": -1, "swapped": -1, "opposed": -1, "hedged": -1, "said": -1, "article": 0}

Claims = list[tuple[Claim, str]]  # with the id of the right utterance
Example = tuple[list[float], bool, float]


def gold_pages(folder: Path, tables: Tables) -> list[PageMarks]:
    """The gold's pages with the gold's marks."""
    pages = []
    for path in sorted((folder / "gold").glob("*.json")):
        text = (folder / "pages" / f"{path.stem}.txt").read_text(encoding="utf-8")
        marks = pagejson.load(json.loads(path.read_text(encoding="utf-8")), Page(path.stem, "-", "text/plain", b"", text))
        pages.append(replace(marks, passages=passages.find(marks, tables)))
    return pages


def gold_stories(folder: Path, tables: Tables, seed: int | None = None) -> dict[str, Claims]:
    """The gold's statements by saga, with their utterances; seed: with marks made worse."""
    layers = json.loads((folder / "stories.json").read_text(encoding="utf-8"))
    found: dict[str, Claims] = defaultdict(list)
    pages = gold_pages(folder, tables)
    pages = pages if seed is None else [degrade(marks, seed) for marks in pages]
    for claim in claims(pages, layers["story"], layers["saga"], tables):
        found[layers["saga"][claim.story]].append((claim, layers["same"][claim.key]))
    return found


def case_stories(tables: Tables) -> dict[str, Claims]:
    """The statements of our own case tables by story, with their utterances."""
    groups: dict[str, dict[str, list[Mapping[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in case_rows("same_groups"):
        groups[row["story"]][row["page"]].append(row)
    for row in case_rows("same_pairs"):
        for side in "12":
            part = {key: row[key + side] for key in ("speaker", "act", "text")}
            groups[f"pair-{row['note']}"][f"p{side}"].append(
                {**part, "utterance": row["note"] + (side if row["same"] == "no" else "")}
            )
    result = {}
    for story, pages in groups.items():
        marks = [page_of(f"{story}-{name}", rows, tables) for name, rows in pages.items()]
        right = [row["utterance"] for rows in pages.values() for row in rows]
        result[story] = list(zip(claims(marks, {f"{m.page.name}#0": story for m in marks}, {}, tables), right, strict=True))
    return result


def examples(story: Claims, counts: float = 1.0) -> list[Example]:
    """Each pair of statements that one speaker can have made: its evidence, whether it is right, how much it counts."""
    sizes = Counter(utterance for _, utterance in story)
    found = []
    for (a, x), (b, y) in combinations(story, 2):
        if a.points or b.points or not same_speaker(a.speakers, b.speakers):
            continue
        pairs = sizes[x] * (sizes[x] - 1) / 2
        weight = counts * (RIGHT * pairs**-GROUP_POWER if x == y else 1.0)
        found.append(([function(a, b) for function in evidence.EVIDENCE.values()], x == y, weight))
    return found


def fit(rows: Sequence[Example]) -> list[float]:
    """Weights of the evidence by logistic regression; one that points the wrong way is left out and the rest fitted anew."""
    used = list(range(len(evidence.EVIDENCE)))
    signs = [SIGN.get(name, 1) for name in evidence.EVIDENCE]
    while True:
        found = _newton([([values[i] for i in used], right, count) for values, right, count in rows])
        weights = [0.0] * len(signs)
        for index, weight in zip(used, found, strict=True):
            weights[index] = weight
        bad = [index for index in used if weights[index] * signs[index] < 0]
        if not bad:
            return weights
        used.remove(min(bad, key=lambda index: weights[index] * signs[index]))


def _newton(rows: Sequence[Example]) -> list[float]:
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-PENALTY * weight * (index > 0) for index, weight in enumerate(weights)]
        curve = [[PENALTY * (i == j) for j in range(size)] for i in range(size)]
        for values, right, count in rows:
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, sum(map(mul, weights, values))))))
            held = [(index, value) for index, value in enumerate(values) if value]
            for i, value in held:
                slope[i] += count * (right - chance) * value
                for j, other in held:
                    curve[i][j] += count * chance * (1 - chance) * value * other
        weights = [weight + step for weight, step in zip(weights, _solve(curve, slope), strict=True)]
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small positive system, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, row in enumerate(rows):
        for other in rows[:i] + rows[i + 1 :]:
            factor = other[i] / row[i]
            for k in range(i, len(row)):
                other[k] -= factor * row[k]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def judge(story: Claims, weights: Sequence[float]) -> tuple[int, int, int]:
    """Pairs put together rightly, put together, and to be put together in a story."""
    right = {claim.key: utterance for claim, utterance in story}
    plain = [claim for claim, _ in story if not claim.points]
    functions = tuple(evidence.EVIDENCE.values())

    def score(a: Claim, b: Claim) -> float:
        if not same_speaker(a.speakers, b.speakers):
            return evidence.DIFFERENT
        return sum(weight * function(a, b) for weight, function in zip(weights, functions, strict=True))

    one_affair = {claim.story: "" for claim in plain}
    ours = {(a.key, b.key) for members in together(plain, one_affair, score) for a, b in combinations(members, 2)}
    gold = {(a.key, b.key) for a, b in combinations(plain, 2) if right[a.key] == right[b.key]}
    return len(ours & gold), len(ours), len(gold)


def f1(parts: Iterable[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the counts of several stories."""
    right, found, wanted = (sum(column) for column in zip(*parts, strict=True))
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(folder: Path, write: bool) -> None:
    """Fit, hold out each gold story and each case story in turn, and report."""
    tables = musnad_tables.load()
    gold, cases = gold_stories(folder, tables), case_stories(tables)
    rows = {name: examples(story, CONTRAST if name.startswith("pair-") else 1.0) for name, story in {**gold, **cases}.items()}
    for seed in SEEDS:
        for name, story in gold_stories(folder, tables, seed).items():
            rows[name] += examples(story, WORSE)
    report = []
    for title, part in (("gold", gold), ("own stories", {k: v for k, v in cases.items() if not k.startswith("pair-")})):
        held = {
            name: judge(story, fit([row for other, found in rows.items() if other != name for row in found]))
            for name, story in part.items()
        }
        for name, counts in held.items():
            print(f"{name:32} held out  {counts}")
        report.append(f"{title}: held out P {f1(held.values())[0]:.2f} R {f1(held.values())[1]:.2f} F1 {f1(held.values())[2]:.2f}")
    weights = fit([row for found in rows.values() for row in found])
    pairs = {name: story for name, story in cases.items() if name.startswith("pair-")}
    wrong = [name for name, story in pairs.items() if (found := judge(story, weights))[0] != found[2] or found[1] != found[2]]
    worse = [judge(story, weights) for seed in range(5, 9) for story in gold_stories(folder, tables, seed).values()]
    report.append(
        f"gold with worse marks (of other seeds than fitted): P {f1(worse)[0]:.2f} R {f1(worse)[1]:.2f} F1 {f1(worse)[2]:.2f}"
    )
    whole = f1([judge(story, weights) for story in gold.values()])[2]
    report.append(f"gold, fitted on all: F1 {whole:.2f}; own pairs right {len(pairs) - len(wrong)} of {len(pairs)}")
    print("\n".join(report), "\nwrong:", wrong)
    for name, weight in zip(evidence.EVIDENCE, weights, strict=True):
        print(f"{name:12} {weight:6.2f}")
    if write:
        notes = "".join(f"# {line}\n" for line in report)
        table = "".join(f"{name}\t{weight:.2f}\n" for name, weight in zip(evidence.EVIDENCE, weights, strict=True))
        OUT.write_text(
            "# How much each evidence of gather/alignments/evidence.py weighs; above 0 in sum means one utterance.\n"
            "# Fitted by eval/fit_weights.py on the project's own cases and its gold pages; pairs of statements put together:\n"
            f"{notes}evidence\tweight\n{table}",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--write" in sys.argv)
