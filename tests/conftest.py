"""What several test modules need."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from musnad import tables as musnad_tables
from musnad.tables import Tables
from serving import Site, serving

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def tables() -> Tables:
    return musnad_tables.load()


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of the test's own."""
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def musnad() -> Run:
    """Runs the command line as a user does, with standard output and error apart."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        command = [sys.executable, "-m", "musnad", *map(str, arguments)]
        done = subprocess.run(command, check=False, input=raw, capture_output=True, cwd=cwd, timeout=120)
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
