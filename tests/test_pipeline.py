import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from musnad import pipeline
from musnad.model import Line, Page, PageMarks, Rejected
from musnad.pipeline import STAGES, Stage, annotate, annotate_all, annotate_sentence, gather
from musnad.tables import Tables

TEXT = "اجتماع في سرمدا\n\nقال الوزير سامر الدوري إن المفاوضات ستستأنف يوم الأحد المقبل.\n"


def make_page(text: str, name: str = "page") -> Page:
    return Page(name, f"{name}.txt", "text/plain", text.encode(), text)


def pages(count: int) -> list[Page]:
    return [make_page(TEXT, f"p{n:03}") for n in range(count)]


def with_lines(function: object) -> tuple[Stage, ...]:
    return (Stage("lines", function, ("page",), "lines"), *STAGES[1:])  # type: ignore[arg-type]


def test_each_stage_reads_what_was_written_above_it() -> None:
    written = {"page"}
    for stage in STAGES:
        assert set(stage.reads) <= written, stage.name
        assert stage.writes not in written, stage.name
        written.add(stage.writes)
    assert written == {field.name for field in fields(PageMarks)}


def test_a_stage_looks_only_at_what_it_says_it_reads(tables: Tables) -> None:
    marks = annotate(make_page(TEXT), tables)
    assert isinstance(marks, PageMarks)
    empty = PageMarks(marks.page)
    for stage in STAGES:
        told = replace(empty, **{name: getattr(marks, name) for name in stage.reads})
        again = getattr(pipeline.run(stage, told, tables), stage.writes)
        assert str(again) == str(getattr(marks, stage.writes)), stage.name  # as text: arrays have no single truth


def test_a_failing_stage_rejects_the_page_and_says_where(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(marks: PageMarks, tables: Tables) -> tuple[Line, ...]:
        raise LookupError("no such thing")

    monkeypatch.setattr(pipeline, "STAGES", with_lines(fail))
    found = annotate(make_page(TEXT), tables)
    assert isinstance(found, Rejected)
    assert (found.page, found.stage, found.reason) == ("page", "lines", "failed")
    assert "page.txt: LookupError at test_pipeline.py:" in found.detail
    assert "no such thing" in found.detail


def test_an_interrupt_is_no_failure_of_the_page(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(marks: PageMarks, tables: Tables) -> tuple[Line, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "STAGES", with_lines(interrupt))
    with pytest.raises(KeyboardInterrupt):
        annotate(make_page(TEXT), tables)


def test_processes_keep_order_and_give_what_one_gives(tables: Tables) -> None:
    refused = Rejected("bad", "read", "empty", "nothing")
    found = [*pages(20), refused, *pages(10)]
    alone = list(annotate_all(found, tables, 1))
    assert alone[20] == refused
    assert list(annotate_all(found, tables, 2)) == alone


def test_pages_are_read_as_they_are_needed(tables: Tables) -> None:
    taken = []

    def lazily() -> Iterator[Page]:
        for page in pages(200):
            taken.append(page)
            yield page

    next(annotate_all(lazily(), tables, 1))
    assert len(taken) == pipeline.FEW + 1


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the stage that dies is not seen by a spawned process")
def test_a_process_that_dies_takes_only_its_page(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    real = STAGES[0].function

    def die(marks: PageMarks, tables: Tables) -> tuple[Line, ...]:
        if marks.page.name == "p007":
            os._exit(9)
        return real(marks, tables)

    monkeypatch.setattr(pipeline, "STAGES", with_lines(die))
    found = list(annotate_all(pages(24), tables, 2))
    assert [x.page.name if isinstance(x, PageMarks) else x.page for x in found] == [f"p{n:03}" for n in range(24)]
    assert [(x.page, x.reason) for x in found if isinstance(x, Rejected)] == [("p007", "crashed")]


def test_a_sentence_is_not_analysed_as_a_page(tables: Tables) -> None:
    marks = annotate_sentence("اقرأ أيضا: قال الوزير إن الطريق مفتوح", tables)
    assert isinstance(marks, PageMarks)
    assert [line.label for line in marks.lines] == ["body"]
    names_only = annotate_sentence("قال الوزير إن الطريق مفتوح", tables, "names")
    assert isinstance(names_only, PageMarks)
    assert not names_only.statements
    assert annotate_sentence(" ", tables) == PageMarks(Page("sentence", "-", "text/plain", b" ", " "))


def test_gathering_nothing_gives_nothing(tables: Tables) -> None:
    marks, stories = gather((), tables)
    assert marks == ()
    assert (dict(stories.story), dict(stories.same), stories.answers) == ({}, {}, ())


def test_gathering_names_what_the_pages_hold(tables: Tables) -> None:
    marks = [x for x in annotate_all(pages(3), tables, 1) if isinstance(x, PageMarks)]
    linked, stories = gather(marks, tables)
    assert [x.page.name for x in linked] == ["p000", "p001", "p002"]
    assert set(stories.story) == {f"{m.page.name}#{a.number}" for m in linked for a in m.articles}
    assert set(stories.same) == {f"{m.page.name}#{s.id}" for m in linked for s in m.statements}
