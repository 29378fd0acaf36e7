"""Whatever an assessor does with a button or a tab has a command too: by key, from the menu, from the palette."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import CitationMark, Pin, mark_id
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.palette.command_source import CommandSource
from assessor_app.gui.shortcut_panel import ShortcutPanel
from assessor_app.gui.workspace.likely_place import LikelyPlace
from tests.support.portfolio import CITATIONS, opened
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
_KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    found = Workspace(qtbot, opened())
    found.page.select("eo1.b")
    return found


def mark(workspace: Workspace, criterion: str, index: int) -> CitationMark | None:
    found = workspace.desk.opened.annotations.get(mark_id(criterion, index, CITATIONS[criterion][index].citation.raw))
    assert found is None or isinstance(found, CitationMark)
    return found


def test_a_score_is_cleared_and_a_flag_put_up_and_taken_down(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_3)
    workspace.press(_KEY.Key_Minus)
    workspace.press(_KEY.Key_L)
    score = workspace.desk.opened.assessment.score("eo1.b")
    assert (score.mark, score.flagged) == (None, True)
    workspace.press(_KEY.Key_L)
    assert not workspace.desk.opened.assessment.score("eo1.b").flagged


def test_the_place_on_screen_is_kept_and_taken_away_again(workspace: Workspace) -> None:
    pin = Pin("", "art-plan", "", PagePlace(5, 5))
    workspace.view("art-plan").__dict__["pin_here"] = lambda: pin
    workspace.press(_KEY.Key_W, SHIFT)
    found = mark(workspace, "eo1.b", 0)
    assert found is not None
    assert (found.verdict, found.corrected) == ("wrong_place", PagePlace(5, 5))
    workspace.page.commands()["citation.remove_place"]()
    found = mark(workspace, "eo1.b", 0)
    assert found is not None
    assert found.corrected is None


def test_what_is_probably_meant_is_opened_looked_at_kept_and_closed(workspace: Workspace) -> None:
    workspace.page.select("eo1.c")
    workspace.panes.citations.show_citation(0)
    card = workspace.evidence.problem_card
    workspace.press(_KEY.Key_M)
    assert not card.isHidden()
    offer = QApplication.focusWidget()
    assert isinstance(offer, LikelyPlace), "the keyboard stands on the first place offered"
    workspace.press(_KEY.Key_M, SHIFT)
    assert mark(workspace, "eo1.c", 0) is None, "nothing is kept that was not looked at"
    workspace.click(offer)
    workspace.press(_KEY.Key_M, SHIFT)
    found = mark(workspace, "eo1.c", 0)
    assert found is not None
    assert found.corrected == offer.meaning.place
    workspace.page.select("eo1.b")
    workspace.press(_KEY.Key_M)
    assert card.isHidden(), "here nothing else may be meant"


def test_citations_never_opened_come_one_after_the_other(workspace: Workspace) -> None:
    workspace.press(_KEY.Key_J, SHIFT)
    assert workspace.evidence.citation_index == 1


def test_files_follow_one_another_round(workspace: Workspace) -> None:
    tabs = workspace.evidence.artifact_tabs
    names = [str(tabs.tabData(index)) for index in range(tabs.count())]
    met = []
    for _ in names:
        workspace.press(_KEY.Key_T)
        met.append(workspace.evidence.artifact_id)
    assert met == [*names[1:], names[0]]
    workspace.press(_KEY.Key_T, SHIFT)
    assert workspace.evidence.artifact_id == names[-1]


def test_the_list_of_pins_and_the_panel_of_completeness_open(workspace: Workspace) -> None:
    drawer = workspace.evidence.pins.panel
    workspace.press(_KEY.Key_B, SHIFT)
    assert drawer.is_open
    workspace.press(_KEY.Key_B, SHIFT)
    assert not drawer.is_open
    workspace.press(_KEY.Key_I)
    assert workspace.page.guide.overlay.isVisible()


def test_what_is_submitted_is_asked_back_and_nothing_else(workspace: Workspace) -> None:
    command = workspace.page.commands()["assessment.ask_back"]
    command()
    assert workspace.written("ask_back") == []
    assessment = replace(workspace.desk.opened.assessment, state="received")
    workspace.desk.opened = replace(workspace.desk.opened, assessment=assessment)
    workspace.page.reload()
    command()
    assert workspace.page.read_only_banner.reason_edit.isVisible()


def test_what_has_no_key_is_in_the_palette_and_not_among_all_keys(workspace: Workspace, qtbot: QtBot) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    commands = CommandSource(workspace.keymap, workspace.page, pages)
    found = {entry.key: entry for entry in commands.entries()}
    assert (found["citation.remove_place"].keys, found["citation.remove_place"].reason) == ("", "")
    assert found["review.letter"].reason == "only on the review page"
    panel = ShortcutPanel(workspace.keymap, workspace.theme)
    qtbot.addWidget(panel)
    panel.open_fresh({})
    shown = {label.text() for label in panel.keys_side.findChildren(QLabel) if not label.isHidden()}
    assert "Clear the score" in shown
    assert "Take the place found away again" not in shown
    workspace.keymap.give({"citation.remove_place": ("Q",), "score.clear": ()})
    panel.open_fresh({})
    shown = {label.text() for label in panel.keys_side.findChildren(QLabel) if not label.isHidden()}
    assert "Take the place found away again" in shown
    assert "Clear the score" not in shown


def test_every_workspace_command_has_a_method(workspace: Workspace) -> None:
    """Those bound by the window around the page are named here, so that none is forgotten."""
    elsewhere = {"evidence.pop_out", "layout.swap", "layout.outline", "layout.judgement", "anchor.examples"}
    elsewhere |= {"case.next_disagreement", "case.previous_disagreement"}
    wanted = {one.id for one in workspace.keymap.commands if one.where == "workspace"}
    assert wanted == {*workspace.page.commands(), *elsewhere}
