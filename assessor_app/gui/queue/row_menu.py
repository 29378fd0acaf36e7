"""What may be done with one row of the queue, under the right mouse button and the menu key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QMenu

from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.queue_words import missing_bytes

if TYPE_CHECKING:
    from assessor_app.gui.queue.queue_table import QueueTable
    from assessor_app.workflows.desk import QueueRow


class RowMenu(QMenu):
    """Built for one row at one moment; what is chosen is said by the table's own signals."""

    def __init__(self, table: QueueTable, row: QueueRow, downloading: bool, checking: bool) -> None:
        super().__init__(table)
        self._table, self._id = table, row.assignment_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(self.tr("Open")).triggered.connect(self._open)
        if downloading:
            self.addAction(self.tr("Cancel the download")).triggered.connect(self._cancel)
        elif missing_bytes(row):
            self.addAction(self.tr("Download")).triggered.connect(self._download)
        if checking:
            self.addAction(self.tr("Stop checking")).triggered.connect(table.stop_check_chosen)
        if row.lead_note:
            self.addAction(self.tr("Read the lead’s note")).triggered.connect(self._read_note)
        if not is_sent(row):
            self.addSeparator()
            self.addAction(self.tr("I know this person…")).triggered.connect(self._release)

    @Slot()
    def _open(self) -> None:
        self._table.open_chosen.emit(self._id)

    @Slot()
    def _cancel(self) -> None:
        self._table.cancel_chosen.emit(self._id)

    @Slot()
    def _download(self) -> None:
        self._table.download_chosen.emit(self._id)

    @Slot()
    def _read_note(self) -> None:
        self._table.note_chosen.emit(self._id)

    @Slot()
    def _release(self) -> None:
        self._table.release_chosen.emit(self._id)
