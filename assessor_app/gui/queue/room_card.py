"""Shows what could leave this laptop to make room, and lets it go when told so; never by itself."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QProgressBar, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.sizes import ago_words, size_words
from assessor_app.workflows.desk import Changes, Desk, RoomCandidate, RoomPlan

_ROWS: Final = 4
_ROW_PX: Final = 30
_SHARE: Final = 4


class RoomCard(QFrame):
    """Asks for the plan on the store lane; files go one submission at a time, so that nothing else waits long.

    ``freed`` after each submission whose files are gone.
    """

    freed = Signal()
    opened = Signal()
    closed = Signal()

    room_heading: QLabel
    room_sentence: QLabel
    room_list: QListWidget
    room_progress: QProgressBar
    room_trouble: QLabel
    free_button: QPushButton
    close_room_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._runner: TaskRunner | None = None
        self._theme: Theme | None = None
        self._plan = RoomPlan(0, 0)
        self._left: deque[RoomCandidate] = deque()
        self._total = 0
        self._question = 0
        load_form(self, "room_card")
        self.room_list.itemChanged.connect(self._tell_sum)
        self.free_button.clicked.connect(self._free)
        self.close_room_button.clicked.connect(self._stop_or_close)
        self.setAccessibleName(self.tr("Room on this laptop"))
        self.hide()

    def dress(self, theme: Theme, desk: Desk, runner: TaskRunner) -> None:
        """Take sizes from the theme, and the parts to work with."""
        self._theme, self._desk, self._runner = theme, desk, runner
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def busy(self) -> bool:
        """Whether files are being removed."""
        return self._total > 0

    def show_plan(self, budget: int, busy_ids: tuple[str, ...]) -> None:
        """Ask what could go: ``budget`` in bytes (0: no limit); ``busy_ids`` are open or on their way and stay."""
        if self._runner is None or self._desk is None or self.busy:
            return
        self._question += 1
        asked = partial(self._take_plan, self._question)
        self._runner.run("store", partial(self._desk.eviction_plan, budget, busy_ids), asked, self)

    def _take_plan(self, question: int, plan: RoomPlan | None, error: Exception | None) -> None:
        if question != self._question:
            return
        self._complain(say_error(error) if error is not None else "")
        self._plan = plan or RoomPlan(0, 0)
        self._tell_plan()
        self.opened.emit()
        self.show()
        (self.room_list if self._plan.candidates else self.close_room_button).setFocus()

    def _tell_plan(self) -> None:
        plan = self._plan
        used = size_words(plan.used)
        if plan.budget:
            words = self.tr("{used} of evidence here, {budget} wanted at most")
            self.room_heading.setText(words.format(used=used, budget=size_words(plan.budget)))
        else:
            self.room_heading.setText(self.tr("{used} of evidence on this laptop").format(used=used))
        if plan.candidates:
            sentence = self.tr(
                "What is ticked becomes “Not downloaded” and can be fetched again. Your scores and comments stay. "
                "Nothing unsent, open or due soon is listed."
            )
        else:
            sentence = self.tr("Nothing can go now: everything here is open, unsent or due soon.")
        self.room_sentence.setText(sentence)
        self.room_list.blockSignals(True)
        self.room_list.clear()
        for one in plan.candidates:
            item = QListWidgetItem(self._words(one))
            # with large text it is cut
            item.setToolTip(item.text())
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked)
            self.room_list.addItem(item)
        self.room_list.blockSignals(False)
        if plan.candidates:
            self.room_list.setCurrentRow(0)
        self._show_work(running=False)
        self._fit()
        self._tell_sum()

    def _ticked(self) -> list[RoomCandidate]:
        return [
            one
            for place, one in enumerate(self._plan.candidates)
            if self.room_list.item(place).checkState() == Qt.CheckState.Checked
        ]

    @Slot()
    def _tell_sum(self) -> None:
        ticked = self._ticked()
        size = sum(one.size for one in ticked)
        words = self.tr("Free {size}").format(size=size_words(size)) if ticked else self.tr("Free space")
        self.free_button.setText(words)
        self.free_button.setEnabled(bool(ticked))

    @Slot()
    def _free(self) -> None:
        self._left = deque(self._ticked())
        self._total = len(self._left)
        if self._total:
            self._complain("")
            self._show_work(running=True)
            self._next()

    def _next(self) -> None:
        if self._runner is None or self._desk is None:
            return
        if not self._left:
            self._total = 0
            self.close_card()
            return
        self.room_progress.setMaximum(self._total)
        self.room_progress.setValue(self._total - len(self._left))
        one = self._left.popleft()
        self._runner.run("store", partial(self._desk.evict, (one.assignment_id,)), self._note_gone, self)

    def _note_gone(self, _changes: Changes | None, error: Exception | None) -> None:
        self.freed.emit()
        if error is None:
            self._next()
            return
        self._left.clear()
        self._total = 0
        self._show_work(running=False)
        self._complain(say_error(error))

    @Slot()
    def _stop_or_close(self) -> None:
        if self.busy:
            # what is being removed just now goes; the others stay
            self._left.clear()
            return
        self.close_card()

    @Slot()
    def close_card(self) -> None:
        """Go away; a plan still on its way is not shown any more."""
        self._question += 1
        if not self.isHidden() and not self.busy:
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self._stop_or_close) or super().event(event)

    def _show_work(self, *, running: bool) -> None:
        self.room_progress.setVisible(running)
        self.room_progress.setFormat(self.tr("%v of %m submissions"))
        self.room_list.setVisible(bool(self._plan.candidates) and not running)
        self.free_button.setVisible(bool(self._plan.candidates) and not running)
        self.close_room_button.setText(self.tr("Stop") if running else self.tr("Close"))

    def _complain(self, trouble: str) -> None:
        self.room_trouble.setText(trouble)
        self.room_trouble.setVisible(bool(trouble))

    @Slot()
    def _fit(self) -> None:
        if self._theme is None:
            return
        page, row = self.parentWidget(), self._theme.px(_ROW_PX)
        # with large text in a small window the table still needs some room
        most = min(_ROWS, page.height() // (_SHARE * row)) if page is not None else _ROWS
        self.room_list.setFixedHeight(row * max(1, min(most, len(self._plan.candidates))) + 4)
        for place in range(self.room_list.count()):
            self.room_list.item(place).setSizeHint(QSize(0, self._theme.px(_ROW_PX)))

    def _words(self, one: RoomCandidate) -> str:
        state = self.tr("submitted") if one.submitted else self.tr("not due soon")
        seen = self.tr("never opened here")
        if one.opened_at is not None:
            seen = self.tr("opened {when}").format(when=ago_words(one.opened_at))
        return " · ".join((one.code, size_words(one.size), state, seen))
