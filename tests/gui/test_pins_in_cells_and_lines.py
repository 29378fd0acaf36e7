"""Notes on cells of a workbook and on lines of a text: pinned where the cursor is, marked, and gone to again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Pin, Quote
from assessor_app.domain.citation import CellPlace, LinePlace
from assessor_app.gui.document_view.document_view import DocumentView
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.sheet_view.book_view import BookView
from assessor_app.gui.sheet_view.sheet_view import SheetView
from assessor_app.gui.side_by_side.reader_look import reader_color
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.theme import Theme
from assessor_app.media.reading.room import ReadingRoom
from tests.support.page_desk import PageDesk
from tests.support.page_pins import holds_colour
from tests.support.page_views import PageParts
from tests.support.pdfs import MemorySource
from tests.support.sheets import Sheet, xlsx
from tests.support.viewers import Recorder, artifact

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
SECONDS = 60_000
BOOK = xlsx(
    Sheet("Results", [["Question", "Agree"], *([f"Question {row}", row] for row in range(300))]),
    Sheet("Staff", [["Name"], *([f"person {row}"] for row in range(40))]),
)


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.shutdown(60)


@pytest.fixture
def sheet(qtbot: QtBot, runner: TaskRunner, room: ReadingRoom) -> Iterator[SheetView]:
    view = SheetView(runner, RoomGiver(room), Theme())
    qtbot.addWidget(view)
    view.resize(700, 520)
    view.show()
    yield view
    view.close_artifact()


class RoomGiver:
    """Gives the room, as viewers ask for it."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room

    def __call__(self) -> ReadingRoom:
        return self._room


def opened(view: SheetView, qtbot: QtBot) -> None:
    view.open_artifact(artifact("sheet", "survey.xlsx"), MemorySource(BOOK))
    qtbot.waitUntil(lambda: bool(view.table.model().index(0, 0).data()), timeout=SECONDS)


def tooltip(window: QWidget, spot: object) -> str:
    point = spot if not hasattr(spot, "toPoint") else spot.toPoint()
    QToolTip.hideText()
    QApplication.sendEvent(window, QHelpEvent(QEvent.Type.ToolTip, point, window.mapToGlobal(point)))
    return QToolTip.text()


def test_the_cells_chosen_are_pinned(sheet: SheetView, qtbot: QtBot) -> None:
    opened(sheet, qtbot)
    table, model = sheet.table, sheet.table.model()
    table.setCurrentIndex(model.index(3, 0))
    assert sheet.pin_here() == Pin("", place=CellPlace(0, 3, 3, 0, 0))
    table.selectionModel().select(model.index(5, 1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    table.setCurrentIndex(model.index(3, 0))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.pin_here() == Pin("", place=CellPlace(0, 3, 4, 0, 1))


def test_a_pinned_cell_has_a_folded_corner_that_tells_the_note(sheet: SheetView, qtbot: QtBot) -> None:
    opened(sheet, qtbot)
    table = sheet.table
    box = QRectF(table.visualRect(table.model().index(4, 1)))
    corner = QRectF(box.right() - 4, box.top() + 1, 3, 3)
    colour = Theme().color("warn")
    assert not holds_colour(table.viewport().grab().toImage(), corner, colour)
    sheet.set_pins({"a": Pin("<b>odd</b>", "s", place=CellPlace(0, 4, 4, 1, 1))})
    assert holds_colour(table.viewport().grab().toImage(), corner, colour)
    assert "&lt;b&gt;odd" in tooltip(table.viewport(), box.center())
    chosen = Recorder(sheet.pin_chosen)
    table.doubleClicked.emit(table.model().index(4, 1))
    table.doubleClicked.emit(table.model().index(9, 1))
    assert chosen.values == ["a"]
    sheet.set_pins({"a": Pin("", "s", place=CellPlace(1, 4, 4, 1, 1))})
    assert not holds_colour(table.viewport().grab().toImage(), corner, colour)


def test_what_readers_left_on_cells_is_framed_with_their_signs(sheet: SheetView, qtbot: QtBot) -> None:
    opened(sheet, qtbot)
    table, place = sheet.table, CellPlace(0, 4, 6, 0, 1)
    box = QRectF(table.visualRect(table.model().index(4, 0)).united(table.visualRect(table.model().index(6, 1))))
    around = box.adjusted(-2, -2, 40, 2)
    tones = {letter: reader_color(Theme(), letter) for letter in "AD"}
    sheet.set_traces((Trace("A", "mark", place, "Supports"), Trace("D", "pin", place, "Pin", "Only a plan")))
    shown = table.viewport().grab().toImage()
    assert all(holds_colour(shown, around, tone) for tone in tones.values())
    assert "A: Supports" in tooltip(table.viewport(), table.visualRect(table.model().index(5, 1)).center())
    assert "D: Only a plan" in QToolTip.text()
    sheet.set_traces((Trace("D", "mark", CellPlace(1, 1, 1, 0, 0), "Supports"),))
    shown = table.viewport().grab().toImage()
    assert not any(holds_colour(shown, around, tone) for tone in tones.values())


def test_a_pin_on_another_worksheet_is_brought_up_even_before_the_book_is_read(sheet: SheetView, qtbot: QtBot) -> None:
    sheet.show_pin(Pin("", "s", place=CellPlace(1, 30, 30, 0, 0)))
    sheet.open_artifact(artifact("sheet", "survey.xlsx"), MemorySource(BOOK))
    qtbot.waitUntil(lambda: sheet.table.model().index(30, 0).data() == "person 29", timeout=SECONDS)
    assert sheet.table.currentIndex().row() == 30
    assert sheet.position()["sheet"] == 1.0


def test_a_book_passes_pins_to_its_cells_and_pages(page_parts: PageParts, qtbot: QtBot) -> None:
    theme = page_parts.theme
    cells = SheetView(page_parts.runner, page_parts.reading, theme)
    printed = DocumentView(page_parts.service, page_parts.finder(PageDesk()), theme)
    book = page_parts.show(BookView(cells, printed))
    book.open_artifact(artifact("sheet", "survey.xlsx"), MemorySource(BOOK))
    qtbot.waitUntil(lambda: bool(cells.table.model().index(0, 0).data()), timeout=SECONDS)
    assert book.pin_here() == Pin("", place=CellPlace(0, 0, 0, 0, 0))
    book.set_pins({"a": Pin("", "s", place=CellPlace(0, 200, 200, 0, 0))}, "a")
    book.show_pin(Pin("", "s", place=CellPlace(0, 200, 200, 0, 0)))
    assert cells.table.currentIndex().row() == 200
    wishes = Recorder(book.pin_requested)
    printed.pin_requested.emit(Pin("x"))
    assert wishes.values == [Pin("x")]


@pytest.fixture
def text(qtbot: QtBot, runner: TaskRunner) -> Iterator[TextView]:
    view = TextView(runner, Theme())
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    yield view
    view.close_artifact()


def read(view: TextView, qtbot: QtBot) -> None:
    data = "".join(f"line {number}\n" for number in range(1, 2_001)).encode()
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact("text", "notes.txt"), MemorySource(data))
    qtbot.waitUntil(lambda: view.text_edit.blockCount() >= 2_000, timeout=SECONDS)


def test_selected_lines_are_pinned_with_their_words(text: TextView, qtbot: QtBot) -> None:
    assert text.pin_here() is None
    read(text, qtbot)
    assert text.pin_here() == Pin("", place=LinePlace(0, 0))
    edit = text.text_edit
    cursor = QTextCursor(edit.document().findBlockByNumber(4))
    cursor.setPosition(edit.document().findBlockByNumber(6).position(), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    assert text.pin_here() == Pin("", place=LinePlace(4, 5), quote=Quote("line 5\nline 6\n"))
    edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(4)))
    edit.go_to_line(900)
    assert text.pin_here() == Pin("", place=LinePlace(900, 900))


def test_flags_stand_beside_the_numbers_and_choose_their_pin(text: TextView, qtbot: QtBot) -> None:
    read(text, qtbot)
    edit, margin = text.text_edit, text.text_edit._margin
    narrow = edit.margin_width()
    text.set_pins({"a": Pin("<u>first</u>", "t", place=LinePlace(2, 3))}, "a")
    assert edit.margin_width() > narrow
    box = edit.blockBoundingGeometry(edit.document().findBlockByNumber(2)).translated(edit.contentOffset())
    around = QRectF(0, box.top(), 30, box.height())
    assert holds_colour(margin.grab().toImage(), around, Theme().color("warn"))
    spot = around.center().toPoint()
    assert "&lt;u&gt;first" in tooltip(margin, spot)
    chosen = Recorder(text.pin_chosen)
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.values == ["a"]
    (tint,) = edit.extraSelections()
    assert tint.cursor.selectedText().split("\u2029") == ["line 3", "line 4"]
    text.set_pins({})
    assert edit.margin_width() == narrow
    # what readers left has a place of its own there
    text.set_traces((Trace("B", "mark", LinePlace(2, 3), "Not there"),))
    assert edit.margin_width() > narrow
    assert holds_colour(margin.grab().toImage(), around, reader_color(Theme(), "B"))
    assert "B: Not there" in tooltip(margin, spot)
    text.set_traces(())
    assert edit.margin_width() == narrow
    assert edit.extraSelections() == []


def test_a_pin_in_a_text_is_brought_into_view_as_soon_as_it_has_come(text: TextView, qtbot: QtBot) -> None:
    text.show_pin(Pin("", "t", place=LinePlace(1_500, 1_501)))
    read(text, qtbot)
    qtbot.waitUntil(lambda: text.text_edit.first_line() == 1_497, timeout=SECONDS)
