"""A second attempt: only what is open again, what was said before beside what is new, and hidden where it must be."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from assessor_app.demo.loop_turns import let_pass
from assessor_app.demo.robot import Robot
from assessor_app.demo.submissions import read_programme
from assessor_app.domain.annotation import ChangeAnswer, answer_id
from assessor_app.gui.resubmission.again_desk import CHANGES, EARLIER, AgainDesk
from assessor_app.gui.resubmission.changes_page import ChangesPage
from assessor_app.gui.resubmission.changes_view import Target
from assessor_app.gui.workspace.outline_model import OutlineRole
from assessor_app.hub.admin import HubAdmin
from assessor_app.workflows.desk import OpenedSubmission
from tests.journeys.conftest import Desk

pytestmark = pytest.mark.timeout(240)
CODE = "EIP-2404"
OPEN_AGAIN = ("eo1.b", "eo2.a")


def again_of(robot: Robot) -> AgainDesk:
    return robot.page.panes.again


def changes_of(robot: Robot) -> ChangesPage:
    """Press *What changed* and wait until the insides of the changed files are compared."""
    robot.click("changes_button")
    again = again_of(robot)
    robot.wait_for(lambda: again.page is not None and again.page.isVisible(), "the page of changes")
    page = again.page
    assert page is not None
    robot.wait_for(lambda: bool(page.differences) and not page.comparison.busy, "the compared pages")
    return page


def follow(robot: Robot, page: ChangesPage, target: Target) -> None:
    """Click a link where it stands on the screen."""
    number = page.view.targets().index(target)
    spot = link_spot(page, number)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    let_pass(1)


def link_spot(page: ChangesPage, number: int) -> QPoint:
    """Where the link with this number is painted, scrolled into view."""
    view = page.view
    block = view.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().anchorHref() == str(number):
                cursor = view.textCursor()
                cursor.setPosition(piece.position() + 1)
                view.setTextCursor(cursor)
                view.ensureCursorVisible()
                return view.cursorRect(cursor).center()
            pieces += 1
        block = block.next()
    raise AssertionError(f"link {number} is not on the page")


def open_second(robot: Robot) -> OpenedSubmission:
    return robot.open(CODE)


def test_only_what_is_open_again_is_asked_and_the_rest_can_be_looked_at(desk: Desk) -> None:
    robot = desk.arrive()
    opened = open_second(robot)
    assert robot.page.scorable_id == OPEN_AGAIN[0], "the first that is open again"
    header = robot.page.workspace_header
    total = len(opened.credential.scorables())
    assert f"Attempt 2 · 2 of {total} open again" in header.credential_label.toolTip() + header.credential_label.text()
    assert header.progress_label.text().startswith("0 / 2")

    outline = robot.page.panes.outline
    standing = outline.outline_tree.model().index(outline.outline_tree.model().rowCount() - 1, 0)
    assert standing.data(Qt.ItemDataRole.DisplayRole) == f"Shown at the earlier attempt ({total - 2})"
    assert not outline.outline_tree.isExpanded(standing)
    first = standing.model().index(0, 0, standing)
    kept = str(first.data(OutlineRole.KEY))
    robot.choose(kept)
    assert robot.shown_mark() == (opened.reopening.kept[kept] if opened.reopening else "")
    robot.press(Qt.Key.Key_1)
    assert robot.page.panes.judgement.comment_editor.isReadOnly()
    assert not again_of(robot).panel.answer_box.isVisible()

    robot.choose(OPEN_AGAIN[0])
    robot.score(3, "The sheets tell who took part.")
    robot.press(Qt.Key.Key_U)
    robot.wait_for(lambda: robot.page.scorable_id == OPEN_AGAIN[1], "the other one that is open again")
    robot.score(3, "Twelve dated examples.")
    robot.submit("Both are shown now.", "A-07")
    robot.sync()


def test_what_was_asked_is_answered_beside_the_new_evidence_and_undone(desk: Desk) -> None:
    robot = desk.arrive()
    opened = open_second(robot)
    assert opened.reopening is not None
    earlier = opened.reopening.earlier
    assert earlier is not None
    panel = again_of(robot).panel
    score = earlier.score(OPEN_AGAIN[0])
    assert score is not None
    assert (panel.earlier_level.text(), panel.earlier_comment.text()) == (score.title, score.comment)
    gone = "− “the photo” (staff-room.jpg): no longer cited"
    robot.wait_for(lambda: gone in panel.citations_label.text(), "what is cited no more")
    robot.click("feedback_button")
    assert panel.feedback_label.text() == earlier.feedback.strip()
    assert panel.decision_label.text().startswith("Not yet earned · ")

    robot.click("answer_partly")
    robot.type_text("answer_note", "Sheets, but no word of what was kept.")
    robot.press(Qt.Key.Key_Escape)
    book = robot.page.book
    robot.wait_for(lambda: not book.busy, "“Saved”")
    key = answer_id(OPEN_AGAIN[0])
    assert book.all()[key] == ChangeAnswer(OPEN_AGAIN[0], "partly", "Sheets, but no word of what was kept.")
    robot.choose(OPEN_AGAIN[1])
    assert not panel.answer_partly.isChecked()
    assert not panel.answer_note.isVisible()
    robot.choose(OPEN_AGAIN[0])
    assert panel.answer_note.toPlainText() == "Sheets, but no word of what was kept."
    _read_letter(robot, "Sheets, but no word of what was kept.")

    # Typed within a moment of the answer, both are one step.
    unworded = ChangeAnswer(OPEN_AGAIN[0], "partly", "")
    robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: book.all().get(key) in (None, unworded), "one step back")
    if book.all().get(key) is not None:
        robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: book.all().get(key) is None, "no answer any more")
    robot.wait_for(lambda: not panel.answer_partly.isChecked(), "the question open again")
    robot.click("answer_yes")
    robot.wait_for(lambda: not book.busy, "“Saved”")
    robot.sync()
    desk.leave()
    other = desk.sit_down()
    other.wait_for(lambda: other.window.desk_pages.front == "workspace", "the submission left open")
    other.wait_for(lambda: again_of(other).panel.answer_yes.isChecked(), "the answer given")


def _read_letter(robot: Robot, note: str) -> None:
    """The answer is told in the letter; then back to the evidence."""
    robot.click("review_button")
    review = robot.window.desk_pages.review_page
    robot.wait_for(review.letter_button.isVisible, "the review")
    robot.click("letter_button")
    robot.wait_for(lambda: note in review.letter.letter_view.toPlainText(), "the answer in the letter")
    assert "Was the requested change made? Partly" in review.letter.letter_view.toPlainText()
    robot.click("close_letter_button")
    robot.click("back_button")
    robot.wait_for(lambda: robot.window.desk_pages.front == "workspace", "the evidence")


def test_what_changed_leads_to_the_pages_of_both_attempts(desk: Desk) -> None:
    robot = desk.arrive()
    opened = open_second(robot)
    page = changes_of(robot)
    words = page.view.toPlainText()
    assert "1 file changed · 1 new file · 1 file gone · 2 files the same" in words
    assert "attempt 1: plan-v1.pdf" in words
    plan = next(one for one in opened.submission.artifacts if one.name == "plan-v2.pdf")
    difference = page.differences[plan.id]
    assert difference.trouble == ""
    assert {one.state for one in difference.pages} & {"changed", "new"}
    assert "words added" in words

    new = next(one for one in page.view.targets() if one.artifact == plan and one.page is not None)
    follow(robot, page, new)
    evidence = robot.page.panes.evidence
    robot.wait_for(lambda: evidence.artifact_id == plan.id, "the plan as it is now")
    # a viewer that is not there yet is made over the next turns of the loop
    robot.wait_for(
        lambda: (view := evidence.current_view()) is not None and view.position().get("page") == new.page,
        "the changed page",
    )

    page = changes_of(robot)
    before = next(one for one in page.view.targets() if one.earlier and one.artifact and one.artifact.kind == "pdf")
    follow(robot, page, before)
    assert before.artifact is not None
    tabs = evidence.artifact_tabs
    index = tabs.index_of(EARLIER + before.artifact.id)
    robot.wait_for(lambda: tabs.currentIndex() == index, "the tab of the file of before")
    assert tabs.tabText(index).startswith("Attempt 1: ")
    label = robot.find(QLabel, "earlier_file_label")
    assert label.isVisible()
    assert "to look at only" in label.text()
    assert evidence.artifact_id == "", "it is no evidence of this attempt"
    file = again_of(robot)._files[before.artifact.id]
    robot.wait_for(lambda: (view := file.viewer()) is not None and painted(view.grab().toImage()), "the page of before")
    assert robot.page.book.seen(before.artifact.id).pages == frozenset()
    assert tabs.index_of(CHANGES) >= 0

    robot.go_to_queue()
    robot.open("SPA-1203")
    assert not again_of(robot).panel.isVisible()
    assert tabs.index_of(CHANGES) < 0


def painted(image: QImage) -> bool:
    """Whether there is writing on white paper somewhere."""
    small = image.scaled(80, 80).convertToFormat(QImage.Format.Format_Grayscale8)
    grey = {small.pixelColor(x, y).value() for x in range(10, 70, 3) for y in range(10, 70, 3)}
    return max(grey) > 240 and len(grey) > 4


def hide_earlier(folder: Path) -> None:
    """As a programme does: its settings in a file, loaded into the hub."""
    recipe = read_programme()["programme"]
    recipe = {**recipe, "switches": {**recipe.get("switches", {}), "hide_earlier_attempts_until_scored": True}}
    file = folder / "programme.yaml"
    file.write_text(yaml.safe_dump({"programme": recipe}), encoding="utf-8")
    HubAdmin(folder / "hub").load_programme(file)


def test_what_was_said_before_is_hidden_until_ones_own_scores_are_in(desk: Desk, qapp: QApplication) -> None:
    desk.hub.stop()
    hide_earlier(desk.folder)
    desk.hub.start()
    robot = desk.arrive()
    opened = open_second(robot)
    assert opened.reopening is not None
    assert opened.reopening.earlier is None
    panel = again_of(robot).panel
    assert panel.isVisible()
    assert "when you have scored everything that is open again" in panel.earlier_comment.text()
    assert not panel.changes_button.isVisible()
    assert not panel.answer_box.isVisible()
    again_of(robot).show_changes()
    assert again_of(robot).page is None

    for key in OPEN_AGAIN:
        robot.choose(key)
        robot.score(3, "Seen for myself.")
    robot.sync()
    robot.wait_for(lambda: panel.changes_button.isVisible(), "what was said before")
    score = again_of(robot).earlier
    assert score is not None
    assert panel.earlier_level.text()
    robot.click("answer_yes")
    robot.wait_for(lambda: not robot.page.book.busy, "“Saved”")
