"""How likely a statement is right: what raises it, what it does in the listing and the brief, and that no text breaks it."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from marked import page as marked_page
from marked import stories
from musnad import pipeline
from musnad.annotate import passages, statements
from musnad.annotate.statements import trust
from musnad.export import pagejson
from musnad.gather import briefs
from musnad.model import DOUBTFUL, Line, Page, PageMarks, Story
from musnad.tables import Tables, load
from test_statements import CASES, named, read

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "eval"))
import fit_trust

PAIRS = [line.split("\t") for line in (CASES / "trust.tsv").read_text(encoding="utf-8").splitlines()[2:]]
UNSURE = "وخلال الجولة التي شارك فيها مهندسون وعدد كبير من أهل المدينة أشاد الضيف بالتنظيم"


@pytest.mark.parametrize(("surer", "less", "by"), PAIRS, ids=[row[2] for row in PAIRS])
def test_what_makes_a_statement_surer(surer: str, less: str, by: str) -> None:
    (one,), (other,) = (read(*named(text)) for text in (surer, less))
    assert one.trust > other.trust, by


def test_trust_is_a_share_and_the_sure_ones_are_not_doubtful() -> None:
    (sure,) = read(*named(PAIRS[0][0]))
    (unsure,) = read(UNSURE)
    assert 1 > sure.trust > 0.8 > DOUBTFUL > unsure.trust > 0
    assert (sure.doubtful, unsure.doubtful) == (False, True)


def test_a_sign_that_nobody_weighed_counts_nothing() -> None:
    told = frozenset({"frame that"})
    assert trust.likelihood(told | {"no such sign"}) == trust.likelihood(told) != trust.likelihood(told | {"noun role"})


def test_a_frame_that_readers_seldom_met_is_not_doubted_for_its_other_signs() -> None:
    unsure = {"noun role", "who unnamed", "definite"}
    assert trust.likelihood(frozenset({"frame that", "frame that indirect", *unsure})) != trust.likelihood(frozenset(unsure))
    assert trust.likelihood(frozenset({"frame seldom", *unsure})) == trust.likelihood(frozenset()) > DOUBTFUL


def test_signs_hold_no_word_of_the_text() -> None:
    text, mentions = named("وأعلن الناطق باسم النادي، أن [PER سامي الحداد=sami] باق.")
    statements = read(text, mentions)
    marks = PageMarks(Page("p", "", "text/plain", b"", text), mentions=mentions)
    whole = pipeline.annotate_sentence(text, load(fast=True))
    assert isinstance(whole, PageMarks)
    (signs,) = trust.signs(replace(marks, passages=whole.passages), statements)
    arabic = {word for sign in signs for word in sign.split() if word.isalpha() and not word.isascii()}
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
    assert "1 left out: too unsure who said what (--doubtful lists them too)" in done.stderr
    done = musnad("statements", str(page), "--format", "jsonl", "--doubtful")
    assert [row["trust"] < DOUBTFUL for row in map(json.loads, done.stdout.splitlines())] == [False, True]
    assert "left out" not in done.stderr
    assert "left out" not in musnad("statements", page, "--speaker", "ديغوري").stderr  # only what was asked for counts
    assert json.loads(musnad("brief", page, "--json").stdout)["doubtful"] == 1
    assert f"trust {row['trust']:.2f}" in musnad("why", page, str(row["start"])).stdout


def story_of(text: str, speakers: dict[str, str], doubted: str | None, tables: Tables) -> Story:
    """The story of one page with marks inside, one of its statements doubtful."""
    marks = marked_page("p1", text, {id_: {"speaker": who} for id_, who in speakers.items()})
    weighed = tuple(replace(s, trust=0.2) if s.id == doubted else s for s in marks.statements)
    [story] = briefs.tell([replace(marks, statements=weighed)], stories([marks]), tables)
    return story


TOLD = """title: الجسر يفتح
قالت ⟦PER leyla|ليلى سرور⟧ إن ⟦s1⟧الجسر سيفتح غدا أمام الناس⟦/s1⟧.
⟦s2⟧الطريق إلى القرية آمن للجميع منذ ⟦T 2025-03-10|الاثنين⟧ بعد أن أصلحنا الجسر القديم كله⟦/s2⟧."""


def test_what_is_doubtful_is_no_line_of_a_brief_and_no_fact_of_its_timeline(tables: Tables) -> None:
    for doubted in (None, "s2"):
        story = story_of(TOLD, {"s1": "leyla", "s2": "leyla"}, doubted, tables)
        told = {version.statement for said in story.utterances for version in said.versions}
        assert told == {"s1", "s2"} - {doubted}
        cited = [citation.words for citation in story.citations]
        assert any("الطريق إلى القرية" in words for words in cited) == (doubted is None), doubted


def test_what_a_reader_of_another_article_said_does_not_count(tables: Tables) -> None:
    alone = "وأكد [PER سامي الحداد=sami] أن الجسر سيفتح قبل العيد."
    text, mentions = named(f"قال [PER سامي الحداد=sami] إن الطريق آمن.\n{alone}")
    first, second = text.split("\n")
    lines = (Line(0, len(first), "body", 0, "case"), Line(len(first) + 1, len(text), "body", 1, "case"))
    marks = PageMarks(Page("p", "", "text/plain", b"", text), lines, mentions=mentions)
    marks = replace(marks, passages=passages.find(marks, tables))
    found = statements.find(marks, tables)
    assert found[1].trust == read(*named(alone))[0].trust
    assert len(second) < len(text)


def test_the_samples_that_measure_teach_nothing() -> None:
    rows = [line.split("\t") for line in fit_trust.VERDICTS.read_text(encoding="utf-8").splitlines()[1:]]
    taught = {(id_, int(start), int(end), who) for seed, id_, start, end, who, *_ in rows if int(seed) not in fit_trust.MEASURED}
    assert fit_trust.verdicts().keys() <= taught
    assert all(any(int(row[0]) == seed for row in rows) for seed in fit_trust.MEASURED)


def test_weights_follow_the_verdicts_and_a_penalty_holds_them_back() -> None:
    rows = [fit_trust.Judged(str(n), n % 4 > 0, frozenset({"near"} if n % 4 else {"far"})) for n in range(80)]
    values = fit_trust.matrix(rows, ["far", "near"])
    base, far, near = fit_trust.fit(values, np.array([float(row.right) for row in rows]))
    assert near > 0 > far
    assert 0.75 < 1 / (1 + np.exp(-base - near)) < 1  # the share of right ones is 1, and 80 verdicts are few


@given(st.text(alphabet=' \n.،:»«"قالإنوزيرالجسرأكدمصدر', max_size=200))
def test_any_text_gives_a_share(text: str) -> None:
    assert all(0 <= statement.trust <= 1 for statement in read(text))
