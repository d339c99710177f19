from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import page, stories
from musnad import tables as musnad_tables
from musnad.gather import briefs
from musnad.gather.briefs.citing import BrokenCitation, Ledger, check, cite
from musnad.gather.briefs.clauses import closed, cut, opened, segments, sentences, trim, words
from musnad.model import (
    Article,
    Entity,
    Line,
    Mention,
    Page,
    PageMarks,
    Party,
    Span,
    Statement,
    Stories,
    Story,
    Time,
)
from musnad.tables import Tables

HARBOUR = """title: انهيار رصيف في ميناء ⟦LOC zahra|الزهرة⟧ وإصابة سبعة عمال
انهار رصيف خشبي في ميناء ⟦LOC zahra|الزهرة⟧ ⟦T 2025-03-11|أمس الثلاثاء⟧ وأصيب سبعة عمال بجروح.
⟦c1|وقال⟧ مدير الميناء ⟦PER salim|سليم العطار⟧ إن ⟦s1⟧الرصيف كان مغلقا للصيانة وإن العمال دخلوه من دون إذن⟦/s1⟧.
⟦c2|واتهمت⟧ نقابة العمال ⟦s2⟧إدارة الميناء بإهمال صيانة الأرصفة الخشبية⟦/s2⟧، وهو ⟦s3⟧ما⟦/s3⟧ ⟦c3|تنفيه⟧ الإدارة.
ومن المقرر أن يعاد فتح الرصيف في ⟦T 2025-06|يونيو المقبل⟧ بعد فحص الأعمدة.
related: اقرأ أيضا: أسعار السمك ترتفع"""
QUAY = """title: سبعة جرحى في انهيار رصيف بميناء ⟦LOC zahra|الزهرة⟧
أصيب سبعة عمال ⟦T 2025-03-11|الثلاثاء⟧ في انهيار رصيف خشبي في ميناء ⟦LOC zahra|الزهرة⟧.
ونقلت وكالة ⟦ORG sahil|ساحل⟧ عن ⟦PER salim|العطار⟧ ⟦c1|قوله⟧ إن ⟦s1⟧العمال دخلوا رصيفا مغلقا للصيانة من دون إذن⟦/s1⟧.
⟦c2|وطالبت⟧ نقابة العمال ب⟦s2⟧فحص جميع الأرصفة قبل بداية الصيف⟦/s2⟧."""
SHORE = """حادث في ميناء ⟦LOC zahra|الزهرا⟧ أوقع سبعة جرحى.
⟦c1|وقالت⟧ نقابة العمال إن ⟦s1⟧إدارة الميناء أهملت صيانة الأرصفة الخشبية منذ سنوات⟦/s1⟧."""
SAME = {
    "p1#s1": "without-leave",
    "p2#s1": "without-leave",
    "p1#s2": "neglect",
    "p3#s1": "neglect",
    "p1#s3": "no-neglect",
}


@pytest.fixture(scope="module")
def harbour() -> list[PageMarks]:
    return [
        page(
            "p1",
            HARBOUR,
            {
                "s1": {"speaker": "salim"},
                "s2": {"speaker": "~نقابة العمال", "act": "accuse"},
                "s3": {"speaker": "~الإدارة", "act": "deny"},
            },
            outlet="المرسى",
        ),
        page(
            "p2",
            QUAY,
            {"s1": {"speaker": "salim", "carriers": ["sahil"]}, "s2": {"speaker": "~نقابة العمال", "act": "demand"}},
            outlet="الفنار",
            credit=["sahil", "الفنار"],
        ),
        page("p3", SHORE, {"s1": {"speaker": "~نقابة العمال", "act": "accuse"}}, outlet=None),
    ]


@pytest.fixture(scope="module")
def story(harbour: list[PageMarks], tables: Tables) -> Story:
    [found] = briefs.tell(harbour, stories(harbour, SAME, (("p1#s2", "p1#s3"),)), tables)
    return found


def test_the_brief_begins_with_what_happened_and_ends_with_what_is_to_come(story: Story) -> None:
    assert 3 <= len(story.brief) <= 7
    assert "رصيف خشبي" in story.brief[0].text
    assert len(story.brief[0].citations) >= 2, "the other outlet's first sentence backs it too"
    assert story.brief[-1].planned
    assert story.brief[-1].when == "2025-06"


def test_both_sides_of_a_dispute_stand_on_one_line(story: Story) -> None:
    assert any("إهمال صيانة" in line.text and "تنفيه الإدارة" in line.text for line in story.brief)
    [dispute] = story.disputes
    assert (dispute.claim, dispute.denial) == ("neglect", "no-neglect")
    assert dispute.told_both == ("المرسى",)
    assert dispute.claim_only == ("منفذ غير معروف",)
    assert dispute.neither == ("الفنار",)


def test_no_two_lines_say_the_same(story: Story) -> None:
    assert len({line.text for line in story.brief}) == len(story.brief)
    assert sum("من دون إذن" in line.text for line in story.brief) == 1


def test_what_several_outlets_carry_has_a_citation_for_each(story: Story) -> None:
    [line] = [line for line in story.brief if "من دون إذن" in line.text]
    assert {story.citations[n - 1].page for n in line.citations} == {"p1", "p2"}


def test_utterances_have_their_versions_counts_and_chains(story: Story) -> None:
    first = next(u for u in story.utterances if u.id == "without-leave")
    assert first.outlets == 2
    assert first.speaker == "سليم العطار", "the fuller name"
    assert [v.chain for v in first.versions] == [("سليم العطار", "المرسى"), ("سليم العطار", "ساحل", "الفنار")]
    ranks = [(u.sources, u.outlets) for u in story.utterances]
    assert all(a >= b for a, b in pairwise(ranks))


def test_a_content_that_only_points_is_shown_with_its_clause(story: Story) -> None:
    [denial] = [u for u in story.utterances if u.id == "no-neglect"]
    assert denial.versions[0].text == "وهو ما تنفيه الإدارة"


def test_headline_day_places_outlets(story: Story) -> None:
    assert story.headline.text in {"انهيار رصيف في ميناء الزهرة وإصابة سبعة عمال", "سبعة جرحى في انهيار رصيف بميناء الزهرة"}
    assert story.day == "2025-03-11"
    assert story.places == ("الزهرة",)
    assert story.outlets == ("المرسى", "الفنار", "منفذ غير معروف")
    assert story.articles == ("p1#0", "p2#0", "p3#0")


def test_spellings_with_several_come_first(story: Story) -> None:
    zahra = next(n for n in story.names if n.entity == "zahra")
    assert zahra.variants == (("الزهرة", 4), ("الزهرا", 1))
    counts = [len(n.variants) > 1 for n in story.names]
    assert counts == sorted(counts, reverse=True)


def test_citations_are_numbered_in_the_order_of_first_use(story: Story) -> None:
    assert [c.number for c in story.citations] == list(range(1, len(story.citations) + 1))
    used = [*story.headline.citations, *(n for line in story.brief for n in line.citations)]
    first = list(dict.fromkeys(used))
    assert first == list(range(1, len(first) + 1))
    spans = [(c.page, c.start, c.end) for c in story.citations]
    assert len(set(spans)) == len(spans)


def test_nothing_of_the_furniture_is_cited(story: Story) -> None:
    assert not any("السمك" in c.words for c in story.citations)


def test_a_story_of_one_article_without_title_takes_its_headline_from_the_lead(tables: Tables) -> None:
    marks = page(
        "p1",
        "افتتح الوزير أمس مكتبة عامة في الحي القديم تضم عشرين ألف كتاب وقاعة للأطفال ومسرحا صغيرا ومقهى يطل على النهر والحديقة.",
    )
    [told] = briefs.tell([marks], stories([marks]), tables)
    assert told.headline.text.startswith("افتتح الوزير أمس مكتبة")
    assert len(told.brief) == 1
    assert told.utterances == ()
    assert told.day == "2025-03-12"


def test_a_statement_without_the_speakers_name_near_it_gets_it_in_front(tables: Tables) -> None:
    text = (
        "title: المدرب ⟦PER nader|نادر الحلو⟧ يستقيل\n"
        "استقال المدرب ⟦PER nader|نادر الحلو⟧ من تدريب فريق الوحدة بعد خسارة النهائي.\n"
        "⟦c1|وقال⟧: «⟦s1⟧لم أعد قادرا على تقديم جديد لهذا الفريق العريق⟦/s1⟧»."
    )
    marks = page("p1", text, {"s1": {"speaker": "nader", "kind": "direct"}})
    [told] = briefs.tell([marks], stories([marks]), tables)
    assert "نادر الحلو: «لم أعد قادرا على تقديم جديد لهذا الفريق العريق»" in [line.text for line in told.brief]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("المنامة", "المنامة - رويترز: افتتح الوزير معرض الكتاب اليوم"),
        ("المنامة", "المنامة (أ ف ب) - افتتح الوزير معرض الكتاب اليوم"),
        ("المنامة", "المنامة: افتتح الوزير معرض الكتاب اليوم"),
        (None, "افتتح الوزير معرض الكتاب اليوم"),
    ],
)
def test_a_dateline_is_no_part_of_the_lead(place: str | None, line: str, tables: Tables) -> None:
    marks = page("p1", f"title: معرض الكتاب يفتح أبوابه\n{line}", dateline=place)
    [told] = briefs.tell([marks], stories([marks]), tables)
    assert told.brief[0].text == "افتتح الوزير معرض الكتاب اليوم"


def test_stories_come_in_the_order_of_their_days_and_know_their_affair(tables: Tables) -> None:
    late = page("p1", "افتتح الجسر اليوم أمام السيارات بعد عام من العمل.", published="2025-05-01")
    early = page("p2", "بدأ العمل اليوم في الجسر الجديد فوق النهر الكبير.", published="2024-05-01")
    undated = page("p3", "تحدثت الصحيفة عن خطة أخرى للمدينة لم يعلن عنها.", published=None)
    layers = Stories({"p1#0": "b", "p2#0": "a", "p3#0": "c"}, {"a": "bridge", "b": "bridge", "c": "plan"}, {}, ())
    told = briefs.tell([late, early, undated], layers, tables)
    assert [one.id for one in told] == ["a", "b", "c"]
    assert told[0].related == ("b",)
    assert told[2].day is None


def test_articles_that_no_page_holds_and_pages_without_text_are_passed_over(tables: Tables) -> None:
    empty = PageMarks(Page("p1", "-", "text/plain", b"", ""), articles=(Article(0, None, None, None, (), None, "case"),))
    assert briefs.tell([empty], Stories({"p1#0": "a", "gone#0": "b"}, {}, {}, ()), tables) == ()
    assert briefs.tell([], Stories({}, {}, {}, ()), tables) == ()


def test_a_changed_page_is_found(harbour: list[PageMarks], story: Story) -> None:
    texts = {marks.page.name: marks.page.text for marks in harbour}
    check(story, texts)
    for name, text in texts.items():
        with pytest.raises(BrokenCitation, match=rf"^{name}:\d+-\d+: "):
            check(story, {**texts, name: text.replace("سبعة", "تسعة").replace("الرصيف", "الجسر")})


def test_a_line_with_words_that_nobody_wrote_is_found(harbour: list[PageMarks], story: Story) -> None:
    texts = {marks.page.name: marks.page.text for marks in harbour}
    made_up = replace(story.brief[0], text=story.brief[0].text + " وقتل عامل")
    with pytest.raises(BrokenCitation, match="وقتل عامل"):
        check(replace(story, brief=(made_up, *story.brief[1:])), texts)
    with pytest.raises(BrokenCitation, match="without citation"):
        check(replace(story, brief=(replace(story.brief[0], citations=()),)), texts)


@pytest.mark.parametrize("span", [Span(0, 0), Span(-1, 2), Span(3, 9), Span(4, 2)])
def test_a_citation_outside_the_page_is_refused(span: Span) -> None:
    with pytest.raises(BrokenCitation, match=f"p1:{span.start}-{span.end}: "):
        cite(Ledger(), Page("p1", "-", "text/plain", b"", "نص قصير"[:5]), span)


PIECES = [*"قال|وقال|إن|الوزير|أمس|بوتين|كما|من جهته،|«|»|“|”|(|)|.|..|،|؛|:|-|؟|3.5|ستصل|ما|التي".split("|")]  # noqa: SIM905 - a row reads better
WORDS = st.lists(st.sampled_from([*PIECES, '"', "\u202e", "\u200f", "\x1b[0m", "\n"]), min_size=1, max_size=40).map(" ".join)


@given(WORDS, st.data())
@settings(max_examples=100, deadline=None)
def test_cuts_lie_inside_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole = Span(start, end)
    for span in (*sentences(text, start, end), *segments(text, whole), trim(text, whole), opened(text, whole)):
        assert start <= span.start <= span.end <= end
    if start < end:
        around = Span(data.draw(st.integers(start, end - 1)), end)
        piece = cut(text, whole, around, 6)
        assert start <= piece.start <= piece.end <= end
    assert start <= closed(text, whole, len(text)).end <= len(text)
    assert all(start <= word.start < word.end <= end for word in words(text, whole))


@given(st.lists(WORDS, min_size=1, max_size=3), st.data())
@settings(max_examples=60, deadline=None)
def test_any_marks_make_a_brief_that_holds(texts: list[str], data: st.DataObject) -> None:
    tables = musnad_tables.load()
    pages = [_any_page(f"p{number}", text, data) for number, text in enumerate(texts)]
    keys = [f"{marks.page.name}#{s.id}" for marks in pages for s in marks.statements]
    same = {key: data.draw(st.sampled_from(["u1", "u2", key])) for key in keys}
    answers = tuple(pairwise(keys))
    layers = Stories(
        {f"{marks.page.name}#0": data.draw(st.sampled_from("ab")) for marks in pages}, {"a": "x", "b": "x"}, same, answers
    )
    told = briefs.tell(pages, layers, tables)  # checks each of its lines itself
    assert {key for one in told for key in one.articles} <= set(layers.story)


def _any_page(name: str, text: str, data: st.DataObject) -> PageMarks:
    def span() -> tuple[int, int]:
        start = data.draw(st.integers(0, len(text) - 1))
        return start, data.draw(st.integers(start + 1, len(text)))

    lines, at = [], 0
    for raw in text.split("\n"):
        if raw.strip():
            lines.append(Line(at, at + len(raw), data.draw(st.sampled_from(["title", "body", "summary", "related"])), 0, ""))
        at += len(raw) + 1
    mentions = tuple(Mention(*span(), data.draw(st.sampled_from(["PER", "LOC"])), "e", "") for _ in range(2))
    values = st.sampled_from(
        ["2024-10-11", "2024-02-30", "2024", "2024-10", "2024-10-22/2024-10-24", "P1Y", "PAST_REF", "2024-10-11T10:00Z", "x"]
    )
    times = tuple(Time(*span(), data.draw(values), "") for _ in range(3))
    said = []
    for number in range(2):
        start, end = span()
        who = data.draw(st.sampled_from([(), (Party("e", "بوتين"),), (Party(None, "الوزير"),)]))
        said.append(
            Statement(f"s{number}", start, end, "direct", "deny", data.draw(st.sampled_from([None, Span(*span())])), who, who, "")
        )
    article = Article(0, data.draw(st.sampled_from([None, "منفذ"])), None, None, ("cnn", "وكالة"), "الوزير", "")
    entities = {"e": Entity("e", "PER", "بوتين")}
    return PageMarks(Page(name, "-", "text/plain", b"", text), tuple(lines), (article,), (), mentions, entities, times, tuple(said))


@pytest.mark.parametrize(
    ("text", "trust", "silent"),
    [
        ("⟦c1|وقالت⟧ نقابة العمال إن ⟦s1⟧إدارة الميناء أهملت صيانة الأرصفة الخشبية⟦/s1⟧.", 1.0, (True, False)),
        ("⟦c1|واتهمت⟧ نقابة العمال ⟦s1⟧المسؤولين بالتقصير⟦/s1⟧.", 0.4, (False, False)),
        (
            "⟦c1|وقالت⟧ نقابة العمال إن ⟦s1⟧إدارة الميناء أهملت صيانة الأرصفة الخشبية⟦/s1⟧.\nلكن متحدثا نفى ذلك بشدة أمام الصحافة.",
            1.0,
            (False, False),
        ),
        ("وتتحدث نقابة العمال عن إدارة أهملت صيانة الأرصفة.", 1.0, (False, False)),
        ("ووصل الوزير مساء إلى المكان وتفقد الجرحى.", 1.0, (False, True)),
    ],
    ids=["claim", "doubtful-claim", "narrated-denial", "narrated-claim", "neither"],
)
def test_an_outlet_that_may_tell_a_side_is_not_said_to_leave_it_out(
    harbour: list[PageMarks], tables: Tables, text: str, trust: float, silent: tuple[bool, bool]
) -> None:
    said = {"s1": {"speaker": "~نقابة العمال", "act": "accuse"}} if "⟦s1⟧" in text else {}
    other = page("p4", f"حادث في ميناء ⟦LOC zahra|الزهرة⟧ أوقع سبعة جرحى.\n{text}", said, outlet="الساحل")
    other = replace(other, statements=tuple(replace(one, trust=trust) for one in other.statements))
    pages = [harbour[0], other]
    same = {"p1#s2": "neglect", "p4#s1": "neglect", "p1#s3": "no-neglect"}
    [told] = briefs.tell(pages, stories(pages, same, (("p1#s2", "p1#s3"),)), tables)
    [dispute] = told.disputes
    assert ("الساحل" in dispute.claim_only, "الساحل" in dispute.neither) == silent
    assert "الساحل" not in dispute.told_both
