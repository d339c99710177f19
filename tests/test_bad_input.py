"""Input that cannot be used: a clear line that names file and reason, the rest goes on, the status tells."""

import os
import sys
from pathlib import Path

import pytest

from conftest import Run

GOOD = "اجتماع في سرمدا\n\nقال الوزير سامر الدوري إن المفاوضات ستستأنف يوم الأحد المقبل في العاصمة.\n"
ARABIC_BYTES = ("نص الخبر كما كتبه المراسل من العاصمة. " * 20).encode("windows-1256")
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\r\n\t ", "empty"),
    "picture.txt": (bytes(range(256)) * 40, "binary"),
    "english.txt": (b"The minister said that the talks would go on next Sunday in the capital.\n" * 5, "not-arabic"),
    "scripts.html": (b"<html><body><script>var a = 1;</script></body></html>", "no-text"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_page_is_named_and_the_rest_goes_on(musnad: Run, tmp_path: Path, name: str) -> None:
    raw, reason = BAD[name]
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / name).write_bytes(raw)
    (pages / "good.txt").write_text(GOOD, encoding="utf-8")
    done = musnad("annotate", pages, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert [name in line and reason in line for line in done.stderr.splitlines()[:1]] == [True]
    assert done.stderr.splitlines()[-1] == "musnad: 1 read, 1 rejected"
    assert (tmp_path / "out" / "good.json").exists()
    assert reason in (tmp_path / "out" / "rejected.jsonl").read_text(encoding="utf-8")


def test_a_page_of_fifty_megabytes_is_refused_unread(musnad: Run, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    done = musnad("brief", tmp_path / "huge.txt")
    assert done.returncode == 1
    assert "huge.txt" in done.stderr
    assert "too-large" in done.stderr


def test_a_wrongly_declared_character_set_is_seen_through(musnad: Run, tmp_path: Path) -> None:
    head = b"<html><head><meta charset='utf-8'><title>x</title></head><body><p>"
    (tmp_path / "old.html").write_bytes(head + ARABIC_BYTES + b"</p></body></html>")
    done = musnad("annotate", tmp_path / "old.html", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "كتبه المراسل" in (tmp_path / "out" / "old.json").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_file_whose_name_is_no_text(musnad: Run, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(GOOD, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(pages) + b"/\xff.txt")).write_text(GOOD, encoding="utf-8")
    done = musnad("annotate", pages, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "bad-name" in done.stderr
    assert (tmp_path / "out" / "good.json").exists()


@pytest.mark.parametrize("command", [("brief",), ("annotate", "--out", "out")])
def test_a_folder_without_pages(musnad: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "void").mkdir()
    done = musnad(*command, tmp_path / "void", cwd=tmp_path)
    assert done.returncode == 1
    assert "void" in done.stderr


def test_a_path_that_is_not_there(musnad: Run, tmp_path: Path) -> None:
    done = musnad("brief", tmp_path / "gone.txt")
    assert done.returncode == 1
    assert "gone.txt" in done.stderr


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{"page": "ghost", "outlet": "مجلة"}', "ghost"),
        ('{"page": "other", "published": "2025-13-45"}', "2025-13-45"),
        ('{"page": "good"', "manifest.jsonl, line 2"),
        ("[1, 2]", "manifest.jsonl, line 2"),
    ],
)
def test_a_bad_row_of_the_manifest(musnad: Run, tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "manifest.jsonl").write_text(f'{{"page": "good", "outlet": "مجلة"}}\n{row}\n', encoding="utf-8")
    arguments = (tmp_path / "good.txt", "--manifest", tmp_path / "manifest.jsonl", "--out", tmp_path / "out")
    done = musnad("annotate", *arguments)
    assert done.returncode == 0
    assert said in done.stderr
    assert (tmp_path / "out" / "good.json").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief",),
        ("annotate", "a.txt"),
        ("brief", "a.txt", "--jobs", "0"),
        ("brief", "a.txt", "--manifest", "gone.jsonl"),
        ("brief", "a.txt", "--names", "bad.tsv"),
        ("names", "gone.txt"),
        ("statements",),
        ("statements", "--lines", "gone.txt"),
        ("why", "a.txt", "999999"),
        ("why", "a.txt", "first"),
        ("verify", "gone"),
        ("no-such-command",),
    ],
)
def test_wrong_usage_is_status_two(musnad: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.tsv").write_text("name\ttype\nسعاد\tHUMAN\n", encoding="utf-8")
    done = musnad(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
