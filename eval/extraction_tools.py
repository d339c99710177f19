"""Tools that find the article of a page, each as a function from the page's bytes to what it gives."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from musnad import pipeline, tables
from musnad.model import ARTICLE_TEXT, Hints, Page, PageMarks
from musnad.read import paths as reading

FIELDS = ("title", "day", "author", "outlet")


class Given(NamedTuple):
    """What a tool says of a page; fields that it cannot tell stay empty."""

    text: str  # of the page's own article, a line for each paragraph
    title: str | None = None
    day: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


class Tool(NamedTuple):
    name: str
    run: Callable[[bytes], Given]
    fields: tuple[str, ...]  # of FIELDS, those that it tells at all


def musnad() -> Tool:
    """Ours: reading, lines and articles; the article's text is that of article 0."""
    known = tables.load()
    stages = pipeline.STAGES[: 1 + [stage.name for stage in pipeline.STAGES].index("articles")]

    def run(raw: bytes) -> Given:
        page = reading.page("page", raw, "text/html", "page.html", Hints())
        if not isinstance(page, Page):
            return Given("")
        marks = PageMarks(page)
        for stage in stages:
            marks = pipeline.run(stage, marks, known)
        own = [(line.label, page.text[line.start : line.end]) for line in marks.lines if line.article == 0]
        first = next(iter(marks.articles), None)
        outlet = first.outlet if first else None
        return Given(
            text="\n".join(words for label, words in own if label in ARTICLE_TEXT - {"title"}),
            title=next((words for label, words in own if label == "title"), None),
            day=first.published.isoformat() if first and first.published else None,
            authors=tuple(words for label, words in own if label == "byline"),
            outlet=known.known[outlet].name if outlet and outlet in known.known else outlet,
        )

    return Tool("musnad", run, FIELDS)


def trafilatura() -> Tool:
    """With its metadata and without comments; else as it comes."""
    extract: Any = import_module("trafilatura").bare_extraction

    def run(raw: bytes) -> Given:
        found = extract(raw, with_metadata=True, include_comments=False)
        if found is None:
            return Given("")
        return Given(found.text or "", found.title, found.date, (found.author,) if found.author else (), found.sitename)

    return Tool("trafilatura", run, FIELDS)


def newspaper4k() -> Tool:
    """With the language given, as it wants for Arabic."""
    article_of: Any = import_module("newspaper").Article
    encoding: Any = import_module("resiliparse.parse.encoding")

    def run(raw: bytes) -> Given:
        source = encoding.bytes_to_str(raw, encoding.detect_encoding(raw, from_html_meta=True))  # it decodes only what it fetched
        article = article_of("https://www.example.org/news/1", language="ar", fetch_images=False)
        article.download(input_html=source)
        article.parse()
        day = article.publish_date
        return Given(
            article.text, article.title, day.date().isoformat() if day else None, tuple(article.authors), article.meta_site_name
        )

    return Tool("newspaper4k", run, FIELDS)


def resiliparse() -> Tool:
    """Its main content mode."""
    extract: Any = import_module("resiliparse.extract.html2text").extract_plain_text
    tree: Any = import_module("resiliparse.parse.html").HTMLTree
    encoding: Any = import_module("resiliparse.parse.encoding")

    def run(raw: bytes) -> Given:
        page = tree.parse_from_bytes(raw, encoding.detect_encoding(raw, from_html_meta=True))
        return Given(extract(page, main_content=True, alt_texts=False, links=False, form_fields=False))

    return Tool("resiliparse", run, ())


def readability() -> Tool:
    """Its summary, which is markup, as lines of text."""
    document: Any = import_module("readability").Document
    extract: Any = import_module("resiliparse.extract.html2text").extract_plain_text

    def run(raw: bytes) -> Given:
        page = document(raw)
        return Given(extract(page.summary(), alt_texts=False), page.short_title())

    return Tool("readability-lxml", run, ("title",))


def justext() -> Tool:
    """With its Arabic stop words."""
    module: Any = import_module("justext")
    words = module.get_stoplist("Arabic")

    def run(raw: bytes) -> Given:
        return Given("\n".join(one.text for one in module.justext(raw, words) if not one.is_boilerplate))

    return Tool("justext", run, ())


TOOLS: dict[str, Callable[[], Tool]] = {
    "musnad": musnad,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
    "readability-lxml": readability,
    "justext": justext,
}
