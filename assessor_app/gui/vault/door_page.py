"""What stands in place of the desk while it is locked or its keys are wanted: a card that asks one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from assessor_app.errors import DeskError, KeysNeededError, VaultDamagedError
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say, say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.vault.code_paper import CodePaper
from assessor_app.gui.vault.door_steps import STEPS, Step, first_step, loss_words, mended_words, ways_of
from assessor_app.gui.widgets.kept_keys import keeps_key
from assessor_app.workflows.desk import Desk
from assessor_app.workflows.vault_desk import VaultDoor, VaultMended

_WIDTH: Final = 470
_LINKS: Final = ("code_way", "passphrase_way", "retry_way", "restore_way", "anew_way")


class DoorPage(QWidget):
    """``passed`` when the desk may be seen again, with whether it begins anew; ``left`` when a change was called off.

    What is typed is handed to the verb and cleared; neither it nor a code is kept, logged or remembered. While it is
    in front no key reaches a command of the window.
    """

    passed = Signal(bool)
    left = Signal()
    restore_wanted = Signal()

    card: QFrame
    lock_label: QLabel
    title_label: QLabel
    why_label: QLabel
    old_label: QLabel
    old_box: QLineEdit
    first_label: QLabel
    first_box: QLineEdit
    second_label: QLabel
    second_box: QLineEdit
    code_label: QLabel
    code_box: QLineEdit
    hint_label: QLabel
    code_frame: QFrame
    shown_code: QLabel
    copy_button: QPushButton
    save_button: QPushButton
    print_button: QPushButton
    kept_check: QCheckBox
    error_label: QLabel
    go_button: QPushButton
    back_button: QPushButton
    code_way: QPushButton
    passphrase_way: QPushButton
    retry_way: QPushButton
    restore_way: QPushButton
    anew_way: QPushButton

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._theme = desk, runner, theme
        self._step: Step = "busy"
        self._door = VaultDoor("")
        self._anew = False
        self._backup = ""
        # where "back" leads: a step of the door, or None out of it
        self._before: Step | None = None
        self.setObjectName("door_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        load_form(self, "door_page")
        self._paper = CodePaper(self, runner)
        self._paper.failed.connect(self._say)
        self._boxes = {"old": self.old_box, "first": self.first_box, "second": self.second_box, "code": self.code_box}
        for box in self._boxes.values():
            box.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
            box.returnPressed.connect(self._enter)
            box.textEdited.connect(self._forget_error)
        self.go_button.clicked.connect(self._enter)
        self.back_button.clicked.connect(self._go_back)
        self.code_way.clicked.connect(self._to_code)
        self.passphrase_way.clicked.connect(self._to_passphrase)
        self.retry_way.clicked.connect(self._look_again)
        self.anew_way.clicked.connect(self._to_anew)
        self.restore_way.clicked.connect(self.restore_wanted)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._paper.save)
        self.print_button.clicked.connect(self._paper.print_out)
        self.kept_check.toggled.connect(self._follow_kept)
        theme.changed.connect(self._size)
        self._size()
        self._show("busy")

    @property
    def step(self) -> Step:
        """What is being asked."""
        return self._step

    # ---- what is asked ------------------------------------------------------------------------------------

    def say_busy(self) -> None:
        """The desk is being locked."""
        self._show("busy")

    def ask(self, door: VaultDoor) -> None:
        """Ask for what this door, which is not open, needs."""
        self._door, self._before = door, None
        step = first_step(door)
        if step == "show_code":
            self._work(self._desk.renew_recovery_code, self._take_code)
            return
        why = say(door.why) if step in ("choose", "lost") else ""
        if step == "choose" and not door.has_vault:
            instead = self.tr("A passphrase keeps the work on this laptop instead; it is asked for at every start.")
            why = f"{why} {instead}"
        self._show(step, why)

    def ask_change(self) -> None:
        """Change the passphrase; can be called off."""
        self._offer("change")

    def ask_passphrase(self, why: str) -> None:
        """Keep the keys behind a passphrase from now on; can be called off."""
        self._offer("choose", why)
        self.back_button.show()

    def ask_backup(self, path: str) -> None:
        """Restore the backup at ``path``; can be called off."""
        self._backup = path
        self._before = self._step if self._door.need else None
        self._show("restore")

    def show_code(self, code: str) -> None:
        """Show a new recovery code, once."""
        self._show("show_code")
        self._paper.take(code)
        groups = code.split("-")
        self.shown_code.setText("\n".join(" – ".join(groups[place : place + 3]) for place in range(0, len(groups), 3)))

    def focus_first(self) -> None:
        """Put the keyboard where something is to be done."""
        shown = [self._boxes[name] for name in STEPS[self._step].fields]
        rest = self.kept_check if self._step == "show_code" else self.go_button
        target: QWidget = next((box for box in shown if not box.text()), rest)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event) or super().event(event)

    def _offer(self, step: Step, why: str = "") -> None:
        self._door, self._before = VaultDoor(""), None
        self._show(step, why)

    def _show(self, step: Step, why: str = "") -> None:
        asked = STEPS[step]
        self._step = step
        self.title_label.setText(asked.title_words)
        self.why_label.setText(why or asked.why_words)
        self.why_label.setVisible(bool(self.why_label.text()))
        for name, box in self._boxes.items():
            box.clear()
            box.setVisible(name in asked.fields)
            self._label_of(name).setVisible(name in asked.fields)
        self.first_label.setText(self._first_words(step))
        self.hint_label.setText(asked.hint_words)
        self.hint_label.setVisible(bool(asked.hint))
        self.code_frame.setVisible(step == "show_code")
        self.kept_check.setVisible(step == "show_code")
        self.kept_check.setChecked(False)
        if step != "show_code":
            self._paper.forget()
            self.shown_code.clear()
        self.go_button.setText(asked.go_words)
        self.go_button.setVisible(bool(asked.go))
        self.back_button.setVisible(asked.back)
        ways = ways_of(step, self._door) if self._door.need else ()
        for name in _LINKS:
            self._link(name).setVisible(name in ways)
        self._say("")
        self._set_busy(False)
        self.focus_first()

    def _first_words(self, step: Step) -> str:
        if step in ("choose", "change"):
            return self.tr("New passphrase")
        return self.tr("Passphrase or recovery code") if step == "restore" else self.tr("Passphrase")

    # ---- what is answered ---------------------------------------------------------------------------------

    @Slot()
    def _enter(self) -> None:
        if not self.go_button.isEnabled():
            return
        empty = next((self._boxes[name] for name in STEPS[self._step].fields if not self._boxes[name].text()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first, desk = self.first_box.text(), self._desk
        if self._step in ("choose", "change") and first != self.second_box.text():
            self._say(self.tr("The two are not the same. Type the passphrase again."))
            self.second_box.clear()
            self.second_box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        match self._step:
            case "locked" | "lost":
                self._work(desk.reopen_vault, self._opened)
            case "passphrase":
                self._work(partial(desk.unlock_vault, first), self._opened)
            case "code":
                self._work(partial(desk.unlock_vault_by_code, self.code_box.text()), self._opened)
            case "choose":
                self._work(partial(desk.choose_passphrase, first), self._take_code)
            case "change":
                self._work(partial(desk.change_passphrase, self.old_box.text(), first), self._opened)
            case "damaged":
                self._work(desk.mend_vault, self._tell_mended)
            case "anew":
                self._anew = True
                self._work(desk.start_anew, self._opened)
            case "restore":
                self._anew = True
                self._work(partial(desk.restore_vault, self._backup, first), self._opened)
            case _:
                self._pass()

    def _work(self, verb: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._say("")
        self._set_busy(True)
        self._runner.run("store", verb, partial(self._answered, done), self)

    def _answered(self, done: Callable[[Any], None], result: Any, error: Exception | None) -> None:
        self._set_busy(False)
        if error is None:
            done(result)
        elif isinstance(error, KeysNeededError | VaultDamagedError) and self._step != "restore":
            self._look_again()
        else:
            self._refused(error)

    def _refused(self, error: Exception) -> None:
        unknown = self.tr("This did not work for a reason this program did not expect. Nothing was lost.")
        self._say(say_error(error) if isinstance(error, DeskError) else unknown)
        self._anew = False
        # a code is looked over and mended, a passphrase that cannot be seen is typed anew
        for box in (self.old_box, self.first_box, self.second_box):
            box.clear()
        self.focus_first()
        if self._step == "code":
            self.code_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _opened(self, _result: object) -> None:
        self._pass()

    def _take_code(self, code: str) -> None:
        if code:
            self.show_code(code)
        else:
            self._pass()

    def _tell_mended(self, told: VaultMended) -> None:
        self._show("mended", mended_words(told))

    @Slot()
    def _look_again(self) -> None:
        self._work(self._desk.vault_door, self._take_door)

    def _take_door(self, door: VaultDoor) -> None:
        if door.need:
            self.ask(door)
        else:
            self._pass()

    def _pass(self) -> None:
        anew, self._anew = self._anew, False
        for box in self._boxes.values():
            box.clear()
        self._paper.forget()
        self.shown_code.clear()
        self.passed.emit(anew)

    # ---- other ways ---------------------------------------------------------------------------------------

    @Slot()
    def _to_code(self) -> None:
        self._show("code")

    @Slot()
    def _to_passphrase(self) -> None:
        self._show("passphrase")

    @Slot()
    def _to_anew(self) -> None:
        self._before = self._step
        self._show("anew", loss_words(self._door))

    @Slot()
    def _go_back(self) -> None:
        if self._before is not None:
            self._show(self._before)
            return
        for box in self._boxes.values():
            box.clear()
        self.left.emit()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._paper.code)

    @Slot(bool)
    def _follow_kept(self, kept: bool) -> None:
        self.go_button.setEnabled(kept or self._step != "show_code")

    # ---- looks --------------------------------------------------------------------------------------------

    def _label_of(self, name: str) -> QLabel:
        labels = {"old": self.old_label, "first": self.first_label, "second": self.second_label}
        return labels.get(name, self.code_label)

    def _link(self, name: str) -> QPushButton:
        found: QPushButton = getattr(self, name)
        return found

    @Slot(str)
    def _say(self, words: str) -> None:
        self.error_label.setText(words)
        self.error_label.setVisible(bool(words))
        for box in self._boxes.values():
            box.setAccessibleDescription(words)

    @Slot()
    def _forget_error(self) -> None:
        self._say("")

    def _set_busy(self, busy: bool) -> None:
        for box in self._boxes.values():
            box.setReadOnly(busy)
        for name in _LINKS:
            self._link(name).setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        self.go_button.setEnabled(not busy and (self._step != "show_code" or self.kept_check.isChecked()))

    @Slot()
    def _size(self) -> None:
        theme, side = self._theme, self._theme.px(28)
        self.card.setFixedWidth(min(760, theme.px(_WIDTH)))
        picture = theme.icon("lock-outline").pixmap(QSize(side, side), self.devicePixelRatioF())
        self.lock_label.setPixmap(picture)
        font = self.shown_code.font()
        font.setFamilies(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace"])
        font.setPixelSize(theme.px(19))
        font.setBold(True)
        self.shown_code.setFont(font)
