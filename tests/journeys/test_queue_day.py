"""A day with the queue: views that are there tomorrow, room made and taken, a case given back, a note from the lead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QTableView

from assessor_app.demo.loop_turns import let_pass
from assessor_app.demo.robot import Robot
from assessor_app.gui.preferences.settings_table import DISK_BUDGET
from assessor_app.gui.progress.progress_page import ProgressPage
from assessor_app.gui.queue.due import day_of
from assessor_app.gui.queue.queue_model import Column, QueueRole
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.hub.admin import HubAdmin
from assessor_app.workflows.desk import LeadRow, QueueRow
from tests.journeys.conftest import SUBMISSIONS, Desk

pytestmark = pytest.mark.timeout(240)
CODE = "SPA-1190"
# due last of all; and one whose clock stood still for two days
FAR = "LVM-2421"
STOPPED = "GVC-2377"


def queue(robot: Robot) -> QueuePage:
    return robot.window.desk_pages.queue_page


def tick(robot: Robot, button: str, *path: str) -> None:
    """Open a menu of the bar and choose the entry at the end of the path."""
    let_pass(20)
    menu = robot.find(QPushButton, button).menu()
    menu.aboutToShow.emit()
    for title in path:
        action = next(one for one in menu.actions() if one.text().startswith(title))
        if action.menu() is None:
            action.trigger()
            return
        menu = action.menu()
    raise AssertionError(path)


def codes(robot: Robot) -> list[str]:
    model = robot.find(QTableView, "table").model()
    found = (model.index(place, Column.CODE).data() for place in range(model.rowCount()))
    return [one for one in found if one]


def id_of(robot: Robot, code: str) -> str:
    return next(row.assignment_id for row in queue(robot).rows if row.code == code)


def test_a_saved_view_is_there_after_a_restart(desk: Desk) -> None:
    robot = desk.arrive()
    tick(robot, "filter_button", "Attempt", "First attempts")
    tick(robot, "group_button", "By credential")
    tick(robot, "view_button", "Save as a new view")
    robot.type_line("card_line", "First readings")
    robot.click("card_action_button")
    left = codes(robot)
    assert 0 < len(left) <= SUBMISSIONS
    robot.type_line("filter_box", left[-1].casefold())
    assert codes(robot) == [left[-1]]
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: codes(again) == left, "the rows as they were laid out")
    assert queue(again).views.chosen.name == "First readings"
    tick(again, "view_button", "Delete")
    assert len(codes(again)) == SUBMISSIONS
    see_which_days_count(again)
    stop_the_clock(desk, again)


def due_cell(robot: Robot, code: str) -> QModelIndex:
    model = robot.find(QTableView, "table").model()
    return next(
        model.index(at, Column.DUE) for at in range(model.rowCount()) if model.index(at, Column.CODE).data() == code
    )


def see_which_days_count(robot: Robot) -> None:
    """Neither weekends nor the programme's holidays, nor the days on which the clock stood still."""
    far = row(robot, FAR)
    # looked at anew: midnight may pass
    robot.wait_for(lambda: due_cell(robot, FAR).data() == f"in {len(days_left(far))} working days", "the days left")
    # a weekend always lies before it; the demo's holidays may fall on one
    assert far.working.holidays
    assert "Not counted: " in due_cell(robot, FAR).data(Qt.ItemDataRole.ToolTipRole)
    assert "clock stood still" in due_cell(robot, STOPPED).data(Qt.ItemDataRole.ToolTipRole)


def days_left(found: QueueRow) -> list[date]:
    """Counted day by day, from tomorrow to the due day."""
    assert found.due_at is not None
    today, due = day_of(datetime.now(UTC), found.working), day_of(found.due_at, found.working)
    days = [today + timedelta(days=number) for number in range(1, (due - today).days + 1)]
    return [day for day in days if day.weekday() < 5 and day not in found.working.holidays]


def stop_the_clock(desk: Desk, robot: Robot) -> None:
    """The office stops it while the desk is open: nothing presses any more."""
    with desk.watch.away():
        admin = HubAdmin(desk.folder / "hub")
        admin.stop_clock(FAR)
        admin.close()
    robot.sync()
    robot.wait_for(lambda: due_cell(robot, FAR).data().startswith("stopped since "), "the stopped clock")
    assert due_cell(robot, FAR).data(QueueRole.URGENCY) == "later"


def test_a_case_is_given_back_without_a_word_of_why_and_the_lead_sees_it_has_no_reader(desk: Desk) -> None:
    robot = desk.arrive()
    queue(robot).select(id_of(robot, CODE))
    robot.click("know_button")
    told = queue(robot).asides.card.card_sentence.text()
    assert "not asked for a reason" in told
    robot.click("card_action_button")
    robot.wait_for(lambda: CODE not in codes(robot), "the row gone")
    robot.sync()
    robot.wait_for(lambda: len(queue(robot).rows) == SUBMISSIONS - 1, "the queue without it")
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: len(codes(again)) == SUBMISSIONS - 1, "the queue without it, after a restart")
    assert CODE not in codes(again)
    desk.leave()

    lead = desk.arrive("lead")
    lead.click("progress_button")
    page = lead.window.desk_pages.progress_page
    assert page is not None
    lead.wait_for(lambda: bool(given_up(page)), "the case without a reader")
    (case,) = given_up(page)
    page.filter_box.setText(f"{CODE} {case.assessor} given back")
    assert page.table.current_row() == case
    assert f"hub assign {CODE}" in page.step_label.text()
    assert not page.hand_back_button.isEnabled()


def given_up(page: ProgressPage) -> list[LeadRow]:
    return [row for row in page.rows if (row.code, row.state) == (CODE, "released")]


def test_files_leave_the_laptop_to_make_room_and_come_back(desk: Desk) -> None:
    robot = desk.arrive()
    robot.window.preferences.set(DISK_BUDGET, 1)
    robot.open(CODE)
    robot.go_to_queue()
    robot.click("room_button")
    card = queue(robot).asides.room
    robot.wait_for(card.isVisible, "what could make room")
    listed = [card.room_list.item(place).text() for place in range(card.room_list.count())]
    assert listed
    assert not any(one.startswith(CODE) for one in listed), "what lies open stays"
    code = listed[0].partition(" · ")[0]
    for place in range(card.room_list.count()):
        card.room_list.item(place).setCheckState(Qt.CheckState.Checked if place == 0 else Qt.CheckState.Unchecked)
    robot.click("free_button")
    robot.wait_for(lambda: card.isHidden() and row(robot, code).local_bytes == 0, "the files gone")
    assert row(robot, CODE).local_bytes == row(robot, CODE).size
    files = robot.desktop.window.driver
    robot.wait_for(lambda: not files.busy, "a quiet network")
    robot.download_all()
    assert row(robot, code).local_bytes == row(robot, code).size


def row(robot: Robot, code: str) -> QueueRow:
    return next(one for one in queue(robot).rows if one.code == code)
