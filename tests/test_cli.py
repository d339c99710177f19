"""Every command as a user runs it, over the example pages."""

import gc
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import EXAMPLES, ROOT, Run
from musnad import pipeline, tables
from musnad.model import PageMarks

KNOWN = ("--manifest", EXAMPLES / "manifest.jsonl", "--names", EXAMPLES / "names.tsv")
COMMANDS = ("brief", "annotate", "watch", "why", "verify", "entities", "names", "statements")
ANNOTATING = tuple(command for command in COMMANDS if command not in {"verify", "watch"})
PAGES = sorted(path.stem for path in EXAMPLES.glob("p*.*"))
MEETING = [f"p{n:02}" for n in range(1, 7)]
ROW = [f"p{n:02}" for n in range(7, 12)]
SIGNING = [f"p{n}" for n in range(12, 17)]


@pytest.fixture(scope="module")
def out(musnad: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `annotate` writes of the examples."""
    folder = tmp_path_factory.mktemp("out")
    done = musnad("annotate", "examples", *KNOWN, "--out", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def brief(musnad: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The brief of the examples as JSON; the report is written beside it."""
    report = tmp_path_factory.mktemp("html") / "story.html"
    done = musnad("brief", "examples", *KNOWN, "--json", "--html", report)
    assert done.returncode == 0, done.stderr
    assert report.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def copy(out: Path, to: Path) -> Path:
    """The output folder again, its pages named where they are."""
    folder = to / "out"
    shutil.copytree(out, folder)
    run = read(folder / "run.json")
    for row in run["pages"].values():
        row["path"] = str((out / row["path"]).resolve())
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
    return folder


def story_of(stories: dict[str, Any], page: str) -> str:
    found = [story for key, story in stories["story"].items() if key.startswith(page) and key.endswith("#0")]
    assert len(found) == 1
    return str(found[0])


def test_annotate_writes_every_page_and_what_holds_across(out: Path) -> None:
    assert sorted(p.stem for p in out.glob("p*.json")) == PAGES
    assert set(read(out / "stories.json")) >= {"story", "saga", "same", "answers"}
    assert set(read(out / "run.json")["pages"]) == set(PAGES)
    assert not (out / "rejected.jsonl").exists()


@pytest.mark.parametrize("pages", [MEETING, ROW, SIGNING], ids=["meeting", "row", "signing"])
def test_pages_on_one_happening_are_one_story(out: Path, pages: list[str]) -> None:
    assert len({story_of(read(out / "stories.json"), page) for page in pages}) == 1


def test_three_happenings_of_one_affair(out: Path) -> None:
    stories = read(out / "stories.json")
    three = {story_of(stories, pages[0]) for pages in (MEETING, ROW, SIGNING)}
    assert len(three) == 3
    assert len({stories["saga"][story] for story in three}) == 1


def test_second_articles_are_stories_of_their_own(out: Path) -> None:
    stories = read(out / "stories.json")
    second = {key: story for key, story in stories["story"].items() if not key.endswith("#0")}
    assert sorted(key[:3] for key in second) == ["p02", "p13"]
    assert len(set(second.values())) == 2
    assert not set(second.values()) & {story_of(stories, page) for page in MEETING + ROW + SIGNING}


def test_one_president_under_three_spellings(out: Path) -> None:
    spelled: dict[str, set[str]] = {}
    for page in ("p01-marsad", "p02-marfa", "p03-satrayn"):
        text = (EXAMPLES / f"{page}.txt").read_text(encoding="utf-8")
        for mention in read(out / f"{page}.json")["mentions"]:
            spelled.setdefault(mention["entity"], set()).add(text[mention["start"] : mention["end"]])
    assert any({"ديغوري", "ديجوري", "ديقوري"} <= spellings for spellings in spelled.values())


def test_an_accusation_finds_its_denial(out: Path) -> None:
    answers = read(out / "stories.json")["answers"]
    assert {pair[0][:3] for pair in answers} & {"p07", "p08", "p10", "p11"}


def test_verify_passes_on_what_annotate_wrote(musnad: Run, out: Path) -> None:
    done = musnad("verify", out)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(PAGES) + 1


def test_the_brief_tells_the_dispute_and_who_left_the_denial_out(brief: dict[str, Any]) -> None:
    assert brief["format"] == "musnad-brief/1"
    disputes = [dispute for story in brief["stories"] for dispute in story["disputes"]]
    assert disputes
    assert any("شبكة مسارات الخبر" in dispute["claim_only"] for dispute in disputes)


def test_every_line_of_the_brief_has_a_citation_that_stands_on_its_page(brief: dict[str, Any], out: Path) -> None:
    texts = {page: read(out / f"{page}.json").get("text") for page in PAGES}
    for story in brief["stories"]:
        citations = {c["number"]: c for c in story["citations"]}
        lines = [story["headline"], *story["brief"], *story["timeline"]]
        assert all(line["citations"] and set(line["citations"]) <= set(citations) for line in lines)
        for c in citations.values():
            text = texts[c["page"]] or (EXAMPLES / f"{c['page']}.txt").read_text(encoding="utf-8")
            assert text[c["start"] : c["end"]] == c["words"]


def test_verify_reads_a_brief_in_the_folder_and_fails_where_it_differs(
    musnad: Run, out: Path, brief: dict[str, Any], tmp_path: Path
) -> None:
    folder = copy(out, tmp_path)
    (folder / "brief.json").write_text(json.dumps(brief), encoding="utf-8")
    done = musnad("verify", folder)
    assert done.returncode == 0, done.stderr
    assert f"brief.json: {sum(len(story['citations']) for story in brief['stories'])} citations" in done.stdout
    cited = brief["stories"][0]["citations"][0]
    changed = json.dumps(brief).replace(json.dumps(cited["words"])[1:-1], json.dumps(cited["words"] + "ء")[1:-1])
    (folder / "brief.json").write_text(changed, encoding="utf-8")
    done = musnad("verify", folder)
    assert done.returncode == 1
    assert done.stderr.startswith("musnad: brief.json: citation")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d["mentions"][0].update(end=10**6), "is not inside the text"),
        (lambda d: d["mentions"][0].update(entity="nobody"), "an entity that is not listed"),
        (lambda d: d["statements"][0].update(start=d["statements"][0]["end"]), "is not inside the text"),
        (lambda d: d.update(format="other"), "is no musnad-page/1"),
        (lambda d: d.pop("times"), "a field is absent"),
    ],
)
def test_verify_names_the_first_span_that_differs(musnad: Run, out: Path, tmp_path: Path, change: Any, said: str) -> None:
    folder = copy(out, tmp_path)
    document = read(folder / "p01-marsad.json")
    change(document)
    (folder / "p01-marsad.json").write_text(json.dumps(document), encoding="utf-8")
    done = musnad("verify", folder)
    assert done.returncode == 1
    assert "p01-marsad" in done.stderr
    assert said in done.stderr


def test_verify_sees_a_page_that_changed_since(musnad: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes((EXAMPLES / "p01-marsad.txt").read_bytes())
    musnad("annotate", page, "--out", tmp_path / "out")
    page.write_bytes(page.read_bytes() + b"\n")
    done = musnad("verify", tmp_path / "out")
    assert done.returncode == 1
    assert "has changed" in done.stderr


def test_a_page_called_like_our_own_file_is_refused(musnad: Run, tmp_path: Path) -> None:
    for name in ("stories.txt", "a.txt"):
        (tmp_path / name).write_bytes((EXAMPLES / "p01-marsad.txt").read_bytes())
    done = musnad("annotate", tmp_path / "stories.txt", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "reserved-name" in done.stderr
    assert set(read(tmp_path / "out" / "run.json")["pages"]) == {"a"}


def test_a_page_on_standard_input(musnad: Run, tmp_path: Path) -> None:
    raw = (EXAMPLES / "p04-riwaq.html").read_bytes()
    done = musnad("annotate", "-", "--out", tmp_path, stdin=raw)
    assert done.returncode == 0, done.stderr
    assert "text" in read(tmp_path / "stdin.json")
    assert musnad("verify", tmp_path).returncode == 0


def test_two_runs_write_the_same_bytes(musnad: Run, out: Path, tmp_path: Path) -> None:
    assert musnad("annotate", "examples", *KNOWN, "--out", tmp_path, "--jobs", "1").returncode == 0
    for name in [*(f"{page}.json" for page in PAGES), "stories.json"]:
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes(), name


def test_why_names_what_made_the_marks(musnad: Run) -> None:
    page = EXAMPLES / "p01-marsad.txt"
    offset = page.read_text(encoding="utf-8").index("طوينا")
    done = musnad("why", page, str(offset), *KNOWN)
    assert done.returncode == 0, done.stderr
    for expected in ("line ", "article ", "statement ", "ديغوري", "rule:"):
        assert expected in done.stdout
    name = page.read_text(encoding="utf-8").index("ليونار ديغوري")
    assert "row:names.tsv:" in musnad("why", page, str(name), *KNOWN).stdout


def test_names_and_statements_answer_every_line(musnad: Run) -> None:
    lines = "قال الوزير إن الطريق مفتوح.\n\nوصلت إلى موسكو أمس\r\nabc"
    for command, layer in ((("names",), "mentions"), (("statements", "--lines"), "statements")):
        done = musnad(*command, "-", stdin=lines)
        assert done.returncode == 0, done.stderr
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [list(row) for row in rows] == [[layer]] * 4
        assert rows[1][layer] == rows[3][layer] == []
    moscow = json.loads(musnad("names", stdin="وصلت إلى موسكو أمس").stdout)["mentions"]
    assert moscow == [{"start": 9, "end": 14, "type": "LOC"}]


def test_statements_of_a_line_have_the_fields_told(musnad: Run) -> None:
    text = "قال الرئيس فلاديمير بوتين إن المفاوضات مع إيران ستستأنف."
    (row,) = json.loads(musnad("statements", "--lines", stdin=text).stdout)["statements"]
    assert set(row) == {"start", "end", "kind", "act", "cue", "speaker", "carriers"}
    assert text[row["start"] : row["end"]].strip(".") == "المفاوضات مع إيران ستستأنف"
    assert "بوتين" in row["speaker"][0]["text"]


def test_bytes_that_are_no_utf8_do_not_shift_the_lines(musnad: Run) -> None:
    done = musnad("names", stdin="وصل\n".encode() + b"\xc7\xe1\n" + "عاد\n".encode())
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    assert "-:2: charset" in done.stderr


def test_the_brief_as_text_is_plain_where_it_is_piped(musnad: Run) -> None:
    done = musnad("brief", "examples", *KNOWN)
    assert done.returncode == 0, done.stderr
    assert "\x1b[" not in done.stdout
    assert "ديغوري" in done.stdout
    assert done.stderr == ""


def test_the_report_on_standard_output(musnad: Run) -> None:
    done = musnad("brief", EXAMPLES / "p01-marsad.txt", "--html", "-")
    assert done.stdout.lstrip().lower().startswith("<!doctype html>")
    assert done.stdout.rstrip().endswith("</html>")


def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    command = [sys.executable, "-m", "musnad", "names", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout
        running.stdout.close()
        _, err = running.communicate("وصل الوزير إلى موسكو\n".encode() * 3000, timeout=60)
    assert b"Traceback" not in err


def test_entities_lists_every_spelling_of_the_president_with_its_reason(musnad: Run, tmp_path: Path) -> None:
    rows = (EXAMPLES / "names.tsv").read_text(encoding="utf-8").splitlines()
    places = tmp_path / "places.tsv"  # the invented states alone, so that the president is a stranger
    places.write_text("\n".join(row for row in rows if "\tPER\t" not in row), encoding="utf-8")
    manifest = EXAMPLES / "manifest.jsonl"
    done = musnad("entities", "examples", "--manifest", manifest, "--names", places, "--json", "--type", "PER")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["type"] for row in found} == {"PER"}
    (president,) = [row for row in found if "ليونار ديغوري" in {spelling["text"] for spelling in row["spellings"]}]
    spelled = {spelling["text"]: spelling for spelling in president["spellings"]}
    assert {"ديغوري", "ديجوري", "ديقوري"} <= set(spelled)
    assert sum(spelling["count"] for spelling in spelled.values()) == president["mentions"]
    joined = [spelling for spelling in spelled.values() if "into" in spelling]
    assert joined
    assert all(spelling["reasons"] and {"feature", "value", "weight"} == set(spelling["reasons"][0]) for spelling in joined)
    assert len(president["outlets"]) > 3


def test_entities_knows_a_users_names_and_links_a_capital_to_its_state(musnad: Run) -> None:
    done = musnad("entities", "examples", *KNOWN, "--json")
    found = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert found["isteran"]["of"] == {"id": "valdora", "name": "فالدورا"}
    assert found["isteran"]["spellings"][0]["why"] == "row:names.tsv:isteran"
    assert {"id", "type", "name", "english", "wikidata", "mentions", "pages", "outlets"} <= set(found["valdora"])


def test_entities_into_a_pipe_is_a_line_each(musnad: Run) -> None:
    done = musnad("entities", EXAMPLES / "p01-marsad.txt", *KNOWN)
    heading, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert heading[:3] == ["name", "type", "id"]
    assert rows
    assert {len(row) for row in rows} == {len(heading)}
    assert "\x1b[" not in done.stdout


def test_entities_of_nothing_ends_with_status_one(musnad: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = musnad("entities", empty)
    assert done.returncode == 1
    assert "empty" in done.stderr


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with a musnad of links to ours, whose models can be taken away."""
    shutil.copytree(ROOT / "src" / "musnad", tmp_path / "musnad", copy_function=os.symlink)
    return tmp_path


@pytest.mark.parametrize("command", ANNOTATING)
def test_fast_needs_its_own_model_alone(musnad: Run, package: Path, command: str) -> None:
    for model in (package / "musnad" / "data" / "models").iterdir():
        if model.name != "fast.npz":
            model.unlink()
    page = EXAMPLES / "p01-marsad.txt"
    arguments: dict[str, tuple[Path | str, ...]] = {
        "annotate": (page, "--out", package / "out"),
        "why": (page, "0"),
        "names": ("-",),
        "statements": ("--lines", "-"),
    }
    done = musnad(command, *arguments.get(command, (page,)), "--fast", stdin="وصل إلى موسكو", cwd=package)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("model", "content", "fast"),
    [
        ("fast.npz", None, ("--fast",)),
        ("fast.npz", b"", ("--fast",)),
        ("fast.npz", b"PK\3\4 and no more", ("--fast",)),
        ("encoder.onnx", None, ()),
        ("encoder.onnx", b"no graph", ()),
        ("pieces.json", b"{}", ()),
    ],
)
def test_a_model_that_cannot_be_read_is_told_once(
    musnad: Run, package: Path, model: str, content: bytes | None, fast: tuple[str, ...]
) -> None:
    path = package / "musnad" / "data" / "models" / model
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    done = musnad("annotate", EXAMPLES, "--out", package / "out", *fast, cwd=package)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("musnad: the model that finds names cannot be read: ")
    assert "make model" in line
    assert ("--fast" in line) == (not fast)
    assert not (package / "out").exists()


def test_what_the_stages_look_up_is_left_out_of_garbage_collection() -> None:
    known = tables.load(fast=True)
    marks = pipeline.annotate_sentence(pipeline.SAMPLE, known)
    assert isinstance(marks, PageMarks)
    assert all((marks.mentions, marks.times, marks.statements)), "a layer of the sample reads nothing"
    before = gc.get_freeze_count()
    try:
        pipeline.settle(known)
        assert gc.get_freeze_count() > before + len(known.known)
    finally:
        gc.unfreeze()


@pytest.mark.parametrize("command", ANNOTATING)
def test_help_tells_what_fast_gives_up(musnad: Run, command: str) -> None:
    told = " ".join(musnad(command, "--help").stdout.split())
    assert "--fast" in told
    assert "missed" in told


def test_names_help_shows_own_names_and_the_fast_way(musnad: Run) -> None:
    examples = musnad("names", "--help").stdout.partition("Examples:")[2]
    assert "--names mine.tsv" in examples
    assert "--fast" in examples


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(musnad: Run, command: str) -> None:
    done = musnad(command, "--help")
    assert done.returncode == 0
    assert f"musnad {command}" in done.stdout.partition("Examples:")[2]


def test_version_and_the_list_of_commands(musnad: Run) -> None:
    assert musnad("--version").stdout.startswith("musnad ")
    listed = musnad("--help").stdout
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"musnad {command}" in text for command in COMMANDS)


def test_the_readmes_library_example_runs(tmp_path: Path) -> None:
    block = (ROOT / "README.md").read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_bytes((EXAMPLES / "p01-marsad.txt").read_bytes())
    done = subprocess.run([sys.executable, "-c", block], check=False, capture_output=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert "ديغوري" in done.stdout.decode()


def test_what_is_annotated_without_own_names_can_be_verified(musnad: Run, tmp_path: Path) -> None:
    assert musnad("annotate", "examples", "--fast", "--manifest", EXAMPLES / "manifest.jsonl", "--out", tmp_path).returncode == 0
    done = musnad("verify", tmp_path)
    assert done.returncode == 0, done.stderr
