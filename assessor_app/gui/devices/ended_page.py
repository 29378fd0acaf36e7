"""What stands in front of the desk on a laptop that was given up: saves what is nowhere else, then all is removed."""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.kept_keys import keeps_key
from assessor_app.workflows.desk import Desk
from assessor_app.workflows.device_desk import Ending

Step = Literal["busy", "save", "bare", "failed"]
_WIDTH: Final = 560
# how long a person has: with nothing to save a moment to read, else time to find the laptop open and come to it
BARE_MS: Final = 60_000
RESCUE_MS: Final = 10 * 60_000


class EndedPage(QWidget):
    """``emptied`` with what is to be said of it, once everything is removed.

    What is typed is handed to the verb and cleared. While it is in front no key reaches a command of the window.
    """

    emptied = Signal(str)

    card: QFrame
    picture_label: QLabel
    title_label: QLabel
    why_label: QLabel
    held_label: QLabel
    first_label: QLabel
    first_box: QLineEdit
    second_label: QLabel
    second_box: QLineEdit
    hint_label: QLabel
    error_label: QLabel
    go_button: QPushButton

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._theme = desk, runner, theme
        self._step: Step = "busy"
        self._ending = Ending("")
        self.setObjectName("ended_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        load_form(self, "ended_page")
        for box in (self.first_box, self.second_box):
            box.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
            box.returnPressed.connect(self._enter)
            box.textEdited.connect(self._note_typing)
        self.go_button.clicked.connect(self._enter)
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.timeout.connect(self._go_alone)
        theme.changed.connect(self._size)
        self._size()
        self._show("busy")

    @property
    def step(self) -> Step:
        """What is being asked."""
        return self._step

    def begin(self) -> None:
        """Find out what is on this laptop alone, then ask."""
        self._show("busy")
        self._runner.run("store", self._desk.ending, self._take, self)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event) or super().event(event)

    def _take(self, ending: Ending | None, error: Exception | None) -> None:
        if ending is None:
            self._show("failed")
            self._say(self._words(error))
            return
        if not ending.order:
            # a removal that broke off was ended meanwhile
            self._done("")
            return
        self._ending = ending
        self._show("save" if ending.holds_work else "bare")
        self._wait()

    # ---- what is asked ------------------------------------------------------------------------------------

    def _show(self, step: Step) -> None:
        self._step = step
        titles = {
            "revoked": self.tr("This laptop was signed out from elsewhere"),
            "wipe": self.tr("Your programme has ended this laptop"),
        }
        self.title_label.setText(titles.get(self._ending.order, self.tr("One moment…")))
        self.why_label.setText(self._why())
        self.why_label.setVisible(bool(self.why_label.text()))
        self.held_label.setText(self._held() if step == "save" else "")
        self.held_label.setVisible(step == "save")
        for part in (self.first_label, self.first_box, self.second_label, self.second_box):
            part.setVisible(step == "save")
        self.first_box.clear()
        self.second_box.clear()
        self.hint_label.setText(self._hint())
        self.hint_label.setVisible(bool(self.hint_label.text()))
        words = {
            "save": self.tr("Choose a place, save and remove…"),
            "bare": self.tr("Remove everything now"),
            "failed": self.tr("Try again"),
        }
        self.go_button.setText(words.get(step, ""))
        self.go_button.setVisible(step != "busy")
        self.go_button.setEnabled(True)
        self._say("")
        (self.first_box if step == "save" else self.go_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _why(self) -> str:
        if not self._ending.order or self._step == "busy":
            return ""
        safe = self.tr("What was sent is safe at the hub.")
        if self._ending.order == "wipe":
            asked = self.tr("It asks that everything of its work is removed from here.")
        else:
            asked = self.tr(
                "You or your programme signed it out on another device, so everything of your work "
                "is removed from here."
            )
        return f"{asked} {safe}"

    def _held(self) -> str:
        number, ending = QLocale().toString, self._ending
        parts = []
        if ending.unsent:
            one, many = self.tr("1 change that was not sent"), self.tr("{n} changes that were not sent")
            parts.append(one if ending.unsent == 1 else many.format(n=number(ending.unsent)))
        if ending.own_comments:
            one, many = self.tr("1 comment of your own bank"), self.tr("{n} comments of your own bank")
            parts.append(one if ending.own_comments == 1 else many.format(n=number(ending.own_comments)))
        if ending.copies:
            parts.append(self.tr("an encrypted copy of a damaged vault"))
        return self.tr("Only on this laptop: {what}.").format(what=", ".join(parts))

    def _hint(self) -> str:
        if self._step == "bare":
            return self.tr("Nothing waits to be sent. It is removed by itself in a minute.")
        if self._step != "save":
            return ""
        words = self.tr(
            "Save it to a file that only the passphrase opens. Your programme’s support can read it with you, with the "
            "command “assessor-app vault read”. Nothing is removed before the file was read back."
        )
        if not self._goes_alone():
            return words
        alone = self.tr(
            "If nobody answers within 10 minutes, it stays on this laptop, encrypted, under your passphrase or "
            "recovery code, and the rest is removed."
        )
        return f"{words}\n{alone}"

    # ---- what is answered ---------------------------------------------------------------------------------

    @Slot()
    def _enter(self) -> None:
        if not self.go_button.isEnabled() or self._step == "busy":
            return
        if self._step == "failed":
            self.begin()
        elif self._step == "bare":
            self._wipe("")
        else:
            self._choose_place()

    def _choose_place(self) -> None:
        empty = next((box for box in (self.first_box, self.second_box) if not box.text()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.first_box.text() != self.second_box.text():
            self._say(self.tr("The two are not the same. Type the passphrase again."))
            self.second_box.clear()
            self.second_box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.patience.stop()
        dialog = QFileDialog(self, self.tr("Save what was not sent"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        dialog.selectFile(self.tr("not sent {day}").format(day=day) + ".export")
        dialog.fileSelected.connect(self.save_to)
        dialog.rejected.connect(self._wait)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Save under what is typed, and remove everything once that is proven."""
        self._set_busy()
        verb = partial(self._desk.save_unsent, path, self.first_box.text())
        self._runner.run("store", verb, partial(self._saved, path), self)

    def _saved(self, path: str, _size: int | None, error: Exception | None) -> None:
        if error is not None:
            self._refused(error)
        else:
            self._wipe(path)

    def _wipe(self, path: str, *, rescue: bool = False) -> None:
        self._set_busy()
        self._runner.run("store", partial(self._desk.wipe_laptop, rescue=rescue), partial(self._wiped, path), self)

    def _wiped(self, path: str, rescued: str | None, error: Exception | None) -> None:
        if error is not None:
            self._refused(error)
            if self._step == "bare":
                self._show("failed")
                self._say(self._words(error))
            return
        self._done(path or rescued or "")

    def _done(self, path: str) -> None:
        self.patience.stop()
        self._show("busy")
        gone = self.tr("This laptop was signed out, and everything of your work was removed from it.")
        kept = self.tr("What was not sent is saved, encrypted: {place}").format(place=path) if path else ""
        self._ending = Ending("")
        self.emptied.emit(f"{gone} {kept}".strip())

    def _refused(self, error: Exception) -> None:
        self.go_button.setEnabled(True)
        self.first_box.setReadOnly(False)
        self.second_box.setReadOnly(False)
        self._say(self._words(error))
        self._wait()

    # ---- nobody answers -----------------------------------------------------------------------------------

    def _goes_alone(self) -> bool:
        """Only the programme's order is carried out with unsent work here, and only where that can be kept."""
        ending = self._ending
        return not ending.holds_work or (ending.order == "wipe" and ending.can_rescue)

    @Slot()
    def _wait(self) -> None:
        if self._step in ("save", "bare") and self._goes_alone():
            self.patience.start(RESCUE_MS if self._step == "save" else BARE_MS)

    @Slot()
    def _go_alone(self) -> None:
        if self._step in ("save", "bare") and self.go_button.isEnabled():
            self._wipe("", rescue=self._step == "save")

    @Slot()
    def _note_typing(self) -> None:
        self._say("")
        self._wait()

    # ---- looks --------------------------------------------------------------------------------------------

    def _set_busy(self) -> None:
        self.patience.stop()
        self._say("")
        self.go_button.setEnabled(False)
        self.first_box.setReadOnly(True)
        self.second_box.setReadOnly(True)

    def _say(self, words: str) -> None:
        self.error_label.setText(words)
        self.error_label.setVisible(bool(words))
        for box in (self.first_box, self.second_box):
            box.setAccessibleDescription(words)

    def _words(self, error: Exception | None) -> str:
        unknown = self.tr("This did not work for a reason this program did not expect. Nothing was lost.")
        return say_error(error) if isinstance(error, DeskError) else unknown

    @Slot()
    def _size(self) -> None:
        theme, side = self._theme, self._theme.px(28)
        self.card.setFixedWidth(min(760, theme.px(_WIDTH)))
        picture = theme.icon("laptop-off").pixmap(QSize(side, side), self.devicePixelRatioF())
        self.picture_label.setPixmap(picture)
