"""The report: a brief as one HTML file that needs nothing else, with every cited passage shown in its page."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from musnad.export import safe, words
from musnad.export.report_pages import BadReport, Evidence
from musnad.export.report_story import story
from musnad.model import Brief, PageMarks, Rejected, Story

__all__ = ["BadReport", "html"]

_ARABIC = "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC"
_LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-200B,U+2012-206F,U+20AC,U+2122,U+2212,U+FFFD"
_SCRIPT_WORDS = ("citation", "close", "filter.none", "filter.shown", "line", "next", "open", "panel.hint", "panel.key", "previous")


def html(brief: Brief, pages: Sequence[PageMarks]) -> str:
    """The report on a brief: a self-contained HTML document, Arabic first, for any browser and for paper.

    pages: the marks of at least every page that the brief cites; only the cited ones go into the document.
    Raises BadReport where a citation's words are not on its page, or where a line or dispute of the brief points nowhere.
    """
    evidence = Evidence(pages)
    anchors = {told.id: f"s{number}" for number, told in enumerate(brief.stories, 1)}
    stories = [{**story(told, anchors[told.id], evidence), **_kin(told, brief.stories, anchors)} for told in brief.stories]
    style, script = _style(), _text("report.js")
    policy = (
        f"default-src 'none'; script-src {safe.source_hash(script)}; style-src {safe.source_hash(style)}; "
        "font-src data:; img-src 'none'; base-uri 'none'; form-action 'none'"
    )
    data = {**evidence.data(), "words": {key: words.word(key) for key in _SCRIPT_WORDS}}
    return (
        _template_environment()
        .get_template("report.html.j2")
        .render(
            policy=policy,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            data=safe.script_json(data),
            stories=stories,
            sagas=_sagas(brief.stories, stories),
            page_count=words.count("pages", len(pages)),
            story_count=words.count("stories", len(stories)),
            doubtful=words.count("doubtful", brief.doubtful) if brief.doubtful else None,
            rejected=[_rejected(each) for each in brief.rejected],
        )
    )


def _kin(told: Story, stories: Iterable[Story], anchors: Mapping[str, str]) -> dict[str, Any]:
    """The other stories of the saga, as what came before, what follows, and what has no day to say."""
    kin: dict[str, list[dict[str, Any]]] = {"preceded": [], "followed": [], "beside": []}
    for other in stories:
        if other.id not in told.related or other.id == told.id:
            continue
        order = "beside"
        if told.day and other.day and told.day != other.day:
            order = "followed" if other.day > told.day else "preceded"
        day = words.when(other.day) if other.day else None
        kin[order].append({"anchor": anchors[other.id], "headline": other.headline.text, "day": day})
    return {"kin": [(words.word(key), found) for key, found in kin.items() if found]}


def _sagas(told: Sequence[Story], shown: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The stories by saga, sagas in the order of their first story."""
    first = {each.saga: number for number, each in reversed(list(enumerate(told)))}
    order = sorted(range(len(told)), key=lambda number: first[told[number].saga])
    return [[shown[n] for n in group] for _, group in groupby(order, key=lambda number: told[number].saga)]


def _rejected(rejected: Rejected) -> dict[str, Any]:
    reason = words.known(f"reason.{rejected.reason}") or words.Words(rejected.reason, rejected.reason)
    return {"page": rejected.page, "stage": rejected.stage, "reason": reason, "detail": rejected.detail}


@cache
def _template_environment() -> Environment:
    """Every expression of the template is escaped, and hidden characters in it are shown: nobody can forget to."""
    environment = Environment(
        loader=PackageLoader("musnad.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: safe.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.globals["word"] = words.word
    environment.filters["direction"] = safe.direction
    environment.filters["plain"] = safe.plain
    return environment


@cache
def _style() -> str:
    return f"\n{_fonts()}\n{_text('report.css')}"


def _text(name: str) -> str:
    # Line ends as an HTML parser leaves them, or the policy's hash would be another.
    return files("musnad.export").joinpath("templates", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _fonts() -> str:
    faces = []
    for family, name in (("Plex", "ibm-plex-sans-arabic"), ("Naskh", "noto-naskh-arabic")):
        for subset, letters in (("arabic", _ARABIC), ("latin", _LATIN)):
            for weight in (400, 600):
                source = files("musnad").joinpath("data", "fonts", f"{name}-{subset}-{weight}-normal.woff2")
                font = base64.b64encode(source.read_bytes()).decode()
                faces.append(
                    f"@font-face{{font-family:{family};font-weight:{weight};font-display:swap;unicode-range:{letters};"
                    f"src:url(data:font/woff2;base64,{font}) format('woff2')}}"
                )
    return "\n".join(faces)
