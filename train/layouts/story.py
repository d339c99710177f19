"""An article in a layout: its head, its paragraphs and what interrupts them, what stands below, a further article."""

from collections.abc import Iterator

from train.layouts import parts
from train.layouts.between import figure, interruption
from train.layouts.pen import Pen, Piece

PARAGRAPHS = (
    "p", "p", "p", "p", "div", "div", "br", "br", "br2", "p>span", "div>p", "div>div", "div>div>span", "section>p", "tr>td", "li",
    "block", "p>font", "article-p",
)  # fmt: skip
HEADS = (
    "h1",
    "h1",
    "h1",
    "h1",
    "h1>span",
    "h2",
    "h2",
    "h3",
    "div",
    "div>span",
    "span",
    "p",
    "div>font>b",
    "h1>a",
    "div>h1",
    "td",
    "p>strong",
)
SECOND_HEADS = ("h1", "h2", "h2", "h3", "h3", "h4", "div", "p", "p>strong", "p>b", "span", "h2>a", "h3>a", "strong", "div>a")


def heading(pen: Pen, tags: str, piece: Piece) -> str:
    """A headline."""
    return pen.el(tags, "title", pen.text("title", piece.title, piece.number))


def head(pen: Pen, piece: Piece, tags: str) -> str:
    """Headline, section, day, author and standfirst in some order."""
    number = piece.number
    meta = [
        pen.el(
            pen.pick("span", "div", "time", "p", "li", "div>span"),
            "date",
            pen.text("date", parts.date_words(pen, piece.day), number),
        )
    ]
    if pen.odds(0.7):
        author = f"{pen.word('by')} {pen.person()}".strip()
        author = pen.text("byline", author, number)
        meta.append(pen.el(pen.pick("span", "div", "p", "li", "div"), "author", pen.link(author) if pen.odds(0.3) else author))
    if pen.odds(0.3):
        meta.append(pen.el(pen.pick("span", "div"), "credit", pen.text("byline", pen.word("credits"), number)))
    if pen.odds(0.25):
        meta.append(pen.el(pen.pick("span", "div"), "date", pen.text("date", f"{pen.word('updated')} {piece.day}", number)))
    if pen.odds(0.3):
        meta.append(
            pen.el(pen.pick("span", "div"), "meta", pen.text("footer", f"{pen.chance.randint(1, 900)} {pen.word('counts')}"))
        )
    if pen.odds(0.1):
        meta = meta[1:]
    pieces = [pen.el(pen.pick("div", "div", "p", "ul", "header"), "meta", pen.mixed(meta))]
    if pen.odds(0.35):
        pieces.append(parts.row(pen, "footer", pen.some("share", 2, 6), "share", 0.7))
    if pen.odds(0.35):
        pieces.append(figure(pen, piece))
    standfirst = summary(pen, piece) if pen.odds(0.3) else ""
    if standfirst:
        pieces.insert(pen.chance.randint(0, len(pieces)), standfirst)
    section = pen.text("section", pen.word("sections"), number)
    kicker = [pen.el(pen.pick("div", "span", "p", "h4", "h2"), "section", pen.link(section) if pen.odds(0.5) else section)]
    above = kicker if pen.odds(0.35) else []
    if pen.odds(0.12):
        above.append(pieces.pop(0))
    inner = [*above, heading(pen, tags, piece), *pieces]
    return pen.el(pen.pick("header", "div"), "head", *inner) if pen.odds(0.5) else pen.joint.join(inner)


def summary(pen: Pen, piece: Piece) -> str:
    """A standfirst: the beginning of the text in other length, or points."""
    words = piece.paragraphs[0].split()
    cut = " ".join(words[: max(6, min(len(words) - 3, pen.chance.randint(8, 35)))])
    ended = cut + pen.pick("", "", ".", ".")
    if pen.odds(0.15):
        return points(pen, piece, "summary")
    text = pen.text("summary", ended, piece.number)
    return pen.el(pen.pick("p", "div", "h2", "p>strong", "h3", "div>p"), "summary", text)


def texts(pen: Pen, piece: Piece, shape: str, breaks: float) -> Iterator[str]:
    """The paragraphs, with headings and interruptions between them."""
    number = piece.number
    level, headings = pen.pick("h2", "h3", "h4", "p>strong", "div>b", "strong"), pen.odds(0.25)
    for index, paragraph in enumerate(piece.paragraphs):
        if index and headings and pen.odds(0.3):
            text = pen.text("heading", pen.word("heads"), number)
            yield (
                text.join(("<b>", "</b><br>"))
                if shape.startswith("br") and pen.odds(0.5)
                else pen.el(level if level != "strong" else "div>strong", "", text)
            )
        yield written(pen, paragraph, number, shape)
        if pen.odds(0.02):
            yield points(pen, piece, "body")
        last = index == len(piece.paragraphs) - 1
        if pen.odds(breaks if not last else breaks / 2):
            yield interruption(pen, piece, shape)
        if pen.odds(0.03):
            yield pen.pick("<p>&nbsp;</p>", "<br>", "<hr>", "<div></div>")


def written(pen: Pen, paragraph: str, number: int, shape: str) -> str:
    """A paragraph in one of the shapes."""
    words = paragraph.split()
    if len(words) > 12 and pen.odds(0.12):  # a link or bold words within it
        at = pen.chance.randint(2, len(words) - 5)
        inner = pen.text("body", " ".join(words[at : at + 3]), number)
        inner = pen.link(inner) if pen.odds(0.6) else f"<strong>{inner}</strong>"
        text = f"{pen.text('body', ' '.join(words[:at]), number)} {inner} {pen.text('body', ' '.join(words[at + 3 :]), number)}"
    else:
        text = pen.text("body", paragraph, number)
    text = f"<strong>{text}</strong>" if pen.odds(0.06) else text
    if shape in {"br", "br2"}:
        return text + ("<br>" if shape == "br" else "<br/><br/>")
    if shape == "block":
        return f'<span style="display:block">{text}</span>'
    if shape == "article-p":
        return f"<p dir=rtl>{text}"
    return pen.el(shape, "para" if pen.odds(0.9) else "", text)


def body(pen: Pen, piece: Piece, inside: str = "") -> str:
    """The text in its container. inside: what stands in the container below it."""
    shape = pen.chance.choice(PARAGRAPHS)
    breaks = pen.chance.choice((0.0, 0.0, 0.1, 0.25, 0.4))
    if pen.odds(0.06):
        return live(pen, piece) + inside
    inner = pen.joint.join(texts(pen, piece, shape, breaks))
    inner = f"<table>{inner}</table>" if shape == "tr>td" else f"<ul>{inner}</ul>" if shape == "li" else inner
    if pen.odds(0.12):
        return inner + inside  # the paragraphs stand beside headline and furniture
    return pen.el(pen.pick("div", "div", "section", "td", "article", "div>div", "main", "div>div>div"), "body", inner, inside)


def points(pen: Pen, piece: Piece, label: str) -> str:
    """A list of short sentences of the article's words."""
    words = [paragraph.split()[: pen.chance.randint(4, 16)] for paragraph in piece.paragraphs[-5:]]
    cuts = [" ".join(some) + pen.pick("", ".", "؛") for some in words]
    return pen.el(pen.pick("ul", "ol"), "", *(pen.el("li", "", pen.text(label, cut, piece.number)) for cut in cuts))


def live(pen: Pen, piece: Piece) -> str:
    """Entries with their hours."""
    found = []
    tag, share, headed = pen.pick("section", "div", "article", "li"), pen.odds(0.4), pen.odds(0.3)
    for number, paragraph in enumerate(piece.paragraphs):
        clock = pen.text("date", f"{23 - number % 20}:{pen.chance.randint(10, 59)}", piece.number)
        pieces = [pen.el(pen.pick("time", "span", "div"), "date", clock)]
        if headed:
            pieces.append(pen.el("h3", "", pen.text("heading", pen.word("heads"), piece.number)))
        pieces.append(pen.el(pen.pick("p", "div>p", "div"), "para", pen.text("body", paragraph, piece.number)))
        if share:
            pieces.append(parts.row(pen, "footer", pen.some("share", 1, 2), "share"))
        found.append(pen.el(tag, "live", *pieces))
    return pen.el("div", "body", *found)


def below(pen: Pen, number: int) -> list[str]:
    """What stands below the text of an article."""
    found = []
    if pen.odds(0.55):
        label = pen.text("tags", pen.word("tags")) if pen.odds(0.7) else ""
        found.append(
            pen.el(
                pen.pick("div", "div", "p"), "tags", f"<span>{label}</span>", parts.row(pen, "tags", pen.some("tag", 2, 8), "tags")
            )
        )
    if pen.odds(0.4):
        found.append(parts.row(pen, "footer", pen.some("share", 2, 7), "share", 0.7))
    if pen.odds(0.15):
        found.append(pen.el("p", "credit", pen.text("byline", pen.word("credits"), number)))
    if pen.odds(0.15):
        found.append(parts.notice(pen, "note", pen.some("disclaimer", 1, 2)))
    if pen.odds(0.1):
        found.append(pen.el("p", "", pen.text("footer", pen.word("disclaimer"))))
    if pen.odds(0.1):
        found.append(
            pen.el(
                "div",
                "box",
                "<h4>" + pen.text("footer", pen.word("heads")) + "</h4>",
                f"<p>{pen.text('footer', parts.foreign(pen, 10, 60))}</p>",
            )
        )
    if pen.odds(0.15):
        found.append(parts.notice(pen, "bio", [pen.person(), pen.word("bio")]))
    if pen.odds(0.5):
        found.append(parts.teasers(pen, "related", "related", 6))
    if pen.odds(0.1):
        found.append(parts.notice(pen, "newsletter", pen.some("newsletter", 1, 2)))
    pen.chance.shuffle(found)
    return found
