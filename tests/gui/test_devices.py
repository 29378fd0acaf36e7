"""The page of one's laptops, and what stands before the desk on one that was given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.errors import HubUnreachableError, NotSignedInError, VaultError
from assessor_app.gui.devices.device_ways import DeviceWays
from assessor_app.gui.devices.devices_page import DevicesPage
from assessor_app.gui.devices.ended_page import EndedPage
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.theme import Theme
from assessor_app.workflows.device_desk import ENDED_NOTE, Device, Ending
from tests.support.runner import InlineRunner
from tests.support.scripted_desk import ASSESSOR, ONLINE, ScriptedDesk
from tests.support.shell import ROWS, Open

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SEEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
LAPTOPS = (Device("a", "laptop 3f1c", SEEN, SEEN, True), Device("b", "laptop 9b02", SEEN, None, False))
WORDS = "violet harbour seven kites"
GIVEN_UP = replace(ONLINE, online=False, sentence="Signed out from elsewhere", ended="revoked")


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk(rows=ROWS, laptops=LAPTOPS)


@pytest.fixture
def page(qtbot: QtBot, desk: ScriptedDesk, theme: Theme) -> Iterator[DevicesPage]:
    made = DevicesPage(desk, InlineRunner(), theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.refresh()
    yield made
    made.hide()


@pytest.fixture
def ended(qtbot: QtBot, desk: ScriptedDesk, theme: Theme) -> Iterator[EndedPage]:
    made = EndedPage(desk, InlineRunner(), theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    yield made
    made.patience.stop()
    made.hide()


def test_another_laptop_is_signed_out_after_a_question_and_this_one_never(
    page: DevicesPage, desk: ScriptedDesk
) -> None:
    assert [line.right for _, line in page.device_list.lines.entries()] == ["this one", ""]
    page.device_list.choose("a")
    assert not page.end_button.isEnabled()
    QTest.keyClick(page.device_list, Qt.Key.Key_Return)
    assert page.question_card.isHidden()
    page.device_list.choose("b")
    page.end_button.click()
    assert "laptop 9b02" in page.question_card.card_heading.text()
    page.question_card.card_close_button.click()
    assert not desk.called("end_device")
    QTest.keyClick(page.device_list, Qt.Key.Key_Return)
    page.question_card.card_action_button.click()
    assert [one.id for one in desk.laptops] == ["a"]
    assert page.question_card.isHidden()
    assert "alone" in page.summary_label.text()


def test_offline_it_says_so_and_a_refusal_stands_beside_the_question(page: DevicesPage, desk: ScriptedDesk) -> None:
    page.device_list.choose("b")
    page.end_button.click()
    desk.failures["end_device"] = HubUnreachableError("The hub did not answer.")
    page.question_card.card_action_button.click()
    assert page.question_card.card_trouble.text() == "The hub did not answer."
    desk.failures["devices"] = HubUnreachableError("The hub did not answer.")
    page.refresh()
    assert page.empty_state.heading_label.text() == "You are offline"
    desk.failures = {"devices": NotSignedInError("You are not signed in.")}
    met: list[bool] = []
    page.signed_out_met.connect(lambda: met.append(True))
    page.empty_state.action_button.click()
    assert met


def test_what_is_nowhere_else_is_saved_before_anything_is_removed(
    ended: EndedPage, desk: ScriptedDesk, qtbot: QtBot
) -> None:
    desk.given_up = Ending("revoked", 3, 1)
    ended.begin()
    assert ended.step == "save"
    assert "3 changes" in ended.held_label.text()
    assert "1 comment" in ended.held_label.text()
    # a person must answer: nothing is removed by itself
    assert not ended.patience.isActive()
    ended.first_box.setText(WORDS)
    ended.second_box.setText(WORDS[:-1])
    ended.go_button.click()
    assert "not the same" in ended.error_label.text()
    ended.second_box.setText(WORDS)
    desk.failures["save_unsent"] = VaultError("It could not be saved there.")
    ended.save_to("/media/stick/work.export")
    assert not desk.called("wipe_laptop")
    assert ended.error_label.text() == "It could not be saved there."
    desk.failures.clear()
    with qtbot.waitSignal(ended.emptied) as told:
        ended.save_to("/media/stick/work.export")
    assert desk.kept_at == [("/media/stick/work.export", WORDS)]
    assert "/media/stick/work.export" in told.args[0]
    assert (ended.first_box.text(), ended.second_box.text()) == ("", "")


@pytest.mark.parametrize(
    ("ending", "alone"),
    [
        (Ending("revoked", 3, can_rescue=True), False),
        (Ending("wipe", 3, can_rescue=False), False),
        (Ending("wipe", 3, can_rescue=True), True),
        (Ending("wipe"), True),
        (Ending("revoked"), True),
    ],
)
def test_without_an_answer_it_goes_on_only_where_nothing_can_be_lost(
    ended: EndedPage, desk: ScriptedDesk, qtbot: QtBot, ending: Ending, alone: bool
) -> None:
    desk.given_up = ending
    ended.begin()
    assert ended.patience.isActive() == alone
    if alone:
        with qtbot.waitSignal(ended.emptied) as told:
            ended.patience.timeout.emit()
        assert ("rescued here" in told.args[0]) == ending.holds_work


def test_a_removal_that_broke_off_is_told_and_tried_again(ended: EndedPage, desk: ScriptedDesk, qtbot: QtBot) -> None:
    desk.given_up = Ending("wipe")
    desk.failures["wipe_laptop"] = VaultError("Not everything could be removed yet.")
    ended.begin()
    ended.go_button.click()
    assert (ended.step, ended.error_label.text()) == ("failed", "Not everything could be removed yet.")
    desk.failures.clear()
    # the next look at the vault has gone on with it
    desk.given_up = Ending("")
    with qtbot.waitSignal(ended.emptied):
        ended.go_button.click()


def ways_of(window: MainWindow, desk: ScriptedDesk, theme: Theme) -> DeviceWays:
    return DeviceWays(window, desk, InlineRunner(), theme)


def test_the_page_is_a_key_away_and_leads_back(open_window: Open, desk: ScriptedDesk, theme: Theme) -> None:
    window = open_window(desk)
    ways = ways_of(window, desk, theme)
    ways.show_devices()
    assert window.desk_pages.front == "devices"
    page = window.pages.currentWidget()
    assert isinstance(page, DevicesPage)
    page.back_button.click()
    assert window.desk_pages.front == "queue"
    assert window.settings.devices_action.isEnabled()


def test_a_laptop_given_up_is_covered_and_begins_at_the_sign_in(
    open_window: Open, desk: ScriptedDesk, theme: Theme, qapp: QApplication
) -> None:
    window = open_window(desk)
    ways = ways_of(window, desk, theme)
    window.memory.remember("sign_in.name", "ana")
    desk.given_up, desk.status = Ending("revoked"), GIVEN_UP
    window.driver.sync()
    assert ways.covers
    central = window.centralWidget()
    assert central is not None
    assert central.isHidden()
    assert window.driver.next_sync_ms == -1
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    ways.ended_page.go_button.click()
    assert not ways.covers
    assert window.desk_pages.front == "sign_in"
    assert "everything of your work was removed" in window.notice_bar.sentence
    assert window.memory.value("sign_in.name") == ""
    assert not window.settings.devices_action.isEnabled()


def test_what_the_hub_said_before_the_program_was_closed_stands(
    open_window: Open, desk: ScriptedDesk, theme: Theme, qtbot: QtBot
) -> None:
    desk.state[ENDED_NOTE], desk.given_up = "wipe", Ending("wipe", 2, can_rescue=True)
    runner = InlineRunner()
    window = MainWindow(desk, runner, theme, no_views)
    qtbot.addWidget(window)
    ways = DeviceWays(window, desk, runner, theme)
    window.start()
    assert ways.covers
    assert ways.ended_page.step == "save"
    assert desk.who == ASSESSOR
    window.close()
    assert not ways.ended_page.patience.isActive()


def no_views(artifact: object) -> object:
    raise AssertionError(f"no artifact is opened here, not even {artifact}")
