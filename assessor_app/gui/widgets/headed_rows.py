"""Entries under headings as the rows of a list: alike in the palette, the comment bank, the pins and the keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Entry = TypeVar("Entry")
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The entry of a row, None for a heading."""
FIRST_OWN_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""From here on the roles are those of each list."""
_ROOT: Final = QModelIndex()
_OF_A_HEADING: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    # in a narrow list it is cut
    Qt.ItemDataRole.ToolTipRole,
)


class HeadedRows(QAbstractListModel, Generic[Entry]):
    """A row is a heading, which is a text and cannot be chosen, or an entry, which is anything but a text."""

    heading_flags = Qt.ItemFlag.ItemIsEnabled

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Entry] = []

    def show_rows(self, groups: Iterable[tuple[str, Sequence[Entry]]]) -> None:
        """Show these headings, each with its entries, in place of what was shown."""
        self.beginResetModel()
        self._rows = []
        for heading, entries in groups:
            self._rows.append(heading)
            self._rows += entries
        self.endResetModel()

    def entry(self, place: int) -> Entry | None:
        """The entry in a row; None for headings and beyond the ends."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return None if isinstance(row, str) else row

    def entries(self) -> list[tuple[int, Entry]]:
        """All entries with their rows."""
        return [(place, row) for place, row in enumerate(self._rows) if not isinstance(row, str)]

    def beside(self, place: int, step: int) -> int:
        """The row of the entry ``step`` entries on, or back when negative, stopping at the ends.

        The first for a ``place`` that holds none; -1 when there is no entry at all.
        """
        filled = [number for number, _ in self.entries()]
        if not filled:
            return -1
        if place not in filled:
            return filled[0]
        return filled[min(len(filled) - 1, max(0, filled.index(place) + step))]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return self.heading_flags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in _OF_A_HEADING else None
        return row if role == ENTRY_ROLE else self.told(row, role)

    def told(self, entry: Entry, role: int) -> Any:
        """What an entry has for a role of Qt or of the list; None for most of them."""
        raise NotImplementedError
