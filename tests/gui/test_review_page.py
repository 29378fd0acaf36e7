"""Review and submit: what is missing, what the rule says and why, feedback, signature and receipt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import CitationMark, Seen, mark_id
from assessor_app.domain.kept_names import kept_state, read_kept
from assessor_app.domain.reading import OtherReading
from assessor_app.domain.scoring import Score
from assessor_app.errors import VaultError
from assessor_app.gui.review.review_model import ROW_ROLE, SEEN
from assessor_app.gui.review.review_page import ReviewPage
from assessor_app.gui.slices import build_whole
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import Incompleteness, MissingPoint, OpenedSubmission, Review
from assessor_app.workflows.lint_feedback import lint_feedback
from assessor_app.workflows.worth_a_look import unopened_points
from tests.support.desk_for_workspace import MemoryDesk, child
from tests.support.portfolio import CITATIONS, SCORES, credential, opened
from tests.support.runner import HeldRunner, InlineRunner
from tests.support.workspace import keep

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def _full() -> dict[str, Score]:
    marks = {one.id: Score("proficient" if one.criterion else "passing") for one in credential().scorables()}
    return {**marks, "eo2.c": Score("developing", "Not dated.")}


def _page(qtbot: QtBot, desk: MemoryDesk, runner: TaskRunner | None = None) -> ReviewPage:
    page = ReviewPage(desk, runner or InlineRunner(), Theme())
    build_whole(page.build())
    qtbot.addWidget(page)
    keep(qtbot, page)
    page.resize(1280, 720)
    page.show()
    page.open_assignment("asg-1")
    return page


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk(opened(scores=_full()))


def _click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _sign(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.keyClicks(page.signature_edit, "A-07")
    _click(qtbot, page.submit_button)


def test_everything_scored_is_listed_with_level_comment_and_citations_seen(qtbot: QtBot, desk: MemoryDesk) -> None:
    seen = Seen("art-plan", frozenset({11}))
    mark = CitationMark("eo1.b", 2, CITATIONS["eo1.b"][2].citation.raw, "supports")
    desk.join_seen("asg-1", (seen,))
    desk.put_annotation("asg-1", mark_id(mark.scorable_id, mark.index, mark.raw), mark)
    model = _page(qtbot, desk).scorables_table.model()
    rows = [model.index(number, 0).data(ROW_ROLE) for number in range(model.rowCount())]
    assert len(rows) == 13
    assert [model.index(2, column).data() for column in (0, 1, SEEN)] == [
        "1.b  Gathers evidence from every stakeholder group", "Proficient", "2 / 4 · 1 ✓",
    ]  # fmt: skip
    assert model.index(7, 2).data() == "Not dated."


def test_what_is_missing_leads_to_where_it_is_mended(qtbot: QtBot) -> None:
    page = _page(qtbot, MemoryDesk(opened(scores=dict(SCORES))))
    sentences = [label.text() for label in page.missing_list.findChildren(QLabel, "missing_sentence")]
    assert sentences[0] == "1.b has no score yet."
    assert page.missing_caption.text() == "6 things are needed before you can submit"
    button = child(page, QPushButton, "missing_go_0")
    qtbot.waitUntil(lambda: button.height() > 10)
    with qtbot.waitSignal(page.criterion_requested) as asked:
        _click(qtbot, button)
    assert asked.args == ["asg-1", "eo1.b", -1]


def _said(page: ReviewPage) -> list[str]:
    return [label.text() for label in page.missing_list.findChildren(QLabel, "missing_sentence")]


def test_a_score_without_a_look_at_its_citations_is_told_and_leads_to_the_first_of_them(
    qtbot: QtBot, desk: MemoryDesk
) -> None:
    desk.rules.append(unopened_points)
    desk.join_seen("asg-1", (Seen("art-plan", frozenset({11, 13})),))
    page = _page(qtbot, desk)
    place = _said(page).index("1.b: scored, but 2 of 4 citations were never opened.")
    button = child(page, QPushButton, f"missing_go_{place}")
    qtbot.waitUntil(lambda: button.height() > 10)
    with qtbot.waitSignal(page.criterion_requested) as asked:
        _click(qtbot, button)
    assert asked.args == ["asg-1", "eo1.b", 2]
    page.silence(frozenset({"unopened"}))
    assert not any("never opened" in one for one in _said(page))
    page.silence(frozenset())
    assert any("never opened" in one for one in _said(page))


def test_a_name_may_be_kept_here_and_is_not_told_again(qtbot: QtBot, desk: MemoryDesk) -> None:
    def rule(opened: OpenedSubmission) -> Iterator[MissingPoint]:
        return lint_feedback(opened, read_kept(desk.ui.get(kept_state("asg-1"), "")))

    desk.rules.append(rule)
    desk.write_feedback("asg-1", "Thank you, Dr. Wu and Mr. Lee.")
    page = _page(qtbot, desk)
    told = "The overall feedback: “Dr. Wu” looks like a name; feedback should name nobody."
    button = child(page, QPushButton, f"missing_keep_{_said(page).index(told)}")
    qtbot.waitUntil(lambda: button.height() > 10)
    with qtbot.waitSignal(page.name_kept):
        _click(qtbot, button)
    assert [one for one in _said(page) if "looks like a name" in one] == [told.replace("Dr. Wu", "Mr. Lee")]
    page.silence(frozenset({"name"}))
    assert not any("looks like a name" in one for one in _said(page))


def test_before_the_first_score_there_is_one_way_to_begin(qtbot: QtBot) -> None:
    page = _page(qtbot, MemoryDesk(opened(scores={})))
    assert page.missing_caption.text() == "Nothing is scored yet"
    assert page.decision_title.text() == "Nothing to decide yet"
    assert not page.rule_view.isVisible()
    assert not any("has no score yet" in one for one in _said(page))
    with qtbot.waitSignal(page.criterion_requested) as asked:
        child(page, QPushButton, "missing_go_0").click()
    assert asked.args == ["asg-1", "p1", -1]


def test_a_review_that_cannot_be_read_says_so_and_can_be_tried_again(
    qtbot: QtBot, desk: MemoryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_assignment_id: str) -> Review:
        raise VaultError("The vault cannot be read.")

    with monkeypatch.context() as away:
        away.setattr(desk, "review", fail)
        page = _page(qtbot, desk)
        assert page.empty_state.heading_label.text() == "The vault cannot be read"
        assert not page.letter_button.isVisible()
    _click(qtbot, page.empty_state.action_button)
    assert page.review_body.isVisible()


def test_of_very_many_unscored_only_the_first_are_listed(qtbot: QtBot) -> None:
    page = _page(qtbot, MemoryDesk(opened(scores={"p1": Score("passing")})))
    assert page.missing_caption.text() == "12 things are needed before you can submit"
    assert [one for one in _said(page) if "no score yet" in one][-2:] == [
        "2.c has no score yet.", "5 more have no score yet."
    ]  # fmt: skip


def test_a_submission_returned_unscored_says_why_instead_of_what_a_rule_says(qtbot: QtBot, desk: MemoryDesk) -> None:
    points = (Incompleteness("other", "", "The second page is upside down."),)
    desk.return_incomplete("asg-1", "A-07", points, "Please hand it in again.")
    page = _page(qtbot, desk)
    assert page.rule_caption.text() == "Why it was sent back"
    assert page.decision_title.text() == "Returned unscored"
    assert page.decision_note.text() == "• The second page is upside down.\n\nPlease hand it in again."
    assert not page.rule_view.isVisible()
    assert not page.every_step_box.isVisible()
    assert page.review_banner.isVisible()
    assert not page.sign_card.isVisible()
    page.show_letter()
    assert "The second page is upside down." in page.letter.letter_view.toPlainText()


def test_what_was_handed_in_can_be_asked_back_and_then_nothing_has_lost_its_focus(
    qtbot: QtBot, desk: MemoryDesk
) -> None:
    page = _page(qtbot, desk)
    _sign(qtbot, page)
    desk.receive("R-20418")
    page.reload()
    banner = page.review_banner
    _click(qtbot, banner.ask_back_button)
    qtbot.keyClicks(banner.reason_edit, "I mixed up two files.")
    qtbot.keyClick(banner.reason_edit, Qt.Key.Key_Return)
    assert ("ask_back", ("I mixed up two files.",)) in desk.calls
    assert "a lead must hand it back" in banner.banner_label.text()
    assert not banner.ask_back_button.isVisible()
    assert page.feedback_editor.isReadOnly()
    assert page.focusWidget() is page.back_button


def test_enter_on_a_row_goes_to_its_criterion(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    page.scorables_table.setCurrentIndex(page.scorables_table.model().index(1, 0))
    with qtbot.waitSignal(page.criterion_requested) as asked:
        qtbot.keyClick(page.scorables_table, Qt.Key.Key_Return)
    assert asked.args == ["asg-1", "eo1.a", -1]
    # a sync in the middle of a double click takes no row from under the pointer
    held = QPersistentModelIndex(page.scorables_table.model().index(1, 0))
    desk.score("asg-1", "eo1.a", "basic")
    page.reload()
    assert held.isValid()
    assert held.data(ROW_ROLE).score.mark == "basic"


def test_the_rule_is_explained_where_it_does_not_hold(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    assert page.decision_title.text() == "Not yet earned"
    short = page.rule_view.sentences()
    assert "2.c is Developing, Proficient needed" in short
    assert "1.a is Proficient" not in short
    page.every_step_box.click()
    assert "1.a is Proficient" in page.rule_view.sentences()


def test_nothing_can_be_submitted_while_something_is_missing(qtbot: QtBot) -> None:
    page = _page(qtbot, MemoryDesk(opened(scores=dict(SCORES))))
    qtbot.keyClicks(page.signature_edit, "A-07")
    assert not page.submit_button.isEnabled()
    qtbot.keyClick(page.signature_edit, Qt.Key.Key_Return)
    assert page.assignment_id == "asg-1"
    assert "submit_assessment" not in [name for name, _ in page._desk.calls]  # type: ignore[attr-defined]


def test_a_signature_is_needed(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    assert not page.submit_button.isEnabled()
    qtbot.keyClicks(page.signature_edit, "   ")
    assert not page.submit_button.isEnabled()
    qtbot.keyClicks(page.signature_edit, "A-07")
    assert page.submit_button.isEnabled()


def test_submitting_offline_is_told_as_waiting_and_later_as_received(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    with qtbot.waitSignal(page.submitted) as told:
        _sign(qtbot, page)
    assert told.args == ["asg-1"]
    assert desk.opened.assessment.signature == "A-07"
    assert "goes by itself when this laptop is connected" in page.review_banner.banner_label.text()
    assert not page.sign_card.isVisible()
    assert page.feedback_editor.isReadOnly()
    desk.receive("R-20418")
    page.reload()
    assert "receipt R-20418" in page.review_banner.banner_label.text()


def test_feedback_is_saved_by_itself(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    qtbot.keyClicks(page.feedback_editor, "A strong plan.")
    qtbot.waitUntil(lambda: desk.opened.assessment.feedback == "A strong plan.")
    assert page.feedback_state_label.text().startswith("Saved ")
    assert page.missing_caption.text() == "Nothing is missing"


def test_feedback_still_being_typed_is_part_of_what_is_signed(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    qtbot.keyClicks(page.feedback_editor, "Last words")
    _sign(qtbot, page)
    names = [name for name, _ in desk.calls if name in ("write_feedback", "submit_assessment")]
    assert names[-1] == "submit_assessment"
    assert desk.opened.assessment.feedback == "Last words"


def test_nothing_is_signed_when_the_feedback_cannot_be_saved(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    desk.failures += [VaultError("The disk is full.")] * 4
    qtbot.keyClicks(page.feedback_editor, "Last words")
    _sign(qtbot, page)
    assert desk.opened.assessment.state == "open"
    assert page.submit_trouble_label.text() == "The disk is full."
    assert page.feedback_editor.toPlainText() == "Last words"
    assert page.submit_button.isEnabled()


def test_the_button_cannot_be_pressed_twice(qtbot: QtBot, desk: MemoryDesk) -> None:
    runner = HeldRunner()
    page = _page(qtbot, desk, runner)
    runner.release()
    _sign(qtbot, page)
    assert not page.submit_button.isEnabled()
    qtbot.keyClick(page.signature_edit, Qt.Key.Key_Return)
    runner.release()
    assert [name for name, _ in desk.calls].count("submit_assessment") == 1


def test_hiding_the_page_saves_the_last_stroke(qtbot: QtBot, desk: MemoryDesk) -> None:
    page = _page(qtbot, desk)
    qtbot.keyClicks(page.feedback_editor, "Typed in passing")
    page.hide()
    assert desk.opened.assessment.feedback == "Typed in passing"


def test_everything_is_asked_on_the_store_lane(qtbot: QtBot, desk: MemoryDesk) -> None:
    runner = TaskRunner()
    page = _page(qtbot, desk, runner)
    qtbot.waitUntil(lambda: page.scorables_table.model().rowCount() == 13)
    with qtbot.waitSignal(page.submitted):
        _sign(qtbot, page)
    assert runner.shutdown(60)
    assert desk.threads == {"lane-store"}


def test_a_list_written_anew_keeps_the_way_that_tab_had_reached(qtbot: QtBot) -> None:
    page = _page(qtbot, MemoryDesk(opened(scores=dict(SCORES))))
    with qtbot.waitActive(page):
        page.activateWindow()
    held = child(page, QPushButton, "missing_go_1")
    held.setFocus()
    qtbot.waitUntil(held.hasFocus)
    points, labels = page.missing_list._shown
    page.missing_list.show_points(points, dict(labels))
    assert child(page, QPushButton, "missing_go_1") is held, "nothing new takes no row from under the pointer"
    page.missing_list.show_points(points[1:], labels)
    assert child(page, QPushButton, "missing_go_0").hasFocus()


def test_esc_goes_out_of_the_letter_and_then_back_to_the_evidence_but_never_out_of_a_field(
    qtbot: QtBot, desk: MemoryDesk
) -> None:
    page = _page(qtbot, desk)
    with qtbot.waitActive(page):
        page.activateWindow()
    went: list[str] = []
    page.back_requested.connect(partial(went.append, "back"))
    page.feedback_editor.setFocus()
    qtbot.keyClick(page.feedback_editor, Qt.Key.Key_Escape)
    assert went == []
    page.show_letter()
    qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Escape)
    assert page.review_stack.currentWidget() is page.review_body
    assert page.letter_button.hasFocus()
    qtbot.keyClick(page.letter_button, Qt.Key.Key_Escape)
    assert went == ["back"]


def _beside(scores: dict[str, Score], marks: dict[str, str]) -> OpenedSubmission:
    read = OtherReading("A-03", datetime(2026, 11, 20, tzinfo=UTC), "Not yet earned", marks)
    return replace(opened(scores=scores), other=read)


def test_what_the_other_reader_gave_stands_beside_ones_own_only_where_it_may_be_seen(qtbot: QtBot) -> None:
    page = _page(qtbot, MemoryDesk(opened(scores=_full())))
    assert page.other_reader.isHidden()
    marks = {key: score.mark for key, score in _full().items() if score.mark}
    page = _page(qtbot, MemoryDesk(_beside(_full(), {**marks, "eo1.a": "basic"})))
    part = page.other_reader
    assert part.isVisible()
    assert part.title_label.text() == "A-03: Not yet earned"
    assert part.agreement_label.text() == "You both gave the same level to 12 of 13. These differ:"
    assert part.lines_label.text() == "1.a: you “Proficient”, A-03 “Basic”"
    part.show_reading(_beside(_full(), marks))
    assert part.agreement_label.text() == "You both gave the same level everywhere."
    assert part.lines_label.isHidden()
    part.show_reading(_beside(_full(), {}))
    assert part.agreement_label.text().startswith("Sent back unscored")
