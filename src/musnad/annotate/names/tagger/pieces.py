"""Words cut into the encoder's pieces."""

import json
import re
from functools import lru_cache

from tokenizers import Tokenizer
from tokenizers.models import Unigram

from musnad.arabic import SIGNS

MOST = 12  # pieces of one word that are kept
LONGEST = 200  # letters of one word that are looked at
_UNKNOWN = 3
_SIGN = re.compile(f"[{SIGNS}]")


class Pieces:
    """The unigram model over single words: each goes through the normaliser and gets ▁ before it."""

    start = 0
    end = 2

    def __init__(self, stored: str) -> None:
        data = json.loads(stored)
        self._model = Tokenizer(Unigram([(piece, score) for piece, score in data["pieces"]], unk_id=_UNKNOWN))
        self._normaliser = {int(code): text for code, text in data["normaliser"].items()}
        self.of = lru_cache(maxsize=65536)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        text = _SIGN.sub("", word[:LONGEST].encode("utf-8", "replace").decode()).translate(self._normaliser).replace(" ", "")
        return tuple(self._model.encode("▁" + text).ids[:MOST]) if text else (_UNKNOWN,)
