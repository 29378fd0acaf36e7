"""An assessor who never touches the mouse: the palette, all keys at a glance, and keys of one's own."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from assessor_app.demo.loop_turns import let_pass
from assessor_app.demo.robot import Robot
from assessor_app.gui.palette.palette_panel import PalettePanel
from assessor_app.gui.shortcut_panel import ShortcutPanel
from tests.journeys.conftest import Desk

pytestmark = pytest.mark.timeout(180)
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def in_front(robot: Robot) -> None:
    """Keys go to the window in front, as on a desk."""
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")


def open_palette(robot: Robot) -> PalettePanel:
    robot.press(Key.Key_K, CTRL)
    robot.wait_for(lambda: robot.window.findChild(PalettePanel) is not None, "the palette")
    panel = robot.window.findChild(PalettePanel)
    assert panel is not None
    robot.wait_for(lambda: panel.isVisible() and panel.search_box.hasFocus(), "the palette's field")
    return panel


def find(robot: Robot, words: str) -> PalettePanel:
    panel = open_palette(robot)
    robot.type_keys(panel.search_box, words)
    return panel


def current(panel: PalettePanel) -> tuple[str, str]:
    hit = panel.current_hit()
    assert hit is not None
    return hit.source.name, hit.entry.title


def focused(robot: Robot) -> QWidget | None:
    return QApplication.focusWidget()


def test_from_a_comment_to_another_criterion_a_file_and_another_submission(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("SPA-1203")
    in_front(robot)
    robot.press(Key.Key_C)
    comment = robot.find(QPlainTextEdit, "comment_editor")
    robot.wait_for(comment.hasFocus, "the comment")
    robot.type_keys(comment, "kept ")

    scorable = opened.credential.scorables()[-1]
    panel = find(robot, scorable.title)
    assert current(panel) == ("criterion", f"{scorable.label}  {scorable.title}")
    robot.press(Key.Key_Return)
    robot.wait_for(lambda: robot.page.scorable_id == scorable.id, "the criterion chosen")
    assert not panel.isVisible()

    artifact = opened.submission.artifacts[-1]
    panel = find(robot, artifact.name)
    assert current(panel) == ("file", artifact.name)
    robot.press(Key.Key_Return)
    robot.wait_for(lambda: robot.page.panes.evidence.artifact_id == artifact.id, "the file chosen")

    panel = find(robot, "lvm 2418")
    assert current(panel) == ("submission", "LVM-2418")
    robot.press(Key.Key_Return)
    other = robot.window.desk_pages.queue_page
    wanted = next(row.assignment_id for row in other.rows if row.code == "LVM-2418")
    robot.wait_for(lambda: robot.page.assignment_id == wanted, "the other submission")

    panel = open_palette(robot)
    assert current(panel) == ("submission", "LVM-2418"), "what was used last comes first"
    robot.press(Key.Key_Escape)
    robot.wait_for(lambda: not panel.isVisible(), "the palette gone")


def test_the_palette_runs_commands_says_why_others_cannot_run_and_goes_to_settings(desk: Desk) -> None:
    robot = desk.arrive()
    in_front(robot)
    panel = find(robot, "next unscored")
    hit = panel.current_hit()
    assert hit is not None
    assert hit.entry.reason
    robot.press(Key.Key_Return)
    assert panel.isVisible()
    assert panel.hint_label.text() == hit.entry.reason
    robot.press(Key.Key_Escape)

    opened = robot.open("SPA-1203")
    before = robot.page.scorable_id
    panel = find(robot, "next criterion")
    assert current(panel) == ("command", "Next criterion")
    robot.press(Key.Key_Return)
    robot.wait_for(lambda: robot.page.scorable_id != before, "the next criterion")
    assert opened.assignment.id == robot.page.assignment_id

    find(robot, "warn me of names")
    robot.press(Key.Key_Return)
    robot.wait_for(lambda: robot.window.desk_pages.front == "settings", "the settings")
    robot.wait_for(lambda: (focused(robot) or robot.window).objectName() == "privacy_warn_of_names", "the setting")
    robot.press(Key.Key_Escape)
    robot.wait_for(lambda: robot.window.desk_pages.front == "workspace", "the submission again")


def test_the_question_mark_shows_the_keys_of_this_page_first_and_finds_one(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    in_front(robot)
    robot.press(Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    robot.wait_for(lambda: robot.window.findChild(ShortcutPanel) is not None, "all keys")
    panel = robot.window.findChild(ShortcutPanel)
    assert panel is not None
    robot.wait_for(lambda: panel.search_box.hasFocus(), "the field of all keys")
    captions = [label for label in panel.keys_side.findChildren(QLabel) if label.property("role") == "caption"]
    top = min(captions, key=lambda label: (label.y(), label.x()))
    assert top.text() == "Score"
    let_pass(6)
    robot.type_keys(panel.search_box, "unscored")
    shown = {label.text() for label in panel.keys_side.findChildren(QLabel) if label.isVisible()}
    assert shown == {"Go to", "U", "Next unscored criterion"}
    robot.press(Key.Key_Escape)
    robot.wait_for(lambda: not panel.isVisible(), "all keys gone")


def test_a_key_taken_over_works_at_once_and_after_a_restart_and_can_be_given_back(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("SPA-1203")
    first, second = (one.id for one in opened.credential.scorables()[:2])
    robot.choose(first)
    in_front(robot)
    robot.press(Key.Key_Comma, CTRL)
    robot.wait_for(lambda: robot.window.desk_pages.front == "settings", "the settings")
    page = robot.window.desk_pages.show_settings()
    whole: list[bool] = []
    page.when_whole(partial(whole.append, True))
    robot.wait_for(lambda: bool(whole), "all settings")
    page.show_section("keyboard")
    page.keys.key_list.setFocus()
    page.keys.key_list.choose("criterion.next")
    robot.press(Key.Key_Return)
    robot.press(Key.Key_U)
    robot.wait_for(page.keys.clash_bar.isVisible, "the word about the clash")
    assert "Next unscored criterion" in page.keys.clash_label.text()
    robot.click("take_button")
    robot.click("done_button")
    robot.wait_for(lambda: robot.window.desk_pages.front == "workspace", "the submission")
    robot.press(Key.Key_U)
    robot.wait_for(lambda: robot.page.scorable_id == second, "the next criterion by the new key")
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: again.window.desk_pages.front == "workspace", "the submission left open")
    again.wait_for(lambda: again.page.scorable_id == second, "the criterion left open")
    again.choose(first)
    in_front(again)
    again.page.panes.rest_focus()
    again.press(Key.Key_N)
    assert again.page.scorable_id == first, "the old key does nothing any more"
    again.press(Key.Key_U)
    again.wait_for(lambda: again.page.scorable_id == second, "the next criterion by the key of one's own")
    again.window.key_choices.reset_all()
    again.press(Key.Key_P)
    again.press(Key.Key_N)
    again.wait_for(lambda: again.page.scorable_id == second, "the next criterion by the usual key")


def test_keys_that_no_longer_make_sense_are_told_at_the_start_and_the_usual_ones_work(desk: Desk) -> None:
    robot = desk.arrive()
    robot.window.memory.remember("keys.own", "criterion.next\tNonsense+Q\nrubric.spin\tQ")
    desk.leave()
    again = desk.sit_down()
    again.wait_for(lambda: "rubric.spin" in again.window.notice_bar.sentence, "the word about the keys")
    assert "Next criterion" in again.window.notice_bar.sentence
    again.wait_for(lambda: len(again.queue()) > 0, "the queue")
    opened = again.open("SPA-1203")
    in_front(again)
    first, second = (one.id for one in opened.credential.scorables()[:2])
    again.choose(first)
    again.page.panes.rest_focus()
    again.press(Key.Key_N)
    again.wait_for(lambda: again.page.scorable_id == second, "the next criterion")
    assert again.window.memory.value("keys.own") == "criterion.next\tNonsense+Q\nrubric.spin\tQ"


def test_letters_never_fire_while_somebody_types(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("SPA-1203")
    in_front(robot)
    first = opened.credential.scorables()[0].id
    robot.choose(first)
    robot.press(Key.Key_C)
    comment = robot.find(QPlainTextEdit, "comment_editor")
    robot.wait_for(comment.hasFocus, "the comment")
    for key in (Key.Key_N, Key.Key_U, Key.Key_3, Key.Key_B, Key.Key_Y, Key.Key_Slash):
        robot.press(key)
    assert robot.page.scorable_id == first
    assert robot.shown_mark() == ""
    robot.press(Key.Key_Escape)
    assert not isinstance(focused(robot), QLineEdit | QPlainTextEdit)


def test_what_was_done_before_a_restart_is_undone_before_ones_eyes(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open("SPA-1203")
    in_front(robot)
    first, second = (one for one in opened.credential.scorables()[:2])
    robot.choose(first.id)
    robot.press(Key.Key_C)
    comment = robot.find(QPlainTextEdit, "comment_editor")
    robot.wait_for(comment.hasFocus, "the comment")
    robot.type_keys(comment, "Dated, and by whom?")
    robot.press(Key.Key_Escape)
    robot.press(Key.Key_L)
    robot.press(Key.Key_Return, CTRL)
    robot.wait_for(lambda: robot.window.desk_pages.front == "review", "the review")
    feedback = robot.find(QPlainTextEdit, "feedback_editor")
    robot.type_keys(feedback, "Well done.")
    robot.wait_for(lambda: robot.window.desk_pages.review_page.review is not None, "the review read")
    robot.press(Key.Key_Escape)
    robot.press(Key.Key_2, CTRL)
    robot.choose(second.id)
    desk.leave()

    again = desk.sit_down()
    late = again.window.desk_pages.late
    # to ask for the page itself would have it built at once
    again.wait_for(lambda: late.workspace is not None, "the workspace")
    again.wait_for(lambda: again.page.scorable_id == second.id, "the criterion left open")
    in_front(again)
    pages, line = again.window.desk_pages, again.window.status_line.sentence_label
    again.press(Key.Key_Z, CTRL)
    again.wait_for(lambda: pages.front == "review", "the page of the overall feedback")
    feedback = again.find(QPlainTextEdit, "feedback_editor")
    again.wait_for(lambda: pages.review_page.review is not None, "the review read")
    assert feedback.toPlainText() == ""
    assert line.text() == "Undone: overall feedback"
    again.press(Key.Key_Z, CTRL | SHIFT)
    again.wait_for(lambda: feedback.toPlainText() == "Well done.", "the feedback again")
    again.press(Key.Key_Z, CTRL)
    again.wait_for(lambda: feedback.toPlainText() == "", "the feedback gone")
    again.press(Key.Key_Z, CTRL)
    notice = again.window.notice_bar
    again.wait_for(lambda: notice.sentence == f"Undone: flag on {first.label}", "the word about the flag")
    again.click_button(notice.action_button)
    again.wait_for(lambda: pages.front == "workspace" and again.page.scorable_id == first.id, "the flag's criterion")
    flag, comment = again.find(QCheckBox, "flag_box"), again.find(QPlainTextEdit, "comment_editor")
    again.wait_for(lambda: not flag.isChecked(), "the flag gone")
    assert comment.toPlainText() == "Dated, and by whom?"
    again.choose(second.id)
    again.press(Key.Key_Z, CTRL)
    again.wait_for(lambda: again.page.scorable_id == first.id, "the comment's criterion")
    assert comment.toPlainText() == ""
    assert line.text() == f"Undone: comment on {first.label}"
    again.press(Key.Key_Z, CTRL | SHIFT)
    again.wait_for(lambda: comment.toPlainText() == "Dated, and by whom?", "the comment again")
    again.press(Key.Key_Z, CTRL | SHIFT)
    again.wait_for(flag.isChecked, "the flag again")
