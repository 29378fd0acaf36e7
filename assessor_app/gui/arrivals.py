"""Opens a submission when it is on this laptop: fetches first what is missing, says so, and opens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.queue.queue_words import is_local, missing_bytes
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.widgets.sizes import size_words

if TYPE_CHECKING:
    from assessor_app.workflows.desk import QueueRow, SyncStatus

_TOPIC = "arrival"


class Arrivals(QObject):
    """``open_chosen`` when a submission may be opened now; a failed download is told in the notice bar."""

    open_chosen = Signal(str)

    def __init__(self, queue: QueuePage, driver: SyncDriver, notices: NoticeBar) -> None:
        super().__init__(queue)
        self._queue = queue
        self._driver = driver
        self._notices = notices
        self._online = False
        self._awaited = ""
        self._ended: dict[str, str] = {}
        queue.open_requested.connect(self.open)
        queue.download_requested.connect(driver.download)
        queue.cancel_requested.connect(driver.cancel_download)
        queue.loaded.connect(self._judge)
        queue.check_requested.connect(driver.checks.ask)
        queue.stop_check_requested.connect(driver.checks.cancel)
        driver.checks.progressed.connect(queue.show_check)
        driver.checks.ended.connect(queue.end_check)
        driver.progressed.connect(queue.show_progress)
        driver.download_waiting.connect(queue.show_waiting)
        driver.download_ended.connect(self._note_end)
        driver.status_changed.connect(self._note_status)

    @Slot(str)
    def open(self, assignment_id: str) -> None:
        """Open at once what is here or already sent; else fetch it first, or without a network open what is here."""
        row = self._queue.row(assignment_id)
        if row is None or is_local(row) or is_sent(row) or not missing_bytes(row):
            self._open_now(assignment_id)
        elif self._online:
            self._fetch_first(row)
        else:
            self._open_now(assignment_id)
            sentence = self.tr(
                "Not all of {code} is on this laptop: {size} are missing. They can be fetched when you are connected."
            )
            self._notices.show_notice(
                sentence.format(code=row.code, size=size_words(missing_bytes(row))), "warning", topic=_TOPIC
            )

    def open_and_fetch(self, assignment_id: str) -> None:
        """Open what is here at once, and with a network fetch the rest meanwhile."""
        row = self._queue.row(assignment_id)
        if self._online and row is not None and missing_bytes(row) and not is_sent(row):
            self._driver.download((assignment_id,))
        self._open_now(assignment_id)

    def say_how(self) -> None:
        """Say how to open a submission, until one is opened."""
        sentence = self.tr("Open a submission from the queue first: choose it and press Enter.")
        self._notices.show_notice(sentence, topic=_TOPIC)

    @Slot()
    def forget(self) -> None:
        """The person went elsewhere: what arrives is shown in the queue, not opened."""
        self._awaited = ""
        self._notices.take_back(_TOPIC)

    def _fetch_first(self, row: QueueRow) -> None:
        self._awaited = row.assignment_id
        sentence = self.tr("Fetching {code} first ({size}). It opens by itself when it is here.")
        self._notices.show_notice(
            sentence.format(code=row.code, size=size_words(missing_bytes(row))),
            "info",
            self.tr("Open what is here"),
            self._open_awaited,
            topic=_TOPIC,
        )
        self._driver.download((row.assignment_id,))

    def _open_awaited(self) -> None:
        if self._awaited:
            self._open_now(self._awaited)

    def _open_now(self, assignment_id: str) -> None:
        self.forget()
        self.open_chosen.emit(assignment_id)

    @Slot(object)
    def _note_status(self, status: SyncStatus) -> None:
        self._online = status.online

    @Slot(str, bool, str)
    def _note_end(self, assignment_id: str, cancelled: bool, sentence: str) -> None:
        if cancelled and assignment_id == self._awaited:
            self.forget()
        if not cancelled:
            self._ended[assignment_id] = sentence
        self._queue.end_download(assignment_id)

    @Slot()
    def _judge(self) -> None:
        """The queue was read anew: see what became of the downloads that ended."""
        ended, self._ended = self._ended, {}
        for assignment_id, sentence in ended.items():
            row = self._queue.row(assignment_id)
            if row is None:
                continue
            if is_local(row):
                self._notices.take_back(_trouble(assignment_id))
                if assignment_id == self._awaited:
                    self._open_now(assignment_id)
                continue
            if assignment_id == self._awaited:
                self.forget()
            words = self.tr("{code}: {reason}").format(code=row.code, reason=sentence)
            self._notices.show_notice(words, "warning", topic=_trouble(assignment_id))


def _trouble(assignment_id: str) -> str:
    """The topic of a download that broke off; it is told until it is here after all."""
    return f"{_TOPIC} {assignment_id}"
