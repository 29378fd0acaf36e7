"""The lead's page: one version of one credential, its five headline numbers, and the views behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assessor_app.errors import DeskError
from assessor_app.gui.calibration.act_ways import ActWays
from assessor_app.gui.calibration.calibration_act_sheet import CalibrationActSheet
from assessor_app.gui.calibration.calibration_card import CalibrationCard
from assessor_app.gui.calibration.card_row import CardRow
from assessor_app.gui.calibration.chooser import Chooser
from assessor_app.gui.calibration.head_lines import HeadLines
from assessor_app.gui.calibration.headline import headline
from assessor_app.gui.calibration.page_views import PageViews
from assessor_app.gui.calibration.page_words import (
    Period,
    caution_words,
    credential_words,
    nothing_changed,
    nothing_here,
    scale_words,
    sets_of,
    summary_words,
)
from assessor_app.gui.calibration.period_days import PeriodDays
from assessor_app.gui.calibration.picture_reader import PictureReader
from assessor_app.gui.calibration.tab_line import TabLine
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say, say_error
from assessor_app.gui.slices import Steps, build_whole
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.calm_progress import show_progress
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.workflows.calibration_picture import PictureWish

if TYPE_CHECKING:
    from assessor_app.domain.lead_acts import MadeAct
    from assessor_app.workflows.calibration_picture import CalibrationPicture, CalibrationStand, RatedCredential
    from assessor_app.workflows.desk import Desk, SyncProgress

CARDS: Final = ("exact_card", "adjacent_card", "alpha_card", "consistency_card", "adjudicate_card")
_PROMOTED: Final = (Chooser, PeriodDays, ElidedLabel, CardRow, TabLine, CalibrationActSheet, EmptyState)
_LOW: Final = 620
Found = tuple["CalibrationStand", "tuple[RatedCredential, ...]"]


class CalibrationPage(QWidget):
    """Read anew with :meth:`refresh`. ``case_requested`` asks for a submission side by side, at one scorable,
    ``reader_export_requested`` for a report to one reader as a file; ``acted`` carries an act once it is written
    down; ``loaded`` when a picture is shown, or the reason why not."""

    case_requested = Signal(str, str)
    export_requested = Signal()
    reader_export_requested = Signal(str)
    sync_requested = Signal()
    queue_requested = Signal()
    acted = Signal(object)
    loaded = Signal()

    title_label: QLabel
    credential_box: Chooser
    scale_box: Chooser
    period_box: Chooser
    period_days: PeriodDays
    set_box: Chooser
    summary_label: ElidedLabel
    summary_below: ElidedLabel
    set_button: QPushButton
    export_button: QPushButton
    progress_frame: QFrame
    progress_bar: QProgressBar
    progress_label: ElidedLabel
    cancel_button: QPushButton
    note_frame: QFrame
    note_label: QLabel
    page_stack: QStackedWidget
    head_layout: QHBoxLayout
    filter_layout: QHBoxLayout
    body: QWidget
    body_layout: QVBoxLayout
    card_row: CardRow
    tab_line: TabLine
    tab_stack: QStackedWidget
    act_sheet: CalibrationActSheet
    empty_state: EmptyState

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calibration_page")
        self._desk, self._runner, self._theme = desk, runner, theme
        self._picture: CalibrationPicture | None = None
        self._said, self._low = "", False
        # of the numbers shown, and of those asked for
        self._periods: tuple[Period, Period] = ("all", "all")
        load_form(self, "calibration_page", promoted=_PROMOTED)
        self._choosers = (self.credential_box, self.scale_box, self.period_box, self.set_box)
        self.period_days.join(self.period_box)
        for chooser in self._choosers:
            chooser.dress(theme)
            if chooser is not self.period_box:
                chooser.chosen.connect(self._choose)
        self._head = HeadLines(
            (self.head_layout, self.filter_layout),
            self.title_label,
            self.credential_box,
            (self.scale_box, self.period_box, self.period_days, self.set_box),
            {
                self.set_button: (self.set_button.text(), self.tr("New set…")),
                self.export_button: (self.export_button.text(), self.tr("Export…")),
            },
        )
        for part in (self.scale_box, self.set_box, self.period_days, self.progress_frame, self.note_frame):
            part.hide()
        self.card_row.dress(theme)
        self.cards: dict[str, CalibrationCard] = {}
        self.empty_state.dress(theme)
        self.reader = PictureReader(desk, runner, self)
        self.views = PageViews(desk, runner, theme, self.tab_line, self.tab_stack)
        self.acts = ActWays(desk, runner, theme, self.act_sheet, self)
        self._connect()
        lend_focus(self, self.tab_line, self.empty_state.action_button)
        theme.dress_apart(self, self._parts, self.tab_stack)
        theme.changed.connect(self._fit)
        self._fit()

    def _parts(self) -> tuple[QWidget, ...]:
        """All there is to be seen, from the top."""
        head = (self.title_label, *self._choosers, self.period_days, self.summary_label, self.set_button)
        below = (self.export_button, self.progress_frame, self.note_frame, self.card_row, self.tab_line)
        return (*head, *below, self.summary_below, self.act_sheet, self.empty_state, *self.views.built)

    def _connect(self) -> None:
        self.reader.arrived.connect(self._show)
        self.reader.failed.connect(self._tell_failure)
        self.reader.cancelled.connect(self._tell_cancelled)
        self.reader.progressed.connect(self._show_progress)
        self.reader.busy_changed.connect(self._set_busy)
        self.cancel_button.clicked.connect(self.reader.cancel)
        self.set_button.clicked.connect(self.acts.open_set)
        self.export_button.clicked.connect(self.export_requested)
        self.period_days.chosen.connect(self._choose)
        self.views.case_requested.connect(self.case_requested)
        self.views.reader_export_requested.connect(self.reader_export_requested)
        self.views.acts_changed.connect(self.refresh)
        self.views.act_requested.connect(self.acts.open_by_name)
        self.acts.opened.connect(self._raise_sheet)
        self.acts.closed.connect(self._lower_sheet)
        self.acts.recorded.connect(self._note_act)

    def build(self) -> Steps:
        """What is not there yet: cards and the first view. Whatever is missing once there are numbers is built then."""
        for name in CARDS:
            if name not in self.cards:
                self.cards[name] = CalibrationCard(self._theme, name)
                yield
        self.card_row.hold(tuple(self.cards.values()))
        yield
        yield from self.views.steps(self.views.name)

    @property
    def picture(self) -> CalibrationPicture | None:
        """What is shown; None before the first arrived."""
        return self._picture

    @property
    def wish(self) -> PictureWish | None:
        """What is chosen in the head; None while there is nothing to choose."""
        rated = self.credential_box.value
        if rated is None:
            return None
        same = self._picture is not None and self._picture.credential.key == f"{rated[0]}@{rated[1]}"
        scale_id = (self.scale_box.value or "") if same else ""
        set_id = (self.set_box.value or "") if same else ""
        return PictureWish(rated[0], rated[1], scale_id, *self.period_days.span, set_id)

    # ---- reading ------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Read what was scored, then its numbers; what is shown stays until the newer stands."""
        if self._picture is None and self.page_stack.currentWidget() is self.empty_state:
            self.empty_state.tell("scale-balance", self.tr("Reading what was scored…"), "")
        self._runner.run("store", self._read, self._take_stand, self)

    def _read(self) -> Found:
        return self._desk.calibration_stand(), self._desk.rated_credentials()

    def _take_stand(self, found: Found | None, error: Exception | None) -> None:
        if found is None:
            self._tell_failure(error)
            return
        stand, rated = found
        if not stand.lead or not rated:
            self.reader.cancel()
            self._tell_empty(stand)
            return
        self.credential_box.fill([((one.credential_id, one.version), credential_words(one)) for one in rated])
        self._ask()

    @Slot(object)
    def _choose(self, _value: object) -> None:
        self._fit()
        self._ask()

    def _ask(self) -> None:
        wish = self.wish
        if wish is not None:
            self._periods = (self._periods[0], self.period_box.value)
            self.reader.ask(wish)

    @Slot(object)
    def _show(self, picture: CalibrationPicture) -> None:
        self._picture = picture
        self._periods = (self._periods[1], self._periods[1])
        scales = [(one, scale_words(picture.credential.scales[one])) for one in picture.scales]
        self.scale_box.fill(scales, picture.scale.id)
        sets = [("", self.tr("All readings")), *((one, name) for one, name in sets_of(picture))]
        self.set_box.fill(sets, picture.wish.set_id)
        for label in (self.summary_label, self.summary_below):
            label.setText(summary_words(picture))
        self._show_cards(picture)
        self._note(caution_words(picture))
        self.views.show_picture(picture)
        self.acts.show_picture(picture)
        self._enable(True)
        before = self.page_stack.currentWidget()
        if before is not self.act_sheet:
            self.page_stack.setCurrentWidget(self.body)
        if before is self.empty_state and self.isVisible():
            self.tab_line.setFocus()
        self.loaded.emit()

    def _choose_shown(self) -> None:
        """Head and numbers never say different things: go back to what the numbers are of."""
        if self._picture is not None:
            wish = self._picture.wish
            self.credential_box.show_value((wish.credential_id, wish.version))
            self.period_days.show_span(self._periods[0], (wish.since, wish.until))
            self.scale_box.show_value(self._picture.scale.id)
            self.set_box.show_value(wish.set_id)

    def _show_cards(self, picture: CalibrationPicture) -> None:
        if len(self.cards) < len(CARDS):
            build_whole(self.build())
        told = {card.name: card for card in headline(picture)}
        for name, card in self.cards.items():
            text = told.get(name)
            card.setVisible(text is not None)
            if text is not None:
                card.tell(text.caption, text.value, text.standing, (text.interval, text.basis), text.meaning)
        self.card_row.arrange()

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say what somebody else did for the page: a report was saved, or why not."""
        self._said = words
        self._note(caution_words(self._picture) if self._picture is not None else "")

    # ---- what is said -------------------------------------------------------------------------------------

    def _note(self, words: str) -> None:
        """Said between head and numbers: cautions, after what was just done."""
        said, self._said = self._said, ""
        whole = "\n".join(part for part in (said, words) if part)
        self.note_label.setText(whole)
        self.note_frame.setVisible(bool(whole))

    @Slot(bool)
    def _set_busy(self, busy: bool) -> None:
        self.progress_frame.setVisible(busy)
        if busy:
            show_progress(self.progress_bar, 0, 0)
            self.progress_label.setText(self.tr("Computing the numbers…"))

    @Slot(object)
    def _show_progress(self, progress: SyncProgress) -> None:
        show_progress(self.progress_bar, progress.done, max(0, progress.total))
        self.progress_label.setText(say(progress.sentence))

    @Slot()
    def _tell_cancelled(self) -> None:
        if self._picture is not None:
            self._choose_shown()
            self._note(self.tr("The newer numbers were not computed. What is shown is as it was before."))
            return
        words = self.tr("You cancelled it. Nothing was changed.")
        self._tell("scale-balance", self.tr("Nothing was computed"), words, self.tr("Compute again"))

    @Slot(object)
    def _tell_failure(self, error: Exception | None) -> None:
        words = nothing_changed(say_error(error) if isinstance(error, DeskError) else "")
        if self._picture is not None:
            self._choose_shown()
            self._note(words)
        else:
            heading = self.tr("The numbers could not be computed")
            self._tell("alert-circle-outline", heading, words, self.tr("Try again"))
        self.loaded.emit()

    def _tell(self, picture: str, heading: str, words: str, action: str) -> None:
        self.empty_state.tell(picture, heading, words, action, self.refresh)
        self._enable(False)
        self.page_stack.setCurrentWidget(self.empty_state)

    def _tell_empty(self, stand: CalibrationStand) -> None:
        self._picture = None
        for chooser in (self.credential_box, self.scale_box, self.set_box):
            chooser.fill([])
        self._enable(False)
        self._note("")
        told = nothing_here(stand)
        then = self.sync_requested.emit if told.syncs else self.queue_requested.emit
        self.empty_state.tell(told.picture, told.heading, told.sentence, told.action, then)
        self.page_stack.setCurrentWidget(self.empty_state)
        self.loaded.emit()

    def _enable(self, whole: bool) -> None:
        for part in (self.set_button, self.export_button, self.summary_label):
            part.setVisible(whole)
        offered = bool(self.credential_box.values)
        self.credential_box.setVisible(offered)
        self.period_days.offer(offered)
        for chooser in (self.scale_box, self.set_box):
            chooser.setVisible(len(chooser.values) > 1)
        self._fit()

    # ---- acts ---------------------------------------------------------------------------------------------

    @Slot()
    def _raise_sheet(self) -> None:
        self.page_stack.setCurrentWidget(self.act_sheet)
        self.act_sheet.setFocus()

    @Slot()
    def _lower_sheet(self) -> None:
        self.page_stack.setCurrentWidget(self.body if self._picture is not None else self.empty_state)
        self.tab_line.setFocus()

    @Slot(object)
    def _note_act(self, made: MadeAct) -> None:
        said = self.tr("Recorded. It counts here at once, and is sent with the next sync.")
        self.tell(said)
        # once more beside the numbers that it changes
        self._said = said
        self.acted.emit(made)
        self._ask()

    def leave_field(self) -> bool:
        """Esc: close the sheet of an act; tells whether there was one."""
        if self.page_stack.currentWidget() is self.act_sheet:
            self.act_sheet.close_sheet()
            return True
        return False

    @Slot()
    def _fit(self) -> None:
        """Give the head two lines where one is too short, and the cards a place that leaves room for the views."""
        self._place_cards()
        told = self._picture is not None
        wide = self.summary_label.fontMetrics().horizontalAdvance(self.summary_label.text())
        narrow = self._head.fit(self.width()) + wide > self.width()
        self.summary_label.setVisible(told and not narrow)
        self.summary_below.setVisible(told and narrow)

    def _place_cards(self) -> None:
        """In a low window the cards belong to the overview, and scroll away with it."""
        low = self.height() < self._theme.px(_LOW)
        # before it is shown it has no height worth the name
        if low == self._low or not self.isVisible():
            return
        self._low = low
        if low:
            self.views.lend_top(self.card_row)
        else:
            self.body_layout.insertWidget(0, self.card_row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
