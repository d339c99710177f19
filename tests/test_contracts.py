"""What holds over the whole of the code, read from its syntax trees."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "musnad"
MODULES = sorted(SOURCE.rglob("*.py"))
LAYERS = {"read", "extract", "annotate", "gather"}
GROUND = {"model", "view", "arabic", "tables", "outlets"}
BELOW: dict[str, set[str]] = {
    "model": set(),
    "view": {"model"},
    "arabic": {"model", "view"},
    "tables": {"arabic"},
    "outlets": {"arabic"},
    "merging": GROUND,
    **dict.fromkeys(LAYERS, GROUND),
    **dict.fromkeys(("annotate", "gather"), GROUND | {"merging"}),
    "pipeline": GROUND | LAYERS,
    "export": GROUND,
    "why": {"model"},
    "verify": GROUND | {"read", "export"},
    "commands": GROUND | LAYERS | {"pipeline", "export", "verify", "why"},
    "cli": {"commands"},
    "__main__": {"cli"},
    "__init__": set(),
}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 45
OWN_PLACE = re.compile(r"/(?:home|root|Users|work|tmp)/\w")


def part(path: Path) -> str:
    """The folder of a module, or the module where it stands alone."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def modules(path: Path) -> Iterator[str]:
    """What a module imports, with the names taken from it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported(path: Path) -> set[str]:
    """The parts of musnad that a module imports."""
    return {name.split(".")[1] for name in modules(path) if name.startswith("musnad.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    assert own in BELOW, f"say in BELOW what {own} may import"
    assert imported(path) <= BELOW[own] | {own}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    assert not [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION]


def test_every_list_is_read_by_some_layer() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in MODULES)
    lists = [path.stem for path in (SOURCE / "data" / "lexicons").glob("*.tsv")]
    assert not [name for name in lists if f'"{name}"' not in code]


def test_what_is_imported_is_declared_and_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = {re.split("[<>=]", row)[0] for row in (*project["dependencies"], *extras["web"])}
    roots = {name.partition(".")[0] for path in MODULES for name in modules(path)} - sys.stdlib_module_names - {"musnad"}
    assert roots <= declared | {"markupsafe"}  # jinja2's own
    for lock, wanted in (
        ("requirements.txt", declared),
        ("requirements-dev.txt", declared | set(extras["dev"])),
    ):
        pinned = set(re.findall(r"^([\w-]+)==\S+ \\$", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        assert wanted <= pinned, f"{lock} is old: make lock"


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    files = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in files if path.is_file()] or [*MODULES, *(ROOT / "tests").glob("*.py"), ROOT / "README.md"]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    texts = [
        p for p in tracked() if p.suffix in {".py", ".md", ".toml", ".tsv", ".txt", ".html", ".json", ".jsonl", ".css", ".js", ""}
    ]
    assert len(texts) > 10
    found = [p.name for p in texts if p != Path(__file__) and OWN_PLACE.search(p.read_text(encoding="utf-8", errors="replace"))]
    assert not found
