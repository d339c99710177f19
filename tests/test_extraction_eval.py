"""The side-by-side evaluation of extraction: its designs show what their truth says, and its scorer counts right."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

EVAL = Path(__file__).resolve().parent.parent / "eval"
sys.path.insert(0, str(EVAL))

from resiliparse.extract.html2text import extract_plain_text  # noqa: E402
from resiliparse.parse.html import HTMLTree  # noqa: E402

import extraction  # noqa: E402
from designs import articles, days, render  # noqa: E402
from designs.articles import Article  # noqa: E402
from designs.render import Truth  # noqa: E402
from extraction_tools import TOOLS, Given  # noqa: E402

DESIGNS = [(kind, name) for kind in ("seen", "unseen") for name in render.names(kind)]
OPENINGS = ("زار الوفد مصنع", "وصف الخبير طريق", "طلب السكان فتح", "ناقش المجلس أمر", "رفض النادي بيع", "تابع الحضور عرض")
TAIL = (
    "ومن المنتظر أن يعود الذين كانوا هناك في الأيام التي تلي هذا الموعد، لأن ما جرى حتى الآن لم يكن كما كانوا يريدون، "
    "وقد قال بعضهم إن ذلك كان من قبل أن يكون في المكان كل هذا العدد من الناس، ثم عاد من عاد إلى ما كان عليه مع غيره."
)
TRUTH = Truth(
    design="by hand",
    title="عنوان الخبر الأول",
    segments=("هذه الفقرة الأولى من الخبر.", "وهذه «الثانية» وفيها تفصيل."),
    second=("عنوان آخر", "فقرة من خبر آخر."),
    day="2015-07-21",
    author="منى حداد",
    outlet="صدى الواحة",
)
OWN = "\n".join(TRUTH.segments)


def article(number: int) -> Article:
    paragraphs = tuple(
        f"{words} رقم {number}. وهو «كبير» جدا كما قيل، والمستشفيات قريبة {n}. {TAIL}" for n, words in enumerate(OPENINGS)
    )
    return Article(f"عنوان مصنوع للتجربة رقم {number}", paragraphs, None, date(2015, 7, 21), "الوطن", "news.example")


LENDERS = [article(number) for number in range(100, 160)]


@pytest.mark.parametrize(("kind", "name"), DESIGNS)
@pytest.mark.parametrize("seed", range(4))
def test_a_design_shows_its_truth_once(kind: str, name: str, seed: int) -> None:
    page = render.render(kind, name, (article(1), article(2)), LENDERS, seed)
    source = page.raw.decode("cp1256" if b"windows-1256" in page.raw else "utf-8")
    shown = extraction.squeezed(extract_plain_text(HTMLTree.parse(source), main_content=False, alt_texts=False, noscript=False))
    assert extraction.squeezed(page.truth.title) in shown
    for segment in sorted((*page.truth.segments, *page.truth.second), key=len, reverse=True):
        wanted = extraction.squeezed(segment)
        if segment not in page.truth.second[:1] and len(segment.split()) > 4:
            assert shown.count(wanted) == 1, segment
        assert wanted in shown
        shown = shown.replace(wanted, "\n", 1)
    assert article(1).paragraphs[0] in page.truth.segments or article(1).paragraphs[0] in page.truth.segments[0]
    assert page.truth.day in {"2015-07-21", None}  # some designs tell no day, or none that a reader of the page alone knows


def test_nearly_all_designs_tell_day_and_outlet() -> None:
    pages = [render.render(kind, name, (article(1), article(2)), LENDERS, seed) for kind, name in DESIGNS for seed in range(4)]
    assert sum(page.truth.day is not None for page in pages) >= 0.95 * len(pages)
    assert sum(page.truth.outlet is not None for page in pages) >= 0.95 * len(pages)


def test_there_are_as_many_designs_as_promised() -> None:
    assert [sum(kind == one for kind, _ in DESIGNS) for one in ("seen", "unseen")] == [30, 5]


def test_a_page_depends_on_its_seed_alone() -> None:
    one, same, other = (render.render("seen", "wordpress", (article(1), article(2)), LENDERS, seed).raw for seed in (3, 3, 4))
    assert one == same != other


@pytest.mark.parametrize(
    ("text", "right", "missing", "extra"),
    [
        (OWN, 2, 0, 0),
        (OWN.replace("\n", " "), 2, 0, 0),  # joined
        (OWN.replace("الأولى من", "الأولى\nمن"), 2, 0, 0),  # cut
        (f"{TRUTH.title}\n{OWN}", 2, 0, 0),  # the headline counts neither way
        (OWN.replace("«", "&#171;").replace("الفقرة", "الفق\u00adرة"), 2, 0, 0),
        (f"{OWN}\n•\n", 2, 0, 0),
        (f"الرئيسية\n{OWN}\nاقرأ أيضا", 2, 0, 2),
        (f"{OWN} اقرأ أيضا", 2, 0, 1),
        (f"{OWN}\n{TRUTH.segments[0]}", 2, 0, 1),  # given twice
        (TRUTH.segments[1], 1, 1, 0),
        (OWN.replace(" وفيها تفصيل", ""), 1, 1, 1),  # cut short: missing, and something else stands there
        ("", 0, 2, 0),
    ],
)
def test_segments_are_compared(text: str, right: int, missing: int, extra: int) -> None:
    found = extraction.compare(text, TRUTH)
    assert (found.right, len(found.missing), len(found.extra)) == (right, missing, extra)


def test_a_standfirst_is_not_found_inside_its_paragraph() -> None:
    truth = replace(TRUTH, segments=("هذه الفقرة", TRUTH.segments[0]))
    assert extraction.compare(TRUTH.segments[0], truth).missing == ("هذه الفقرة",)


def test_a_second_article_is_cut_or_not() -> None:
    assert extraction.is_second_cut(OWN, TRUTH)
    assert not extraction.is_second_cut(f"{OWN}\n{TRUTH.second[1]}", TRUTH)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (Given("", "عنوان الخبر الأول", "2015-07-21", ("كتب: منى حداد",), "صدى الواحة"), {"title", "day", "author", "outlet"}),
        (Given("", "عنوان الخبر الأول | صدى الواحة", "2015-07-22", ("منى",), "sada-waha"), set()),
        (Given(""), set()),
    ],
)
def test_metadata_is_compared(given: Given, right: set[str]) -> None:
    found = extraction.metadata(given, TRUTH)
    assert set(found) == {"title", "day", "author", "outlet"}
    assert {name for name, is_right in found.items() if is_right} == right


def test_what_a_page_does_not_tell_is_not_counted() -> None:
    truth = Truth("by hand", "عنوان", ("نص",), (), None, None, None)
    assert set(extraction.metadata(Given(""), truth)) == {"title"}


def test_a_day_is_written_as_sites_write_it() -> None:
    day = days.Day(date(2015, 7, 21))
    assert (day.long, day.both, day.hijri) == ("الثلاثاء 21 يوليو 2015", "21 تموز/يوليو 2015", "5 شوال 1436هـ")
    assert (day.maghreb, day.eastern, day.after(11).slashes) == ("21 جويلية 2015", "٢١ يوليو ٢٠١٥", "01/08/2015")


@pytest.mark.skipif(not articles.CORPORA.is_dir(), reason="no corpora beside the repository")
def test_articles_are_many_and_the_same_each_time() -> None:
    drawn = articles.load(44, 1)
    assert drawn == articles.load(44, 1)
    assert len({one.outlet for one in drawn}) >= 10
    assert len({one.title for one in drawn}) == 44


@pytest.mark.skipif(not articles.CORPORA.is_dir(), reason="no corpora beside the repository")
def test_the_table_has_a_line_for_each_tool() -> None:
    command = [sys.executable, str(EVAL / "extraction.py"), "--articles", "5", "--designs", "unseen"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert {line.split()[0].rstrip(":") for line in done.stdout.splitlines() if line} >= set(TOOLS)
    assert "failed on" not in done.stdout


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_reads_a_page(tool: str) -> None:
    try:
        run = TOOLS[tool]().run
    except ImportError as error:
        pytest.skip(f"requirements-peers.txt is not installed: {error}")
    page = render.render("seen", "amp", (article(1), article(2)), LENDERS, 1)
    assert extraction.compare(run(page.raw).text, page.truth).right > 0
