"""The report as a file: what it says, and that nothing a page holds can act in it."""

import base64
import hashlib
import html as html_module
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reporting
from gathering import case_rows
from musnad.export import report, safe, words
from musnad.export.report_wording import wordings
from musnad.model import Brief, Citation, Cited, Dispute, Version
from musnad.tables import alternatives, lexicon


class Document(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles, as a browser's parser would find them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.shown = ""
        self._inside = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in self.texts:
            self.texts[self._inside][-1] += data
        else:
            self.shown += data

    def of_class(self, name: str) -> int:
        return sum(name in attributes.get("class", "").split() for _, attributes in self.elements)


@pytest.fixture(scope="module")
def source() -> str:
    return report.html(reporting.brief(), reporting.PAGES)


@pytest.fixture(scope="module")
def document(source: str) -> Document:
    return Document(source)


def test_nothing_of_a_page_becomes_markup(document: Document) -> None:
    tags = [tag for tag, _ in document.elements]
    assert tags.count("script") == 2
    assert not {"img", "b-evil", "iframe", "object", "form", "base", "svg"} & set(tags)
    for tag, attributes in document.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset", "action"}], tag
        assert attributes.get("href", "#").startswith("#")
        assert "alert" not in " ".join(attributes.values())
    assert reporting.EVIL in document.shown


def test_hidden_characters_are_shown(source: str, document: Document) -> None:
    assert not safe.SIGN.search(source)
    assert "⟦RLO⟧" in document.shown
    assert "⟦ZWSP⟧" in document.shown


def test_policy_allows_our_script_and_style_alone(document: Document) -> None:
    policy = next(a["content"] for tag, a in document.elements if tag == "meta" and "http-equiv" in a)
    for kind, text in (("script", document.texts["script"][1]), ("style", document.texts["style"][0])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_is_fetched(document: Document) -> None:
    addresses = re.findall(r"url\((.{0,40})", document.texts["style"][0])
    assert len(addresses) == 8
    assert all(address.startswith("data:font/woff2;base64,") for address in addresses)
    assert "@import" not in document.texts["style"][0]


def test_data_hold_the_cited_pages_once(document: Document) -> None:
    data = json.loads(document.texts["script"][0])
    assert [page["link"] and page["link"][1] for page in data["pages"]] == ["marsa.example", None, None]
    lines = [line[2] for page in data["pages"] for line in page["lines"]]
    assert lines == [text for lines in (reporting.MARSA, reporting.RIWAQ, reporting.DIFFA) for _, text in lines]
    texts = {marks.page.name: marks.page.text for marks in reporting.PAGES}
    places = [(start, end) for _, _, start, end, *_ in data["citations"]]
    cited = [citation for story in reporting.brief().stories for citation in story.citations]
    assert [texts[c.page][start:end] for c, (start, end) in zip(cited, places, strict=True)] == [c.words for c in cited]
    assert [row[4] for row in data["citations"]][:3] == [2, 4, 1]


def test_every_reference_has_its_note(document: Document) -> None:
    notes = {attributes["id"] for _, attributes in document.elements if "id" in attributes}
    references = [attributes["href"][1:] for tag, attributes in document.elements if tag == "a"]
    assert len(references) > 20
    assert set(references) <= notes


def test_table_tells_who_carried_what(document: Document) -> None:
    # Two statements, nine outlets: one in its words, three in others, the rest left out; the legend has one of each.
    assert (document.of_class("full") - 2, document.of_class("hollow") - 1, document.of_class("none") - 1) == (1, 3, 14)


def test_statement_tells_its_kind_when_it_was_said_and_what_an_outlet_has_otherwise(source: str) -> None:
    said = re.sub(r"<[^>]*>", " ", source[source.index('id="s1-u1"') : source.index('id="s1-u2"')])
    said = " ".join(said.split())
    assert "سالم الحداد قول statement بنصّه quoted قيل said الخميس 13 مارس 2031" in said
    assert "وكالة النهر المرسى ( منقول بمعناه reported )" in said


def test_links_of_the_chain_lead_to_their_own_words(document: Document) -> None:
    data = json.loads(document.texts["script"][0])
    parts = [attributes for tag, attributes in document.elements if tag == "a" and attributes.get("class") == "part"]
    text = reporting.PAGES[0].page.text
    found = []
    for link in (attributes for attributes in parts if "data-at" in attributes):
        row = data["citations"][int(link["data-c"])]
        (span,) = [part for part in row[7] if part[0] == int(link["data-at"])]
        found.append(text[span[0] : span[1]])
    assert found == ["أمس", reporting.NAME, "وكالة النهر"]
    assert len(parts) > len(found), "the outlets lead to their pages too"


def test_statement_of_one_source_names_it() -> None:
    document = Document(report.html(reporting.crowd(), reporting.PAGES))
    assert "المصدر" in document.shown


def test_few_statements_need_no_filter(document: Document) -> None:
    assert not document.of_class("filter")
    many = Document(report.html(reporting.crowd(), reporting.PAGES))
    assert many.of_class("filter") == 1
    buttons = [attributes["data-act"] for tag, attributes in many.elements if "data-act" in attributes]
    assert buttons == ["", "say", "accuse", "deny", "hope"]


def test_timeline_says_a_day_once_and_knows_plans(source: str) -> None:
    days = re.findall(r'<li( class="plan")?><span class="day">(?:<span class="ar">([^<]*)</span>)?', source)
    assert [(bool(plan), day) for plan, day in days[-4:]] == [
        (False, "الجمعة 14 مارس 2031"),
        (False, ""),
        (True, "أبريل 2031"),
        (False, "بلا تاريخ"),
    ]


def test_stories_of_a_saga_know_each_other(source: str) -> None:
    assert re.search(r'يتبعها</span>.*?<a href="#s2">', source)
    assert re.search(r'سبقتها</span>.*?<a href="#s1">', source)
    assert len(re.findall(r'class="saga(?: many)?"', source)) == 2


def test_dispute_shows_both_sides_and_who_left_one_out(document: Document) -> None:
    assert (document.of_class("claim"), document.of_class("denial")) == (1, 1)
    for label in ("ذكر القول والنفي", "ذكر القول ولم يُعثر فيه على النفي", "لم يُعثر فيه على أي منهما"):
        assert label in document.shown


def test_rejected_pages_come_with_their_reason(document: Document) -> None:
    assert "أكبر مما يُقرأ" in document.shown
    assert "no-such-key" in document.shown


def test_title_is_plain_text(document: Document) -> None:
    assert document.texts["title"] == ["سالم الحداد: الجسر يفتح في الربيع · مُسنَد"]


def test_brief_without_stories_is_a_report_too() -> None:
    document = Document(report.html(Brief(()), ()))
    assert "لا قصة في هذه الصفحات." in document.shown


def test_single_page_story_has_no_table_and_no_index() -> None:
    document = Document(report.html(Brief((reporting.opening(),)), reporting.PAGES))
    assert not {"table", "h4"} & {tag for tag, _ in document.elements}
    assert not document.of_class("index")
    assert "لا يرد في هذه الصفحات قول واجهه نفي." in document.shown


@pytest.mark.parametrize(
    "change",
    [
        {"citations": (Citation(1, "marsa", 0, 6, "غيرها!"),)},
        {"citations": (Citation(1, "marsa", 3, 3, ""),)},
        {"citations": (Citation(1, "nowhere", 0, 6, "محليات"),)},
        {"headline": Cited("عنوان", (99,))},
        {"disputes": (Dispute("cracks", "nobody", (), (), ()),)},
    ],
)
def test_brief_that_does_not_hold_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(report.BadReport):
        report.html(Brief((replace(reporting.bridge(), **change),)), reporting.PAGES)  # type: ignore[arg-type]


def _version(text: str, outlet: str, kind: str = "indirect") -> Version:
    return Version("p", outlet, "s", text, kind, "say", ("x", outlet), 1)  # type: ignore[arg-type]


def test_wordings_underline_what_differs() -> None:
    first, second = wordings(
        [
            _version("الجسر يفتح في مارس", "أ"),
            _version("الجسر الكبير سيفتح في مارس", "ب", "direct"),
            _version("الجسرُ يُفتح في مارس", "ج"),
        ]
    )
    assert [version.outlet for version in first.versions] == ["ب"]
    assert [version.outlet for version in second.versions] == ["أ", "ج"]
    assert [(piece.text, piece.differs) for piece in second.pieces] == [
        ("الجسر ", False),
        ("يفتح", True),
        (" في مارس", False),
    ]


def test_wording_that_shares_little_is_not_underlined() -> None:
    _, second = wordings([_version("الجسر يفتح في مارس المقبل", "أ"), _version("موعد العبور أول الربيع", "ب")])
    assert not any(piece.differs for piece in second.pieces)


@given(st.lists(st.sampled_from(["قال", "جسر", "في", "مارس", "،", ".", "\u202e", "<b>"]), max_size=12), st.text(max_size=40))
def test_pieces_make_up_the_wording(some: list[str], other: str) -> None:
    texts = [" ".join(some), other, "جسر في مارس"]
    for wording in wordings([_version(text, f"outlet{n}") for n, text in enumerate(texts)]):
        assert "".join(piece.text for piece in wording.pieces) in texts


@given(st.text())
def test_visible_text_is_the_text_with_its_signs_named(text: str) -> None:
    shown = str(safe.visible(text))
    assert not safe.SIGN.search(shown)
    bare = re.sub(r"<[^>]*>", "", shown)
    assert html_module.unescape(bare) == safe.plain(text) or "\r" in text


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_data_block_cannot_be_left(value: object) -> None:
    block = str(safe.script_json(value))
    assert not re.search("[<>&\u2028\u2029\u202a-\u202e]", block)
    assert json.loads(block) == value


def test_half_a_pair_stays_one_character() -> None:
    assert json.loads(str(safe.script_json("\ud83c\udf09"))) == "\ufffd\ufffd"


def test_joiner_is_spelling_after_an_arabic_letter_only() -> None:
    assert safe.plain("می\u200cخواهم") == "می\u200cخواهم"
    assert safe.plain("pay\u200cpal") == "pay⟦ZWNJ⟧pal"


@pytest.mark.parametrize("row", case_rows("report_links"), ids=lambda row: row["address"])
def test_links(row: dict[str, str]) -> None:
    link = safe.link(row["address"])
    assert (link[1] if link else "-") == row["host"]
    assert link is None or re.match("https?://", link[0])


@pytest.mark.parametrize("row", case_rows("report_when"), ids=lambda row: row["value"])
def test_times_in_words(row: dict[str, str]) -> None:
    assert words.when(row["value"]) == (row["ar"], row["en"])


@given(st.text(alphabet="0123456789-/TPYMWDHSZ:.٣", max_size=24))
def test_any_value_has_words(value: str) -> None:
    assert all(isinstance(part, str) for part in words.when(value))


@pytest.mark.parametrize("row", case_rows("report_count"), ids=lambda row: row["number"])
def test_counts_in_words(row: dict[str, str]) -> None:
    assert words.count("outlets", int(row["number"])) == (row["ar"], row["en"])


def test_interface_is_complete_in_both_languages() -> None:
    for row in lexicon("interface"):
        assert row["ar"], row["key"]
        assert row["en"], row["key"]
        forms = tuple(len(tuple(alternatives(row[language]))) for language in ("ar", "en"))
        assert forms in {(1, 1), (5, 2)}, row["key"]


def test_fonts_are_small_and_come_with_their_licences() -> None:
    fonts = files("musnad").joinpath("data", "fonts")
    files_ = {file.name: file for file in fonts.iterdir()}
    assert sum(len(file.read_bytes()) for name, file in files_.items() if name.endswith(".woff2")) < 350_000
    for family in ("ibm-plex-sans-arabic", "noto-naskh-arabic"):
        assert "SIL OPEN FONT LICENSE" in files_[f"{family}-OFL.txt"].read_text(encoding="utf-8")


def test_what_is_left_out_as_doubtful_is_counted() -> None:
    found = report.html(Brief((reporting.opening(),), doubtful=12), reporting.PAGES)
    assert "12 قولا" in found
    assert "12 statements are left out: too unsure who said what" in found
    assert "left out" not in report.html(Brief((reporting.opening(),)), reporting.PAGES)
