"""Waits as long as a laden machine needs: a state that never comes is a failure, one that comes late is none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Every wait ends as soon as its state is there; only one that fails takes ``PATIENCE_MS``."""

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


def until(came: Callable[[], bool], what: str) -> None:
    """Wait, without Qt, until ``came`` says so. Raises AssertionError naming ``what`` did not come."""
    end = time.monotonic() + PATIENCE_MS / 1000
    pause = threading.Event()
    while not came():
        assert time.monotonic() < end, f"waited in vain: {what}"
        pause.wait(0.02)
