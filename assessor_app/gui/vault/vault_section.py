"""The part of the settings that says how the work on this laptop is locked, and changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.workflows.vault_desk import VaultHealth, VaultState


class VaultSection(QWidget):
    """Each button is a wish; :class:`VaultWishes` sees to it."""

    lock_requested = Signal()
    passphrase_requested = Signal()
    keyring_requested = Signal()
    code_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal()
    check_requested = Signal()
    stop_requested = Signal()
    mend_requested = Signal()

    key_row: QHBoxLayout
    backup_row: QHBoxLayout
    how_label: QLabel
    code_state_label: QLabel
    lock_now_button: QPushButton
    passphrase_button: QPushButton
    keyring_button: QPushButton
    new_code_button: QPushButton
    backup_button: QPushButton
    restore_button: QPushButton
    check_row: QHBoxLayout
    check_label: QLabel
    check_button: QPushButton
    mend_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vault_section")
        self.kind = ""
        load_form(self, "vault_section")
        self._rows = (
            (self.key_row, (self.passphrase_button, self.keyring_button, self.lock_now_button)),
            (self.backup_row, (self.backup_button, self.restore_button)),
            (self.check_row, (self.check_button, self.mend_button)),
        )
        self._checking = False
        self.lock_now_button.clicked.connect(self.lock_requested)
        self.passphrase_button.clicked.connect(self.passphrase_requested)
        self.keyring_button.clicked.connect(self.keyring_requested)
        self.new_code_button.clicked.connect(self.code_requested)
        self.backup_button.clicked.connect(self.backup_requested)
        self.restore_button.clicked.connect(self.restore_requested)
        self.check_button.clicked.connect(self._check_or_stop)
        self.mend_button.clicked.connect(self.mend_requested)
        self.show_health(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_rows()

    def show_state(self, state: VaultState) -> None:
        """Say how the keys are kept, and offer what can be changed."""
        self.kind = state.kind
        self.how_label.setText(self._how(state))
        with_code = self.tr("There is a recovery code. A new one makes the one before worthless.")
        without = self.tr("There is no recovery code yet: if the key is lost, so is what was not sent.")
        self.code_state_label.setText(with_code if state.has_code else without)
        behind = state.kind == "passphrase"
        change, choose = self.tr("Change the passphrase…"), self.tr("Use a passphrase…")
        self.passphrase_button.setText(change if behind else choose)
        self.keyring_button.setVisible(state.kind != "system")
        self.new_code_button.setText(self.tr("New recovery code…") if state.has_code else self.tr("Recovery code…"))
        self._turn_rows()

    def show_checking(self, done: int, total: int) -> None:
        """A look at everything is under way: so many files of so many are read."""
        self._checking = True
        words = self.tr("Reading the database and the files: {done} of {total}.") if total else self.tr("Reading…")
        self.check_label.setText(words.format(done=f"{done:,}", total=f"{total:,}"))
        self.check_button.setText(self.tr("Stop"))
        self.mend_button.hide()
        self._turn_rows()

    def show_health(self, found: VaultHealth | None, why: str = "") -> None:
        """Say what was found, None where nobody has looked; ``why`` is told where a look did not come to its end."""
        self._checking = False
        self.check_button.setText(self.tr("Check the vault"))
        self.check_label.setText(why or self._found(found))
        whole = found is None or found.mended or (found.database and not found.damaged)
        self.mend_button.setVisible(not whole)
        again, save = self.tr("Fetch them again"), self.tr("Save what can be read…")
        self.mend_button.setText(again if found is not None and found.database else save)
        self._turn_rows()

    def _found(self, found: VaultHealth | None) -> str:
        if found is None:
            return self.tr("A check reads every page and every file of the work on this laptop, and changes nothing.")
        if not found.database:
            return self.tr("The database is damaged. What can be read is saved into a new one; nothing is deleted.")
        if found.mended:
            words = self.tr("Files put aside: {n}. The next download fetches them again.")
            return words.format(n=f"{found.damaged:,}")
        if found.damaged:
            words = self.tr("The database is whole. Of {all} files {n} are not as they should be.")
            return words.format(all=f"{found.looked_at:,}", n=f"{found.damaged:,}")
        words = self.tr("All is well: the database is whole, and so are the files ({n}).")
        return words.format(n=f"{found.looked_at:,}")

    @Slot()
    def _check_or_stop(self) -> None:
        (self.stop_requested if self._checking else self.check_requested).emit()

    def _turn_rows(self) -> None:
        """Buttons stand below each other where there is no room beside."""
        for row, buttons in self._rows:
            shown = [one.sizeHint().width() for one in buttons if not one.isHidden()]
            tight = sum(shown) + row.spacing() * len(shown) > self.width()
            way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
            if row.direction() != way:
                row.setDirection(way)

    def _how(self, state: VaultState) -> str:
        if state.kind == "passphrase":
            return self.tr("The work on this laptop is encrypted; your passphrase opens it.")
        if state.kind == "system":
            return self.tr("The work on this laptop is encrypted; its key is in the system keyring.")
        return say(state.note) if state.note else self.tr("The work on this laptop is encrypted.")
