"""Views, filters, groups, notes, room and recusal in the queue as a person finds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.errors import ReadOnlyError, VaultError
from assessor_app.gui.preferences.settings_table import DISK_BUDGET
from assessor_app.gui.queue.arrangement import Filters, Order
from assessor_app.gui.queue.queue_model import Column, QueueRole
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.queue.queue_views import PRESENT, VIEWS
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import RoomCandidate, RoomPlan
from tests.support.scripted_desk import ScriptedDesk, queue_row
from tests.support.shell import ROWS, Open, child, queue_of, shown_codes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
Key = Qt.Key
NOTED = replace(
    queue_row("EA-2388", status="in_progress", scored=4, due_days=30),
    handed_back=True,
    lead_note="Look at 2.c.\n\nThe survey is in the annex.",
)
PLAN = RoomPlan(
    712_000_000,
    0,
    (
        RoomCandidate("spa-1190", "SPA-1190", "Ensuring", 300_000_000, True, datetime(2026, 1, 5, tzinfo=UTC), True),
        RoomCandidate("eip-2391", "EIP-2391", "Effective", 100_000_000, False, None, False),
    ),
)


def tick(page: QueuePage, button: str, *path: str) -> None:
    """Open a menu of the bar and trigger the entry at the end of the path."""
    menu = child(page, QPushButton, button).menu()
    menu.aboutToShow.emit()
    for title in path:
        action = next(one for one in menu.actions() if one.text().startswith(title))
        if action.menu() is None:
            action.trigger()
            return
        menu = action.menu()
    raise AssertionError(path)


def entries(page: QueuePage, button: str) -> list[str]:
    menu = child(page, QPushButton, button).menu()
    menu.aboutToShow.emit()
    return [one.text() for one in menu.actions() if one.text()]


def test_four_views_ship_and_each_shows_what_its_name_says(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=(*ROWS, NOTED))))
    assert entries(page, "view_button")[:4] == ["All", "Due this week", "Ready to fly", "Handed back"]
    tick(page, "view_button", "Handed back")
    assert shown_codes(page) == ["EA-2388"]
    assert page.view_bar.view_button.accessibleName() == "View: Handed back"
    tick(page, "view_button", "Ready to fly")
    assert "DVM-2420" not in shown_codes(page)
    tick(page, "view_button", "All")
    assert len(shown_codes(page)) == 6


def test_a_view_is_saved_renamed_and_deleted_under_the_persons_own_name(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS)
    page = queue_of(open_window(desk))
    tick(page, "filter_button", "Status", "In progress")
    tick(page, "group_button", "By credential")
    tick(page, "columns_button", "Attempt")
    assert page.view_bar.view_button.accessibleName() == "View: All (changed)"
    tick(page, "view_button", "Save as a new view")
    card = page.asides.card
    assert card.card_line.hasFocus()
    qtbot.keyClicks(card.card_line, "all")
    qtbot.keyClick(card.card_line, Key.Key_Return)
    assert "comes with the desk" in card.card_trouble.text()
    card.card_line.clear()
    qtbot.keyClicks(card.card_line, "My week")
    qtbot.keyClick(card.card_line, Key.Key_Return)
    assert card.isHidden()
    assert page.view_bar.view_button.accessibleName() == "View: My week"
    tick(page, "view_button", "Rename")
    qtbot.keyClicks(card.card_line, "Mondays")
    card.card_action_button.click()
    assert "Mondays" in entries(page, "view_button")
    assert "My week" not in entries(page, "view_button")
    page.views.save()
    assert "Mondays" in desk.state[VIEWS]

    again = queue_of(open_window(desk))
    assert again.views.chosen.name == "Mondays"
    assert again.views.now.order == Order(Filters(frozenset({"in_progress"})), group="credential")
    assert again.table.isColumnHidden(Column.ATTEMPT)
    assert Column.ATTEMPT not in again.table.left_out(), "what was put away on purpose is not told below"
    tick(again, "view_button", "Delete")
    assert again.views.chosen.key == "all"
    assert len(shown_codes(again)) == len(ROWS)
    again.views.save()
    assert (desk.state[VIEWS], "Mondays" in desk.state[PRESENT]) == ("[]", False)


def test_headers_sort_and_the_order_is_remembered(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS)
    page = queue_of(open_window(desk))
    page.table.sortByColumn(Column.PROGRESS, Qt.SortOrder.DescendingOrder)
    first = shown_codes(page)
    page.views.save()
    again = queue_of(open_window(desk))
    assert shown_codes(again) == first
    header = again.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
        Column.PROGRESS,
        Qt.SortOrder.DescendingOrder,
    )


def test_groups_fold_by_mouse_and_keys_and_the_selection_stays_on_its_submission(
    open_window: Open, qtbot: QtBot
) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    page.select("eip-2391")
    tick(page, "group_button", "By status")
    model, table = page.table.model(), page.table
    assert table.current_row().code == "EIP-2391"
    headings = [row for row in range(model.rowCount()) if model.index(row, 0).data(QueueRole.HEADING)]
    assert len(headings) == 4
    said = model.index(headings[0], 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "In progress: 1 submissions, open"
    assert table.columnSpan(headings[0], 0) == len(Column)
    qtbot.keyClick(table, Key.Key_Left)
    assert table.current_heading().key == "ready"
    qtbot.keyClick(table, Key.Key_Left)
    assert "EIP-2391" not in shown_codes(page)
    assert table.current_heading().collapsed
    qtbot.keyClick(table, Key.Key_Return)
    assert "EIP-2391" in shown_codes(page)
    place = table.visualRect(model.index(headings[0], 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "LVM-2418" not in shown_codes(page)
    page.filter_box.setText("vision")
    assert page.view_bar.found_label.text() == "2 of 5 shown"


def test_a_filter_that_hides_everything_says_so_and_offers_the_way_back(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    tick(page, "filter_button", "Handed back by the lead")
    assert page.stack.currentWidget() is page.empty_state
    assert page.view_bar.clear_button.isVisible()
    page.empty_state.action_button.click()
    assert len(shown_codes(page)) == len(ROWS)
    assert not page.view_bar.clear_button.isVisible()


# ---- notes of the lead --------------------------------------------------------------------------------------------


def test_a_note_of_the_lead_is_read_in_full_and_leads_to_its_submission(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=(*ROWS, NOTED))))
    opened: list[str] = []
    page.open_requested.disconnect()
    page.open_requested.connect(opened.append)
    page.filter_box.setText("lvm")
    button = page.view_bar.notes_button
    assert button.accessibleName() == "1 note from the lead"
    button.click()
    card = page.asides.card
    assert card.card_text.toPlainText() == NOTED.lead_note
    assert card.card_text.isReadOnly()
    assert page.table.current_row().code == "EA-2388", "the search that hid it is gone"
    card.card_action_button.click()
    assert (opened, card.isHidden()) == (["ea-2388"], True)


# ---- I know this person -------------------------------------------------------------------------------------------


def test_giving_back_asks_once_tells_what_is_unsent_and_the_row_leaves_at_once(open_window: Open) -> None:
    desk = ScriptedDesk(rows=(replace(ROWS[0], unsent=3), *ROWS[1:]))
    page = queue_of(open_window(desk))
    gone: list[str] = []
    page.released.connect(gone.append)
    page.select("lvm-2418")
    page.view_bar.know_button.click()
    card = page.asides.card
    told = card.card_sentence.text()
    assert "not asked for a reason" in told
    assert "none is kept or told" in told
    assert "3 changes of yours on it have not been sent" in told
    assert desk.called("release") == 0
    synced = desk.called("sync_now")
    card.card_action_button.click()
    assert (desk.called("release"), gone) == (1, ["lvm-2418"])
    assert "LVM-2418" not in shown_codes(page)
    assert card.isHidden()
    assert desk.called("sync_now") > synced


def test_giving_back_can_be_left_by_esc_and_its_failure_is_told_in_the_card(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS, failures={"release": ReadOnlyError("This is handed in already.")})
    page = queue_of(open_window(desk))
    page.select("lvm-2418")
    page.view_bar.know_button.click()
    card = page.asides.card
    card.card_action_button.click()
    assert card.card_trouble.text() == "This is handed in already."
    assert "LVM-2418" in shown_codes(page)
    qtbot.keyClick(card, Key.Key_Escape)
    assert card.isHidden()


def test_only_what_is_not_handed_in_can_be_given_back(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    page.select("spa-1190")
    assert not page.view_bar.know_button.isEnabled()
    assert "I know this person…" not in menu_of(page, "spa-1190")
    page.select("pl-2402")
    assert page.view_bar.know_button.isEnabled()
    assert "I know this person…" in menu_of(page, "pl-2402")


def menu_of(page: QueuePage, assignment_id: str) -> list[str]:
    page.select(assignment_id)
    page.table.customContextMenuRequested.emit(QPoint(page.table.visualRect(page.table.currentIndex()).center()))
    menu = page.table.findChildren(QMenu)[-1]
    titles = [one.text() for one in menu.actions()]
    menu.close()
    return titles


# ---- room on the disk ---------------------------------------------------------------------------------------------


def test_room_is_made_of_what_is_ticked_and_of_nothing_else(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, plan=PLAN)
    window = open_window(desk)
    page = queue_of(window)
    assert page.view_bar.room_button.accessibleName().startswith("Evidence on this laptop: ")
    window.preferences.set(DISK_BUDGET, 1)
    assert "of 1.0 GB" in page.view_bar.room_button.accessibleName()
    page.note_open("eip-2391")
    page.view_bar.room_button.click()
    assert desk.asked_room == (1_000_000_000, ("eip-2391",))
    page.note_open("")
    page.view_bar.room_button.click()
    card = page.asides.room
    assert card.room_list.count() == 2
    assert card.room_list.item(0).text().startswith("SPA-1190 · 300 MB · submitted · opened ")
    assert card.free_button.text() == "Free 300 MB"
    card.room_list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not card.free_button.isEnabled()
    card.room_list.item(1).setCheckState(Qt.CheckState.Checked)
    card.free_button.click()
    assert card.isHidden()
    row = page.row("eip-2391")
    assert row is not None
    assert row.local_bytes == 0
    assert next(one for one in desk.rows if one.code == "SPA-1190").local_bytes > 0


def test_a_file_that_cannot_go_is_told_and_the_others_stay(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, plan=PLAN, failures={"evict": VaultError("A file could not be removed.")})
    page = queue_of(open_window(desk))
    page.view_bar.room_button.click()
    card = page.asides.room
    card.room_list.item(1).setCheckState(Qt.CheckState.Checked)
    card.free_button.click()
    assert "could not be removed" in card.room_trouble.text()
    assert not card.busy
    assert desk.called("evict") == 1
    card.close_room_button.click()
    assert card.isHidden()


def test_nothing_to_free_is_said_plainly(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    page.view_bar.room_button.click()
    assert page.asides.room.room_sentence.text().startswith("Nothing can go now")
    assert not page.asides.room.free_button.isVisible()


# ---- large text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_cards_and_groups_leave_the_table_its_place_and_need_no_scrolling_sideways(
    open_window: Open, theme: Theme, scale: int
) -> None:
    theme.set_text_scale(scale)
    window = open_window(ScriptedDesk(rows=(*ROWS, NOTED), plan=PLAN))
    window.resize(QSize(1280, 720))
    page = queue_of(window)
    tick(page, "group_button", "By due date")
    tick(page, "filter_button", "Due", "Late")
    tick(page, "filter_button", "Show everything")
    for show in (page.view_bar.notes_button.click, page.view_bar.know_button.click, page.view_bar.room_button.click):
        show()
        QApplication.sendPostedEvents()
        assert page.table.horizontalScrollBar().maximum() == 0
        card = page.asides.room if page.asides.room.isVisible() else page.asides.card
        assert card.geometry().bottom() < page.stack.mapTo(page, QPoint(0, 0)).y()
        assert page.table.height() > page.table.horizontalHeader().height() + page.table.rowHeight(0) // 2
    assert (window.width(), window.height()) == (1280, 720)


def test_names_have_a_column_only_where_there_are_any(open_window: Open) -> None:
    named = tuple(replace(row, practitioner=f"Ana {row.code}") for row in ROWS)
    desk = ScriptedDesk(rows=ROWS)
    page = queue_of(open_window(desk))
    assert page.table.isColumnHidden(Column.PRACTITIONER)
    assert Column.PRACTITIONER not in page.table.left_out(), "nothing below the table tells of it either"
    assert "Practitioner" not in entries(page, "columns_button")
    desk.rows = named
    page.refresh()
    assert not page.table.isColumnHidden(Column.PRACTITIONER)
    assert page.table.queue.index(0, Column.PRACTITIONER).data() == "Ana LVM-2418"
    page.filter_box.setText("ana pl-2402")
    assert shown_codes(page) == ["PL-2402"]
    page.filter_box.clear()
    tick(page, "columns_button", "Practitioner")
    assert page.table.isColumnHidden(Column.PRACTITIONER), "put away like any other"
    tick(page, "columns_button", "Practitioner")
    desk.rows = ROWS
    page.refresh()
    assert page.table.isColumnHidden(Column.PRACTITIONER), "the programme hides them again"
