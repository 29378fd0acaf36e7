"""What was seen, made small enough to be kept and sent: in tenths of a second, and without the slightest of glimpses.

Nothing is ever claimed that was not seen but for gaps of up to a second between two spans of the same recording.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from assessor_app.domain.annotation import Seen

# Stretches of pages and of moments; both together stay well within what one annotation may weigh.
MAX_STRETCHES: Final = 400
GAP_SECONDS: Final = 1.0


def fitted(seen: Seen) -> Seen:
    """The same, rounded outwards to tenths; the longest stretches where there are too many. Fitting twice is once."""
    pages = tuple(_stretches(seen.pages))
    spans = tuple(_closed(seen.spans))
    # the later of two equally long ones is left out, on every laptop alike
    if len(pages) > MAX_STRETCHES:
        pages = tuple(sorted(pages, key=lambda one: (-len(one), one[0]))[:MAX_STRETCHES])
    if len(spans) > MAX_STRETCHES:
        spans = tuple(sorted(sorted(spans, key=lambda one: (one[0] - one[1], one[0]))[:MAX_STRETCHES]))
    return Seen(seen.artifact_id, frozenset(page for one in pages for page in one), spans, seen.rest)


def _stretches(pages: frozenset[int]) -> Iterator[range]:
    """Runs of pages that follow each other, in order."""
    first = last = None
    for page in sorted(pages):
        if last is not None and first is not None and page == last + 1:
            last = page
            continue
        if first is not None and last is not None:
            yield range(first, last + 1)
        first = last = page
    if first is not None and last is not None:
        yield range(first, last + 1)


def _closed(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans in tenths of a second, small gaps between them closed."""
    found: list[tuple[float, float]] = []
    for start, end in sorted((_tenths(one, up=False), _tenths(two, up=True)) for one, two in spans):
        if found and start - found[-1][1] <= GAP_SECONDS:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _tenths(seconds: float, *, up: bool) -> float:
    # what is a tenth already must stay: 0.3 * 10 is a little more than 3
    nearest = round(seconds * 10)
    if abs(seconds * 10 - nearest) < 1e-6:
        return nearest / 10
    return (math.ceil(seconds * 10) if up else math.floor(seconds * 10)) / 10
