"""Outline, narratives and the read-only state: what the assessor reads before and after judging."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from assessor_app.domain.scoring import Receipt
from assessor_app.domain.submission import AssessmentState
from assessor_app.errors import VaultError
from assessor_app.gui.workspace.outline_model import OutlineRole
from assessor_app.gui.workspace.score_badges import badge_for
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.portfolio import SCORES, component_credential, credential, opened
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def _badge_text(of: object, key: str, mark: str | None) -> tuple[str, str]:
    badge = badge_for(of, of.scorable(key), mark)  # type: ignore[arg-type, attr-defined]
    return badge.text, badge.tone


@pytest.mark.parametrize(
    ("mark", "badge"),
    [
        (None, ("·", "none")),
        ("basic", ("1", "bad")),
        ("developing", ("2", "warn")),
        ("proficient", ("3", "good")),
        ("exemplary", ("4", "best")),
        ("not_scorable", ("NS", "outside")),
    ],
)
def test_a_rubric_badge_is_its_number_in_the_tone_the_rule_gives_it(mark: str | None, badge: tuple[str, str]) -> None:
    assert _badge_text(credential(), "eo1.a", mark) == badge


def test_two_level_scales_have_a_tick_and_a_cross() -> None:
    assert _badge_text(component_credential(), "c1", "shown") == ("✓", "good")
    assert _badge_text(component_credential(), "c1", "not-shown") == ("✕", "bad")


def _middle_of_colour(workspace: Workspace, key: str, colour: QColor) -> tuple[float, float]:
    """Vertical middles of the row and of the pixels in the badge's colour."""
    tree = workspace.panes.outline.outline_tree
    row = tree.visualRect(workspace.panes.outline._model.index_of(key))
    image = tree.viewport().grab(row).toImage()
    ratio = image.devicePixelRatio()
    lines = [
        y
        for y in range(image.height())
        for x in range(image.width() - round(20 * ratio), image.width() - round(10 * ratio))
        if image.pixelColor(QPoint(x, y)).rgb() == colour.rgb()
    ]
    return (image.height() - 1) / 2, (min(lines) + max(lines)) / 2


@pytest.mark.parametrize(("key", "token"), [("eo1.a", "good"), ("eo1.d", "warn"), ("eo2.a", "info"), ("eo3.a", "bad")])
def test_score_badges_sit_on_the_middle_of_their_row(qtbot: QtBot, key: str, token: str) -> None:
    workspace = Workspace(qtbot, opened(scores=dict(SCORES)))
    row, badge = _middle_of_colour(workspace, key, workspace.theme.color(token))
    assert abs(row - badge) <= 0.5


def test_word_counts_stand_under_their_part_with_a_warning_when_outside(qtbot: QtBot) -> None:
    model = Workspace(qtbot, opened()).panes.outline._model
    within = model.index(0, 0, model.index_of("p1"))
    outside = model.index(0, 0, model.index_of("p3"))
    assert within.data(Qt.ItemDataRole.DisplayRole) == "1,214 words · min 1,000"
    assert within.data(OutlineRole.BADGE).shape != "triangle"
    assert outside.data(Qt.ItemDataRole.DisplayRole) == "486 words · min 500"
    assert outside.data(OutlineRole.BADGE).shape == "triangle"
    assert "14 too few" in outside.data(Qt.ItemDataRole.ToolTipRole)


def test_each_group_of_questions_has_its_own_count(qtbot: QtBot) -> None:
    model = Workspace(qtbot, opened(component_credential())).panes.outline._model
    part = model.index_of("p3")
    rows = [model.index(row, 0, part).data() for row in range(model.rowCount(part))]
    assert rows == ["Group 1 · 512 words · max 500", "Group 2 · 2 words · max 500"]


def test_a_narrative_is_read_in_the_centre_and_scored_on_the_right(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.select("p3")
    text = workspace.evidence.narrative.toPlainText()
    assert "Part 3 · Reflection" in text
    assert "What changed?" in text
    assert "14 too few" in text
    assert workspace.evidence.narrative.isVisible()
    assert not workspace.evidence.rail.isVisible()
    workspace.press(Qt.Key.Key_2)
    assert workspace.desk.opened.assessment.score("p3").mark == "passing"


def test_markup_in_a_response_stays_text(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened(component_credential()))
    workspace.page.select("p3")
    assert "<b>Bold</b> claims" in workspace.evidence.narrative.toPlainText()


def test_artifacts_stay_at_hand_while_a_narrative_is_read(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.select("p1")
    tabs = workspace.evidence.artifact_tabs
    assert tabs.count() == 6
    tabs.setCurrentIndex(tabs.index_of("art-photo"))
    assert workspace.evidence.current_view() is workspace.view("art-photo")
    workspace.page.select("eo1.b")
    assert tabs.count() == 5


def test_a_part_without_a_scale_is_read_but_not_scored(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened(component_credential()))
    workspace.page.select("p1")
    assert "read, not scored" in workspace.judgement.look_for_label.text()
    assert not workspace.judgement.comment_editor.isVisible()
    workspace.press(Qt.Key.Key_1)
    assert workspace.written("score") == []


def test_a_click_in_the_outline_takes_the_focus_out_of_the_comment(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.select("eo1.b")
    workspace.press(Qt.Key.Key_C)
    tree = workspace.panes.outline.outline_tree
    spot = tree.visualRect(workspace.panes.outline._model.index_of("eo1.c")).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert workspace.page.scorable_id == "eo1.c"
    workspace.press(Qt.Key.Key_3)
    assert workspace.desk.opened.assessment.score("eo1.c").mark == "proficient"


def _submitted(state: AssessmentState, receipt: Receipt | None = None) -> MemoryDesk:
    desk = MemoryDesk(opened(scores=dict(SCORES)))
    assessment = replace(desk.opened.assessment, state=state, signed_at=datetime.now(UTC), receipt=receipt)
    desk.opened = replace(desk.opened, assessment=assessment)
    return desk


def test_a_submitted_assessment_can_be_read_but_not_changed(qtbot: QtBot) -> None:
    desk = _submitted("submitted")
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    workspace.page.select("eo1.b")
    assert "Waiting to be sent" in workspace.page.read_only_banner.banner_label.text()
    workspace.press(Qt.Key.Key_3)
    workspace.click(workspace.card("basic"))
    workspace.judgement.flag_box.click()
    workspace.press(Qt.Key.Key_C)
    assert workspace.judgement.comment_editor.isReadOnly()
    assert {name for name, _ in desk.calls} <= {"open_submission", "load_ui_state", "artifact_source"}


def test_the_receipt_is_shown_and_the_assessor_may_ask_for_it_back(qtbot: QtBot) -> None:
    desk = _submitted("received", Receipt("R-20418", datetime.now(UTC), "Earned"))
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    banner = workspace.page.read_only_banner
    assert "receipt R-20418" in banner.banner_label.text()
    workspace.click(banner.ask_back_button)
    assert not banner.send_recall_button.isEnabled()
    qtbot.keyClicks(banner.reason_edit, "I mixed up 2.a and 2.b")
    # a sync in between takes nothing from under the hands
    workspace.page.reload()
    assert banner.reason_row.isVisible()
    desk.failures.append(VaultError("The disk is full."))
    workspace.click(banner.send_recall_button)
    assert banner.recall_trouble_label.text() == "The disk is full."
    assert banner.reason_edit.text() == "I mixed up 2.a and 2.b"
    workspace.click(banner.send_recall_button)
    assert workspace.written("ask_back")[-1] == ("I mixed up 2.a and 2.b",)
    assert "asked for it back" in banner.banner_label.text()
    assert not banner.ask_back_button.isVisible()


def test_what_is_not_sent_yet_is_taken_back_at_once_and_what_left_meanwhile_needs_a_reason(qtbot: QtBot) -> None:
    desk = _submitted("submitted")
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    banner = workspace.page.read_only_banner
    assert banner.ask_back_button.text() == "Take it back"
    desk.receive("R-20418")
    workspace.click(banner.ask_back_button)
    assert banner.recall_trouble_label.text() == "Say in a few words why you want it back."
    qtbot.keyClicks(banner.reason_edit, "A name in it")
    # now the page learns that the hub has it
    workspace.page.reload()
    assert "receipt R-20418" in banner.banner_label.text()
    qtbot.keyClick(banner.reason_edit, Qt.Key.Key_Return)
    assert workspace.written("ask_back") == [("",), ("A name in it",)]
    assert not banner.reason_row.isVisible()
    desk = _submitted("submitted")
    again = Workspace(qtbot, desk.opened, desk=desk)
    again.click(again.page.read_only_banner.ask_back_button)
    assert not again.page.read_only_banner.isVisible()
    assert again.written("ask_back") == [("",)]
    again.page.select("eo1.c")
    again.press(Qt.Key.Key_3)
    assert desk.opened.assessment.score("eo1.c").mark == "proficient"


def test_a_hand_back_makes_it_editable_again_without_reopening(qtbot: QtBot) -> None:
    desk = _submitted("recall_asked")
    workspace = Workspace(qtbot, desk.opened, desk=desk)
    workspace.page.select("eo1.b")
    desk.opened = replace(desk.opened, assessment=replace(desk.opened.assessment, state="open"))
    workspace.page.reload()
    assert not workspace.page.read_only_banner.isVisible()
    workspace.press(Qt.Key.Key_3)
    assert desk.opened.assessment.score("eo1.b").mark == "proficient"
