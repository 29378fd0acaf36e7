"""One assessor at two laptops: what both changed is laid together, or waits on one page until the assessor chooses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from assessor_app.credentials.hub_token import load_token
from assessor_app.demo.robot import Robot
from assessor_app.gui.conflicts.conflicts_page import ConflictsPage
from assessor_app.gui.conflicts.sync_history_page import SyncHistoryPage
from assessor_app.workflows.sign_in import sign_in
from tests.journeys.conftest import Desk
from tests.support.laptop import Laptop, open_laptop
from tests.support.signed_in import key_file

pytestmark = [pytest.mark.timeout(240), pytest.mark.qt_log_ignore("propagateSizeHints")]
CODE = "SPA-1203"


@contextmanager
def other_laptop(desk: Desk) -> Iterator[Laptop]:
    """The same assessor's, without a window."""
    with desk.watch.away(), open_laptop(desk.folder / "travel", desk.hub.url, filled=False) as laptop:
        keys = key_file(laptop)
        sign_in(laptop.shelf.vault, keys, desk.hub.url, "assessor", desk.password("assessor"))
        laptop.token = load_token(keys, desk.hub.url) or ""
        laptop.sync()
        yield laptop


def synced(robot: Robot, conflicts: int) -> None:
    """Go on syncing, and wait until that many conflicts are told and nothing else waits."""
    robot.window.driver.start()
    robot.wait_for(
        lambda: robot.window.status is not None and robot.window.status.conflicts == conflicts,
        f"{conflicts} conflicts",
    )


def settle_page(robot: Robot) -> ConflictsPage:
    pages = robot.window.desk_pages
    robot.wait_for(lambda: pages.front == "conflicts", "the page of conflicts")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ConflictsPage)
    robot.wait_for(lambda: bool(page.view.conflicts), "the conflicts")
    return page


def keys(page: ConflictsPage, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(page.line_list, key)


def test_two_laptops_agree_and_the_lead_sees_that_a_choice_was_made(desk: Desk) -> None:
    robot = desk.arrive()
    opened = robot.open(CODE)
    at = opened.assignment.id
    first, second = [one.id for one in opened.credential.scorables() if one.criterion is not None][:2]
    levels = [one.id for one in opened.credential.scorable(first).scale.levels]
    with other_laptop(desk) as travel:
        # different parts: laid together without a word
        robot.choose(first)
        robot.press(Qt.Key.Key_1)
        robot.wait_for(lambda: robot.shown_mark() == levels[0], "the mark")
        robot.sync()
        travel.sync()
        travel.edit(first, levels[0], "from the train", at)
        travel.sync()
        robot.press(Qt.Key.Key_2)
        robot.wait_for(lambda: robot.shown_mark() == levels[1], "the other mark")
        robot.wait_for(lambda: not robot.page.busy, "“Saved”")
        robot.sync()
        robot.wait_for(lambda: robot.shown_comment() == "from the train", "what was written on the train")
        assert robot.shown_mark() == levels[1]
        travel.sync()
        assert travel.score(first, at).mark == levels[1]
        # both changed the same: it waits; the desk hears nothing while it is written
        robot.window.driver.stop()
        robot.wait_for(lambda: not robot.window.driver.busy, "the end of what is under way")
        for scorable, mine, theirs in ((first, "desk, first", "train, first"), (second, "desk, second", "train")):
            travel.edit(scorable, levels[1], theirs, at)
            robot.choose(scorable)
            robot.press(Qt.Key.Key_2)
            robot.press(Qt.Key.Key_C)
            robot.type_text("comment_editor", mine)
            robot.press(Qt.Key.Key_Escape)
            robot.wait_for(lambda: not robot.page.busy, "“Saved”")
        travel.sync()
        synced(robot, 2)
        # the review says so, and leads there
        robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        robot.wait_for(lambda: robot.window.desk_pages.front == "review", "the review")
        review = robot.window.desk_pages.review_page
        robot.wait_for(lambda: bool(ways(review)), "the way to settle")
        QTest.mouseClick(ways(review)[0], Qt.MouseButton.LeftButton)
        page = settle_page(robot)
        robot.wait_for(lambda: len(page.view.conflicts[0].theirs_written) > 0, "when it was written there")
        assert not page.settle_button.isEnabled()
        keys(page, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_3)
        robot.click_button(page.settle_button)
        robot.wait_for(robot.all_sent, "everything sent")
        travel.sync()
        assert (travel.score(first, at).comment, travel.score(second, at).comment) == ("desk, first", "train")
        assert not travel.operations(at)
        robot.wait_for(lambda: len(page.view.settled) == 3, "what was settled, one of it by itself")
        robot.click_button(page.history_button)
        history = robot.window.pages.currentWidget()
        assert isinstance(history, SyncHistoryPage)
        robot.wait_for(lambda: bool(history.run_list.lines.entries()), "the history")
        newest = [line.title for _, line in history.item_list.lines.entries()]
        assert any("choice" in title for title in newest)
    desk.leave()
    lead = desk.arrive("lead")
    lead.click_button(lead.window.progress_button)
    lead.wait_for(lambda: lead.window.desk_pages.front == "progress", "the progress of all")
    progress = lead.window.desk_pages.progress_page
    assert progress is not None
    lead.wait_for(lambda: bool(progress.rows), "the rows")
    assert [(row.code, row.choices) for row in progress.rows if row.choices] == [(CODE, 2)]
    progress.table.selectRow(next(n for n in range(len(progress.rows)) if row_code(progress, n) == CODE))
    lead.wait_for(lambda: "two laptops" in lead.find(QLabel, "step_label").text(), "the word about the choices")


def row_code(progress: object, place: int) -> str:
    table = progress.table  # type: ignore[attr-defined]
    return str(table.model().index(place, 0).data())


def ways(review: object) -> list[QPushButton]:
    found = review.missing_list.findChildren(QPushButton)  # type: ignore[attr-defined]
    return [one for one in found if one.text() == "Settle" and one.isVisible()]
