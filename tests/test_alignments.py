"""Same statement or not: our own stories and minimal contrasts."""

from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gathering import case_rows, page_of
from musnad import tables as musnad_tables
from musnad.gather import alignments, answers
from musnad.gather.alignments.evidence import EVIDENCE
from musnad.tables import lexicon

TABLES = musnad_tables.load()
# Contrasts of topic alone: without other statements of the story beside them, their words look more telling than they are.
UNSURE = {"topic-only", "topic-other-point"}


def aligned(pages):
    story = {f"{marks.page.name}#0": "one" for marks in pages}
    return alignments.align(pages, story, {}, TABLES)


def story_pages(name):
    pages = defaultdict(list)
    for row in case_rows("same_groups"):
        if row["story"] == name:
            pages[row["page"]].append(row)
    right = {f"{page}#s{n}": row["utterance"] for page, rows in pages.items() for n, row in enumerate(rows, 1)}
    return [page_of(page, rows, TABLES) for page, rows in pages.items()], right


@pytest.mark.parametrize("name", sorted({row["story"] for row in case_rows("same_groups")}))
def test_statements_of_a_story(name):
    pages, right = story_pages(name)
    same = aligned(pages)
    assert set(same) == set(right)
    pairs = list(combinations(right, 2))
    ours = {pair for pair in pairs if same[pair[0]] == same[pair[1]]}
    gold = {pair for pair in pairs if right[pair[0]] == right[pair[1]]}
    assert not ours - gold
    assert len(ours & gold) >= 0.8 * len(gold)


@pytest.mark.parametrize("row", [row for row in case_rows("same_pairs") if row["note"] not in UNSURE], ids=lambda row: row["note"])
def test_pair(row):
    pages = [page_of(f"p{n}", [{key: row[key + n] for key in ("speaker", "act", "text")}], TABLES) for n in "12"]
    same = aligned(pages)
    assert (same["p1#s1"] == same["p2#s1"]) == (row["same"] == "yes")


def test_a_denial_that_points_back_follows_what_it_denies():
    rows = [
        {"speaker": "washington", "act": "accuse", "text": "{iran:إيران} بتزويد {russia:روسيا} بصواريخ"},
        {"speaker": "tehran", "act": "deny", "text": "هذا الادعاء"},
    ]
    other = [
        {"speaker": "usa", "act": "accuse", "text": "{iran:إيران} بتسليم {russia:روسيا} صواريخ"},
        {"speaker": "iran", "act": "deny", "text": "ما"},
        {"speaker": "usa", "act": "accuse", "text": "{iran:إيران} باحتجاز ناقلة نفط في الخليج"},
        {"speaker": "iran", "act": "deny", "text": "ذلك"},
    ]
    same = aligned([page_of("a", rows, TABLES), page_of("b", other, TABLES)])
    assert same["a#s1"] == same["b#s1"]
    assert same["a#s2"] == same["b#s2"]
    assert same["b#s4"] not in {same["a#s2"], same["b#s2"]}


def test_different_affairs_are_never_compared():
    row = {"speaker": "minister", "act": "say", "text": "الحكومة سترفع أسعار الوقود مطلع العام"}
    pages = [page_of("a", [row], TABLES), page_of("b", [row], TABLES)]
    assert len(set(alignments.align(pages, {"a#0": "x", "b#0": "y"}, {}, TABLES).values())) == 2
    assert len(set(alignments.align(pages, {"a#0": "x", "b#0": "y"}, {"x": "z", "y": "z"}, TABLES).values())) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20), st.sampled_from(["say", "deny", "accuse"]), st.text(max_size=60)), max_size=6))
def test_any_text(found):
    rows = [{"speaker": f"~{speaker}", "act": act, "text": text} for speaker, act, text in found]
    pages = [page_of("a", rows[::2], TABLES), page_of("b", rows[1::2], TABLES)]
    same = aligned(pages)
    assert len(same) == len(rows)
    story = {"a#0": "one", "b#0": "one"}
    assert all(claim in same and denial in same for claim, denial in answers.pair(pages, same, story, TABLES))


def test_every_evidence_has_a_weight():
    assert {row["evidence"] for row in lexicon("same_weights")} == set(EVIDENCE)


def test_nothing_in_nothing_out():
    assert alignments.align([], {}, {}, TABLES) == {}
