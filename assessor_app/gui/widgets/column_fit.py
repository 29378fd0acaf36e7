"""Shares the width of a table among its columns: nothing clipped while there is room, long texts cut first."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def fit_widths(
    natural: Mapping[int, int],
    available: int,
    *,
    roomy: Collection[int] = (),
    wide: int,
    last: int,
    least: Mapping[int, int],
) -> dict[int, int]:
    """Widths in pixels for columns that need ``natural`` pixels in ``available`` ones.

    With room to spare each ``roomy`` column gets a little air, ``wide`` more of it, and ``last`` the rest. Without,
    the columns named in ``least`` give way in that order, each down to its least width; what is still lacking is
    left to the scroll bar.
    """
    widths = dict(natural)
    free = available - sum(widths.values())
    if free < 0:
        for column, smallest in least.items():
            given = min(-free, max(0, widths[column] - smallest))
            widths[column] -= given
            free += given
        return widths
    air = min(free // (2 * (len(roomy) + 1)), available // 40)
    for column in roomy:
        widths[column] += air
    widths[wide] += min(free // 4, available // 10)
    widths[last] += max(0, available - sum(widths.values()))
    return widths
