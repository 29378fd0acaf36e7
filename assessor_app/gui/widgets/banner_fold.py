"""Keeps banners over a page low: where the window is, their words stand on one line, and a button brings the rest."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

# a page of fewer lines than these has no room for a banner of several
_LOW: Final = 28


class BannerFold(QObject):
    """Has ``label``, which ends in "…" where it is not wrapped, fold in its ``row`` of ``banner``."""

    def __init__(self, banner: QWidget, label: QLabel, row: QBoxLayout) -> None:
        super().__init__(banner)
        self._banner, self._label, self._row = banner, label, row
        self._page: QWidget | None = None
        self._opened = False
        label.setMinimumWidth(1)
        self.button = QPushButton(banner)
        self.button.setObjectName("more_words_button")
        self.button.setProperty("role", "link")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._turn)
        self.button.hide()
        row.insertWidget(row.indexOf(label) + 1, self.button)
        QWidget.setTabOrder(label, self.button)
        banner.installEventFilter(self)
        label.installEventFilter(self)

    def fold(self) -> None:
        """The words are others: they begin folded where room is short."""
        self._opened = False
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._banner:
            self._watch_page()
            self._fit()
        elif event.type() == QEvent.Type.Resize or (event.type() == QEvent.Type.FontChange and watched is self._label):
            self._fit()
        return False

    def _watch_page(self) -> None:
        page = self._banner.parentWidget()
        if page is not None and page is not self._page:
            self._page = page
            page.installEventFilter(self)

    @Slot()
    def _turn(self) -> None:
        self._opened = not self._opened
        self._fit()

    @Slot()
    def _fit(self) -> None:
        label, button = self._label, self.button
        metrics = label.fontMetrics()
        low = self._page is not None and self._page.height() < _LOW * metrics.height()
        room = label.width() + (button.width() + self._row.spacing() if button.isVisibleTo(self._banner) else 0)
        folds = low and metrics.horizontalAdvance(label.text()) > room
        label.setWordWrap(not folds or self._opened)
        button.setText(self.tr("Less") if self._opened else self.tr("More"))
        button.setVisible(folds)
