"""The lines and articles layers: which line is what, where a second article begins, what its own lines tell of it."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import tables as musnad_tables
from musnad.extract import articles, bylines, dates, lines, sources, units
from musnad.model import Article, Hints, Page, PageMarks
from musnad.read import paths
from musnad.tables import Tables

CASES = Path(__file__).parent / "cases"
PAGES = ("lines_inline", "lines_second", "lines_heads", "lines_tails", "lines_traps")


def rows(name: str) -> list[list[str]]:
    text = (CASES / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


def cases() -> Iterator[tuple[str, list[list[str]]]]:
    for name in PAGES:
        by_page: dict[str, list[list[str]]] = {}
        for row in rows(name):
            by_page.setdefault(row[0], []).append(row[1:])
        yield from ((f"{name}:{page}", found) for page, found in by_page.items())


def marks(text: str, tables: Tables, hints: Hints | None = None) -> PageMarks:
    found = PageMarks(Page("page", "page.txt", "text/plain", text.encode("utf-8", "replace"), text, hints or Hints()))
    found = replace(found, lines=lines.find(found, tables))
    return replace(found, articles=articles.find(found, tables))


def read_html(source: str, tables: Tables) -> PageMarks:
    page = paths.page("page", source.encode(), "text/html", "page.html", Hints())
    assert isinstance(page, Page)
    found = PageMarks(page)
    found = replace(found, lines=lines.find(found, tables))
    return replace(found, articles=articles.find(found, tables))


def labelled(found: PageMarks) -> list[tuple[str, int | None, str]]:
    return [(line.label, line.article, found.page.text[line.start : line.end]) for line in found.lines]


@pytest.mark.parametrize(("name", "page"), list(cases()), ids=lambda value: value if isinstance(value, str) else "")
def test_each_line_gets_its_label_and_article(name: str, page: list[list[str]], tables: Tables) -> None:
    text = "\n".join(row[2] for row in page)
    wanted = [(label, int(article) if article else None, line.strip()) for label, article, line in page if label != "-"]
    assert labelled(marks(text, tables)) == wanted


@pytest.mark.parametrize(("line", "day", "update"), rows("article_days"))
def test_the_day_that_a_line_states(line: str, day: str, update: str) -> None:
    found = dates.stated_day(line)
    assert found == (None if day == "none" else (date.fromisoformat(day), update == "yes"))


@pytest.mark.parametrize("line", [row[0] for row in rows("article_days")])
def test_a_line_with_a_day_alone_is_a_date_line(line: str, tables: Tables) -> None:
    text = f"افتتاح حديقة جديدة في المدينة\n{line}\nافتتحت البلدية حديقة جديدة في المدينة مساء اليوم.\n"
    assert marks(text, tables).lines[1].label == "date"


@pytest.mark.parametrize(("source", "credit", "dateline", "outlet"), rows("article_facts"))
def test_what_an_article_says_of_itself(source: str, credit: str, dateline: str, outlet: str, tables: Tables) -> None:
    (article,) = marks(source.replace("¶", "\n"), tables).articles
    wanted = tuple(one for one in credit.split("+") if one != "none")
    assert (article.credit, article.dateline or "none", article.outlet or "none") == (wanted, dateline, outlet)


@pytest.mark.parametrize(("line", "byline"), rows("byline_lines"))
def test_bylines_are_told_from_headlines(line: str, byline: str, tables: Tables) -> None:
    (unit,) = units.cut(Page("page", "page.txt", "text/plain", b"", line))
    assert bylines.is_byline(unit, sources.build(tables), None) == (byline == "yes")


SECOND = """بدء أعمال المسح في الوادي
{date}
بدأ فريق من الجامعة أعمال المسح في الوادي بحثا عن آثار قديمة.
وقال رئيس الفريق إن العمل يستغرق شهرا.
المصدر: صوت الوادي
إقرأ أيضاً:
انطلاق بطولة السباحة في الساحل
انطلقت بطولة السباحة في مدينة الساحل بمشاركة مئة سباح.
وتختتم البطولة يوم الجمعة.
"""


def facts(found: PageMarks) -> list[tuple[str | None, date | None, str | None]]:
    return [(article.outlet, article.published, article.published_from) for article in found.articles]


def test_a_further_article_has_the_day_of_the_page(tables: Tables) -> None:
    day = date(2019, 3, 9)
    stated = marks(SECOND.format(date="نُشر في: 9/3/2019"), tables)
    assert [row[1:] for row in facts(stated)] == [(day, "stated"), (day, "given")]
    given = marks(SECOND.format(date="متابعات"), tables, Hints(published=day))
    assert [row[1:] for row in facts(given)] == [(day, "given"), (day, "given")]
    neither = marks(SECOND.format(date="متابعات"), tables)
    assert [row[1:] for row in facts(neither)] == [(None, None), (None, None)]


def test_a_source_line_names_the_outlet_of_its_own_article_alone(tables: Tables) -> None:
    found = marks(SECOND.format(date="متابعات"), tables)
    assert [row[0] for row in facts(found)] == ["صوت الوادي", None]
    found = marks(SECOND.format(date="متابعات"), tables, Hints(outlet="نبض"))
    assert [row[0] for row in facts(found)] == ["نبض", "نبض"]


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.aleqt.com/2015/08/06/x.html", "الاقتصادية"),
        ("https://arabic.rt.com/a", "روسيا اليوم"),
        ("http://[broken", None),
        ("https://unknown.example.org/a", None),
    ],
)
def test_an_address_tells_the_outlet_and_the_day(url: str, outlet: str | None, tables: Tables) -> None:
    (article,) = marks("افتتحت البلدية حديقة جديدة في المدينة مساء اليوم.\n", tables, Hints(url=url)).articles
    assert article.outlet == outlet
    assert article.published == (date(2015, 8, 6) if "2015" in url else None)


def test_the_headline_that_markup_or_address_name_wins(tables: Tables) -> None:
    text = "نتائج السحب الكبير على السيارات\nطقس بارد على المرتفعات\nافتتحت البلدية حديقة جديدة في المدينة مساء اليوم.\n"
    named = Hints(title="طقس بارد على المرتفعات")
    address = Hints(url="https://x.example.org/a/طقس-بارد-على-المرتفعات")
    assert [line.label for line in marks(text, tables, named).lines] == ["related", "title", "body"]
    assert [line.label for line in marks(text, tables, address).lines] == ["related", "title", "body"]


BLOG = """<!DOCTYPE html><html><head><title>ترميم المنارة القديمة - مرسى</title><meta property="og:site_name" content="مرسى"></head>
<body class="single related-on"><header><h1><a href="/">مرسى</a></h1>
<nav><ul><li><a>سياسة</a></li><li><a>رياضة</a></li></ul></nav></header>
<div class="content-with-sidebar related-layout"><article><h2 class="entry-title">ترميم المنارة القديمة</h2>
<div class="entry-meta">هدى الكامل 14 سبتمبر 2023</div><figure><img><figcaption>المنارة عند الغروب</figcaption></figure>
<p>بدأت أعمال ترميم المنارة القديمة في الميناء بعد حملة تبرعات.</p><p><a href="/x">حكاية المنارة التي نجت من الحرب</a></p>
<p>وقال المشرف إن العمل ينتهي في الصيف.</p><script>var secret = "سر لا يقال";</script><h3>حجارة من الجبل</h3>
<p>وتنقل الحجارة من مقلع قريب على ظهور البغال.</p><ul><li>تدعيم القاعدة.</li><li>تجديد السلم.</li></ul>
<p>وتكلف الأعمال نصف مليون دينار.</p></article>
<section class="related-posts"><h3>قد يعجبك أيضا</h3>
<h4><a>سوق السمك يفتتح</a></h4><p>شهد السوق إقبالا كبيرا في يومه الأول من …</p></section>
<div id="comments"><p>جهد مشكور، نتمنى أن ينتهي العمل قبل الشتاء يا أهل الخير.</p></div></div>
<aside class="widget"><h4>الأكثر قراءة</h4><ol><li><a>نتائج القرعة</a></li></ol></aside>
<footer><p>جميع الحقوق محفوظة © 2023</p></footer></body></html>"""


def test_a_page_of_a_blog_engine(tables: Tables) -> None:
    found = read_html(BLOG, tables)
    assert [(label, line) for label, _, line in labelled(found)] == [
        ("byline", "مرسى"),
        ("footer", "سياسة"),
        ("footer", "رياضة"),
        ("title", "ترميم المنارة القديمة"),
        ("date", "هدى الكامل 14 سبتمبر 2023"),
        ("footer", "المنارة عند الغروب"),
        ("body", "بدأت أعمال ترميم المنارة القديمة في الميناء بعد حملة تبرعات."),
        ("related", "حكاية المنارة التي نجت من الحرب"),
        ("body", "وقال المشرف إن العمل ينتهي في الصيف."),
        ("heading", "حجارة من الجبل"),
        ("body", "وتنقل الحجارة من مقلع قريب على ظهور البغال."),
        ("body", "تدعيم القاعدة."),
        ("body", "تجديد السلم."),
        ("body", "وتكلف الأعمال نصف مليون دينار."),
        ("related", "قد يعجبك أيضا"),
        ("related", "سوق السمك يفتتح"),
        ("related", "شهد السوق إقبالا كبيرا في يومه الأول من …"),
        ("footer", "جهد مشكور، نتمنى أن ينتهي العمل قبل الشتاء يا أهل الخير."),
        ("related", "الأكثر قراءة"),
        ("related", "نتائج القرعة"),
        ("footer", "جميع الحقوق محفوظة © 2023"),
    ]
    assert found.articles == (Article(0, "مرسى", date(2023, 9, 14), "stated", (), None, found.articles[0].why),)


OLD = """<html><body><table><tr><td>جريدة الميناء</td></tr><tr><td class=menu><a>الأولى</a><br><a>محليات</a></td><td>
<font size=5><b>مزارعو الزيتون يخشون موسما شحيحا</b></font><br>الجمعة 6 تشرين الأول 2017<br><b>حلب - سامر الخطيب</b><br><br>
يخشى مزارعو الزيتون أن يكون موسم هذا العام الأضعف منذ سنوات.<br>وقال مزارع إن أشجاره لم تحمل ثلث حملها المعتاد.<br>
<a>طباعة الصفحة</a> | <a>أرسل لصديق</a></td></tr><tr><td>حقوق النشر محفوظة لجريدة الميناء 2017</td></tr></table></body></html>"""


def test_a_page_laid_out_as_a_table(tables: Tables) -> None:
    found = read_html(OLD, tables)
    assert [label for label, *_ in labelled(found)] == [
        *("byline", "footer", "footer", "title", "date", "byline", "body", "body", "footer", "footer")
    ]
    assert found.articles[0].dateline == "حلب"


SAME_CONTAINER = """<div class=story><h1>إضراب المخابز يربك صباح العاصمة</h1>
<p>أغلقت مئات المخابز أبوابها احتجاجا على رفع سعر الطحين.</p>
<p>وقال نقيب الخبازين إن الإضراب مستمر.</p><p><a>شاهد أيضا: طوابير الخبز بالصور</a></p><p>ومن المقرر أن يلتقي الطرفان غدا.</p>
<h1>فريق الجزيرة يتوج بكأس الناشئين</h1><p>توج فريق الجزيرة بكأس الناشئين بعد فوزه على الساحل بثلاثة أهداف.</p>
<p>وسجل المهاجم هدفين في الشوط الأول.</p></div>"""


def test_a_second_article_in_the_same_container(tables: Tables) -> None:
    found = [(label, article) for label, article, _ in labelled(read_html(SAME_CONTAINER, tables))]
    first = [("title", 0), ("body", 0), ("body", 0), ("related", None), ("body", 0)]
    assert found == [*first, ("title", 1), ("body", 1), ("body", 1)]


def test_lines_end_where_the_page_ends_them(tables: Tables) -> None:
    text = (
        "\ufeffعنوان الخبر القصير\r\n\r\n  • قالت الوزيرة إن العمل مستمر في المشروع الكبير.  \r\n"
        "\u200f«تم الاتفاق على كل شيء»\u2028نهاية"
    )
    found = marks(text, tables)
    assert [text[line.start : line.end] for line in found.lines] == [
        "عنوان الخبر القصير",
        "• قالت الوزيرة إن العمل مستمر في المشروع الكبير.",
        "«تم الاتفاق على كل شيء»",
        "نهاية",
    ]


@pytest.mark.parametrize("text", ["", "\n \n\t", "\ufeff", "***\n---", "خبر"])
def test_pages_with_hardly_a_line(text: str, tables: Tables) -> None:
    assert all(line.why for line in marks(text, tables).lines)


def test_signs_within_words_change_nothing(tables: Tables) -> None:
    plain = "بدء أعمال المسح\nبدأ فريق أعمال المسح في الوادي أمس.\nاقرأ أيضا: خبر آخر\nوقال إن العمل مستمر.\n"
    signed = plain.replace("اقرأ", "ا\u200fقرأ\u202c").replace("أيضا", "أ\u0640يضًا")
    assert [line.label for line in marks(signed, tables).lines] == [line.label for line in marks(plain, tables).lines]


@pytest.mark.parametrize(
    "text",
    [
        "قال الرئيس إن البلاد بخير. " * 190_000,
        "ا" * 5_000_000,
        "حقوق محفوظة " * 200_000,
        "نص" + " " * 2_000_000 + "@",
        "1/1/" * 500_000,
    ],
    ids=["sentences", "one word", "notice", "blanks", "numbers"],
)
def test_a_giant_line_takes_no_time(text: str, tables: Tables) -> None:
    marks("قال الرئيس إن البلاد بخير.", tables)
    started = time.perf_counter()
    marks(text, tables)
    assert time.perf_counter() - started < 2


def test_many_lists_take_linear_time(tables: Tables) -> None:
    def seconds(size: int) -> float:
        text = "اقرأ أيضا:\nعنوان خبر قصير هنا\nقال الرئيس إن البلاد بخير وإن الأمور تسير.\n" * size
        started = time.perf_counter()
        marks(text, tables)
        return time.perf_counter() - started

    seconds(100)
    assert seconds(4000) < 12 * seconds(1000)


_TABLES = musnad_tables.load()
_BITS = st.sampled_from(
    [
        "اقرأ أيضا:",
        "الوسوم",
        "التعليقات",
        "© 2020",
        "(رويترز)",
        "عنوان خبر",
        "قال إن العمل مستمر منذ أمس.",
        "\n",
        "\n\n",
        "\r\n",
        " ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_BITS, st.text(max_size=12)), max_size=25).map("".join))
def test_every_line_of_any_text_is_labelled_once(text: str) -> None:
    found = marks(text, _TABLES)
    assert all(line.start < line.end for line in found.lines)
    assert all(a.end <= b.start for a, b in zip(found.lines, found.lines[1:], strict=False))
    covered = "".join(text[line.start : line.end] for line in found.lines)
    assert re.sub(r"[\W_]+", "", covered) == re.sub(r"[\W_]+", "", text)
    numbers = {line.article for line in found.lines} - {None}
    assert {article.number for article in found.articles} == numbers
