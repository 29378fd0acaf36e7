"""Settings are felt at once where they matter, are there at the next start, and never get in the way of work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox

from assessor_app.demo.robot import Robot
from assessor_app.domain.citation import TimePlace
from assessor_app.gui.preferences.settings_table import JUMP, PAUSE_TYPING, PRE_ROLL, SPEED, TEXT_SCALE, THEME
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.video_view.video_view import VideoView
from tests.journeys.conftest import Desk
from tests.support.by_hand import change_setting, go_to_setting

pytestmark = pytest.mark.timeout(180)
Key = Qt.Key


def show_settings(robot: Robot) -> None:
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")
    robot.press(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: robot.window.desk_pages.front == "settings", "the settings")


def test_theme_and_text_size_change_under_the_eyes_and_stay_after_a_restart(desk: Desk) -> None:
    robot = desk.arrive()
    theme = robot.desktop.theme
    show_settings(robot)
    go_to_setting(robot, THEME)
    combo = robot.find(QComboBox, "theme_mode")
    assert combo.hasFocus()
    light, ground = robot.window.grab().toImage(), theme.color("window")
    robot.press(Key.Key_End)
    assert (theme.mode, theme.dark, theme.high_contrast) == ("contrast_dark", True, True)
    robot.wait_for(lambda: theme.color("window") != ground and robot.window.updatesEnabled(), "the dark window")
    assert robot.window.grab().toImage() != light
    go_to_setting(robot, TEXT_SCALE)
    spin = robot.find(QSpinBox, "theme_text_scale")
    small = spin.fontMetrics().height()
    for _ in range(10):
        robot.press(Key.Key_Up)
    assert theme.text_scale == 150
    robot.wait_for(lambda: spin.fontMetrics().height() > small * 1.3, "the larger text")
    robot.press(Key.Key_Escape)
    robot.press(Key.Key_Escape)
    robot.wait_for(lambda: robot.window.desk_pages.front == "queue", "the queue")
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: again.desktop.theme.mode == "contrast_dark", "the theme chosen")
    assert again.desktop.theme.text_scale == 150
    again.desktop.theme.set_text_scale(100)
    again.desktop.theme.set_mode("system")
    assert again.window.preferences.value("theme.mode") == "system", "the menu and the page tell the same"


def test_panes_and_columns_are_as_they_were_left(desk: Desk) -> None:
    robot = desk.arrive()
    header = robot.window.desk_pages.queue_page.table.horizontalHeader()
    for _ in range(2):
        place = header.sectionViewportPosition(Column.CREDENTIAL) + header.sectionSize(Column.CREDENTIAL) // 2
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, header.height() // 2))
    order = [row.code for row in robot.queue()]
    titles = [row.credential_title for row in robot.queue()]
    assert titles == sorted(titles, reverse=True)
    robot.open("LVM-2418")
    panes = robot.page.panes
    before = panes.sizes()
    handle = panes.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(90, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    wide = panes.sizes()
    assert wide[0] - before[0] == pytest.approx(90, abs=4)
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: again.window.desk_pages.front == "workspace", "the workspace left open")
    again.wait_for(lambda: again.page.submission is not None, "the submission left open")
    # on a busy machine the window may still be growing to its size
    again.wait_for(lambda: again.page.panes.sizes() == pytest.approx(wide, abs=4), "the panes as they were left")
    again.go_to_queue()
    assert [row.code for row in again.queue()] == order


def test_choosing_a_criterion_jumps_to_its_first_citation_or_leaves_the_evidence_alone(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("LVM-2418")
    cited = [key for key, found in robot.page.submission.citations.items() if any(one.places for one in found)]
    robot.choose(cited[0])
    evidence = robot.page.panes.evidence
    assert evidence.citation_index >= 0
    stays = evidence.artifact_id
    change_setting(robot, JUMP, Key.Key_Space)
    for key in cited[1:4]:
        robot.choose(key)
        assert (evidence.artifact_id, evidence.citation_index) == (stays, -1)
    robot.press(Key.Key_J)
    robot.wait_for(lambda: evidence.citation_index == 0, "the first citation by its key")
    change_setting(robot, JUMP, Key.Key_Space)
    robot.choose(cited[2])
    assert evidence.citation_index >= 0


def test_a_recording_starts_as_early_and_pauses_for_typing_as_preferred(desk: Desk) -> None:
    robot = desk.arrive()
    change_setting(robot, PRE_ROLL, *[Key.Key_Down] * 4)
    change_setting(robot, SPEED, Key.Key_Down, Key.Key_Down)
    robot.open("LVM-2418")
    view, place = _cited_recording(robot)
    assert view.lead_in == 1.0
    assert view.position()["rate"] == 1.5
    change_setting(robot, PRE_ROLL, Key.Key_Down)
    assert view.lead_in == 0.5
    change_setting(robot, PAUSE_TYPING, Key.Key_Space)
    view.play_cited()
    robot.wait_for(view.is_playing, "the recording playing")
    robot.press(Key.Key_C)
    assert view.is_playing()
    robot.press(Key.Key_Escape)
    change_setting(robot, PAUSE_TYPING, Key.Key_Space)
    robot.press(Key.Key_C)
    robot.wait_for(lambda: not view.is_playing(), "the recording paused for typing")
    assert place.start >= 0


def _cited_recording(robot: Robot) -> tuple[VideoView, TimePlace]:
    for stop in robot.page.panes.order.stops:
        robot.choose(stop.key)
        for index, chip in enumerate(robot.chips()):
            if isinstance(chip.place, TimePlace):
                view = robot.jump(index)
                assert isinstance(view, VideoView)
                return view, chip.place
    raise LookupError("no cited recording")


def test_a_setting_nobody_knows_is_told_with_the_nearest_name(desk: Desk) -> None:
    robot = desk.arrive()
    robot.window.memory.remember("setting.judging.day_gaol", "5")
    desk.leave()
    again = desk.sit_down()
    again.wait_for(lambda: "judging.day_goal" in again.window.notice_bar.sentence, "the word about it")
    assert again.window.memory.value("setting.judging.day_gaol") == "5", "what cannot be used stays where it is kept"
