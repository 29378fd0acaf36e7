"""The queue tells whether a submission is ready to fly, and has looked at what nobody looked at yet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from assessor_app.errors import VaultError
from assessor_app.gui.arrivals import Arrivals
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.queue.queue_model import Column, QueueRole
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import Cancel, ProgressCall, QueueRow, Readiness, SyncProgress
from tests.support.runner import HeldRunner, InlineRunner
from tests.support.scripted_desk import LOOKED_AT, ScriptedDesk, queue_row

# the offscreen platform has no window manager to tell or ask
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
UNSEEN = Readiness(3, 3, 0)
ROWS = (
    queue_row("READY-1", due_days=1),
    queue_row("REMARK-2", due_days=2, readiness=replace(LOOKED_AT, faults=("password",), resolved=10, unresolved=2)),
    queue_row("UNSEEN-3", due_days=3, readiness=UNSEEN),
    queue_row("ABSENT-4", due_days=4, status="not_downloaded"),
)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QueuePage:
    return shown(qtbot, theme, ScriptedDesk(rows=ROWS))


def shown(qtbot: QtBot, theme: Theme, desk: ScriptedDesk) -> QueuePage:
    made = QueuePage(desk, InlineRunner(), theme)
    qtbot.addWidget(made)
    made.resize(1316, 400)
    made.show()
    made.refresh()
    return made


def cell(page: QueuePage, row: int, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return page.table.model().index(row, Column.READY).data(role)


def words(page: QueuePage) -> list[str]:
    return [cell(page, row) for row in range(page.table.model().rowCount())]


# ---- what a cell tells ------------------------------------------------------------------------------------------


def test_each_state_has_its_words_and_remarks_are_told_in_full(page: QueuePage) -> None:
    assert words(page) == ["Ready", "Ready with remarks", "Not checked yet", "Not downloaded"]
    hint = cell(page, 1, Qt.ItemDataRole.ToolTipRole).splitlines()
    assert hint[:2] == ["1 file cannot be shown: locked with a password", "2 citations lead nowhere"]
    assert hint[2].startswith("Checked ")
    said = cell(page, 1, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Ready to fly: Ready with remarks. 1 file cannot be shown")
    assert "All 12 citations lead to their places." in cell(page, 0, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("readiness", "told"),
    [
        (replace(LOOKED_AT, faults=("damaged", "damaged", "empty")), "2 files cannot be shown: damaged"),
        (replace(LOOKED_AT, faults=("damaged", "damaged", "empty")), "1 file cannot be shown: empty"),
        (replace(LOOKED_AT, unresolved=1), "1 citation leads nowhere"),
    ],
)
def test_remarks_are_counted_by_their_kind(qtbot: QtBot, theme: Theme, readiness: Readiness, told: str) -> None:
    page = shown(qtbot, theme, ScriptedDesk(rows=(queue_row("A-1", readiness=readiness),)))
    assert told in cell(page, 0, Qt.ItemDataRole.ToolTipRole).splitlines()


def test_a_running_check_tells_its_numbers_and_a_download_comes_before_it(page: QueuePage) -> None:
    page.show_check(SyncProgress("checking", "Checking", 3, 8, "unseen-3"))
    assert words(page)[2] == "Checking 3 of 8"
    assert cell(page, 2, QueueRole.READY) == ("checking", 0.375)
    page.show_waiting("unseen-3")
    assert words(page)[2] == "Waiting"
    page.show_progress(SyncProgress("downloading", "Downloading", 50_000_000, 100_000_000, "absent-4"))
    assert (words(page)[3], cell(page, 3, QueueRole.READY)) == ("Downloading", ("downloading", 0.5))


def test_it_sorts_by_how_ready_and_is_found_by_the_filter(page: QueuePage) -> None:
    page.table.sortByColumn(Column.READY, Qt.SortOrder.AscendingOrder)
    assert words(page) == ["Not downloaded", "Not checked yet", "Ready with remarks", "Ready"]
    page.filter_box.setText("remarks")
    assert words(page) == ["Ready with remarks"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_state_differs_in_shape_and_not_only_in_colour(page: QueuePage, theme: Theme, mode: Any) -> None:
    theme.set_mode(mode)
    page.table.clearSelection()
    page.table.setCurrentIndex(page.table.model().index(-1, -1))
    page.show_check(SyncProgress("checking", "Checking", 1, 2, "unseen-3"))
    ground = theme.color("panel").lightnessF()
    shapes = {badge(page, theme, row, ground) for row in range(4)}
    assert len(shapes) == 4


def badge(page: QueuePage, theme: Theme, row: int, ground: float) -> tuple[bool, ...]:
    """The badge as ink or ground, without its colours."""
    box = page.table.visualRect(page.table.model().index(row, Column.READY))
    side = theme.px(28)
    image = page.table.viewport().grab(QRect(box.left(), box.top() + 4, side, box.height() - 8)).toImage()
    points = [(x, y) for y in range(image.height()) for x in range(image.width())]
    return tuple(abs(QColor(image.pixel(x, y)).lightnessF() - ground) > 0.2 for x, y in points)


# ---- who has it checked -----------------------------------------------------------------------------------------


@pytest.fixture
def crew(qtbot: QtBot, theme: Theme) -> Iterator[Callable[..., tuple[QueuePage, SyncDriver]]]:
    """A queue, its driver and what joins them."""
    drivers: list[SyncDriver] = []

    def build(desk: ScriptedDesk, runner: TaskRunner | None = None) -> tuple[QueuePage, SyncDriver]:
        used = runner or InlineRunner()
        page = QueuePage(desk, used, theme)
        qtbot.addWidget(page)
        notices = NoticeBar()
        notices.dress(theme)
        qtbot.addWidget(notices)
        driver = SyncDriver(desk, used, page)
        Arrivals(page, driver, notices)
        drivers.append(driver)
        return page, driver

    yield build
    for driver in drivers:
        driver.stop()


def come_to_rest(driver: SyncDriver) -> None:
    """As if the desk had stood idle for a while."""
    timer = driver.checks.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    timer.stop()
    timer.timeout.emit()


def test_nothing_is_checked_before_the_desk_has_come_to_rest_and_then_everything(crew: Any) -> None:
    desk = ScriptedDesk(rows=ROWS)
    page, driver = crew(desk)
    page.refresh()
    assert desk.called("check_artifacts") == 0
    driver.start()
    page.refresh()
    assert (desk.called("check_artifacts"), driver.checks.busy) == (0, True)
    come_to_rest(driver)
    assert desk.called("check_artifacts") == 1
    assert words(page)[2] == "Ready"


def test_what_a_download_brings_is_checked_at_once(crew: Any) -> None:
    desk = ScriptedDesk(rows=(queue_row("NEW-1", status="not_downloaded"),))
    page, driver = crew(desk)
    driver.start()
    come_to_rest(driver)
    page.refresh()
    desk.rows = (replace(desk.rows[0], status="ready", local_bytes=desk.rows[0].size, readiness=UNSEEN),)
    page.end_download("new-1")
    assert desk.called("check_artifacts") == 2
    assert words(page) == ["Ready"]


def test_a_check_that_is_left_unfinished_is_not_begun_again_and_again(crew: Any) -> None:
    desk = ScriptedDesk(rows=(queue_row("NEW-1", readiness=UNSEEN),))
    desk.failures["check_artifacts"] = VaultError("The disk is full.", "Free some space.")
    page, driver = crew(desk)
    told: list[str] = []
    driver.failed.connect(told.append)
    driver.start()
    come_to_rest(driver)
    for _ in range(3):
        page.refresh()
    assert desk.called("check_artifacts") == 2
    assert told == ["The disk is full. Free some space."] * 2
    desk.rows = (replace(desk.rows[0], readiness=Readiness(3, 3, 1)),)
    page.refresh()
    assert desk.called("check_artifacts") == 3


def test_a_running_check_is_stopped_from_the_menu_and_at_the_end(crew: Any, qtbot: QtBot) -> None:
    stopped: list[bool] = []

    def look(progress: ProgressCall, cancel: Cancel) -> None:
        progress(SyncProgress("checking", "Checking", 1, 8, "unseen-3"))
        until_stopped(cancel)
        stopped.append(cancel())

    desk, runner = ScriptedDesk(rows=ROWS, during={"check_artifacts": look}), TaskRunner()
    page, driver = crew(desk, runner)
    page.show()
    with qtbot.waitSignal(page.loaded):
        page.refresh()
    driver.start()
    come_to_rest(driver)
    qtbot.waitUntil(lambda: words(page)[2] == "Checking 1 of 8")
    place = page.table.visualRect(page.table.model().index(2, Column.CODE)).center()
    page.table.customContextMenuRequested.emit(QPoint(place))
    (action,) = [one for menu in page.findChildren(QMenu) for one in menu.actions() if one.text() == "Stop checking"]
    with qtbot.waitSignal(driver.checks.ended):
        action.trigger()
    assert stopped == [True]
    assert words(page)[2] == "Not checked yet"
    driver.stop()
    assert runner.shutdown(60)


def until_stopped(cancel: Cancel) -> None:
    """On the check lane: until somebody says stop."""
    pause = threading.Event()
    while not cancel():
        pause.wait(0.01)


def test_whoever_signs_in_while_the_last_check_still_ends_gets_a_look_at_everything(crew: Any) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), HeldRunner()
    _page, driver = crew(desk, runner)
    driver.start()
    come_to_rest(driver)
    driver.stop()
    driver.start()
    come_to_rest(driver)
    assert [lane for lane, _ in runner.held].count("check") == 1
    runner.release()
    assert desk.called("check_artifacts") >= 2
    assert desk.rows[2].readiness == LOOKED_AT


def test_opening_and_scoring_do_not_wait_for_a_check(crew: Any, qtbot: QtBot) -> None:
    desk, runner = ScriptedDesk(rows=ROWS), TaskRunner()
    desk.during["check_artifacts"] = lambda _progress, cancel: until_stopped(cancel)
    page, driver = crew(desk, runner)
    driver.start()
    come_to_rest(driver)
    qtbot.waitUntil(lambda: desk.called("check_artifacts") == 1)
    with qtbot.waitSignal(page.loaded):
        page.refresh()
    answered: list[str] = []
    for lane in ("store", "media", "net"):
        runner.run(lane, lambda lane=lane: lane, lambda found, _error: answered.append(found), page)
    qtbot.waitUntil(lambda: sorted(answered) == ["media", "net", "store"])
    driver.stop()
    assert runner.shutdown(60)


def test_two_thousand_rows_are_shown_with_their_readiness(qtbot: QtBot, theme: Theme) -> None:
    rows: tuple[QueueRow, ...] = tuple(queue_row(f"ROW-{number}", due_days=number % 90) for number in range(2000))
    page = shown(qtbot, theme, ScriptedDesk(rows=rows))
    assert page.table.model().rowCount() == 2000
    assert set(words(page)) == {"Ready"}
