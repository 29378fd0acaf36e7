"""One thread per player on which every libVLC call is made in order, so that a blocking one never stalls a window."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)


class CallLane:
    """Runs what is posted, one after the other, on its own daemon thread."""

    def __init__(self, name: str, on_crash: Callable[[], None]) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._on_crash = on_crash
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def post(self, call: Callable[[], None]) -> None:
        """Run ``call`` after all that was posted before; may be used from any thread."""
        self._calls.put(call)

    def close(self) -> None:
        """End the thread once everything posted so far is done."""
        self._calls.put(None)

    def wait(self, seconds: float) -> bool:
        """Wait for the thread's end, at most ``seconds``; True when it has ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (call := self._calls.get()) is not None:
            try:
                call()
            except Exception:  # noqa: BLE001 - whatever went wrong, the player must hear of it
                _log.exception("a player call failed")
                self._on_crash()
