"""Task runners for tests: one that answers at once on the same thread, and one that answers when told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from assessor_app.gui.task_runner import Lane, Task, TaskRunner


class InlineRunner(TaskRunner):
    """Does the work and delivers the answer before ``run`` returns; ``lanes`` lists where each task was put."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lanes: list[Lane] = []

    def run(
        self, lane: Lane, work: Callable[[], Any], done: Callable[[Any, Exception | None], None], owner: QObject
    ) -> Task:
        self.lanes.append(lane)
        task = Task(work, done, owner)
        task.perform()
        task.deliver()
        return task


class HeldRunner(TaskRunner):
    """Keeps every task until :meth:`release`, so that the state "busy" can be looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held: list[tuple[Lane, Task]] = []

    def run(
        self, lane: Lane, work: Callable[[], Any], done: Callable[[Any, Exception | None], None], owner: QObject
    ) -> Task:
        task = Task(work, done, owner)
        self.held.append((lane, task))
        return task

    def release(self) -> int:
        """Perform and deliver all that is held, also what comes in meanwhile; returns how many tasks ran."""
        ran = 0
        while self.held:
            _, task = self.held.pop(0)
            if not task.cancelled():
                task.perform()
                task.deliver()
            ran += 1
        return ran
