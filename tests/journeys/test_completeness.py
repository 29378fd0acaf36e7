"""Completeness before competence, in the whole program: told at opening, returned unscored, received by the hub."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from assessor_app.demo.robot import Robot
from assessor_app.demo.submissions import definition_file
from assessor_app.gui.progress.progress_model import LeadRole
from assessor_app.gui.progress.progress_table import ProgressTable
from assessor_app.hub.admin import HubAdmin
from assessor_app.workflows.desk import LeadRow
from tests.journeys.conftest import SUBMISSIONS, Desk
from tests.support.pdfs import plain_pdf
from tests.support.videos import silent_film, still_film

# what is ignored is said by Qt’s offscreen platform for every window; it says nothing about ours
pytestmark = [pytest.mark.timeout(180), pytest.mark.qt_log_ignore("propagateSizeHints")]

CODE = "SPA-1203"
# its criteria may be marked as not scorable, which not every definition allows
UNSCORED = "LVM-2421"
CRITERION = "eo1.a"
# asks for survey results or a video under five minutes, one of them
ALTERNATIVES = "ctq/ensuring-alignment-shared-purpose"
SLOT = "The behaviours seen in practice"


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


@pytest.mark.timeout(300)
def test_survey_results_or_a_short_video_are_one_or_the_other(desk: Desk, tmp_path: Path) -> None:
    survey, short, long = ("survey.csv", b"question,yes\nheard,41\n"), silent_film(), still_film(silent_film(), 302)
    cases = {
        "ALT-1": [survey],
        "ALT-2": [("meeting.mp4", short)],
        "ALT-3": [survey, ("meeting.mp4", short)],
        "ALT-4": [("meeting.mp4", long)],
    }
    robot = desk.arrive()
    _hand_in(desk, tmp_path, cases)
    robot.sync()
    robot.wait_for(lambda: len(robot.queue()) == SUBMISSIONS + len(cases), "the new submissions")
    robot.download_all()
    looked_into = "the look at every file, which knows how long a video is"
    robot.wait_for(lambda: all(_is_checked(robot, code) for code in cases), looked_into, 120_000)
    assert _said_of_slot(robot, "ALT-1") == []
    assert _said_of_slot(robot, "ALT-2") == []
    both = f"“{SLOT}” asks for one or the other; handed in are survey results and a video."
    assert _said_of_slot(robot, "ALT-3") == [both]
    late = f"“meeting.mp4” is too long: “{SLOT}” asks for a video under 5 minutes."
    assert _said_of_slot(robot, "ALT-4") == [late]
    # who leaves it open which of two is to be judged can still be judged; who has none that counts cannot
    robot.open("ALT-4")
    robot.click("completeness_button")
    panel = robot.page.guide.panel
    robot.wait_for(panel.isVisible, "the panel")
    box = robot.find(QCheckBox, f"point_box_{_points(robot).index(late)}")
    assert box.isChecked()
    robot.type_line("return_signature_edit", "A-07")
    robot.click("return_button")
    robot.wait_for(robot.page.read_only_banner.isVisible, "the banner")
    assessment = robot.page.submission.assessment if robot.page.submission is not None else None
    assert assessment is not None
    assert assessment.returned is not None
    assert late in [one.sentence for one in assessment.returned.points]


def _said_of_slot(robot: Robot, code: str) -> list[str]:
    """What the panel says of the slot with the alternatives."""
    robot.open(code)
    robot.click("completeness_button")
    robot.wait_for(robot.page.guide.panel.isVisible, "the panel")
    found = [one for one in _points(robot) if SLOT in one]
    robot.press(Qt.Key.Key_Escape)
    robot.wait_for(lambda: not robot.page.guide.panel.isVisible(), "the workspace")
    robot.go_to_queue()
    return found


def _is_checked(robot: Robot, code: str) -> bool:
    row = next(row for row in robot.queue() if row.code == code)
    return row.readiness.checked == row.readiness.files


def _hand_in(desk: Desk, folder: Path, cases: dict[str, list[tuple[str, bytes]]]) -> None:
    """Have submissions at the hub that differ in what they hand in where there is a choice."""
    definition = yaml.safe_load(definition_file(ALTERNATIVES).read_text(encoding="utf-8"))
    for code, chosen in cases.items():
        files = [("behaviours.pdf", plain_pdf(1)), ("protocol.pdf", plain_pdf(1)), *chosen]
        slots = ["behaviours", "protocol", *("example" for _ in chosen)]
        (folder / code / "files").mkdir(parents=True)
        for name, content in files:
            (folder / code / "files" / name).write_bytes(content)
        manifest: dict[str, Any] = {
            "format": "assessor-submission/1",
            "code": code,
            "attempt": 1,
            "credential": ALTERNATIVES,
            "version": definition["version"]["label"],
            "received_at": "2026-11-02T09:00:00+00:00",
            "responses": {},
            "artifacts": [
                {"ref": f"a{number}", "file": f"files/{name}", "name": name, "slot": slot}
                for number, ((name, _), slot) in enumerate(zip(files, slots, strict=True), start=1)
            ],
            "analyses": [],
        }
        (folder / code / "submission.json").write_text(json.dumps(manifest), encoding="utf-8")
    desk.hub.stop()
    admin = HubAdmin(desk.folder / "hub")
    for code in cases:
        admin.import_submission(folder / code, pages=False)
        admin.assign(code, "A-07")
    admin.close()
    desk.hub.start()


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
