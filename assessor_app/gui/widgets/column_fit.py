"""Shares the width of a table among its columns: nothing clipped while there is room, long texts cut first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence


def fit_widths(
    natural: Mapping[int, int],
    available: int,
    *,
    roomy: Collection[int] = (),
    wide: int,
    last: int,
    least: Mapping[int, int],
    spare: Sequence[int] = (),
) -> dict[int, int]:
    """Widths in pixels for columns that need ``natural`` pixels in ``available`` ones; 0 for a column left out.

    With room to spare each ``roomy`` column gets a little air, ``wide`` more of it, and ``last`` the rest. Without,
    the columns named in ``least`` give way in that order, each down to its least width. Where even that is too much,
    the columns of ``spare`` are left out, the first one first; what is still lacking then is left to the scroll bar.
    """
    widths = dict(natural)
    gone = _left_out(natural, available, least, spare)
    widths.update(dict.fromkeys(gone, 0))
    free = available - sum(widths.values())
    if free < 0:
        for column, smallest in least.items():
            given = min(-free, max(0, widths[column] - smallest))
            widths[column] -= given
            free += given
        return widths
    roomy = [column for column in roomy if column not in gone]
    air = min(free // (2 * (len(roomy) + 1)), available // 40)
    for column in roomy:
        widths[column] += air
    if wide not in gone:
        widths[wide] += min(free // 4, available // 10)
    if last not in gone:
        widths[last] += max(0, available - sum(widths.values()))
    return widths


def _left_out(
    natural: Mapping[int, int], available: int, least: Mapping[int, int], spare: Sequence[int]
) -> Sequence[int]:
    needed = {column: min(width, least.get(column, width)) for column, width in natural.items()}
    lacking = sum(needed.values()) - available
    for count, column in enumerate(spare):
        if lacking <= 0:
            return spare[:count]
        lacking -= needed[column]
    return spare
