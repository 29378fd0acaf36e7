"""The part of the settings that says how the work on this laptop is locked, and changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.workflows.vault_desk import VaultState


class VaultSection(QWidget):
    """Each button is a wish; :class:`VaultWishes` sees to it."""

    lock_requested = Signal()
    passphrase_requested = Signal()
    keyring_requested = Signal()
    code_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal()

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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vault_section")
        self.kind = ""
        load_form(self, "vault_section")
        self._rows = (
            (self.key_row, (self.passphrase_button, self.keyring_button, self.lock_now_button)),
            (self.backup_row, (self.backup_button, self.restore_button)),
        )
        self.lock_now_button.clicked.connect(self.lock_requested)
        self.passphrase_button.clicked.connect(self.passphrase_requested)
        self.keyring_button.clicked.connect(self.keyring_requested)
        self.new_code_button.clicked.connect(self.code_requested)
        self.backup_button.clicked.connect(self.backup_requested)
        self.restore_button.clicked.connect(self.restore_requested)

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
