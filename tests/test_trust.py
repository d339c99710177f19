"""How likely a statement is right: what raises it, what it does in the listing and the brief, and that no text breaks it."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from marked import page as marked_page
from marked import stories
from musnad import pipeline
from musnad.annotate.statements import trust
from musnad.export import pagejson
from musnad.gather import briefs
from musnad.model import DOUBTFUL, Page, PageMarks
from musnad.tables import Tables, load
from test_statements import CASES, named, read

PAIRS = [line.split("\t") for line in (CASES / "trust.tsv").read_text(encoding="utf-8").splitlines()[2:]]
UNSURE = "وخلال الجولة التي شارك فيها مهندسون وعدد كبير من أهل المدينة أشاد الضيف بالتنظيم"


@pytest.mark.parametrize(("surer", "less", "by"), PAIRS, ids=[row[2] for row in PAIRS])
def test_what_makes_a_statement_surer(surer: str, less: str, by: str) -> None:
    (one,), (other,) = (read(*named(text)) for text in (surer, less))
    assert one.trust > other.trust, by


def test_trust_is_a_share_and_the_sure_ones_are_not_doubtful() -> None:
    (sure,) = read(*named(PAIRS[0][0]))
    (unsure,) = read(UNSURE)
    assert 1 > sure.trust > 0.9 > DOUBTFUL > unsure.trust > 0
    assert (sure.doubtful, unsure.doubtful) == (False, True)


def test_a_sign_that_nobody_weighed_counts_nothing() -> None:
    assert trust.likelihood(frozenset({"no such sign"})) == trust.likelihood(frozenset())


def test_signs_hold_no_word_of_the_text() -> None:
    text, mentions = named("وأعلن الناطق باسم النادي، أن [PER سامي الحداد=sami] باق.")
    statements = read(text, mentions)
    marks = PageMarks(Page("p", "", "text/plain", b"", text), mentions=mentions)
    whole = pipeline.annotate_sentence(text, load(fast=True))
    assert isinstance(whole, PageMarks)
    (signs,) = trust.signs(dataclasses.replace(marks, passages=whole.passages), statements)
    arabic = {word for sign in signs for word in sign.split() if len(word) > 1 and not word.isascii()}
    assert not arabic


def test_it_survives_being_written_and_read_back(tables: Tables) -> None:
    marks = pipeline.annotate_sentence(UNSURE, tables)
    assert isinstance(marks, PageMarks)
    document = json.loads(json.dumps(pagejson.dump(marks)))
    assert [row["trust"] for row in document["statements"]] == [statement.trust for statement in marks.statements]
    assert pagejson.load(document, marks.page).statements == marks.statements
    del document["statements"][0]["trust"]  # a page that somebody marked
    assert pagejson.load(document, marks.page).statements[0].trust == 1


def test_the_listing_leaves_out_what_is_doubtful_and_says_so(musnad: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"الجسر يفتح قريبا\n\nقال ليونار ديغوري إن الجسر سيفتح في أبريل.\n\n{UNSURE}.\n", encoding="utf-8")
    done = musnad("statements", str(page), "--format", "jsonl")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["trust"] >= DOUBTFUL
    assert "1 left out: hardly more likely right than wrong (--doubtful lists them too)" in done.stderr
    done = musnad("statements", str(page), "--format", "jsonl", "--doubtful")
    assert [row["trust"] < DOUBTFUL for row in map(json.loads, done.stdout.splitlines())] == [False, True]
    assert "left out" not in done.stderr
    assert f"likely right {row['trust']:.2f}" in musnad("why", page, str(row["start"])).stdout


def test_no_brief_cites_what_is_doubtful(tables: Tables) -> None:
    text = "title: الجسر يفتح\nقالت ⟦PER leyla|ليلى سرور⟧ إن ⟦s1⟧الجسر سيفتح غدا⟦/s1⟧.\nوأضافت أن ⟦s2⟧الطريق آمن للجميع⟦/s2⟧."
    marks = marked_page("p1", text, {"s1": {"speaker": "leyla"}, "s2": {"speaker": "leyla"}})
    first, second = marks.statements
    for trust_, told in ((1.0, {"s1", "s2"}), (DOUBTFUL - 0.01, {"s1"})):
        weighed = dataclasses.replace(marks, statements=(first, dataclasses.replace(second, trust=trust_)))
        [story] = briefs.tell([weighed], stories([weighed]), tables)
        assert {version.statement for said in story.utterances for version in said.versions} == told


@given(st.text(alphabet=' \n.،:»«"قالإنوزيرالجسرأكدمصدر', max_size=200))
def test_any_text_gives_a_share(text: str) -> None:
    assert all(0 <= statement.trust <= 1 for statement in read(text))
