"""What a submission lacks, told in the workspace; returning it unscored; why something cannot be scored."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.definition import load_definition
from assessor_app.domain.programme import Programme, Reason
from assessor_app.domain.submission import Artifact
from assessor_app.errors import VaultError
from assessor_app.paths import RESOURCES
from assessor_app.workflows.desk import Incompleteness, OpenedSubmission
from tests.support.desk_for_workspace import child
from tests.support.portfolio import ARTIFACTS, FORUM, PLAN, SURVEY, opened
from tests.support.workspace import Workspace

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_KEY = Qt.Key


def _sentences(workspace: Workspace) -> list[str]:
    return [label.text() for label in workspace.page.guide.panel.findChildren(QLabel, "point_sentence")]


def _boxes(workspace: Workspace) -> list[QCheckBox]:
    return [
        one for one in workspace.page.guide.panel.findChildren(QCheckBox) if one.objectName().startswith("point_box")
    ]


def test_a_quiet_line_tells_the_gravest_point_at_first_opening_until_it_is_put_away(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    strip = workspace.page.guide.strip
    assert strip.isVisible()
    assert strip.strip_label.text() == "2.c: no place in the evidence is cited. And 13 more."
    workspace.click(strip.strip_close_button)
    assert not strip.isVisible()
    again = Workspace(qtbot, workspace.desk.opened, desk=workspace.desk)
    assert not again.page.guide.strip.isVisible()


def test_the_panel_lists_everything_and_leads_to_it(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened(present=frozenset(one.id for one in ARTIFACTS[1:])))
    workspace.click(workspace.page.guide.button)
    panel = workspace.page.guide.panel
    assert panel.isVisible()
    said = _sentences(workspace)
    assert "1.c: “see page 140 of the plan” leads nowhere. page 140 of 20" in said
    assert said[-1] == "“improvement-plan.pdf” is not on this laptop yet; it was handed in."
    # what the laptop lacks is no reason to return anything
    assert len(_boxes(workspace)) == len(said) - 1
    number = said.index("2.d: no place in the evidence is cited.")
    workspace.click(child(panel, QPushButton, f"point_way_{number}"))
    assert not workspace.page.guide.overlay.isVisible()
    assert workspace.page.scorable_id == "eo2.d"


def test_returning_sends_the_points_ticked_with_note_and_signature(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    panel = workspace.page.guide.panel
    workspace.click(workspace.page.guide.button)
    assert not panel.return_button.isEnabled()
    for box in _boxes(workspace)[1:]:
        box.setChecked(False)
    _boxes(workspace)[0].setChecked(True)
    panel.return_note_edit.setPlainText("Please cite a place for each.")
    qtbot.keyClicks(panel.return_signature_edit, "A-07")
    with qtbot.waitSignal(workspace.page.guide.returned):
        workspace.click(panel.return_button)
    signature, points, note = workspace.written("return_incomplete")[0]
    assert (signature, note) == ("A-07", "Please cite a place for each.")
    assert len(points) == 1
    assert isinstance(points[0], Incompleteness)
    assert not panel.isVisible()
    assert workspace.page.read_only_banner.isVisible()
    workspace.click(workspace.page.guide.button)
    assert not panel.return_form.isVisible()
    assert "handed in already" in panel.return_hint_label.text()


def test_what_no_rule_finds_may_be_said_in_the_note(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    panel = workspace.page.guide.panel
    workspace.click(workspace.page.guide.button)
    for box in _boxes(workspace):
        box.setChecked(False)
    qtbot.keyClicks(panel.return_signature_edit, "A-07")
    assert not panel.return_button.isEnabled()
    panel.return_note_edit.setPlainText("All files are the same.")
    workspace.click(panel.return_button)
    assert workspace.written("return_incomplete") == [
        ("A-07", (Incompleteness("other", "", "All files are the same."),), "")
    ]


def test_names_in_the_note_are_pointed_out_may_be_kept_and_are_nobodys_business_where_unwanted(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    guide = workspace.page.guide
    workspace.click(guide.button)
    line = guide.panel.return_name_line
    guide.panel.return_note_edit.setPlainText("Mrs. Whitlock has the file; ask Mr. Lee.")
    assert line.isVisible()
    assert "“Mrs. Whitlock”" in line.name_label.text()
    workspace.click(line.keep_button)
    assert "“Mr. Lee”" in line.name_label.text()
    guide.warn_of_names(False)
    assert not line.isVisible()
    guide.warn_of_names(True)
    assert line.isVisible()
    guide.panel.return_note_edit.setPlainText("Please hand it in again.")
    assert not line.isVisible()


def test_a_return_that_cannot_be_stored_keeps_what_was_typed(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    panel = workspace.page.guide.panel
    workspace.click(workspace.page.guide.button)
    qtbot.keyClicks(panel.return_signature_edit, "A-07")
    workspace.desk.failures.append(VaultError("The disk is full."))
    workspace.click(panel.return_button)
    assert panel.return_trouble_label.text() == "The disk is full."
    assert panel.return_signature_edit.text() == "A-07"
    assert panel.return_button.isEnabled()


def test_where_the_programme_forbids_returning_the_panel_says_what_to_do(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, replace(opened(), programme=Programme(may_return_incomplete=False)))
    workspace.click(workspace.page.guide.button)
    panel = workspace.page.guide.panel
    assert not panel.return_form.isVisible()
    assert _boxes(workspace) == []
    assert "does not let assessors return" in panel.return_hint_label.text()


# -- why something cannot be scored ---------------------------------------------------------------------------------


@pytest.fixture
def room(qtbot: QtBot) -> Workspace:
    reasons = (
        Reason("missing", "It is missing"),
        Reason("unreadable", "It cannot be read"),
        Reason("other", "Another"),
    )
    workspace = Workspace(qtbot, replace(opened(), programme=Programme(reasons=reasons)))
    workspace.page.select("eo1.b")
    return workspace


def _score(workspace: Workspace) -> tuple[str | None, str]:
    score = workspace.desk.opened.assessment.score("eo1.b")
    return score.mark, score.reason


def test_zero_asks_for_a_reason_that_a_number_key_gives(room: Workspace) -> None:
    assert not room.judgement.reasons.isVisible()
    room.press(_KEY.Key_0)
    assert room.judgement.reasons.isVisible()
    assert _score(room) == ("not_scorable", "")
    room.press(_KEY.Key_2)
    assert _score(room) == ("not_scorable", "unreadable")
    # the focus is back where numbers are levels
    room.press(_KEY.Key_3)
    assert _score(room) == ("proficient", "")
    assert not room.judgement.reasons.isVisible()


def test_the_reason_of_ones_own_leads_to_the_comment(room: Workspace) -> None:
    room.press(_KEY.Key_0)
    room.press(_KEY.Key_3)
    assert _score(room) == ("not_scorable", "other")
    assert room.judgement.comment_editor.hasFocus()


def test_esc_leaves_the_reasons_and_the_mark_stays(room: Workspace) -> None:
    room.press(_KEY.Key_0)
    room.press(_KEY.Key_Escape)
    assert _score(room) == ("not_scorable", "")
    room.press(_KEY.Key_4)
    assert _score(room) == ("exemplary", "")


def test_a_reason_can_be_clicked_changed_and_is_there_after_coming_back(room: Workspace) -> None:
    room.click(room.card("not_scorable"))
    room.click(child(room.judgement, QAbstractButton, "reason_card_missing"))
    room.click(child(room.judgement, QAbstractButton, "reason_card_unreadable"))
    assert _score(room) == ("not_scorable", "unreadable")
    room.page.select("eo1.c")
    assert not room.judgement.reasons.isVisible()
    room.page.select("eo1.b")
    chosen = child(room.judgement, QAbstractButton, "reason_card_unreadable")
    assert chosen.isChecked()
    # pressing zero again asks again and forgets nothing
    room.press(_KEY.Key_0)
    assert _score(room) == ("not_scorable", "unreadable")
    assert chosen.hasFocus()


def _alternatives(*handed_in: Artifact, seconds: float) -> OpenedSubmission:
    """Survey results or a video under five minutes are asked for, and these are handed in for it."""
    definition = RESOURCES / "credentials" / "ensuring-alignment-shared-purpose.yaml"
    found = opened(load_definition(yaml.safe_load(definition.read_text(encoding="utf-8"))))
    slots = {"behaviours": PLAN, "protocol": replace(PLAN, id="art-protocol", name="protocol.pdf")}
    files = (
        *(replace(one, slot_id=slot) for slot, one in slots.items()),
        *(replace(one, slot_id="example") for one in handed_in),
    )
    return replace(
        found,
        submission=replace(found.submission, artifacts=files),
        facts={FORUM.id: ArtifactFacts(duration=seconds)},
        present=frozenset(one.id for one in files),
    )


_EITHER = "“The behaviours seen in practice” asks for one or the other; handed in are survey results and a video."
_TOO_LONG = "“family-forum.mp4” is too long: “The behaviours seen in practice” asks for a video under 5 minutes."
_MISSING = "“The behaviours seen in practice” is missing: survey results or a video under 5 minutes is asked for."


@pytest.mark.parametrize(
    ("handed_in", "seconds", "said", "ticked"),
    [
        ((SURVEY,), 0.0, [], []),
        ((FORUM,), 299.9, [], []),
        # under five minutes: five are too many, and nothing that counts is left
        ((FORUM,), 300.0, [_TOO_LONG], [_TOO_LONG]),
        ((SURVEY, FORUM), 299.9, [_EITHER], []),
        # the survey counts, so the long video is only remarked on
        ((SURVEY, FORUM), 312.0, [_TOO_LONG, _EITHER], []),
        ((), 0.0, [_MISSING], [_MISSING]),
    ],
)
def test_of_two_alternatives_one_is_asked_for(
    qtbot: QtBot, handed_in: tuple[Artifact, ...], seconds: float, said: list[str], ticked: list[str]
) -> None:
    workspace = Workspace(qtbot, _alternatives(*handed_in, seconds=seconds))
    workspace.click(workspace.page.guide.button)
    panel = workspace.page.guide.panel
    sentences = _sentences(workspace)
    assert [one for one in sentences if "seen in practice" in one] == said
    boxes = [child(panel, QCheckBox, f"point_box_{sentences.index(one)}") for one in said]
    assert [one for one, box in zip(said, boxes, strict=True) if box.isChecked()] == ticked
