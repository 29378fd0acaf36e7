"""That somebody is signing in with the browser, until it comes back, is taken back, or the app closes."""

from __future__ import annotations

import threading

from assessor_app.gui.task_runner import Task


class BrowserWait:
    """``over`` may be asked from any thread; ``task`` is the wait on its lane, which closing the app cancels."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self.task: Task | None = None

    def cancel(self) -> None:
        """Nobody waits any more."""
        self._cancelled.set()

    def over(self) -> bool:
        """Whether the browser need not come back."""
        task = self.task
        return self._cancelled.is_set() or (task is not None and task.cancelled())
