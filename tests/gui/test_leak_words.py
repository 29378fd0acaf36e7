"""What may tell who made a file is said quietly at its tab, to those who are not meant to know, and to nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.leaks import LEAK_KINDS, LEAK_PLACES, Leak
from assessor_app.domain.programme import Programme, Switches
from assessor_app.gui.workspace.leak_words import leak_words
from assessor_app.workflows.desk import OpenedSubmission
from tests.support.portfolio import opened
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LEAKS = (Leak("author", "properties"), Leak("organisation", "properties"), Leak("name", "first_page"))
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
