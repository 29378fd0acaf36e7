"""What is built a step at a time: the window is answered between steps, and nothing half built is left behind."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.gui.slices import Slices, Steps
from assessor_app.gui.spare_pane import SparePane
from assessor_app.gui.theme import Theme
from tests.support.scripted_desk import ScriptedDesk
from tests.support.shell import ROWS, Open


class _Counted:
    """Five steps, each written down."""

    def __init__(self) -> None:
        self.taken: list[int] = []

    def make(self) -> Steps:
        for number in range(5):
            self.taken.append(number)
            yield


def test_the_loop_turns_between_two_steps(qtbot: QtBot) -> None:
    counted, owner = _Counted(), QObject()
    seen: list[int] = []
    beat = QTimer(owner)
    beat.timeout.connect(lambda: seen.append(len(counted.taken)))
    slices = Slices(counted.make, owner)
    beat.start(0)
    slices.begin()
    assert not counted.taken, "nothing at once"
    qtbot.waitSignal(slices.finished).wait()
    beat.stop()
    assert counted.taken == [0, 1, 2, 3, 4]
    assert {1, 2, 3, 4} <= set(seen)


def test_a_step_at_leisure_does_not_lengthen_the_turn_of_the_loop_in_which_it_comes_due(qtbot: QtBot) -> None:
    counted, owner = _Counted(), QObject()
    slices = Slices(counted.make, owner)
    slices.begin(3_600_000)
    slices._timer.timeout.emit()
    assert not counted.taken
    qtbot.waitUntil(lambda: counted.taken == [0] or slices._put_off > 0)
    slices._timer.timeout.emit()
    slices.stop()
    qtbot.waitUntil(lambda: not slices._poise.isActive())
    assert len(counted.taken) <= 1


def test_what_is_wanted_at_once_is_finished_without_a_step_taken_twice(qtbot: QtBot) -> None:
    counted, owner = _Counted(), QObject()
    slices = Slices(counted.make, owner)
    slices.advance()
    slices.advance()
    assert (counted.taken, slices.running) == ([0, 1], True)
    with qtbot.waitSignal(slices.finished):
        slices.finish()
    assert (counted.taken, slices.running) == ([0, 1, 2, 3, 4], False)


def test_a_step_that_fails_is_told_and_ends_the_making(qtbot: QtBot) -> None:
    def fail() -> Steps:
        yield
        raise ValueError("no")

    owner = QObject()
    slices = Slices(fail, owner)
    with qtbot.captureExceptions() as met:
        slices.begin()
        qtbot.waitUntil(lambda: not slices.running)
    assert [kind for kind, _error, _trace in met] == [ValueError]


def test_a_pane_taken_is_followed_by_the_next_until_the_window_closes(qtbot: QtBot, theme: Theme) -> None:
    owner = QObject()
    spare = SparePane(theme, owner)
    for _step in spare.prepare():
        pass
    first = spare.take()
    qtbot.addWidget(first)
    qtbot.waitUntil(lambda: spare._whole)
    kept = spare._pane
    assert kept is not None
    assert kept is not first
    spare.end()
    QApplication.sendPostedEvents(kept, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(kept)


def test_whoever_goes_elsewhere_while_the_workspace_is_built_stays_there(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    pages = window.desk_pages
    pages.open_assignment("lvm-2418")
    assert pages.front == "queue"
    pages.show_settings()
    qtbot.waitUntil(lambda: pages.late.workspace is not None)
    assert (pages.front, pages.assignment_id) == ("settings", "")


def test_a_sign_out_leaves_nothing_half_built(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    late = window.desk_pages.late
    late.hurry_workspace()
    qtbot.waitUntil(lambda: bool(late._begun))
    half = late._begun[0]
    window.desk_pages.put_away()
    QApplication.sendPostedEvents(half, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(half)
    assert late.workspace is None


def test_pages_are_built_behind_a_desk_that_nobody_sees_as_well(open_window: Open, qtbot: QtBot) -> None:
    # locked while they are built, for one: a page made under what is hidden is told so before it is whole
    window = open_window(ScriptedDesk(rows=ROWS))
    late = window.desk_pages.late
    window.hide()
    with qtbot.waitSignal(late.warmed):
        late.warm()
    assert late.review is not None


def test_pages_are_built_at_leisure_without_being_asked_for(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(ScriptedDesk(rows=ROWS))
    pages = window.desk_pages
    with qtbot.waitSignal(pages.late.warmed):
        pages.late.warm()
    assert pages.late.review is not None
    assert pages.late.workspace is pages.workspace_page
    assert pages.front == "queue"
