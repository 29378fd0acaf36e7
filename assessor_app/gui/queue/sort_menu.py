"""What the queue can be sorted by, as a menu: the headers of the table are for the mouse alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from assessor_app.gui.queue.queue_lines import Column
from assessor_app.gui.queue.view_keeper import ViewKeeper


class SortMenu(QMenu):
    """Says to the keeper by which column and which way."""

    def __init__(
        self, keeper: ViewKeeper, offered: Callable[[], Mapping[Column, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper, self._offered = keeper, offered
        self.setAccessibleName(self.tr("Sort by"))
        self.aboutToShow.connect(self._build)
        self.triggered.connect(self._choose)

    @Slot()
    def _build(self) -> None:
        self.clear()
        now = self._keeper.now.order
        for column, title in self._offered().items():
            if column == Column.DOT:
                continue
            action = self.addAction(title)
            action.setCheckable(True)
            action.setChecked(column == now.column)
            action.setData(int(column))
        self.addSeparator()
        turned = self.addAction(self.tr("The other way round"))
        turned.setCheckable(True)
        turned.setChecked(now.descending)
        turned.toggled.connect(self._turn)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if isinstance(action.data(), int):
            self._keeper.show_order(replace(self._keeper.now.order, column=Column(action.data())))

    @Slot(bool)
    def _turn(self, descending: bool) -> None:
        self._keeper.show_order(replace(self._keeper.now.order, descending=descending))
