"""Puts labels beside their places on an axis, in as many lanes as it takes for none to touch another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessor_app.gui.plots.look import Look


@dataclass(frozen=True, slots=True)
class Packed:
    """The label number ``place`` of those given: its anchor ``at``, its lane, and where its words lie."""

    place: int
    label: str
    at: float
    lane: int
    left: float
    width: float


def pack(
    wanted: Sequence[tuple[float, str]],
    left: float,
    right: float,
    look: Look,
    pixels: float,
    *,
    gap: float,
    widest: float,
    most: int = 1_000,
) -> list[Packed]:
    """A lane for each (anchor, words): words begin ``gap`` right of the anchor, or end left of it near the right edge.

    Anchor and words never share a lane with others that they would touch; words are at most ``widest`` wide (both for
    100 % text). Where that would take more than ``most`` lanes an anchor stands without its words, in whichever lane
    has room for it, else over others in the last. Ordered as given.
    """
    space, air = look.px(gap), look.px(8)
    taken: list[list[tuple[float, float]]] = []
    made: dict[int, Packed] = {}
    for place in sorted(range(len(wanted)), key=lambda one: wanted[one][0]):
        at, label = wanted[place]
        width = min(look.width(label, pixels) + 1, look.px(widest), max(right - at, at - left) - space)
        start = at + space if at + space + width <= right else at - space - width
        span = min(at - space, start), max(at + space, start + width)
        lane = next((n for n, spans in enumerate(taken) if _free(spans, span, air)), len(taken))
        if lane == most:
            label, start, width, span = "", at, 0.0, (at - space, at + space)
            lane = next((n for n, spans in enumerate(taken) if _free(spans, span, 0.0)), most - 1)
        if lane == len(taken):
            taken.append([])
        taken[lane].append(span)
        made[place] = Packed(place, label, at, lane, start, max(1.0, width))
    return [made[place] for place in range(len(wanted))]


def _free(spans: Iterable[tuple[float, float]], span: tuple[float, float], air: float) -> bool:
    return all(span[0] >= high + air or span[1] <= low - air for low, high in spans)
