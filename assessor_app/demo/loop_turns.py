"""Lets the window live while somebody waits for it without being called by it."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer


def let_pass(milliseconds: int) -> None:
    """Turn the event loop for so long.

    Qt's own wait for tests keeps the interpreter while it rests, and so keeps every other thread from its work.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
