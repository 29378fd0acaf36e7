"""A spreadsheet as its cells or as it prints: cited cells bring up the one, cited pages the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QToolButton, QWidget

from assessor_app.domain.annotation import Pin, Seen
from assessor_app.domain.citation import PagePlace, Place
from assessor_app.domain.submission import Artifact
from assessor_app.gui.document_view.document_view import DocumentView
from assessor_app.gui.evidence_view import EvidenceView, Mark, Trace
from assessor_app.gui.forms import load_form
from assessor_app.gui.sheet_view.sheet_view import SheetView
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.office.office_types import makes_pages
from assessor_app.workflows.desk import ArtifactSource


class BookView(EvidenceView):
    """Cells first; the printed pages are looked for when they are asked for.

    ``position()`` holds what the cells remember, and ``printed`` (1: the pages are in front).
    """

    switch_bar: QFrame
    cells_button: QToolButton
    printed_button: QToolButton
    ways: QStackedWidget

    def __init__(self, cells: SheetView, printed: DocumentView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "book_view")
        self.cells, self.printed = cells, printed
        self._artifact: Artifact | None = None
        self._source: ArtifactSource | None = None
        self._printed_open = False
        group = QButtonGroup(self)
        for button in (self.cells_button, self.printed_button):
            group.addButton(button)
        for view in (cells, printed):
            self.ways.addWidget(view)
            view.facts_found.connect(self.facts_found)
            view.place_shown.connect(self.place_shown)
            view.failed.connect(self.failed)
            view.position_changed.connect(self.position_changed)
            view.pin_requested.connect(self.pin_requested)
            view.pin_chosen.connect(self.pin_chosen)
            view.view_changed.connect(self.view_changed)
            view.open_outside_requested.connect(self.open_outside_requested)
        self.cells_button.clicked.connect(self.show_cells)
        self.printed_button.clicked.connect(self.show_printed)
        lend_focus(self, self.ways)
        self._loan = lend_focus(self.ways, cells)

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start reading the cells."""
        self.close_artifact()
        self._artifact, self._source = artifact, source
        self.switch_bar.setVisible(makes_pages(artifact.media_type))
        self.cells.open_artifact(artifact, source)

    def show_place(self, place: Place, badge: str) -> None:
        """Pages are shown as printed where the file can be printed, all else among the cells."""
        if isinstance(place, PagePlace) and not self.switch_bar.isHidden():
            self.cells.clear_place()
            self.show_printed()
            self.printed.show_place(place, badge)
        else:
            if self._printed_open:
                self.printed.clear_place()
            self.show_cells()
            self.cells.show_place(place, badge)

    def clear_place(self) -> None:
        """Show nothing as cited."""
        self.cells.clear_place()
        self.printed.clear_place()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Rows and pages cited for any criterion."""
        self.cells.set_marks(marks)
        self.printed.set_marks(marks)

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Notes on cells and on printed pages."""
        self.cells.set_pins(pins, current)
        self.printed.set_pins(pins, current)

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """As of the cells; of the printed pages as well."""
        self.cells.set_traces(traces)
        self.printed.set_traces(traces)

    def set_pinnable(self, allowed: bool) -> None:
        """Whether notes may be pinned by hand."""
        self.printed.set_pinnable(allowed)

    def pin_here(self) -> Pin | None:
        """Cells, or what is read of the printed pages."""
        return self._in_front().pin_here()

    def show_pin(self, pin: Pin) -> None:
        """Bring what a note is pinned to on screen: pages as printed, all else among the cells."""
        if isinstance(pin.place, PagePlace) and not self.switch_bar.isHidden():
            self.show_printed()
            self.printed.show_pin(pin)
        else:
            self.show_cells()
            self.cells.show_pin(pin)

    def foresee(self, pages: Sequence[int]) -> None:
        """Have printed pages (0-based) drawn ahead."""
        self.printed.foresee(pages)

    def seen(self, artifact_id: str) -> Seen:
        """Printed pages as pages, cells as the rest."""
        return self._in_front().seen(artifact_id)

    def position(self) -> Mapping[str, float]:
        """Where the reader is among the cells, and which way is in front."""
        return {**self.cells.position(), "printed": float(self._is_printed())}

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered position."""
        self.cells.restore(position)
        if position.get("printed") == 1.0 and not self.switch_bar.isHidden():
            self.show_printed()

    def close_artifact(self) -> None:
        """Stop all work and free the bytes."""
        self.cells.close_artifact()
        self.printed.close_artifact()
        self._artifact, self._source, self._printed_open = None, None, False
        self.show_cells()

    @Slot()
    def show_cells(self) -> None:
        """Bring the cells to the front."""
        self.cells_button.setChecked(True)
        self.ways.setCurrentWidget(self.cells)
        self._loan.turn_to(self.cells)

    @Slot()
    def show_printed(self) -> None:
        """Bring the printed pages to the front, looking for them the first time."""
        self.printed_button.setChecked(True)
        self.ways.setCurrentWidget(self.printed)
        self._loan.turn_to(self.printed)
        if not self._printed_open and self._artifact is not None and self._source is not None:
            self._printed_open = True
            self.printed.open_artifact(self._artifact, self._source)

    def open_find(self) -> None:
        """Let the person type what to look for."""
        self._in_front().open_find()

    def find_next(self) -> None:
        """Go to the next hit."""
        self._in_front().find_next()

    def find_previous(self) -> None:
        """Go to the hit before."""
        self._in_front().find_previous()

    def focus_page_box(self) -> None:
        """Let the person type a cell or a page."""
        self._in_front().focus_page_box()

    def go_back(self) -> None:
        """Take the last jump among the printed pages back."""
        if self._is_printed():
            self.printed.go_back()

    def go_forward(self) -> None:
        """Make the jump again that was taken back last."""
        if self._is_printed():
            self.printed.go_forward()

    def _is_printed(self) -> bool:
        return self.ways.currentWidget() is self.printed

    def _in_front(self) -> SheetView | DocumentView:
        return self.printed if self._is_printed() else self.cells
