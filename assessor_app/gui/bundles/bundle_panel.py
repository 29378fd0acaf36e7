"""Asks for the passphrase of a bundle and shows how far it is taken in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.workflows.desk import SyncProgress


class BundlePanel(QFrame):
    """``passphrase_chosen`` when it was typed; what comes of it is said with :meth:`refuse`, or the panel is closed."""

    passphrase_chosen = Signal(str)
    close_requested = Signal()

    intro_label: QLabel
    file_label: QLabel
    passphrase_box: QLineEdit
    error_label: QLabel
    open_button: QPushButton
    said_label: QLabel
    close_button: QToolButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bundle_panel")
        self._theme = theme
        load_form(self, "bundle_panel")
        lend_focus(self, self.passphrase_box)
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.clicked.connect(self.close_requested)
        self.open_button.clicked.connect(self._choose)
        self.passphrase_box.returnPressed.connect(self._choose)
        self.passphrase_box.textEdited.connect(self._follow)
        theme.changed.connect(self._size)
        self._size()

    def ask(self, file_name: str) -> None:
        """Begin with this file."""
        self.file_label.setText(file_name)
        self.passphrase_box.clear()
        self.error_label.hide()
        self._set_busy(False)

    def focus_edge(self, forward: bool) -> None:
        """Tab came round: to the first control, or backwards to the last."""
        last = self.open_button if self.open_button.isEnabled() else self.passphrase_box
        (self.close_button if forward else last).setFocus(Qt.FocusReason.TabFocusReason)

    def show_progress(self, progress: SyncProgress) -> None:
        """Say how far it is."""
        share = f" ({100 * progress.done // progress.total} %)" if progress.total else ""
        self.said_label.setText(say(progress.sentence) + share)

    def refuse(self, sentence: str) -> None:
        """Say why it was not taken, and ask again."""
        self._set_busy(False)
        self.error_label.setText(sentence)
        self.error_label.show()
        self.passphrase_box.setFocus()
        self.passphrase_box.selectAll()

    @Slot()
    def _choose(self) -> None:
        if self.open_button.isEnabled():
            self._set_busy(True)
            self.passphrase_chosen.emit(self.passphrase_box.text())

    @Slot()
    def _follow(self) -> None:
        self.error_label.hide()
        self.open_button.setEnabled(bool(self.passphrase_box.text()))

    def _set_busy(self, busy: bool) -> None:
        self.passphrase_box.setReadOnly(busy)
        self.open_button.setEnabled(not busy and bool(self.passphrase_box.text()))
        self.said_label.setText(self.tr("Opening…") if busy else "")

    @Slot()
    def _size(self) -> None:
        self.setFixedWidth(min(760, self._theme.px(440)))
        self.close_button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
