"""Speakers told by office alone, named from the other pages of their story."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from gathering import case_rows
from marked import page
from musnad.annotate import passages
from musnad.gather import speakers
from musnad.model import PageMarks, Party
from musnad.tables import Tables, alternatives


def written(name: str, text: str, speaker: str, tables: Tables) -> PageMarks:
    said = {"s1": {"speaker": speaker}} if "⟦s1⟧" in text else {}
    marks = page(name, text, said)
    return replace(marks, passages=passages.find(marks, tables))


def named(described: str, others: Sequence[str], tables: Tables, stories: Sequence[str] = ()) -> Party:
    """The speaker of the first page after naming, which calls him by `described`; the other pages stand beside it."""
    first = written("p1", "قيل اليوم إن ⟦s1⟧الأعمال ستبدأ قريبا⟦/s1⟧", f"~{described}", tables)
    pages = [first, *(written(f"p{number}", text, "", tables) for number, text in enumerate(others, 2))]
    story = {f"{marks.page.name}#0": stories[at] if stories else "one" for at, marks in enumerate(pages)}
    [party] = speakers.name(pages, story, tables)[0].statements[0].speaker
    return party


@pytest.mark.parametrize("row", case_rows("speakers_offices"), ids=lambda row: row["row"])
def test_office(row: Mapping[str, str], tables: Tables) -> None:
    others = [re.sub(r"\{(\w+):([^}]*)\}", r"⟦PER \1|\2⟧", text) for text in alternatives(row["others"])]
    party = named(row["described"], others, tables)
    assert (party.entity or "-") == row["entity"]
    assert party.text == row["described"]


def test_pages_of_another_story_name_nobody(tables: Tables) -> None:
    other = "زار وزير الزراعة الموريتاني ⟦PER salek|سالك ولد أحمد⟧ السوق"
    assert named("وزير الزراعة الموريتاني", [other], tables).entity == "salek"
    assert named("وزير الزراعة الموريتاني", [other], tables, ["one", "two"]).entity is None


def test_who_has_a_name_keeps_it(tables: Tables) -> None:
    marks = written("p1", "قال ⟦PER salem|سالم⟧ إن ⟦s1⟧الأعمال ستبدأ⟦/s1⟧", "salem", tables)
    other = written("p2", "زار وزير الزراعة الموريتاني ⟦PER salek|سالك ولد أحمد⟧ السوق", "", tables)
    assert speakers.name([marks, other], {"p1#0": "one", "p2#0": "one"}, tables) == (marks, other)
    assert speakers.name([], {}, tables) == ()
