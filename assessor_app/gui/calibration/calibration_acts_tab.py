"""What leads did about consistency, by which rules, and what another rule of second readings would have done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from assessor_app.domain.calibration_rules import DoubleReading
from assessor_app.errors import CancelledError, DeskError
from assessor_app.gui.calibration.act_facts import act_columns, act_rows, detail_words, may_withdraw, submission_of
from assessor_app.gui.calibration.facts_table import FactsTable
from assessor_app.gui.calibration.number_words import count
from assessor_app.gui.calibration.page_words import nothing_changed, refused_words
from assessor_app.gui.calibration.rule_words import changed_columns, changed_rows, replay_words, rules_words
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.preferences.controls import CalmSpin
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from assessor_app.calibration.replay import Replay
    from assessor_app.domain.lead_acts import MadeAct
    from assessor_app.workflows.calibration_picture import CalibrationPicture
    from assessor_app.workflows.desk import Desk


class CalibrationActsTab(QWidget):
    """``act_requested`` with an act's name; ``case_requested`` for the submission of an act that was opened;
    ``acts_changed`` when one that the hub refused was forgotten."""

    act_requested = Signal(str, str)
    case_requested = Signal(str, str)
    acts_changed = Signal()

    acts_scroll: QScrollArea
    acts_inner: QWidget
    waiting_label: ElidedLabel
    seed_button: QPushButton
    event_button: QPushButton
    acts_table: FactsTable
    act_label: QLabel
    drop_button: QPushButton
    retire_button: QPushButton
    rules_label: QLabel
    share_box: CalmSpin
    first_box: CalmSpin
    near_box: CalmSpin
    replay_button: QPushButton
    replay_result: QLabel
    replay_table: FactsTable

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "calibration_acts_tab", promoted=(ElidedLabel, FactsTable, CalmSpin))
        self._desk, self._runner = desk, runner
        self._picture: CalibrationPicture | None = None
        self._task: Task | None = None
        self._acts: dict[str, MadeAct] = {}
        self._rule_shown = False
        for table in (self.acts_table, self.replay_table):
            table.dress(theme)
        self.acts_table.plan(last=3, giving={3: 90}, spare=(1,))
        self.replay_table.plan(last=3, giving={3: 90})
        self.acts_table.set_most_rows(8)
        self.replay_table.set_most_rows(8)
        self.replay_table.hide()
        self.replay_result.hide()
        self.acts_table.current_changed.connect(self._show_act)
        self.acts_table.opened.connect(self._open)
        self.replay_table.opened.connect(self._open_changed)
        self.seed_button.clicked.connect(self._ask_seed)
        self.event_button.clicked.connect(self._ask_event)
        self.drop_button.clicked.connect(self._drop)
        self.retire_button.clicked.connect(self._ask_retire)
        self.replay_button.clicked.connect(self.count_again)

    def show_picture(self, picture: CalibrationPicture) -> None:
        """Show these acts; a rule that was being tried stays in its fields."""
        self._picture = picture
        self._acts = {made.id: made for made in picture.acts}
        waiting = sum(made.accepted_at is None for made in picture.acts)
        words = self.tr("{n} not with the hub yet").format(n=count(waiting)) if waiting else ""
        self.waiting_label.setText(words or (self.tr("Nothing so far") if not picture.acts else ""))
        self.acts_table.show_rows(act_columns(), act_rows(picture))
        self.acts_table.setVisible(bool(picture.acts))
        self._show_act(self.acts_table.keyboard_name())
        self.rules_label.setText(rules_words(picture.rules, len(picture.scale.levels)))
        if not self._rule_shown:
            self._rule_shown = True
            self._show_rule(picture.rules.double_reading)

    def _show_rule(self, rule: DoubleReading) -> None:
        self.share_box.setValue(round(rule.share * 100))
        self.first_box.setValue(rule.first)
        self.near_box.setValue(rule.near or 0)

    @property
    def rule(self) -> DoubleReading:
        """The rule in the fields; who is drawn at random stays the same for the same share."""
        seed = self._picture.rules.double_reading.seed if self._picture is not None else 1
        near = self.near_box.value() or None
        return DoubleReading(self.share_box.value() / 100, self.first_box.value(), near, seed)

    @Slot()
    def count_again(self) -> None:
        """Replay the past readings under the rule in the fields; a newer rule gives up the older."""
        picture = self._picture
        if picture is None:
            return
        if self._task is not None:
            self._task.cancel()
        self.replay_result.show()
        self.replay_result.setText(self.tr("Counting…"))
        # never given up by hand: it takes less than anybody needs to ask for that
        work = partial(self._desk.replay, picture.wish, self.rule, _go_on)
        self._task = self._runner.run("sums", work, self._take, self)

    def _take(self, found: Replay | None, error: Exception | None) -> None:
        self._task = None
        picture = self._picture
        if found is None or picture is None:
            self.replay_table.hide()
            reason = say_error(error) if isinstance(error, DeskError) else self.tr("Something unexpected went wrong.")
            self.replay_result.setText("" if isinstance(error, CancelledError) else reason)
            return
        self.replay_result.setText(replay_words(found, picture))
        self.replay_table.show_rows(changed_columns(), changed_rows(found, picture))
        self.replay_table.setVisible(bool(found.changed))

    @Slot(str)
    def _show_act(self, key: str) -> None:
        made = self._acts.get(key)
        self.drop_button.setVisible(made is not None and bool(refused_words(made)))
        picture = self._picture
        may = made is not None and picture is not None and may_withdraw(picture, made)
        self.retire_button.setVisible(may)
        self.act_label.setVisible(made is not None)
        if made is not None and self._picture is not None:
            self.act_label.setText(detail_words(self._picture, made))

    @Slot(str)
    def _open(self, key: str) -> None:
        made = self._acts.get(key)
        submission = submission_of(made.act) if made is not None else ""
        if made is not None and submission:
            self.case_requested.emit(submission, getattr(made.act, "scorable_id", ""))

    @Slot()
    def _drop(self) -> None:
        """Forget an act that the hub did not take; it counted for nothing."""
        key = self.acts_table.keyboard_name()
        self.drop_button.setEnabled(False)
        self._runner.run("store", partial(self._desk.drop_refused_act, key), self._dropped, self)

    def _dropped(self, _none: None, error: Exception | None) -> None:
        self.drop_button.setEnabled(True)
        if error is not None:
            self.act_label.setText(nothing_changed(say_error(error) if isinstance(error, DeskError) else ""))
            return
        self.acts_changed.emit()

    @Slot(str)
    def _open_changed(self, submission_id: str) -> None:
        self.case_requested.emit(submission_id, "")

    @Slot()
    def _ask_seed(self) -> None:
        self.act_requested.emit("seed", "")

    @Slot()
    def _ask_retire(self) -> None:
        # what the other acts are about is a reader; this one is about an act
        self.act_requested.emit("retire", self.acts_table.keyboard_name())

    @Slot()
    def _ask_event(self) -> None:
        self.act_requested.emit("event", "")


def _go_on() -> bool:
    return False
