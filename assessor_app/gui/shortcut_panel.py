"""Shows every command that has a key, from the same data file the keys themselves come from.

Its labels are made once, ahead if there is time, and put in another order for each page that is in front.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.shortcuts import Command, Keymap
from assessor_app.gui.slices import Steps
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.worn_property import wear

_ONE_COLUMN_FROM: Final = 150
_WIDEST: Final = 1000
_HIGHEST: Final = 460
_LAST: Final = 200
_ROOM_BESIDE: Final = 40


@dataclass(slots=True)
class _Line:
    """A command's two labels, what is looked for in it, and whether it is shown as working."""

    key: QLabel
    words: QLabel
    text: str = ""
    works: bool = True


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
        # by the words of the heading
        self._groups: dict[str, _Group] = {}
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

    def prepare(self) -> Steps:
        """Make the labels before they are asked for, a group at each step."""
        for commands in self._keymap.groups().values():
            self._group(commands)
            yield

    def _fill(self, columns: int) -> None:
        while self.keys_layout.takeAt(0) is not None:
            pass
        sides: list[list[tuple[Command, ...]]] = [[] for _ in range(columns)]
        for commands in sorted(self._keymap.groups().values(), key=self._is_elsewhere):
            # Each group goes where there is less so far, so that the columns end near each other.
            shorter = min(sides, key=lambda side: sum(len(found) + 2 for found in side))
            shorter.append(commands)
        for number, groups in enumerate(sides):
            row = 0
            for commands in groups:
                row = self._place_group(number * 3, row, commands)
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

    def _place_group(self, column: int, row: int, commands: tuple[Command, ...]) -> int:
        group = self._group(commands)
        group.heading.setMinimumHeight(self._theme.px(26))
        self.keys_layout.addWidget(group.heading, row, column, 1, 2)
        for command, line in zip(commands, group.lines, strict=True):
            self._write(line, command)
            if not command.key_words:
                continue
            row += 1
            # no higher than its letters where the row is that of a heading in the other column
            self.keys_layout.addWidget(
                line.key, row, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
            self.keys_layout.addWidget(line.words, row, column + 1)
        return row + 1

    def _write(self, line: _Line, command: Command) -> None:
        line.text = f"{command.words} {command.key_words} {command.group_words}".casefold()
        line.key.setText(command.key_words)
        line.words.setWordWrap(False)
        wear(line.key, "role", "key" if command.key_words else "")
        works = self._works(command)
        if works != line.works:
            line.works = works
            line.key.setEnabled(works)
            wear(line.words, "role", "" if works else "subtle")
            line.words.setToolTip("" if works else self.tr("Not on the page in front"))

    def _group(self, commands: tuple[Command, ...]) -> _Group:
        name = commands[0].group_words
        if name not in self._groups:
            heading = self._label(name, "caption")
            heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            lines = [
                _Line(self._label(one.key_words, "key" if one.key_words else ""), self._label(one.words, ""))
                for one in commands
            ]
            self._groups[name] = _Group(heading, tuple(lines))
        return self._groups[name]

    def _fold(self) -> None:
        for group in self._groups.values():
            for line in group.lines:
                line.words.setWordWrap(True)
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
        for group in self._groups.values():
            # what has no key is found in the menus and the palette
            left = [line for line in group.lines if line.key.text() and all(word in line.text for word in words)]
            any_left = any_left or bool(left)
            group.heading.setVisible(bool(left))
            for line in group.lines:
                for label in (line.key, line.words):
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
