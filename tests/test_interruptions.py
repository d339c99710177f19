"""What stands between the paragraphs of an article and is none of its text: ads, appeals, captions, teasers and their boxes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import tables as musnad_tables
from musnad.extract import appeals, furniture, lines, units
from musnad.model import Hints, Page, PageMarks
from musnad.read import html
from musnad.tables import Tables

CASES = Path(__file__).parent / "cases"
TEXT = [
    "أعلنت بلدية الميناء أمس بدء صيانة الرصيف القديم الذي تضرر في عاصفة الشتاء، على أن تنتهي الأعمال قبل موسم الصيد.",
    "وقال رئيس البلدية إن كلفة الصيانة بلغت مليوني دينار، وإن الصيادين سينقلون قواربهم إلى الرصيف الجنوبي شهرين.",
    "وأضاف أن البلدية ستركب مصابيح جديدة على طول الرصيف بعد شكاوى الصيادين من ضعف الإنارة في الليل.",
    "ورحب نقيب الصيادين بالقرار، لكنه طالب البلدية بتعويض أصحاب القوارب الصغيرة عن أيام التوقف عن الصيد.",
    "ومن المقرر أن تبدأ الصيانة يوم الأحد المقبل، وأن يغلق الطريق المؤدي إلى الرصيف القديم أمام الشاحنات.",
]
TITLE = "صيانة الرصيف القديم تبدأ الأحد"
LEAD = "فاز منتخب الناشئين لكرة اليد على ضيفه بفارق هدفين في المباراة التي أقيمت مساء أمس في صالة الجامعة أمام جمهور كبير."
MENU = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(("الرئيسية", "محليات", "رياضة", "اتصل بنا")))


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a table of cases, without notes and header."""
    kept = [line for line in (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [tuple(line.split("\t")) for line in kept[1:]]


def cut(line: str) -> units.Unit:
    return units.cut(Page("page", "page.txt", "text/plain", b"", line))[0]


@pytest.mark.parametrize(("wanted", "line"), rows("ads_appeals"))
def test_what_a_short_line_says(wanted: str, line: str) -> None:
    unit = cut(line)
    over = furniture.leads_over(unit.words) and unit.words != ("المزيد",)
    found = "ad" if appeals.is_ad_mark(unit) else "appeal" if appeals.is_appeal(unit) else "over" if over else "none"
    assert found == wanted


def labels(inside: str, tables: Tables, wrap: str = "<p>{}</p>") -> dict[str, tuple[str, int | None]]:
    """Label and article of each line of a page with something between the second and the third paragraph."""
    body = "".join(wrap.format(text) for text in TEXT[:2]) + inside + "".join(wrap.format(text) for text in TEXT[2:])
    source = (
        f"<html><head><title>{TITLE}</title></head><body><ul>{MENU}</ul>"
        f"<div class='a1'><h1>{TITLE}</h1><div class='b2'>{body}</div>"
        f"</div><div><p>جميع الحقوق محفوظة</p></div></body></html>"
    )
    read = html.parse(source, Hints())
    assert read is not None
    page = Page("page", "page.html", "text/html", b"", read.text, read.hints, read.blocks)
    return {page.text[line.start : line.end]: (line.label, line.article) for line in lines.find(PageMarks(page), tables)}


def own(found: dict[str, tuple[str, int | None]]) -> bool:
    """Whether every paragraph is the page's own text."""
    return all(found[text] == ("body", 0) for text in TEXT)


@pytest.mark.parametrize(
    "line", ["فاصل إعلاني", "إعلانات ممولة", "تابعونا على فيسبوك وإنستغرام", "لمتابعة أخبارنا انضموا إلى قناتنا على تلغرام"]
)
@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<div><span>{}</span></div>", "<center>{}</center>", "<p><strong>{}</strong></p>"])
def test_ads_and_appeals_are_no_text(line: str, wrap: str, tables: Tables) -> None:
    found = labels(wrap.format(line), tables)
    assert found[line] == ("footer", None)
    assert own(found)


@pytest.mark.parametrize(
    "inside",
    [
        f"<div class='k7'><a href='/1'>فوز منتخب الناشئين على ضيفه بهدفين</a><p>{LEAD}</p></div>",
        f"<div class='k7'><h4>لمعرفة المزيد</h4><a href='/1'>فوز منتخب الناشئين على ضيفه بهدفين</a><p>{LEAD}</p></div>",
        f"<table><tr><td><a href='/1'><b>فوز منتخب الناشئين على ضيفه بهدفين</b></a></td></tr><tr><td>{LEAD}</td></tr></table>",
    ],
)
def test_a_box_with_another_articles_lead_is_no_text(inside: str, tables: Tables) -> None:
    found = labels(inside, tables)
    assert found[LEAD] == ("related", None)
    assert own(found)


@pytest.mark.parametrize(
    "inside",
    [
        "<p><a href='/1'>فوز منتخب الناشئين على ضيفه بهدفين</a></p>",
        "<p>عودة إلى القصة: <a href='/1'>فوز منتخب الناشئين على ضيفه بهدفين</a></p>",
        "<p><b>قد يعنيك أيضا</b></p><p><a href='/1'>فوز منتخب الناشئين على ضيفه بهدفين</a></p>",
    ],
)
@pytest.mark.parametrize("wrap", ["<p>{}</p>", "{}<br><br>", "<div><span>{}</span></div>"])
def test_a_link_between_paragraphs_leads_away_and_the_text_goes_on(inside: str, wrap: str, tables: Tables) -> None:
    found = labels(inside, tables, wrap)
    assert {label for line, (label, _) in found.items() if "الناشئين" in line or "يعنيك" in line} == {"related"}
    assert own(found)


def test_a_line_below_a_picture_is_its_caption(tables: Tables) -> None:
    found = labels("<p><img src='1.jpg'></p><p>قوارب راسية قرب الرصيف القديم</p>", tables)
    assert found["قوارب راسية قرب الرصيف القديم"] == ("footer", None)
    assert own(found)


@pytest.mark.parametrize("line", ["رعاية الصيادين", "بعد الإعلان", "صور من الذاكرة", "إعلان النتائج", "تابعوا البحر"])
def test_headings_with_words_of_furniture_stay(line: str, tables: Tables) -> None:
    found = labels(f"<h3>{line}</h3>", tables)
    assert found[line] == ("heading", 0)
    assert own(found)


def test_a_quotation_of_an_appeal_stays(tables: Tables) -> None:
    line = "وقال في ختام اللقاء: «تابعونا على فيسبوك لتعرفوا موعد إعادة فتح الرصيف أمام القوارب»."
    found = labels(f"<p>{line}</p>", tables)
    assert found[line] == ("body", 0)
    assert own(found)


_TABLES = musnad_tables.load()
_SIGNS = ("<a href='/1'>", "</a>", "<p>", "</p>", "<div>", "</div>", "<br>", "<img>", "تابعونا على", "إعلان")
_BITS = st.sampled_from([*_SIGNS, *TEXT[:3]])


@settings(max_examples=60, deadline=None)
@given(st.lists(_BITS, max_size=60).map("".join))
def test_any_markup_is_read(inside: str) -> None:
    page = html.parse(f"<html><body><ul>{MENU * 3}</ul><h1>{TITLE}</h1>{inside}<p>{TEXT[0]}</p></body></html>", Hints())
    assert page is not None
    found = lines.find(PageMarks(Page("p", "p.html", "text/html", b"", page.text, page.hints, page.blocks)), _TABLES)
    numbers = {line.article for line in found if line.article is not None}
    assert numbers <= set(range(len(numbers) + 1))
