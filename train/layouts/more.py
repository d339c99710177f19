"""Further articles on a page: in the container of the first, beside it, or in a box between its paragraphs."""

from train.layouts import heads, parts, story
from train.layouts.between import figure
from train.layouts.pen import Pen, Piece


def others(pen: Pen, pieces: list[Piece]) -> tuple[str, list[str], str]:
    """What stands in the first article's container below its text, what stands beside it, and what between its paragraphs."""
    inside, middle = "", ""
    beside: list[str] = []
    for piece in pieces:
        place = pen.pick("inside", "inside", "beside", "beside", "middle" if piece.number == 1 and pen.odds(0.3) else "beside")
        if place == "inside" and not beside:
            inside += follow(pen, piece)
        elif place == "middle" and not inside:
            middle = pen.el(pen.pick("aside", "div", "section"), "second", follow(pen, piece))
        else:
            beside.append(apart(pen, piece))
    return inside, beside, middle


def apart(pen: Pen, piece: Piece) -> str:
    """An article in a container of its own, as endless scrolling loads it."""
    tag = pen.pick("div", "p", "h3", "span", "button")
    head = pen.el(tag, "", pen.text("related", pen.word(pen.pick("next", "related")))) if pen.odds(0.5) else ""
    tags = pen.kept("title", pen.chance.choice(heads.SECOND_HEADS[:11] if pen.odds(0.8) else heads.SECOND_HEADS), 0.5)
    after = story.below(pen, piece)[:3] if pen.odds(0.5) else []
    crumb = pen.el("div", "section", pen.text("section", pen.word("sections"), piece.number)) if pen.odds(0.15) else ""
    cut = pen.odds(0.08) and len(piece.paragraphs) > 3
    if cut:
        after.insert(0, pen.el(pen.pick("div", "p"), "more", pen.link(pen.text("footer", pen.word("more")))))
        piece = piece._replace(paragraphs=piece.paragraphs[:3])
    inner = [crumb, heads.head(pen, piece, tags), story.body(pen, piece), *after]
    kind = "second" if pen.odds(0.5) else "article"  # often of the first one's class
    return head + pen.el(pen.pick("article", "div", "section", "div>div"), kind, *inner)


def follow(pen: Pen, piece: Piece) -> str:
    """An article that goes on in a container: a head of links perhaps, a headline, its day and author perhaps, its paragraphs."""
    pieces = [pen.pick("<hr>", "<br>", "<p>***</p>", "<p>&nbsp;</p>")] if pen.odds(0.15) else []
    if pen.odds(0.45):
        words = pen.text("related", pen.word(pen.pick("related", "next", "inline")))
        tag = pen.pick("p", "div", "h3", "p>strong", "h4", "span", "strong", "block")
        pieces.append(
            words.join((f"<span {pen.block_style}>", "</span>")) if tag == "block" else pen.el(tag, pen.pick("", "related"), words)
        )
    if pen.odds(0.25):  # as the first one stands on the page
        tags = pen.kept("title", pen.chance.choice(heads.SECOND_HEADS), 0.8)
        return pen.joint.join([*pieces, heads.head(pen, piece, tags), story.body(pen, piece)])
    title = pen.text("title", piece.title, piece.number)
    title = pen.link(title) if pen.odds(0.2) else title
    if pen.odds(0.1):
        pieces.append(title.join(("<b>", "</b><br>")))
    elif pen.odds(0.08):
        pieces.append(title.join((f"<span {pen.block_style}>", "</span>")))
    else:
        tags = pen.chance.choice(heads.SECOND_HEADS)
        kind = pen.pick("", "title", "second", "para")
        pieces.append(heads.title(pen, tags, piece) if tags == "role" else pen.el(tags, kind, title))
    if pen.odds(0.15):
        pieces.append(figure(pen, piece))
    if pen.odds(0.1):
        pieces.append(heads.summary(pen, piece))
    if pen.odds(0.6):
        pieces += [signed(pen, piece)] if pen.odds(0.6) else [signed(pen, piece, one) for one in pen.pick("wd", "dw")]
    shape = pen.kept("shape", pen.pick("p", "p", "p", "div", "br", "br2", "div>p", "p>span", "block", "auto", "word"), 0.6)
    if pen.odds(0.3):
        pieces = [pen.el(pen.pick("div", "header"), "head", *pieces)]
    text = story.wrapped(pen.joint.join(story.texts(pen, piece, shape, pen.chance.choice((0, 0.05, 0.1)))), shape)
    pieces.append(pen.el("div", "body", text) if pen.odds(0.2) else text)
    if pen.odds(0.2):
        pieces.extend(story.below(pen, piece)[:2])
    return pen.el("div", "second", *pieces) if pen.odds(0.2) else pen.joint.join(pieces)


def signed(pen: Pen, piece: Piece, form: str = "") -> str:
    """Day and author of a further article, in one line or several. form: only the author (w) or the day (d)."""
    if not form and pen.odds(0.3):
        return heads.details(pen, piece)
    day = pen.text("date", parts.date_words(pen, piece.day), piece.number)
    who = pen.text("byline", f"{pen.word('by')} {piece.author}".strip(), piece.number)
    rule = pen.chance.choice(heads.RULES)
    line = {"d": day, "w": who}.get(form) or pen.pick(f"{day}{rule}{who}", f"{who}{rule}{day}", day, who, f"{who}<br>{day}")
    if pen.odds(0.15):
        return line.join((f"<span {pen.block_style}>", "</span>"))
    return pen.el(pen.pick("p", "div", "small", "span"), pen.pick("", "meta", "para"), line)
