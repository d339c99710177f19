from collections.abc import Mapping

import pytest

from gathering import case_rows
from marked import page, stories
from musnad.gather import briefs
from musnad.gather.briefs import facts, timeline
from musnad.gather.briefs.citing import Ledger
from musnad.gather.briefs.clauses import opened, sentences, trim
from musnad.gather.briefs.material import Material, fullest_names, pieces, profile
from musnad.model import Cited, PageMarks, Span
from musnad.tables import Tables


def told(pages: list[PageMarks], tables: Tables) -> tuple[Cited, ...]:
    return briefs.tell(pages, stories(pages), tables)[0].timeline


def one_page(row: Mapping[str, str]) -> PageMarks:
    said = {"s1": {"speaker": "~المتحدث", "act": row["act"]}} if row.get("act", "-") != "-" else {}
    return page("p1", row["text"], said, outlet="الميناء")


@pytest.mark.parametrize("row", case_rows("timeline_planned"), ids=lambda row: row["row"])
def test_a_plan_is_told_from_what_happened(row: Mapping[str, str], tables: Tables) -> None:
    lines = told([one_page(row)], tables)
    assert [line.planned for line in lines] == [row["planned"] == "yes"], row["text"]


@pytest.mark.parametrize("row", case_rows("timeline_background"), ids=lambda row: row["row"])
def test_only_calendar_dates_of_happenings_are_told(row: Mapping[str, str], tables: Tables) -> None:
    assert bool(told([one_page(row)], tables)) == (row["told"] == "yes"), row["text"]


@pytest.mark.parametrize("row", case_rows("timeline_same"), ids=lambda row: row["row"])
def test_one_fact_of_two_outlets_is_one_line(row: Mapping[str, str], tables: Tables) -> None:
    pages = [page("p1", row["one"], outlet="الميناء"), page("p2", row["other"], outlet="المرسى")]
    lines = told(pages, tables)
    assert len(lines) == int(row["lines"]), [line.text for line in lines]
    if len(lines) == 1:
        assert len(lines[0].citations) == 2


@pytest.mark.parametrize("row", case_rows("timeline_cut"), ids=lambda row: row["row"])
def test_a_long_sentence_is_cut_to_the_clause_of_the_date(row: Mapping[str, str], tables: Tables) -> None:
    assert [line.text for line in told([one_page(row)], tables)] == [row["clause"]]


@pytest.mark.parametrize("row", case_rows("brief_openers"), ids=lambda row: row["row"])
def test_what_only_joins_sentences_is_cut(row: Mapping[str, str]) -> None:
    text = row["sentence"]
    span = opened(text, trim(text, Span(0, len(text))))
    assert text[span.start : span.end] == row["alone"]


def test_a_waw_before_a_name_is_cut_and_one_inside_a_name_stays() -> None:
    assert opened("وليانا تغادر", Span(0, 12), {1}).start == 1
    assert opened("ويستمنستر هادئة", Span(0, 15), {0}).start == 0


@pytest.mark.parametrize("row", case_rows("sentences"), ids=lambda row: row["row"])
def test_sentences(row: Mapping[str, str]) -> None:
    text = row["line"]
    assert [text[s.start : s.end] for s in sentences(text, 0, len(text))] == row["sentences"].split("|")


def test_dates_stand_in_their_order_and_a_date_in_quoted_words_has_its_speaker(tables: Tables) -> None:
    text = (
        "انتخب المجلس رئيسه الجديد ⟦T 2025-03-11|أمس⟧ بأغلبية ضئيلة.\n"
        "وقال ⟦PER salim|سليم⟧ إن ⟦s1⟧المجلس القديم حل ⟦T 2024-12|في ديسمبر⟧ بسبب الخلاف على الموازنة، "
        "وكان الخلاف قد بدأ حين رفض نصف الأعضاء "
        "التصويت على بند الطرق  والمدارس ثم انسحبوا من القاعة الكبرى احتجاجا على طريقة إدارة النقاش⟦/s1⟧."
    )
    lines = told([page("p1", text, {"s1": {"speaker": "salim"}})], tables)
    assert [line.when for line in lines] == ["2024-12", "2025-03-11"]
    assert lines[0].text.startswith("سليم: «المجلس القديم حل في ديسمبر")


def test_that_somebody_spoke_gives_way_to_what_happened(tables: Tables) -> None:
    text = (
        "أغلقت العاصفة الميناء ⟦T 2025-03-11|أمس⟧ أمام السفن كلها.\n"
        "و⟦c1|قال⟧ ⟦PER salim|سليم⟧ ⟦T 2025-03-11|أمس⟧ إن ⟦s1⟧الأضرار كبيرة جدا في الأرصفة⟦/s1⟧."
    )
    lines = told([page("p1", text, {"s1": {"speaker": "salim"}})], tables)
    assert lines[0].text == "أغلقت العاصفة الميناء أمس أمام السفن كلها"


def test_what_one_outlet_reports_as_happened_is_no_plan(tables: Tables) -> None:
    plan = page("p1", "سيوقع الوزيران اتفاق المياه ⟦T 2025-03-11|غدا⟧ في المنامة", outlet="أ", published="2025-03-10")
    done = page("p2", "وقع الوزيران اتفاق المياه ⟦T 2025-03-11|أمس⟧ في المنامة", outlet="ب", published="2025-03-12")
    lines = told([plan, done], tables)
    assert [(line.planned, line.text) for line in lines] == [(False, "وقع الوزيران اتفاق المياه أمس في المنامة")]
    assert len(lines[0].citations) == 1, "a plan does not back what happened"


def test_the_plan_that_most_outlets_tell_is_the_one_of_the_brief(tables: Tables) -> None:
    pages = [
        page("p1", "تقام القمة الاقتصادية في المنامة ⟦T 2025-05-03|في 3 مايو⟧ بمشاركة عشر دول", outlet="أ"),
        page(
            "p2",
            "تستضيف المنامة القمة الاقتصادية ⟦T 2025-05-03|في 3 مايو⟧.\nويزور الوزير المتحف ⟦T 2025-04-01|مطلع أبريل⟧ مع وفده",
            outlet="ب",
        ),
    ]
    found = tuple(pieces(pages, stories(pages)).values())
    material = Material(
        "story", found, found, profile(found), fullest_names(pages, tables), stories(pages), tables, {}, {}, Ledger()
    )
    plan = timeline.plan(timeline.facts(material), found, "2025-03-12")
    assert plan is not None
    assert facts.best(plan).value == "2025-05-03"
    assert timeline.plan(timeline.facts(material), found, "2025-06-01") is None
    assert timeline.plan(timeline.facts(material), found[:0], "2025-03-12") is None


def test_a_clause_with_two_dates_is_one_line_under_the_more_exact(tables: Tables) -> None:
    text = "يفتتح الأمير المتحف ⟦T 2025-06/2025-08|في الصيف المقبل⟧ ويزور المدينة القديمة ⟦T 2025-06-14|في 14 يونيو⟧."
    assert [line.when for line in told([page("p1", text)], tables)] == ["2025-06-14"]
    text = "يفتتح الأمير المتحف ⟦T 2025-05-02|في 2 مايو⟧ ويزور المدينة القديمة ⟦T 2025-06-14|في 14 يونيو⟧."
    assert [line.when for line in told([page("p1", text)], tables)] == ["2025-05-02"], "of equals the first"
