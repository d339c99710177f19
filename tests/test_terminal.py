import io
import json
import re
from dataclasses import replace
from typing import Any, get_args

import pytest
from rich.console import Console

from musnad.export import briefjson, terminal
from musnad.model import Act, Brief, Citation, Cited, Dispute, NameVariants, Rejected, Story, Utterance, Version

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f]")


def utterance(act: Act, speaker: str = "نادر الحلو") -> Utterance:
    versions = (
        Version("p1", "المرسى", "s1", "الطريق مغلق", "direct", act, (speaker, "ساحل", "المرسى"), 2),
        Version("p2", "الفنار", "s4", "الطريق مغلق", "indirect", act, (speaker, "الفنار"), 3),
    )
    return Utterance(f"u-{act}", speaker, act, versions, 2, 1, ("sahil: p1, p2",))


STORY = Story(
    id="road",
    saga="roads",
    headline=Cited("إغلاق الطريق الساحلي", (1,)),
    day="2025-03-11",
    places=("الزهرة",),
    articles=("p1#0", "p2#0"),
    outlets=("المرسى", "الفنار", "blinx"),
    sources=2,
    brief=(Cited("أغلقت البلدية الطريق الساحلي …", (4, 5)),),
    utterances=tuple(utterance(act) for act in get_args(Act)),
    disputes=(Dispute("u-accuse", "u-deny", ("المرسى",), ("الفنار",), ("blinx",)),),
    timeline=(
        Cited("أغلق الطريق", (4,), "2025-03-10"),
        Cited("يفتح الطريق", (5,), "2025-04-01/2025-04-03", True),
        Cited("بلا تاريخ", (5,)),
    ),
    names=(
        NameVariants("nader", "PER", "نادر الحلو", (("الحلو", 3), ("نادر الحلو", 1))),
        NameVariants("zahra", "LOC", "الزهرة", (("الزهرة", 2),)),
    ),
    citations=tuple(Citation(number, f"p{number % 2 + 1}", 10, 21, "الطريق مغلق" * 20) for number in range(1, 6)),
    related=("bridge",),
)


def shown(brief: Brief, language: terminal.Language = "ar", tty: bool = False, width: int = 60) -> str:
    out = io.StringIO()
    terminal.show(brief, Console(file=out, force_terminal=tty, width=width, color_system="truecolor" if tty else None), language)
    return out.getvalue()


@pytest.mark.parametrize(
    ("language", "heads"), [("ar", ["الموجز", "الخط الزمني", "الشواهد"]), ("en", ["In brief", "Timeline", "Citations"])]
)
def test_a_story_is_shown_in_both_languages(language: terminal.Language, heads: list[str]) -> None:
    text = shown(Brief((STORY,)), language)
    for head in heads:
        assert re.search(f"^{head}$", text, re.MULTILINE), head
    assert "إغلاق الطريق الساحلي [1]" in text
    assert "نادر الحلو ← ساحل ← المرسى" in text
    assert text.count("«الطريق مغلق» [2] [3]") == len(get_args(Act)), "equal wordings are shown once"
    assert "الحلو ×3" in text


def test_what_counts_is_counted() -> None:
    text = shown(Brief((STORY,)), "en")
    assert "Tuesday 11 March 2025" in text
    assert "3 outlets" in text
    assert "2 independent sources" in text
    assert "2 outlets · 1 source" in text


def test_both_sides_and_who_left_them_out() -> None:
    text = shown(Brief((STORY,)), "en")
    assert "نادر الحلو (accusation): «الطريق مغلق»" in text
    assert "نادر الحلو (denial): «الطريق مغلق»" in text
    assert "Told both: المرسى\n" in text
    assert "Told the claim; no denial found: الفنار\n" in text
    assert "Neither found: blinx\n" in text


def test_a_side_of_a_dispute_names_who_says_the_words_shown() -> None:
    claim = STORY.disputes[0].claim
    told = tuple(
        replace(each, versions=tuple(replace(v, chain=("سلمى عون", *v.chain[1:])) for v in each.versions))
        if each.id == claim
        else each
        for each in STORY.utterances
    )
    text = shown(Brief((replace(STORY, utterances=told),)), "en")
    assert "سلمى عون (accusation): «الطريق مغلق»" in text


def test_plans_have_another_mark() -> None:
    text = shown(Brief((STORY,)), "en")
    assert "● Monday 10 March 2025: أغلق الطريق [4]" in text
    assert "○ 1 to 3 April 2025 (planned): يفتح الطريق [5]" in text


def test_a_pipe_gets_plain_lines_of_any_length() -> None:
    text = shown(Brief((STORY,)), width=20)
    assert not CONTROL.search(text)
    assert max(map(len, text.splitlines())) > 200, "words of a citation go whole"


def test_a_terminal_gets_isolates_that_are_closed() -> None:
    text = shown(Brief((STORY,)), tty=True)
    assert text.count(terminal.ISOLATE) == text.count(terminal.RELEASE) > 20


@pytest.mark.parametrize("tty", [False, True])
def test_what_a_page_hides_is_shown_and_not_sent(tty: bool) -> None:
    evil = "نص \x1b[2J\x1b]0;x\x07 \u202eقلب\u2069 \x9b31m \r\n\x00 [bold]x[/bold] :smile:"
    bad = Version(evil, evil, "s1", evil, "direct", "say", (evil, evil), 1)
    story = replace(
        STORY,
        headline=Cited(evil, (1,)),
        places=(evil,),
        outlets=(evil,),
        brief=(Cited(evil, (1,)),),
        utterances=(Utterance("u", evil, "say", (bad,), 1, 1, ()),),
        disputes=(),
        timeline=(Cited(evil, (1,), evil),),
        names=(NameVariants("e", "PER", evil, ((evil, 1), ("x", 1))),),
        citations=(Citation(1, evil, 0, 9, evil),),
        related=(evil,),
    )
    text = shown(Brief((story,), (Rejected(evil, evil, evil, evil),)), tty=tty, width=400)
    if tty:
        text = re.sub(r"\x1b\[[\d;]*m", "", text).replace(terminal.ISOLATE, "").replace(terminal.RELEASE, "")
    assert not CONTROL.search(text)
    assert "⟦U+001B⟧[2J" in text
    assert "⟦RLO⟧قلب⟦PDI⟧" in text
    assert "[bold]x[/bold] :smile:" in text


def test_rejected_pages_and_an_empty_brief() -> None:
    text = shown(Brief((), (Rejected("p9", "read", "empty", "0 bytes"),)), "en")
    assert "There is no story" in text
    assert "p9 · read · empty · 0 bytes" in text


def test_json_comes_back_as_it_was() -> None:
    brief = Brief((STORY,), (Rejected("p9", "read", "empty", ""),), 3)
    document = json.loads(json.dumps(briefjson.dump(brief), ensure_ascii=False))
    assert document["format"] == "musnad-brief/1"
    assert document["stories"][0]["names"][0]["variants"] == [["الحلو", 3], ["نادر الحلو", 1]]
    assert briefjson.load(document) == brief


def document() -> Any:
    return json.loads(json.dumps(briefjson.dump(Brief((STORY,)))))


def test_json_of_another_kind_is_refused_with_its_place() -> None:
    for wrong in ([], {}, {"format": "musnad-page/1"}, "x", None):
        with pytest.raises(briefjson.BadBriefJson, match="musnad-brief/1"):
            briefjson.load(wrong)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("stories", 0, "sources"), "two", r"stories\[0\]\.sources"),
        (("stories", 0, "sources"), True, r"stories\[0\]\.sources"),
        (("stories", 0, "brief", 0, "citations"), "1", r"brief\[0\]\.citations"),
        (("stories", 0, "utterances", 0, "act"), "shout", r"utterances\[0\]\.act"),
        (("stories", 0, "names", 0, "variants", 0), ["x"], r"variants\[0\]"),
        (("stories", 0, "colour"), "red", "unknown field colour"),
        (("stories", 0), [], r"stories\[0\]"),
    ],
)
def test_a_wrong_field_is_named(path: tuple[Any, ...], value: Any, place: str) -> None:
    wrong = document()
    at = wrong
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(briefjson.BadBriefJson, match=place):
        briefjson.load(wrong)


def test_an_absent_field_is_named() -> None:
    wrong = document()
    del wrong["stories"][0]["headline"]
    with pytest.raises(briefjson.BadBriefJson, match="headline"):
        briefjson.load(wrong)


def test_what_is_left_out_as_doubtful_is_counted() -> None:
    assert "2 statements are left out: too unsure who said what" in shown(Brief((STORY,), doubtful=2), "en")
    assert "قولان" in shown(Brief((STORY,), doubtful=2))
    assert "left out" not in shown(Brief((STORY,)), "en")
