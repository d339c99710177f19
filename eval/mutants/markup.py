"""Hostile markup."""

import json
import random
import re

from mutants.parts import GIANT, WORDS, Mutant, Seeds, repeated, size, within

DEPTHS = (100, 511, 513, 3000, 10_000, 20_000, 24_500, 49_000)
FILLINGS = ("", "نص", "قال الوزير إن الأمر انتهى", "<b>x</b>", "12/3/2025", "ا " * 30)
VALUES = ("x", "a ", "display:", "نص ", "&amp;", " ", "display" + " " * 9, "2025-01-01 ", "خبر | ", "x - ", "2025-")
GONE = (rb"</[^>]*>", rb">", rb"-->", rb"</script>", rb"\"", rb"<body[^>]*>", rb"</?p>")
SHAPES = (
    "[" * 100_000, '{"a":' * 100_000, "1" * 100_000, "NaN", '{"@graph":[' + '{"@type":"x"},' * 30_000 + "{}]}",
    "[[]" + ",[]" * 90_000 + "]", '{"articleBody":"' + "نص " * 90_000 + '"}',
)  # fmt: skip
LEAVES: tuple[object, ...] = (None, True, 1, -1e308, "", "x" * 5000, "2025-13-45", "٢٠٢٥", [], {}, "\ud800", 10**400, "NewsArticle")


def nested(chance: random.Random, pages: Seeds) -> Mutant:
    """Elements in elements, 10,000 deep and more."""
    tags = chance.choices(WORDS["tags"], k=chance.choice([1, 1, 2, 3]))
    depth = chance.choice(DEPTHS) // len(tags)
    opening = "".join(f"<{tag}{chance.choice(WORDS['attributes'])}>{chance.choice(['', '', 'نص '])}" for tag in tags)
    closing = "".join(f"</{tag}>" for tag in reversed(tags)) if chance.random() < 0.5 else ""
    return within(chance, pages, opening * depth + "نص في العمق" + closing * depth)


def siblings(chance: random.Random, pages: Seeds) -> Mutant:
    """Up to 100,000 elements beside each other."""
    tag = chance.choice(WORDS["tags"])
    unit = f"<{tag}{chance.choice(WORDS['attributes'])}>{chance.choice(FILLINGS)}</{tag}>\n"
    return within(chance, pages, unit * size(chance, 100_000))


def links(chance: random.Random, pages: Seeds) -> Mutant:
    """Up to 100,000 links."""
    shape = chance.choice(WORDS["link shapes"])
    return within(chance, pages, "".join(shape.format(number) for number in range(size(chance, 100_000))))


def tables(chance: random.Random, pages: Seeds) -> Mutant:
    """Tables in cells, rows without tables, cells without rows, text between them (which parsers move)."""
    unit = "".join(chance.choices(WORDS["table parts"], k=chance.randrange(1, 6)))
    start = chance.choice(["", "<table>", "<select>"])
    return within(chance, pages, start + unit * size(chance, 90_000 // max(1, unit.count("<"))))


def attributes(chance: random.Random, pages: Seeds) -> Mutant:
    """One giant attribute, or very many."""
    name = chance.choice(["class", "id", "style", "href", "datetime", "content", "data-x", "hidden", "itemprop"])
    if chance.random() < 0.5:
        value = repeated(chance.choice(VALUES), size(chance, GIANT))
        return within(chance, pages, f"<{chance.choice(WORDS['tags'])} {name}='{value}'>نص")
    count = size(chance, 200_000)
    many = "".join(f" {name}{number}=x" for number in range(count)) if chance.random() < 0.5 else f" {name}=x" * count
    return within(chance, pages, f"<div{many}>نص</div>")


def entities(chance: random.Random, pages: Seeds) -> Mutant:
    """Entities, good and bad, with and without their end."""
    name = chance.choice(WORDS["entities"])
    unit = chance.choice([f"&{name};", f"&{name}", f"&amp;{name};", f"&amp;amp;{name};", "&", "&#", "&#x", f"نص &{name}; "])
    flood = repeated(unit, size(chance, GIANT))
    return Mutant(".txt", chance.choice(pages.text) + flood.encode()) if chance.random() < 0.3 else within(chance, pages, flood)


def unclosed(chance: random.Random, pages: Seeds) -> Mutant:
    """What swallows the rest of a page, or closing tags and quotes taken away."""
    if chance.random() < 0.7:
        return within(chance, pages, chance.choice(WORDS["swallowing"]) * chance.choice([1, 1, 1, 1000, 49_000]))
    found = re.compile(chance.choice(GONE))
    return Mutant(".html", found.sub(lambda one: one[0] if chance.random() < 0.5 else b"", chance.choice(pages.html)))


def tag_soup(chance: random.Random, pages: Seeds) -> Mutant:
    """Tags, attributes and words in any order."""
    parts: list[str] = []
    for _ in range(size(chance, 8000)):
        tag = chance.choice(WORDS["tags"])
        opening = f"<{tag}{chance.choice(WORDS['attributes'])}>"
        parts.append(chance.choice([opening, f"</{tag}>", f"<{tag}/>", *chance.choices(WORDS["words"], k=4), "<!--", "-->", "]]>"]))
    text = chance.choice(["", " "]).join(parts)
    return within(chance, pages, text) if chance.random() < 0.5 else Mutant(".html", text.encode())


def linked_data(chance: random.Random, pages: Seeds) -> Mutant:
    """JSON-LD of any shape."""
    body = json.dumps(_thing(chance, 0)) if chance.random() < 0.5 else chance.choice(SHAPES)
    return within(chance, pages, f'<script type="application/ld+json">{body}</script>' * chance.choice([1, 1, 1, 50]))


def _thing(chance: random.Random, depth: int) -> object:
    if depth > 4 or chance.random() < 0.3:
        return chance.choice(LEAVES)
    if chance.random() < 0.4:
        return [_thing(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {key: _thing(chance, depth + 1) for key in chance.sample(WORDS["linked keys"], chance.randrange(1, 6))}


def facts(chance: random.Random, pages: Seeds) -> Mutant:
    """Very many or very large elements that tell title, day, address and outlet."""
    value = repeated(chance.choice(VALUES), size(chance, 300_000))
    shape = chance.choice(WORDS["fact shapes"])
    if chance.random() < 0.5:
        return within(chance, pages, shape.format(value))
    return within(chance, pages, shape.format(value[:20]) * size(chance, 40_000))


KINDS = (nested, siblings, links, tables, attributes, entities, unclosed, tag_soup, linked_data, facts)
