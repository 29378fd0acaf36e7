"""Viewers that are long in the making: what was there stays, what is wished meanwhile is done, the last wish wins."""

from __future__ import annotations

from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.resubmission.earlier_file import EarlierFile
from assessor_app.gui.slices import Steps
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from tests.support.desk_for_workspace import MemoryDesk, RecordingView
from tests.support.portfolio import FORUM, NOTES, PLAN, opened
from tests.support.runner import InlineRunner

PLACE = PagePlace(3, 3)


class SlowMaker:
    """Hands a viewer out after three steps; notes need none. ``made`` lists what was handed out."""

    def __init__(self) -> None:
        self.made: list[RecordingView] = []
        self.failing = False

    def steps_to(self, artifact: Artifact) -> Steps | None:
        return None if artifact.kind == "text" else self._steps()

    def _steps(self) -> Steps:
        yield
        if self.failing:
            raise RuntimeError
        yield

    def __call__(self, artifact: Artifact) -> EvidenceView:
        self.made.append(RecordingView(artifact))
        return self.made[-1]


@pytest.fixture
def maker() -> SlowMaker:
    return SlowMaker()


@pytest.fixture
def shelf(qtbot: QtBot, maker: SlowMaker) -> ViewerShelf:
    made = ViewerShelf(cast("Any", MemoryDesk(opened())), InlineRunner(), maker)
    qtbot.addWidget(made)
    artifacts = (PLAN, FORUM, NOTES)
    made.open_submission(artifacts, frozenset(one.id for one in artifacts), {})
    return made


def test_what_is_there_stays_until_the_viewer_stands_and_then_the_place_is_shown(
    shelf: ViewerShelf, maker: SlowMaker, qtbot: QtBot
) -> None:
    shelf.raise_artifact(NOTES)
    notes = shelf.current_view()
    shelf.raise_artifact(PLAN, (PagePlace(1, 1), "before"))
    shelf.raise_artifact(PLAN, (PLACE, "Cited for 1.b"))
    assert shelf.currentWidget() is notes
    assert shelf.current_artifact() is PLAN
    assert shelf.current_view() is None, "its keys and pins are not those of what is still on screen"
    assert shelf.pin_here() is None
    qtbot.waitUntil(lambda: shelf.current_view() is not None)
    assert shelf.current_view() is shelf.view_of(PLAN.id) is maker.made[-1]
    assert [one for one in maker.made[-1].told if one[0] == "show"] == [("show", PLACE, "Cited for 1.b")]
    assert len(maker.made) == 2


def test_the_page_before_any_viewer_is_empty_and_says_nothing_of_another_file(shelf: ViewerShelf, qtbot: QtBot) -> None:
    shelf.open_submission((PLAN, FORUM), frozenset({PLAN.id}), {})
    shelf.raise_artifact(FORUM)
    assert FORUM.name in shelf.placeholder.placeholder_title.text()
    shelf.raise_artifact(PLAN)
    assert shelf.placeholder.placeholder_title.text() == ""
    assert shelf.placeholder.download_button.isHidden()
    qtbot.waitUntil(lambda: shelf.current_view() is not None)


def test_of_several_the_last_asked_for_is_made(shelf: ViewerShelf, maker: SlowMaker, qtbot: QtBot) -> None:
    shelf.raise_artifact(PLAN)
    shelf.raise_artifact(FORUM)
    qtbot.waitUntil(lambda: shelf.current_view() is not None)
    assert [view.artifact for view in maker.made] == [FORUM]


def test_whoever_turns_to_what_is_there_stays_there(shelf: ViewerShelf, maker: SlowMaker, qtbot: QtBot) -> None:
    shelf.raise_artifact(NOTES)
    shelf.raise_artifact(PLAN)
    shelf.raise_artifact(NOTES)
    qtbot.waitUntil(lambda: shelf.view_of(PLAN.id) is not None)
    assert shelf.current_view() is shelf.view_of(NOTES.id)


def test_a_pin_wished_meanwhile_is_shown(shelf: ViewerShelf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Pin] = []
    monkeypatch.setattr(RecordingView, "show_pin", lambda _view, pin: shown.append(pin))
    pin = Pin("See here", PLAN.id, place=PLACE)
    shelf.show_pin(PLAN, pin)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [pin]


def test_closing_the_submission_ends_the_making_and_drops_what_was_made(
    shelf: ViewerShelf, maker: SlowMaker, qtbot: QtBot
) -> None:
    shelf.raise_artifact(PLAN)
    for _ in range(3):
        shelf._making._slices.advance()
    assert shelf.current_view() is None
    shelf.close_submission()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shelf.view_of(PLAN.id) is None
    assert not shiboken6.isValid(maker.made[0])
    shelf.open_submission((PLAN,), frozenset({PLAN.id}), {})
    shelf.raise_artifact(PLAN)
    qtbot.waitUntil(lambda: shelf.current_view() is not None)


def test_a_making_that_failed_is_begun_anew_when_asked_again(
    shelf: ViewerShelf, maker: SlowMaker, qtbot: QtBot
) -> None:
    maker.failing = True
    with qtbot.captureExceptions() as met:
        shelf.raise_artifact(PLAN)
        qtbot.waitUntil(lambda: bool(met))
    maker.failing = False
    shelf.raise_artifact(PLAN)
    qtbot.waitUntil(lambda: shelf.current_view() is not None)


def test_a_file_of_before_opens_once_its_viewer_is_made_and_never_after_it_was_closed(
    maker: SlowMaker, qtbot: QtBot
) -> None:
    desk = cast("Any", MemoryDesk(opened()))
    file = EarlierFile(desk, InlineRunner(), Theme(), maker, PLAN, 1)
    qtbot.addWidget(file)
    file.begin()
    file.show_place(PLACE, "Attempt 1")
    assert file.viewer() is None
    qtbot.waitUntil(lambda: file.viewer() is not None)
    assert [told[0] for told in maker.made[-1].told if told[0] in ("open", "show")] == ["open", "show"]
    other = EarlierFile(desk, InlineRunner(), Theme(), maker, FORUM, 1)
    other.begin()
    other._making._slices.advance()
    other.close_file()
    assert not other._making._slices.running
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(other)
    assert len(maker.made) == 1
