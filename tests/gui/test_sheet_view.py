"""Spreadsheets at the desk: tabs, cells, cited cells framed, all read by the real child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts, CellPlace, SheetFacts, WholePlace
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.sheet_view.sheet_model import is_number
from assessor_app.gui.sheet_view.sheet_view import SheetView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.media.reading.room import ReadingRoom
from tests.support.pdfs import MemorySource
from tests.support.sheets import Rows, Sheet, xlsx
from tests.support.viewers import Recorder, artifact

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECONDS = 60_000
SURVEY = artifact("sheet", "survey.xlsx")
ROWS: Rows = [
    ["Question", "Agree", "Share"],
    *([f"Question {row} & why\nsecond line", row, row / 7] for row in range(200)),
]
BOOK = xlsx(Sheet("R&D", ROWS, merged=["A1:B1"]), Sheet("Raw", [["x", "y"], ["1", "2"]]), Sheet("Chart"))


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.shutdown(60)


@pytest.fixture
def view(qtbot: QtBot, runner: TaskRunner, room: ReadingRoom) -> Iterator[SheetView]:
    theme = Theme()
    view = SheetView(runner, room_factory(room), theme)
    qtbot.addWidget(view)
    view.resize(700, 520)
    view.show()
    yield view
    view.close_artifact()


def room_factory(room: ReadingRoom) -> Callable[[], ReadingRoom]:
    def give() -> ReadingRoom:
        return room

    return give


def opened(view: SheetView, qtbot: QtBot, data: bytes = BOOK) -> SheetView:
    view.open_artifact(SURVEY, MemorySource(data))
    qtbot.waitUntil(lambda: bool(view.table.model().index(0, 0).data()), timeout=SECONDS)
    return view


def test_a_workbook_shows_its_sheets_and_tells_what_it_holds(view: SheetView, qtbot: QtBot) -> None:
    facts = Recorder(view.facts_found)
    opened(view, qtbot)
    sheets = (SheetFacts("R&D", 201, 3), SheetFacts("Raw", 2, 2), SheetFacts("Chart", 0, 0))
    assert facts.values == [ArtifactFacts(sheets=sheets)]
    assert [view.sheet_tabs.tabText(at) for at in range(3)] == ["R&&D", "Raw", "Chart"]
    model = view.table.model()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B"
    assert model.headerData(1, Qt.Orientation.Vertical) == "2"
    assert view.table.columnSpan(0, 0) == 2
    assert not view.note_bar.isVisible()


def test_cited_cells_are_framed_brought_on_screen_and_told_once_painted(view: SheetView, qtbot: QtBot) -> None:
    shown = Recorder(view.place_shown)
    place = CellPlace(0, 150, 152, 0, 1)
    view.show_place(place, "Cited for 1.b")
    assert not shown.values
    opened(view, qtbot)
    qtbot.waitUntil(shown.heard, timeout=SECONDS)
    assert shown.values == [place]
    box = view.table.visualRect(view.table.model().index(150, 0))
    assert view.table.viewport().rect().contains(box)
    assert view.table.model().index(150, 0).data().startswith("Question 149")
    assert view.cell_strip.cell_label.text() == "A151"
    assert view.cell_strip.reader_edit.toPlainText() == "Question 149 & why\nsecond line"
    accent = view._theme.color("accent").rgb()
    pixels = view.table.viewport().grab().toImage()
    ratio = pixels.devicePixelRatio()
    edge = QPoint(round((box.left() + box.width() // 2) * ratio), round(box.top() * ratio))
    assert accent in {pixels.pixel(edge.x(), edge.y() + step) for step in (-1, 0, 1)}


WIDE: Rows = [[f"{row}.{column} is filled" for column in range(12)] for row in range(60)]


@pytest.mark.parametrize(
    ("book", "place"),
    [
        (BOOK, CellPlace(0, 100, 180, 0, 1)),
        (BOOK, CellPlace(0, 9, 9)),
        (BOOK, CellPlace(0, 198, 200, 1, 1)),
        (xlsx(Sheet("Wide", WIDE)), CellPlace(0, 20, 22, 1, 2)),
        (xlsx(Sheet("Wide", WIDE)), CellPlace(0, 20, 22)),
        (xlsx(Sheet("Wide", WIDE)), CellPlace(0, 0, 0, 0, 0)),
        (xlsx(Sheet("Holes", [["a", None, None, "b", "c", "d", "e", "f", "g", "h"]] * 3)), CellPlace(0, 1, 1, 0, 0)),
    ],
)
def test_the_badge_hides_no_word_of_any_cell(view: SheetView, qtbot: QtBot, book: bytes, place: CellPlace) -> None:
    view.resize(520, 420)
    opened(view, qtbot, book)
    shown = Recorder(view.place_shown)
    view.show_place(place, "Cited for 1.b")
    qtbot.waitUntil(shown.heard, timeout=SECONDS)
    table, model = view.table, view.table.model()
    with_badge, header = table.viewport().grab().toImage(), table.column_header.viewport().grab().toImage()
    table.cite(place, "")
    without, plain = table.viewport().grab().toImage(), table.column_header.viewport().grab().toImage()
    ratio = with_badge.devicePixelRatio()
    changed = {
        (round(x / ratio), round(y / ratio))
        for x in range(0, with_badge.width(), 2)
        for y in range(0, with_badge.height(), 2)
        if with_badge.pixel(x, y) != without.pixel(x, y)
    }
    hidden = [model.index(table.rowAt(y), table.columnAt(x)) for x, y in changed]
    assert [one.data() for one in hidden if one.isValid() and one.data()] == []
    assert bool(changed) != (header != plain), "it is in one of two places: among the cells, or in the header"


def test_the_badge_leaves_the_header_with_the_cells_it_is_about(view: SheetView, qtbot: QtBot) -> None:
    opened(view, qtbot, xlsx(Sheet("Wide", WIDE)))
    shown = Recorder(view.place_shown)
    view.show_place(CellPlace(0, 5, 6, 1, 2), "Cited for 1.b")
    qtbot.waitUntil(shown.heard, timeout=SECONDS)
    view.table.viewport().grab()
    assert view.table.column_header.badge() == "Cited for 1.b"
    view.table.verticalScrollBar().setValue(view.table.verticalScrollBar().maximum())
    view.table.viewport().grab()
    assert view.table.column_header.badge() == ""
    view.show_place(CellPlace(0, 50, 51, 1, 2), "Cited for 2.c")
    view.table.viewport().grab()
    assert view.table.column_header.badge() == "Cited for 2.c"
    view.clear_place()
    view.table.viewport().grab()
    assert view.table.column_header.badge() == ""


def test_a_citation_of_another_sheet_raises_its_tab(view: SheetView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    shown = Recorder(view.place_shown)
    view.show_place(CellPlace(1, 0, 1), "Cited for 1.b")
    qtbot.waitUntil(shown.heard, timeout=SECONDS)
    assert view.sheet_tabs.currentIndex() == 1
    view.sheet_tabs.setCurrentIndex(0)
    view.sheet_tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: view.table.model().index(1, 1).data() == "2", timeout=SECONDS)
    assert shown.values == [CellPlace(1, 0, 1)]
    view.show_place(CellPlace(2, 0, 0), "Cited for 1.b")
    qtbot.waitUntil(lambda: len(shown.values) == 2, timeout=SECONDS)
    assert view.sheet_trouble.isVisible()
    assert "no filled cells" in view.sheet_trouble.heading_label.text()


def test_the_whole_file_is_shown_once_its_first_cells_are(view: SheetView, qtbot: QtBot) -> None:
    shown = Recorder(view.place_shown)
    view.show_place(WholePlace(), "Cited for 2.c")
    opened(view, qtbot)
    qtbot.waitUntil(shown.heard, timeout=SECONDS)
    assert shown.values == [WholePlace()]
    assert view.badge_label.text() == "Cited for 2.c"
    view.clear_place()
    assert not view.note_bar.isVisible()


def test_the_place_is_remembered_and_found_again(view: SheetView, qtbot: QtBot) -> None:
    view.restore({"sheet": 0.0, "row": 90.0, "column": 0.0, "unknown": 7.0})
    assert view.position() == {"sheet": 0.0, "row": 90.0, "column": 0.0, "unknown": 7.0}
    opened(view, qtbot)
    qtbot.waitUntil(lambda: view.position().get("row") == 90.0, timeout=SECONDS)
    moved = Recorder(view.position_changed)
    view.sheet_tabs.setCurrentIndex(1)
    qtbot.waitUntil(moved.heard, timeout=SECONDS)
    assert view.position() == {"sheet": 1.0, "row": 0.0, "column": 0.0}


def test_chosen_cells_are_copied_as_spreadsheets_take_them(view: SheetView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    QGuiApplication.clipboard().clear()
    view.table.setFocus()
    view.table.selectRow(1)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=SECONDS)
    assert QGuiApplication.clipboard().text() == '"Question 0 & why\nsecond line"\t0\t0'
    assert view.cell_strip.cell_label.text() == "A2:C2"


def test_a_text_is_found_from_cell_to_cell(view: SheetView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    qtbot.keyClick(view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.find_strip.find_edit.hasFocus()
    qtbot.keyClicks(view.find_strip.find_edit, "QUESTION 17")
    qtbot.keyClick(view.find_strip.find_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.find_strip.find_label.text() == "1 of 11", timeout=SECONDS)
    assert view.table.currentIndex().row() == 18
    view.find_next()
    assert view.table.currentIndex().row() == 171
    view.find_previous()
    view.find_previous()
    assert (view.find_strip.find_label.text(), view.table.currentIndex().row()) == ("11 of 11", 180)
    view.find_strip.find_edit.setText("nothing like it")
    view.find_next()
    qtbot.waitUntil(lambda: view.find_strip.find_label.text() == "No match", timeout=SECONDS)
    qtbot.keyClick(view.find_strip.find_edit, Qt.Key.Key_Escape)
    assert view.table.hasFocus()


@pytest.mark.parametrize(
    ("typed", "sheet", "row", "column"),
    [("B40", 0, 39, 1), ("c2:c9", 0, 1, 2), ("120", 0, 119, 0), ("Raw!B2", 1, 1, 1), ("ZZ9", 0, 0, 0)],
)
def test_a_typed_cell_is_gone_to(view: SheetView, qtbot: QtBot, typed: str, sheet: int, row: int, column: int) -> None:
    opened(view, qtbot)
    view.focus_page_box()
    qtbot.keyClicks(view.address_edit, typed)
    qtbot.keyClick(view.address_edit, Qt.Key.Key_Return)
    index = view.table.currentIndex()
    assert (view.sheet_tabs.currentIndex(), index.row(), index.column()) == (sheet, row, column)


def test_keys_move_between_sheets_and_letters_do_nothing(view: SheetView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    qtbot.keyClick(view.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.sheet_tabs.currentIndex() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert view.sheet_tabs.currentIndex() == 0
    before = view.table.currentIndex()
    qtbot.keyClick(view.table, Qt.Key.Key_Q)
    assert view.table.currentIndex() == before
    assert not view.table.tabKeyNavigation()


def test_rows_cited_for_anything_are_marked(view: SheetView, qtbot: QtBot) -> None:
    opened(view, qtbot)
    first, second = Mark(CellPlace(0, 2, 3), "1.a"), Mark(CellPlace(0, 3, 3, 1, 1), "1.b", current=True)
    view.set_marks([first, second, Mark(CellPlace(1, 0, 0), "2.a"), Mark(WholePlace(), "3.a")])
    header = view.table.row_header
    assert [header.marked(row) for row in (1, 2, 3, 4)] == [None, first, second, None]


def test_a_damaged_file_says_so_and_can_be_opened_outside(view: SheetView, qtbot: QtBot) -> None:
    failed, outside = Recorder(view.failed), Recorder(view.open_outside_requested)
    view.open_artifact(SURVEY, MemorySource(b"PK\3\4 no archive"))
    qtbot.waitUntil(failed.heard, timeout=SECONDS)
    assert failed.values == ["This spreadsheet is damaged and cannot be read."]
    view.sheet_trouble.action_button.click()
    assert outside.values == [SURVEY.id]
    opened(view, qtbot)
    assert view.table.isVisible()


def test_what_may_pass_can_be_tried_again(view: SheetView, qtbot: QtBot) -> None:
    failed = Recorder(view.failed)
    source = MemorySource(BOOK, size=len(BOOK) + 9)
    view.open_artifact(SURVEY, source)
    qtbot.waitUntil(failed.heard, timeout=SECONDS)
    assert view.sheet_trouble.action_button.text() == "Try again"
    view.sheet_trouble.action_button.click()
    qtbot.waitUntil(lambda: len(failed.values) == 2, timeout=SECONDS)
    assert source.opened == 2


def test_a_long_table_is_fetched_where_it_is_looked_at(view: SheetView, qtbot: QtBot) -> None:
    data = "id;name\n" + "".join(f"{row};name {row}\n" for row in range(300_000))
    view.open_artifact(replace(SURVEY, media_type="text/csv"), MemorySource(data.encode()))
    qtbot.waitUntil(lambda: view.table.model().rowCount() == 300_001, timeout=SECONDS)
    assert not view.sheet_tabs.isVisible()
    view.table.verticalScrollBar().setValue(view.table.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view.table.model().index(300_000, 1).data() == "name 299999", timeout=SECONDS)
    view.table.selectAll()
    qtbot.keyClick(view.table, Qt.Key.Key_Home)
    assert view.table.model().text(150_000, 0) is None


@pytest.mark.parametrize(
    ("text", "right"),
    [("12", True), ("-3.5", True), ("1E+21", True), ("45 %", True), ("$1,200.50", True), ("(3)", True),
     ("2026-03-04", False), ("A12", False), ("", False), ("12:30", False)],
)  # fmt: skip
def test_numbers_stand_on_the_right(text: str, right: bool) -> None:
    assert is_number(text) == right
