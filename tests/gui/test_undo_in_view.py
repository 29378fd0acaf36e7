"""Undo and redo bring what they changed into view and name it, beside the evidence and on the review page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import CitationMark, Pin, Region, mark_id
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.coverage import marked_raw
from assessor_app.domain.scoring import Score
from assessor_app.gui.review.review_model import ROW_ROLE
from assessor_app.gui.review.review_page import ReviewPage
from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.slices import build_whole
from assessor_app.gui.status_line import StatusLine
from assessor_app.gui.theme import Theme
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.portfolio import CITATIONS, credential, opened
from tests.support.runner import InlineRunner
from tests.support.workspace import Workspace, keep

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
_KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PIN = Pin("Families speak", "art-plan", "", PagePlace(11, 11), Region(0.1, 0.1, 0.2, 0.1), None, "eo1.b")
RAW = marked_raw(CITATIONS["eo1.b"][2].citation.raw)
MARK = CitationMark("eo1.b", 2, RAW, "supports")


class Steps:
    """The workspace with 1.b in hand, and every sentence said of a step."""

    def __init__(self, qtbot: QtBot) -> None:
        self.workspace = Workspace(qtbot, opened())
        self.page, self.panes = self.workspace.page, self.workspace.panes
        self.said: list[str] = []
        self.page.steps.told.connect(self.said.append)
        self.page.select("eo1.b")

    def undo(self) -> str:
        self.workspace.press(_KEY.Key_Z, CTRL)
        return self.said[-1]

    def redo(self) -> str:
        self.workspace.press(_KEY.Key_Z, CTRL | SHIFT)
        return self.said[-1]


@pytest.fixture
def steps(qtbot: QtBot) -> Steps:
    return Steps(qtbot)


def test_an_undone_mark_on_a_citation_is_shown_with_its_criterion_and_place(steps: Steps) -> None:
    steps.panes.citations.show_citation(2)
    steps.workspace.press(_KEY.Key_Y)
    steps.page.select("eo3.a")
    assert steps.undo() == f"Undone: mark on “{' '.join(RAW.split())}” for 1.b"
    assert steps.page.scorable_id == "eo1.b"
    chip = steps.workspace.evidence.rail.current_chip()
    assert chip is not None
    assert chip.citation_index == 2
    steps.page.select("eo3.a")
    assert steps.redo().startswith("Done again: mark on")
    assert steps.page.scorable_id == "eo1.b"
    assert steps.page.book.mark("eo1.b", 2, RAW) == MARK


def test_an_undone_comment_and_flag_are_shown_though_the_evidence_stood_alone(steps: Steps) -> None:
    steps.workspace.press(_KEY.Key_L)
    steps.workspace.press(_KEY.Key_C)
    steps.workspace.type("Clear.")
    steps.workspace.press(_KEY.Key_Escape)
    steps.page.flush()
    steps.page.select("eo3.a")
    steps.page.set_full_evidence(True)
    assert steps.undo() == "Undone: comment on 1.b"
    assert steps.page.scorable_id == "eo1.b"
    assert steps.workspace.judgement.comment_editor.isVisible()
    assert steps.workspace.judgement.comment_editor.toPlainText() == ""
    assert steps.undo() == "Undone: flag on 1.b"
    assert not steps.workspace.judgement.flag_box.isChecked()
    assert steps.undo() == "Nothing is left to undo."
    steps.redo()
    steps.redo()
    assert steps.redo() == "Nothing is left to do again."


def test_a_pin_taken_back_is_named_in_the_open_drawer_over_the_place_where_it_was(steps: Steps) -> None:
    steps.page.book.put("pin-a", PIN)
    steps.page.select("eo3.a")
    drawer = steps.workspace.evidence.pins.panel
    drawer.set_open(False)
    words = steps.undo()
    assert words.startswith("Undone: pin on improvement-plan.pdf, ")
    assert drawer.is_open
    assert drawer.pin_news.text() == words
    assert steps.workspace.evidence.artifact_id == "art-plan"
    drawer.set_open(False)
    assert steps.redo().startswith("Done again: pin on")
    assert drawer.is_open
    assert drawer.pin_note.toPlainText() == "Families speak"


def test_the_overall_feedback_is_never_taken_back_out_of_sight(steps: Steps) -> None:
    steps.workspace.desk.write_feedback("asg-1", "Well done.")
    asked: list[str] = []
    steps.page.review_requested.connect(asked.append)
    assert steps.undo() == "Undone: overall feedback"
    assert asked == ["asg-1"], "the page that shows it comes to the front"


class Reviewed:
    """The review page with its keys, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        marks = {one.id: Score("proficient" if one.criterion else "passing") for one in credential().scorables()}
        self.desk = MemoryDesk(opened(scores=marks))
        self.page = ReviewPage(self.desk, InlineRunner(), Theme())
        build_whole(self.page.build())
        keymap = load_keymap()
        keymap.bind(self.page, self.page.steps.commands())
        qtbot.addWidget(self.page)
        keep(qtbot, self)
        self.page.resize(1280, 720)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.open_assignment("asg-1")
        self.said: list[str] = []
        self.elsewhere: list[str] = []
        self.page.steps.told.connect(self.said.append)
        self.page.steps.elsewhere.connect(self._note)
        self._qtbot = qtbot

    def _note(self, words: str, _changes: object) -> None:
        self.elsewhere.append(words)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.page.setFocus()
        self._qtbot.keyClick(self.page, key, modifier)


@pytest.fixture
def reviewed(qtbot: QtBot) -> Reviewed:
    return Reviewed(qtbot)


def test_feedback_typed_in_one_burst_comes_and_goes_before_ones_eyes(reviewed: Reviewed, qtbot: QtBot) -> None:
    qtbot.keyClicks(reviewed.page.feedback_editor, "Well done.")
    reviewed.press(_KEY.Key_Z, CTRL)
    assert (reviewed.page.feedback_editor.toPlainText(), reviewed.said) == ("", ["Undone: overall feedback"])
    assert reviewed.desk.opened.assessment.feedback == ""
    reviewed.press(_KEY.Key_Z, CTRL | SHIFT)
    assert reviewed.page.feedback_editor.toPlainText() == "Well done."
    assert reviewed.elsewhere == []


def test_a_score_undone_in_the_review_is_shown_in_its_row_and_leaves_the_letter(reviewed: Reviewed) -> None:
    reviewed.desk.score("asg-1", "eo1.b", "developing")
    reviewed.press(_KEY.Key_P, CTRL)
    assert reviewed.page.review_stack.currentWidget() is reviewed.page.letter
    reviewed.press(_KEY.Key_Z, CTRL)
    assert reviewed.page.review_stack.currentWidget() is reviewed.page.review_body
    row = reviewed.page.scorables_table.currentIndex().data(ROW_ROLE)
    assert (row.scorable.id, row.score.mark) == ("eo1.b", "proficient")
    assert (reviewed.said, reviewed.elsewhere) == (["Undone: score of 1.b"], [])


def test_what_the_review_does_not_show_is_told_with_a_way_there(reviewed: Reviewed) -> None:
    reviewed.desk.set_flag("asg-1", "eo1.b", True)
    reviewed.desk.put_annotation("asg-1", mark_id("eo1.b", 2, RAW), MARK)
    reviewed.press(_KEY.Key_Z, CTRL)
    reviewed.press(_KEY.Key_Z, CTRL)
    assert [words.partition(" on ")[0] for words in reviewed.elsewhere] == ["Undone: mark", "Undone: flag"]


def test_what_is_signed_is_not_undone(reviewed: Reviewed) -> None:
    reviewed.desk.opened = replace(
        reviewed.desk.opened, assessment=replace(reviewed.desk.opened.assessment, state="submitted")
    )
    reviewed.page.reload()
    reviewed.press(_KEY.Key_Z, CTRL)
    assert not any(verb == "undo" for verb, _ in reviewed.desk.calls)


def test_the_status_bar_says_it_for_a_while_and_then_how_things_stand(qtbot: QtBot) -> None:
    line = StatusLine(Theme())
    qtbot.addWidget(line)
    line.say("Not signed in")
    line.tell("Undone: flag on 1.b")
    line.say("Not signed in")
    assert line.sentence_label.text() == "Undone: flag on 1.b"
    line._telling.timeout.emit()
    assert line.sentence_label.text() == "Not signed in"
