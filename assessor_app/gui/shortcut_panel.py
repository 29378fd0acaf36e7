"""Shows every command with its keys, from the same data file the keys themselves come from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.shortcuts import Command, Keymap
from assessor_app.gui.theme import Theme

_ONE_COLUMN_FROM: Final = 150


class ShortcutPanel(QFrame):
    """Groups of commands in two columns, one when text is very large; ``close_requested`` when its cross is pressed."""

    close_requested = Signal()

    scroll_area: QScrollArea
    keys_side: QWidget
    keys_layout: QGridLayout
    close_button: QToolButton

    def __init__(self, keymap: Keymap, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_panel")
        self._keymap = keymap
        self._theme = theme
        load_form(self, "shortcut_panel")
        self.setFocusProxy(self.scroll_area)
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.clicked.connect(self.close_requested)
        theme.changed.connect(self._size)
        self._size()

    def _fill(self, columns: int) -> None:
        while (item := self.keys_layout.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.deleteLater()
        sides: list[list[tuple[str, tuple[Command, ...]]]] = [[] for _ in range(columns)]
        for group, commands in self._keymap.groups().items():
            # Each group goes where there is less so far, so that the columns end near each other.
            shorter = min(sides, key=lambda side: sum(len(found) + 2 for _, found in side))
            shorter.append((group, commands))
        for number, groups in enumerate(sides):
            row = 0
            for group, commands in groups:
                row = self._add_group(number * 3, row, group, commands)
        self.keys_layout.setColumnMinimumWidth(2, 28 if columns > 1 else 0)

    def _add_group(self, column: int, row: int, group: str, commands: tuple[Command, ...]) -> int:
        heading = self._label(QCoreApplication.translate("shortcuts", group), "caption")
        self.keys_layout.addWidget(heading, row, column, 1, 2, Qt.AlignmentFlag.AlignBottom)
        self.keys_layout.setRowMinimumHeight(row, self._theme.px(26))
        for step, command in enumerate(commands, start=1):
            key = self._label(command.key_words, "key")
            self.keys_layout.addWidget(key, row + step, column, Qt.AlignmentFlag.AlignLeft)
            self.keys_layout.addWidget(self._label(command.words, ""), row + step, column + 1)
        return row + len(commands) + 1

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(self.keys_side)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setText(text)
        return label

    @Slot()
    def _size(self) -> None:
        # With very large text two columns would need more than a window is wide.
        self._fill(2 if self._theme.text_scale < _ONE_COLUMN_FROM else 1)
        content = self.keys_layout.sizeHint()
        self.scroll_area.setMinimumSize(min(content.width() + 20, 1000), min(content.height() + 8, 440))
        self.close_button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
