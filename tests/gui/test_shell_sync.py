"""Sync as the window shows it, and that no work is ever done on its thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assessor_app.errors import VaultError
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import SyncProgress
from tests.support.runner import HeldRunner
from tests.support.scripted_desk import OFFLINE, ONLINE, ScriptedDesk
from tests.support.shell import ROWS, Open, activate, caught_up, queue_of, shown_codes


def test_no_verb_of_the_desk_is_ever_called_on_the_gui_thread(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), TaskRunner()
    window = open_window(desk, runner)
    qtbot.waitUntil(lambda: desk.called("sync_now") == 1 and not window.driver.busy)
    queue_of(window).download_button.click()
    qtbot.waitUntil(lambda: desk.called("download") == 2 and not window.driver.busy)
    window.close()
    assert runner.shutdown(60)
    assert desk.called("save_ui_state") >= 1
    assert not [verb for verb, on_gui in desk.calls if on_gui]


def test_f5_syncs_and_while_it_runs_the_button_says_so(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), HeldRunner()
    window = open_window(desk, runner)
    caught_up(qtbot, window, runner)
    activate(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    page = queue_of(window)
    assert (page.sync_button.text(), page.sync_button.isEnabled()) == ("Syncing…", False)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    runner.release()
    assert desk.called("sync_now") == 3
    assert page.sync_button.text() == "Sync now"


def test_new_work_appears_after_a_sync(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS[:1])
    window = open_window(desk)
    desk.rows = ROWS
    window.driver.sync()
    assert len(shown_codes(queue_of(window))) == len(ROWS)


def test_the_next_try_comes_when_the_sync_layer_wants_it(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, status=replace(OFFLINE, retry_in=750))
    window = open_window(desk)
    assert 690_000 < window.driver.next_sync_ms < 790_000


def test_a_change_is_sent_soon_and_told_at_once(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    assert window.driver.next_sync_ms > 30_000
    desk.status = replace(ONLINE, sentence="Connected — 1 change waiting to be sent", unsent=1)
    window.driver.note_change()
    assert window.driver.next_sync_ms < 10_000
    assert "1 change waiting" in window.status_line.sentence_label.text()


def test_a_failed_sync_is_told_and_another_is_planned(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, failures={"sync_now": VaultError("The vault is damaged.", "Ask for help.")})
    window = open_window(desk)
    assert window.notice_bar.sentence == "The vault is damaged. Ask for help."
    assert window.driver.next_sync_ms > 0


def test_the_status_bar_tells_connection_unsent_work_and_last_sync(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, status=replace(OFFLINE, last_sync=datetime.now(UTC)))
    window = open_window(desk)
    assert window.status_line.sentence_label.text() == (
        "Offline — 3 changes saved on this laptop, will sync when connected · last sync just now"
    )


def test_progress_is_told_with_numbers_and_can_be_cancelled(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), HeldRunner()
    window = open_window(desk, runner)
    runner.release()
    window.driver.download(("pl-2402", "dvm-2420"))
    window.status_line.show_progress(SyncProgress("downloading", "Downloading", 190_000_000, 900_000_000, "pl-2402"))
    assert window.status_line.sentence_label.text() == "Downloading — 190 MB of 900 MB"
    assert window.status_line.progress_bar.value() == 211
    window.status_line.cancel_button.click()
    runner.release()
    assert desk.called("download") == 1
    assert window.status_line.cancel_button.isHidden()
    assert queue_of(window).row("pl-2402").local_bytes == 0
