import re
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))
import merging  # type: ignore[import-not-found]
from musnad import tables
from musnad.annotate import entities, names, passages
from musnad.annotate.names import tagger
from musnad.arabic import folded
from musnad.commands import common
from musnad.commands import entities as command
from musnad.gather import entities as across
from musnad.gather.roster import roster
from musnad.merging import letters
from musnad.merging import names as names_
from musnad.model import Entity, Line, Page, PageMarks, Party, Statement

CASES = Path(__file__).parent / "cases"
TABLES = tables.load(fast=True)


def page(text: str, name: str = "p") -> PageMarks:
    lines = (Line(0, len(text), "body", 0, "test"),)
    marks = PageMarks(Page(name, name, "text/plain", b"", text), lines)
    marks = replace(marks, passages=passages.find(marks, TABLES))
    marks = replace(marks, readings=tagger.find(marks, TABLES))
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
    one, other = list(tables.alternatives(row["one"])), list(tables.alternatives(row["other"]))
    wanted: list[tuple[int, int, str]] = []
    for name in sorted([*one, *other], key=len, reverse=True):
        found = ((m.start(), m.end(), row["type"]) for m in re.finditer(rf"\b{name}\b", row["text"]))
        wanted += [(s, e, kind) for s, e, kind in found if all(e <= start or end <= s for start, end, _ in wanted)]
    marks = merging.page("p", row["text"], sorted(wanted), date(2025, 3, 4), TABLES)
    assert len(ids(marks, *one)) == 1
    assert ids(marks, *one).isdisjoint(ids(marks, *other))


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
    pages = [page(STORY + f"قال الرئيس {name} إنه مستعد.", name[-3:]) for name in ("غوركان زيشكاريان", "غوركان زيشكريان")]
    _, (merge,) = across.joined(pages, TABLES)
    assert {merge.name, merge.into} == {"غوركان زيشكاريان", "غوركان زيشكريان"}
    weights = {reason.feature: reason.weight for reason in merge.reasons}
    assert {"surname another spelling", "given name equal", "spelling"} <= set(weights)
    assert weights["spelling"] < 0 < sum(weights.values())


MISSED = merging.wrong(TABLES)
ASKED = list(merging.pairs())


@pytest.mark.parametrize("part", [None, "check"])
@pytest.mark.parametrize("one", [True, False], ids=["one", "two"])
def test_pairs_of_names(one: bool, part: str | None) -> None:
    asked = [pair for pair in ASKED if pair.one is one and part in (None, pair.row["part"])]
    missed = [pair.row["case"] for pair in MISSED if pair.one is one and part in (None, pair.row["part"])]
    assert len(asked) >= (40 if part else 120)
    assert len(missed) <= 0.05 * len(asked), missed


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        (("أخمد رجال الحسيني حريق كربلاء.", "سجل المهاجم الحسيني هدفين."), False),
        (("غادر فيندلهاوزن نيامي.", "عاد فيندلهاوزن إلى نيامي."), True),
    ],
)
def test_a_single_word_on_two_pages_needs_evidence(texts: tuple[str, str], same: bool) -> None:
    name = "الحسيني" if "الحسيني" in texts[0] else "فيندلهاوزن"
    marks = []
    for number, text in enumerate(texts):
        start = text.index(name)
        wanted = [(start, start + len(name), "PER")]
        marks.append(merging.page(f"p{number}", text, wanted, date(2025, 3, 4), TABLES))
    one, other = (next(m.entity for m in linked_.mentions if m.type == "PER") for linked_ in across.link(marks, TABLES))
    assert (one == other) is same


WORDS = st.text(alphabet=st.sampled_from("ابتجخدرسشعغقكلمنهوي"), min_size=1, max_size=60)


@given(WORDS, WORDS)
def test_spelling_distance_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    assert letters.distance(one, one) == 0.0
    assert 0.0 <= letters.distance(one, other) <= 1.0
    assert letters.distance(one, other) == pytest.approx(letters.distance(other, one))


@given(st.text(max_size=80))
def test_any_text_can_be_taken_apart(text: str) -> None:
    form = " ".join(folded(text).split())
    if form:
        assert names_.person(form)
        assert names_.body(form, {}).words
        assert names_.place(form).words


def test_thousands_of_strangers_are_linked_in_time() -> None:
    syllables = ["با", "تو", "دي", "را", "سو", "شي", "كا", "لو", "مي", "نا"]
    families = [a + b + c + d for a in syllables for b in syllables for c in syllables for d in "رن"]
    pages = []
    for number, family in enumerate(families):
        entity = Entity(f"per:{number}", "PER", f"فريد {family}", (f"فريد {family}",))
        pages.append(PageMarks(Page(f"p{number}", "-", "text/plain", b"", ""), entities={entity.id: entity}))
    start = perf_counter()
    across.link(pages, TABLES)
    assert perf_counter() - start < 10


def test_the_roster_tells_each_entity_once_with_its_reasons() -> None:
    pages = [
        page("وصلت موسكو أنباء عن طلال الهرموشي. وقال الهرموشي إن روسيا بخير.", "a"),
        page("عاد طلال الهرموشي من روسيا.", "b"),
    ]
    found = {one.id: one for one in roster(pages, TABLES)}
    person = found["per:طلال_الهرموشي"]
    assert (person.mentions, person.pages) == (3, ("a", "b"))
    assert [(spelling.text, spelling.times, spelling.into) for spelling in person.spellings] == [
        ("طلال الهرموشي", 2, ""),
        ("الهرموشي", 1, "طلال الهرموشي"),
    ]
    assert sum(reason.weight for reason in person.spellings[1].reasons) > 0
    assert found["moscow"].of == "russia"
    assert found["moscow"].spellings[0].why == "row:entities.tsv:moscow"


def test_on_a_terminal_a_page_cannot_disturb_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("وصول الوفد\n\nعاد الوزير طلال الهرمو\u202eشي من روسيا. وقال الهرموشي إن الأمر جيد.\n", encoding="utf-8")
    screen = StringIO()
    monkeypatch.setattr(common, "load_tables", lambda *_: TABLES)
    monkeypatch.setattr(command, "Console", lambda: Console(file=screen, force_terminal=True, width=160))
    command.command([str(path)], jobs=1)
    assert "\u202e" not in screen.getvalue()
    assert "\u2067روسيا\u2069" in screen.getvalue()
    assert "surname alone" in screen.getvalue()


def test_an_entity_is_called_as_most_pages_call_it() -> None:
    texts = ["التقى الوزير ليونار ديغوري الوفد."] * 3 + ["التقى الوزير ليونار ديقوري الوفد."]
    pages = across.link([page(text, f"p{n}") for n, text in enumerate(texts)], TABLES)
    names = {entity.name for marks in pages for entity in marks.entities.values() if entity.type == "PER"}
    assert names == {"ليونار ديغوري"}


def test_a_surname_of_several_is_that_of_the_last_named_in_full() -> None:
    marks = page("قال راكان العنزي إن الملعب ضيق. وأكد سعود العنزي أن العمل بدأ. وبين العنزي أن المدة عام.")
    assert [m.entity for m in marks.mentions] == ["per:راكان_العنزي", "per:سعود_العنزي", "per:سعود_العنزي"]
    known = page("وصل باراك أوباما، ورافقته ميشيل أوباما. وقال أوباما إن الزيارة ناجحة.")
    assert known.mentions[-1].entity == known.mentions[0].entity == "obama"
