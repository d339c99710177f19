"""What a site and its readers say in whole sentences: appeals, conditions, comments, pieces of text that are no news."""

from collections.abc import Callable

from train.layouts.pen import Pen, foreign

OWN = ("pitch", "pitch", "disclaimer", "newsletter", "app", "embed", "sale", "rules")


def own(pen: Pen, kind: str = "") -> str:
    """One to three sentences of the site's own."""
    return " ".join(pen.some(kind or pen.pick(*OWN), 1, pen.chance.choice((1, 2, 2, 3))))


def box(pen: Pen) -> str:
    """Appeals and conditions, a paragraph each, with a head perhaps."""
    words = [own(pen) for _ in range(pen.chance.randint(1, 2))]
    head = pen.el(pen.pick("h3", "h4", "div", "p>strong"), "", pen.text("footer", pen.word("boxed"))) if pen.odds(0.4) else ""
    tag = pen.pick("p", "p", "div", "div", "span>span")
    outer = pen.pick("div", "div", "section", "aside", "p" if tag == "span>span" else "div")
    return pen.el(outer, pen.pick("", "box", "newsletter"), head, *(pen.el(tag, "", pen.text("footer", one)) for one in words))


def scraps(pen: Pen) -> str:
    """Pieces of text below a head: what happened on this day, advice, small advertisements, sayings."""
    kind = pen.pick("year", "sign", "sale", "saying", "any")
    found = []
    for _ in range(pen.chance.randint(2, 6)):
        words = pen.word("sale") if kind == "sale" else pen.word("advice") if kind in {"sign", "saying"} else foreign(pen, 8, 30)
        before = f"{pen.chance.randint(1900, 2010)}: " if kind == "year" else pen.word("signs") + ": " if kind == "sign" else ""
        found.append(pen.el(pen.pick("p", "div", "li"), "", pen.text("footer", before + words)))
    head = pen.el(pen.pick("h3", "h4", "div", "strong"), pen.pick("", "head"), pen.text("footer", pen.word("boxed")))
    return pen.el("div", pen.pick("", "box", "widget"), head, *found)


def said(pen: Pen) -> str:
    """What a reader writes."""
    if pen.odds(0.3):
        return foreign(pen, 5, 60)
    return " ".join(pen.some("comment", 1, pen.chance.choice((1, 1, 2, 3, 4)))) + pen.pick("", "", "!", " 👍")


def who(pen: Pen, number: int, form: str) -> list[str]:
    """The lines above a comment: number, name, day, as `form` says."""
    name = pen.person()
    day = pen.word("ago") if pen.odds(0.5) else f"{pen.chance.randint(1, 28):02}/{pen.chance.randint(1, 12):02}/2016"
    clock = f"{pen.chance.randint(0, 23):02}:{pen.chance.randint(0, 59):02}"
    place = f" {pen.pick('من', '-', '/')} {pen.word('places')}" if number % 2 else ""
    by, on = pen.pick("من", "كتبه", "بقلم", "بواسطة"), pen.pick("في", "-", "بتاريخ", "يوم")
    return {
        "numbered": [f"{number} - {name}{place}", f"{day} {clock}"],
        "line": [f"{number}{pen.pick('.', ' -', ')')} {pen.word('replied')} ({by} {name} {on} {day})"],
        "parts": [str(number), pen.word("replied"), f"{by}: {name}", f"{on}: {day} {clock}"],
        "dot": [f"{name} {pen.pick('·', '-', '|', '،')} {day}"],
        "name": [name + pen.pick("", ":", " يقول", " كتب:")],
        "apart": [name, day],
    }[form]  # fmt: skip


def thread(pen: Pen) -> list[list[str]]:
    """Comments, each as its lines."""
    form = pen.pick("numbered", "line", "parts", "dot", "name", "apart", "apart")
    below, subject = pen.odds(0.5), pen.odds(0.15)
    found = []
    for number in range(1, pen.chance.randint(2, 8)):
        words = said(pen)
        lines = [*who(pen, number, form), words]
        if subject:
            lines.insert(pen.chance.randint(0, len(lines) - 1), " ".join(words.split()[: pen.chance.randint(2, 5)]))
        found.append(lines + ([pen.word("commented")] if below else []))
    return found


def comments(pen: Pen) -> str:
    """A thread of comments in elements of their own."""
    shape = pen.pick("li", "div", "article", "div>div", "tr>td", "flat", "flat", "rows", "dl")
    text = "dd" if shape == "dl" else "tr>td" if shape == "rows" else pen.pick("p", "div", "p", "div>p", "span")
    name = "tr>td" if shape == "rows" else "dt" if shape == "dl" else pen.pick("b", "span", "div", "cite", "h4", "p", "p>strong")
    found = []
    for lines in thread(pen):
        long = max(lines, key=len)
        flat = pen.joint.join(
            pen.el(text if one is long else name, "text" if one is long else "author", pen.text("footer", one)) for one in lines
        )
        found.append(flat if shape in {"flat", "dl", "rows"} else pen.el(shape, "comment", flat))
    head = pen.text("footer", counted(pen))
    head = pen.el(pen.pick("h2", "h3", "div", "p", "span"), "", head) if pen.odds(0.85) else ""
    rules = pen.el(pen.pick("p", "div"), "", pen.text("footer", own(pen, "rules"))) if pen.odds(0.4) else ""
    words = [pen.el(pen.pick("p", "label", "button"), "", pen.text("footer", one)) for one in pen.some("commented", 1, 4)]
    form = pen.el("form", "form", *words) if pen.odds(0.5) else ""
    outer = {"tr>td": "table", "rows": "table", "li": "ol", "dl": "dl"}.get(shape, "div")
    ends = [rules, form] if pen.odds(0.7) else [form, rules]
    above = ends.pop(0) if pen.odds(0.25) else ""
    return pen.el(pen.pick("div", "section", "div"), "comments", head, above, pen.el(outer, "list", *found), *ends)


def counted(pen: Pen) -> str:
    """The head of comments, perhaps with their number."""
    return pen.word("comments") + (f" ({pen.chance.randint(1, 90)})" if pen.odds(0.3) else "")


def alike(pen: Pen, write: Callable[[str], str]) -> list[str]:
    """What follows a text in the same markup as its paragraphs. write: makes a paragraph of a text."""
    lines: list[tuple[str, str]] = []
    if pen.odds(0.35):
        lines.append(("byline", pen.word("credits")))
    kinds = [kind for kind in ("disclaimer", "pitch", "embed", "sale", "newsletter", "captions") if pen.odds(0.3)]
    pen.chance.shuffle(kinds)
    lines += [("footer", own(pen, kind)) for kind in kinds]
    if pen.odds(0.3):
        rule = pen.pick(" | ", " - ", " · ", " ")
        count = f" {pen.chance.randint(1, 900)} {pen.word('counts')}" if pen.odds(0.4) else ""
        lines.append(("footer", rule.join(pen.some("share", 2, 5)) + count))
    if pen.odds(0.3):
        lines.append(("footer", counted(pen)))
        lines += [("footer", one) for comment in thread(pen) for one in comment]
        lines += [("footer", own(pen, "rules"))] if pen.odds(0.5) else []
    return [write(pen.text(label, one)) for label, one in lines]
