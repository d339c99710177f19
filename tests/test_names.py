import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import tables
from musnad.annotate import names, passages
from musnad.annotate.names import lexicon, tagger, traps
from musnad.model import Article, Line, Page, PageMarks

CASES = Path(__file__).parent / "cases"
TABLES = tables.load()
MARK = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")


def rows(name: str) -> list[dict[str, str]]:
    return [dict(row) for row in tables.read_rows((CASES / name).read_text(encoding="utf-8"), name)]


def read(marks: PageMarks, known: tables.Tables) -> PageMarks:
    return replace(marks, readings=tagger.find(marks, known))


def annotated(text: str, known: tables.Tables = TABLES) -> PageMarks:
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start, start + len(line), "body", 0, "test"))
        start += len(line) + 1
    marks = PageMarks(Page("case", "case", "text/plain", b"", text), tuple(lines))
    marks = PageMarks(marks.page, marks.lines, passages=passages.find(marks, known))
    return PageMarks(marks.page, marks.lines, passages=marks.passages, mentions=names.find(read(marks, known), known))


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    plain, wanted, at = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        wanted.append((len(plain), len(plain) + len(mark[2]), mark[1]))
        plain += mark[2]
        at = mark.end()
    return plain + text[at:], wanted


@pytest.mark.parametrize("row", [*rows("names_spans.tsv"), *rows("names_traps.tsv")], ids=lambda row: row["case"])
def test_the_names_of_a_sentence(row: dict[str, str]) -> None:
    text, wanted = unmarked(row["text"])
    found = [(m.start, m.end, m.type) for m in annotated(text).mentions]
    assert [(text[a:b], kind) for a, b, kind in found] == [(text[a:b], kind) for a, b, kind in wanted]
    assert found == wanted


@pytest.mark.parametrize("last", ["مفتي", "المفتي", "مشرف", "شيخ", "عميد", "أمير"])
def test_a_title_may_be_the_last_word(last: str) -> None:
    text = f"وصل سالم الحمداني {last}"
    assert "سالم الحمداني" in {text[m.start : m.end].removesuffix(f" {last}") for m in annotated(text).mentions}


def test_only_article_text_is_read() -> None:
    text = "موسكو"
    page = Page("case", "case", "text/plain", b"", text)
    marks = PageMarks(page, (Line(0, 5, "footer", None, "test"),))
    assert passages.find(marks, TABLES) == ()
    assert names.find(read(marks, TABLES), TABLES) == ()


def test_a_users_name_wins_and_no_trap_holds_for_it(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(
        "id\tname\ttype\tvariants\nmy-club\tالرجاء\tORG\tنادي الغد\nrussia\tروسيا\tLOC\tروسيا الجديدة\n", encoding="utf-8"
    )
    known = tables.load(path)
    mentions = annotated("طلب الرجاء حكما. وقالت روسيا الجديدة كلمتها.", known).mentions
    assert [(m.entity, m.why) for m in mentions] == [("my-club", "row:names.tsv:my-club"), ("russia", "row:names.tsv:russia")]


def test_a_ministry_is_of_the_state_of_its_outlet_where_the_page_names_none() -> None:
    marks = annotated("قالت وزارة الصحة إن العدد زاد.")
    article = Article(0, "الأهرام", None, None, (), None, "test")
    mentions = names.find(read(replace(marks, mentions=(), articles=(article,)), TABLES), TABLES)
    assert [m.entity for m in mentions] == ["org:الصحه@egypt"]


def test_ids_are_stable_and_made_from_the_fullest_name() -> None:
    text = "قال الدكتور طلال الهرموشي كلمة. وأضاف الهرموشي أن الأمر جيد."
    first, second = annotated(text).mentions, annotated(text).mentions
    assert first == second
    assert {m.entity for m in first} == {"per:طلال_الهرموشي"}
    assert first[1].why == "rule:seen-again-on-page"


def test_every_lexicon_of_the_layer_keeps_the_rules() -> None:
    for name in (
        "entities",
        "titles",
        "given_names",
        "name_units",
        "common_words",
        "cities",
        "org_heads",
        "loc_heads",
        "name_traps",
        "given_traps",
        "loc_traps",
        "places_arab",
        "list_nouns",
        "arab_states",
    ):
        assert tables.lexicon(name)
    known = TABLES.known
    assert len(known) >= 700
    assert all(row.of in known for row in known.values() if row.of)
    states = [row for row in known.values() if row.kind == "state"]
    assert len(states) >= 190


def test_every_condition_of_a_trap_is_known() -> None:
    assert {need for trap in lexicon.traps().values() for need in trap.needs} <= set(traps.NEEDS)


ARABIC_SOUP = st.text(alphabet=st.sampled_from('ابنعليوزرمحدةىءأ «»"()،.:\n\u200f\u0640\u064b\ufefb١2xأبو'), max_size=300)


@settings(max_examples=60, deadline=None)
@given(st.one_of(ARABIC_SOUP, st.text(max_size=200)))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    text = text.replace("\r", " ")
    end = 0
    for mention in annotated(text).mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert not text[mention.start].isspace()
        end = mention.end


def test_thousands_of_names_take_linear_time() -> None:
    letters = "بتجدرسشطعفقك"
    people = " ".join(f"قال الدكتور محمد {a}{b}{c}{d}ا." for a in letters for b in letters for c in letters for d in "ت")
    assert len({m.entity for m in annotated(people).mentions}) > 1000


def test_a_giant_line_takes_linear_time() -> None:
    assert annotated("بن " * 20000 + "وزير " * 20000).mentions == ()


def test_the_outlet_of_a_page_is_meant_where_another_is_called_alike() -> None:
    marks = annotated("وذكرت «الجزيرة» أن الملعب جاهز.")
    article = Article(0, "صحيفة الجزيرة", None, None, (), None, "test")
    mentions = names.find(read(replace(marks, mentions=(), articles=(article,)), TABLES), TABLES)
    assert [m.entity for m in mentions] == ["al_jazirah_newspaper"]
    assert [m.entity for m in marks.mentions] == ["al_jazeera"]


def test_an_outlet_is_known_by_its_host_too() -> None:
    marks = annotated("وذكرت «الجزيرة» أن الملعب جاهز.")
    article = Article(0, "aljazirah", None, None, (), None, "test")
    mentions = names.find(read(replace(marks, mentions=(), articles=(article,)), TABLES), TABLES)
    assert [m.entity for m in mentions] == ["al_jazirah_newspaper"]


@pytest.mark.parametrize(
    ("outlet", "text", "club"),
    [
        (
            None,
            "الأهلي يواجه الزمالك في الدوري المصري لكرة القدم. وقال مدرب الأهلي إن المباراة في القاهرة صعبة على المصريين.",
            "al_ahly",
        ),
        ("عكاظ", "الأهلي يواجه النصر في الدوري لكرة القدم. وقال مدرب الأهلي المصري إن المباراة صعبة.", "al_ahli_saudi"),
        (None, "الأهلي يواجه النصر في الدوري لكرة القدم. وقال مدرب الأهلي إن المباراة صعبة.", "al_ahli_saudi"),
    ],
)
def test_a_club_is_of_the_state_that_its_page_tells_of(outlet: str | None, text: str, club: str) -> None:
    marks = annotated(text)
    articles = (Article(0, outlet, None, None, (), None, "test"),) if outlet else ()
    mentions = names.find(read(replace(marks, mentions=(), articles=articles), TABLES), TABLES)
    assert mentions[0].entity == club


def test_a_continent_is_no_state_of_a_body() -> None:
    text = "يلعب في الدور الآسيوي ثم في الدور الآسيوي الثاني. وقالت وزارة الصحة إن العدد زاد."
    assert annotated(text).mentions[-1].entity == "org:الصحه"


def test_a_ministry_is_of_the_state_of_its_outlet_where_another_is_hardly_named_oftener() -> None:
    text = "وصل وفد مصري من القاهرة إلى تونس، ثم زار صفاقس وسوسة. وقالت وزارة الصحة إن العدد زاد."
    article = Article(0, "الأهرام", None, None, (), None, "test")
    marks = annotated(text)
    home = names.find(read(replace(marks, mentions=(), articles=(article,)), TABLES), TABLES)
    assert home[-1].entity == "org:الصحه@egypt"
    assert marks.mentions[-1].entity == "org:الصحه@tunisia"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قال القائد عابد الزكري كلمة. وسلم الوزير الجائزة للزكري.", ["per:عابد_الزكري", "per:عابد_الزكري"]),
        ("وجه الرئيس كلمة شكر للحكومة المكسيكية.", ["org:الحكومه@mexico"]),
        ("رفعت شركة النفط السعودية أرامكو أسعارها.", ["aramco"]),
        ("رحبت منظمة اليونيسكو بالقرار.", ["unesco"]),
        ("أعلنت هيلاري كلينتون ترشحها. وكانت كلينتون وزيرة.", ["hillary_clinton", "hillary_clinton"]),
        ("قال كلينتون كلمة. ثم حضرت هيلاري كلينتون.", ["bill_clinton", "hillary_clinton"]),
        (
            "حضر مايكل بلومبيرغ. وقال بلومبيرغ إنه سيترشح. وقالت بلومبيرغ إن السعر ارتفع.",
            [*["per:مايكل_بلومبيرغ"] * 2, "bloomberg"],
        ),
        ("حضر السفير عبد العزيز بن علي الشريف. وأوضح السيد بن علي الشريف أن اللقاء مثمر.", ["per:عبد_العزيز_بن_علي_الشريف"] * 2),
    ],
)
def test_a_shortened_name_has_the_id_of_its_bearer(text: str, wanted: list[str]) -> None:
    assert [m.entity for m in annotated(text).mentions] == wanted
