"""What every button that hands a copy to another program is called, so that all viewers say it alike."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def open_outside_words() -> str:
    """The words on the button, in the language of the desk."""
    return QCoreApplication.translate("outside_words", "Open in another program…")
