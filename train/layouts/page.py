"""Whole pages: the frame, the articles in it, and what the head of the document tells."""

import json
import re
from html import escape

from train.layouts import between, parts, story
from train.layouts.pen import Pen, Piece

SITE_SIGNS = (" - ", " | ", " – ", " :: ", " » ")


def write(pen: Pen, pieces: list[Piece], site: str) -> str:
    """A page with its signs. pieces: its own article first, then those that it shows below or between."""
    own, *others = pieces
    tags = pen.chance.choice(story.HEADS)
    cut = pen.odds(0.06) and len(own.paragraphs) > 3
    own = own._replace(paragraphs=own.paragraphs[: pen.chance.randint(1, 3)]) if cut else own
    inside, beside, middle = _others(pen, others)
    if cut:
        beside.insert(0, parts.notice(pen, "wall", [pen.word("wall"), *pen.some("plans", 1, 4)]))
    elif pen.odds(0.06):
        inside = pen.el(pen.pick("p", "div"), "more", pen.link(pen.text("footer", pen.word("more")))) + inside
    below = story.below(pen, 0)
    if pen.odds(0.1):
        below.append(parts.comments(pen))
    within = pen.odds(0.35) and not inside
    text = story.body(pen, own, inside or (pen.joint.join(below) if within else ""))
    if middle:
        text = text.replace("</p>", "</p>" + middle, 1) if "</p>" in text else text + middle
    main = [crumbs(pen, own)] if pen.odds(0.5) else []
    main += [story.head(pen, own, tags), text]
    whole_own = pen.el(pen.pick("article", "div", "div>div", "section"), "article", *main, *([] if within else below[:2]))
    main = [whole_own]
    main += [] if within else below[2:]
    main += beside
    if pen.odds(0.4):
        main.insert(pen.chance.choice((len(main), len(main), 1 + main.index(whole_own))), parts.comments(pen))
    if pen.odds(0.3):
        main.append(parts.teasers(pen, "most", "most", 8))
    whole = pen.joint.join(main) if pen.odds(0.04) else frame(pen, main, site, own.day)
    return document(pen, own, site, broken(pen, whole) if pen.odds(0.15) else whole)


def broken(pen: Pen, whole: str) -> str:
    """Markup that lacks some of its closing tags, or has one too many."""
    share = pen.chance.choice((0.01, 0.03, 0.3))
    tags = pen.chance.sample(("</p>", "</li>", "</span>", "</div>", "</a>", "</td>", "</strong>", "</h3>"), 3)
    pieces = re.split("(</[a-z0-9]+>)", whole)
    few = {"</div>": 0.1, "</a>": 0.2, "</h3>": 0.3}
    kept = ["" if one in tags and pen.odds(share * few.get(one, 1)) else one for one in pieces]
    return "".join(kept)


def _others(pen: Pen, others: list[Piece]) -> tuple[str, list[str], str]:
    """Further articles: in the container of the first, beside it, or in a box between its paragraphs."""
    inside, middle = "", ""
    beside: list[str] = []
    for piece in others:
        place = pen.pick("inside", "inside", "beside", "beside", "middle" if piece.number == 1 and pen.odds(0.3) else "beside")
        if place == "inside" and not beside:
            inside += follow(pen, piece)
        elif place == "middle" and not inside:
            middle = pen.el(pen.pick("aside", "div", "section"), "second", follow(pen, piece))
        else:
            head = pen.el(pen.pick("div", "p", "h3", "span"), "", pen.text("related", pen.word(pen.pick("next", "related"))))
            tags = pen.chance.choice(story.SECOND_HEADS[:9])
            after = story.below(pen, piece.number)[:2] if pen.odds(0.4) else []
            inner = [story.head(pen, piece, tags), story.body(pen, piece), *after]
            beside.append(
                (head if pen.odds(0.5) else "") + pen.el(pen.pick("article", "div", "section", "div>div"), "second", *inner)
            )
    return inside, beside, middle


def follow(pen: Pen, piece: Piece) -> str:
    """An article that goes on in a container: a head of links perhaps, a headline, its day and author perhaps, its paragraphs."""
    pieces = [pen.pick("<hr>", "<br>", "<p>***</p>", "<p>&nbsp;</p>")] if pen.odds(0.15) else []
    if pen.odds(0.65):
        words = pen.text("related", pen.word(pen.pick("related", "next", "inline")))
        pieces.append(pen.el(pen.pick("p", "div", "h3", "p>strong", "h4", "span", "strong"), pen.pick("", "related"), words))
    title = pen.text("title", piece.title, piece.number)
    title = pen.link(title) if pen.odds(0.2) else title
    if pen.odds(0.1):
        pieces.append(title.join(("<b>", "</b><br>")))
    else:
        pieces.append(pen.el(pen.chance.choice(story.SECOND_HEADS), pen.pick("", "title", "second"), title))
    if pen.odds(0.15):
        pieces.append(between.figure(pen, piece))
    if pen.odds(0.1):
        pieces.append(story.summary(pen, piece))
    if pen.odds(0.5):
        day = pen.text("date", parts.date_words(pen, piece.day), piece.number)
        who = pen.text("byline", pen.person(), piece.number)
        line = pen.pick(f"{day} - {who}", f"{day}", f"{who}<br>{day}")
        pieces.append(pen.el(pen.pick("p", "div", "small", "span"), pen.pick("", "meta"), line))
    shape = pen.pick("p", "p", "p", "div", "br", "br2", "div>p", "p>span")
    if pen.odds(0.3):
        pieces = [pen.el(pen.pick("div", "header"), "head", *pieces)]
    text = pen.joint.join(story.texts(pen, piece, shape, 0.05))
    pieces.append(pen.el("div", "body", text) if pen.odds(0.2) else text)
    if pen.odds(0.2):
        pieces.extend(story.below(pen, piece.number)[:2])
    return pen.el("div", "second", *pieces) if pen.odds(0.2) else pen.joint.join(pieces)


def crumbs(pen: Pen, own: Piece) -> str:
    """The way from the front page."""
    words = [pen.word("home"), pen.word("sections")]
    items = [pen.link(pen.text("footer", word)) for word in words]
    if pen.odds(0.3):
        items.append(pen.text("footer", own.title))
    if pen.odds(0.3):
        return pen.el("ul", "crumbs", *(f"<li>{item}</li>" for item in items))
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
        middle = pen.el(pen.pick("div", "div>div", "div>div>div", "section"), "page", *columns)
    pieces = [parts.top(pen, site, today), middle, parts.bottom(pen, site)]
    if pen.odds(0.35):
        pieces.insert(pen.chance.choice((0, 0, 1, 3)), parts.notice(pen, "cookie", [pen.word("cookie"), *pen.some("accept", 1, 3)]))
    if pen.odds(0.15):
        pieces.insert(pen.chance.choice((0, 1)), parts.notice(pen, "app", pen.some("app", 1, 2)))
    if pen.odds(0.15):
        pieces.append(parts.teasers(pen, "most", "most", 10))
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
        data = {"@type": "NewsArticle", "headline": own.title, "publisher": {"@type": "Organization", "name": site}}
        head.append(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    return f"<!DOCTYPE html><html lang=ar><head><meta charset=utf-8>{''.join(head)}</head><body>{body}</body></html>"
