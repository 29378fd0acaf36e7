"""Evidence in a window of its own, panes that change sides or go away, and all of it remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.evidence_window import EvidenceWindow
from assessor_app.gui.workspace.pop_out import PopOut
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.support.scripted_desk import ScriptedDesk
from tests.support.whole_window import ROWS, Stage, staged

Key, Modifier = Qt.Key, Qt.KeyboardModifier
BOTH = Modifier.ControlModifier | Modifier.ShiftModifier


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, ScriptedDesk(rows=ROWS))
    stage.window.desk_pages.open_assignment("asg-1")
    page_of(stage).select("eo1.b")
    activate(qtbot, stage.window)
    yield stage
    stage.close()


def activate(qtbot: QtBot, window: object) -> None:
    window.activateWindow()  # type: ignore[attr-defined]
    qtbot.waitUntil(window.isActiveWindow)  # type: ignore[attr-defined]


def page_of(stage: Stage) -> WorkspacePage:
    return stage.window.desk_pages.workspace_page


def pop_out_of(stage: Stage) -> PopOut:
    found = stage.window.desk_pages.pop_out
    assert found is not None
    return found


def popped(stage: Stage) -> EvidenceWindow:
    activate(stage.qtbot, stage.window)
    QTest.keyClick(page_of(stage).panes, Key.Key_E, BOTH)
    window = pop_out_of(stage).window
    assert window is not None
    activate(stage.qtbot, window)
    return window


def action(stage: Stage, name: str) -> QAction:
    return next(one for one in page_of(stage).actions() if one.objectName() == name)


def test_the_evidence_moves_out_and_back_with_its_viewers(stage: Stage) -> None:
    page = page_of(stage)
    evidence, view, sizes = page.panes.evidence, page.panes.evidence.current_view(), page.panes.sizes()
    window = popped(stage)
    assert window.windowTitle() == "Evidence – assessor’s desk"
    assert evidence.window() is window
    assert evidence.isVisible()
    assert evidence.current_view() is view
    button = page.findChild(QPushButton, "bring_back_button")
    assert button is not None
    assert button.isVisible()
    assert page.panes.judgement.width() > sizes[2], "the room is given to the judgement"
    button.click()
    assert pop_out_of(stage).window is None
    assert page.panes.indexOf(evidence) == 1
    assert evidence.isVisible()
    assert evidence.current_view() is view
    assert page.panes.sizes() == sizes


def test_keys_pressed_in_it_are_those_of_the_desk(stage: Stage) -> None:
    page, window = page_of(stage), popped(stage)
    QTest.keyClick(window, Key.Key_2)
    assert page.panes.judgement.isVisible()
    assert stage.desk.submissions.opened.assessment.score("eo1.b").mark == "developing"
    QTest.keyClick(window, Key.Key_N)
    assert page.scorable_id != "eo1.b"
    QTest.keyClick(window, Key.Key_C)
    stage.qtbot.waitUntil(stage.window.isActiveWindow)
    assert QApplication.focusWidget() is page.panes.judgement.comment_editor


def test_keys_of_the_whole_desk_reach_the_main_window(stage: Stage) -> None:
    window = popped(stage)
    QTest.keyClick(window, Key.Key_K, Modifier.ControlModifier)
    stage.qtbot.waitUntil(stage.window.isActiveWindow)
    assert stage.window.overlays.close_open()


def test_made_ready_before_anybody_wants_it_it_knows_them_too(qtbot: QtBot, theme: Theme) -> None:
    with staged(qtbot, theme) as stage:
        late = stage.window.desk_pages.late
        with qtbot.waitSignal(late.warmed):
            late.warm()
        stage.workspace("eo1.b")
        QTest.keyClick(popped(stage), Key.Key_K, Modifier.ControlModifier)
        qtbot.waitUntil(stage.window.isActiveWindow)
        assert stage.window.overlays.close_open()


def test_its_own_full_screen_and_escape(stage: Stage) -> None:
    window = popped(stage)
    QTest.keyClick(window, Key.Key_F)
    assert window.isFullScreen()
    assert not stage.window.rail.isHidden()
    QTest.keyClick(window, Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.isVisible()
    action(stage, "evidence.full_screen").trigger()
    assert page_of(stage).panes.judgement.isVisible(), "evidence elsewhere cannot fill the main window"


def test_closing_it_brings_the_evidence_back_and_its_place_is_remembered(stage: Stage) -> None:
    window = popped(stage)
    window.setGeometry(40, 30, 640, 480)
    size = window.size()
    window.close()
    assert page_of(stage).panes.evidence.isVisible()
    assert page_of(stage).panes.indexOf(page_of(stage).panes.evidence) == 1
    assert popped(stage).size() == size
    stage.window.close()
    assert pop_out_of(stage).window is None
    assert "evidence.window" in stage.desk.shell.state


def test_a_key_of_the_main_window_for_the_evidence_goes_to_its_window(stage: Stage) -> None:
    window = popped(stage)
    activate(stage.qtbot, stage.window)
    action(stage, "page.find").trigger()
    stage.qtbot.waitUntil(window.isActiveWindow)
    assert window.isAncestorOf(page_of(stage).panes.evidence)


def test_outline_and_judgement_swap_and_go_away_and_stay_so(stage: Stage, qtbot: QtBot, theme: Theme) -> None:
    panes = page_of(stage).panes
    before = panes.outline.width()
    QTest.keyClick(panes, Key.Key_L, BOTH)
    assert [panes.indexOf(one) for one in (panes.judgement, panes.evidence, panes.outline)] == [0, 1, 2]
    assert abs(panes.outline.width() - before) <= 2
    QTest.keyClick(panes, Key.Key_O, BOTH)
    assert not panes.outline.isVisible()
    action(stage, "evidence.full_screen").trigger()
    action(stage, "evidence.full_screen").trigger()
    assert panes.judgement.isVisible()
    assert not panes.outline.isVisible(), "what was put away stays away"
    stage.window.close()
    again = Stage(qtbot, theme, stage.desk.shell)
    again.window.desk_pages.open_assignment("asg-1")
    panes = page_of(again).panes
    assert panes.indexOf(panes.judgement) == 0
    assert not panes.outline.isVisible()
    action(again, "layout.outline").trigger()
    assert panes.outline.isVisible()
    assert panes.outline.width() > 60
    again.close()


def test_the_drawer_of_pins_stands_as_it_was_left(stage: Stage, qtbot: QtBot, theme: Theme) -> None:
    panel = page_of(stage).panes.evidence.pins.panel
    QTest.mouseClick(panel.pins_button, Qt.MouseButton.LeftButton)
    panel.criterion_check.click()
    QTest.keyClicks(panel.pin_filter, "table")
    stage.window.close()
    again = Stage(qtbot, theme, stage.desk.shell)
    again.window.desk_pages.open_assignment("asg-1")
    panel = page_of(again).panes.evidence.pins.panel
    qtbot.waitUntil(lambda: page_of(again).assignment_id == "asg-1")
    assert panel.is_open
    assert panel.criterion_check.isChecked()
    assert panel.pin_filter.text() == "table"
    page_of(again).close_assignment()
    assert not panel.is_open
    again.window.desk_pages.open_assignment("asg-1")
    qtbot.waitUntil(lambda: page_of(again).assignment_id == "asg-1")
    assert panel.is_open, "shut with the submission, not by hand"
    again.close()


def test_a_pane_dragged_to_nothing_is_brought_back_by_its_key(stage: Stage) -> None:
    panes = page_of(stage).panes
    panes.setSizes([0, 700, 400])
    action(stage, "layout.outline").trigger()
    assert panes.sizes()[0] > 60
    action(stage, "layout.judgement").trigger()
    assert not panes.judgement.isVisible()
    action(stage, "layout.judgement").trigger()
    assert panes.judgement.isVisible()
