"""What the taggers learn from: the marked corpora, sentences of our own, and how sentences become pieces."""

import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musnad.annotate.names.tagger.labels import LABELS
from musnad.annotate.names.tagger.linear import Word
from musnad.annotate.names.tagger.pieces import Pieces
from musnad.arabic import folded, tokens

HERE = Path(__file__).parent
CORPORA = HERE.parent.parent / "shared" / "corpora"
SHORTEST, LONGEST = 40, 160  # pieces in a chunk
ALONE = 0.3  # share of chunks of one sentence
_MARK = re.compile(r"⟦(PER|ORG|LOC) ([^⟧]*)⟧")
_LAM_ARTICLE = re.compile(r"(?<!\w)([وف]?ل)(⟦(?:PER|ORG|LOC) )الل?")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their labels. `key` numbers the sentences of a run; `open`: what is labelled O may be a MISC name."""

    key: int
    words: tuple[str, ...]
    labels: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring sentences as the encoder sees them."""

    pieces: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    sentences: tuple[int, ...] = field(default=())


def _read(name: str) -> str:
    path = CORPORA / name
    if not path.exists():
        raise SystemExit(f"{name} is not there: the corpora have to lie in ../shared/corpora")
    return lzma.decompress(path.read_bytes()).decode()


def _blocks(text: str, convert: Callable[[str], str | None]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    words: list[str] = []
    labels: list[str] = []
    for line in [*text.split("\n"), ""]:
        word, _, label = line.rpartition(" ")
        if word and not line.startswith("# ") and (known := convert(label)):
            words.append(word)
            labels.append(known)
        elif words and not line.strip():
            yield tuple(words), tuple(labels)
            words, labels = [], []


def _anercorp(label: str) -> str | None:
    label = label.replace("PERS", "PER")
    return label if label in LABELS else "O"


def _aqmar(label: str) -> str | None:
    label = label[:5]
    return label if label in LABELS and not label.endswith("MISC") else "O"


def anercorp() -> tuple[list[Sentence], list[Sentence]]:
    """The training part of ANERcorp in two: the first nine tenths of its sentences, and the last tenth, kept for choosing."""
    found = [Sentence(n, words, labels) for n, (words, labels) in enumerate(_blocks(_read("ner/anercorp_train.txt.xz"), _anercorp))]
    cut = len(found) * 9 // 10
    return found[:cut], found[cut:]


def aqmar() -> list[Sentence]:
    """AQMAR; its miscellaneous names are of another kind than ANERcorp's, so they stay open."""
    return [
        Sentence(10**6 + n, words, labels, True) for n, (words, labels) in enumerate(_blocks(_read("ner/aqmar.txt.xz"), _aqmar))
    ]


@cache
def _templates() -> tuple[str, ...]:
    lines = [line for path in sorted((HERE / "sentences").glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _fillers(name: str) -> tuple[str, ...]:
    lines = (HERE / "fillers" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def own(generator: np.random.Generator, key: int) -> list[Sentence]:
    """Our sentences, their slots filled at random; each call fills them anew. `key`: number of the first."""

    def fill(slot: re.Match[str]) -> str:
        lines = _fillers(slot[1])
        return lines[generator.integers(len(lines))]

    return [marked(_contracted(_SLOT.sub(fill, line)), key + n) for n, line in enumerate(_templates())]


def _contracted(line: str) -> str:
    """«لـ» before a filler that begins with ال, written as Arabic writes it: «للهلال», «لله»."""
    return _LAM_ARTICLE.sub(r"\1\2ل", line)


def marked(line: str, key: int) -> Sentence:
    """A line with ⟦PER …⟧ marks as words and labels; letters glued before a mark belong to its first word."""
    plain, spans = "", []
    at = 0
    for mark in _MARK.finditer(line):
        plain += line[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[2]), mark[1]))
        plain += mark[2]
        at = mark.end()
    plain += line[at:]
    found = tokens(plain)
    labels = ["O"] * len(found)
    for start, end, kind in spans:
        inside = [n for n, token in enumerate(found) if token.end > start and token.start < end]
        for n in inside:
            labels[n] = f"{'B' if n == inside[0] else 'I'}-{kind}"
    return Sentence(key, tuple(plain[token.start : token.end] for token in found), tuple(labels), True)


def words_of(words: Sequence[str]) -> list[Word]:
    """Words as the tagger takes them."""
    return [(word, folded(word) or word) for word in words]


def plain(generator: np.random.Generator, size: int) -> list[list[tuple[str, ...]]]:
    """Articles of AntCorpus drawn at random, up to `size` words: for each its lines, cut into words."""
    rows = _read("antcorpus/articles.jsonl.xz").splitlines()
    found, total = [], 0
    for number in generator.permutation(len(rows)):
        if total > size:
            break
        lines = json.loads(rows[number])["text"].splitlines()
        article = [tuple(line[token.start : token.end] for token in tokens(line)) for line in lines if line.strip()]
        found.append([words for words in article if words])
        total += sum(map(len, article))
    return found


_OPEN = np.array([label == "O" or label.endswith("MISC") for label in LABELS])
_EXACT = np.eye(len(LABELS), dtype=bool)
_NUMBER = {label: n for n, label in enumerate(LABELS)}


def _allowed(sentence: Sentence) -> NDArray[np.bool_]:
    rows = [_OPEN if sentence.open and label == "O" else _EXACT[_NUMBER[label]] for label in sentence.labels]
    return np.stack(rows)


def chunks(sentences: Iterable[Sentence], pieces: Pieces, generator: np.random.Generator | None = None) -> list[Chunk]:
    """Sentences as chunks: neighbours together up to a length drawn at random; each alone where no generator is given."""
    found: list[list[Sentence]] = []
    room = 0
    for sentence in sentences:
        size = sum(len(pieces.of(word)) for word in sentence.words)
        if size > room or not found:
            found.append([])
            room = 0 if generator is None or generator.random() < ALONE else int(generator.integers(SHORTEST, LONGEST))
        found[-1].append(sentence)
        room -= size
    return [_chunk(group, pieces) for group in found]


def _chunk(group: Sequence[Sentence], pieces: Pieces) -> Chunk:
    ids, first, last = [pieces.start], [], []
    for sentence in group:
        for word in sentence.words:
            first.append(len(ids))
            ids.extend(pieces.of(word))
            last.append(len(ids) - 1)
    keys = tuple(sentence.key for sentence in group for _ in sentence.words)
    allowed = np.concatenate([_allowed(sentence) for sentence in group])
    length = 510
    kept = sum(place < length for place in last)
    ids = ids[:length]
    return Chunk(np.array([*ids, pieces.end]), np.array(first[:kept]), np.array(last[:kept]), allowed[:kept], keys[:kept])
