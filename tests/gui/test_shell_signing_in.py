"""Signing in and out, and what stands on the screen while the desk opens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.errors import NotSignedInError
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import Session
from tests.support.runner import HeldRunner, InlineRunner
from tests.support.scripted_desk import ASSESSOR, OFFLINE, ScriptedDesk
from tests.support.shell import ROWS, Open, activate, child, no_viewer, queue_of


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
