from pathlib import Path

import pytest

from musnad import tables
from musnad.tables import BadTable, read_rows

HEAD = "name\ttype\tvariants\n"
LEXICONS = sorted(path.stem for path in (Path(tables.__file__).parent / "data" / "lexicons").glob("*.tsv"))


@pytest.mark.parametrize("name", LEXICONS)
def test_our_lexicons_keep_the_rules(name: str) -> None:
    rows = tables.lexicon(name)
    assert all(row.keys() == rows[0].keys() for row in rows)


def test_rows_notes_and_blank_lines() -> None:
    rows = read_rows("# a note\n\n" + HEAD + "سعاد\tPER\tسعاد المرّي|أم نور\n# another\n", "t.tsv")
    assert [dict(row) for row in rows] == [{"name": "سعاد", "type": "PER", "variants": "سعاد المرّي|أم نور"}]
    assert list(tables.alternatives(rows[0]["variants"])) == ["سعاد المرّي", "أم نور"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no header"),
        (HEAD + "سعاد\tPER\n", "t.tsv:2: 2 cells, the header has 3"),
        (HEAD + "سعاد\tPER\t\nسُعاد\tPER\t\n", "t.tsv:3: the same key as line 2"),
        (HEAD + "سـعاد\tPER\t\n", "tatweel"),
        (HEAD + "\ufeb3عاد\tPER\t\n", "presentation form"),
        (HEAD + "ا\u0653سيا\tLOC\t\n", "not NFC"),
    ],
)
def test_a_bad_row_is_named(text: str, message: str) -> None:
    with pytest.raises(BadTable, match=message):
        read_rows(text, "t.tsv")


def test_a_users_names_win_and_carry_their_file(tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("\ufeffid\t" + HEAD + "suad\tسعاد المري\tPER\tسعاد\n", encoding="utf-8")
    known = tables.load(own).known["suad"]
    assert (known.name, known.type, known.variants, known.source) == ("سعاد المري", "PER", ("سعاد",), "mine.tsv")


def test_a_name_without_an_id_gets_one(tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("name\ttype\nسعاد المرّي\tPER\n", encoding="utf-8")
    assert "سعاد_المري" in tables.load(own).known


@pytest.mark.parametrize("row", ["سعاد\tHUMAN", "\tPER"])
def test_a_name_needs_a_name_and_a_type(tmp_path: Path, row: str) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text(f"name\ttype\n{row}\n", encoding="utf-8")
    with pytest.raises(BadTable, match=r"mine\.tsv: a row needs a name and a type"):
        tables.load(own)


def test_no_two_known_entities_are_one_item_of_wikidata() -> None:
    items = [known.wikidata for known in tables.load().known.values() if known.wikidata]
    assert len(items) >= 600
    assert len(set(items)) == len(items)
    assert all(item[0] == "Q" and item[1:].isdigit() for item in items)
