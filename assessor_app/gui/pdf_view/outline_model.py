"""A document's outline as a tree for Qt, and which of its lines the reader is under."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from assessor_app.media.pdf.text import OutlineEntry

PAGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LONGEST: Final = 300


class DocumentOutlineModel(QAbstractItemModel):
    """Levels may jump by more than one; a line then hangs below the last line of any smaller level.

    ``PAGE_ROLE`` gives the page (0-based) a line leads to, or None.
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[OutlineEntry, ...] = ()
        self._parents: list[int] = []
        self._rows: list[int] = []
        self._children: dict[int, list[int]] = {-1: []}
        self._starts: list[tuple[int, int]] = []

    def show_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self._parents, self._rows, self._children = [], [], {-1: []}
        above: list[tuple[int, int]] = []
        for number, entry in enumerate(self._entries):
            while above and above[-1][0] >= entry.level:
                above.pop()
            parent = above[-1][1] if above else -1
            family = self._children.setdefault(parent, [])
            self._parents.append(parent)
            self._rows.append(len(family))
            family.append(number)
            above.append((entry.level, number))
        self._starts = sorted(
            (entry.page, number) for number, entry in enumerate(self._entries) if entry.page is not None
        )
        self.endResetModel()

    @property
    def entry_count(self) -> int:
        """Lines in all."""
        return len(self._entries)

    def section_at(self, page: int) -> QModelIndex:
        """The line the reader of a page (0-based) is under: the last that begins on it or before; or none."""
        place = bisect_right(self._starts, (page, len(self._entries))) - 1
        return self._index_of(self._starts[place][1]) if place >= 0 else QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        family = self._children.get(self._number(parent), [])
        if column == 0 and 0 <= row < len(family):
            return self.createIndex(row, 0, family[row])
        return QModelIndex()

    def parent(self, child: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        number = self._number(child)
        return self._index_of(self._parents[number]) if number >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._children.get(self._number(parent), ()))

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[self._number(index)]
        title = " ".join(entry.title.split())[:_LONGEST] or self.tr("(without a title)")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(title, entry.page)
        return entry.page if role == PAGE_ROLE else None

    def _hint(self, title: str, page: int | None) -> str:
        where = self.tr("leads nowhere in this file") if page is None else self.tr("sheet {0}").format(page + 1)
        # Qt would take what looks like markup for markup: a title comes from outside.
        return "<qt>" + _escaped(f"{title} · {where}") + "</qt>"

    def _number(self, index: Index) -> int:
        return int(index.internalId()) if index.isValid() else -1

    def _index_of(self, number: int) -> QModelIndex:
        return self.createIndex(self._rows[number], 0, number) if number >= 0 else QModelIndex()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
