"""The few rows that the palette shows: headings, and what was found under each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor_app.gui.palette.palette_search import Group, Hit

Index = QModelIndex | QPersistentModelIndex


class PaletteRole(IntEnum):
    """What the delegate asks for besides text."""

    HIT = Qt.ItemDataRole.UserRole + 1  # Hit, None for a heading


class PaletteModel(QAbstractListModel):
    """Headings cannot be chosen; entries that are not possible now can be looked at, not taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Hit] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups in place of what was shown."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows.append(self.tr("Used last") if group.recent else group.caption)
            self._rows += group.hits
        self.endResetModel()

    def hit(self, place: int) -> Hit | None:
        """The hit in a row; None for headings and beyond the ends."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row if isinstance(row, Hit) else None

    def beside(self, place: int, step: int) -> int:
        """The nearest row with a hit ``step`` rows on, or back when negative; -1 when there is no hit at all."""
        hits = [number for number, row in enumerate(self._rows) if isinstance(row, Hit)]
        if not hits:
            return -1
        if place not in hits:
            return hits[0]
        return hits[min(len(hits) - 1, max(0, hits.index(place) + step))]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.title
        if role == PaletteRole.HIT:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            entry = row.entry
            return ", ".join(part for part in (entry.title, entry.detail, entry.keys, entry.reason) if part)
        return None
