"""What stands around an article: menus, lists of links, comments, notices."""

from train.layouts.pen import Pen

CARDS = ("div", "li", "article", "div>div", "section", "tr>td", "p", "a")


def row(pen: Pen, label: str, words: list[str], kind: str, linked: float = 1.0) -> str:
    """Short words beside or below one another: a menu, tags, buttons of sharing."""
    shape = pen.pick("ul", "ul", "divs", "links", "links", "bars", "spans", "cells", "buttons", "breaks")
    as_links = pen.odds(linked)
    items = [pen.text(label, word) for word in words]
    items = [pen.link(item, _LEADS.get(kind, "")) if as_links else item for item in items]
    if shape == "ul":
        return pen.el("ul", kind, *(pen.el("li", "item", item) for item in items))
    if shape == "divs":
        return pen.el("div", kind, *(pen.el(pen.pick("div", "div", "div>span"), "item", item) for item in items))
    if shape == "cells":
        return pen.el("table>tr", kind, *(f"<td>{item}</td>" for item in items))
    if shape == "buttons":
        return pen.el("div", kind, *(f"<button>{item}</button>" for item in items))
    if shape == "breaks":
        return pen.el("div", kind, "<br>".join(items))
    joint = {"links": " ", "bars": pen.pick(" | ", " · ", " - ", "، "), "spans": " "}[shape]
    items = [f"<span>{item}</span>" for item in items] if shape == "spans" else items
    return pen.el(pen.pick("div", "p", "nav", "span"), kind, joint.join(items))


_LEADS = {"tags": "tag", "share": "share", "menu": "section", "social": "social"}


def date_words(pen: Pen, day: str) -> str:
    """The line of a day."""
    clock = f" {pen.chance.randint(0, 23):02}:{pen.chance.randint(0, 59):02}" if pen.odds(0.4) else ""
    return f"{pen.word('published')} {day}{pen.pick(' - ', ' ', ' | ') if clock else ''}{clock}".strip()


def card(pen: Pen, parts: dict[str, bool], tag: str, tags: tuple[str, str, str]) -> str:
    """A teaser: a headline, and an excerpt, a day or section where `parts` says so. tags: of these three."""
    title, paragraphs = pen.lend()
    head = pen.text("related", title)
    head = pen.el(tags[0], "", head) if parts["headed"] else head
    head = pen.link(head) if parts["linked"] or pen.odds(0.05) else head
    pieces = ['<img src="t.jpg" alt="">' if parts["image"] else "", head]
    if parts["number"]:
        head = pen.el(tags[2], "", pen.text("related", str(pen.chance.randint(1, 9)))) + head
    if parts["excerpt"]:
        words = (" ".join(paragraphs[:2]) if parts["long"] else paragraphs[0]).split()
        cut = " ".join(words[: pen.chance.randint(20, 70) if parts["long"] else pen.chance.randint(8, 45)])
        excerpt = pen.text("related", cut + ("" if parts["whole"] else pen.pick("…", "...", " [...]", "")))
        pieces.append(pen.link(excerpt) if parts["excerpt linked"] else pen.el(tags[1], "", excerpt))
    if parts["more"]:
        pieces.append(pen.link(pen.text("related", pen.word("more"))))
    extra = [pen.text("related", pen.word("ago") if parts["ago"] else pen.word("sections"))] if parts["dated"] else []
    pieces[1:1] = [pen.el(tags[2], "", one) for one in extra]
    if parts["after"]:
        pieces = [*pieces[:1], *pieces[2:], pieces[1]]
    if tag == "a":
        return f'<a{pen.names.attributes("item")} href="/n">{"".join(pieces)}</a>'
    return pen.el(tag, "item", *pieces)


def teasers(pen: Pen, kind: str, head: str, most: int) -> str:
    """A list of teasers of one shape, below a head mostly."""
    parts = {name: pen.odds(share) for name, share in _SHARES.items()}
    tag, count = pen.pick(*CARDS), pen.chance.randint(1 if kind == "inline" else 2, most)
    tags = (
        pen.pick("h2", "h3", "h4", "div", "span", "strong", "p"),
        pen.pick("p", "p", "div", "span"),
        pen.pick("span", "small", "time", "div", "p"),
    )
    cards = [card(pen, parts, tag, tags) for _ in range(count)]
    inner = pen.el("table" if tag == "tr>td" else "ul" if tag == "li" else "div", "list", *cards)
    title = pen.text("related", pen.word(head) + pen.pick("", "", ":"))
    title = pen.el(pen.pick("h2", "h3", "h4", "div", "span", "p", "strong", "div>span", "p>strong"), pen.pick("", "head"), title)
    return pen.el(pen.pick("div", "div", "section", "aside"), kind, title if pen.odds(0.85) else "", inner)


_SHARES = {
    "headed": 0.5, "linked": 0.82, "image": 0.4, "excerpt": 0.3, "excerpt linked": 0.1,
    "whole": 0.3, "more": 0.12, "dated": 0.35, "ago": 0.6, "after": 0.3, "number": 0.1, "long": 0.25,
}  # fmt: skip


def notice(pen: Pen, kind: str, words: list[str], tag: str = "div") -> str:
    """Site's own words, a line each; sometimes any words, so that the place has to tell them."""
    if kind not in _BRIEF and pen.odds(0.3):
        words = [foreign(pen, 8, 70) if len(one.split()) > 4 else one for one in words]
    inner = [pen.el(pen.pick("p", "div", "span", "p", "h4", "button"), "", pen.text("footer", one)) for one in words]
    return pen.el(tag, kind, *inner)


_BRIEF = frozenset({"ad", "poll", "widget", "player"})


def foreign(pen: Pen, least: int, most: int) -> str:
    """Words of some other article."""
    cut = " ".join(pen.chance.choice(pen.lend()[1]).split()[: pen.chance.randint(least, most)])
    return cut + pen.pick("", ".", ".")


def comments(pen: Pen) -> str:
    """A thread of comments: short and long ones, of any words."""
    found = []
    shape = pen.pick("li", "div", "article", "div>div", "tr>td", "flat", "dl")
    text = "dd" if shape == "dl" else pen.pick("p", "div", "p", "div>p", "span")
    name, day, reply = pen.pick("b", "span", "div", "cite", "h4", "p"), pen.odds(0.7), pen.odds(0.6)
    for number in range(pen.chance.randint(1, 7)):
        words = foreign(pen, 5, 60) if pen.odds(0.45) else pen.word("comment")
        who = f"{number + 1} - {pen.person()}" if pen.odds(0.1) else pen.person() + pen.pick("", "", ":", " يقول")
        pieces = [pen.el("dt" if shape == "dl" else name, "author", pen.text("footer", who))]
        if day:
            when = pen.word("ago") if pen.odds(0.7) else f"{pen.chance.randint(1, 28)}/{pen.chance.randint(1, 12)}/2016"
            pieces.append(pen.el("dd" if shape == "dl" else "span" if reply else "div", "date", pen.text("footer", when)))
        pieces.append(pen.el(text, "text", pen.text("footer", words)))
        if reply:
            pieces.append(pen.link(pen.text("footer", pen.word("commented"))))
        flat = pen.joint.join(pieces)
        found.append(flat if shape in {"flat", "dl"} else pen.el(shape, "comment", flat))
    head = pen.el(pen.pick("h2", "h3", "div", "p", "span"), "", pen.text("footer", pen.word("comments"))) if pen.odds(0.85) else ""
    form = notice(pen, "form", pen.some("commented", 1, 4), "form") if pen.odds(0.5) else ""
    outer = {"tr>td": "table", "li": "ol", "dl": "dl"}.get(shape, "div")
    return pen.el(pen.pick("div", "section", "div"), "comments", head, pen.el(outer, "list", *found), form)


def ticker(pen: Pen) -> str:
    """Breaking news in one row."""
    links = [pen.link(pen.text("related", pen.lend()[0])) for _ in range(pen.chance.randint(1, 5))]
    tag = pen.pick("span", "li", "div", "p")
    head = f"<span>{pen.text('related', pen.word('breaking'))}</span>" if pen.odds(0.8) else ""
    return pen.el(pen.pick("div", "marquee", "section"), "ticker", head, *(f"<{tag}>{one}</{tag}>" for one in links))


def top(pen: Pen, site: str, today: str) -> str:
    """The head of the page."""
    logo = pen.front(pen.text("byline", site)) if pen.odds(0.8) else pen.front(f'<img src="logo.png" alt="{site}">')
    if pen.odds(0.15):
        logo += pen.el("p", "logo", pen.text("footer", pen.word(pen.pick("about", "newsletter"))))
    pieces = [pen.el(pen.pick("div", "h1", "p", "span", "div"), "logo", logo), row(pen, "footer", pen.some("menu", 4, 14), "menu")]
    if pen.odds(0.4):
        pieces.append(row(pen, "footer", pen.some("login", 1, 4), "tools", 0.7))
    if pen.odds(0.3):
        pieces.append(pen.el("div", "date", pen.text("date", today)))
    if pen.odds(0.3):
        pieces.append(ticker(pen))
    if pen.odds(0.15):
        pieces.append(teasers(pen, "menu", "most", 5))
    if pen.odds(0.15):
        pieces.append(mega(pen))
    if pen.odds(0.15):
        pieces.append(notice(pen, "ad", [pen.word("ads")]))
    return pen.el(pen.pick("header", "div", "div"), "top", pen.mixed(pieces))


def mega(pen: Pen) -> str:
    """A menu whose entries open onto teasers."""
    entries = []
    for word in pen.some("menu", 3, 8):
        teased = [pen.link(pen.text("related", pen.lend()[0])) for _ in range(pen.chance.randint(0, 3))]
        inner = pen.el("div", "list", *(pen.el(pen.pick("div", "li", "span"), "item", one) for one in teased)) if teased else ""
        entries.append(pen.el("li", "item", pen.link(pen.text("footer", word), "section"), inner))
    return pen.el("nav>ul", "menu", *entries)


def pager(pen: Pen) -> str:
    """Numbers of the pages that a text is cut into."""
    count = pen.chance.randint(2, 6)
    words = [pen.text("footer", str(number + 1)) for number in range(count)]
    items = [one if not number else pen.link(one) for number, one in enumerate(words)]
    head = pen.el("div", "", pen.text("footer", f"صفحة 1 من {count}")) if pen.odds(0.5) else ""
    listed = [pen.el("li", "", one) for one in items] if pen.odds(0.5) else items
    return pen.el(pen.pick("div", "nav"), "pager", head, pen.el("ul" if listed is not items else "div", "list", " ".join(listed)))


def neighbours(pen: Pen) -> str:
    """The articles before and after."""
    found = []
    for words in (
        pen.pick("السابق", "الخبر السابق", "« السابق", "رسالة أحدث", ""),
        pen.pick("التالي", "الخبر التالي", "التالي »", ""),
    ):
        title = pen.text("related", pen.lend()[0])
        label = pen.text("related", words)
        inner = pen.el("span", "", label) + title if pen.odds(0.5) else f"{label} {title}"
        found.append(pen.el(pen.pick("div", "span", "p"), "item", pen.link(inner)))
    return pen.el(pen.pick("div", "nav", "div"), pen.pick("related", "pager"), *found)


def rating(pen: Pen) -> str:
    """Counts and an appeal to rate."""
    count = pen.chance.randint(1, 9000)
    words = [
        f"{count} {pen.word('counts')}",
        pen.pick("قيّم الموضوع", "التقييم:", "هل أعجبك؟", "1 2 3 4 5", "★★★★☆", f"({count % 40} أصوات)"),
    ]
    return pen.el(
        pen.pick("div", "span", "p"), "meta", *(pen.el(pen.pick("span", "div"), "", pen.text("footer", one)) for one in words)
    )


def writer(pen: Pen, name: str) -> str:
    """A box that tells of the author, with other articles by the same."""
    head = pen.el(pen.pick("h3", "h4", "div", "span"), "author", pen.text("footer", name))
    pieces = [
        '<img src="w.jpg">' if pen.odds(0.5) else "",
        head,
        pen.el(pen.pick("p", "div"), "text", pen.text("footer", pen.word("bio"))),
    ]
    if pen.odds(0.4):
        pieces.append(row(pen, "footer", pen.some("social", 1, 4), "social"))
    if pen.odds(0.4):
        latest = [pen.el(pen.pick("li", "div"), "item", pen.link(pen.text("related", pen.lend()[0]))) for _ in range(3)]
        words = pen.text("related", f"{pen.pick('آخر ما كتبه', 'المزيد من مقالات', 'مقالات', 'للكاتب أيضا')} {name}")
        pieces.append(pen.el(pen.pick("h4", "div"), "head", words) + pen.el("div", "list", *latest))
    return pen.el(pen.pick("div", "section", "aside"), "bio", *pieces)


def side(pen: Pen) -> str:
    """A side column: lists, a poll, the weather, an appeal."""
    pieces = [teasers(pen, "most", "most", 8) for _ in range(pen.chance.randint(1, 3))]
    if pen.odds(0.25):
        pieces.append(notice(pen, "poll", pen.some("poll", 3, 7)))
    if pen.odds(0.25):
        pieces.append(row(pen, "footer", pen.some("widgets", 2, 8), "widget", 0.2))
    if pen.odds(0.3):
        pieces.append(notice(pen, "newsletter", pen.some("newsletter", 1, 2)))
    if pen.odds(0.2):
        pieces.append(row(pen, "tags", pen.some("tag", 4, 12), "tags"))
    if pen.odds(0.15):
        pieces.append(columns(pen))
    return pen.el(pen.pick("aside", "div", "div", "section"), "side", pen.mixed(pieces))


def columns(pen: Pen) -> str:
    """Opinion pieces with their writers, or quotations of the day."""
    found = []
    for _ in range(pen.chance.randint(2, 5)):
        who = pen.el(pen.pick("span", "div", "b"), "author", pen.text("related", pen.person()))
        title = pen.el(pen.pick("div", "h4", "span"), "", pen.link(pen.text("related", pen.lend()[0])))
        found.append(pen.el(pen.pick("div", "li"), "item", *((who, title) if pen.odds(0.5) else (title, who))))
    return pen.el("div", "most", pen.el("h3", "head", pen.text("related", pen.word("most"))), *found)


def bottom(pen: Pen, site: str) -> str:
    """The foot of the page."""
    pieces = [row(pen, "footer", pen.some("footer", 2, 9), "menu")]
    if pen.odds(0.3):
        pieces.append(row(pen, "footer", pen.some("menu", 3, 12), "list"))
    if pen.odds(0.3):
        pieces.append(notice(pen, "about", pen.some("about", 1, 3)))
    if pen.odds(0.4):
        pieces.append(row(pen, "footer", pen.some("social", 1, 5), "social"))
    if pen.odds(0.3):
        pieces.append(notice(pen, "app", pen.some("app", 1, 2)))
    rights = f"{pen.word('rights')} {site if pen.odds(0.6) else ''} {pen.chance.choice((2014, 2017, 2021))}"
    pieces.append(pen.el(pen.pick("p", "div", "span", "center"), "", pen.text("footer", rights)))
    return pen.el(pen.pick("footer", "div", "footer"), "footer", *pieces)
