"""What may tell who made a file is said quietly at its tab, to those who are not meant to know, and to nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.leaks import LEAK_KINDS, LEAK_PLACES, Leak
from assessor_app.domain.programme import Programme, Switches
from assessor_app.gui.workspace.leak_desk import STATE, decode
from assessor_app.gui.workspace.leak_sign import LeakSign
from assessor_app.gui.workspace.leak_words import leak_words
from assessor_app.workflows.desk import OpenedSubmission
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.portfolio import opened
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LEAKS = (Leak("author", "properties"), Leak("organisation", "properties"), Leak("name", "first_page"))
LOOKED_AT = '{"art-plan": "author@properties name@first_page organisation@properties"}'
SAID = (
    "May tell who made it:\n"
    "• In the file’s properties: its author, an organisation\n"
    "• On the first page: a name\n"
    "A criterion that cannot be scored for it: not scorable, “Identifying information makes it unusable”."
)


def submission(*leaks: Leak, hides: bool = True) -> OpenedSubmission:
    facts = {"art-plan": ArtifactFacts(20, leaks=leaks), "art-forum": ArtifactFacts(duration=272.0, leaks=())}
    return replace(opened(), facts=facts, programme=Programme(switches=Switches(hide_practitioner=hides)))


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    return Workspace(qtbot, submission(*LEAKS))


@pytest.fixture
def unchecked(qtbot: QtBot) -> Workspace:
    return Workspace(qtbot, submission())


def test_the_tab_says_it_below_the_name_and_aloud(workspace: Workspace) -> None:
    tabs = workspace.evidence.artifact_tabs
    plan, forum = tabs.index_of("art-plan"), tabs.index_of("art-forum")
    assert tabs.tabToolTip(plan).endswith(f".pdf\n\n{SAID}")
    assert tabs.accessibleTabName(plan).endswith(SAID)
    assert "May tell" not in tabs.tabToolTip(forum) + tabs.accessibleTabName(forum)


def test_it_comes_when_the_check_has_looked_and_stays_with_later_news(unchecked: Workspace) -> None:
    tabs = unchecked.evidence.artifact_tabs
    plan = tabs.index_of("art-plan")
    assert "May tell" not in tabs.tabToolTip(plan)
    for _ in range(2):
        unchecked.evidence.refresh(submission(*LEAKS))
        assert tabs.tabToolTip(plan).count("May tell who made it:") == 1
    unchecked.evidence.refresh(submission(*LEAKS, hides=False))
    assert "May tell" not in tabs.tabToolTip(plan) + tabs.accessibleTabName(plan)


def sign(workspace: Workspace, artifact_id: str) -> LeakSign | None:
    return workspace.evidence.artifact_tabs.findChild(LeakSign, f"leak_sign_{artifact_id}")


def test_a_sign_at_the_tab_opens_a_card_where_it_is_read_and_marked_as_looked_at(workspace: Workspace) -> None:
    plan, card = sign(workspace, "art-plan"), workspace.evidence.leaks.card
    assert sign(workspace, "art-forum") is None
    assert plan is not None
    assert plan.accessibleName().endswith("may tell who made it: not looked at yet")
    before = plan.icon().pixmap(16, 16).toImage()
    workspace.click(plan)
    assert card.isVisible()
    assert card.leak_lines_label.text() == SAID
    assert card.leak_name_label.text().endswith(".pdf")
    assert QApplication.focusWidget() is card.leak_close_button
    workspace.click(card.leak_seen_box)
    assert plan.accessibleName().endswith("may tell who made it: looked at")
    # told by the picture, not by its colour alone
    assert plan.icon().pixmap(16, 16).toImage().convertToFormat(QImage.Format.Format_Alpha8) != before.convertToFormat(
        QImage.Format.Format_Alpha8
    )
    workspace.press(Qt.Key.Key_Escape)
    assert card.isHidden()
    assert QApplication.focusWidget() is plan
    assert workspace.desk.ui[f"{STATE}asg-1"] == LOOKED_AT


def test_what_was_looked_at_is_known_again_until_more_is_found(qtbot: QtBot) -> None:
    desk = MemoryDesk(submission(*LEAKS))
    desk.ui[f"{STATE}asg-1"] = LOOKED_AT
    workspace = Workspace(qtbot, submission(*LEAKS), desk=desk)
    assert workspace.evidence.leaks.is_seen("art-plan")
    workspace.evidence.refresh(submission(*LEAKS, Leak("position", "picture")))
    assert not workspace.evidence.leaks.is_seen("art-plan")
    former = sign(workspace, "art-plan")
    assert former is not None
    workspace.evidence.refresh(submission(*LEAKS, hides=False))
    assert former.isHidden()


@pytest.mark.parametrize("text", ["", "[]", "{", "3", '{"a": 1}', '["a"]'])
def test_what_is_remembered_wrongly_is_nothing(text: str) -> None:
    assert decode(text) == {}


def test_a_file_under_an_alias_is_said_to_have_a_name_that_is_not_shown() -> None:
    of = submission(Leak("name", "file_name"))
    first = replace(of.submission.artifacts[0], name="Artifact 1.pdf", given_name="Mrs Vega.pdf")
    said = leak_words(replace(of, submission=replace(of.submission, artifacts=(first, *of.submission.artifacts[1:]))))
    assert "• In the file’s name, which is not shown here: a name" in said["art-plan"]
    assert "Vega" not in str(said)


def test_where_the_practitioner_is_known_nothing_is_said() -> None:
    assert leak_words(submission(*LEAKS, hides=False)) == {}


def test_a_programme_without_that_reason_advises_nothing() -> None:
    of = submission(*LEAKS)
    assert of.programme is not None
    said = leak_words(replace(of, programme=replace(of.programme, reasons=())))
    assert said == {"art-plan": SAID.rpartition("\n")[0]}


def test_every_kind_and_place_has_words() -> None:
    every = tuple(Leak(kind, where) for where in LEAK_PLACES for kind in LEAK_KINDS)
    (said,) = leak_words(submission(*every)).values()
    lines = said.split("\n")[1:-1]
    assert len(lines) == len(LEAK_PLACES)
    assert all(line.count(", ") == len(LEAK_KINDS) - 1 for line in lines)
