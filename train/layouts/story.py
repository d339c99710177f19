"""The text of an article in a layout: its paragraphs and what interrupts them, and what stands below."""

from collections.abc import Callable, Iterator

from train.layouts import cards, heads, parts, voices
from train.layouts.between import figure, interruption
from train.layouts.pen import Pen, Piece, foreign

PARAGRAPHS = (
    "p", "p", "p", "p", "p", "div", "div", "br", "br", "br2", "br2", "p>span", "div>p", "div>div", "div>div>span", "section>p",
    "tr>td", "tr>td", "li", "li", "block", "block", "p>font", "article-p", "spans", "mixed", "auto", "word", "sheet", "sunk",
)  # fmt: skip


def texts(pen: Pen, piece: Piece, shape: str, breaks: float) -> Iterator[str]:
    """The paragraphs, with headings and interruptions between them."""
    number = piece.number
    level, headings = (
        pen.pick(
            "h2", "h2", "h3", "h4", "h6", "p>strong", "p>b>span", "div>b", "strong", "p>u", "same", "same", "div", "div", "div>div"
        ),
        pen.odds(0.42),
    )
    pictured = pen.odds(0.05)
    for index, paragraph in enumerate(piece.paragraphs):
        if index and headings and pen.odds(0.3):
            if pen.odds(0.2):
                yield interruption(pen, piece, shape)
            yield subhead(pen, piece, level, shape)
        yield written(pen, paragraph, number, shape)
        if pen.odds(0.03):
            yield heads.points(pen, piece, "body")
        last = index == len(piece.paragraphs) - 1
        if pen.odds(breaks if not last else breaks / 2):
            yield interruption(pen, piece, shape)
        if pictured:
            yield figure(pen, piece)
        if last and pen.odds(0.03):  # of what the next page holds
            yield subhead(pen, piece, level, shape)
        if pen.odds(0.03):
            yield pen.pick("<p>&nbsp;</p>", "<br>", "<hr>", "<div></div>", "<!-- x -->", "<script>var a=1</script>")


def subhead(pen: Pen, piece: Piece, level: str, shape: str) -> str:
    """A heading between paragraphs: the site's usual words or some of the article's own."""
    words = pen.word("heads")
    if pen.odds(0.35):
        own = pen.chance.choice(piece.paragraphs).split()
        at = pen.chance.randint(0, max(0, len(own) - 8))
        words = " ".join(own[at : at + pen.chance.randint(2, 7)]).rstrip(".،:؛")
    if pen.odds(0.08):
        words = pen.pick(
            f"{pen.chance.randint(1, 9)}- {words}", f"{words} {pen.chance.randint(1, 9)}", f"{words}:", f"أولا: {words}"
        )
    text = pen.text("heading", words, piece.number)
    if shape.startswith("br") and pen.odds(0.5):
        return text.join(("<b>", "</b><br>"))
    if level == "same":  # only its weight sets it apart, if anything
        return written_as(pen, text.join(("<strong>", "</strong>")) if pen.odds(0.7) else text, shape)
    return pen.el(level if level != "strong" else "div>strong", pen.pick("", "head"), text)


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
    return written_as(pen, text, shape)


def written_as(pen: Pen, text: str, shape: str) -> str:
    """Text as the paragraphs of a page are written."""
    if shape in {"br", "br2"}:
        return pen.pick("", "", "&nbsp;&nbsp;") + text + ("<br>" if shape == "br" else "<br/><br/>")
    if shape == "block":
        return text.join((f"<span {pen.block_style}>", "</span>"))
    if shape in {"spans", "sheet", "article-p", "auto", "word", "sunk"}:
        return text.join(_around(pen, shape))
    if shape == "mixed":
        shape = pen.pick("p", "p", "div", "p>span", "p>strong")
    return pen.el(shape, "para" if pen.odds(0.9) else "", text)


def _around(pen: Pen, shape: str) -> tuple[str, str]:
    """The markup before and behind a paragraph."""
    if shape == "sheet":
        return '<span class="xq">', "</span>"
    if shape == "spans":
        return f"<span{pen.names.attributes('para')}>", "</span>"
    if shape == "sunk":  # never closed, so that each paragraph stands inside the one above
        return "<p align=justify><font size=4>", ""
    if shape == "article-p":
        return "<p dir=rtl>", ""
    if shape == "auto":
        return f'<div{pen.names.attributes("para")}><div dir="auto"{pen.names.attributes("text")}>', "</div></div>"
    style = pen.pick('style="text-align: justify;"', 'class="MsoNormal" dir="RTL"', "align=right")
    return f'<p {style}><span lang="AR-SA" style="font-size:14pt">', "</span></p>"


def body(pen: Pen, piece: Piece, inside: str = "") -> str:
    """The text in its container. inside: what stands in the container below it."""
    shape = pen.kept("shape", pen.chance.choice(PARAGRAPHS), 0.75)
    above = heads.points(pen, piece, "summary") if pen.odds(0.04) else ""
    breaks = pen.chance.choice((0.0, 0.0, 0.1, 0.25, 0.4))
    if pen.odds(0.04):
        return live(pen, piece) + inside
    found = list(texts(pen, piece, shape, breaks))
    if pen.odds(0.15) and len(found) > 2:
        return parted(pen, piece, found, shape) + inside
    found += trailing(pen, shape)
    inner = above + wrapped(pen.joint.join(found), shape)
    if pen.odds(0.12):
        return inner + inside  # the paragraphs stand beside headline and furniture
    outer = pen.pick("div", "div", "section", "td", "article", "div>div", "main", "div>div>div", "span", "div>font")
    outer = pen.kept("outer", outer)
    outer = "div" if outer == "span" and not shape.startswith("br") else outer
    return pen.el(outer, "body", inner, inside)


def trailing(pen: Pen, shape: str) -> list[str]:
    """What stands right below a text in the markup of its paragraphs."""
    if pen.odds(0.55):
        return []
    found = voices.alike(pen, lambda text: written_as(pen, text, shape))
    plain = shape if shape in cards.FORMS else "" if shape.startswith("br") else pen.pick("p", "div")
    if plain and pen.odds(0.3):
        found.append(cards.teasers(pen, "related", pen.pick("related", "most"), 6, plain))
    return found


def wrapped(inner: str, shape: str) -> str:
    """Paragraphs in the table or list that their shape needs."""
    return f"<table>{inner}</table>" if shape == "tr>td" else f"<ul>{inner}</ul>" if shape == "li" else inner


def parted(pen: Pen, piece: Piece, found: list[str], shape: str) -> str:
    """The text in two containers with something between them: an introduction and the rest, or a box that parts it."""
    at = pen.chance.choice((1, 1, len(found) // 2))
    first = pen.el("div", pen.pick("summary", "body", ""), wrapped(pen.joint.join(found[:at]), shape))
    if pen.odds(0.35):
        found.insert(at, subhead(pen, piece, pen.pick("h2", "h3", "div", "p>strong"), shape))
    rest = pen.el("div", "body", wrapped(pen.joint.join(found[at:]), shape))
    middle = ""
    if pen.odds(0.7):
        middle = cards.teasers(pen, "inline", "related", 4) if pen.odds(0.7) else voices.box(pen)
    return pen.joint.join((first, middle, rest))


def live(pen: Pen, piece: Piece) -> str:
    """Entries with their hours."""
    found = []
    tag, share, headed = pen.pick("section", "div", "article", "li", "dl"), pen.odds(0.4), pen.odds(0.45)
    signed, ago = pen.odds(0.1), pen.odds(0.2)
    for number, paragraph in enumerate(piece.paragraphs):
        hour = pen.word("ago") if ago else f"{23 - number % 20}:{pen.chance.randint(10, 59)}{pen.pick('', '', ' بتوقيت غرينتش')}"
        pieces = [pen.el(pen.pick("time", "span", "div"), "date", pen.text("date", hour, piece.number))]
        if headed and pen.odds(0.7):
            pieces.append(subhead(pen, piece, pen.pick("h3", "h4", "div>b", "strong"), "p"))
        if signed:
            pieces.append(pen.el("span", "author", pen.text("byline", pen.person(), piece.number)))
        pieces.append(pen.el(pen.pick("p", "div>p", "div"), "para", pen.text("body", paragraph, piece.number)))
        if share:
            pieces.append(parts.row(pen, "footer", pen.some("share", 1, 2), "share"))
        found.append(pen.el(tag, "live", *pieces))
    more = (
        pen.el(pen.pick("button", "div"), "more", pen.text("footer", pen.word(pen.pick("live", "more")))) if pen.odds(0.5) else ""
    )
    above = parts.row(pen, "footer", pen.some("live", 1, 3), "tools", 0.3) if pen.odds(0.5) else ""
    return above + pen.el("div", "body", *found, more)


def below(pen: Pen, piece: Piece) -> list[str]:
    """What stands below the text of an article."""
    number = piece.number
    found = [made for share, made in _below(pen, piece) if pen.odds(share) for made in (made(),)]
    if pen.odds(0.1):
        words = pen.text("footer", foreign(pen, 10, 60))
        found.append(
            pen.el(
                "div",
                "box",
                f"<h4>{pen.text('footer', pen.word(pen.pick('heads', 'newsletter', 'related')))}</h4>",
                f"<p>{words}</p>",
            )
        )
    if pen.odds(0.15):
        credit = pen.text("byline", pen.word("credits") if pen.odds(0.7) else f"{pen.word('by')} {piece.author}", number)
        found.insert(0, pen.el(pen.pick("p", "div", "p>strong"), "credit", credit))
        return found
    pen.chance.shuffle(found)
    return found


def _below(pen: Pen, piece: Piece) -> tuple[tuple[float, Callable[[], str]], ...]:
    """Shares and makers of what may stand below a text."""
    return (
        (0.55, lambda: keywords(pen)),
        (0.4, lambda: parts.row(pen, "footer", pen.some("share", 2, 7), "share", 0.7)),
        (0.15, lambda: parts.notice(pen, "note", pen.some("disclaimer", 1, 2))),
        (0.1, lambda: pen.el("p", "", pen.text("footer", pen.word("disclaimer")))),
        (0.18, lambda: parts.writer(pen, piece.author)),
        (0.5, lambda: cards.teasers(pen, "related", "related", 6)),
        (0.1, lambda: parts.notice(pen, "newsletter", pen.some("newsletter", 1, 2))),
        (0.15, lambda: voices.box(pen)),
        (0.15, lambda: cards.teasers(pen, "related", "most", 6)),
        (0.1, lambda: parts.neighbours(pen)),
        (0.1, lambda: parts.rating(pen)),
        (0.06, lambda: parts.pager(pen)),
        (0.06, lambda: parts.notice(pen, "ad", [pen.word("ads")])),
    )


def keywords(pen: Pen) -> str:
    """Tags below their head, or behind it on one line."""
    label = pen.text("tags", pen.word("tags")) if pen.odds(0.7) else ""
    if pen.odds(0.15):
        words = pen.pick("، ", ", ", " - ", " ").join(pen.link(pen.text("tags", one), "tag") for one in pen.some("tag", 2, 8))
        return pen.el(pen.pick("div", "p", "span"), "tags", f"{label} {words}")
    return pen.el(
        pen.pick("div", "div", "p"), "tags", f"<span>{label}</span>", parts.row(pen, "tags", pen.some("tag", 2, 8), "tags")
    )
