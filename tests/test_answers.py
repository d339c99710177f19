"""Denials and what they deny."""

from collections import defaultdict

import pytest

from gathering import case_rows, page_of
from musnad import tables as musnad_tables
from musnad.gather import answers

TABLES = musnad_tables.load()
PAGES = defaultdict(list)
for _row in case_rows("answers_pages"):
    PAGES[_row["page"]].append(_row)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page(name):
    marks = page_of(name, PAGES[name], TABLES)
    same = {f"{name}#s{n}": f"u{n}" for n in range(1, len(PAGES[name]) + 1)}
    right = {(f"{name}#s{row['answers']}", f"{name}#s{n}") for n, row in enumerate(PAGES[name], 1) if row["answers"] != "-"}
    assert set(answers.pair([marks], same, {f"{name}#0": name}, TABLES)) == right


def test_pages_do_not_answer_one_another():
    rows = PAGES["claim-noun"]
    pages = [page_of("a", rows[:1], TABLES), page_of("b", rows[1:], TABLES)]
    assert answers.pair(pages, {}, {"a#0": "s", "b#0": "s"}, TABLES) == ()
