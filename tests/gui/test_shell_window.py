"""The shell as a person meets it: signing in, the queue, downloads, sync, keys, and the next start."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.submission import Artifact
from assessor_app.errors import HubUnreachableError, NotSignedInError, VaultError
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import LeadRow, Session, SyncProgress
from tests.support.runner import HeldRunner, InlineRunner
from tests.support.scripted_desk import ASSESSOR, LEAD, OFFLINE, ONLINE, ScriptedDesk, queue_row

ROWS = (
    queue_row("LVM-2418", status="in_progress", scored=7, due_days=4, size=412_000_000),
    queue_row("EIP-2391", "Effective Instructional Practices", total=14, due_days=11),
    queue_row("PL-2402", "Professional Learning", status="not_downloaded", due_days=12, size=900_000_000),
    queue_row("DVM-2420", "Driving Vision and Mission", status="not_downloaded", due_days=20, size=300_000_000),
    queue_row("SPA-1190", "Ensuring Alignment", status="waiting_to_send", scored=3, total=3, due_days=1),
)


def no_viewer(artifact: Artifact) -> NoReturn:
    raise AssertionError(f"no artifact is opened in these tests, not even {artifact.id}")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = (qapp.font(), qapp.palette(), qapp.styleSheet())
    made = Theme()
    made.apply(qapp)
    yield made
    qapp.setStyleSheet(before[2])
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    made.deleteLater()


Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme) -> Iterator[Open]:
    made: list[MainWindow] = []

    def build(desk: ScriptedDesk, runner: TaskRunner | None = None) -> MainWindow:
        window = MainWindow(desk, runner or InlineRunner(), theme, no_viewer)
        qtbot.addWidget(window)
        made.append(window)
        window.start()
        qtbot.waitUntil(lambda: not window.catching_up)
        return window

    yield build
    for window in made:
        window.driver.stop()


def child(window: QWidget, kind: type[Any], name: str) -> Any:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """Shortcuts work only in the window that is in front."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def queue_of(window: MainWindow) -> QueuePage:
    page: QueuePage = child(window, QueuePage, "queue_page")
    return page


def shown_codes(page: QueuePage) -> list[str]:
    model = page.table.model()
    return [model.index(row, Column.CODE).data() for row in range(model.rowCount())]


# ---- signing in -------------------------------------------------------------------------------------------------


def test_a_newcomer_is_asked_to_sign_in_and_then_stands_before_the_queue(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(who=None, rows=ROWS)
    window = open_window(desk)
    assert window.isVisible()
    assert window.desk_pages.front == "sign_in"
    assert window.queue_button.isHidden()
    qtbot.keyClicks(child(window, QLineEdit, "address_box"), "http://hub.example.org")
    qtbot.keyClicks(child(window, QLineEdit, "name_box"), "a07")
    password = child(window, QLineEdit, "password_box")
    qtbot.keyClicks(password, desk.password)
    qtbot.keyClick(password, Qt.Key.Key_Return)
    assert window.desk_pages.front == "queue"
    assert queue_of(window).table.model().rowCount() == len(ROWS)
    assert window.status_line.who_label.text() == "Assessor A-07 · Missouri MC programme"
    qtbot.waitUntil(lambda: desk.called("sync_now") == 1)


def test_address_and_name_are_remembered_and_the_password_never(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(who=None, rows=ROWS)
    window = open_window(desk)
    for name, text in (("address_box", "http://hub"), ("name_box", "a07"), ("password_box", desk.password)):
        child(window, QLineEdit, name).setText(text)
    child(window, QPushButton, "sign_in_button").click()
    assert desk.state["sign_in.address"] == "http://hub"
    assert not any(desk.password in value for value in desk.state.values())
    assert child(window, QLineEdit, "password_box").text() == ""
    desk.who = None
    again = open_window(desk)
    assert child(again, QLineEdit, "name_box").text() == "a07"
    assert child(again, QLineEdit, "password_box").text() == ""


def test_a_refused_sign_in_says_why_and_can_be_tried_again_at_once(open_window: Open) -> None:
    desk = ScriptedDesk(who=None)
    window = open_window(desk)
    for name, text in (("address_box", "http://hub"), ("name_box", "a07"), ("password_box", "wrong")):
        child(window, QLineEdit, name).setText(text)
    button = child(window, QPushButton, "sign_in_button")
    button.click()
    error = child(window, QWidget, "error_label")
    assert error.text() == "Name or password is not right."
    assert not error.isHidden()
    assert button.isEnabled()


def test_while_signing_in_the_fields_are_locked_and_a_second_press_does_nothing(open_window: Open) -> None:
    desk, runner = ScriptedDesk(who=None), HeldRunner()
    window = open_window(desk, runner)
    runner.release()
    for name, text in (("address_box", "http://hub"), ("name_box", "a07"), ("password_box", desk.password)):
        child(window, QLineEdit, name).setText(text)
    button = child(window, QPushButton, "sign_in_button")
    button.click()
    assert (button.text(), button.isEnabled()) == ("Signing in…", False)
    assert child(window, QLineEdit, "password_box").isReadOnly()
    child(window, QLineEdit, "password_box").returnPressed.emit()
    runner.release()
    assert desk.called("sign_in") == 1


def test_a_field_left_empty_gets_the_keyboard_instead_of_an_error(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(who=None))
    activate(window, qtbot)
    address = child(window, QLineEdit, "address_box")
    address.setText("http://hub")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    assert window.focusWidget() is child(window, QLineEdit, "name_box")


def test_a_key_store_fallback_is_told_plainly(open_window: Open) -> None:
    note = "No system keyring: the key lies in a file that only you can read."
    window = open_window(ScriptedDesk(who=replace(ASSESSOR, keyring_note=note)))
    assert window.notice_bar.sentence == note


def test_a_token_the_hub_no_longer_knows_leads_to_the_sign_in_with_the_reason(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, failures={"sync_now": NotSignedInError("The hub has signed this laptop out.")})
    window = open_window(desk)
    assert window.desk_pages.front == "sign_in"
    assert child(window, QWidget, "error_label").text() == "The hub has signed this laptop out."


def test_signing_out_with_unsent_work_says_that_it_stays_before_doing_it(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, status=OFFLINE)
    window = open_window(desk)
    window.settings.sign_out_action.trigger()
    assert desk.called("sign_out") == 0
    assert "stays on this laptop" in window.notice_bar.sentence
    window.notice_bar.action_button.click()
    assert desk.called("sign_out") == 1
    assert window.desk_pages.front == "sign_in"
    assert window.findChild(QueuePage, "queue_page") is None or not queue_of(window).isVisible()


@pytest.mark.parametrize("who", [None, ASSESSOR])
@pytest.mark.parametrize("runner", [InlineRunner, HeldRunner])
def test_ready_is_said_once_when_the_first_page_stands_on_screen(
    qtbot: QtBot, theme: Theme, who: Session | None, runner: type[InlineRunner | HeldRunner]
) -> None:
    made = runner()
    window = MainWindow(ScriptedDesk(who=who, rows=ROWS), made, theme, no_viewer)
    qtbot.addWidget(window)
    told: list[tuple[bool, str]] = []
    window.ready.connect(lambda: told.append((window.isVisible(), window.desk_pages.front)))
    window.start()
    if isinstance(made, HeldRunner):
        assert told == []
        made.release()
    assert told == [(True, "queue" if who else "sign_in")]
    window.driver.stop()


def test_a_slow_start_shows_the_window_before_the_vault_has_answered(qtbot: QtBot, theme: Theme) -> None:
    runner = HeldRunner()
    window = MainWindow(ScriptedDesk(rows=ROWS), runner, theme, no_viewer)
    qtbot.addWidget(window)
    window.start()
    assert not window.isVisible()
    qtbot.waitUntil(window.isVisible)
    assert window.status_line.sentence_label.text() == "Opening the desk…"
    runner.release()
    assert window.desk_pages.front == "queue"
    window.driver.stop()


# ---- the queue --------------------------------------------------------------------------------------------------


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
def test_no_header_of_the_queue_is_ever_clipped(open_window: Open, theme: Theme, scale: int, size: QSize) -> None:
    theme.set_text_scale(scale)
    window = open_window(ScriptedDesk(rows=ROWS))
    window.resize(size)
    QApplication.sendPostedEvents()
    table = queue_of(window).table
    header = table.horizontalHeader()
    for column in list(Column)[1:]:
        title = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        assert header.sectionSize(column) >= header.sectionSizeFromContents(column).width(), title
    assert window.width() == size.width()


# ---- downloads --------------------------------------------------------------------------------------------------


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
    cross = page.table.itemDelegate().cancel_box(page.table.visualRect(index)).center()
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
        assert go_on.wait(10)

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
    assert runner.shutdown()


def caught_up(qtbot: QtBot, window: MainWindow, runner: HeldRunner) -> None:
    """The window's start performed to its end, the first sync included."""
    runner.release()
    qtbot.waitUntil(lambda: not window.catching_up)
    runner.release()


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


def test_a_submission_opens_in_the_workspace_whose_keys_then_stand_in_the_menu(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS, failures={"open_submission": VaultError("The definition has not arrived yet.")})
    window = open_window(desk)
    page = queue_of(window)
    page.select("lvm-2418")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.desk_pages.front == "workspace"
    assert (window.review_button.isChecked(), window.queue_button.isChecked()) == (True, False)
    assert desk.called("open_submission") == 1
    window.commands.fill()
    found = {action.objectName() for menu in window.commands.findChildren(QMenu) for action in menu.actions()}
    assert {"criterion.next", "score.level.1", "score.level.9", "edit.undo", "desk.sync"} <= found
    window.close()
    assert (desk.state["window.page"], desk.state["window.assignment"]) == ("workspace", "lvm-2418")


def test_the_desk_reopens_where_it_was(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS, state={"window.page": "workspace", "window.assignment": "eip-2391"})
    desk.failures["open_submission"] = VaultError("The definition has not arrived yet.")
    window = open_window(desk)
    assert window.desk_pages.front == "workspace"
    assert window.desk_pages.assignment_id == "eip-2391"


def test_the_review_button_without_a_submission_says_how_to_open_one(open_window: Open) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    window.review_button.click()
    assert window.desk_pages.front == "queue"
    assert not window.review_button.isChecked()
    assert "Open a submission" in window.notice_bar.sentence


# ---- sync -------------------------------------------------------------------------------------------------------


def test_no_verb_of_the_desk_is_ever_called_on_the_gui_thread(open_window: Open, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), TaskRunner()
    window = open_window(desk, runner)
    qtbot.waitUntil(lambda: desk.called("sync_now") == 1 and not window.driver.busy)
    queue_of(window).download_button.click()
    qtbot.waitUntil(lambda: desk.called("download") == 2 and not window.driver.busy)
    window.close()
    assert runner.shutdown()
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
    desk = ScriptedDesk(rows=ROWS, status=replace(OFFLINE, retry_in=7.5))
    window = open_window(desk)
    assert 7000 < window.driver.next_sync_ms < 8000


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


# ---- the lead ---------------------------------------------------------------------------------------------------

LEAD_ROWS = (
    LeadRow("1", "LVM-2418", "Leading Vision", "A-07", "reader_1", 7, 11, "open", None, None, ""),
    LeadRow(
        "2", "EIP-2391", "Effective", "A-03", "reader_2", 14, 14, "recall_asked", None, None, "Earned", "Wrong file"
    ),
)


def test_only_a_lead_has_the_progress_page(open_window: Open) -> None:
    assert open_window(ScriptedDesk(rows=ROWS)).progress_button.isHidden()
    assert not open_window(ScriptedDesk(who=LEAD)).progress_button.isHidden()


def test_a_lead_sees_who_asks_for_something_back_and_hands_it_back(open_window: Open) -> None:
    desk = ScriptedDesk(who=LEAD, lead_rows=LEAD_ROWS)
    window = open_window(desk)
    window.progress_button.click()
    button = child(window, QPushButton, "hand_back_button")
    assert button.text() == "Hand back EIP-2391"
    assert child(window, QWidget, "reason_label").text() == "A-03 asks for EIP-2391 back: “Wrong file”"
    button.click()
    assert desk.lead_rows[1].state == "open"
    assert not button.isEnabled()


def test_without_the_hub_the_lead_is_told_and_can_ask_again(open_window: Open) -> None:
    desk = ScriptedDesk(who=LEAD, lead_rows=LEAD_ROWS, failures={"lead_progress": HubUnreachableError("No answer.")})
    window = open_window(desk)
    window.progress_button.click()
    page = window.pages.currentWidget()
    assert "No answer." in page.empty_state.sentence_label.text()
    desk.failures.clear()
    page.empty_state.action_button.click()
    assert page.table.model().rowCount() == 2


# ---- keys, theme, next start ------------------------------------------------------------------------------------


def test_the_question_mark_shows_every_command_with_its_keys_and_esc_closes_it(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    activate(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    panel = child(window, QWidget, "shortcut_panel")
    assert panel.isVisible()
    texts = {label.text() for label in panel.findChildren(QWidget) if hasattr(label, "text")}
    assert {"Ctrl+Shift+Z", "1 … 9", "Next unscored criterion", "←"} <= texts
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_question_mark_typed_into_a_field_is_text_and_esc_leaves_the_field(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    activate(window, qtbot)
    page = queue_of(window)
    page.filter_box.setFocus()
    qtbot.keyClick(page.filter_box, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert page.filter_box.text() == "?"
    assert window.findChild(QWidget, "shortcut_panel") is None
    page.filter_box.clear()
    qtbot.keyClick(page.filter_box, Qt.Key.Key_Escape)
    assert window.focusWidget() is page.table


def test_space_on_a_button_presses_it_even_where_space_is_a_shortcut(open_window: Open, qtbot: QtBot) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    activate(window, qtbot)
    fired: list[int] = []
    action = QAction(window)
    action.setShortcut("Space")
    action.triggered.connect(lambda: fired.append(1))
    window.addAction(action)
    before = desk.called("sync_now")
    button = queue_of(window).sync_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert (fired, desk.called("sync_now")) == ([], before + 1)
    queue_of(window).table.setFocus()
    qtbot.keyClick(queue_of(window).table, Qt.Key.Key_Space)
    assert len(fired) == 1


def test_the_menu_shows_all_commands_and_greys_what_does_not_apply_here(open_window: Open) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    window.commands.fill()
    actions = [action for menu in window.commands.findChildren(QMenu) for action in menu.actions()]
    by_text = {action.text().split("\t")[0]: action for action in actions}
    assert by_text["Sync now"].isEnabled()
    assert not by_text["Next unscored criterion"].isEnabled()
    assert by_text["Next unscored criterion"].text().endswith("\tU")


def test_theme_text_size_and_page_come_back_at_the_next_start(open_window: Open, theme: Theme) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    theme.set_mode("dark")
    theme.set_text_scale(150)
    window.resize(900, 640)
    window.close()
    theme.set_mode("light")
    theme.set_text_scale(100)
    desk.calls.clear()
    again = open_window(desk)
    assert (theme.mode, theme.text_scale) == ("dark", 150)
    assert again.size() == QSize(900, 640)


def test_a_change_of_theme_repaints_icons_and_grounds(open_window: Open, theme: Theme) -> None:
    theme.set_mode("light")
    window = open_window(ScriptedDesk(rows=ROWS))
    icon = theme.icon("cog-outline")
    light_ink, light_ground = icon.pixmap(24, 24).toImage(), window.grab().toImage().pixelColor(400, 5)
    theme.set_mode("dark")
    assert icon.pixmap(24, 24).toImage() != light_ink
    assert light_ground == "#f5f6f8"
    assert window.grab().toImage().pixelColor(400, 5) == theme.color("window")


def test_the_desk_follows_the_system_until_told_otherwise(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode("system")
    seen: list[bool] = []
    theme.changed.connect(lambda: seen.append(theme.dark))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    theme.set_mode("light")
    count = len(seen)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert count == 2
    assert len(seen) == count


def test_every_control_has_a_name_that_can_be_read_aloud(open_window: Open) -> None:
    window = open_window(ScriptedDesk(who=LEAD, rows=ROWS, lead_rows=LEAD_ROWS))
    window.progress_button.click()
    nameless = [
        widget.objectName()
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.objectName()
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_when_the_hub_forgets_this_laptop_the_way_back_in_is_offered(open_window: Open) -> None:
    desk = ScriptedDesk(rows=ROWS)
    window = open_window(desk)
    known = window.status
    assert known is not None
    window.driver.status_changed.emit(replace(known, online=False, sign_in_needed=True))
    assert window.desk_pages.front == "queue"
    assert window.notice_bar.topic == "sign-in"
    child(window.notice_bar, QPushButton, "action_button").click()
    assert window.desk_pages.front == "sign_in"
