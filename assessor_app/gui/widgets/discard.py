"""Takes a widget off the screen for good, without it ever becoming a window of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def discard(widget: QWidget) -> None:
    """Hide ``widget``, take it out of its parent and delete it.

    Hidden first, and on purpose: a layout shows what was added to it a moment later, and a widget that has lost
    its parent by then would come up as a window.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
