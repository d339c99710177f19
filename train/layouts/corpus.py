"""Articles for the layouts: those of the ANT corpus, whose licence allows training."""

import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from musnad.arabic import words
from musnad.extract.likeness import keys

FILE = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "antcorpus" / "articles.jsonl.xz"
SHORTEST = 30  # words
SHORT = 0.25  # share of the articles of which only the first paragraphs are taken
COMMON = 60  # headlines that hold a word that is not rare
_MONTHS = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_MASHREQ = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_MOONS = ("محرم", "صفر", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ربيع الأول")
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PLACES, _AGENCIES = ("تونس", "سوسة", "باريس", "القاهرة"), ("وات", "رويترز", "أ ف ب", "وكالات")
_ENDS = re.compile(r"(?<=[.!؟])\s+")


class Text(NamedTuple):
    title: str
    paragraphs: tuple[str, ...]


def load() -> list[Text]:
    """Every article that is long enough, with its paragraphs."""
    found = []
    with lzma.open(FILE, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            title = " ".join(row["title"].split())
            paragraphs = tuple(text for line in row["text"].splitlines() if (text := " ".join(line.split())))
            if 4 <= len(title.split()) <= 20 and sum(len(text.split()) for text in paragraphs) >= SHORTEST:
                found.append(Text(title, paragraphs))
    return found


def neighbours(texts: list[Text]) -> list[list[int]]:
    """For each article others on the like matter: those whose headlines share two rare words with its own."""
    held = [keys(words(text.title)) for text in texts]
    by_key: dict[str, list[int]] = {}
    for index, some in enumerate(held):
        for key in sorted(some):
            by_key.setdefault(key, []).append(index)
    found = []
    for index, some in enumerate(held):
        counted = Counter(other for key in some if len(by_key[key]) < COMMON for other in by_key[key])
        found.append([other for other, count in counted.most_common(8) if count >= 2 and other != index])
    return found


def drawn(chance: random.Random, texts: list[Text], near: list[list[int]]) -> Text:
    """An article, sometimes with a sentence a paragraph, sometimes made long by others on the like matter. near: see neighbours."""
    place = chance.randrange(len(texts))
    text = texts[place]
    paragraphs = list(text.paragraphs)
    for other in near[place][: chance.choice((0, 1, 3, 6, 8))]:
        paragraphs.extend(texts[other].paragraphs)
    if chance.random() < 0.5:
        paragraphs = [one for paragraph in paragraphs for one in sentences(paragraph)]
    if chance.random() < 0.2:
        place_line = f"{chance.choice(_PLACES)} ({chance.choice(_AGENCIES)}) {chance.choice('-–:')} "
        paragraphs[0] = place_line + paragraphs[0]
    most = chance.choice((1, 2, 3)) if chance.random() < SHORT else 24
    return Text(text.title, tuple(dict.fromkeys(paragraphs))[:most])


def sentences(paragraph: str) -> Iterator[str]:
    """A paragraph's sentences, the shortest joined to the next."""
    waiting = ""
    for sentence in _ENDS.split(paragraph):
        waiting = f"{waiting} {sentence}".strip()
        if len(waiting) >= 40:
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def day(chance: random.Random) -> str:
    """A day as it is written."""
    one = date(2012, 1, 1) + timedelta(days=chance.randint(0, 4000))
    names = chance.choice((_MONTHS, _MASHREQ, _MASHREQ, _LEVANT))
    month = names[one.month - 1]
    written = chance.choice(
        (
            f"{one.day} {month} {one.year}",
            f"{one.day} {month}، {one.year}",
            f"{_WEEKDAYS[one.weekday()]} {one.day} {month} {one.year}",
            f"{_WEEKDAYS[one.weekday()]}، {one.day} {month} {one.year}",
            f"{one.day} {_LEVANT[one.month - 1]}/{_MASHREQ[one.month - 1]} {one.year}",
            f"{one.day:02}/{one.month:02}/{one.year}",
            one.isoformat(),
            f"{one.day:02}-{one.month:02}-{one.year}",
            f"{chance.randint(1, 29)} {chance.choice(_MOONS)} {chance.randint(1430, 1446)}هـ",
        )
    )
    return written.translate(_EASTERN) if chance.random() < 0.15 else written
