"""Says who is A and who is B, and lets each of them and each kind of trace be taken off the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from assessor_app.gui.side_by_side.case_rows import Side
from assessor_app.gui.side_by_side.reader_look import sign_pixmap
from assessor_app.gui.side_by_side.reader_places import Shown
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.flow_layout import FlowLayout

_ICON: Final = 18


class TraceLegend(QWidget):
    """Buttons that stay down while what they name is drawn; ``shown_changed`` when one was pressed."""

    shown_changed = Signal()

    def __init__(self, theme: Theme, sides: Sequence[Side], parent: QWidget | None = None) -> None:
        """One button for each reader and each kind; all is drawn to begin with."""
        super().__init__(parent)
        self.setObjectName("trace_legend")
        self._theme = theme
        self._flow = FlowLayout(self, 2)
        self._readers = {side.letter: self._reader(side) for side in sides}
        self._marks = self._kind("marks", "check-circle", self.tr("Marks"), self.tr("Marks on citations"))
        self._pins = self._kind("pins", "pin-outline", self.tr("Pins"), self.tr("Pinned notes"))
        self._seen = self._kind("seen", "eye-outline", self.tr("Opened"), self.tr("Pages and moments that were opened"))
        theme.changed.connect(self._draw)
        self._draw()

    def shown(self) -> Shown:
        """What is to be drawn now."""
        letters = frozenset(letter for letter, button in self._readers.items() if button.isChecked())
        return Shown(letters, self._marks.isChecked(), self._pins.isChecked(), self._seen.isChecked())

    def _reader(self, side: Side) -> QToolButton:
        button = self._button(f"show_reader_{side.letter}", side.reading.reader)
        said = self.tr("Show what reader {letter} ({reader}) left on the evidence")
        button.setToolTip(said.format(letter=side.letter, reader=side.reading.reader))
        button.setAccessibleName(button.toolTip())
        return button

    def _kind(self, name: str, icon: str, words: str, hint: str) -> QToolButton:
        button = self._button(f"show_{name}", words)
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        return button

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setChecked(True)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self.shown_changed)
        self._flow.addWidget(button)
        return button

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(_ICON)
        for letter, button in self._readers.items():
            button.setIcon(QIcon(sign_pixmap(self._theme, letter, self.devicePixelRatioF())))
            button.setIconSize(QSize(side, side))
        for button in (self._marks, self._pins, self._seen):
            button.setIconSize(QSize(side, side))
