"""The find box of the spreadsheet viewer: what is looked for in the sheet, how many cells hold it, and to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from assessor_app.gui.sheet_view.sheet_finder import HitReader, SheetFinder
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme

_WIDTH: Final = 190


class FindStrip(QWidget):
    """``cell_found`` carries row and column of the hit to show, ``failed`` what went wrong; ``left`` tells of Esc.

    Searching begins with Enter and not with each letter: a table may have a million rows.
    """

    cell_found = Signal(int, int)
    failed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._finder: SheetFinder | None = None
        self._reader: HitReader | None = None
        self._current = (0, -1)
        self._waiting = False
        self.find_label = QLabel(self)
        self.find_label.setObjectName("find_label")
        self.find_label.setTextFormat(Qt.TextFormat.PlainText)
        self.find_label.setProperty("role", "subtle")
        self.find_edit = QLineEdit(self)
        self.find_edit.setObjectName("find_edit")
        self.find_edit.setPlaceholderText(self.tr("Find in this sheet"))
        self.find_edit.setAccessibleName(self.tr("Find in this sheet"))
        self.find_edit.setClearButtonEnabled(True)
        self.find_edit.setMaxLength(200)
        self.back_button = self._button("find_back_button", self.tr("Previous match"))
        self.on_button = self._button("find_on_button", self.tr("Next match"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.find_label, self.find_edit, self.back_button, self.on_button):
            layout.addWidget(widget)
        self.find_edit.textChanged.connect(self._forget)
        self.find_edit.returnPressed.connect(self.find_next)
        self.on_button.clicked.connect(self.find_next)
        self.back_button.clicked.connect(self.find_previous)
        self.show_sheet(None)

    def dress(self, theme: Theme, runner: TaskRunner) -> None:
        """Take icons and sizes from the theme; searching runs on ``runner``."""
        self._theme = theme
        self._finder = SheetFinder(runner, self)
        self._finder.changed.connect(self._show_found)
        self._finder.failed.connect(self.failed)
        self.back_button.setIcon(theme.icon("chevron-up"))
        self.on_button.setIcon(theme.icon("chevron-down"))
        theme.changed.connect(self._draw)
        self._draw()

    def show_sheet(self, reader: HitReader | None) -> None:
        """Search this sheet from now on; None for none."""
        self._reader = reader
        self._current = (0, -1)
        if reader is None:
            self.find_edit.clear()
        self._forget()
        for widget in (self.find_edit, self.back_button, self.on_button):
            widget.setEnabled(reader is not None)

    def note_current(self, row: int, column: int) -> None:
        """Where the next search goes on from."""
        self._current = (row, column)

    def begin(self) -> None:
        """Put the cursor into the box."""
        self.find_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_edit.selectAll()

    @Slot()
    def find_next(self) -> None:
        """The next cell that holds the text."""
        self.step(1)

    @Slot()
    def find_previous(self) -> None:
        """The cell before that holds the text."""
        self.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    @Slot(int)
    def step(self, step: int) -> None:
        """The next (1) or previous (-1) cell that holds the text, going round at the ends."""
        text = self.find_edit.text()
        if self._finder is None or self._reader is None or not text:
            return
        if self._finder.text != text:
            self._waiting = True
            self.find_label.setText(self.tr("Searching …"))
            self._finder.find(self._reader, text)
        else:
            self._go(self._finder.near(*self._current, step))

    def _go(self, number: int) -> None:
        assert self._finder is not None
        self._tell(number)
        if number >= 0:
            self.cell_found.emit(*self._finder.hits[number])

    @Slot()
    def _show_found(self) -> None:
        assert self._finder is not None
        if self._waiting and self._finder.hits:
            self._waiting = False
            self._go(self._finder.near(*self._current, 1))
        else:
            hits = self._finder.hits
            self._tell(hits.index(self._current) if self._current in hits else -1)

    def _tell(self, number: int) -> None:
        assert self._finder is not None
        count = QLocale().toString(len(self._finder.hits))
        if not self._finder.hits:
            words = self.tr("No match") if self._finder.finished else self.tr("Searching …")
        elif number < 0:
            words = self.tr("{count} found").format(count=count)
        else:
            words = self.tr("{number} of {count}").format(number=QLocale().toString(number + 1), count=count)
        more = self._finder.hits and (self._finder.full or not self._finder.finished)
        self.find_label.setText(f"{words}+" if more else words)

    @Slot()
    def _forget(self) -> None:
        self._waiting = False
        self.find_label.clear()
        if self._finder is not None:
            self._finder.stop()

    @Slot()
    def _draw(self) -> None:
        if self._theme is None:
            return
        self.find_edit.setFixedWidth(self._theme.px(_WIDTH))
        side = self._theme.px(16)
        for button in (self.back_button, self.on_button):
            button.setIconSize(QSize(side, side))
