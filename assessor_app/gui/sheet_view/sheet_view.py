"""The spreadsheet viewer: sheets as tabs, cells fetched as they are scrolled to, cited cells framed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QWidget

from assessor_app.domain.annotation import Seen
from assessor_app.domain.citation import ArtifactFacts, CellPlace, Place, SheetFacts
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.forms import load_form
from assessor_app.gui.outside_view.outside_words import open_outside_words
from assessor_app.gui.sheet_view.cell_copy import block_text
from assessor_app.gui.sheet_view.cell_strip import CellStrip
from assessor_app.gui.sheet_view.find_strip import FindStrip
from assessor_app.gui.sheet_view.pinned_sheet import PinnedSheet
from assessor_app.gui.sheet_view.sheet_model import SheetModel
from assessor_app.gui.sheet_view.sheet_notes import (
    block_words,
    failure_words,
    sheet_tab_words,
    sheet_trouble_words,
    workbook_notes,
)
from assessor_app.gui.sheet_view.sheet_table import SheetTable
from assessor_app.gui.sheet_view.sheet_tabs import SheetTabs
from assessor_app.gui.sheet_view.typed_cell import typed_place
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.media.reading.sheet_book import Workbook
from assessor_app.workflows.desk import ArtifactSource

if TYPE_CHECKING:
    from assessor_app.media.reading.room import ReadingRoom

_SETTLE_MS: Final = 250
_NO_SHEET: Final = SheetFacts("", 0, 0)


class SheetView(PinnedSheet):
    """Shows one spreadsheet. ``position()`` holds sheet, row and column at the top left (0-based).

    ``switch_layout`` is the place at the left of the toolbar for whoever shows the same file in another way.
    ``open_outside_requested`` carries the artifact's id, when the file cannot be shown here.
    """

    tool_bar: QFrame
    switch_layout: QHBoxLayout
    address_edit: QLineEdit
    find_strip: FindStrip
    note_bar: QFrame
    badge_label: QLabel
    note_label: QLabel
    stack: QStackedWidget
    table: SheetTable
    sheet_trouble: EmptyState
    cell_strip: CellStrip
    sheet_tabs: SheetTabs

    def __init__(
        self, runner: TaskRunner, rooms: Callable[[], ReadingRoom], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._rooms, self._theme = runner, rooms, theme
        self._artifact: Artifact | None = None
        self._source: ArtifactSource | None = None
        self._room: ReadingRoom | None = None
        self._book: Workbook | None = None
        self._tasks: list[Task] = []
        self._wish: tuple[Place, str] | None = None
        self._untold = False
        self._marks: tuple[Mark, ...] = ()
        self._kept_position: Mapping[str, float] = {}
        self._fitted = False
        load_form(self, "sheet_view", promoted=(SheetTable, EmptyState, CellStrip, FindStrip, SheetTabs))
        self._model = SheetModel(runner, self)
        self.table.dress(theme, self._model)
        self.sheet_trouble.dress(theme)
        self.cell_strip.dress(theme)
        self.find_strip.dress(theme, runner)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        lend_focus(self, self.table)
        self._connect()
        self._draw()
        self._clear()

    def _connect(self) -> None:
        self._settle.timeout.connect(self.position_changed)
        self._settle.timeout.connect(self.view_changed)
        self._model.tile_loaded.connect(self._take_tile)
        self._model.failed.connect(self._fail)
        self.find_strip.failed.connect(self._fail)
        self.find_strip.cell_found.connect(self._show_hit)
        self.find_strip.left.connect(self.table.setFocus)
        self.table.cited_painted.connect(self._tell_later)
        self.table.copy_requested.connect(self.copy_cells)
        self.table.find_requested.connect(self.open_find)
        self.table.find_stepped.connect(self.find_strip.step)
        self.table.sheet_stepped.connect(self._step_sheet)
        self.table.pin_chosen.connect(self._tell_chosen_pin)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.selectionModel().selectionChanged.connect(self._show_cell)
        for bar in (self.table.verticalScrollBar(), self.table.horizontalScrollBar()):
            bar.valueChanged.connect(self._note_move)
        self.sheet_tabs.currentChanged.connect(self._show_sheet)
        self.address_edit.returnPressed.connect(self._go_to_address)
        self._theme.changed.connect(self._draw)

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start reading; the first sheet appears when its cells have come."""
        if self._source is not None:
            self.close_artifact()
        self._artifact, self._source = artifact, source
        self._room = self._rooms()
        self._begin()

    def show_place(self, place: Place, badge: str) -> None:
        """Frame the cells cited and bring them on screen; any other place is the file as a whole."""
        self._wish, self._untold = (place, badge), True
        self.badge_label.setText("" if isinstance(place, CellPlace) else badge)
        self._show_notes()
        if self._book is None:
            return
        self.table.cite(None)
        if isinstance(place, CellPlace):
            self._choose_sheet(place.sheet)
        self._frame_wish()

    def clear_place(self) -> None:
        """Take the frame away."""
        self._wish, self._untold = None, False
        self.badge_label.clear()
        self._show_notes()
        self.table.cite(None)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Bars beside the rows cited for any criterion."""
        self._marks = tuple(marks)
        self.table.row_header.show_marks(self._marks, self._model.sheet)

    def seen(self, artifact_id: str) -> Seen:
        """Cells have neither page nor moment."""
        shown = self._book is not None and self.table.isVisible() and self._model.text(0, 0) is not None
        return Seen(artifact_id, rest=shown)

    def position(self) -> Mapping[str, float]:
        """Sheet, row and column at the top left, or what :meth:`restore` was given while nothing is open yet."""
        if self._book is None or not self._model.rowCount():
            return dict(self._kept_position)
        row, column = max(0, self.table.rowAt(0)), max(0, self.table.columnAt(0))
        return {"sheet": float(self._model.sheet), "row": float(row), "column": float(column)}

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered place; may precede the end of opening."""
        self._kept_position = dict(position)
        if self._book is not None and position:
            self._choose_sheet(int(position.get("sheet", 0.0)))
            self.table.go_to(int(position.get("row", 0.0)), int(position.get("column", 0.0)))

    def close_artifact(self) -> None:
        """Stop all work and free the bytes."""
        if self._room is not None and self._source is not None:
            with suppress(RuntimeError):  # the lanes are closed: the room's own end frees the bytes
                self._runner.run("media", partial(self._room.forget, self._source), _let_go, self._runner)
        self._source, self._room, self._kept_position, self._marks, self._pin_wish = None, None, {}, (), None
        self.clear_place()
        self._clear()

    @Slot()
    def open_find(self) -> None:
        """Put the cursor into the find box."""
        self.find_strip.begin()

    @Slot()
    def find_next(self) -> None:
        """The next cell that holds what is looked for."""
        self.find_strip.find_next()

    @Slot()
    def find_previous(self) -> None:
        """The cell before that holds what is looked for."""
        self.find_strip.find_previous()

    @Slot()
    def focus_page_box(self) -> None:
        """Put the cursor where a cell can be typed to go to."""
        self.address_edit.setFocus()
        self.address_edit.selectAll()

    @Slot()
    def copy_cells(self) -> None:
        """Put the chosen cells on the clipboard, tab-separated, at most 50,000 rows of them."""
        block = self.table.chosen()
        if self._room is None or self._source is None or block is None or block.last_column is None:
            return
        self._run(partial(block_text, partial(self._room.cells, self._source), block), self._take_copy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_whole()

    def _begin(self) -> None:
        assert self._room is not None
        assert self._source is not None
        assert self._artifact is not None
        self.sheet_trouble.tell("table-large", self.tr("Opening the spreadsheet …"), "")
        self.stack.setCurrentWidget(self.sheet_trouble)
        self._run(partial(self._room.sheets, self._source, self._artifact.media_type), self._take_book)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks = [*self._tasks[-8:], self._runner.run("media", work, done, self)]

    def _clear(self) -> None:
        self._settle.stop()
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._book = None
        self.find_strip.show_sheet(None)
        self._model.show_sheet(None, 0, _NO_SHEET)
        self.sheet_tabs.show_names(())
        self.note_label.clear()
        self.address_edit.clear()
        self.address_edit.setEnabled(False)
        self.cell_strip.show_cell("", "")
        self.cell_strip.hide()
        self._show_notes()
        self.stack.setCurrentWidget(self.table)

    def _take_book(self, book: Workbook | None, error: Exception | None) -> None:
        if book is None:
            self._fail(error)
            return
        self._book = book
        self.note_label.setText(workbook_notes(book))
        self._show_notes()
        self.sheet_tabs.show_names(sheet_tab_words(book))
        self.address_edit.setEnabled(True)
        self._show_sheet(0)
        self.restore(self._kept_position)
        if self._wish is not None:
            self.show_place(*self._wish)
        self._show_wished_pin()
        self.facts_found.emit(ArtifactFacts(sheets=book.sheets))

    def _choose_sheet(self, number: int) -> None:
        if self._book is not None and 0 <= number < len(self._book.sheets) and number != self._model.sheet:
            self.sheet_tabs.setCurrentIndex(number)

    @Slot(int)
    def _step_sheet(self, step: int) -> None:
        self._choose_sheet(self._model.sheet + step)

    @Slot(int)
    def _show_sheet(self, number: int) -> None:
        if self._book is None or self._room is None or self._source is None or number < 0:
            return
        facts = self._book.sheets[number]
        self._fitted = False
        self.table.cite(None)
        self._model.show_sheet(partial(self._room.cells, self._source), number, facts)
        self.find_strip.show_sheet(partial(self._room.find_cells, self._source, number) if facts.rows else None)
        self.table.merge(self._book.merged.get(number, ()))
        self.table.row_header.show_marks(self._marks, number)
        self.cell_strip.setVisible(facts.rows > 0)
        self._tell_sheet(number, facts)
        if facts.rows:
            self._model.text(0, 0)  # asked for here, since the widths of the columns come from it
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._frame_wish()
        self._note_move()

    def _tell_sheet(self, number: int, facts: SheetFacts) -> None:
        """The grid, or a sentence where a sheet has nothing for it."""
        assert self._book is not None
        if facts.rows:
            self.stack.setCurrentWidget(self.table)
            return
        heading, advice = sheet_trouble_words(self._book, number)
        outside = open_outside_words() if number in self._book.unread else ""
        self.sheet_trouble.tell("table-large", heading, advice, outside, self._ask_outside)
        self.stack.setCurrentWidget(self.sheet_trouble)

    def _frame_wish(self) -> None:
        """Frame the cited cells if they are on the sheet shown; scroll to them until they were once seen."""
        place, badge = self._wish if self._wish is not None else (None, "")
        if not isinstance(place, CellPlace) or not self._model.rowCount():
            self._tell_whole()
        elif place.sheet == self._model.sheet:
            if self._untold:
                self.table.bring(place)
            self.table.cite(place, badge)

    @Slot()
    def _take_tile(self) -> None:
        if not self._fitted and self._model.text(0, 0) is not None:
            self._fitted = True
            self.table.fit_columns()
            if self._untold:
                self._frame_wish()
        self._show_cell()
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Where no cells are to be framed, what is on screen is the place, once it is there."""
        if self._wish is None or not self._untold or self._book is None or not self.isVisible():
            return
        framed = isinstance(self._wish[0], CellPlace) and self._model.rowCount()
        empty = self.stack.currentWidget() is self.sheet_trouble
        if not framed and (empty or self._model.text(0, 0) is not None):
            self._tell_later()

    @Slot()
    def _tell_later(self) -> None:
        # The cells are laid out and painted by the time the event loop comes round.
        QTimer.singleShot(0, self, self._tell_painted)

    @Slot()
    def _tell_painted(self) -> None:
        if self._wish is not None and self._untold:
            self._untold = False
            self.stack.repaint()
            self.place_shown.emit(self._wish[0])

    @Slot()
    def _show_cell(self) -> None:
        """Name the cell or block chosen and show the current cell's text."""
        index, block = self.table.currentIndex(), self.table.chosen()
        if block is None:
            self.cell_strip.show_cell("", "")
            return
        self.find_strip.note_current(index.row(), index.column())
        self.cell_strip.show_cell(block_words(block), self._model.text(index.row(), index.column()) or "")

    @Slot(int, int)
    def _show_hit(self, row: int, column: int) -> None:
        self.table.bring(CellPlace(self._model.sheet, row, row, column, column))

    @Slot()
    def _go_to_address(self) -> None:
        place = typed_place(self.address_edit.text(), self._book, self._model.sheet) if self._book is not None else None
        if place is None:
            self.address_edit.selectAll()
            return
        self._choose_sheet(place.sheet)
        self.table.bring(place)
        self.table.setFocus()

    def _take_copy(self, text: str | None, error: Exception | None) -> None:
        if text is None:
            self._fail(error)
        else:
            QGuiApplication.clipboard().setText(text)

    def _fail(self, error: Exception | None) -> None:
        sentence, advice, passing = failure_words(error)
        action, do = (self.tr("Try again"), self._retry) if passing else (open_outside_words(), self._ask_outside)
        self._clear()
        self.sheet_trouble.tell("table-off", sentence, advice, action, do)
        self.stack.setCurrentWidget(self.sheet_trouble)
        self.failed.emit(sentence)

    @Slot()
    def _retry(self) -> None:
        if self._source is not None:
            self._clear()
            self._begin()

    @Slot()
    def _ask_outside(self) -> None:
        if self._artifact is not None:
            self.open_outside_requested.emit(self._artifact.id)

    def _show_notes(self) -> None:
        self.note_bar.setVisible(bool(self.badge_label.text() or self.note_label.text()))

    @Slot()
    def _note_move(self) -> None:
        if self._book is not None:
            self._settle.start()

    @Slot()
    def _draw(self) -> None:
        self.address_edit.setFixedWidth(self._theme.px(96))


def _let_go(_nothing: object, _error: Exception | None) -> None:
    """Nobody waits for the end of closing."""
