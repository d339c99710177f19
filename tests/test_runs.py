"""Inline elements that only their style sets apart, headings by role, and what the page's own data say of its lines."""

import json
import time

import pytest

from musnad.model import Hints
from musnad.read import html

TEXT = (
    "افتتحت بلدية الرابية مكتبة الحي بعد عامين من العمل المتواصل.",
    "وقال رئيسها إن المبنى كلف ثلاثة ملايين وتبرع بنصفها الأهالي.",
)


def lines(body: str, head: str = "") -> list[str]:
    return html.parse(f"<html><head>{head}</head><body>{body}</body></html>", Hints()).text.split("\n")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("before", "head"),
    [
        ('<span class="block mb-5">', ""),
        ('<span class="d-block">', ""),
        ('<span class="md:flex">', ""),
        ('<span style="display: block">', ""),
        ('<span class="k1">', "<style>.a{color:red} div .k1, .k2 { margin:0; display:block }</style>"),
        ('<span class="k1">', "<style>span.k1{display:flex}</style>"),
        ('<span class="k1">', "<style>span{display:block}</style>"),
        ("<span>", ""),  # whole paragraphs in a container
    ],
)
def test_spans_shown_as_paragraphs_are_lines(before: str, head: str) -> None:
    assert lines(f"<div>{before}{TEXT[0]}</span>{before}{TEXT[1]}</span></div>", head) == list(TEXT)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p><span>قال الوزير</span><span> إن المشروع</span><span> يبدأ غدا.</span></p>", ["قال الوزير إن المشروع يبدأ غدا."]),
        (f"<p><span>{TEXT[0]}</span> <span>{TEXT[1]}</span></p>", [" ".join(TEXT)]),
        ('<div><span class="drop">ا</span><span class="rest">فتتحت البلدية حديقة</span></div>', ["افتتحت البلدية حديقة"]),
        ('<div><a href="/1">سياسة</a> <a href="/2">اقتصاد</a></div>', ["سياسة اقتصاد"]),
        ("<div>كأس العالم 2022 - المباراة الأولى</div>", ["كأس العالم 2022 - المباراة الأولى"]),
        ("<div>الثلاثاء 3 مارس 2021 - 10:30</div>", ["الثلاثاء 3 مارس 2021 - 10:30"]),
        ("<h1>مهرجان الضفاف - 3 مارس 2021</h1>", ["مهرجان الضفاف - 3 مارس 2021"]),
    ],
)
def test_words_of_one_line_stay_together(source: str, found: list[str]) -> None:
    assert lines(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<div><span class=a>سامي الكامل</span><span class=b>3 مارس 2021</span></div>", ["سامي الكامل", "3 مارس 2021"]),
        ("<div><span>بقلم سامي الكامل</span><span>•</span><span>3 مارس 2021</span></div>", ["بقلم سامي الكامل •", "3 مارس 2021"]),
        ("<div><span class=a>كتب:</span> <b class=b>سامي الكامل</b> <time>3 مارس</time></div>", ["كتب: سامي الكامل", "3 مارس"]),
        ("<td>بقلم: سامي الكامل | 3/3/2021</td>", ["بقلم: سامي الكامل |", "3/3/2021"]),
        ("<td>نشر في 3 مارس 2021 - بقلم: سامي الكامل</td>", ["نشر في 3 مارس 2021 -", "بقلم: سامي الكامل"]),
        ("<div>أرسلها سامي الكامل في 03/03/2021</div>", ["أرسلها سامي الكامل", "في 03/03/2021"]),
        ('<h1><span class="k">عاجل</span> البلدية تفتتح مكتبة الحي</h1>', ["عاجل", "البلدية تفتتح مكتبة الحي"]),
    ],
)
def test_author_day_and_section_beside_one_another_are_lines(source: str, found: list[str]) -> None:
    assert lines(f"<table><tr>{source}</tr></table>" if source.startswith("<td") else source) == found


def test_a_heading_by_role_is_a_heading() -> None:
    found = html.parse('<div role="heading" aria-level="3">عنوان فرعي</div><span role="heading">آخر</span>', Hints())
    assert [block.tag for block in found.blocks] == ["h3", "h2"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("link", "outlet"),
    [
        ('<a href="/">نبأ الضفاف</a>', "نبأ الضفاف"),
        ('<a rel="home" href="#"><img src="l.png" alt="نبأ الضفاف"></a>', "نبأ الضفاف"),
        ('<a href="https://nabaa.example/"><b>نبأ</b></a>', "نبأ"),
        ('<a href="/">الرئيسية</a>', None),
        ('<a href="/x">نبأ الضفاف</a>', None),
    ],
)
def test_the_link_to_the_front_page_names_the_outlet(link: str, outlet: str | None) -> None:
    found = html.parse(f"<body><div>{link}</div><p>{TEXT[0]}</p></body>", Hints())
    assert found.hints.outlet == outlet  # type: ignore[union-attr]


def _told(head: str) -> list[str]:
    body = f"<h1>مكتبة الحي</h1><p>سامي الكامل</p><p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>سباق الدراجات ينطلق من الساحل صباح الغد</p>"
    found = html.parse(f"<head>{head}</head><body>{body}</body>", Hints())
    return [block.path.rpartition(" ")[2] for block in found.blocks]  # type: ignore[union-attr]


def _script(data: object, kind: str = 'type="application/ld+json"') -> str:
    return f"<script {kind}>{json.dumps(data, ensure_ascii=False)}</script>"


def test_lines_that_the_data_repeat_are_told() -> None:
    article = {
        "@type": ["NewsArticle"],
        "articleBody": "<p>" + "</p><p>".join(TEXT),
        "author": [{"@type": "Person", "name": "سامي الكامل"}],
    }
    assert _told(_script(article)) == ["h1", "ld-author", "ld-body", "ld-body", "p"]
    assert _told(f'<meta name="description" content="{TEXT[0]}">') == ["h1", "p", "ld-description", "p", "p"]
    state = {
        "props": {"a": {"title": "آخر", "body": "س" * 300}, "b": {"title": "مكتبة الحي في الرابية", "body": " ".join(TEXT * 3)}}
    }
    title = "<title>مكتبة الحي في الرابية</title>"
    assert _told(title + _script(state, "id=__NEXT_DATA__")) == ["h1", "p", "ld-body", "ld-body", "p"]
    assert _told(_script([1, "x", None, {"@type": {"a": 1}, "author": 5}])) == ["h1", "p", "p", "p", "p"]


@pytest.mark.parametrize(
    "source",
    [
        "<span class=block>" * 15_000 + "نص",
        "<b>نص<i>" * 15_000,
        "<div>" + "<span class=a>نص 3/3/2021 - </span>" * 15_000 + "</div>",
        "<style>" + ".a{display:block}" * 20_000 + "{" * 50_000 + "</style><span class=a>نص</span>",
        _script({"articleBody": "نص " * 100_000}) + "<p>نص طويل يبلغ خمسا وعشرين حرفا أو أكثر</p>" * 5_000,
    ],
    ids=["blocks", "inline", "details", "sheet", "data"],
)
def test_hostile_runs_take_little_time(source: str) -> None:
    started = time.perf_counter()
    html.parse(source, Hints())
    assert time.perf_counter() - started < 6
