"""A workbook that notes can be pinned to: to the cells chosen, or the one the cursor is on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import CellPlace, WholePlace
from assessor_app.gui.evidence_view import EvidenceView, Trace
from assessor_app.gui.sheet_view.sheet_table import SheetTable
from assessor_app.media.reading.sheet_book import Workbook


class PinnedSheet(EvidenceView):
    """What a viewer of cells does with notes."""

    table: SheetTable
    _book: Workbook | None
    _pin_wish: Pin | None = None

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Fold the corners of pinned cells."""
        self.table.set_pins(pins, current)

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Frame the cells that readers left something on."""
        self.table.set_traces(traces)

    def pin_here(self) -> Pin | None:
        """The cells chosen; the file as a whole where there are none."""
        place = self.table.chosen() if self._book is not None else None
        return Pin("", place=place or WholePlace())

    def show_pin(self, pin: Pin) -> None:
        """Bring the cells of a note on screen."""
        self._pin_wish = pin
        self._show_wished_pin()

    def _choose_sheet(self, number: int) -> None:
        raise NotImplementedError

    def _show_wished_pin(self) -> None:
        pin = self._pin_wish
        if pin is None or self._book is None:
            return
        self._pin_wish = None
        if isinstance(pin.place, CellPlace):
            self._choose_sheet(pin.place.sheet)
            self.table.bring(pin.place)

    @Slot(str)
    def _tell_chosen_pin(self, pin_id: str) -> None:
        self.pin_chosen.emit(pin_id)
