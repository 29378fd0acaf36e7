"""Moves a progress bar without waiting for it to be painted, as Qt's own bar does, and all that waits to be with it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


def show_progress(bar: QProgressBar, done: int, total: int) -> None:
    """Show ``done`` of ``total``; a total of 0 means that nobody knows how far it is."""
    if bar.maximum() == total and (not total or bar.value() == done):
        return
    # Qt's bar repaints itself before it returns, unless it is to be painted later anyway
    bar.setUpdatesEnabled(False)
    bar.setRange(0, total)
    if total:
        bar.setValue(done)
    bar.setUpdatesEnabled(True)
