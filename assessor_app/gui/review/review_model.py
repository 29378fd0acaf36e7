"""The review's table as a Qt model: criterion, level, comment, citations seen."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor_app.gui.language.saying import say
from assessor_app.gui.review.review_rows import ReviewRow

CRITERION, LEVEL, COMMENT, SEEN = range(4)
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class ReviewModel(QAbstractTableModel):
    """Read-only rows; ``ROW_ROLE`` gives the ReviewRow itself.

    While ``stacked`` is set, the first column is all that is shown, and is read aloud with what is in the others.
    """

    stacked = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ReviewRow, ...] = ()

    def show_rows(self, rows: tuple[ReviewRow, ...]) -> None:
        """Replace all rows; where they are of the same scorables, a double click under way still finds its row."""
        if [one.scorable.id for one in rows] == [one.scorable.id for one in self._rows]:
            changed, self._rows = rows != self._rows, rows
            if changed:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        titles = (self.tr("Criterion"), self.tr("Level"), self.tr("Comment"), self.tr("Citations seen"))
        # the tool tip tells the whole where large text leaves room for a part of it
        return titles[section] if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = range(self.columnCount()) if self.stacked else (index.column(),)
            return ", ".join(words for column in spoken if (words := self._words(row, column)))
        return None

    def _words(self, row: ReviewRow, column: int) -> str:
        if column == CRITERION:
            return f"{say(row.scorable.label)}  {row.scorable.title}"
        if column == LEVEL:
            return row.badge.words
        if column == COMMENT:
            return row.comment_words
        return row.seen_words
