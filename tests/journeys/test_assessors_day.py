"""What happens to an assessor on a day when things go wrong: nothing entered is lost, and the screen says what is."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import suppress
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from assessor_app.demo.proof import Prover
from assessor_app.demo.robot import Robot
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.progress.progress_model import LeadRole
from assessor_app.gui.progress.progress_table import ProgressTable
from assessor_app.paths import Profile
from assessor_app.workflows.desk import LeadRow
from tests.journeys.conftest import SUBMISSIONS, Desk

pytestmark = pytest.mark.timeout(180)


def test_a_wrong_password_is_told_beside_the_field_and_can_be_tried_again(fresh_desk: Desk) -> None:
    robot = fresh_desk.sit_down()
    robot.type_line("address_box", fresh_desk.hub.url)
    robot.type_line("name_box", "assessor")
    robot.type_line("password_box", "not this one")
    robot.click("sign_in_button")
    error = robot.find(QLabel, "error_label")
    robot.wait_for(lambda: error.isVisible() and bool(error.text()), "the refusal")
    assert "not this one" not in error.text()
    robot.sign_in(fresh_desk.hub.url, "assessor", fresh_desk.password("assessor"))
    robot.wait_for(lambda: len(robot.queue()) == SUBMISSIONS, "the queue's rows")


def test_signing_in_without_a_hub_says_that_it_cannot_be_reached(fresh_desk: Desk) -> None:
    fresh_desk.hub.stop()
    robot = fresh_desk.sit_down()
    robot.type_line("address_box", fresh_desk.hub.url)
    robot.type_line("name_box", "assessor")
    robot.type_line("password_box", "whatever")
    robot.click("sign_in_button")
    error = robot.find(QLabel, "error_label")
    robot.wait_for(lambda: error.isVisible() and "hub" in error.text().lower(), "the reason")
    assert robot.window.desk_pages.front == "sign_in"
    assert "whatever" not in error.text()


def test_what_is_typed_when_the_window_closes_is_there_at_the_next_start(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    robot.choose("c1")
    robot.press(Qt.Key.Key_3)
    editor = robot.find(QPlainTextEdit, "comment_editor")
    # closed with the last stroke still in the editor, before any pause saved it
    robot.type_keys(editor, "half a thou")
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: again.window.desk_pages.front == "workspace", "the submission left open")
    again.wait_for(lambda: again.page.scorable_id == "c1", "the criterion left open")
    assert again.shown_comment() == "half a thou"
    assert again.shown_mark() == "proficient"


def test_undo_takes_back_a_score_even_after_a_restart(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    robot.choose("c2")
    robot.press(Qt.Key.Key_2)
    robot.wait_for(lambda: not robot.page.busy and robot.shown_mark() == "developing", "the first mark")
    robot.press(Qt.Key.Key_4)
    robot.wait_for(lambda: not robot.page.busy and robot.shown_mark() == "exemplary", "the second mark")
    desk.leave()
    again = desk.sit_down()
    again.wait_for(lambda: again.window.desk_pages.front == "workspace" and again.page.scorable_id == "c2", "the place")
    again.wait_for(lambda: not again.page.busy and again.shown_mark() == "exemplary", "the mark of before")
    again.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    again.wait_for(lambda: not again.page.busy and again.shown_mark() == "developing", "the earlier mark")
    again.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    again.wait_for(lambda: not again.page.busy and again.shown_mark() == "exemplary", "the later mark")
    again.sync()
    with desk.watch.away(), sqlite3.connect(desk.folder / "hub" / "hub.db") as database:
        assert database.execute("select mark from scores where scorable_id = 'c2'").fetchall() == [("exemplary",)]


def test_the_hub_dies_while_downloading_and_the_rest_comes_later(fresh_desk: Desk) -> None:
    robot = fresh_desk.arrive()
    robot.click("download_button")
    robot.wait_for(lambda: any(row.local_bytes for row in robot.queue()), "the first bytes")
    fresh_desk.hub.kill()
    # where everything had come by then, nothing else would ask for the hub for a while
    robot.press(Qt.Key.Key_F5)
    robot.wait_for(lambda: robot.window.status is not None and not robot.window.status.online, "“offline”")
    fresh_desk.hub.start()
    robot.go_to_queue()
    robot.sync()
    robot.download_all()
    here = {path.name for path in Profile.at(fresh_desk.folder / "assessor").artifacts.iterdir()}
    assert here
    assert not [name for name in here if name.endswith(".part")]


def test_a_killed_render_child_costs_a_moment_and_no_more(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("SPA-1203")
    prover = Prover(desk.folder / "hub" / "artifacts")
    robot.choose("c1")
    view = robot.jump(0)
    assert isinstance(view, PdfView)
    artifact = opened.submission.artifact(robot.chips()[0].artifact_id)
    assert artifact is not None
    for page in (3, 0, 2):
        for child in robot.desktop.media.pdfs.child_pids():
            with suppress(ProcessLookupError):  # one killed a moment ago may be gone by now
                os.kill(child, signal.SIGKILL)
        view.canvas.go_to(page)
        robot.wait_for(partial(view.canvas.is_sharp, page), f"page {page + 1}")
        with desk.watch.away():
            assert prover.sheet(view, artifact.sha256) == page + 1
    assert robot.window.isVisible()


def test_a_submitted_assessment_can_be_asked_back_and_changed_again(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("SPA-1190")
    for number, scorable in enumerate(opened.credential.scorables()):
        robot.choose(scorable.id)
        robot.score(len(scorable.scale.levels), f"seen {number}")
    robot.submit("Well shown throughout; next, share it.", "A-07")
    robot.go_to_queue()
    robot.sync()
    robot.wait_for(lambda: _status(robot, "SPA-1190") == "submitted", "the receipt")

    robot.open("SPA-1190")
    banner = robot.page.read_only_banner
    robot.wait_for(lambda: "receipt" in banner.banner_label.text(), "the receipt in the banner")
    robot.press(Qt.Key.Key_1)
    assert robot.shown_mark() != "not-passing"
    robot.click("ask_back_button")
    robot.type_line("reason_edit", "a comment names a pupil")
    robot.click("send_recall_button")
    robot.wait_for(lambda: "asked for it back" in banner.banner_label.text(), "the request")
    robot.go_to_queue()
    robot.sync()
    robot.wait_for(lambda: _status(robot, "SPA-1190") == "recall_asked", "the request at the hub")
    desk.leave()

    lead = desk.arrive("lead")
    lead.click("progress_button")
    lead.wait_for(lambda: _choose_for_lead(lead, "SPA-1190", "recall_asked"), "the asked-back assessment")
    reason = lead.find(QLabel, "reason_label")
    assert "a comment names a pupil" in reason.text()
    lead.click("hand_back_button")
    lead.type_text("card_text", "Take the name out of the comment on c1.")
    lead.click("card_action_button")
    lead.wait_for(lambda: _choose_for_lead(lead, "SPA-1190", "open"), "the hand-back")
    desk.leave()

    back = desk.sit_down()
    back.wait_for(lambda: back.window.status is not None and back.window.status.online, "“connected”")
    back.go_to_queue()
    back.sync()
    back.wait_for(lambda: _status(back, "SPA-1190") in ("complete", "in_progress"), "the assessment to work on")
    back.click("notes_button")
    assert back.find(QPlainTextEdit, "card_text").toPlainText() == "Take the name out of the comment on c1."
    back.click("card_action_button")
    back.wait_for(lambda: back.window.desk_pages.front == "workspace", "the workspace, by the note")
    back.wait_for(lambda: not back.page.busy and back.page.submission is not None, "the submission")
    back.choose("c1")
    back.wait_for(lambda: back.shown_comment() != "", "the comment")
    back.score(3, "changed after it came back")
    assert back.shown_mark() == "proficient"


def _status(robot: Robot, code: str) -> str:
    return next(row.status for row in robot.queue() if row.code == code)


def _choose_for_lead(robot: Robot, code: str, state: str) -> bool:
    """Choose the reader A-07's row in the lead's table; whether it is there in this state."""
    table = robot.find(ProgressTable, "table")
    for place in range(table.model().rowCount()):
        row: LeadRow = table.model().index(place, 0).data(LeadRole.ROW)
        if (row.code, row.assessor, row.state) == (code, "A-07", state):
            table.selectRow(place)
            return True
    return False
