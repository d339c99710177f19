"""Articles of one happening, and stories of one affair."""

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from gathering import case_rows
from musnad import tables as musnad_tables
from musnad.arabic import tokens
from musnad.gather import stories
from musnad.model import Article, Line, Page, PageMarks, Passage
from musnad.tables import lexicon

TABLES = musnad_tables.load()


def article(name, title, body, day=None, outlet=None):
    text = f"{title}\n{body}"
    lines = (Line(0, len(title), "title", 0, "case"), Line(len(title) + 1, len(text), "body", 0, "case"))
    passages = tuple(Passage(line, tokens(text, line.start, line.end)) for line in lines)
    page = Page(name, "-", "text/plain", text.encode("utf-8", "replace"), text)
    return PageMarks(page, lines, (Article(0, outlet, day, "given", (), None, "case"),), passages)


ROWS = {f"{row['page']}#0": row for row in case_rows("stories_articles")}
PAGES = [article(r["page"], r["title"], r["body"], date(2024, 5, int(r["day"])), r["outlet"]) for r in ROWS.values()]


def test_our_articles():
    story, saga, why = stories.group(PAGES, TABLES)
    assert set(story) == set(why) >= set(ROWS)
    for a, b in combinations(ROWS, 2):
        assert (story[a] == story[b]) == (ROWS[a]["story"] == ROWS[b]["story"]), (a, b)
        if ROWS[a]["saga"] != ROWS[b]["saga"]:
            assert saga[story[a]] != saga[story[b]], (a, b)
    assert saga[story["a1#0"]] == saga[story["a4#0"]]
    assert set(saga) == set(story.values())


def test_the_order_of_pages_changes_nothing():
    groups = [
        {frozenset(k for k, v in story.items() if v == name) for name in story.values()}
        for story in (stories.group(pages, TABLES)[0] for pages in (PAGES, PAGES[::-1]))
    ]
    assert groups[0] == groups[1]


def test_ids_are_readable_and_stable():
    story, _, _ = stories.group(PAGES, TABLES)
    assert story == stories.group(PAGES, TABLES)[0]
    assert all(name.startswith("2024-05-") and " " not in name and "#" not in name for name in story.values())


def test_two_articles_with_the_same_words_far_apart_in_time_are_two_stories():
    row = ROWS["c1#0"]
    pages = [article(f"p{n}", row["title"], row["body"], date(2024, month, 5)) for n, month in enumerate((1, 6))]
    assert len(set(stories.group(pages, TABLES)[0].values())) == 2


def test_every_evidence_has_a_weight():
    assert {row["evidence"] for row in lexicon("story_weights")} == set(stories.EVIDENCE)


def test_no_pages_and_empty_pages():
    assert stories.group([], TABLES) == ({}, {}, {})
    assert len(set(stories.group([article("a", "", ""), article("b", "", "")], TABLES)[0].values())) == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=200)), max_size=5))
def test_any_text(texts):
    pages = [article(f"p{n}", title, body) for n, (title, body) in enumerate(texts)]
    story, saga, _ = stories.group(pages, TABLES)
    assert len(story) == len(pages)
    assert set(saga) == set(story.values())
