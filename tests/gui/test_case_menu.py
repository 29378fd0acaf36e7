"""The head of the workspace: its menu gives a case back, and what stands on it tells the keys a person chose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.case_menu import CaseMenu
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.support.desk_for_workspace import child
from tests.support.portfolio import opened
from tests.support.scripted_desk import ScriptedDesk, queue_row
from tests.support.whole_window import Stage
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, ScriptedDesk(rows=(queue_row("ASG-1"), queue_row("EIP-2391"))))
    stage.window.desk_pages.open_assignment("asg-1")
    stage.qtbot.waitUntil(lambda: page_of(stage).assignment_id == "asg-1")
    yield stage
    stage.close()


def page_of(stage: Stage) -> WorkspacePage:
    return stage.window.desk_pages.workspace_page


def menu_of(stage: Stage) -> CaseMenu:
    (found,) = page_of(stage).findChildren(CaseMenu)
    return found


def test_a_case_is_given_back_from_the_workspace_and_the_queue_says_so(stage: Stage) -> None:
    menu = menu_of(stage)
    menu.know_action.trigger()
    assert menu.card.isVisible()
    assert "not asked for a reason" in menu.card.card_sentence.text()
    menu.card.card_action_button.click()
    stage.qtbot.waitUntil(lambda: stage.window.desk_pages.front == "queue")
    assert ("release", True) in stage.desk.shell.calls, "asked on the store lane"
    assert "given back" in stage.window.notice_bar.sentence
    assert [row.code for row in stage.window.desk_pages.queue_page.rows] == ["EIP-2391"]
    assert page_of(stage).assignment_id == ""
    assert stage.window.desk_pages.assignment_id == ""


def test_who_thinks_better_of_it_stays_where_he_was(stage: Stage) -> None:
    menu = menu_of(stage)
    menu.know_action.trigger()
    QTest.keyClick(menu.card.card_action_button, Qt.Key.Key_Escape)
    assert not menu.card.isVisible()
    assert page_of(stage).assignment_id == "asg-1"
    assert ("release", True) not in stage.desk.shell.calls


def test_what_is_handed_in_is_not_given_back(stage: Stage) -> None:
    stage.desk.submit_assessment("asg-1", "A-07")
    page_of(stage).reload()
    menu = menu_of(stage)
    menu.menu.aboutToShow.emit()
    assert not menu.know_action.isEnabled()
    menu.ask()
    assert not menu.card.isVisible()


def test_hints_name_the_keys_that_work_now(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.resize(1600, 800)
    workspace.page.select("eo1.b")
    rail, drawer = workspace.evidence.rail, workspace.evidence.pins.panel
    partly = child(workspace.evidence, QToolButton, "partly_button")
    assert rail.keys_label.text() == "J / K next / previous"
    assert partly.toolTip().startswith("Partly (H)\n")
    assert workspace.judgement.next_unscored_button.toolTip() == "Next unscored criterion (U)"
    workspace.keymap.give(
        {"citation.next": ("F8",), "citation.partly": (), "criterion.next_unscored": ("F9",), "pin.add": ("F7",)}
    )
    assert rail.keys_label.text() == "F8 / K next / previous"
    assert partly.toolTip().startswith("Partly\n")
    assert workspace.judgement.next_unscored_button.toolTip() == "Next unscored criterion (F9)"
    assert "press F7" in drawer.no_pins_label.text()
    workspace.keymap.give({"pin.add": (), "citation.next": (), "citation.previous": ()})
    assert "press" not in drawer.no_pins_label.text()
    assert not rail.keys_label.isVisible()
