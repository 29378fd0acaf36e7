"""What a table has no room for in columns, said in words for the row the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from assessor_app.gui.widgets.row_table import RowTable


class RowDetails(QLabel):
    """Hidden while the table shows all of its columns, or has no current row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: RowTable | None = None
        self._resting = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def speak_for(self, table: RowTable) -> None:
        """Follow a table that has its model."""
        self._table = table
        table.columns_fitted.connect(self.tell)
        table.selectionModel().currentRowChanged.connect(self.tell)
        model = table.model()
        for changed in (model.dataChanged, model.modelReset, model.layoutChanged):
            changed.connect(self.tell)
        self.tell()

    @Slot()
    def rest(self) -> None:
        """Say nothing while something else needs the room."""
        self._resting = True
        self.tell()

    @Slot()
    def speak_again(self) -> None:
        """The room is there again."""
        self._resting = False
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Say what is left out of the current row now."""
        if self._table is None:
            return
        index, role = self._table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole
        speaks = not self._resting and self._table.current_row() is not None
        columns = self._table.left_out() if speaks else ()
        words = " · ".join(str(index.siblingAtColumn(column).data(role)) for column in columns)
        if words != self.text():
            self.setText(words)
        if self.isHidden() is bool(words):
            self.setVisible(bool(words))
