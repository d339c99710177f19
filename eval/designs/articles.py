"""Clean articles of the corpora beside the repository: what the designs are filled with."""

import json
import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
DAYS_APART = 6  # of the files of saudinewsnet that are read
SHORTEST = 60  # words of an article
MOST = 24  # paragraphs of an article
NAMES = {
    "aawsat": "الشرق الأوسط",
    "aleqtisadiya": "الاقتصادية",
    "aljazirah": "الجزيرة",
    "almadina": "المدينة",
    "alriyadh": "الرياض",
    "alwatan": "الوطن",
    "alweeam": "الوئام",
    "alyaum": "اليوم",
    "arreyadi": "الرياضي",
    "okaz": "عكاظ",
    "sabq": "سبق",
    "Jawhara FM": "جوهرة أف أم",
}
# What the crawlers of the corpora left in the text; such articles have no sure truth.
_RESIDUE = re.compile(
    r"https?:|www\.|@|[<>{}|]|&#|&\w+;|Next|Previous|Stc|Zain|Mobily|سمات|انتهى|موبايلي|تعليقات|اقرأ|المزيد|رابط|شارك|للتواصل|بريد",
)
_SENTENCE_END = re.compile(r"[.!؟?»”\"…)]$")
_INNER_END = re.compile(r"[.!؟?»”\"…):،؛]$")
_PERSON = re.compile(r"[\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){1,3}")


class Article(NamedTuple):
    title: str
    paragraphs: tuple[str, ...]
    author: str | None  # a person, where the byline names just one
    day: date
    outlet: str
    host: str


def load(count: int, seed: int) -> list[Article]:
    """So many articles, the outlets taking turns. seed: the same seed gives the same articles."""
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in _pool():
        by_outlet[article.outlet].append(article)
    chance = random.Random(seed)  # noqa: S311 - a draw of articles, no secret
    for found in by_outlet.values():
        chance.shuffle(found)
    queues = [found for _, found in sorted(by_outlet.items())]
    drawn: list[Article] = []
    while len(drawn) < count and any(queues):
        drawn.extend(queue.pop() for queue in queues if queue)
    chance.shuffle(drawn)
    return drawn[:count]


def _rows() -> Iterator[dict[str, Any]]:
    # a few days of saudinewsnet, and antcorpus, hold enough
    for path in (*sorted((CORPORA / "saudinewsnet").glob("*.jsonl.xz"))[::DAYS_APART], CORPORA / "antcorpus" / "articles.jsonl.xz"):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


@cache
def _pool() -> tuple[Article, ...]:
    """Every article with sure truth; kept, since reading the corpora takes seconds."""
    return tuple(_clean())


def _clean() -> Iterator[Article]:
    seen: set[str] = set()
    for row in _rows():
        title = " ".join(row["title"].split())
        paragraphs = tuple(folded for line in row["text"].splitlines() if (folded := " ".join(line.split())))
        if row["outlet"] not in NAMES or title in seen or not _is_clean(title, paragraphs):
            continue
        seen.add(title)
        stamp = (row.get("crawled") or row["time"])[:10]
        try:
            day = date.fromisoformat(stamp) if "-" in stamp else date(*map(int, reversed(stamp.split("/"))))
        except (TypeError, ValueError):
            continue
        byline = " ".join((row.get("byline") or "").split())
        author = byline if _PERSON.fullmatch(byline) and NAMES[row["outlet"]] not in byline else None
        if row["outlet"] == "aljazirah" and author:
            continue  # its columns end in the headlines of the writer's other columns
        host = row["url"].split("/")[2] if "://" in row["url"] else ""
        yield Article(title, paragraphs, author, day, NAMES[row["outlet"]], host)


def _is_clean(title: str, paragraphs: tuple[str, ...]) -> bool:
    text = "\n".join(paragraphs)
    return (
        4 <= len(title.split()) <= 18
        and len(text.split()) >= SHORTEST
        and len(paragraphs) <= MOST
        and len(set(paragraphs)) == len(paragraphs)
        and title not in text
        and not _RESIDUE.search(title + "\n" + text)
        and all(len(line) >= 40 and _INNER_END.search(line) for line in paragraphs)
        and bool(_SENTENCE_END.search(paragraphs[-1]))
    )
