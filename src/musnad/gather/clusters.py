"""Groups of items by the mean of their pairwise scores."""

from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush


def average_link(count: int, pairs: Iterable[tuple[int, int]], score: Callable[[int, int], float]) -> list[list[int]]:
    """Items 0 to count-1 in groups: the two groups whose pairs score best on the mean are joined, while that mean is above 0.

    pairs: the candidates; groups that no candidate connects are never compared.
    score: symmetric; asked for other pairs too, where groups of candidates meet.
    """
    known: dict[tuple[int, int], float] = {}

    def single(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in known:
            known[pair] = score(*pair)
        return known[pair]

    groups = {index: [index] for index in range(count)}
    near: dict[int, dict[int, float]] = {index: {} for index in range(count)}
    heap = []
    for i, j in set(pairs):
        value = near[i][j] = near[j][i] = single(i, j)
        if value > 0:
            heap.append((-value, i, j))
    heapify(heap)
    following = count
    while heap:
        _, i, j = heappop(heap)
        if i not in groups or j not in groups:
            continue
        left, right = groups.pop(i), groups.pop(j)
        around = {k for k in (*near[i], *near[j]) if k in groups}
        near[following] = {}
        for k in around:
            total = sum(
                mean * len(side) * len(groups[k])
                if (mean := near[side_id].get(k)) is not None
                else sum(single(a, b) for a in side for b in groups[k])
                for side_id, side in ((i, left), (j, right))
            )
            value = total / ((len(left) + len(right)) * len(groups[k]))
            near[following][k] = near[k][following] = value
            if value > 0:
                heappush(heap, (-value, min(k, following), max(k, following)))
        groups[following] = left + right
        del near[i], near[j]
        following += 1
    return sorted(sorted(group) for group in groups.values())
