import json
import subprocess
import sys
from pathlib import Path

import pytest

GATE = Path(__file__).resolve().parent.parent / "eval" / "gate.py"
SCORER = """
import json, sys
from pathlib import Path
figures = json.loads((Path(__file__).parent / "figures.txt").read_text())
assert Path(sys.argv[1], "seen.txt").exists() and "--json" in sys.argv
names = figures["seeds"] if "--pages" in sys.argv else figures["all"]
print(json.dumps({layer: {"f1": f1} for layer, f1 in names.items()}))
"""
ANNOTATE = "import sys; open(sys.argv[sys.argv.index('--out') + 1] + '/seen.txt', 'w').close()"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold folder with a scorer that says what `figures.txt` holds."""
    folder = tmp_path / "gold"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "a.txt").write_text("نص", encoding="utf-8")
    (folder / "manifest.jsonl").write_text("")
    (folder / "score.py").write_text(SCORER)
    reach(folder, names=0.9, times=0.8)
    return folder


def reach(gold: Path, **figures: float) -> None:
    (gold / "figures.txt").write_text(json.dumps({"all": figures, "seeds": {"names": 0.5}}))


def gate(gold: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    floors = gold.parent / "floors.json"
    command = [sys.executable, str(GATE), "--gold", str(gold), "--floors", str(floors), *arguments]
    return subprocess.run([*command, "--annotate", sys.executable, "-c", ANNOTATE], check=False, capture_output=True, text=True)


def floors(gold: Path) -> dict[str, dict[str, dict[str, float]]]:
    found: dict[str, dict[str, dict[str, float]]] = json.loads((gold.parent / "floors.json").read_text())
    return found


def test_figures_at_their_floors_pass(gold: Path) -> None:
    assert gate(gold, "--update").returncode == 0
    assert floors(gold)["f1"] == {"all": {"names": 0.9, "times": 0.8}, "seeds": {"names": 0.5}}
    done = gate(gold)
    assert done.returncode == 0
    assert "BELOW" not in done.stdout


def test_a_figure_below_its_floor_fails_and_is_named(gold: Path) -> None:
    gate(gold, "--update")
    reach(gold, names=0.8999, times=0.95)
    done = gate(gold)
    assert done.returncode == 1
    assert [line.split()[:2] for line in done.stdout.splitlines() if "BELOW" in line] == [["all", "names"]]


def test_a_row_that_vanishes_fails(gold: Path) -> None:
    gate(gold, "--update")
    reach(gold, names=0.9)
    assert gate(gold).returncode == 1


def test_update_raises_and_never_lowers(gold: Path) -> None:
    gate(gold, "--update")
    reach(gold, names=0.7, times=0.95)
    gate(gold, "--update")
    assert floors(gold)["f1"]["all"] == {"names": 0.9, "times": 0.95}


def test_lowering_needs_a_reason_and_keeps_it(gold: Path) -> None:
    gate(gold, "--update")
    reach(gold, names=0.7, times=0.95)
    assert gate(gold, "--allow-lower", "the scorer counts more").returncode == 0
    assert floors(gold)["f1"]["all"] == {"names": 0.7, "times": 0.95}
    assert floors(gold)["lowered"] == [
        {"pages": "all", "layer": "names", "from": 0.9, "to": 0.7, "reason": "the scorer counts more"}
    ]
    assert gate(gold).returncode == 0


def test_a_changed_gold_trips_the_gate(gold: Path) -> None:
    gate(gold, "--update")
    (gold / "pages" / "a.txt").write_text("نص آخر", encoding="utf-8")
    done = gate(gold)
    assert done.returncode == 1
    assert "the gold has changed" in done.stdout


def test_without_floors_the_gate_does_not_pass(gold: Path) -> None:
    assert gate(gold).returncode == 1


def test_without_a_gold_it_says_so_and_passes(tmp_path: Path) -> None:
    done = gate(tmp_path / "absent")
    assert done.returncode == 0
    assert "SKIPPED" in done.stdout


def test_a_failing_annotate_is_not_taken_for_a_pass(gold: Path) -> None:
    command = [sys.executable, str(GATE), "--gold", str(gold), "--annotate", sys.executable, "-c", "raise SystemExit(1)"]
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0
