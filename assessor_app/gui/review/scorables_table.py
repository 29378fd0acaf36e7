"""The review's table of everything scored: Enter or a double click on a row leads to it in the workspace."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from assessor_app.gui.review.review_delegate import ReviewDelegate
from assessor_app.gui.review.review_model import COMMENT, CRITERION, LEVEL, ROW_ROLE, SEEN, ReviewModel
from assessor_app.gui.review.review_rows import ReviewRow
from assessor_app.gui.theme import Theme

# below this width of the table, in pixels at 100 % text, columns would hold mere dots: each row is a stack of lines
_ROOM_FOR_COLUMNS: Final = 460
_MODES: Final = (
    (CRITERION, QHeaderView.ResizeMode.Stretch),
    (LEVEL, QHeaderView.ResizeMode.Fixed),
    (COMMENT, QHeaderView.ResizeMode.Stretch),
    (SEEN, QHeaderView.ResizeMode.Fixed),
)


class ScorablesTable(QTableView):
    """``scorable_chosen`` carries a scorable's id. To be dressed once before it is shown."""

    scorable_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._rows = ReviewModel(self)
        self.setModel(self._rows)
        self.activated.connect(self._choose)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._delegate = ReviewDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column, mode in _MODES:
            header.setSectionResizeMode(column, mode)
        self._fit_columns()
        theme.changed.connect(self._fit_columns)

    def show_rows(self, rows: tuple[ReviewRow, ...]) -> None:
        """Show other rows; whoever stood on one stays there."""
        held = self.currentIndex()
        chosen = held.data(ROW_ROLE) if held.isValid() else None
        self._rows.show_rows(rows)
        self._fit_rows()
        if isinstance(chosen, ReviewRow):
            place = next((n for n, one in enumerate(rows) if one.scorable.id == chosen.scorable.id), -1)
            self.setCurrentIndex(self._rows.index(place, CRITERION))

    def choose(self, scorable_id: str) -> None:
        """Bring the row of a scorable into view and stand on it; nothing happens where there is none."""
        for place in range(self._rows.rowCount()):
            index = self._rows.index(place, CRITERION)
            if index.data(ROW_ROLE).scorable.id == scorable_id:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return

    @Slot()
    def _fit_columns(self) -> None:
        """Columns side by side where there is room for them, else one below the other in each row."""
        theme = self._theme
        if theme is None:
            return
        room = self.viewport().width()
        # of the table's own width: the scroll bar comes and goes with the height of the rows
        stacked = self.width() < theme.px(_ROOM_FOR_COLUMNS)
        self._rows.stacked = self._delegate.stacked = stacked
        self.horizontalHeader().setVisible(not stacked)
        for column in (LEVEL, COMMENT, SEEN):
            self.setColumnHidden(column, stacked)
        self._fit_rows()
        self.setColumnWidth(LEVEL, min(theme.px(158), room * 34 // 100))
        self.setColumnWidth(SEEN, min(theme.px(128), room * 24 // 100))
        self.viewport().update()

    def _fit_rows(self) -> None:
        delegate = self._delegate
        self.verticalHeader().setDefaultSectionSize(delegate.row_height())
        for place in range(self._rows.rowCount()):
            row = self._rows.index(place, CRITERION).data(ROW_ROLE)
            height = delegate.row_height(commented=bool(row.score.comment))
            # a row that was ever lower than the others keeps its height by itself
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ReviewRow):
            self.scorable_chosen.emit(row.scorable.id)
