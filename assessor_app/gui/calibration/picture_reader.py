"""Has the numbers computed off the window's thread: one wish at a time, the newest, with progress and a way out."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.errors import CancelledError
from assessor_app.gui.progress_relay import ProgressRelay
from assessor_app.gui.task_runner import Task, TaskRunner

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture, PictureWish
    from assessor_app.workflows.desk import Desk


class _Asked:
    """One wish under way; the work asks from its own thread whether it was given up."""

    def __init__(self) -> None:
        self.task: Task | None = None
        self._given_up = threading.Event()

    def is_given_up(self) -> bool:
        return self._given_up.is_set()

    def give_up(self) -> None:
        self._given_up.set()
        if self.task is not None:
            self.task.cancel()


class PictureReader(QObject):
    """``arrived`` carries the picture of the wish asked last, ``failed`` what went wrong with it, ``progressed`` how
    far it is; ``busy_changed`` whether anything is under way. A newer wish cancels the one before."""

    arrived = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._asked: _Asked | None = None
        self._relay = ProgressRelay(self)
        self._relay.arrived.connect(self._pass_on)

    @property
    def busy(self) -> bool:
        """Whether a picture is being computed for the page."""
        return self._asked is not None

    def ask(self, wish: PictureWish) -> None:
        """Have the picture of ``wish`` computed; whatever was asked before is given up."""
        self._give_up()
        asked = self._asked = _Asked()
        work = partial(self._desk.calibration_picture, wish, self._relay, asked.is_given_up)
        # told before the work begins: a runner may be done with it at once
        self.busy_changed.emit(True)
        asked.task = self._runner.run("sums", work, partial(self._take, asked), self)

    @Slot()
    def cancel(self) -> None:
        """Give up what is under way, and say so."""
        if self._asked is not None:
            self._give_up()
            self.busy_changed.emit(False)
            self.cancelled.emit()

    def _give_up(self) -> None:
        if self._asked is not None:
            self._asked.give_up()
        self._asked = None

    def _take(self, asked: _Asked, picture: CalibrationPicture | None, error: Exception | None) -> None:
        if asked is not self._asked:
            return
        self._asked = None
        self.busy_changed.emit(False)
        if isinstance(error, CancelledError):
            self.cancelled.emit()
        elif picture is None:
            self.failed.emit(error)
        else:
            self.arrived.emit(picture)

    @Slot(object)
    def _pass_on(self, progress: object) -> None:
        if self._asked is not None:
            self.progressed.emit(progress)
