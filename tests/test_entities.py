from dataclasses import replace
from pathlib import Path

import pytest

from musnad import tables
from musnad.annotate import entities, names, passages
from musnad.gather import entities as across
from musnad.model import Line, Page, PageMarks, Party, Statement

CASES = Path(__file__).parent / "cases"
TABLES = tables.load()


def page(text: str, name: str = "p") -> PageMarks:
    lines = (Line(0, len(text), "body", 0, "test"),)
    marks = PageMarks(Page(name, name, "text/plain", b"", text), lines)
    marks = replace(marks, passages=passages.find(marks, TABLES))
    marks = replace(marks, mentions=names.find(marks, TABLES))
    return replace(marks, entities={entity.id: entity for entity in entities.find(marks, TABLES)})


def ids(marks: PageMarks, *forms: str) -> set[str]:
    text = marks.page.text
    found = {text[m.start : m.end]: m.entity for m in marks.mentions}
    assert set(forms) <= set(found), (forms, found)
    return {found[form] for form in forms}


ROWS = tables.read_rows((CASES / "entities_same.tsv").read_text(encoding="utf-8"), "entities_same.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_one_entity_or_two(row: dict[str, str]) -> None:
    marks = page(row["text"])
    one = ids(marks, *tables.alternatives(row["one"]))
    assert len(one) == 1
    if row["other"]:
        assert one.isdisjoint(ids(marks, *tables.alternatives(row["other"])))


def test_an_entity_is_described_by_its_fullest_name() -> None:
    marks = page("قال الدكتور طلال الهرموشي كلمة. وأضاف الهرموشي أن الأمر جيد.")
    entity = marks.entities["per:طلال_الهرموشي"]
    assert (entity.name, entity.type) == ("طلال الهرموشي", "PER")
    assert set(entity.variants) == {"طلال الهرموشي", "الهرموشي"}


def test_a_known_entity_keeps_its_id_and_name() -> None:
    marks = page("وصلت اميركا إلى النهائي.")
    assert marks.entities["usa"].name == "الولايات المتحدة"


STORY = "في موسكو وطهران وباريس: "


def linked(*texts: str) -> list[PageMarks]:
    return list(across.link([page(STORY + text, f"p{n}") for n, text in enumerate(texts)], TABLES))


def strangers(marks: PageMarks) -> set[str]:
    return {m.entity for m in marks.mentions if m.entity.startswith("per:")}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("قال الرئيس غوركان زيشكاريان إنه مستعد.", "قال الرئيس غوركان زيشكريان إنه مستعد.", True),
        ("قال الرئيس غوركان زيشكاريان إنه مستعد.", "قال الرئيس غوركان زكشاريان إنه مستعد.", True),
        ("قال الشيخ أحمد سلمان كلمة.", "قال الشيخ أحمد سليمان كلمة.", False),
        ("قال الشيخ نادر الأسد كلمة.", "قال الشيخ نادر الأسعد كلمة.", False),
        ("قال الوزير محمود الشمندوري كلمة.", "قال الوزير كمال الشمندوري كلمة.", False),
        ("قال الرئيس علي خامنئي كلمة.", "قال الرئيس محمد خاتمي كلمة.", False),
    ],
)
def test_spellings_over_pages(left: str, right: str, same: bool) -> None:
    one, other = linked(left, right)
    assert ({m.entity for m in one.mentions if m.type == "PER"} == {m.entity for m in other.mentions if m.type == "PER"}) is same


def test_parties_are_rewritten_and_known_ids_stay() -> None:
    pages = [
        page(STORY + "قال الرئيس غوركان زيشكاريان إنه مستعد.", "a"),
        page(STORY + "قال الرئيس غوركان زيشكريان إنه مستعد.", "b"),
    ]
    old = next(iter(strangers(pages[1])))
    said = Statement(
        "s1", 0, 3, "indirect", "say", None, (Party(old, "زيشكريان"), Party("russia", "روسيا")), (Party(None, "مصدر"),), "test"
    )
    first, second = across.link([pages[0], replace(pages[1], statements=(said,))], TABLES)
    new = next(iter(strangers(first)))
    assert strangers(second) == {new}
    assert [party.entity for party in second.statements[0].speaker] == [new, "russia"]
    assert second.statements[0].carriers[0].entity is None
    assert new in second.entities
    assert {"moscow", "tehran", "paris"} <= set(second.entities)


def test_a_merge_can_be_explained() -> None:
    one = across.Profile("a", "PER", "غوركان زيشكاريان", frozenset({"moscow"}))
    other = across.Profile("b", "PER", "غوركان زيشكريان", frozenset({"moscow"}))
    assert [feature for feature, _ in across.features(one, other)] == [
        "surname another spelling",
        "given name equal",
        "named beside the same others",
    ]
