"""The numbers round the queue: its summary, what is missing, what is found, room on the disk, and when all is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.queue_lines import Line
from assessor_app.gui.queue.queue_model import QueueModel
from assessor_app.gui.queue.queue_view_bar import QueueViewBar
from assessor_app.gui.queue.queue_words import is_local
from assessor_app.gui.widgets.page_head import PageHead
from assessor_app.gui.widgets.sizes import size_words

if TYPE_CHECKING:
    from assessor_app.workflows.desk import QueueRow

_GB: Final = 1_000_000_000


class QueueNumbers(QObject):
    """Tells what the model knows to the parts of the page that show it in numbers."""

    def __init__(
        self,
        model: QueueModel,
        head: PageHead,
        bar: QueueViewBar,
        download_button: QPushButton,
        done_strip: QWidget,
        done_label: QLabel,
    ) -> None:
        super().__init__(model)
        self._model, self._head, self._bar = model, head, bar
        self._download_button, self._done_strip, self._done_label = download_button, done_strip, done_label
        self._budget = 0

    @property
    def budget(self) -> int:
        """Bytes of evidence that there should be on this laptop at most; 0 for no limit."""
        return self._budget

    def set_budget(self, gigabytes: int) -> None:
        """How much evidence there should be on this laptop at most; 0 for no limit."""
        self._budget = gigabytes * _GB
        self._tell_room()

    def tell(self) -> None:
        """All of them anew: other rows were read, or a download began."""
        model = self._model
        rows = model.rows
        self._head.tell(summary_words(model.lines) if rows else "")
        missing, size = model.missing()
        button = self._download_button
        if missing:
            button.setText(self.tr("Download all ({size})").format(size=size_words(size)))
        else:
            button.setText(self.tr("Downloading…") if model.downloading() else self.tr("All on this laptop"))
        button.setVisible(bool(rows))
        button.setEnabled(bool(missing))
        self._bar.tell_found(model.matching, len(rows), (row.credential_title for row in rows))
        self._bar.tell_notes(sum(bool(row.lead_note) for row in rows))
        self._tell_room()
        self._tell_done(rows)

    def tell_matching(self) -> None:
        """How many rows are shown, as letters are typed."""
        self._bar.tell_matching(self._model.matching, len(self._model.rows))

    def _tell_room(self) -> None:
        self._bar.tell_room(sum(row.local_bytes for row in self._model.rows), self._budget)

    def _tell_done(self, rows: Sequence[QueueRow]) -> None:
        done = bool(rows) and all(is_sent(row) for row in rows)
        self._done_strip.setVisible(done)
        if not done:
            return
        waiting = sum(row.status == "waiting_to_send" for row in rows)
        sentence = self.tr("All done: everything assigned to you is handed in.")
        if waiting == 1:
            sentence += " " + self.tr("1 is saved on this laptop and waits to be sent.")
        elif waiting:
            words = self.tr("{n} are saved on this laptop and wait to be sent.")
            sentence += " " + words.format(n=QLocale().toString(waiting))
        self._done_label.setText(sentence)


def summary_words(lines: Iterable[Line]) -> str:
    """The line beside the title: "14 assigned · 9 ready offline · 1 overdue · 2 due this week"."""
    translate, number = QCoreApplication.translate, QLocale().toString
    found = list(lines)
    parts = [
        translate("queue", "{n} assigned").format(n=number(len(found))),
        translate("queue", "{n} ready offline").format(n=number(sum(is_local(line.row) for line in found))),
    ]
    late = sum(line.urgency == "overdue" for line in found)
    if late:
        parts.append(translate("queue", "{n} overdue").format(n=number(late)))
    this_week = sum(line.due_group in ("today", "week") for line in found)
    if this_week:
        parts.append(translate("queue", "{n} due this week").format(n=number(this_week)))
    return " · ".join(parts)
