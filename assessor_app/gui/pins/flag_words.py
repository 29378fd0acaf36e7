"""What a flag says when the pointer rests on it: its number and its note, for every viewer alike."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.annotation import Pin


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("flag_words", text)


def flag_words(number: int, pin: Pin) -> str:
    """ "Pin 3: the note"; what was pinned stands in for a note that is still empty."""
    note = pin.note.strip()
    if note:
        return tr("Pin {number}: {note}").format(number=number, note=note)
    return tr("Pin {number}, without a note yet").format(number=number)
