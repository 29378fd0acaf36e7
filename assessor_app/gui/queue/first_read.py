"""The first reading of the queue, done away from the windows and without touching any of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.gui.queue.due import today_of
from assessor_app.gui.queue.queue_lines import Line, make_lines

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Desk, QueueRow


@dataclass(frozen=True, slots=True)
class FirstRead:
    """The rows, their lines of today, and what the profile keeps of the windows' looks."""

    rows: tuple[QueueRow, ...]
    lines: Mapping[str, Line]
    kept: Mapping[str, str]


def first_read(desk: Desk) -> FirstRead:
    """To be called on the store lane. Raises DeskError.

    What is kept comes first, since the first sight of the queue is over once it was asked for; and two thousand
    lines would hold a window up for longer than anybody should notice.
    """
    kept = desk.load_ui_state()
    rows = desk.load_queue()
    return FirstRead(rows, make_lines(rows, today_of(rows), {}, "", {}), kept)
