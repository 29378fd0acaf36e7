"""From the last score to the letter in the practitioner's hands: lint, preview, signature, PDF; and no name in it."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from assessor_app.demo.robot import Robot
from assessor_app.gui.review.review_page import ReviewPage
from tests.journeys.conftest import Desk

# what is ignored is said by Qt’s offscreen platform for every window; it says nothing about ours
pytestmark = [pytest.mark.timeout(240), pytest.mark.qt_log_ignore("propagateSizeHints")]

CODE = "SPA-1190"
COMMENT = "The protocol on p. 2 does not say who calls the meeting.\n\nNext step: Name a person for each step."


def test_lint_preview_signature_and_letter(desk: Desk, tmp_path: Path) -> None:
    robot = desk.arrive()
    opened = robot.open(CODE)
    for scorable in opened.credential.scorables():
        robot.choose(scorable.id)
        if scorable.id == "c2":
            robot.score(2, "Hmm.")
        else:
            robot.score(len(scorable.scale.levels), "seen")
    review = _review(robot)
    said = [one.text() for one in review.missing_list.findChildren(QLabel, "missing_sentence")]
    assert any(one.startswith("C2: the comment is very short.") for one in said), said
    robot.click("back_button")
    robot.choose("c2")
    robot.type_text("comment_editor", COMMENT)
    robot.press(Qt.Key.Key_Escape)
    robot.wait_for(lambda: not robot.page.busy, "“Saved”")
    review = _review(robot)
    robot.wait_for(
        lambda: not any("C2: the comment" in one.text() for one in review.missing_list.findChildren(QLabel)), "no lint"
    )
    robot.type_text("feedback_editor", "A clear purpose, carried by everyone. Thank you.")
    robot.click("letter_button")
    robot.wait_for(lambda: "Draft: not signed yet" in review.letter.letter_view.toPlainText(), "the draft")
    robot.click("close_letter_button")
    desk.hub.stop()
    robot.type_line("signature_edit", "Jordan Reader")
    robot.click("submit_button")
    robot.wait_for(review.review_banner.isVisible, "the submitted state")
    assert "when this laptop is connected" in review.review_banner.banner_label.text()
    robot.click("letter_button")
    robot.wait_for(lambda: bool(review.letter.page) and "Draft" not in review.letter.page, "the letter")
    paper = _save_pdf(robot, review, tmp_path / "letter.pdf")
    _look_at(paper, opened.submission.code)


def _review(robot: Robot) -> ReviewPage:
    robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: robot.window.desk_pages.front == "review", "the review page")
    review = robot.window.desk_pages.review_page
    robot.wait_for(lambda: review.feedback_editor.isVisible(), "the review")
    robot.wait_for(lambda: bool(review.missing_list.findChildren(QLabel, "missing_sentence")), "what is worth a look")
    return review


def _save_pdf(robot: Robot, review: ReviewPage, path: Path) -> Path:
    robot.click("save_pdf_button")
    dialog = review.letter.findChild(QFileDialog, "save_letter_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    robot.wait_for(lambda: path.exists() and "Saved as" in review.letter.letter_state_label.text(), "the PDF")
    return path


def _look_at(path: Path, code: str) -> None:
    with pymupdf.open(path) as paper:
        text = " ".join(" ".join(sheet.get_text().split()) for sheet in paper)
        metadata = str(paper.metadata)
    for one in (
        "Feedback on your submission",
        code,
        "Ensuring Alignment to the Shared Purpose",
        "Not yet earned",
        "C2 is Developing, Proficient needed",
        "The protocol on p. 2 does not say who calls the meeting.",
        "Next step Name a person for each step.",
        "A clear purpose, carried by everyone. Thank you.",
        "Page 1 of",
    ):
        assert one in text, one
    # neither who read it nor who handed it in
    for name in ("Jordan", "Reader", "A-07", "assessor", "Assessor A"):
        assert name not in text.replace("What was assessed", ""), name
        assert name not in metadata.replace("Assessor app", ""), name
