"""An assessor writes comments all day: what is kept comes back, what was written is recalled, names are noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPlainTextEdit

from assessor_app.demo.robot import Robot
from assessor_app.demo.submissions import read_programme
from assessor_app.gui.comments.comment_bank import CommentBank
from assessor_app.gui.comments.comment_editor import CommentEditor
from assessor_app.gui.review.review_page import ReviewPage
from assessor_app.hub.admin import HubAdmin
from tests.journeys.conftest import Desk

pytestmark = [pytest.mark.timeout(180), pytest.mark.qt_log_ignore("propagateSizeHints")]

_TOLD = "As a lighthouse keeper would: say what you saw, and when."
_FIRST = "Strong habits: each behaviour has a date and an owner."


def _bank(robot: Robot) -> CommentBank:
    """Open the bank by the key and wait for what it holds."""
    robot.press(Qt.Key.Key_Slash)
    comments = robot.page.panes.comments
    robot.wait_for(lambda: comments.bank is not None and comments.bank.isVisible(), "the comment bank")
    assert comments.bank is not None
    robot.wait_for(lambda: bool(comments.keeper.bank), "the comments of the bank")
    return comments.bank


def _editor(robot: Robot) -> CommentEditor:
    return robot.find(CommentEditor, "comment_editor")


def _write(robot: Robot, text: str) -> None:
    robot.press(Qt.Key.Key_C)
    robot.type_keys(_editor(robot), text)


def _worth_a_look(review: ReviewPage) -> list[str]:
    return [one.text() for one in review.missing_list.findChildren(QLabel, "missing_sentence")]


def _answer(robot: Robot, bank: CommentBank, name: str, path: Path) -> None:
    """Choose a file in the dialog that is open, and wait until it is gone."""
    dialog = bank.findChild(QFileDialog, name)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    robot.wait_for(lambda: bank.findChild(QFileDialog, name) is None, "the end of the dialog")
    # without a window manager nobody gives the front back to the window that the dialog stood over
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")


def _saved(robot: Robot) -> None:
    robot.wait_for(lambda: not robot.page.busy, "the end of saving")


def test_a_comment_kept_in_the_bank_is_there_tomorrow_and_counts_its_uses(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    robot.choose("c1")
    robot.press(Qt.Key.Key_3)
    _write(robot, "See {artifact}: each behaviour is dated ({criterion}, {level}).")
    robot.click("bank_button")
    bank = robot.page.panes.comments.bank
    assert bank is not None
    robot.click_button(bank.keep_this_button)
    robot.click_button(bank.bank_form.keep_button)
    robot.wait_for(lambda: "Kept" in bank.hint_label.text(), "the word that it is kept")
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: again.window.desk_pages.front == "workspace", "the workspace left open")
    # the workspace is in front before its submission is read
    again.wait_for(lambda: again.page.submission is not None, "the submission left open")
    again.choose("c2")
    again.press(Qt.Key.Key_4)
    bank = _bank(again)
    # kept for c1 at its level, so here only what is looked for brings it up
    again.type_keys(bank.search_box, "dated criterion")
    chosen = bank.chosen()
    assert chosen is not None
    assert chosen.own
    again.press(Qt.Key.Key_Return)
    artifact = again.chips()[max(0, again.page.panes.evidence.citation_index)].artifact_id
    opened = again.page.submission
    assert opened is not None
    known = opened.submission.artifact(artifact)
    assert known is not None
    assert again.shown_comment() == f"See {known.name}: each behaviour is dated (C2, Exemplary)."
    _saved(again)
    keeper = again.page.panes.comments.keeper
    keeper.refresh()
    again.wait_for(lambda: any(one.id == chosen.id and one.used == 1 for one in keeper.bank), "the use counted")


def test_a_comment_of_the_programme_comes_from_the_hub(desk: Desk) -> None:
    robot = desk.arrive()
    recipe = read_programme()["programme"]
    told = {**recipe, "bank": [*recipe["bank"], {"id": "told-late", "text": _TOLD}]}
    file = desk.folder / "programme.yaml"
    file.write_text(yaml.safe_dump({"programme": told}), encoding="utf-8")
    with desk.watch.away():
        HubAdmin(desk.folder / "hub").load_programme(file)
    robot.sync()
    robot.open("SPA-1203")
    robot.choose("c1")
    bank = _bank(robot)
    robot.type_keys(bank.search_box, "lighthouse keeper")
    robot.wait_for(lambda: bank.chosen() is not None, "the programme’s comment")
    chosen = bank.chosen()
    assert chosen is not None
    assert not chosen.own
    assert not bank.drop_button.isEnabled(), "what is everybody’s is nobody’s to delete"
    robot.press(Qt.Key.Key_Return)
    assert robot.shown_comment() == _TOLD
    _saved(robot)


def test_what_was_written_for_a_criterion_is_offered_in_the_next_submission(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    robot.choose("c1")
    _write(robot, _FIRST)
    robot.page.flush()
    _saved(robot)
    robot.go_to_queue()
    robot.open("SPA-1190")
    robot.choose("c1")
    robot.press(Qt.Key.Key_C)
    comments = robot.page.panes.comments
    robot.wait_for(lambda: "c1" in comments._recalls, "what was written before")
    robot.type_keys(_editor(robot), "strong hab")
    strip = robot.page.panes.judgement.recall_strip
    robot.wait_for(strip.isVisible, "the suggestion")
    robot.press(Qt.Key.Key_Tab)
    assert robot.shown_comment() == _FIRST
    _saved(robot)
    # the one key and its text, nothing of the other criterion
    robot.choose("c2")
    assert robot.shown_comment() == ""
    robot.choose("c1")
    assert robot.shown_comment() == _FIRST
    assert not strip.isVisible()


def test_a_name_in_a_comment_is_noticed_and_may_stay(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    robot.choose("c1")
    _write(robot, "Mrs. Whitlock names the owner.")
    line = robot.page.panes.judgement.name_line
    robot.wait_for(line.isVisible, "the word about the name")
    assert "“Mrs. Whitlock”" in line.name_label.text()
    robot.click_button(robot.find(QAbstractButton, "keep_name_button"))
    assert not line.isVisible()
    assert robot.shown_comment() == "Mrs. Whitlock names the owner."
    # the review says no more of it, but of any other name
    robot.type_keys(_editor(robot), " Mr. Ashcroft too.")
    robot.wait_for(line.isVisible, "the word about the other name")
    robot.click_button(robot.find(QAbstractButton, "keep_name_button"))
    robot.type_keys(_editor(robot), " Seen at Marlow Creek School.")
    robot.wait_for(line.isVisible, "the word about the school")
    assert "“Marlow Creek School” looks like the name of a school" in line.name_label.text()
    robot.page.flush()
    _saved(robot)
    robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    review = robot.window.desk_pages.review_page
    robot.wait_for(lambda: any("Marlow Creek" in one for one in _worth_a_look(review)), "the name in the review")
    assert not any("Whitlock" in one or "Ashcroft" in one for one in _worth_a_look(review))


def test_a_bank_travels_to_a_colleague_by_file(desk: Desk, tmp_path: Path) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    robot.choose("c1")
    _write(robot, _FIRST)
    robot.click("bank_button")
    bank = robot.page.panes.comments.bank
    assert bank is not None
    robot.click_button(bank.keep_this_button)
    robot.click_button(bank.bank_form.keep_button)
    robot.wait_for(bank.export_button.isEnabled, "a comment of one's own")
    robot.click_button(bank.export_button)
    _answer(robot, bank, "export_dialog", tmp_path / "comments.json")
    robot.wait_for((tmp_path / "comments.json").is_file, "the file")
    robot.wait_for(lambda: "written" in bank.hint_label.text(), "the word that it is written")
    assert bank.isVisible()
    bank.search_box.setFocus()
    robot.type_keys(bank.search_box, "strong")
    robot.click_button(bank.drop_button)
    robot.wait_for(lambda: "Deleted" in bank.hint_label.text(), "the word that it is gone")
    robot.click_button(bank.import_button)
    _answer(robot, bank, "import_dialog", tmp_path / "comments.json")
    robot.wait_for(lambda: "1 comment added." in bank.hint_label.text(), "the comment back")
    robot.wait_for(lambda: bank.chosen() is not None, "the comment in the list")
    bank.close_bank(to_editor=True)
    assert robot.find(QPlainTextEdit, "comment_editor").hasFocus()
