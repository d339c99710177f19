"""What stands around an article: menus, lists of links, comments, notices."""

from train.layouts import cards, voices
from train.layouts.pen import Pen, foreign


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


def notice(pen: Pen, kind: str, words: list[str], tag: str = "div") -> str:
    """Site's own words, a line each; sometimes any words, so that the place has to tell them."""
    if kind not in _BRIEF and pen.odds(0.3):
        words = [foreign(pen, 8, 70) if len(one.split()) > 4 else one for one in words]
    inner = [pen.el(pen.pick("p", "div", "span", "p", "h4", "button"), "", pen.text("footer", one)) for one in words]
    return pen.el(tag, kind, *inner)


def player(pen: Pen) -> str:
    """A film or recording: its buttons, and what is said of it."""
    told = [pen.word("watch") if pen.odds(0.7) else foreign(pen, 8, 40)] if pen.odds(0.6) else []
    words = [*told, *pen.some("player", 0 if told else 1, 2)]
    pen.chance.shuffle(words)
    return notice(pen, "player", words)


_BRIEF = frozenset({"ad", "poll", "widget", "player"})


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
        pieces.append(cards.teasers(pen, "menu", "most", 5))
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
    """A side column: lists, a poll, the weather, an appeal, pieces of text."""
    pieces = [cards.teasers(pen, "most", "most", 8) for _ in range(pen.chance.randint(1, 3))]
    makers = (
        (0.25, lambda: notice(pen, "poll", pen.some("poll", 3, 7))),
        (0.25, lambda: row(pen, "footer", pen.some("widgets", 2, 8), "widget", 0.2)),
        (0.3, lambda: notice(pen, "newsletter", pen.some("newsletter", 1, 2))),
        (0.3, lambda: voices.box(pen)),
        (0.2, lambda: voices.scraps(pen)),
        (0.2, lambda: row(pen, "tags", pen.some("tag", 4, 12), "tags")),
        (0.15, lambda: columns(pen)),
    )
    pieces += [make() for share, make in makers if pen.odds(share)]
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
    if pen.odds(0.25):
        pieces.append(voices.box(pen))
    rights = f"{pen.word('rights')} {site if pen.odds(0.6) else ''} {pen.chance.choice((2014, 2017, 2021))}"
    pieces.append(pen.el(pen.pick("p", "div", "span", "center"), "", pen.text("footer", rights)))
    return pen.el(pen.pick("footer", "div", "footer"), "footer", *pieces)
