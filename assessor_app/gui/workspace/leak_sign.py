"""The sign at the tab of a file that may tell who made it: an eye that has not looked yet, or one that has."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMoveEvent, QRegion
from PySide6.QtWidgets import QToolButton, QWidget

from assessor_app.gui.theme import Theme

# an empty region would be none at all to Qt
_NOTHING: Final = QRegion(-1, -1, 1, 1)


class LeakSign(QToolButton):
    """``asked`` carries the artifact id, ``moved`` tells that the sign stands elsewhere.

    Its picture, not its colour, tells whether it was looked at.
    """

    asked = Signal(str)
    moved = Signal()

    def __init__(self, artifact_id: str, theme: Theme | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._artifact_id = artifact_id
        self._theme = theme
        self.setObjectName(f"leak_sign_{artifact_id}")
        self.setProperty("role", "tab_sign")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._ask)

    def tell(self, name: str, *, seen: bool) -> None:
        """Speak about the file called ``name`` (plain text), looked at or not."""
        self.fit()
        if self._theme is not None:
            self.setIcon(self._theme.icon("account-check-outline" if seen else "account-alert-outline"))
        told = self.tr("{name} may tell who made it: looked at")
        if not seen:
            told = self.tr("{name} may tell who made it: not looked at yet")
        self.setAccessibleName(told.format(name=name))
        self.setToolTip(self.tr("This file may tell who made it: show what"))

    def fit(self) -> None:
        """Take the size that the text has now."""
        if self._theme is not None:
            side = self._theme.px(16)
            self.setIconSize(QSize(side, side))

    def set_in_sight(self, inside: bool) -> None:
        """Be there, or leave the place to what lies over it; hidden, it would not hear where its tab goes."""
        if inside:
            self.clearMask()
        else:
            self.setMask(_NOTHING)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if inside else Qt.FocusPolicy.NoFocus)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    def _ask(self) -> None:
        self.asked.emit(self._artifact_id)
