"""The queue in its window: order, filter, selection, opening, and columns that share the width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.errors import VaultError
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.theme import Theme
from tests.support.scripted_desk import ScriptedDesk, queue_row
from tests.support.shell import ROWS, Open, queue_of, shown_codes


def test_the_queue_shows_what_is_due_first_and_what_is_sent_last(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=tuple(reversed(ROWS)))))
    assert shown_codes(page) == ["LVM-2418", "EIP-2391", "PL-2402", "DVM-2420", "SPA-1190"]
    assert page.summary_label.text().startswith("5 assigned · 3 ready offline")
    assert page.download_button.text() == "Download all (1.2 GB)"


def test_a_header_sorts_by_meaning_not_by_letters(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    page.table.sortByColumn(Column.PROGRESS, Qt.SortOrder.DescendingOrder)
    assert shown_codes(page)[:2] == ["SPA-1190", "LVM-2418"]
    page.table.sortByColumn(Column.LAPTOP, Qt.SortOrder.DescendingOrder)
    assert shown_codes(page)[0] == "LVM-2418"


def test_every_word_typed_must_occur_and_no_match_offers_the_way_back(open_window: Open, qtbot: QtBot) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    qtbot.keyClicks(page.filter_box, "vision not")
    assert shown_codes(page) == ["DVM-2420"]
    page.filter_box.setText("no such thing")
    assert page.stack.currentWidget() is page.empty_state
    assert "no such thing" in page.empty_state.heading_label.text()
    page.empty_state.action_button.click()
    assert page.stack.currentWidget() is page.table_side
    assert len(shown_codes(page)) == len(ROWS)


def test_the_selection_stays_on_its_submission_when_the_queue_is_read_again(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS)
    page = queue_of(open_window(desk))
    page.select("pl-2402")
    desk.rows = (queue_row("NEW-1", due_days=0.5), *ROWS)
    page.refresh()
    assert page.table.current_row().code == "PL-2402"
    assert len(page.table.selectionModel().selectedRows()) == 1


def test_enter_opens_the_row_under_the_keyboard(open_window: Open, qtbot: QtBot) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    page.open_requested.disconnect()
    page.select("eip-2391")
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["eip-2391"]


def test_a_double_click_opens_once(open_window: Open, qtbot: QtBot) -> None:
    page, opened = queue_of(open_window(ScriptedDesk(rows=ROWS))), []
    page.open_requested.disconnect()
    page.open_requested.connect(opened.append)
    cell = page.table.visualRect(page.table.model().index(1, Column.CREDENTIAL)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert opened == ["eip-2391"]


def test_an_empty_queue_says_what_to_do(open_window: Open) -> None:
    desk = ScriptedDesk()
    page = queue_of(open_window(desk))
    assert page.empty_state.heading_label.text() == "Nothing is assigned to you yet"
    before = desk.called("sync_now")
    page.empty_state.action_button.click()
    assert desk.called("sync_now") == before + 1


def test_a_queue_that_cannot_be_read_says_why_and_offers_another_try(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, failures={"load_queue": VaultError("The disk is full.")})
    page = queue_of(open_window(desk))
    assert page.stack.currentWidget() is page.empty_state
    assert "The disk is full." in page.empty_state.sentence_label.text()
    desk.failures.clear()
    page.empty_state.action_button.click()
    assert len(shown_codes(page)) == len(ROWS)


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1508, 900)])
def test_columns_share_the_width_and_no_header_is_ever_clipped(
    open_window: Open, qtbot: QtBot, theme: Theme, scale: int, size: QSize
) -> None:
    theme.set_text_scale(scale)
    rows = (*ROWS, queue_row("CTQ-0102", "A Very Long Credential " * 4, status="needs_attention", note="word " * 40))
    window = open_window(ScriptedDesk(rows=rows))
    window.resize(size)
    QApplication.sendPostedEvents()
    table = queue_of(window).table
    header = table.horizontalHeader()
    shown = [column for column in list(Column)[1:] if not table.isColumnHidden(column)]
    for column in shown:
        title = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        assert header.sectionSize(column) >= header.sectionSizeFromContents(column).width(), title
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert {Column.CODE, Column.CREDENTIAL, Column.DUE} <= set(shown)
    assert window.width() == size.width()


def test_what_there_is_no_room_for_is_said_of_the_row_under_the_keyboard(open_window: Open, theme: Theme) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    window.resize(1280, 720)
    QApplication.sendPostedEvents()
    page = queue_of(window)
    assert page.table.left_out() == ()
    assert not page.row_details.isVisible()
    theme.set_text_scale(200)
    QApplication.sendPostedEvents()
    gone = page.table.left_out()
    assert Column.ATTEMPT in gone
    page.select("pl-2402")
    assert page.row_details.isVisible()
    model, row = page.table.model(), page.table.currentIndex().row()
    for column in gone:
        title = model.headerData(column, Qt.Orientation.Horizontal)
        assert f"{title}: {model.index(row, column).data()}" in page.row_details.text()
    page.show_waiting("pl-2402")
    assert "On this laptop: Waiting" in page.row_details.text()
    theme.set_text_scale(100)
    QApplication.sendPostedEvents()
    assert page.table.left_out() == ()
    assert not page.row_details.isVisible()
