"""The pages of a document as rows of a list: their names, and what each is cited for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace, WholePlace
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.pdf_view.sheet_words import sheet_words
from assessor_app.media.pdf.layout import PageSize, PdfLayout

TAGS_ROLE: Final = Qt.ItemDataRole.UserRole + 1
CURRENT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
PINS_ROLE: Final = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Tag:
    """A criterion a page is cited for; ``current`` tells that it is the one in hand."""

    label: str
    current: bool


class ThumbnailModel(QAbstractListModel):
    """One row for each sheet. ``TAGS_ROLE`` gives a tuple of Tag, ``CURRENT_ROLE`` whether the sheet is being read,
    ``PINS_ROLE`` a tuple of the numbers of the notes on it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._layout: PdfLayout | None = None
        self._tags: dict[int, tuple[Tag, ...]] = {}
        self._marks: tuple[Mark, ...] = ()
        self._pins: dict[int, tuple[int, ...]] = {}
        self._current = -1

    def show_layout(self, layout: PdfLayout | None) -> None:
        """Show these pages, or none; marks given before are kept."""
        self.beginResetModel()
        self._layout, self._current = layout, -1
        self._tags = self._tags_of(self._marks)
        self.endResetModel()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Which pages are cited, and for what."""
        self._marks = tuple(marks)
        before, self._tags = self._tags, self._tags_of(self._marks)
        changed = [page for page in before.keys() | self._tags.keys() if before.get(page) != self._tags.get(page)]
        if changed and max(changed) < self.rowCount():
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))

    def set_pins(self, pins: Mapping[str, Pin]) -> None:
        """Which pages carry notes, numbered in this order."""
        found: dict[int, list[int]] = {}
        for number, pin in enumerate(pins.values(), start=1):
            if isinstance(pin.place, PagePlace | WholePlace):
                page = pin.place.first if isinstance(pin.place, PagePlace) else 0
                found.setdefault(page, []).append(number)
        before, self._pins = self._pins, {page: tuple(numbers) for page, numbers in found.items()}
        for page in before.keys() | self._pins.keys():
            if before.get(page) != self._pins.get(page):
                self.touch(page)

    def set_current(self, page: int) -> None:
        """Tell which page (0-based) is being read."""
        before, self._current = self._current, page
        for one in {before, page}:
            self.touch(one)

    def touch(self, page: int) -> None:
        """Something about a page is new: have it painted again."""
        index = self.index(page)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def size(self, page: int) -> PageSize | None:
        """How large a page is, in points."""
        return self._layout.sizes[page] if self._layout is not None and 0 <= page < self.rowCount() else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._layout is None else self._layout.page_count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._layout is None:
            return None
        page = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return sheet_words(page, self._layout.label(page))
        if role == TAGS_ROLE:
            return self._tags.get(page, ())
        if role == PINS_ROLE:
            return self._pins.get(page, ())
        if role == CURRENT_ROLE:
            return page == self._current
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(page)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (self._cited_words(page), self._pinned_words(page)))) or None
        return None

    def _cited_words(self, page: int) -> str:
        labels = ", ".join(tag.label for tag in self._tags.get(page, ()))
        return self.tr("Cited for {0}").format(labels) if labels else ""

    def _spoken(self, page: int) -> str:
        assert self._layout is not None
        words = [self.tr("Page {0}").format(sheet_words(page, self._layout.label(page)))]
        if page == self._current:
            words.append(self.tr("being read"))
        return ", ".join(filter(None, (*words, self._cited_words(page), self._pinned_words(page))))

    def _pinned_words(self, page: int) -> str:
        numbers = ", ".join(str(number) for number in self._pins.get(page, ()))
        return self.tr("Pinned notes: {0}").format(numbers) if numbers else ""

    def _tags_of(self, marks: Sequence[Mark]) -> dict[int, tuple[Tag, ...]]:
        """Tags by page: the criterion in hand first, then in the order given, each label once."""
        found: dict[int, dict[str, bool]] = {}
        last = self.rowCount() - 1
        for mark in marks:
            if not isinstance(mark.place, PagePlace):
                continue
            # Bounded by the pages there are: a citation may claim any range.
            for page in range(max(0, mark.place.first), min(mark.place.last, last) + 1):
                labels = found.setdefault(page, {})
                labels[mark.label] = labels.get(mark.label, False) or mark.current
        return {
            page: tuple(Tag(label, current) for label, current in sorted(labels.items(), key=_soft_last))
            for page, labels in found.items()
        }


def _soft_last(tag: tuple[str, bool]) -> bool:
    return not tag[1]
