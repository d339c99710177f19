"""Lines in the site's or a reader's voice, and what several lines tell together, over our own cases and their traps."""

from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import pipeline
from musnad import tables as musnad_tables
from musnad.extract import lines, units, voice
from musnad.model import Hints, Page, PageMarks
from musnad.read import html, paths
from musnad.tables import Tables

CASES = Path(__file__).parent / "cases"
BODY = "<p>قالت البلدية إن أعمال الترميم في السوق القديم تبدأ مطلع الشهر المقبل وتستمر ثلاثة أشهر.</p>"


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a table of cases, without notes and header."""
    kept = [line for line in (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [tuple(line.split("\t")) for line in kept[1:]]


def plain(text: str) -> Page:
    """A page of plain text."""
    return Page("page", "page.txt", "text/plain", b"", text)


@pytest.mark.parametrize(("wanted", "line"), rows("site_voice"))
def test_whose_voice_a_sentence_is_in(wanted: str, line: str) -> None:
    (unit,) = units.cut(plain(line))
    told = voice.told(unit)
    found = "none" if told is None else told[0] if told[1] or told[0] == "reader" else "perhaps"
    assert found == wanted


@pytest.mark.parametrize(
    "page", [tuple(page) for _, page in groupby(rows("page_sequences"), key=lambda row: row[0])], ids=lambda page: page[0][0]
)
def test_what_several_lines_tell_together(page: tuple[tuple[str, str, str], ...], tables: Tables) -> None:
    found = lines.scene(plain("\n".join(text for _, _, text in page)), tables).clues
    assert [clue.label if clue and not clue.soft else "-" for clue in found] == [wanted for _, wanted, _ in page]


def test_the_voice_of_a_site_outweighs_the_classifier(tables: Tables) -> None:
    pitch = "<p>ساهم معنا في بقاء هذا الموقع مجانيا: تبرعك الصغير يدفع أجر مراسل في قريتك.</p>"
    source = f"<html><body><ul><li>نعم</li></ul><h1>ترميم السوق القديم</h1>{BODY * 5}{pitch}{BODY * 5}</body></html>"
    read = html.parse(source, Hints())
    assert read is not None
    page = Page("page", "page.html", "text/html", b"", read.text, read.hints, read.blocks)
    labels = {page.text[line.start : line.end][:4]: line.label for line in lines.find(PageMarks(page), tables)}
    assert (labels["ساهم"], labels["قالت"]) == ("footer", "body")


_TABLES = musnad_tables.load()
_BITS = st.sampled_from(["1. رد (من", "2 - هدى من", "16:28", "هل تريد؟", "نعم", "لا 3%", "نشرتنا", "\n", "في 1/1/2014)"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(_BITS, st.text(max_size=8)), max_size=20).map("".join))
def test_any_text_is_read(text: str) -> None:
    scene = lines.scene(plain(text), _TABLES)
    assert len(scene.clues) == len(scene.units)


def test_a_day_alone_below_the_headline_is_that_of_its_article() -> None:
    text = "".join(
        f"<p>افتتح رئيس البلدية حديقة الحي رقم {n} بعد صيانة دامت ستة أشهر، وحضر الافتتاح عدد من الأهالي.</p>" for n in range(2, 7)
    )
    links = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(("الرئيسية", "الخدمات", "اتصل بنا", "التوظيف")))
    source = (
        f"<body><ul>{links}</ul><h1>افتتاح حديقة الحي الشرقي</h1><dl><dt>نشر في</dt><dd>11 شوال 1436هـ</dd></dl>{text}"
        f"<p>آخر تحديث: 5/8/2015</p><ul>{links}</ul></body>"
    )
    page = paths.page("p", source.encode(), "text/html", "p.html", Hints())
    assert isinstance(page, Page)
    found = pipeline.annotate(page, musnad_tables.load(fast=True))
    assert isinstance(found, PageMarks)
    assert found.articles[0].published == date(2015, 7, 27)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("// انتهى //", "footer"),
        ("(النهاية) م ع", "footer"),
        ("14:31 ت م", "footer"),
        ("انتهى الاجتماع بلا نتيجة", "body"),
        ("النهاية السعيدة للحملة", "body"),
        ("الدمام 12 شوال 1436 هـ الموافق 28 يوليو 2015 م واس", "date"),
        ("وحدد المجلس يوم 28 يوليو 2015 موعدا للانتخابات.", "body"),
    ],
)
def test_what_agencies_put_around_their_news(line: str, label: str) -> None:
    text = "استقبل أمير المنطقة وفد الغرفة التجارية وبحث معهم مشروعات في المنطقة، وأكد أن العمل فيها يبدأ قريبا."
    page = plain(f"الأمير يستقبل وفد الغرفة التجارية\n\n{text}\n\n{text}\n\n{line}\n\n{text}\n\n{text}")
    found = pipeline.annotate(page, musnad_tables.load(fast=True))
    assert isinstance(found, PageMarks)
    assert [one.label for one in found.lines if page.text[one.start : one.end] == line] in (
        [label],
        ["heading"] * (label == "body"),
    )
