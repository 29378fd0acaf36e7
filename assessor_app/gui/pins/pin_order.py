"""The order of pins within one artifact, so that the list, the flags and their numbers always agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import CellPlace, LinePlace, PagePlace, TimePlace

Rank = tuple[int, float, float, float]


def in_reading_order(pins: Mapping[str, Pin], rank: Callable[[Pin], Rank] | None = None) -> dict[str, Pin]:
    """The pins of one artifact as a reader meets them; the n-th carries the number n."""
    of = place_rank if rank is None else rank
    keyed = sorted((of(pin), key) for key, pin in pins.items())
    return {key: pins[key] for _, key in keyed}


def place_rank(pin: Pin) -> Rank:
    """What of an artifact comes first: the whole, then pages from the top, moments, cells, lines."""
    place = pin.place
    if isinstance(place, PagePlace):
        region = pin.region
        return 1, place.first, -1.0 if region is None else region.y, 0.0 if region is None else region.x
    if isinstance(place, TimePlace):
        return 2, place.start, place.start if place.end is None else place.end, 0.0
    if isinstance(place, CellPlace):
        return 3, place.sheet, place.first_row, place.first_column
    if isinstance(place, LinePlace):
        return 4, place.first, place.last, 0.0
    return 0, 0.0, 0.0, 0.0
