"""The report in a real browser: what a reader presses, sees and can trust. Needs a Chromium on the machine."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reporting
from musnad.export import report, safe

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the report was not opened in a browser")

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("report") / "story.html"
    file.write_text(report.html(reporting.brief(), reporting.PAGES), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module", params=[DESK, PHONE], ids=["desk", "phone"])
def watched(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[tuple[Any, list[str]]]:
    """The report, open, and what was asked for, complained of or popped up since."""
    context = browser.new_context(viewport=request.param)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    opened.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def answer(route: Any) -> None:
        if route.request.url.split("#")[0] == address:
            route.continue_()
        elif not route.request.url.startswith("data:"):
            trouble.append(f"request: {route.request.url}")
            route.abort()

    context.route("**/*", answer)
    opened.add_init_script("addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective))")
    opened.goto(address)
    yield opened, trouble
    context.close()


@pytest.fixture
def page(watched: tuple[Any, list[str]]) -> Iterator[Any]:
    """The report as it is when opened; at the end there must have been no trouble."""
    opened, trouble = watched
    opened.keyboard.press("Escape")
    opened.evaluate("""() => {
        document.querySelectorAll('details').forEach(fold => fold.open = false);
        Object.assign(document.documentElement, {lang: 'ar', dir: 'rtl'});
        history.replaceState(null, '', location.pathname);
        scrollTo(0, 0);
    }""")
    yield opened
    assert not trouble


def marked(page: Any) -> str:
    """The marked words of the panel, line by line."""
    return "\n".join(page.locator("#panel mark").all_text_contents())


def test_every_citation_marks_its_words_on_its_page(page: Any) -> None:
    number = 0
    for story in reporting.brief().stories:
        for citation in story.citations:
            page.evaluate(f"document.querySelector('[data-c=\"{number}\"]').click()")
            assert marked(page) == safe.plain(citation.words)
            number += 1
    assert number > 8


def test_citation_shows_passage_with_clutter_greyed_and_names_underlined(page: Any) -> None:
    page.locator(".brief .c").first.click()
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert panel.locator(".outlet").text_content() == "المرسى"
    where = panel.locator(".where").inner_text()
    assert "الجمعة 14 مارس 2031" in where
    assert "السطر 4" in where
    assert panel.locator(".clutter").all_text_contents() == [reporting.MARSA[2][1], reporting.MARSA[6][1]]
    colour = "element => getComputedStyle(element).color"
    assert panel.locator(".clutter").first.evaluate(colour) != panel.locator("p.body").first.evaluate(colour)
    names = panel.locator(".name")
    assert set(names.all_text_contents()) == {reporting.NAME}
    assert "underline" in names.first.evaluate("element => getComputedStyle(element).textDecorationLine")
    assert panel.locator("mark").first.is_visible()


def test_page_link_leads_to_the_outlet_and_nowhere_else(page: Any) -> None:
    page.locator(".brief .c").first.click()
    link = page.locator("#panel .where a")
    assert link.get_attribute("href") == "https://www.marsa.example/jisr"
    assert "noopener" in link.get_attribute("rel")
    page.locator(".brief .c").nth(1).click()
    assert page.locator("#panel .where a").count() == 0
    page.locator("td .dot").nth(1).click()
    assert page.locator("#panel .outlet").text_content().startswith("الضفة ⟦RLO⟧</script>")
    assert page.locator("#panel .where a").count() == 0


def test_hidden_characters_are_named_in_the_panel(page: Any) -> None:
    page.locator("td .dot.full").click()
    assert page.locator("#panel mark .sign").all_text_contents() == ["⟦ZWSP⟧", "⟦RLO⟧", "⟦PDF⟧"]


def test_keyboard_opens_steps_and_closes(page: Any) -> None:
    citation = page.locator(".brief .c").first
    citation.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    first = marked(page)
    page.locator("#panel .turn").last.click()
    assert marked(page) != first
    page.keyboard.press("Escape")
    assert page.locator("#panel mark").count() == 0
    assert page.evaluate("document.activeElement.className") == "c"


def test_switch_turns_the_interface_and_leaves_the_sources(page: Any) -> None:
    heading, line = page.locator(".story h3").nth(1), page.locator(".brief li").first
    assert heading.inner_text() == "الخط الزمني"
    page.click("#switch")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    assert heading.inner_text() == "Timeline"
    assert line.get_attribute("dir") == "rtl"
    assert line.get_attribute("lang") == "ar"
    page.locator(".brief .c").first.click()
    assert "Line 4" in page.locator("#panel .where").inner_text()
    page.click("#switch")
    assert heading.inner_text() == "الخط الزمني"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_hangs_over_the_edge(page: Any, language: str) -> None:
    if language == "en":
        page.click("#switch")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.locator(".brief .c").first.click()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    # A story cuts off what hangs over instead of growing, so each element is measured too; the table scrolls in its place.
    assert not page.evaluate("""[...document.querySelectorAll('main *, #panel *')]
        .filter(one => !one.closest('.vh') && !one.parentElement.closest('.scroll') && one.getClientRects().length)
        .filter(one => one.getBoundingClientRect().left < -1 || one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => `${one.tagName}.${one.className}`)""")
    assert page.locator(".scroll").evaluate("one => getComputedStyle(one).overflowX") == "auto"
    assert page.viewport_size == DESK or page.locator(".scroll").evaluate("one => one.scrollWidth > one.clientWidth")


def test_no_pressed_citation_is_hidden_behind_the_sheet(page: Any) -> None:
    for dot in page.locator("td .dot").all():
        dot.click()
        page.wait_for_timeout(50)
        below, top = dot.bounding_box(), page.locator("#panel").bounding_box()
        assert page.viewport_size == DESK or below["y"] + below["height"] <= top["y"]
        page.keyboard.press("Escape")


def test_note_of_a_folded_list_opens_on_its_link(page: Any) -> None:
    assert not page.locator("#s1-n2").is_visible()
    page.evaluate("location.hash = '#s1-n2'")
    page.locator("#s1-n2").wait_for(state="visible")


def test_link_of_the_chain_shows_its_words_beside_the_cited_ones(page: Any) -> None:
    page.locator(".step a.part").first.click()
    panel = page.locator("#panel")
    assert panel.locator(".beside.on").all_text_contents() == ["وكالة النهر"]
    assert "".join(panel.locator(".beside").all_text_contents()) == f"أكد{reporting.NAME}أمسوكالة النهر"
    assert marked(page) == "الجسر الجديد يفتح أمام الناس في مارس"
    assert panel.locator(".beside.on").is_visible()
    page.locator(".when a.part").first.click()
    assert panel.locator(".beside.on").all_text_contents() == ["أمس"]


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def crowd(browser: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A report with many statements; nothing may be complained of."""
    file = tmp_path / "crowd.html"
    file.write_text(report.html(reporting.crowd(), reporting.PAGES), encoding="utf-8")
    opened = browser.new_page(viewport=request.param)
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert not trouble


def speakers(page: Any) -> list[str]:
    return [text for item in page.locator(".said .who b").all() if item.is_visible() for text in [item.inner_text()]]


def test_filter_by_act_and_speaker(crowd: Any) -> None:
    everyone = speakers(crowd)
    assert len(everyone) == 8
    status, field = crowd.locator(".filter .shown"), crowd.locator(".filter input")
    assert not status.inner_text()
    deny = crowd.locator('.filter [data-act="deny"]')
    deny.click()
    assert deny.get_attribute("aria-pressed") == "true"
    assert crowd.locator('.filter [aria-pressed="true"]').count() == 1
    assert len(speakers(crowd)) == 5
    assert "5 / 8" in status.inner_text()
    field.fill("امينه السوق")  # as typed: no vowel signs, no hamza
    assert speakers(crowd) == ["أَمينة السُّوق"]
    field.fill("لا أحد")
    assert not speakers(crowd)
    assert status.inner_text() == "لا قول يطابق ذلك."
    field.fill("")
    deny.click()
    assert speakers(crowd) == everyone


def test_filter_gives_way_to_a_link_and_to_paper(crowd: Any) -> None:
    crowd.locator(".filter input").focus()
    crowd.keyboard.type("البلدية")
    assert speakers(crowd) == ["البلدية"]
    crowd.emulate_media(media="print")
    assert len(speakers(crowd)) == 8
    assert not crowd.locator(".filter").is_visible()
    crowd.emulate_media(media="screen")
    crowd.locator(".dispute .denial a").first.click()
    assert crowd.locator("#s1-u3").is_visible()
    assert crowd.locator(".filter input").input_value() == ""


def test_filter_is_not_there_without_script(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "crowd.html"
    file.write_text(report.html(reporting.crowd(), reporting.PAGES), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert not opened.locator(".filter").is_visible()
    assert opened.locator(".said").first.is_visible()
    context.close()
