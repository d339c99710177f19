"""Make `stem_weights.tsv`: in how many articles of a licensed corpus each key stands.

Usage: make_stem_weights.py ANTCORPUS.jsonl.xz OUT.tsv
"""

import json
import lzma
import sys
from collections import Counter, defaultdict
from math import log
from pathlib import Path

from musnad.arabic import is_word, tokens
from musnad.gather.stems import raw_key

FEWEST = 4  # articles that a key must stand in
STEP = 0.25  # weights are rounded to this
NOTE = """# How much a word tells: the natural logarithm of all articles to those that hold it, by key (see gather/stems.py).
# Counted over {articles} articles of the ANT corpus v1.1 (Apache-2.0); keys in fewer than {fewest} articles are left out.
# Made by eval/make_stem_weights.py; not edited by hand.
"""


def main(source: Path, out: Path) -> None:
    """Count, in two passes: the second cuts a proclitic where the rest is the commoner word, as `stems.key` does."""
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        texts = [" ".join(str(row.get(part) or "") for part in ("title", "summary", "text")) for row in map(json.loads, lines)]
    forms = [{token.form for token in tokens(text) if is_word(token)} for text in texts]
    first = Counter(key for document in forms for key in {raw_key(form) for form in document})

    def cut(form: str) -> str:
        whole, rest = raw_key(form), raw_key(form[1:])
        better = form[0] in "وفبلكس" and len(form) >= 4 and first[rest] > first[whole]
        return rest if better else whole

    second = Counter(key for document in forms for key in {cut(form) for form in document})
    rows = defaultdict(list)
    for key, count in second.items():
        if count >= FEWEST and not key.isdigit():
            rows[round(log(len(texts) / count) / STEP) * STEP].append(key)
    with out.open("w", encoding="utf-8") as file:
        file.write(NOTE.format(articles=len(texts), fewest=FEWEST) + "weight\tkeys\n")
        file.writelines(f"{weight:.2f}\t{'|'.join(sorted(rows[weight]))}\n" for weight in sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
