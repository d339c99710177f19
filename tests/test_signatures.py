"""Who wrote an article and when, where its lines hide it; further articles that no sure headline heads."""

import pytest

from gathering import case_rows
from musnad.model import PageMarks
from test_marked import OTHER, OTHER_TITLE, TEXT, TITLE, marks, page, paragraphs, text_of

BODY = paragraphs(TEXT, "<p>", "</p>")
SECOND = paragraphs(OTHER, "<p>", "</p>")


def read(body: str) -> PageMarks:
    found = marks(page(body))
    assert isinstance(found, PageMarks)
    return found


def labelled(found: PageMarks, label: str, article: int = 0) -> list[str]:
    return [found.page.text[line.start : line.end] for line in found.lines if line.label == label and line.article == article]


@pytest.mark.parametrize("row", case_rows("page_signatures"), ids=lambda row: row["head"][:60])
def test_author_and_day_below_the_headline(row: dict[str, str]) -> None:
    found = read(f"<h1>{TITLE}</h1>{row['head']}<div>{BODY}</div>")
    authors = " ".join(labelled(found, "byline"))
    assert row["author"] in authors if row["author"] != "-" else authors == ""
    assert str(found.articles[0].published or "-") == row["day"]
    assert text_of(found) == [TITLE, *TEXT]


def test_the_box_of_the_author_below_the_text() -> None:
    box = '<div class="about-author"><h3>سالم الحمداني</h3><p>صحفي يغطي الشؤون المحلية منذ عشرة أعوام.</p></div>'
    found = read(f"<h1>{TITLE}</h1><div>12 مايو 2016</div><div>{BODY}</div>{box}")
    assert labelled(found, "byline") == ["سالم الحمداني"]
    assert text_of(found) == [TITLE, *TEXT]


def test_a_reader_below_the_text_is_no_author() -> None:
    comment = '<div class="comment"><b>سالم الحمداني</b><p>مكتبة جميلة زرتها أمس مع أولادي.</p></div>'
    found = read(f"<h1>{TITLE}</h1><div>12 مايو 2016</div><div>{BODY}</div><h4>التعليقات</h4>{comment}")
    assert labelled(found, "byline") == []


def test_the_day_below_the_text_outweighs_todays_above_the_headline() -> None:
    found = read(
        f"<div>الاثنين 6 يونيو 2016</div><h1>{TITLE}</h1><div>{BODY}</div><p>بقلم: سالم الحمداني</p><p>بتاريخ 12 مايو 2016</p>"
    )
    assert str(found.articles[0].published) == "2016-05-12"


def test_articles_on_end_that_are_signed_below_their_texts() -> None:
    first = f'<h2 class="t">{TITLE}</h2>{BODY}<p class="i">بقلم: سالم الحمداني</p><p class="i">12 مايو 2016</p>'
    second = f'<h2 class="t">{OTHER_TITLE}</h2>{SECOND}<p class="i">بقلم: نجوى المنصوري</p><p class="i">3 أبريل 2016</p>'
    found = read(f"<div>{first}<hr>{second}</div>")
    assert text_of(found) == [TITLE, *TEXT]
    assert [str(article.published) for article in found.articles] == ["2016-05-12", "2016-04-03"]
    assert "سالم الحمداني" in labelled(found, "byline")[0]
    assert "نجوى المنصوري" in labelled(found, "byline", 1)[0]


def story(title: str, text: str, tag: str, sign: str = "") -> str:
    return f'<div class="s8"><{tag}>{title}</{tag}>{sign}<div class="t9">{text}</div></div>'


THIRD_TITLE = "انطلاق سباق القوارب في المرفأ القديم"
THIRD = paragraphs(
    (
        "انطلق في المرفأ القديم صباح الجمعة سباق القوارب السنوي بمشاركة ثلاثين بحارا من خمس مدن ساحلية.",
        "ويقطع المتسابقون عشرين ميلا حول الجزيرة قبل أن يعودوا إلى خط البداية مع غروب الشمس.",
    ),
    "<p>",
    "</p>",
)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_of_three_stories_on_end_none_joins_the_first(tag: str) -> None:
    found = read(story(TITLE, BODY, "h1") + story(OTHER_TITLE, SECOND, tag) + story(THIRD_TITLE, THIRD, tag))
    assert text_of(found) == [TITLE, *TEXT]


def test_a_line_without_markup_heads_what_is_signed_as_the_first_is() -> None:
    sign = '<p class="i">{} | 12 مايو 2016</p>'
    own = f"<h1>{TITLE}</h1>{sign.format('سالم الحمداني')}{BODY}"
    found = read(f"<div>{own}<p><b>{OTHER_TITLE}</b></p>{sign.format('نجوى المنصوري')}{SECOND}</div>")
    assert text_of(found) == [TITLE, *TEXT]


def test_sections_of_one_long_article_stay_together() -> None:
    sections = "".join(
        f'<div class="s8"><h3>{head}</h3><p>{text}</p></div>'
        for head, text in zip(("كتب وقاعات للجميع", "كلفة تبرع بنصفها الأهالي", "مواعيد تناسب الموظفين"), TEXT[1:], strict=True)
    )
    found = read(f'<h1>{TITLE}</h1><div class="s8"><p>{TEXT[0]}</p></div>{sections}')
    assert [text for text in text_of(found) if text in TEXT] == list(TEXT)
    assert {line.article for line in found.lines} <= {0, None}
