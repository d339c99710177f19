#!/usr/bin/env python3
"""How many pairs of our own are put together, or kept apart, as they should: `tests/cases/entities_one.tsv` and `entities_two.tsv`.

    python eval/merging.py            the figures, and every pair decided wrongly
    python eval/merging.py --fit      fit the weights on the pairs to tune on, and write them to merge_weights.tsv

The names' spans and types are given, so that only the merging is measured; all other names on the pages are found as usual.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import exp
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from fit_weights import _solve as solve
from musnad import tables as data
from musnad.annotate import entities, names, passages
from musnad.annotate.names import lexicon, tagger
from musnad.annotate.names.scene import Found
from musnad.arabic import folded, tokens
from musnad.gather import entities as across
from musnad.merging import features, groups
from musnad.merging.features import Profile, Values
from musnad.model import Article, EntityType, Line, Mention, Page, PageMarks
from musnad.tables import Tables

CASES = Path(__file__).parents[1] / "tests" / "cases"
DAYS = {"story": (date(2025, 3, 4), date(2025, 3, 4)), "archive": (date(2024, 1, 9), date(2025, 3, 4))}
OUT = Path(__file__).parents[1] / "src/musnad/data/lexicons/merge_weights.tsv"
KINDS: tuple[EntityType, ...] = ("PER", "ORG", "LOC")
STEPS, PENALTY = 20, 0.3
SCALE = {"spelling": 100.0}  # a feature of small values may move so much further
NOTE = (
    "# How much each feature of merging/features.py weighs by type of entity; above 0 in sum two names are one entity.",
    "# Fitted by eval/merging.py --fit on the pairs to tune on in tests/cases/entities_one.tsv and entities_two.tsv, from the",
    "# numbers set by hand in the column start (PER ORG LOC). Figures they gave, with the spans of the names given:",
)
Span = tuple[int, int, Found]


class Pair(NamedTuple):
    """A case, and whether its two names are one entity."""

    row: Mapping[str, str]
    one: bool


def pairs(part: str | None = None) -> Iterator[Pair]:
    """The cases of both files, or of one part of them (`tune`, `check`)."""
    for side in ("one", "two"):
        text = (CASES / f"entities_{side}.tsv").read_text(encoding="utf-8")
        for row in data.read_rows(text, f"entities_{side}.tsv"):
            if part in (None, row["part"]):
                yield Pair(row, side == "one")


def texts(row: Mapping[str, str]) -> list[tuple[str, list[tuple[int, int, EntityType]]]]:
    """The pages of a case: each text with the spans and types of the names that the case asks about."""
    kinds = tuple(data.alternatives(row["type"]))
    first = (row["text_a"].index(row["name_a"]), row["name_a"], lexicon.TYPES[kinds[0]])
    there = len(row["text_a"]) + 1 if row["text_b"] else 0
    second = row["text_b"].find(row["name_b"]) if row["text_b"] else row["text_a"].index(row["name_b"])
    last = lexicon.TYPES[kinds[-1]]
    if row["where"] == "page":
        spans = [(start, start + len(name), kind) for start, name, kind in (first, (there + second, row["name_b"], last))]
        return [(f"{row['text_a']}\n{row['text_b']}".rstrip("\n"), spans)]
    return [
        (row["text_a"], [(first[0], first[0] + len(first[1]), first[2])]),
        (row["text_b"], [(second, second + len(row["name_b"]), last)]),
    ]


def page(name: str, text: str, wanted: Sequence[tuple[int, int, EntityType]], day: date, tables: Tables) -> PageMarks:
    """A page of plain sentences whose wanted names are marked as given, the others as they are found."""
    starts = [0, *(i + 1 for i, letter in enumerate(text) if letter == "\n")]
    lines = tuple(Line(start, start + len(text[start:].partition("\n")[0]), "body", 0, "given") for start in starts)
    article = Article(0, name, day, "given", (), None, "given")
    marks = PageMarks(Page(name, name, "text/plain", b"", text), lines, (article,))
    marks = replace(marks, passages=passages.find(marks, tables))
    with mock.patch.object(entities, "assign", _given(wanted, entities.assign)):
        marks = replace(marks, readings=tagger.find(marks, tables))
        marks = replace(marks, mentions=names.find(marks, tables))
    return replace(marks, entities={entity.id: entity for entity in entities.find(marks, tables)})


def _given(wanted: Sequence[tuple[int, int, EntityType]], assign: Callable[..., Any]) -> Callable[..., tuple[Mention, ...]]:
    def instead(text: str, spans: Sequence[Span], state: str | None, tables: Tables) -> tuple[Mention, ...]:
        found = {(start, end, one.type): one for start, end, one in spans}
        rest = [(s, e, one) for s, e, one in spans if all(e <= start or end <= s for start, end, _ in wanted)]
        ours = [(s, e, found.get((s, e, kind)) or _found(text[s:e], kind, tables)) for s, e, kind in wanted]
        result: tuple[Mention, ...] = assign(text, sorted([*rest, *ours]), state, tables)
        return result

    return instead


def _found(name: str, kind: EntityType, tables: Tables) -> Found:
    """A name that the rules did not find: known if a list has it with this type."""
    built = lexicon.build(tables)
    node: Any = built.trie
    for token in tokens(name):
        node = (node or {}).get(token.form)
    ids = (node or {}).get(lexicon.END, ())
    known = next((key for key in ids if (lexicon.type_of(built.known[key]) if key in built.known else "LOC") == kind), None)
    return Found(0, 0, 0, kind, known, "given")


def pages(row: Mapping[str, str], tables: Tables) -> list[PageMarks]:
    """The pages of a case, annotated, each by itself."""
    days = DAYS.get(row["where"], DAYS["story"])
    return [page(f"p{n}", text, wanted, days[n], tables) for n, (text, wanted) in enumerate(texts(row))]


def decided(row: Mapping[str, str], tables: Tables) -> bool:
    """Whether the two names of a case come out as one entity."""
    linked = across.link(pages(row, tables), tables)
    ids = []
    for marks, (_, wanted) in zip(linked, texts(row), strict=True):
        at = {(mention.start, mention.end): mention.entity for mention in marks.mentions}
        ids += [at[start, end] for start, end, _ in wanted]
    return ids[0] == ids[1]


def wrong(tables: Tables) -> list[Pair]:
    """The cases that are decided wrongly."""
    return [pair for pair in pairs() if decided(pair.row, tables) != pair.one]


def report(tables: Tables) -> list[str]:
    """The share of pairs right on each side, over all and over the part to check on."""
    missed = wrong(tables)
    lines = []
    for side, one in (("one", True), ("two", False)):
        for part in ("tune", "check", "all"):
            total = [p for p in pairs(None if part == "all" else part) if p.one is one]
            bad = [p for p in missed if p.one is one and part in ("all", p.row["part"])]
            share = 1 - len(bad) / len(total)
            lines.append(f"{side:4} {part:6} {len(total) - len(bad):3} of {len(total):3} right  {share:.3f}")
    kinds = Counter(p.row["kind"] for p in missed)
    lines += [f"wrong in {kind}: {count}" for kind, count in kinds.most_common()]
    return lines + [f"  {p.row['case']:18} {p.row['part']:5} {p.row['name_a']} / {p.row['name_b']}" for p in missed]


def examples(tables: Tables) -> dict[EntityType, list[tuple[Values, bool, float]]]:
    """The features of every pair to tune on whose names are compared at all, by type; each counts once."""
    found: dict[EntityType, list[tuple[Values, bool, float]]] = defaultdict(list)
    for row, one in pairs("tune"):
        wanted = {(kind, folded(text[start:end])) for text, spans in texts(row) for start, end, kind in spans}
        seen: list[tuple[EntityType, Values]] = []

        def spy(a: Profile, b: Profile, wanted: set[Any] = wanted, seen: list[Any] = seen) -> tuple[features.Reason, ...]:
            if {(a.type, a.form), (b.type, b.form)} == wanted:
                seen.append((a.type, features.values(a, b)))
            return features.compare(a, b)

        with mock.patch.object(groups, "compare", spy):
            decided(row, tables)
        if seen:
            found[seen[0][0]].append((seen[0][1], one, 1.0))
    return found


def fit(tables: Tables) -> dict[EntityType, dict[str, float]]:
    """The weights for each type: logistic regression, drawn towards the numbers set by hand (the column `start`).

    A weight that would turn against its start is set to none, so that few cases cannot teach nonsense.
    """
    rows = data.lexicon("merge_weights")
    start = {kind: _start(rows, index) for index, kind in enumerate(KINDS)}
    return {kind: _newton(examples(tables)[kind], start[kind]) for kind in KINDS}


def _start(rows: Sequence[Mapping[str, str]], index: int) -> dict[str, float]:
    cells = {row["feature"]: row["start"].split()[index] for row in rows}
    return {feature: float(cell) for feature, cell in cells.items() if cell != "-"}


def _newton(rows: Sequence[tuple[Values, bool, float]], start: Mapping[str, float]) -> dict[str, float]:
    weights = dict(start)
    names_ = list(start)
    for _ in range(STEPS):
        slope = [-PENALTY * (weights[name] - start[name]) / SCALE.get(name, 1.0) for name in names_]
        curve = [[PENALTY / SCALE.get(a, 1.0) * (a == b) for b in names_] for a in names_]
        for values, right, count in rows:
            total = sum(weights.get(name, 0.0) * value for name, value in values.items())
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
            held = [(names_.index(name), value) for name, value in values.items() if name in weights]
            for i, value in held:
                slope[i] += count * (right - chance) * value
                for j, other in held:
                    curve[i][j] += count * chance * (1 - chance) * value * other
        steps = dict(zip(names_, solve(curve, slope), strict=True))
        weights = {name: weight + steps[name] for name, weight in weights.items()}
    return {name: 0.0 if weight * start[name] < 0 else weight for name, weight in weights.items()}


def write(fitted: Mapping[EntityType, Mapping[str, float]], lines: Sequence[str]) -> None:
    """The weights as a table, with the figures that they gave."""
    rows = data.lexicon("merge_weights")
    cells = ("\t".join(f"{fitted[k][row['feature']]:.2f}" if row["feature"] in fitted[k] else "" for k in KINDS) for row in rows)
    table = [f"{row['feature']}\t{weights}\t{row['start']}" for row, weights in zip(rows, cells, strict=True)]
    OUT.write_text(
        "\n".join([*NOTE, *(f"# {line}" for line in lines), "feature\tPER\tORG\tLOC\tstart", *table]) + "\n", encoding="utf-8"
    )


def main(argv: Sequence[str]) -> None:
    """Print the figures; with --fit, after fitting and writing the weights."""
    tables = data.load(fast=True)
    if "--fit" in argv:
        fitted = fit(tables)
        table = {(kind, name): weight for kind, found in fitted.items() for name, weight in found.items()}
        with mock.patch.object(features, "weights", return_value=table):
            write(fitted, [line for line in report(tables) if " right " in line])
        data._lexicon.cache_clear()  # the table has just been written anew
        features.weights.cache_clear()
    print("\n".join(report(tables)))


if __name__ == "__main__":
    main(sys.argv[1:])
