"""The list of pins as rows: a heading for each artifact, below it its pins, as far as the filter lets them through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from assessor_app.domain.annotation import Pin
from assessor_app.gui.pins.pin_keeper import PinKeeper
from assessor_app.gui.widgets.headed_rows import HeadedRows


@dataclass(frozen=True, slots=True)
class PinRow:
    """One pin; ``words`` is its note in one line, else the passage it stands at."""

    id: str
    words: str
    number: int
    place: str
    label: str
    worded: bool
    in_feedback: bool


class PinListModel(HeadedRows[PinRow]):
    """The headings are the titles of the artifacts."""

    heading_flags = Qt.ItemFlag.NoItemFlags

    def __init__(self, keeper: PinKeeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        self._wanted = ""
        self._criterion = ""

    def refresh(self, wanted: str, criterion: str) -> None:
        """Show the pins with these words in note, passage, place or file; ``criterion`` "" means of any criterion."""
        self._wanted, self._criterion = wanted.casefold().strip(), criterion
        self.show_rows(self._groups())

    def reword(self, pin_id: str) -> None:
        """A pin says something else now; it stays where it is until the list is filtered anew."""
        place, pin = self.place_of(pin_id), self._keeper.pin(pin_id)
        former = self.entry(place)
        if former is not None and pin is not None:
            self._rows[place] = self._row(pin_id, former.number, pin)
            self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, pin_id: str) -> int:
        """The row of a pin, -1 while it is not shown."""
        return next((row for row, one in self.entries() if one.id == pin_id), -1)

    def pin_beside(self, pin_id: str) -> str:
        """The pin below, else above; "" for the only one."""
        ids = [one.id for _, one in self.entries()]
        if pin_id not in ids or len(ids) < 2:
            return ""
        at = ids.index(pin_id)
        return ids[at + 1] if at + 1 < len(ids) else ids[at - 1]

    def told(self, entry: PinRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(entry)
        return None

    def _spoken(self, row: PinRow) -> str:
        number = self.tr("Pin {0}").format(row.number)
        quoted = self.tr("quoted in the feedback") if row.in_feedback else ""
        return ", ".join(filter(None, (number, row.place, row.words, row.label, quoted)))

    def _groups(self) -> Iterator[tuple[str, list[PinRow]]]:
        for group in self._keeper.groups():
            title = group.title.casefold()
            rows = [
                self._row(key, number, pin)
                for number, (key, pin) in enumerate(group.pins.items(), start=1)
                if self._passes(pin, title)
            ]
            if rows:
                yield group.title, rows

    def _row(self, key: str, number: int, pin: Pin) -> PinRow:
        index = self._keeper.index
        assert index is not None
        note = " ".join(pin.note.split())
        passage = f"“{' '.join(pin.quote.exact.split())}”" if pin.quote is not None else ""
        words = note or passage or self.tr("no note yet")
        return PinRow(key, words, number, index.place(pin), index.label(pin.scorable_id), bool(note), pin.in_feedback)

    def _passes(self, pin: Pin, title: str) -> bool:
        if self._criterion and pin.scorable_id != self._criterion:
            return False
        if not self._wanted:
            return True
        index = self._keeper.index
        assert index is not None
        passage = pin.quote.exact if pin.quote is not None else ""
        said = (pin.note, passage, index.place(pin), index.label(pin.scorable_id))
        return self._wanted in title or any(self._wanted in one.casefold() for one in said)
