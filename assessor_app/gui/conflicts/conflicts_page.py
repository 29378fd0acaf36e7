"""Everything changed on two laptops on one page: chosen part by part, settled together, readable afterwards."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QPushButton, QScrollArea, QStackedWidget, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.conflicts.choice_panel import ChoicePanel
from assessor_app.gui.conflicts.choices import Choices
from assessor_app.gui.conflicts.conflict_lines import SETTLED, STUCK, conflict_lines
from assessor_app.gui.conflicts.conflict_words import code_words, kind_words, name_words, part_words, value_words
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say, say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.line_list import LineList
from assessor_app.gui.widgets.page_head import PageHead
from assessor_app.gui.widgets.plain_editor import PlainEditor
from assessor_app.workflows.conflict_view import ConflictView, Side, Stuck
from assessor_app.workflows.desk import Changes, Desk
from assessor_app.workflows.save_outside import save_outside

_KEYS: tuple[Side, ...] = ("before", "mine", "theirs", "own")
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
_FILE = "unsent-changes.json"


class ConflictsPage(QWidget):
    """Read anew with :meth:`refresh`. ``changed`` carries the Changes of what was settled or is sent again."""

    changed = Signal(object)
    back_requested = Signal()
    history_requested = Signal()
    loaded = Signal()

    summary_label: ElidedLabel
    summary_below: ElidedLabel
    export_button: QPushButton
    history_button: QPushButton
    back_button: QPushButton
    trouble_label: QLabel
    stack: QStackedWidget
    body: QWidget
    line_list: LineList
    settle_button: QPushButton
    detail_panel: QFrame
    thing_label: QLabel
    hint_label: QLabel
    detail_scroll: QScrollArea
    columns_holder: QWidget
    own_holder: QWidget
    own_button: QPushButton
    own_editor: PlainEditor
    retry_button: QPushButton
    all_button: QPushButton
    next_button: QPushButton
    empty_state: EmptyState

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflicts_page")
        self._desk, self._runner = desk, runner
        self._view = ConflictView()
        self._choices = Choices()
        self._busy = False
        self._wanted = ""
        load_form(self, "conflicts_page", promoted=(ElidedLabel, LineList, PlainEditor, EmptyState))
        own = (self.own_holder, self.own_button, self.own_editor)
        self.panel = ChoicePanel(theme, self.thing_label, self.hint_label, self.columns_holder, own)
        self._head = PageHead(self, theme, self.summary_label, self.summary_below)
        self.line_list.dress(theme)
        self.empty_state.dress(theme)
        self.trouble_label.hide()
        lend_focus(self, self.line_list, self.empty_state.action_button)
        self._connect()

    def _connect(self) -> None:
        self.line_list.line_chosen.connect(self._show_line)
        self.line_list.digit_pressed.connect(self._choose_number)
        self.line_list.enter_pressed.connect(self.go_on)
        self.panel.side_wished.connect(self._choose)
        self.panel.own_written.connect(self._write)
        self.next_button.clicked.connect(self.go_on)
        self.all_button.clicked.connect(self._choose_all)
        self.settle_button.clicked.connect(self.settle)
        self.retry_button.clicked.connect(self._retry)
        self.export_button.clicked.connect(self._ask_where)
        self.history_button.clicked.connect(self.history_requested)
        self.back_button.clicked.connect(self.back_requested)

    @property
    def view(self) -> ConflictView:
        """What was last read."""
        return self._view

    def show_assignment(self, assignment_id: str) -> None:
        """Begin with what is about this submission, once it is read."""
        self._wanted = assignment_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read what there is to settle; choices made but not settled stay."""
        self._runner.run("store", self._desk.conflict_view, self._take, self)

    def _take(self, view: ConflictView | None, error: Exception | None) -> None:
        if view is None:
            self._complain(error)
            return
        self._view = view
        self._choices.show(view.conflicts)
        self._show_rows()
        self._go_to_wanted()
        self.loaded.emit()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        found = next((one.key for one in self._choices.parts if one.conflict.name.assignment_id == wanted), "")
        if found:
            self.line_list.choose(found)

    # -- showing --------------------------------------------------------------------------------------------

    def _show_rows(self) -> None:
        groups = conflict_lines(self._view, self._choices)
        self.export_button.setVisible(bool(self._view.stuck or self._view.conflicts))
        self._show_numbers()
        if not groups:
            self.empty_state.tell(
                "check-all",
                self.tr("Nothing to settle"),
                self.tr(
                    "What you change on two laptops is laid together by itself; what cannot be waits here for you."
                ),
                self.tr("Back"),
                self.back_requested.emit,
            )
            self.stack.setCurrentWidget(self.empty_state)
            return
        self.stack.setCurrentWidget(self.body)
        self.line_list.show_lines(groups)

    def _show_numbers(self) -> None:
        total, ready = len(self._choices.parts), len(self._choices.ready())
        done = sum(1 for one in self._choices.parts if self._choices.side(one.key) is not None)
        self._head.tell(self.tr("{done} of {total} chosen").format(done=done, total=total) if total else "")
        self.settle_button.setVisible(bool(total))
        self.settle_button.setEnabled(bool(ready) and not self._busy)
        self.settle_button.setText(self.tr("Settle {n}").format(n=ready) if ready else self.tr("Settle"))

    @Slot(str)
    def _show_line(self, key: str) -> None:
        part = self._choices.part(key)
        self.next_button.setVisible(part is not None)
        self.all_button.hide()
        stuck = self._stuck(key)
        self.retry_button.setVisible(stuck is not None)
        if part is not None:
            self.panel.show_open(part, self._choices)
            self._offer_all(key)
        elif stuck is not None:
            self._show_stuck(stuck)
        elif key.startswith(SETTLED):
            made, _, name = key.removeprefix(SETTLED).rpartition("/")
            thing = next(one for one in self._view.settled if one.id == made)
            self.panel.show_settled(thing, next(one for one in thing.parts if one.part == name))

    def _offer_all(self, key: str) -> None:
        count, side = len(self._choices.alike(key)), self._choices.side(key)
        self.all_button.setVisible(count > 1 and side not in (None, "own"))
        self.all_button.setText(self.tr("The same for all {n} of this kind").format(n=count))

    def _show_stuck(self, stuck: Stuck) -> None:
        name = name_words(stuck.name) if stuck.name.label else kind_words(stuck.kind)
        self.thing_label.setText(f"{code_words(stuck.name)} · {name}")
        mine = [
            f"{part_words(part)}: {value_words(part, value, stuck.name)}"
            for part, value in stuck.value.items()
            if value not in (False, "")
        ]
        said = say(stuck.sentence) or self.tr("The hub did not take it.")
        kept = self.tr("It is safe on this laptop and is never deleted by itself.")
        self.hint_label.setText("\n\n".join([f"{said} {kept}", *mine]))
        self.panel.set_columns(False)

    def _stuck(self, key: str) -> Stuck | None:
        return next((one for one in self._view.stuck if f"{STUCK}{one.key}" == key), None)

    # -- choosing -------------------------------------------------------------------------------------------

    @Slot(int)
    def _choose_number(self, number: int) -> None:
        self._choose(_KEYS[number - 1])

    @Slot(str)
    def _choose(self, side: Side) -> None:
        key = self.line_list.current_key
        self._choices.choose(key, side)
        self._show_rows()
        if side == "own" and self._choices.side(key) == "own":
            self._choices.write(key, self.own_editor.toPlainText())
            self.own_editor.setFocus()
            # once it has its place
            QTimer.singleShot(0, self, self._reveal_own)

    @Slot()
    def _reveal_own(self) -> None:
        self.detail_scroll.ensureWidgetVisible(self.own_editor)

    @Slot(str)
    def _write(self, words: str) -> None:
        self._choices.write(self.line_list.current_key, words)

    @Slot()
    def _choose_all(self) -> None:
        self._choices.choose_all_alike(self.line_list.current_key)
        self._show_rows()
        self.line_list.setFocus()

    @Slot()
    def go_on(self) -> None:
        """To the next part without a choice; where none is left, to the button that settles them."""
        following = self._choices.next_open(self.line_list.current_key)
        if following:
            self.line_list.choose(following)
            self.line_list.setFocus()
        elif self.settle_button.isEnabled():
            self.settle_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _DIGITS:
            self._choose_number(_DIGITS.index(event.key()) + 1)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.settle_button.hasFocus():
                self.settle()
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self._leave) or super().event(event)

    def _leave(self) -> None:
        """Esc leaves the text first, then the page."""
        if self.own_editor.hasFocus():
            self.line_list.setFocus()
        else:
            self.back_requested.emit()

    # -- settling -------------------------------------------------------------------------------------------

    @Slot()
    def settle(self) -> None:
        """Settle everything that has been chosen."""
        ready = self._choices.ready()
        if ready and not self._busy:
            self._run(partial(self._desk.settle_conflicts, ready))

    @Slot()
    def _retry(self) -> None:
        stuck = self._stuck(self.line_list.current_key)
        if stuck is not None and not self._busy:
            self._run(partial(self._desk.retry_stuck, stuck.key))

    def _run(self, work: partial[Changes]) -> None:
        self._busy = True
        self._show_numbers()
        self._runner.run("store", work, self._done, self)

    def _done(self, changes: Changes | None, error: Exception | None) -> None:
        self._busy = False
        if changes is None:
            self._complain(error)
        else:
            self.trouble_label.hide()
            self.changed.emit(changes)
            self.line_list.setFocus()
        self.refresh()

    def _complain(self, error: Exception | None) -> None:
        words = say_error(error) if isinstance(error, DeskError) else self.tr("Something unexpected went wrong.")
        self.trouble_label.setText(words)
        self.trouble_label.show()

    # -- saving for support ---------------------------------------------------------------------------------

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save unsent changes for support; anyone can read this file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(_FILE)
        dialog.fileSelected.connect(self.export)
        dialog.open()

    @Slot(str)
    def export(self, path: str) -> None:
        """Save everything that needs attention as readable text."""
        self._runner.run("store", self._desk.export_stuck, partial(self._save, path), self)

    def _save(self, path: str, text: str | None, error: Exception | None) -> None:
        if text is None:
            self._complain(error)
        else:
            self._runner.run("check", partial(save_outside, Path(path), text.encode()), self._saved, self)

    def _saved(self, _path: Path | None, error: Exception | None) -> None:
        if error is not None:
            self._complain(error)
