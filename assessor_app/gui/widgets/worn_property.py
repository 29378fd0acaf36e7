"""Gives widgets the properties that the style sheet looks at: Qt itself looks at them only once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def wear(widget: QWidget, name: str, value: str) -> None:
    """Set a property and dress the widget anew, if it is another value than before."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
