"""The evidence in a window of its own, for a second screen; the same keys work in it as beside the judgement."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assessor_app.gui.painting_turn import PaintingTurn
from assessor_app.gui.shortcuts import is_text_field
from assessor_app.gui.window_keys import leave_to_focus, switch_full_screen
from assessor_app.right_of_way import window_first

_SIZE = QSize(1000, 800)
_LEAST = QSize(420, 320)


class EvidenceWindow(QWidget):
    """Lives as long as ``owner``; ``leaving`` when the person closes it. Its title names nobody."""

    leaving = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setObjectName("evidence_window")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # the desk ends with its main window, not with this one
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Evidence – assessor’s desk"))
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(8, 8, 8, 8)
        PaintingTurn(self)

    def take(self, content: QWidget) -> None:
        """Hold ``content`` from now on, until it is given another parent."""
        self._inside.addWidget(content)
        content.show()

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen it is on, or go back to a window."""
        switch_full_screen(self)

    @Slot()
    def leave(self) -> None:
        """Esc: leave the text field, else full screen; the window itself stays."""
        if is_text_field(QApplication.focusWidget()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isFullScreen():
            self.showNormal()

    def event(self, event: QEvent) -> bool:
        # as in the main window: painting is one of them
        with window_first():
            return leave_to_focus(event) or super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leaving.emit()
        super().closeEvent(event)
