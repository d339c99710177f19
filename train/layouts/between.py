"""Pictures, and what stands between two paragraphs and is none of them."""

from collections.abc import Callable, Mapping

from train.layouts import cards, parts, voices
from train.layouts.pen import Pen, Piece, foreign


def figure(pen: Pen, piece: Piece) -> str:
    """A picture with its caption, which may be long and of the article's words."""
    words = pen.word("captions")
    if pen.odds(0.35):
        lender = pen.chance.choice((piece.paragraphs, pen.lend()[1]))
        words = " ".join(pen.chance.choice(lender).split()[: pen.chance.randint(5, 26)]) + pen.pick("", ".", " (أرشيف)")
    caption = pen.text("footer", words)
    if pen.odds(0.1):
        captions = [pen.el("figcaption", "caption", pen.text("footer", one)) for one in pen.some("captions", 2, 6)]
        rows = [pen.el("figure", "figure", '<img src="a.jpg">', one) for one in captions]
        return pen.el("div", "gallery", *rows)
    image = pen.pick(
        '<img src="a.jpg" alt="">',
        '<picture><img src="a.jpg"></picture>',
        '<div><img src="a.jpg"></div>',
        '<a href="/a.jpg"><img src="a.jpg"></a>',
    )
    shape = pen.pick("figure", "figure", "div", "div", "small", "span", "em", "table", "p", "none")
    if shape == "figure":
        return pen.el("figure", "figure", image, pen.el("figcaption", "caption", caption))
    if shape == "table":
        return f"<table><tr><td>{image}</td></tr><tr><td>{caption}</td></tr></table>"
    if shape == "none":
        return pen.el("div", "figure", image)
    inner = pen.el(shape if shape != "p" else "p", "caption", caption)
    return pen.el("div", "figure", image, inner) if pen.odds(0.75) else image + inner


KINDS = (
    "link", "link", "link", "box", "box", "box", "figure", "post", "pull", "words", "words", "ad", "newsletter", "player",
    "disclaimer", "items", "span", "own", "own", "table", "cards",
)  # fmt: skip


def interruption(pen: Pen, piece: Piece, shape: str) -> str:
    """What stands between two paragraphs and is none. shape: how the paragraphs are written."""
    makers: Mapping[str, Callable[[], str]] = {
        "link": lambda: link(pen, shape),
        "items": lambda: items(pen),
        "box": lambda: cards.teasers(pen, "inline", "related", 4),
        "cards": lambda: cards.teasers(pen, "inline", "related", 3, shape if shape in cards.FORMS else ""),
        "own": lambda: voices.box(pen),
        "table": lambda: table(pen),
        "figure": lambda: figure(pen, piece),
        "span": lambda: f"<span {pen.block_style}>{pen.text('footer', pen.word(pen.pick('ads', 'app', 'newsletter')))}</span>",
        "ad": lambda: parts.notice(pen, "ad", [pen.word("ads")]),
        "newsletter": lambda: parts.notice(pen, "newsletter", pen.some("newsletter", 1, 2)),
        "player": lambda: parts.player(pen),
        "disclaimer": lambda: parts.notice(pen, "note", pen.some("disclaimer", 1, 2)),
    }
    kind = pen.pick(*KINDS)
    return makers[kind]() if kind in makers else quoted(pen, piece, kind)


def table(pen: Pen) -> str:
    """Names and numbers in rows."""
    width = pen.chance.randint(2, 4)
    rows = [[pen.word("widgets") for _ in range(width)]]
    rows += [
        [pen.word("tag"), *(str(pen.chance.randint(0, 99)) for _ in range(width - 1))] for _ in range(pen.chance.randint(2, 6))
    ]
    cells = ["".join(f"<td>{pen.text('footer', one)}</td>" for one in row) for row in rows]
    return "<table>" + "".join(f"<tr>{one}</tr>" for one in cells) + "</table>"


def items(pen: Pen) -> str:
    """Links to other articles as a list without a head."""
    links = [pen.link(pen.text("related", pen.lend()[0])) for _ in range(pen.chance.randint(1, 3))]
    return pen.el("ul", pen.pick("", "inline"), *(f"<li>{one}</li>" for one in links))


def quoted(pen: Pen, piece: Piece, kind: str) -> str:
    """A post of some network, words of the article set out once more, or the site's own in a paragraph's shape."""
    if kind == "post":
        text = f"<p>{pen.text('footer', foreign(pen, 5, 40))}</p>{pen.text('footer', '— ' + pen.person())}"
        return pen.el("blockquote", "embed", text)
    if kind == "pull":
        words = pen.chance.choice(piece.paragraphs).split()
        cut = " ".join(words[len(words) // 3 : len(words) // 3 + pen.chance.randint(5, 22)])
        return pen.el(pen.pick("blockquote", "aside", "div", "blockquote>p"), "quote", pen.text("footer", cut))
    own = pen.text("footer", voices.own(pen))
    return pen.el(pen.pick("p", "p", "div", "p>em", "p>strong"), "", own)


def link(pen: Pen, shape: str) -> str:
    """A link to another article in a line of its own."""
    words = pen.text("related", pen.lend()[0])
    lead = pen.text("related", pen.word("inline"))
    form = pen.pick("lead+a", "a", "all", "lead+a", "apart", "bare", "two", "role")
    line = {
        "lead+a": f"{lead} {pen.link(words)}",
        "a": pen.link(words),
        "all": pen.link(f"{lead} {words}"),
        "apart": f"{lead}<br>{pen.link(words)}",
        "bare": f"{lead} {words}",
        "two": pen.link(f"<span {pen.block_style}>{lead}</span><span {pen.block_style}>{words}</span>"),
        "role": f'<span role="link" tabindex="0">{lead} {words}</span>',
    }[form]
    line = f"<strong>{line}</strong>" if pen.odds(0.3) else line
    return (
        line + "<br>"
        if shape.startswith("br") and pen.odds(0.7)
        else pen.el(pen.pick("p", "p", "div", "h3", "blockquote", "ul>li", "div>div"), pen.pick("", "inline", "para"), line)
    )
