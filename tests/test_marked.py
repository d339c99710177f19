"""Pages with markup: which line is what by its element and what surrounds it; hostile markup."""

import random
import resource
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import tables as musnad_tables
from musnad.extract import articles, lines
from musnad.model import ARTICLE_TEXT, Hints, Page, PageMarks, Rejected
from musnad.read import paths

TITLE = "بلدية الرابية تفتتح مكتبة الحي بعد عامين من العمل"
TEXT = (
    "افتتحت بلدية الرابية صباح الثلاثاء مكتبة الحي الجديدة بعد عامين من أعمال البناء والتجهيز.",
    "وقال رئيس البلدية إن المكتبة تضم عشرة آلاف كتاب وقاعة للأطفال وأخرى للندوات.",
    "وأضاف أن كلفة المبنى بلغت ثلاثة ملايين، تبرع بنصفها أهالي الحي وتجاره.",
    "وتفتح المكتبة أبوابها كل يوم من التاسعة صباحا حتى الثامنة مساء.",
)
OTHER_TITLE = "فريق النخيل يخسر نهائي الكأس بركلات الترجيح"
OTHER = (
    "خسر فريق النخيل نهائي كأس الناشئين أمام فريق الوادي بركلات الترجيح بعد تعادلهما بهدف لكل منهما.",
    "وسجل المهاجم هدف التعادل في الدقيقة الأخيرة من الشوط الثاني وسط فرحة جمهوره.",
    "وقال المدرب إن لاعبيه قدموا مباراة كبيرة رغم الغيابات والإصابات.",
)
TEASERS = (
    "انقطاع المياه عن ثلاثة أحياء غدا",
    "أسعار الخضر تتراجع في سوق الجملة",
    "سباق الدراجات ينطلق من الساحل",
    "معرض الكتاب يمدد أيامه",
)
MENU = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "صحة")
_TABLES = musnad_tables.load()


def marks(source: str | bytes) -> PageMarks | Rejected:
    raw = source.encode() if isinstance(source, str) else source
    page = paths.page("page", raw, "text/html", "page.html", Hints())
    if isinstance(page, Rejected):
        return page
    found = PageMarks(page)
    found = replace(found, lines=lines.find(found, _TABLES))
    return replace(found, articles=articles.find(found, _TABLES))


def text_of(found: PageMarks | Rejected, article: int = 0) -> list[str]:
    assert isinstance(found, PageMarks)
    own = [line for line in found.lines if line.article == article and line.label in ARTICLE_TEXT]
    return [found.page.text[line.start : line.end] for line in own]


def page(body: str) -> str:
    """A page with a menu, a side column and a foot around some markup; the classes say nothing."""
    menu = "".join(f'<div class="x7"><a href="/s">{word}</a></div>' for word in MENU)
    side = "".join(f'<div class="k2"><a href="/n">{teaser}</a></div>' for teaser in TEASERS)
    foot = '<div class="z1"><a href="/about">من نحن</a> <a href="/c">اتصل بنا</a><p>جميع الحقوق محفوظة 2021</p></div>'
    return (
        f'<html><head><title>{TITLE}</title></head><body><div class="a1">{menu}</div><div class="b4"><div class="c3">{body}</div>'
        f'<div class="d9"><div>الأكثر قراءة</div>{side}</div></div>{foot}</body></html>'
    )


def paragraphs(texts: Sequence[str], before: str, after: str) -> str:
    return "".join(f"{before}{text}{after}" for text in texts)


SHAPES = {
    "p": ("<p>", "</p>"),
    "div": ('<div class="q1">', "</div>"),
    "br": ("", "<br><br>"),
    "nested": ('<div class="r"><div><span class="m">', "</span></div></div>"),
    "unclosed": ("<p align=justify><font size=4>", ""),
    "styled": ('<span style="display: block">', "</span>"),
    "cells": ("<table><tr><td>", "</td></tr></table>"),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("head", ["h1", "h2", "div"])
def test_the_text_is_found_in_any_shape_of_paragraphs(shape: str, head: str) -> None:
    body = f"<{head}>{TITLE}</{head}><div>12 مارس 2021</div><div>{paragraphs(TEXT, *SHAPES[shape])}</div>"
    assert text_of(marks(page(body))) == [TITLE, *TEXT]


BETWEEN = {
    "link": '<p><a href="/x">اقرأ أيضا: سباق الدراجات ينطلق من الساحل</a></p>',
    "box": '<div class="v5"><div>مواضيع ذات صلة</div><div><a href="/1">أسعار الخضر تتراجع</a></div>'
    '<div><a href="/2">خبر ثان عن السوق</a></div></div>',
    "caption": '<figure><img src="a.jpg"><figcaption>قاعة الأطفال في المكتبة الجديدة يوم افتتاحها</figcaption></figure>',
    "advertisement": '<div class="w8">إعلان</div>',
    "sponsor": '<div class="w8">برعاية شريكنا</div>',
    "headline": f'<div class="k2"><a href="/y">وفي الشأن نفسه: {OTHER_TITLE}</a></div>',
}


@pytest.mark.parametrize("between", BETWEEN)
def test_what_stands_between_paragraphs_is_no_text(between: str) -> None:
    middle = paragraphs(TEXT[:2], "<p>", "</p>") + BETWEEN[between] + paragraphs(TEXT[2:], "<p>", "</p>")
    assert text_of(marks(page(f"<h1>{TITLE}</h1><div>12 مارس 2021</div><div>{middle}</div>"))) == [TITLE, *TEXT]


COMMENTS = (
    "<div class=comments><h3>التعليقات</h3><div><b>سامي</b><p>مكتبة جميلة زرتها أمس مع أولادي وأعجبتنا كثيرا.</p></div>"
    "<div><b>ليلى</b><p>نتمنى أن تفتح أيام العطل أيضا فنحن نعمل طوال الأسبوع.</p></div></div>"
)


def test_comments_are_no_text() -> None:
    body = f"<h1>{TITLE}</h1><div>12 مارس 2021</div><div>{paragraphs(TEXT, '<p>', '</p>')}</div>{COMMENTS}"
    assert text_of(marks(page(body))) == [TITLE, *TEXT]


SECOND = {
    "sibling": "</div><div class=f2><h2>{title}</h2><div>11 مارس 2021</div><div>{text}</div>",
    "same container": "<p>اقرأ أيضا</p><h3>{title}</h3><p>11 مارس 2021</p>{text}",
    "headline alone": "<h2>{title}</h2>{text}",
}


@pytest.mark.parametrize("second", SECOND)
def test_a_second_article_is_its_own(second: str) -> None:
    below = SECOND[second].format(title=OTHER_TITLE, text=paragraphs(OTHER, "<p>", "</p>"))
    body = f"<h1>{TITLE}</h1><div>12 مارس 2021</div><div>{paragraphs(TEXT, '<p>', '</p>')}{below}</div>"
    found = marks(page(body))
    assert text_of(found) == [TITLE, *TEXT]
    assert text_of(found, 1) == [OTHER_TITLE, *OTHER]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("قال &laquo;نعم&raquo; ثم&nbsp;مضى", "قال «نعم» ثم مضى"),
        ("قال &amp;#8220;نعم&amp;#8221; ثم مضى", "قال &#8220;نعم&#8221; ثم مضى"),
        ("المكت&shy;بة الجديدة", "المكت\u00adبة الجديدة"),
        ("&#1605;&#1603;&#1578;&#1576;&#1577; الحي", "مكتبة الحي"),
        ("مكتبة <b>ا</b>لحي", "مكتبة الحي"),
    ],
)
def test_text_stays_exact(written: str, read: str) -> None:
    found = marks(page(f"<h1>{TITLE}</h1>{paragraphs(TEXT, '<p>', '</p>')}<p>{written}.</p>"))
    assert isinstance(found, PageMarks)
    assert f"{read}." in found.page.text.split("\n")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<div>5 محرم 1443هـ</div>", "2021-08-13"),
        ("<div>نشر في: 14/10/1436هـ الموافق 30 يوليو 2015</div>", "2015-07-30"),
        ("<div>آخر تحديث: 3 مايو 2021</div><div>نُشر في 1 مايو 2021</div>", "2021-05-01"),
    ],
)
def test_the_day_of_publication(head: str, published: str) -> None:
    source = page(f"<h1>{TITLE}</h1>{head}<div>{paragraphs(TEXT, '<p>', '</p>')}</div>")
    found = marks(source.replace("<body>", "<body><div>الأحد 9 مايو 2027</div>"))
    assert isinstance(found, PageMarks)
    assert str(found.articles[0].published) == published


PARAGRAPH = f"<p>{TEXT[1]}</p>"
HOSTILE = {
    "deep": "<div>" * 10_000 + TEXT[0] + "</div>" * 10_000,
    "deep and inline": "<b><i>" * 20_000 + TEXT[0],
    "many paragraphs": PARAGRAPH * 60_000,
    "as many as allowed": PARAGRAPH * 7_900,
    "long names": f'<div class="{"abc-" * 60}">' * 40 + PARAGRAPH * 7_900,
    "many links": f'<a href="x">{TEXT[0]}</a>' * 20_000,
    "giant attribute": f'<p class="{"x " * 1_000_000}">{TEXT[0]}',
    "giant line": "<p>" + TEXT[0] * (19_500_000 // len(TEXT[0].encode())),
    "brackets": "<" * 3_000_000 + TEXT[0],
    "comments": "<!--" * 500_000 + TEXT[0],
    "tables": "<table>" * 5_000 + TEXT[0],
    "linked data": f'<script type="application/ld+json">{"[" * 100_000}</script>{PARAGRAPH}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_takes_neither_time_nor_memory(name: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    marks(HOSTILE[name])
    assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


WHOLE = page(
    f"<h1>{TITLE}</h1><div>12 مارس 2021</div><div>{paragraphs(TEXT, '<p>', '</p>')}{''.join(BETWEEN.values())}</div>{COMMENTS}"
).encode()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 12), st.booleans())
def test_damaged_pages_are_read_or_rejected(seed: int, changes: int, is_cut: bool) -> None:
    chance = random.Random(seed)  # noqa: S311 - draws damage, no secret
    raw = bytearray(WHOLE[: chance.randrange(len(WHOLE))] if is_cut else WHOLE)
    for _ in range(changes):
        at = chance.randrange(len(raw) + 1)
        piece = chance.choice(
            (chance.randbytes(5), b"<", b">", b"</div>", b"<div>", b"<td>", b"</p>", b"<a>", b'"', b"\x00", b"&#", b"<br>")
        )
        raw[at : at + chance.choice((0, 0, len(piece), 40))] = piece
    found = marks(bytes(raw))
    if isinstance(found, Rejected):
        return
    assert isinstance(found.page, Page)
    assert all(0 <= line.start < line.end <= len(found.page.text) for line in found.lines)
    assert {article.number for article in found.articles} == {line.article for line in found.lines} - {None}
