"""Ends a child's work the moment nobody wants it any more, even while the child asks for nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_LOOK_SECONDS: Final = 0.1


@contextmanager
def ended_when(cancel: Callable[[], bool] | None, kill: Callable[[], None]) -> Iterator[None]:
    """While the block runs, call ``kill()`` once, from a thread of its own, as soon as ``cancel()`` is true.

    Nothing is watched without ``cancel``. The block's end waits for the watching to be over.
    """
    if cancel is None:
        yield
        return
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_SECONDS):
            if cancel():
                kill()
                return

    watcher = threading.Thread(target=watch, name="recording-cancel", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
