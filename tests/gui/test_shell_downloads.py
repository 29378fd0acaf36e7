"""Fetching submissions, giving that up, and opening what is not all here."""

from __future__ import annotations

import threading

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.errors import HubUnreachableError
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import SyncProgress
from tests.support.runner import HeldRunner
from tests.support.scripted_desk import OFFLINE, ScriptedDesk
from tests.support.shell import ROWS, Open, caught_up, queue_of, shown_codes


def test_download_all_fetches_everything_missing_and_says_so_row_by_row(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS)
    page = queue_of(open_window(desk))
    page.download_button.click()
    assert desk.called("download") == 2
    assert page.download_button.text() == "All on this laptop"
    assert not page.download_button.isEnabled()
    assert page.row("pl-2402").status == "ready"


def test_a_running_download_shows_its_share_and_the_others_wait(open_window: Open) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), HeldRunner()
    window = open_window(desk, runner)
    runner.release()
    page = queue_of(window)
    page.download_button.click()
    page.show_progress(SyncProgress("downloading", "Downloading", 549_000_000, 900_000_000, "pl-2402"))
    model = page.table.model()
    assert model.index(2, Column.LAPTOP).data() == "61 %"
    assert model.index(2, Column.STATUS).data() == "Downloading"
    assert model.index(3, Column.LAPTOP).data() == "Waiting"
    assert page.download_button.text() == "Downloading…"


def test_the_cross_of_a_row_cancels_that_download_only(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), HeldRunner()
    window = open_window(desk, runner)
    runner.release()
    page = queue_of(window)
    page.download_button.click()
    index = page.table.model().index(3, Column.LAPTOP)
    cross = page.table.cancel_box(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cross))
    runner.release()
    assert desk.called("download") == 1
    assert page.row("pl-2402").status == "ready"
    assert page.row("dvm-2420").local_bytes == 0


def test_delete_cancels_a_download_under_way_and_keeps_what_is_here(
    open_window: Open, qtbot: QtBot, qapp: QApplication
) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), TaskRunner()
    begun, go_on = threading.Event(), threading.Event()

    def stand_still(_progress: object, _cancel: object) -> None:
        begun.set()
        assert go_on.wait(60)

    desk.during["download"] = stand_still
    window = open_window(desk, runner)
    qtbot.waitUntil(lambda: window.desk_pages.front == "queue" and len(shown_codes(queue_of(window))) == len(ROWS))
    page = queue_of(window)
    page.download_button.click()
    qtbot.waitUntil(begun.is_set)
    page.select("pl-2402")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    window.driver.cancel_download("dvm-2420")
    go_on.set()
    qtbot.waitUntil(lambda: not window.driver.busy)
    assert desk.called("download") == 1
    assert page.row("pl-2402").local_bytes == 0
    window.close()
    assert runner.shutdown(60)


def test_opening_what_is_not_here_fetches_it_first_and_then_opens_it(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), HeldRunner()
    window = open_window(desk, runner)
    caught_up(qtbot, window, runner)
    opened: list[str] = []
    arrivals = window.desk_pages.arrivals
    arrivals.open_chosen.disconnect()
    arrivals.open_chosen.connect(opened.append)
    queue_of(window).table.open_chosen.emit("pl-2402")
    assert window.notice_bar.sentence.startswith("Fetching PL-2402 first (900 MB)")
    assert opened == []
    runner.release()
    assert opened == ["pl-2402"]
    assert window.notice_bar.sentence == ""


def test_without_a_network_what_is_here_opens_at_once_with_a_word_about_the_rest(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, status=OFFLINE)
    window = open_window(desk)
    opened: list[str] = []
    arrivals = window.desk_pages.arrivals
    arrivals.open_chosen.disconnect()
    arrivals.open_chosen.connect(opened.append)
    queue_of(window).table.open_chosen.emit("pl-2402")
    assert opened == ["pl-2402"]
    assert "900 MB are missing" in window.notice_bar.sentence
    assert desk.called("download") == 0


def test_a_download_that_breaks_off_is_told_and_does_not_open(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    desk.failures["download"] = HubUnreachableError("The hub did not answer.")
    queue_of(window).table.open_chosen.emit("pl-2402")
    assert window.notice_bar.sentence == "PL-2402: The hub did not answer."
    assert window.desk_pages.front == "queue"
