"""The small things: being shown round, a second screen, a word after a crash, and how the day goes."""

from __future__ import annotations

import re
import signal

import pytest
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit

from assessor_app.crash_log import CrashLog
from assessor_app.demo.loop_turns import let_pass
from assessor_app.demo.robot import Robot
from assessor_app.domain.citation import TimePlace
from assessor_app.gui.about_panel import AboutPanel
from assessor_app.gui.preferences.settings_table import CRASH_REPORT, DAY_GOAL
from assessor_app.gui.tour.tour import Tour
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.paths import Profile
from tests.journeys.conftest import Desk
from tests.support.by_hand import by_palette, change_setting
from tests.support.crashing_desk import end_desk

pytestmark = pytest.mark.timeout(180)
Key, Modifier = Qt.Key, Qt.KeyboardModifier
BOTH = Modifier.ControlModifier | Modifier.ShiftModifier


def to_front(robot: Robot) -> None:
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")


def test_the_tour_goes_through_the_real_desk_by_keyboard(fresh_desk: Desk) -> None:
    robot = fresh_desk.arrive()
    to_front(robot)
    by_palette(robot, "Tour")
    tour = robot.window.findChild(Tour)
    assert isinstance(tour, Tour)
    robot.press(Key.Key_Return)
    robot.wait_for(lambda: robot.page.submission is not None, "a submission, opened to be shown")
    for _ in range(3):
        robot.press(Key.Key_Return)
        assert tour.mark._hole.isValid()
    robot.press(Key.Key_Escape)
    assert not tour.running
    assert robot.page.isAncestorOf(QApplication.focusWidget())

    # a hand needs longer than the window to paint what it did
    let_pass(10)
    robot.window.commands.fill()
    entries = [one for menu in robot.window.commands.findChildren(QMenu) for one in menu.actions()]
    next(one for one in entries if one.text() == "About").trigger()
    panel = robot.find(AboutPanel, "about_panel")
    wanted = ("SQLCipher ", "libVLC ", "MuPDF ")
    robot.wait_for(lambda: all(one in panel.parts_label.text() for one in wanted), "the versions of all parts")
    parts = panel.parts_label.text().splitlines()
    assert {f"PySide6 {pyside_version}", f"Qt {qVersion()}"} <= set(parts)
    assert all(re.search(r" \d+\.\d", one) for one in parts), parts
    robot.click_button(panel.copy_button)
    assert QApplication.clipboard().text().splitlines()[1:] == parts
    robot.press(Key.Key_Escape)
    robot.wait_for(lambda: not panel.isVisible(), "the desk again")


def test_evidence_in_its_own_window_plays_on_and_takes_every_key(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("LVM-2418")
    to_front(robot)
    view = playing_recording(robot)
    robot.press(Key.Key_E, BOTH)
    pop_out = robot.window.desk_pages.pop_out
    assert pop_out is not None
    window = pop_out.window
    assert window is not None
    assert robot.page.submission is not None
    assert robot.page.submission.submission.code not in window.windowTitle()
    robot.wait_for(view.is_playing, "the recording going on")
    window.activateWindow()
    robot.wait_for(window.isActiveWindow, "the evidence in front")
    stop = robot.page.panes.order.stop(robot.page.scorable_id)
    assert stop is not None
    assert stop.scorable is not None
    levels = stop.scorable.scale.levels
    robot.press(Key(Key.Key_0.value + len(levels)))
    robot.wait_for(lambda: robot.shown_mark() == levels[-1].id, "the level chosen from the other window")
    robot.press(Key.Key_Space)
    robot.wait_for(lambda: not view.is_playing(), "the recording paused by its key")
    robot.press(Key.Key_E, BOTH)
    assert pop_out.window is None
    assert robot.page.isAncestorOf(view)
    robot.wait_for(lambda: not robot.page.busy, "“Saved”")
    robot.press(Key.Key_E, BOTH)
    let_pass(1)
    robot.window.close()
    assert pop_out.window is None, "it closes with the desk"


def playing_recording(robot: Robot) -> VideoView:
    for stop in robot.page.panes.order.stops:
        robot.choose(stop.key)
        for index, chip in enumerate(robot.chips()):
            if isinstance(chip.place, TimePlace) and stop.scorable is not None:
                view = robot.jump(index)
                assert isinstance(view, VideoView)
                view.play_cited()
                robot.wait_for(view.is_playing, "the recording playing")
                robot.page.panes.rest_focus()
                return view
    raise LookupError("no cited recording")


def test_a_real_crash_is_offered_once_at_the_next_start_and_holds_nothing_of_anybody(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("LVM-2418")
    desk.leave()
    profile = Profile.at(desk.folder / "assessor")
    assert not list(profile.logs.glob("crash*")), "a good end leaves nothing"
    with desk.watch.away():
        assert end_desk(desk.folder / "assessor", signal.SIGSEGV) == -signal.SIGSEGV

    again = desk.sit_down()
    bar = again.window.notice_bar
    again.wait_for(lambda: bar.topic == "crash", "the word about the crash")
    to_front(again)
    assert not bar.isAncestorOf(QApplication.focusWidget()), "it takes no keyboard"
    QTest.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    assert bar.topic == "keyring", "what the crash was told before is said again"
    text = again.find(QPlainTextEdit, "report_text")
    again.wait_for(lambda: "Segmentation fault" in text.toPlainText(), "the report")
    told = text.toPlainText()
    for line in told.splitlines():
        known = r"desk .*|The program ended: .*|Current thread|Thread|  … in a library"
        known += r"|  assessor_app/[\w/]+\.py(:\d+)? [\w<>]+"
        assert re.fullmatch(known, line), line
    assert str(desk.folder) not in told
    again.click("copy_button")
    assert QApplication.clipboard().text() == told
    again.click("delete_button")
    again.wait_for(lambda: not text.isVisible(), "the report deleted")
    again.press(Key.Key_Escape)
    desk.leave()
    last = desk.sit_down()
    last.wait_for(lambda: bool(last.window.status), "the first sync")
    assert last.window.notice_bar.topic != "crash"


def test_who_wants_no_report_gets_none(desk: Desk) -> None:
    robot = desk.arrive()
    change_setting(robot, CRASH_REPORT, Key.Key_Space)
    desk.leave()
    with desk.watch.away():
        assert end_desk(desk.folder / "assessor", signal.SIGSEGV) == -signal.SIGSEGV
    logs = Profile.at(desk.folder / "assessor").logs
    assert [path.name for path in logs.glob("*crash*")] == ["no-crash-report"]
    assert CrashLog(logs).report() == ""


def test_the_day_counts_what_was_signed_and_only_for_who_set_a_goal(desk: Desk) -> None:
    robot = desk.arrive()
    goal = robot.find(QLabel, "goal_label")
    assert not goal.isVisible()
    change_setting(robot, DAY_GOAL, *[Key.Key_Up] * 5)
    robot.wait_for(lambda: goal.text() == "0 of 5 today", "the goal")
    opened = robot.open("SPA-1190")
    for scorable in opened.credential.scorables():
        robot.choose(scorable.id)
        robot.score(len(scorable.scale.levels), "Looked at pages 1 to 3: it is there.")
    robot.submit("Clear and complete; next, share it with your team.", "A-07")
    robot.wait_for(lambda: goal.text() == "1 of 5 today", "one more")
    change_setting(robot, DAY_GOAL, *[Key.Key_Down] * 5)
    robot.wait_for(lambda: not goal.isVisible(), "the goal gone")
