#!/usr/bin/env python3
"""The quality gate: annotate the gold's pages, score them, compare each row with the floors in `floors.json`.

    python eval/gate.py                            compare; exit status 1 where a row lies below its floor
    python eval/gate.py --update                   raise the floors to the figures reached; never lower one
    python eval/gate.py --allow-lower "reason"     also lower floors, and keep the reason in the file

The gold lies beside the repository (../shared/gold); where it is absent the gate says so and passes. Floors belong to one
state of the gold, named by a digest over its files: another gold trips the gate until its figures are looked at.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold"
FLOORS = HERE / "floors.json"
SEEDS = "000,001,002,003,004"
COUNTED = ("*.py", "manifest.jsonl", "stories.json", "pages/*", "gold/*.json")

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Row:
    """One row of the scorer's table on one set of pages, with its floor (None where it has none yet)."""

    pages: str
    layer: str
    f1: float | None
    floor: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure is there and reaches its floor."""
        return self.f1 is not None and (self.floor is None or self.f1 >= self.floor)


def digest(gold: Path) -> str:
    """A sha256 over the names and bytes of the gold's files."""
    total = hashlib.sha256()
    for path in sorted({path for pattern in COUNTED for path in gold.glob(pattern)}):
        total.update(path.relative_to(gold).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measure(gold: Path, annotate: list[str]) -> Figures:
    """The F1 of each row, for all pages and for the seeds alone.

    annotate: the command that writes the output; the gold's pages, manifest and the folder are appended.
    Raises subprocess.CalledProcessError where annotating or scoring fails.
    """
    with tempfile.TemporaryDirectory() as out:
        arguments = [str(gold / "pages"), "--manifest", str(gold / "manifest.jsonl"), "--out", out]
        subprocess.run([*annotate, *arguments], check=True)
        return {"all": _score(gold, out, []), "seeds": _score(gold, out, ["--pages", SEEDS])}


def _score(gold: Path, out: str, pages: list[str]) -> dict[str, float]:
    command = [sys.executable, str(gold / "score.py"), out, "--json", *pages]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {layer: round(row["f1"], 4) for layer, row in json.loads(printed).items()}


def compare(figures: Figures, floors: Figures) -> list[Row]:
    """Every row that has a figure or a floor; one whose figure has vanished does not hold."""
    keys = {(pages, layer): None for table in (figures, floors) for pages, rows in table.items() for layer in rows}
    return [Row(p, layer, figures.get(p, {}).get(layer), floors.get(p, {}).get(layer)) for p, layer in keys]


def raised(figures: Figures, floors: Figures, lower: bool) -> Figures:
    """The new floors: figures, but never below an old floor unless `lower`."""
    return {
        pages: {layer: f1 if lower else max(f1, floors.get(pages, {}).get(layer, 0.0)) for layer, f1 in rows.items()}
        for pages, rows in figures.items()
    }


def show(rows: list[Row]) -> None:
    """Print the table, a row a line; what does not hold is marked."""
    print(f"{'pages':6} {'layer':42} {'F1':>7} {'floor':>7}")
    for row in rows:
        f1, floor = (f"{x:.4f}" if x is not None else "-" for x in (row.f1, row.floor))
        print(f"{row.pages:6} {row.layer:42} {f1:>7} {floor:>7}{'' if row.holds else '   BELOW'}")


def main(argv: list[str] | None = None) -> int:
    """Run the gate; the exit status is 0 where every row holds, where floors were written, and where there is no gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the gold")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="file of the floors")
    parser.add_argument("--update", action="store_true", help="raise floors to the figures reached")
    parser.add_argument("--allow-lower", metavar="REASON", help="write the figures reached as floors, lower ones too")
    parser.add_argument(
        "--annotate", nargs=argparse.REMAINDER, default=[sys.executable, "-m", "musnad", "annotate"], help=argparse.SUPPRESS
    )
    args = parser.parse_args(argv)
    if not args.gold.is_dir():
        print(f"gate: SKIPPED: no gold at {args.gold.name}/ beside the repository; nothing was measured")
        return 0
    kept: dict[str, Any] = json.loads(args.floors.read_text(encoding="utf-8")) if args.floors.exists() else {}
    now = digest(args.gold)
    same_gold = kept.get("gold") == now
    figures = measure(args.gold, args.annotate)
    rows = compare(figures, kept.get("f1", {}))
    show(rows)
    if args.update or args.allow_lower:
        return _write(args, kept, figures, now)
    below = [row for row in rows if not row.holds]
    if not same_gold:
        print("gate: the gold has changed since the floors were set: look at the figures, then --update or --allow-lower REASON")
    if below:
        print(f"gate: {len(below)} rows lie below their floor")
    return 0 if same_gold and not below else 1


def _write(args: argparse.Namespace, kept: dict[str, Any], figures: Figures, gold: str) -> int:
    floors = raised(figures, kept.get("f1", {}), bool(args.allow_lower))
    lowered = [
        {"pages": row.pages, "layer": row.layer, "from": row.floor, "to": row.f1, "reason": args.allow_lower}
        for row in compare(figures, kept.get("f1", {}))
        if args.allow_lower and not row.holds
    ]
    document = {"gold": gold, "f1": floors, "lowered": kept.get("lowered", []) + lowered}
    args.floors.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"gate: floors written to {args.floors.name}; {len(lowered)} lowered")
    return 0


if __name__ == "__main__":
    sys.exit(main())
