"""A list of two-line rows under headings: conflicts, syncs, laptops, reports, the criteria of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.bare_list import BareList
from assessor_app.gui.widgets.headed_delegate import HeadedDelegate
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE, HeadedRows

Index = QModelIndex | QPersistentModelIndex
_PAD: Final = 10
_LARGE: Final = 150
_DIGITS: Final = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it says above and below, what stands at its right, and a sign (icon, colour token, its name)."""

    key: str
    title: str
    below: str = ""
    right: str = ""
    sign: tuple[str, str, str] = ("", "", "")


class LineModel(HeadedRows[Line]):
    """Rows with their words spoken whole."""

    heading_flags = Qt.ItemFlag.NoItemFlags

    def told(self, entry: Line, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return " · ".join(filter(None, (entry.title, entry.below, entry.right, entry.sign[2])))
        return None

    def place_of(self, key: str) -> int:
        """The row with this key, -1 for none."""
        return next((row for row, one in self.entries() if one.key == key), -1)


class LineDelegate(HeadedDelegate):
    """Two lines and a sign; asks the theme at each painting."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent, row=46, heading=28, pad=_PAD, steered=False)

    def paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Line, _index: Index) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        box = option.rect.adjusted(pad, theme.px(5), -pad, -theme.px(5))
        name, color, _ = entry.sign
        if name:
            side = theme.px(18)
            theme.icon(name, color).paint(painter, QRect(box.left(), box.center().y() - side // 2, side, side))
            box.setLeft(box.left() + side + theme.px(8))
        half = box.height() // 2
        upper, lower = QRect(box), QRect(box)
        right, below = entry.right, entry.below
        if below and right and theme.text_scale >= _LARGE:
            # beside large words there would be no room for the title
            right, below = "", f"{right} · {below}"
        if below:
            upper.setHeight(half)
            lower.setTop(box.top() + half)
            self.write_line(painter, lower, below, "muted", pixels=12)
        if right:
            taken = self.write_line(painter, upper, right, "muted", pixels=12, side=Qt.AlignmentFlag.AlignRight)
            upper.setRight(upper.right() - taken - theme.px(8))
        self.write_line(painter, upper, entry.title, "text")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY_ROLE)
        if entry is not None and not entry.below:
            return QSize(0, self._theme.px(32))
        return super().sizeHint(option, index)


class LineList(BareList):
    """``line_chosen`` carries the key of the row the keyboard came to, ``digit_pressed`` 1 to 4, ``enter_pressed``."""

    line_chosen = Signal(str)
    digit_pressed = Signal(int)
    enter_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(self)
        self._filling = False

    def dress(self, theme: Theme) -> None:
        """Take colours from ``theme``; call once."""
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(theme, self))
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._lay_out_again)

    def show_lines(self, groups: list[tuple[str, list[Line]]], wanted: str = "") -> None:
        """Show these; the ``wanted`` row is chosen, or the one that was stays chosen, else the first is."""
        held, place = self.current_key, self.currentIndex().row()
        self._filling = True
        self.lines.show_rows(groups)
        self._filling = False
        found = self.lines.place_of(wanted) if wanted else -1
        if found < 0:
            found = self.lines.place_of(held)
        if found < 0:
            found = self.lines.beside(place, 0)
        self.choose_row(found)

    @property
    def current_key(self) -> str:
        """The key of the row the keyboard is on, "" for none."""
        entry = self.lines.entry(self.currentIndex().row())
        return "" if entry is None else entry.key

    def choose(self, key: str) -> None:
        """Bring the keyboard to the row with this key, where there is one."""
        if (row := self.lines.place_of(key)) >= 0:
            self.choose_row(row)

    def choose_row(self, row: int) -> None:
        """Bring the keyboard to a row; -1 tells that there is none."""
        if row < 0:
            self.line_chosen.emit("")
            return
        # told once, and also where it is there already: its line may have become another
        self._filling = True
        self.setCurrentIndex(self.lines.index(row))
        self._filling = False
        self.line_chosen.emit(self.current_key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _DIGITS:
            self.digit_pressed.emit(_DIGITS.index(event.key()) + 1)
        elif plain and event.key() in _ENTER:
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, _current: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling:
            self.line_chosen.emit(self.current_key)

    @Slot()
    def _lay_out_again(self) -> None:
        self.scheduleDelayedItemsLayout()
