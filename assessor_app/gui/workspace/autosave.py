"""Puts typed text on disk within half a second, keeps every stroke through a failure, and says where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import Changes

REST_MS: Final = 400
_FIRST_RETRY_MS: Final = 1_000
_LAST_RETRY_MS: Final = 30_000


class Autosave(QObject):
    """Texts by key, each written by ``write(key, text)`` on the store lane after a short rest.

    A text is bound to its key at the stroke, so it can never land on what is shown later. One write per key
    is under way at a time; newer strokes wait for it and then go as one. A failed text stays here and is
    tried again, later and later, until it is saved or :meth:`forget` is called. ``saved`` carries key, text
    and Changes; ``failed`` key and exception.
    """

    saving = Signal()
    saved = Signal(str, str, object)
    failed = Signal(str, object)

    def __init__(self, runner: TaskRunner, write: Callable[[str, str], Changes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._write = write
        self._waiting: dict[str, str] = {}
        self._under_way: dict[str, str] = {}
        self._retry_ms = _FIRST_RETRY_MS
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.flush)
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self.flush)

    def edit(self, key: str, text: str) -> None:
        """Take the newest text of ``key``; it is written when the typing rests."""
        self._waiting[key] = text
        self._rest.start()
        self.saving.emit()

    def flush(self) -> None:
        """Write what waits now, without waiting for the rest."""
        self._rest.stop()
        self._retry.stop()
        for key in [key for key in self._waiting if key not in self._under_way]:
            text = self._waiting.pop(key)
            self._under_way[key] = text
            self._runner.run("store", partial(self._write, key, text), partial(self._settle, key), self)

    def unsaved(self) -> dict[str, str]:
        """The newest text of every key that is not known to be on disk."""
        return {**self._under_way, **self._waiting}

    @property
    def idle(self) -> bool:
        """Whether everything typed is on disk."""
        return not self._waiting and not self._under_way

    def drop(self, key: str) -> None:
        """Give up what waits of one key; what is under way stays so."""
        self._waiting.pop(key, None)

    def forget(self) -> None:
        """Give up what waits; for texts that somebody else has taken over."""
        self._waiting.clear()
        self._rest.stop()
        self._retry.stop()

    def _settle(self, key: str, changes: Changes | None, error: Exception | None) -> None:
        text = self._under_way.pop(key)
        if error is not None:
            self._waiting.setdefault(key, text)
            self._retry.start(self._retry_ms)
            self._retry_ms = min(self._retry_ms * 2, _LAST_RETRY_MS)
            self.failed.emit(key, error)
            return
        self._retry_ms = _FIRST_RETRY_MS
        if key in self._waiting and not self._rest.isActive():
            self.flush()
        self.saved.emit(key, text, changes)
