"""Shows every command with its keys, from the same data file the keys themselves come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.shortcuts import Command, Keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard

_ONE_COLUMN_FROM: Final = 150
_WIDEST: Final = 1000
_HIGHEST: Final = 460
_LAST: Final = 200
_ROOM_BESIDE: Final = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """A command's two labels and what is looked for in it."""

    text: str
    labels: tuple[QLabel, QLabel]


@dataclass(frozen=True, slots=True)
class _Group:
    """A heading and the lines below it."""

    heading: QLabel
    lines: tuple[_Line, ...]


class ShortcutPanel(QFrame):
    """Groups of commands in two columns, one when text is very large; ``close_requested`` when its cross is pressed."""

    close_requested = Signal()

    search_box: QLineEdit
    scroll_area: QScrollArea
    keys_side: QWidget
    keys_layout: QGridLayout
    nothing_label: QLabel
    close_button: QToolButton

    def __init__(self, keymap: Keymap, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_panel")
        self._keymap = keymap
        self._theme = theme
        self._offered: Mapping[str, QAction] = {}
        self._filled = False
        self._groups: list[_Group] = []
        load_form(self, "shortcut_panel")
        self.nothing_label.hide()
        self.setFocusProxy(self.search_box)
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.clicked.connect(self.close_requested)
        self.search_box.textChanged.connect(self._filter)
        theme.changed.connect(self._refill)
        keymap.changed.connect(self._refill)

    def open_fresh(self, offered: Mapping[str, QAction]) -> None:
        """Show what works now (by slot id) first and the rest greyed, with nothing looked for."""
        if not self._filled or offered.keys() != self._offered.keys():
            self._offered = dict(offered)
            self._size()
        self.search_box.clear()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _fill(self, columns: int) -> None:
        while (item := self.keys_layout.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                discard(label)
        self._groups = []
        sides: list[list[tuple[Command, ...]]] = [[] for _ in range(columns)]
        for commands in sorted(self._keymap.groups().values(), key=self._is_elsewhere):
            # Each group goes where there is less so far, so that the columns end near each other.
            shorter = min(sides, key=lambda side: sum(len(found) + 2 for found in side))
            shorter.append(commands)
        for number, groups in enumerate(sides):
            row = 0
            for commands in groups:
                row = self._add_group(number * 3, row, commands)
        self.keys_layout.setColumnMinimumWidth(2, 28 if columns > 1 else 0)
        # What room is left over while few are shown stands below and beside them, not between them.
        self.keys_layout.setRowStretch(_LAST, 1)
        self.keys_layout.setColumnStretch(1, 0)
        self.keys_layout.setColumnStretch(5, 1)

    def _is_elsewhere(self, commands: tuple[Command, ...]) -> tuple[bool, bool]:
        """Sorts the groups of the page in front first, then what works in the whole window, then the rest."""
        own = any(command.where != "window" and self._works(command) for command in commands)
        return not own, not any(self._works(command) for command in commands)

    def _works(self, command: Command) -> bool:
        return any(slot.id in self._offered and self._offered[slot.id].isEnabled() for slot in command.slots())

    def _add_group(self, column: int, row: int, commands: tuple[Command, ...]) -> int:
        heading = self._label(commands[0].group_words, "caption")
        heading.setMinimumHeight(self._theme.px(26))
        heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.keys_layout.addWidget(heading, row, column, 1, 2)
        lines = []
        for step, command in enumerate(commands, start=1):
            key = self._label(command.key_words, "key" if command.key_words else "")
            words = self._label(command.words, "" if self._works(command) else "subtle")
            # no higher than its letters where the row is that of a heading in the other column
            self.keys_layout.addWidget(
                key, row + step, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
            self.keys_layout.addWidget(words, row + step, column + 1)
            text = f"{command.words} {command.key_words} {command.group_words}".casefold()
            lines.append(_Line(text, (key, words)))
            if not self._works(command):
                key.setEnabled(False)
                words.setToolTip(self.tr("Not on the page in front"))
        self._groups.append(_Group(heading, tuple(lines)))
        return row + len(commands) + 1

    def _fold(self) -> None:
        for group in self._groups:
            for line in group.lines:
                line.labels[1].setWordWrap(True)
        self.keys_layout.setColumnStretch(1, 1)
        self.keys_layout.setColumnStretch(5, 0)

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(self.keys_side)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setText(text)
        # Its size is asked for below, and depends on the style sheet.
        label.ensurePolished()
        return label

    @Slot(str)
    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        any_left = False
        for group in self._groups:
            left = [line for line in group.lines if all(word in line.text for word in words)]
            any_left = any_left or bool(left)
            group.heading.setVisible(bool(left))
            for line in group.lines:
                for label in line.labels:
                    label.setVisible(line in left)
        self.nothing_label.setVisible(not any_left)
        self.nothing_label.setText(self.tr("No command or key is called “{words}”.").format(words=typed.strip()))

    @Slot()
    def _refill(self) -> None:
        """Something of it is different now: nobody waits for what is not on screen."""
        self._filled = False
        if self.isVisible():
            self._size()

    def _size(self) -> None:
        self._filled = True
        # With very large text two columns would need more than a window is wide.
        self._fill(2 if self._theme.text_scale < _ONE_COLUMN_FROM else 1)
        self._filter(self.search_box.text())
        content = self.keys_layout.sizeHint()
        if content.width() + self._theme.px(_ROOM_BESIDE) > _WIDEST:
            # Measured in one line each, and folded only then: a label that may fold asks for less than it needs.
            self._fold()
        self.scroll_area.setMinimumSize(
            min(content.width() + self._theme.px(_ROOM_BESIDE), _WIDEST), min(content.height() + 8, _HIGHEST)
        )
        self.close_button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
