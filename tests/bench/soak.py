"""A thousand jumps over artifacts of every kind: what the desk and its children hold must not grow."""

from __future__ import annotations

from statistics import median

from PySide6.QtWidgets import QApplication

from assessor_app.gui.theme import Theme
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.support.jump_mill import Held, JumpMill, held
from tests.support.mixed_evidence import LOCKED, mixed_shelf

NAME = "soak"
JUMPS = 1_000
WARM = 100
_EVERY = 20
_GROWTH = 1.05


def measure(_grounds: Grounds, application: QApplication) -> list[Figure]:
    """Memory every 20 jumps; the limit is what is held around the hundredth."""
    theme = Theme()
    theme.apply(application)
    samples: list[Held] = []
    with mixed_shelf(theme) as (shelf, artifacts):
        mill = JumpMill(shelf, artifacts, seed=23, silent=LOCKED)
        for number in range(1, JUMPS + 1):
            mill.jump()
            if number % _EVERY == 0:
                samples.append(held())
    first = [one.memory for one in samples[WARM // _EVERY - 1 : WARM // _EVERY + 1]]
    later = [one.memory for one in samples[WARM // _EVERY + 1 :]]
    last = median(later[-5:])
    parts = {
        "the desk alone, first and last": samples[WARM // _EVERY].desk,
        "…": samples[-1].desk,
        "median of the last 100 jumps": last,
        "children": float(samples[-1].child_count),
        "blocks of shared memory": float(samples[-1].blocks),
        "places not painted in time": float(len(mill.missed)),
    }
    what = f"memory over {JUMPS:,} jumps through mixed artifacts, MB"
    goal = _GROWTH * median(first)
    return [
        Figure(NAME, what, later, first, f"after {WARM} jumps", goal_max=round(goal, 1), parts=parts, unit="MB, count")
    ]
