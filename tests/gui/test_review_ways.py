"""The ways between review and workspace: to a citation never opened, and what is kept here is known there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Seen
from assessor_app.domain.kept_names import kept_state, read_kept
from assessor_app.gui.review.review_page import ReviewPage
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import MissingPoint, OpenedSubmission
from assessor_app.workflows.lint_feedback import lint_feedback
from assessor_app.workflows.worth_a_look import unopened_points
from tests.support.desk_for_workspace import MemoryDesk, child
from tests.support.letters import scores
from tests.support.portfolio import opened
from tests.support.scripted_desk import ScriptedDesk
from tests.support.whole_window import ROWS, Stage

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    shell = ScriptedDesk(rows=ROWS)
    memory = MemoryDesk(opened(scores=scores()))

    def names(found: OpenedSubmission) -> Iterator[MissingPoint]:
        return lint_feedback(found, read_kept(shell.state.get(kept_state("asg-1"), "")))

    memory.rules += [unopened_points, names]
    stage = Stage(qtbot, theme, shell, memory)
    yield stage
    stage.close()


def _review(stage: Stage) -> ReviewPage:
    stage.window.desk_pages.open_review("asg-1")
    return stage.window.desk_pages.review_page


def _press(page: ReviewPage, button: str, sentence: str) -> None:
    said = [one.text() for one in page.missing_list.findChildren(QLabel, "missing_sentence")]
    child(page, QPushButton, f"missing_{button}_{said.index(sentence)}").click()


@pytest.mark.parametrize("open_before", [True, False])
def test_a_citation_never_opened_is_brought_on_screen(stage: Stage, open_before: bool) -> None:
    stage.desk.submissions.join_seen("asg-1", (Seen("art-plan", frozenset({11, 13})),))
    if open_before:
        stage.workspace("p1")
    _press(_review(stage), "go", "1.b: scored, but 2 of 4 citations were never opened.")
    pages = stage.window.desk_pages
    assert pages.front == "workspace"
    stage.qtbot.waitUntil(lambda: pages.workspace_page.panes.key == "eo1.b")
    evidence = pages.workspace_page.panes.evidence
    stage.qtbot.waitUntil(lambda: evidence.citation_index == 2)
    assert evidence.artifact_id == "art-forum"


def test_a_name_kept_in_the_review_is_left_alone_in_the_workspace(stage: Stage) -> None:
    stage.desk.submissions.write_comment("asg-1", "eo1.b", "Mr. Lee shows it on page 2.")
    page = stage.workspace("eo1.b")
    page.panes.comments.watch.look()
    line = page.panes.judgement.name_line
    assert not line.isHidden()
    _press(_review(stage), "keep", "1.b: “Mr. Lee” looks like a name; feedback should name nobody.")
    stage.workspace("eo1.b").panes.comments.watch.look()
    assert line.isHidden()
