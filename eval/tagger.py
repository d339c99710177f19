"""Figures of the learned taggers, without lists and rules, on the tenth of ANERcorp's training part that no training has seen.

Usage: python eval/tagger.py        F1 of exact spans over PER LOC ORG MISC, and words a second on one core.
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from musnad.annotate.names import tagger  # noqa: E402
from train import examples, figures  # noqa: E402

TOGETHER = 15  # sentences read as one page


def main() -> None:
    """Print a line for each tagger."""
    _, kept = examples.anercorp()
    pages = [kept[n : n + TOGETHER] for n in range(0, len(kept), TOGETHER)]
    for name, fast in (("exact", False), ("fast", True)):
        words = [[examples.words_of(sentence.words) for sentence in page] for page in pages]
        tagger.ready(fast=fast)
        began = time.process_time()
        scores = [reading.scores for page in words for reading in tagger.read(page, fast=fast)]
        speed = sum(len(sentence.words) for sentence in kept) / (time.process_time() - began)
        print(f"{name}: {figures.told(figures.figures(kept, scores))} · {speed:,.0f} words/s")


if __name__ == "__main__":
    main()
