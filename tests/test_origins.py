"""How many sources stand behind an utterance, and copies between articles."""

from dataclasses import replace
from datetime import date

import pytest

from musnad import tables
from musnad.annotate import passages, statements
from musnad.arabic import tokens
from musnad.gather import copies, origins
from musnad.model import Article, Entity, Line, Mention, Page, PageMarks, Party, Passage, Statement

BODY = (
    "أعلنت شركة النقل البحري في بيان أن سفينتها الجديدة ستبدأ رحلاتها بين الإسكندرية وبيروت في مطلع الشهر المقبل بعد أن أنهت "
    "تجاربها في عرض البحر وحصلت على شهادة السلامة من هيئة التصنيف، وأضاف البيان أن الحجز يفتح للركاب يوم الأحد في مكاتب الشركة."
)


def page(name, body=BODY, outlet=None, credit=(), day=None):
    line = Line(0, len(body), "body", 0, "case")
    marks = PageMarks(
        Page(name, "-", "text/plain", body.encode(), body),
        (line,),
        (Article(0, outlet, day, "given", tuple(credit), None, "case"),),
    )
    return replace(
        marks,
        passages=(Passage(line, tokens(body)),),
        entities={"tass": Entity("tass", "ORG", "وكالة تاس"), "afp": Entity("afp", "ORG", "فرانس برس")},
    )


def said(*carriers):
    return Statement("s1", 0, 5, "indirect", "say", None, (), tuple(carriers), "case")


TASS, OFFICE = Party("tass", "تاس"), Party(None, "مكتبه")


TOLD = [  # what an article of «النيل» credited to «أ ف ب» says, and where each statement comes from
    ("قال وزير الري إن السد آمن.", ("afp",)),
    ("قال وزير الري لوكالة رويترز إن السد آمن.", ("reuters",)),
    ("قال وزير الري لصحيفة النيل إن السد آمن.", ("afp",)),  # the page's own outlet carries nothing
    ("نقلت صحيفة «الضفة» عن وكالة رويترز عن وزير الري قوله إن السد آمن.", ("reuters",)),
    ("أعلن وزير الري أن السد آمن، بحسب رويترز. وأضاف الوزير أن المنسوب ثابت.", ("reuters", "afp")),  # no further
    ("وفي مقابلة مع صحيفة «الضفة»، اعتبر وزير الري أن السد آمن.", ("الضفة",)),
    ("وقال وزير الري في مقطع أصدره مكتبه إن السد آمن.", ("مكتبه",)),
    ("وقالت الوزارة على موقعها إن السد آمن.", ("afp",)),  # her own page is no carrier
]
NAMES = {"رويترز": "reuters", "النيل": "النيل", "الضفة": "الضفة"}


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_the_origin_follows_from_chain_and_credit(text, wanted):
    found = tuple(
        Mention(at, at + len(name), "ORG", entity, "case")
        for name, entity in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    )
    marks = replace(page("p1", text, outlet="النيل", credit=["أ ف ب"]), mentions=found)
    lists = tables.load(fast=True)
    marks = replace(marks, passages=passages.find(marks, lists))
    assert tuple(origins.each([(marks, statement)], {})[0] for statement in statements.find(marks, lists)) == wanted


def test_a_carrier_by_its_noun_is_the_outlet_itself():
    versions = [(page("p1", outlet="الضفة"), said()), (page("p2", outlet="ب"), said(Party(None, "صحيفة «الضفة»")))]
    assert origins.count(versions, {})[0] == 1


def test_two_outlets_that_quote_one_agency_are_one_source():
    number, why = origins.count([(page("p1", outlet="أ"), said(TASS)), (page("p2", outlet="ب"), said(TASS))], {})
    assert (number, why) == (1, ("tass: p1, p2",))


def test_a_named_carrier_goes_before_an_unnamed_one():
    assert origins.count([(page("p1"), said(OFFICE, TASS)), (page("p2"), said(OFFICE))], {}) == (2, ("tass: p1", "مكتبه: p2"))


def test_credit_then_outlet():
    versions = [
        (page("p1", outlet="أ", credit=["afp"]), said()),
        (page("p2", outlet="ب", credit=["فرانس برس"]), said()),
        (page("p3", outlet="ب"), said()),
    ]
    assert origins.count(versions, {}) == (2, ("afp: p1, p2", "ب: p3"))


def test_an_outlet_that_credits_itself_is_its_own_source():
    assert origins.count([(page("p1", outlet="الأفق", credit=["الأفق"]), said()), (page("p2", outlet="الأفق"), said())], {})[0] == 1


def test_a_copy_has_the_origin_of_its_source():
    versions = [(page("p1", outlet="أ", credit=["afp"]), said()), (page("p2", outlet="ب"), said())]
    assert origins.count(versions, {"p2#0": "p1#0"}) == (1, ("afp: p1, p2",))
    assert origins.count(versions, {})[0] == 2


def test_an_agency_goes_before_other_credits_also_among_copies():
    versions = [(page("p1", outlet="أ", credit=["مجلة"]), said()), (page("p2", outlet="ب", credit=["ب", "رويترز"]), said())]
    assert origins.count(versions, {"p2#0": "p1#0"}) == (1, ("reuters: p1, p2",))


def test_copies_in_a_circle_end():
    versions = [(page("p1", outlet="أ"), said()), (page("p2", outlet="ب"), said())]
    assert origins.count(versions, {"p1#0": "p2#0", "p2#0": "p1#0"})[0] == 1


def test_none():
    assert origins.count([], {}) == (0, ())


def test_a_copy_is_found_with_its_words():
    lead = "علمت صحيفتنا من مصادر في الميناء ما يلي عن السفينة الجديدة. "
    original, copy = page("p1", day=date(2024, 5, 1)), page("p2", lead + BODY, day=date(2024, 5, 2))
    (found,) = copies.measure([copy, original])
    assert (found.article, found.source) == ("p2#0", "p1#0")
    assert [copy.page.text[span.start : span.end] for span in found.spans] == [BODY.rstrip(".")]
    assert copies.find([copy, original]) == {"p2#0": "p1#0"}


def test_other_text_and_quotations_are_no_copies():
    other = "قال رئيس الشركة إن عدد الركاب تضاعف في العام الماضي وإن الشركة تدرس شراء سفينتين أخريين قبل نهاية العام لخدمة الخط."
    assert copies.find([page("p1"), page("p2", other)]) == {}
    quote = Statement("s1", 0, len(BODY), "direct", "say", None, (), (), "case")
    assert copies.find([page("p1"), replace(page("p2"), statements=(quote,))]) == {}
