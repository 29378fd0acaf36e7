"""Five steps that point at real widgets, reachable by keyboard, over at a key, and never again unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.tour.first_tour import FirstTour
from assessor_app.gui.tour.tour import SEEN, Tour
from tests.support.scripted_desk import ScriptedDesk
from tests.support.whole_window import ROWS, Stage

Key = Qt.Key


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, ScriptedDesk(rows=ROWS))
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    yield stage
    stage.close()


def tour_of(stage: Stage) -> Tour:
    found = stage.window.findChild(Tour)
    assert isinstance(found, Tour)
    return found


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_help_offers_it_and_each_step_points_at_what_it_speaks_of(stage: Stage, qtbot: QtBot) -> None:
    stage.window.commands.fill()
    entry = next(
        action
        for menu in stage.window.commands.findChildren(QMenu)
        for action in menu.actions()
        if action.text() == "Tour"
    )
    entry.trigger()
    tour = tour_of(stage)
    pages, seen = stage.window.desk_pages, []
    for step in range(5):
        stage.settle()
        assert tour.place == step
        # the workspace may still be in the making
        qtbot.waitUntil(lambda step=step: tour._steps[step].target() is not None)  # type: ignore[misc]
        stage.settle()
        target = tour._steps[step].target()
        assert target is not None
        assert target.isVisible()
        where = QRect(target.mapTo(stage.window, QPoint()), target.size())
        assert tour.mark._hole.intersects(where)
        card = tour.card.geometry()
        assert stage.window.rect().contains(card)
        seen.append(pages.front)
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert seen == ["queue", "workspace", "workspace", "workspace", "workspace"]
    assert not tour.running
    assert stage.window.desk_pages.workspace_page.isAncestorOf(QApplication.focusWidget())


def test_tab_stays_in_the_card_back_goes_back_and_esc_ends(stage: Stage) -> None:
    stage.window.overlays.show_tour()
    tour = tour_of(stage)
    assert focused() == "next_button"
    seen = set()
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.add(focused())
    assert seen == {"next_button", "skip_button"}, "there is no way back from the first step"
    tour.go_on()
    tour.card.back_button.setFocus()
    QTest.keyClick(tour.card.back_button, Key.Key_Space)
    assert (tour.place, stage.window.desk_pages.front) == (0, "queue")
    assert focused() == "next_button"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_2)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not tour.running


def test_keys_of_the_desk_do_nothing_behind_it(stage: Stage) -> None:
    stage.window.desk_pages.open_assignment("asg-1")
    page = stage.window.desk_pages.workspace_page
    page.select("eo1.b")
    stage.window.overlays.show_tour()
    tour_of(stage).go_on()
    before = stage.desk.submissions.opened.assessment.score("eo1.b")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_2)
    assert stage.desk.submissions.opened.assessment.score("eo1.b") == before


def test_coming_back_to_the_window_gives_the_keyboard_to_the_card(stage: Stage) -> None:
    stage.window.overlays.show_tour()
    tour = tour_of(stage)
    stage.window.rail.findChildren(QAbstractButton)[0].setFocus()
    QApplication.sendEvent(stage.window, QEvent(QEvent.Type.WindowActivate))
    stage.qtbot.waitUntil(lambda: focused() == "next_button")
    assert tour.running


def test_files_of_what_is_shown_are_fetched_meanwhile(qtbot: QtBot, theme: Theme) -> None:
    desk = ScriptedDesk(rows=tuple(row for row in ROWS if row.status == "not_downloaded"))
    stage = Stage(qtbot, theme, desk)
    stage.window.driver.sync()
    asked: list[str] = []
    stage.window.driver.download_waiting.connect(asked.append)
    stage.window.overlays.show_tour()
    tour_of(stage).go_on()
    assert asked == [desk.rows[0].assignment_id]
    stage.close()


def test_an_empty_queue_is_no_obstacle(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, theme, ScriptedDesk(rows=()))
    stage.window.overlays.show_tour()
    tour = tour_of(stage)
    for _ in range(4):
        tour.go_on()
        stage.settle()
        assert stage.window.rect().contains(tour.card.geometry())
    tour.go_on()
    assert not tour.running
    stage.close()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_card_fits_into_a_small_window(stage: Stage, theme: Theme, scale: int) -> None:
    theme.set_text_scale(scale)
    stage.window.overlays.show_tour()
    tour = tour_of(stage)
    for _ in range(5):
        stage.settle()
        assert stage.window.rect().contains(tour.card.geometry())
        label = tour.card.sentence_label
        assert label.height() >= label.heightForWidth(label.width())
        tour.go_on()


def test_it_comes_by_itself_once(stage: Stage) -> None:
    FirstTour(stage.window)
    stage.window.driver.synced.emit(None)
    assert tour_of(stage).running
    tour_of(stage).end()
    FirstTour(stage.window)
    stage.window.driver.synced.emit(None)
    assert not tour_of(stage).running
    stage.window.memory.save()
    assert stage.desk.shell.state[SEEN]
