"""The window goes first: what computes on another thread stands aside between two of its steps while the window builds.

Python runs one thread at a time. A lane that computes takes the interpreter at each call that the window makes into Qt,
and the window has it back only when the lane’s share of time is up: ten milliseconds of building become a hundred.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# So long at most a turn of the window is made way for: it may have opened a dialog, or wait for the very lane.
LONGEST_SECONDS: Final = 0.05


class _Way:
    """The way and who has it: ``window`` is the thread that builds now."""

    def __init__(self) -> None:
        self.clear = threading.Event()
        self.clear.set()
        self.window = 0
        self.until = 0.0


_way = _Way()


@contextmanager
def window_first() -> Iterator[None]:
    """Within, on the windows' thread, others stand aside; within another such turn it is a part of that."""
    if not _way.clear.is_set():
        yield
        return
    _way.window, _way.until = threading.get_ident(), time.monotonic() + LONGEST_SECONDS
    _way.clear.clear()
    try:
        yield
    finally:
        _way.clear.set()


def stand_aside() -> None:
    """Wait until the window’s turn is over, LONGEST_SECONDS after its beginning at most; never on its own thread."""
    if not _way.clear.is_set() and threading.get_ident() != _way.window:
        left = _way.until - time.monotonic()
        if left > 0:
            _way.clear.wait(left)
