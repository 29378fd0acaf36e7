"""A field for a day, typed as 2026-11-22 or as the user's country writes it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

# four digits of the year, whatever the user's country writes
_PATTERN: Final = "yyyy-MM-dd"
_CENTURY: Final = 2000
_LETTERS: Final = "2026-11-22 0"


class DayField(QLineEdit):
    """``day`` is what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def day(self) -> date | None:
        """The day typed, None for what is no day."""
        text, locale = self.text().strip(), QLocale()
        short = locale.dateFormat(QLocale.FormatType.ShortFormat)
        whole = short if "yyyy" in short else short.replace("yy", "yyyy")
        found = (
            QDate.fromString(text, _PATTERN),
            locale.toDate(text, whole),
            # "11/22/26": left to itself Qt takes that for 1926
            locale.toDate(text, QLocale.FormatType.ShortFormat, _CENTURY),
        )
        return next((date(one.year(), one.month(), one.day()) for one in found if one.year() > _CENTURY), None)

    def minimumSizeHint(self) -> QSize:
        # whatever the size of text, the day is seen whole
        return super().minimumSizeHint().expandedTo(QSize(self._wide(), 0))

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), super().sizeHint().height())

    def _wide(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(_LETTERS) + metrics.height()

    def show_day(self, day: date) -> None:
        """Put this day in."""
        self.setText(day.isoformat())
