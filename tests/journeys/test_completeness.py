"""Completeness before competence, in the whole program: told at opening, returned unscored, received by the hub."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from assessor_app.demo.robot import Robot
from assessor_app.gui.progress.progress_model import LeadRole
from assessor_app.gui.progress.progress_table import ProgressTable
from assessor_app.workflows.desk import LeadRow
from tests.journeys.conftest import Desk

# what is ignored is said by Qt’s offscreen platform for every window; it says nothing about ours
pytestmark = [pytest.mark.timeout(180), pytest.mark.qt_log_ignore("propagateSizeHints")]

CODE = "SPA-1203"
# its criteria may be marked as not scorable, which not every definition allows
UNSCORED = "LVM-2421"
CRITERION = "eo1.a"


def _points(robot: Robot) -> list[str]:
    return [one.text() for one in robot.page.guide.panel.findChildren(QLabel, "point_sentence")]


def test_what_is_not_on_the_laptop_is_told_apart_from_what_the_practitioner_owes(fresh_desk: Desk) -> None:
    robot = fresh_desk.arrive()
    # with a hub at hand, opening would fetch everything first
    fresh_desk.hub.stop()
    robot.press(Qt.Key.Key_F5)
    robot.wait_for(lambda: not _online(robot), "the word that the hub is away")
    opened = robot.open(CODE)
    robot.click("completeness_button")
    robot.wait_for(robot.page.guide.panel.isVisible, "the panel")
    away = [one for one in _points(robot) if "is not on this laptop yet" in one]
    assert len(away) == len(opened.submission.artifacts)
    robot.press(Qt.Key.Key_Escape)
    robot.wait_for(lambda: not robot.page.guide.panel.isVisible(), "the workspace")
    robot.go_to_queue()
    fresh_desk.hub.start()
    robot.sync()
    robot.download_all()
    robot.open(CODE)
    robot.click("completeness_button")
    robot.wait_for(robot.page.guide.panel.isVisible, "the panel")
    assert not [one for one in _points(robot) if "is not on this laptop yet" in one]


def test_a_submission_is_returned_unscored_and_the_lead_sees_it(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open(UNSCORED)
    robot.choose(CRITERION)
    robot.press(Qt.Key.Key_0)
    robot.press(Qt.Key.Key_2)
    robot.wait_for(lambda: not robot.page.busy, "the reason")
    robot.click("completeness_button")
    panel = robot.page.guide.panel
    robot.wait_for(panel.isVisible, "the panel")
    robot.type_text("return_note_edit", "The first file cannot be opened; please hand it in again.")
    robot.type_line("return_signature_edit", "A-07")
    robot.click("return_button")
    banner = robot.page.read_only_banner
    robot.wait_for(banner.isVisible, "the banner")
    assert banner.banner_label.text().startswith("Returned unscored on ")
    robot.press(Qt.Key.Key_1)
    assert robot.shown_mark() == "not_scorable"
    robot.go_to_queue()
    robot.sync()
    robot.wait_for(lambda: _status(robot) == "submitted", "the receipt")
    robot.open(UNSCORED)
    banner = robot.page.read_only_banner
    robot.wait_for(lambda: "receipt" in banner.banner_label.text(), "the receipt’s number")
    opened = robot.page.submission
    assert opened is not None
    score = opened.assessment.score(CRITERION)
    assert (score.mark, score.reason) == ("not_scorable", "unreadable")
    assert opened.assessment.receipt is not None
    assert opened.assessment.receipt.decision == "Incomplete"
    _look_at_letter(robot)
    desk.leave()

    lead = desk.arrive("lead")
    lead.click("progress_button")
    lead.wait_for(lambda: _lead_row(lead) is not None, "the returned case")
    row = _lead_row(lead)
    assert row is not None
    assert row.decision == "Incomplete"
    assert row.return_points
    page = lead.window.desk_pages.progress_page
    assert page is not None
    place = page.table.lines.place_of(row.assignment_id)
    assert place is not None
    page.table.selectRow(place)
    why = page.return_view.toPlainText()
    assert "please hand it in again" in why
    assert row.return_points[0].sentence in why


def _look_at_letter(robot: Robot) -> None:
    """What the practitioner is told: why it came back, and nothing of what was scored before."""
    robot.click("review_button")
    robot.wait_for(lambda: robot.window.desk_pages.front == "review", "the review page")
    review = robot.window.desk_pages.review_page
    robot.wait_for(lambda: review.decision_title.text() == "Returned unscored", "the decision")
    robot.click("letter_button")
    robot.wait_for(lambda: "Returned unscored" in review.letter.letter_view.toPlainText(), "the letter")
    said = review.letter.letter_view.toPlainText()
    assert "The first file cannot be opened; please hand it in again." in said
    assert "What was assessed" not in said
    assert "Draft" not in said


def _online(robot: Robot) -> bool:
    status = robot.window.status
    return status is not None and status.online


def _status(robot: Robot) -> str:
    return next(row.status for row in robot.queue() if row.code == UNSCORED)


def _lead_row(robot: Robot) -> LeadRow | None:
    table = robot.find(ProgressTable, "table")
    for place in range(table.model().rowCount()):
        row: LeadRow = table.model().index(place, 0).data(LeadRole.ROW)
        if (row.code, row.assessor) == (UNSCORED, "A-07") and row.decision:
            return row
    return None
