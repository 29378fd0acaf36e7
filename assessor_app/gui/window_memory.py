"""Remembers the window between starts: its place and size, the page in front, theme and text size."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import MODES, Theme

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Desk

GEOMETRY: Final = "window.geometry"
MODE: Final = "theme.mode"
SCALE: Final = "theme.text_scale"
PAGE: Final = "window.page"
ASSIGNMENT: Final = "window.assignment"
_WAIT_MS: Final = 800


class WindowMemory(QObject):
    """Writes on the store lane, a moment after the last change and at once when asked to."""

    failed = Signal(str)

    def __init__(self, window: QMainWindow, desk: Desk, runner: TaskRunner, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._values: dict[str, str] = {}
        self._saved: dict[str, str] = {}
        self._restored = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.save)

    def value(self, name: str) -> str:
        """A remembered value, or nothing."""
        return self._values.get(name, "")

    def restore(self, values: Mapping[str, str]) -> None:
        """Put window, theme and text size back as they were; values that make no sense are passed over."""
        self._values.update(values)
        self._saved.update(values)
        mode = next((one for one in MODES if one == values.get(MODE)), self._theme.mode)
        if mode != self._theme.mode:
            self._theme.set_mode(mode)
        scale = values.get(SCALE, "")
        if scale.isdecimal() and int(scale) != self._theme.text_scale:
            self._theme.set_text_scale(int(scale))
        geometry = _unpack(values.get(GEOMETRY, ""))
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        self._theme.chosen.connect(self._note_theme)
        self._restored = True

    def remember(self, name: str, value: str) -> None:
        """Keep a value for the next start."""
        if self._restored and self._values.get(name, "") != value:
            self._values[name] = value
            self._timer.start()

    @Slot()
    def save(self) -> None:
        """Write what has changed; before :meth:`restore` nothing is known, so nothing is written."""
        self._timer.stop()
        if not self._restored:
            return
        self._values[GEOMETRY] = base64.b64encode(self._window.saveGeometry().data()).decode("ascii")
        changed = {name: value for name, value in self._values.items() if self._saved.get(name) != value}
        if not changed:
            return
        self._saved.update(changed)
        self._runner.run("store", partial(self._desk.save_ui_state, changed), self._written, self)

    def close(self) -> None:
        """Write for the last time, and keep the queue for the next start; later changes are nobody's wish."""
        self.save()
        if self._restored:
            self._runner.run("store", self._desk.leave_sight, self._written, self)
        self._restored = False

    def forget(self) -> None:
        """What was remembered belongs to somebody whose work is gone; :meth:`restore` begins anew."""
        self._timer.stop()
        self._values.clear()
        self._saved.clear()
        self._restored = False

    def note_geometry(self) -> None:
        """The window was moved or resized."""
        if self._restored:
            self._timer.start()

    @Slot()
    def _note_theme(self) -> None:
        self.remember(MODE, self._theme.mode)
        self.remember(SCALE, str(self._theme.text_scale))

    def _written(self, _result: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(self.tr("The layout of the window could not be remembered: {why}").format(why=error))


def _unpack(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        # A damaged note about the window is not worth a word: it opens at its usual size.
        return QByteArray()
