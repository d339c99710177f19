"""Whole pages: the frame, the articles in it, and what the head of the document tells."""

import json
import re
from html import escape
from typing import Any

from train.layouts import cards, heads, more, parts, story, voices
from train.layouts.pen import Pen, Piece, bare

SITE_SIGNS = (" - ", " | ", " – ", " :: ", " » ", ": ")


def write(pen: Pen, pieces: list[Piece], site: str) -> str:
    """A page with its signs. pieces: its own article first, then those that it shows below or between."""
    own, *others = pieces
    whole = own
    tags = pen.kept("title", pen.chance.choice(heads.HEADS))
    pen.kept("shape", pen.chance.choice(story.PARAGRAPHS))  # the first article's, though the others are written first
    cut = pen.odds(0.1) and len(own.paragraphs) > 3
    own = own._replace(paragraphs=own.paragraphs[: pen.chance.randint(1, 3)]) if cut else own
    inside, beside, middle = more.others(pen, others)
    wall = parts.notice(pen, "wall", [pen.word("wall"), *pen.some("plans", 1, 4)]) if cut else ""
    if cut and pen.odds(0.5):
        inside = wall + inside
    elif cut:
        beside.insert(0, wall)
    elif pen.odds(0.06):
        inside = pen.el(pen.pick("p", "div"), "more", pen.link(pen.text("footer", pen.word("more")))) + inside
    below = story.below(pen, own)
    if pen.odds(0.15):
        below.append(voices.comments(pen))
    within = pen.odds(0.35) and (not inside or pen.odds(0.4))
    text = story.body(pen, own, (pen.joint.join(below) if within else "") + inside)
    if middle:
        text = text.replace("</p>", "</p>" + middle, 1) if "</p>" in text else text + middle
    main = [crumbs(pen, own)] if pen.odds(0.5) else []
    main += [heads.head(pen, own, tags), text]
    article = pen.el(pen.pick("article", "div", "div>div", "section"), "article", *main, *([] if within else below[:2]))
    main = [article]
    main += [] if within else below[2:]
    main += beside
    for share, made in ((0.4, voices.comments), (0.2, voices.box), (0.25, _feed)):
        if pen.odds(share):
            main.insert(pen.chance.choice((len(main), len(main), 1 + main.index(article))), made(pen))
    if pen.odds(0.3):
        main.append(cards.teasers(pen, "most", "most", 8))
    page = pen.joint.join(main) if pen.odds(0.04) else frame(pen, main, site, own.day)
    page = broken(pen, page) if pen.odds(0.15) else page
    return document(pen, whole if pen.odds(0.5) else own, site, page)


def _feed(pen: Pen) -> str:
    return cards.teasers(pen, pen.pick("related", "article", ""), pen.pick("related", "most"), 8)


def broken(pen: Pen, whole: str) -> str:
    """Markup that lacks some of its closing tags, or has one too many."""
    share = pen.chance.choice((0.01, 0.03, 0.3))
    tags = pen.chance.sample(("</p>", "</li>", "</span>", "</div>", "</a>", "</td>", "</strong>", "</h3>"), 3)
    pieces = re.split("(</[a-z0-9]+>)", whole)
    few = {"</div>": 0.1, "</a>": 0.2, "</h3>": 0.3}
    kept = ["" if one in tags and pen.odds(share * few.get(one, 1)) else one for one in pieces]
    return "".join(kept)


def crumbs(pen: Pen, own: Piece) -> str:
    """The way from the front page."""
    items = [pen.front(pen.text("footer", pen.word("home"))), pen.link(pen.text("footer", pen.word("sections")), "section")]
    if pen.odds(0.3):
        items.append(pen.text("footer", own.title))
    if pen.odds(0.3):
        return pen.el("ul", "crumbs", *(f"<li>{item}</li>" for item in items))
    if pen.odds(0.2):
        items = [f"<span>{item}</span>" for item in items]
    return pen.el(pen.pick("div", "p", "nav", "span"), "crumbs", pen.pick(" / ", " &raquo; ", " > ", " › ").join(items))


def frame(pen: Pen, main: list[str], site: str, today: str) -> str:
    """The body of the document."""
    column = pen.el(pen.pick("main", "div", "div", "section", "div>div"), "main", *main)
    if pen.odds(0.06):
        return column
    columns = [column] + [parts.side(pen) for _ in range(pen.chance.choice((0, 1, 1, 1, 2)))]
    pen.chance.shuffle(columns)
    if pen.odds(0.15):
        middle = f"<table{pen.names.attributes('page')}><tr>" + "".join(f"<td>{one}</td>" for one in columns) + "</tr></table>"
    else:
        middle = pen.el(pen.pick("div", "div>div", "div>div>div", "section", "center", "form"), "page", *columns)
    pieces = [parts.top(pen, site, today), middle, parts.bottom(pen, site)]
    if pen.odds(0.35):
        pieces.insert(pen.chance.choice((0, 0, 1, 3)), parts.notice(pen, "cookie", [pen.word("cookie"), *pen.some("accept", 1, 3)]))
    if pen.odds(0.15):
        pieces.insert(pen.chance.choice((0, 1)), parts.notice(pen, "app", pen.some("app", 1, 2)))
    if pen.odds(0.15):
        pieces.append(cards.teasers(pen, "most", "most", 10))
    whole = pen.joint.join(pieces)
    return pen.el(pen.pick("div", "div>div"), "page", whole) if pen.odds(0.4) else whole


def document(pen: Pen, own: Piece, site: str, body: str) -> str:
    """The whole document with its head."""
    title = escape(own.title)
    with_site = pen.chance.choice(
        (title, title + pen.chance.choice(SITE_SIGNS) + site, site + pen.chance.choice(SITE_SIGNS) + title, site)
    )
    head = [f"<title>{with_site}</title>"] if pen.odds(0.95) else []
    if pen.odds(0.55):
        head.append(f'<meta property="og:title" content="{title}">')
    if pen.odds(0.5):
        head.append(f'<meta property="og:site_name" content="{site}">')
    if pen.odds(0.3):
        words = escape(" ".join(own.paragraphs[0].split()[: pen.chance.randint(8, 40)]))
        head.append(f'<meta {pen.pick("name=description", "property=og:description")} content="{words}">')
    if pen.odds(0.2):
        head.append(f'<meta name="author" content="{own.author if pen.odds(0.8) else site}">')
    if pen.odds(0.35):
        head.append(f'<script type="application/ld+json">{json.dumps(data(pen, own, site), ensure_ascii=pen.odds(0.5))}</script>')
    head.append("<style>span.xq{color:#000;display:block}</style>")
    opened = pen.pick(
        "<!DOCTYPE html><html lang=ar>", '<html dir="rtl">', '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
    )
    return f"{opened}<head><meta charset=utf-8>{''.join(head)}</head><body>{body}</body></html>"


def data(pen: Pen, own: Piece, site: str) -> dict[str, Any]:
    """The article as JSON-LD, with its text in some of the ways that sites give it."""
    found: dict[str, Any] = {
        "@type": pen.pick("NewsArticle", "Article", "BlogPosting"), "headline": own.title,
        "publisher": {"@type": "Organization", "name": site},
    }  # fmt: skip
    if pen.odds(0.6):
        found["author"] = pen.chance.choice(
            ({"@type": "Person", "name": own.author}, [{"@type": "Person", "name": own.author}], own.author)
        )
    if pen.odds(0.4):
        found["description"] = " ".join(own.paragraphs[0].split()[:30])
    if pen.odds(0.5):
        text = pen.pick(" ", "\n", "\r\n\r\n").join(own.paragraphs)
        text = text[: pen.chance.randint(150, 900)] if pen.odds(0.2) else text
        found["articleBody"] = bare("".join(f"<p>{one}</p>" for one in own.paragraphs) if pen.odds(0.15) else text)
    return {"@context": "https://schema.org", "@graph": [found]} if pen.odds(0.3) else found
