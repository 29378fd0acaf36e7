"""The assessor judges: keys, cards, comments and flags, saved at once, honestly told, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.programme import Clock, Programme
from assessor_app.domain.scoring import Score
from assessor_app.errors import VaultError
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.outline_model import OutlineRole
from tests.support.portfolio import SCORES, component_credential, opened
from tests.support.runner import HeldRunner
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_KEY = Qt.Key


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    room = Workspace(qtbot, opened())
    room.page.select("eo1.b")
    return room


def _mark(workspace: Workspace, key: str) -> str | None:
    return workspace.desk.opened.assessment.score(key).mark


def test_a_number_key_sets_the_level_counted_from_the_lowest(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    assert _mark(workspace, "eo1.b") == "proficient"
    assert workspace.card("proficient").isChecked()
    badge = workspace.panes.outline._model.index_of("eo1.b").data(OutlineRole.BADGE)
    assert (badge.text, badge.words, badge.tone) == ("3", "Proficient", "good")


def test_a_key_beyond_the_scale_and_zero_without_the_mark_do_nothing(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.select("p1")
    workspace.press(_KEY.Key_7)
    workspace.press(_KEY.Key_0)
    assert workspace.written("score") == []


def test_zero_marks_as_not_scorable_where_the_scale_allows_it(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_0)
    assert _mark(workspace, "eo1.b") == "not_scorable"


def test_a_click_on_the_chosen_card_keeps_it_and_clear_takes_it_away(workspace: Workspace) -> None:
    workspace.click(workspace.card("exemplary"))
    workspace.click(workspace.card("exemplary"))
    assert workspace.written("score") == [("eo1.b", "exemplary")]
    workspace.click(workspace.judgement.clear_button)
    assert _mark(workspace, "eo1.b") is None
    assert not workspace.judgement.clear_button.isVisible()


def test_cards_stand_highest_first_with_their_keys(workspace: Workspace) -> None:
    cards = sorted(workspace.judgement._cards, key=lambda card: card.y())
    assert [card.accessibleName() for card in cards] == [
        "4 Exemplary", "3 Proficient", "2 Developing", "1 Basic", "0 Not scorable",
    ]  # fmt: skip


def test_the_choice_shows_at_once_but_is_called_saved_only_when_stored(qtbot: QtBot) -> None:
    runner = HeldRunner()
    workspace = Workspace(qtbot, opened(), runner)
    runner.release()
    workspace.page.select("eo1.b")
    runner.release()
    workspace.press(_KEY.Key_3)
    card = workspace.card("proficient")
    assert card.isChecked()
    assert card.pending
    assert workspace.judgement.save_state_label.text() == "Saving…"
    runner.release()
    assert not card.pending
    assert workspace.judgement.save_state_label.text().startswith("Saved ")


def test_a_mark_that_cannot_be_stored_is_taken_back_with_a_sentence(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_2)
    workspace.desk.failures.append(VaultError("The disk is full."))
    workspace.press(_KEY.Key_4)
    assert workspace.card("developing").isChecked()
    assert not workspace.card("exemplary").isChecked()
    assert "The disk is full." in workspace.page.refusal_label.text()
    assert workspace.page.refusal_bar.isVisible()


def test_letters_typed_into_the_comment_are_words_not_commands(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("u n j 3 0")
    assert workspace.judgement.comment_editor.toPlainText() == "u n j 3 0"
    assert workspace.page.scorable_id == "eo1.b"
    assert workspace.written("score") == []


def test_escape_leaves_the_comment_and_the_keys_work_again(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("Clear.")
    assert workspace.page.leave_field()
    workspace.press(_KEY.Key_3)
    assert _mark(workspace, "eo1.b") == "proficient"
    assert workspace.judgement.comment_editor.toPlainText() == "Clear."
    assert not workspace.page.leave_field()


def test_a_comment_is_saved_by_itself_when_typing_rests(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("Six groups.")
    assert workspace.written("write_comment") == []
    workspace.qtbot.waitUntil(lambda: workspace.written("write_comment") == [("eo1.b", "Six groups.")])
    assert workspace.judgement.save_state_label.text().startswith("Saved ")


def test_switching_criterion_saves_the_text_where_it_was_typed(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("About 1.b")
    workspace.page.select("eo1.c")
    assert workspace.written("write_comment") == [("eo1.b", "About 1.b")]
    assert workspace.judgement.comment_editor.toPlainText() == ""
    workspace.judgement.comment_editor.undo()
    assert workspace.judgement.comment_editor.toPlainText() == ""


def test_leaving_the_field_saves_at_once(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("Now")
    workspace.page.leave_field()
    assert workspace.written("write_comment") == [("eo1.b", "Now")]


def test_closing_the_submission_saves_the_last_stroke(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_C)
    workspace.type("Last words")
    workspace.page.close_assignment()
    assert workspace.desk.opened.assessment.score("eo1.b").comment == "Last words"


def test_strokes_made_while_a_save_is_under_way_are_saved_after_it(qtbot: QtBot) -> None:
    runner = HeldRunner()
    workspace = Workspace(qtbot, opened(), runner)
    runner.release()
    workspace.page.select("eo1.b")
    runner.release()
    workspace.press(_KEY.Key_C)
    workspace.type("one")
    workspace.page.flush()
    workspace.type(" two")
    workspace.page.flush()
    runner.release()
    assert workspace.written("write_comment")[-1] == ("eo1.b", "one two")
    assert not workspace.page.busy


def test_a_comment_that_cannot_be_saved_is_kept_told_and_tried_again(workspace: Workspace) -> None:
    workspace.desk.failures += [VaultError("The disk is full."), VaultError("The disk is full.")]
    workspace.press(_KEY.Key_C)
    workspace.type("Keep me")
    workspace.page.flush()
    assert workspace.judgement.trouble_label.text() == "Not saved — The disk is full. Trying again."
    assert workspace.judgement.trouble_label.isVisible()
    workspace.page.select("eo1.c")
    workspace.page.select("eo1.b")
    assert workspace.judgement.comment_editor.toPlainText() == "Keep me"
    workspace.qtbot.waitUntil(lambda: not workspace.page.busy, timeout=10_000)
    assert workspace.desk.opened.assessment.score("eo1.b").comment == "Keep me"
    assert not workspace.judgement.trouble_label.isVisible()


def test_unsaved_text_survives_closing_and_opening_the_submission_again(workspace: Workspace) -> None:
    workspace.desk.failures += [VaultError("Busy.")] * 3
    workspace.press(_KEY.Key_C)
    workspace.type("Keep me too")
    workspace.page.close_assignment()
    workspace.open("asg-1")
    workspace.page.select("eo1.b")
    assert workspace.judgement.comment_editor.toPlainText() == "Keep me too"


def test_no_review_is_offered_while_a_comment_would_be_missing_from_it(workspace: Workspace) -> None:
    workspace.desk.failures += [VaultError("The disk is full.")] * 9
    workspace.press(_KEY.Key_C)
    workspace.type("Keep me")
    workspace.page.flush()
    asked: list[str] = []
    workspace.page.review_requested.connect(asked.append)
    workspace.click(workspace.page.workspace_header.review_button)
    assert asked == []
    assert "not saved yet" in workspace.page.refusal_label.text()


def test_undo_takes_a_score_back_and_shows_where(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    workspace.page.select("eo3.a")
    workspace.press(_KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _mark(workspace, "eo1.b") is None
    assert workspace.page.scorable_id == "eo1.b"
    workspace.press(_KEY.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert _mark(workspace, "eo1.b") == "proficient"
    assert workspace.card("proficient").isChecked()


def test_undo_inside_the_comment_undoes_typing_not_scores(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    workspace.press(_KEY.Key_C)
    workspace.type("word")
    workspace.press(_KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.judgement.comment_editor.toPlainText() == ""
    assert workspace.written("undo") == []
    assert _mark(workspace, "eo1.b") == "proficient"


def test_a_flag_is_stored_and_shown_in_the_outline(workspace: Workspace) -> None:
    workspace.judgement.flag_box.click()
    assert workspace.desk.opened.assessment.score("eo1.b").flagged
    assert workspace.panes.outline._model.index_of("eo1.b").data(OutlineRole.FLAG) is True


def test_n_and_p_walk_the_outline_and_u_finds_what_is_unscored(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened(scores=dict(SCORES)))
    workspace.page.select("eo1.a")
    workspace.press(_KEY.Key_N)
    assert workspace.page.scorable_id == "eo1.b"
    workspace.press(_KEY.Key_P)
    workspace.press(_KEY.Key_P)
    assert workspace.page.scorable_id == "p1"
    workspace.page.select("eo1.c")
    assert workspace.judgement.next_unscored_button.text() == "Next unscored  2.c ▸"
    workspace.press(_KEY.Key_U)
    assert workspace.page.scorable_id == "eo2.c"


def test_the_way_back_has_room_for_its_words_before_anything_can_be_painted(workspace: Workspace) -> None:
    workspace.judgement.show_ways("", "eo1.a")
    workspace.qtbot.wait(1)
    button = workspace.judgement.previous_button
    narrow = button.width()
    workspace.judgement.show_ways("Part 1 of the inquiry", "eo1.a")
    assert button.width() > narrow
    assert not button.is_cut()


def test_with_everything_scored_the_button_leads_to_the_review(qtbot: QtBot) -> None:
    credential = component_credential()
    scores = {"c1": Score("shown"), "c2": Score("not-shown", "Only wishes."), "p3": Score("passing")}
    workspace = Workspace(qtbot, opened(credential, scores=scores))
    button = workspace.judgement.findChild(QPushButton, "next_unscored_button")
    assert button is not None
    assert button.text() == "All scored — review ▸"
    with qtbot.waitSignal(workspace.page.review_requested) as asked:
        workspace.click(button)
    assert asked.args == ["asg-1"]


def test_the_header_tells_code_progress_and_due_date(qtbot: QtBot) -> None:
    header = Workspace(qtbot, opened(scores=dict(SCORES))).page.workspace_header
    assert header.code_label.text() == "LVM-2418"
    assert header.credential_label.text() == "Leading Vision and Mission · attempt 2 · first reader"
    assert header.progress_label.text() == "7 / 13 scored"
    assert header.due_label.text().startswith("due ")


def test_the_header_counts_days_as_the_queue_does(qtbot: QtBot) -> None:
    now = datetime.now(UTC)
    programme = Programme(turnaround_days=3, holidays=frozenset({now.date() + timedelta(days=1)}), weekend=frozenset())
    told = opened(scores=dict(SCORES))
    far = replace(told.assignment, due_at=now + timedelta(days=90))
    counted = replace(told, assignment=far, programme=programme, clock=Clock(now))
    header = Workspace(qtbot, counted).page.workspace_header
    assert header.due_label.text() == "due in 3 working days"
    assert "Not counted" in header.due_label.toolTip()


def test_the_desk_is_only_ever_asked_on_the_store_lane(qtbot: QtBot) -> None:
    runner = TaskRunner()
    workspace = Workspace(qtbot, opened(), runner)
    qtbot.waitUntil(lambda: workspace.page.assignment_id == "asg-1")
    workspace.page.select("eo1.b")
    workspace.press(_KEY.Key_3)
    workspace.press(_KEY.Key_C)
    workspace.type("Words")
    workspace.page.flush()
    qtbot.waitUntil(lambda: not workspace.page.busy)
    workspace.page.close_assignment()
    assert runner.shutdown(60)
    assert workspace.desk.threads == {"lane-store"}
    assert workspace.desk.opened.assessment.score("eo1.b") == Score("proficient", "Words")
