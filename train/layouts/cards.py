"""Teasers of other articles: headlines, excerpts and whole leads, in lists of one shape."""

from train.layouts.corpus import sentences
from train.layouts.pen import Pen

CARDS = ("div", "li", "article", "div>div", "section", "tr>td", "p", "a", "div", "bare")
FORMS = frozenset({"p", "div", "tr>td", "li"})
_SHARES = {
    "headed": 0.5, "linked": 0.8, "image": 0.4, "excerpt": 0.55, "excerpt linked": 0.08, "whole": 0.65, "more": 0.15, "dated": 0.35,
    "ago": 0.5, "after": 0.3, "number": 0.1, "joined": 0.15, "signed": 0.12, "timed": 0.1, "whole link": 0.08,
}  # fmt: skip


def teasers(pen: Pen, kind: str, head: str, most: int, form: str = "") -> str:
    """A list of teasers of one shape, below a head mostly. form: what the page's paragraphs are written as, to be like them."""
    shares = {name: pen.odds(share) for name, share in _SHARES.items()}
    tag, count = form or pen.pick(*CARDS), pen.chance.randint(1 if kind == "inline" else 2, most)
    tags = (
        pen.pick("h2", "h3", "h4", "div", "span", "strong", "p", "div>strong"),
        pen.pick("p", "p", "div", "span"),
        pen.pick("span", "small", "time", "div", "p"),
    )
    if form or tag == "bare":
        tags = (form or pen.pick("p", "div", "p>strong", "h4"), form or pen.pick("p", "div"), form or pen.pick("p", "div", "small"))
        shares["headed"] = True
    some = [card(pen, shares, tag, tags) for _ in range(count)]
    title = pen.text("related", pen.word(head) + pen.pick("", "", ":"))
    if form:
        return pen.joint.join([pen.el(form, "para", f"<b>{title}</b>" if pen.odds(0.5) else title), *some])
    inner = pen.el("table" if tag == "tr>td" else "ul" if tag == "li" else "div", "list", *some)
    title = pen.el(pen.pick("h2", "h3", "h4", "div", "span", "p", "strong", "div>span", "p>strong"), pen.pick("", "head"), title)
    title = title if pen.odds(0.85) else ""
    if tag == "bare" and pen.odds(0.5):
        return pen.joint.join([title, *some])
    return pen.el(pen.pick("div", "div", "section", "aside"), kind, title, inner)


def card(pen: Pen, shares: dict[str, bool], tag: str, tags: tuple[str, str, str]) -> str:
    """A teaser: a headline, and an excerpt, a day, section or author where `shares` says so. tags: of these three."""
    title, paragraphs = pen.lend()
    head = pen.text("related", title)
    if shares["joined"] and shares["excerpt"]:
        head = pen.link(f"<span>{head}</span>" if pen.odds(0.5) else head)
        words = pen.text("related", lead(pen, paragraphs, shares["whole"]))
        pieces = [head + pen.pick("", " ", " - ") + (f"<span>{words}</span>" if pen.odds(0.7) else words)]
    else:
        head = pen.link(head) if shares["linked"] and not shares["headed"] else head
        head = pen.el(tags[0], "", head) if shares["headed"] else head
        head = pen.link(head) if shares["headed"] and shares["linked"] else head
        pieces = [head]
        if shares["excerpt"]:
            excerpt = pen.text("related", lead(pen, paragraphs, shares["whole"]))
            pieces.append(pen.link(excerpt) if shares["excerpt linked"] else pen.el(tags[1], "", excerpt))
    if shares["number"] or shares["timed"]:
        sign = (
            f"{pen.chance.randint(0, 23):02}:{pen.chance.randint(0, 59):02}" if shares["timed"] else str(pen.chance.randint(1, 9))
        )
        pieces.insert(0, pen.el(tags[2], "", pen.text("related", sign)))
    if shares["more"]:
        pieces.append(pen.link(pen.text("related", pen.word("more"))))
    small = [pen.el(tags[2], "", one) for one in details(pen, shares)]
    pieces[1:1] = small if not shares["after"] else []
    pieces += small if shares["after"] else []
    if shares["after"] and pen.odds(0.2):
        pieces.reverse()
    image = '<img src="t.jpg" alt="">' if shares["image"] else ""
    if tag == "a" or (shares["whole link"] and tag not in {"tr>td", "bare"}):
        return f'<a{pen.names.attributes("item")} href="/n">{image}{"".join(pieces)}</a>'
    return pen.joint.join([image, *pieces]) if tag == "bare" or tag == tags[0] == tags[1] else pen.el(tag, "item", image, *pieces)


def details(pen: Pen, shares: dict[str, bool]) -> list[str]:
    """Day, section and author of a teaser."""
    found = []
    if shares["dated"]:
        day = f"{pen.chance.randint(1, 28)}/{pen.chance.randint(1, 12)}/20{pen.chance.randint(10, 24)}"
        when = pen.word("ago") if pen.odds(0.5) else day
        found.append(when if shares["ago"] else pen.word("sections"))
    if shares["signed"]:
        found.append(f"{pen.pick('', pen.word('by') + ' ')}{pen.person()}{pen.pick('', ' -')}")
    return [pen.text("related", one) for one in found]


def lead(pen: Pen, paragraphs: tuple[str, ...], whole: bool) -> str:
    """The beginning of a text: one to three of its sentences, or so many words of it."""
    if whole:
        return " ".join([one for paragraph in paragraphs[:2] for one in sentences(paragraph)][: pen.chance.choice((1, 1, 1, 2, 3))])
    words = " ".join(paragraphs[:2]).split()
    return " ".join(words[: pen.chance.randint(8, 60)]) + pen.pick("…", "...", " [...]", "")
