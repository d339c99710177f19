"""What a first reading of a page's lines says of the lines around each of them, as numbers for the second."""

import numpy as np

from musnad.extract.elements import Floats, Ints, sums
from musnad.extract.signals import LABELS

_TEXT = [LABELS.index(label) for label in ("body", "heading", "summary")]


def of(shares: Floats, groups: Ints) -> Floats:
    """What a first reading made of the lines near each line, and of those that go together with it.

    shares: for each line and label how likely it is. groups: see Signals.
    """
    count = len(shares)
    padded = np.zeros((count + 4, shares.shape[1]), np.float32)
    padded[2:-2] = shares
    columns = [padded[at : at + count] for at in range(5)]
    for group in groups.T:
        size = np.bincount(group).astype(np.float32)
        columns.append((sums(shares, group, len(size)) / np.maximum(1, size)[:, None])[group])
    text = shares[:, _TEXT].sum(axis=1)
    titles, above = np.cumsum(shares[:, 0]), np.cumsum(text)
    total = max(1.0, float(above[-1])) if count else 1.0
    after = np.zeros(count, np.float32)
    for step in range(1, 6):
        after[:-step] += text[step:] * (0.7**step)
    before = np.zeros(count, np.float32)
    for step in range(1, 6):
        before[step:] += text[:-step] * (0.7**step)
    last = np.maximum.accumulate(np.where(shares[:, 0] > 0.5, np.arange(count), -1))
    since = above - np.where(last >= 0, above[last], 0)
    extra = [np.minimum(3, titles - shares[:, 0]), above / total, since / total, after, before, np.log1p(np.arange(count) - last)]
    return np.concatenate([*columns, np.stack(extra, axis=1)], axis=1).astype(np.float32)
