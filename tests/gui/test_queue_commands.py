"""The queue by keyboard and palette, and what it says when there is nothing to show or nothing left to do."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.palette.command_source import CommandSource
from assessor_app.gui.palette.queue_source import QueueSource
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.shortcuts import load_keymap
from tests.support.runner import HeldRunner
from tests.support.scripted_desk import ScriptedDesk, queue_row
from tests.support.shell import ROWS, Open, activate, child, queue_of, shown_codes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
Key = Qt.Key
SENT = (queue_row("A-1", status="submitted"), queue_row("B-2", status="waiting_to_send"))


def action(page: QueuePage, name: str) -> QAction:
    """What the keymap made of a command."""
    return next(one for one in page.actions() if one.objectName() == name)


def in_front(open_window: Open, qtbot: QtBot, desk: ScriptedDesk) -> tuple[MainWindow, QueuePage]:
    """A window whose keys work, with the keyboard in the table."""
    window = open_window(desk)
    activate(window, qtbot)
    page = queue_of(window)
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    return window, page


# ---- keys ---------------------------------------------------------------------------------------------------------


def test_every_command_of_the_queue_is_bound_to_its_page(open_window: Open) -> None:
    page = queue_of(open_window(ScriptedDesk(rows=ROWS)))
    wanted = {slot.id for command in load_keymap().commands if command.where == "queue" for slot in command.slots()}
    assert {one.objectName() for one in page.actions()} == wanted
    assert len(wanted) == 23


def test_the_search_is_a_key_away_and_takes_letters_as_letters(open_window: Open, qtbot: QtBot) -> None:
    _, page = in_front(open_window, qtbot, ScriptedDesk(rows=ROWS))
    qtbot.keyClick(page.table, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.filter_box.hasFocus)
    qtbot.keyClicks(page.filter_box, "vsgn")
    assert page.filter_box.text() == "vsgn"
    assert page.views.chosen.key == "all"
    assert QApplication.activePopupWidget() is None
    action(page, "queue.everything").trigger()
    assert len(shown_codes(page)) == len(ROWS)


def test_a_number_shows_a_saved_view_and_one_too_high_does_nothing(open_window: Open, qtbot: QtBot) -> None:
    _, page = in_front(open_window, qtbot, ScriptedDesk(rows=ROWS))
    qtbot.keyClick(page.table, Key.Key_3)
    assert page.views.chosen.key == "ready"
    qtbot.keyClick(page.table, Key.Key_9)
    assert page.views.chosen.key == "ready"
    qtbot.keyClick(page.table, Key.Key_1)
    assert page.views.chosen.key == "all"


def test_what_is_due_next_is_opened_whatever_is_shown_and_handed_in(open_window: Open, qtbot: QtBot) -> None:
    _, page = in_front(open_window, qtbot, ScriptedDesk(rows=tuple(reversed(ROWS))))
    opened: list[str] = []
    page.open_requested.disconnect()
    page.open_requested.connect(opened.append)
    page.filter_box.setText("professional")
    qtbot.keyClick(page.table, Key.Key_N)
    assert opened == ["lvm-2418"], "SPA-1190 is due before, but handed in"


def test_sorting_by_keyboard_offers_the_columns_and_the_other_way_round(open_window: Open, qtbot: QtBot) -> None:
    _, page = in_front(open_window, qtbot, ScriptedDesk(rows=ROWS))
    qtbot.keyClick(page.table, Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = {one.text(): one for one in menu.actions()}
    assert chosen["Due"].isChecked()
    chosen["Progress"].trigger()
    menu.close()
    assert shown_codes(page)[-1] == "SPA-1190"
    qtbot.keyClick(page.table, Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "The other way round").trigger()
    menu.close()
    assert shown_codes(page)[0] == "SPA-1190"
    assert page.table.horizontalHeader().sortIndicatorSection() == Column.PROGRESS


@pytest.mark.parametrize(
    ("key", "button"),
    [
        (Key.Key_V, "view_button"),
        (Key.Key_F, "filter_button"),
        (Key.Key_G, "group_button"),
        (Key.Key_C, "columns_button"),
    ],
)
def test_each_menu_of_the_bar_has_its_key(open_window: Open, qtbot: QtBot, key: Key, button: str) -> None:
    _, page = in_front(open_window, qtbot, ScriptedDesk(rows=ROWS))
    qtbot.keyClick(page.table, key)
    menu = QApplication.activePopupWidget()
    assert menu is child(page, QPushButton, button).menu()
    assert isinstance(menu, QMenu)
    assert menu.actions()
    menu.close()


def test_what_cannot_be_done_with_the_row_is_greyed(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS)
    _, page = in_front(open_window, qtbot, desk)
    names = ("queue.download", "queue.release", "queue.note", "queue.download_all", "queue.open_next")

    def can() -> tuple[bool, ...]:
        return tuple(action(page, name).isEnabled() for name in names)

    page.select("pl-2402")
    assert can() == (True, True, False, True, True)
    page.select("spa-1190")
    assert can() == (False, False, False, True, True)
    page.select("dvm-2420")
    qtbot.keyClick(page.table, Key.Key_D)
    assert desk.called("download") == 1
    page.select("pl-2402")
    qtbot.keyClick(page.table, Key.Key_K)
    assert page.asides.card.isVisible()
    assert "PL-2402" in page.asides.card.card_heading.text()
    qtbot.keyClick(page.asides.card, Key.Key_Escape)
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_R)
    assert page.asides.room.isVisible()


# ---- the palette --------------------------------------------------------------------------------------------------


def test_the_palette_lays_the_queue_out_and_names_the_place_of_its_commands(open_window: Open) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    page = queue_of(window)
    source = QueueSource(window.desk_pages)
    titles = {one.title: one.key for one in source.entries()}
    assert source.entries() is source.entries()
    assert {"View: Due this week", "Sort by Progress", "Put rows together: By status"} <= set(titles)
    source.choose(titles["Sort by Progress"])
    assert page.views.now.order.column == Column.PROGRESS
    source.choose(titles["Put rows together: By status"])
    assert page.views.now.order.group == "status"
    source.choose(titles["View: Ready to fly"])
    assert page.views.chosen.key == "ready"
    page.views.keep_as("Mondays")
    assert "View: Mondays" in {one.title for one in source.entries()}

    commands = CommandSource(load_keymap(), window, window.pages)
    window.show_settings()
    told = {one.title: one.reason for one in commands.entries()}
    assert told["Search the queue"] == "only in the queue"


# ---- nothing to show, nothing left to do --------------------------------------------------------------------------


def empty_words(page: QueuePage) -> tuple[str, str]:
    """Heading and button of what is shown in place of the rows."""
    assert page.stack.currentWidget() is page.empty_state
    return page.empty_state.heading_label.text(), page.empty_state.action_button.text()


def test_the_first_sync_says_that_it_runs_and_can_be_stopped(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(), HeldRunner()
    window = open_window(desk, runner)
    runner.release()
    page = queue_of(window)
    assert page.stack.currentWidget() is page.table_side, "nothing is claimed before anybody was asked"
    qtbot.waitUntil(lambda: not window.catching_up)
    assert empty_words(page) == ("Fetching your assignments…", "Stop")
    stopped: list[bool] = []
    page.stop_sync_requested.connect(lambda: stopped.append(True))
    page.empty_state.action_button.click()
    assert stopped
    runner.release()
    assert empty_words(page) == ("Nothing is assigned to you yet", "Sync now")
    page.set_busy(True)
    assert empty_words(page)[0] == "Nothing is assigned to you yet", "a later sync is no news"


def test_all_done_is_said_once_everything_is_handed_in(open_window: Open) -> None:
    desk = ScriptedDesk(rows=(*SENT, replace(ROWS[0], status="complete")))
    page = queue_of(open_window(desk))
    assert not page.done_strip.isVisible()
    desk.rows = SENT
    page.refresh()
    assert page.done_strip.isVisible()
    told = child(page, QLabel, "done_label").text()
    assert told == "All done: everything assigned to you is handed in. 1 is saved on this laptop and waits to be sent."
    before = desk.called("sync_now")
    page.done_button.click()
    assert desk.called("sync_now") == before + 1
    view = next(one for one in page.views.views if one.key == "week")
    page.views.choose(view)
    assert empty_words(page) == ("Nothing is left in “Due this week”", "Show everything")


def test_rows_are_painted_as_they_are_chosen_hovered_and_headed(open_window: Open, qtbot: QtBot) -> None:
    _, page = in_front(open_window, qtbot, ScriptedDesk(rows=ROWS))
    seen: list[Any] = []

    def look() -> None:
        seen.append(page.table.viewport().grab().toImage())

    look()
    qtbot.keyClick(page.table, Key.Key_Down)
    look()
    page.filter_box.setFocus()
    qtbot.waitUntil(page.filter_box.hasFocus)
    look()
    page.table.sortByColumn(Column.CODE, Qt.SortOrder.DescendingOrder)
    look()
    assert all(one != other for one, other in pairwise(seen))
