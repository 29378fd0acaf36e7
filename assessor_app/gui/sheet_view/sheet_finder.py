"""Finds a text in one worksheet, piece by piece off the GUI thread, and keeps what was found in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.media.reading.sheet_book import CellHit

_MOST_HITS: Final = 5_000

# text, first row -> hits and the row to go on from (-1 at the end)
HitReader = Callable[[str, int], tuple[tuple[CellHit, ...], int]]


class SheetFinder(QObject):
    """One find at a time. ``changed`` tells of new hits or the end, ``failed`` carries what went wrong."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._reader: HitReader | None = None
        self._text = ""
        self._task: Task | None = None
        self.hits: list[CellHit] = []
        self.finished = True

    @property
    def text(self) -> str:
        """What is looked for, empty for nothing."""
        return self._text

    @property
    def full(self) -> bool:
        """Whether there were more hits than are kept."""
        return len(self.hits) >= _MOST_HITS

    def find(self, reader: HitReader, text: str) -> None:
        """Look for ``text`` from the first row on; replaces the find under way."""
        self.stop()
        self._reader, self._text = reader, text
        if text:
            self.finished = False
            self._ask(0)

    def stop(self) -> None:
        """Forget the find and its hits."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._reader, self._text = None, None, ""
        self.hits, self.finished = [], True

    def near(self, row: int, column: int, step: int) -> int:
        """The place in ``hits`` of the next (1) or previous (-1) hit from a cell, going round; -1 without any."""
        if not self.hits:
            return -1
        if step > 0:
            return next((at for at, hit in enumerate(self.hits) if hit > (row, column)), 0)
        before = [at for at, hit in enumerate(self.hits) if hit < (row, column)]
        return before[-1] if before else len(self.hits) - 1

    def _ask(self, row: int) -> None:
        assert self._reader is not None
        self._task = self._runner.run("media", partial(self._reader, self._text, row), self._take, self)

    def _take(self, found: tuple[tuple[CellHit, ...], int] | None, error: Exception | None) -> None:
        self._task = None
        if found is None:
            self.stop()
            self.failed.emit(error)
            return
        hits, following = found
        self.hits += hits
        self.finished = following < 0 or self.full
        if not self.finished:
            self._ask(following)
        self.changed.emit()
