"""From one submission to another: what was on screen stays until the next is read, and what can serve again does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.scoring import Assessment, Score
from assessor_app.errors import DeskError
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from assessor_app.gui.viewers import MediaRooms, Viewers
from assessor_app.gui.workspace.outline_model import OutlineRole
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from assessor_app.workflows.desk import Changes, OpenedSubmission
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.portfolio import PLAN, SCORES, opened
from tests.support.runner import HeldRunner, InlineRunner
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class TwoSubmissions(MemoryDesk):
    """Answers for ``asg-1`` and ``asg-2``, both of the same definition."""

    def __init__(self, first: OpenedSubmission, second: OpenedSubmission) -> None:
        super().__init__(first)
        self.comments: list[tuple[str, str, str]] = []
        self.both = {one.assignment.id: one for one in (first, second)}

    def open_submission(self, assignment_id: str) -> OpenedSubmission:
        if assignment_id not in self.both:
            raise DeskError("This submission is not in your queue any more.")
        self.opened = self.both[assignment_id]
        return super().open_submission(assignment_id)

    def write_comment(self, assignment_id: str, scorable_id: str, comment: str) -> Changes:
        self.comments.append((assignment_id, scorable_id, comment))
        return super().write_comment(assignment_id, scorable_id, comment)


class Hidings(QObject):
    """Counts how often a widget left the screen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Hide
        return False


def _said(page: QWidget) -> str:
    """All words of a page that are on screen."""
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible()).strip()


def _second(first: OpenedSubmission) -> OpenedSubmission:
    return replace(
        first,
        assignment=replace(first.assignment, id="asg-2"),
        submission=replace(first.submission, id="sub-2", code="ELN-2"),
        assessment=Assessment("asg-2", scores={"eo1.a": Score("basic", flagged=True)}),
    )


@pytest.fixture
def held(qtbot: QtBot) -> Iterator[tuple[Workspace, HeldRunner]]:
    runner = HeldRunner()
    first = opened(scores=SCORES)
    workspace = Workspace(qtbot, first, runner, TwoSubmissions(first, _second(first)))
    runner.release()
    yield workspace, runner
    runner.release()


def _released(held: tuple[Workspace, HeldRunner], qtbot: QtBot) -> None:
    """The next is read; the one before is left first, in a turn of the loop of its own."""
    workspace, runner = held
    runner.release()
    assert workspace.page.submission is None
    assert workspace.page.workspace_stack.currentWidget() is workspace.panes, "it stays in sight meanwhile"
    assert not workspace.page.updatesEnabled(), "and nothing half left is painted"
    qtbot.waitUntil(workspace.page.updatesEnabled)


def test_the_submission_before_stays_until_the_next_is_read(held: tuple[Workspace, HeldRunner], qtbot: QtBot) -> None:
    workspace, _runner = held
    page, hidings = workspace.page, Hidings(workspace.panes)
    page.open_assignment("asg-2")
    assert page.assignment_id == "asg-1"
    assert page.workspace_stack.currentWidget() is workspace.panes
    _released(held, qtbot)
    assert page.assignment_id == "asg-2"
    assert page.workspace_header.code_label.text() == "ELN-2"
    assert hidings.count == 0


def test_it_gives_way_to_a_word_when_the_next_takes_long(held: tuple[Workspace, HeldRunner], qtbot: QtBot) -> None:
    workspace, runner = held
    page = workspace.page
    page.open_assignment("asg-2")
    qtbot.waitUntil(lambda: page.workspace_stack.currentWidget() is page.waiting_page)
    assert _said(page.waiting_page) == "Opening…"
    assert page.submission is None
    runner.release()
    # at once, or in the next turn where the one before was left in this one
    qtbot.waitUntil(lambda: page.assignment_id == "asg-2")
    assert page.workspace_stack.currentWidget() is workspace.panes


def test_going_back_before_it_is_read_keeps_the_one_before(held: tuple[Workspace, HeldRunner]) -> None:
    workspace, runner = held
    page = workspace.page
    page.open_assignment("asg-2")
    page.open_assignment("asg-1")
    runner.release()
    assert page.assignment_id == "asg-1"
    assert page.workspace_stack.currentWidget() is workspace.panes


def test_one_wanted_while_another_was_about_to_be_shown_is_the_one_shown(
    held: tuple[Workspace, HeldRunner], qtbot: QtBot
) -> None:
    workspace, runner = held
    page = workspace.page
    page.open_assignment("asg-2")
    runner.release()
    page.open_assignment("asg-1")
    qtbot.waitUntil(page.updatesEnabled)
    assert page.submission is None
    runner.release()
    qtbot.waitUntil(lambda: page.assignment_id == "asg-1" and page.updatesEnabled())
    assert page.workspace_header.code_label.text() != "ELN-2"


def test_one_that_cannot_be_read_leaves_nothing_of_the_other(held: tuple[Workspace, HeldRunner], qtbot: QtBot) -> None:
    workspace, _runner = held
    page = workspace.page
    page.open_assignment("gone")
    _released(held, qtbot)
    assert not page.assignment_id
    assert page.workspace_stack.currentWidget() is page.waiting_page
    assert "not in your queue" in _said(page.waiting_page)


def test_a_comment_being_written_goes_to_its_own_and_the_cursor_leaves_the_field(
    held: tuple[Workspace, HeldRunner], qtbot: QtBot
) -> None:
    workspace, runner = held
    page = workspace.page
    page.select("eo1.b")
    page.focus_comment()
    workspace.type("Mine")
    page.open_assignment("asg-2")
    workspace.type("!")
    runner.release()
    qtbot.waitUntil(lambda: page.assignment_id == "asg-2")
    assert workspace.judgement.comment_editor.toPlainText() == ""
    assert not workspace.judgement.comment_editor.hasFocus()
    written = cast("TwoSubmissions", workspace.desk).comments
    assert {call[:2] for call in written} == {("asg-1", "eo1.b")}
    assert written[-1][2].endswith("Mine!")


def test_rows_of_the_same_definition_stay_and_tell_of_the_other_submission(
    held: tuple[Workspace, HeldRunner], qtbot: QtBot
) -> None:
    workspace, _runner = held
    model = workspace.panes.outline._model
    row, kept = model.index_of("eo1.a"), model.itemFromIndex(model.index_of("eo1.a"))
    workspace.open("asg-2")
    _released(held, qtbot)
    assert model.itemFromIndex(model.index_of("eo1.a")) is kept
    assert row.data(OutlineRole.BADGE).words == "Basic"
    assert row.data(OutlineRole.FLAG) is True
    for scorable_id in SCORES:
        if scorable_id != "eo1.a":
            assert model.index_of(scorable_id).data(OutlineRole.BADGE).words == "not scored"


def test_level_cards_serve_the_next_criterion_too(held: tuple[Workspace, HeldRunner]) -> None:
    workspace, _runner = held
    workspace.page.select("eo1.a")
    before = {name: workspace.card(name) for name in ("basic", "proficient", "not_scorable")}
    workspace.page.select("eo1.b")
    assert {name: workspace.card(name) for name in before} == before
    workspace.page.select("p1")
    assert workspace.judgement.mark_for_level(2) == "passing"
    assert workspace.card("passing").isVisible()
    assert len(workspace.judgement._cards) == 2


def test_a_viewer_given_back_is_handed_out_again_as_new(qtbot: QtBot, qapp: QApplication) -> None:
    media = MediaRooms()
    viewers = Viewers(cast("Any", MemoryDesk(opened())), InlineRunner(), Theme(), media)
    shelf = ViewerShelf(cast("Any", MemoryDesk(opened())), HeldRunner(), viewers)
    qtbot.addWidget(shelf)
    for _ in range(2):
        shelf.open_submission((PLAN,), frozenset({PLAN.id}), {})
        shelf.raise_artifact(PLAN)
        qtbot.waitUntil(lambda: shelf.current_view() is not None)
        view = shelf.current_view()
        assert isinstance(view, PdfView)
        assert not view.canvas.hand()
        assert not view.toolbar.hand_button.isChecked()
        view.toolbar.hand_button.click()
        assert view.canvas.hand() or not view.toolbar.isEnabled()
        view.canvas.set_hand(True)
        told: list[object] = []
        shelf.place_shown.connect(told.append)
        first = view
        shelf.close_submission()
        view.place_shown.emit(object())
        assert told == []
    shelf.open_submission((PLAN,), frozenset({PLAN.id}), {})
    shelf.raise_artifact(PLAN)
    assert shelf.current_view() is first
    shelf.close_submission()
    media.close()
