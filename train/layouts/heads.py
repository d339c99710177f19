"""What stands around a headline: section, day, author, counts, and how these stand beside one another."""

from train.layouts import parts
from train.layouts.between import figure
from train.layouts.pen import Pen, Piece

HEADS = (
    "h1", "h1", "h1", "h1", "h1>span", "h2", "h2", "h3", "div", "div>span", "span", "p", "div>font>b", "h1>a", "div>h1", "td",
    "p>strong", "role",
)  # fmt: skip
SECOND_HEADS = (
    "h1", "h2", "h2", "h3", "h3", "h4", "div", "div", "p", "p>strong", "p>strong", "p>b", "div>b", "div>font>b", "span", "h2>a",
    "h3>a", "strong", "div>a", "role",
)  # fmt: skip
RULES = (" | ", " - ", " – ", " • ", " / ", " · ", "، ", " ـ ")


def title(pen: Pen, tags: str, piece: Piece) -> str:
    """A headline."""
    words = pen.text("title", piece.title, piece.number)
    if tags == "role":
        level = 1 if not piece.number else pen.chance.randint(1, 4)
        return f'<div{pen.names.attributes("title")} role="heading" aria-level="{level}">{words}</div>'
    return pen.el(tags, "title", words)


def details(pen: Pen, piece: Piece) -> str:
    """Day, author, source and counts: an element each, side by side in a row, or in one line of text."""
    number = piece.number
    items = [("date", pen.text("date", parts.date_words(pen, piece.day), number))]
    if pen.odds(0.75):
        by = pen.word("by")
        place = pen.pick(" - ", "، ", " – ") + pen.word("places") if pen.odds(0.15) else ""
        author = pen.text("byline", f"{by} {piece.author}{place}".strip(), number)
        if pen.odds(0.12):  # what the author is, in an element of its own without a blank between
            author = f"<span>{author}</span><span>{pen.text('byline', pen.word('roles'), number)}</span>"
        items.append(("author", pen.link(author, "author") if pen.odds(0.3) else author))
    if pen.odds(0.25):
        items.append(("credit", pen.text("byline", pen.word("credits"), number)))
    if pen.odds(0.25):
        items.append(("date", pen.text("date", f"{pen.word('updated')} {piece.day}", number)))
    if pen.odds(0.3):
        items.append(("meta", pen.text("footer", f"{pen.chance.randint(1, 900)} {pen.word('counts')}")))
    if pen.odds(0.1):
        items.append(("section", pen.text("section", pen.word("sections"), number)))
    items = items[1:] if pen.odds(0.1) and len(items) > 1 else items
    pen.chance.shuffle(items)
    return arranged(pen, items)


def arranged(pen: Pen, items: list[tuple[str, str]]) -> str:
    """Details one way or another. items: kinds with their texts."""
    shape = pen.kept("details", pen.pick("blocks", "blocks", "spans", "spans", "ruled", "line", "words"))
    if shape == "blocks":
        tag = pen.pick("span", "div", "time", "p", "li", "div>span")
        inner = pen.joint.join(pen.el(tag, kind, one) for kind, one in items)
    elif shape == "spans":
        inner = pen.pick("", " ", "\n").join(pen.el(pen.pick("span", "span", "b", "small"), kind, one) for kind, one in items)
    elif shape == "ruled":
        rule = pen.pick("<span>•</span>", "<span>|</span>", " | ", " • ", " - ", "<i></i>")
        inner = rule.join(pen.el("span", kind, one) for kind, one in items)
    elif shape == "line":
        inner = pen.chance.choice(RULES).join(one for _, one in items)
    else:
        inner = " ".join(pen.el("span", kind, one) if pen.odds(0.4) else one for kind, one in items)
    return pen.el(pen.pick("div", "div", "div", "p", "ul" if shape == "blocks" else "div", "header"), "meta", inner)


def head(pen: Pen, piece: Piece, tags: str) -> str:
    """Headline, section, day, author and standfirst in some order."""
    number = piece.number
    pieces = [details(pen, piece)]
    if pen.odds(0.35):
        pieces.append(parts.row(pen, "footer", pen.some("share", 2, 6), "share", 0.7))
    if pen.odds(0.4):
        pieces.append(figure(pen, piece))
    if pen.odds(0.15):
        pieces.append(parts.player(pen))
    if pen.odds(0.06):
        pieces.append(parts.rating(pen))
    if pen.odds(0.06):
        pieces.append(parts.notice(pen, "ad", [pen.word("ads")]))
    standfirst = summary(pen, piece) if pen.odds(0.3) else ""
    if standfirst:
        pieces.insert(pen.chance.randint(0, len(pieces)), standfirst)
    section = pen.text("section", pen.word("sections"), number)
    kicker = [
        pen.el(pen.pick("div", "span", "p", "h4", "h2"), "section", pen.link(section, "section") if pen.odds(0.5) else section)
    ]
    above = kicker if pen.odds(0.35) else []
    if pen.odds(0.15):
        above.append(pieces.pop(0))
    inner = [*above, title(pen, tags, piece), *pieces]
    return pen.el(pen.pick("header", "div"), "head", *inner) if pen.kept("headed", pen.odds(0.5)) else pen.joint.join(inner)


def summary(pen: Pen, piece: Piece) -> str:
    """A standfirst: the beginning of the text in other length, or points."""
    words = piece.paragraphs[0].split()
    cut = " ".join(words[: max(6, min(len(words) - 3, pen.chance.randint(8, 35)))])
    ended = cut + pen.pick("", "", ".", ".")
    if pen.odds(0.15):
        return points(pen, piece, "summary")
    text = pen.text("summary", ended, piece.number)
    return pen.el(pen.pick("p", "div", "h2", "p>strong", "h3", "div>p", "div", "h4"), "summary", text)


def points(pen: Pen, piece: Piece, label: str) -> str:
    """A list of short sentences of the article's words."""
    words = [paragraph.split()[: pen.chance.randint(4, 16)] for paragraph in piece.paragraphs[-5:]]
    cuts = [" ".join(some) + pen.pick("", ".", "؛") for some in words]
    listed = pen.el(pen.pick("ul", "ol"), "", *(pen.el("li", "", pen.text(label, cut, piece.number)) for cut in cuts))
    if label == "body" or pen.odds(0.4):
        return listed
    title = pen.el(pen.pick("h3", "h4", "div", "strong", "p"), "head", pen.text("footer", pen.word("points")))
    return pen.el(pen.pick("div", "section", "aside"), pen.pick("box", "summary"), title, listed)
