"""The status bar: connected or not, what is unsent, when the last sync was, what runs now, and who is here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.pace import Pace
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.calm_progress import show_progress
from assessor_app.gui.widgets.painting import DotShape, paint_dot
from assessor_app.gui.widgets.parted_label import PartedLabel
from assessor_app.gui.widgets.sizes import ago_words, size_words

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Session, SyncProgress, SyncStatus

_REDRAW_MS = 30_000
_TELLING_MS = 8_000
_MINUTE = 60
_SOON = 5
_GAP = 7
# who is signed in never takes more of the line, however long the name
_LARGEST_SHARE = 4


class StatusLine(QWidget):
    """Shows a status at rest, and while something runs its progress in numbers with a way to cancel."""

    cancel_requested = Signal()
    pause_requested = Signal()
    settle_requested = Signal()
    history_requested = Signal()

    dot_label: QLabel
    sentence_label: PartedLabel
    progress_bar: QProgressBar
    pause_button: QPushButton
    cancel_button: QPushButton
    settle_button: QPushButton
    history_button: QPushButton
    goal_label: QLabel
    who_label: PartedLabel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._theme = theme
        self._status: SyncStatus | None = None
        self._progress: SyncProgress | None = None
        self._words = self.tr("Opening the desk…")
        self._pace = Pace()
        self._paused = 0
        self._told = ""
        load_form(self, "status_line", promoted=(PartedLabel,))
        self.goal_label.hide()
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.pause_button.clicked.connect(self.pause_requested)
        self.settle_button.clicked.connect(self.settle_requested)
        self.history_button.clicked.connect(self.history_requested)
        self._clock = QTimer(self)
        self._clock.setInterval(_REDRAW_MS)
        self._clock.timeout.connect(self._draw)
        self._clock.start()
        self._telling = QTimer(self, singleShot=True, interval=_TELLING_MS)
        self._telling.timeout.connect(self._end_telling)
        theme.changed.connect(self._draw)
        self._draw()

    def show_session(self, session: Session | None) -> None:
        """Say who is signed in, by the name the programme shows, or nobody."""
        if session is None:
            self.who_label.setText("")
            self.show_goal("")
            return
        self.who_label.setText(" · ".join(part for part in (session.display, session.programme) if part))
        self._make_room()

    def show_goal(self, words: str) -> None:
        """How the day goes, or nothing."""
        self.goal_label.setText(words)
        self._make_room()

    def say(self, words: str) -> None:
        """What to show while there is no status."""
        self._words = words
        self._draw()

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say for a while what was just done; then again how things stand."""
        self._told = words
        self._telling.start()
        self._draw()

    @Slot()
    def _end_telling(self) -> None:
        self._told = ""
        self._draw()

    @Slot(object)
    def show_status(self, status: SyncStatus | None) -> None:
        """Show how things stand."""
        self._status = status
        self._draw()

    @Slot(object)
    def show_progress(self, progress: SyncProgress) -> None:
        """Show how far the running sync or download is."""
        self._progress = progress
        self._pace.note(progress)
        self._draw()

    @Slot(bool)
    def set_busy(self, busy: bool) -> None:
        """Nothing runs any more when ``busy`` is False."""
        if not busy:
            self._progress = None
            self._pace.rest()
            self._draw()

    @Slot(int)
    def set_paused(self, waiting: int) -> None:
        """So many downloads wait until they may go on; none where nothing is paused."""
        self._paused = waiting
        self._draw()

    @Slot()
    def _draw(self) -> None:
        running = self._progress is not None
        downloading = self._progress is not None and self._progress.stage == "downloading"
        self.cancel_button.setVisible(running or bool(self._paused))
        self.pause_button.setVisible(downloading or bool(self._paused))
        self.pause_button.setText(self.tr("Go on") if self._paused else self.tr("Pause"))
        if self._progress is not None:
            self._draw_bar(self._progress)
        self.sentence_label.setText(self._told or self._words_now())
        waiting = 0 if self._status is None else self._status.needs_attention
        self.settle_button.setVisible(not running and waiting > 0)
        self._draw_dot()
        if (layout := self.layout()) is not None:
            layout.setSpacing(self._theme.px(_GAP))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._make_room()

    def _make_room(self) -> None:
        """What is said comes first; a bar, ways elsewhere and the programme's name stand where room is left."""
        say, who, layout = self.sentence_label, self.who_label, self.layout()
        assert layout is not None
        gap, edges = layout.spacing(), layout.contentsMargins()
        fixed = (self.dot_label, self.pause_button, self.cancel_button, self.settle_button)
        # a gap after each of both labels, and one about the empty room between them
        left = self.width() - edges.left() - edges.right() - 3 * gap
        left -= sum(one.sizeHint().width() + gap for one in fixed if not one.isHidden())
        of_who = min(who.width_within(0), self.width() // _LARGEST_SHARE)
        of_saying = min(say.width_within(0), max(0, left - of_who))
        left -= of_who + of_saying
        left -= self._fit_aside(self.progress_bar, self._progress is not None, left)
        left -= self._fit_aside(self.history_button, self._is_at_rest(), left)
        more = max(0, say.width_within(of_saying + left) - of_saying)
        left -= more
        left -= self._fit_aside(self.goal_label, bool(self.goal_label.text()), left)
        say.setMaximumWidth(of_saying + more)
        # a least width would come back in what the label asks for, and grow with every change of look
        who.setMaximumWidth(max(of_who, who.width_within(of_who + left)) if who.text() else 0)

    def _fit_aside(self, part: QWidget, wanted: bool, left: int) -> int:
        """Show a part if it is wanted and ``left`` pixels hold it; gives the pixels that it takes."""
        part.ensurePolished()
        layout = self.layout()
        need = min(part.sizeHint().width(), part.maximumWidth()) + (layout.spacing() if layout is not None else 0)
        part.setVisible(wanted and need <= left)
        return 0 if part.isHidden() else need

    def _is_at_rest(self) -> bool:
        return self._status is not None and self._progress is None

    def _words_now(self) -> str:
        return self._rest_words() if self._progress is None else progress_words(self._progress, self._pace)

    def _rest_words(self) -> str:
        status = self._status
        if self._paused:
            words = self.tr("1 download is paused") if self._paused == 1 else self.tr("{n} downloads are paused")
            return words.format(n=self._paused)
        if status is None:
            return self._words
        if status.receipt and status.receipt_at is not None and status.online:
            return self.tr("{sentence} · {receipt} {time}").format(
                sentence=say(status.sentence), receipt=say(status.receipt), time=_time(status.receipt_at)
            )
        if status.last_sync is None:
            return say(status.sentence)
        return self.tr("{sentence} · last sync {ago}").format(
            sentence=say(status.sentence), ago=ago_words(status.last_sync)
        )

    def _draw_bar(self, progress: SyncProgress) -> None:
        # Bytes may exceed the bar's 32 bits, so count in thousandths.
        thousandths = min(1000, progress.done * 1000 // progress.total) if progress.total else 0
        show_progress(self.progress_bar, thousandths, 1000 if progress.total else 0)

    def _draw_dot(self) -> None:
        status = self._status
        color: str = "muted"
        shape: DotShape = "ring"
        if status is not None and status.needs_attention:
            color, shape = "bad", "exclamation"
        elif status is not None and status.online:
            color, shape = "good", "full"
        elif status is not None:
            color, shape = "warn", "full"
        side, ratio = self._theme.px(11), self.devicePixelRatioF()
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_dot(
            painter,
            QPointF(side / 2, side / 2),
            side - 1,
            shape,
            self._theme.color(color),
            self._theme.color("on_status"),
        )
        painter.end()
        self.dot_label.setPixmap(picture)


def progress_words(progress: SyncProgress, pace: Pace | None = None) -> str:
    """Progress with its numbers: "Downloading — 186 of 412 MB", "Sending — 3 of 7".

    Of several files it tells which is on its way, and with ``pace`` how fast it goes and how long it still takes.
    """
    if not progress.total:
        return f"{say(progress.sentence)}…"
    if progress.stage == "downloading":
        done, total = size_words(progress.done), size_words(progress.total)
    else:
        done, total = QLocale().toString(progress.done), QLocale().toString(progress.total)
    words = _tr("{sentence} — {done} of {total}").format(sentence=say(progress.sentence), done=done, total=total)
    return " · ".join([words, *_file_words(progress), *_pace_words(pace)])


def _file_words(progress: SyncProgress) -> list[str]:
    if progress.files < 2:
        return []
    return [
        _tr("file {n} of {files}: {done} of {total}").format(
            n=progress.file,
            files=progress.files,
            done=size_words(progress.file_done),
            total=size_words(progress.file_total),
        )
    ]


def _pace_words(pace: Pace | None) -> list[str]:
    rate, seconds = (None, None) if pace is None else (pace.rate, pace.seconds_left)
    if rate is None or seconds is None:
        return []
    return [_tr("{size} a second").format(size=size_words(round(rate))), _left_words(seconds)]


def _left_words(seconds: int) -> str:
    if seconds < _MINUTE:
        return _tr("under a minute left") if seconds > _SOON else _tr("nearly there")
    minutes = round(seconds / _MINUTE)
    return _tr("about 1 minute left") if minutes == 1 else _tr("about {n} minutes left").format(n=minutes)


def _time(at: datetime) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at.timestamp())).time(), QLocale.FormatType.ShortFormat)


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusLine", text)
