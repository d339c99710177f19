"""A small fixed part of `eval/mutations.py`: hostile files of every kind end as marks or with a reason, in time."""

import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).resolve().parent.parent / "eval"
sys.path.insert(0, str(EVAL))

import mutants  # noqa: E402
import mutations  # noqa: E402
from musnad.tables import load  # noqa: E402
from mutants import parts  # noqa: E402

SEED, EACH = 11, 3
NAMES = sorted({kind.__name__ for kind in mutants.KINDS})


@pytest.mark.parametrize("number", range(EACH * len(mutants.KINDS)))
def test_no_mutant_is_a_fault(number: int, tmp_path: Path) -> None:
    kind, made = mutants.mutant(SEED, number, PAGES)
    file = tmp_path / f"page{made.suffix}"
    file.write_bytes(made.raw)
    result = mutations.Result(number, kind, tuple(mutations.costs(file, TABLES)), 0.0)
    assert result.faults == []


PAGES = parts.seeds()
TABLES = load(fast=True)


def test_every_kind_takes_its_turn() -> None:
    assert sorted({mutants.mutant(SEED, number, PAGES)[0] for number in range(len(mutants.KINDS))}) == NAMES
    assert mutants.mutant(SEED, 5, PAGES) == mutants.mutant(SEED, 5, PAGES)


def test_a_process_that_hangs_or_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutations, "HANG", 0.3)
    reader = mutations.Reader()
    monkeypatch.setattr(mutations, "_serve", _hang)
    (page,), _ = reader.read(tmp_path / "any")
    assert "hangs" in page.end
    assert reader.process is None
    monkeypatch.setattr(mutations, "_serve", _die)
    (page,), _ = reader.read(tmp_path / "any")
    assert "killed" in page.end


def _hang(jobs: mutations.Connection) -> None:
    jobs.send(None)
    jobs.recv()
    jobs.recv()


def _die(jobs: mutations.Connection) -> None:
    jobs.send(None)
    jobs.recv()


def test_what_goes_wrong_is_counted() -> None:
    pages = (mutations.Cost("marks", 0.1), mutations.Cost("too-long", 2.5), mutations.Cost("fault: ValueError", 0.0))
    result = mutations.Result(1, "line", pages, 600.0)
    assert result.faults == ["fault: ValueError", "2.5 seconds", "600 MB"]
    tally = mutations.Tally()
    tally.add(result)
    assert tally.row("line").split()[:7] == ["line", "1", "1", "1", "2.50", "600", "3"]
