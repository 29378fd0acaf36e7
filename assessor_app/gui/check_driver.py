"""Has everything on this laptop looked at once: a while after the start, and whatever comes later when it comes.

All of it runs on the check lane, so neither opening nor scoring nor a sync ever waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from assessor_app.errors import DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.progress_relay import ProgressRelay
from assessor_app.gui.task_runner import TaskRunner

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Changes, Desk, Readiness

IDLE_MS: Final = 2_000


class CheckDriver(QObject):
    """``progressed`` while a check runs, ``ended`` with what it changed; ``failed`` carries one sentence.

    A submission is not asked about twice while nothing about it has changed, even if the check left it unfinished.
    """

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._active = False
        self._running = False
        self._everything = False
        self._stop = threading.Event()
        self._waiting: dict[str, None] = {}
        self._asked: dict[str, Readiness] = {}
        self._relay = ProgressRelay(self)
        self._relay.arrived.connect(self.progressed)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._check_all)

    @property
    def busy(self) -> bool:
        """Whether a check is under way or about to begin."""
        return self._running or self._idle.isActive()

    @Slot()
    def start(self) -> None:
        """Look at all that is here once the desk has come to rest."""
        self._active = True
        self._idle.start()

    @Slot()
    def stop(self) -> None:
        """Stop at the next safe point and begin nothing more (sign-out, end of the program)."""
        self._active = False
        self._idle.stop()
        self._asked.clear()
        self.cancel()

    @Slot()
    def cancel(self) -> None:
        """Stop what is running or waiting; what was looked at stays looked at."""
        self._waiting.clear()
        self._everything = False
        self._stop.set()

    @Slot(object)
    def ask(self, unchecked: Mapping[str, Readiness]) -> None:
        """These assignments have something here that nobody has looked at, as their readiness tells."""
        if not self._active:
            return
        fresh = {one: readiness for one, readiness in unchecked.items() if self._asked.get(one) != readiness}
        self._asked.update(fresh)
        if self._idle.isActive():
            # the look at everything that comes in a moment takes them along
            return
        self._waiting.update(dict.fromkeys(fresh))
        self._go_on()

    @Slot()
    def _check_all(self) -> None:
        self._everything = True
        self._go_on()

    def _go_on(self) -> None:
        if self._running:
            return
        if self._everything:
            self._everything = False
            self._waiting.clear()
            self._run(())
        elif self._waiting:
            asked = tuple(self._waiting)
            self._waiting.clear()
            self._run(asked)

    def _run(self, assignment_ids: tuple[str, ...]) -> None:
        self._running = True
        self._stop = threading.Event()
        work = partial(self._desk.check_artifacts, assignment_ids, self._relay, self._stop.is_set)
        self._runner.run("check", work, self._end, self)

    def _end(self, changes: Changes | None, error: Exception | None) -> None:
        self._running = False
        if isinstance(error, DeskError):
            self.failed.emit(say_error(error))
        elif error is not None:
            sentence = "The files on this laptop could not be checked; they can be opened all the same."
            self.failed.emit(QCoreApplication.translate("CheckDriver", sentence))
        from assessor_app.workflows.desk import Changes  # late: long here once anything was checked

        self.ended.emit(changes or Changes())
        if self._active:
            self._go_on()
