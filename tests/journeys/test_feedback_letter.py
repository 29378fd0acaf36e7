"""From the last score to the letter in the practitioner's hands: lint, preview, signature, PDF and web page.

Made from the standard template and from a programme's own; and no name in it.
"""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit

from assessor_app.demo.robot import Robot
from assessor_app.demo.submissions import read_programme
from assessor_app.gui.review.review_page import ReviewPage
from assessor_app.hub.admin import HubAdmin
from tests.journeys.conftest import Desk

# what is ignored is said by Qt’s offscreen platform for every window; it says nothing about ours
pytestmark = [pytest.mark.timeout(240), pytest.mark.qt_log_ignore("propagateSizeHints")]

CODE = "SPA-1190"
COMMENT = "The protocol on p. 2 does not say who calls the meeting.\n\nNext step: Name a person for each step."

OWN_LETTER = """\
<style>.own { color: #123456 }</style><script>alert(1)</script>
<p class="own">Dear colleague, {{code}} is: {{decision}}.</p>
{{#each criteria}}<p>{{label}} {{level}}</p>{{comment}}
{{#each evidence}}<p>“{{cited}}” in {{file}}: {{remark}}{{#if found}} at {{found}}{{/if}}</p>{{/each}}
{{#if next_step}}<p>To do:</p>{{next_step}}{{/if}}{{/each}}
{{feedback}}<p>With kind regards, the programme office</p>
"""
THANKS = "Thank you for what you handed in; it reads well."


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
    _look_at(_saved(robot, review, tmp_path / "letter.pdf"), opened.submission.code)


def test_a_programmes_own_letter_comes_from_the_hub_to_the_desk_and_goes_out_as_pdf_and_web_page(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk.arrive()
    _set_letter(desk)
    robot.sync()
    opened = robot.open(CODE)
    for scorable in opened.credential.scorables():
        robot.choose(scorable.id)
        robot.score(2 if scorable.id == "c2" else len(scorable.scale.levels), COMMENT if scorable.id == "c2" else "")
    robot.choose("c1")
    robot.jump(0)
    robot.choose("c2")
    robot.jump(0)
    robot.press(Qt.Key.Key_H)
    robot.wait_for(lambda: not robot.page.busy, "the mark on the citation")
    review = _review(robot)
    _insert_thanks(robot, review)
    robot.type_line("signature_edit", "Jordan Reader")
    robot.click("submit_button")
    robot.wait_for(review.review_banner.isVisible, "the submitted state")
    robot.click("letter_button")
    robot.wait_for(lambda: "Dear colleague" in review.letter.letter_view.toPlainText(), "the letter")
    assert not review.letter.letter_trouble_label.isVisible()
    seen = [one.citation.raw for one in (opened.citations["c1"][0], opened.citations["c2"][0])]
    unseen = [one.citation.raw for one in (*opened.citations["c2"][1:], *opened.citations["c3"][1:])]
    paper = _saved(robot, review, tmp_path / "letter.pdf")
    with pymupdf.open(paper) as document:
        _look_at_own(" ".join(" ".join(sheet.get_text().split()) for sheet in document), seen, unseen)
    page = _saved(robot, review, tmp_path / "letter.html").read_text(encoding="utf-8")
    assert page == review.letter.page
    assert ".own { color: #123456 }" in page
    assert "script" not in page
    body = page[page.index("<body>") :]
    _look_at_own(" ".join(body.replace("<", " <").split()), seen, unseen)


def _set_letter(desk: Desk) -> None:
    """As a programme does: its own letter and a text for the overall feedback in its file, loaded into the hub."""
    desk.hub.stop()
    recipe = read_programme()["programme"]
    thanks = {"id": "thanks", "scorable": "*overall", "text": THANKS}
    file = desk.folder / "programme.yaml"
    recipe = {**recipe, "letter": OWN_LETTER, "bank": [*recipe["bank"], thanks]}
    file.write_text(yaml.safe_dump({"programme": recipe}, allow_unicode=True), encoding="utf-8")
    admin = HubAdmin(desk.folder / "hub")
    admin.load_programme(file)
    admin.close()
    desk.hub.start()


def _insert_thanks(robot: Robot, review: ReviewPage) -> None:
    """Take the programme's text out of the bank of the overall feedback."""
    review.feedback_editor.setFocus()
    robot.press(Qt.Key.Key_Slash)
    robot.wait_for(lambda: (bank := review.comments.bank) is not None and bank.chosen() is not None, "the bank")
    robot.press(Qt.Key.Key_Return)
    robot.wait_for(lambda: review.feedback_editor.toPlainText() == THANKS, "the programme’s text")


def _look_at_own(said: str, seen: list[str], unseen: list[str]) -> None:
    """What the programme wrote, filled; nothing of the standard letter, and nobody's name."""
    for one in (
        f"Dear colleague, {CODE} is: Not yet earned.",
        "C2 Developing",
        "The protocol on p. 2 does not say who calls the meeting.",
        "To do:",
        "Name a person for each step.",
        f"“{seen[0]}” in behaviours.pdf: was looked at",
        f"“{seen[1]}” in protocol.pdf: supports it in part",
        THANKS,
        "With kind regards, the programme office",
    ):
        assert one in said, one
    assert not [one for one in unseen if f"“{one}”" in said]
    for other in ("Feedback on your submission", "Evidence looked at", "Jordan", "A-07", "Brooks"):
        assert other not in said, other


def _review(robot: Robot) -> ReviewPage:
    robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: robot.window.desk_pages.front == "review", "the review page")
    review = robot.window.desk_pages.review_page
    robot.wait_for(lambda: review.feedback_editor.isVisible(), "the review")
    robot.wait_for(lambda: bool(review.missing_list.findChildren(QLabel, "missing_sentence")), "what is worth a look")
    return review


def _saved(robot: Robot, review: ReviewPage, path: Path) -> Path:
    """Save the letter by the button for this kind of file, through the dialog that asks where."""
    robot.click("save_pdf_button" if path.suffix == ".pdf" else "save_page_button")
    dialog = review.letter.findChild(QFileDialog, "save_letter_dialog")
    assert dialog is not None
    name, buttons = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox)
    assert name is not None
    assert buttons is not None
    # the folder would be found by clicking; typed with it, each part of the way is completed by a list in front
    dialog.setDirectory(str(path.parent))
    name.selectAll()
    robot.type_keys(name, path.name)
    robot.click_button(buttons.button(QDialogButtonBox.StandardButton.Save))
    robot.wait_for(lambda: path.exists() and path.name in review.letter.letter_state_label.text(), "the saved letter")
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
