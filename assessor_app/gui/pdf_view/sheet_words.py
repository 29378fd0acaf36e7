"""How a sheet is named on screen: its number in the file, and the number printed on it where that differs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def sheet_words(page: int, label: str) -> str:
    """Sheet ``page`` (0-based) with its printed label, as a thumbnail says it: "p. iv · sheet 4", or just "4"."""
    if not label:
        return str(page + 1)
    return QCoreApplication.translate("SheetWords", "p. {0} · sheet {1}").format(label, page + 1)
