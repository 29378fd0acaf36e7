"""The ways of a lead in the whole window: rail, key and palette lead to the page, and from there side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor_app.gui.calibration.calibration_overview_tab import CalibrationOverviewTab
from assessor_app.gui.calibration.calibration_page import CalibrationPage
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.palette.command_source import CommandSource
from assessor_app.gui.shortcuts import load_keymap
from tests.support.calibration_desk import CalibrationScript
from tests.support.lead_season import season_picture
from tests.support.runner import HeldRunner
from tests.support.scripted_desk import ASSESSOR, ScriptedDesk
from tests.support.shell import Open, activate, caught_up


def page_of(qtbot: QtBot, window: MainWindow) -> CalibrationPage:
    """The page, once it is built and in front."""
    qtbot.waitUntil(lambda: window.desk_pages.front == "calibration")
    page = window.calibration_ways.page
    assert page is not None
    return page


def test_only_a_lead_has_the_button_the_key_and_the_command(open_window: Open) -> None:
    window = open_window(ScriptedDesk(who=ASSESSOR))
    assert window.calibrate_button.isHidden()
    assert not window.calibration_ways.actions["desk.calibrate"].isEnabled()
    source = CommandSource(load_keymap(), window, window.pages)
    entry = next(one for one in source.entries() if one.key == "desk.calibrate")
    assert entry.reason
    lead = open_window(CalibrationScript())
    assert not lead.calibrate_button.isHidden()
    assert lead.calibration_ways.actions["desk.calibrate"].isEnabled()


def test_nothing_of_it_is_built_before_a_lead_asks(qtbot: QtBot, open_window: Open) -> None:
    desk = CalibrationScript()
    window = open_window(desk)
    assert window.calibration_ways.page is None
    assert desk.called("calibration_picture") == 0
    window.calibrate_button.click()
    page = page_of(qtbot, window)
    assert page.picture is season_picture()
    assert window.calibrate_button.isChecked()
    window.queue_button.click()
    assert not window.calibrate_button.isChecked()
    activate(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert window.desk_pages.front == "calibration"
    assert window.calibration_ways.page is page


def test_whoever_goes_elsewhere_while_it_is_built_stays_there(qtbot: QtBot, open_window: Open) -> None:
    runner = HeldRunner()
    window = open_window(CalibrationScript(), runner)
    caught_up(qtbot, window, runner)
    window.calibrate_button.click()
    window.progress_button.click()
    runner.release()
    qtbot.waitUntil(lambda: window.calibration_ways.page is not None)
    assert window.desk_pages.front == "progress"


def test_a_disagreement_opens_side_by_side_and_back_again(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(CalibrationScript())
    window.calibrate_button.click()
    page = page_of(qtbot, window)
    tab = page.views.view("overview")
    assert isinstance(tab, CalibrationOverviewTab)
    tab.open_button.click()
    assert window.desk_pages.front == "side_by_side"
    assert window.calibrate_button.isChecked()
    side = window.calibration_ways.side
    assert side is not None
    side.back_requested.emit()
    assert window.desk_pages.front == "calibration"


def test_an_act_is_sent_soon_and_a_sync_reads_the_page_anew(qtbot: QtBot, open_window: Open) -> None:
    desk = CalibrationScript()
    window = open_window(desk)
    window.calibrate_button.click()
    page = page_of(qtbot, window)
    page.acts.open_by_name("report", "A-05")
    page.act_sheet.record_button.click()
    asked = desk.called("calibration_picture")
    desk.accept()
    window.driver.sync()
    qtbot.waitUntil(lambda: desk.called("calibration_picture") > asked)
    assert page.note_frame.isHidden()


def test_escape_closes_an_act_before_anything_else(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(CalibrationScript())
    window.calibrate_button.click()
    page = page_of(qtbot, window)
    page.set_button.click()
    assert page.page_stack.currentWidget() is page.act_sheet
    window.leave()
    assert page.page_stack.currentWidget() is page.body


def test_after_signing_out_nothing_of_others_is_left(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(CalibrationScript())
    window.calibrate_button.click()
    page_of(qtbot, window)
    window.sign_out()
    assert window.calibration_ways.page is None
    assert window.desk_pages.front == "sign_in"
    assert window.calibrate_button.isHidden()


def test_asked_for_twice_it_is_built_once_and_not_for_whoever_comes_next(qtbot: QtBot, open_window: Open) -> None:
    runner = HeldRunner()
    window = open_window(CalibrationScript(), runner)
    caught_up(qtbot, window, runner)
    window.calibrate_button.click()
    window.calibrate_button.click()
    assert [lane for lane, _ in runner.held].count("sums") == 1
    window.calibration_ways.note_session(ASSESSOR)
    runner.release()
    qtbot.waitUntil(lambda: not runner.held)
    assert window.calibration_ways.page is None
    assert window.desk_pages.front == "queue"
