"""The head of a page: its numbers beside the title, or below it where there is no room, and a search if it has one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.resize_watch import ResizeWatch

_NARROW: Final = 900
_FIELD: Final = 280
_UNBOUNDED: Final = 16_777_215


class PageHead(QObject):
    """Follows the width of its page and the size of text by itself."""

    def __init__(
        self, page: QWidget, theme: Theme, beside: ElidedLabel, below: ElidedLabel, field: QLineEdit | None = None
    ) -> None:
        super().__init__(page)
        self._page, self._theme = page, theme
        self._beside, self._below, self._field = beside, below, field
        ResizeWatch(page).resized.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def tell(self, summary: str) -> None:
        """The numbers of the page in one line."""
        for label in (self._beside, self._below):
            if label.text() != summary:
                label.setText(summary)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        # With large text or in a small window the numbers get a line of their own instead of being cut.
        narrow = self._page.width() < self._theme.px(_NARROW)
        self._below.setVisible(narrow and bool(self._below.text()))
        self._beside.setVisible(not narrow)
        if self._field is not None:
            self._field.setMaximumWidth(self._theme.px(_FIELD) if not narrow else _UNBOUNDED)
