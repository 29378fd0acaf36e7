"""Waits as long as a laden machine needs: a state that never comes is a failure, one that comes late is none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

from assessor_app.demo.loop_turns import let_pass

if TYPE_CHECKING:
    from assessor_app.media.pdf.service import PdfService

PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Every wait ends as soon as its state is there; only one that fails takes ``PATIENCE_MS``."""

    @property
    def pdfs(self) -> PdfService:
        """The PDF service that all windows share, empty at a test's beginning; ended by nobody but the session."""
        service: PdfService = self._request.getfixturevalue("pdfs")
        return service

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Sequence[Any], *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        return super().waitSignals(list(signals), timeout=timeout, **how)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)


class Patience:
    """Waits as the bot does, for what outlives a single test or has none."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = PATIENCE_MS) -> None:
        """Let the window live until ``callback`` holds; raises TimeoutError after ``timeout`` milliseconds."""
        deadline = time.monotonic() + timeout / 1000
        while not callback():
            if time.monotonic() > deadline:
                raise TimeoutError(str(callback))
            let_pass(10)


def until(came: Callable[[], bool], what: str) -> None:
    """Wait, without Qt, until ``came`` says so. Raises AssertionError naming ``what`` did not come."""
    end = time.monotonic() + PATIENCE_MS / 1000
    pause = threading.Event()
    while not came():
        assert time.monotonic() < end, f"waited in vain: {what}"
        pause.wait(0.02)
