"""The rows of the comment bank: headings, and the comments under each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor_app.domain.programme import BankComment

Index = QModelIndex | QPersistentModelIndex
_SPOKEN = 300


class BankRole(IntEnum):
    """What the delegate asks for besides text."""

    COMMENT = Qt.ItemDataRole.UserRole + 1  # BankComment, None for a heading
    ASIDE = Qt.ItemDataRole.UserRole + 2  # whose it is and how often it was used


class BankModel(QAbstractListModel):
    """Headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | BankComment] = []

    def show_groups(self, groups: Sequence[tuple[str, Sequence[BankComment]]]) -> None:
        """Show these headings with their comments in place of what was shown."""
        self.beginResetModel()
        self._rows = []
        for heading, comments in groups:
            self._rows.append(heading)
            self._rows += comments
        self.endResetModel()

    def comment(self, place: int) -> BankComment | None:
        """The comment in a row; None for headings and beyond the ends."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row if isinstance(row, BankComment) else None

    def beside(self, place: int, step: int) -> int:
        """The comment ``step`` rows on or back, stopping at the ends; the first for a ``place`` that holds none."""
        filled = [number for number, row in enumerate(self._rows) if isinstance(row, BankComment)]
        if not filled:
            return -1
        if place not in filled:
            return filled[0]
        return filled[min(len(filled) - 1, max(0, filled.index(place) + step))]

    def place_of(self, comment_id: str) -> int:
        """The row of a comment, -1 where it is not shown."""
        rows = enumerate(self._rows)
        return next((place for place, row in rows if isinstance(row, BankComment) and row.id == comment_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.comment(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == BankRole.COMMENT:
            return row
        if role == BankRole.ASIDE:
            return self._aside(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text[:_SPOKEN]}, {self._aside(row)}"
        return None

    def _aside(self, comment: BankComment) -> str:
        whose = self.tr("Your own") if comment.own else self.tr("From the programme")
        if not comment.used:
            return whose
        used = self.tr("used once") if comment.used == 1 else self.tr("used {n} times").format(n=comment.used)
        return f"{whose} · {used}"
