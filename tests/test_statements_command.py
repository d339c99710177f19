"""`musnad statements` over pages: every filter, every format, and pages that would break a terminal or a spreadsheet."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from conftest import EXAMPLES, ROOT, Run
from marked import page as marked_page
from musnad import cli, tables
from musnad.commands import common
from musnad.commands import statements as command
from musnad.export import spoken, statementrows
from musnad.export.terminal import ISOLATE, RELEASE

TABLES = tables.load(EXAMPLES / "names.tsv", fast=True)
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
EVIL = "=cmd|'/c calc'!A1 \u202eالباب\u2069 مغلق \"تماما\"، [red]نعم[/red] \x1b[31m و\x9b2J انتهى الأمر"
PAGES = {
    "bridge": "الجسر يفتح قريبا\n\nقال ليونار ديغوري يوم الخميس إن الجسر سيفتح في أبريل المقبل أمام الناس.\n\n"
    "ونقلت وكالة رويترز عن مصدر في البلدية قوله إن الميزانية «نفدت قبل أسبوع».\n",
    "answer": "رد على الأنباء\n\nنفى ديجوري أن يكون الجسر مغلقا أمام السيارات.\n\nوأكد آرتام بولكان أن الطريق آمن.\n",
    "undated": "حديث عن الطريق\n\nقال ديقوري إن الطريق طويل ولا نهاية له.\n",
    "evil": f"خبر من الميناء\n\nقال آرتام بولكان: «{EVIL}».\n",
}
DAYS = {"bridge": ("=المرسى", "2031-03-14"), "answer": ("الفنار", "2031-03-16"), "evil": ("+الميناء", "2031-03-15")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    rows = [json.dumps({"page": page, "outlet": outlet, "published": day}) for page, (outlet, day) in DAYS.items()]
    (made / "manifest.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return made


@pytest.fixture
def told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the command inside this process: status, standard output, standard error."""
    monkeypatch.setattr(common, "load_tables", lambda *_: TABLES)
    monkeypatch.setattr(common.pipeline, "settle", lambda *_: None)

    def run(*arguments: str, of: Path | None = None) -> tuple[int, str, str]:
        manifest = ("--manifest", str(folder / "manifest.jsonl"))
        done = CliRunner().invoke(cli.app, ["statements", str(of or folder), *manifest, *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.stdout, done.stderr

    return run


@pytest.fixture
def screen(told: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What a terminal of a width is sent."""

    def run(width: int, *arguments: str) -> str:
        out = StringIO()
        monkeypatch.setattr(command, "Console", lambda: Console(file=out, force_terminal=True, width=width, color_system=None))
        assert told(*arguments)[0] == 0
        return out.getvalue()

    return run


def keys(told: Any, *arguments: str) -> list[str]:
    """PAGE and id of the statements that come out."""
    status, out, _ = told(*arguments, "--format", "jsonl")
    assert status == 0
    return [f"{row['page']} {row['id']}" for row in map(json.loads, out.splitlines())]


ALL = ["bridge s1", "bridge s2", "evil s1", "answer s1", "answer s2", "undated s1"]
DEGORY = ["bridge s1", "answer s1", "undated s1"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ALL),
        (("--speaker", "degory"), DEGORY),
        (("--speaker", "ديقوري"), DEGORY),  # a spelling of another page
        (("--speaker", "ليونارد"), DEGORY),  # part of a name of the list
        (("--speaker", "لِيُونار دِيغوري"), DEGORY),
        (("--speaker", "ديغور"), []),  # whole words alone
        (("--speaker", "ديغوري ليونار"), []),
        (("--speaker", "البلدية"), ["bridge s2"]),  # words of an unnamed speaker
        (("--speaker", "مصدر", "--speaker", "بولكان"), ["bridge s2", "evil s1", "answer s2"]),
        (("--act", "deny"), ["answer s1"]),
        (("--act", "deny", "--act", "say"), ALL),
        (("--act", "deny", "--speaker", "بولكان"), []),
        (("--carrier", "رويترز"), ["bridge s2"]),
        (("--carrier", "Reuters"), ["bridge s2"]),  # an id
        (("--carrier", "ديغوري"), []),  # a speaker is no carrier
        (("--since", "2031-03-15"), ["evil s1", "answer s1", "answer s2"]),
        (("--until", "2031-03-15"), ["bridge s1", "bridge s2", "evil s1"]),
        (("--since", "2031-03-15", "--until", "2031-03-15"), ["evil s1"]),
    ],
)
def test_filters(told: Any, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert keys(told, *arguments) == expected


def test_counts_and_what_has_no_day_are_told_on_standard_error(told: Any) -> None:
    assert told()[2] == "musnad: 6 of 6 statements\n"
    lines = told("--since", "2031-03-15")[2].splitlines()
    assert [line.split(" ")[1:3] for line in lines] == [["1", "left"], ["3", "of"]]


def test_nothing_found_is_no_failure_and_nothing_read_is(told: Any, tmp_path: Path) -> None:
    status, out, err = told("--speaker", "غريب")
    assert (status, out, err) == (0, "\t".join(statementrows.COLUMNS) + "\n", "musnad: 0 of 6 statements\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    status, out, err = told(of=tmp_path)
    assert status == 1
    assert "empty" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "14/3/2031"), "2025-03-11"),
        (("--until", "2031-02-30"), "2031-02-30"),
        (("--since", "٢٠٣١-٠٣-١٤"), "is no day"),
        (("--since", "2031-03-16", "--until", "2031-03-15"), "is before"),
        (("--act", "shout"), "accuse"),
        (("--speaker", "«»"), "holds no word"),
        (("--carrier", ""), "holds no word"),
        (("--format", "xml"), "jsonl"),
        (("--lines", "--act", "say"), "--act"),
    ],
)
def test_wrong_usage_says_what_is_right(told: Any, arguments: tuple[str, ...], said: str) -> None:
    status, out, err = told(*arguments)
    assert (status, out) == (2, "")
    assert said in " ".join(err.split())


def test_json_lines_hold_exact_words_and_spans(told: Any) -> None:
    rows = {f"{row['page']} {row['id']}": row for row in map(json.loads, told("--format", "jsonl")[1].splitlines())}
    for row in rows.values():
        text = PAGES[row["page"]]
        spans = [row["cue"], *row["times"], *([row["said"]] if row["said"] else [])]
        assert text[row["start"] : row["end"]] == row["content"]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert rows["evil s1"]["content"] == EVIL
    opens, broke = rows["bridge s1"], rows["bridge s2"]
    assert (opens["said"]["value"], opens["times"][0]["value"]) == ("2031-03-13", "2031-04")
    assert opens["origin"] == {"entity": None, "name": "=المرسى"}
    assert broke["origin"] == {"entity": "reuters", "name": "رويترز"}
    assert broke["speaker"] == [
        {"entity": None, "name": "مصدر في البلدية", "text": "مصدر في البلدية", "start": 113, "end": 128},
    ]
    assert [carrier["entity"] for carrier in broke["carriers"]] == ["reuters"]
    assert (broke["kind"], broke["outlet"], broke["published"], broke["article"]) == ("mixed", "=المرسى", "2031-03-14", 0)


def test_no_cell_of_the_spreadsheet_is_a_formula_or_a_control(told: Any) -> None:
    out = told("--format", "csv")[1]
    assert not CONTROL.search(out)
    header, *rows = list(csv.reader(StringIO(out)))
    assert tuple(header) == statementrows.COLUMNS
    assert len(rows) == len(ALL)
    assert {len(row) for row in rows} == {len(header)}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    evil = dict(zip(header, rows[2], strict=True))
    assert evil["content"].startswith("'=cmd|'/c calc'!A1 ⟦RLO⟧الباب⟦PDI⟧ مغلق \"تماما\"، [red]نعم[/red] ⟦U+001B⟧[31m و⟦U+009B⟧2J")
    assert evil["outlet"] == "'+الميناء"
    assert dict(zip(header, rows[1], strict=True))["carriers"] == "رويترز"


def test_a_pipe_gets_a_plain_line_each(told: Any) -> None:
    out = told("--lang", "ar")[1]
    assert not CONTROL.search(out.replace("\t", ""))
    lines = [line.split("\t") for line in out.splitlines()]
    assert {len(line) for line in lines} == {len(statementrows.COLUMNS)}
    assert len(lines) == len(ALL) + 1


@pytest.mark.parametrize(("language", "first", "act"), [("ar", "الطريق", "نفي"), ("en", "Where", "denial")])
def test_a_terminal_gets_headings_in_the_language_asked_for(screen: Any, language: str, first: str, act: str) -> None:
    shown = screen(100, "--lang", language)
    assert first in shown.splitlines()[1].split()[:2]
    assert act in shown
    assert len(re.findall(r"\d\d%", shown)) == len(ALL)  # how sure each is
    assert "[red]نعم[/red]" in shown


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [60, 100, 160])
def test_on_a_terminal_every_piece_keeps_to_its_line(screen: Any, language: str, width: int) -> None:
    shown = screen(width, "--lang", language)
    assert not CONTROL.search(shown.replace(ISOLATE, "").replace(RELEASE, ""))
    rows = [line for line in shown.splitlines() if "│" in line]
    assert len(rows) > 10
    assert {cell_len(line) for line in rows} == {width}
    for line in shown.splitlines():
        for cell in re.split("[│┃]", line):
            assert (cell.count(ISOLATE), cell.count(RELEASE)) in {(0, 0), (1, 1)}
            assert not cell.count(ISOLATE) or cell.index(ISOLATE) < cell.index(RELEASE)


def test_as_a_user_runs_it(musnad: Run, folder: Path) -> None:
    arguments = ("--manifest", folder / "manifest.jsonl", "--names", EXAMPLES / "names.tsv", "--fast")
    done = musnad("statements", folder, *arguments, "--speaker", "ديغوري", "--format", "csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(StringIO(done.stdout)))
    assert [row["speaker_id"] for row in rows] == ["degory"] * 3
    assert done.stderr == "musnad: 3 of 6 statements\n"
    done = musnad("statements", "-", *arguments[2:], "--format", "jsonl", stdin=PAGES["bridge"])
    assert [json.loads(line)["page"] for line in done.stdout.splitlines()] == ["stdin", "stdin"]


def test_lines_reads_one_file(musnad: Run, tmp_path: Path) -> None:
    assert musnad("statements", "--lines", tmp_path).returncode == 2
    assert musnad("statements", "--lines", "a", "b").returncode == 2
    file = tmp_path / "a.txt"
    file.write_text("قال الوزير إن الطريق مفتوح.\nلا شيء.\n", encoding="utf-8")
    done = musnad("statements", "--lines", file, "--fast", cwd=ROOT)
    assert [len(json.loads(line)["statements"]) for line in done.stdout.splitlines()] == [1, 0]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("⟦c1|قال⟧ الوزير ⟦T 2025-03-11|أمس⟧ إن ⟦s1⟧الطريق مفتوح⟦/s1⟧.", "2025-03-11"),
        ("وفي الزهرة ⟦T 2025-03-11|أمس⟧، ⟦c1|قال⟧ الوزير إن ⟦s1⟧الطريق مفتوح⟦/s1⟧.", "2025-03-11"),
        ("«⟦s1⟧الطريق مفتوح⟦/s1⟧»، ⟦c1|قال⟧ الوزير في حديث بثته الإذاعة ⟦T 2025-03-11|مساء أمس⟧.", "2025-03-11"),
        ("⟦c1|قال⟧ الوزير إن ⟦s1⟧الطريق يفتح ⟦T 2025-03-13|غدا⟧⟦/s1⟧.", None),
        ("⟦c1|قال⟧ الوزير بعد اجتماع عقد ⟦T 2025-03-11|أمس⟧ إن ⟦s1⟧الطريق مفتوح⟦/s1⟧.", None),
        ("⟦c1|قالت⟧ الوزيرة التي عُينت ⟦T 2025-03-11|أمس⟧ إن ⟦s1⟧الطريق مفتوح⟦/s1⟧.", None),
        ("⟦c1|قال⟧ الوزير في لقاء استمر ⟦T PT2H|ساعتين⟧ إن ⟦s1⟧الطريق مفتوح⟦/s1⟧.", None),
        ("وصل الوفد ⟦T 2025-03-11|أمس⟧. ⟦c1|قال⟧ الوزير إن ⟦s1⟧الطريق مفتوح⟦/s1⟧.", None),
        ("انتهى العمل في الجسر الكبير كله ⟦T 2025-03-11|أمس⟧ و⟦c1|قال⟧ الوزير إن ⟦s1⟧الطريق مفتوح⟦/s1⟧.", None),
        ("⟦c1|قال⟧ الوزير إن ⟦s1⟧الطريق مفتوح⟦/s1⟧، ثم سافر ⟦T 2025-03-11|أمس⟧.", None),
    ],
)
def test_when_something_was_said(text: str, said: str | None) -> None:
    marks = marked_page("p", text, {"s1": {"speaker": "~الوزير"}})
    found = spoken.when(marks).get("s1")
    assert (found.value if found else None) == said


def test_a_long_page_takes_no_longer_than_its_length() -> None:
    line = "⟦cN|قال⟧ الوزير ⟦T 2025-03-11|أمس⟧ إن ⟦sN⟧الطريق ⟦T 2025|عام 2025⟧⟦/sN⟧."
    took = []
    for size in (500, 2000):
        said = {f"s{n}": {"speaker": "~الوزير"} for n in range(size)}
        marks = marked_page("p", "\n".join(line.replace("N", str(n)) for n in range(size)), said)
        start = perf_counter()
        assert len(spoken.when(marks)) == size
        took.append(perf_counter() - start)
    assert took[1] < 12 * took[0]
