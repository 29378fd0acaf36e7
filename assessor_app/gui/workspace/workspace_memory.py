"""Remembers where the assessor was, how wide the panes were and what was seen, a moment after each change."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import Desk, Place

_REST_MS: Final = 400
_log = logging.getLogger(__name__)


class WorkspaceMemory(QObject):
    """Collects what is to be remembered and writes the newest of it on the store lane.

    Losing it costs a moment of looking round, never work: a failure is logged and the next change tries again.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._places: dict[str, Place] = {}
        self._values: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self.flush)

    def remember_place(self, assignment_id: str, place: Place) -> None:
        """Remember where the assessor is in one submission."""
        self._places[assignment_id] = place
        self._timer.start()

    def remember_values(self, values: dict[str, str]) -> None:
        """Remember values of the UI state by name."""
        self._values.update(values)
        self._timer.start()

    def flush(self) -> None:
        """Write what waits now."""
        self._timer.stop()
        places, self._places = self._places, {}
        values, self._values = self._values, {}
        for assignment_id, place in places.items():
            work = partial(self._desk.remember_place, assignment_id, place)
            self._runner.run("store", work, self._note, self)
        if values:
            self._runner.run("store", partial(self._desk.save_ui_state, values), self._note, self)

    def _note(self, _nothing: None, error: Exception | None) -> None:
        if error is not None:
            _log.warning("the place in the workspace was not remembered: %s", type(error).__name__)
