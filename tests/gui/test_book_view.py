"""A spreadsheet is read as cells or as it prints, and a citation brings up the one it means."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import CellPlace, PagePlace
from assessor_app.gui.document_view.document_view import DocumentView
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.sheet_view.book_view import BookView
from assessor_app.gui.sheet_view.sheet_view import SheetView
from tests.support.office_files import xlsx
from tests.support.page_desk import PageDesk, artifact_of
from tests.support.page_views import PageParts
from tests.support.pdfs import MemorySource, plain_pdf
from tests.support.viewers import Recorder

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECONDS = 60_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOOK = xlsx({"Results": [["Question", "Agree"], ["Leaders listen", 12.0]]})
CELLS = CellPlace(0, 1, 1, 1, 1)
Begin = Callable[[PageDesk], BookView]


@pytest.fixture
def begin(page_parts: PageParts) -> Begin:
    def new_view(desk: PageDesk) -> BookView:
        printed = DocumentView(page_parts.service, page_parts.finder(desk), page_parts.theme)
        cells = SheetView(page_parts.runner, page_parts.reading, page_parts.theme)
        return page_parts.show(BookView(cells, printed), 700, 500)

    return new_view


def opened(qtbot: QtBot, view: BookView, media_type: str = XLSX, data: bytes = BOOK) -> None:
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact_of("sheet", media_type), MemorySource(data))


def test_cells_come_first_and_the_pages_only_when_asked_for(begin: Begin, qtbot: QtBot) -> None:
    desk = PageDesk(made=plain_pdf(2), way="in_memory")
    view = begin(desk)
    opened(qtbot, view)
    assert view.cells.isVisible()
    assert view.cells_button.isChecked()
    assert desk.consents == []
    facts = Recorder(view.facts_found)
    qtbot.mouseClick(view.printed_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(facts.heard, timeout=SECONDS)
    assert view.printed.isVisible()
    assert (facts.values[0].pages, facts.values[0].pages_from) == (2, "laptop")
    qtbot.mouseClick(view.cells_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.printed_button, Qt.MouseButton.LeftButton)
    assert desk.consents == [False]


def test_cited_pages_bring_up_the_pages_and_cited_cells_the_cells(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk(hub=plain_pdf(3)))
    opened(qtbot, view)
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS) as shown:
        view.show_place(PagePlace(1, 1), "Cited for EO 1.b")
    assert shown.args == [PagePlace(1, 1)]
    assert view.printed.isVisible()
    assert view.printed_button.isChecked()
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS) as shown:
        view.show_place(CELLS, "Cited for EO 1.c")
    assert shown.args == [CELLS]
    assert view.cells.isVisible()
    assert view.cells_button.isChecked()
    assert view.printed.canvas.frame() is None


def test_a_table_that_is_never_printed_keeps_to_its_cells(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk())
    opened(qtbot, view, "text/csv", b"a,b\n1,2\n")
    assert not view.switch_bar.isVisible()
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show_place(PagePlace(0, 0), "Cited for EO 1.b")
    assert view.cells.isVisible()
    view.restore({"printed": 1.0})
    assert view.cells.isVisible()


def test_where_nobody_makes_pages_it_is_said_and_the_cells_stay(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk())
    opened(qtbot, view)
    with qtbot.waitSignal(view.failed, timeout=SECONDS) as heard:
        qtbot.mouseClick(view.printed_button, Qt.MouseButton.LeftButton)
    assert heard.args == ["Neither the hub nor this laptop has made pages of this file."]
    asked = Recorder(view.open_outside_requested)
    view.printed._stack.outside_requested.emit()
    assert asked.values == ["art-1"]
    qtbot.mouseClick(view.cells_button, Qt.MouseButton.LeftButton)
    assert view.cells.table.isVisible()


def test_which_way_was_in_front_is_remembered(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk(hub=plain_pdf(3)))
    opened(qtbot, view)
    assert view.position()["printed"] == 0.0
    view.show_printed()
    kept = dict(view.position())
    assert kept["printed"] == 1.0
    view.close_artifact()
    assert view.cells.isVisible()
    opened(qtbot, view)
    view.restore(kept)
    assert view.printed.isVisible()


def test_what_the_keyboard_asks_goes_to_the_way_in_front(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk(hub=plain_pdf(3)))
    opened(qtbot, view)
    view.open_find()
    assert view.printed.find_bar.isHidden()
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.show_printed()
    view.go_back()
    view.go_forward()
    view.open_find()
    assert not view.printed.find_bar.isHidden()
    view.set_marks([Mark(PagePlace(0, 0), "1.b"), Mark(CELLS, "1.c")])
    view.foresee([2])
    assert view.printed.canvas._foresight == (2,)


def test_badges_go_with_the_citation(begin: Begin, qtbot: QtBot) -> None:
    view = begin(PageDesk(hub=plain_pdf(3)))
    opened(qtbot, view)
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show_place(PagePlace(1, 1), "Cited for EO 1.b")
    view.clear_place()
    assert view.printed.canvas.frame() is None
    badge = view.cells.findChild(QLabel, "badge_label")
    assert badge is not None
    assert badge.text() == ""
