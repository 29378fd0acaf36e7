"""What viewers are told of citations of all criteria, and the keys that are passed on to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import PagePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.workspace.citation_marks import MarkIndex
from assessor_app.gui.workspace.viewer_keys import ViewerKeys
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from tests.support.desk_for_workspace import MemoryDesk, RecordingView
from tests.support.pdf_readers import SECONDS, Reader, book_pdf, reading
from tests.support.portfolio import CITATIONS, cited, opened
from tests.support.runner import InlineRunner
from tests.support.workspace import Workspace

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class MarkedView(RecordingView):
    """Keeps the marks it was given last."""

    def __init__(self, artifact: Artifact) -> None:
        super().__init__(artifact)
        self.marks: tuple[Mark, ...] = ()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self.marks = tuple(marks)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    yield from reading(qtbot)


def shelf_of(view: Reader) -> ViewerShelf:
    shelf = ViewerShelf(MemoryDesk(opened()), InlineRunner(), MarkedView)
    shelf.addWidget(view.view)
    shelf.setCurrentWidget(view.view)
    return shelf


def test_every_citation_of_a_file_is_a_mark_and_those_in_hand_are_current() -> None:
    marks = MarkIndex(opened()).marks("eo1.b")["art-plan"]
    assert [(mark.place, mark.label) for mark in marks if mark.current] == [
        (PagePlace(11, 11), "1.b"),
        (PagePlace(13, 14), "1.b"),
    ]
    assert [mark.place for mark in marks if mark.label == "1.a"] == [PagePlace(2, 2), PagePlace(6, 8)]
    assert [mark.label for mark in marks] == sorted(mark.label for mark in marks)


def test_a_place_cited_twice_for_one_criterion_is_one_mark_and_a_problem_is_none() -> None:
    twice = cited("p. 3", "art-plan", PagePlace(2, 2))
    index = MarkIndex(replace(opened(), citations={"eo1.a": (twice, twice, cited("p. 99", "art-plan"))}))
    assert index.marks("") == {"art-plan": (Mark(PagePlace(2, 2), "1.a"),)}


def test_viewers_are_told_anew_when_another_criterion_is_taken_in_hand(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    made: list[MarkedView] = []

    def make(artifact: Artifact) -> MarkedView:
        made.append(MarkedView(artifact))
        return made[-1]

    workspace.evidence.shelf._views = make
    workspace.page.close_assignment()
    workspace.open("asg-1")
    workspace.page.select("eo1.b")
    plan = next(view for view in made if view.artifact.id == "art-plan")
    assert {mark.label for mark in plan.marks if mark.current} == {"1.b"}
    workspace.page.select("eo1.a")
    assert {mark.label for mark in plan.marks if mark.current} == {"1.a"}
    assert {mark.label for mark in plan.marks} >= {"1.a", "1.b"}
    assert CITATIONS


def test_find_and_back_are_passed_on_to_a_viewer_that_can(reader: Reader) -> None:
    shelf = shelf_of(reader)
    reader.qtbot.addWidget(shelf)
    shelf.resize(900, 700)
    with reader.qtbot.waitActive(shelf):
        shelf.show()
        shelf.activateWindow()
    reader.open(book_pdf())
    keys = ViewerKeys(shelf)
    keys.find()
    assert not reader.view.find_bar.isHidden()
    reader.qtbot.keyClicks(reader.view.find_bar.find_box, "zebra")
    reader.qtbot.waitUntil(reader.found, timeout=SECONDS)
    keys.find_next()
    assert reader.view.current_page() == 11
    keys.find_previous()
    assert reader.view.current_page() == 3
    keys.go_back()
    assert reader.view.current_page() == 0
    keys.go_forward()
    assert reader.view.current_page() == 3
    reader.view.setParent(None)


def test_a_viewer_that_cannot_is_left_alone(qtbot: QtBot) -> None:
    workspace = Workspace(qtbot, opened())
    workspace.page.select("eo1.b")
    told = list(workspace.view("art-plan").told)
    workspace.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    workspace.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    workspace.press(Qt.Key.Key_F3)
    assert workspace.view("art-plan").told == told
